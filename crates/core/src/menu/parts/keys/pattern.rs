//! Patterns of keys: many extensions in one word.

use std::fmt;

use super::key::{Key, Keys, MOST_KEYS};
use super::key_set::KeySet;
use super::pattern_error::KeyPatternError;

/// Keys pressed one after the other, or a pattern that many such keys match.
///
/// A pattern is written as in a dialplan of Asterisk, in upper or lower case and with or without its `_`:
/// `X` is any digit, `Z` one of 1-9, `N` one of 2-9, `[0-2]` or `[05]` one of those. A range goes from one
/// number to another with as many digits: `1000-1019`. All keys that match a pattern are equally many.
///
/// ```
/// use phonetree_core::menu::{KeyPattern, Keys};
///
/// let extensions = KeyPattern::parse("1[0-2]X")?;
/// assert!(extensions.matches(&Keys::parse("119").expect("three keys")));
/// assert!(!extensions.matches(&Keys::parse("139").expect("three keys")));
/// # Ok::<(), phonetree_core::menu::KeyPatternError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct KeyPattern {
    written: Box<str>,
    form: Form,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Form {
    /// These keys and no others.
    Plain(Keys),
    /// Any of these rows: for each place the keys that fit there. All rows are equally long.
    Rows(Box<[PatternRow]>),
}

/// For each place the keys that fit there.
type PatternRow = Box<[KeySet]>;

impl KeyPattern {
    /// Reads keys (`12`), a pattern (`1XX`) or a range (`1000-1019`).
    ///
    /// # Errors
    /// What is wrong, as a phrase that fits after the text read.
    pub fn parse(text: &str) -> Result<Self, KeyPatternError> {
        let text = text.trim();
        let body = text.strip_prefix('_').unwrap_or(text);
        if body.is_empty() {
            return Err(KeyPatternError::Empty);
        }
        if !body.contains('[')
            && let Some((from, to)) = body.split_once(['-', '\u{2013}'])
        {
            return Self::range(from.trim(), to.trim());
        }
        let row = row(body)?;
        Ok(match row.iter().all(|set| set.len() == 1) {
            true => Self::from(row.iter().filter_map(|set| set.keys().next()).collect::<Keys>()),
            false => Self {
                written: body.to_ascii_uppercase().into(),
                form: Form::Rows(Box::new([row.into_boxed_slice()])),
            },
        })
    }

    fn range(from: &str, to: &str) -> Result<Self, KeyPatternError> {
        let is_number = |text: &str| text.bytes().all(|c| c.is_ascii_digit()) && !text.is_empty();
        if !is_number(from) || !is_number(to) {
            return Err(KeyPatternError::RangeOfPatterns);
        }
        if from.len() != to.len() {
            return Err(KeyPatternError::RangeLengths(from.len(), to.len()));
        }
        if from.len() > MOST_KEYS {
            return Err(KeyPatternError::TooMany);
        }
        if from > to {
            return Err(KeyPatternError::BackwardRange);
        }
        if from == to {
            return Self::parse(from);
        }
        let rows = span(from.as_bytes(), to.as_bytes());
        let rows = rows.into_iter().map(Vec::into_boxed_slice).collect();
        Ok(Self { written: format!("{from}-{to}").into(), form: Form::Rows(rows) })
    }

    /// The keys, where they are the only ones that match.
    pub fn plain(&self) -> Option<&Keys> {
        match &self.form {
            Form::Plain(keys) => Some(keys),
            Form::Rows(_) => None,
        }
    }

    /// How many keys match it at a time.
    pub fn len(&self) -> usize {
        match &self.form {
            Form::Plain(keys) => keys.len(),
            Form::Rows(rows) => rows.first().map_or(0, |row| row.len()),
        }
    }

    /// Whether it has no keys: never, once it was read.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether these keys match it.
    pub fn matches(&self, keys: &[Key]) -> bool {
        match &self.form {
            Form::Plain(plain) => **plain == *keys,
            Form::Rows(rows) => rows.iter().any(|row| row.len() == keys.len() && begins(row, keys)),
        }
    }

    /// Whether longer keys that begin with these match it.
    pub fn continues(&self, keys: &[Key]) -> bool {
        self.len() > keys.len() && self.begins_with(keys)
    }

    /// Whether these keys, or longer ones that begin with them, match it.
    pub fn begins_with(&self, keys: &[Key]) -> bool {
        match &self.form {
            Form::Plain(plain) => plain.starts_with(keys),
            Form::Rows(rows) => rows.iter().any(|row| begins(row, keys)),
        }
    }

    /// The keys that may follow these.
    pub fn after(&self, keys: &[Key]) -> KeySet {
        let at = keys.len();
        self.rows()
            .filter(|row| begins(row, keys))
            .filter_map(|row| row.get(at).copied())
            .fold(KeySet::default(), KeySet::and)
    }

