//! What a call can't know by itself: it asks, and goes on when it hears the answer.
mod callers;
mod closings;
mod entered;
mod switches;

use phonetree_core::call::Decided;
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::script::{Caller, Event, Happening, rehearse};
use phonetree_core::walk::{self, Demands, Proof, Proofs};

/// A line with a storm switch; what follows is written behind it.
const STORM: &str = r#"format = 1
title = "Elm"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "by-hand"
[switches.storm]
about = "The office is closed because of a storm."
[branches.by-hand]
cases = [{ switch = "storm", to = "closed-now" }]
otherwise = "main"
[messages.closed-now]
say = "We are closed because of the storm."
[menus.main]
options = [{ key = "1", label = "the desk", to = "desk" }, { key = "2", label = "billing", to = "billing" }]
[teams.desk]
name = "Desk"
[teams.billing]
name = "Billing"
"#;

fn load(text: &str) -> Tree {
    menu::load("menu.toml", text).unwrap()
}

fn events(tree: &Tree, keys: &str, decided: &[Decided]) -> Vec<Event> {
    let mut caller = Caller::from_dial_string(keys).unwrap();
    for decided in decided {
        caller.expect_decided(*decided);
    }
    let at = "2026-11-23T20:00:00Z".parse().unwrap();
    let line = tree.line_ids().next().unwrap();
    rehearse(tree, &Lengths::estimated(tree), line, at, caller)
}

/// The words and teams that a caller meets.
fn meets(tree: &Tree, keys: &str, decided: &[Decided]) -> Vec<String> {
    let met = events(tree, keys, decided).into_iter().filter_map(|event| match event.what {
        Happening::Prompt { text, .. } => Some(text),
        Happening::Transferred { team, .. } => Some(format!("to {team}")),
        _ => None,
    });
    met.collect()
}

fn switched(tree: &Tree, name: &str, on: bool) -> Decided {
    Decided::Switch(tree.switch_for(name).unwrap(), on)
}

fn proofs(tree: &Tree) -> Proofs {
    let week = "2026-11-23T00:00:00Z".parse().unwrap().."2026-11-30T00:00:00Z".parse().unwrap();
    walk::prove(tree, &Lengths::estimated(tree), &Demands::new(week), &mut |_| true)
}

fn proof(proofs: &Proofs, name: &str) -> Proof {
    proofs.proofs.iter().find(|proof| proof.name == name).unwrap().clone()
}

/// A menu whose only way out is a team, if a switch lets callers through.
const TRAP: &str = r#"format = 1
title = "Trap"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[switches.night]
[menus.main]
options = [{ key = "1", label = "the desk", to = "by-night" }, { key = "2", label = "us", to = "us" }]
[branches.by-night]
cases = [{ switch = "night", to = "main" }]
otherwise = "desk"
[messages.us]
say = "We are Elm."
to = "main"
[teams.desk]
name = "Desk"
"#;
