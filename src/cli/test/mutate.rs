//! Which small mistakes in a menu no written call would notice.

use chrono::TimeDelta;
use serde_json::json;

use super::gather::{Called, Gathered, Suite};
use super::parallel::in_parallel;
use crate::cli::open::Opened;
use crate::cli::output::{bar, print, print_folded};
use crate::cli::{Failure, Verdict, paint};
use phonetree_core::document::Lines;
use phonetree_core::menu;
use phonetree_core::menu::{Lengths, Tree};
use phonetree_core::script::WrittenCall;
use phonetree_core::walk::{self, Mutant};

/// Two menus are walked side by side through so many states before it is left open whether a call
/// tells them apart.
const MOST_STATES: usize = 200_000;
/// And through the instants of so many days, from the first of the calls.
const DAYS: i64 = 366;

/// So many mutants are in memory at a time.
const MUTANTS_AT_A_TIME: usize = 128;

/// What came of a mutant.
enum Fate {
    /// A call failed.
    Noticed,
    /// No call failed; this one would, and what is met in it.
    Unnoticed { call: Option<String>, old: Option<String>, new: Option<String> },
    /// No call failed, and the search for one was too long.
    Open,
    /// There is no call that tells it from the menu.
    Equivalent,
}

/// Breaks each menu on purpose, one small way at a time, and plays its calls on each.
pub(super) fn mutate(gathered: &Gathered, at_least: u8, as_json: bool) -> Result<Verdict, Failure> {
    let mut verdict = Verdict::Fine;
    for (place, called) in gathered.menus.iter().enumerate() {
        let suites: Vec<&Suite> =
            gathered.suites.iter().filter(|suite| suite.menu == place).collect();
        let judged = judged(called, &suites);
        match as_json {
            true => print(&format!("{:#}\n", json(&called.opened, &judged))),
            false => print_folded(&text(&called.opened, &judged), paint::mutants),
        }?;
        if score(&judged) < f64::from(at_least) {
            verdict = Verdict::Wrong;
        }
    }
    Ok(verdict)
}

/// Every mutant that is a menu, with its fate.
fn judged(called: &Called, suites: &[&Suite]) -> Vec<(Mutant, Fate)> {
    let Opened { tree, text, name, .. } = &called.opened;
    // A mutant was never rendered: its prompts last as long as their words let one guess.
    let lengths = Lengths::estimated(tree);
    let good = |suite: &Suite| -> Vec<bool> {
        suite.calls.iter().map(|call| call.play(tree, &lengths, |_, _| {}).passes()).collect()
    };
    let suites: Vec<(&Suite, Vec<bool>)> =
        suites.iter().map(|suite| (*suite, good(suite))).collect();
    let from = suites.iter().flat_map(|(suite, _)| suite.calls.iter().map(WrittenCall::at)).min();
    let judge = |mutant: &Mutant| {
        let changed = menu::load(name, &mutant.text).ok()?;
        if suites.iter().any(|(suite, good)| notices(suite, good, &changed)) {
            return Some(Fate::Noticed);
        }
        let from = from?;
        let times = from..from + TimeDelta::days(DAYS);
        let compared = walk::difference(tree, &changed, &times, MOST_STATES);
        Some(match (compared.difference, compared.stopped) {
            (Some(found), _) => {
                let menu = called.opened.file.as_ref().map(|file| file.display().to_string());
                let call = found.example.map(|example| example.command(tree, menu.as_deref()));
                Fate::Unnoticed { call, old: found.old, new: found.new }
            }
            (None, Some(_)) => Fate::Open,
            (None, None) => Fate::Equivalent,
        })
    };
    let mut mutants = walk::mutants(text);
    let mut judged = Vec::new();
    let bar = bar();
    loop {
        // Each has the whole text of the menu: few are made at a time.
        let some: Vec<Mutant> = mutants.by_ref().take(MUTANTS_AT_A_TIME).collect();
        if some.is_empty() {
            bar.finish_and_clear();
            return judged;
        }
        let fates = in_parallel(&some, 1, judge);
        for (mut mutant, fate) in some.into_iter().zip(fates) {
            mutant.text = String::new();
            judged.extend(fate.map(|fate| (mutant, fate)));
        }
        bar.set_message(format!("{} mutants of {name}", judged.len()));
        bar.tick();
    }
}

