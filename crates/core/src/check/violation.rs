//! What a rule finds: what is wrong, where, and what to do.

use std::ops::Range;

use crate::document::{Replacement, Span, shortened};

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The line, node, resource or source it is about, by its name; none for the whole file.
    pub about: Option<Box<str>>,
    /// What is the matter, in a line.
    pub message: String,
    /// The place, in bytes of the file.
    pub span: Range<usize>,
    /// What stands there.
    pub label: String,
    /// What to do.
    pub fix: String,
    /// Another place that has to do with it.
    pub also: Option<(Range<usize>, String)>,
    /// What says the same without the fault. `phonetree check --fix` writes it.
    pub replacement: Option<Replacement>,
}

impl Violation {
    /// Something about a thing of the file.
    pub(super) fn new(about: &str, place: impl Into<Range<usize>>, message: String) -> Self {
        Self { about: Some(about.into()), ..Self::in_file(place, message) }
    }

    /// Something about the file as a whole.
    pub(super) fn in_file(place: impl Into<Range<usize>>, message: String) -> Self {
        Self {
            about: None,
            message,
            span: place.into(),
            label: String::new(),
            fix: String::new(),
            also: None,
            replacement: None,
        }
    }

    /// What it quotes of the file, cut where it is very long.
    pub(super) fn shortened(mut self) -> Self {
        [&mut self.message, &mut self.label, &mut self.fix].into_iter().for_each(shortened);
        self.also.iter_mut().for_each(|(_, label)| shortened(label));
        self
    }

    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(super) fn fix(mut self, fix: impl Into<String>) -> Self {
        self.fix = fix.into();
        self
    }

    pub(super) fn also(mut self, place: Span, label: impl Into<String>) -> Self {
        self.also = Some((place.range(), label.into()));
        self
    }
}
