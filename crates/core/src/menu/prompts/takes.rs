//! Every prompt cut into takes, and what each take is called: one source of names for what makes the
//! files and for what plays them.
//!
//! A prompt with nothing left open is one take, named after it: `main/options`. A prompt with values in it
//! is cut at them: its fixed parts are takes (`main/options-part-1`), and so are the values that can occur
//! (`values/tomorrow-at-8-a-m`), shared by all prompts. Moments are those that the team's hours lead to in
//! two years; numbers are spoken digit by digit, so ten takes (`digits/7`) are enough for all of them.

use std::collections::HashMap;

use super::moments::Moments;
use super::slug::slug;
use crate::hours::Hours;
use crate::menu::ids::{EntryId, LanguageId, LineId, Node, PromptId};
use crate::menu::parts::{Gap, Piece, Template};
use crate::menu::tree::Tree;

/// What all prompts of a tree are played from, in each of its languages.
#[derive(Clone, Debug)]
pub struct PromptTakes {
    languages: usize,
    /// One for each prompt and language, prompt by prompt.
    prompts: Vec<Vec<TakePart>>,
}

/// What is played at one place of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakePart {
    /// Words that are always the same.
    Words {
        /// The take: `main/options`, `main/options-part-1`.
        take: String,
        /// The words, with the marks around them.
        words: Box<str>,
        /// Whether they are the whole prompt.
        is_whole: bool,
        /// Whether nothing comes after them.
        is_last: bool,
    },
    /// When the team of the prompt next opens: one of these.
    Opens(Vec<ValueTake>),
    /// Another line: that of the first of these lines that was not dialed, if it has words.
    OtherLine(Vec<(LineId, Option<ValueTake>)>),
    /// The sentence of an option that is offered at its own hours, by its place in the menu's options.
    Option(u16, Option<ValueTake>),
    /// The digits just entered, one by one: the takes of the ten digits.
    Digits(Vec<ValueTake>),
    /// The digits entered there, one by one: the takes of the ten digits.
    Value(EntryId, Vec<ValueTake>),
    /// Where in line the caller is: one of these, as far as they go.
    Position(Vec<ValueTake>),
    /// How long the caller may have to wait: one of these, as far as they go.
    Wait(Vec<ValueTake>),
}

/// So many places in line, and so many minutes to wait, have a take: longer lines are read by the voice.
const MOST_SPOKEN_PLACES: u16 = 20;
const MOST_SPOKEN_MINUTES: u64 = 30;

/// A value that can occur, and its take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueTake {
    /// The take: `values/tomorrow-at-8-a-m`.
    pub take: String,
    /// The words.
    pub words: String,
}

impl TakePart {
    /// The values that can stand here; none for words that are always the same.
    pub fn values(&self) -> Vec<&ValueTake> {
        match self {
            Self::Words { .. } => Vec::new(),
            Self::Opens(values)
            | Self::Digits(values)
            | Self::Value(_, values)
            | Self::Position(values)
            | Self::Wait(values) => values.iter().collect(),
            Self::Option(_, value) => value.iter().collect(),
            Self::OtherLine(lines) => {
                lines.iter().filter_map(|(_, value)| value.as_ref()).collect()
            }
        }
    }
}

impl PromptTakes {
    /// Names the takes of all prompts of a tree. `hash` distinguishes values that are too long for a name:
    /// SHA-256 in hexadecimal, for files as `render` writes them.
    pub fn of(tree: &Tree, hash: fn(&[u8]) -> String) -> Self {
        let mut naming =
            Naming { tree, hash, moments: Moments::default(), known: HashMap::default() };
        let mut prompts = Vec::with_capacity(tree.prompts.len() * tree.languages.len());
        for prompt in tree.prompt_ids() {
            for language in tree.language_ids() {
                prompts.push(naming.parts(prompt, language));
            }
        }
        Self { languages: tree.languages.len(), prompts }
    }

