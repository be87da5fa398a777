//! What was read of another system's menu, in a small model that all readers share: nodes by their names, as
//! a menu file has them, each with where it stood and what is lost.

use std::collections::{BTreeMap, BTreeSet};

use super::ids::in_words;

/// Where something stands in what was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ImportPlace {
    /// The file, as it was named.
    pub file: String,
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
}

impl std::fmt::Display for ImportPlace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}", self.file),
        }
    }
}

/// How a part of the menu differs from what was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImportLossKind {
    /// What was read does not say it: words, names and numbers are made up, and marked as assumed.
    Assumed,
    /// A caller notices a difference.
    Otherwise,
    /// It is not in the menu.
    LeftOut,
}

impl ImportLossKind {
    /// Its name in reports: `assumed`, `otherwise` or `left_out`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::Otherwise => "otherwise",
            Self::LeftOut => "left_out",
        }
    }

    /// The same for people.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Assumed => "assumed",
            Self::Otherwise => "otherwise",
            Self::LeftOut => "left out",
        }
    }
}

/// A part of another system's menu that is not in the menu file as it was.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportLoss {
    /// Where it stands in what was read.
    pub place: ImportPlace,
    /// The node of the menu file that has it; empty for the whole file.
    pub of: String,
    /// How it differs.
    pub kind: ImportLossKind,
    /// What a caller notices, or what was made up.
    pub words: String,
}

/// Where a caller goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SketchWay {
    /// A node, by its name.
    To(String),
    /// The call ends without a word.
    HangUp,
}

/// What is said in one go, and whether a key cuts them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct SketchWords {
    /// The text, with placeholders as a menu file has them.
    pub(super) text: String,
    /// Whether no key cuts it.
    pub(super) must_hear: bool,
}

/// How often a caller may fail, and where the next failure leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SketchFailures {
    /// How many times; `None` if it asks forever.
    pub(super) tries: Option<u8>,
    /// What is said after each failure, before the question.
    pub(super) remarks: Vec<SketchWords>,
    /// Where the last failure leads.
    pub(super) to: SketchWay,
}

/// What a menu, an entry and a caller who fails have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SketchAsking {
    /// Silence.
    pub(super) silence: SketchFailures,
    /// Wrong keys.
    pub(super) wrong: SketchFailures,
    /// Whether both are counted together.
    pub(super) together: bool,
    /// What is said again, if it is not what was said first.
    pub(super) again: Option<SketchWords>,
    /// The wait for the first key.
    pub(super) wait_ms: u64,
    /// The wait for the next key.
    pub(super) between_ms: u64,
    /// Whether a wrong key does nothing while it speaks.
    pub(super) ignores_wrong_keys: bool,
}

/// A key of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SketchOption {
    /// The key, or a pattern of keys.
    pub(super) key: String,
    /// What it is for.
    pub(super) label: String,
    /// Where it leads.
    pub(super) lead: SketchWay,
    /// What it does instead: `back` or `top`.
    pub(super) does: Option<&'static str>,
    /// The language in which the call goes on.
    pub(super) language: Option<String>,
    /// The hours within which it is offered.
    pub(super) during: Option<String>,
}

/// What decides a case of a branch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SketchWhen {
    /// Within these hours.
    During(String),
    /// A switch is on, or off.
    Switch(String, bool),
    /// What was entered is one of these.
    Entered(String, Vec<String>),
    /// The caller's number: `known`, `withheld`, or how it begins.
    Caller(String),
    /// From this time on that the call comes here.
    Times(u8),
    /// Another system decides: the name of the question, and the question.
    Outside(String, String),
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum SketchKind {
    Menu {
        greeting: Option<SketchWords>,
        say: Option<SketchWords>,
        options: Vec<SketchOption>,
        asking: SketchAsking,
        key_length: Option<u8>,
    },
    Message {
        say: SketchWords,
        to: Option<SketchWay>,
    },
    Entry {
        ask: SketchWords,
        fewest: u8,
        most: u8,
        terminator: Option<char>,
        empty_to: Option<SketchWay>,
        star_to: Option<SketchWay>,
        asking: SketchAsking,
        to: SketchWay,
    },
    Branch {
        cases: Vec<(SketchWhen, SketchWay)>,
        otherwise: SketchWay,
    },
    Mailbox {
        say: SketchWords,
        thanks: Option<SketchWords>,
        longest_ms: Option<u64>,
        keys: Vec<(char, String, SketchWay)>,
    },
    Team {
        name: String,
        ring_ms: Option<u64>,
        unanswered_to: Option<SketchWay>,
        busy_to: Option<SketchWay>,
    },
    Queue {
        team: String,
        longest_ms: Option<u64>,
        longest_to: Option<SketchWay>,
        full_to: Option<SketchWay>,
    },
}

