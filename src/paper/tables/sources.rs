//! Where facts stand: every one with its source, what sources disagree on, and what to ask when
//! someone next calls.

use crate::paper::Edition;
use crate::paper::content;
use phonetree_core::directory::TeamRoute;
use phonetree_core::document::escape::markdown as text;
use phonetree_core::menu::{LineId, Node, StatedFact, Status, TeamId};

/// To be filled in by hand.
const BLANK: &str = "____________";

/// Where the facts of a menu stand, as Markdown with a checklist to fill in.
pub fn sources(tree: Edition<'_>, rows: &[TeamRoute]) -> String {
    let (says, stated) = (tree.says(), tree.facts(tree.reader));
    let mut out = format!("# {}\n\n", says.where_facts_stand(&text(tree.text(&tree.title))));
    let confirmed = stated.iter().filter(|fact| fact.confirmed.is_some()).count();
    out.push_str(&format!("{}\n\n", says.facts_confirmed(stated.len() as u64, &confirmed)));
    out.push_str(&format!(
        "## {}\n\n| {} | | {} | {} | {} | {} | {} |\n| --- | --- | --- | --- | --- | --- | --- |\n",
        says.every_fact(),
        says.fact(),
        says.stated(),
        says.status(),
        says.source(),
        says.as_of(),
        says.confirmed()
    ));
    for fact in &stated {
        let source = fact.fact.source.map(|id| &tree[id]);
        let title = source.map_or_else(String::new, |source| text(&source.title));
        let seen = source.and_then(|source| source.seen);
        let status = fact.fact.status.map_or_else(|| says.not_said(), |it| tree.status(it));
        let date =
            |date: Option<chrono::NaiveDate>| date.map_or_else(String::new, |it| it.to_string());
        out.push_str(&format!(
            "| `{}` | {} | {} | {status} | {title} | {} | {} |\n",
            fact.name,
            text(&fact.about),
            text(&fact.says),
            date(seen),
            date(fact.confirmed)
        ));
    }
    conflicts(&mut out, tree, rows, &stated);
    checklist(&mut out, tree, rows, &stated);
    out
}

/// What this file states beside what another source claims.
fn conflicts(out: &mut String, tree: Edition<'_>, rows: &[TeamRoute], stated: &[StatedFact]) {
    let disputed =
        |claim: &&phonetree_core::menu::Claim| claim.fact.status == Some(Status::Disputed);
    let of_numbers: Vec<String> =
        tree.line_ids().filter_map(|line| of_number(tree, rows, line)).collect();
    if of_numbers.is_empty() && !tree.claims.iter().any(|claim| disputed(&claim)) {
        return;
    }
    let says = tree.says();
    out.push_str(&format!(
        "\n## {}\n\n| {} | {} | {} | {} |\n| --- | --- | --- | --- |\n",
        says.conflicts(),
        says.about(),
        says.this_menu(),
        says.another_source(),
        says.which_source()
    ));
    for claim in tree.claims.iter().filter(disputed) {
        let own = |fact: &&StatedFact| {
            let parts: Vec<&str> = fact.name.splitn(3, '.').collect();
            matches!(parts[..], [_, id, what] if *id == *claim.about && what != "topics")
        };
        let own: Vec<String> = stated.iter().filter(own).map(|fact| text(&fact.says)).collect();
        let which = claim.fact.source.map_or_else(String::new, |id| {
            let trust = tree[id].trust.as_deref();
            let trust =
                trust.map_or_else(String::new, |it| format!(" {}", says.trusted(&text(it))));
            format!("{}{trust}", text(&tree[id].title))
        });
        out.push_str(&format!(
            "| `{}` | {} | {} | {which} |\n",
            claim.about,
            own.join("; "),
            text(&claim.says)
        ));
    }
    out.extend(of_numbers);
}

