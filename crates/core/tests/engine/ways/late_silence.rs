//! Silence after keys that came late, as a proof sees it.

use chrono::DateTime;
use phonetree_core::menu::{self, Lengths};
use phonetree_core::walk::{self, Demands};

/// A key that means nothing cuts nothing: what was being said ends, and then silence counts.
#[test]
fn silence_after_a_key_that_is_dropped_leads_where_the_file_says() {
    let text = r#"format = 1
title = "Late"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "code"
[entries.code]
ask = "Digits."
length = 1
timings = { drops_extra_digits = true }
to = "more"
[entries.more]
ask = "More digits."
length = 1
empty_to = "code"
to = "team"
give_up = "sorry"
[messages.sorry]
say = "Sorry."
to = "team"
[teams.team]
name = "Team"
"#;
    let tree = menu::load("late", text).unwrap();
    let at = |text: &str| text.parse::<DateTime<chrono::Utc>>().unwrap();
    let demands = Demands::new(at("2026-11-23T00:00:00Z")..at("2026-11-24T00:00:00Z"));
    let proofs = walk::prove(&tree, &Lengths::estimated(&tree), &demands, &mut |_| true);
    let names: Vec<&str> = proofs.met.nodes.iter().map(|node| tree.node_id(*node)).collect();
    assert!(names.contains(&"sorry"), "{names:?}");
}
