//! Menus as a generator makes them.

use proptest::prelude::*;

use super::asks::Asks;

/// A node, by the numbers of the nodes it leads to.
#[derive(Clone, Debug)]
pub(crate) enum Made {
    Menu {
        keys: Vec<(String, Option<usize>)>,
        barge_in: bool,
        keeps: bool,
        give_up: Failed,
        asks: Asks,
    },
    Message {
        to: Option<usize>,
        barge_in: bool,
    },
    Entry {
        min: u8,
        max: u8,
        confirm: bool,
        drops: bool,
        to: usize,
        /// `empty_to` and `star_to`.
        aside: [Option<usize>; 2],
        give_up: Failed,
        asks: Asks,
    },
    Branch {
        condition: Condition,
        case: usize,
        otherwise: usize,
    },
    Mailbox {
        full_to: Option<usize>,
        /// Where a key leads while it records, and after that.
        keys: [Option<usize>; 2],
    },
    /// Where there is a team; else a mailbox.
    Directory {
        star_to: Option<usize>,
        give_up: Failed,
    },
    Queue {
        every: u64,
        longest: Option<u64>,
        /// `longest_to`, `closed_to` and `full_to`.
        aside: [Option<usize>; 3],
        keys: Vec<(char, Option<usize>)>,
    },
    Callback {
        own: bool,
        star_to: Option<usize>,
        give_up: Failed,
    },
    Team {
        hours: bool,
        /// Whether the second switch closes it.
        by_hand: bool,
        closed_to: Option<usize>,
        unanswered_to: Option<usize>,
        busy_to: Option<usize>,
    },
}

