//! Keys and pauses, as a dial string writes them.

use std::fmt;
use std::str::FromStr;

use crate::document::Millis;
use crate::menu::Key;

/// How long a `,` waits, in milliseconds: as in a dial string (3GPP TS 27.007's `,`, the
/// `insertDTMF` of W3C WebRTC 1.0).
pub const COMMA_MS: u64 = 2_000;

/// Keys and pauses, read once: `1,,3` presses 1, waits four seconds, presses 3. `{1.5s}` waits
/// exactly so long, and `{at 1.5s}1` presses 1 so long after the answer, whatever is being said: also within
/// words that must be heard, where no other key is pressed. Spaces and dashes only please the eye.
///
/// ```
/// use phonetree_core::script::DialString;
///
/// let keys: DialString = "1,,3 {500ms} #".parse()?;
/// assert_eq!(keys.keys().map(|key| key.to_string()).collect::<String>(), "13#");
/// assert_eq!(keys.to_string(), "1,,3 {500ms} #");
///
/// let wrong = "1x3".parse::<DialString>().unwrap_err();
/// assert!(wrong.to_string().starts_with("`x` is not a key"));
/// # Ok::<(), phonetree_core::script::DialError>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DialString {
    written: String,
    parts: Vec<DialPart>,
}

/// A part of a dial string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::script) enum DialPart {
    /// A key.
    Press(Key),
    /// A key at a moment of the call: so many milliseconds after the answer.
    PressAt(u64, Key),
    /// So many milliseconds without one.
    Pause(u64),
}

/// Why a text is not a dial string.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DialError {
    /// This is neither a key nor a pause.
    NotAKey(char),
    /// `{` begins a pause that does not end.
    OpenPause,
    /// What stands in braces is not a length of time.
    NotALength {
        /// What stands there.
        pause: String,
        /// What is wrong with it.
        why: String,
    },
    /// A moment, `{at 1.5s}`, with no key right after it.
    NoKeyAtMoment(String),
}

impl DialString {
    /// The keys alone, in order.
    pub fn keys(&self) -> impl Iterator<Item = Key> {
        self.parts.iter().filter_map(|part| match part {
            DialPart::Press(key) | DialPart::PressAt(_, key) => Some(*key),
            DialPart::Pause(_) => None,
        })
    }

    pub(in crate::script) fn parts(&self) -> &[DialPart] {
        &self.parts
    }
}

impl FromStr for DialString {
    type Err = DialError;

    fn from_str(written: &str) -> Result<Self, DialError> {
        let mut parts = Vec::new();
        // A moment that waits for its key.
        let mut moment: Option<(u64, &str)> = None;
        let no_key = |(_, moment): (u64, &str)| DialError::NoKeyAtMoment(moment.to_owned());
        let mut rest = written.chars();
        while let Some(c) = rest.next() {
            match (c, Key::from_char(c)) {
                (_, Some(key)) => parts.push(match moment.take() {
                    Some((ms, _)) => DialPart::PressAt(ms, key),
                    None => DialPart::Press(key),
                }),
                (',' | '{', None) if moment.is_some() => {
                    return Err(moment.map_or(DialError::OpenPause, no_key));
                }
                (',', None) => parts.push(DialPart::Pause(COMMA_MS)),
                ('{', None) => {
                    let (pause, after) =
                        rest.as_str().split_once('}').ok_or(DialError::OpenPause)?;
                    let at = pause.trim_start().strip_prefix("at ").map(str::trim);
                    let length = at.unwrap_or(pause);
                    let Millis(ms) = Millis::parse(length).map_err(|why| {
                        DialError::NotALength { pause: length.to_owned(), why: why.to_string() }
                    })?;
                    match at {
                        Some(at) => moment = Some((ms, at)),
                        None => parts.push(DialPart::Pause(ms)),
                    }
                    rest = after.chars();
                }
                (' ' | '-', None) => {}
                _ => return Err(DialError::NotAKey(c)),
            }
        }
        moment.map_or(Ok(()), |moment| Err(no_key(moment)))?;
        Ok(Self { written: written.to_owned(), parts })
    }
}

/// As it was written.
impl fmt::Display for DialString {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl fmt::Display for DialError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAKey(c) => write!(
                f,
                "`{c}` is not a key: write 0-9 * #, `,` to wait two seconds, and `{{1.5s}}` to wait that long"
            ),
            Self::OpenPause => f.write_str("`{` begins a pause that does not end: write `{1.5s}`"),
            Self::NoKeyAtMoment(moment) => {
                write!(f, "`{{at {moment}}}` needs a key right after it: write `{{at {moment}}}1`")
            }
            Self::NotALength { pause, why } => write!(f, "the pause `{pause}` {why}"),
        }
    }
}

impl std::error::Error for DialError {}
