//! To take a key back on the screen is to hold the call without it: whatever was pressed and taken
//! back, at whatever moment, what is left is the call of someone who pressed the rest.

use std::thread;
use std::time::Duration;

use crossterm::event::{Event as Touch, KeyCode, KeyEvent, KeyModifiers};
use phonetree::call::{CallTime, Effect, Input, Side};
use phonetree::drive::drive;
use phonetree::menu::{self, Key, Lengths, LineId, Tree};
use phonetree::phone::screen::{CallStart, Screen, Settings, StoryKind, Touches, View, hold_calls};
use phonetree::script::{Caller, Event, Happening, Rehearsal, Reporter};
use proptest::prelude::*;
use ratatui::layout::Rect;
use tokio::sync::mpsc::unbounded_channel;

const MENUS: [&str; 5] = [
    menu::FIRST_LINE,
    include_str!("../menus/kitchen-sink.toml"),
    include_str!("../../menus/examples/clinic.toml"),
    include_str!("../../menus/examples/hotline.toml"),
    include_str!("../../menus/examples/bank.toml"),
];
/// A call goes by at so many percent of real time: a millisecond is two seconds.
const PERCENT: u32 = 200_000;

/// Holds a call on a screen, by someone who types these letters, each after a pause in milliseconds,
/// and leaves. What happened in it; and the keys that were to be seen, whenever they were others.
fn on_the_screen(
    tree: &Tree,
    lengths: &Lengths,
    (line, at): (LineId, chrono::DateTime<chrono_tz::Tz>),
    typed: Vec<(u64, char)>,
) -> (Vec<Event>, Vec<String>) {
    let (to, touches) = unbounded_channel();
    let settings = Settings {
        percent: PERCENT,
        ..Settings::new(false, true, Vec::new(), tree.default_reader())
    };
    let first = CallStart::new(line, at, Caller::default());
    let mut seen: Vec<String> = vec![String::new()];
    let show = |view: &View<'_>| {
        let keys = view.story.iter().filter(|told| told.kind == StoryKind::Pressed);
        let keys: String = keys.map(|told| told.text.as_str()).collect();
        if seen.last() != Some(&keys) {
            seen.push(keys);
        }
        Ok(Rect::new(0, 0, 80, 24))
    };
    let hands = Touches::new(touches).unwrap();
    let mut screen = Screen::new(tree, lengths, hands, settings, first.clone(), show);
    let types = thread::spawn(move || {
        for (pause, letter) in typed.into_iter().chain([(1, 'q')]) {
            thread::sleep(Duration::from_millis(pause));
            let key = KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE);
            if to.send(Touch::Key(key)).is_err() {
                return;
            }
        }
    });
    let held = hold_calls(first, &mut screen);
    drop(screen);
    types.join().unwrap();
    (held.events, seen)
}

/// The key that was pressed, where it was that.
fn key(event: &Event) -> Option<Key> {
    if let Happening::Key { key } = event.what { Key::from_char(key) } else { None }
}

/// The call of someone who does, at its moments, what was done in another call.
fn again(
    tree: &Tree,
    lengths: &Lengths,
    (line, at): (LineId, chrono::DateTime<chrono_tz::Tz>),
    events: &[Event],
) -> Vec<Event> {
    let acts = events.iter().filter_map(|event| {
        let left = matches!(event.what, Happening::Ended { by: Side::Caller, .. });
        let input = key(event).map(Input::Key).or(left.then_some(Input::HungUp))?;
        Some((CallTime::from_ms(event.elapsed_ms), input))
    });
    let (mut reporter, mut heard) = (Reporter::new(tree, at.to_utc()), Vec::new());
    let tell = |at, effect: &Effect| {
        heard.extend(reporter.event(at, effect));
    };
    let caller = Caller::at_moments(acts.collect::<Vec<_>>());
    drive(tree, line, at.to_utc(), &mut Rehearsal::new(caller, lengths, tell));
    heard
}

fn typed() -> impl Strategy<Value = Vec<(u64, char)>> {
    let letter = prop_oneof![
        6 => prop::sample::select("1234567890*#".chars().collect::<Vec<_>>()),
        3 => Just('u'),
        1 => Just('r'),
    ];
    prop::collection::vec((0_u64..4, letter), 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn a_key_that_was_taken_back_was_never_pressed(menu in 0..MENUS.len(), typed in typed()) {
        let tree = menu::load("any.toml", MENUS[menu]).unwrap();
        let lengths = Lengths::estimated(&tree);
        let at = "2026-11-30T07:59:50-08:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let call = (tree.line_ids().next().unwrap(), at.with_timezone(&tree.zone));
        let (events, seen) = on_the_screen(&tree, &lengths, call, typed.clone());
        prop_assert_eq!(&again(&tree, &lengths, call, &events), &events, "{:?}", typed);
        // Keys come and go one by one, the last one first.
        for pair in seen.windows(2) {
            let (less, more) = if pair[0].len() < pair[1].len() { (&pair[0], &pair[1]) } else { (&pair[1], &pair[0]) };
            prop_assert!(more.len() == less.len() + 1 && more.starts_with(less.as_str()), "{:?}", seen);
        }
        let keys = events.iter().filter_map(key).map(Key::as_char);
        prop_assert_eq!(&keys.collect::<String>(), seen.last().unwrap());
    }
}
