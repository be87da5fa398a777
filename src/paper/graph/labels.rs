//! What is written into the nodes of a diagram, and on the edges between them.

use super::parts::{EdgeKind, EdgeLabel, GraphNode, GraphPlace, NodeKind};
use crate::paper::Edition;
use phonetree_core::language::DocumentTexts;
use phonetree_core::menu::{
    Branch, Callback, CallerTest, Entry, Exit, ExitWay, FailureCount, GiveUp, KeyPattern, Lead,
    Menu, MenuOption, Message, Node, Onward, PromptId, Queue, Timings, Tries, When,
};

/// What leads away from a place: where, when, and what is written on it.
pub(in crate::paper) fn edges(
    tree: Edition<'_>,
    place: GraphPlace,
) -> Vec<(Node, EdgeKind, Option<EdgeLabel>)> {
    let node = match place {
        GraphPlace::Line(line) => return vec![(tree[line].answer, EdgeKind::Next, None)],
        GraphPlace::Node(node) => node,
    };
    let words = |words: String| Some(EdgeLabel { key: None, words });
    let arrow = |exit: Exit<'_>| {
        let kind = match exit.way {
            // Where an option leads to its own menu, the menu itself says so.
            ExitWay::Option { .. } if exit.to == node => return None,
            ExitWay::Option { option, .. } if !tree.is_named_at(node, option) => return None,
            ExitWay::Option { option, .. } => {
                let words = label(tree, option);
                let label = EdgeLabel { key: Some(option.keys.to_string()), words };
                return Some((exit.to, EdgeKind::Key, Some(label)));
            }
            ExitWay::Extension { option, .. } if !tree.is_named_at(node, option) => return None,
            ExitWay::Extension { keys, .. } => {
                let words = tree.says().extension().to_owned();
                let label = EdgeLabel { key: Some(keys.to_string()), words };
                return Some((exit.to, EdgeKind::Key, Some(label)));
            }
            ExitWay::Person(way) => {
                let words = tree.text(&tree[way.team].name).to_owned();
                let label = EdgeLabel { key: Some(way.keys.to_string()), words };
                return Some((exit.to, EdgeKind::Key, Some(label)));
            }
            ExitWay::Next | ExitWay::Entered | ExitWay::Empty | ExitWay::Star | ExitWay::Free => {
                EdgeKind::Next
            }
            ExitWay::MailboxKey(key) => {
                let words = key.label.in_language(tree.reader.menu).to_owned();
                let label = EdgeLabel { key: Some(key.key.to_string()), words };
                return Some((exit.to, EdgeKind::Key, Some(label)));
            }
            ExitWay::Case(_) => EdgeKind::Open,
            ExitWay::Otherwise
            | ExitWay::Closed
            | ExitWay::Unanswered
            | ExitWay::Busy
            | ExitWay::Full => EdgeKind::Closed,
            ExitWay::TooLong(_)
            | ExitWay::GaveUp(_)
            | ExitWay::NoInput(_)
            | ExitWay::NoMatch(_) => EdgeKind::GiveUp,
        };
        Some((exit.to, kind, when(tree, exit.way).and_then(words)))
    };
    tree.exits(node).into_iter().filter_map(arrow).collect()
}

/// The label of an option; that of a key of the whole file says so.
pub(in crate::paper) fn label(tree: Edition<'_>, option: &MenuOption) -> String {
    let label = everywhere(tree, option, option.label.in_language(tree.reader.menu));
    match &option.during {
        Some(hours) => format!("{label} ({})", hours.words(tree.locale())),
        None => label,
    }
}

fn everywhere(tree: Edition<'_>, option: &MenuOption, words: &str) -> String {
    match option.everywhere {
        true => tree.says().in_every_menu(&words),
        false => words.to_owned(),
    }
}

/// When a call goes a way that takes no key of a menu; nothing where it always does.
fn when(tree: Edition<'_>, way: ExitWay<'_>) -> Option<String> {
    let says = tree.says();
    Some(match way {
        ExitWay::Option { .. } | ExitWay::Extension { .. } | ExitWay::Person(_) | ExitWay::Next => {
            return None;
        }
        ExitWay::Entered => says.entered().to_owned(),
        ExitWay::Case(When::During(hours)) => hours.words(tree.locale()),
        ExitWay::Case(When::Open(team)) => says.while_open(&tree.text(&tree[*team].name)),
        ExitWay::Case(When::Entered(entry, place)) => {
            let entry = &tree[*entry];
            says.is_entered(&entry.id, &entry.asked_in_words(*place))
        }
        ExitWay::Case(When::Times(times)) => says.from_time_on(times),
        ExitWay::Case(When::Caller(CallerTest::Known)) => says.caller_known().to_owned(),
        ExitWay::Case(When::Caller(CallerTest::Withheld)) => says.caller_withheld().to_owned(),
        ExitWay::Case(When::Caller(CallerTest::BeginsWith(digits))) => says.caller_begins(digits),
        ExitWay::Case(When::Outside(question)) => says.outside_says_yes(&tree[*question].asks),
        ExitWay::Case(When::Switch(switch, true)) => says.switch_on(&tree[*switch].id),
        ExitWay::Case(When::Switch(switch, false)) => says.switch_off(&tree[*switch].id),
        ExitWay::Otherwise => says.at_other_times().to_owned(),
        ExitWay::Closed => says.when_closed().to_owned(),
        ExitWay::Unanswered => says.when_nobody_answers().to_owned(),
        ExitWay::Busy => says.when_busy().to_owned(),
        ExitWay::MailboxKey(key) => key.key.to_string(),
        ExitWay::Free => says.when_somebody_is_free().to_owned(),
        ExitWay::Full => says.when_full().to_owned(),
        ExitWay::TooLong(ms) => says.after_waiting(&seconds(ms)),
        ExitWay::Empty => says.no_digits().to_owned(),
        ExitWay::Star => says.star_in_place().to_owned(),
        ExitWay::GaveUp(timings) => return failures(timings, says),
        ExitWay::NoInput(timings) => return no_input(timings, says),
        ExitWay::NoMatch(timings) => return no_match(timings, says),
    })
}

