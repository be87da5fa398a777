//! Prompts in a browser that can't play Opus in Ogg: decoded on the page, to the sound that others play.

use std::fs;

use serde_json::{Value, json};

use super::firefox::Fox;
use super::chromium::Page;
use super::{Written, is_quiet};
use crate::node::built;
use crate::there;

/// Such a browser, before anything of the page runs. What is decoded is kept to be compared.
const CANNOT: &str = "{ const can = HTMLMediaElement.prototype.canPlayType, make = URL.createObjectURL;\
    HTMLMediaElement.prototype.canPlayType = function (kind) {\
        return kind.includes('ogg') ? '' : can.call(this, kind); };\
    URL.createObjectURL = (blob) => { (window.made ??= []).push(blob); return make.call(URL, blob); }; }";

/// The first prompt as it stands in the page, decoded by the browser itself, beside what the page made of it:
/// both lengths in samples, and how loud the difference is to the sound, in thousandths.
fn compared(written: &Written) -> String {
    let page = fs::read_to_string(written.file()).unwrap();
    let (_, after) = page.split_once("data:audio/ogg;base64,").expect("a prompt");
    let (prompt, _) = after.split_once('"').expect("its end");
    format!(
        "(async () => {{ const room = new OfflineAudioContext(1, 24000, 24000);\
            const file = Uint8Array.from(atob('{prompt}'), (letter) => letter.charCodeAt(0)).buffer;\
            const its = (await room.decodeAudioData(file)).getChannelData(0);\
            const ours = (await room.decodeAudioData(await window.made[0].arrayBuffer())).getChannelData(0);\
            let sound = 0, off = 0;\
            for (let n = 0; n < Math.min(its.length, ours.length); n += 1) {{\
                sound += its[n] ** 2; off += (its[n] - ours[n]) ** 2; }}\
            return [its.length, ours.length, Math.round(1000 * Math.sqrt(off / sound))]; }})()"
    )
}

#[track_caller]
fn is_the_same(told: &Value) {
    println!("samples of the browser, of the page, difference in thousandths: {told}");
    let number = |n: usize| told[n].as_i64().expect("a number");
    assert!((number(0) - number(1)).abs() < 24, "within a millisecond: {told}");
    assert!(number(0) > 24_000, "more than a second: {told}");
    assert!(number(2) < 20, "the same sound: {told}");
}

#[test]
fn prompts_are_decoded_where_the_browser_cannot_and_sound_the_same() {
    let Some(written) = Written::first_line() else { return };
    let mut page = Page::blank();
    page.ask("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": CANNOT }));
    page.go_to(&written.file(), "#call=1-800-790-4661&at=2026-11-30T07:15");
    page.until("document.documentElement.dataset.sounds === 'decoded'");
    let places = "[...document.querySelectorAll('audio[data-words]')]";
    let all = page.value(&format!("{places}.every((it) => it.src.startsWith('blob:'))"));
    assert_eq!(all, json!(true), "every prompt");
    is_the_same(&page.value(&compared(&written)));
    is_quiet(&mut page);
}

#[test]
fn firefox_decodes_the_same_sound() {
    if !there("firefox-esr", "decoding in Firefox") || !built() {
        return;
    }
    let Some(written) = Written::first_line() else { return };
    // Marionette runs nothing before a page does: the page itself begins so.
    let page = fs::read_to_string(written.file()).unwrap();
    let policy = page.find("<meta http-equiv").expect("a policy");
    let end = policy + page[policy..].find('>').expect("its end") + 1;
    let changed = format!("{}<script>{CANNOT}</script>{}", &page[..policy], &page[end..]);
    fs::write(written.file(), changed).unwrap();
    let mut fox = Fox::open(&written.file(), "#find");
    fox.until("document.documentElement.dataset.sounds === 'decoded'");
    is_the_same(&fox.value(&compared(&written)));
}
