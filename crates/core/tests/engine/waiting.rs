//! Waiting in line, beyond one call: what prove says of it, what a saved call keeps, how lines with chance in
//! them move.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::{Action, Effect, Report};
use phonetree_core::menu::{self, CallersAhead, Lengths, QueueModel, Tree};
use phonetree_core::script::{CallFile, Caller, PlannedLine, Transcript, rehearse};
use phonetree_core::walk::{Demands, ProofVerdict, Proofs, difference, prove};

const DESK: &str = r#"format = 1
title = "Desk"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [{ key = "1", label = "the desk", to = "line-for-desk" }]
[queues.line-for-desk]
team = "desk"
every = "20s"
longest = "10m"
longest_to = "voicemail"
closed_to = "sorry"
full_to = "back"
options = [{ key = "2", label = "a call back", to = "back" }, { key = "*", do = "back" }]
[callbacks.back]
[messages.sorry]
say = "The desk has closed while you waited."
to = "voicemail"
[teams.desk]
name = "Desk"
hours = "Mo-Fr 08:00-17:00"
[mailboxes.voicemail]
say = "Leave a message."
"#;

fn tree(text: &str) -> Tree {
    menu::load("desk.toml", text).unwrap_or_else(|wrong| panic!("{wrong}"))
}

fn instant(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn proofs(tree: &Tree) -> Proofs {
    let day = |day| instant(&format!("2026-11-{day}T00:00:00Z"));
    prove(tree, &Lengths::estimated(tree), &Demands::new(day(23)..day(25)), &mut |_| true)
}

fn refuted(proofs: &Proofs, tree: &Tree) -> Vec<String> {
    let refuted = proofs.proofs.iter().filter(|proof| proof.verdict == ProofVerdict::Refuted);
    let example = |proof: &phonetree_core::walk::Proof| {
        let command = proof.example.as_ref().map(|example| example.command(tree, None));
        format!("{}: {}", proof.name, command.unwrap_or_default())
    };
    refuted.map(example).collect()
}

#[test]
fn everything_that_may_come_of_a_line_is_walked() {
    let tree = tree(DESK);
    let proofs = proofs(&tree);
    assert_eq!(refuted(&proofs, &tree), Vec::<String>::new());
    assert!(proofs.proofs.iter().all(|proof| proof.verdict == ProofVerdict::Proved));
    let met = &proofs.met;
    assert_eq!((met.in_line.len(), met.too_long.len(), met.full.len()), (1, 1, 1));
    assert_eq!(met.ways_out.len(), 2);
    assert_eq!((met.open.len(), met.closed.len()), (1, 1));
    let reached: Vec<&str> = tree
        .nodes()
        .filter(|node| met.nodes.contains(node))
        .map(|node| tree.node_id(node))
        .collect();
    assert_eq!(reached.len(), tree.nodes().count(), "{reached:?}");
}

#[test]
fn a_wait_is_one_state_however_long_it_is_and_however_often_it_is_announced() {
    let states = |every: &str, longest: &str| {
        let text = DESK.replace("every = \"20s\"", &format!("every = \"{every}\""));
        let tree = tree(&text.replace("longest = \"10m\"", &format!("longest = \"{longest}\"")));
        proofs(&tree).walked.known
    };
    assert_eq!(states("5s", "29m"), states("5m", "10s"));
}

#[test]
fn a_promise_that_only_a_wait_breaks_is_refuted_by_a_call_that_waits() {
    let never = |node: &str| {
        let always_open = DESK.replace("hours = \"Mo-Fr 08:00-17:00\"\n", "");
        let tree = tree(&format!("{always_open}[[never]]\nreaches = \"{node}\"\n"));
        let found = proofs(&tree);
        let example =
            found.proofs.iter().find(|proof| proof.name == "never").unwrap().example.clone();
        let example = example.unwrap();
        let mut reached = Vec::new();
        example.replay(&tree, &Lengths::estimated(&tree), |_, effect| {
            if let Effect::Report(Report::Reached(node)) = effect {
                reached.push(tree.node_id(*node).to_owned());
            }
        });
        assert!(reached.contains(&node.to_owned()), "{reached:?}");
        example.command(&tree, None)
    };
    let command = never("voicemail");
    assert!(command.contains("--agent-free line-for-desk=never"), "{command}");
    let command = never("back");
    assert!(command.contains("--agent-free line-for-desk=full"), "{command}");
    let command = never("desk");
    assert!(command.contains("--agent-free line-for-desk=0s"), "{command}");
}

#[test]
fn a_team_that_closes_while_callers_wait_is_seen_by_the_search() {
    // Only those who waited hear it: who comes later hears the hours first.
    let text = DESK.replace("answer = \"main\"", "answer = \"open-or-not\"")
        + "[branches.open-or-not]\ncases = [{ open = \"desk\", to = \"main\" }]\notherwise = \"night\"\n\
           [messages.night]\nsay = \"It is night.\"\n[[never]]\nreaches = \"sorry\"\n";
    let tree = tree(&text);
    let found = refuted(&proofs(&tree), &tree);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("never: "), "{found:?}");
}

