//! A switch that closes teams.

use phonetree_core::script::Happening;
use phonetree_core::walk::ProofVerdict;

use super::{STORM, TRAP, events, load, meets, proof, proofs, switched};

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
