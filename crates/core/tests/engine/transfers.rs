//! A ring has an outcome, and the phone says which.

use phonetree_core::call::{
    Action, CallTime, Effect, Ending, Input, Report, Side, TransferOutcome,
};
use phonetree_core::drive::{Inbox, Ongoing, Performer, drive};
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::script::{CallFile, Caller, Rehearsal, Transcript, rehearse};
use phonetree_core::walk::{Demands, ProofVerdict, difference, prove};

const MENU: &str = "format = 1\ntitle = \"Ring\"\ntimezone = \"America/Los_Angeles\"\n\
    [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"team\"\n\
    [teams.team]\nname = \"Team\"\nring = \"6s\"\n";

/// A phone on which a prompt ends when it is said, and on which a ring ends as the test says.
struct Switch<'a> {
    lengths: &'a Lengths,
    heard: Vec<(u64, Effect)>,
}

impl Performer for Switch<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        if let Effect::Do(action @ Action::Play { .. }) = effect {
            inbox.simulate(at, action, self.lengths);
        }
        self.heard.push((at.as_ms(), effect.clone()));
    }
}

/// Rings a team, and ends the ring after so many milliseconds. What is heard from then on: roles of
/// prompts, and the end.
fn after_the_ring(tree: &Tree, ms: u64, outcome: TransferOutcome) -> Vec<String> {
    let lengths = &Lengths::estimated(tree);
    let mut phone = Switch { lengths, heard: Vec::new() };
    let (line, at) = (tree.line_for("line").unwrap(), "2026-11-23T20:00:00Z".parse().unwrap());
    let mut call = Ongoing::answer(tree, line, at, &mut phone);
    phone.heard.clear();
    call.put(CallTime::from_ms(ms), Input::TransferEnded(outcome));
    call.catch_up(CallTime::from_ms(3_600_000), &mut phone);
    let said = phone.heard.iter().map(|(at, effect)| match effect {
        Effect::Do(Action::Play { utterance, .. }) => {
            format!("{at} says {}", tree[utterance.prompt].role)
        }
        Effect::Do(Action::HangUp) => "hangs up".to_owned(),
        Effect::Report(Report::Ended { ending, by: Side::Line }) => format!("ends {ending:?}"),
        other => format!("{other:?}"),
    });
    assert_eq!(call.due(), None);
    said.collect()
}

#[test]
fn someone_answers_whenever_the_phone_says_so() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    for ms in [0, 1, 5_999, 6_000, 90_000] {
        let said = after_the_ring(&tree, ms, TransferOutcome::Answered);
        assert_eq!(said, [&*format!("{ms} says connected"), "ends Connected"]);
    }
}

#[test]
fn a_team_that_does_not_answer_ends_the_call_with_words() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    for outcome in [TransferOutcome::Busy, TransferOutcome::NoAnswer, TransferOutcome::Failed] {
        let said = after_the_ring(&tree, 20_000, outcome);
        assert_eq!(said[1..], ["20000 says gave-up", "hangs up", "ends GaveUp"], "{outcome:?}");
        assert!(said[0].contains("NotReached"), "{said:?}");
    }
}

#[test]
fn an_outcome_that_never_comes_leaves_the_call_to_its_longest() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    let lengths = &Lengths::estimated(&tree);
    let mut phone = Switch { lengths, heard: Vec::new() };
    let line = tree.line_for("line").unwrap();
    let mut call =
        Ongoing::answer(&tree, line, "2026-11-23T20:00:00Z".parse().unwrap(), &mut phone);
    let longest = CallTime::from_ms(tree.limits.longest_call_ms);
    assert_eq!(call.due(), Some(longest));
    call.catch_up(longest, &mut phone);
    assert_eq!(call.ending(), Some(Ending::GaveUp));
}

