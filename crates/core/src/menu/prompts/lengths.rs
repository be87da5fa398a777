//! How long prompts last: a plain table, so that pure rooms can reckon in seconds without sound.

use std::collections::HashMap;

use chrono_tz::Tz;

use super::estimate::{DIGIT_MS, estimate, of_words};
use super::takes::words_of;
use crate::language::Locale;
use crate::menu::ids::{EntryId, LanguageId, LineId, PromptId};
use crate::menu::parts::{Gap, Piece};
use crate::menu::tree::Tree;

/// How long each prompt of a tree lasts in each of its languages, in milliseconds.
///
/// A prompt with values in it is as long as what a call says there: digits one by one, the moment at which a
/// team opens. Before a call has said them, it is as long as the longest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lengths {
    languages: usize,
    /// One for each prompt and language, prompt by prompt.
    ms: Vec<u32>,
    /// The same places: what a prompt with values in it is made of. Nothing where all of it is known.
    open: Vec<Option<Box<[Stretch]>>>,
    /// The takes of values, by their words, in each language.
    values: Vec<HashMap<Box<str>, u32>>,
}

/// A part of a prompt with values in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Words that are always the same.
    Words(u32),
    /// Digits, one by one: those just entered, or those entered there.
    Digits(Option<EntryId>),
    /// When a team opens, on its own clock.
    Opens(Box<OpensStretch>),
    /// Where in line the caller is: as long as the longest that can occur, or as an estimate.
    Position(u32),
    /// How long it may take, in a language: the same.
    Wait(Box<str>, u32),
    /// The sentence of an option, by its place, that is left out outside its hours.
    Option(u16, u32),
    /// Another line than the one that was dialed.
    OtherLine(Box<[(LineId, Box<str>, u32)]>),
}

/// When a team opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpensStretch {
    pub(crate) zone: Tz,
    pub(crate) home: Tz,
    language: Box<str>,
    /// As long as the longest that can occur, or as an estimate.
    pub(crate) ms: u32,
}

impl OpensStretch {
    pub(crate) fn locale(&self) -> &'static Locale {
        Locale::of(&self.language)
    }
}

impl Lengths {
    /// Estimates from the words alone, as if no prompt had a take.
    pub fn estimated(tree: &Tree) -> Self {
        Self::of_takes(tree, |_, _, _| None)
    }

    /// A prompt is as long as its pieces, one after the other. A piece is as long as its take, in
    /// milliseconds; one that has none, as its words suggest.
    pub fn of_takes(
        tree: &Tree,
        take: impl Fn(PromptId, LanguageId, &Piece) -> Option<u32>,
    ) -> Self {
        let places = tree.prompts.len() * tree.languages.len();
        let (mut all, mut open) = (Vec::with_capacity(places), Vec::with_capacity(places));
        for prompt in tree.prompt_ids() {
            for language in tree.language_ids() {
                let template = tree[prompt].in_language(language);
                let known = |piece: &Piece| {
                    let ms = take(prompt, language, piece);
                    ms.unwrap_or_else(|| estimate(tree, prompt, piece))
                };
                let each: Vec<u32> = template.0.iter().map(known).collect();
                all.push(each.iter().copied().fold(0, u32::saturating_add));
                let is_open = template.gaps().next().is_some();
                let stretch = |(piece, ms): (&Piece, &u32)| {
                    Self::stretch(tree, (prompt, language), piece, *ms)
                };
                open.push(is_open.then(|| template.0.iter().zip(&each).map(stretch).collect()));
            }
        }
        let values = vec![HashMap::new(); tree.languages.len()];
        Self { languages: tree.languages.len(), ms: all, open, values }
    }