/// Whether a call fails that passed before, or no longer fits.
fn notices(suite: &Suite, good: &[bool], changed: &Tree) -> bool {
    let Ok(calls) = suite.file.fit(changed) else { return true };
    let lengths = Lengths::estimated(changed);
    let fails = |call: &WrittenCall| !call.play(changed, &lengths, |_, _| {}).passes();
    calls.iter().zip(good).any(|(call, good)| *good && fails(call))
}

/// How many of those that a caller could notice were noticed, in percent.
fn score(judged: &[(Mutant, Fate)]) -> f64 {
    let noticed = judged.iter().filter(|(_, fate)| matches!(fate, Fate::Noticed)).count();
    let told = judged.iter().filter(|(_, fate)| !matches!(fate, Fate::Equivalent)).count();
    if told == 0 { 100.0 } else { 100.0 * noticed as f64 / told as f64 }
}

fn text(opened: &Opened, judged: &[(Mutant, Fate)]) -> String {
    let lines = Lines::of(&opened.text);
    let (mut unnoticed, mut equivalent) = (String::new(), String::new());
    for (mutant, fate) in judged {
        let line = lines.position(mutant.place.start).line;
        let said = format!("  {}\n    {}:{line}\n", mutant.what, opened.name);
        match fate {
            Fate::Noticed => {}
            Fate::Equivalent => equivalent += &said,
            Fate::Open => {
                unnoticed += &said;
                unnoticed += "    unknown whether any call would: the search stopped\n";
            }
            Fate::Unnoticed { call, old, new } => {
                unnoticed += &said;
                let call = call.as_deref().unwrap_or("no call by plain keys alone");
                let met = |what: &Option<String>| what.clone().unwrap_or("the end".to_owned());
                unnoticed += &format!(
                    "    this call shows it: {call}\n    which meets: {}\n    instead of:  {}\n",
                    met(new),
                    met(old)
                );
            }
        }
    }
    let mut said = String::new();
    if !unnoticed.is_empty() {
        said += &format!("No written call notices these changes:\n{unnoticed}\n");
    }
    if !equivalent.is_empty() {
        said += &format!("No call could notice these changes (they don't count):\n{equivalent}\n");
    }
    let of = |wanted: fn(&Fate) -> bool| judged.iter().filter(|(_, fate)| wanted(fate)).count();
    let same = of(|fate| matches!(fate, Fate::Equivalent));
    let noticed = of(|fate| matches!(fate, Fate::Noticed));
    said += &format!(
        "mutants of {}: {noticed} of {} noticed ({:.0} %), {same} that no call could notice\n",
        opened.name,
        judged.len() - same,
        score(judged).floor()
    );
    said
}

fn json(opened: &Opened, judged: &[(Mutant, Fate)]) -> serde_json::Value {
    let lines = Lines::of(&opened.text);
    let mutants = judged.iter().map(|(mutant, fate)| {
        let mut object = json!({
            "what": mutant.what,
            "line": lines.position(mutant.place.start).line,
            "fate": match fate {
                Fate::Noticed => "noticed",
                Fate::Unnoticed { .. } => "unnoticed",
                Fate::Open => "open",
                Fate::Equivalent => "equivalent",
            },
        });
        if let Fate::Unnoticed { call, old, new } = fate {
            object["call"] = json!(call);
            object["old"] = json!(old);
            object["new"] = json!(new);
        }
        object
    });
    json!({ "menu": opened.name, "score": score(judged), "mutants": mutants.collect::<Vec<_>>() })
}
