//! One answer as a person reads it: what it is about, who takes care of it, how things stand, and how to get
//! there, the right way first.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::answers::Answer;
use super::standing::standing;
use crate::directory::find::Whom;
use crate::directory::words::LINE_DECIDES_NOTHING;
use crate::directory::{NodeRoute, RouteStep, TeamRoute};
use crate::hours::{OpenStatus, moment_in_both};
use crate::language::Locale;
use crate::menu::{Channel, LineId, Node, Resource, Status, Team, TeamId, Text, Tree};

/// Whom it is for, when, and how much of it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Telling {
    /// The moment it is about, in the zone of the menu.
    pub now: DateTime<Tz>,
    /// The caller's own zone, if it differs: both clocks are shown then.
    pub caller: Option<Tz>,
    /// How much is shown.
    pub depth: Depth,
}

/// How much of an answer is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// What somebody about to call needs.
    Glance,
    /// Also how long a call takes, what a telephone can be told to dial, and who says otherwise.
    Everything,
}

/// What is said under a label: `Call`, `Email` ... A line without one is a sentence.
struct Said(&'static str, Vec<String>);

impl Said {
    fn sentence(said: String) -> Self {
        Self("", vec![said])
    }
}

impl Telling {
    /// All that is said of one answer.
    pub(super) fn block(&self, answer: &Answer<'_>) -> String {
        let tree = answer.tree;
        let mut said = match answer.found.listing.whom {
            Whom::Team(id) => self.team(answer, id),
            Whom::Line(id) => self.line(answer, id),
            Whom::Page(id) => page(&tree[id]),
            Whom::Node(node) => self.node(answer, node),
        };
        let holiday = self.holiday(answer).into_iter();
        let notes = holiday.chain(self.disputes(answer)).chain(not_published(answer));
        said.extend(notes.map(|note| Said("Note", vec![note])));
        let lines = said.into_iter().flat_map(|Said(label, lines)| {
            let labels = [label].into_iter().chain(std::iter::repeat(""));
            let line = |(shown, line): (&str, String)| match label {
                "" => format!("  {line}\n"),
                _ => format!("  {shown:<5} {line}\n"),
            };
            labels.zip(lines).map(line).collect::<Vec<_>>()
        });
        format!("{}\n{}", answer.heading(), lines.collect::<String>())
    }

    /// A choice among others: what it is about, and the best way, in a line.
    pub(super) fn short(&self, answer: &Answer<'_>) -> String {
        let tree = answer.tree;
        let way = match answer.found.listing.whom {
            Whom::Team(id) => {
                let way = |channel| {
                    let way = match channel {
                        Channel::Phone => way_to(tree, answer.routes.first()?),
                        Channel::Email | Channel::Fax | Channel::Web => {
                            written(&tree[id], channel)?
                        }
                    };
                    Some(format!("{} {way}", verb(channel)))
                };
                let channel = answer.channel();
                way(channel).or_else(|| [Channel::Phone, Channel::Email].into_iter().find_map(way))
            }
            Whom::Line(id) => Some(format!("call {}", tree[id].number.as_written())),
            Whom::Page(id) => Some(tree[id].url.to_string()),
            Whom::Node(_) => {
                let number = |row: &NodeRoute| tree[row.line].number.as_written();
                let row = answer.to_node.first();
                row.map(|row| format!("call {}{}", number(row), then_press(&row.steps)))
            }
        };
        match way {
            Some(way) => format!("{}: {way}", answer.heading()),
            None => answer.heading().to_owned(),
        }
    }

    fn standing(&self, tree: &Tree, status: Option<&OpenStatus>) -> String {
        // Beside a team's own clock stands the caller's, else the file's, where it has another time.
        standing(status, self.now, self.caller.or(Some(tree.zone)))
    }

    /// The right way comes first. Where that is not a call, a call is for questions.
    fn team(&self, answer: &Answer<'_>, id: TeamId) -> Vec<Said> {
        let (tree, team) = (answer.tree, &answer.tree[id]);
        let mut said = Vec::new();
        if answer.topic().is_some() {
            said.push(Said::sentence(team.name.first().to_owned()));
        }
        let state = self.standing(tree, answer.status.as_ref());
        let ready = match &answer.status {
            Some(OpenStatus::Closed { opens, .. }) => opens.map(|opens| opens.to_utc()),
            Some(OpenStatus::Open(_) | OpenStatus::MayBeClosed { .. }) | None => {
                Some(self.now.to_utc())
            }
        };
        let calls = answer.routes.iter().map(|row| self.call(tree, row, ready)).collect();
        let hours = team.hours.iter().map(|hours| hours.words(Locale::ENGLISH)).collect();
        let way = |channel| Said(label(channel), written(team, channel).into_iter().collect());
        let others = [Channel::Email, Channel::Fax, Channel::Web];
        let first = answer.channel();
        let is_told = |channel: &Channel| {
            *channel != first && !(*channel == Channel::Fax && answer.is_not_faxed(team))
        };
        if first != Channel::Phone {
            said.push(way(first));
        }
        let only_questions = answer.is_not_by_phone();
        said.push(Said::sentence(match only_questions && !answer.routes.is_empty() {
            true => format!("Questions about it: {state}"),
            false => state,
        }));
        said.push(Said(label(Channel::Phone), calls));
        said.extend(others.into_iter().filter(is_told).map(way));
        said.push(Said("Hours", hours));
        if let (Some(fax), Some(what), true) =
            (&team.fax, &team.fax_for, answer.is_not_faxed(team) && answer.is_asked_by_fax())
        {
            let note = format!("The fax number {} is for {}.", fax.as_written(), what.first());
            said.push(Said("Note", vec![note]));
        }
        said
    }

    /// How to call: the number and the keys, and for whom it matters what a telephone can be told to dial.
    fn call(&self, tree: &Tree, row: &TeamRoute, ready: Option<DateTime<Utc>>) -> String {
        let mut way = way_to(tree, row);
        if self.depth == Depth::Everything {
            let seconds = seconds(row.dialing.connected_ms);
            way.push_str(&format!(" ({seconds}; {})", row.dialing.tel));
        }
        if ready.is_none_or(|ready| row.from > ready) {
            way.push_str(&format!(", from {} on", self.moment(tree, row.from)));
        }
        way
    }

    /// How to get to what the line itself does.
    fn node(&self, answer: &Answer<'_>, node: Node) -> Vec<Said> {
        let tree = answer.tree;
        let first = match node {
            Node::Menu(_) => "A menu answers, with more to choose from.",
            Node::Entry(_) => "The line asks for digits: have them ready.",
            Node::Mailbox(_) => "Leave a message.",
            Node::Message(_) | Node::Branch(_) | Node::Team(_) => "A recording answers.",
        };
        let way = |row: &NodeRoute| {
            let way = format!("{}{}", tree[row.line].number.as_written(), then_press(&row.steps));
            match row.from > self.now.to_utc() {
                true => format!("{way}, from {} on", self.moment(tree, row.from)),
                false => way,
            }
        };
        let ways = answer.to_node.iter().map(way).collect();
        vec![Said::sentence(first.to_owned()), Said(label(Channel::Phone), ways)]
    }

    fn moment(&self, tree: &Tree, moment: DateTime<Utc>) -> String {
        moment_in_both(moment.with_timezone(&tree.zone), self.now, self.caller)
    }

    /// Whom one reaches by a line, key by key.
    fn line(&self, answer: &Answer<'_>, id: LineId) -> Vec<Said> {
        let tree = answer.tree;
        let about = tree[id].about.iter().map(|about| about.first().to_owned()).collect();
        let hours = tree[id].hours.iter();
        let hours =
            hours.map(|hours| format!("{}, {LINE_DECIDES_NOTHING}", hours.words(Locale::ENGLISH)));
        let team = |row: &&TeamRoute| {
            let team = &tree[row.team];
            let status = team.hours.as_ref().map(|hours| hours.status(self.now.to_utc()));
            let keys = then_press(&row.steps);
            let keys = keys.strip_prefix(", then ").unwrap_or("no key");
            format!("{keys}: {}, {}", team.name.first(), self.standing(tree, status.as_ref()))
        };
        vec![
            Said::sentence(self.standing(tree, answer.status.as_ref())),
            Said(label(Channel::Phone), vec![tree[id].number.as_written().to_owned()]),
            Said("Then", answer.routes.iter().map(team).collect()),
            Said("About", about),
            Said("Hours", hours.collect()),
        ]
    }

    /// That a team may be closed today for a holiday.
    fn holiday(&self, answer: &Answer<'_>) -> Option<String> {
        let own = match answer.found.listing.whom {
            Whom::Team(team) => Some(team),
            Whom::Line(_) | Whom::Page(_) | Whom::Node(_) => None,
        };
        let teams = own.into_iter().chain(answer.routes.iter().map(|row| row.team));
        let mut doubts = teams.filter_map(|team| {
            let hours = answer.tree[team].hours.as_ref()?;
            hours.holiday_doubt_at(self.now.to_utc())
        });
        doubts.next().map(|doubt| format!("Today is {doubt}."))
    }

    /// Who says otherwise.
    fn disputes(&self, answer: &Answer<'_>) -> Vec<String> {
        if self.depth == Depth::Glance {
            return Vec::new();
        }
        let disputes = answer.disputes().map(|claim| {
            let source = claim.fact.source.map(|source| &*answer.tree[source].title);
            format!("{} says otherwise: {}", source.unwrap_or("another source"), claim.says)
        });
        disputes.collect()
    }
}

/// That nobody published it, where that is so.
fn not_published(answer: &Answer<'_>) -> Option<String> {
    let unsure = answer.fact().status.filter(|status| *status != Status::Published);
    unsure.map(|status| format!("This is {status}, not published."))
}

fn page(page: &Resource) -> Vec<Said> {
    let about = page.about.iter().map(|about| about.first().to_owned()).collect();
    vec![
        Said::sentence(format!("No call is needed: {} has it.", page.name.first())),
        Said(label(Channel::Web), vec![page.url.to_string()]),
        Said("About", about),
    ]
}

const fn label(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "Call",
        Channel::Email => "Email",
        Channel::Fax => "Fax",
        Channel::Web => "Web",
    }
}

