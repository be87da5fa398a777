//! A statement about every call there can be, and what became of it.

use crate::walk::example::ExampleCall;

/// A statement, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Proof {
    /// Its name, for programs: `help`; those of the file are `always` and `never`.
    pub name: &'static str,
    /// What it says of every call.
    pub says: String,
    /// What became of it.
    pub verdict: ProofVerdict,
    /// What was seen: a figure, or what is wrong.
    pub seen: Vec<String>,
    /// The shortest call that refutes it, or that shows the worst there is.
    pub example: Option<ExampleCall>,
}

/// What became of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProofVerdict {
    /// It holds for every call.
    Proved,
    /// It does not.
    Refuted,
    /// The search was stopped, and no counterexample was found before the search stopped.
    NotProved,
}

impl Proof {
    pub(in crate::walk) fn new(name: &'static str, says: &str) -> Self {
        let says = says.to_owned();
        Self { name, says, verdict: ProofVerdict::Proved, seen: Vec::new(), example: None }
    }

    /// Nothing was found against it, but not all was looked at.
    pub(in crate::walk) fn not_proved(self) -> Self {
        let seen = vec!["no counterexample was found before the search stopped".to_owned()];
        Self { verdict: ProofVerdict::NotProved, seen, example: None, ..self }
    }

    /// What was proved of a part of all calls is not proved.
    pub(in crate::walk) fn is_proved_of_a_part_only(&mut self) {
        if self.verdict == ProofVerdict::Proved {
            *self = self.clone().not_proved();
        }
    }

    pub(in crate::walk) fn refuted(self, seen: Vec<String>) -> Self {
        Self { verdict: ProofVerdict::Refuted, seen, ..self }
    }
}

/// `12.3 s`
pub(super) fn seconds(ms: u64) -> String {
    format!("{}.{} s", ms / 1_000, ms % 1_000 / 100)
}
