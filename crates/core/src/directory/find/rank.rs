//! In which order listings answer a question: the one place that decides it.
//!
//! Each word of the question looks for its best word among the phrases of a listing. What it finds is
//! worth more the fewer listings are called by it, the more alike the two words are, the nearer the
//! phrase is to the listing, and the more of the phrase was asked for. A listing's points are the sum:
//! a word that finds nothing takes nothing away, so to say more never finds less.

use super::index::NAME;
use super::listing::IndexEntry;
use super::numbers::Direct;
use super::query::Query;
use super::vocabulary::Vocabulary;
use super::words::Reader;
use crate::menu::Channel;

/// How much of a word's points depend on how much of its phrase was asked for: "new hire" is not
/// "new address".
const WHOLE_PHRASE: f64 = 0.6;
/// What a number or an address is worth, where the rarest word is worth 1.
const DIRECT: f64 = 3.0;
/// What is left of the points of a word that only says how an errand is to be done: "fax".
const HOW: f64 = 0.35;
/// What is left of the points where a listing is a whole team: a topic that fits as well says more.
const AS_A_WHOLE: f64 = 0.8;
/// What is left where a listing can't be done as it was asked for.
const OTHER_CHANNEL: f64 = 0.8;
/// What is left where a listing is for the opposite.
const OPPOSITE: f64 = 0.2;
/// Words are most like one another that are so nearly as much as the likest.
const MOST_LIKE: f64 = 0.95;
/// What a word weighs that is nowhere in the menu, where the rarest weighs 1: people tell more than
/// they need to.
const STRANGE: f64 = 0.45;

/// By so many words, or by a number or an address, a listing is well found even where others are
/// nowhere in the menu.
pub(super) const WELL_FOUND: usize = 2;

/// A question, weighed against all words of a directory.
pub(super) struct WeighedQuery {
    words: Vec<WeighedWord>,
    direct: Vec<Direct>,
    /// How the caller wants it done, where that was said.
    pub(super) channel: Option<Channel>,
    /// The points of a number or an address.
    direct_points: f64,
}

/// A word of the question.
struct WeighedWord {
    written: String,
    /// The words of the vocabulary that are like it, and how like each is.
    alike: Vec<(usize, f64)>,
    /// The places of its opposites: what is for those is not for this.
    opposites: Vec<usize>,
    /// Whether it says little about the errand.
    says_little: bool,
    /// Whether it says what the errand is about: "bill", not "order".
    supports: bool,
    /// Whether it is nowhere in the menu, and may be all that matters.
    unknown: bool,
    /// What is left of its points.
    share: f64,
    /// The most points that it can give.
    weight: f64,
}

/// How well a listing answers.
#[derive(Clone, Copy, Debug)]
pub(super) struct ListingScore {
    /// Its place in the directory.
    pub(super) entry: usize,
    /// Its points.
    pub(super) points: f64,
    /// Whether nothing in it is like a word that is like something elsewhere.
    pub(super) misses_a_word: bool,
    /// How many words for a thing it is found by: not "order" or "renew".
    pub(super) found_by: usize,
    /// How much of one of its names was said, from 0 to 1: a number or an address is all of one.
    pub(super) named: f64,
}

impl WeighedQuery {
    pub(super) fn new(query: Query, vocabulary: &Vocabulary, reader: &Reader) -> Self {
        let words = query.words.iter().map(|asked| {
            let alike = vocabulary.alike(&asked.word, asked.begun, reader);
            // Only the words that are most like it say how much it tells.
            let most_like = alike.iter().map(|(_, like)| *like).fold(0.0, f64::max) * MOST_LIKE;
            let nearest = alike.iter().filter(|(_, like)| *like >= most_like);
            let told = nearest.map(|(place, _)| vocabulary.tells(*place)).fold(0.0, f64::max);
            // How it is to be done, weak words, dates and counts need not be in the menu.
            let needless = asked.is_how || asked.word.weak || asked.word.is_number();
            let strange = if needless { 0.0 } else { vocabulary.most() * STRANGE };
            let share = if asked.is_how { HOW } else { 1.0 };
            let counts = !needless || asked.word.is_long_number();
            WeighedWord {
                written: asked.word.written.clone(),
                says_little: needless,
                supports: counts && !asked.word.doing && !alike.is_empty(),
                unknown: counts && alike.is_empty(),
                share,
                weight: if alike.is_empty() { strange } else { told * share },
                opposites: vocabulary.opposites(&asked.word),
                alike,
            }
        });
        Self {
            words: words.collect(),
            direct: query.direct,
            channel: query.channel,
            direct_points: vocabulary.most() * DIRECT,
        }
    }

    /// The most points that a listing can have.
    pub(super) fn weight(&self) -> f64 {
        let words: f64 = self.words.iter().map(|word| word.weight).sum();
        words + self.direct.len() as f64 * self.direct_points
    }

