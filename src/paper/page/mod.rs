//! The page: one HTML file that needs nothing else.
//!
//! In come a tree, the ways through it, the sound of its prompts, and the engine for browsers with the
//! menu's own text; out comes HTML. It reads without its script and its styles. With them one finds whom
//! to call, calls, and practices: all of it is the engine's to say, the script only shows it. Light, dark
//! and on paper; from 320 pixels on. It fetches nothing: its policy forbids the network.
mod assets;
mod dense;
mod part;
mod policy;
mod site;
mod texts;
mod views;
mod words;

pub use part::{PageContent, PagePart, PageRoutes};
pub use site::{SiteFile, site};
pub use views::call_flow::{PageSounds, Sounds};

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::assets::{ASSETS, Assets};
use self::views::{call_flow, people, phone, practice, sources};
use self::words::PageWords;
use super::content::{Weeks, hours_name, weeks};
use crate::paper::Edition;
use phonetree_core::hours::HolidayTable;
use phonetree_core::menu::LanguageId;

include!(concat!(env!("OUT_DIR"), "/page_engine.rs"));

/// The engine for browsers, packed with LZMA; nothing where it was not built before this program.
pub fn engine() -> Option<&'static [u8]> {
    ENGINE
}

/// The whole menu as one HTML page. Hours are written down for a bit more than a year from `at`.
pub fn page(
    tree: Edition<'_>,
    routes: &PageRoutes,
    sounds: &PageSounds,
    content: &PageContent<'_>,
    at: DateTime<Utc>,
) -> String {
    let words = PageWords::of(tree);
    let Assets { style, first, script } = &*ASSETS;
    html! {
        (DOCTYPE)
        html lang=(tree.tag()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy::policy(&[style, super::diagrams::STYLE], &[first, script], content.installable));
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (tree.title.in_language(tree.reader.menu)) }
                @if content.installable { (site::head()) }
                style { (PreEscaped(style)) }
                script { (PreEscaped(first)) }
            }
            body {
                a.skip href="#main" { (words.text("skip")) }
                (header(tree, &words))
                (nav(content, &words))
                main #main {
                    @if content.has(PagePart::Find) { (people::find(tree, routes, &words, content)) }
                    @if content.has(PagePart::Practice) { (practice::practice(&words)) }
                    @if content.has(PagePart::Call) || content.has(PagePart::Practice) { (phone::phone(&words)) }
                    @if content.has(PagePart::Call) { (phone::call(&words)) }
                    @if content.describes() {
                        div.view #menu data-view="menu" { (description(tree, &sounds.prompts, content, &words)) }
                    }
                }
                @if content.describes() { (descriptions(tree, sounds, content, &words)) }
                footer { p { (words.text("made")) } }
                (data(tree, routes, content, &words, at))
                script { (PreEscaped(script)) }
                (call_flow::takes(tree, sounds, content))
                @if let Some(decoder) = DECODER && content.engine().is_some() && sounds.has_opus() {
                    script #opus type="text/plain" { (PreEscaped(dense::dense(decoder))) }
                }
                @if let Some(engine) = content.engine() {
                    script #engine type="text/plain" { (PreEscaped(dense::dense(engine))) }
                }
            }
        }
    }
    .into_string()
}

/// What a caller hears and presses, and where that is from.
fn description(
    tree: Edition<'_>,
    sounds: &Sounds,
    content: &PageContent<'_>,
    words: &PageWords,
) -> Markup {
    html! {
        @if content.has(PagePart::Flow) { (call_flow::flow(tree, words)) }
        @if content.has(PagePart::Hear) { (call_flow::hear(tree, sounds, words)) }
        @if content.has(PagePart::Sources) { (sources::sources(tree, words)) }
    }
}

/// The same in each other language: the script puts it in place. Its sounds stand in the page already.
fn descriptions(
    tree: Edition<'_>,
    sounds: &PageSounds,
    content: &PageContent<'_>,
    words: &PageWords,
) -> Markup {
    let silent: Sounds = sounds.prompts.keys().map(|place| (*place, String::new())).collect();
    html! {
        @for (language, _) in words.languages().skip(1) {
            @if let Ok(reader) = tree.reader_language(Some(language)) {
                template data-menu=(language) {
                    (description(Edition::new(tree.tree, reader), &silent, content, &words.written_in(language)))
                }
            }
        }
    }
}

