//! Words as people type them: taken apart, without what says nothing, and with their stems.

use std::collections::{HashMap, HashSet};

use rust_stemmers::Stemmer;

use crate::language::{Locale, Reading, plain};

/// A word: as written, in small letters, and what all its forms have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) written: String,
    /// "bill" of "bills" and "billing", by Porter's rules (snowballstem.org), in each language.
    pub(super) stems: Vec<String>,
    /// Whether it says little, whatever the errand: "call", "someone".
    pub(super) weak: bool,
    /// Whether it is something to do with a thing, whatever the thing: "order", "renew".
    pub(super) doing: bool,
    /// The groups of related words that it is in.
    pub(super) groups: Vec<usize>,
}

/// Takes texts apart into words of the languages of a tree.
pub(super) struct Reader {
    stemmers: Vec<Stemmer>,
    silent: HashSet<String>,
    weak: HashSet<String>,
    /// By stem.
    doing: HashSet<String>,
    /// By stem.
    groups: HashMap<String, Vec<usize>>,
    endings: Vec<&'static str>,
}

/// What makes a word its opposite, in every language that is known here.
pub(super) const NEGATION: &str = "non";

/// What does the same before a word: "not urgent". By itself it says nothing.
pub(super) const NOT: &str = "not";

impl Reader {
    /// A reader for some languages.
    pub(super) fn new(locales: &[&'static Locale]) -> Self {
        let readings = || locales.iter().map(|locale| &locale.reading);
        let words_of = |list: fn(&Reading) -> &'static str| {
            let words = readings().flat_map(|reading| list(reading).split_whitespace());
            words.map(plain).collect::<HashSet<String>>()
        };
        let mut reader = Self {
            stemmers: readings().map(|reading| (reading.stemmer)()).collect(),
            silent: words_of(|reading| reading.silent),
            weak: words_of(|reading| reading.weak),
            doing: HashSet::new(),
            groups: HashMap::new(),
            endings: readings().flat_map(|reading| reading.endings).copied().collect(),
        };
        let doing = words_of(|reading| reading.doing);
        reader.doing = doing.iter().flat_map(|word| reader.stems(word)).collect();
        for (group, words) in readings().flat_map(|reading| reading.related).enumerate() {
            let stems = words.split(' ').flat_map(|word| reader.stems(&plain(word)));
            for stem in stems.collect::<Vec<_>>() {
                reader.groups.entry(stem).or_default().push(group);
            }
        }
        reader
    }

    /// The words of a text that mean something, in order. Letters and digits are words of their
    /// own: "A-5500" and "a5500" are the same.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut words: Vec<String> = Vec::new();
        for part in parts(&plain(text)) {
            let one_letter = part.chars().nth(1).is_none() && !part.contains(char::is_numeric);
            if one_letter || self.silent.contains(&part) {
                continue;
            }
            // "non-urgent" is one word: half of it would be its opposite.
            match words.last_mut().filter(|last| *last == NEGATION) {
                Some(last) => last.push_str(&part),
                None => words.push(part),
            }
        }
        words.into_iter().map(|word| self.word(word)).collect()
    }

    /// One word, put together from parts that stand beside each other.
    pub(super) fn word(&self, written: String) -> Word {
        let stems = self.stems(&written);
        let groups = stems.iter().filter_map(|stem| self.groups.get(stem)).flatten().copied();
        Word {
            groups: groups.collect(),
            weak: self.weak.contains(&written),
            doing: stems.iter().any(|stem| self.doing.contains(stem)),
            stems,
            written,
        }
    }

    fn stems(&self, written: &str) -> Vec<String> {
        let mut stems: Vec<String> = Vec::new();
        for stemmer in &self.stemmers {
            let stem = stemmer.stem(written).into_owned();
            if !stems.contains(&stem) {
                stems.push(stem);
            }
        }
        stems
    }

    /// Whether one of two words is the beginning of the other, and a form of it: what is left is an
    /// ending ("pay" of "payment"), or the shorter is long ("auth" of "authorization"). "Add" begins
    /// no "address".
    pub(super) fn is_form(&self, asked: &Word, written: &Word) -> bool {
        const LONG_ENOUGH: usize = 4;
        let (asked, written) = (&*asked.written, &*written.written);
        let (short, long) =
            if asked.len() < written.len() { (asked, written) } else { (written, asked) };
        let Some(rest) = long.strip_prefix(short) else { return false };
        let letters = short.chars().count();
        // Only what was asked for may be cut short.
        let cut = letters >= LONG_ENOUGH && short == asked;
        cut || letters + 1 >= LONG_ENOUGH && self.endings.contains(&rest)
    }
}

impl Word {
    /// Whether it is the opposite of another: "nonurgent" of "urgent".
    pub(super) fn is_opposite_of(&self, other: &Self) -> bool {
        self.written.strip_prefix(NEGATION) == Some(other.written.as_str())
    }

    /// Whether it is a number: "5500".
    pub(super) fn is_number(&self) -> bool {
        self.written.contains(char::is_numeric)
    }

    /// Whether it is a number that is too long for a count or a day, and is not a year: "1099".
    pub(super) fn is_long_number(&self) -> bool {
        let year = self.written.parse::<u32>().is_ok_and(|it| (1900..2100).contains(&it));
        self.is_number() && self.written.len() >= 4 && !year
    }
}

/// Letters that stand together, and digits that do. What follows an apostrophe is an ending.
fn parts(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut last: Option<char> = None;
    for c in text.chars() {
        let goes_on = last.is_some_and(|last| last.is_numeric() == c.is_numeric());
        if !goes_on || !c.is_alphanumeric() {
            parts.push(std::mem::take(&mut part));
        }
        if c.is_alphanumeric() {
            part.push(c);
        }
        last = (c.is_alphanumeric() || c == '\'').then_some(c);
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::{Locale, Reader};

    #[test]
    fn letters_and_digits_are_words_of_their_own() {
        let reader = Reader::new(&[Locale::ENGLISH]);
        let words = |text: &str| -> Vec<String> {
            reader.words(text).into_iter().map(|word| word.written).collect()
        };
        assert_eq!(words("Schedule an A-5500 form/report"), ["schedule", "5500", "form", "report"]);
        assert_eq!(words("a5500"), ["5500"]);
        assert_eq!(words("the member's bill"), ["member", "bill"]);
        assert_eq!(words("a non-urgent comment"), ["nonurgent", "comment"]);
        assert_eq!(words("our bill doesn't match"), ["bill", "match"]);
    }
}
