//! Telephone numbers.

use std::fmt;

/// A telephone number that can be dialed: kept as it was written, compared as ITU-T E.164.
#[derive(Clone, Debug)]
pub struct PhoneNumber {
    written: Box<str>,
    /// Country code and national number, digits only (E.164: at most 15).
    digits: Box<str>,
}

impl PhoneNumber {
    /// Reads a number in any usual way of writing: `+18007904661`, `1-800-790-4661`,
    /// `(866) 752-4737`, `tel:+1-202-555-0142`.
    ///
    /// A number without `+` is one of the North American plan (country code 1): ten digits, or
    /// eleven that begin with 1, whose area code and exchange begin with 2-9.
    ///
    /// # Errors
    /// What is wrong, as a phrase that fits after the text read.
    pub fn parse(text: &str) -> Result<Self, PhoneNumberError> {
        let body = text.trim();
        let body = body.strip_prefix("tel:").unwrap_or(body);
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
        Ok(Self { written: text.trim().into(), digits: digits.into() })
    }

    /// The number as its file writes it.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// Country code and national number: digits only, without `+`.
    pub fn digits(&self) -> &str {
        &self.digits
    }

    /// The national number where it is free to call: area code 800, 833, 844, 855, 866, 877 or 888.
    pub fn is_toll_free(&self) -> bool {
        const AREAS: [&str; 7] = ["800", "833", "844", "855", "866", "877", "888"];
        self.digits.strip_prefix('1').is_some_and(|rest| AREAS.contains(&&rest[..3]))
    }
}

/// Why a text can't be read as a [`PhoneNumber`], as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PhoneNumberError {
    /// No number has this character.
    NoSuchCharacter(char),
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
            Self::NoSuchCharacter(c) => write!(f, "has `{c}`, which is in no phone number"),
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
        self.digits == other.digits
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
    fn what_nobody_can_dial_is_an_error() {
        for text in
            ["", "1-800", "1-800-790-466", "0-800-790-4661", "1-100-790-4661", "+12345", "44"]
        {
            assert!(PhoneNumber::parse(text).is_err(), "{text}");
        }
    }
}
