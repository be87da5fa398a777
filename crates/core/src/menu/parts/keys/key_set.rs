//! Keys that may be pressed at one place of a pattern.

use super::key::Key;

/// Keys that may be pressed: any one of those on the keypad.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct KeySet(u16);

impl KeySet {
    /// X: `0`-`9`.
    pub const DIGITS: Self = Self(0b11_1111_1111);
    /// Every key.
    pub const ALL: Self = Self(0b1111_1111_1111);
    /// Z: `1`-`9`.
    pub(super) const FROM_ONE: Self = Self(Self::DIGITS.0 & !1);
    /// N: `2`-`9`.
    pub(super) const FROM_TWO: Self = Self(Self::DIGITS.0 & !0b11);

    /// The bit of a key.
    fn bit(key: Key) -> u16 {
        match key.as_char() {
            '*' => 1 << 10,
            '#' => 1 << 11,
            digit => 1 << (digit as u32 - '0' as u32),
        }
    }

    /// This key alone.
    pub fn one(key: Key) -> Self {
        Self(Self::bit(key))
    }

    /// The digits from one to another.
    pub(super) fn digits(from: u8, to: u8) -> Self {
        Self((from..=to).map(|digit| 1 << (digit - b'0')).sum())
    }

    /// Whether a key is one of them.
    pub fn has(self, key: Key) -> bool {
        self.0 & Self::bit(key) != 0
    }

    /// The keys of this set and of another.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether no key is in both.
    pub(super) fn is_apart(self, other: Self) -> bool {
        self.0 & other.0 == 0
    }

    /// The keys, in the order 0-9 * #.
    pub fn keys(self) -> impl Iterator<Item = Key> {
        "0123456789*#".chars().filter_map(Key::from_char).filter(move |key| self.has(*key))
    }

    /// How many they are.
    pub fn len(self) -> usize {
        self.0.count_ones() as usize
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}