    fn stretch(
        tree: &Tree,
        (prompt, language): (PromptId, LanguageId),
        piece: &Piece,
        ms: u32,
    ) -> Stretch {
        match piece {
            Piece::Words(_) => Stretch::Words(ms),
            Piece::Gap(Gap::Option(place, _)) => Stretch::Option(*place, ms),
            Piece::Gap(Gap::Digits) => Stretch::Digits(None),
            Piece::Gap(Gap::Value(entry)) => Stretch::Digits(Some(*entry)),
            Piece::Gap(Gap::Position) => Stretch::Position(ms),
            Piece::Gap(Gap::Wait) => {
                Stretch::Wait(tree.languages[language.index()].tag.clone(), ms)
            }
            Piece::Gap(Gap::Opens) => Stretch::Opens(Box::new(OpensStretch {
                zone: tree.zone_at(tree[prompt].node),
                home: tree.zone,
                language: tree.languages[language.index()].tag.clone(),
                ms,
            })),
            Piece::Gap(Gap::OtherLine(lines)) => {
                let line = |(line, words): &(LineId, Box<str>)| {
                    (*line, words_of(words).into(), of_words(words))
                };
                Stretch::OtherLine(lines.iter().map(line).collect())
            }
        }
    }

    /// The same with the takes of values, such as "tomorrow at 8 a.m." or "7", by their words: how long they
    /// are in a language, in milliseconds.
    #[must_use]
    pub fn with_values(
        mut self,
        takes: impl IntoIterator<Item = (LanguageId, Box<str>, u32)>,
    ) -> Self {
        for (language, words, ms) in takes {
            self.values[language.index().min(self.languages - 1)].insert(words, ms);
        }
        self
    }

    /// Puts a length of your own in its place, whatever a call says there.
    pub fn set(&mut self, prompt: PromptId, language: LanguageId, ms: u32) {
        let place = self.place(prompt, language);
        self.ms[place] = ms;
        self.open[place] = None;
    }

    /// How long a prompt lasts, in milliseconds. One with values in it: with the longest that can occur.
    pub fn ms(&self, prompt: PromptId, language: LanguageId) -> u64 {
        u64::from(self.ms[self.place(prompt, language)])
    }

    /// What a prompt with values in it is made of; nothing where all of it is known.
    pub(crate) fn open(&self, prompt: PromptId, language: LanguageId) -> Option<&[Stretch]> {
        self.open[self.place(prompt, language)].as_deref()
    }

    /// How long digits last that are said one by one.
    pub(crate) fn digits_ms(
        &self,
        language: LanguageId,
        digits: impl Iterator<Item = char>,
    ) -> u64 {
        let mut word = [0; 4];
        digits.map(|digit| self.value_ms(language, digit.encode_utf8(&mut word), DIGIT_MS)).sum()
    }

    /// How long another line lasts than the one that was dialed.
    pub(crate) fn other_line_ms(
        &self,
        language: LanguageId,
        lines: &[(LineId, Box<str>, u32)],
        dialed: LineId,
    ) -> u64 {
        let other = lines.iter().find(|(line, ..)| *line != dialed);
        other.map_or(0, |(_, words, estimate)| self.value_ms(language, words, *estimate))
    }

    /// How long a value lasts, said in these words.
    pub(crate) fn value_ms(&self, language: LanguageId, words: &str, otherwise: u32) -> u64 {
        let takes = &self.values[language.index().min(self.languages - 1)];
        u64::from(takes.get(words_of(words)).copied().unwrap_or(otherwise))
    }

    /// How long it lasts to say that a caller may have to wait for so many minutes, in the language of a tag.
    pub(crate) fn wait_ms(
        &self,
        language: LanguageId,
        tag: &str,
        minutes: Option<u64>,
        otherwise: u32,
    ) -> u64 {
        let words = minutes.map(|minutes| Locale::of(tag).wait(minutes)).unwrap_or_default();
        self.value_ms(language, &words, otherwise)
    }

    fn place(&self, prompt: PromptId, language: LanguageId) -> usize {
        prompt.index() * self.languages + language.index().min(self.languages - 1)
    }
}
