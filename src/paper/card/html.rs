//! The card as a page, to print or to keep open.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::a_to_z::{CardChannel, CardErrand};
use super::{CardEntry, DeskCard, Reach, ReachStep, Sheet, qr, unbroken};
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;

/// The desk card as one HTML page that needs nothing else.
pub fn card_html(tree: Edition<'_>, rows: &[TeamRoute], sheet: Sheet) -> String {
    let card = DeskCard::of(tree, rows, sheet.made);
    let paper = format!("@page {{ size: {}; margin: 12mm; }}", sheet.paper.name());
    html! {
        (DOCTYPE)
        html lang=(tree.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (card.says.whom_to_call(&card.title)) }
                style { (PreEscaped(include_str!("card.css"))) (paper) }
            }
            body class=[sheet.large.then_some("large")] {
                header {
                    h1 { (card.title) }
                    p { (card.dated) }
                    @if !card.of_hours.is_empty() { p { (card.of_hours) } }
                }
                main {
                    div.entries { @for entry in &card.entries { (entry_of(&card, entry)) } }
                    @if !card.errands.is_empty() {
                        h2.az { (card.says.a_to_z()) }
                        ul.az { @for errand in &card.errands { (errand_of(&card, errand)) } }
                    }
                }
                @if let Some(notice) = &card.notice { footer { p { (notice) } } }
            }
        }
    }
    .into_string()
}

fn entry_of(card: &DeskCard, entry: &CardEntry) -> Markup {
    html! {
        section {
            div {
                h2 { (entry.name) }
                @for way in &entry.ways { p.way { (way_of(card, way)) } }
                @for line in entry.lines() { p { (unbroken(&line)) } }
            }
            @if let Some(way) = entry.scanned() { (code(card, way)) }
        }
    }
}

/// A number, and what is pressed there.
fn way_of(card: &DeskCard, way: &Reach) -> Markup {
    let presses = |n: usize| matches!(way.steps[n], ReachStep::Press(_));
    html! {
        a href=(way.tel) { (way.number) }
        @if !way.steps.is_empty() {
            " " span.steps {
                @for (n, step) in way.steps.iter().enumerate() {
                    @if n > 0 { " \u{203a} " }
                    @match step {
                        ReachStep::Press(key) => {
                            @if n == 0 || !presses(n - 1) { (card.says.press()) "\u{a0}" }
                            kbd { (key) }
                        }
                        ReachStep::Do(words) => (words),
                    }
                }
            }
        }
    }
}

fn errand_of(card: &DeskCard, errand: &CardErrand) -> Markup {
    html! {
        li {
            span.say { (errand.say) }
            @for way in &errand.ways {
                span.how {
                    @match &way.channel {
                        CardChannel::Call(way) => (way_of(card, way)),
                        CardChannel::Send(what, where_to) => { (what) ": " b { (where_to) } }
                        CardChannel::Look(url) => b { (url) },
                        CardChannel::Unknown(why) => (why),
                    }
                }
                @let below = way.below();
                @if !below.is_empty() { small { (unbroken(&below)) } }
            }
        }
    }
}

fn code(card: &DeskCard, way: &Reach) -> Markup {
    let Some(scan) = qr::scan(&way.tel) else { return html! {} };
    let runs = scan.runs.iter().map(|(x, y, long)| format!("M{x} {y}h{long}v1h-{long}z"));
    let path: String = runs.collect();
    let words = way.words(card.documents);
    let label = card.says.scan_to_call_way(&words);
    // The number on a line of its own, and the keys on the next.
    let then = words.strip_prefix(&*way.number).unwrap_or_default().trim_start_matches([',', ' ']);
    html! {
        figure {
            svg.code role="img" aria-label=(label) viewBox={ "0 0 " (scan.size) " " (scan.size) } {
                rect width=(scan.size) height=(scan.size) fill="#fff" {}
                path d=(path) fill="#000" {}
            }
            figcaption {
                (card.says.scan_to_call()) " "
                span.number { (way.number) }
                @if !then.is_empty() { " " (then) }
            }
        }
    }
}