#[test]
fn a_line_that_nobody_leaves_ends_with_the_longest_call() {
    let text = DESK.replace("longest = \"10m\"\nlongest_to = \"voicemail\"\n", "");
    let tree = tree(&text);
    let found = proofs(&tree);
    let ends = found.proofs.iter().find(|proof| proof.name == "ends").unwrap();
    assert_eq!(ends.verdict, ProofVerdict::Proved, "{ends:?}");
    assert!(found.met.endings.contains(&phonetree_core::call::Ending::GaveUp));
}

#[test]
fn a_caller_notices_another_longest_wait_and_another_pause_between_announcements() {
    let day = instant("2026-11-23T00:00:00Z")..instant("2026-11-24T00:00:00Z");
    let compare = |from: &str, to: &str| {
        difference(&tree(DESK), &tree(&DESK.replace(from, to)), &day, 10_000).difference
    };
    assert_eq!(compare("", ""), None);
    for (from, to) in [
        ("longest = \"10m\"", "longest = \"9m\""),
        ("every = \"20s\"", "every = \"21s\""),
        ("longest_to = \"voicemail\"", "longest_to = \"back\""),
        ("full_to = \"back\"", "full_to = \"voicemail\""),
        ("every = \"20s\"", "every = \"20s\"\nmusic = false"),
    ] {
        let found = compare(from, to).unwrap_or_else(|| panic!("{to} is not noticed"));
        assert!(found.example.is_some(), "{to}: {found:?}");
    }
}

/// The call, saved and played again.
fn again(text: &str, keys: &str, lines: &[PlannedLine], at: &str) -> String {
    let tree = tree(text);
    let lengths = Lengths::estimated(&tree);
    let mut caller = Caller::from_dial_string(keys).unwrap();
    for line in lines {
        caller.expect_line(tree.queue_ids().next().unwrap(), line.clone());
    }
    let line = tree.line_ids().next().unwrap();
    let events = rehearse(&tree, &lengths, line, instant(at), caller);
    let saved = Transcript::new("again", events).to_string();
    let file =
        CallFile::read("saved.toml", &saved).unwrap_or_else(|wrong| panic!("{wrong}\n{saved}"));
    let calls = file.fit(&tree).unwrap_or_else(|wrong| panic!("{wrong}\n{saved}"));
    let played = calls[0].play(&tree, &lengths, |_, _| {});
    assert!(played.passes(), "{}\n{saved}", played.transcript());
    saved
}

#[test]
fn a_saved_call_waits_as_long_as_the_call_did() {
    let noon = "2026-11-23T20:00:00Z";
    let moving = PlannedLine::Ahead(CallersAhead::moving(vec![10_000, 70_000, 71_500], None));
    let saved = again(DESK, "1", &[moving], noon);
    let free = "free  = { line-for-desk = { position = 3, moves = [\"10s\", \"70s\", \"71500ms\"], each = \"23833ms\" } }";
    assert!(saved.contains(free), "{saved}");
    assert!(saved.contains("{ waits = \"line-for-desk\", position = 3 }"), "{saved}");
    let never = again(DESK, "1", &[PlannedLine::never_free()], noon);
    assert!(never.contains("{ too_long = \"line-for-desk\" }"), "{never}");
    let full = again(DESK, "1,,1", &[PlannedLine::Full], noon);
    assert!(full.contains("full") && full.contains("{ call_back = \"back\" }"), "{full}");
    let left = again(DESK, "1,,225550142#1", &[PlannedLine::free_after(600_000)], noon);
    assert!(left.contains("{ call_back = \"back\", value = \"5550142\" }"), "{left}");
    let twice = [PlannedLine::free_after(90_000), PlannedLine::free_after(30_000)];
    let back = again(DESK, "1,,*1", &twice, noon);
    assert!(back.contains("line-for-desk = [{"), "{back}");
    let closes = again(DESK, "1", &[PlannedLine::never_free()], "2026-11-24T00:59:30Z");
    assert!(closes.contains("{ closed = \"desk\""), "{closes}");
    // What the menu's own model did is kept, too.
    let random = DESK
        .replace("every =", "wait = { calls_an_hour = 50, each = \"4m\", agents = 4 }\nevery =");
    again(&random, "1", &[], noon);
}

