//! What is said about what was found: whether now, how to call, and where that is from.

use chrono::{DateTime, Utc};

use crate::directory::find::{Match, Whom};
use crate::directory::routes::{NodeRoute, TeamRoute, routes_to_in};
use crate::hours::OpenStatus;
use crate::menu::{
    Channel, Claim, Fact, LanguageId, Lengths, LineId, Node, Status, Team, TeamId, Tree,
};

/// What is said about one errand. Its routes are those of the whole table, the fastest first.
#[derive(Debug)]
pub struct Answer<'t> {
    pub(super) tree: &'t Tree,
    /// What it is about.
    pub found: Match,
    /// Open or closed; none where hours are not published, or there are none.
    pub status: Option<OpenStatus>,
    /// How to call.
    pub routes: Vec<&'t TeamRoute>,
    /// How to get to a node that serves callers by itself, where it is one; the fastest first.
    pub to_node: Vec<NodeRoute>,
}

/// Answers what was found, at an instant, for a reader of a language of the menu. `table` is their routing
/// table from this instant on.
pub fn answers<'t>(
    tree: &'t Tree,
    lengths: &Lengths,
    table: &'t [TeamRoute],
    found: &[Match],
    at: DateTime<Utc>,
    language: LanguageId,
) -> Vec<Answer<'t>> {
    let answer = |found: &Match| {
        let goes_there = |row: &&TeamRoute| match found.listing.whom {
            Whom::Team(team) => row.team == team,
            Whom::Line(line) => row.line == line,
            Whom::Page(_) | Whom::Node(_) => false,
        };
        let mut routes: Vec<&TeamRoute> = table.iter().filter(goes_there).collect();
        let status = match found.listing.whom {
            Whom::Team(team) => {
                routes.sort_by_key(|row| (row.from, row.dialing.connected_ms));
                tree[team].hours.as_ref().map(|hours| hours.status(at))
            }
            Whom::Line(line) => of_line(tree, line, &routes, at),
            Whom::Page(_) | Whom::Node(_) => None,
        };
        let to_node = match found.listing.whom {
            Whom::Node(node) => {
                let mut routes = routes_to_in(tree, lengths, node, at, language);
                routes.sort_by_key(|route| (route.from, route.dialing.connected_ms));
                routes
            }
            Whom::Team(_) | Whom::Line(_) | Whom::Page(_) => Vec::new(),
        };
        Answer { tree, found: *found, status, routes, to_node }
    };
    found.iter().map(answer).collect()
}

/// A line is open while any of its teams is; hours published for a number close nothing.
fn of_line(
    tree: &Tree,
    line: LineId,
    routes: &[&TeamRoute],
    at: DateTime<Utc>,
) -> Option<OpenStatus> {
    let mut teams: Vec<TeamId> = routes.iter().map(|row| row.team).collect();
    teams.dedup();
    let all: Option<Vec<OpenStatus>> =
        teams.iter().map(|team| tree[*team].hours.as_ref().map(|hours| hours.status(at))).collect();
    let all = all.filter(|all| !all.is_empty());
    let all = all.or_else(|| Some(vec![tree[line].hours.as_ref()?.status(at)]))?;
    // One that never closes keeps the line open.
    if all.contains(&OpenStatus::Open(None)) {
        return Some(OpenStatus::Open(None));
    }
    let open = all.iter().filter(|status| status.is_open() == Some(true));
    if let Some(closes) = open.map(OpenStatus::closes).max() {
        return Some(OpenStatus::Open(closes));
    }
    let unsure = all.iter().find(|status| status.is_open().is_none());
    let first = || all.iter().min_by_key(|status| (status.opens().is_none(), status.opens()));
    unsure.or_else(first).cloned()
}

impl<'t> Answer<'t> {
    /// The words of the topic, where it is one.
    pub fn topic(&self, language: LanguageId) -> Option<&'t str> {
        self.found.listing.topic(self.tree).map(|topic| topic.say.in_language(language))
    }

    /// What it is about: the topic, else the team, the page or the line.
    pub(super) fn heading(&self, language: LanguageId) -> &'t str {
        self.topic(language).unwrap_or_else(|| self.found.listing.name(self.tree, language))
    }

    /// How it is done: as its topic says where that is not by phone, else as the caller asked.
    pub fn channel(&self) -> Channel {
        let own = self.found.listing.topic(self.tree).map(|topic| topic.by);
        own.filter(|by| *by != Channel::Phone).unwrap_or(self.found.by)
    }

    /// Whether its topic says that it is done otherwise than by phone: a call is for questions then.
    pub(super) fn is_not_by_phone(&self) -> bool {
        self.found.listing.topic(self.tree).is_some_and(|topic| topic.by != Channel::Phone)
    }

    /// Whether the fax number of its team is for something else: it says what for, and this goes another way.
    pub(super) fn is_not_faxed(&self, team: &Team) -> bool {
        team.fax_for.is_some() && self.is_not_by_phone() && self.channel() != Channel::Fax
    }

    /// Whether the caller asked for a fax number.
    pub(super) fn is_asked_by_fax(&self) -> bool {
        self.found.by == Channel::Fax
    }

    /// Where the answer is from: the topic, else the team or page that takes care of it.
    pub(super) fn fact(&self) -> Fact {
        let own = match self.found.listing.whom {
            Whom::Team(id) | Whom::Node(Node::Team(id)) => self.tree[id].fact,
            Whom::Line(id) => self.tree[id].fact,
            Whom::Page(id) => self.tree[id].fact,
            Whom::Node(Node::Menu(id)) => self.tree[id].fact,
            Whom::Node(Node::Message(id)) => self.tree[id].fact,
            Whom::Node(Node::Entry(id)) => self.tree[id].fact,
            Whom::Node(Node::Branch(id)) => self.tree[id].fact,
            Whom::Node(Node::Mailbox(id)) => self.tree[id].fact,
            Whom::Node(Node::Queue(id)) => self.tree[id].fact,
            Whom::Node(Node::Callback(id)) => self.tree[id].fact,
            Whom::Node(Node::Directory(id)) => self.tree[id].fact,
        };
        self.found.listing.topic(self.tree).map_or(own, |topic| topic.fact)
    }

    /// What other sources say about it.
    pub(super) fn disputes(&self) -> impl Iterator<Item = &'t Claim> {
        let id: &str = match self.found.listing.whom {
            Whom::Team(id) => &self.tree[id].id,
            Whom::Line(id) => &self.tree[id].id,
            Whom::Page(id) => &self.tree[id].id,
            Whom::Node(node) => self.tree.node_id(node),
        };
        let disputed = |claim: &&Claim| claim.fact.status == Some(Status::Disputed);
        self.tree.claims.iter().filter(move |claim| *claim.about == *id).filter(disputed)
    }
}
