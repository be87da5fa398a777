//! Any inputs at any times: a call neither panics nor outlives its longest time.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use phonetree_core::call::{Action, Call, CallTime, Effect, Input, TransferOutcome};
use phonetree_core::menu::{self, Key, Tree};

static TREES: LazyLock<[Tree; 2]> = LazyLock::new(|| {
    [menu::FIRST_LINE, include_str!("../../tests/menus/kitchen-sink.toml")]
        .map(|text| menu::load("menu", text).expect("a good menu"))
});

fuzz_target!(|data: (bool, u8, u32, Vec<(u16, u8)>)| {
    let (which, line, at, inputs) = data;
    let tree = &TREES[usize::from(which)];
    let line = tree.line_ids().nth(usize::from(line) % tree.lines.len()).expect("a line");
    let at = chrono::DateTime::from_timestamp(i64::from(at), 0).expect("within the calendar");
    let (mut call, mut effects) = Call::answer(tree, line, at);
    let (mut now, mut last_play) = (0, None);
    for (later, what) in inputs {
        for effect in &effects {
            if let Effect::Do(Action::Play { play, utterance, .. }) = effect {
                last_play = Some(*play);
                let _ = utterance.words(tree);
            }
        }
        now += u64::from(later);
        let input = match what % 20 {
            key @ 0..=11 => Input::Key(Key::ALL[usize::from(key)]),
            12 => Input::HungUp,
            13..=15 => Input::Tick,
            16 => Input::TransferEnded(TransferOutcome::Answered),
            17 => Input::TransferEnded(TransferOutcome::Busy),
            _ => last_play.map_or(Input::Tick, Input::Played),
        };
        effects = call.handle(CallTime::from_ms(now), input);
    }
    let end = CallTime::from_ms(tree.limits.longest_call_ms.max(now));
    let _ = call.handle(end, Input::Tick);
    let _ = call.handle(end, Input::Tick);
    assert!(call.is_over());
});
