//! Each proof of `prove`, proved and refuted, at the very figure that makes the difference.

use chrono::{DateTime, Utc};
use phonetree_core::call::{Effect, Ending, Report};
use phonetree_core::menu::{self, Lengths, PromptId, Role, Tree};
use phonetree_core::walk::{self, Demands, ExampleCall, Proof, ProofVerdict, Proofs, Stopped};

/// Two menus, and messages that are heard to their end: before the first menu, and before each team.
const HOTEL: &str = r#"
[lines.line]
number = "+1-202-555-0142"
answer = "hello"
[messages.hello]
say = { say = "Hello.", barge_in = false, because = "a test" }
to = "main"
[menus.main]
options = [{ key = "1", label = "rooms", to = "moment" }, { key = "2", label = "more", to = "more" }]
[messages.moment]
say = { say = "One moment.", barge_in = false, because = "a test" }
to = "rooms"
[menus.more]
options = [{ key = "1", label = "the spa", to = "towels" }]
[messages.towels]
say = { say = "Bring your towels.", barge_in = false, because = "a test" }
to = "spa"
[teams.rooms]
name = "Rooms"
[teams.spa]
name = "Spa"
"#;

#[test]
fn each_statement_is_proved_of_a_menu_that_keeps_it_with_what_was_seen() {
    let proofs = prove(&tree(HOTEL), &three_seconds);
    let seen: Vec<(&str, ProofVerdict, &str)> =
        proofs.proofs.iter().map(|proof| (proof.name, proof.verdict, &*proof.seen[0])).collect();
    let proved = ProofVerdict::Proved;
    assert_eq!(
        seen,
        [
            (
                "ends",
                proved,
                "the longest a silent caller waits for the last words of a call: 22.8 s"
            ),
            ("help", proved, "help is at most 1 key and 3.0 s away"),
            ("closed", proved, "2 teams, 0 calls at opening and closing times and at noon"),
            ("reachable", proved, "7 nodes, 3 options, 2 teams"),
            ("back", proved, "no option of this menu goes back or to the top"),
        ]
    );
    assert!(proofs.proofs.iter().all(|proof| proof.example.is_none()));
}

#[test]
fn everything_can_be_met_only_if_nothing_is_left_out() {
    let cut_off = HOTEL.replace(
        "[teams.spa]",
        "[teams.forgotten]\nname = \"F\"\n[teams.night]\nname = \"N\"\nhours = \"2020 Jan 01\"\n\
         closed_to = \"voicemail\"\n[mailboxes.voicemail]\nsay = \"Leave a message.\"\n[teams.spa]",
    );
    let cut_off = cut_off.replace(
        "{ key = \"1\", label = \"the spa\", to = \"towels\" }",
        "{ key = \"1\", label = \"the spa\", to = \"towels\" }, { key = \"2\", label = \"n\", to = \"night\" }",
    );
    let proof = named(&prove(&tree(&cut_off), &estimated), "reachable");
    assert_eq!(proof.verdict, ProofVerdict::Refuted);
    assert_eq!(
        proof.seen,
        ["no call reaches forgotten", "night is closed whenever a call reaches it"]
    );
}

/// How far help is, and what is demanded: in keys and in milliseconds, at the limit and one below.
#[test]
fn help_is_near_enough_at_the_limit_and_too_far_one_beyond() {
    let tree = tree(HOTEL);
    let verdict = |within_keys, within_ms| {
        let mut demands = demands();
        (demands.within_keys, demands.within_ms) = (within_keys, within_ms);
        let proofs = walk::prove(&tree, &three_seconds(&tree), &demands, &mut |_| true);
        let proof = named(&proofs, "help");
        (proof.verdict, proof.seen[0].clone(), proof.example.map(|example| example.keys))
    };
    let (proved, refuted) = (ProofVerdict::Proved, ProofVerdict::Refuted);
    let far = "help is at most 1 key and 3.0 s away".to_owned();
    assert_eq!(verdict(Some(1), None), (proved, far.clone(), None));
    assert_eq!(
        verdict(Some(0), None),
        (refuted, "from here it takes 1 keys".to_owned(), Some(String::new()))
    );
    assert_eq!(verdict(None, Some(3_000)), (proved, far, None));
    assert_eq!(
        verdict(None, Some(2_999)),
        (refuted, "from here it takes 3.0 s".to_owned(), Some(String::new()))
    );
}

