//! How fast calls are held and menus are loaded. By hand: `make bench`.

#![allow(
    clippy::print_stdout,
    clippy::format_push_string,
    reason = "a benchmark says what it measured"
)]

mod made;

use made::generated;
use phonetree::call::{Call, CallTime, Effect, Input};
use phonetree::drive::drive;
use phonetree::menu::{self, FIRST_LINE, Lengths};
use phonetree::script::{Caller, Rehearsal};

fn main() {
    let tree = menu::load("first line", FIRST_LINE).expect("the first line is a menu");
    println!("one call in progress takes {} bytes", call_bytes(&tree));
    divan::main();
}

/// What a call takes while it goes on: itself, and what it has on the heap (nothing, here).
fn call_bytes(_tree: &menu::Tree) -> usize {
    std::mem::size_of::<Call<'_>>()
}

/// Dial, menu, key, ringing, transfer, with the transcript of it.
#[divan::bench(sample_size = 1_000)]
fn a_whole_call(bencher: divan::Bencher<'_, '_>) {
    let tree = menu::load("first line", FIRST_LINE).expect("the first line is a menu");
    let lengths = Lengths::estimated(&tree);
    let line = tree.line_for("18007904661").expect("a line");
    let at = "2026-11-23T20:00:00Z".parse().expect("RFC 3339");
    let key = menu::Key::from_char('3').expect("a key");
    let mut transcript: Vec<(CallTime, Effect)> = Vec::with_capacity(32);
    bencher.counter(1_u32).bench_local(|| {
        transcript.clear();
        let caller = Caller::at_moments([(CallTime::from_ms(500), Input::Key(key))]);
        let tell = |at, effect: &Effect| transcript.push((at, effect.clone()));
        drive(&tree, line, at, &mut Rehearsal::new(caller, &lengths, tell))
    });
}

/// Load and prove a menu of so many nodes: a third of them menus of four options.
#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 5, sample_size = 1)]
fn load(bencher: divan::Bencher<'_, '_>, nodes: usize) {
    let text = generated(nodes);
    bencher.counter(nodes).bench_local(|| menu::load("generated", &text).expect("a menu"));
}
