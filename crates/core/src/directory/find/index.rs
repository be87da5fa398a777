//! By what each listing of a tree can be found.

use std::borrow::Cow;
use std::collections::HashMap;

use super::listing::{Listing, Whom};
use super::numbers::{digits, email};
use super::rank::{BESIDE, OWN, SHARED};
use crate::menu::{
    Channel, Email, Lead, LineId, MenuOption, Node, ResourceId, TeamId, Topic, Tree, Url,
};

/// A listing, and by what it can be found.
#[derive(Debug)]
pub(super) struct Described<'t> {
    pub(super) listing: Listing,
    /// Texts, and what their words are worth here.
    pub(super) texts: Vec<(Cow<'t, str>, f64)>,
    /// Numbers (digits only) and addresses, and what they are worth here.
    pub(super) addresses: Vec<(String, f64)>,
    /// How it can be done, and how best.
    pub(super) channels: Vec<Channel>,
    pub(super) by: Channel,
}

/// Every listing of a tree: the topics of each team, and the team; lines that are not team's own;
/// the topics of each page, and the page.
pub(super) fn listings(tree: &Tree) -> Vec<Described<'_>> {
    let around = Around::new(tree);
    let teams = around.teams.iter().flat_map(|(id, beside)| team(tree, *id, beside));
    let lines = around.lines.iter().map(|id| line(tree, *id));
    let pages = tree.resource_ids().flat_map(|id| page(tree, id));
    let nodes = tree.nodes().filter_map(|node| behind_options(tree, node));
    teams.chain(lines).chain(pages).chain(nodes).collect()
}

/// What the line itself does behind an option: found by the labels of the options that lead to it,
/// its name in the file, and what it says.
fn behind_options(tree: &Tree, node: Node) -> Option<Described<'_>> {
    if team_of(node).is_some() {
        return None;
    }
    let options = tree.menus.iter().flat_map(|menu| &menu.options);
    let options = options.filter(|option| option.lead == Lead::To(node));
    let texts_of = |option: &'_ MenuOption| -> Vec<(Cow<'_, str>, f64)> {
        let labels = tree.language_ids().map(|language| option.label.in_language(language));
        labels.map(|label| (Cow::Owned(label.to_owned()), OWN)).collect()
    };
    let mut texts: Vec<(Cow<'_, str>, f64)> = options.flat_map(texts_of).collect();
    if texts.is_empty() {
        return None;
    }
    texts.push((tree.node_id(node).into(), BESIDE));
    let said = tree.prompts_of(node).into_iter();
    texts.extend(said.flat_map(|prompt| {
        let words = tree[prompt].words.iter().map(|words| words.text(|_| ""));
        words.map(|words| (Cow::Owned(words), SHARED))
    }));
    Some(Described {
        listing: Listing { whom: Whom::Node(node), topic: None },
        texts,
        addresses: Vec::new(),
        channels: vec![Channel::Phone],
        by: Channel::Phone,
    })
}

/// What a tree says around its teams.
struct Around<'t> {
    /// The teams, in file order.
    teams: Vec<(TeamId, Beside<'t>)>,
    /// The lines that lead to several teams, or to none.
    lines: Vec<LineId>,
}

/// What is said of a team elsewhere.
#[derive(Default)]
struct Beside<'t> {
    /// The lines that lead to it, and those of them that lead to nobody else.
    lines: Vec<LineId>,
    own: Vec<LineId>,
    /// The labels of options, the names of lines of its own, what sources say of it.
    texts: Vec<(Cow<'t, str>, f64)>,
}

impl<'t> Around<'t> {
    fn new(tree: &'t Tree) -> Self {
        let mut beside: HashMap<TeamId, Beside<'t>> = HashMap::new();
        let mut teams_of: HashMap<LineId, Vec<TeamId>> = HashMap::new();
        let routes = tree.routes_to_teams();
        let teams = tree.nodes().filter_map(team_of);
        for (team, route) in
            teams.flat_map(|team| routes.get(&team).into_iter().flatten().map(move |it| (team, it)))
        {
            beside.entry(team).or_default().lines.push(route.line);
            teams_of.entry(route.line).or_default().push(team);
        }
        for option in tree.menus.iter().flat_map(|menu| &menu.options) {
            if let Some(team) = leads_to(tree, option) {
                let labels = tree.language_ids().map(|language| option.label.in_language(language));
                let texts = labels.map(|label| (label.into(), BESIDE));
                beside.entry(team).or_default().texts.extend(texts);
            }
        }
        let mut lines = Vec::new();
        for id in tree.line_ids() {
            match teams_of.get(&id).map(Vec::as_slice) {
                Some([team]) => {
                    let line = &tree[id];
                    let texts = [&line.name, &line.about].into_iter().flatten();
                    let texts = texts.map(|text| ((&**text).into(), BESIDE));
                    let beside = beside.entry(*team).or_default();
                    beside.texts.extend(texts);
                    beside.own.push(id);
                }
                _ => lines.push(id),
            }
        }
        let described = |id: TeamId| {
            let mut beside = beside.remove(&id).unwrap_or_default();
            let claims = tree.claims.iter().filter(|claim| claim.about == tree[id].id);
            beside.texts.extend(claims.map(|claim| ((&*claim.says).into(), SHARED)));
            (id, beside)
        };
        Self { teams: tree.nodes().filter_map(team_of).map(described).collect(), lines }
    }
}

