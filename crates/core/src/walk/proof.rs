//! A statement about every call there can be, and what became of it.

use super::example::Example;

/// A statement, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// Its name, for programs: `help`; those of the file are `always` and `never`.
    pub name: &'static str,
    /// What it says of every call.
    pub says: String,
    /// What became of it.
    pub verdict: Verdict,
    /// What was seen: a figure, or what is wrong.
    pub seen: Vec<String>,
    /// The shortest call that refutes it, or that shows the worst there is.
    pub example: Option<Example>,
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds for every call.
    Proved,
    /// It does not.
    Refuted,
    /// The walk was stopped, and nothing against it was seen until then.
    NotProved,
}

impl Proof {
    pub(super) fn new(name: &'static str, says: &str) -> Self {
        let says = says.to_owned();
        Self { name, says, verdict: Verdict::Proved, seen: Vec::new(), example: None }
    }

    pub(super) fn refuted(self, seen: Vec<String>) -> Self {
        Self { verdict: Verdict::Refuted, seen, ..self }
    }
}