#[test]
fn at_the_end_of_the_longest_call_an_answer_comes_too_late() {
    let tree = menu::load("ring.toml", MENU).unwrap();
    let longest = tree.limits.longest_call_ms;
    let said = |ms| after_the_ring(&tree, ms, TransferOutcome::Answered);
    assert_eq!(said(longest), ["hangs up", "ends GaveUp"]);
    assert_eq!(said(longest - 1)[0], format!("{} says connected", longest - 1));
}

/// A desk that may be busy or not answer, and its voicemail.
const DESK: &str = r#"format = 1
title = "Desk"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [{ key = "1", label = "the desk", to = "desk" }]
[teams.desk]
name = "Desk"
ring = "20s"
unanswered_to = "voicemail"
busy_to = "main"
[mailboxes.voicemail]
say = "Leave a message."
"#;

/// What a caller meets at the desk who presses these keys: nodes, outcomes and the end, each with its second.
fn met(text: &str, keys: &str, rings: &[TransferOutcome]) -> Vec<String> {
    let tree = menu::load("desk.toml", text).unwrap();
    let mut caller = Caller::from_dial_string(keys).unwrap();
    for outcome in rings {
        caller.expect_ring(tree.team_ids().next().unwrap(), *outcome);
    }
    let (line, at) = (tree.line_for("line").unwrap(), "2026-11-23T20:00:00Z".parse().unwrap());
    let mut met = Vec::new();
    let mut tell = |at: CallTime, effect: &Effect| match effect {
        Effect::Report(Report::Reached(node)) => met.push(tree.node_id(*node).to_owned()),
        Effect::Report(Report::NotReached { outcome, .. }) => {
            met.push(format!("{} at {}", outcome.name(), at.as_ms()));
        }
        Effect::Report(Report::Ended { ending, .. }) => met.push(ending.name().to_owned()),
        _ => {}
    };
    let lengths = Lengths::estimated(&tree);
    drive(&tree, line, at, &mut Rehearsal::new(caller, &lengths, &mut tell));
    met
}

#[test]
fn a_caller_whom_nobody_answers_goes_on_after_the_ring_and_a_busy_team_does_not_ring() {
    use TransferOutcome::{Answered, Busy, NoAnswer};
    let answered = ["main", "desk", "connected"];
    assert_eq!(met(DESK, "1", &[]), answered);
    assert_eq!(met(DESK, "1", &[Answered]), answered);
    let unanswered = ["main", "desk", "no-answer at 20000", "voicemail", "message_taken"];
    assert_eq!(met(DESK, "1", &[NoAnswer]), unanswered);
    let busy = ["main", "desk", "busy at 0", "main", "desk", "no-answer at 20001", "voicemail"];
    assert_eq!(met(DESK, "11", &[Busy, NoAnswer])[..7], busy);
    // The last that is planned holds for the rest of the call.
    assert_eq!(met(DESK, "11", &[Busy])[2..6], ["busy at 0", "main", "desk", "busy at 1"]);
}

#[test]
fn a_team_that_names_one_way_on_takes_it_for_both_outcomes() {
    use TransferOutcome::{Busy, Failed, NoAnswer};
    let one = DESK.replace("busy_to = \"main\"\n", "");
    for outcome in [Busy, Failed, NoAnswer] {
        assert_eq!(met(&one, "1", &[outcome])[3], "voicemail", "{outcome:?}");
    }
    let none = one.replace("unanswered_to = \"voicemail\"\n", "");
    assert_eq!(met(&none, "1", &[NoAnswer])[2..], ["no-answer at 20000", "gave_up"]);
}

