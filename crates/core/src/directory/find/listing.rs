//! What the directory lists: topics of teams and of web pages, the teams, the pages, the lines, and
//! the nodes that serve callers by themselves.

use crate::menu::{
    Channel, LanguageId, Lead, LineId, MenuOption, Node, ResourceId, TeamId, Topic, Tree,
};

/// Who takes care of an errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// A team.
    Team(TeamId),
    /// A line that leads to several teams: which of them, its menu says.
    Line(LineId),
    /// A web page.
    Page(ResourceId),
    /// What the line itself does behind an option: a menu, a message, an entry of digits, a mailbox.
    Node(Node),
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
            Whom::Line(_) | Whom::Node(_) => None,
        }
    }

    /// What people call the team or page that takes care of it; of a node, what the option says that
    /// leads to it.
    pub fn name<'t>(&self, tree: &'t Tree, language: LanguageId) -> &'t str {
        match self.whom {
            Whom::Team(id) => tree[id].name.in_language(language),
            Whom::Page(id) => tree[id].name.in_language(language),
            Whom::Line(id) => {
                let name = tree[id].name.as_ref().map(|name| name.in_language(language));
                name.unwrap_or(tree[id].number.as_written())
            }
            Whom::Node(node) => {
                label_to(tree, node, language).unwrap_or_else(|| tree.node_name(node))
            }
        }
    }
}

/// The label of the first option that leads to a node.
fn label_to(tree: &Tree, node: Node, language: LanguageId) -> Option<&str> {
    let option = naming_options(tree).find(|option| option.lead == Lead::To(node))?;
    Some(option.label.in_language(language))
}

/// The options whose labels say what they lead to: one that chooses a language says that language.
pub(super) fn naming_options(tree: &Tree) -> impl Iterator<Item = &MenuOption> {
    let options = tree.menus.iter().flat_map(|menu| &menu.options);
    options.filter(|option| option.language.is_none())
}

/// How sure it is that a match is what was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// It is: nothing else comes near, and nearly every word is explained.
    Sure,
    /// It most likely is; the next ones are worth a look.
    Likely,
    /// It is the closest there is, and may be wrong.
    Guess,
}

/// A listing that fits what was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// What fits.
    pub listing: Listing,
    /// How well it fits, from 0 to 1.
    pub score: f64,
    /// How sure that is.
    pub confidence: Confidence,
    /// How it is done best: as the caller asked for, else as the topic says.
    pub by: Channel,
}

/// A listing, and what it can be found by.
pub(super) struct IndexEntry {
    pub(super) listing: Listing,
    pub(super) phrases: Vec<ListingPhrase>,
    /// Numbers and addresses, and what each is worth here.
    pub(super) addresses: Vec<(String, f64)>,
    /// How it can be done, and how best.
    pub(super) channels: Vec<Channel>,
    pub(super) by: Channel,
    /// What its first phrase says: listings that say the same are one answer.
    pub(super) says: Vec<usize>,
}

/// Words that stand together.
pub(super) struct ListingPhrase {
    /// Their places in the vocabulary.
    pub(super) words: Vec<usize>,
    /// What it is worth here.
    pub(super) worth: f64,
}
