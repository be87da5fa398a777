//! What was asked, and how well an errand answers it.

use super::numbers::Direct;
use super::words::{BEGUN, NEGATION, Word, likeness};
use super::{Errands, IndexEntry};
use crate::language::Locale;
use crate::menu::Channel;

/// What was asked.
pub(super) struct ErrandQuery {
    words: Vec<QueryWord>,
    direct: Vec<Direct>,
    /// How the caller wants it done, where that was said.
    pub(super) channel: Option<Channel>,
    /// What all of it weighs.
    weight: f64,
    /// How much each word of the vocabulary tells.
    tells: Vec<f64>,
}

/// A word of the question.
struct QueryWord {
    written: String,
    /// How like each word of the vocabulary is to it.
    like: Vec<f64>,
    /// The places of its opposite in the vocabulary: what is for that is not for this.
    opposite: Vec<usize>,
    weight: f64,
}

/// What a number or an address weighs, where a word weighs 1 at the most.
const DIRECT_WEIGHT: f64 = 3.0;
/// What a word weighs that is nowhere in the menu: people tell more than they need to.
const STRANGE_WEIGHT: f64 = 0.6;
/// How much of the score is that nothing else was meant: "Plan changes" before "Changes".
const WHOLLY: f64 = 0.15;
/// What is left of the score where an errand is a whole team: a topic that fits as well says more.
const AS_A_WHOLE: f64 = 0.97;
/// What is left of the score where an errand can't be done as it was asked for.
const OTHER_CHANNEL: f64 = 0.6;

impl ErrandQuery {
    /// Where someone is `typing`, the last word may only have begun.
    pub(super) fn new(errands: &Errands, asked: &str, typing: bool) -> Self {
        let (direct, rest) = Direct::take_from(asked);
        let mut channel = None;
        let mut plain = Vec::new();
        for word in errands.reader.words(&rest) {
            match channel_of(&word) {
                Some(named) => channel = Some(named),
                None => plain.push(word),
            }
        }
        let typing = typing && asked.ends_with(char::is_alphanumeric);
        let words = join(errands, plain);
        let begun = words.len().checked_sub(1).filter(|_| typing);
        let words = words.iter().enumerate();
        let words =
            words.map(|(n, word)| QueryWord::new(errands, word, begun == Some(n))).collect();
        let mut question =
            Self { words, direct, channel, weight: 0.0, tells: errands.tells.clone() };
        let said: f64 = question.words.iter().map(|word| word.weight).sum();
        question.weight = said + question.direct.len() as f64 * DIRECT_WEIGHT;
        question
    }

    /// The words of the question that are nowhere in the menu.
    pub(super) fn unknown(&self) -> impl Iterator<Item = &str> {
        let unknown = |word: &&QueryWord| word.like.iter().all(|like| *like <= 0.0);
        self.words.iter().filter(unknown).map(|word| word.written.as_str())
    }

    /// Whether nothing was asked but how: "fax".
    pub(super) fn is_only_how(&self) -> bool {
        self.weight <= 0.0 && self.channel.is_some()
    }

    /// How well an errand answers the question, from 0 to 1.
    pub(super) fn score(&self, entry: &IndexEntry) -> f64 {
        let by_channel = match self.channel {
            Some(channel) if entry.channels.contains(&channel) => 1.0,
            Some(_) => OTHER_CHANNEL,
            None => 1.0,
        };
        if self.weight <= 0.0 {
            let whole = if entry.errand.topic.is_none() { 1.0 } else { 0.0 };
            return if self.is_only_how() && by_channel >= 1.0 { whole } else { 0.0 };
        }
        if self.words.iter().any(|word| word.is_denied_by(entry)) {
            return 0.0;
        }
        let direct: f64 = self.direct.iter().map(|direct| direct.in_entry(&entry.addresses)).sum();
        let words: f64 = self.words.iter().map(|word| word.weight * word.in_entry(entry)).sum();
        let fits = ((direct * DIRECT_WEIGHT + words) / self.weight).min(1.0);
        let wholly = if self.words.is_empty() { 1.0 } else { self.wholly(entry) };
        let exactly = if entry.errand.topic.is_some() { 1.0 } else { AS_A_WHOLE };
        fits * exactly * (1.0 - WHOLLY + WHOLLY * wholly) * by_channel
    }

    /// How much of an errand's own words was asked for, from 0 to 1.
    fn wholly(&self, entry: &IndexEntry) -> f64 {
        let own = || entry.words.iter().filter(|(_, worth)| *worth >= 1.0).map(|(place, _)| *place);
        let asked = |place: usize| {
            self.words.iter().map(|word| word.like[place]).fold(0.0, f64::max) * self.tells[place]
        };
        let all: f64 = own().map(|place| self.tells[place]).sum();
        if all > 0.0 { own().map(asked).sum::<f64>() / all } else { 0.0 }
    }
}

impl QueryWord {
    fn new(errands: &Errands, word: &Word, begun: bool) -> Self {
        let like = |written: &Word| match begun && written.written.starts_with(&word.written) {
            true => likeness(word, written).max(BEGUN),
            false => likeness(word, written),
        };
        let like: Vec<f64> = errands.vocabulary.iter().map(like).collect();
        let vocabulary = errands.vocabulary.iter().enumerate();
        let opposite = vocabulary.filter(|(_, written)| written.is_opposite_of(word));
        let opposite = opposite.map(|(place, _)| place).collect();
        let best = like.iter().copied().fold(0.0, f64::max);
        let nearest = like.iter().zip(&errands.tells).filter(|(like, _)| **like >= best);
        let tells = nearest.map(|(_, tells)| *tells).fold(0.0, f64::max);
        let weight = if best > 0.0 { tells } else { STRANGE_WEIGHT };
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

/// Puts words together that the menu writes as one: "mid year", "guide books", "not urgent".
fn join(errands: &Errands, words: Vec<Word>) -> Vec<Word> {
    let known =
        |word: &Word| errands.vocabulary.iter().any(|written| likeness(word, written) >= 0.97);
    let mut joined: Vec<Word> = Vec::new();
    for word in words {
        if let Some(last) = joined.last() {
            let first = if last.written == "not" { NEGATION } else { &last.written };
            let both = errands.reader.word(format!("{first}{}", word.written));
            if known(&both) {
                joined.pop();
                joined.push(both);
                continue;
            }
        }
        joined.push(word);
    }
    joined
}

/// How a caller wants it done, if the word says so.
fn channel_of(word: &Word) -> Option<Channel> {
    Locale::ALL.iter().find_map(|locale| {
        let reading = &locale.reading;
        let channels = [
            (reading.by_fax, Channel::Fax),
            (reading.by_email, Channel::Email),
            (reading.by_web, Channel::Web),
        ];
        let said = channels.iter().find(|(words, _)| words.contains(&word.written.as_str()));
        said.map(|(_, channel)| *channel)
    })
}
