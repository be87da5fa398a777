//! Telephone numbers.

mod plan;

use std::fmt;

pub(crate) use plan::Planned;

use crate::language::EXTENSION_WORDS;

/// A telephone number that can be dialed: kept as it was written, compared as ITU-T E.164.
#[derive(Clone, Debug)]
pub struct PhoneNumber {
    written: Box<str>,
    /// Country code and national number, digits only (E.164: at most 15).
    digits: Box<str>,
    /// What is dialed once somebody, or a machine, has answered.
    extension: Option<Box<str>>,
}

impl PhoneNumber {
    /// Reads a number in any usual way of writing: `+18007904661`, `1-800-790-4661`,
    /// `(866) 752-4737`, `tel:+1-202-555-0142`.
    ///
    /// A number without `+` is one of the North American plan (country code 1): ten digits, or
    /// eleven that begin with 1, whose area code and exchange begin with 2-9. After `+`, the country code may be
    /// followed by the `(0)` that is dialed within the country alone: `+44 (0)20 7946 0958`.
    ///
    /// An extension comes last, in any usual way: `ext. 107`, `x107`, `#107`, `;ext=107`, `poste 107`, `anexo 107`.
    ///
    /// # Errors
    /// What is wrong, as a phrase that fits after the text read.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        let body = text.trim();
        let body = body.strip_prefix("tel:").unwrap_or(body);
        let (body, extension) = without_extension(body)?;
        let body = &without_trunk_zero(body);
        if let Some(c) = body.chars().find(|c| !(c.is_ascii_digit() || "+-. ()".contains(*c))) {
            return Err(PhoneNumberError::NoSuchCharacter(c));
        }
        let digits: String = body.chars().filter(char::is_ascii_digit).collect();
        let digits = match (body.starts_with('+'), digits.len()) {
            (true, 7..=15) | (false, 11) => digits,
            (true, n) => return Err(PhoneNumberError::OutsideE164(n)),
            (false, 10) => format!("1{digits}"),
            (false, n) => return Err(PhoneNumberError::OutsideThePlan(n)),
        };
        if let Some(national) = digits.strip_prefix('1') {
            let begins_well = |at: usize| national.as_bytes().get(at).is_some_and(|d| *d >= b'2');
            if national.len() != 10 || !begins_well(0) || !begins_well(3) {
                return Err(PhoneNumberError::NotNorthAmerican);
            }
        } else if !body.starts_with('+') {
            return Err(PhoneNumberError::NoLeadingOne);
        }
        let extension = extension.map(Into::into);
        Ok(Self { written: text.trim().into(), digits: digits.into(), extension })
    }

    /// The number as its file writes it.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// Country code and national number: digits only, without `+`.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The extension: digits only.
    pub fn extension(&self) -> Option<&str> {
        self.extension.as_deref()
    }

    /// The national number where it is free to call: area code 800, 833, 844, 855, 866, 877 or 888.
    pub fn is_toll_free(&self) -> bool {
        const AREAS: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];
        self.digits.strip_prefix('1').is_some_and(|rest| AREAS.contains(&&rest[..3]))
    }
}

/// A number, and the extension after it.
fn without_extension(text: &str) -> Result<(&str, Option<&str>), PhoneNumberError> {
    let ends = text.find(|c: char| !(c.is_ascii_digit() || "+-. ()".contains(c)));
    let Some(ends) = ends else { return Ok((text, None)) };
    let (number, rest) = text.split_at(ends);
    // A word in brackets, or a hyphen before it, is not of the number.
    let number = number.trim_end_matches(['(', '-', ' ', '.']);
    let has_number = number.bytes().filter(u8::is_ascii_digit).count() >= 7;
    let rest = rest.trim_end_matches([')', ' ']);
    let digits = rest.len() - rest.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (word, extension) = rest.split_at(digits);
    let word = word.trim_matches([' ', ',', ';', '.', ':', '=', '(']).to_lowercase();
    let is_word = EXTENSION_WORDS.contains(&word.as_str());
    match (has_number && is_word, extension.len()) {
        (true, 1..=MOST_EXTENSION_DIGITS) => Ok((number, Some(extension))),
        (true, _) => Err(PhoneNumberError::NoExtension),
        (false, _) => {
            let strange = rest.chars().find(|c| !c.is_ascii_digit());
            Err(PhoneNumberError::NoSuchCharacter(strange.unwrap_or(' ')))
        }
    }
}

/// The most digits of an extension.
const MOST_EXTENSION_DIGITS: usize = 11;

