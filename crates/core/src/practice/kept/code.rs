//! The result of a session as a short code, to be pasted into a message or read out.
//!
//! Base 32 as Douglas Crockford wrote it down: no letter that looks like a digit, upper or lower case,
//! hyphens anywhere. A CRC-32 over all of it finds every slip of up to six letters in a row.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use crc::{CRC_32_ISO_HDLC, Crc, NoTable};

use super::past::Past;

/// With what every code begins.
const BEGINS: &str = "PT";
/// The layout of the bytes.
const VERSION: u8 = 1;
/// The longest name or title in a code, in bytes.
const LONGEST: usize = 60;
/// Letters to a group.
const GROUP: usize = 5;
/// The kinds of drills, by their number in a code.
const KINDS: [&str; 6] = ["course", "guided", "listening", "clock", "traps", "quiz"];

/// Finds slips. A code is short: it needs no table, which a page would carry.
const SUM: Crc<u32, NoTable> = Crc::<u32, NoTable>::new(&CRC_32_ISO_HDLC);

/// How a session of a trainee went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultCode {
    /// The session.
    pub session: Past,
    /// Which menu, by a number made from its title.
    menu: u16,
}

/// Why a text is not the code of a result, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum CodeError {
    /// It does not begin as one.
    NoCode,
    /// A letter is missing, wrong or in another place.
    Slip,
    /// Another version of this program wrote it.
    Newer,
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoCode => "this is not a result code: a code begins with PT-",
            Self::Slip => "this result code has a slip in it: a letter is wrong, missing or in another place; copy it again",
            Self::Newer => "this result code is of a newer phonetree",
        })
    }
}

impl std::error::Error for CodeError {}

/// The letters of a code, five bits each.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bytes as letters. The last letter is filled up with zeros.
fn letters(bytes: &[u8]) -> Vec<u8> {
    let bit = |at: usize| bytes.get(at / 8).is_some_and(|byte| byte >> (7 - at % 8) & 1 == 1);
    let value =
        |n: usize| (n * 5..n * 5 + 5).fold(0, |value, at| value << 1 | usize::from(bit(at)));
    (0..(bytes.len() * 8).div_ceil(5)).map(|n| LETTERS[value(n)]).collect()
}

/// Letters as bytes; `None` where one is not a letter of a code, or the last is not filled up with zeros.
fn bytes_of(letters: &str) -> Option<Vec<u8>> {
    let values: Option<Vec<usize>> = letters.chars().map(value).collect();
    let values = values?;
    let bit = |at: usize| values.get(at / 5).is_some_and(|value| value >> (4 - at % 5) & 1 == 1);
    let (whole, all) = (values.len() * 5 / 8, values.len() * 5);
    let byte = |n: usize| (n * 8..n * 8 + 8).fold(0, |byte, at| byte << 1 | u8::from(bit(at)));
    let filled = all - whole * 8 < 5 && !(whole * 8..all).any(bit);
    filled.then(|| (0..whole).map(byte).collect())
}

/// What a letter stands for; one that looks like a digit is that digit.
fn value(letter: char) -> Option<usize> {
    let letter = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    LETTERS.iter().position(|it| char::from(*it) == letter)
}

impl ResultCode {
    /// The code of a session with a menu. A long name is cut.
    pub fn new(session: Past, menu: &str) -> Self {
        Self { session, menu: number_of(menu) }
    }

    /// Whether it is about a menu of this title.
    pub fn is_about(&self, menu: &str) -> bool {
        self.menu == number_of(menu)
    }

    fn bytes(&self) -> Vec<u8> {
        let Past { trainee, kind, course, pass, wanted, began, drills, points } = &self.session;
        let minutes = u32::try_from(began.timestamp().max(0) / 60).unwrap_or(u32::MAX);
        let kind = KINDS.iter().position(|name| name == kind).unwrap_or(KINDS.len());
        let small = |number: u32| u16::try_from(number).unwrap_or(u16::MAX).to_be_bytes();
        let mut bytes = vec![VERSION];
        bytes.extend(self.menu.to_be_bytes());
        bytes.extend(minutes.to_be_bytes());
        bytes.push(u8::try_from(kind).unwrap_or(u8::MAX));
        bytes.push(pass.map_or(u8::MAX, |pass| u8::try_from(pass.min(100)).unwrap_or(100)));
        bytes.extend(small(*wanted));
        bytes.extend(small(*drills));
        bytes.extend(points.to_be_bytes());
        for text in [trainee.as_str(), course.as_deref().unwrap_or_default()] {
            let text = cut(text);
            bytes.push(u8::try_from(text.len()).unwrap_or(0));
            bytes.extend(text.bytes());
        }
        bytes.extend(SUM.checksum(&bytes).to_be_bytes());
        bytes
    }