#[test]
fn what_can_always_be_reached_is_near_enough_at_the_limit_and_too_far_one_beyond() {
    let within = |ms: u32| {
        let promise =
            format!("[[always]]\nreaches = \"rooms\"\nfrom = \"main\"\nwithin = \"{ms}ms\"");
        named(&prove(&tree(&format!("{HOTEL}{promise}")), &three_seconds), "always")
    };
    assert_eq!(within(3_000).verdict, ProofVerdict::Proved);
    let too_far = within(2_999);
    assert_eq!(too_far.verdict, ProofVerdict::Refuted);
    assert_eq!(too_far.seen, ["from here it takes 3.0 s"]);
    assert_eq!(too_far.example.unwrap().keys, "");
}

/// From the last key to a team it takes as long as the message before it.
fn three_seconds(tree: &Tree) -> Lengths {
    let (mut lengths, towels) = (said_in(tree, "moment", 3_000), say_of(tree, "towels"));
    lengths.set(towels, tree.language_ids().next().unwrap(), 3_000);
    lengths
}

/// By day a menu, at night a message; who presses 1 just after closing hears that it is late.
const LATE: &str = r#"
[lines.line]
number = "+1-202-555-0142"
answer = "day"
[branches.day]
cases = [{ during = "Mo-Fr 08:00-17:00", to = "main" }]
otherwise = "night"
[menus.main]
options = [{ key = "1", label = "the desk", to = "still-day" }]
[branches.still-day]
cases = [{ during = "Mo-Fr 08:00-17:00", to = "desk" }]
otherwise = "late"
[messages.late]
say = "It has become late."
[messages.night]
say = "Good night."
[teams.desk]
name = "Desk"
[[never]]
reaches = "late"
"#;

#[test]
fn time_turns_also_while_a_caller_is_asked_something() {
    let tree = tree(LATE);
    let proofs = prove(&tree, &estimated);
    let never = named(&proofs, "never");
    assert_eq!(never.verdict, ProofVerdict::Refuted);
    assert!(comes_to(&tree, &estimated(&tree), &never.example.unwrap(), "late"));
    assert_eq!(named(&proofs, "reachable").verdict, ProofVerdict::Proved);
    // Open and closed, and half a year of weekdays has an opening and a closing each.
    assert_eq!((proofs.worlds, proofs.hours, proofs.changes), (2, 1, 10));
}

/// A greeting of some milliseconds that nobody can cut, then a menu, in a call of a minute.
fn never_after_a_minute(greeting_ms: u32) -> Proof {
    let text = format!("{HOTEL}[limits]\nlongest_call = \"60s\"\n[[never]]\nreaches = \"more\"");
    named(&prove(&tree(&text), &|tree| said_in(tree, "hello", greeting_ms)), "never")
}

#[test]
fn no_call_is_walked_that_is_longer_than_calls_may_be() {
    // The first key that counts is pressed a millisecond after the greeting.
    let in_time = never_after_a_minute(59_998);
    assert_eq!(in_time.verdict, ProofVerdict::Refuted);
    let text = format!("{HOTEL}[limits]\nlongest_call = \"60s\"\n");
    let tree = tree(&text);
    let lengths = said_in(&tree, "hello", 59_998);
    assert!(comes_to(&tree, &lengths, &in_time.example.unwrap(), "more"));
    assert_eq!(never_after_a_minute(60_000).verdict, ProofVerdict::Proved);
    assert_eq!(never_after_a_minute(60_001).verdict, ProofVerdict::Proved);
}

/// Open for a minute a week, behind a message of some milliseconds.
#[test]
fn hours_shorter_than_a_step_that_asks_them_at_its_end_are_told() {
    let too_short = |ms| {
        let text = HOTEL.replace("to = \"main\"\n[menus.main]", "to = \"rooms\"\n[menus.main]");
        let text = text.replace("\"Rooms\"", "\"Rooms\"\nhours = \"Mo 08:00-08:01\"");
        prove(&tree(&text), &|tree| said_in(tree, "hello", ms)).too_short
    };
    assert_eq!([59_999, 60_000, 60_001].map(too_short), [false, true, true]);
}

