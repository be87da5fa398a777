//! A branch that asks who calls, and what is decided outside.

use phonetree_core::call::{CallerNumber, Decided};
use phonetree_core::menu::Lengths;
use phonetree_core::script::Transcript;

use super::{events, load, meets, proof, proofs};

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