    /// The words that are nowhere in the menu.
    pub(super) fn unknown(&self) -> Vec<String> {
        let unknown = |word: &&WeighedWord| word.unknown;
        self.words.iter().filter(unknown).map(|word| word.written.clone()).collect()
    }

    /// Whether no word says more than how it is to be done: "fax number".
    pub(super) fn says_only_how(&self) -> bool {
        let little = self.words.iter().all(|word| word.says_little);
        little && self.direct.is_empty() && self.channel.is_some()
    }

    /// The listings that have any points, the best first, equals in the order of the file.
    pub(super) fn ranked(
        &self,
        entries: &[IndexEntry],
        vocabulary: &Vocabulary,
    ) -> Vec<ListingScore> {
        let covered = self.covered(entries, vocabulary);
        let mut points = vec![0.0; entries.len()];
        let mut misses_a_word = vec![false; entries.len()];
        let mut found_by = vec![0; entries.len()];
        for word in &self.words {
            let counts = !word.says_little && !word.alike.is_empty();
            for (entry, best) in word.best_in(entries, vocabulary, &covered).into_iter().enumerate()
            {
                points[entry] += best;
                misses_a_word[entry] |= counts && best <= 0.0;
                found_by[entry] += usize::from(word.supports && best > 0.0);
            }
        }
        let score = |(place, entry): (usize, &IndexEntry)| {
            let direct: f64 = self.direct.iter().map(|direct| direct_in(direct, entry)).sum();
            let points = (points[place] + direct * self.direct_points) * self.fitness(entry);
            let names = entry.phrases.iter().zip(&covered[place]);
            let names =
                names.filter(|(phrase, _)| phrase.worth >= NAME).map(|(_, covered)| *covered);
            let named = names.fold(direct, f64::max);
            ListingScore {
                entry: place,
                points,
                misses_a_word: misses_a_word[place],
                found_by: found_by[place] + usize::from(direct > 0.0) * WELL_FOUND,
                named,
            }
        };
        let mut ranked: Vec<ListingScore> = entries.iter().enumerate().map(score).collect();
        ranked.retain(|score| score.points > 0.0);
        ranked.sort_by(|one, other| other.points.total_cmp(&one.points));
        ranked
    }

    /// What is left of a listing's points by what it is.
    fn fitness(&self, entry: &IndexEntry) -> f64 {
        let other = self.channel.is_some_and(|channel| !entry.channels.contains(&channel));
        let opposite = |word: &WeighedWord| {
            let places = entry.phrases.iter().flat_map(|phrase| &phrase.words);
            !word.opposites.is_empty() && { places }.any(|place| word.opposites.contains(place))
        };
        let mut left = if entry.listing.topic.is_some() { 1.0 } else { AS_A_WHOLE };
        if other {
            left *= OTHER_CHANNEL;
        }
        if self.words.iter().any(opposite) {
            left *= OPPOSITE;
        }
        left
    }

    /// Of each phrase of each listing, how much was asked for, from 0 to 1.
    fn covered(&self, entries: &[IndexEntry], vocabulary: &Vocabulary) -> Vec<Vec<f64>> {
        let mut like = vec![0.0_f64; vocabulary.len()];
        for (place, alike) in self.words.iter().flat_map(|word| &word.alike) {
            like[*place] = like[*place].max(*alike);
        }
        let of = |words: &[usize]| {
            let all: f64 = words.iter().map(|place| vocabulary.tells(*place)).sum();
            let asked = words.iter().map(|place| vocabulary.tells(*place) * like[*place]);
            if all > 0.0 { asked.sum::<f64>() / all } else { 0.0 }
        };
        entries
            .iter()
            .map(|it| it.phrases.iter().map(|phrase| of(&phrase.words)).collect())
            .collect()
    }
}

impl WeighedWord {
    /// The points of its best word in each listing.
    fn best_in(
        &self,
        entries: &[IndexEntry],
        vocabulary: &Vocabulary,
        covered: &[Vec<f64>],
    ) -> Vec<f64> {
        let of = |entry: &IndexEntry, covered: &[f64]| {
            let mut best = 0.0_f64;
            for (phrase, covered) in entry.phrases.iter().zip(covered).filter(|(_, it)| **it > 0.0)
            {
                for (place, like) in self.alike.iter().filter(|it| phrase.words.contains(&it.0)) {
                    let whole = 1.0 - WHOLE_PHRASE + WHOLE_PHRASE * covered;
                    best = best.max(vocabulary.tells(*place) * like * phrase.worth * whole);
                }
            }
            best * self.share
        };
        entries.iter().zip(covered).map(|(entry, covered)| of(entry, covered)).collect()
    }
}

/// What a number or an address is worth among those of a listing: the likest decides.
fn direct_in(asked: &Direct, entry: &IndexEntry) -> f64 {
    let worth = entry.addresses.iter().map(|(known, worth)| asked.likeness(known) * worth);
    worth.fold(0.0, f64::max).min(NAME)
}