#[test]
fn silence_that_goes_round_is_no_end() {
    let round = HOTEL.replace("[menus.main]", "[menus.main]\ngive_up = \"more\"");
    let round = round.replace("[menus.more]", "[menus.more]\ngive_up = \"main\"");
    let text = format!("{round}[limits]\nlongest_call = \"4m\"\n");
    let tree = tree(&text);
    let proof = named(&prove(&tree, &estimated), "ends");
    assert_eq!(proof.verdict, ProofVerdict::Refuted);
    assert_eq!(
        proof.seen,
        [
            "a silent caller goes in circles; only the limit on a call's length ends it, after 240.0 s"
        ]
    );
    let mut ended = None;
    proof.example.unwrap().replay(&tree, &estimated(&tree), |at, effect| {
        if let Effect::Report(Report::Ended { ending, .. }) = effect {
            ended = Some((at.as_ms(), *ending));
        }
    });
    assert_eq!(ended, Some((240_000, Ending::GaveUp)));
}

/// Two teams, a queue, a mailbox and a question. Each may lead back to the others.
fn by_chance(first: &str, second: &str, asks: &str, waits: &str) -> String {
    format!(
        "[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"first\"\n\
         [teams.first]\nname = \"First\"\n{first}\n[teams.second]\nname = \"Second\"\n{second}\n\
         [teams.third]\nname = \"Third\"\n\
         [menus.main]\noptions = [{{ key = \"1\", label = \"it\", to = \"third\" }}]\nno_input_to = \"paid\"\nno_match_to = \"third\"\n\
         [branches.paid]\ncases = [{{ when = \"outside\", asks = \"Is it paid?\", name = \"paid\", to = \"{asks}\" }}]\notherwise = \"third\"\n\
         [queues.queue]\nteam = \"third\"\nlongest = \"1m\"\n{waits}\n\
         [limits]\nlongest_call = \"10m\"\n"
    )
}

/// Whatever a circle needs by chance, each time anew, the call that shows it has: one team is busy and the other
/// does not answer, the same team first the one and then the other, an answer from outside, and a line.
#[test]
fn a_call_goes_round_in_whichever_circle_chance_leads_to() {
    let main_then_busy = "unanswered_to = \"main\"\nbusy_to = \"second\"";
    for (text, says) in [
        (
            by_chance("busy_to = \"main\"", "", "main", "full_to = \"third\""),
            "--ring first=busy --assume paid=yes",
        ),
        (
            by_chance(
                "unanswered_to = \"second\"",
                "busy_to = \"main\"",
                "first",
                "full_to = \"third\"",
            ),
            "--ring first=no-answer --ring second=busy --assume paid=yes",
        ),
        (
            by_chance(main_then_busy, "", "first", "full_to = \"third\""),
            "--ring first=no-answer --assume paid=yes",
        ),
        (
            by_chance("busy_to = \"queue\"", "", "third", "full_to = \"main\"")
                .replace("no_input_to = \"paid\"", "no_input_to = \"first\""),
            "--ring first=busy --agent-free queue=full",
        ),
        (
            by_chance("busy_to = \"queue\"", "", "third", "longest_to = \"first\""),
            "--ring first=busy --agent-free queue=never",
        ),
    ] {
        let tree = tree(&text);
        let example = named(&prove(&tree, &estimated), "ends").example.unwrap();
        let command = example.command(&tree, None);
        assert!(command.contains(says), "{command}");
        let mut end = 0;
        example.replay(&tree, &estimated(&tree), |at, _| end = at.as_ms());
        assert_eq!(end, 600_000, "{command}");
    }
}

/// Of a path that is full the oldest menu but the first is forgotten: back leads to the one before,
/// once, and top to the first.
#[test]
fn back_and_top_are_proved_also_where_the_path_is_full() {
    let menu = |n: u32, next: &str| {
        format!(
            "[menus.m{n}]\noptions = [{{ key = \"1\", label = \"on\", to = \"{next}\" }}, \
             {{ key = \"*\", label = \"back\", do = \"back\" }}, \
             {{ key = \"#\", label = \"top\", do = \"top\" }}]\n"
        )
    };
    let menus: String =
        [(1, "m2"), (2, "m3"), (3, "m4"), (4, "desk")].map(|(n, next)| menu(n, next)).concat();
    for path in [2, 3, 8] {
        let text = format!(
            "[limits]\npath = {path}\n[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"m1\"\n\
             {menus}[teams.desk]\nname = \"Desk\"\n"
        );
        let proof = named(&prove(&tree(&text), &estimated), "back");
        assert_eq!(proof.verdict, ProofVerdict::Proved, "{path}: {proof:?}");
    }
}