/// `+44 (0)20` is `+44 20`: the zero is dialed within the country alone. Not in Italy, where it is kept.
fn without_trunk_zero(text: &str) -> std::borrow::Cow<'_, str> {
    let Some((before, after)) = text.split_once("(0)") else { return text.into() };
    let code: String = before.chars().filter(char::is_ascii_digit).collect();
    let is_code = before.starts_with('+') && (1..=3).contains(&code.len());
    match is_code && !["39", "378", "379"].contains(&code.as_str()) {
        true => format!("{before}{after}").into(),
        false => text.into(),
    }
}

/// Why a text can't be read as a [`PhoneNumber`], as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PhoneNumberError {
    /// No number has this character.
    NoSuchCharacter(char),
    /// The word for an extension, without one of 1 to 11 digits.
    NoExtension,
    /// So many digits after a `+`: ITU-T E.164 allows 7 to 15.
    OutsideE164(usize),
    /// So many digits without a `+`: the North American plan has 10, or 11 with the leading 1.
    OutsideThePlan(usize),
    /// The area code or the exchange begins with 0 or 1.
    NotNorthAmerican,
    /// Eleven digits without a `+` begin with the 1 of the North American plan.
    NoLeadingOne,
}

impl fmt::Display for PhoneNumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoSuchCharacter(c) if c.is_alphabetic() => write!(
                f,
                "has `{c}`, which is in no phone number; write digits, and an extension at the end: \"+1-202-555-0142 ext. 107\""
            ),
            Self::NoSuchCharacter(c) => write!(f, "has `{c}`, which is in no phone number"),
            Self::NoExtension => write!(
                f,
                "has no extension of 1 to {MOST_EXTENSION_DIGITS} digits at its end; write \"+1-202-555-0142 ext. 107\""
            ),
            Self::OutsideE164(n) => write!(f, "has {n} digits; ITU-T E.164 allows 7 to 15"),
            Self::OutsideThePlan(n) => write!(
                f,
                "has {n} digits; write 10, or 11 with the leading 1, or `+` and the country code"
            ),
            Self::NotNorthAmerican => f.write_str(
                "is not a North American number: 1, then area code, exchange and four digits",
            ),
            Self::NoLeadingOne => {
                f.write_str("has 11 digits but no leading 1; write `+` and the country code")
            }
        }
    }
}

impl std::error::Error for PhoneNumberError {}

/// E.164 with its `+`: `+18007904661`.
impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "+{}", self.digits)
    }
}

impl PartialEq for PhoneNumber {
    fn eq(&self, other: &Self) -> bool {
        self.digits == other.digits && self.extension == other.extension
    }
}

impl Eq for PhoneNumber {}

#[cfg(test)]
mod tests {
    use super::PhoneNumber;

    #[test]
    fn every_usual_way_of_writing_is_the_same_number() {
        for text in ["1-800-790-4661", "(800) 790-4661", "+18007904661", "tel:+1 800.790.4661"] {
            assert_eq!(PhoneNumber::parse(text).unwrap().to_string(), "+18007904661", "{text}");
        }
    }

    #[test]
    fn an_extension_is_read_in_every_usual_way() {
        for text in [
            "+1-202-555-0142 ext. 107",
            "+1-202-555-0142 ext 107",
            "(202) 555-0142 Ext.107",
            "202-555-0142x107",
            "202.555.0142 x 107",
            "1-202-555-0142, extension 107",
            "1-202-555-0142 (ext. 107)",
            "1-202-555-0142 - ext. 107",
            "+1 202 555 0142 #107",
            "+12025550142,,107",
            "tel:+1-202-555-0142;ext=107",
            "+1 202 555 0142 poste 107",
            "+1 202 555 0142 anexo 107",
            "+1 202 555 0142 extensión 107",
            "+1 202 555 0142 int. 107",
        ] {
            let number = PhoneNumber::parse(text).unwrap_or_else(|wrong| panic!("{text} {wrong}"));
            assert_eq!(number.to_string(), "+12025550142", "{text}");
            assert_eq!(number.extension(), Some("107"), "{text}");
        }
    }

    #[test]
    fn the_zero_in_brackets_is_not_dialed_from_abroad() {
        let number = |text: &str| PhoneNumber::parse(text).unwrap().to_string();
        assert_eq!(number("+44 (0)20 7946 0958"), "+442079460958");
        assert_eq!(number("+44(0)20 7946 0958 ext. 7"), "+442079460958");
        assert_eq!(number("+39 (0)6 1234 5678"), "+390612345678", "in Italy it is");
    }

    #[test]
    fn what_nobody_can_dial_is_an_error() {
        for text in [
            "",
            "1-800",
            "1-800-790-466",
            "0-800-790-4661",
            "1-100-790-4661",
            "+12345",
            "44",
            "202-555-0142 ext.",
            "202-555-0142 ask 7",
            "ext. 107",
            "1-800-FLOWERS",
        ] {
            assert!(PhoneNumber::parse(text).is_err(), "{text}");
        }
    }
}
