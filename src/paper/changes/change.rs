//! A change, and all of them.

/// What has changed between two trees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// One sentence each, sort by sort.
    pub changes: Vec<MenuChange>,
    /// The ways to teams that are others than before, line by line.
    pub routes: Vec<Reroute>,
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuChange {
    /// What kind of change it is.
    pub sort: Sort,
    /// The change in a sentence: "Billing moved from option 1 to option 7 in main."
    pub says: String,
    /// What was there, where the sentence does not say it.
    pub before: Option<String>,
    /// What is there now, where the sentence does not say it.
    pub after: Option<String>,
}

/// What kind of change it is, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A number, an option or a branch leads elsewhere.
    Route,
    /// Somebody answers at other hours.
    Hours,
    /// A team or a web page: its name, its address, its errands.
    People,
    /// How long a caller is waited for, and how often.
    Waits,
    /// What is said.
    Words,
}

/// The ways to a team by one line, before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reroute {
    /// The line, as one says it.
    pub number: String,
    /// The team's name: the new one, where there is one.
    pub team: String,
    /// What was pressed, way by way; nothing where no way led there.
    pub before: Vec<String>,
    /// What is pressed now.
    pub after: Vec<String>,
}

impl Changes {
    /// Whether a caller reaches somebody else, by another way, or at other hours.
    pub fn reroutes(&self) -> bool {
        !self.routes.is_empty()
            || self.changes.iter().any(|change| matches!(change.sort, Sort::Route | Sort::Hours))
    }

    /// Whether nothing has changed that is reported here.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty() && self.routes.is_empty()
    }
}

impl MenuChange {
    pub(super) fn new(sort: Sort, says: String) -> Self {
        Self { sort, says, before: None, after: None }
    }

    pub(super) fn from_to(sort: Sort, says: String, before: &str, after: &str) -> Self {
        Self { sort, says, before: Some(before.to_owned()), after: Some(after.to_owned()) }
    }
}
