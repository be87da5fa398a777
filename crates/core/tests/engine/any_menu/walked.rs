//! What is proved of a menu, against people who press anything at any hour.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::{Action, CallTime, Effect, Ending, Report, Side};
use phonetree_core::hours::Hours;
use phonetree_core::menu::{self, Lengths, Node, Tree};
use phonetree_core::walk::{self, Demands, Encounters, ExampleCall, ProofVerdict, Proofs};
use proptest::prelude::*;

use super::made::{MOST_NODES, Made, node, written};
use super::unsure_call;

/// The generator's instants lie within.
const FROM: i64 = 1_790_000_000;
const FORTNIGHT: i64 = 14 * 86_400;
/// As the generator writes it.
const LONGEST_CALL: CallTime = CallTime::from_ms(300_000);

fn proofs(tree: &Tree) -> Proofs {
    let at = |seconds| chrono::DateTime::from_timestamp(seconds, 0).unwrap();
    let mut demands = Demands::new(at(FROM - 86_400)..at(FROM + FORTNIGHT + 86_400));
    demands.most_states = 200_000;
    walk::prove(tree, &Lengths::estimated(tree), &demands, &mut |_| true)
}

/// What was met in a call, all but how it ended if it was broken off.
fn met(tree: &Tree, heard: &[(CallTime, Effect)]) -> Encounters {
    let mut met = Encounters::default();
    for (at, effect) in heard {
        if let Effect::Report(Report::Reached(node)) = effect {
            met.nodes.insert(*node);
        } else if let Effect::Report(Report::Chosen { menu, option }) = effect {
            met.options.insert((*menu, *option));
        } else if let Effect::Report(Report::Branched { branch, case }) = effect {
            met.cases.insert((*branch, *case));
        } else if let Effect::Do(Action::Play { utterance, .. }) = effect {
            met.prompts.insert(utterance.prompt);
        } else if let Effect::Report(Report::Transferred { team, .. }) = effect {
            met.open.insert(*team);
        } else if let Effect::Report(Report::Closed { team, .. }) = effect {
            met.closed.insert(*team);
        } else if let Effect::Report(Report::ChosenAtMailbox { mailbox, place }) = effect {
            met.mailbox_keys.insert((*mailbox, *place));
        } else if let Effect::Report(Report::NotReached { team, outcome }) = effect {
            met.not_reached.insert((*team, *outcome));
        } else if let Effect::Report(Report::InLine { queue, .. }) = effect {
            met.in_line.insert(*queue);
        } else if let Effect::Report(Report::ChosenInLine { queue, option }) = effect {
            met.ways_out.insert((*queue, *option));
        } else if let Effect::Report(Report::WaitedTooLong(queue)) = effect {
            met.too_long.insert(*queue);
        } else if let Effect::Report(Report::QueueFull(queue)) = effect {
            met.full.insert(*queue);
        } else if let Effect::Report(Report::NoInput { node, count }) = effect {
            met.no_input.insert((*node, tree.decisive_failures(*node).0.min(*count)));
        } else if let Effect::Report(Report::NoMatch { node, count }) = effect {
            met.no_match.insert((*node, tree.decisive_failures(*node).1.min(*count)));
        } else if let Effect::Report(Report::Ended { ending, by: Side::Line }) = effect
            && *at < LONGEST_CALL
        {
            met.endings.insert(*ending);
        }
    }
    met
}

fn is_within(some: &Encounters, all: &Encounters) -> bool {
    some.nodes.is_subset(&all.nodes)
        && some.options.is_subset(&all.options)
        && some.cases.is_subset(&all.cases)
        && some.prompts.is_subset(&all.prompts)
        && some.open.is_subset(&all.open)
        && some.closed.is_subset(&all.closed)
        && some.not_reached.is_subset(&all.not_reached)
        && some.in_line.is_subset(&all.in_line)
        && some.ways_out.is_subset(&all.ways_out)
        && some.too_long.is_subset(&all.too_long)
        && some.full.is_subset(&all.full)
        && some.mailbox_keys.is_subset(&all.mailbox_keys)
        && some.no_input.is_subset(&all.no_input)
        && some.no_match.is_subset(&all.no_match)
        && some.endings.is_subset(&all.endings)
}

/// Whether the call shows what it is said to show.
fn shows(tree: &Tree, name: &str, example: &ExampleCall) -> bool {
    let (mut last, mut helped) = (None, 0);
    let mut asked_since_help = false;
    example.replay(tree, &Lengths::estimated(tree), |at, effect| {
        let helps = matches!(
            effect,
            Effect::Report(
                Report::Transferred { .. }
                    | Report::Closed { opens: Some(_), .. }
                    | Report::CallbackRequested { .. }
            ) | Effect::Do(Action::Record { .. })
        );
        helped += u32::from(helps);
        let asks = matches!(
            effect,
            Effect::Report(
                Report::Reached(
                    Node::Menu(_) | Node::Entry(_) | Node::Directory(_) | Node::Callback(_)
                ) | Report::InLine { .. }
            )
        );
        asked_since_help = !helps && (asked_since_help || asks);
        last = Some((at, effect.clone()));
    });
    let (end, last) = last.unwrap();
    match name {
        // Silence goes round until the call is as long as calls may be.
        "ends" => {
            end == LONGEST_CALL
                && matches!(last, Effect::Report(Report::Ended { ending: Ending::GaveUp, .. }))
        }
        // Whoever is asked something at last, is helped no more.
        "help" => helped == 0 || asked_since_help,
        _ => true,
    }
}

