//! The menu as an outline: where a call can go from its line, and where it has come.

use std::borrow::Cow;
use std::collections::BTreeSet;

use phonetree_core::language::ScreenTexts;
use phonetree_core::menu::{
    CallerTest, ExitWay, Lead, LineId, MenuOption, Node, ReaderLanguage, TeamId, Tree, When,
};

/// One row of the outline.
#[derive(Clone, Debug)]
pub struct MapRow<'t> {
    /// How deep it hangs: 0 is what answers the line.
    pub depth: usize,
    /// Whether no sister follows it.
    pub last: bool,
    /// The row it hangs from.
    pub parent: Option<usize>,
    /// The keys that lead here, or nothing.
    pub keys: Cow<'t, str>,
    /// The option in the caller's words, else the node's own name.
    pub title: Cow<'t, str>,
    /// Where an option leads, or what a node asks for.
    pub detail: Cow<'t, str>,
    /// What follows is shown elsewhere: further up, or nowhere as it leads back.
    pub again: bool,
    node: Option<Node>,
    option: Option<usize>,
}

/// The outline of what a line leads to. Every node is unfolded once, where it comes first.
#[derive(Clone, Debug, Default)]
pub(super) struct MenuMap<'t> {
    pub(super) rows: Vec<MapRow<'t>>,
}

/// A step of a call: the node it came to, by which option if by one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct MapStep {
    pub(super) node: Node,
    pub(super) option: Option<usize>,
}

/// What hangs from a node: its keys, title and detail, where it leads, by which option.
struct Twig<'t> {
    keys: Cow<'t, str>,
    title: Cow<'t, str>,
    detail: Cow<'t, str>,
    to: Option<Node>,
    option: Option<usize>,
}

impl<'t> MenuMap<'t> {
    /// Draws up the outline of a line.
    pub(super) fn of(tree: &'t Tree, line: LineId, reader: ReaderLanguage) -> Self {
        let mut map = Self::default();
        let mut unfolded = BTreeSet::new();
        let answer = tree[line].answer;
        let root = Twig {
            keys: "".into(),
            title: title(tree, answer, None, reader),
            detail: detail(tree, answer, reader),
            to: Some(answer),
            option: None,
        };
        let mut open = vec![(root, None, true)];
        while let Some((twig, parent, last)) = open.pop() {
            let place = map.rows.len();
            let new = twig.to.is_some_and(|node| unfolded.insert(node));
            let twigs = twig.to.filter(|_| new).map(|node| twigs(tree, node, reader));
            let twigs = twigs.unwrap_or_default();
            map.rows.push(MapRow {
                depth: parent.map_or(0, |parent: usize| map.rows[parent].depth + 1),
                last,
                parent,
                keys: twig.keys,
                title: twig.title,
                detail: twig.detail,
                again: !new && twig.to.is_some_and(|node| !matches!(node, Node::Team(_))),
                node: twig.to,
                option: twig.option,
            });
            let count = twigs.len();
            let hung = twigs.into_iter().enumerate();
            open.extend(hung.map(|(n, twig)| (twig, Some(place), n + 1 == count)).rev());
        }
        map
    }

    /// The rows that a call came through; the last is where it is.
    pub(super) fn trail(&self, path: &[MapStep]) -> Vec<usize> {
        let mut trail: Vec<usize> = Vec::new();
        for step in path {
            let below = trail.last().and_then(|at| self.child(*at, *step));
            let first = || self.rows.iter().position(|row| row.node == Some(step.node));
            trail.extend(below.or_else(first));
        }
        trail
    }

    fn child(&self, parent: usize, step: MapStep) -> Option<usize> {
        let below = self.rows[parent + 1..].iter().enumerate();
        let family = below.take_while(|(_, row)| row.depth > self.rows[parent].depth);
        let mut children = family
            .filter(|(_, row)| row.parent == Some(parent) && row.node == Some(step.node))
            .map(|(n, row)| (parent + 1 + n, row));
        let any = children.clone().next().map(|(place, _)| place);
        let by = children.find(|(_, row)| row.option == step.option).map(|(place, _)| place);
        by.or(any)
    }

