//! What a file states, fact by fact: what its sources may be asked about, and what someone who
//! called has confirmed.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::ids::Node;
use super::tree::Tree;
use crate::hours::Hours;
use crate::menu::parts::{Fact, Lead, MenuOption, ReaderLanguage, Text, Topic};

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
    /// Every fact of the file, in the order of lines, menus, teams and resources, as its readers have it. Words
    /// that are spoken are not facts here: `wording` of the tree says how sure they are.
    pub fn facts(&self, reader: ReaderLanguage) -> Vec<StatedFact> {
        let stated = |found: Found<'_>| {
            let name = found.name();
            let confirmed = self.confirmed.get(name.as_str()).copied();
            let about = match found.about {
                Some(name) => name.in_language(reader.menu),
                None => found.id,
            };
            let says = self.says(&found.says, reader);
            StatedFact { name, about: about.to_owned(), says, fact: found.fact, confirmed }
        };
        self.found().into_iter().map(stated).collect()
    }

    /// The name of every fact, in the same order.
    pub fn fact_names(&self) -> Vec<String> {
        self.found().iter().map(Found::name).collect()
    }

    fn found(&self) -> Vec<Found<'_>> {
        let mut all = Vec::new();
        for line in &self.lines {
            let found = Found::new("lines", &line.id, line.name.as_ref(), line.fact);
            all.push(found.that("number", Says::Written(line.number.as_written())));
            all.push(found.that("answer", Says::Node(line.answer)));
            all.extend(line.hours.as_ref().map(|hours| found.that("hours", Says::hours(hours))));
        }
        for menu in &self.menus {
            for option in menu.options.iter().filter(|option| !option.everywhere) {
                let Lead::To(to) = option.lead else { continue };
                let found = Found::new("menus", &menu.id, None, option.fact);
                all.push(found.that(option.keys.to_string(), Says::Option(option, to)));
            }
        }
        for team in &self.teams {
            let found = Found::new("teams", &team.id, Some(&team.name), team.fact);
            let shown = |what, it: Option<String>| it.map(|it| found.that(what, Says::Shown(it)));
            all.push(found.that("name", Says::Text(&team.name)));
            all.extend(shown("extension", team.extension.as_ref().map(ToString::to_string)));
            all.extend(team.hours.as_ref().map(|hours| found.that("hours", Says::hours(hours))));
            all.extend(shown("email", team.email.as_ref().map(ToString::to_string)));
            let fax = team.fax.as_ref().map(|fax| Says::Written(fax.as_written()));
            all.extend(fax.map(|fax| found.that("fax", fax)));
            all.extend(shown("url", team.url.as_ref().map(ToString::to_string)));
            all.extend(found.topics(&team.topics));
        }
        for resource in &self.resources {
            let found = Found::new("resources", &resource.id, Some(&resource.name), resource.fact);
            all.push(found.that("url", Says::Shown(resource.url.to_string())));
            all.extend(found.topics(&resource.topics));
        }
        all
    }

    fn says(&self, says: &Says<'_>, reader: ReaderLanguage) -> String {
        match says {
            Says::Written(written) => (*written).to_owned(),
            Says::Shown(shown) => shown.clone(),
            Says::Text(text) => text.in_language(reader.menu).to_owned(),
            Says::Node(node) => self.node_name_in(*node, reader.menu).to_owned(),
            Says::Option(option, to) => reader.locale.documents().key_leads_to(
                &option.keys,
                &option.label.in_language(reader.menu),
                &self.node_name_in(*to, reader.menu),
            ),
            Says::Topics(topics) => {
                let topics = topics.iter().map(|topic| topic.say.in_language(reader.menu));
                topics.collect::<Vec<_>>().join(" \u{b7} ")
            }
        }
    }
}

/// A fact as it stands in the tree.
#[derive(Clone)]
struct Found<'t> {
    kind: &'static str,
    id: &'t str,
    what: Cow<'static, str>,
    /// Whom or what it is about, where that has a name for people.
    about: Option<&'t Text>,
    says: Says<'t>,
    fact: Fact,
}

/// What a fact states.
#[derive(Clone)]
enum Says<'t> {
    Written(&'t str),
    Shown(String),
    Text(&'t Text),
    Node(Node),
    /// Where it leads.
    Option(&'t MenuOption, Node),
    Topics(&'t [Topic]),
}

impl<'t> Found<'t> {
    fn new(kind: &'static str, id: &'t str, about: Option<&'t Text>, fact: Fact) -> Self {
        Self { kind, id, what: Cow::Borrowed(""), about, says: Says::Written(""), fact }
    }

    fn that(&self, what: impl Into<Cow<'static, str>>, says: Says<'t>) -> Self {
        Self { what: what.into(), says, ..self.clone() }
    }

    fn topics(&self, topics: &'t [Topic]) -> Option<Self> {
        (!topics.is_empty()).then(|| self.that("topics", Says::Topics(topics)))
    }

    fn name(&self) -> String {
        format!("{}.{}.{}", self.kind, self.id, self.what)
    }
}

impl<'t> Says<'t> {
    fn hours(hours: &'t Hours) -> Self {
        Self::Written(hours.as_written())
    }
}
