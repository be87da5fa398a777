//! Mailboxes that may be full, that can be left, and in which a message is heard again before it is sent.

use phonetree_core::call::{Action, Decided, Effect, Report};
use phonetree_core::menu::{self, Lengths, Node, Tree};
use phonetree_core::script::{CallFile, Caller, Coverage, Rehearsal};
use phonetree_core::walk::{Demands, ProofVerdict, mutants, prove};

use super::{office, refusal, text_of};

const VOICEMAIL: &str = r#"
[menus.main]
options = [{ key = "1", label = "a message", to = "voicemail" }]
[mailboxes.voicemail]
say = "Please leave a message. For a person, press 0."
thanks = "Thank you."
longest = "30s"
beep = "440ms"
full_to = "sorry"
options = [{ key = "0", do = "operator" }, { key = "*", do = "back" }]
review = [
  { key = "1", do = "listen" },
  { key = "2", do = "re-record" },
  { key = "3", do = "send" },
  { key = "4", do = "cancel" },
  { key = "5", label = "the main menu", to = "main" },
]
[messages.sorry]
say = "The mailbox is full. Please call again tomorrow."
do = "back"
"#;

/// What a caller meets: keys at their milliseconds, in a mailbox that is full or not.
fn met(tree: &Tree, keys: &str, full: bool) -> Vec<String> {
    let lengths = Lengths::estimated(tree);
    let mut caller = Caller::from_dial_string(keys).unwrap();
    for node in tree.nodes() {
        if let Node::Mailbox(id) = node {
            caller.expect_decided(Decided::MailboxFull(id, full));
        }
    }
    let mut met = Vec::new();
    let tell = |_, effect: &Effect| {
        met.extend(match effect {
            Effect::Do(Action::Beep { ms }) => Some(format!("beeps {ms}")),
            Effect::Do(Action::Record { longest_ms }) => Some(format!("records {longest_ms}")),
            Effect::Do(Action::PlayMessage { ms }) => Some(format!("plays {ms}")),
            Effect::Do(Action::StopMessage) => Some("stops".to_owned()),
            Effect::Do(Action::Play { utterance, .. }) => Some(tree.prompt_name(utterance.prompt)),
            Effect::Report(Report::Transferred { team, .. }) => Some(tree[*team].id.to_string()),
            Effect::Report(Report::NoMatch { .. }) => Some("wrong".to_owned()),
            Effect::Report(Report::Ended { ending, .. }) => Some(format!("{ending:?}")),
            _ => None,
        });
    };
    let line = tree.line_ids().next().unwrap();
    let at = "2026-11-23T17:00:00Z".parse().unwrap();
    phonetree_core::drive::drive(tree, line, at, &mut Rehearsal::new(caller, &lengths, tell));
    met
}

const HEARD: [&str; 4] = ["main/options", "voicemail/say", "beeps 440", "records 30000"];

#[test]
fn after_the_message_the_caller_says_what_becomes_of_it() {
    let tree = office(VOICEMAIL);
    let then = |keys: &str| {
        let heard = met(&tree, &format!("1{{20s}}{keys}"), false);
        assert_eq!(heard[..4], HEARD, "{keys}");
        heard[4..].to_vec()
    };
    assert_eq!(then("#3"), ["voicemail/review", "voicemail/thanks", "MessageTaken"]);
    assert_eq!(
        then("#4"),
        ["voicemail/review", "goodbye", "HungUp"].map(|it| it.replace("goodbye", "shared/goodbye"))
    );
    assert_eq!(then("#5")[..2], ["voicemail/review", "main/options"]);
    assert_eq!(
        then("#2#3")[..4],
        ["voicemail/review", "beeps 440", "records 30000", "voicemail/review"]
    );
    let heard = then("#1{18s}3");
    assert!(heard[1].starts_with("plays "), "{heard:?}");
    assert_eq!(heard[2..], ["voicemail/review", "voicemail/thanks", "MessageTaken"]);
    // A key cuts the message short, and does what it does.
    let heard = then("#1{100ms}3");
    assert_eq!(heard[2..], ["stops", "voicemail/thanks", "MessageTaken"]);
    assert_eq!(then("#9")[1], "wrong");
}

#[test]
fn who_says_nothing_or_hangs_up_has_left_the_message() {
    let tree = office(VOICEMAIL);
    let silent = met(&tree, "1{20s}#", false);
    assert_eq!(silent[silent.len() - 2..], ["voicemail/thanks", "MessageTaken"]);
    let wrong = met(&tree, "1{20s}#999", false);
    assert_eq!(wrong.last().unwrap(), "MessageTaken");
}

#[test]
fn a_key_leads_out_while_it_speaks_and_while_it_records_and_nothing_is_left() {
    let tree = office(VOICEMAIL);
    for keys in ["10", "1{20s}0"] {
        let heard = met(&tree, keys, false);
        assert!(heard.contains(&"desk".to_owned()), "{keys}: {heard:?}");
        assert_eq!(heard.last().unwrap(), "Connected", "{keys}");
    }
    assert_eq!(met(&tree, "1*", false)[2], "main/options");
    // Any other key only cuts the words short, as ever; in the beep it means nothing.
    assert_eq!(met(&tree, "17", false)[2..4], HEARD[2..]);
    assert_eq!(
        met(&tree, "17{100ms}0{1s}#3", false)[2..5],
        ["beeps 440", "records 30000", "voicemail/review"]
    );
}

