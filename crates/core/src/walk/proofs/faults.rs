//! The call itself keeps these two statements whatever the menu: no file refutes them. So a walker
//! is handed steps with a wrong effect, as a call with a fault in it would make them.

use std::cell::{Cell, RefCell};
use std::ops::ControlFlow;

use super::back::Back;
use super::closed::Closed;
use super::evidence::Evidence;
use super::proof::{Proof, ProofVerdict};
use crate::call::{Effect, Report};
use crate::menu::{Lead, Lengths, Node, TeamId, Tree, load};
use crate::walk::search::{
    Bounds, Model, SingleCall, StateGraph, StepEnd, StepFn, Timeline, explore,
};

/// Three menus one behind the other, and a team that is open by day.
const DEEP: &str = r##"format = 1
title = "Deep"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "one"
[menus.one]
options = [{ key = "1", label = "two", to = "two" }, { key = "2", label = "desk", to = "desk" }]
[menus.two]
options = [{ key = "1", label = "three", to = "three" }, { key = "*", label = "one", do = "back" }]
[menus.three]
options = [{ key = "*", label = "two", do = "back" }, { key = "#", label = "one", do = "top" }]
[teams.desk]
name = "Desk"
hours = "Mo-Fr 08:00-17:00"
[teams.always]
name = "Always"
"##;

/// What a fault makes of the effects of a step.
type Fault<'f> = &'f dyn Fn(&Tree, &mut Vec<(u64, Effect)>);

/// Both statements of a tree whose calls have a fault; the hours are those of another tree.
fn judged(judge: &str, fault: Fault<'_>) -> (Proof, Proof) {
    let (tree, judge) = (load("deep", DEEP).unwrap(), load("judge", judge).unwrap());
    let lengths = Lengths::estimated(&tree);
    // A week from a Monday noon.
    let at = |text: &str| text.parse().unwrap();
    let (from, to) = (at("2026-11-23T20:00:00Z"), at("2026-11-30T20:00:00Z"));
    let timeline = Timeline::new(&[&tree], &(from..to));
    let model = Model::new(&tree, &lengths, &timeline, StepEnd::WhereAsked);
    let (mut closed, mut back) = (Closed::new(&judge), Back::default());
    let step: &StepFn<'_, SingleCall<'_>> = &|from, begin| {
        let mut transition = SingleCall::step(&model, from, begin);
        fault(&tree, &mut transition.events.effects);
        transition
    };
    let mut bounds = Bounds {
        most_states: 1_000,
        most_bytes: usize::MAX,
        observed_bytes: &Cell::new(0),
        longest_ms: 1_800_000,
        go_on: &mut |_| true,
    };
    let explored = explore(tree.line_ids(), &timeline, step, &mut bounds, &mut |nodes, step| {
        closed.watch(nodes, step);
        back.watch(&tree, nodes, step);
        ControlFlow::Continue(())
    });
    let (graph, go_on) = (StateGraph::default(), RefCell::new(|| true));
    let evidence = Evidence::new(&model, &graph, &explored, &go_on);
    (closed.proof(&evidence), back.proof(&model))
}

fn no_fault(_: &Tree, _: &mut Vec<(u64, Effect)>) {}

#[test]
fn a_call_without_a_fault_keeps_both() {
    let (closed, back) = judged(DEEP, &no_fault);
    assert_eq!((closed.verdict, closed.example), (ProofVerdict::Proved, None));
    // Ten changes in a week, each with a second before and after, and seven noons.
    assert_eq!(closed.seen, ["1 teams, 37 calls at opening and closing times and at noon"]);
    assert_eq!((back.verdict, back.example), (ProofVerdict::Proved, None));
    assert_eq!(back.seen, ["27 steps back or to the top, each checked against its own path"]);
}

#[test]
fn a_closed_team_that_answers_refutes_closed() {
    let (closed, _) = judged(DEEP, &|_, effects| {
        for (_, effect) in effects {
            if let Effect::Report(Report::Closed { team, .. }) = *effect {
                *effect = Effect::Report(Report::Transferred { team, hours_known: true });
            }
        }
    });
    assert_eq!(closed.verdict, ProofVerdict::Refuted);
    assert_eq!(closed.seen, ["the call and the clock disagree"]);
}

#[test]
fn an_open_team_that_is_said_to_be_closed_refutes_closed() {
    let (closed, _) = judged(DEEP, &|_, effects| {
        for (_, effect) in effects {
            if let Effect::Report(Report::Transferred { team, .. }) = *effect {
                *effect = Effect::Report(Report::Closed { team, opens: None, switch: None });
            }
        }
    });
    assert_eq!(closed.verdict, ProofVerdict::Refuted);
    assert_eq!(closed.seen, ["the call and the clock disagree"]);
}

#[test]
fn a_team_without_hours_that_is_said_to_be_closed_refutes_closed() {
    let (closed, _) = judged(DEEP, &|tree, effects| {
        let is_always = |team: &TeamId| &*tree[*team].id == "always";
        let always = tree.team_ids().find(is_always).unwrap();
        for (_, effect) in effects {
            if matches!(effect, Effect::Report(Report::Reached(Node::Menu(_)))) {
                *effect =
                    Effect::Report(Report::Closed { team: always, opens: None, switch: None });
            }
        }
    });
    assert_eq!(closed.verdict, ProofVerdict::Refuted);
}

/// The walk sees each answer of the hours once, and both clocks agree there; a minute before five
/// they do not.
#[test]
fn clocks_that_differ_for_a_minute_are_seen_at_the_edge() {
    let (closed, _) = judged(&DEEP.replace("17:00", "16:59"), &no_fault);
    assert_eq!(closed.verdict, ProofVerdict::Refuted);
    let call = closed.example.unwrap();
    assert_eq!(call.keys, "2");
    assert_eq!(call.at.to_rfc3339(), "2026-11-24T00:59:00+00:00");
}

/// Whatever an option leads to, the call reaches the first of these menus instead.
fn astray(lead: Lead, to: &str) -> impl Fn(&Tree, &mut Vec<(u64, Effect)>) {
    move |tree, effects| {
        let menu = tree.nodes().find(|node| tree.node_id(*node) == to).unwrap();
        for n in 1..effects.len() {
            if let Effect::Report(Report::Chosen { menu: at, option }) = effects[n - 1].1
                && tree[at].options[option].lead == lead
            {
                effects[n].1 = Effect::Report(Report::Reached(menu));
            }
        }
    }
}

#[test]
fn back_that_leads_to_the_top_is_refuted_by_the_call_that_does_it() {
    let (_, back) = judged(DEEP, &astray(Lead::Back, "one"));
    assert_eq!(back.verdict, ProofVerdict::Refuted);
    assert_eq!(back.seen, ["the last key of this call leads elsewhere"]);
    // Back from the second menu the first is right; from the third it is not.
    assert_eq!(back.example.unwrap().keys, "11*");
}

#[test]
fn top_that_leads_back_is_refuted_by_the_call_that_does_it() {
    let (_, back) = judged(DEEP, &astray(Lead::Top, "two"));
    assert_eq!(back.verdict, ProofVerdict::Refuted);
    assert_eq!(back.example.unwrap().keys, "11#");
}

#[test]
fn back_that_stays_where_it_is_is_refuted() {
    let (_, back) = judged(DEEP, &astray(Lead::Back, "three"));
    assert_eq!(back.verdict, ProofVerdict::Refuted);
    assert_eq!(back.example.unwrap().keys, "1*");
}
