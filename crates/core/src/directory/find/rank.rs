//! How well a listing answers a question: all that decides the order of what is found.
//!
//! A question is words, numbers and addresses. Each of its parts has a weight: a word weighs what it
//! tells (less where many listings have it), a number or an address three times as much as a word
//! can. A listing has each part to some degree: how like its likest word is, times what that word is
//! worth there (its own words 1.0, those around it 0.7, those it shares with others 0.5).
//!
//! ```text
//! fits  = sum of weight * degree over all parts / sum of all weights
//! score = fits * (0.85 + 0.15 * how much of the listing's own words was asked for)
//!              * 0.97 if it is a whole team, page or line, and no single topic
//!              * 0.6 if it can't be done as the caller wants it done ("by fax")
//! ```
//!
//! A listing with the opposite of a word that was asked for ("non-urgent", "urgent") scores nothing.
//! Found is what scores 0.3, and 0.7 of the best; the best first, equals in the order of the file.

use std::collections::{BTreeSet, HashMap};

use super::listing::{Confidence, IndexEntry, Match};
use super::numbers::Direct;
use super::query::Query;
use super::words::Word;
use crate::menu::Channel;

/// What the words of a listing itself are worth, those around it, and those that others share.
pub(super) const OWN: f64 = 1.0;
pub(super) const BESIDE: f64 = 0.7;
pub(super) const SHARED: f64 = 0.5;

/// What a number or an address weighs, where a word weighs 1 at the most.
const DIRECT_WEIGHT: f64 = 3.0;
/// What a word weighs that is nowhere in the menu: people tell more than they need to.
const STRANGE_WEIGHT: f64 = 0.6;
/// How much of the score is that nothing else was meant: "Plan changes" before "Changes".
const WHOLLY: f64 = 0.15;
/// What is left of the score where a listing is a whole team: a topic that fits as well says more.
const AS_A_WHOLE: f64 = 0.97;
/// What is left of the score where a listing can't be done as it was asked for.
const OTHER_CHANNEL: f64 = 0.6;
/// How alike two words are if only the beginning of one was asked for.
const BEGUN: f64 = 0.9;
/// How like two forms of one word are: "bills" and "billing".
const SAME_STEM: f64 = 0.97;

/// A worse fit is none; neither is one that is so much worse than the best.
const WORST: f64 = 0.3;
const WORST_OF_BEST: f64 = 0.7;
/// Better fits are shown without a remark.
const SURE: f64 = 0.6;

/// A question, weighed against all words of a directory.
pub(super) struct WeighedQuery<'d> {
    words: Vec<WeighedWord>,
    direct: Vec<Direct>,
    /// How the caller wants it done, where that was said.
    pub(super) channel: Option<Channel>,
    /// What all of it weighs.
    weight: f64,
    /// How much each word of the vocabulary tells.
    tells: &'d [f64],
}

/// A word of the question.
struct WeighedWord {
    written: String,
    /// How like each word of the vocabulary is to it.
    like: Vec<f64>,
    /// The places of its opposite in the vocabulary: what is for that is not for this.
    opposite: Vec<usize>,
    weight: f64,
}

impl<'d> WeighedQuery<'d> {
    pub(super) fn new(query: Query, vocabulary: &[Word], tells: &'d [f64]) -> Self {
        let Query { words, direct, channel, begun } = query;
        let words = words.iter().enumerate();
        let words =
            words.map(|(n, word)| WeighedWord::new(word, begun == Some(n), vocabulary, tells));
        let words: Vec<WeighedWord> = words.collect();
        let said: f64 = words.iter().map(|word| word.weight).sum();
        let weight = said + direct.len() as f64 * DIRECT_WEIGHT;
        Self { words, direct, channel, weight, tells }
    }

    /// The listings that fit, the best first, equals in the order of the file.
    pub(super) fn best(&self, entries: &[IndexEntry]) -> Vec<Match> {
        let fits = |entry: &IndexEntry| Match {
            listing: entry.listing,
            score: self.score(entry),
            confidence: Confidence::Guess,
            by: self.channel.filter(|it| entry.channels.contains(it)).unwrap_or(entry.by),
        };
        let mut found: Vec<Match> = entries.iter().map(fits).collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        let best = found.first().map_or(0.0, |best| best.score);
        found.retain(|found| found.score >= WORST.max(best * WORST_OF_BEST));
        for found in &mut found {
            found.confidence = match found.score {
                SURE.. => Confidence::Likely,
                _ => Confidence::Guess,
            };
        }
        found
    }

    /// The words of the question that are nowhere in the menu, where they make the best fit doubtful.
    pub(super) fn unknown(&self, best: &Match) -> Vec<String> {
        let unknown = |word: &&WeighedWord| word.like.iter().all(|like| *like <= 0.0);
        let unknown = self.words.iter().filter(unknown).map(|word| word.written.clone());
        if best.score < SURE { unknown.collect() } else { Vec::new() }
    }

    /// Whether nothing was asked but how: "fax".
    pub(super) fn is_only_how(&self) -> bool {
        self.weight <= 0.0 && self.channel.is_some()
    }

