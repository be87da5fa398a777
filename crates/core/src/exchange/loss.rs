//! What becomes of a menu in another system's words.

use super::construct::Construct;
use crate::document::Span;

/// How much of a construct another system can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fidelity {
    /// A caller notices no difference.
    Exact,
    /// A caller notices a difference.
    Otherwise,
    /// It is not there.
    LeftOut,
}

impl Fidelity {
    /// Its name in reports: `exact`, `otherwise` or `left_out`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Otherwise => "otherwise",
            Self::LeftOut => "left_out",
        }
    }
}

/// What becomes of a construct in a system: a row of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Translation {
    /// How much of it is there.
    pub fidelity: Fidelity,
    /// How it is written there; where it is not exact, what a caller notices.
    pub words: &'static str,
}

impl Translation {
    pub(super) const fn exact(words: &'static str) -> Self {
        Self { fidelity: Fidelity::Exact, words }
    }

    pub(super) const fn otherwise(words: &'static str) -> Self {
        Self { fidelity: Fidelity::Otherwise, words }
    }

    pub(super) const fn left_out(words: &'static str) -> Self {
        Self { fidelity: Fidelity::LeftOut, words }
    }
}

/// What became of one part of a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub construct: Construct,
    /// The node, line or setting that has it, by its name in the file.
    pub of: Box<str>,
    /// Where that stands in the menu file; nothing where it is a default.
    pub place: Option<Span>,
    /// How much of it is there.
    pub fidelity: Fidelity,
    /// How it is written there; where it is not exact, what a caller notices.
    pub words: &'static str,
    /// By how much a caller notices it, where it is time: in milliseconds, at most.
    pub ms: Option<u64>,
}

/// What became of every part of a menu, in file order within each construct.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LossReport {
    /// All of it: what is exact, too.
    pub all: Vec<Loss>,
}

impl LossReport {
    /// What is not exact.
    pub fn losses(&self) -> impl Iterator<Item = &Loss> {
        self.all.iter().filter(|loss| loss.fidelity != Fidelity::Exact)
    }

    /// Whether a caller notices no difference at all.
    pub fn is_exact(&self) -> bool {
        self.losses().next().is_none()
    }
}
