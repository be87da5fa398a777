//! Anyone: a caller who does anything at any time.

use phonetree_core::call::{CallTime, Input};
use phonetree_core::menu::Key;
use proptest::prelude::*;

/// What a caller does, each thing at its moment: keys, seldom hanging up, after pauses that meet the
/// timeouts to the millisecond more often than chance would.
pub(crate) fn acts() -> impl Strategy<Value = Vec<(CallTime, Input)>> {
    let key = prop_oneof![
        30 => prop::sample::select(Key::ALL.to_vec()).prop_map(Input::Key),
        1 => Just(Input::HungUp),
    ];
    let pause = prop_oneof![3 => 0_u64..400, 3 => 0_u64..9_000, 1 => Just(5_000), 1 => Just(3_000), 1 => Just(0)];
    prop::collection::vec((pause, key), 0..24).prop_map(|steps| {
        let mut at = CallTime::ANSWER;
        let step = |(pause, input)| {
            at = at + pause;
            (at, input)
        };
        steps.into_iter().map(step).collect()
    })
}