/// The hours published for a number beside those of the teams it leads to, where they differ.
fn of_number(tree: Edition<'_>, rows: &[TeamRoute], line: LineId) -> Option<String> {
    let (says, locale) = (tree.says(), tree.locale());
    let mut teams: Vec<TeamId> =
        rows.iter().filter(|row| row.line == line).map(|row| row.team).collect();
    teams.dedup();
    teams.retain(|team| tree.hours_differ(line, *team));
    let of_team = |team: &TeamId| {
        let hours = tree[*team].hours.as_ref()?.words(locale);
        Some(says.hours_of_team(&text(tree.text(&tree[*team].name)), &text(&hours)))
    };
    let told: Vec<String> = teams.iter().filter_map(of_team).collect();
    let hours = tree[line].hours.as_ref().filter(|_| !told.is_empty())?;
    let title = tree[line].fact.source.map_or_else(String::new, |id| text(&tree[id].title));
    Some(format!(
        "| `{}` | {} | {} | {title}; {} |\n",
        tree[line].id,
        told.join("; "),
        says.for_the_number(&text(tree[line].number.as_written()), &text(&hours.words(locale))),
        says.own_hours_apply_here()
    ))
}

/// What to ask, call by call, in the order in which one hears it.
fn checklist(out: &mut String, tree: Edition<'_>, rows: &[TeamRoute], stated: &[StatedFact]) {
    let says = tree.says();
    out.push_str(&format!(
        "\n## {}\n\n{}\n",
        says.when_someone_calls(),
        says.date_and_caller(&BLANK, &BLANK)
    ));
    let never =
        |name: &str| stated.iter().any(|fact| fact.name == *name && fact.confirmed.is_none());
    let to_confirm = |name: &str| match never(name) {
        true => format!(" `phonetree confirm {name} --on ____-__-__`"),
        false => String::new(),
    };
    for line in tree.line_ids() {
        let number = tree[line].number.as_written();
        out.push_str(&format!("\n### {}\n\n", text(number)));
        let id = &tree[line].id;
        out.push_str(&format!(
            "- [ ] {}{}\n",
            says.number_is_right(),
            to_confirm(&format!("lines.{id}.number"))
        ));
        if let Node::Menu(menu) = tree[line].answer {
            if tree.wording != Status::Published {
                out.push_str(&format!("- [ ] {} {BLANK}\n", says.write_down_what_is_said()));
            }
            out.push_str(&format!("- [ ] {} {BLANK}\n", says.which_keys()));
            for option in tree[menu].options.iter().filter(|option| !option.everywhere) {
                let name = format!("menus.{}.{}", tree[menu].id, option.keys);
                if let Some(fact) = stated.iter().find(|fact| fact.name == name) {
                    out.push_str(&format!(
                        "- [ ] {}{}\n",
                        says.is_it_so(&text(&fact.says)),
                        to_confirm(&name)
                    ));
                }
            }
        }
        for row in rows.iter().filter(|row| row.line == line) {
            let team = &tree[row.team];
            let name = text(tree.text(&team.name));
            match &team.hours {
                None => out.push_str(&format!("- [ ] {} {BLANK}\n", says.ask_when_open(&name))),
                Some(hours) => {
                    out.push_str(&format!(
                        "- [ ] {}{}\n",
                        says.ask_if_open(&name, &text(&hours.words(tree.locale()))),
                        to_confirm(&format!("teams.{}.hours", team.id))
                    ));
                    if !hours.know_holidays() && !hours.never_close() {
                        out.push_str(&format!(
                            "- [ ] {} {BLANK}\n",
                            says.ask_about_holidays(&name)
                        ));
                    }
                }
            }
        }
    }
    let doubts = content::doubts(tree);
    let mut open = doubts.iter().filter(|doubt| doubt.status != Some(Status::Published)).peekable();
    if open.peek().is_some() {
        out.push_str(&format!("\n### {}\n\n", says.what_is_disputed()));
    }
    for doubt in open {
        out.push_str(&format!(
            "- [ ] {} (`{}`) {} {BLANK}\n",
            says.is_this_so(&text(&doubt.says)),
            doubt.about,
            says.yes_or_no()
        ));
    }
}