/// Who is told when a team opens is helped, or where else to write; who is told neither is not.
#[test]
fn a_team_that_never_opens_is_no_help_but_its_address_is() {
    let help = |address: &str| {
        let text = format!(
            "[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n[menus.main]\n\
             options = [{{ key = \"1\", label = \"a\", to = \"desk\" }}]\n[teams.desk]\n\
             name = \"Desk\"\nhours = \"2020 Jan 01\"\n{address}"
        );
        named(&prove(&tree(&text), &estimated), "help").verdict
    };
    assert_eq!(help(""), ProofVerdict::Refuted);
    for address in [
        "email = \"desk@fernwood.example\"",
        "fax = \"+1-202-555-0143\"",
        "url = \"https://fernwood.example\"",
    ] {
        assert_eq!(help(address), ProofVerdict::Proved, "{address}");
    }
}

#[test]
fn a_walk_may_know_as_many_states_as_it_may_and_one_more_stops_it() {
    let tree = tree(HOTEL);
    let all = prove(&tree, &estimated).walked.known;
    let walked = |most_states| {
        let mut demands = demands();
        demands.most_states = most_states;
        walk::prove(&tree, &Lengths::estimated(&tree), &demands, &mut |_| true)
    };
    assert_eq!(walked(all).stopped, None);
    assert!(verdicts(&walked(all)).iter().all(|verdict| *verdict == ProofVerdict::Proved));
    assert_eq!(walked(all - 1).stopped, Some(Stopped::States));
    proves_nothing(&walked(all - 1));
}

#[test]
fn a_walk_that_is_asked_to_stop_proves_nothing() {
    let tree = tree(HOTEL);
    let mut asked = 0;
    let stopped = walk::prove(&tree, &Lengths::estimated(&tree), &demands(), &mut |_| {
        asked += 1;
        false
    });
    assert_eq!((stopped.stopped, asked), (Some(Stopped::Asked), 1));
    proves_nothing(&stopped);
}

fn proves_nothing(proofs: &Proofs) {
    assert_eq!(verdicts(proofs), [ProofVerdict::NotProved; 5]);
    for proof in proofs.proofs.iter().filter(|proof| proof.name != "reachable") {
        assert_eq!(proof.seen, ["no counterexample was found before the search stopped"]);
    }
}

fn verdicts(proofs: &Proofs) -> Vec<ProofVerdict> {
    proofs.proofs.iter().map(|proof| proof.verdict).collect()
}

pub(super) fn tree(text: &str) -> Tree {
    let head = "format = 1\ntitle = \"A hotel\"\ntimezone = \"America/Los_Angeles\"\n";
    menu::load("menu.toml", &format!("{head}{text}")).unwrap_or_else(|wrong| panic!("{wrong}"))
}

pub(super) fn estimated(tree: &Tree) -> Lengths {
    Lengths::estimated(tree)
}

/// What a message says lasts so long.
pub(super) fn said_in(tree: &Tree, message: &str, ms: u32) -> Lengths {
    let mut lengths = estimated(tree);
    lengths.set(say_of(tree, message), tree.language_ids().next().unwrap(), ms);
    lengths
}

pub(super) fn say_of(tree: &Tree, message: &str) -> PromptId {
    let of = |prompt: &PromptId| {
        let node = tree[*prompt].node;
        tree[*prompt].role == Role::Say && node.is_some_and(|node| tree.node_id(node) == message)
    };
    tree.prompt_ids().find(of).unwrap()
}

/// A Monday, half past midnight in Los Angeles.
fn from() -> DateTime<Utc> {
    "2026-11-23T08:30:00Z".parse().unwrap()
}

fn demands() -> Demands {
    Demands::new(from().."2026-11-30T08:30:00Z".parse().unwrap())
}

pub(super) fn prove(tree: &Tree, lengths: &dyn Fn(&Tree) -> Lengths) -> Proofs {
    walk::prove(tree, &lengths(tree), &demands(), &mut |_| true)
}

pub(super) fn named(proofs: &Proofs, name: &str) -> Proof {
    proofs.proofs.iter().find(|proof| proof.name == name).unwrap().clone()
}

pub(super) fn comes_to(tree: &Tree, lengths: &Lengths, call: &ExampleCall, id: &str) -> bool {
    let mut came = false;
    call.replay(tree, lengths, |_, effect| {
        came |=
            matches!(effect, Effect::Report(Report::Reached(node)) if tree.node_id(*node) == id);
    });
    came
}
