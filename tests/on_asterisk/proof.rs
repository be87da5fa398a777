//! The proof.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use phonetree_core::menu::{Chance, ExitWay, Node, Tree, When};

use crate::callers;
use crate::compare::{self, Case, Judged};
use crate::engine::Subject;
use crate::machine::{Loaded, Machine, priorities};
use crate::menus::{self, Tried};
use crate::{made_up, mutants};

/// One test at a time: callers are late on a busy machine.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A number that somebody set, or another.
fn set(name: &str, otherwise: usize) -> usize {
    std::env::var(name).ok().and_then(|it| it.parse().ok()).unwrap_or(otherwise)
}

/// A menu, and those who call it.
struct Group<'t> {
    tried: &'t Tried,
    cases: Vec<Case<'t>>,
}

impl<'t> Group<'t> {
    /// So many fair callers at most, unless more are needed to reach these nodes.
    fn of(tried: &'t Tried, most: usize, needed: &BTreeSet<Node>, tries: usize) -> Self {
        let subject = Subject::of(&tried.tree, &tried.takes, tried.is_turned);
        let mut chance = Chance::new(set("PHONETREE_SEED", 20) as u64);
        let fair = callers::fair(&subject, most, needed, tries, &mut chance);
        let case =
            |(caller, held)| Case { tree: &tried.tree, name: tried.name.clone(), caller, held };
        Self { tried, cases: fair.into_iter().map(case).collect() }
    }

    /// What its callers meet, and how many of them do.
    fn met(&self) -> BTreeMap<&str, usize> {
        let mut met = BTreeMap::new();
        for case in &self.cases {
            let own: BTreeSet<&str> = case.held.met.iter().map(String::as_str).collect();
            for it in own {
                *met.entry(it).or_default() += 1;
            }
        }
        met
    }

    /// The nodes of some that none of its callers reaches.
    fn misses(&self, nodes: &BTreeSet<Node>) -> BTreeSet<Node> {
        let met = self.met();
        let reaches = |node: &Node| format!("reaches {}", self.tried.tree.node_id(*node));
        nodes.iter().filter(|node| !met.contains_key(reaches(node).as_str())).copied().collect()
    }

    fn print(&self) {
        let said: Vec<String> =
            self.met().iter().map(|(what, count)| format!("{count}x {what}")).collect();
        let cut = self.cases.iter().filter(|case| case.held.is_cut).count();
        println!(
            "{}: {} callers, {cut} of them as far as a loss of the report: {}",
            self.tried.name,
            self.cases.len(),
            said.join("; ")
        );
    }
}

/// The nodes that a caller reaches before anything that is left out there.
fn reachable(tree: &Tree, is_turned: bool) -> BTreeSet<Node> {
    let mut reached: BTreeSet<Node> = tree.lines.iter().map(|line| line.answer).collect();
    let mut open: Vec<Node> = reached.iter().copied().collect();
    while let Some(node) = open.pop() {
        // What is in these is left out.
        if matches!(
            node,
            Node::Mailbox(_) | Node::Queue(_) | Node::Callback(_) | Node::Directory(_)
        ) {
            continue;
        }
        for exit in tree.exits(node) {
            let holds = match exit.way {
                ExitWay::Case(When::Switch(switch, is_on)) => {
                    (tree[*switch].is_usually_on != is_turned) == *is_on
                }
                _ => true,
            };
            if holds && reached.insert(exit.to) {
                open.push(exit.to);
            }
        }
    }
    reached
}

/// The callers of the first line, the kitchen sink and every example. A node that nobody reaches fails, unless what
/// leads to it is left out.
fn groups(all: &[(Tried, usize)]) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut missed: BTreeSet<Node> = BTreeSet::new();
    for (n, (tried, most)) in all.iter().enumerate() {
        let tree = &tried.tree;
        let mut needed = reachable(tree, tried.is_turned);
        // The same menu with its switches turned: only what that brings.
        if tried.is_turned {
            let before = groups.last().unwrap();
            needed = before.misses(&needed);
        }
        let group = Group::of(tried, *most, &needed, 40_000);
        missed.extend(group.misses(&needed));
        group.print();
        let is_last = all.get(n + 1).is_none_or(|(next, _)| !next.is_turned);
        if is_last {
            let names: Vec<&str> = missed.iter().map(|node| tree.node_id(*node)).collect();
            assert_eq!(names, [""; 0], "{}: nobody reaches these", tried.name);
            let mut hidden: BTreeSet<Node> = tree.nodes().collect();
            hidden.retain(|node| {
                !reachable(tree, false).contains(node) && !reachable(tree, true).contains(node)
            });
            let names: Vec<&str> = hidden.iter().map(|node| tree.node_id(*node)).collect();
            println!("{}: behind what is left out: {names:?}", tried.name);
            missed.clear();
        }
        groups.push(group);
    }
    groups
}

