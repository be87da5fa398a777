//! The whole menu for a wiki: GitHub-flavoured Markdown.

use super::content::{self, Chapter, ContactErrand, TeamContact};
use super::diagrams;
use super::graph::CallGraph;
use super::graph::labels;
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;
use phonetree_core::document::escape::markdown as text;
use phonetree_core::language::DocumentTexts;
use phonetree_core::menu::{Status, Text};

/// More than this many boxes are not a picture anymore, but a wall.
const MOST_STOPS: usize = 60;

/// The whole menu as Markdown: who, when, which keys, what is said word for word, timings, what is
/// assumed or disputed, and where the facts are from.
pub fn markdown(tree: Edition<'_>, rows: &[TeamRoute]) -> String {
    let mut out = format!("# {}\n\n", text(tree.title.first()));
    if let Some(notice) = &tree.notice {
        out.push_str(&format!("> {}\n\n", text(notice)));
    }
    let elsewhere = content::hours_elsewhere(tree);
    let but = if elsewhere { ", but for those that name another" } else { "" };
    out.push_str(&format!("All hours are of the zone {}{but}.\n\n", tree.zone.name()));

    out.push_str("## Whom to call\n\n");
    for desk in content::desks(tree, rows) {
        desk_of(&mut out, &desk, tree.says());
    }
    for page in content::pages(tree) {
        let about =
            page.about.map_or_else(String::new, |about| format!(" \u{2013} {}", text(&about)));
        out.push_str(&format!(
            "### {}\n\nOn the web, no call needed: <{}>{about}\n\n",
            text(&page.name),
            page.url
        ));
        errands_of(&mut out, &page.errands);
    }

    out.push_str("## The numbers\n\n| Number | What it is | Answered by | Hours published for it |\n| --- | --- | --- | --- |\n");
    let locale = tree.locale();
    for line in &tree.lines {
        let about = [line.name.as_ref().map(Text::first), line.about.as_ref().map(Text::first)];
        let about: Vec<String> = about.into_iter().flatten().map(text).collect();
        let answer = labels::node(tree, super::graph::GraphPlace::Node(line.answer)).name;
        let hours =
            line.hours.as_ref().map_or_else(String::new, |hours| text(&hours.words(locale)));
        let free = if line.toll_free { " (toll free)" } else { "" };
        out.push_str(&format!(
            "| {}{free} | {} | {} | {hours} |\n",
            text(line.number.as_written()),
            about.join(": "),
            text(&answer)
        ));
    }

    let flow = CallGraph::at_most(tree, MOST_STOPS);
    out.push_str(&format!("\n## The call flow\n\n```mermaid\n{}```\n\n", diagrams::mermaid(&flow)));

    out.push_str("## What callers hear and press\n\n");
    let wording = match tree.wording {
        Status::Published => "The wording is published.",
        Status::Disputed => "The wording is disputed.",
        Status::Assumed => "The wording of every prompt is assumed: nobody has published it.",
    };
    out.push_str(&format!("{wording} What stands in brackets is filled in during the call.\n\n"));
    for chapter in content::chapters(tree) {
        chapter_of(&mut out, &chapter, tree.languages.len() > 1);
    }
    let longest = labels::seconds(tree.limits.longest_call_ms);
    out.push_str(&format!("A call lasts {longest} at most.\n\n"));
    facts(&mut out, tree);
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn desk_of(out: &mut String, desk: &TeamContact, says: &DocumentTexts) {
    out.push_str(&format!("### {}\n\n", text(&desk.name)));
    let mark = desk.status.map_or_else(String::new, |status| format!(" ({status})"));
    if let Some(about) = &desk.about {
        out.push_str(&format!("{}{mark}\n\n", text(about)));
    }
    for reach in &desk.reached {
        out.push_str(&format!(
            "- **{}** ({} s until it answers, with every key at once; `{}`)\n",
            text(&reach.words(says)),
            reach.seconds,
            reach.tel
        ));
    }
    if desk.reached.is_empty() {
        out.push_str("- No number leads here.\n");
    }
    out.push_str(&format!("- {}\n", text(&desk.hours)));
    if let Some(email) = &desk.email {
        out.push_str(&format!("- Email: <{email}>\n"));
    }
    if let Some((fax, what)) = &desk.fax {
        let what = what.as_ref().map_or_else(String::new, |what| format!(" ({})", text(what)));
        out.push_str(&format!("- Fax: {}{what}\n", text(fax)));
    }
    if let Some(url) = &desk.url {
        out.push_str(&format!("- Web: <{url}>\n"));
    }
    out.push('\n');
    errands_of(out, &desk.errands);
}

fn errands_of(out: &mut String, errands: &[ContactErrand]) {
    if errands.is_empty() {
        return;
    }
    out.push_str("For:\n\n");
    for errand in errands {
        let by = errand.other_than_a_call.map_or_else(String::new, |by| format!(" ({by})"));
        let status = errand.status;
        let mark = status.map_or_else(String::new, |status| format!(" *{status}*"));
        out.push_str(&format!("- {}{by}{mark}\n", text(&errand.say)));
    }
    out.push('\n');
}

fn chapter_of(out: &mut String, chapter: &Chapter, languages: bool) {
    let kind = chapter.kind.word();
    let mark = chapter.status.map_or_else(String::new, |status| format!(", {status}"));
    out.push_str(&format!("### {} (`{}`, {kind}{mark})\n\n", text(&chapter.name), chapter.id));
    if !chapter.choices.is_empty() {
        out.push_str("| Key | For | Leads to |\n| --- | --- | --- |\n");
        for choice in &chapter.choices {
            let key =
                choice.key.as_deref().map_or_else(String::new, |key| format!("**{}**", text(key)));
            let mark = choice.status.map_or_else(String::new, |status| format!(" *{status}*"));
            out.push_str(&format!(
                "| {key} | {}{mark} | {} |\n",
                text(&choice.words),
                text(&choice.leads)
            ));
        }
        out.push('\n');
    }
    for remark in &chapter.remarks {
        out.push_str(&format!("- {}\n", text(remark)));
    }
    if !chapter.remarks.is_empty() {
        out.push('\n');
    }
    for spoken in &chapter.spoken {
        let language = if languages { format!(", {}", spoken.tag) } else { String::new() };
        let whole = if spoken.can_be_cut { "" } else { ", cannot be cut short" };
        out.push_str(&format!(
            "*{}{language}{whole}*\n\n> {}\n\n",
            spoken.role,
            text(&spoken.words)
        ));
    }
}

fn facts(out: &mut String, tree: Edition<'_>) {
    let doubts = content::doubts(tree);
    if !doubts.is_empty() {
        out.push_str("## What else is said\n\n");
        for doubt in doubts {
            let status = doubt.status.map_or_else(String::new, |status| format!("**{status}:** "));
            let source = doubt
                .source
                .map_or_else(String::new, |source| format!(" \u{2013} {}", text(&source)));
            out.push_str(&format!("- {status}{} (`{}`){source}\n", text(&doubt.says), doubt.about));
        }
        out.push('\n');
    }
    let origins = content::origins(tree);
    if origins.is_empty() {
        return;
    }
    out.push_str("## Sources\n\n| Source | Publisher | Last looked at | Worth |\n| --- | --- | --- | --- |\n");
    for origin in origins {
        let title = origin.url.map_or_else(
            || text(&origin.title),
            |url| format!("[{}](<{url}>)", text(&origin.title)),
        );
        let or_empty = |words: Option<String>| words.as_deref().map_or_else(String::new, text);
        let seen = origin.seen.map_or_else(String::new, |date| date.to_string());
        out.push_str(&format!(
            "| {title} | {} | {seen} | {} |\n",
            or_empty(origin.publisher),
            or_empty(origin.trust)
        ));
    }
}
