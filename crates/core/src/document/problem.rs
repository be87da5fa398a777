//! What is wrong with a menu file: where, in which words, and what to do about it.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use super::escape::one_line;
use super::excerpt::{Excerpts, Remark, Severity};

/// What to put in the place of a part of a text: the one thing that can be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The part: bytes of the text.
    pub span: Range<usize>,
    /// What belongs there.
    pub text: String,
}

impl Replacement {
    /// Puts it into a text. Of several, the last comes first, so that the places of the others stay.
    pub fn put(&self, text: &mut String) {
        if text.is_char_boundary(self.span.start) && text.is_char_boundary(self.span.end) {
            text.replace_range(self.span.clone(), &self.text);
        }
    }
}

/// One thing that is wrong, and the place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, in a line.
    pub message: String,
    /// The place: bytes of the text.
    pub span: Range<usize>,
    /// What stands at the place.
    pub label: String,
    /// What to do.
    pub help: Option<String>,
    /// Another place that has to do with it.
    pub also: Option<(Range<usize>, String)>,
    /// What mends it, where only one thing can be meant. `phonetree check --fix` writes it.
    pub replacement: Option<Replacement>,
}

impl Problem {
    /// A problem at a place.
    pub(crate) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            span,
            label: String::new(),
            help: None,
            also: None,
            replacement: None,
        }
    }

    pub(crate) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    pub(crate) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The only thing that can be meant instead.
    pub(crate) fn replacement(mut self, span: Range<usize>, text: impl Into<String>) -> Self {
        self.replacement = Some(Replacement { span, text: text.into() });
        self
    }

    pub(crate) fn also(mut self, span: Range<usize>, label: impl Into<String>) -> Self {
        self.also = Some((span, label.into()));
        self
    }
}

/// What was found to be wrong, and how much more of it was only counted.
#[derive(Clone, Debug)]
pub(crate) struct Diagnosis {
    pub(crate) problems: Vec<Problem>,
    pub(crate) more: usize,
}

/// Everything that is wrong with one file, in the order of its lines.
#[derive(Clone, Debug)]
pub struct Problems {
    name: String,
    text: String,
    list: Vec<Problem>,
    /// Those that were only counted.
    more: usize,
}

/// More than this many problems are counted, not shown.
const MOST_SHOWN: usize = 50;

impl Problems {
    pub(crate) fn new(name: &str, text: &str, found: Diagnosis) -> Self {
        let Diagnosis { problems: mut list, more } = found;
        list.sort_by_key(|problem| problem.span.start);
        // What all rows of a table share is wrong once.
        let mut said = BTreeSet::new();
        list.retain(|it| said.insert((it.span.start, it.span.end, it.message.clone())));
        Self { name: name.to_owned(), text: text.to_owned(), list, more }
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.list.iter()
    }

    fn render(&self) -> String {
        let excerpts = Excerpts { name: &self.name, text: &self.text };
        let mut said = String::new();
        for problem in self.list.iter().take(MOST_SHOWN) {
            said.push_str(&excerpts.render(&Remark {
                severity: Severity::Error,
                code: None,
                message: &problem.message,
                place: (&problem.span, &problem.label),
                also: problem.also.as_ref().map(|(span, label)| (span, label.as_str())),
                why: &[],
                help: problem.help.as_slice(),
            }));
            said.push_str("\n\n");
        }
        let all = self.list.len() + self.more;
        let more = match all.saturating_sub(MOST_SHOWN) {
            0 => String::new(),
            more => format!("; the first {MOST_SHOWN} are shown, {more} more are not"),
        };
        let count = match all {
            1 => "1 problem".to_owned(),
            n => format!("{n} problems"),
        };
        format!("{said}{count} in {}{more}", one_line(&self.name))
    }
}

/// As a person reads them: the line, the words underlined, what to do.
impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render())
    }
}

impl std::error::Error for Problems {}
