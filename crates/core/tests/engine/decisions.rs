//! What a call can't know by itself: it asks, and goes on when it is told.

use phonetree_core::call::{Action, CallTime, CallerNumber, Decided, Effect, Input, Report};
use phonetree_core::drive::{Inbox, Ongoing, Performer};
use phonetree_core::menu::{self, Key, Lengths, Tree};
use phonetree_core::script::{Caller, Event, Happening, Transcript, rehearse};
use phonetree_core::walk::{self, Demands, ExampleCall, Proof, ProofVerdict, Proofs};

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

#[test]
fn a_switch_decides_where_callers_go_and_is_off_unless_somebody_says_otherwise() {
    let tree = load(STORM);
    let closed = "We are closed because of the storm.";
    assert_eq!(meets(&tree, "", &[switched(&tree, "storm", true)])[0], closed);
    for decided in [vec![], vec![switched(&tree, "storm", false)]] {
        assert!(meets(&tree, "1", &decided).contains(&"to desk".to_owned()));
    }
    let usually_on = load(&STORM.replace("about =", "usual = \"on\"\nabout ="));
    assert_eq!(meets(&usually_on, "", &[])[0], closed);
    let off = load(&STORM.replace("switch = \"storm\"", "switch = \"storm\", is = \"off\""));
    assert_eq!(meets(&off, "", &[])[0], closed);
    assert_ne!(meets(&off, "", &[switched(&off, "storm", true)])[0], closed);
}

/// A phone on which something is decided when the test says.
struct LatePhone {
    lengths: Lengths,
    done: Vec<String>,
}

impl Performer for LatePhone {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        match effect {
            Effect::Do(Action::Decide { .. }) => self.done.push(format!("{} asks", at.as_ms())),
            Effect::Do(action) => {
                inbox.simulate(at, action, &self.lengths);
            }
            Effect::Report(Report::Transferred { .. }) => {
                self.done.push(format!("{} to a team", at.as_ms()));
            }
            Effect::Report(_) => {}
        }
    }
}

#[test]
fn keys_pressed_before_it_is_decided_are_kept_for_what_follows() {
    let tree = load(STORM);
    let mut phone = LatePhone { lengths: Lengths::estimated(&tree), done: Vec::new() };
    let (line, at) = (tree.line_for("line").unwrap(), "2026-11-23T20:00:00Z".parse().unwrap());
    let mut call = Ongoing::answer(&tree, line, at, &mut phone);
    call.put(CallTime::from_ms(300), Input::Key(Key::from_char('2').unwrap()));
    // Something else that is decided is none of its business.
    let other = tree.switch_for("storm").unwrap();
    call.put(CallTime::from_ms(900), Input::Decided(Decided::Switch(other, false)));
    call.put(CallTime::from_ms(950), Input::Decided(Decided::Switch(other, true)));
    call.catch_up(CallTime::from_ms(1_000), &mut phone);
    assert_eq!(phone.done, ["0 asks", "900 to a team"]);
}

#[test]
fn a_switch_stays_as_it_is_for_the_whole_call() {
    let twice = STORM.replace("to = \"desk\"", "to = \"again\"")
        + "[branches.again]\ncases = [{ switch = \"storm\", to = \"billing\" }]\notherwise = \"desk\"\n";
    let tree = load(&twice);
    let decided = [switched(&tree, "storm", false), switched(&tree, "storm", true)];
    let asked = events(&tree, "1", &decided);
    let asked = asked.iter().filter(|event| matches!(event.what, Happening::Decided { .. }));
    assert_eq!(asked.count(), 1);
    assert!(meets(&tree, "1", &decided).contains(&"to desk".to_owned()));
    let reachable = proof(
        &proofs(&load(
            &twice.replace("otherwise = \"main\"", "otherwise = \"main\" # it is off here"),
        )),
        "reachable",
    );
    assert_eq!(reachable.verdict, ProofVerdict::Proved, "billing has a key of its own");
    // Where only a switch that is on in one place and off in another leads there, no call does.
    let never = twice.replace(", { key = \"2\", label = \"billing\", to = \"billing\" }", "");
    let reachable = proof(&proofs(&load(&never)), "reachable");
    assert_eq!(reachable.seen, ["no call reaches billing"]);
}