fn late(judged: &[Judged]) -> String {
    let mut late: Vec<i64> = judged.iter().flat_map(|it| it.late.iter().copied()).collect();
    late.sort_unstable();
    let at = |part: usize| late.get(late.len() * part / 100).or(late.last()).copied().unwrap_or(0);
    format!("{} events, ms late: median {}, p95 {}, most {}", late.len(), at(50), at(95), at(100))
}

#[test]
fn the_same_callers_get_the_same_calls_on_a_real_asterisk() {
    let _alone = alone();
    let Some(root) = Machine::root() else { return };
    let only = std::env::var("PHONETREE_MENU").unwrap_or_else(|_| "all".to_owned());
    let is_asked = |name: &str| only == "all" || name.starts_with(&only);
    let most = set("PHONETREE_CALLERS", usize::MAX);
    let mut all = menus::all();
    all.retain(|(tried, _)| is_asked(&tried.name));
    for (_, own) in &mut all {
        *own = most.min(*own);
    }
    let made: Vec<Tried> = if is_asked("made") { made_up::menus(30) } else { Vec::new() };
    let mutants = if is_asked("mutant") { mutants::all() } else { Vec::new() };

    let mut groups = groups(&all);
    let nothing = BTreeSet::new();
    groups.extend(made.iter().map(|tried| Group::of(tried, 5, &nothing, 400)));
    let few = groups.iter().filter(|group| group.cases.len() < 5).count();
    println!("{} menus by chance, {few} of them with fewer than 5 fair callers", made.len());

    let tried: Vec<&Tried> = all
        .iter()
        .map(|(tried, _)| tried)
        .chain(&made)
        .chain(mutants.iter().map(|it| &it.tried))
        .collect();
    let sounds: Vec<Vec<(String, u32)>> = tried
        .iter()
        .map(|it| Subject::of(&it.tree, &it.takes, it.is_turned).sounds(&it.name))
        .collect();
    let plans: Vec<Loaded<'_>> = tried
        .iter()
        .zip(&sounds)
        .map(|(it, sounds)| Loaded {
            file: &it.name,
            text: &it.text,
            sounds,
            switches: it.switches(),
            parts: &[],
        })
        .collect();
    let machine = Machine::start(&root, "proof", &plans, None);
    let written: usize = tried.iter().map(|it| priorities(&it.text)).sum();
    assert_eq!(machine.reload(), written, "Asterisk has every priority, and no other");
    assert_eq!(machine.complaints(), [""; 0], "Asterisk reads the dialplans without a complaint");

    let callers: usize = groups.iter().map(|group| group.cases.len()).sum();
    let mut every: Vec<Case<'_>> = groups.into_iter().flat_map(|group| group.cases).collect();
    every.extend(mutants.iter().map(mutants::Mutant::case));
    let cases: Vec<&Case<'_>> = every.iter().collect();
    let mut judged = compare::all(&machine.ami, &cases, false);
    println!("{callers} callers: {}", late(&judged[..callers]));
    // Where this machine stands still for seconds, keys come too late: whoever differs calls again, alone with those
    // who do, and what is another call then is one.
    for _ in 0..2 {
        let differ = (0..callers).filter(|n| judged[*n].difference.is_some());
        let differ: Vec<usize> = differ.collect();
        if differ.is_empty() {
            break;
        }
        println!("{} of them differ, and call again", differ.len());
        let cases: Vec<&Case<'_>> = differ.iter().map(|n| &every[*n]).collect();
        for (n, found) in differ.into_iter().zip(compare::all(&machine.ami, &cases, false)) {
            judged[n] = found;
        }
    }
    let complaints = machine.complaints();
    println!("Asterisk complains: {:#?}", &complaints[..complaints.len().min(5)]);
    let (judged, of_mutants) = judged.split_at(callers);
    let differ: Vec<&str> = judged.iter().filter_map(|it| it.difference.as_deref()).collect();
    let shown = differ[..differ.len().min(12)].join("\n");
    assert!(differ.is_empty(), "{} of {callers} callers differ:\n{shown}", differ.len());
    for (mutant, judged) in mutants.iter().zip(of_mutants) {
        println!(
            "{}: {}",
            mutant.fault,
            if judged.difference.is_some() { "noticed" } else { "the same call" }
        );
        assert_eq!(
            judged.difference.is_some(),
            mutant.is_broken,
            "{}: {}",
            mutant.fault,
            judged.difference.as_deref().unwrap_or("nobody notices it")
        );
    }
}