fn header(tree: Edition<'_>, words: &PageWords) -> Markup {
    html! {
        header.top {
            h1 data-text=[words.place("title".to_owned())] { (tree.title.in_language(tree.reader.menu)) }
            p.clock { span data-text=[words.place("zone".to_owned())] { (words.say("zone").replace("{zone}", &tree.locale().zone(tree.zone))) } " " span #clock hidden {} }
            @if let Some(notice) = &tree.notice { p.notice { (notice) } }
            @if words.languages().count() > 1 {
                div.languages #languages role="group" aria-label=(words.say("language")) hidden {
                    @for (tag, name) in words.languages() {
                        button type="button" lang=(tag) data-language=(tag) aria-pressed=(tag == words.language()) { (name) }
                    }
                }
            }
        }
    }
}

/// The views. Those that need the script are shown by it.
fn nav(content: &PageContent<'_>, words: &PageWords) -> Markup {
    const FIND: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM20 20l-4.8-4.8";
    const CALL: &str = "M6.6 10.8a15 15 0 0 0 6.6 6.6l2.2-2.2a1 1 0 0 1 1-.25 11 11 0 0 0 3.6.57 1 1 0 0 1 1 1V20a1 1 0 0 1-1 1A17 17 0 0 1 3 4a1 1 0 0 1 1-1h3.5a1 1 0 0 1 1 1 11 11 0 0 0 .57 3.6 1 1 0 0 1-.25 1z";
    const PRACTICE: &str =
        "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 12h.01";
    const MENU: &str = "M12 4v5M5 20v-5h14v5M12 9v6M3 20h4M10 20h4M17 20h4M12 15v5M9 4h6";
    let views = [
        ("find", "nav.find", FIND, content.has(PagePart::Find), false),
        ("call", "nav.call", CALL, content.has(PagePart::Call), true),
        ("practice", "nav.practice", PRACTICE, content.has(PagePart::Practice), true),
        ("menu", "nav.menu", MENU, content.describes(), false),
    ];
    html! {
        nav.tabs aria-label=(words.say("nav")) data-say-label=[words.mark("nav")] {
            ul {
                @for (view, name, path, _, needs_script) in views.into_iter().filter(|view| view.3) {
                    li hidden[needs_script] {
                        a href={ "#" (view) } data-tab=(view) {
                            svg.icon viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false" { path d=(path) {} }
                            span { (words.text(name)) }
                        }
                    }
                }
            }
        }
    }
}

/// What a call may find otherwise than usual: how switches stand, who does not answer where the menu says what happens
/// then, and how long callers wait in line.
fn what_if(tree: Edition<'_>) -> serde_json::Value {
    let switches = tree.switches.iter().map(|switch| {
        let about = switch.about.as_ref();
        let about = about.map(|about| {
            let of = |language: LanguageId| {
                let locale = tree.languages[language.index()].locale();
                (locale.subtag(), about.in_language(language))
            };
            tree.language_ids().map(of).collect::<BTreeMap<_, _>>()
        });
        serde_json::json!({ "id": switch.id, "about": about, "on": switch.is_usually_on })
    });
    let rings = tree.teams.iter().filter(|team| team.may_not_be_reached());
    let queues = tree.queues.iter().map(|queue| {
        let team = &tree[queue.team].id;
        serde_json::json!({ "id": queue.id, "team": team, "full": queue.full_to.is_some() })
    });
    serde_json::json!({
        "switches": switches.collect::<Vec<_>>(),
        "rings": rings.map(|team| &*team.id).collect::<Vec<_>>(),
        "queues": queues.collect::<Vec<_>>(),
    })
}

/// What the script reads: hours as weeks, words, and the menu.
fn data(
    tree: Edition<'_>,
    routes: &PageRoutes,
    content: &PageContent<'_>,
    words: &PageWords,
    at: DateTime<Utc>,
) -> Markup {
    let mut hours: BTreeMap<String, Weeks> = BTreeMap::new();
    for team in tree.teams.iter().filter_map(|team| team.hours.as_ref()) {
        hours.entry(hours_name(tree, team)).or_insert_with(|| weeks(team, at));
    }
    let thinks = content.engine().is_some();
    let data = serde_json::json!({
        "zone": tree.zone.name(), "hours": hours, "words": words.as_json(),
        "language": words.language(), "texts": texts::texts(tree, routes.of(tree.reader.menu), &hours, words), "title": tree.title.first(), "menu": thinks.then_some(content.menu),
        "holidays": thinks.then(|| HolidayTable::ALL.of(tree.countries.iter().map(|code| &**code))),
        "lengths": thinks.then_some(&content.lengths), "course": content.course,
        "what_if": thinks.then(|| what_if(tree)),
    });
    // Within a script nothing may look like its end.
    let data = data.to_string().replace('<', "\\u003c");
    html! {
        script #data type="application/json" { (PreEscaped(data)) }
    }
}
