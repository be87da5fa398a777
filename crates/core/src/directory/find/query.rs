//! What was asked, read: its words, its numbers and addresses, and how the caller wants it done.

use super::numbers::Direct;
use super::words::{NEGATION, NOT, Reader, Word};
use crate::language::Locale;
use crate::menu::Channel;

/// So many words of a question are read, and no word with more letters than these.
const MOST_WORDS: usize = 100;
const MOST_LETTERS: usize = 40;

/// A question, read.
pub(super) struct Query {
    /// Each word once, in any of its forms.
    pub(super) words: Vec<QueryWord>,
    pub(super) direct: Vec<Direct>,
    /// How the caller wants it done, where that was said.
    pub(super) channel: Option<Channel>,
}

/// A word of a question.
pub(super) struct QueryWord {
    pub(super) word: Word,
    /// Whether it may only have begun.
    pub(super) begun: bool,
    /// Whether it says how the errand is to be done: "fax".
    pub(super) is_how: bool,
}

impl Query {
    /// Reads a question. Where someone is `typing`, the last word may only have begun. Two words are
    /// one where only that is `known`, and one is two where nothing is `like` it: "mid year",
    /// "streetlight", "not urgent".
    pub(super) fn read(
        asked: &str,
        typing: bool,
        reader: &Reader,
        known: impl Fn(&Word) -> bool,
        like: impl Fn(&Word) -> bool,
    ) -> Self {
        let (direct, rest) = Direct::take_from(asked);
        let mut plain = reader.words(&rest);
        plain.retain(|word| word.written.len() <= MOST_LETTERS);
        plain.truncate(MOST_WORDS);
        let begun = typing && asked.ends_with(char::is_alphanumeric);
        let begun = plain.last().filter(|_| begun).map(|word| word.written.clone());
        let channel = plain.iter().filter_map(channel_of).next_back();
        let mut words: Vec<QueryWord> = Vec::new();
        for word in joined_and_split(plain, reader, known, like) {
            if words.iter().all(|before| before.word.stems != word.stems) {
                let begun = begun.as_ref() == Some(&word.written);
                words.push(QueryWord { is_how: channel_of(&word).is_some(), begun, word });
            }
        }
        Self { words, direct, channel }
    }
}

/// The words, with those that are only known together, or apart.
fn joined_and_split(
    words: Vec<Word>,
    reader: &Reader,
    known: impl Fn(&Word) -> bool,
    like: impl Fn(&Word) -> bool,
) -> Vec<Word> {
    let mut found = Vec::new();
    let mut is_part = vec![false; words.len()];
    for place in 1..words.len() {
        for (one, two) in [(place - 1, place), (place, place - 1)] {
            let negates = words[one].written == NOT;
            let begins = if negates { NEGATION } else { &words[one].written };
            let both = reader.word(format!("{begins}{}", words[two].written));
            if known(&both) && !(known(&words[one]) && known(&words[two])) {
                is_part[one] |= !known(&words[one]);
                is_part[two] |= !known(&words[two]) || negates;
                found.push(both);
            }
        }
    }
    for (place, word) in words.iter().enumerate().filter(|(_, word)| !like(word)) {
        if let Some(halves) = halves(word, reader, &known) {
            is_part[place] = true;
            found.extend(halves);
        }
    }
    let whole = words.into_iter().zip(is_part).filter(|(_, is_part)| !is_part);
    whole.map(|(word, _)| word).filter(|word| word.written != NOT).chain(found).collect()
}

/// The two words that a word is written together from, where both are known.
fn halves(word: &Word, reader: &Reader, known: impl Fn(&Word) -> bool) -> Option<[Word; 2]> {
    const FEWEST_LETTERS: usize = 3;
    let cuts = word.written.char_indices().map(|(place, _)| place);
    let halves = cuts.map(|place| {
        let (one, two) = word.written.split_at(place);
        [one, two].map(|half| reader.word(half.to_owned()))
    });
    let long = |word: &Word| word.written.chars().count() >= FEWEST_LETTERS;
    { halves }.find(|halves| halves.iter().all(|half| long(half) && known(half)))
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
