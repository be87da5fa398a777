//! A call by ear: the files that are heard, who is rung, what is recorded.

use std::collections::HashMap;

use phonetree_core::call::{
    Action, CallTime, Decided, Decision, Effect, Input, Report, TransferOutcome, Utterance,
};
use phonetree_core::drive::{Inbox, Ongoing, Performer};
use phonetree_core::menu::{LanguageId, Lengths, Piece, PromptTakes, TakePart, Tree, words_of};

use crate::engine::Caller;

/// Something that is heard, or happens to a caller.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Heard {
    /// A file begins.
    File(String),
    /// Somebody is rung: letters and digits of their name.
    Rings(String),
    Records,
    Ends,
}

/// Where the files of what is said are found.
pub(crate) enum Files<'t> {
    /// In the takes of the menu that is exported.
    Takes(&'t PromptTakes),
    /// In the words of a menu that was read: `<main/options> <values/monday>`, and digits.
    Words,
}

/// What is said outside, by the name of the question and the caller.
type Outside<'t> = Box<dyn Fn(&str, &Caller) -> bool + Sync + 't>;

/// A menu that callers hear.
pub(crate) struct Listened<'t> {
    pub(crate) tree: &'t Tree,
    files: Files<'t>,
    lengths: Lengths,
    ms: &'t HashMap<String, u32>,
    /// How a switch stands, by its name.
    switches: Box<dyn Fn(&str) -> bool + Sync + 't>,
    outside: Outside<'t>,
}

/// A name as letters and digits.
pub(crate) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The words of a file in a menu that was read, so that it can be told from others.
pub(crate) fn as_words(file: &str) -> String {
    format!("<{file}>")
}

/// The files that words name.
fn files_of(words: &str) -> Vec<String> {
    let mut found = Vec::new();
    // Words of no file: those of voice mail, which no dialplan has.
    let is_other = |c: char| c.is_ascii_alphabetic();
    let mut rest = words;
    if !words.contains('<') && words.contains(is_other) {
        return vec!["?".to_owned()];
    }
    while let Some(at) = rest.find(|c: char| c == '<' || c.is_ascii_digit()) {
        rest = &rest[at..];
        match rest.strip_prefix('<').and_then(|it| it.split_once('>')) {
            Some((file, after)) => {
                found.push(file.to_owned());
                rest = after;
            }
            None => {
                found.push(format!("digits/{}", &rest[..1]));
                rest = &rest[1..];
            }
        }
    }
    found
}

impl<'t> Listened<'t> {
    /// With how long each file lasts: `en:main/options`.
    pub(crate) fn new(
        tree: &'t Tree,
        files: Files<'t>,
        lengths: Option<Lengths>,
        ms: &'t HashMap<String, u32>,
        switches: impl Fn(&str) -> bool + Sync + 't,
        outside: impl Fn(&str, &Caller) -> bool + Sync + 't,
    ) -> Self {
        let lengths = lengths.unwrap_or_else(|| lengths_of_words(tree, ms));
        let (switches, outside) = (Box::new(switches), Box::new(outside));
        Self { tree, files, lengths, ms, switches, outside }
    }

    /// What a caller hears, each thing at its moment.
    pub(crate) fn hears(&self, caller: &Caller) -> Vec<(u64, Heard)> {
        let mut phone =
            Ear { of: self, caller, heard: Vec::new(), playing: Vec::new(), is_over: false };
        let mut ongoing = Ongoing::answer(self.tree, caller.line, caller.at, &mut phone);
        for (ms, key) in &caller.keys {
            ongoing.put(CallTime::from_ms(*ms), Input::Key(*key));
        }
        while ongoing.step(&mut phone).is_some() {}
        phone.stops(u64::MAX);
        phone.heard
    }

    fn files(&self, utterance: &Utterance) -> Vec<String> {
        let pieces = utterance.pieces(self.tree);
        match self.files {
            Files::Words => files_of(&pieces.concat()),
            Files::Takes(takes) => {
                let mut files = Vec::new();
                for part in takes.parts(utterance.prompt, utterance.language) {
                    if let TakePart::Words { take, .. } = part {
                        files.push(take.clone());
                        continue;
                    }
                    let values = part.values();
                    for piece in &pieces {
                        let said = |words: &str| words_of(words) == words_of(piece.trim());
                        let value = values.iter().find(|value| said(&value.words));
                        files.extend(value.map(|value| value.take.clone()));
                    }
                }
                files
            }
        }
    }

