//! Every word of a directory, how much each of them tells, and how like each is to one that is asked for.

use std::collections::HashMap;

use super::words::{NEGATION, Reader, Word};

/// How like a word is to the one asked for, from 0 to 1, by what makes them alike.
const SAME_STEM: f64 = 0.97;
const SAME_BEGINNING: f64 = 0.9;
const ONE_ERROR: f64 = 0.85;
const TWO_ERRORS: f64 = 0.7;
const RELATED: f64 = 0.55;
/// Words that are related to one that is itself in the menu.
const RELATED_TO_KNOWN: f64 = 0.3;

/// What is left of how much a weak word tells.
const WEAK: f64 = 0.3;

/// Every word of every listing, once.
#[derive(Default)]
pub(super) struct Vocabulary {
    words: Vec<Word>,
    by_written: HashMap<String, usize>,
    by_stem: HashMap<String, Vec<usize>>,
    by_group: HashMap<usize, Vec<usize>>,
    /// The places of words that are the opposites of others.
    negated: Vec<usize>,
    /// How much each word tells: words that few listings are called by tell more.
    tells: Vec<f64>,
    /// What a word that only one listing is called by tells.
    most: f64,
}

impl Vocabulary {
    /// The place of a word, which is added if it is new.
    pub(super) fn add(&mut self, word: Word) -> usize {
        if let Some(place) = self.by_written.get(&word.written) {
            return *place;
        }
        let place = self.words.len();
        self.by_written.insert(word.written.clone(), place);
        for stem in &word.stems {
            self.by_stem.entry(stem.clone()).or_default().push(place);
        }
        for group in &word.groups {
            self.by_group.entry(*group).or_default().push(place);
        }
        if word.written.starts_with(NEGATION) {
            self.negated.push(place);
        }
        self.words.push(word);
        place
    }

    /// Weighs every word by the listings that are called by it, each of them given as the places of its
    /// words (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009: the weight of a
    /// word in BM25). Forms of a word are one word.
    pub(super) fn weigh(&mut self, called: &[Vec<usize>]) {
        let mut having: HashMap<&str, usize> = HashMap::new();
        for places in called {
            let mut stems: Vec<&str> = places
                .iter()
                .filter_map(|place| self.words[*place].stems.first())
                .map(|it| &**it)
                .collect();
            stems.sort_unstable();
            stems.dedup();
            for stem in stems {
                *having.entry(stem).or_default() += 1;
            }
        }
        let all = called.len().max(2) as f64;
        let tells = |having: usize| {
            let having = having.max(1) as f64;
            (1.0 + (all - having + 0.5) / (having + 0.5)).ln()
        };
        let of = |word: &Word| {
            let stem = word.stems.first().map_or("", |stem| stem);
            let tells = tells(having.get(stem).copied().unwrap_or(1));
            if word.weak { tells * WEAK } else { tells }
        };
        self.tells = self.words.iter().map(of).collect();
        self.most = tells(1);
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn tells(&self, place: usize) -> f64 {
        self.tells[place]
    }

    /// What a word that only one listing is called by tells.
    pub(super) fn most(&self) -> f64 {
        self.most
    }

    /// Whether a word is there, in any of its forms.
    pub(super) fn has(&self, word: &Word) -> bool {
        word.stems.iter().any(|stem| self.by_stem.contains_key(stem))
    }

    /// The places of the opposites of a word.
    pub(super) fn opposites(&self, word: &Word) -> Vec<usize> {
        let negated = self.negated.iter().copied();
        negated.filter(|place| self.words[*place].is_opposite_of(word)).collect()
    }

    /// The words that are like one that is asked for, and how like each is. Where it has only `begun`,
    /// every word that begins so is.
    pub(super) fn alike(&self, asked: &Word, begun: bool, reader: &Reader) -> Vec<(usize, f64)> {
        let mut alike = Likeness::default();
        for place in asked.stems.iter().filter_map(|stem| self.by_stem.get(stem)).flatten() {
            let same = self.words[*place].written == asked.written;
            alike.put(*place, if same { 1.0 } else { SAME_STEM });
        }
        let known = !alike.is_empty();
        // A word that people know, here or elsewhere, is not a typing error.
        let is_word = known || !asked.groups.is_empty();
        for (place, word) in self.words.iter().enumerate() {
            if begun && word.written.starts_with(&asked.written) {
                alike.put(place, SAME_BEGINNING);
            } else if reader.is_form(asked, word) {
                alike.put(place, if known { RELATED } else { SAME_BEGINNING });
            } else if !is_word {
                alike.put(place, nearly(asked, word));
            }
        }
        let related = if known { RELATED_TO_KNOWN } else { RELATED };
        for place in asked.groups.iter().filter_map(|group| self.by_group.get(group)).flatten() {
            alike.put(*place, related);
        }
        alike.0
    }
}

/// Places of words, and how like each is.
#[derive(Default)]
struct Likeness(Vec<(usize, f64)>);

impl Likeness {
    fn put(&mut self, place: usize, like: f64) {
        match self.0.iter_mut().find(|(known, _)| *known == place) {
            Some((_, known)) => *known = known.max(like),
            None if like > 0.0 => self.0.push((place, like)),
            None => {}
        }
    }

    fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// How like two words are that may differ by typing errors.
fn nearly(asked: &Word, written: &Word) -> f64 {
    let letters = asked.written.chars().count();
    // Digits are never nearly right.
    let most_errors = match letters {
        _ if asked.is_number() || written.is_number() => 0,
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    };
    if most_errors == 0 || asked.written.len().abs_diff(written.written.len()) > 4 * most_errors {
        return 0.0;
    }
    // The first letter is seldom wrong, and in a short word the whole of it is another word.
    let begins_alike = asked.written.chars().next() == written.written.chars().next();
    if !begins_alike && letters < 6 {
        return 0.0;
    }
    let of_stems =
        asked.stems.iter().flat_map(|one| written.stems.iter().map(move |two| (one, two)));
    let errors = of_stems.map(|(one, two)| strsim::osa_distance(one, two).max(1)).min();
    let errors = errors.unwrap_or(usize::MAX);
    match errors.min(strsim::osa_distance(&asked.written, &written.written)) {
        errors if errors > most_errors => 0.0,
        1 => ONE_ERROR,
        _ => TWO_ERRORS,
    }
}

#[cfg(test)]
mod tests {
    use super::{Reader, Vocabulary};
    use crate::language::Locale;

    fn like(asked: &str, written: &str) -> f64 {
        let reader = Reader::new(&[Locale::ENGLISH]);
        let mut vocabulary = Vocabulary::default();
        vocabulary.add(reader.word(written.to_owned()));
        let alike = vocabulary.alike(&reader.word(asked.to_owned()), false, &reader);
        alike.first().map_or(0.0, |(_, like)| *like)
    }

    #[test]
    fn forms_of_a_word_are_alike_and_errors_nearly() {
        assert!(like("bills", "billing") > 0.95);
        assert!(like("reconciling", "reconcile") > 0.95);
        assert!((0.8..0.9).contains(&like("recieve", "receive")));
        assert!((0.6..0.9).contains(&like("reinstatemnet", "reinstatement")));
        assert!(like("auth", "authorization") > 0.85);
        assert!(like("pay", "payments") > 0.85);
        assert!(like("payments", "pay") > 0.85);
    }

    #[test]
    fn words_for_the_same_thing_are_alike_but_less() {
        assert!((0.5..0.6).contains(&like("invoice", "bill")));
        assert!((0.5..0.6).contains(&like("physicians", "doctor")));
    }

    #[test]
    fn other_words_are_other_words() {
        for (asked, written) in [
            ("form", "forum"),
            ("plan", "claims"),
            ("fax", "tax"),
            ("add", "address"),
            ("urgent", "nonurgent"),
            ("5500", "5501"),
            ("charge", "change"),
            ("hard", "card"),
        ] {
            assert!(like(asked, written) < 0.86, "{asked} {written}");
        }
        for (asked, written) in
            [("fax", "tax"), ("add", "address"), ("charge", "change"), ("hard", "card")]
        {
            assert!(like(asked, written).abs() < f64::EPSILON, "{asked} {written}");
        }
    }
}
