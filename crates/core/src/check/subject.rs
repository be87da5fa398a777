//! What rules look at.

use std::ops::Range;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _, Utc};

use crate::menu::{Gap, LanguageId, Lengths, PromptId, Tree};

/// What rules look at.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct CheckSubject<'s> {
    /// The menu as loaded, with the places of all it has.
    pub tree: &'s Tree,
    /// Its file as written.
    pub text: &'s str,
    /// How long its prompts last.
    pub lengths: &'s Lengths,
    /// The day on which it is judged.
    pub today: NaiveDate,
    /// How much is too much.
    pub budgets: Budgets,
}

/// How much is too much, where no source settles it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Budgets {
    /// A source that was looked at longer ago is stale, in days. Default 365; ours.
    pub stale_after_days: u16,
    /// A caller hears which key to press within this, in seconds. Default 30; ours.
    pub option_within_s: u16,
}

impl Default for Budgets {
    fn default() -> Self {
        Self { stale_after_days: 365, option_within_s: 30 }
    }
}

impl<'s> CheckSubject<'s> {
    /// A menu to check, with the default budgets.
    pub fn new(tree: &'s Tree, text: &'s str, lengths: &'s Lengths, today: NaiveDate) -> Self {
        Self { tree, text, lengths, today, budgets: Budgets::default() }
    }
}

impl CheckSubject<'_> {
    /// Midnight of the day of the check, in the zone of the menu.
    pub(super) fn start(&self) -> DateTime<Utc> {
        let midnight = self.today.and_time(NaiveTime::MIN);
        let local = self.tree.zone.from_local_datetime(&midnight).earliest();
        local.map_or_else(|| midnight.and_utc(), |local| local.to_utc())
    }

    /// The words of a prompt in a language. What only a call knows is left out.
    pub(super) fn words(&self, prompt: PromptId, language: LanguageId) -> String {
        self.tree[prompt].in_language(language).text(|gap| match gap {
            Gap::OtherLine(lines) => lines.first().map_or("", |(_, words)| words),
            Gap::Option(_, words) => words,
            Gap::Opens | Gap::Digits | Gap::Value(_) | Gap::Position | Gap::Wait => "...",
        })
    }

    /// Whether a language is one of those whose wording is known here, by its primary subtag.
    pub(super) fn speaks(&self, language: LanguageId, primary: &str) -> bool {
        self.tree.languages[language.index()].primary() == primary
    }

    /// Every prompt that the file writes out, in each language: the words and where they stand.
    pub(super) fn written(&self) -> impl Iterator<Item = Written> + use<'_> {
        let prompts = self.tree.prompt_ids();
        let placed = prompts.filter_map(|id| Some((id, self.tree.spans.prompt(id)?.range())));
        placed.flat_map(move |(prompt, place)| {
            self.tree.language_ids().map(move |language| Written {
                prompt,
                language,
                words: self.words(prompt, language),
                place: place.clone(),
            })
        })
    }

    /// The place of some words within a larger one; all of it where they are not found.
    pub(super) fn within(&self, place: &Range<usize>, words: &str) -> Range<usize> {
        let found = self.text.get(place.clone()).and_then(|text| text.find(words));
        found
            .filter(|_| !words.is_empty())
            .map_or_else(|| place.clone(), |at| place.start + at..place.start + at + words.len())
    }

    /// Where a prompt comes from: its own words, else the name of its node.
    pub(super) fn place_of(&self, prompt: PromptId) -> Range<usize> {
        let places = &self.tree.spans;
        let of_node = || self.tree[prompt].node.map(|node| places.node(node));
        places.prompt(prompt).or_else(of_node).unwrap_or_default().range()
    }

    /// Whose prompt it is, by the name of its node.
    pub(super) fn owner(&self, prompt: PromptId) -> Option<&str> {
        self.tree[prompt].node.map(|node| self.tree.node_id(node))
    }
}

/// A prompt that the file writes out, in one language.
pub(super) struct Written {
    pub(super) prompt: PromptId,
    pub(super) language: LanguageId,
    pub(super) words: String,
    pub(super) place: Range<usize>,
}