    fn of(bytes: &[u8]) -> Option<Self> {
        let mut rest = Rest(bytes);
        let menu = u16::from_be_bytes(rest.take()?);
        let minutes = u32::from_be_bytes(rest.take()?);
        let [kind, pass] = rest.take()?;
        let wanted = u32::from(u16::from_be_bytes(rest.take()?));
        let drills = u32::from(u16::from_be_bytes(rest.take()?));
        let points = u32::from_be_bytes(rest.take()?);
        let (trainee, course) = (rest.text()?, rest.text()?);
        let sound = rest.0.is_empty()
            && !trainee.is_empty()
            && points <= drills * 100
            && (pass <= 100 || pass == u8::MAX);
        let session = Past {
            trainee,
            kind: KINDS.get(usize::from(kind)).map_or("other", |kind| kind).to_owned(),
            course: (!course.is_empty()).then_some(course),
            pass: (pass <= 100).then_some(u32::from(pass)),
            wanted,
            began: DateTime::<Utc>::from_timestamp(i64::from(minutes) * 60, 0)?,
            drills,
            points,
        };
        sound.then_some(Self { session, menu })
    }
}

/// `PT-04T6B-0DVC0-...`
impl fmt::Display for ResultCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(BEGINS)?;

        letters(&self.bytes())
            .chunks(GROUP)
            .try_for_each(|group| write!(f, "-{}", String::from_utf8_lossy(group)))
    }
}

impl FromStr for ResultCode {
    type Err = CodeError;

    fn from_str(text: &str) -> Result<Self, CodeError> {
        let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
        let begins = kept.get(..BEGINS.len()).is_some_and(|it| it.eq_ignore_ascii_case(BEGINS));
        if !begins {
            return Err(CodeError::NoCode);
        }
        let bytes = bytes_of(&kept[BEGINS.len()..]).ok_or(CodeError::Slip)?;
        let (body, sum) = bytes.split_last_chunk::<4>().ok_or(CodeError::Slip)?;
        if SUM.checksum(body).to_be_bytes() != *sum {
            return Err(CodeError::Slip);
        }
        match body.split_first() {
            Some((&VERSION, rest)) => Self::of(rest).ok_or(CodeError::Slip),
            Some(_) => Err(CodeError::Newer),
            None => Err(CodeError::Slip),
        }
    }
}

/// What is left to be read.
struct Rest<'b>(&'b [u8]);

impl Rest<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>()?;
        self.0 = rest;
        Some(*taken)
    }

    fn text(&mut self) -> Option<String> {
        let [length] = self.take()?;
        let (text, rest) = self.0.split_at_checked(usize::from(length))?;
        self.0 = rest;
        let text = String::from_utf8(text.to_owned()).ok()?;
        (!text.contains(char::is_control)).then_some(text)
    }
}

/// A number made from a title.
fn number_of(title: &str) -> u16 {
    let [.., a, b] = SUM.checksum(title.as_bytes()).to_be_bytes();
    u16::from_be_bytes([a, b])
}

/// As much of a text as a code has room for.
fn cut(text: &str) -> &str {
    let end = (0..=LONGEST.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::{CodeError, ResultCode};
    use crate::practice::Past;

    fn code() -> ResultCode {
        let began = chrono::DateTime::from_timestamp(1_795_000_020, 0).unwrap();
        let session = Past {
            trainee: "Ana María".to_owned(),
            kind: "course".to_owned(),
            course: Some("First week".to_owned()),
            pass: Some(80),
            wanted: 10,
            began,
            drills: 10,
            points: 865,
        };
        ResultCode::new(session, "A menu")
    }

    #[test]
    fn a_code_says_who_did_what_and_how_well() {
        let text = code().to_string();
        assert!(text.starts_with("PT-") && text.len() < 100, "{text}");
        let read: ResultCode = text.parse().unwrap();
        assert_eq!(read.session.trainee, "Ana María");
        assert_eq!((read.session.average(), read.session.passed()), (87, true));
        assert!(read.is_about("A menu") && !read.is_about("Another menu"));
    }

    #[test]
    fn a_code_may_be_written_as_people_write() {
        let text = code().to_string();
        let spelled = text.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
        let read: ResultCode = spelled.parse().unwrap();
        assert_eq!(read.to_string(), text);
    }

    #[test]
    fn every_slip_of_a_letter_is_found_and_every_two_that_changed_places() {
        let text = code().to_string();
        let letters: Vec<char> = text.chars().filter(|c| *c != '-').collect();
        let read = |letters: &[char]| letters.iter().collect::<String>().parse::<ResultCode>();
        assert!(read(&letters).is_ok());
        for at in 2..letters.len() {
            for other in "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().filter(|c| *c != letters[at]) {
                let mut wrong = letters.clone();
                wrong[at] = other;
                assert!(read(&wrong).is_err(), "{at} {other}");
            }
            let mut short = letters.clone();
            short.remove(at);
            assert_eq!(read(&short), Err(CodeError::Slip), "{at} is missing");
            let mut swapped = letters.clone();
            let next = (at + 1).min(letters.len() - 1);
            swapped.swap(at, next);
            assert_eq!(read(&swapped).is_ok(), letters[at] == letters[next], "{at}");
        }
    }

    #[test]
    fn what_is_no_code_is_told_apart_from_one_with_a_slip() {
        for text in ["", "P", "history.jsonl", "é"] {
            assert_eq!(text.parse::<ResultCode>(), Err(CodeError::NoCode), "{text}");
        }
        assert_eq!("PT-".parse::<ResultCode>(), Err(CodeError::Slip));
        assert_eq!("PT-UUUUU".parse::<ResultCode>(), Err(CodeError::Slip));
    }
}