/// What a branch asks.
#[derive(Clone, Debug)]
pub(crate) enum Condition {
    Hours,
    /// One of two switches, and whether it must be on.
    Switch(bool, bool),
    /// Something of what is entered at the first entry, by the first digit of it.
    Entered(u8),
    Times(u8),
    Caller(&'static str),
    /// One of two questions.
    Outside(bool),
}

/// Where callers go who fail: `give_up`, `no_input_to` and `no_match_to`, perhaps [`OUT`].
type Failed = [Option<usize>; 3];

pub(crate) const MOST_NODES: usize = 8;

/// In place of the number of a node: to the menu that the caller came from.
const BACK: usize = usize::MAX;
/// The same: the call ends without a word.
const OUT: usize = usize::MAX - 1;

pub(crate) fn node() -> impl Strategy<Value = Made> {
    let to = || 0..MOST_NODES;
    // Where a node leads without an option, it may lead back.
    let onward = || prop_oneof![6 => 0..MOST_NODES, 1 => Just(BACK)];
    let onward_or_out = || prop_oneof![6 => onward(), 1 => Just(OUT)];
    let failed = || {
        [
            prop::option::of(onward_or_out()),
            prop::option::weighted(0.2, onward_or_out()),
            prop::option::weighted(0.2, onward_or_out()),
        ]
    };
    let asks = || prop_oneof![2 => Just(Asks::PLAIN), 1 => Asks::any()];
    let aside = || [prop::option::weighted(0.3, onward()), prop::option::weighted(0.3, onward())];
    let key = prop_oneof![
        9 => "[0-9*#]{1,2}".boxed(),
        // Patterns, and the keys of an option for extensions.
        1 => prop::sample::select(vec!["4X", "[35]X", "60-64", "6[5-9]", "7X"]).prop_map(String::from).boxed(),
    ];
    prop_oneof![
        4 => (prop::collection::btree_map(key, prop::option::weighted(0.8, to()), 1..5), any::<bool>(), any::<bool>(), failed(), asks())
            .prop_map(|(keys, barge_in, keeps, give_up, asks)| Made::Menu { keys: keys.into_iter().collect(), barge_in, keeps, give_up, asks }),
        2 => (prop::option::of(onward()), any::<bool>()).prop_map(|(to, barge_in)| Made::Message { to, barge_in }),
        1 => (1_u8..4, 0_u8..4, any::<[bool; 2]>(), onward(), aside(), failed(), asks())
            .prop_map(|(min, more, [confirm, drops], to, aside, give_up, asks)| Made::Entry { min, max: min + more, confirm, drops, to, aside, give_up, asks }),
        2 => (condition(), to(), to()).prop_map(|(condition, case, otherwise)| Made::Branch { condition, case, otherwise }),
        1 => (prop::option::weighted(0.4, onward()), prop::option::weighted(0.4, onward()), prop::option::weighted(0.4, onward()))
            .prop_map(|(full_to, out, after)| Made::Mailbox { full_to, keys: [out, after] }),
        2 => (5_u64..40, prop::option::of(1_u64..120), [prop::option::of(onward()), prop::option::of(onward()), prop::option::of(onward())],
            prop::collection::btree_map(prop::char::range('0', '9'), prop::option::weighted(0.7, to()), 0..3))
            .prop_map(|(every, longest, aside, keys)| Made::Queue { every, longest, aside, keys: keys.into_iter().collect() }),
        1 => (any::<bool>(), prop::option::weighted(0.4, onward()), failed())
            .prop_map(|(own, star_to, give_up)| Made::Callback { own, star_to, give_up }),
        1 => (prop::option::weighted(0.3, onward()), failed())
            .prop_map(|(star_to, give_up)| Made::Directory { star_to, give_up }),
        2 => (any::<bool>(), any::<bool>(), prop::option::of(onward()), prop::option::of(onward()), prop::option::of(onward()))
            .prop_map(|(hours, by_hand, closed_to, unanswered_to, busy_to)| Made::Team { hours, by_hand, closed_to, unanswered_to, busy_to }),
    ]
}

fn condition() -> impl Strategy<Value = Condition> {
    prop_oneof![
        Just(Condition::Hours),
        (any::<bool>(), any::<bool>()).prop_map(|(which, on)| Condition::Switch(which, on)),
        (0_u8..10).prop_map(Condition::Entered),
        (2_u8..4).prop_map(Condition::Times),
        prop::sample::select(vec!["known", "withheld", "+1-4", "+1-415", "+44"])
            .prop_map(Condition::Caller),
        any::<bool>().prop_map(Condition::Outside),
    ]
}

/// The case of a branch.
fn case(condition: &Condition, nodes: &[Made]) -> String {
    let entry = nodes.iter().enumerate().find_map(|(n, node)| match node {
        Made::Entry { min, .. } => Some((n, usize::from(*min))),
        _ => None,
    });
    match (condition, entry) {
        (Condition::Entered(digit), Some((n, min))) if digit % 2 == 0 => {
            format!("entered = \"n{n}\", matches = \"{digit}{}\"", "X".repeat(min - 1))
        }
        (Condition::Entered(digit), Some((n, min))) => {
            let digit = digit.to_string();
            format!("entered = \"n{n}\", is = [\"{}\", \"{}\"]", digit.repeat(min), "0".repeat(min))
        }
        (Condition::Hours | Condition::Entered(_), _) => {
            "during = \"Mo-Fr 08:00-17:00\"".to_owned()
        }
        (Condition::Switch(which, on), _) => format!(
            "switch = \"s{}\", is = \"{}\"",
            u8::from(*which),
            if *on { "on" } else { "off" }
        ),
        (Condition::Times(times), _) => format!("times = {times}"),
        (Condition::Caller(caller), _) => format!("caller = \"{caller}\""),
        (Condition::Outside(which), _) => {
            format!("when = \"outside\", asks = \"Is it so?\", name = \"q{}\"", u8::from(*which))
        }
    }
}

/// The file of these nodes. Links go round: every number is the number of a node.
#[expect(clippy::too_many_lines, reason = "one arm for each kind of node, as the file has them")]
pub(crate) fn written(nodes: &[Made]) -> String {
    let id = |n: usize| match n {
        BACK => "\"back\"".to_owned(),
        OUT => "\"hang-up\"".to_owned(),
        n => format!("\"n{}\"", n % nodes.len()),
    };
    let maybe = |name: &str, n: Option<usize>| {
        n.map_or_else(String::new, |n| format!("{name} = {}\n", id(n)))
    };
    let failed = |[give_up, no_input_to, no_match_to]: Failed| {
        maybe("give_up", give_up)
            + &maybe("no_input_to", no_input_to)
            + &maybe("no_match_to", no_match_to)
    };
    let has_people = nodes.iter().any(|node| matches!(node, Made::Team { .. }));
    let mut text = "format = 1\ntitle = \"Any\"\ntimezone = \"America/Los_Angeles\"\nlimits = { longest_call = \"5m\" }\n[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"n0\"\n".to_owned();
    if nodes.len().is_multiple_of(3) {
        // Keys that hold in every menu that does not have them itself.
        let to = id(nodes.len() / 2);
        text += &format!("[keys]\n\"*\" = \"back\"\n\"#\" = \"repeat\"\n\"7\" = {to}\n");
    }
    let by_hand = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| matches!(node, Made::Team { by_hand: true, .. }));
    let closes: Vec<String> = by_hand.map(|(n, _)| id(n)).collect();
    text += &format!("[switches.s0]\n[switches.s1]\ncloses = [{}]\n", closes.join(", "));
    for (n, node) in nodes.iter().enumerate() {
        text += &match node {
            Made::Menu { keys, barge_in, keeps, give_up, asks } => {
                let option = |(key, to): &(String, Option<usize>)| match to {
                    _ if key.starts_with("7X") => {
                        format!("{{ key = \"{key}\", do = \"extension\" }}")
                    }
                    Some(to) if (key.len() + to) % 4 == 1 => format!(
                        "{{ key = \"{key}\", label = \"it\", to = {}, during = \"Mo-Fr 08:00-17:00\" }}",
                        id(*to)
                    ),
                    Some(to) => format!("{{ key = \"{key}\", label = \"it\", to = {} }}", id(*to)),
                    None => format!(
                        "{{ key = \"{key}\", do = \"{}\" }}",
                        ["repeat", "back", "top", "hang-up"][(key.len() + n) & 3]
                    ),
                };
                let options: Vec<String> = keys.iter().map(option).collect();
                format!(
                    "[menus.n{n}]\nsay = {{ say = \"Choose.\", barge_in = {barge_in} }}\nkeys = {keeps}\n{}{}options = [{}]\n{}",
                    asks.timings(&format!("keeps_type_ahead = {keeps}")),
                    asks.keys(true),
                    options.join(", "),
                    failed(*give_up)
                )
            }
            Made::Message { to, barge_in } => format!(
                "[messages.n{n}]\nsay = {{ say = \"So.\", barge_in = {barge_in} }}\n{}",
                maybe("to", *to)
            ),
            Made::Entry {
                min,
                max,
                confirm,
                drops,
                to,
                aside: [empty_to, star_to],
                give_up,
                asks,
            } => {
                format!(
                    "[entries.n{n}]\nask = \"Digits.\"\nlength = {{ min = {min}, max = {max} }}\nconfirm = {confirm}\n{}{}to = {}\n{}{}{}",
                    asks.timings(&format!("drops_extra_digits = {drops}")),
                    asks.keys(false),
                    id(*to),
                    maybe("empty_to", *empty_to),
                    maybe("star_to", *star_to),
                    failed(*give_up)
                )
            }
            Made::Branch { condition, case: to, otherwise } => format!(
                "[branches.n{n}]\ncases = [{{ {}, to = {} }}]\notherwise = {}\n",
                case(condition, nodes),
                id(*to),
                id(*otherwise)
            ),
            Made::Queue { every, longest, aside: [longest_to, closed_to, full_to], keys } => {
                let option = |(key, to): &(char, Option<usize>)| match to {
                    Some(to) => format!("{{ key = \"{key}\", label = \"it\", to = {} }}", id(*to)),
                    None => format!(
                        "{{ key = \"{key}\", do = \"{}\" }}",
                        ["repeat", "back", "top", "hang-up"][(*key as usize + n) & 3]
                    ),
                };
                let options: Vec<String> = keys.iter().map(option).collect();
                let longest = longest.map_or_else(String::new, |longest| {
                    format!("longest = \"{longest}s\"\n{}", maybe("longest_to", *longest_to))
                });
                format!(
                    "[queues.n{n}]\nteam = \"{}\"\nevery = \"{every}s\"\noptions = [{}]\n{longest}{}{}",
                    if n.is_multiple_of(2) { "by-day" } else { "always" },
                    options.join(", "),
                    maybe("closed_to", *closed_to),
                    maybe("full_to", *full_to)
                )
            }
            Made::Callback { own, star_to, give_up } => format!(
                "[callbacks.n{n}]\nown_number = {own}\nlength = {{ min = 2, max = 4 }}\n{}{}",
                maybe("star_to", *star_to),
                failed(*give_up)
            ),
            Made::Directory { star_to, give_up } if has_people => {
                format!("[directories.n{n}]\n{}{}", maybe("star_to", *star_to), failed(*give_up))
            }
            Made::Directory { .. } => {
                format!("[mailboxes.n{n}]\nsay = \"Speak.\"\nlongest = \"20s\"\n")
            }
            Made::Mailbox { full_to, keys: [out, after] } => {
                let out = out.map_or_else(String::new, |to| {
                    format!("options = [{{ key = \"0\", label = \"it\", to = {} }}]\nbeep = \"500ms\"\n", id(to))
                });
                let after = after.map_or_else(String::new, |to| {
                    format!(
                        "review = [{{ key = \"1\", do = \"listen\" }}, {{ key = \"2\", do = \"re-record\" }}, {{ key = \"3\", label = \"it\", to = {} }}]\n",
                        id(to)
                    )
                });
                format!(
                    "[mailboxes.n{n}]\nsay = \"Speak.\"\nlongest = \"20s\"\n{}{out}{after}",
                    maybe("full_to", *full_to)
                )
            }
            Made::Team { hours, by_hand: _, closed_to, unanswered_to, busy_to } => {
                let extension = if n.is_multiple_of(2) { format!("7{n}") } else { format!("9{n}") };
                let hours = if *hours { "hours = \"Mo-Fr 08:00-17:00\"\n" } else { "" };
                format!(
                    "[teams.n{n}]\nname = \"Team\"\nlast_name = \"{}\"\nextension = \"{extension}\"\n{hours}{}{}{}",
                    // So short that callers who press anything find them.
                    ["A", "B", "Ad", "D", "C"][n % 5],
                    maybe("closed_to", *closed_to),
                    maybe("unanswered_to", *unanswered_to),
                    maybe("busy_to", *busy_to)
                )
            }
        };
    }
    if nodes.iter().any(|node| matches!(node, Made::Queue { .. })) {
        text += "[teams.always]\nname = \"Always\"\n[teams.by-day]\nname = \"By day\"\nhours = \"Mo-Fr 08:00-17:00\"\n";
    }
    text
}