    /// The first keys that match it.
    pub fn first(&self) -> Keys {
        let row = self.rows().next().unwrap_or_default();
        row.iter().filter_map(|set| set.keys().next()).collect()
    }

    /// How many different keys match it; the greatest number where they are more.
    pub fn count(&self) -> u64 {
        let of_row = |row: PatternRow| {
            row.iter().fold(1u64, |count, set| count.saturating_mul(set.len() as u64))
        };
        self.rows().map(of_row).fold(0, u64::saturating_add)
    }

    /// Keys that match this pattern and begin keys that match the other one: the same keys, or shorter ones.
    pub fn begins(&self, other: &Self) -> Option<Keys> {
        self.rows().find_map(|row| {
            let meets = |other: &PatternRow| {
                other.len() >= row.len() && row.iter().zip(other).all(|(a, b)| !a.is_apart(*b))
            };
            let other = other.rows().find(meets)?;
            let both = |(a, b): (&KeySet, &KeySet)| a.keys().find(|key| b.has(*key));
            row.iter().zip(&other).map(both).collect()
        })
    }

    /// Whether all keys that match another pattern match this one: each way to match that is one of this.
    pub fn covers(&self, other: &Self) -> bool {
        let is_within = |row: &[KeySet], wide: &[KeySet]| {
            row.len() == wide.len()
                && row.iter().zip(wide).all(|(set, wide)| set.and(*wide) == *wide)
        };
        other.rows().all(|row| self.rows().any(|wide| is_within(&row, &wide)))
    }

    /// For each way to match it that begins with these keys, the keys that may come next.
    pub(in crate::menu) fn next_sets(&self, keys: &[Key]) -> Vec<KeySet> {
        let rows = self.rows().filter(|row| begins(row, keys));
        rows.filter_map(|row| row.get(keys.len()).copied()).collect()
    }

    /// The ways to match it: for each place the keys that fit there.
    pub(crate) fn rows(&self) -> impl Iterator<Item = Box<[KeySet]>> + '_ {
        let (plain, rows): (Option<PatternRow>, &[PatternRow]) = match &self.form {
            Form::Plain(keys) => (Some(keys.iter().map(|key| KeySet::one(*key)).collect()), &[]),
            Form::Rows(rows) => (None, rows),
        };
        plain.into_iter().chain(rows.iter().cloned())
    }
}

impl From<Keys> for KeyPattern {
    fn from(keys: Keys) -> Self {
        Self { written: keys.to_string().into(), form: Form::Plain(keys) }
    }
}

/// As it is written, without `_` and in upper case.
impl fmt::Display for KeyPattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

fn begins(row: &[KeySet], keys: &[Key]) -> bool {
    row.len() >= keys.len() && row.iter().zip(keys).all(|(set, key)| set.has(*key))
}

/// The keys of each place of a pattern.
fn row(body: &str) -> Result<Vec<KeySet>, KeyPatternError> {
    let mut row = Vec::new();
    let mut chars = body.chars();
    while let Some(c) = chars.next() {
        row.push(match c.to_ascii_uppercase() {
            'X' => KeySet::DIGITS,
            'Z' => KeySet::FROM_ONE,
            'N' => KeySet::FROM_TWO,
            '[' => {
                let (set, rest) = chars.as_str().split_once(']').ok_or(KeyPatternError::OpenSet)?;
                chars = rest.chars();
                bracketed(set)?
            }
            '.' | '!' | '+' | '?' => return Err(KeyPatternError::AnyLength(c)),
            _ => KeySet::one(Key::from_char(c).ok_or(KeyPatternError::NotAKey(c))?),
        });
        if row.len() > MOST_KEYS {
            return Err(KeyPatternError::TooMany);
        }
    }
    Ok(row)
}

/// `0-2`, `05`, `0-24`: what stands between brackets.
fn bracketed(text: &str) -> Result<KeySet, KeyPatternError> {
    let chars: Vec<char> = text.chars().collect();
    let mut set = KeySet::default();
    let mut rest = chars.as_slice();
    while let [c, after @ ..] = rest {
        let key = Key::from_char(*c).ok_or(KeyPatternError::NotAKey(*c))?;
        rest = after;
        let [dash, to, after @ ..] = rest else {
            set = set.and(KeySet::one(key));
            continue;
        };
        if *dash != '-' {
            set = set.and(KeySet::one(key));
            continue;
        }
        rest = after;
        if !c.is_ascii_digit() || !to.is_ascii_digit() || c > to {
            return Err(KeyPatternError::BackwardSet(*c, *to));
        }
        set = set.and(KeySet::digits(*c as u8, *to as u8));
    }
    if set.is_empty() { Err(KeyPatternError::EmptySet) } else { Ok(set) }
}

