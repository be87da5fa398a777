//! What each listing of a tree is called, and what is said around it.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::listing::{Listing, Whom, naming_options};
use super::numbers::{digits, email};
use crate::menu::{
    CallerWords, Channel, Email, Lead, LineId, MenuOption, Node, Onward, ResourceId, TeamId, Text,
    Topic, Tree, Url,
};

/// What a phrase is worth that a listing is called by, one that stands beside it, and one that it
/// shares with others.
pub(super) const NAME: f64 = 1.0;
const BESIDE: f64 = 0.7;
const SHARED: f64 = 0.4;

/// A listing, and by what it can be found.
#[derive(Debug)]
pub(super) struct Described<'t> {
    pub(super) listing: Listing,
    /// Phrases, and what each is worth here.
    pub(super) phrases: Vec<(Cow<'t, str>, f64)>,
    /// Numbers (digits only) and addresses, and what each is worth here.
    pub(super) addresses: Vec<(String, f64)>,
    /// How it can be done, and how best.
    pub(super) channels: Vec<Channel>,
    pub(super) by: Channel,
}

/// Every listing of a tree: the topics of each team, and the team; lines that lead to more than one team;
/// the topics of each page, and the page; and what the line does by itself.
pub(super) fn listings(tree: &Tree) -> Vec<Described<'_>> {
    let around = Around::new(tree);
    let mut all: Vec<_> = tree.team_ids().flat_map(|id| team(tree, id, &around)).collect();
    all.extend(around.lines.iter().map(|id| line(tree, *id)));
    all.extend(tree.resource_ids().flat_map(|id| page(tree, id)));
    all.extend(tree.nodes().filter_map(|node| by_itself(tree, node, &around)));
    all
}

/// What a tree says around its teams and nodes.
struct Around<'t> {
    /// The lines that lead to each team, in file order.
    lines_to: HashMap<TeamId, Vec<LineId>>,
    /// The options that lead to each node.
    options_to: HashMap<Node, Vec<&'t MenuOption>>,
    /// The lines that lead to one team alone.
    own: HashSet<LineId>,
    /// The lines that lead to several teams, or to none.
    lines: Vec<LineId>,
}

impl<'t> Around<'t> {
    fn new(tree: &'t Tree) -> Self {
        let routes = tree.routes_to_teams();
        let mut lines_to: HashMap<TeamId, Vec<LineId>> = HashMap::new();
        let mut teams_of: HashMap<LineId, usize> = HashMap::new();
        for team in tree.team_ids() {
            for route in routes.get(&team).into_iter().flatten() {
                lines_to.entry(team).or_default().push(route.line);
                *teams_of.entry(route.line).or_default() += 1;
            }
        }
        let mut options_to: HashMap<Node, Vec<&MenuOption>> = HashMap::new();
        for option in naming_options(tree) {
            for node in led_to(tree, option) {
                options_to.entry(node).or_default().push(option);
            }
        }
        let (own, lines): (Vec<_>, Vec<_>) =
            tree.line_ids().partition(|line| teams_of.get(line) == Some(&1));
        Self { lines_to, options_to, own: own.into_iter().collect(), lines }
    }

    fn labels(&self, tree: &'t Tree, node: Node, worth: f64) -> Vec<(Cow<'t, str>, f64)> {
        let options = self.options_to.get(&node).into_iter().flatten();
        let phrases = options.flat_map(|option| {
            let labels = tree.language_ids().map(|language| option.label.in_language(language));
            labels.map(move |label| (label.into(), worth)).chain(names(&option.also))
        });
        phrases.collect()
    }
}

/// The node that an option leads to, and the team behind a message that takes no other key.
fn led_to(tree: &Tree, option: &MenuOption) -> Vec<Node> {
    let (Lead::To(first) | Lead::Operator(first)) = option.lead else { return Vec::new() };
    let mut node = first;
    while let Node::Message(id) = node {
        let Some(next) = tree[id].to.and_then(Onward::node) else { return vec![first] };
        node = next;
    }
    match node {
        Node::Team(_) if node != first => vec![first, node],
        // Callers who are put in line want the team.
        Node::Queue(id) => vec![first, Node::Team(tree[id].team)],
        Node::Menu(_)
        | Node::Message(_)
        | Node::Entry(_)
        | Node::Branch(_)
        | Node::Mailbox(_)
        | Node::Directory(_)
        | Node::Callback(_)
        | Node::Team(_) => vec![first],
    }
}

/// What callers call a thing is as good as its name.
fn names(also: &CallerWords) -> impl Iterator<Item = (Cow<'_, str>, f64)> {
    also.all().map(|(_, words)| (words.into(), NAME))
}

fn phrase(text: &str, worth: f64) -> (Cow<'_, str>, f64) {
    (text.into(), worth)
}

/// A text in every language in which the file has it: callers ask in any.
fn texts(text: &Text, worth: f64) -> impl Iterator<Item = (Cow<'_, str>, f64)> {
    text.all().map(move |words| phrase(words, worth))
}