    /// The teams on the outline, in its order.
    pub(super) fn teams(&self) -> impl Iterator<Item = TeamId> {
        let mut seen = BTreeSet::new();
        let team = |row: &MapRow<'_>| row.node.and_then(Node::team);
        self.rows.iter().filter_map(team).filter(move |id| seen.insert(*id))
    }
}

/// What a caller would call a node: a team by its name, a menu by the option that leads to it. Only what
/// has neither is called by its name in the file.
pub(super) fn title<'t>(
    tree: &'t Tree,
    node: Node,
    by: Option<&'t MenuOption>,
    reader: ReaderLanguage,
) -> Cow<'t, str> {
    let label = by.map_or("", |option| option.label.in_language(reader.menu));
    match (node, label) {
        (Node::Team(_), _) => named(tree, node, reader),
        (Node::Menu(_), "") if by.is_none() => reader.locale.screen().main_menu().into(),
        (_, "") => tree.node_title(node),
        (_, label) => {
            let mut letters = label.chars();
            let first = letters.next().into_iter().flat_map(char::to_uppercase);
            first.chain(letters).collect::<String>().into()
        }
    }
}

/// A team by its name, any other node by that in the file.
fn named(tree: &Tree, node: Node, reader: ReaderLanguage) -> Cow<'_, str> {
    match node.team() {
        Some(team) => tree[team].name.in_language(reader.menu).into(),
        None => tree.node_title(node),
    }
}

/// What a node asks of the caller, if anything.
fn detail(tree: &Tree, node: Node, reader: ReaderLanguage) -> Cow<'_, str> {
    let said = reader.locale.screen();
    match node {
        Node::Entry(id) if tree[id].fewest == tree[id].most => {
            said.enter_digits(tree[id].most.into()).into()
        }
        Node::Entry(id) => said.enter_digits_from_to(&tree[id].fewest, &tree[id].most).into(),
        Node::Mailbox(_) => said.leave_a_message().into(),
        Node::Queue(_) => said.wait_in_line().into(),
        Node::Callback(_) => said.leave_your_number().into(),
        Node::Directory(_) => said.spell_a_name().into(),
        Node::Menu(_) | Node::Message(_) | Node::Branch(_) | Node::Team(_) => "".into(),
    }
}

fn twigs<'t>(tree: &'t Tree, node: Node, reader: ReaderLanguage) -> Vec<Twig<'t>> {
    let on = |keys: &'static str, to: Node| Twig {
        keys: keys.into(),
        title: named(tree, to, reader),
        detail: detail(tree, to, reader),
        to: Some(to),
        option: None,
    };
    if let Node::Menu(id) = node {
        // Also the options that lead nowhere else.
        let options = tree[id].options.iter().enumerate();
        return options.map(|(n, option)| of_option(tree, n, option, reader)).collect();
    }
    let when = |words: Cow<'static, str>, to: Node| Twig {
        title: words,
        detail: named(tree, to, reader),
        ..on("", to)
    };
    let said = reader.locale.screen();
    let waits_for = if let Node::Queue(id) = node { Some(tree[id].team) } else { node.team() };
    let closes = waits_for.is_some_and(|team| tree[team].may_be_closed());
    let twig = |to: Option<Node>, way: ExitWay<'t>| {
        let title: Cow<'static, str> = match way {
            ExitWay::Next | ExitWay::Entered => "".into(),
            ExitWay::Case(case) => words(tree, case, reader),
            ExitWay::Otherwise => said.otherwise().into(),
            ExitWay::Closed if closes => said.when_closed().into(),
            ExitWay::Unanswered => said.when_nobody_answers().into(),
            ExitWay::Busy => said.when_busy().into(),
            ExitWay::MailboxKey(key) => {
                format!("{} {}", key.key, key.label.in_language(reader.menu)).into()
            }
            ExitWay::Free => said.when_somebody_is_free().into(),
            ExitWay::Full => said.when_full().into(),
            ExitWay::TooLong(_) => said.after_the_longest_wait().into(),
            ExitWay::Empty => said.without_digits().into(),
            ExitWay::Star => said.after_star().into(),
            ExitWay::Closed
            | ExitWay::Option { .. }
            | ExitWay::Extension { .. }
            | ExitWay::Person(_)
            | ExitWay::GaveUp(_)
            | ExitWay::NoInput(_)
            | ExitWay::NoMatch(_) => return None,
        };
        Some(match to {
            Some(to) if title.is_empty() => on("", to),
            Some(to) => when(title, to),
            None => goes_back(title, said),
        })
    };
    // What one presses in a menu is drawn elsewhere.
    let ways_out = if let Node::Queue(id) = node { &*tree[id].options } else { &[] };
    let ways_out = ways_out.iter().enumerate();
    let ways_out = ways_out.map(|(n, option)| of_option(tree, n, option, reader));
    let exits = tree.exits(node).into_iter().filter_map(|exit| twig(Some(exit.to), exit.way));
    ways_out
        .chain(exits)
        .chain(tree.ways_back(node).into_iter().filter_map(|way| twig(None, way)))
        .collect()
}

