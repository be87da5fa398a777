//! Findings as people and machines read them.
//!
//! In come menus with their findings; out comes text, JSON, SARIF or annotations of GitHub. Nothing
//! is judged here, and nothing printed.
mod github;
mod json;
mod sarif;
mod text;

pub use github::as_github;
pub use json::as_json;
pub use sarif::as_sarif;
pub use text::as_text;

use super::finding::Finding;

/// A menu that was checked.
#[derive(Debug)]
pub struct Checked {
    /// The file, as it was named.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// What was found, waived or not, in the order of the file.
    pub findings: Vec<Finding>,
}

/// A menu that could not be checked.
#[derive(Debug)]
pub struct Unread {
    /// The file, as it was named.
    pub name: String,
    /// Why: a line or more.
    pub why: String,
}

impl Unread {
    /// Why, in a line.
    fn in_short(&self) -> &str {
        self.why.lines().next().unwrap_or_default().trim_start_matches("error: ")
    }
}

impl Checked {
    /// What is not waived.
    pub fn open(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(|finding| finding.waived.is_none())
    }
}
