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
/// How like a word is of which the beginning was asked for.
pub(super) const BEGUN: f64 = 0.9;

impl Word {
    /// Whether it is the opposite of another: "nonurgent" of "urgent".
    pub(super) fn is_opposite_of(&self, other: &Self) -> bool {
        self.written.strip_prefix(NEGATION) == Some(other.written.as_str())
    }

    /// Whether it is the beginning of another, and not a word of its own: what is left is an ending
    /// ("pay" of "payment"), or it is long ("auth" of "authorization"). "Add" begins no "address".
    fn begins(&self, other: &Self) -> bool {
        const LONG_ENOUGH: usize = 4;
        let Some(rest) = other.written.strip_prefix(&self.written) else { return false };
        let letters = self.written.chars().count();
        letters >= LONG_ENOUGH || letters + 1 == LONG_ENOUGH && ENDINGS.contains(&rest)
    }
}

/// What makes another form of a word, where the stem is not the same.
const ENDINGS: &[&str] = &["able", "er", "ers", "ing", "ment", "ments", "or", "ors"];

/// How like a word that was asked for is to one that is written, from 0 to 1.
pub(super) fn likeness(asked: &Word, written: &Word) -> f64 {
    if asked.written == written.written {
        return 1.0;
    }
    if asked.stem == written.stem {
        return 0.97;
    }
    let letters = asked.written.chars().count();
    if asked.begins(written) {
        return BEGUN;
    }
    // Digits are never nearly right.
    let most_errors = match letters {
        _ if asked.written.contains(char::is_numeric) => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    // Words of quite another length need not be compared letter by letter.
    if asked.stem.len().abs_diff(written.stem.len()) > 4 * most_errors {
        return 0.0;
    }
    let errors = strsim::osa_distance(&asked.written, &written.written)
        .min(strsim::osa_distance(&asked.stem, &written.stem).max(1));
    match errors {
        _ if errors > most_errors => 0.0,
        1 => 0.85,
        _ => 0.7,
    }
}

#[cfg(test)]
mod tests {
    use super::{Locale, Reader, likeness};

    fn like(asked: &str, written: &str) -> f64 {
        let reader = Reader::new(Locale::ENGLISH);
        likeness(&reader.words(asked)[0], &reader.words(written)[0])
    }

    #[test]
    fn forms_of_a_word_are_alike_and_errors_nearly() {
        assert!(like("bills", "billing") > 0.95);
        assert!(like("reconciling", "Reconcile") > 0.95);
        assert!((0.8..0.9).contains(&like("recieve", "receive")));
        assert!((0.6..0.9).contains(&like("reinstatemnet", "reinstatement")));
        assert!(like("auth", "authorization") > 0.85);
        assert!(like("pay", "payments") > 0.85);
    }

    #[test]
    fn other_words_are_other_words() {
        for (asked, written) in
            [("form", "forum"), ("plan", "claims"), ("fax", "tax"), ("5500", "5501")]
        {
            assert!(like(asked, written) < 0.9, "{asked} {written}");
        }
        assert!(like("fax", "tax").abs() < f64::EPSILON);
        assert!(like("add", "address").abs() < f64::EPSILON);
        assert!(like("urgent", "non-urgent").abs() < f64::EPSILON);
        assert!(like("5500", "5501").abs() < f64::EPSILON);
    }

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