const fn verb(channel: Channel) -> &'static str {
    match channel {
        Channel::Phone => "call",
        Channel::Email => "email",
        Channel::Fax => "fax",
        Channel::Web => "see",
    }
}

/// The address or number of a team to write or fax to, or to look at.
fn written(team: &Team, channel: Channel) -> Option<String> {
    match channel {
        Channel::Phone => None,
        Channel::Email => team.email.as_ref().map(ToString::to_string),
        Channel::Fax => {
            let number = team.fax.as_ref()?.as_written();
            let emailed = team.topics.iter().any(|topic| topic.by == Channel::Email);
            Some(match team.fax_for.as_ref().map(Text::first) {
                Some(what) if emailed => {
                    format!("{number} (for {what}; not for what goes by email)")
                }
                Some(what) => format!("{number} (for {what})"),
                None => number.to_owned(),
            })
        }
        Channel::Web => team.url.as_ref().map(ToString::to_string),
    }
}

fn way_to(tree: &Tree, row: &TeamRoute) -> String {
    format!("{}{}", tree[row.line].number.as_written(), then_press(&row.steps))
}

/// ", then press 1, then 4": what is pressed on the way, where anything is.
fn then_press(steps: &[RouteStep]) -> String {
    let step = |step: &RouteStep| match step {
        RouteStep::Press(keys) => format!(", then press {keys}"),
        RouteStep::Enter(_) => ", then enter what it asks for".to_owned(),
        RouteStep::StayOn => ", then stay on the line".to_owned(),
    };
    steps.iter().map(step).collect()
}

fn seconds(ms: u64) -> String {
    match ms.div_ceil(1_000) {
        1 => "1 second".to_owned(),
        n => format!("{n} seconds"),
    }
}
