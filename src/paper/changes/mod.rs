//! What has changed between two trees, as a caller would put it.
//!
//! Both are laid open as books, and what the one says and the other does not is reported: first what
//! leads elsewhere, then when somebody answers, then whom and what, and last the words.
mod change;
mod hours;
mod options;
mod people;
mod print;
mod spoken;
mod texts;

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

pub use change::{Changes, MenuChange, Reroute, Sort};
pub use print::{changes_as_json, changes_as_markdown, changes_in_words};

use super::content;
use super::edition::Edition;
use phonetree_core::directory::TeamRoute;
use phonetree_core::menu::Tree;

/// What has changed from one tree to another; each comes with its routing table. Hours are compared
/// between two instants.
pub fn changes(
    (old, old_rows): (&Tree, &[TeamRoute]),
    (new, new_rows): (&Tree, &[TeamRoute]),
    span: (DateTime<Utc>, DateTime<Utc>),
) -> Changes {
    let chapters =
        (content::chapters(Edition::in_english(old)), content::chapters(Edition::in_english(new)));
    let mut changes = people::lines(old, new);
    changes.extend(options::options(&chapters.0, &chapters.1));
    changes.extend(people::teams(old, new, span));
    changes.extend(people::errands(old, new));
    changes.extend(texts::texts(old, new));
    changes.extend(spoken::spoken(&chapters.0, &chapters.1));
    changes.sort_by_key(|change| change.sort);
    Changes { changes, routes: reroutes((old, old_rows), (new, new_rows)) }
}

/// The ways to each team by each line that are not the same in both tables.
fn reroutes(old: (&Tree, &[TeamRoute]), new: (&Tree, &[TeamRoute])) -> Vec<Reroute> {
    let (old, new) = (ways(old.0, old.1), ways(new.0, new.1));
    let mut all: Vec<&Destination> = new.keys().chain(old.keys()).collect();
    all.sort_unstable();
    all.dedup();
    let of = |table: &BTreeMap<Destination, (String, Vec<String>)>, whom: &Destination| {
        table.get(whom).map(|(_, ways)| ways.clone()).unwrap_or_default()
    };
    let name = |whom: &Destination| {
        let named = new.get(whom).or_else(|| old.get(whom));
        named.map(|(name, _)| name.clone()).unwrap_or_default()
    };
    all.into_iter()
        .map(|whom| Reroute {
            number: whom.0.clone(),
            team: name(whom),
            before: of(&old, whom),
            after: of(&new, whom),
        })
        .filter(|reroute| reroute.before != reroute.after)
        .collect()
}

/// A line by its number, and a team by its name in the file.
type Destination = (String, String);

fn ways(tree: &Tree, rows: &[TeamRoute]) -> BTreeMap<Destination, (String, Vec<String>)> {
    let mut ways: BTreeMap<Destination, (String, Vec<String>)> = BTreeMap::new();
    for row in rows {
        let (line, team) = (&tree[row.line], &tree[row.team]);
        let whom = (line.number.as_written().to_owned(), team.id.to_string());
        ways.entry(whom)
            .or_insert_with(|| (team.name.first().to_owned(), Vec::new()))
            .1
            .push(row.keys());
    }
    ways
}
