//! A menu as a dialplan of FreeSWITCH and its ivr menus. Nobody has run it on the real thing: the head of each file says
//! so.
//!
//! Every node is an extension of one context; what it does next is a transfer within that context. Names of nodes,
//! digits and files are all that is put into it; words of the menu stand in comments alone.
mod hours;
mod menus;
mod nodes;
mod table;
mod xml;

use std::collections::{HashMap, HashSet};

use self::hours::HoursTables;
pub(super) use self::table::translation;
use self::xml::Xml;
use super::days::hours_of;
use super::inventory::DayKinds;
use super::settings::variable;
use super::{Export, ExportSettings, ExportedFile, OtherSystem};
use crate::menu::{LanguageId, Node, Onward, PromptId, PromptTakes, TakePart, Tree};

/// Two elements of a dialplan: what an extension does.
type Actions = Vec<(&'static str, String)>;

/// Ends of a call, as extensions. No node is called so: an id has no underscore.
const GAVE_UP: &str = "end_gave_up";
const GOODBYE: &str = "end_goodbye";
const HANG_UP: &str = "end_hang_up";

/// A menu as a dialplan.
pub(super) fn export(tree: &Tree, takes: &PromptTakes, settings: &ExportSettings) -> Export {
    let places = places(tree);
    let (plan, ivr) = (Xml::within(2), Xml::within(1));
    let hours = HoursTables::of(tree);
    let mut writer = XmlWriter { tree, takes, settings, places, hours: &hours, plan, ivr };
    writer.lines();
    writer.ends();
    tree.nodes().for_each(|node| writer.node(node));
    let name = settings.name();
    let (plan, ivr) = (writer.plan_file(), writer.ivr_file());
    let files = vec![
        ExportedFile { path: format!("{name}.xml"), text: plan },
        ExportedFile { path: format!("{name}.ivr.xml"), text: ivr },
    ];
    let days = |node: Node| {
        let mut kinds = DayKinds::default();
        for asked in hours_of(tree, node) {
            let known = hours.get(asked);
            kinds.special |= !known.is_weekly;
            kinds.moving |= !known.table.dates.is_empty();
        }
        // Options are offered at any hour.
        if let Node::Menu(_) = node { DayKinds::default() } else { kinds }
    };
    Export { files, report: OtherSystem::FreeSwitch.report(tree, &days) }
}

/// What the extension of each node is called: its id, where no other kind of node has it, too.
fn places(tree: &Tree) -> HashMap<Node, String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut places = HashMap::new();
    for (n, node) in tree.nodes().enumerate() {
        let id = tree.node_id(node);
        let begins = id.starts_with(|c: char| c.is_ascii_lowercase());
        let mut name = if begins { id.to_owned() } else { format!("node-{id}") };
        while !taken.insert(name.clone()) {
            name = format!("{name}-{n}");
        }
        places.insert(node, name);
    }
    places
}

/// Writes the parts of a dialplan.
struct XmlWriter<'a> {
    tree: &'a Tree,
    takes: &'a PromptTakes,
    settings: &'a ExportSettings,
    places: HashMap<Node, String>,
    hours: &'a HoursTables<'a>,
    /// Extensions.
    plan: Xml,
    /// Ivr menus.
    ivr: Xml,
}

