//! Words as people type them: in any form, and not always rightly.

use rust_stemmers::Stemmer;

use crate::language::Locale;

/// A word: as written, in small letters, and what all its forms have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) written: String,
    /// "bill" of "bills" and "billing", by Porter's rules (snowballstem.org).
    pub(super) stem: String,
}

/// Takes texts apart into words of one language.
pub(super) struct Reader {
    stemmer: Stemmer,
    silent: &'static [&'static str],
}

impl Reader {
    /// A reader for a language.
    pub(super) fn new(locale: &'static Locale) -> Self {
        let reading = &locale.reading;
        Self { stemmer: Stemmer::create(reading.stemming), silent: reading.silent }
    }

    /// The words of a text that mean something, in order. Letters and digits are words of their
    /// own: "A-5500" and "a5500" are the same.
    pub(super) fn words(&self, text: &str) -> Vec<Word> {
        let mut parts = Vec::new();
        let mut part = String::new();
        let mut last: Option<char> = None;
        for c in text.chars().flat_map(char::to_lowercase) {
            let goes_on = last.is_some_and(|last| last.is_numeric() == c.is_numeric());
            if !goes_on || !c.is_alphanumeric() {
                parts.push(std::mem::take(&mut part));
            }
            if c.is_alphanumeric() {
                part.push(c);
            }
            // "member's" is one word; what follows the apostrophe is an ending.
            last = (c.is_alphanumeric() || c == '\'').then_some(c);
        }
        parts.push(part);
        let means = |word: &String| {
            let one_letter = word.chars().nth(1).is_none() && !word.contains(char::is_numeric);
            !word.is_empty() && !one_letter && !self.silent.contains(&word.as_str())
        };
        let mut words: Vec<String> = Vec::new();
        for word in parts.into_iter().filter(means) {
            // "non-urgent" is one word: half of it would be its opposite.
            match words.last_mut().filter(|last| *last == NEGATION) {
                Some(last) => last.push_str(&word),
                None => words.push(word),
            }
        }
        words.into_iter().map(|word| self.word(word)).collect()
    }

    /// One word, put together from parts that stand beside each other.
    pub(super) fn word(&self, written: String) -> Word {
        Word { stem: self.stemmer.stem(&written).into_owned(), written }
    }
}

/// What makes a word its opposite, in every language that is known here.
pub(super) const NEGATION: &str = "non";

impl Word {
    /// Whether it is the opposite of another: "nonurgent" of "urgent".
    pub(super) fn is_opposite_of(&self, other: &Self) -> bool {
        self.written.strip_prefix(NEGATION) == Some(other.written.as_str())
    }

    /// Whether it is the beginning of another, and not a word of its own: what is left is an ending
    /// ("pay" of "payment"), or it is long ("auth" of "authorization"). "Add" begins no "address".
    pub(super) fn begins(&self, other: &Self) -> bool {
        const LONG_ENOUGH: usize = 4;
        let Some(rest) = other.written.strip_prefix(&self.written) else { return false };
        let letters = self.written.chars().count();
        letters >= LONG_ENOUGH || letters + 1 == LONG_ENOUGH && ENDINGS.contains(&rest)
    }
}

/// What makes another form of a word, where the stem is not the same.
const ENDINGS: &[&str] = &["able", "er", "ers", "ing", "ment", "ments", "or", "ors"];

#[cfg(test)]
mod tests {
    use super::{Locale, Reader};

    #[test]
    fn letters_and_digits_are_words_of_their_own() {
        let reader = Reader::new(Locale::ENGLISH);
        let words = |text: &str| -> Vec<String> {
            reader.words(text).into_iter().map(|word| word.written).collect()
        };
        assert_eq!(words("Schedule an A-5500 form/report"), ["schedule", "5500", "form", "report"]);
        assert_eq!(words("a5500"), ["5500"]);
        assert_eq!(words("the member's bill"), ["member", "bill"]);
        assert_eq!(words("a non-urgent question"), ["nonurgent", "question"]);
    }
}
