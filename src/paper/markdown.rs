//! The whole menu for a wiki: GitHub-flavoured Markdown.

use super::content::{self, Chapter, ContactErrand, TeamContact};
use super::diagrams;
use super::graph::CallGraph;
use super::graph::labels;
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;
use phonetree_core::document::escape::markdown as text;
use phonetree_core::menu::{Status, Text};

/// More than this many boxes are not a picture anymore, but a wall.
const MOST_STOPS: usize = 60;

/// The whole menu as Markdown: who, when, which keys, what is said word for word, timings, what is
/// assumed or disputed, and where the facts are from.
pub fn markdown(tree: Edition<'_>, rows: &[TeamRoute]) -> String {
    let mut out = format!("# {}\n\n", text(tree.text(&tree.title)));
    if let Some(notice) = &tree.notice {
        out.push_str(&format!("> {}\n\n", text(notice)));
    }
    let elsewhere = content::hours_elsewhere(tree);
    let (zone, says) = (tree.zone.name(), tree.says());
    let of_zone =
        if elsewhere { says.zone_of_most_hours(&zone) } else { says.zone_of_all_hours(&zone) };
    out.push_str(&format!("{of_zone}\n\n"));

    out.push_str(&format!("## {}\n\n", says.whom_to_call()));
    for desk in content::desks(tree, rows) {
        desk_of(&mut out, tree, &desk);
    }
    for page in content::pages(tree) {
        let about =
            page.about.map_or_else(String::new, |about| format!(" \u{2013} {}", text(&about)));
        out.push_str(&format!(
            "### {}\n\n{}: <{}>{about}\n\n",
            text(&page.name),
            says.no_call(),
            page.url
        ));
        errands_of(&mut out, (tree, &page.errands));
    }

    out.push_str(&format!(
        "## {}\n\n| {} | {} | {} | {} |\n| --- | --- | --- | --- |\n",
        says.the_numbers(),
        says.number(),
        says.what_it_is(),
        says.answered_by(),
        says.hours_of_number()
    ));
    let locale = tree.locale();
    for line in &tree.lines {
        let about = [line.name.as_ref().map(Text::first), line.about.as_ref().map(Text::first)];
        let about: Vec<String> = about.into_iter().flatten().map(text).collect();
        let answer = labels::node(tree, super::graph::GraphPlace::Node(line.answer)).name;
        let hours =
            line.hours.as_ref().map_or_else(String::new, |hours| text(&hours.words(locale)));
        let free = if line.toll_free { format!(" ({})", says.toll_free()) } else { String::new() };
        out.push_str(&format!(
            "| {}{free} | {} | {} | {hours} |\n",
            text(line.number.as_written()),
            about.join(": "),
            text(&answer)
        ));
    }

    switches(&mut out, tree);

    let flow = CallGraph::at_most(tree, MOST_STOPS);
    out.push_str(&format!(
        "\n## {}\n\n```mermaid\n{}```\n\n",
        says.the_call_flow(),
        diagrams::mermaid(&flow)
    ));

    out.push_str(&format!("## {}\n\n", says.what_is_heard()));
    let wording = match tree.wording {
        Status::Published => says.wording_published(),
        Status::Disputed => says.wording_disputed(),
        Status::Assumed => says.wording_assumed(),
    };
    out.push_str(&format!("{wording} {}\n\n", says.in_brackets()));
    for chapter in content::chapters(tree) {
        chapter_of(&mut out, tree, &chapter);
    }
    let longest = labels::seconds(tree.limits.longest_call_ms);
    out.push_str(&format!("{}\n\n", says.longest_call(&longest)));
    facts(&mut out, tree);
    out.truncate(out.trim_end().len());
    out + "\n"
}

