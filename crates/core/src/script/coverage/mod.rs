//! How much of a menu calls have met.
mod point;

pub use point::Point;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use self::point::KINDS;
use crate::call::{Action, Decided, Effect, Report, TransferOutcome};
use crate::document::Lines;
use crate::menu::{MenuOption, Node, Tree};

/// How often calls met each point of one menu.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage(BTreeMap<Point, u64>, FileKeys);

/// The options that are keys of the whole file, each with its place among those.
type FileKeys = BTreeMap<(Node, usize), usize>;

impl Coverage {
    /// Every point of a menu, none of them met.
    pub fn of(tree: &Tree) -> Self {
        let mut points = Vec::new();
        for node in tree.nodes() {
            points.push(Point::Node(node));
            match node {
                Node::Menu(menu) => {
                    let own = tree[menu].options.iter().enumerate();
                    let own = own.filter(|(_, option)| !option.everywhere);
                    points.extend(own.map(|(n, _)| Point::Option(menu, n)));
                    points.extend([Point::NoInput(node), Point::NoMatch(node)]);
                }
                Node::Entry(_) | Node::Directory(_) => {
                    points.extend([Point::NoInput(node), Point::NoMatch(node)]);
                }
                Node::Branch(branch) => {
                    points.extend((0..=tree[branch].cases.len()).map(|n| Point::Case(branch, n)));
                }
                Node::Team(team) => {
                    points.push(Point::Open(team));
                    let hours = tree[team].hours.as_ref().filter(|hours| !hours.never_close());
                    points.extend(hours.map(|_| Point::Closed(team)));
                    let closings = tree[team].closings.iter();
                    points.extend(closings.map(|it| Point::ClosedBy(team, it.switch)));
                    let (silent, busy) = (tree[team].unanswered_to, tree[team].busy_to);
                    let point = |outcome| Point::NotReached(team, outcome);
                    points.extend(silent.map(|_| point(TransferOutcome::NoAnswer)));
                    points.extend(busy.map(|_| point(TransferOutcome::Busy)));
                }
                Node::Queue(queue) => {
                    points.push(Point::InLine(queue));
                    let own = tree[queue].options.iter().enumerate();
                    let own = own.filter(|(_, option)| !option.everywhere);
                    points.extend(own.map(|(n, _)| Point::WayOut(queue, n)));
                    points.extend(tree[queue].longest_ms.map(|_| Point::TooLong(queue)));
                    points.extend(tree[queue].full_to.map(|_| Point::Full(queue)));
                }
                Node::Callback(_) => points.extend([Point::NoInput(node), Point::NoMatch(node)]),
                Node::Mailbox(id) => {
                    let keys = 0..tree[id].keys.len();
                    points.extend(keys.map(|place| Point::MailboxKey(id, place)));
                    points.extend(tree[id].full_to.map(|_| Point::MailboxFull(id)));
                    if tree[id].review.is_some() {
                        points.extend([Point::NoInput(node), Point::NoMatch(node)]);
                    }
                }
                Node::Message(_) => {}
            }
        }
        points.extend((0..tree.keys.len()).map(Point::FileKey));
        if tree.languages.len() > 1 {
            points.extend(tree.language_ids().map(Point::Language));
        }
        let place = |option: &MenuOption| {
            let is_it = |key: &MenuOption| option.everywhere && key.keys == option.keys;
            tree.keys.iter().position(is_it)
        };
        let keys = tree.nodes().flat_map(|node| {
            let options = tree.options_at(node).iter().enumerate();
            options.filter_map(move |(n, option)| Some(((node, n), place(option)?)))
        });
        Self(points.into_iter().map(|point| (point, 0)).collect(), keys.collect())
    }

    /// Counts what an effect shows of a call.
    pub fn see(&mut self, effect: &Effect) {
        match effect {
            Effect::Do(Action::Play { utterance, .. }) => {
                self.count(Point::Language(utterance.language));
            }
            Effect::Do(_) => {}
            Effect::Report(report) => self.see_report(report),
        }
    }

    fn see_report(&mut self, report: &Report) {
        match report {
            Report::Reached(node) => {
                self.count(Point::Node(*node));
            }
            Report::Branched { branch, case } => self.count(Point::Case(*branch, *case)),
            Report::Chosen { menu, option } => {
                let own = Point::Option(*menu, *option);
                self.count_option((Node::Menu(*menu), *option), own);
            }
            Report::ChosenAtMailbox { mailbox, place } => {
                self.count(Point::MailboxKey(*mailbox, *place));
            }
            Report::Decided(Decided::MailboxFull(mailbox, true)) => {
                self.count(Point::MailboxFull(*mailbox));
            }
            Report::NoInput { node, .. } => self.count(Point::NoInput(*node)),
            Report::NoMatch { node, .. } => self.count(Point::NoMatch(*node)),
            Report::Transferred { team, .. } => self.count(Point::Open(*team)),
            Report::Closed { team, switch, .. } => self.count(match switch {
                Some(switch) => Point::ClosedBy(*team, *switch),
                None => Point::Closed(*team),
            }),
            Report::NotReached { team, outcome } => {
                self.count(Point::NotReached(*team, *outcome));
            }
            Report::InLine { queue, .. } => self.count(Point::InLine(*queue)),
            Report::ChosenInLine { queue, option } => {
                let own = Point::WayOut(*queue, *option);
                self.count_option((Node::Queue(*queue), *option), own);
            }
            Report::WaitedTooLong(queue) => self.count(Point::TooLong(*queue)),
            Report::QueueFull(queue) => self.count(Point::Full(*queue)),
            Report::CallbackRequested { .. }
            | Report::Answered(_)
            | Report::LanguageChosen(_)
            | Report::Pressed(_)
            | Report::Decided(_)
            | Report::Entered { .. }
            | Report::Ended { .. } => {}
        }
    }