/// A way back to the menu that the caller came from.
fn goes_back(when: Cow<'static, str>, said: &ScreenTexts) -> Twig<'static> {
    let (title, detail) = match when.is_empty() {
        true => (said.one_menu_back().into(), "".into()),
        false => (when, said.one_menu_back().into()),
    };
    Twig { keys: "".into(), title, detail, to: None, option: None }
}

fn of_option<'t>(
    tree: &'t Tree,
    n: usize,
    option: &'t MenuOption,
    reader: ReaderLanguage,
) -> Twig<'t> {
    let said = reader.locale.screen();
    let (does, to): (Cow<'t, str>, _) = match option.lead {
        Lead::To(to @ Node::Team(_)) | Lead::Operator(to @ Node::Team(_)) => {
            (named(tree, to, reader), Some(to))
        }
        Lead::To(to) | Lead::Operator(to) => (detail(tree, to, reader), Some(to)),
        Lead::Repeat => (said.says_it_again().into(), None),
        Lead::Back => (said.one_menu_back().into(), None),
        Lead::Top => (said.to_the_main_menu().into(), None),
        Lead::HangUp => (said.hangs_up().into(), None),
        Lead::Extension => (said.to_that_extension().into(), None),
    };
    // An option without a label is called by what it does.
    let (title, detail) = match option.label.in_language(reader.menu) {
        "" if does.is_empty() => (to.map_or_else(|| "".into(), |to| tree.node_title(to)), does),
        "" => (does, "".into()),
        label => (label.into(), does),
    };
    Twig { keys: option.keys.to_string().into(), title, detail, to, option: Some(n) }
}

/// What a branch asks.
fn words(tree: &Tree, when: &When, reader: ReaderLanguage) -> Cow<'static, str> {
    let (said, documents) = (reader.locale.screen(), reader.locale.documents());
    match when {
        When::During(hours) => hours.as_written().to_owned().into(),
        When::Entered(entry, place) => {
            let entry = &tree[*entry];
            documents.is_entered(&entry.id, &entry.asked_in_words(*place)).into()
        }
        When::Times(times) => documents.from_time_on(times).into(),
        When::Caller(CallerTest::Known) => documents.caller_known().to_owned().into(),
        When::Caller(CallerTest::Withheld) => documents.caller_withheld().to_owned().into(),
        When::Caller(CallerTest::BeginsWith(digits)) => documents.caller_begins(digits).into(),
        When::Outside(question) => documents.outside_says_yes(&tree[*question].asks).into(),
        When::Switch(switch, true) => said.switched_on(&tree[*switch].id).into(),
        When::Switch(switch, false) => said.switched_off(&tree[*switch].id).into(),
        When::Open(team) => said.while_open(&tree[*team].name.in_language(reader.menu)).into(),
    }
}
