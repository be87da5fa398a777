//! How a caller comes somewhere: which line, which keys.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet, VecDeque};

use super::exits::ExitWay;
use crate::menu::ids::{LanguageId, LineId, MailboxId, Node, OutsideId, QueueId, SwitchId, TeamId};
use crate::menu::parts::{Keys, Text, WayToPerson};
use crate::menu::tree::Tree;

/// A way to a team: the line to dial and the keys to press, one [`Keys`] a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The line to dial.
    pub line: LineId,
    /// What to press, menu by menu; empty where the team answers the line itself.
    pub keys: Vec<Keys>,
}

impl Tree {
    /// The line of a number in any usual way of writing; of a line's own name, or what people call it;
    /// or of a team that answers a line itself. Names may be in any case
    /// and in any language of the file.
    pub fn line_for(&self, dialed: &str) -> Option<LineId> {
        let by_number = || {
            let number = crate::menu::PhoneNumber::parse(dialed).ok()?;
            let with = self.line_ids().find(|id| self[*id].number == number);
            // Somebody who answers there has the extension.
            let without = |id: &LineId| self[*id].number.digits() == number.digits();
            with.or_else(|| self.line_ids().find(without))
        };
        let asked = dialed.trim().to_lowercase();
        let called = |name: &str| name.to_lowercase() == asked;
        let by_name = |line: &LineId| {
            let line = &self[*line];
            called(&line.id) || line.name.iter().flat_map(Text::all).any(called)
        };
        let by_team = |line: &LineId| match self[*line].answer {
            Node::Team(team) => called(&self[team].id) || self[team].name.all().any(called),
            Node::Menu(_)
            | Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Queue(_)
            | Node::Callback(_) => false,
        };
        let exactly = self.line_ids().find(|id| *self[*id].id == *dialed);
        exactly
            .or_else(by_number)
            .or_else(|| self.line_ids().find(by_name))
            .or_else(|| self.line_ids().find(by_team))
            .or_else(|| self.line_by_some_digits(dialed))
    }

    /// The only line of a number without its area code or its country code, or with what is dialed before
    /// those: `555-0142`, `020 7946 0958`, `0044 20 7946 0958`.
    fn line_by_some_digits(&self, dialed: &str) -> Option<LineId> {
        const FEWEST: usize = 7;
        let is_number = |c: char| c.is_ascii_digit() || "+-. ()".contains(c);
        let number = dialed.trim().trim_start_matches("tel:");
        let number = &number[..number.find(|c| !is_number(c)).unwrap_or(number.len())];
        let digits: String = number.chars().filter(char::is_ascii_digit).collect();
        let digits = digits.trim_start_matches('0');
        // `+44 020` has a zero too many.
        let zero_less = |code: usize| {
            let (code, rest) = digits.split_at_checked(code)?;
            Some(format!("{code}{}", rest.strip_prefix('0')?))
        };
        let fits = |id: &LineId| {
            let own = self[*id].number.digits();
            own.ends_with(digits) || (1..=3).filter_map(zero_less).any(|less| less == own)
        };
        let mut fitting = self.line_ids().filter(fits);
        let found = fitting.next().filter(|_| digits.len() >= FEWEST)?;
        fitting.next().is_none().then_some(found)
    }

    /// The team of an id, or the one that people call so in any language. Names may be in any case.
    pub fn team_for(&self, asked: &str) -> Option<TeamId> {
        let asked = asked.trim().to_lowercase();
        let called = |name: &str| name.to_lowercase() == asked;
        let by_name = |team: &TeamId| self[*team].name.all().any(called);
        let by_id = self.team_ids().find(|team| called(&self[*team].id));
        let the_one = || {
            let mut named = self.team_ids().filter(by_name);
            named.next().filter(|_| named.next().is_none())
        };
        by_id.or_else(the_one)
    }

    /// The mailbox of a name in the file.
    pub fn mailbox_for(&self, asked: &str) -> Option<MailboxId> {
        let mut mailboxes = self.mailbox_ids();
        mailboxes.find(|mailbox| *self[*mailbox].id == *asked.trim())
    }

    /// The queue of an id, or all queues for a team of an id or a name.
    pub fn queues_for(&self, asked: &str) -> Vec<QueueId> {
        if let Some(queue) = self.queue_ids().find(|queue| *self[*queue].id == *asked) {
            return vec![queue];
        }
        let team = self.team_for(asked);
        self.queue_ids().filter(|queue| team == Some(self[*queue].team)).collect()
    }

    /// The switch of a name in the file.
    pub fn switch_for(&self, asked: &str) -> Option<SwitchId> {
        self.switch_ids().find(|switch| *self[*switch].id == *asked.trim())
    }