#[test]
fn what_happened_is_saved_with_the_switches_that_were_not_as_usual() {
    let tree = load(STORM);
    let saved = |on| {
        let events = events(&tree, "", &[switched(&tree, "storm", on)]);
        Transcript::new("saved", events).to_string()
    };
    assert!(saved(true).contains("\nset   = { storm = \"on\" }\n"), "{}", saved(true));
    assert!(!saved(false).contains("set"), "{}", saved(false));
    for text in [saved(true), saved(false)] {
        let file = phonetree_core::script::CallFile::read("saved.toml", &text).unwrap();
        let calls = file.fit(&tree).unwrap_or_else(|wrong| panic!("{wrong}\n{text}"));
        let played = calls[0].play(&tree, &Lengths::estimated(&tree), |_, _| {});
        assert!(played.passes(), "{}", played.transcript());
    }
}

#[test]
fn a_written_call_sets_switches_and_unknown_names_are_guessed() {
    let tree = load(STORM);
    let fits = |set: &str| {
        let text = format!(
            "[[call]]\nname = \"a storm\"\nat = \"2026-11-23 12:00\"\nset = {set}\nhears = \"because of the storm\"\n"
        );
        let file = phonetree_core::script::CallFile::read("calls.toml", &text);
        file.and_then(|file| {
            let call = file.fit(&tree)?.remove(0);
            Ok(call.play(&tree, &Lengths::estimated(&tree), |_, _| {}).passes())
        })
    };
    assert!(fits("{ storm = \"on\" }").unwrap());
    assert!(!fits("{ storm = \"off\" }").unwrap());
    let wrong = fits("{ strom = \"on\" }").unwrap_err().to_string();
    assert!(wrong.contains("did you mean `storm`?"), "{wrong}");
    assert!(fits("{ storm = \"open\" }").is_err());
}

#[test]
fn prove_walks_both_positions_and_names_the_one_that_breaks_a_promise() {
    let promised = STORM.to_owned() + "[[never]]\nhears = \"storm\"\n";
    let tree = load(&promised);
    let found = proofs(&tree);
    let never = proof(&found, "never");
    assert_eq!(never.verdict, ProofVerdict::Refuted);
    let example = never.example.unwrap();
    assert_eq!(example.decided, [switched(&tree, "storm", true)]);
    let command = example.command(&tree, None);
    assert!(command.ends_with("--keys \"\" --set storm=on --fast"), "{command}");
    assert!(replays(&tree, &example).contains(&"closed-now".to_owned()));
    let branch = tree.nodes().count();
    assert_eq!(found.met.nodes.len(), branch, "every node is met");
    assert_eq!(found.met.cases.len(), 2, "both ways of the branch are");
}

