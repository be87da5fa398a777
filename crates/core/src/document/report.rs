//! What is wrong with a document, gathered while it is read: all of it at once, with suggestions.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problem::Problem;

/// A value of the file, with its place.
pub(crate) type Item<'i> = Spanned<DeValue<'i>>;

/// What is wrong so far.
#[derive(Debug, Default)]
pub(crate) struct Diagnostics {
    problems: Vec<Problem>,
    suggested: usize,
}

impl Diagnostics {
    /// Suggestions are sought this often in a file, so that many dead names cost no more than few.
    const MOST_SUGGESTIONS: usize = 20;

    pub(crate) fn add(&mut self, problem: Problem) {
        self.problems.push(problem);
    }

    /// Whether nothing is wrong so far.
    pub(crate) fn is_clean(&self) -> bool {
        self.problems.is_empty()
    }

    /// Whether a suggestion would still be sought.
    pub(crate) fn suggests(&self) -> bool {
        self.suggested < Self::MOST_SUGGESTIONS
    }

    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// The known name nearest to one that is not.
    pub(crate) fn nearest<'n>(
        &mut self,
        name: &str,
        known: impl IntoIterator<Item = &'n str>,
    ) -> Option<&'n str> {
        if !self.suggests() {
            return None;
        }
        self.suggested += 1;
        let (likeness, nearest) = known
            .into_iter()
            .map(|known| (strsim::jaro_winkler(&name.to_lowercase(), &known.to_lowercase()), known))
            .max_by(|a, b| a.0.total_cmp(&b.0))?;
        (likeness > 0.75).then_some(nearest)
    }

    /// A name that is not known: what it may be, and what is allowed.
    pub(crate) fn unknown(&mut self, span: Range<usize>, what: &str, name: &str, known: &[&str]) {
        let mut problem = Problem::new(span, format!("unknown {what} `{name}`"));
        if let Some(nearest) = self.nearest(name, known.iter().copied()) {
            problem = problem.label(format!("did you mean `{nearest}`?"));
        }
        if !known.is_empty() && known.len() <= 40 {
            problem = problem.help(format!("allowed here: {}", known.join(", ")));
        }
        self.add(problem);
    }

    pub(crate) fn wrong_type(&mut self, item: &Item<'_>, wanted: &str) {
        let found = item.get_ref().type_str();
        self.add(
            Problem::new(item.span(), format!("expected {wanted}, found {}", article(found)))
                .label(format!("this should be {wanted}")),
        );
    }

    pub(crate) fn text<'a>(&mut self, item: &'a Item<'_>, wanted: &str) -> Option<&'a str> {
        let text = item.get_ref().as_str();
        if text.is_none() {
            self.wrong_type(item, wanted);
        }
        text
    }

    pub(crate) fn table<'a, 'i>(
        &mut self,
        item: &'a Item<'i>,
        wanted: &str,
    ) -> Option<&'a DeTable<'i>> {
        let table = item.get_ref().as_table();
        if table.is_none() {
            self.wrong_type(item, wanted);
        }
        table
    }
}

fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}