fn team<'t>(tree: &'t Tree, id: TeamId, around: &Around<'t>) -> Vec<Described<'t>> {
    let team = &tree[id];
    let whom = Whom::Team(id);
    let lines = around.lines_to.get(&id).map_or(&[][..], Vec::as_slice);
    let channels = [
        (!lines.is_empty()).then_some(Channel::Phone),
        team.email.as_ref().map(|_| Channel::Email),
        team.fax.as_ref().map(|_| Channel::Fax),
        team.url.as_ref().map(|_| Channel::Web),
    ];
    let channels: Vec<Channel> = channels.into_iter().flatten().collect();
    let topics = team.topics.iter().enumerate().map(|(place, topic)| Described {
        listing: Listing { whom, topic: Some(place) },
        phrases: topic_names(topic).chain(texts(&team.name, SHARED)).collect(),
        addresses: Vec::new(),
        channels: channels.iter().copied().chain([topic.by]).collect(),
        by: topic.by,
    });
    let (own, shared): (Vec<LineId>, Vec<LineId>) =
        lines.iter().partition(|line| around.own.contains(line));
    let mut phrases: Vec<_> = texts(&team.name, NAME).chain([phrase(&team.id, NAME)]).collect();
    phrases.extend(names(&team.also));
    let email_address = team.email.as_ref().map(Email::as_str);
    let beside = [&team.about, &team.fax_for].into_iter().flatten();
    phrases.extend(beside.flat_map(|text| texts(text, BESIDE)));
    phrases.extend(email_address.map(|address| phrase(address, BESIDE)));
    phrases.extend(team.url.as_ref().map(|url| phrase(Url::as_str(url), SHARED)));
    phrases.extend(around.labels(tree, Node::Team(id), BESIDE));
    for line in own.iter().map(|line| &tree[*line]) {
        let own = [&line.name, &line.about].into_iter().flatten();
        phrases.extend(own.flat_map(|text| texts(text, BESIDE)));
    }
    let claims = tree.claims.iter().filter(|claim| claim.about == team.id);
    phrases.extend(claims.map(|claim| phrase(&claim.says, SHARED)));
    phrases.extend(team.topics.iter().flat_map(|topic| texts(&topic.say, SHARED)));
    let number = |line: &LineId| digits(tree[*line].number.digits());
    let numbers = own.iter().map(|line| (number(line), NAME));
    let numbers = numbers.chain(shared.iter().map(|line| (number(line), SHARED)));
    let fax = team.fax.iter().map(|fax| (digits(fax.digits()), NAME));
    let write = team.email.iter().map(|address| (email(address.as_str()), NAME));
    let whole = Described {
        listing: Listing { whom, topic: None },
        phrases,
        addresses: numbers.chain(fax).chain(write).collect(),
        channels: channels.clone(),
        by: Channel::Phone,
    };
    topics.chain([whole]).collect()
}

fn topic_names(topic: &Topic) -> impl Iterator<Item = (Cow<'_, str>, f64)> {
    texts(&topic.say, NAME).chain(names(&topic.also))
}

fn line(tree: &Tree, id: LineId) -> Described<'_> {
    let line = &tree[id];
    let own = line.name.iter().flat_map(|name| texts(name, NAME)).chain([phrase(&line.id, NAME)]);
    Described {
        listing: Listing { whom: Whom::Line(id), topic: None },
        phrases: own.chain(line.about.iter().flat_map(|text| texts(text, SHARED))).collect(),
        addresses: vec![(digits(line.number.digits()), NAME)],
        channels: vec![Channel::Phone],
        by: Channel::Phone,
    }
}

fn page(tree: &Tree, id: ResourceId) -> Vec<Described<'_>> {
    let page = &tree[id];
    let described = |topic, by, phrases| Described {
        listing: Listing { whom: Whom::Page(id), topic },
        phrases,
        addresses: Vec::new(),
        channels: vec![Channel::Web, by],
        by,
    };
    let topics = page.topics.iter().enumerate().map(|(place, topic)| {
        let phrases = topic_names(topic).chain(texts(&page.name, SHARED));
        described(Some(place), topic.by, phrases.collect())
    });
    let mut phrases: Vec<_> = texts(&page.name, NAME).chain([phrase(&page.id, BESIDE)]).collect();
    phrases.push(phrase(page.url.as_str(), BESIDE));
    phrases.extend(page.about.iter().flat_map(|text| texts(text, BESIDE)));
    phrases.extend(page.topics.iter().flat_map(|topic| texts(&topic.say, SHARED)));
    topics.chain([described(None, Channel::Web, phrases)]).collect()
}

/// What the line does by itself: found by the labels of the options that lead to it, its name in the
/// file, and what it says. A menu to which no option leads only greets.
fn by_itself<'t>(tree: &'t Tree, node: Node, around: &Around<'t>) -> Option<Described<'t>> {
    let mut phrases = around.labels(tree, node, NAME);
    match node {
        Node::Team(_) | Node::Branch(_) | Node::Queue(_) => return None,
        Node::Menu(_) if phrases.is_empty() => return None,
        Node::Menu(_)
        | Node::Message(_)
        | Node::Entry(_)
        | Node::Mailbox(_)
        | Node::Directory(_)
        | Node::Callback(_) => {}
    }
    phrases.push(phrase(tree.node_id(node), BESIDE));
    for prompt in tree.prompts_of(node) {
        let words = tree[prompt].words.iter().map(|words| words.text(|_| ""));
        phrases.extend(words.map(|words| (Cow::Owned(words), SHARED)));
    }
    Some(Described {
        listing: Listing { whom: Whom::Node(node), topic: None },
        phrases,
        addresses: Vec::new(),
        channels: vec![Channel::Phone],
        by: Channel::Phone,
    })
}