    /// The question of a name that is decided outside.
    pub fn outside_for(&self, asked: &str) -> Option<OutsideId> {
        self.outside_ids().find(|question| *self[*question].id == *asked.trim())
    }

    /// The shortest way to every team, from each line that reaches it, in the order of the lines.
    pub fn routes_to_teams(&self) -> HashMap<TeamId, Vec<Route>> {
        self.first_routes_to_teams(usize::MAX)
    }

    /// The same for callers of one language, who choose no other on the way; a team that can't be reached so is
    /// reached by the others' ways.
    pub fn routes_to_teams_in(&self, language: LanguageId) -> HashMap<TeamId, Vec<Route>> {
        let mut routes = self.routes_by(usize::MAX, Some(language));
        if self.languages.len() > 1 {
            let mut any = self.routes_to_teams();
            for team in self.team_ids() {
                if let Some(others) = any.remove(&team) {
                    routes.entry(team).or_insert(others);
                }
            }
        }
        routes
    }

    /// The same, from no more than so many lines for each team.
    pub(in crate::menu) fn first_routes_to_teams(
        &self,
        most: usize,
    ) -> HashMap<TeamId, Vec<Route>> {
        self.routes_by(most, None)
    }

    fn routes_by(&self, most: usize, language: Option<LanguageId>) -> HashMap<TeamId, Vec<Route>> {
        let mut routes: HashMap<TeamId, Vec<Route>> = HashMap::new();
        // From how many lines a node was reached: those lines reach all that lies behind it, too.
        let mut passed: HashMap<Node, usize> = HashMap::new();
        for line in self.line_ids() {
            let mut seen = HashSet::new();
            let mut presses = Presses::default();
            // By how many menus a node is away: what takes no key goes to the front.
            let mut next = VecDeque::from([(self[line].answer, None)]);
            while let Some((node, pressed)) = next.pop_front() {
                if !seen.insert(node) {
                    continue;
                }
                let passed = passed.entry(node).or_default();
                *passed += 1;
                if *passed > most {
                    continue;
                }
                if let Node::Team(team) = node {
                    routes
                        .entry(team)
                        .or_default()
                        .push(Route { line, keys: presses.until(pressed) });
                }
                for exit in self.exits(node) {
                    match exit.way {
                        ExitWay::Option { option, .. } | ExitWay::Extension { option, .. }
                            if language.zip(option.language).is_some_and(|(own, it)| own != it) => {
                        }
                        // Who leaves the line does not want the team.
                        ExitWay::Option { .. } if matches!(node, Node::Queue(_)) => {}
                        ExitWay::Option { option, .. } => {
                            let keys = Cow::Owned(option.keys.first());
                            next.push_back((exit.to, Some(presses.add(pressed, keys))));
                        }
                        ExitWay::Extension { keys, .. }
                        | ExitWay::Person(WayToPerson { keys, .. }) => {
                            let keys = Cow::Borrowed(keys);
                            next.push_back((exit.to, Some(presses.add(pressed, keys))));
                        }
                        // A caller who waits in line reaches the team in the end.
                        ExitWay::Next | ExitWay::Case(_) | ExitWay::Otherwise | ExitWay::Free => {
                            next.push_front((exit.to, pressed));
                        }
                        // What is entered is known to the caller only.
                        ExitWay::Entered
                        | ExitWay::Closed
                        | ExitWay::Unanswered
                        | ExitWay::Busy
                        | ExitWay::Full
                        | ExitWay::TooLong(_)
                        | ExitWay::MailboxKey(_)
                        | ExitWay::Empty
                        | ExitWay::Star
                        | ExitWay::GaveUp(_)
                        | ExitWay::NoInput(_)
                        | ExitWay::NoMatch(_) => {}
                    }
                }
            }
        }
        routes
    }
}

/// Keys that are pressed on many ways, each with the place of those before it: ways share them.
#[derive(Default)]
struct Presses<'t>(Vec<(Option<usize>, Cow<'t, Keys>)>);

impl<'t> Presses<'t> {
    /// Adds keys after others; their place.
    fn add(&mut self, before: Option<usize>, keys: Cow<'t, Keys>) -> usize {
        self.0.push((before, keys));
        self.0.len() - 1
    }

    /// All keys up to these, in their order.
    fn until(&self, last: Option<usize>) -> Vec<Keys> {
        let mut keys = Vec::new();
        let mut at = last;
        while let Some(place) = at {
            let (before, pressed) = &self.0[place];
            keys.push(Keys::clone(pressed));
            at = *before;
        }
        keys.reverse();
        keys
    }
}