fn team_of(node: Node) -> Option<TeamId> {
    match node {
        Node::Team(id) => Some(id),
        Node::Menu(_) | Node::Message(_) | Node::Entry(_) | Node::Branch(_) | Node::Mailbox(_) => {
            None
        }
    }
}

/// The team that an option leads to, where it takes no other key.
fn leads_to(tree: &Tree, option: &MenuOption) -> Option<TeamId> {
    let (Lead::To(mut node) | Lead::Operator(mut node)) = option.lead else { return None };
    while let Node::Message(id) = node {
        node = tree[id].to?;
    }
    team_of(node)
}

fn team<'t>(tree: &'t Tree, id: TeamId, beside: &Beside<'t>) -> Vec<Described<'t>> {
    let team = &tree[id];
    let whom = Whom::Team(id);
    let lines = beside.lines.iter().map(|line| {
        let worth = if beside.own.contains(line) { OWN } else { SHARED };
        (digits(tree[*line].number.digits()), worth)
    });
    let fax = team.fax.iter().map(|fax| (digits(fax.digits()), OWN));
    let write = team.email.iter().map(|address| (email(address.as_str()), OWN));
    let addresses: Vec<(String, f64)> = lines.chain(fax).chain(write).collect();
    let channels = [
        (!beside.lines.is_empty()).then_some(Channel::Phone),
        team.email.as_ref().map(|_| Channel::Email),
        team.fax.as_ref().map(|_| Channel::Fax),
        team.url.as_ref().map(|_| Channel::Web),
    ];
    let channels: Vec<Channel> = channels.into_iter().flatten().collect();
    let topics = team.topics.iter().enumerate().map(|(place, topic)| Described {
        listing: Listing { whom, topic: Some(place) },
        texts: vec![((&*topic.say).into(), OWN), ((&*team.name).into(), BESIDE)],
        addresses: addresses.iter().map(|(it, worth)| (it.clone(), worth * BESIDE)).collect(),
        channels: channels.iter().copied().chain([topic.by]).collect(),
        by: topic.by,
    });
    let email = team.email.as_ref().map(Email::as_str);
    let url = team.url.as_ref().map(Url::as_str);
    let beside_it = [team.about.as_deref(), team.fax_for.as_deref(), email, url];
    let beside_it = beside_it.into_iter().flatten();
    let texts = [&team.name, &team.id].map(|text| ((&**text).into(), OWN)).into_iter();
    let whole = Described {
        listing: Listing { whom, topic: None },
        texts: texts
            .chain(beside_it.map(|text| (text.into(), BESIDE)))
            .chain(beside.texts.iter().cloned())
            .chain(topics_of(&team.topics))
            .collect(),
        addresses: addresses.clone(),
        channels: channels.clone(),
        by: Channel::Phone,
    };
    topics.chain([whole]).collect()
}

/// What the whole of a team or a page can be found by, where no single topic fits better.
fn topics_of(topics: &[Topic]) -> impl Iterator<Item = (Cow<'_, str>, f64)> {
    topics.iter().map(|topic| ((&*topic.say).into(), SHARED))
}

fn line(tree: &Tree, id: LineId) -> Described<'_> {
    let line = &tree[id];
    let own = [line.name.as_ref(), Some(&line.id)].into_iter().flatten();
    let texts = own.map(|text| ((&**text).into(), OWN));
    Described {
        listing: Listing { whom: Whom::Line(id), topic: None },
        texts: texts.chain(line.about.iter().map(|text| ((&**text).into(), BESIDE))).collect(),
        addresses: vec![(digits(line.number.digits()), OWN)],
        channels: vec![Channel::Phone],
        by: Channel::Phone,
    }
}

fn page(tree: &Tree, id: ResourceId) -> Vec<Described<'_>> {
    let page = &tree[id];
    let described = |topic, texts| Described {
        listing: Listing { whom: Whom::Page(id), topic },
        texts,
        addresses: Vec::new(),
        channels: vec![Channel::Web],
        by: Channel::Web,
    };
    let topics = page.topics.iter().enumerate().map(|(place, topic)| {
        let by = described(
            Some(place),
            vec![((&*topic.say).into(), OWN), ((&*page.name).into(), BESIDE)],
        );
        Described { channels: vec![Channel::Web, topic.by], by: topic.by, ..by }
    });
    let own = [(&*page.name, OWN), (&*page.id, BESIDE), (page.url.as_str(), BESIDE)];
    let own = own.into_iter().map(|(text, worth)| (text.into(), worth));
    let about = page.about.iter().map(|text| ((&**text).into(), BESIDE));
    let whole = described(None, own.chain(about).chain(topics_of(&page.topics)).collect());
    topics.chain([whole]).collect()
}
