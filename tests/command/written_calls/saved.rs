//! Rehearse, save, test: whatever a caller did, the transcript is a written call that passes.

use chrono::{DateTime, TimeDelta, Utc};
use phonetree::call::{CallTime, Effect};
use phonetree::drive::drive;
use phonetree::menu::Lengths;
use phonetree::script::{Caller, Rehearsal, Reporter, Transcript};
use proptest::prelude::*;

use super::{TREES, phonetree, played, stdout};
use crate::anyone::acts;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_call_that_is_saved_passes(
        acts in acts(), seconds in 0_i64..16 * 366 * 86_400, line in 0_usize..8,
    ) {
        let at = "2020-01-01T00:00:00Z".parse::<DateTime<Utc>>().unwrap() + TimeDelta::seconds(seconds);
        for tree in TREES.iter() {
            let lengths = Lengths::estimated(tree);
            let (mut reporter, mut events) = (Reporter::new(tree, at), Vec::new());
            let tell = |at: CallTime, effect: &Effect| {
                events.extend(reporter.event(at, effect));
            };
            let line = tree.line_ids().nth(line % tree.lines.len()).unwrap();
            let caller = Caller::at_moments(acts.iter().copied());
            drive(tree, line, at, &mut Rehearsal::new(caller, &lengths, tell));

            let saved = Transcript::new("saved", events).to_string();
            let (_, played) = played(&saved, tree).pop().unwrap();
            prop_assert!(played.passes(), "{saved}\n{}", played.transcript());
        }
    }
}

#[test]
fn what_the_handset_saves_passes() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("call.toml");
    let file = file.to_str().unwrap();
    for keys in ["2", ",9,,3", ""] {
        let call = ["call", "--fast", "--at", "2026-11-23 12:00", "--keys", keys, "--save", file];
        assert!(phonetree(&call).status.success());
        let output = phonetree(&["test", file]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
        assert!(stdout(&output).starts_with("1 call passed"), "{}", stdout(&output));
    }
}
