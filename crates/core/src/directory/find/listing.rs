//! What the directory lists: topics of teams and of web pages, the teams, the pages, and the lines.

use crate::menu::{Channel, LineId, ResourceId, TeamId, Topic, Tree};

/// Who takes care of an errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// A team.
    Team(TeamId),
    /// A line that leads to several teams: which of them, its menu says.
    Line(LineId),
    /// A web page.
    Page(ResourceId),
}

/// An entry of the directory: what somebody can ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Who takes care of it.
    pub whom: Whom,
    /// Its place in the topics of the team or the page; none where it is about the whole of them.
    pub topic: Option<usize>,
}

impl Listing {
    /// The topic, where it is one.
    pub fn topic<'t>(&self, tree: &'t Tree) -> Option<&'t Topic> {
        match self.whom {
            Whom::Team(id) => tree[id].topics.get(self.topic?),
            Whom::Page(id) => tree[id].topics.get(self.topic?),
            Whom::Line(_) => None,
        }
    }

    /// What people call the team or page that takes care of it.
    pub fn name<'t>(&self, tree: &'t Tree) -> &'t str {
        match self.whom {
            Whom::Team(id) => &tree[id].name,
            Whom::Page(id) => &tree[id].name,
            Whom::Line(id) => tree[id].name.as_deref().unwrap_or(tree[id].number.as_written()),
        }
    }
}

/// A listing that fits what was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// What fits.
    pub listing: Listing,
    /// How well it fits, from 0 to 1.
    pub score: f64,
    /// How it is done best: as the caller asked for, else as the topic says.
    pub by: Channel,
}

/// A listing, and what it can be found by.
pub(super) struct IndexEntry {
    pub(super) listing: Listing,
    /// Places in the vocabulary, and what each word is worth here.
    pub(super) words: Vec<(usize, f64)>,
    /// Numbers and addresses, and what each is worth here.
    pub(super) addresses: Vec<(String, f64)>,
    /// How it can be done, and how best.
    pub(super) channels: Vec<Channel>,
    pub(super) by: Channel,
}