    /// An option was taken; as one of its node's own, it is this point.
    fn count_option(&mut self, taken: (Node, usize), own: Point) {
        let key = self.1.get(&taken).copied();
        self.count(key.map_or(own, Point::FileKey));
    }

    fn count(&mut self, point: Point) {
        if let Some(count) = self.0.get_mut(&point) {
            *count += 1;
        }
    }

    /// Adds what other calls to the same menu met.
    pub fn add(&mut self, other: &Self) {
        for (point, count) in &other.0 {
            *self.0.entry(*point).or_default() += count;
        }
    }

    /// How many points were met, and how many there are.
    pub fn met(&self) -> (usize, usize) {
        (self.0.values().filter(|count| **count > 0).count(), self.0.len())
    }

    /// For a person: what no call met, with its line in the file, then how much of each kind was.
    pub fn text(&self, tree: &Tree, name: &str, text: &str) -> String {
        let lines = Lines::of(text);
        let mut said = String::new();
        for (point, _) in self.0.iter().filter(|(_, count)| **count == 0) {
            let place = match point.place(tree) {
                Some(place) => format!("{name}:{}", lines.position(place).line),
                None => name.to_owned(),
            };
            said += &format!("  {:<40}  {place}\n", point.in_words(tree));
        }
        if !said.is_empty() {
            said = format!("no call met\n{said}\n");
        }
        let (met, all) = self.met();
        said += &format!("coverage of {name}: {met} of {all} ({:.0} %)\n", percent(met, all));
        for (kind, (met, all)) in self.kinds() {
            said += &format!("  {kind:<14} {met:>4} of {all}\n");
        }
        said
    }

    /// For a program: one object.
    pub fn json(&self, tree: &Tree, name: &str, text: &str) -> Value {
        let lines = Lines::of(text);
        let (met, all) = self.met();
        let points = self.0.iter().map(|(point, count)| {
            json!({
                "kind": KINDS[point.kind()], "what": point.in_words(tree), "count": count,
                "line": point.place(tree).map(|place| lines.position(place).line),
            })
        });
        let kinds = self
            .kinds()
            .into_iter()
            .map(|(kind, (met, all))| (kind.to_owned(), json!({ "met": met, "all": all })));
        json!({
            "menu": name, "met": met, "all": all,
            "kinds": Value::Object(kinds.collect()),
            "points": points.collect::<Vec<_>>(),
        })
    }

    /// For `genhtml` and editors: a tracefile of lcov (geninfo(1)). Nodes are its functions; whether
    /// a question was left without an answer, a team open or closed, a case chosen, its branches.
    pub fn lcov(&self, tree: &Tree, file: &str, text: &str) -> String {
        let lines = Lines::of(text);
        let line = |point: &Point| Some(lines.position(point.place(tree)?).line);
        let (mut functions, mut calls, mut branches) =
            (String::new(), String::new(), String::new());
        let mut hits: BTreeMap<usize, u64> = BTreeMap::new();
        let (mut found, mut met) = ([0, 0], [0, 0]);
        for (point, count) in &self.0 {
            let Some(line) = line(point) else { continue };
            let hit = hits.entry(line).or_default();
            *hit = (*hit).max(*count);
            let is_branch = !matches!(point, Point::Node(_));
            found[usize::from(is_branch)] += 1;
            met[usize::from(is_branch)] += usize::from(*count > 0);
            if is_branch {
                let nth = found[1];
                branches += &format!("BRDA:{line},0,{nth},{count}\n");
            } else {
                let name = point.in_words(tree);
                functions += &format!("FN:{line},{name}\n");
                calls += &format!("FNDA:{count},{name}\n");
            }
        }
        let lines_hit = hits.values().filter(|count| **count > 0).count();
        let data: Vec<String> = hits
            .iter()
            .map(|(line, count)| {
                format!(
                    "DA:{line},{count}
"
                )
            })
            .collect();
        let data = data.concat();
        format!(
            "TN:\nSF:{file}\n{functions}{calls}FNF:{}\nFNH:{}\n{branches}BRF:{}\nBRH:{}\n{data}LF:{}\nLH:{lines_hit}\nend_of_record\n",
            found[0],
            met[0],
            found[1],
            met[1],
            hits.len()
        )
    }

    /// Of each kind that the menu has, how many points were met, and how many there are.
    fn kinds(&self) -> Vec<(&'static str, (usize, usize))> {
        let of = |kind: usize| {
            let points = || self.0.iter().filter(move |(point, _)| point.kind() == kind);
            (points().filter(|(_, count)| **count > 0).count(), points().count())
        };
        let all = KINDS.iter().enumerate().map(|(kind, name)| (*name, of(kind)));
        all.filter(|(_, (_, all))| *all > 0).collect()
    }
}

fn percent(met: usize, all: usize) -> f64 {
    if all == 0 { 100.0 } else { 100.0 * met as f64 / all as f64 }
}
