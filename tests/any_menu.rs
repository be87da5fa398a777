//! Any menu there can be, and any caller: whatever loads, answers, and every call to it ends.

#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use phonetree::call::{Call, CallTime, Effect, Input};
use phonetree::drive::drive;
use phonetree::menu::{self, Key, Lengths, Tree};
use phonetree::script::{Caller, Rehearsal};
use proptest::prelude::*;

/// A node, by the numbers of the nodes it leads to.
#[derive(Clone, Debug)]
enum Made {
    Menu { keys: Vec<(String, Option<usize>)>, barge_in: bool, keeps: bool, give_up: Option<usize> },
    Message { to: Option<usize>, barge_in: bool },
    Entry { min: u8, max: u8, confirm: bool, to: usize, give_up: Option<usize> },
    Branch { case: usize, otherwise: usize },
    Mailbox,
    Team { hours: bool, closed_to: Option<usize> },
}

const MOST_NODES: usize = 8;

fn node() -> impl Strategy<Value = Made> {
    let to = || 0..MOST_NODES;
    let key = "[0-9*#]{1,2}";
    prop_oneof![
        4 => (prop::collection::btree_map(key, prop::option::weighted(0.8, to()), 1..5), any::<bool>(), any::<bool>(), prop::option::of(to()))
            .prop_map(|(keys, barge_in, keeps, give_up)| Made::Menu { keys: keys.into_iter().collect(), barge_in, keeps, give_up }),
        2 => (prop::option::of(to()), any::<bool>()).prop_map(|(to, barge_in)| Made::Message { to, barge_in }),
        1 => (1_u8..4, 0_u8..4, any::<bool>(), to(), prop::option::of(to()))
            .prop_map(|(min, more, confirm, to, give_up)| Made::Entry { min, max: min + more, confirm, to, give_up }),
        1 => (to(), to()).prop_map(|(case, otherwise)| Made::Branch { case, otherwise }),
        1 => Just(Made::Mailbox),
        2 => (any::<bool>(), prop::option::of(to())).prop_map(|(hours, closed_to)| Made::Team { hours, closed_to }),
    ]
}

/// The file of these nodes. Links go round: every number is the number of a node.
fn written(nodes: &[Made]) -> String {
    let id = |n: usize| format!("\"n{}\"", n % nodes.len());
    let maybe = |name: &str, n: Option<usize>| {
        n.map_or_else(String::new, |n| format!("{name} = {}\n", id(n)))
    };
    let mut text = "format = 1\ntitle = \"Any\"\ntimezone = \"America/Los_Angeles\"\nlimits = { longest_call = \"5m\" }\n[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"n0\"\n".to_owned();
    for (n, node) in nodes.iter().enumerate() {
        text += &match node {
            Made::Menu { keys, barge_in, keeps, give_up } => {
                let option = |(key, to): &(String, Option<usize>)| match to {
                    Some(to) => format!("{{ key = \"{key}\", label = \"it\", to = {} }}", id(*to)),
                    None => format!(
                        "{{ key = \"{key}\", do = \"{}\" }}",
                        ["repeat", "back", "top", "hang-up"][(key.len() + n) & 3]
                    ),
                };
                let options: Vec<String> = keys.iter().map(option).collect();
                format!(
                    "[menus.n{n}]\nsay = {{ say = \"Choose.\", barge_in = {barge_in} }}\ntimings = {{ keeps_type_ahead = {keeps} }}\noptions = [{}]\n{}",
                    options.join(", "),
                    maybe("give_up", *give_up)
                )
            }
            Made::Message { to, barge_in } => format!(
                "[messages.n{n}]\nsay = {{ say = \"So.\", barge_in = {barge_in} }}\n{}",
                maybe("to", *to)
            ),
            Made::Entry { min, max, confirm, to, give_up } => format!(
                "[entries.n{n}]\nask = \"Digits.\"\nlength = {{ min = {min}, max = {max} }}\nconfirm = {confirm}\nto = {}\n{}",
                id(*to),
                maybe("give_up", *give_up)
            ),
            Made::Branch { case, otherwise } => format!(
                "[branches.n{n}]\ncases = [{{ during = \"Mo-Fr 08:00-17:00\", to = {} }}]\notherwise = {}\n",
                id(*case),
                id(*otherwise)
            ),
            Made::Mailbox => format!("[mailboxes.n{n}]\nsay = \"Speak.\"\nlongest = \"20s\"\n"),
            Made::Team { hours, closed_to } => {
                let hours = if *hours { "hours = \"Mo-Fr 08:00-17:00\"\n" } else { "" };
                format!("[teams.n{n}]\nname = \"Team\"\n{hours}{}", maybe("closed_to", *closed_to))
            }
        };
    }
    text
}

fn call(tree: &Tree, at: i64, acts: &[(u64, usize)]) -> Vec<(CallTime, Effect)> {
    let mut now = 0;
    let acts = acts.iter().map(|(pause, key)| {
        now += pause;
        (CallTime::from_ms(now), Key::ALL.get(*key).map_or(Input::HungUp, |key| Input::Key(*key)))
    });
    let lengths = Lengths::estimated(tree);
    let mut heard = Vec::new();
    let tell = |call: &Call<'_>, at: CallTime, effect: &Effect| {
        if let Effect::Play { prompt, .. } = effect {
            let _ = call.words(*prompt);
        }
        heard.push((at, effect.clone()));
    };
    let at = chrono::DateTime::from_timestamp(1_790_000_000 + at, 0).unwrap();
    let mut phone = Rehearsal::new(Caller::at_moments(acts.collect::<Vec<_>>()), &lengths, tell);
    drive(tree, tree.line_ids().next().unwrap(), at, &mut phone);
    heard
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_call_to_any_menu_that_loads_ends_and_is_the_same_again(
        nodes in prop::collection::vec(node(), 1..=MOST_NODES),
        at in 0_i64..14 * 86_400,
        acts in prop::collection::vec((0_u64..4_000, 0_usize..13), 0..20),
    ) {
        match menu::load("any.toml", &written(&nodes)) {
            // The only thing that can be wrong with such a file is a round without a wait in it.
            Err(problems) => prop_assert!(problems.iter().all(|p| p.message.contains("round for ever")), "{}", problems),
            Ok(tree) => {
                let heard = call(&tree, at, &acts);
                let (end, last) = heard.last().unwrap();
                let ended = matches!(last, Effect::Ended { .. });
                prop_assert!(ended, "{:?}", last);
                prop_assert!(end.as_ms() <= 300_000);
                prop_assert!(heard.len() < 5_000, "{} effects", heard.len());
                prop_assert_eq!(&heard, &call(&tree, at, &acts));
            }
        }
    }
}
