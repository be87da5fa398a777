//! Changes in three prints: for a terminal, for a pull request, for a program.

use serde_json::{Value, json};

use super::change::{Changes, MenuChange, Reroute, Sort};
use phonetree_core::document::escape::markdown as escaped;

impl Sort {
    const ALL: [Self; 5] = [Self::Route, Self::Hours, Self::People, Self::Waits, Self::Words];

    const fn heading(self) -> &'static str {
        match self {
            Self::Route => "Where it leads",
            Self::Hours => "When somebody answers",
            Self::People => "Whom, and what for",
            Self::Waits => "How long it waits",
            Self::Words => "What is said",
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Route => "route",
            Self::Hours => "hours",
            Self::People => "people",
            Self::Waits => "waits",
            Self::Words => "words",
        }
    }
}

impl Changes {
    /// The changes sort by sort, each sort with its heading.
    fn by_sort(&self) -> impl Iterator<Item = (&'static str, Vec<&MenuChange>)> {
        Sort::ALL.into_iter().filter_map(|sort| {
            let of: Vec<&MenuChange> =
                self.changes.iter().filter(|change| change.sort == sort).collect();
            (!of.is_empty()).then(|| (sort.heading(), of))
        })
    }
}

/// Changes as text: a sentence each, and the ways to teams before and after.
pub fn changes_in_words(changes: &Changes) -> String {
    let mut out = String::new();
    for (heading, changes) in changes.by_sort() {
        out.push_str(&format!("{heading}\n"));
        for change in changes {
            out.push_str(&format!("  {}\n", change.says));
            out.push_str(&marked(change, "    "));
        }
        out.push('\n');
    }
    if !changes.routes.is_empty() {
        out.push_str("Ways to teams, before and after\n");
        let name = |route: &Reroute| format!("{}  {}", route.number, route.team);
        let wide = changes.routes.iter().map(|route| name(route).chars().count()).max();
        for route in &changes.routes {
            out.push_str(&format!(
                "  {:wide$}  {} -> {}\n",
                name(route),
                ways(&route.before),
                ways(&route.after),
                wide = wide.unwrap_or_default()
            ));
        }
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// Changes as Markdown, for a pull request.
pub fn changes_as_markdown(changes: &Changes) -> String {
    let mut out = String::new();
    for (heading, changes) in changes.by_sort() {
        out.push_str(&format!("### {heading}\n\n"));
        for change in changes {
            out.push_str(&format!("- {}\n", escaped(&change.says)));
            if change.before.is_some() || change.after.is_some() {
                out.push_str(&format!("\n  ```diff\n{}  ```\n\n", marked(change, "  ")));
            }
        }
        out.truncate(out.trim_end().len());
        out.push_str("\n\n");
    }
    if !changes.routes.is_empty() {
        out.push_str(
            "### Ways to teams\n\n| Number | Team | Before | After |\n| --- | --- | --- | --- |\n",
        );
        for route in &changes.routes {
            let cells = [&*route.number, &*route.team, &ways(&route.before), &ways(&route.after)];
            out.push_str(&format!("| {} |\n", cells.map(escaped).join(" | ")));
        }
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

/// Changes as JSON: `{"reroutes", "changes": [{"sort", "says", "before", "after"}], "routes":
/// [{"number", "team", "before": [keys], "after": [keys]}]}`. Fields are added, not renamed.
pub fn changes_as_json(changes: &Changes) -> Value {
    let change = |change: &MenuChange| {
        json!({
            "sort": change.sort.word(),
            "says": change.says,
            "before": change.before,
            "after": change.after,
        })
    };
    let route = |route: &Reroute| {
        json!({
            "number": route.number,
            "team": route.team,
            "before": route.before,
            "after": route.after,
        })
    };
    json!({
        "reroutes": changes.reroutes(),
        "changes": changes.changes.iter().map(change).collect::<Vec<_>>(),
        "routes": changes.routes.iter().map(route).collect::<Vec<_>>(),
    })
}

/// What was there and what is there now, as patches mark it.
fn marked(change: &MenuChange, indent: &str) -> String {
    let line = |mark: char, words: &Option<String>| {
        let words = words.as_deref().filter(|words| !words.is_empty());
        // What is said in several lines is told in one: a patch, and the block around it, go by lines.
        let words = words.map(|words| words.replace(['\n', '\r', '\t'], " "));
        words.map(|words| format!("{indent}{mark} {words}\n")).unwrap_or_default()
    };
    line('-', &change.before) + &line('+', &change.after)
}

/// "1 or 4"; "no key" where the team answers itself, "no way" where nothing leads there.
fn ways(ways: &[String]) -> String {
    let keys = ways.iter().map(|keys| if keys.is_empty() { "no key" } else { keys });
    let keys: Vec<&str> = keys.collect();
    if keys.is_empty() { "no way".to_owned() } else { keys.join(" or ") }
}