/// A promise for each node: that no call reaches it, and that none does in the morning.
fn promising(nodes: &[Made]) -> String {
    let promises = (0..nodes.len()).map(|n| {
        format!(
            "[[never]]\nreaches = \"n{n}\"\n[[never]]\nreaches = \"n{n}\"\nduring = \"{MORNING}\"\n"
        )
    });
    written(nodes) + &promises.collect::<String>()
}

const MORNING: &str = "Mo-Fr 09:00-12:00";

/// Whether a call reaches a node: a team while it is open, another at any time; within these hours.
fn reaches(
    tree: &Tree,
    node: Node,
    (at, heard): (DateTime<Utc>, &[(CallTime, Effect)]),
    hours: Option<&Hours>,
) -> bool {
    heard.iter().any(|(ms, effect)| {
        let now = at + TimeDelta::milliseconds(i64::try_from(ms.as_ms()).unwrap());
        let reached = if let Effect::Report(Report::Transferred { team, .. }) = effect {
            Some(Node::Team(*team))
        } else if let Effect::Report(Report::Reached(reached)) = effect {
            Some(*reached).filter(|node| !matches!(node, Node::Team(_)))
        } else {
            None
        };
        let named = reached.map(|node| tree.node_id(node));
        named == Some(tree.node_id(node)) && hours.is_none_or(|hours| hours.is_open(now))
    })
}

/// What is said never to happen: no random call does it, and where it is refuted, the call does.
fn promises_hold(tree: &Tree, proofs: &Proofs, calls: &[Played]) -> Result<(), TestCaseError> {
    let morning = Hours::parse(MORNING, tree.zone, None).unwrap();
    for (n, proof) in proofs.proofs.iter().filter(|proof| proof.name == "never").enumerate() {
        let node = tree.nodes().find(|node| tree.node_id(*node) == format!("n{}", n / 2)).unwrap();
        let hours = (n % 2 == 1).then_some(&morning);
        if let Some(example) = &proof.example {
            let mut heard = Vec::new();
            example.replay(tree, &Lengths::estimated(tree), |at, effect| {
                heard.push((at, effect.clone()));
            });
            prop_assert!(reaches(tree, node, (example.at, &heard), hours), "{:?}", proof);
        }
        if proof.verdict == ProofVerdict::Proved {
            for (at, heard) in calls {
                prop_assert!(!reaches(tree, node, (*at, heard), hours), "{:?} {:?}", proof, at);
            }
        }
    }
    Ok(())
}

/// A call that was made, and when.
type Played = (DateTime<Utc>, Vec<(CallTime, Effect)>);

fn agrees(text: &str, calls: &[(i64, Vec<(u64, usize)>)]) -> Result<(), TestCaseError> {
    let Ok(tree) = menu::load("any.toml", text) else { return Ok(()) };
    let proofs = proofs(&tree);
    prop_assert_eq!(proofs.stopped, None);
    let played: Vec<Played> = calls
        .iter()
        .map(|(at, acts)| {
            let instant = DateTime::from_timestamp(FROM + at, 0).unwrap();
            (instant, unsure_call(&tree, *at, acts))
        })
        .collect();
    promises_hold(&tree, &proofs, &played)
        .map_err(|wrong| TestCaseError::fail(format!("{wrong}\n{text}")))?;
    for (_, heard) in &played {
        let played = met(&tree, heard);
        prop_assert!(
            is_within(&played, &proofs.met),
            "{:?}\nis not within\n{:?}\n{}",
            played,
            proofs.met,
            text
        );
    }
    for proof in &proofs.proofs {
        prop_assert!(
            proof.name != "closed" || proof.verdict == ProofVerdict::Proved,
            "{:?}\n{}",
            proof,
            text
        );
        prop_assert!(
            proof.name != "back" || proof.verdict == ProofVerdict::Proved,
            "{:?}\n{}",
            proof,
            text
        );
        let needs_one = proof.verdict == ProofVerdict::Refuted && proof.name != "reachable";
        let shown = proof.example.as_ref().map(|example| shows(&tree, proof.name, example));
        prop_assert!(shown.unwrap_or(!needs_one), "{:?}\n{}", proof, text);
    }
    Ok(())
}

fn calls(count: usize) -> impl Strategy<Value = Vec<(i64, Vec<(u64, usize)>)>> {
    let acts = prop::collection::vec((0_u64..9_000, 0_usize..13), 0..20);
    prop::collection::vec((0..FORTNIGHT, acts), count)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, max_shrink_iters: 200, ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_random_callers_meet_is_missed_and_every_counter_example_replays(
        nodes in prop::collection::vec(node(), 1..=MOST_NODES),
        calls in calls(20),
    ) {
        agrees(&promising(&nodes), &calls)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, max_shrink_iters: 50, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "a million calls to a thousand menus: by hand, in a release build"]
    fn a_million_random_calls_meet_nothing_that_was_missed(
        nodes in prop::collection::vec(node(), 1..=MOST_NODES),
        calls in calls(1_000),
    ) {
        agrees(&promising(&nodes), &calls)?;
    }
}
