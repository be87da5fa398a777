//! What is wrong with a document, gathered while it is read: all of it at once, with suggestions.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::meaning::by_meaning;
use super::problem::{Diagnosis, Problem};
use super::read::more_than_a_line;
use super::shortened::shortened;
use crate::language::nearest;

/// A value of the file, with its place.
pub(crate) type Item<'i> = Spanned<DeValue<'i>>;

/// The longest text in a document, in letters: half an hour of speech.
pub const MOST_TEXT_LETTERS: usize = 20_000;

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    problems: Vec<Problem>,
    /// Where they begin.
    places: BTreeSet<usize>,
    /// Those that were only counted.
    more: usize,
    suggested: usize,
    /// How much there was of what a document may not have without end, by its name.
    counted: HashMap<&'static str, usize>,
}

impl Diagnostics {
    /// Suggestions are sought this often in a file, so that many dead names cost no more than few.
    const MOST_SUGGESTIONS: usize = 20;

    /// More problems than this are counted and not kept: a megabyte can hold a million.
    const MOST_KEPT: usize = 10_000;

    /// Adds a problem. What it quotes of the file is cut where it is very long.
    pub(crate) fn add(&mut self, mut problem: Problem) {
        if self.problems.len() == Self::MOST_KEPT {
            self.more += 1;
            return;
        }
        shortened(&mut problem.message);
        shortened(&mut problem.label);
        problem.help.iter_mut().for_each(shortened);
        problem.also.iter_mut().for_each(|(_, label)| shortened(label));
        self.places.insert(problem.span.start);
        self.problems.push(problem);
    }

    /// A report that goes on where a first reading ended.
    pub(crate) fn after(found: &Diagnosis) -> Self {
        let places = found.problems.iter().map(|problem| problem.span.start).collect();
        Self { problems: found.problems.clone(), places, more: found.more, ..Self::default() }
    }

    /// Whether nothing is wrong so far with this part: what is missing in one that has a mistake may be
    /// that mistake.
    pub(crate) fn is_clean_within(&self, part: Range<usize>) -> bool {
        self.places.range(part).next().is_none()
    }

    /// Counts what a document may not have without end; how much there was before.
    pub(crate) fn count(&mut self, what: &'static str, more: usize) -> usize {
        let counted = self.counted.entry(what).or_default();
        let before = *counted;
        *counted += more;
        before
    }

    /// A report of a part: it goes on counting where this one is.
    pub(crate) fn of_a_part(&mut self) -> Self {
        let counted = std::mem::take(&mut self.counted);
        Self { suggested: self.suggested, counted, ..Self::default() }
    }

    /// Takes back the report of a part, with those of its problems that are wanted.
    pub(crate) fn take(&mut self, part: Self, wanted: impl Fn(&Problem) -> bool) {
        self.suggested = part.suggested;
        self.counted = part.counted;
        part.problems.into_iter().filter(wanted).for_each(|problem| self.add(problem));
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether a suggestion would still be sought.
    pub(crate) fn suggests(&self) -> bool {
        self.suggested < Self::MOST_SUGGESTIONS
    }

    /// Everything that is wrong, and how much more of it was only counted.
    pub(crate) fn into_diagnosis(self) -> Diagnosis {
        Diagnosis { problems: self.problems, more: self.more }
    }

    /// The known name that is meant by one that is not, if that can be said.
    pub(crate) fn nearest<'n>(
        &mut self,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        self.guess(|| nearest(name, known))
    }

    /// A guess, unless there were enough in this file.
    pub(crate) fn guess<T>(&mut self, guess: impl FnOnce() -> Option<T>) -> Option<T> {
        if !self.suggests() {
            return None;
        }
        self.suggested += 1;
        guess()
    }

    /// A name that is not known: what it may be, and what is allowed. Returned is what may be meant.
    pub(crate) fn unknown<'n>(
        &mut self,
        span: Range<usize>,
        what: &str,
        name: &str,
        known: &[&'n str],
    ) -> Vec<&'n str> {
        // A name with a character that nobody sees has had its error.
        if !self.is_clean_within(span.clone()) {
            return Vec::new();
        }
        let mut problem = Problem::new(span, format!("unknown {what} `{name}`"));
        let mut meant = by_meaning(name, known);
        if meant.is_empty() {
            meant.extend(self.nearest(name, known.iter().copied()));
        }
        let quoted: Vec<String> = meant.iter().map(|name| format!("`{name}`")).collect();
        match quoted.as_slice() {
            [] => {}
            [only] => problem = problem.label(format!("did you mean {only}?")),
            [some @ .., last] => {
                problem = problem.label(format!("did you mean {} or {last}?", some.join(", ")));
            }
        }
        if !known.is_empty() && known.len() <= 40 {
            problem = problem.help(format!("allowed here: {}", known.join(", ")));
        }
        self.add(problem);
        meant
    }

    pub(crate) fn wrong_type(&mut self, item: &Item<'_>, wanted: &str) {
        let found = item.get_ref().type_str();
        self.add(
            Problem::new(item.span(), format!("expected {wanted}, found {}", article(found)))
                .label(format!("this should be {wanted}")),
        );
    }

    /// A text in one line, as almost all are.
    pub(crate) fn text<'a>(&mut self, item: &'a Item<'_>, wanted: &str) -> Option<&'a str> {
        let text = self.prose(item, wanted)?;
        if let Some(problem) = more_than_a_line(text, item.span()) {
            self.add(problem);
        }
        Some(text)
    }

    /// A text that may have more than one line, and is not longer than texts may be.
    pub(crate) fn prose<'a>(&mut self, item: &'a Item<'_>, wanted: &str) -> Option<&'a str> {
        let Some(text) = item.get_ref().as_str() else {
            self.wrong_type(item, wanted);
            return None;
        };
        self.is_no_longer_than(MOST_TEXT_LETTERS, text, item.span()).then_some(text)
    }

    /// Whether a text has so many letters at the most; if not, that is a problem at this place.
    pub(crate) fn is_no_longer_than(&mut self, most: usize, text: &str, at: Range<usize>) -> bool {
        // A letter has at least one byte: few texts have to be counted.
        let letters = if text.len() <= most { 0 } else { text.chars().count() };
        if letters > most {
            self.add(
                Problem::new(at, format!("this text has {letters} characters"))
                    .help(format!("at most {most} characters are allowed here")),
            );
        }
        letters <= most
    }

    pub(crate) fn table<'a, 'i>(
        &mut self,
        item: &'a Item<'i>,
        wanted: &str,
    ) -> Option<&'a DeTable<'i>> {
        let table = item.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(item, wanted);
        }
        table
    }
}

fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
