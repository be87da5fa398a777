//! What was asked, read: its words, its numbers and addresses, and how the caller wants it done.

use super::numbers::Direct;
use super::words::{NEGATION, Reader, Word};
use crate::language::Locale;
use crate::menu::Channel;

/// A question, read.
pub(super) struct Query {
    pub(super) words: Vec<Word>,
    pub(super) direct: Vec<Direct>,
    /// How the caller wants it done, where that was said.
    pub(super) channel: Option<Channel>,
    /// Which word may only have begun.
    pub(super) begun: Option<usize>,
}

impl Query {
    /// Reads a question. Where someone is `typing`, the last word may only have begun. Two words are
    /// one where only that is `known`: "mid year", "guide books", "not urgent".
    pub(super) fn read(
        asked: &str,
        typing: bool,
        reader: &Reader,
        known: impl Fn(&Word) -> bool,
    ) -> Self {
        let (direct, rest) = Direct::take_from(asked);
        let mut channel = None;
        let mut plain = Vec::new();
        for word in reader.words(&rest) {
            match channel_of(&word) {
                Some(named) => channel = Some(named),
                None => plain.push(word),
            }
        }
        let words = join(plain, reader, known);
        let typing = typing && asked.ends_with(char::is_alphanumeric);
        let begun = words.len().checked_sub(1).filter(|_| typing);
        Self { words, direct, channel, begun }
    }
}

fn join(words: Vec<Word>, reader: &Reader, known: impl Fn(&Word) -> bool) -> Vec<Word> {
    let mut joined: Vec<Word> = Vec::new();
    for word in words {
        if let Some(last) = joined.last() {
            let first = if last.written == "not" { NEGATION } else { &last.written };
            let both = reader.word(format!("{first}{}", word.written));
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