    /// How well a listing answers the question, from 0 to 1.
    fn score(&self, entry: &IndexEntry) -> f64 {
        let by_channel = match self.channel {
            Some(channel) if entry.channels.contains(&channel) => 1.0,
            Some(_) => OTHER_CHANNEL,
            None => 1.0,
        };
        if self.weight <= 0.0 {
            let whole = if entry.listing.topic.is_none() { 1.0 } else { 0.0 };
            return if self.is_only_how() && by_channel >= 1.0 { whole } else { 0.0 };
        }
        if self.words.iter().any(|word| word.is_denied_by(entry)) {
            return 0.0;
        }
        let direct: f64 = self.direct.iter().map(|direct| direct_in(direct, entry)).sum();
        let words: f64 = self.words.iter().map(|word| word.weight * word.in_entry(entry)).sum();
        let fits = ((direct * DIRECT_WEIGHT + words) / self.weight).min(1.0);
        let wholly = if self.words.is_empty() { 1.0 } else { self.wholly(entry) };
        let exactly = if entry.listing.topic.is_some() { 1.0 } else { AS_A_WHOLE };
        fits * exactly * (1.0 - WHOLLY + WHOLLY * wholly) * by_channel
    }

    /// How much of a listing's own words was asked for, from 0 to 1.
    fn wholly(&self, entry: &IndexEntry) -> f64 {
        let own = || entry.words.iter().filter(|(_, worth)| *worth >= OWN).map(|(place, _)| *place);
        let asked = |place: usize| {
            self.words.iter().map(|word| word.like[place]).fold(0.0, f64::max) * self.tells[place]
        };
        let all: f64 = own().map(|place| self.tells[place]).sum();
        if all > 0.0 { own().map(asked).sum::<f64>() / all } else { 0.0 }
    }
}

impl WeighedWord {
    fn new(word: &Word, begun: bool, vocabulary: &[Word], tells: &[f64]) -> Self {
        let like = |written: &Word| match begun && written.written.starts_with(&word.written) {
            true => likeness(word, written).max(BEGUN),
            false => likeness(word, written),
        };
        let like: Vec<f64> = vocabulary.iter().map(like).collect();
        let opposite =
            vocabulary.iter().enumerate().filter(|(_, written)| written.is_opposite_of(word));
        let opposite = opposite.map(|(place, _)| place).collect();
        let best = like.iter().copied().fold(0.0, f64::max);
        let nearest = like.iter().zip(tells).filter(|(like, _)| **like >= best);
        let told = nearest.map(|(_, tells)| *tells).fold(0.0, f64::max);
        let weight = if best > 0.0 { told } else { STRANGE_WEIGHT };
        Self { written: word.written.clone(), like, opposite, weight }
    }

    fn is_denied_by(&self, entry: &IndexEntry) -> bool {
        entry.words.iter().any(|(place, _)| self.opposite.contains(place))
    }

    fn in_entry(&self, entry: &IndexEntry) -> f64 {
        let worth = entry.words.iter().map(|(place, worth)| self.like[*place] * worth);
        worth.fold(0.0, f64::max)
    }
}

/// How much each word of a vocabulary tells: all of it where one listing has it, a third where all
/// have. Forms of a word are one word.
pub(super) fn tells(vocabulary: &[Word], entries: &[IndexEntry]) -> Vec<f64> {
    const LEAST: f64 = 0.3;
    let mut listings: HashMap<&str, usize> = HashMap::new();
    for entry in entries {
        let stems: BTreeSet<&str> =
            entry.words.iter().map(|(place, _)| vocabulary[*place].stem.as_str()).collect();
        for stem in stems {
            *listings.entry(stem).or_default() += 1;
        }
    }
    let all = (entries.len().max(2) as f64).ln();
    let tells = |word: &Word| {
        let having = listings.get(word.stem.as_str()).copied().unwrap_or(1).max(1);
        LEAST + (1.0 - LEAST) * (1.0 - (having as f64).ln() / all)
    };
    vocabulary.iter().map(tells).collect()
}

/// Whether a word is in a vocabulary, in any of its forms.
pub(super) fn is_known(word: &Word, vocabulary: &[Word]) -> bool {
    vocabulary.iter().any(|written| likeness(word, written) >= SAME_STEM)
}

/// How like a word that was asked for is to one that is written, from 0 to 1.
fn likeness(asked: &Word, written: &Word) -> f64 {
    if asked.written == written.written {
        return 1.0;
    }
    if asked.stem == written.stem {
        return SAME_STEM;
    }
    if asked.begins(written) {
        return BEGUN;
    }
    // Digits are never nearly right.
    let most_errors = match asked.written.chars().count() {
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

/// What a number or an address is worth among those of a listing: the likest decides.
fn direct_in(asked: &Direct, entry: &IndexEntry) -> f64 {
    let worth = entry.addresses.iter().map(|(known, worth)| direct_likeness(asked, known) * worth);
    worth.fold(0.0, f64::max)
}

fn direct_likeness(asked: &Direct, known: &str) -> f64 {
    let (written, most_errors) = match asked {
        Direct::Number(number) => (number, 1),
        Direct::Email(email) => (email, 2),
    };
    match strsim::osa_distance(written, known) {
        0 => 1.0,
        // The number without its area code.
        _ if matches!(asked, Direct::Number(_)) && known.ends_with(written.as_str()) => 0.95,
        errors if errors <= most_errors => 0.9 - 0.1 * errors as f64,
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::likeness;
    use crate::directory::find::words::Reader;
    use crate::language::Locale;

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
}