fn replays(tree: &Tree, example: &ExampleCall) -> Vec<String> {
    let mut reached = Vec::new();
    example.replay(tree, &Lengths::estimated(tree), |_, effect| {
        if let Effect::Report(Report::Reached(node)) = effect {
            reached.push(tree.node_id(*node).to_owned());
        }
    });
    reached
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

#[test]
fn help_must_be_near_in_each_position_of_each_switch() {
    let help = proof(&proofs(&load(TRAP)), "help");
    assert_eq!(help.verdict, ProofVerdict::Refuted);
    let command = help.example.unwrap().command(&load(TRAP), None);
    assert!(command.contains("--set night=on"), "{command}");
    // With a second door that is open when the first is not, it is one key away either way.
    let two = TRAP.replace(
        "to = \"us\" }]",
        "to = \"us\" }, { key = \"3\", label = \"the guard\", to = \"by-day\" }]",
    ) + "[branches.by-day]\ncases = [{ switch = \"night\", is = \"off\", to = \"main\" }]\notherwise = \"desk\"\n";
    let help = proof(&proofs(&load(&two)), "help");
    assert_eq!(help.verdict, ProofVerdict::Proved, "{:?}", help.seen);
    // Either may be shut where each has a switch of its own, and then both may.
    let own = two.replace("[switches.night]", "[switches.night]\n[switches.strike]");
    let own = own.replace("switch = \"night\", is = \"off\"", "switch = \"strike\"");
    let help = proof(&proofs(&load(&own)), "help");
    assert_eq!(help.verdict, ProofVerdict::Refuted);
    let command = help.example.unwrap().command(&load(&own), None);
    assert!(command.contains("--set night=on --set strike=on"), "{command}");
}

#[test]
fn a_circle_that_needs_a_switch_to_be_on_here_and_off_there_is_none() {
    let circle = |second: &str| {
        format!(
            "{}[messages.late]\nsay = \"It is late.\"\nto = \"second\"\n[branches.second]\ncases = [{{ switch = \"night\", is = \"{second}\", to = \"ask\" }}]\notherwise = \"desk\"\n[menus.ask]\noptions = [{{ key = \"9\", label = \"the desk\", to = \"desk\" }}]\ngive_up = \"by-night\"\n",
            TRAP.replace("switch = \"night\", to = \"main\"", "switch = \"night\", to = \"late\"")
                .replace("answer = \"main\"", "answer = \"ask\"")
                .replace("otherwise = \"desk\"", "otherwise = \"main\"")
        )
    };
    let ends = proof(&proofs(&load(&circle("on"))), "ends");
    assert_eq!(ends.verdict, ProofVerdict::Refuted);
    let tree = load(&circle("on"));
    let command = ends.example.unwrap().command(&tree, None);
    assert!(command.contains("--set night=on"), "{command}");
    let ends = proof(&proofs(&load(&circle("off"))), "ends");
    assert_eq!(ends.verdict, ProofVerdict::Proved, "{:?}", ends.seen);
}

/// A menu of so many options, each shut by a switch of its own, and then back to the menu.
fn switches(count: usize) -> String {
    let mut text = "format = 1\ntitle = \"Many\"\ntimezone = \"America/Los_Angeles\"\n[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n[menus.main]\noptions = [{ key = \"0\", label = \"the operator\", to = \"desk\" }".to_owned();
    for n in 0..count {
        text += &format!(", {{ key = \"{}\", label = \"door {n}\", to = \"door-{n}\" }}", 10 + n);
    }
    text += "]\n[teams.desk]\nname = \"Desk\"\n";
    for n in 0..count {
        text += &format!(
            "[switches.shut-{n}]\n[branches.door-{n}]\ncases = [{{ switch = \"shut-{n}\", to = \"main\" }}]\notherwise = \"desk\"\n"
        );
    }
    text
}

#[test]
fn switches_that_have_nothing_to_do_with_each_other_add_up_and_do_not_multiply() {
    let walked = |count| {
        let found = proofs(&load(&switches(count)));
        assert!(found.proofs.iter().all(|proof| proof.verdict == ProofVerdict::Proved));
        (found.walked.known, found.walked.steps)
    };
    let [few, more, most] = [3, 6, 9].map(walked);
    assert_eq!((few.0, more.0), (more.0, most.0), "a position is no state of its own");
    assert_eq!(more.1 - few.1, most.1 - more.1, "each switch adds as many steps");
}

/// A line that asks for a PIN; callers who have no valid one are asked twice more.
const PIN: &str = r#"format = 1
title = "Elm"
timezone = "America/New_York"
[lines.main]
number = "+1-202-555-0100"
answer = "pin"
[entries.pin]
ask = "Enter your code."
length = 4
to = "check"
[branches.check]
cases = [
  { entered = "pin", is = ["1234", "0266"], to = "members" },
  { entered = "pin", matches = "4XXX", to = "staff" },
  { times = 3, to = "desk" },
]
otherwise = "wrong"
[messages.wrong]
say = "That is not a code."
to = "pin"
[teams.members]
name = "Members"
[teams.staff]
name = "Staff"
[teams.desk]
name = "The desk"
"#;

#[test]
fn a_branch_asks_what_was_entered_by_a_value_a_list_and_a_pattern() {
    let tree = load(PIN);
    let team = |keys| meets(&tree, keys, &[]).into_iter().find(|it| it.starts_with("to "));
    let answered = ["1234", "0266", "4000", "4999"].map(team);
    assert_eq!(
        answered,
        ["to members", "to members", "to staff", "to staff"].map(|it| Some(it.to_owned()))
    );
    assert_eq!(team("9999"), None, "a wrong one is asked again");
    assert_eq!(team("99991234").as_deref(), Some("to members"));
}

#[test]
fn a_branch_counts_how_often_a_call_comes_to_it() {
    let tree = load(PIN);
    let said = |keys| meets(&tree, keys, &[]);
    let wrong = said("1111").iter().filter(|words| *words == "That is not a code.").count();
    assert_eq!(wrong, 1);
    assert!(!said("11112222").contains(&"to desk".to_owned()));
    assert!(said("111122223333").contains(&"to desk".to_owned()), "{:?}", said("111122223333"));
}

#[test]
fn prove_enters_what_matters_and_nothing_more() {
    let tree = load(PIN);
    let found = proofs(&tree);
    assert_eq!(found.met.cases.len(), 4, "every case is met: {:?}", found.met.cases);
    assert_eq!(proof(&found, "reachable").verdict, ProofVerdict::Proved);
    // A hundred codes to one team differ by their digits while they are entered, and by nothing afterwards.
    let codes = |count: usize| {
        let codes: Vec<String> = (0..count).map(|n| format!("\"{:04}\"", 1000 + n * 37)).collect();
        let tree = load(&PIN.replace("[\"1234\", \"0266\"]", &format!("[{}]", codes.join(", "))));
        proofs(&tree).walked.known
    };
    let [none, hundred] = [1, 100].map(codes);
    assert!(
        hundred < none + 3 * 4 * 3 * 400,
        "{none} states with one code, {hundred} with a hundred"
    );
    let never = PIN.to_owned() + "[[never]]\nreaches = \"staff\"\n";
    let example = proof(&proofs(&load(&never)), "never").example.unwrap();
    assert!(example.keys.starts_with('4') && example.keys.len() == 4, "{}", example.keys);
}

/// A line that asks who calls, and something outside.
const CLAIMS: &str = r#"format = 1
title = "Elm"
timezone = "America/New_York"
[lines.main]
number = "+1-202-555-0100"
answer = "who"
[branches.who]
cases = [
  { caller = "withheld", to = "hidden" },
  { caller = "+1-415", to = "bay" },
  { caller = "+1-4", to = "west" },
  { when = "outside", asks = "Is the claim paid?", name = "claim-paid", to = "paid" },
]
otherwise = "desk"
[messages.paid]
say = "Your claim is paid."
[teams.hidden]
name = "Hidden"
[teams.bay]
name = "Bay"
[teams.west]
name = "West"
[teams.desk]
name = "Desk"
"#;

#[test]
fn a_branch_asks_who_calls_and_what_is_decided_outside() {
    let tree = load(CLAIMS);
    let from = |number: &str| {
        let decided = Decided::Caller(CallerNumber::parse(number).unwrap());
        meets(&tree, "", &[decided]).remove(0)
    };
    let teams =
        ["withheld", "+1-415-555-0100", "(480) 555-0100", "+1-202-555-0100", "known"].map(from);
    assert_eq!(teams, ["to hidden", "to bay", "to west", "to desk", "to desk"]);
    let paid = tree.outside_for("claim-paid").unwrap();
    let answer = |yes| meets(&tree, "", &[Decided::Outside(paid, yes)]).remove(0);
    assert_eq!([answer(true), answer(false)], ["Your claim is paid.", "to desk"]);
    let found = proofs(&tree);
    assert_eq!(found.met.cases.len(), 5, "{:?}", found.met.cases);
    let promise = |never: &str| {
        let tree = load(&format!("{CLAIMS}[[never]]\n{never}\n"));
        proof(&proofs(&tree), "never").example.unwrap().command(&tree, None)
    };
    assert!(promise("hears = \"paid\"").contains("--assume claim-paid=yes"));
    assert!(promise("reaches = \"hidden\"").contains("--from withheld"));
    assert!(promise("reaches = \"bay\"").contains("--from +14155550100"));
    assert!(
        promise("reaches = \"west\"").contains("--from +14025550100"),
        "{}",
        promise("reaches = \"west\"")
    );
}

#[test]
fn a_written_call_says_who_calls_and_what_is_decided_outside() {
    let tree = load(CLAIMS);
    let passes = |given: &str, expected: &str| {
        let text =
            format!("[[call]]\nname = \"a\"\nat = \"2026-11-23 12:00\"\n{given}\n{expected}\n");
        let file = phonetree_core::script::CallFile::read("calls.toml", &text).unwrap();
        let call = file.fit(&tree).unwrap_or_else(|wrong| panic!("{wrong}")).remove(0);
        let played = call.play(&tree, &Lengths::estimated(&tree), |_, _| {});
        (played.passes(), played.transcript())
    };
    for (given, expected) in [
        ("from = \"withheld\"", "reaches = \"hidden\""),
        ("from = \"+1-415-555-0100\"", "reaches = \"bay\""),
        ("assume = { claim-paid = \"yes\" }", "hears = \"Your claim is paid.\""),
        ("assume = { claim-paid = [\"no\", \"yes\"] }", "reaches = \"desk\""),
    ] {
        let (passes, transcript) = passes(given, expected);
        assert!(passes, "{given}: {transcript}");
    }
}

/// The same call is made again from what was saved of it.
#[test]
fn a_saved_call_says_who_called_and_what_was_decided_outside() {
    let tree = load(CLAIMS);
    let paid = tree.outside_for("claim-paid").unwrap();
    let withheld = Decided::Caller(CallerNumber::Withheld);
    let saved = |decided| Transcript::new("saved", events(&tree, "", &[decided])).to_string();
    assert!(saved(withheld).contains("\nfrom  = \"withheld\"\n"));
    assert!(saved(Decided::Outside(paid, true)).contains("\nassume = { claim-paid = \"yes\" }\n"));
    assert!(!saved(Decided::Outside(paid, false)).contains("assume"));
}

#[test]
fn a_switch_closes_teams_and_callers_hear_it_in_the_words_of_the_file_or_in_ours() {
    let closing = |closes: &str| {
        load(
            &(TRAP
                .replace("[switches.night]", "[switches.night]\n[switches.storm]")
                .replace("[switches.storm]", &format!("[switches.storm]\n{closes}"))),
        )
    };
    let tree = closing("closes = [\"desk\"]");
    let storm = [switched(&tree, "storm", true)];
    let said = meets(&tree, "1", &storm);
    assert_eq!(said.last().unwrap(), "Desk. We are closed for now.");
    assert!(meets(&tree, "1", &[]).contains(&"to desk".to_owned()));
    let ours = closing("closes = \"all\"\nsay = \"{team} is closed because of the storm.\"");
    let storm = [switched(&ours, "storm", true)];
    assert_eq!(meets(&ours, "1", &storm).last().unwrap(), "Desk is closed because of the storm.");
    let closed = events(&ours, "1", &storm).into_iter().find_map(|event| match event.what {
        Happening::Closed { team, switch, next_open, .. } => Some((team, switch, next_open)),
        _ => None,
    });
    assert_eq!(closed, Some(("desk".to_owned(), Some("storm".to_owned()), None)));
    let found = proofs(&ours);
    assert_eq!(proof(&found, "closed").verdict, ProofVerdict::Proved);
    assert_eq!((found.met.closed.len(), found.met.open.len()), (1, 1), "both positions are walked");
}

#[test]
fn a_branch_that_asks_whether_a_team_is_open_asks_the_switches_that_close_it() {
    let open = STORM
        .replace("switch = \"storm\", to = \"closed-now\"", "open = \"desk\", to = \"main\"")
        .replace("otherwise = \"main\"", "otherwise = \"closed-now\"")
        .replace("about = \"The office", "closes = \"desk\"\nabout = \"The office");
    let tree = load(&open);
    assert_eq!(
        meets(&tree, "", &[switched(&tree, "storm", true)])[0],
        "We are closed because of the storm."
    );
    assert_ne!(meets(&tree, "", &[])[0], "We are closed because of the storm.");
}