fn desk_of(out: &mut String, tree: Edition<'_>, desk: &TeamContact) {
    let says = tree.says();
    out.push_str(&format!("### {}\n\n", text(&desk.name)));
    let mark = desk.status.map_or_else(String::new, |status| format!(" ({})", tree.status(status)));
    if let Some(about) = &desk.about {
        out.push_str(&format!("{}{mark}\n\n", text(about)));
    }
    for reach in &desk.reached {
        out.push_str(&format!(
            "- **{}** ({}; `{}`)\n",
            text(&reach.words(says)),
            says.until_it_answers(&reach.seconds),
            reach.tel
        ));
    }
    if desk.reached.is_empty() {
        out.push_str(&format!("- {}\n", says.no_number_leads_here()));
    }
    out.push_str(&format!("- {}\n", text(&desk.hours)));
    if let Some(email) = &desk.email {
        out.push_str(&format!("- {}: <{email}>\n", says.email()));
    }
    if let Some((fax, what)) = &desk.fax {
        let what = what.as_ref().map_or_else(String::new, |what| format!(" ({})", text(what)));
        out.push_str(&format!("- {}: {}{what}\n", says.fax(), text(fax)));
    }
    if let Some(url) = &desk.url {
        out.push_str(&format!("- {}: <{url}>\n", says.web()));
    }
    out.push('\n');
    errands_of(out, (tree, &desk.errands));
}

fn errands_of(out: &mut String, (tree, errands): (Edition<'_>, &[ContactErrand])) {
    if errands.is_empty() {
        return;
    }
    out.push_str(&format!("{}\n\n", tree.says().for_errands()));
    for errand in errands {
        let by = errand.other_than_a_call.map_or_else(String::new, |by| format!(" ({by})"));
        let status = errand.status;
        let mark = status.map_or_else(String::new, |status| format!(" *{}*", tree.status(status)));
        out.push_str(&format!("- {}{by}{mark}\n", text(&errand.say)));
    }
    out.push('\n');
}

fn chapter_of(out: &mut String, tree: Edition<'_>, chapter: &Chapter) {
    let (says, languages) = (tree.says(), tree.languages.len() > 1);
    let kind = chapter.kind.word(says);
    let mark =
        chapter.status.map_or_else(String::new, |status| format!(", {}", tree.status(status)));
    out.push_str(&format!("### {} (`{}`, {kind}{mark})\n\n", text(&chapter.name), chapter.id));
    if !chapter.choices.is_empty() {
        out.push_str(&format!(
            "| {} | {} | {} |\n| --- | --- | --- |\n",
            says.key(),
            says.purpose(),
            says.leads_to()
        ));
        for choice in &chapter.choices {
            let key =
                choice.key.as_deref().map_or_else(String::new, |key| format!("**{}**", text(key)));
            let mark = choice
                .status
                .map_or_else(String::new, |status| format!(" *{}*", tree.status(status)));
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
        let whole = match spoken.can_be_cut {
            true => String::new(),
            false => format!(", {}", says.cannot_be_cut()),
        };
        out.push_str(&format!(
            "*{}{language}{whole}*\n\n> {}\n\n",
            spoken.role,
            text(&spoken.words)
        ));
    }
}

/// What people turn by hand, where there is such a thing.
fn switches(out: &mut String, tree: Edition<'_>) {
    let (says, rows) = (tree.says(), content::switches(tree));
    if rows.is_empty() {
        return;
    }
    let heads = [says.switch(), says.what_it_is(), says.usually(), says.closed_while_on()];
    out.push_str(&format!("\n## {}\n\n| {} |\n", says.switches(), heads.join(" | ")));
    out.push_str("| --- | --- | --- | --- |\n");
    for row in rows {
        let usually = if row.is_usually_on { says.on() } else { says.off() };
        let about = row.about.as_deref().map_or_else(String::new, text);
        let closes = text(&row.closes.join(", "));
        out.push_str(&format!("| `{}` | {about} | {usually} | {closes} |\n", row.id));
    }
}

fn facts(out: &mut String, tree: Edition<'_>) {
    let says = tree.says();
    let doubts = content::doubts(tree);
    if !doubts.is_empty() {
        out.push_str(&format!("## {}\n\n", says.what_else_is_said()));
        for doubt in doubts {
            let status = doubt
                .status
                .map_or_else(String::new, |status| format!("**{}:** ", tree.status(status)));
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
    out.push_str(&format!(
        "## {}\n\n| {} | {} | {} | {} |\n| --- | --- | --- | --- |\n",
        says.sources(),
        says.source(),
        says.publisher(),
        says.last_looked_at(),
        says.worth()
    ));
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
