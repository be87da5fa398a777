//! What a rule is: its code, how grave it is to break it, why it is one, and how it is checked.

use super::subject::CheckSubject;
use super::violation::Violation;
use crate::document::Severity;

/// A rule about the quality of menus.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rule {
    /// Its name: the pattern it finds ("dead-end"), not the cure.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it finds, why that is bad, an example, and what to write instead: Markdown, the first
    /// line a summary.
    pub documentation: &'static str,
    /// Where it is from. A contested rule cites both sides.
    pub sources: &'static [Citation],
    pub(super) check: fn(&CheckSubject<'_>) -> Vec<Violation>,
}

/// Where a rule is from.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Citation {
    /// What it says.
    pub says: &'static str,
    /// What it is.
    pub from: &'static str,
    /// How much it is worth.
    pub strength: Strength,
}

/// How much a source is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// A standards body says so.
    Standard,
    /// Somebody has measured it.
    Research,
    /// A telephone system does so, or its makers advise it.
    Vendor,
    /// People of the trade say so; or it is our own.
    Opinion,
}

impl std::fmt::Display for Strength {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Standard => "standard",
            Self::Research => "research",
            Self::Vendor => "vendor",
            Self::Opinion => "opinion",
        })
    }
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}, {})", self.says, self.from, self.strength)
    }
}

/// No rule has this code.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownRule {
    /// The code that was asked for.
    pub code: String,
    /// The code that was meant, if one is near.
    pub nearest: Option<&'static str>,
}

impl std::fmt::Display for UnknownRule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "there is no rule `{}`", self.code)?;
        self.nearest.map_or(Ok(()), |code| write!(f, "; did you mean `{code}`?"))
    }
}

impl std::error::Error for UnknownRule {}

impl Rule {
    /// What it finds, in a line.
    pub fn summary(&self) -> &'static str {
        self.documentation.lines().next().unwrap_or_default().trim()
    }

    /// How grave it is, as reports write it.
    pub fn level(&self) -> &'static str {
        match self.severity {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// All that there is to know about it, as Markdown.
    pub fn explain(&self) -> String {
        let lines = self.documentation.lines().map(|line| line.strip_prefix(' ').unwrap_or(line));
        let documentation = lines.collect::<Vec<_>>().join("\n");
        let sources: Vec<String> =
            self.sources.iter().map(|citation| format!("- {citation}")).collect();
        format!(
            "## {}\n\nSeverity: {}.\n\n{}\n\n### Reference\n\n{}\n",
            self.code,
            self.level(),
            documentation.trim_end(),
            sources.join("\n")
        )
    }
}

/// Defines a rule once: its documentation is what `--explain` prints and what `docs/rules.md` holds.
macro_rules! rule {
    ($(#[doc = $doc:literal])+ $name:ident = $code:literal, $severity:ident, $check:ident;
     $($strength:ident: $says:literal, $from:literal;)+) => {
        $(#[doc = $doc])+
        pub(super) const $name: $crate::check::Rule = $crate::check::Rule {
            code: $code,
            severity: $crate::document::Severity::$severity,
            documentation: concat!($($doc, "\n"),+),
            sources: &[$($crate::check::Citation {
                says: $says,
                from: $from,
                strength: $crate::check::Strength::$strength,
            }),+],
            check: $check,
        };
    };
}
pub(super) use rule;
