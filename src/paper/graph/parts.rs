//! What a call-flow graph is made of: stops, and the arrows between them.

use phonetree_core::language::DocumentTexts;
use phonetree_core::menu::{LineId, Node};

/// Something a caller may come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphNode {
    /// Its name in the file; that of a line has `line ` before it, as a node may have the same.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// What people call it.
    pub name: String,
    /// What else is to know about it, a line each.
    pub remarks: Vec<String>,
    /// What its kind is called.
    pub kind_word: &'static str,
    /// How many stops lie behind it that are not drawn.
    pub hidden: usize,
    /// The same in words, where there are any.
    pub more: Option<String>,
}

/// What a stop is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "each variant is what it names")]
pub enum NodeKind {
    Line,
    Menu,
    Message,
    Entry,
    /// A branch by hours alone.
    Hours,
    /// Any other branch.
    Decision,
    Mailbox,
    Queue,
    Callback,
    Team,
}

impl NodeKind {
    /// What it is called.
    pub(in crate::paper) fn word(self, says: &DocumentTexts) -> &'static str {
        match self {
            Self::Line => says.line(),
            Self::Menu => says.menu(),
            Self::Message => says.message(),
            Self::Entry => says.digits(),
            Self::Hours => says.hours(),
            Self::Decision => says.decision(),
            Self::Mailbox => says.mailbox(),
            Self::Queue => says.queue(),
            Self::Callback => says.callback(),
            Self::Team => says.team(),
        }
    }
}

/// What leads from one stop to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GraphEdge {
    /// The place of the stop it leaves, in the stops of its `CallGraph`.
    pub from: usize,
    /// The place of the stop it leads to.
    pub to: usize,
    /// When a call takes it.
    pub way: EdgeKind,
    /// What is written on it: one for each option that leads there.
    pub labels: Vec<EdgeLabel>,
}

/// When a call takes an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// By itself: a line is answered, a message was said, digits were entered.
    Next,
    /// When its key is pressed.
    Key,
    /// Within hours.
    Open,
    /// Outside of hours.
    Closed,
    /// When a caller failed too often.
    GiveUp,
}

/// What is written on an arrow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EdgeLabel {
    /// What is pressed, where something is.
    pub key: Option<String>,
    /// In words.
    pub words: String,
}

impl EdgeLabel {
    /// In a line: "1 · membership and billing".
    pub(in crate::paper) fn words(&self) -> String {
        match &self.key {
            Some(key) => format!("{key} \u{b7} {}", self.words),
            None => self.words.clone(),
        }
    }
}

/// A line or a node: what becomes a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::paper) enum GraphPlace {
    Line(LineId),
    Node(Node),
}
