//! What was asked, and how well an errand answers it.

use super::numbers::Direct;
use super::words::{Word, likeness};
use super::{Entry, Errands};
use crate::menu::Channel;

/// What was asked.
pub(super) struct Question {
    words: Vec<Asked>,
    direct: Vec<Direct>,
    /// How the caller wants it done, where that was said.
    pub(super) channel: Option<Channel>,
    /// What all of it weighs.
    weight: f64,
    /// How much each word of the vocabulary tells.
    tells: Vec<f64>,
}

/// A word of the question.
struct Asked {
    /// How like each word of the vocabulary is to it.
    like: Vec<f64>,
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

impl Question {
    pub(super) fn new(errands: &Errands, asked: &str) -> Self {
        let (direct, rest) = Direct::take_from(asked);
        let mut channel = None;
        let mut plain = Vec::new();
        for word in errands.reader.words(&rest) {
            match channel_of(&word) {
                Some(named) => channel = Some(named),
                None => plain.push(word),
            }
        }
        let words = join(errands, plain).iter().map(|word| Asked::new(errands, word)).collect();
        let mut question =
            Self { words, direct, channel, weight: 0.0, tells: errands.tells.clone() };
        let said: f64 = question.words.iter().map(|word| word.weight).sum();
        question.weight = said + question.direct.len() as f64 * DIRECT_WEIGHT;
        question
    }

    /// How well an errand answers the question, from 0 to 1.
    pub(super) fn score(&self, entry: &Entry) -> f64 {
        let by_channel = match self.channel {
            Some(channel) if entry.channels.contains(&channel) => 1.0,
            Some(_) => OTHER_CHANNEL,
            None => 1.0,
        };
        if self.weight <= 0.0 {
            // Nothing was asked but how: "fax".
            let whole = if entry.errand.topic.is_none() { 1.0 } else { 0.0 };
            return if self.channel.is_some() && by_channel >= 1.0 { whole } else { 0.0 };
        }
        let direct: f64 = self.direct.iter().map(|direct| direct.in_entry(&entry.addresses)).sum();
        let words: f64 = self.words.iter().map(|word| word.weight * word.in_entry(entry)).sum();
        let fits = ((direct * DIRECT_WEIGHT + words) / self.weight).min(1.0);
        let wholly = if self.words.is_empty() { 1.0 } else { self.wholly(entry) };
        let exactly = if entry.errand.topic.is_some() { 1.0 } else { AS_A_WHOLE };
        fits * exactly * (1.0 - WHOLLY + WHOLLY * wholly) * by_channel
    }

    /// How much of an errand's own words was asked for, from 0 to 1.
    fn wholly(&self, entry: &Entry) -> f64 {
        let own = || entry.words.iter().filter(|(_, worth)| *worth >= 1.0).map(|(place, _)| *place);
        let asked = |place: usize| {
            self.words.iter().map(|word| word.like[place]).fold(0.0, f64::max) * self.tells[place]
        };
        let all: f64 = own().map(|place| self.tells[place]).sum();
        if all > 0.0 { own().map(asked).sum::<f64>() / all } else { 0.0 }
    }
}

impl Asked {
    fn new(errands: &Errands, word: &Word) -> Self {
        let like: Vec<f64> =
            errands.vocabulary.iter().map(|written| likeness(word, written)).collect();
        let best = like.iter().copied().fold(0.0, f64::max);
        let nearest = like.iter().zip(&errands.tells).filter(|(like, _)| **like >= best);
        let tells = nearest.map(|(_, tells)| *tells).fold(0.0, f64::max);
        let weight = if best > 0.0 { tells } else { STRANGE_WEIGHT };
        Self { like, weight }
    }

    fn in_entry(&self, entry: &Entry) -> f64 {
        let worth = entry.words.iter().map(|(place, worth)| self.like[*place] * worth);
        worth.fold(0.0, f64::max)
    }
}

/// Puts words together that the menu writes as one: "mid year", "guide books".
fn join(errands: &Errands, words: Vec<Word>) -> Vec<Word> {
    let known =
        |word: &Word| errands.vocabulary.iter().any(|written| likeness(word, written) >= 0.97);
    let mut joined: Vec<Word> = Vec::new();
    for word in words {
        if let Some(last) = joined.last() {
            let both = errands.reader.word(format!("{}{}", last.written, word.written));
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
    Some(match word.written.as_str() {
        "fax" | "faxes" | "faxing" => Channel::Fax,
        "email" | "emails" | "emailing" | "mail" | "write" | "correo" | "escribir" => {
            Channel::Email
        }
        "web" | "website" | "webpage" | "url" => Channel::Web,
        _ => return None,
    })
}
