//! The page: one HTML file that needs nothing else.
//!
//! It reads without its script and its styles; the script reckons who is open now, on the clock of
//! the menu's zone, and filters errands. Light, dark and on paper; from 320 pixels on.
mod call_flow;
mod people;

pub use call_flow::Sounds;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::content;
use super::content::{Weeks, hours_name, weeks};
use super::graph::CallGraph;
use phonetree_core::directory::TeamRoute;
use phonetree_core::menu::{Status, Tree};

/// More than this many boxes are no picture any more, but a wall.
const MOST_STOPS: usize = 60;

/// The whole menu as one HTML page. Hours are written down for a bit more than a year from `at`.
pub fn page(tree: &Tree, rows: &[TeamRoute], sounds: &Sounds, at: DateTime<Utc>) -> String {
    let mut hours: BTreeMap<String, Weeks> = BTreeMap::new();
    for team in tree.teams.iter().filter_map(|team| team.hours.as_ref()) {
        hours.entry(hours_name(tree, team)).or_insert_with(|| weeks(team, at));
    }
    let data = serde_json::json!({ "zone": tree.zone.name(), "hours": hours });
    // Within a script nothing may look like its end.
    let data = data.to_string().replace('<', "\\u003c");
    let flow = CallGraph::at_most(tree, MOST_STOPS);
    let whole = flow.nodes.iter().all(|stop| stop.hidden == 0);
    html! {
        (DOCTYPE)
        html lang=(tree.languages[0].tag) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (tree.title) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                a.skip href="#whom" { "Skip to whom to call" }
                header {
                    h1 { (tree.title) }
                    @if let Some(notice) = &tree.notice { p.notice { (notice) } }
                    p { "All hours: " (tree.zone.name()) "." span #clock hidden {} }
                    nav aria-label="On this page" {
                        ul {
                            li { a href="#whom" { "Whom to call" } }
                            li { a href="#flow" { "Call flow" } }
                            li { a href="#said" { "What you hear" } }
                            li { a href="#facts" { "What is sure" } }
                        }
                    }
                }
                main {
                    section #whom aria-labelledby="whom-title" {
                        h2 #whom-title { "Whom to call" }
                        (people::filter())
                        (people::desks(tree, rows))
                        (people::pages(tree))
                        p #none hidden { "Nothing here is for that. Try fewer letters." }
                    }
                    section #flow aria-labelledby="flow-heading" {
                        h2 #flow-heading { "Call flow" }
                        @if !whole {
                            p { "Drawn as far as it stays readable. All of it is in the list below." }
                        }
                        section.scroll aria-label="Diagram of the call flow" tabindex="0" {
                            (PreEscaped(super::diagrams::svg(&flow)))
                        }
                    }
                    (call_flow::said(tree, sounds))
                    (facts(tree))
                }
                footer { p { "Made by phonetree from the menu file. No number was dialled for it." } }
                script #data type="application/json" { (PreEscaped(data)) }
                script { (PreEscaped(include_str!("page.js"))) }
            }
        }
    }
    .into_string()
}

/// What is not simply so, and where facts are from.
fn facts(tree: &Tree) -> Markup {
    let wording = match tree.wording {
        Status::Published => "The wording of the prompts is published.",
        Status::Disputed => "The wording of the prompts is disputed.",
        Status::Assumed => "The wording of every prompt is assumed: nobody has published it.",
    };
    let (doubts, origins) = (content::doubts(tree), content::origins(tree));
    html! {
        section #facts aria-labelledby="facts-title" {
            h2 #facts-title { "What is sure, and what is not" }
            p { (wording) }
            @if !doubts.is_empty() {
                h3 { "What else is said" }
                ul.doubts {
                    @for doubt in doubts {
                        li {
                            @if let Some(status) = doubt.status { span class={ "mark " (status) } { (status) } " " }
                            (doubt.says)
                            @if let Some(source) = doubt.source { " " cite { (source) } }
                        }
                    }
                }
            }
            @if !origins.is_empty() {
                h3 { "Sources" }
                ul.origins {
                    @for origin in origins {
                        li {
                            @if let Some(url) = &origin.url { a href=(url) { (origin.title) } } @else { (origin.title) }
                            @if let Some(publisher) = origin.publisher { ", " (publisher) }
                            @if let Some(seen) = origin.seen { "; last looked at " time datetime=(seen) { (seen) } }
                            @if let Some(trust) = origin.trust { "; trust: " (trust) }
                        }
                    }
                }
            }
        }
    }
}
