//! What has to be rendered: every prompt cut into takes.
//!
//! How a prompt is cut, and what its takes are called, is decided in `menu` ([`PromptTakes`]): what plays the
//! files asks the same.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

use super::hash::sha256;
use crate::sound::Edges;
use crate::voice::said;
pub use phonetree_core::menu::words_of;
use phonetree_core::menu::{LanguageId, Node, PromptId, PromptTakes, TakePart, Tree, ValueTake};

/// A pause where a sentence ended in the part before, in milliseconds.
const SENTENCE_MS: u16 = 300;
const COMMA_MS: u16 = 150;

/// Everything that has to be rendered for a menu.
#[derive(Debug, Default)]
pub struct RenderPlan {
    /// The takes, in the order of the prompts that need them first.
    pub takes: Vec<Take>,
    /// How prompts are put together from takes.
    pub prompts: Vec<Assembly>,
    /// The values that have their take, by language and words.
    values: HashSet<(LanguageId, String)>,
}

/// A sound to be made.
#[derive(Clone, Debug)]
pub struct Take {
    /// Its name, and its file's without ending: `main/options`.
    pub name: String,
    /// The node that says it first; none for values and for prompts that nodes share.
    pub node: Option<Node>,
    /// The language.
    pub language: LanguageId,
    /// The words, as they are shown.
    pub text: String,
    /// The words, as a voice should read them.
    pub said: String,
    /// The silence around it.
    pub edges: Edges,
}

/// How a prompt is put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assembly {
    /// The prompt: `main/options`.
    pub prompt: String,
    /// Its language (BCP 47).
    pub language: String,
    /// What is played, one after the other.
    pub plays: Vec<Play>,
}

/// What is played at one place of a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Play {
    /// This take.
    Take(String),
    /// When the team next opens: one of these takes.
    Opens(Vec<String>),
    /// Another line: one of these takes, or none.
    OtherLine(Vec<String>),
    /// An option that is offered at its own hours: this take, or none.
    Option(Vec<String>),
    /// Digits, one by one: the takes of the ten digits.
    Digits(Vec<String>),
    /// Where in line the caller is: one of these takes.
    Position(Vec<String>),
    /// How long the caller may have to wait: one of these takes.
    Wait(Vec<String>),
}

/// What the prompts of a menu are played from, by the names that their files have.
pub fn prompt_takes(tree: &Tree) -> PromptTakes {
    PromptTakes::of(tree, sha256)
}

impl RenderPlan {
    /// Plans all prompts of a menu, in all its languages.
    pub fn new(tree: &Tree) -> Self {
        let takes = prompt_takes(tree);
        let mut plan = Self::default();
        for prompt in tree.prompt_ids() {
            for language in tree.language_ids() {
                plan.add(tree, prompt, language, takes.parts(prompt, language));
            }
        }
        plan
    }

    fn add(&mut self, tree: &Tree, id: PromptId, language: LanguageId, parts: &[TakePart]) {
        let mut plays = Vec::new();
        for part in parts {
            let mut values = || {
                let values = part.values().into_iter();
                values.map(|value| self.value(tree, language, value)).collect()
            };
            plays.push(match part {
                TakePart::Words { take, words, is_whole, is_last } => {
                    let edges = if *is_whole { Edges::WHOLE } else { edges_of(words, *is_last) };
                    Play::Take(self.take(tree, take, tree[id].node, language, words, edges))
                }
                TakePart::Opens(_) => Play::Opens(values()),
                TakePart::OtherLine(_) => Play::OtherLine(values()),
                TakePart::Position(_) => Play::Position(values()),
                TakePart::Wait(_) => Play::Wait(values()),
                TakePart::Option(..) => Play::Option(values()),
                TakePart::Digits(_) | TakePart::Value(..) => Play::Digits(values()),
            });
        }
        let language = tree.languages[language.index()].tag.to_string();
        self.prompts.push(Assembly { prompt: tree.prompt_name(id), language, plays });
    }

    /// The take of a value: made once, whatever prompts it stands in.
    fn value(&mut self, tree: &Tree, language: LanguageId, value: &ValueTake) -> String {
        let ValueTake { take, words } = value;
        if !self.values.insert((language, words_of(words).to_owned())) {
            return take.clone();
        }
        let is_digit = take.starts_with("digits/");
        let edges = if is_digit { Edges::PART } else { edges_of(words, false) };
        self.take(tree, take, None, language, words, edges)
    }

    /// A new take. Its name.
    fn take(
        &mut self,
        tree: &Tree,
        name: &str,
        node: Option<Node>,
        language: LanguageId,
        raw: &str,
        edges: Edges,
    ) -> String {
        let text = words_of(raw).to_owned();
        let said = said(tree, language, &text);
        self.takes.push(Take { name: name.to_owned(), node, language, text, said, edges });
        name.to_owned()
    }
}

/// The silence around a part: a pause where the part before it ended a sentence.
fn edges_of(raw: &str, last: bool) -> Edges {
    let lead_ms = match raw.trim_start().chars().next() {
        Some('.' | '!' | '?') => SENTENCE_MS,
        Some(',' | ';' | ':') => COMMA_MS,
        _ => Edges::PART.lead_ms,
    };
    let ends = raw.trim_end().ends_with(['.', '!', '?']);
    let tail_ms = if last || ends { Edges::WHOLE.tail_ms } else { Edges::PART.tail_ms };
    Edges { lead_ms, tail_ms }
}
