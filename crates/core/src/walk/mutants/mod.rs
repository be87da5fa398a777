//! Menu files broken on purpose, each in one small way: anyone who tests a menu wants to know which of
//! them nobody would notice.
//!
//! In comes the text of a menu file, out come other texts, each with what is different and where.
//! They are menus like any other, read by the one loader; whether a caller meets any difference is
//! for [`difference`](super::difference()) to say. How long a node waits is not touched: that is a
//! setting, and no fact of a menu.
mod edit;
mod hours;
mod waiting;

use std::ops::Range;

use toml_edit::{Document, Item, TableLike, Value};

use self::edit::{Edit, Site};

/// A menu file broken on purpose, in one small way.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mutant {
    /// What is different, as a sentence: "option 1 of main leads to sales instead of billing".
    pub what: String,
    /// Where in the text it was changed: bytes of the file as it was.
    pub place: Range<usize>,
    /// The whole text, changed. It need not load: what does not, is not a mutant.
    pub text: String,
}

/// Every mutant of a menu file, in the order of its tables; none of a text that is not TOML.
///
/// ```
/// use phonetree_core::{menu, walk};
///
/// let mutant = walk::mutants(menu::FIRST_LINE).next().expect("a menu can be broken");
/// assert_ne!(mutant.text, menu::FIRST_LINE);
/// assert!(mutant.place.end <= menu::FIRST_LINE.len());
/// ```
pub fn mutants(text: &str) -> impl Iterator<Item = Mutant> + '_ {
    let file = Document::parse(text).ok();
    let changes = file.as_ref().map(changes).unwrap_or_default();
    let whole = file.map(Document::into_mut);
    changes.into_iter().filter_map(move |Change { what, place, edit }| {
        let mut mutant = whole.clone()?;
        edit.apply(&mut mutant)?;
        Some(Mutant { what, place, text: mutant.to_string() })
    })
}

struct Change {
    what: String,
    place: Range<usize>,
    edit: Edit,
}

/// Collects changes to one file.
struct Pen<'f> {
    file: &'f Document<&'f str>,
    changes: Vec<Change>,
}

fn changes(file: &Document<&str>) -> Vec<Change> {
    let mut pen = Pen { file, changes: Vec::new() };
    pen.lines();
    pen.keys();
    for menu in pen.sites("menus") {
        pen.options(&menu);
        pen.tries(&menu);
        pen.target(&menu, "give_up", "gives up to");
        pen.drop(&menu, "give_up", "no longer leads on those who fail");
        pen.asks_again(&menu);
        pen.drop(&menu, "key_length", "no longer waits for more keys");
        pen.failures(&menu);
    }
    for message in pen.sites("messages") {
        pen.target(&message, "to", "goes on to");
        pen.drop(&message, "to", "ends the call");
        pen.drop(&message, "do", "ends the call");
    }
    for entry in pen.sites("entries") {
        pen.target(&entry, "to", "goes on to");
        pen.tries(&entry);
        pen.target(&entry, "give_up", "gives up to");
        pen.drop(&entry, "give_up", "no longer leads on those who fail");
        pen.asks_again(&entry);
        pen.failures(&entry);
        for (key, when) in [("empty_to", "without digits"), ("star_to", "after *")] {
            pen.target(&entry, key, &format!("goes on, {when}, to"));
            pen.drop(&entry, key, &format!("no longer leads on {when}"));
        }
        pen.drop(&entry, "confirm", "reads nothing back");
    }
    for directory in pen.sites("directories") {
        pen.tries(&directory);
        pen.target(&directory, "give_up", "gives up to");
        pen.drop(&directory, "give_up", "no longer leads on those who fail");
        pen.failures(&directory);
        pen.target(&directory, "star_to", "goes on, after *, to");
        pen.drop(&directory, "star_to", "no longer leads on after *");
        pen.drop(&directory, "by", "asks for the last name");
    }
    for mailbox in pen.sites("mailboxes") {
        pen.target(&mailbox, "full_to", "leads on, when full, to");
        pen.drop(&mailbox, "review", "sends each message at once");
        pen.drop(&mailbox, "options", "has no way out");
    }
    pen.waiting();
    for branch in pen.sites("branches") {
        pen.cases(&branch);
    }
    pen.teams();
    pen.changes
}