/// The numbers from one to another, equally long, as rows.
fn span(from: &[u8], to: &[u8]) -> Vec<Vec<KeySet>> {
    let ([low, from @ ..], [high, to @ ..]) = (from, to) else { return vec![Vec::new()] };
    let after = |set: KeySet, rows: Vec<Vec<KeySet>>| {
        rows.into_iter().map(move |row| [vec![set], row].concat())
    };
    if low == high {
        return after(KeySet::digits(*low, *low), span(from, to)).collect();
    }
    let (mut first, mut last) = (*low, *high);
    let mut rows = Vec::new();
    if from.iter().any(|digit| *digit != b'0') {
        rows.extend(after(KeySet::digits(first, first), span(from, &vec![b'9'; from.len()])));
        first += 1;
    }
    let cut = to.iter().any(|digit| *digit != b'9');
    last -= u8::from(cut);
    if first <= last {
        rows.push([vec![KeySet::digits(first, last)], vec![KeySet::DIGITS; from.len()]].concat());
    }
    if cut {
        rows.extend(after(KeySet::digits(*high, *high), span(&vec![b'0'; to.len()], to)));
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{Key, KeyPattern, KeyPatternError, Keys};

    fn matching(pattern: &str, digits: usize) -> Vec<String> {
        let pattern = KeyPattern::parse(pattern).unwrap();
        let all = (0..10usize.pow(u32::try_from(digits).unwrap())).map(|n| format!("{n:0digits$}"));
        all.filter(|keys| pattern.matches(&Keys::parse(keys).unwrap())).collect()
    }

    #[test]
    fn a_pattern_is_written_as_in_a_dialplan() {
        assert_eq!(matching("_30X", 3), matching("30x", 3));
        assert_eq!(matching("30x", 3).len(), 10);
        assert_eq!(matching("Zn[0-24]", 3).len(), 9 * 8 * 4);
        assert_eq!(KeyPattern::parse("_1xx").unwrap().to_string(), "1XX");
        assert_eq!(KeyPattern::parse("12").unwrap().plain(), Some(&Keys::parse("12").unwrap()));
        assert_eq!(KeyPattern::parse("[1]2").unwrap(), KeyPattern::parse("12").unwrap());
    }

    #[test]
    fn a_range_has_each_number_from_the_first_to_the_last_and_no_other() {
        for (from, to) in
            [(1000, 1019), (123, 456), (100, 199), (7, 9), (109, 110), (5000, 9999), (137, 904)]
        {
            let written = format!("{from}-{to}");
            let digits = to.to_string().len();
            let wanted: Vec<String> = (from..=to).map(|n: u32| n.to_string()).collect();
            assert_eq!(matching(&written, digits), wanted, "{written}");
            assert_eq!(KeyPattern::parse(&written).unwrap().count(), u64::from(to - from + 1));
        }
        assert_eq!(matching("000 - 009", 3).len(), 10);
    }

    #[test]
    fn keys_that_may_follow_are_those_that_lead_to_a_match() {
        let pattern = KeyPattern::parse("119-121").unwrap();
        let after = |typed: &str| {
            let typed: Vec<Key> = typed.chars().filter_map(Key::from_char).collect();
            pattern.after(&typed).keys().map(Key::as_char).collect::<String>()
        };
        assert_eq!((after(""), after("1"), after("11")), ("1".into(), "12".into(), "9".into()));
        assert_eq!(
            (after("12"), after("13"), after("119")),
            ("01".into(), String::new(), String::new())
        );
    }

    #[test]
    fn a_pattern_begins_another_where_the_same_keys_come_first() {
        let begins = |one: &str, other: &str| {
            let parse = |text| KeyPattern::parse(text).unwrap();
            parse(one).begins(&parse(other)).map(|keys| keys.to_string())
        };
        assert_eq!(begins("1", "1XX").as_deref(), Some("1"));
        assert_eq!(begins("NX", "119-121"), None);
        assert_eq!(begins("1X1", "119-121").as_deref(), Some("121"));
        assert_eq!(begins("1XX", "1"), None);
    }

    #[test]
    fn what_is_no_pattern_says_what_to_write() {
        let wrong = |text: &str| KeyPattern::parse(text).unwrap_err();
        assert_eq!(wrong("_"), KeyPatternError::Empty);
        assert_eq!(wrong("1q"), KeyPatternError::NotAKey('q'));
        assert_eq!(wrong("1."), KeyPatternError::AnyLength('.'));
        assert_eq!(wrong("1[0-2"), KeyPatternError::OpenSet);
        assert_eq!(wrong("1[]"), KeyPatternError::EmptySet);
        assert_eq!(wrong("1[5-2]"), KeyPatternError::BackwardSet('5', '2'));
        assert_eq!(wrong("1XX-2XX"), KeyPatternError::RangeOfPatterns);
        assert_eq!(wrong("99-101"), KeyPatternError::RangeLengths(2, 3));
        assert_eq!(wrong("1019-1000"), KeyPatternError::BackwardRange);
        assert_eq!(wrong(&"X".repeat(33)), KeyPatternError::TooMany);
    }
}