impl XmlWriter<'_> {
    /// The extension of a node.
    fn name(&self, node: Node) -> String {
        self.places.get(&node).cloned().unwrap_or_default()
    }

    /// An extension as `transfer` takes it.
    fn place(&self, name: &str) -> String {
        format!("{name} XML {}", self.settings.name())
    }

    /// Where a way onward leads, as an extension.
    fn onward(&self, to: Onward, is_menu: bool) -> String {
        match to {
            Onward::To(node) => self.name(node),
            Onward::Back if is_menu => "${before}".to_owned(),
            Onward::Back => "${here}".to_owned(),
            Onward::HangUp => HANG_UP.to_owned(),
        }
    }

    /// A variable of this export.
    fn variable(&self, what: &str, id: &str) -> String {
        format!("{}_{what}_{}", variable(self.settings.name()), variable(id)).to_ascii_lowercase()
    }

    fn extension(&mut self, name: &str, inside: impl FnOnce(&mut Xml, &[(&str, &str)])) {
        let expression = format!("^{name}$");
        self.plan.inside("extension", &[("name", name)], |xml| {
            inside(xml, &[("field", "destination_number"), ("expression", &expression)]);
        });
    }

    /// Who is sent to a name gets all this done.
    fn does(&mut self, name: &str, actions: &Actions) {
        self.extension(name, |xml, is_it| xml.inside("condition", is_it, |xml| acts(xml, actions)));
    }

    /// Who is sent to a name is sent on.
    fn transfers(&mut self, name: &str, target: &str) {
        let to = self.place(target);
        self.does(name, &vec![("transfer", to)]);
    }

    /// Who is sent to a name, and of whom something holds, is sent on.
    fn transfers_if(&mut self, name: &str, field: &str, expression: &str, target: &str) {
        let to = self.place(target);
        self.extension(name, |xml, is_it| {
            xml.element("condition", is_it);
            xml.inside("condition", &[("field", field), ("expression", expression)], |xml| {
                acts(xml, &vec![("transfer", to)]);
            });
        });
    }

    /// The files of prompts in a language, one after the other; nothing where there are no words.
    fn files(&self, prompts: &[PromptId], language: LanguageId) -> String {
        let folder = self.settings.prompts();
        let take = |part: &TakePart| match part {
            TakePart::Words { take, .. } => Some(format!("{folder}{take}.wav")),
            TakePart::Option(_, value) => {
                value.as_ref().map(|value| format!("{folder}{}.wav", value.take))
            }
            TakePart::Opens(_)
            | TakePart::OtherLine(_)
            | TakePart::Digits(_)
            | TakePart::Value(..)
            | TakePart::Position(_)
            | TakePart::Wait(_) => None,
        };
        let parts = prompts.iter().flat_map(|prompt| self.takes.parts(*prompt, language));
        parts.filter_map(take).collect::<Vec<_>>().join("!")
    }

    /// Says prompts; a key ends them, or none does.
    fn says(&self, prompts: &[PromptId], keys_end_it: bool) -> Actions {
        let files = self.files(prompts, LanguageId::default());
        if files.is_empty() {
            return Actions::new();
        }
        let ends = if keys_end_it { "any" } else { "none" };
        vec![("set", format!("playback_terminators={ends}")), ("playback", files)]
    }

    fn lines(&mut self) {
        let tree = self.tree;
        let mut known: HashSet<String> = HashSet::new();
        for line in &tree.lines {
            let number = line.number.to_string();
            let digits = number.trim_start_matches('+').to_owned();
            // Of two extensions of one number, the first answers.
            if !known.insert(digits.clone()) {
                continue;
            }
            if let Some(name) = &line.name {
                self.plan.comment(name.first());
            }
            let top = self.first_menu(line.answer).map_or_else(String::new, |it| self.name(it));
            let longest = tree.limits.longest_call_ms.div_ceil(1_000);
            let mut actions: Actions = vec![
                ("answer", String::new()),
                ("set", "playback_delimiter=!".to_owned()),
                ("set", format!("top={top}")),
                ("set", format!("here={top}")),
                ("set", format!("before={top}")),
                ("sched_hangup", format!("+{longest} allotted_timeout")),
            ];
            actions.extend(self.language(LanguageId::default()));
            actions.push(("transfer", self.place(&self.name(line.answer))));
            self.does(&format!("\\+?{digits}"), &actions);
        }
    }

    /// The first menu that a caller reaches.
    fn first_menu(&self, from: Node) -> Option<Node> {
        let mut seen = HashSet::from([from]);
        let mut open = std::collections::VecDeque::from([from]);
        while let Some(node) = open.pop_front() {
            if let Node::Menu(_) = node {
                return Some(node);
            }
            let exits = self.tree.exits(node).into_iter().map(|exit| exit.to);
            open.extend(exits.filter(|to| seen.insert(*to)));
        }
        None
    }

    /// From here on in this language.
    fn language(&self, language: LanguageId) -> Actions {
        let language = &self.tree.languages[language.index()];
        let (primary, region) = language.tag.split_once('-').unwrap_or((&language.tag, "us"));
        let (primary, region) = (primary.to_ascii_lowercase(), region.to_ascii_lowercase());
        vec![
            ("set", format!("spoken={primary}")),
            ("set", format!("sound_prefix=$${{sounds_dir}}/{primary}/{region}/phonetree")),
        ]
    }

    /// Ends of a call.
    fn ends(&mut self) {
        let shared = &self.tree.shared;
        for (name, says) in
            [(GAVE_UP, Some(shared.gave_up)), (GOODBYE, Some(shared.goodbye)), (HANG_UP, None)]
        {
            let mut actions = self.says(says.as_slice(), false);
            actions.push(("hangup", String::new()));
            self.does(name, &actions);
        }
    }

    fn head(&self, xml: &mut Xml, goes: &str) {
        xml.comment(self.tree.title.first());
        xml.comment(
            "Written by `phonetree export` for FreeSWITCH: change the menu, not this file.",
        );
        xml.comment("Not run on the real thing: try every way through it before callers do.");
        xml.comment(goes);
    }

    fn plan_file(&mut self) -> String {
        let (name, tree) = (self.settings.name(), self.tree);
        let mut xml = Xml::within(0);
        let body = std::mem::take(&mut self.plan).text();
        xml.inside("include", &[], |xml| {
            self.head(xml, &format!("Into the folder dialplan. Send calls to the context {name}, with the number that was dialed."));
            if let Some(notice) = &tree.notice {
                xml.comment(notice);
            }
            xml.comment("What is dialed for a team: user/1000, sofia/gateway/office/100. To be filled in.");
            for team in tree.team_ids() {
                let id = tree.node_id(Node::Team(team));
                let dial = self.settings.dial(id).unwrap_or("error/NO_ROUTE_DESTINATION");
                let data = format!("{}={dial}", self.variable("team", id));
                xml.element("X-PRE-PROCESS", &[("cmd", "set"), ("data", &data)]);
            }
            xml.inside("context", &[("name", name)], |xml| xml.raw(&body));
        });
        xml.text()
    }

    fn ivr_file(&mut self) -> String {
        let mut xml = Xml::within(0);
        let body = std::mem::take(&mut self.ivr).text();
        xml.inside("include", &[], |xml| {
            self.head(xml, "Into the folder ivr_menus.");
            xml.raw(&body);
        });
        xml.text()
    }
}

fn acts(xml: &mut Xml, actions: &Actions) {
    for (application, data) in actions {
        match data.is_empty() {
            true => xml.element("action", &[("application", application)]),
            false => xml.element("action", &[("application", application), ("data", data)]),
        }
    }
}