impl SketchKind {
    /// All ways out of it.
    pub(super) fn ways(&mut self) -> Vec<&mut SketchWay> {
        let mut all = Vec::new();
        match self {
            Self::Menu { options, asking, .. } => {
                all.extend(options.iter_mut().map(|option| &mut option.lead));
                all.extend([&mut asking.silence.to, &mut asking.wrong.to]);
            }
            Self::Message { to, .. } => all.extend(to),
            Self::Entry { empty_to, star_to, asking, to, .. } => {
                all.push(to);
                all.extend(empty_to);
                all.extend(star_to);
                all.extend([&mut asking.silence.to, &mut asking.wrong.to]);
            }
            Self::Branch { cases, otherwise } => {
                all.extend(cases.iter_mut().map(|(_, to)| to));
                all.push(otherwise);
            }
            Self::Mailbox { keys, .. } => all.extend(keys.iter_mut().map(|(_, _, to)| to)),
            Self::Team { unanswered_to, busy_to, .. } => {
                all.extend(unanswered_to);
                all.extend(busy_to);
            }
            Self::Queue { longest_to, full_to, .. } => {
                all.extend(longest_to);
                all.extend(full_to);
            }
        }
        all
    }
}

/// A node.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SketchNode {
    pub(super) id: String,
    /// Where it begins in what was read.
    pub(super) place: ImportPlace,
    pub(super) kind: SketchKind,
}

/// A number that callers dial.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SketchLine {
    pub(super) id: String,
    pub(super) number: Option<String>,
    pub(super) answer: String,
    pub(super) place: ImportPlace,
}

/// All that was read of a menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sketch {
    pub(super) title: String,
    /// The file it was read from, as it was named.
    pub(super) source: String,
    pub(super) zone: Option<String>,
    pub(super) languages: Vec<String>,
    pub(super) lines: Vec<SketchLine>,
    pub(super) nodes: Vec<SketchNode>,
    /// Each with what it is for.
    pub(super) switches: BTreeMap<String, String>,
    /// Those that are on as long as nobody turns them.
    pub(super) usually_on: BTreeSet<String>,
    /// Whether keys are kept while something must be heard.
    pub(super) keeps_type_ahead: bool,
    pub(super) longest_call_ms: Option<u64>,
    pub(super) losses: Vec<ImportLoss>,
    /// What is exact, and still worth a remark: where, and in words.
    pub(super) notes: Vec<(ImportPlace, String)>,
}

impl Sketch {
    /// Notes a remark, once.
    pub(super) fn note(&mut self, place: &ImportPlace, words: String) {
        let note = (place.clone(), words);
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Notes what is lost, once.
    pub(super) fn lose(
        &mut self,
        place: &ImportPlace,
        of: &str,
        kind: ImportLossKind,
        words: impl Into<String>,
    ) {
        let loss =
            ImportLoss { place: place.clone(), of: of.to_owned(), kind, words: words.into() };
        if !self.losses.contains(&loss) {
            self.losses.push(loss);
        }
    }

    /// Names for keys that have none: of the node that they lead to.
    pub(super) fn label_options(&mut self) {
        let mut names = std::collections::BTreeMap::new();
        for node in &self.nodes {
            let name = match &node.kind {
                SketchKind::Team { name, .. } => name.clone(),
                SketchKind::Menu { .. }
                | SketchKind::Message { .. }
                | SketchKind::Entry { .. }
                | SketchKind::Branch { .. }
                | SketchKind::Mailbox { .. }
                | SketchKind::Queue { .. } => in_words(&node.id),
            };
            names.insert(node.id.clone(), name);
        }
        // A line in which callers wait is called as those they wait for.
        for node in &self.nodes {
            if let SketchKind::Queue { team, .. } = &node.kind
                && let Some(name) = names.get(team).cloned()
            {
                names.insert(node.id.clone(), name);
            }
        }
        for node in &mut self.nodes {
            let SketchKind::Menu { options, .. } = &mut node.kind else { continue };
            for option in options.iter_mut().filter(|option| option.label.is_empty()) {
                option.label = match &option.lead {
                    SketchWay::To(to) => names.get(to).cloned().unwrap_or_default(),
                    SketchWay::HangUp if option.does == Some("back") => "go back".to_owned(),
                    SketchWay::HangUp if option.does == Some("top") => "the first menu".to_owned(),
                    SketchWay::HangUp => "the end of the call".to_owned(),
                };
            }
        }
    }
}
