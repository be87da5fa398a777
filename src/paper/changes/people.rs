//! Lines, teams, web pages, and what they are there for.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::change::{MenuChange, Sort};
use super::hours;
use super::options::capital;
use crate::paper::Edition;
use crate::paper::graph::{GraphPlace, labels};
use phonetree_core::language::Locale;
use phonetree_core::menu::{Channel, Line, Node, Resource, Team, Text, Tree};

/// What answers the numbers, and which there are.
pub(super) fn lines(old: &Tree, new: &Tree) -> Vec<MenuChange> {
    let answers = |tree: &Tree, node: Node| {
        labels::node(Edition::in_english(tree), GraphPlace::Node(node)).name
    };
    let find = |tree: &'_ Tree, line: &Line| {
        tree.lines.iter().position(|other| other.number == line.number)
    };
    let mut changes = Vec::new();
    for line in &new.lines {
        let number = line.number.as_written();
        let answer = answers(new, line.answer);
        let Some(earlier) = find(old, line).map(|place| &old.lines[place]) else {
            changes.push(routed(format!("{number} is new, and answered by {answer}.")));
            continue;
        };
        let before = answers(old, earlier.answer);
        if before != answer && old.node_id(earlier.answer) != new.node_id(line.answer) {
            changes.push(routed(format!("{number} is answered by {answer} instead of {before}.")));
        }
        let said = |line: &Line| {
            line.hours
                .as_ref()
                .map_or_else(|| "none".to_owned(), |hours| hours.words(Locale::ENGLISH))
        };
        if said(earlier) != said(line) {
            let (before, after) = (said(earlier), said(line));
            let says = format!("The hours published for {number} are others; the teams decide.");
            changes.push(MenuChange::from_to(Sort::People, says, &before, &after));
        }
        if earlier.toll_free != line.toll_free {
            let free = if line.toll_free { "is" } else { "is no longer" };
            let says = format!("{number} {free} free to call.");
            changes.push(MenuChange::new(Sort::People, says));
        }
    }
    let gone = old.lines.iter().filter(|line| find(new, line).is_none());
    changes.extend(gone.map(|line| {
        let answer = answers(old, line.answer);
        let number = line.number.as_written();
        routed(format!("{number} is gone; it was answered by {answer}."))
    }));
    changes
}

/// When teams answer, and what is known of them.
pub(super) fn teams(
    old: &Tree,
    new: &Tree,
    span: (DateTime<Utc>, DateTime<Utc>),
) -> Vec<MenuChange> {
    let pairs = new.teams.iter().filter_map(|team| Some((twin(old, team)?, team)));
    let of_pair = |(old, new): (&Team, &Team)| {
        let hours = hours::changed(old.hours.as_ref(), new.hours.as_ref(), span);
        let hours =
            hours.map(|says| MenuChange::new(Sort::Hours, format!("{} {says}.", new.name.first())));
        let facts = facts(old).into_iter().zip(facts(new));
        let facts = facts.filter_map(|((what, before), (_, after))| {
            fact(new.name.first(), what, before.as_deref(), after.as_deref())
        });
        hours.into_iter().chain(facts).collect::<Vec<_>>()
    };
    pairs.flat_map(of_pair).collect()
}

/// The same team in another tree: by its name in the file, or by what people call it.
pub(super) fn twin<'t>(tree: &'t Tree, team: &Team) -> Option<&'t Team> {
    let by_id = tree.teams.iter().find(|other| other.id == team.id);
    by_id.or_else(|| tree.teams.iter().find(|other| other.name == team.name))
}

fn facts(team: &Team) -> [(&'static str, Option<String>); 6] {
    let owned = |text: Option<&Text>| text.map(|text| text.first().to_owned());
    [
        ("name", Some(team.name.first().to_owned())),
        ("email", team.email.as_ref().map(ToString::to_string)),
        ("fax", team.fax.as_ref().map(|fax| fax.as_written().to_owned())),
        ("what the fax is for", owned(team.fax_for.as_ref())),
        ("web page", team.url.as_ref().map(ToString::to_string)),
        ("description", owned(team.about.as_ref())),
    ]
}

fn fact(name: &str, what: &str, before: Option<&str>, after: Option<&str>) -> Option<MenuChange> {
    let says = match (before, after) {
        (before, after) if before == after => return None,
        (Some(before), Some(after)) => {
            format!("{name}: the {what} is {after} instead of {before}.")
        }
        (Some(before), None) => format!("{name}: the {what} is gone; it was {before}."),
        (None, Some(after)) => format!("{name}: the {what} is new: {after}."),
        (None, None) => return None,
    };
    Some(MenuChange::new(Sort::People, says))
}

/// Whose errand is whose.
pub(super) fn errands(old: &Tree, new: &Tree) -> Vec<MenuChange> {
    let (old, new) = (whose(old), whose(new));
    let mut all: Vec<&str> = old.keys().chain(new.keys()).copied().collect();
    all.sort_unstable();
    all.dedup();
    let of = |say: &str| {
        let says = match (old.get(say), new.get(say)) {
            (before, after) if before == after => return None,
            (Some(before), Some(after)) => {
                format!("\"{}\" is now with {after} instead of {before}.", capital(say))
            }
            (Some(before), None) => {
                format!("\"{}\" is no longer anyone's errand; it was with {before}.", capital(say))
            }
            (None, after) => {
                let after = after.map(String::as_str).unwrap_or_default();
                format!("\"{}\" is a new errand, with {after}.", capital(say))
            }
        };
        Some(MenuChange::new(Sort::People, says))
    };
    all.into_iter().filter_map(of).collect()
}

/// Who takes care of each errand: teams and web pages by their names in the file.
fn whose(tree: &Tree) -> BTreeMap<&str, String> {
    let teams = tree.teams.iter().map(|team: &Team| (team.name.first(), team.topics.as_slice()));
    let pages = tree.resources.iter();
    let pages = pages.map(|page: &Resource| (page.name.first(), page.topics.as_slice()));
    let mut whose: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (name, topics) in teams.chain(pages) {
        for topic in topics {
            let by = match topic.by {
                Channel::Phone => "",
                Channel::Email => " by email",
                Channel::Fax => " by fax",
                Channel::Web => " on the web",
            };
            whose.entry(topic.say.first()).or_default().push(format!("{name}{by}"));
        }
    }
    whose.into_iter().map(|(say, whom)| (say, whom.join(" and "))).collect()
}

fn routed(says: String) -> MenuChange {
    MenuChange::new(Sort::Route, says)
}
