//! The names of a file, and what they stand for.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use crate::document::{At, ById, Diagnostics, Problem};
use crate::menu::ids::{
    BranchId, CallbackId, DirectoryId, EntryId, MailboxId, MenuId, MessageId, Node, QueueId,
    SourceId, SwitchId, TeamId,
};
use crate::menu::parts::{Fact, Onward, Status};
use crate::menu::raw::RawFile;

/// A stand-in for a node that is not there; the tree it goes into is thrown away.
pub(super) const NOWHERE: Node = Node::Menu(MenuId(0));

/// The names of a file, and what they stand for.
pub(super) struct Names<'a> {
    nodes: HashMap<&'a str, (Node, Range<usize>)>,
    sources: HashMap<&'a str, SourceId>,
    switches: HashMap<&'a str, SwitchId>,
    others: HashSet<&'a str>,
    default: Fact,
}

impl<'a> Names<'a> {
    pub(super) fn new(raw: &'a RawFile, report: &mut Diagnostics) -> Self {
        let mut names = Self {
            nodes: HashMap::new(),
            sources: HashMap::new(),
            switches: (0..)
                .map(SwitchId)
                .zip(ids(raw.switches.as_ref()))
                .map(|(id, name)| (name, id))
                .collect(),
            others: ids(raw.lines.as_ref())
                .chain(ids(raw.resources.as_ref()))
                .chain(ids(raw.sources.as_ref()))
                .chain(ids(raw.switches.as_ref()))
                .collect(),
            default: Fact::default(),
        };
        names.add(raw.menus.as_ref(), |n| Node::Menu(MenuId(n)), report);
        names.add(raw.messages.as_ref(), |n| Node::Message(MessageId(n)), report);
        names.add(raw.entries.as_ref(), |n| Node::Entry(EntryId(n)), report);
        names.add(raw.branches.as_ref(), |n| Node::Branch(BranchId(n)), report);
        names.add(raw.mailboxes.as_ref(), |n| Node::Mailbox(MailboxId(n)), report);
        names.add(raw.queues.as_ref(), |n| Node::Queue(QueueId(n)), report);
        names.add(raw.callbacks.as_ref(), |n| Node::Callback(CallbackId(n)), report);
        names.add(raw.directories.as_ref(), |n| Node::Directory(DirectoryId(n)), report);
        names.add(raw.teams.as_ref(), |n| Node::Team(TeamId(n)), report);
        names.sources = (0..)
            .map(SourceId)
            .zip(ids(raw.sources.as_ref()))
            .map(|(id, name)| (name, id))
            .collect();
        names.default = names.fact(raw.source.as_ref(), raw.status.as_ref(), report);
        names
    }

    fn add<T>(
        &mut self,
        tables: Option<&'a At<ById<T>>>,
        node: impl Fn(u32) -> Node,
        report: &mut Diagnostics,
    ) {
        let tables = tables.iter().flat_map(|tables| &tables.value.0);
        for (n, (id, _)) in (0u32..).zip(tables) {
            let named = (node(n), id.span.clone());
            if let Some((_, first)) = self.nodes.insert(&id.value, named) {
                report.add(
                    Problem::new(id.span.clone(), format!("two nodes are named `{}`", id.value))
                        .label("`to` couldn't tell which one is meant")
                        .also(first, "the other one is here"),
                );
            }
        }
    }

    /// The node of a name.
    pub(super) fn node(&self, to: &At<String>, report: &mut Diagnostics) -> Node {
        self.node_or(to, &[], report)
    }

    /// The same, where these words may stand as well.
    fn node_or(&self, to: &At<String>, words: &[&str], report: &mut Diagnostics) -> Node {
        if let Some((node, _)) = self.nodes.get(to.value.as_str()) {
            return *node;
        }
        let known = self.nodes.keys().chain(words).copied();
        self.nothing(to, "there is no node named", known, report);
        NOWHERE
    }

