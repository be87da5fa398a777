//! What contexts and variables are called.

use std::collections::{HashMap, HashSet};

use crate::exchange::ExportSettings;
use crate::exchange::days::{DayByDay, DayTable, Minutes, hours_of, is_public};
use crate::exchange::settings::variable;
use crate::hours::{Holidays, Hours, HoursKey};
use crate::menu::{Node, Tree};

/// Names of an export. Ids of a menu file are lowercase letters, digits and dashes; what is not a node has an
/// underscore in its name, so the two never meet.
pub(super) struct DialplanNames<'a> {
    pub(super) tree: &'a Tree,
    pub(super) settings: &'a ExportSettings,
    contexts: HashMap<Node, String>,
    /// The hours that the menu asks for, each once, by the node that asks first.
    pub(super) hours: Vec<NamedHours<'a>>,
    places: HashMap<HoursKey<'a>, usize>,
    /// The holidays on which hours are closed, each once.
    pub(super) holidays: Vec<(String, &'a Holidays, chrono_tz::Tz)>,
}

/// Hours, and what is named after them.
pub(super) struct NamedHours<'a> {
    pub(super) hours: &'a Hours,
    pub(super) days: DayByDay,
    /// When they are open, but for the holidays on which they are closed as a subroutine says.
    pub(super) table: DayTable<Vec<Minutes>>,
    /// The extension that says when they open.
    pub(super) exten: String,
    /// The subroutine of their holidays: `kaiser_holidays,us,1`.
    pub(super) holidays: Option<String>,
}

impl<'a> DialplanNames<'a> {
    pub(super) fn of(tree: &'a Tree, settings: &'a ExportSettings) -> Self {
        let mut names = Self {
            tree,
            settings,
            contexts: contexts(tree, settings),
            hours: Vec::new(),
            places: HashMap::new(),
            holidays: Vec::new(),
        };
        for node in tree.nodes() {
            for hours in hours_of(tree, node) {
                if names.place(hours).is_none() {
                    names.add(hours, node);
                }
            }
        }
        names
    }

    fn add(&mut self, hours: &'a Hours, first: Node) {
        let days = DayByDay::of(hours);
        let kept = hours.holidays().filter(|it| hours.know_holidays() && days.is_closed_on(it));
        let holidays = kept.map(|kept| {
            let zone = hours.zone();
            let known = self.holidays.iter().find(|(_, it, of)| *it == kept && *of == zone);
            let exten = match known {
                Some((exten, ..)) => exten.clone(),
                None => {
                    let code = kept.code().to_ascii_lowercase();
                    let code = if code.is_empty() { "own".to_owned() } else { code };
                    let alike =
                        self.holidays.iter().filter(|(it, ..)| it.starts_with(&code)).count();
                    let exten = if alike == 0 { code } else { format!("{code}-{}", alike + 1) };
                    self.holidays.push((exten.clone(), kept, zone));
                    exten
                }
            };
            format!("{},{exten},1", self.shared("holidays"))
        });
        let exten = shortened(self.tree.node_id(first), self.hours.len());
        let taken = self.hours.iter().any(|known| known.exten == exten);
        let exten = if taken { format!("{exten}-{}", self.hours.len() + 1) } else { exten };
        let counts = |date| kept.is_none_or(|kept| !is_public(kept, date));
        let counted: Vec<_> = days.days.iter().filter(|(date, _)| counts(*date)).cloned().collect();
        let table = DayTable::of(&counted, &Vec::new());
        self.places.insert(hours.key(), self.hours.len());
        self.hours.push(NamedHours { hours, days, table, exten, holidays });
    }

    /// The context of a node.
    pub(super) fn context(&self, node: Node) -> &str {
        self.contexts.get(&node).map_or("", String::as_str)
    }

    /// A context beside that of a node: where its digits are read back.
    pub(super) fn beside(&self, node: Node, what: &str) -> String {
        format!("{}_{what}", self.context(node))
    }

    /// A context that belongs to no node.
    pub(super) fn shared(&self, what: &str) -> String {
        format!("{}_{what}", self.settings.name())
    }

    /// The beginning of a node.
    pub(super) fn at(&self, node: Node) -> String {
        format!("{},s,1", self.context(node))
    }

    /// The place of hours among all that the menu asks for.
    pub(super) fn place(&self, hours: &'a Hours) -> Option<usize> {
        self.places.get(&hours.key()).copied()
    }

    pub(super) fn hours(&self, hours: &'a Hours) -> Option<&NamedHours<'a>> {
        Some(&self.hours[self.place(hours)?])
    }

    /// The subroutine that finds the file of the moment at which a team opens.
    pub(super) fn opens(&self, node: Node) -> Option<String> {
        let hours = self.tree[node.team()?].hours.as_ref()?;
        Some(format!("{},{},1", self.shared("opens"), self.hours(hours)?.exten))
    }

    /// The subroutine that says whether it is within hours.
    pub(super) fn during(&self, hours: &Hours) -> Option<String> {
        Some(format!("{},{},1", self.shared("during"), self.hours(hours)?.exten))
    }

    /// The global variable of what is dialed for a team.
    pub(super) fn team(&self, node: Node) -> String {
        format!("{}_TEAM_{}", variable(self.settings.name()), variable(self.tree.node_id(node)))
    }

    /// The global variable of the folder of recordings.
    pub(super) fn recordings(&self) -> String {
        format!("{}_RECORDINGS", variable(self.settings.name()))
    }
}

/// The most letters of an id that are taken into the name of a context, which has 79 at most.
const LONGEST: usize = 38;

fn shortened(id: &str, place: usize) -> String {
    match id.get(LONGEST..) {
        None | Some("") => id.to_owned(),
        Some(_) => format!("{}-{place}", &id[..LONGEST - 7]),
    }
}

fn contexts(tree: &Tree, settings: &ExportSettings) -> HashMap<Node, String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut contexts = HashMap::new();
    for (place, node) in tree.nodes().enumerate() {
        let mut name = format!("{}-{}", settings.name(), shortened(tree.node_id(node), place));
        while !taken.insert(name.clone()) {
            name = format!("{name}-{place}");
        }
        contexts.insert(node, name);
    }
    contexts
}
