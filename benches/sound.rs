//! How fast sound is worked on. `make bench`; compare in pairs, as machines are noisy.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark")]

use divan::Bencher;
use divan::counter::ItemsCount;
use phonetree::sound::{Edges, Format, KeyDetector, Pcm, finished};
use phonetree::voice::{Embedded, Voice as _};

fn main() {
    divan::main();
}

/// What a caller may hear, at 8 kHz and as the voice gave it.
fn speech() -> (Pcm, Pcm) {
    let words = "For membership and billing, press 1. For benefits, press 2. ".repeat(10);
    let raw = Embedded::open("en-US").unwrap().speak(&words).unwrap();
    let take = finished(&raw, 8_000, Edges::WHOLE, false);
    (take, raw)
}

/// Items are milliseconds of sound: a thousand a second is real time.
#[divan::bench]
fn listen_for_keys(bencher: Bencher) {
    let (take, _) = speech();
    bencher
        .counter(ItemsCount::new(take.ms()))
        .bench(|| KeyDetector::new(8_000).hear(&take.samples).count());
}

#[divan::bench]
fn finish_for_8_khz(bencher: Bencher) {
    let (_, raw) = speech();
    bencher.counter(ItemsCount::new(raw.ms())).bench(|| finished(&raw, 8_000, Edges::WHOLE, true));
}

#[divan::bench(args = ["ulaw", "g722", "opus"])]
fn encode(bencher: Bencher, name: &str) {
    let format = Format::named(name).unwrap();
    let (_, raw) = speech();
    let take = finished(&raw, format.rate(), Edges::WHOLE, false);
    bencher.counter(ItemsCount::new(take.ms())).bench(|| format.file(&take).unwrap());
}

#[divan::bench]
fn speak(bencher: Bencher) {
    let mut voice = Embedded::open("en-US").unwrap();
    bencher
        .counter(ItemsCount::new(3_000_u32))
        .bench_local(|| voice.speak("For membership and billing, press 1.").unwrap());
}