    fn ms_of(&self, language: LanguageId, file: &str) -> u32 {
        let language = self.tree.languages[language.index()].primary();
        self.ms.get(&format!("{language}:{file}")).copied().unwrap_or(1_000)
    }
}

/// How long what was read lasts, by its files.
pub(crate) fn lengths_of_words(tree: &Tree, ms: &HashMap<String, u32>) -> Lengths {
    let of = |language: LanguageId, file: &str| {
        let language = tree.languages[language.index()].primary();
        ms.get(&format!("{language}:{file}")).copied().unwrap_or(1_000)
    };
    let digits = tree
        .language_ids()
        .flat_map(|language| (0..10).map(move |digit| (language, digit.to_string())));
    let digits: Vec<_> = digits
        .map(|(language, digit)| {
            let ms = of(language, &format!("digits/{digit}"));
            (language, digit.into(), ms)
        })
        .collect();
    let words = |language: LanguageId, piece: &Piece| match piece {
        Piece::Words(words) => {
            Some(files_of(words).iter().map(|file| of(language, file)).sum::<u32>())
        }
        Piece::Gap(_) => None,
    };
    Lengths::of_takes(tree, |_, language, piece| words(language, piece)).with_values(digits)
}

/// What one caller hears.
struct Ear<'l, 't> {
    of: &'l Listened<'t>,
    caller: &'l Caller,
    heard: Vec<(u64, Heard)>,
    /// Files that are played, each with the moment at which it begins.
    playing: Vec<(u64, String)>,
    is_over: bool,
}

impl Ear<'_, '_> {
    /// What has not begun by then is not heard.
    fn stops(&mut self, at: u64) {
        let begun = std::mem::take(&mut self.playing).into_iter().filter(|(ms, _)| *ms < at);
        self.heard.extend(begun.map(|(ms, file)| (ms, Heard::File(file))));
    }

    fn meets(&mut self, at: CallTime, what: Heard) {
        self.stops(at.as_ms());
        if !self.is_over {
            self.heard.push((at.as_ms(), what));
        }
    }
}

impl Performer for Ear<'_, '_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        let tree = self.of.tree;
        match effect {
            Effect::Do(action @ Action::Play { utterance, .. }) => {
                self.stops(at.as_ms());
                if !self.is_over {
                    let mut begins = at.as_ms();
                    for file in self.of.files(utterance) {
                        let ms = self.of.ms_of(utterance.language, &file);
                        let language = tree.languages[utterance.language.index()].primary();
                        let named = if file == "?" { file } else { format!("{language}:{file}") };
                        self.playing.push((begins, named));
                        begins += u64::from(ms);
                    }
                }
                let _ = inbox.simulate(at, action, &self.of.lengths);
            }
            Effect::Do(Action::Stop(_)) => self.stops(at.as_ms()),
            Effect::Do(Action::Transfer { team, ring_ms }) => {
                let team = &tree[*team];
                let outcome = match self.caller.outcome {
                    // A phone rings until somebody answers where nothing else is said.
                    TransferOutcome::NoAnswer
                        if !team.may_not_be_reached() || team.ring_ms >= 600_000 =>
                    {
                        TransferOutcome::Answered
                    }
                    outcome => outcome,
                };
                let name = match self.of.files {
                    Files::Takes(_) => plain(&team.id),
                    Files::Words => plain(team.name.first()),
                };
                self.meets(at, Heard::Rings(name));
                // What people say themselves is not the system's.
                self.is_over |= outcome == TransferOutcome::Answered;
                inbox.put_outcome(at, *ring_ms, outcome);
            }
            Effect::Do(Action::Record { .. }) => self.meets(at, Heard::Records),
            Effect::Do(Action::Decide { decision, usual, .. }) => {
                let decided = match *decision {
                    Decision::Caller => Decided::Caller(self.caller.number),
                    Decision::Switch(switch) => {
                        Decided::Switch(switch, (self.of.switches)(&tree[switch].id))
                    }
                    Decision::Outside(question) => {
                        let yes = (self.of.outside)(&tree[question].id, self.caller);
                        Decided::Outside(question, yes)
                    }
                    _ => *usual,
                };
                inbox.put(at, Input::Decided(decided));
            }
            Effect::Do(action) => {
                let _ = inbox.simulate(at, action, &self.of.lengths);
            }
            Effect::Report(Report::Ended { .. }) => self.meets(at, Heard::Ends),
            Effect::Report(_) => {}
        }
    }
}
