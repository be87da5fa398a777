//! What a call takes while it goes on: a switch holds a thousand of them.

use phonetree_core::call::{Call, CallTime, Input};
use phonetree_core::drive::{Inbox, Ongoing};
use phonetree_core::menu::{self, FIRST_LINE, Key};

/// With its inbox. Neither keeps anything elsewhere for as long as it is used as people use it: eight menus
/// deep, one number entered.
#[test]
fn a_call_in_progress_takes_less_than_a_kibibyte() {
    let bytes = size_of::<Ongoing<'_>>();
    assert!(bytes < 1_024, "{bytes} bytes, of which {} are the call", size_of::<Call<'_>>());
}

/// It is a value: whoever copies it has two calls.
#[test]
fn a_copy_of_a_call_goes_on_by_itself() {
    let tree = menu::load("first line", FIRST_LINE).unwrap();
    let line = tree.line_for("18007904661").unwrap();
    let at = "2026-11-23T20:00:00Z".parse().unwrap();
    let (call, _) = Call::answer(&tree, line, at);
    let mut pressed = Ongoing::resume(call.clone(), Inbox::default());
    pressed.put(CallTime::from_ms(500), Input::Key(Key::from_char('3').unwrap()));
    let mut silent = Ongoing::resume(call, Inbox::default());
    let mut nobody = Nobody;
    pressed.catch_up(CallTime::from_ms(600), &mut nobody);
    silent.catch_up(CallTime::from_ms(600), &mut nobody);
    assert!(pressed.call().ringing().is_some());
    assert!(silent.call().ringing().is_none());
}

/// A phone that does nothing.
struct Nobody;

impl phonetree_core::drive::Performer for Nobody {
    fn perform(&mut self, _: CallTime, _: &phonetree_core::call::Effect, _: &mut Inbox) {}
}
