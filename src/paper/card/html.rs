//! The card as a page, to print or to keep open.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{CardEntry, DeskCard, Sheet, qr};
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;

/// The desk card as one HTML page that needs nothing else.
pub fn card_html(tree: Edition<'_>, rows: &[TeamRoute], sheet: Sheet) -> String {
    let card = DeskCard::of(tree, rows);
    let paper = format!("@page {{ size: {}; margin: 12mm; }}", sheet.paper.name());
    html! {
        (DOCTYPE)
        html lang=(tree.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { "Whom to call: " (card.title) }
                style { (PreEscaped(include_str!("card.css"))) (paper) }
            }
            body class=[sheet.large.then_some("large")] {
                main {
                    h1 { (card.title) }
                    @for entry in &card.entries { (entry_of(entry)) }
                }
                @if let Some(notice) = &card.notice { footer { p { (notice) } } }
            }
        }
    }
    .into_string()
}

fn entry_of(entry: &CardEntry) -> Markup {
    html! {
        section {
            div.what {
                h2 { (entry.name) }
                @if !entry.errands.is_empty() {
                    ul { @for errand in &entry.errands { li { (errand) } } }
                }
            }
            div.how {
                @for way in &entry.ways {
                    p.way {
                        a href=(way.tel) { (way.number) }
                        @for key in &way.keys { " " span.press { "press" } " " kbd { (key) } }
                    }
                }
                @if let Some(hours) = &entry.hours { p { (hours) } }
                @for line in &entry.otherwise { p { (line) } }
            }
            @if let Some(tel) = entry.tel() { (code(tel, &entry.name)) }
        }
    }
}

fn code(tel: &str, name: &str) -> Markup {
    let Some(scan) = qr::scan(tel) else { return html! {} };
    let runs = scan.runs.iter().map(|(x, y, long)| format!("M{x} {y}h{long}v1h-{long}z"));
    let path: String = runs.collect();
    html! {
        svg.code role="img" aria-label={ "Scan to call " (name) } viewBox={ "0 0 " (scan.size) " " (scan.size) } {
            rect width=(scan.size) height=(scan.size) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}
