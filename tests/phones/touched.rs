//! What a touch does to the call on the screen, to the millisecond: someone who sees what is shown
//! acts at once.

use std::thread;
use std::time::Duration;

use crossterm::event::{Event as Touch, KeyCode, KeyEvent, KeyModifiers};
use phonetree::call::{CallTime, Effect, Input, Side};
use phonetree::drive::drive;
use phonetree::menu::{self, Key, Lengths, Tree};
use phonetree::phone::screen::{
    CallStart, Doing, Screen, Settings, StoryKind, Touches, View, hold_calls,
};
use phonetree::script::{Caller, Event, Happening, Rehearsal, Reporter};
use ratatui::layout::Rect;
use tokio::sync::mpsc::unbounded_channel;

const MENU: &str = r#"
format   = 1
title    = "Touched"
timezone = "America/Los_Angeles"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[menus.main]
greeting = "Hello."
options  = [{ key = "1", label = "more", to = "more" }]
[menus.more]
options  = [{ key = "1", label = "sales", to = "sales" }]
[teams.sales]
name = "Sales"
"#;

const AT: &str = "2026-11-30T12:00:00-08:00";

/// The menu above, with prompts of so many milliseconds.
fn menu_of(prompts_ms: u32) -> (Tree, Lengths) {
    let tree = menu::load("touched.toml", MENU).unwrap();
    let mut lengths = Lengths::estimated(&tree);
    let english = tree.language_ids().next().unwrap();
    tree.prompt_ids().for_each(|prompt| lengths.set(prompt, english, prompts_ms));
    (tree, lengths)
}

/// Holds a call of which a call's millisecond takes so many of ours. At every look, `types` says what
/// is typed at once.
fn held(
    (tree, lengths): &(Tree, Lengths),
    slow: u32,
    mut types: impl FnMut(&View<'_>) -> Option<char>,
) -> Vec<Event> {
    let (hand, touches) = unbounded_channel();
    let settings = Settings {
        percent: 100 / slow,
        ..Settings::new(false, true, Vec::new(), tree.default_reader())
    };
    let line = tree.line_ids().next().unwrap();
    let at = AT.parse::<chrono::DateTime<chrono::Utc>>().unwrap().with_timezone(&tree.zone);
    let first = CallStart::new(line, at, Caller::default());
    let typed = |letter| Touch::Key(KeyEvent::new(KeyCode::Char(letter), KeyModifiers::NONE));
    // Whatever it waits for: it is left.
    let leaves = hand.clone();
    thread::spawn(move || {
        thread::sleep(Duration::from_secs(20));
        leaves.send(typed('q'))
    });
    let show = |view: &View<'_>| {
        if let Some(letter) = types(view) {
            hand.send(typed(letter)).unwrap();
        }
        Ok(Rect::new(0, 0, 80, 24))
    };
    let hands = Touches::new(touches).unwrap();
    let mut screen = Screen::new(tree, lengths, hands, settings, first.clone(), show);
    hold_calls(first, &mut screen).events
}

/// How often there is something of a kind in the story.
fn count(view: &View<'_>, kind: StoryKind) -> usize {
    view.story.iter().filter(|told| told.kind == kind).count()
}

/// The call of someone who does the same at the same moments.
fn again((tree, lengths): &(Tree, Lengths), events: &[Event]) -> Vec<Event> {
    let acts = events.iter().filter_map(|event| {
        let input = match event.what {
            Happening::Key { key } => Input::Key(Key::from_char(key)?),
            Happening::Ended { by: Side::Caller, .. } => Input::HungUp,
            _ => return None,
        };
        Some((CallTime::from_ms(event.elapsed_ms), input))
    });
    let (mut reporter, mut heard) = (Reporter::new(tree, AT.parse().unwrap()), Vec::new());
    let tell = |at, effect: &Effect| {
        heard.extend(reporter.event(at, effect));
    };
    let caller = Caller::at_moments(acts.collect::<Vec<_>>());
    let line = tree.line_ids().next().unwrap();
    drive(tree, line, AT.parse().unwrap(), &mut Rehearsal::new(caller, lengths, tell));
    heard
}

/// At one instant a key comes before the end of a prompt. Here the prompt has ended, and the next has
/// begun, when the key is pressed: it belongs to the next millisecond.
#[test]
fn a_key_in_the_very_millisecond_of_what_was_handled_comes_after_it_also_when_held_again() {
    let menu = menu_of(5);
    let (mut pressed, mut left) = (false, false);
    let events = held(&menu, 100, |view| {
        if !pressed && count(view, StoryKind::Heard) == 2 {
            pressed = true;
            return Some('1');
        }
        let leaves = !left && count(view, StoryKind::Pressed) == 1;
        left |= leaves;
        leaves.then_some('q')
    });
    let of = |what: fn(&Happening) -> bool| events.iter().position(|event| what(&event.what));
    let key = of(|what| matches!(what, Happening::Key { .. })).unwrap();
    assert_eq!(events[key].elapsed_ms, events[key - 1].elapsed_ms + 1, "{events:#?}");
    assert_eq!(events, again(&menu, &events));
}

#[test]
fn a_prompt_is_heard_again_from_its_beginning_unless_a_key_was_pressed_since() {
    let menu = menu_of(2_000);
    let (mut step, mut notes, mut clock) = (0, Vec::new(), Vec::new());
    held(&menu, 1, |view| {
        let speaks = view.doing == Doing::Speaks;
        let typed = match step {
            0 if speaks => '1',
            // The prompt of the second menu began in the very millisecond of the key.
            1 if speaks && count(view, StoryKind::Pressed) == 1 && view.now.as_ms() > 100 => 'r',
            2 if speaks && view.now < clock[1] => '1',
            3 if view.doing == Doing::Rings => 'r',
            4 if view.settings.note.is_some() => 'q',
            _ => return None,
        };
        step += 1;
        clock.push(view.now);
        notes.push((typed, view.settings.note.clone()));
        Some(typed)
    });
    let nothing = || Some("nothing was said since that key".to_owned());
    assert_eq!(notes, [('1', None), ('r', None), ('1', None), ('r', None), ('q', nothing())]);
}

#[test]
fn a_key_lets_a_call_go_on_that_was_paused() {
    let menu = menu_of(2_000);
    let (mut step, mut paused) = (0, Vec::new());
    held(&menu, 1, |view| {
        let typed = match step {
            0 if view.doing == Doing::Speaks => ' ',
            1 if view.settings.paused => '1',
            2 if count(view, StoryKind::Pressed) == 1 => 'q',
            _ => return None,
        };
        step += 1;
        paused.push(view.settings.paused);
        Some(typed)
    });
    assert_eq!(paused, [false, true, false]);
}
