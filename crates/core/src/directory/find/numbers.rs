//! Numbers and addresses in what was asked: anyone who has one of them wants to know whose it is.

use crate::menu::PhoneNumber;

/// A number or an address that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Direct {
    /// Digits only, without the 1 of the North American plan.
    Number(String),
    /// In small letters.
    Email(String),
}

/// Fewer digits than these are not a number, but a word.
const FEWEST_DIGITS: usize = 7;

impl Direct {
    /// Takes the numbers and addresses out of what was asked; what is left is words.
    pub(super) fn take_from(asked: &str) -> (Vec<Self>, String) {
        // A number and nothing else may have an extension.
        if let Ok(number) = PhoneNumber::parse(asked.trim_end_matches('?')) {
            return (vec![Self::Number(digits(number.digits()))], String::new());
        }
        let (mut found, mut words) = (Vec::new(), String::new());
        let mut rest = asked;
        while let Some(c) = rest.chars().next() {
            let number = rest.find(|c: char| !(c.is_ascii_digit() || "+-. ()".contains(c)));
            let number = &rest[..number.unwrap_or(rest.len())];
            let digits = digits(number);
            if digits.len() >= FEWEST_DIGITS && !words.ends_with(char::is_alphanumeric) {
                found.push(Self::Number(digits));
                words.push(' ');
                rest = &rest[number.len()..];
                continue;
            }
            words.push(c);
            rest = &rest[c.len_utf8()..];
        }
        let mut kept = Vec::new();
        for word in words.split_whitespace() {
            match word.contains('@') {
                true => found.push(Self::Email(email(word))),
                false => kept.push(word),
            }
        }
        (found, kept.join(" "))
    }

    /// How like it is to one of a menu, from 0 to 1.
    pub(super) fn likeness(&self, known: &str) -> f64 {
        let (written, most_errors) = match self {
            Self::Number(number) => (number, 1),
            Self::Email(email) => (email, 2),
        };
        match strsim::osa_distance(written, known) {
            0 => 1.0,
            // The number without its area code.
            _ if matches!(self, Self::Number(_)) && known.ends_with(written.as_str()) => 0.95,
            errors if errors <= most_errors => 0.9 - 0.1 * errors as f64,
            // The name is right, and what follows the @ is not.
            _ if written.split('@').next() == known.split('@').next() => 0.6,
            _ => 0.0,
        }
    }
}

/// The digits of a number, without the 1 of the North American plan.
pub(super) fn digits(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    // No area code and no other country's code begins with 1.
    digits.strip_prefix('1').map_or(digits.clone(), str::to_owned)
}

/// An address in small letters, without what a sentence puts around it.
pub(super) fn email(address: &str) -> String {
    let address = address.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    address.strip_prefix("mailto:").unwrap_or(&address).to_owned()
}

#[cfg(test)]
mod tests {
    use super::Direct;

    #[test]
    fn numbers_and_addresses_are_taken_out_of_a_sentence() {
        let number = Direct::Number("8007904661".to_owned());
        let email = Direct::Email("amt@kp.org".to_owned());
        for (asked, found, words) in [
            ("1-800-790-4661", vec![number.clone()], ""),
            ("1-800-790-4661 ext. 107", vec![number.clone()], ""),
            ("who is (800) 790 4661?", vec![number.clone()], "who is ?"),
            ("write to AMT@kp.org.", vec![email.clone()], "write to"),
            ("tel:+18007904661 or amt@kp.org", vec![number, email], "tel: or"),
            ("the A-5500 form", vec![], "the A-5500 form"),
        ] {
            assert_eq!(Direct::take_from(asked), (found, words.to_owned()), "{asked}");
        }
    }
}