/// When a call goes back from a node, a line for each way: "no digits: goes back".
pub(in crate::paper) fn ways_back(tree: Edition<'_>, node: Node) -> Vec<String> {
    let says = tree.says();
    let words = |way| {
        let when = when(tree, way).unwrap_or_else(|| says.then().to_owned());
        says.goes_back_when(&when)
    };
    tree.ways_back(node).into_iter().map(words).collect()
}

/// Of a branch: whether it is by hours alone.
fn branch(tree: Edition<'_>, branch: &Branch) -> (NodeKind, Vec<String>) {
    let is_hour = |(when, _): &(When, Node)| matches!(when, When::During(_) | When::Open(_));
    let kind = match branch.cases.iter().all(is_hour) {
        true => NodeKind::Hours,
        false => NodeKind::Decision,
    };
    let by_the_hour =
        branch.cases.iter().any(is_hour).then(|| tree.says().by_the_hour().to_owned());
    (kind, by_the_hour.into_iter().collect())
}

/// What is written at a place.
pub(in crate::paper) fn node(tree: Edition<'_>, place: GraphPlace) -> GraphNode {
    let node = match place {
        GraphPlace::Line(line) => {
            let line = &tree[line];
            return GraphNode {
                id: format!("line {}", line.id),
                kind: NodeKind::Line,
                name: line.number.as_written().to_owned(),
                remarks: line.name.iter().map(|name| tree.text(name).to_owned()).collect(),
                kind_word: NodeKind::Line.word(tree.says()),
                hidden: 0,
                more: None,
            };
        }
        GraphPlace::Node(node) => node,
    };
    let says = tree.says();
    let (kind, remarks) = match node {
        Node::Menu(id) => (NodeKind::Menu, menu(tree, node, &tree[id])),
        Node::Message(id) => (NodeKind::Message, message(tree, &tree[id])),
        Node::Entry(id) => (NodeKind::Entry, entry(tree, &tree[id])),
        Node::Branch(id) => branch(tree, &tree[id]),
        Node::Directory(id) => {
            let it = &tree[id];
            let spelled = says.spell_a_name().to_owned();
            let ends = ends(tree, it.give_up, &it.timings);
            (NodeKind::Entry, [spelled].into_iter().chain(ends).collect())
        }
        Node::Mailbox(id) => {
            let most = seconds(tree[id].longest_ms);
            (NodeKind::Mailbox, vec![says.takes_a_message(&most)])
        }
        Node::Queue(id) => (NodeKind::Queue, queue(tree, &tree[id])),
        Node::Callback(id) => (NodeKind::Callback, callback(tree, &tree[id])),
        Node::Team(id) => {
            let locale = tree.locale();
            let hours = tree[id].hours.as_ref().map(|hours| hours.words(locale));
            (NodeKind::Team, vec![hours.unwrap_or_else(|| says.hours_not_published().to_owned())])
        }
    };
    let remarks = remarks.into_iter().chain(ways_back(tree, node)).collect();
    let id = tree.node_id(node).to_owned();
    let name = match node.team() {
        Some(team) => tree.text(&tree[team].name).to_owned(),
        None => tree.node_title(node).into_owned(),
    };
    GraphNode { id, kind, kind_word: kind.word(says), name, remarks, hidden: 0, more: None }
}

/// Whom one waits for, how often one hears something, and for how long one waits.
fn queue(tree: Edition<'_>, queue: &Queue) -> Vec<String> {
    let says = tree.says();
    let team = tree.text(&tree[queue.team].name).to_owned();
    let most = queue.longest_ms.map(|ms| says.waits_at_most(&seconds(ms)));
    let every = says.announced_every(&seconds(queue.every_ms));
    [says.waits_for(&team), every].into_iter().chain(most).collect()
}

