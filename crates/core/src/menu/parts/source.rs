//! Where things are known from, and how sure they are.

use chrono::NaiveDate;

use super::contact::Url;
use crate::menu::ids::SourceId;

/// Where facts are from.
#[derive(Debug)]
pub struct Source {
    /// Its name in the file.
    pub id: Box<str>,
    /// What it is.
    pub title: Box<str>,
    /// Who published it.
    pub publisher: Option<Box<str>>,
    /// Where it is.
    pub url: Option<Url>,
    /// When it was last looked at.
    pub seen: Option<NaiveDate>,
    /// What a reader should know about its reliability.
    pub trust: Option<Box<str>>,
}

/// Something a source says that is not part of the menu.
#[derive(Debug)]
pub struct Claim {
    /// The line, node, resource or source it is about, by its name in the file.
    pub about: Box<str>,
    /// What it says.
    pub says: Box<str>,
    /// Where this is from.
    pub fact: Fact,
}

/// A rule about quality that a file does not follow, and why.
#[derive(Debug)]
pub struct Waiver {
    /// The code of the rule.
    pub rule: Box<str>,
    /// Why it is not followed here.
    pub because: Option<Box<str>>,
    /// The line, node, resource or source it is waived for, by its name in the file; else the
    /// whole file.
    pub at: Option<Box<str>>,
}

/// Where something is from, and how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The source, where one is named.
    pub source: Option<SourceId>,
    /// How sure it is, where the file says so.
    pub status: Option<Status>,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Its source says so.
    Published,
    /// Sources disagree.
    Disputed,
    /// Nobody says so: it is our own.
    Assumed,
}

/// `published`, `disputed`, `assumed`: as files and documents write it.
impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Published => "published",
            Self::Disputed => "disputed",
            Self::Assumed => "assumed",
        })
    }
}
