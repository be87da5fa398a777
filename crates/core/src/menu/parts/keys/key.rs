//! Keys of a telephone, and what is pressed with them.

use std::fmt;

use arrayvec::ArrayVec;

/// One key of a telephone: `0`-`9`, `*` (star) or `#` (hash), as on the keypad of ITU-T E.161.
///
/// The letters A-D of ITU-T Q.23 are on no caller's telephone and are not keys here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(u8);

impl Key {
    /// Every key, in the order of the keypad, row by row.
    pub const ALL: [Self; 12] = [
        Self(b'1'),
        Self(b'2'),
        Self(b'3'),
        Self(b'4'),
        Self(b'5'),
        Self(b'6'),
        Self(b'7'),
        Self(b'8'),
        Self(b'9'),
        Self(b'*'),
        Self(b'0'),
        Self(b'#'),
    ];
    /// `#`: ends what is being entered, by convention (ISO/IEC 13714).
    pub const HASH: Self = Self(b'#');
    /// `*`: goes back or clears, by convention (ISO/IEC 13714).
    pub const STAR: Self = Self(b'*');

    /// The key a character stands for, if it stands for one.
    pub const fn from_char(c: char) -> Option<Self> {
        match c {
            '0'..='9' | '*' | '#' => Some(Self(c as u8)),
            _ => None,
        }
    }

    /// The character on the key.
    pub const fn as_char(self) -> char {
        self.0 as char
    }

    /// Whether this is one of `0`-`9`.
    pub const fn is_digit(self) -> bool {
        self.0.is_ascii_digit()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.as_char())
    }
}

/// Why a text can't be read as [`Keys`], as a phrase that fits after the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeysError {
    /// There is no key in it.
    Empty,
    /// This character is on no keypad.
    NotAKey(char),
    /// It has more than [`MOST_KEYS`].
    TooMany,
}

impl fmt::Display for KeysError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty; write one or more of 0-9 * #"),
            Self::NotAKey(c) => {
                write!(f, "has `{c}`, which is on no keypad; write one or more of 0-9 * #")
            }
            Self::TooMany => write!(f, "has more than {MOST_KEYS} keys"),
        }
    }
}

impl std::error::Error for KeysError {}

/// The most keys that one option or one entry may take.
pub const MOST_KEYS: usize = 32;

/// Keys pressed one after the other: those of an option (`12`), or those a caller entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Keys(ArrayVec<Key, MOST_KEYS>);

impl Keys {
    /// Reads one to [`MOST_KEYS`] keys.
    ///
    /// # Errors
    /// What is wrong, as a phrase that fits after the text read: no key, too many, or a
    /// character that is on no keypad.
    pub fn parse(text: &str) -> Result<Self, KeysError> {
        if text.is_empty() {
            return Err(KeysError::Empty);
        }
        let mut keys = Self::default();
        for c in text.chars() {
            let key = Key::from_char(c).ok_or(KeysError::NotAKey(c))?;
            if !keys.push(key) {
                return Err(KeysError::TooMany);
            }
        }
        Ok(keys)
    }

    /// Adds a key; `false` (and nothing added) where there is no room for more.
    #[must_use]
    pub fn push(&mut self, key: Key) -> bool {
        self.0.try_push(key).is_ok()
    }

    /// Forgets all keys.
    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// Takes the key that was pressed first.
    pub fn take_first(&mut self) -> Option<Key> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }
}

/// So many of them as there is room for.
impl FromIterator<Key> for Keys {
    fn from_iter<T: IntoIterator<Item = Key>>(keys: T) -> Self {
        Self(keys.into_iter().take(MOST_KEYS).collect())
    }
}

impl std::ops::Deref for Keys {
    type Target = [Key];
    fn deref(&self) -> &[Key] {
        &self.0
    }
}

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|key| write!(f, "{key}"))
    }
}