fn callback(tree: Edition<'_>, callback: &Callback) -> Vec<String> {
    let says = tree.says();
    let takes = match callback.offer {
        Some(_) => says.takes_own_number(),
        None => says.takes_a_number(),
    };
    let end = ends(tree, callback.give_up, &callback.timings);
    [takes.to_owned()].into_iter().chain(end).collect()
}

fn menu(tree: Edition<'_>, node: Node, menu: &Menu) -> Vec<String> {
    let says = tree.says();
    let does = |keys: &KeyPattern, what: &str| Some(format!("{keys} {what}"));
    let named = menu.options.iter().filter(|option| tree.is_named_at(node, option));
    let own = named.filter_map(|option| match option.lead {
        Lead::Repeat => does(&option.keys, &everywhere(tree, option, says.says_it_again())),
        Lead::Back => does(&option.keys, &everywhere(tree, option, says.goes_back())),
        Lead::Top => does(&option.keys, &everywhere(tree, option, says.starts_over())),
        Lead::HangUp => does(&option.keys, &everywhere(tree, option, says.hangs_up())),
        Lead::Extension => does(&option.keys, says.to_that_extension()),
        Lead::To(to) | Lead::Operator(to) => {
            (to == node).then(|| says.stays_here(&option.keys, &tree.text(&option.label)))
        }
    });
    own.chain(ends(tree, menu.give_up, &menu.timings)).collect()
}

fn entry(tree: Edition<'_>, entry: &Entry) -> Vec<String> {
    let says = tree.says();
    let digits = match (entry.fewest, entry.most) {
        (fewest, most) if fewest == most => says.digits_wanted(u64::from(most)),
        (fewest, most) => says.digits_from_to(&fewest, &most),
    };
    let end = entry.terminator.filter(|_| entry.fewest < entry.most);
    let digits = end.map_or(digits.clone(), |key| says.key_ends_them(&digits, &key));
    let read_back = entry.confirm.map(|_| says.read_back().to_owned());
    [digits].into_iter().chain(read_back).chain(ends(tree, entry.give_up, &entry.timings)).collect()
}

fn message(tree: Edition<'_>, message: &Message) -> Vec<String> {
    let end = message.to.is_none().then(|| tree.says().line_hangs_up().to_owned());
    [beginning(tree, message.say)].into_iter().chain(end).collect()
}

/// What happens to a caller who fails too often, where there is no node for that.
fn ends(tree: Edition<'_>, give_up: GiveUp, timings: &Timings) -> Option<String> {
    let says = tree.says();
    let ends = |to: Option<Onward>, tries: Tries| {
        let to = to.or(tree.operator.map(Onward::To));
        tries != Tries::Forever && matches!(to, None | Some(Onward::HangUp))
    };
    let silent = ends(give_up.no_input_to, timings.no_input_tries);
    let wrong = ends(give_up.no_match_to, timings.no_match_tries);
    let when = match (silent, wrong) {
        (true, true) => failures(timings, says)?,
        (true, false) => no_input(timings, says)?,
        (false, true) => no_match(timings, says)?,
        (false, false) => return None,
    };
    Some(says.call_ends(&when))
}

/// "no input 3 times, or 2 wrong keys"; `None` where it never gives up.
pub(in crate::paper) fn failures(timings: &Timings, says: &DocumentTexts) -> Option<String> {
    let (silent, wrong) = (timings.no_input_tries, timings.no_match_tries);
    if timings.count == FailureCount::Together && silent == wrong {
        return Some(says.failures_together(u64::from(silent.times()?)));
    }
    match (no_input(timings, says), no_match(timings, says)) {
        (Some(silent), Some(wrong)) => Some(says.failures(&silent, &wrong)),
        (one, other) => one.or(other),
    }
}

fn no_input(timings: &Timings, says: &DocumentTexts) -> Option<String> {
    Some(says.no_input(u64::from(timings.no_input_tries.times()?)))
}

fn no_match(timings: &Timings, says: &DocumentTexts) -> Option<String> {
    Some(says.wrong_keys(u64::from(timings.no_match_tries.times()?)))
}

/// The first words of a prompt.
fn beginning(tree: Edition<'_>, prompt: PromptId) -> String {
    const MOST: usize = 44;
    let words = crate::paper::content::words::of_prompt(tree, prompt, tree.reader.menu);
    if words.chars().count() <= MOST {
        return format!("\u{201c}{words}\u{201d}");
    }
    let cut: String = words.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("\u{201c}{} ...\u{201d}", whole.trim_end_matches([',', '.']))
}

/// "5 s", "1 min 30 s": a length of time.
pub(in crate::paper) fn seconds(ms: u64) -> String {
    match (ms / 60_000, ms % 60_000) {
        (0, rest) if rest % 1_000 == 0 => format!("{} s", rest / 1_000),
        (0, rest) => format!("{:.1} s", rest as f64 / 1_000.0),
        (minutes, 0..1_000) => format!("{minutes} min"),
        (minutes, rest) => format!("{minutes} min {} s", rest / 1_000),
    }
}