#[test]
fn a_full_mailbox_leads_on_and_says_nothing() {
    let tree = office(VOICEMAIL);
    assert_eq!(
        met(&tree, "1", true)[..3],
        ["main/options", "messages/say", "main/options"]
            .map(|it| it.replace("messages/", "sorry/"))
    );
    let plain = office(
        &VOICEMAIL
            .replace("full_to = \"sorry\"\n", "")
            .replace("[messages.sorry]", "[messages.other]"),
    );
    assert_eq!(met(&plain, "1", true)[..2], HEARD[..2]);
}

#[test]
fn a_mailbox_without_any_of_this_is_as_it_was() {
    let plain = "[menus.main]\noptions = [{ key = \"1\", label = \"it\", to = \"voicemail\" }]\n[mailboxes.voicemail]\nsay = \"Speak.\"\n";
    let heard = met(&office(plain), "1{9s}0#", false);
    assert_eq!(
        heard,
        ["main/options", "voicemail/say", "records 120000", "shared/thanks", "MessageTaken"]
    );
    let timings = met(&office(&format!("{plain}[timings]\nbeep = \"300ms\"\n")), "1{9s}#", false);
    assert_eq!(timings[2..4], ["beeps 300", "records 120000"]);
}

#[test]
fn every_key_is_walked_the_full_one_too_and_nobody_is_trapped() {
    let tree = office(VOICEMAIL);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| true);
    assert_eq!(found.met.mailbox_keys.len(), 7);
    assert_eq!(found.met.nodes.len(), tree.nodes().count());
    let refuted: Vec<&str> = found
        .proofs
        .iter()
        .filter(|proof| proof.verdict != ProofVerdict::Proved)
        .map(|proof| proof.name)
        .collect();
    assert_eq!(refuted, [] as [&str; 0]);
    let text = text_of(&format!("{VOICEMAIL}[[never]]\nreaches = \"sorry\"\n"));
    let tree = menu::load("office.toml", &text).unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| true);
    let never = found.proofs.iter().find(|proof| proof.name == "never").unwrap();
    let command = never.example.as_ref().unwrap().command(&tree, None);
    assert!(command.contains("--full voicemail=yes"), "{command}");
    let mutants: Vec<String> = mutants(&text).map(|mutant| mutant.what).collect();
    let full = mutants.iter().filter(|what| what.starts_with("voicemail leads on, when full, to"));
    assert_eq!(full.count(), 1, "{mutants:#?}");
}

#[test]
fn mailboxes_that_lead_to_each_other_when_they_are_full_are_refused() {
    let round = "[menus.main]\noptions = [{ key = \"1\", label = \"it\", to = \"one\" }]\n\
                 [mailboxes.one]\nsay = \"One.\"\nfull_to = \"two\"\n[mailboxes.two]\nsay = \"Two.\"\nfull_to = \"one\"\n";
    assert!(refusal(round).contains("this loops forever"), "{}", refusal(round));
}

#[test]
fn what_a_mailbox_can_not_have_is_refused() {
    let with = |from: &str, to: &str| refusal(&VOICEMAIL.replace(from, to));
    assert!(
        with("{ key = \"0\", do = \"operator\" }", "{ key = \"#\", do = \"operator\" }")
            .contains("# ends the message")
    );
    assert!(
        with("key = \"2\", do = \"re-record\"", "key = \"1\", do = \"re-record\"")
            .contains("key 1 is already taken")
    );
    assert!(with("do = \"back\" }]", "do = \"send\" }]").contains("unknown action `send`"));
    assert!(with("\"440ms\"", "\"20s\"").contains("no beep is that long"));
    assert!(with("label = \"the main menu\", ", "").contains("needs `label`"));
}

#[test]
fn a_written_call_says_which_mailboxes_are_full_and_coverage_counts_them() {
    let tree = office(VOICEMAIL);
    let calls = "[[call]]\nname = \"full\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\nfull = [\"voicemail\"]\n\
                 hears = \"The mailbox is full\"\nreaches = \"sorry\"\n";
    let file = CallFile::read_to_fit("calls.toml", calls).unwrap().fit(&tree).unwrap();
    let _ = file;
    let all = Coverage::of(&tree).text(&tree, "office.toml", &text_of(VOICEMAIL));
    assert!(
        all.contains("voicemail while it is full") && all.contains("key 0 of voicemail"),
        "{all}"
    );
}

#[test]
fn silence_that_goes_round_through_a_full_mailbox_is_refuted_by_a_call_that_does() {
    let round = VOICEMAIL.replace("[menus.main]\n", "[menus.main]\ngive_up = \"voicemail\"\n");
    let tree = office(&round);
    let day = |day| format!("2026-11-{day}T05:00:00Z").parse().unwrap();
    let found =
        prove(&tree, &Lengths::estimated(&tree), &Demands::new(day(23)..day(24)), &mut |_| true);
    let ends = found.proofs.iter().find(|proof| proof.name == "ends").unwrap();
    assert_eq!(ends.verdict, ProofVerdict::Refuted);
    let command = ends.example.as_ref().unwrap().command(&tree, None);
    assert!(command.contains("--full voicemail=yes"), "{command}");
}
