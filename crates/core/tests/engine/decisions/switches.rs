//! A switch: what callers meet in each of its positions.

use phonetree_core::call::{Action, CallTime, Decided, Effect, Input, Report};
use phonetree_core::drive::{Inbox, Ongoing, Performer};
use phonetree_core::menu::{Key, Lengths, Tree};
use phonetree_core::script::{Happening, Transcript};
use phonetree_core::walk::{ExampleCall, ProofVerdict};

use super::{STORM, TRAP, events, load, meets, proof, proofs, switched};

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

fn replays(tree: &Tree, example: &ExampleCall) -> Vec<String> {
    let mut reached = Vec::new();
    example.replay(tree, &Lengths::estimated(tree), |_, effect| {
        if let Effect::Report(Report::Reached(node)) = effect {
            reached.push(tree.node_id(*node).to_owned());
        }
    });
    reached
}