    /// What a name leads on to: the node of that name, or back if none has the name `back`.
    pub(super) fn onward(&self, to: &At<String>, report: &mut Diagnostics) -> Onward {
        if to.value == "back" && !self.nodes.contains_key("back") {
            return Onward::Back;
        }
        Onward::To(self.node_or(to, &["back"], report))
    }

    /// The same for callers who fail too often: out at once if no node has the name `hang-up`.
    pub(super) fn onward_or_out(&self, to: &At<String>, report: &mut Diagnostics) -> Onward {
        match to.value.as_str() {
            "hang-up" if !self.nodes.contains_key("hang-up") => Onward::HangUp,
            "back" => self.onward(to, report),
            _ => Onward::To(self.node_or(to, &["back", "hang-up"], report)),
        }
    }

    /// The team of a name.
    pub(super) fn team(&self, name: &At<String>, report: &mut Diagnostics) -> Option<TeamId> {
        if let Some((Node::Team(team), _)) = self.nodes.get(name.value.as_str()) {
            return Some(*team);
        }
        let teams = self.nodes.iter().filter(|(_, (node, _))| matches!(node, Node::Team(_)));
        self.nothing(name, "there is no team named", teams.map(|(name, _)| *name), report);
        None
    }

    /// The switch of a name.
    pub(super) fn switch(&self, name: &At<String>, report: &mut Diagnostics) -> Option<SwitchId> {
        let switch = self.switches.get(name.value.as_str()).copied();
        if switch.is_none() {
            self.nothing(name, "there is no switch named", self.switches.keys().copied(), report);
        }
        switch
    }

    /// Proves that a name is that of a node, a line, a resource, a source or a switch.
    pub(super) fn anything(&self, name: &At<String>, report: &mut Diagnostics) {
        if !self.nodes.contains_key(name.value.as_str())
            && !self.others.contains(name.value.as_str())
        {
            let known = self.nodes.keys().chain(&self.others).copied();
            self.nothing(name, "nothing is named", known, report);
        }
    }

    /// Where something is from, and how sure it is: what it says itself, else what the file says.
    pub(super) fn fact(
        &self,
        source: Option<&At<String>>,
        status: Option<&At<Status>>,
        report: &mut Diagnostics,
    ) -> Fact {
        let known = source.and_then(|name| {
            let id = self.sources.get(name.value.as_str()).copied();
            if id.is_none() {
                self.nothing(
                    name,
                    "there is no source named",
                    self.sources.keys().copied(),
                    report,
                );
            }
            id
        });
        Fact {
            source: known.or(self.default.source),
            status: status.map(|status| status.value).or(self.default.status),
        }
    }

    /// The entry of a name, for a placeholder.
    pub(super) fn entry(&self, name: &str) -> Option<EntryId> {
        match self.nodes.get(name) {
            Some((Node::Entry(entry), _)) => Some(*entry),
            _ => None,
        }
    }

    /// Reports that a name is not that of an entry.
    pub(super) fn no_entry(&self, name: &At<String>, report: &mut Diagnostics) {
        let entries = self.nodes.iter().filter(|(_, (node, _))| matches!(node, Node::Entry(_)));
        self.nothing(name, "there is no entry named", entries.map(|(name, _)| *name), report);
    }

    fn nothing<'n>(
        &self,
        name: &At<String>,
        what: &str,
        known: impl Iterator<Item = &'n str>,
        report: &mut Diagnostics,
    ) {
        let mut problem = Problem::new(name.span.clone(), format!("{what} `{}`", name.value));
        // Sorted, so that of two names equally near the same one is suggested every time.
        let mut known: Vec<&str> = if report.suggests() { known.collect() } else { Vec::new() };
        known.sort_unstable();
        problem = match report.nearest(&name.value, known) {
            Some(nearest) => problem.label(format!("did you mean `{nearest}`?")),
            None => problem.label("nothing in this file has this name"),
        };
        report.add(problem);
    }
}

fn ids<T>(tables: Option<&At<ById<T>>>) -> impl Iterator<Item = &str> {
    tables.into_iter().flat_map(|tables| tables.value.0.iter().map(|(id, _)| id.value.as_str()))
}