#[test]
fn every_outcome_is_walked_and_a_counter_example_says_which_it_needs() {
    let proofs = |text: &str| {
        let tree = menu::load("desk.toml", text).unwrap();
        let day = |day| format!("2026-11-{day}T00:00:00Z").parse().unwrap();
        let found =
            prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| {
                true
            });
        let commands = found.proofs.iter().filter(|proof| proof.verdict == ProofVerdict::Refuted);
        let commands = commands.map(|proof| {
            let command = proof.example.as_ref().map(|example| example.command(&tree, None));
            format!("{}: {}", proof.name, command.unwrap_or_default())
        });
        (found.met.not_reached.len(), commands.collect::<Vec<_>>())
    };
    assert_eq!(proofs(DESK), (2, Vec::new()));
    // Silence leads to the desk, and back to the menu when nobody answers there.
    let circle = DESK
        .replace("[teams", "give_up = \"desk\"\n[teams")
        .replace("unanswered_to = \"voicemail\"", "unanswered_to = \"main\"");
    let circle = circle.replace("[mailboxes.voicemail]\nsay = \"Leave a message.\"\n", "");
    let (_, refuted) = proofs(&circle);
    assert_eq!(refuted.len(), 1, "{refuted:?}");
    assert!(refuted[0].starts_with("ends: ") && refuted[0].contains("--ring desk=no-answer"));
    // A promise that only a caller breaks whom nobody answers.
    let never = format!("{DESK}[[never]]\nreaches = \"voicemail\"\n");
    let (_, refuted) = proofs(&never);
    assert!(refuted[0].contains("--keys \"1\" --ring desk=no-answer --fast"), "{refuted:?}");
}

#[test]
fn a_caller_notices_where_an_unanswered_call_goes_on() {
    let tree = |text: &str| menu::load("desk.toml", text).unwrap();
    let day = "2026-11-23T00:00:00Z".parse().unwrap().."2026-11-24T00:00:00Z".parse().unwrap();
    let compare = |new: &str| difference(&tree(DESK), &tree(new), &day, 10_000).difference;
    assert_eq!(compare(DESK), None);
    let found = compare(&DESK.replace("unanswered_to = \"voicemail\"\n", "")).unwrap();
    assert_eq!(found.old.as_deref(), Some("20.000 s later: reaches voicemail"));
    let example = found.example.unwrap().command(&tree(DESK), None);
    assert!(example.contains("--ring desk=no-answer"), "{example}");
}

#[test]
fn a_written_call_says_what_comes_of_the_ring_and_what_happens_then() {
    let tree = menu::load("desk.toml", DESK).unwrap();
    let calls = r#"
[[call]]
name        = "nobody at the desk"
at          = "2026-11-23 12:00"
press       = "1"
rings       = { desk = "no-answer" }
not_reached = "desk"
reaches     = "voicemail"

[[call]]
name  = "first busy, then nobody"
at    = "2026-11-23 12:00"
press = "11"
rings = { desk = ["busy", "no-answer"] }
steps = [
  { not_reached = "desk", because = "busy" },
  { not_reached = "desk", because = "no-answer" },
  { reaches = "voicemail" },
]
"#;
    let file = CallFile::read("calls.toml", calls).unwrap();
    let lengths = Lengths::estimated(&tree);
    for call in file.fit(&tree).unwrap() {
        let played = call.play(&tree, &lengths, |_, _| {});
        assert!(played.passes(), "{}", call.name);
    }
    // What was saved says it, too, and passes when it is played again.
    let line = tree.line_for("line").unwrap();
    let mut caller = Caller::from_dial_string("11").unwrap();
    let desk = tree.team_ids().next().unwrap();
    caller.expect_ring(desk, TransferOutcome::Busy);
    caller.expect_ring(desk, TransferOutcome::NoAnswer);
    let at = "2026-11-23T20:00:00Z".parse().unwrap();
    let saved = Transcript::new("saved", rehearse(&tree, &lengths, line, at, caller)).to_string();
    assert!(saved.contains("rings = { desk = [\"busy\", \"no-answer\"] }"), "{saved}");
    let again = CallFile::read("saved.toml", &saved).unwrap().fit(&tree).unwrap();
    assert!(again[0].play(&tree, &lengths, |_, _| {}).passes(), "{saved}");
}

