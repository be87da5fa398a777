//! A branch that asks what was entered, or how often a call came to it.

use phonetree_core::walk::ProofVerdict;

use super::{load, meets, proof, proofs};

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
