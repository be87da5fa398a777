//! The telephone, and what is seen of a call beside it. The script fills both.

use maud::{Markup, html};

use crate::paper::page::words::PageWords;

/// The keys of a telephone with their letters (ITU-T E.161).
const KEYS: [(&str, &str); 12] = [
    ("1", ""),
    ("2", "ABC"),
    ("3", "DEF"),
    ("4", "GHI"),
    ("5", "JKL"),
    ("6", "MNO"),
    ("7", "PQRS"),
    ("8", "TUV"),
    ("9", "WXYZ"),
    ("*", ""),
    ("0", "+"),
    ("#", ""),
];

/// What a call looks like from above: where it is, who is open, what was said.
pub(in crate::paper::page) fn call(words: &PageWords) -> Markup {
    html! {
        section.view #call aria-labelledby="call-title" data-view="call" hidden {
            h2 #call-title { (words.text("call.title")) }
            div #call-numbers {
                h3 { (words.text("call.numbers")) }
                ul.numbers data-call-list="lines" {}
            }
            div.panel #call-transcript hidden {
                div.head {
                    h3 { (words.text("call.transcript")) }
                    div.tools {
                        button.quiet type="button" data-do="copy-call" { (words.text("call.copy")) }
                        button.quiet type="button" data-do="copy-place" { (words.text("copy.link")) }
                    }
                }
                ol.transcript #transcript {}
            }
            div.panel #call-map hidden {
                h3 { (words.text("call.map")) }
                ul.map #map {}
            }
            div.panel #call-open {
                h3 { (words.text("call.open")) }
                p.hint #open-clock {}
                ul.board #board {}
            }
        }
    }
}

/// The telephone itself.
pub(in crate::paper::page) fn phone(words: &PageWords) -> Markup {
    html! {
        aside.phone #phone aria-label=(words.say("phone")) data-say-label=[words.mark("phone")] data-state="idle" hidden {
            div.screen {
                form.dial #dial {
                    label for="number" { (words.text("phone.number")) }
                    div.number-row {
                        input #number type="tel" autocomplete="off" inputmode="tel" maxlength="32";
                        button.icon type="button" data-do="erase" aria-label=(words.say("phone.erase")) data-say-label=[words.mark("phone.erase")] { "\u{232b}" }
                    }
                    p.line-name #line-name {}
                    label for="moment" { (words.text("phone.when")) }
                    select #moment {}
                    input #moment-text type="text" autocomplete="off" maxlength="60" aria-label=(words.say("phone.date")) data-say-label=[words.mark("phone.date")] hidden;
                    p.hint #moment-clock {}
                    details #what-if hidden {
                        summary { (words.text("what-if")) }
                        div #what-ifs {}
                    }
                }
                div.status #status hidden {
                    p.who { strong #who {} span.timer #timer role="timer" aria-live="off" {} }
                    p.hint #call-clock {}
                    p.state #state role="status" {}
                    div.caption #caption role="log" aria-live="polite" aria-label=(words.say("phone.caption")) data-say-label=[words.mark("phone.caption")] tabindex="0" {}
                    p.pressed #pressed aria-hidden="true" {}
                }
                div.after #after tabindex="-1" hidden {}
                p.problem #phone-problem role="alert" hidden {}
            }
            div.keypad role="group" aria-label=(words.say("phone.keypad")) data-say-label=[words.mark("phone.keypad")] {
                @for (key, letters) in KEYS {
                    button.key type="button" data-key=(key) aria-label=[name_of(key, words)] {
                        span.digit aria-hidden=[name_of(key, words).map(|_| "true")] { (key) }
                        span.letters aria-hidden="true" { (letters) }
                    }
                }
            }
            div.actions {
                button.tool type="button" data-do="sound" aria-pressed="true" { (icon(SOUND)) span { (words.text("phone.sound")) } }
                button.call-button type="button" data-do="call" aria-label=(words.say("phone.call")) data-say-label=[words.mark("phone.call")] { (icon(HANDSET)) }
                button.tool type="button" data-do="undo" { (icon(UNDO)) span { (words.text("phone.undo")) } }
            }
            div.actions.more {
                button.tool type="button" data-do="pause" aria-pressed="false" { (icon(PAUSE)) span { (words.text("phone.pause")) } }
                button.tool type="button" data-do="again" { (icon(AGAIN)) span { (words.text("phone.again")) } }
                button.tool type="button" data-do="faster" { span.speed #speed { "1\u{d7}" } span { (words.text("phone.speed")) } }
            }
            p.hint.keys-hint { (words.text("phone.keyboard")) }
        }
    }
}

fn name_of<'w>(key: &str, words: &'w PageWords) -> Option<&'w str> {
    match key {
        "*" => Some(words.say("phone.star")),
        "#" => Some(words.say("phone.pound")),
        _ => None,
    }
}

/// Drawn in a box of 24 by 24.
fn icon(path: &str) -> Markup {
    html! {
        svg.icon viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" { path d=(path) {} }
    }
}

const HANDSET: &str = "M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11.4 11.4 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 11.4 11.4 0 0 0 .57 3.6 1 1 0 0 1-.25 1z";
const SOUND: &str = "M4 9v6h4l5 5V4L8 9zM16 8.5a4.5 4.5 0 0 1 0 7M18.5 5.5a9 9 0 0 1 0 13";
const UNDO: &str = "M9 6 4 11l5 5M4 11h10a5 5 0 0 1 0 10h-3";
const PAUSE: &str = "M8 5v14M16 5v14";
const AGAIN: &str = "M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5";
