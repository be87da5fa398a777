//! What a menu file promises of every call (`[[always]]`, `[[never]]`), proved or refuted.

use phonetree_core::call::{Effect, Report};
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::walk::{self, Demands, Proof, ProofVerdict};

/// Sales by day, a mailbox by night; support only behind two keys.
const SHOP: &str = r#"
format = 1
title = "A shop"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
options = [{ key = "1", label = "sales", to = "sales" }, { key = "2", label = "help", to = "help" }]
[menus.help]
greeting = { say = "Please hear this to its end.", barge_in = false, because = "a test" }
options = [{ key = "1", label = "support", to = "support" }, { key = "9", label = "more", do = "back" }]
[teams.sales]
name = "Sales"
hours = "Mo-Fr 08:00-17:00"
closed_to = "voicemail"
[teams.support]
name = "Support"
hours = "Mo-Fr 10:00-16:00"
[mailboxes.voicemail]
say = "Nobody is here. Please leave a message."
"#;

const ALWAYS: &str = "[[always]]\nreaches = ";
const NEVER: &str = "[[never]]\nreaches = ";

#[test]
fn promises_that_are_kept_are_proved() {
    for promise in [
        format!("{ALWAYS}[\"sales\", \"voicemail\"]"),
        format!("{ALWAYS}\"sales\"\nduring = \"Mo-Fr 08:00-17:00\"\nwithin_keys = 2"),
        format!(
            "{ALWAYS}\"sales\"\nfrom = \"main\"\nwithin_keys = 1\nduring = \"Mo-Fr 08:00-17:00\""
        ),
        format!(
            "{ALWAYS}\"support\"\nfrom = \"main\"\nwithin_keys = 2\nduring = \"Mo-Fr 11:00-12:00\""
        ),
        format!("{NEVER}\"voicemail\"\nduring = \"Mo-Fr 08:00-17:00\""),
        format!("{NEVER}\"support\"\nduring = \"Sa,Su\""),
        "[[never]]\nhears = \"your call is important\"".to_owned(),
    ] {
        let proof = proof(&promise);
        assert_eq!(proof.verdict, ProofVerdict::Proved, "{promise}: {proof:?}");
        assert_eq!(proof.example, None);
    }
}

/// Broken promises, the keys of the shortest call that shows it, and what is said.
#[test]
fn promises_that_are_broken_come_with_the_call_that_breaks_them() {
    for (promise, keys, seen) in [
        (
            format!("{ALWAYS}\"sales\""),
            "",
            "from here, no key leads to it, and neither does waiting",
        ),
        (
            format!("{ALWAYS}\"sales\"\nwithin_keys = 1\nduring = \"Mo-Fr 08:00-17:00\""),
            "2",
            "from here it takes 2 keys",
        ),
        (
            format!(
                "{ALWAYS}\"support\"\nfrom = \"main\"\nwithin = \"0.5s\"\nduring = \"Mo-Fr 11:00-12:00\""
            ),
            "",
            "from here it takes",
        ),
        (format!("{NEVER}\"voicemail\""), "1", "this call does"),
        (
            format!("{NEVER}[\"support\", \"voicemail\"]\nduring = \"Mo-Fr 08:00-17:00\""),
            "21",
            "this call does",
        ),
        ("[[never]]\nhears = \"leave a message\"".to_owned(), "1", "this call does"),
        ("[[never]]\nhears = \"nobody is here\"".to_owned(), "1", "this call does"),
    ] {
        let proof = proof(&promise);
        assert_eq!(proof.verdict, ProofVerdict::Refuted, "{promise}");
        assert!(proof.seen[0].contains(seen), "{promise}: {proof:?}");
        assert_eq!(proof.example.unwrap().keys, keys, "{promise}");
    }
}

#[test]
fn the_call_reaches_what_it_never_should_at_an_hour_at_which_it_should_not() {
    let promise = format!("{NEVER}\"support\"\nduring = \"Tu 15:30-16:30\"");
    let example = proof(&promise).example.unwrap();
    let tree = tree(&promise);
    let mut reached = false;
    example.replay(&tree, &Lengths::estimated(&tree), |_, effect| {
        reached |=
            matches!(effect, Effect::Report(Report::Transferred { team, .. }) if &*tree[*team].id == "support");
    });
    assert!(reached);
    let local = example.at.with_timezone(&tree.zone).format("%a %H:%M").to_string();
    assert_eq!(local, "Tue 15:30");
}

#[test]
fn a_promise_that_no_call_puts_to_the_test_is_broken() {
    let lost = "[menus.lost]\noptions = [{ key = \"1\", label = \"sales\", to = \"sales\" }]\n";
    let proof = proof(&format!("{lost}{ALWAYS}\"sales\"\nfrom = \"lost\""));
    assert_eq!(proof.verdict, ProofVerdict::Refuted);
    assert!(proof.seen[0].contains("the promise is empty"), "{proof:?}");
}

#[test]
fn a_promise_is_told_in_the_words_of_the_file_or_in_ours() {
    let says = |promise: &str| proof(promise).says;
    assert_eq!(
        says(&format!("{NEVER}\"voicemail\"\nsays = \"By day a person answers.\"")),
        "By day a person answers."
    );
    assert_eq!(
        says(&format!(
            "{ALWAYS}[\"sales\", \"voicemail\"]\nfrom = \"main\"\nwithin_keys = 1\nwithin = \"40s\"\nduring = \"Mo-Fr\""
        )),
        "Always: from main, sales or voicemail can be reached with at most 1 keys in at most 40 s, during Mo-Fr."
    );
    assert_eq!(
        says(&format!("{NEVER}\"support\"\nhears = \"bye\"")),
        "Never: no call reaches support or hears \"bye\"."
    );
}

#[test]
fn a_promise_that_makes_no_sense_is_an_error_of_the_file() {
    for (promise, says) in [
        (format!("{ALWAYS}\"sails\""), "did you mean `sales`?"),
        (format!("{ALWAYS}\"sales\"\nfrom = \"support\""), "`support` asks nothing"),
        ("[[never]]\nsays = \"Nothing bad.\"".to_owned(), "this promises nothing"),
        (format!("{NEVER}\"sales\"\nduring = \"at night\""), "can't read the hours"),
        ("[[always]]\nfrom = \"main\"".to_owned(), "a promise needs `reaches`"),
    ] {
        let wrong = menu::load("shop.toml", &format!("{SHOP}{promise}\n")).unwrap_err().to_string();
        assert!(wrong.contains(says), "{promise}: {wrong}");
    }
}

fn tree(promise: &str) -> Tree {
    menu::load("shop.toml", &format!("{SHOP}{promise}\n")).unwrap_or_else(|wrong| panic!("{wrong}"))
}

/// The proof of the one promise.
fn proof(promise: &str) -> Proof {
    let tree = tree(promise);
    let at = |text: &str| text.parse().unwrap();
    let demands = Demands::new(at("2026-11-23T08:00:00Z")..at("2027-11-23T08:00:00Z"));
    let proofs = walk::prove(&tree, &Lengths::estimated(&tree), &demands, &mut |_| true);
    let mut promised =
        proofs.proofs.into_iter().filter(|proof| ["always", "never"].contains(&proof.name));
    let proof = promised.next().unwrap();
    assert_eq!(promised.next(), None);
    proof
}