/// A desk with hours, and behind it a second one with the same hours. Who finds that one closed is trapped.
fn two_desks(desk: &str, rest: &str) -> String {
    format!(
        r#"format = 1
title = "Two desks"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "desk"
{desk}
[teams.second]
name = "Second desk"
hours = "Mo-Fr 08:00-17:00"
closed_to = "trap"
[menus.trap]
say = "Choose."
keys = false
options = [{{ key = "1", do = "repeat" }}]
[mailboxes.voicemail]
say = "Leave a message."
{rest}"#
    )
}

/// Whether nobody is trapped, and whether the call that is shown if somebody is comes into the trap.
fn is_nobody_trapped(desk: &str, rest: &str) -> bool {
    let tree = menu::load("desks.toml", &two_desks(desk, rest)).unwrap_or_else(|e| panic!("{e}"));
    let lengths = Lengths::estimated(&tree);
    let day = |day| format!("2026-11-{day}T00:00:00Z").parse().unwrap();
    let found = prove(&tree, &lengths, &Demands::new(day(23)..day(26)), &mut |_| true);
    let help = found.proofs.iter().find(|proof| proof.name == "help").unwrap();
    let trap = tree.nodes().find(|node| tree.node_id(*node) == "trap").unwrap();
    assert_eq!(found.met.nodes.contains(&trap), help.verdict == ProofVerdict::Refuted);
    if let Some(example) = &help.example {
        let mut is_trapped = false;
        example.replay(&tree, &lengths, |_, effect| {
            is_trapped |= matches!(effect, Effect::Report(Report::Reached(it)) if *it == trap);
        });
        assert!(is_trapped, "{example:?}");
    }
    assert_eq!(help.example.is_none(), help.verdict == ProofVerdict::Proved, "{help:?}");
    help.verdict == ProofVerdict::Proved
}

/// A desk that is open, and another outcome that leads on to the second one.
const OPEN_DESK: &str = "[teams.desk]\nname = \"Desk\"\nhours = \"Mo-Fr 08:00-17:00\"\nclosed_to = \"voicemail\"\nunanswered_to = \"voicemail\"\n";
const OPEN_QUEUE: &str = "[queues.desk]\nteam = \"first\"\nclosed_to = \"voicemail\"\n\
    options = [{ key = \"1\", label = \"a message\", to = \"voicemail\" }]\n";
const FIRST: &str = "[teams.first]\nname = \"First desk\"\nhours = \"Mo-Fr 08:00-17:00\"\n";

#[test]
fn no_desk_closes_within_an_answer_that_takes_no_time() {
    assert!(is_nobody_trapped(&format!("{OPEN_DESK}busy_to = \"second\"\n"), ""), "busy");
    assert!(is_nobody_trapped(&format!("{OPEN_QUEUE}full_to = \"second\"\n"), FIRST), "full");
    let asks = "[branches.desk]\ncases = [{ open = \"first\", to = \"known\" }]\notherwise = \"voicemail\"\n\
        [branches.known]\notherwise = \"voicemail\"\n\
        cases = [{ when = \"outside\", asks = \"Is it?\", name = \"it\", to = \"second\" }]\n";
    assert!(is_nobody_trapped(asks, FIRST), "decided outside");
}

#[test]
fn a_desk_may_close_while_it_rings_and_while_a_caller_hears_why_they_go_on() {
    let unanswered =
        OPEN_DESK.replace("unanswered_to = \"voicemail\"", "unanswered_to = \"second\"");
    assert!(!is_nobody_trapped(&format!("{unanswered}busy_to = \"voicemail\"\n"), ""), "it rings");
    let full = "[messages.full]\nsay = \"All of us are busy.\"\nto = \"second\"\n";
    let told = format!("{FIRST}{full}");
    assert!(!is_nobody_trapped(&format!("{OPEN_QUEUE}full_to = \"full\"\n"), &told), "it speaks");
    assert!(!is_nobody_trapped(&format!("{OPEN_DESK}busy_to = \"full\"\n"), full), "it speaks");
}