    /// What a prompt is played from in a language, one after the other.
    pub fn parts(&self, prompt: PromptId, language: LanguageId) -> &[TakePart] {
        &self.prompts[prompt.index() * self.languages + language.index().min(self.languages - 1)]
    }
}

struct Naming<'t> {
    tree: &'t Tree,
    hash: fn(&[u8]) -> String,
    moments: Moments,
    /// Takes of values, by language and words.
    known: HashMap<(LanguageId, String), String>,
}

impl Naming<'_> {
    fn parts(&mut self, prompt: PromptId, language: LanguageId) -> Vec<TakePart> {
        let tree = self.tree;
        let template: &Template = tree[prompt].in_language(language);
        let name = tree.prompt_name(prompt);
        let is_whole = template.fixed().is_some();
        let (mut parts, mut part) = (Vec::new(), 0);
        for (n, piece) in template.0.iter().enumerate() {
            parts.push(match piece {
                Piece::Words(words) if has_words(words) => {
                    part += 1;
                    let take = if is_whole { name.clone() } else { format!("{name}-part-{part}") };
                    let is_last = n + 1 == template.0.len();
                    TakePart::Words { take, words: words.clone(), is_whole, is_last }
                }
                Piece::Words(_) => continue,
                Piece::Gap(Gap::Opens) => {
                    let hours = tree[prompt].node.and_then(|node| hours_of(tree, node));
                    let words = hours.map(|hours| self.moments.of(hours, tree, language));
                    let words = words.unwrap_or_default().into_iter();
                    TakePart::Opens(words.filter_map(|words| self.value(language, words)).collect())
                }
                Piece::Gap(Gap::OtherLine(lines)) => {
                    let value = |(line, words): &(LineId, Box<str>)| {
                        (*line, self.value(language, words.to_string()))
                    };
                    TakePart::OtherLine(lines.iter().map(value).collect())
                }
                Piece::Gap(Gap::Option(place, words)) => {
                    TakePart::Option(*place, self.value(language, words.to_string()))
                }
                Piece::Gap(Gap::Digits) => TakePart::Digits(self.digits(language)),
                Piece::Gap(Gap::Position) => {
                    let places = (1..=MOST_SPOKEN_PLACES).map(|place| place.to_string());
                    let values = places.filter_map(|words| self.value(language, words));
                    TakePart::Position(values.collect())
                }
                Piece::Gap(Gap::Wait) => {
                    let locale = tree.languages[language.index()].locale();
                    let waits = (0..=MOST_SPOKEN_MINUTES).map(|minutes| locale.wait(minutes));
                    let values = waits.filter_map(|words| self.value(language, words));
                    TakePart::Wait(values.collect())
                }
                Piece::Gap(Gap::Value(entry)) => TakePart::Value(*entry, self.digits(language)),
            });
        }
        parts
    }

    fn value(&mut self, language: LanguageId, words: String) -> Option<ValueTake> {
        let name = || format!("values/{}", slug(&words, self.hash));
        let take = has_words(&words).then(name)?;
        Some(self.take(language, take, words))
    }

    fn digits(&mut self, language: LanguageId) -> Vec<ValueTake> {
        (0..10).map(|n| self.take(language, format!("digits/{n}"), n.to_string())).collect()
    }

    /// The take of these words: the one there is, or a new one.
    fn take(&mut self, language: LanguageId, take: String, words: String) -> ValueTake {
        let place = (language, words_of(&words).to_owned());
        let take = self.known.entry(place).or_insert(take).clone();
        ValueTake { take, words }
    }
}

fn hours_of(tree: &Tree, node: Node) -> Option<&Hours> {
    tree[node.team()?].hours.as_ref()
}

/// Whether there is something to say in a text.
pub fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The words of a piece, without the marks that end the piece before it.
pub fn words_of(piece: &str) -> &str {
    piece.trim_start_matches(['.', ',', ';', ':', '!', '?', ' ']).trim()
}
