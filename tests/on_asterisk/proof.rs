//! The proof.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use phonetree_core::menu::{Chance, ExitWay, Mailbox, Menu, Node, Tree, When};

use crate::callers;
use crate::compare::{self, Case, Judged};
use crate::engine::Subject;
use crate::machine::{Loaded, Machine};
use crate::menus::{self, Tried};

/// The menu that is tried where nothing else is asked for. Every node of it must be reached.
const FIRST: &str = "first";

/// One Asterisk at a time.
static ALONE: Mutex<()> = Mutex::new(());

/// A number that somebody set, or another.
fn set(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
}

/// The callers of a menu.
fn cases(tried: &Tried, most: usize, seed: u64) -> Vec<Case<'_>> {
    let subject = Subject::of(&tried.tree, &tried.takes);
    let mut chance = Chance::new(seed);
    let fair = callers::fair(&subject, most, &mut chance);
    let case = |(caller, held)| Case { tree: &tried.tree, name: tried.name.clone(), caller, held };
    fair.into_iter().map(case).collect()
}

/// What callers met, and how many of them; what is never met fails.
fn coverage(tried: &Tried, cases: &[Case<'_>]) {
    let mut met: BTreeMap<&str, usize> = BTreeMap::new();
    for case in cases {
        let mut own: Vec<&str> = case.held.met.iter().map(String::as_str).collect();
        own.sort_unstable();
        own.dedup();
        for it in own {
            *met.entry(it).or_default() += 1;
        }
    }
    let said: Vec<String> = met.iter().map(|(what, count)| format!("{count}x {what}")).collect();
    println!("{}, {} callers: {}", tried.name, cases.len(), said.join("; "));
    // Where callers meet what is left out, or what is done otherwise by who calls, on the way to most nodes, they
    // do not count: nothing is claimed of those menus but what is printed.
    let tree = &tried.tree;
    let asks = |when: &When| matches!(when, When::Caller(_) | When::Outside(_));
    let mut cases_of = tree.branches.iter().flat_map(|branch| &branch.cases);
    let has_hours = |menu: &Menu| menu.options.iter().any(|option| option.during.is_some());
    let has_more = |it: &Mailbox| it.review.is_some() || !it.keys.is_empty();
    let is_lossy = !tree.queues.is_empty()
        || !tree.callbacks.is_empty()
        || !tree.directories.is_empty()
        || tree.menus.iter().any(has_hours)
        || tree.mailboxes.iter().any(has_more)
        || cases_of.any(|(when, _)| asks(when));
    for node in reachable(tree).into_iter().filter(|_| !is_lossy || tried.name == FIRST) {
        let reached = format!("reaches {}", tried.tree.node_id(node));
        assert!(met.contains_key(reached.as_str()), "{}: nobody {reached}", tried.name);
    }
}

/// The nodes that a caller reaches without anything that is left out there, with switches and answers from
/// outside as they usually are.
fn reachable(tree: &Tree) -> BTreeSet<Node> {
    let mut reached: BTreeSet<Node> = tree.lines.iter().map(|line| line.answer).collect();
    let mut open: Vec<Node> = reached.iter().copied().collect();
    while let Some(node) = open.pop() {
        if !matches!(
            node,
            Node::Menu(_) | Node::Message(_) | Node::Entry(_) | Node::Branch(_) | Node::Team(_)
        ) {
            continue;
        }
        for exit in tree.exits(node) {
            let is_usual = match exit.way {
                ExitWay::Case(when) => matches!(when, When::During(_) | When::Open(_)),
                _ => true,
            };
            if is_usual && reached.insert(exit.to) {
                open.push(exit.to);
            }
        }
    }
    reached.retain(|node| {
        matches!(
            node,
            Node::Menu(_)
                | Node::Message(_)
                | Node::Entry(_)
                | Node::Branch(_)
                | Node::Mailbox(_)
                | Node::Team(_)
        )
    });
    reached
}

fn late(judged: &[Judged]) -> String {
    let mut late: Vec<i64> = judged.iter().flat_map(|it| it.late.iter().copied()).collect();
    late.sort_unstable();
    let at = |part: usize| late.get(late.len() * part / 100).or(late.last()).copied().unwrap_or(0);
    format!("{} events, ms late: median {}, p95 {}, most {}", late.len(), at(50), at(95), at(100))
}

#[test]
fn the_same_callers_get_the_same_calls_on_a_real_asterisk() {
    let _alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let Some(root) = Machine::root() else { return };
    let only = std::env::var("PHONETREE_MENU").unwrap_or_else(|_| FIRST.to_owned());
    let all: Vec<(Tried, usize)> =
        menus::all().into_iter().filter(|(tried, _)| only == "all" || only == tried.name).collect();
    assert!(!all.is_empty(), "PHONETREE_MENU={only}: there is no such menu");
    let most = set("PHONETREE_CALLERS", 25);
    let seed = set("PHONETREE_SEED", 20) as u64;
    let mut every = Vec::new();
    let sounds: Vec<Vec<(String, u32)>> = all
        .iter()
        .map(|(tried, _)| Subject::of(&tried.tree, &tried.takes).sounds(&tried.name))
        .collect();
    for (tried, own) in &all {
        let cases = cases(tried, most.min(*own), seed);
        coverage(tried, &cases);
        every.extend(cases);
    }
    let plans: Vec<Loaded<'_>> = all
        .iter()
        .zip(&sounds)
        .map(|((tried, _), sounds)| Loaded { file: &tried.name, text: &tried.text, sounds })
        .collect();
    let machine = Machine::start(&root, "proof", &plans, None);
    assert_eq!(machine.complaints(), [""; 0], "Asterisk reads the dialplans without a complaint");
    let judged = compare::all(&machine.ami, &every, false);
    println!("{} callers: {}", every.len(), late(&judged));
    let mut complaints = machine.complaints();
    complaints.truncate(5);
    println!("Asterisk complains: {complaints:#?}");
    let differ: Vec<&str> = judged.iter().filter_map(|it| it.difference.as_deref()).collect();
    let shown = differ[..differ.len().min(4)].join("\n");
    assert!(differ.is_empty(), "{} of {} callers differ:\n{shown}", differ.len(), every.len());
}