#[test]
fn a_written_call_says_when_somebody_is_free_or_frees_them_by_a_step() {
    let tree = tree(DESK);
    let calls = r#"
[[call]]
name = "three minutes"
at = "2026-11-23 12:00"
press = "1"
free = { line-for-desk = "3m" }
steps = [
  { waits = "line-for-desk", position = 3 },
  { hears = "You are number 3 in line. The wait is about 3 minutes." },
  { waits = "line-for-desk", position = 2, within = "1m" },
  { reaches = "desk", within = "2m" },
]
[[call]]
name = "by a step"
at = "2026-11-23 12:00"
steps = [
  { presses = "1" },
  { waits = "desk" },
  { frees = "desk", after = "40s" },
  { reaches = "desk" },
]
[[call]]
name = "full, then never"
at = "2026-11-23 12:00"
press = "1"
free = { desk = "full" }
reaches = "back"
ends = "gave_up"
"#;
    let file = CallFile::read("calls.toml", calls).unwrap();
    for call in file.fit(&tree).unwrap_or_else(|wrong| panic!("{wrong}")) {
        let played = call.play(&tree, &Lengths::estimated(&tree), |_, _| {});
        assert!(played.passes(), "{}: {}", call.name, played.transcript());
    }
    let wrong =
        calls.replace("position = 2", "position = 7").replace("after = \"40s\"", "after = \"11m\"");
    let file = CallFile::read("calls.toml", &wrong).unwrap();
    let played = file.fit(&tree).unwrap();
    let passes =
        played.iter().map(|call| call.play(&tree, &Lengths::estimated(&tree), |_, _| {}).passes());
    assert_eq!(passes.collect::<Vec<_>>(), [false, false, true]);
}

/// The part of callers who have to wait, by Erlang's formula (A. K. Erlang, 1917).
fn erlang_c(load: f64, agents: u16) -> f64 {
    let mut term = 1.0;
    let mut sum = 1.0;
    for n in 1..agents {
        term *= load / f64::from(n);
        sum += term;
    }
    let last = term * load / f64::from(agents) * f64::from(agents) / (f64::from(agents) - load);
    last / (sum + last)
}

#[test]
fn a_line_with_chance_in_it_waits_as_erlang_says() {
    let from = instant("2026-11-23T16:00:00Z");
    for (an_hour, minutes, agents) in [(40_u32, 4_u64, 3_u16), (30, 4, 3), (10, 5, 1), (200, 5, 18)]
    {
        let model = QueueModel::Random { an_hour, each_ms: minutes * 60_000, agents, seed: 1 };
        let calls = 20_000;
        let lines = (0..calls).map(|n| model.line_at(from + TimeDelta::milliseconds(n * 977)));
        let (mut waited, mut ms) = (0_u32, 0.0);
        for line in lines {
            waited += u32::from(line.position > 0);
            ms += line.free_ms().unwrap() as f64;
        }
        let load = f64::from(an_hour) * minutes as f64 / 60.0;
        let wait = erlang_c(load, agents);
        let part = f64::from(waited) / calls as f64;
        assert!((part - wait).abs() < 0.015, "{an_hour} calls: {part} wait, {wait} by Erlang");
        // The average wait is C * each / (agents - load).
        let average = wait * (minutes * 60_000) as f64 / (f64::from(agents) - load);
        let found = ms / calls as f64;
        assert!(
            (found / average - 1.0).abs() < 0.08,
            "{an_hour} calls: {found} ms, {average} by Erlang"
        );
    }
}