impl<'f> Pen<'f> {
    fn table(&self) -> &'f dyn TableLike {
        self.file.as_table()
    }

    fn sites(&self, kind: &'static str) -> Vec<Site> {
        let tables = self.table().get(kind).and_then(Item::as_table_like);
        let ids = tables.into_iter().flat_map(TableLike::iter).map(|(id, _)| Site::new(kind, id));
        ids.collect()
    }

    fn parts(&self, site: &Site, list: &'static str) -> Vec<Site> {
        let parts = (0..).map(|n| site.part(list, n));
        parts.take_while(|part| part.read(self.table()).is_some()).collect()
    }

    fn text(&self, site: &Site, key: &str) -> Option<&'f str> {
        site.text(self.table(), key)
    }

    fn add(&mut self, site: &Site, key: Option<&str>, what: String, edit: Edit) {
        let place = site.place(self.file, key);
        self.changes.push(Change { what, place, edit });
    }

    fn set(&mut self, site: &Site, key: &'static str, value: &str, what: String) {
        self.add(site, Some(key), what, Edit::Set(site.clone(), key, Value::from(value)));
    }

    fn drop(&mut self, site: &Site, key: &'static str, what: &str) {
        if site.read(self.table()).is_some_and(|table| table.contains_key(key)) {
            let what = format!("{} {what}", site.id);
            self.add(site, Some(key), what, Edit::Drop(site.clone(), key));
        }
    }

    /// A node that is not this one, nor where this one leads: the next of its kind, else any.
    fn other_node(&self, site: &Site, target: &str) -> Option<String> {
        let kinds = [
            "teams",
            "menus",
            "messages",
            "mailboxes",
            "entries",
            "branches",
            "directories",
            "queues",
            "callbacks",
        ];
        let nodes: Vec<Site> = kinds.into_iter().flat_map(|kind| self.sites(kind)).collect();
        let at = nodes.iter().position(|node| node.id == target);
        let at = at.or((target == "back").then_some(0))?;
        let fits = |node: &&Site| node.id != target && node.id != site.id;
        nodes.iter().cycle().skip(at + 1).take(nodes.len()).find(fits).map(|node| node.id.clone())
    }

    /// Leads elsewhere.
    fn target(&mut self, site: &Site, key: &'static str, leads: &str) {
        let Some(target) = self.text(site, key) else { return };
        if let Some(other) = self.other_node(site, target) {
            let what = format!("{} {leads} {other} instead of {target}", site.id);
            self.set(site, key, &other, what);
        }
    }

    fn lines(&mut self) {
        let lines = self.sites("lines");
        for pair in lines.windows(2) {
            let [one, other] = pair else { continue };
            if self.text(one, "answer") != self.text(other, "answer") {
                let what =
                    format!("lines {} and {} answer with each other's node", one.id, other.id);
                self.add(
                    one,
                    Some("answer"),
                    what,
                    Edit::Swap(one.clone(), other.clone(), "answer"),
                );
            }
        }
        for line in &lines {
            self.target(line, "answer", "answers with");
        }
    }

    /// Keys of the whole file.
    fn keys(&mut self) {
        for key in self.sites("keys") {
            let what = format!("key {} is gone from every menu", key.id);
            let edit = Edit::DropEntry("keys", key.id.clone());
            self.add(&key, None, what, edit);
        }
    }

    fn options(&mut self, menu: &Site) {
        let options = self.parts(menu, "options");
        let key =
            |pen: &Self, option: &Site| pen.text(option, "key").unwrap_or_default().to_owned();
        for option in &options {
            let name = format!("option {} of {}", key(self, option), menu.id);
            if let Some(target) = self.text(option, "to")
                && let Some(other) = self.other_node(menu, target)
            {
                let what = format!("{name} leads to {other} instead of {target}");
                self.set(option, "to", &other, what);
            }
            if options.len() > 1 {
                self.add(option, None, format!("{name} is gone"), Edit::DropPart(option.clone()));
            }
            self.hours(option, "during", &name);
            if self.text(option, "during").is_some() {
                let what = format!("{name} is offered at all hours");
                self.add(option, Some("during"), what, Edit::Drop(option.clone(), "during"));
            }
            if self.text(option, "language").is_some() {
                let what = format!("{name} no longer changes the language");
                self.add(option, Some("language"), what, Edit::Drop(option.clone(), "language"));
            }
        }
        for pair in options.windows(2) {
            let [one, other] = pair else { continue };
            let names =
                format!("options {} and {} of {}", key(self, one), key(self, other), menu.id);
            let both = |name: &str| (self.text(one, name), self.text(other, name));
            if let (Some(first), Some(second)) = both("to")
                && first != second
            {
                let what = format!("{names} lead to each other's node");
                self.add(one, Some("to"), what, Edit::Swap(one.clone(), other.clone(), "to"));
            }
            let what = format!("{names} have each other's key");
            self.add(one, Some("key"), what, Edit::Swap(one.clone(), other.clone(), "key"));
        }
    }

    /// What is counted and said when it asks again.
    fn asks_again(&mut self, site: &Site) {
        let value = |table: Option<&'f dyn TableLike>, key: &str| {
            table?.get("timings")?.as_table_like()?.get(key)?.as_str()
        };
        for (key, usual, other, what) in [
            (
                "count",
                "apart",
                "together",
                ["counts silence and wrong keys apart", "counts silence and wrong keys together"],
            ),
            (
                "again",
                "options",
                "all",
                ["doesn't greet when it asks again", "greets when it asks again"],
            ),
            (
                "wrong_key_while_speaking",
                "counts",
                "ignored",
                [
                    "no longer ignores wrong keys while it speaks",
                    "ignores wrong keys while it speaks",
                ],
            ),
        ] {
            let own = value(site.read(self.table()), key);
            let Some(now) = own.or_else(|| value(Some(self.table()), key)) else { continue };
            let greets = site
                .read(self.table())
                .is_some_and(|node| node.contains_key("greeting") && !node.contains_key("again"));
            if key == "again" && !greets {
                continue;
            }
            let (set, what) = if now == usual { (other, what[1]) } else { (usual, what[0]) };
            let edit = Edit::SetIn(site.clone(), "timings", key, Value::from(set));
            self.add(site, Some("timings"), format!("{} {what}", site.id), edit);
        }
        if self.text(site, "again") != Some("options") {
            self.drop(site, "again", "asks again in its usual words");
        }
    }

    /// A retry less, or more where there is none.
    fn tries(&mut self, site: &Site) {
        const DEFAULT: i64 = 3;
        for (key, when) in
            [("no_input_tries", "nothing is pressed"), ("no_match_tries", "a key leads nowhere")]
        {
            let in_table =
                |table: Option<&'f dyn TableLike>| table?.get("timings")?.as_table_like()?.get(key);
            let own = in_table(site.read(self.table()));
            let tries = own.or_else(|| in_table(Some(self.table())));
            let tries = match tries {
                None => Some(DEFAULT),
                // None where it asks forever.
                Some(tries) => tries.as_integer(),
            };
            let other = tries.map_or(DEFAULT, |tries| if tries > 1 { tries - 1 } else { 2 });
            let what = match tries {
                Some(tries) => {
                    format!("{} asks {other} instead of {tries} times when {when}", site.id)
                }
                None => format!("{} asks {other} times, and not forever, when {when}", site.id),
            };
            let edit = Edit::SetIn(site.clone(), "timings", key, Value::from(other));
            self.add(site, Some("timings"), what, edit);
        }
    }

    fn cases(&mut self, branch: &Site) {
        self.target(branch, "otherwise", "leads otherwise to");
        let cases = self.parts(branch, "cases");
        for (n, case) in cases.iter().enumerate() {
            let name = format!("case {} of {}", n + 1, branch.id);
            if let Some(target) = self.text(case, "to")
                && let Some(other) = self.other_node(branch, target)
            {
                let what = format!("{name} leads to {other} instead of {target}");
                self.set(case, "to", &other, what);
            }
            if cases.len() > 1 {
                self.add(case, None, format!("{name} is gone"), Edit::DropPart(case.clone()));
            }
            self.hours(case, "during", &name);
        }
    }

    fn hours(&mut self, site: &Site, key: &'static str, name: &str) {
        let Some(hours) = self.text(site, key) else { return };
        for (difference, near) in hours::near(hours) {
            let what = format!("{name} {difference} (\"{near}\" instead of \"{hours}\")");
            self.set(site, key, &near, what);
        }
    }

    /// Where those go on who press nothing, or wrong keys.
    fn failures(&mut self, node: &Site) {
        for (key, who) in [
            ("no_input_to", "those who press nothing"),
            ("no_match_to", "those who press wrong keys"),
        ] {
            self.target(node, key, &format!("leads {who} to"));
            self.drop(node, key, &format!("leads {who} as all who fail"));
        }
    }

    fn teams(&mut self) {
        let teams = self.sites("teams");
        for team in &teams {
            self.hours(team, "hours", &team.id);
            self.drop(team, "hours", "never closes");
            self.target(team, "closed_to", "leads on, when closed, to");
            self.drop(team, "closed_to", "ends the call when closed");
            self.target(team, "unanswered_to", "leads on, when nobody answers, to");
            self.drop(team, "unanswered_to", "ends the call when nobody answers");
            self.target(team, "busy_to", "leads on, when busy, to");
            self.drop(team, "busy_to", "goes on as when nobody answers when it is busy");
            self.drop(team, "last_name", "is spelled as the last word of its name");
            self.drop(team, "extension", "has no extension");
            self.drop(team, "email", "has no email address");
            self.drop(team, "fax", "has no fax number");
            self.drop(team, "url", "has no web page");
        }
        for (key, called) in
            [("email", "email address"), ("fax", "fax number"), ("extension", "extension")]
        {
            let with: Vec<&Site> =
                teams.iter().filter(|team| self.text(team, key).is_some()).collect();
            for pair in with.windows(2) {
                let [one, other] = pair else { continue };
                if self.text(one, key) != self.text(other, key) {
                    let what = format!("{} and {} have each other's {called}", one.id, other.id);
                    self.add(
                        one,
                        Some(key),
                        what,
                        Edit::Swap((*one).clone(), (*other).clone(), key),
                    );
                }
            }
        }
    }
}
