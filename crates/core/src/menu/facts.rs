//! What a file states, fact by fact: what its sources may be asked about, and what someone who
//! called has confirmed.

use chrono::NaiveDate;

use super::ids::LanguageId;
use super::tree::Tree;
use crate::menu::parts::{Fact, Lead, Text, Topic};

/// Something a file states of the world.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedFact {
    /// Its name, which is its place in the file: `teams.front-desk.hours`; `menus.main.2` for the
    /// option of key 2.
    pub name: String,
    /// Whom or what it is about, as people call it.
    pub about: String,
    /// What is stated, in words.
    pub says: String,
    /// Where it is from, and how sure it is.
    pub fact: Fact,
    /// When someone who called last found it to be so.
    pub confirmed: Option<NaiveDate>,
}

impl Tree {
    /// Every fact of the file, in the order of lines, menus, teams and resources. Words that are
    /// spoken are not facts here: `wording` of the tree says how sure they are.
    pub fn facts(&self) -> Vec<StatedFact> {
        let mut found = Found { tree: self, stated: Vec::new() };
        for line in &self.lines {
            let about = line.name.as_ref().map_or(&*line.id, Text::first);
            let of = Subject { kind: "lines", id: &line.id, about, fact: line.fact };
            found.add(&of, "number", Some(line.number.as_written().to_owned()));
            found.add(&of, "answer", Some(self.node_name(line.answer).to_owned()));
            let hours = line.hours.as_ref();
            found.add(&of, "hours", hours.map(|hours| hours.as_written().to_owned()));
        }
        for menu in &self.menus {
            for option in menu.options.iter().filter(|option| !option.everywhere) {
                let Lead::To(to) = option.lead else { continue };
                let of =
                    Subject { kind: "menus", id: &menu.id, about: &menu.id, fact: option.fact };
                let label = option.label.in_language(LanguageId::default());
                let says = format!("key {} ({label}) leads to {}", option.keys, self.node_name(to));
                found.add(&of, &option.keys.to_string(), Some(says));
            }
        }
        for team in &self.teams {
            let of =
                Subject { kind: "teams", id: &team.id, about: team.name.first(), fact: team.fact };
            found.add(&of, "name", Some(team.name.first().to_owned()));
            found.add(&of, "extension", team.extension.as_ref().map(ToString::to_string));
            found.add(&of, "hours", team.hours.as_ref().map(|hours| hours.as_written().to_owned()));
            found.add(&of, "email", team.email.as_ref().map(ToString::to_string));
            found.add(&of, "fax", team.fax.as_ref().map(|fax| fax.as_written().to_owned()));
            found.add(&of, "url", team.url.as_ref().map(ToString::to_string));
            found.add(&of, "topics", list(&team.topics));
        }
        for resource in &self.resources {
            let of = Subject {
                kind: "resources",
                id: &resource.id,
                about: resource.name.first(),
                fact: resource.fact,
            };
            found.add(&of, "url", Some(resource.url.to_string()));
            found.add(&of, "topics", list(&resource.topics));
        }
        found.stated
    }
}

/// What facts are about.
struct Subject<'a> {
    kind: &'a str,
    id: &'a str,
    about: &'a str,
    fact: Fact,
}

/// The facts found so far.
struct Found<'t> {
    tree: &'t Tree,
    stated: Vec<StatedFact>,
}

impl Found<'_> {
    fn add(&mut self, of: &Subject<'_>, what: &str, says: Option<String>) {
        let Some(says) = says else { return };
        let name = format!("{}.{}.{what}", of.kind, of.id);
        let confirmed = self.tree.confirmed.get(name.as_str()).copied();
        let about = of.about.to_owned();
        self.stated.push(StatedFact { name, about, says, fact: of.fact, confirmed });
    }
}

fn list(topics: &[Topic]) -> Option<String> {
    let topics: Vec<&str> = topics.iter().map(|topic| topic.say.first()).collect();
    (!topics.is_empty()).then(|| topics.join(" \u{b7} "))
}