#[test]
fn the_same_seed_and_instant_give_the_same_line_and_another_seed_another() {
    let at = |n| instant("2026-11-23T16:00:00Z") + TimeDelta::seconds(n);
    let model = |seed| QueueModel::Random { an_hour: 40, each_ms: 240_000, agents: 3, seed };
    let lines = |seed| (0..50).map(|n| model(seed).line_at(at(n))).collect::<Vec<_>>();
    assert_eq!(lines(1), lines(1));
    assert_ne!(lines(1), lines(2));
    // The busiest line that is read has an end.
    let busy = QueueModel::Random { an_hour: 3_599, each_ms: 1_000, agents: 1, seed: 3 };
    assert!((0..500).all(|n| busy.line_at(at(n)).position <= 500));
}

#[test]
fn a_phone_without_a_model_is_told_how_the_line_moves() {
    let tree = tree(&DESK.replace("every =", "wait = { after = \"2m\", position = 4 }\nevery ="));
    let mut ahead = None;
    let line = tree.line_ids().next().unwrap();
    let caller = Caller::from_dial_string("1").unwrap();
    let lengths = Lengths::estimated(&tree);
    let tell = |_, effect: &Effect| {
        if let Effect::Do(Action::Queue { ahead: found, music, .. }) = effect {
            assert!(*music);
            ahead = Some(found.clone());
        }
    };
    let mut phone = phonetree_core::script::Rehearsal::new(caller, &lengths, tell);
    phonetree_core::drive::drive(&tree, line, instant("2026-11-23T20:00:00Z"), &mut phone);
    let moves = Box::from([30_000, 60_000, 90_000, 120_000]);
    assert_eq!(ahead, Some(CallersAhead { position: 4, moves_ms: moves, each_ms: 30_000 }));
}

#[test]
fn a_report_from_the_field_press_1_while_waiting_in_the_queue() {
    let elm = r#"format = 1
title = "Elm Services"
timezone = "America/New_York"
status = "assumed"
[lines.main]
number = "+1-202-555-0100"
answer = "agents-line"
[queues.agents-line]
team = "agents"
longest = "10m"
longest_to = "vm"
options = [{ key = "1", label = "a message", to = "vm" }]
[teams.agents]
name = "Agents"
[mailboxes.vm]
say = "Leave a message."
[[always]]
from = "agents-line"
reaches = "vm"
within_keys = 1
"#;
    let calls = r#"
[[call]]
name = "1 leaves the line for a message, also in the middle of an announcement"
at = "2026-11-23 12:00"
free = { agents = "never" }
steps = [{ waits = "agents" }, { presses = "1", after = "2s" }, { reaches = "vm" }, { ends = "message_taken" }]
[[call]]
name = "after ten minutes a message may be left"
at = "2026-11-23 12:00"
free = { agents = "never" }
steps = [{ too_long = "agents", within = "10m" }, { reaches = "vm" }]
"#;
    let tree = tree(elm);
    for call in CallFile::read("calls.toml", calls).unwrap().fit(&tree).unwrap() {
        let played = call.play(&tree, &Lengths::estimated(&tree), |_, _| {});
        assert!(played.passes(), "{}", played.transcript());
    }
    assert_eq!(refuted(&proofs(&tree), &tree), Vec::<String>::new());
}

#[test]
fn a_key_after_the_longest_wait_is_pressed_after_it_however_often_the_wait_was_announced() {
    let text = r#"format = 1
title = "Elm"
timezone = "America/New_York"
[lines.main]
number = "+1-202-555-0100"
answer = "agents-line"
[queues.agents-line]
team = "agents"
every = "5s"
longest = "21s"
longest_to = "code"
options = []
[entries.code]
ask = "Digits."
length = 1
to = "secret"
[messages.secret]
say = "It is a secret."
[teams.agents]
name = "Agents"
[[never]]
reaches = "secret"
"#;
    let tree = tree(text);
    let proofs = proofs(&tree);
    let never = proofs.proofs.iter().find(|proof| proof.name == "never").unwrap();
    assert_eq!(never.verdict, ProofVerdict::Refuted);
    let example = never.example.as_ref().expect("a call that shows it");
    let mut heard = String::new();
    example.replay(&tree, &Lengths::estimated(&tree), |_, effect| {
        if let Effect::Do(Action::Play { utterance, .. }) = effect {
            heard += &utterance.words(&tree);
        }
    });
    assert!(heard.ends_with("It is a secret."), "{heard}");
}
