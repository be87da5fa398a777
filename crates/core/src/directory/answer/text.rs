//! Answers as a person reads them.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::answers::Answer;
use crate::directory::find::{Directory, Doubt, Whom};
use crate::directory::words::LINE_DECIDES_NOTHING;
use crate::directory::{NodeRoute, RouteStep, TeamRoute};
use crate::hours::{OpenStatus, moment_in_both};
use crate::language::Locale;
use crate::menu::{Channel, LineId, Node, ResourceId, Status, Team, TeamId, Tree};

/// Answers in words, the best first; what one team or page takes care of stands together. For a
/// caller in another zone both clocks are told.
pub fn answers_in_words(answers: &[Answer<'_>], now: DateTime<Tz>, caller: Option<Tz>) -> String {
    let mut groups: Vec<Vec<&Answer<'_>>> = Vec::new();
    for answer in answers {
        let whom = answer.found.listing.whom;
        match groups.iter_mut().find(|group| group[0].found.listing.whom == whom) {
            Some(group) => group.push(answer),
            None => groups.push(vec![answer]),
        }
    }
    let desk = Clocks { now, caller };
    let told: Vec<String> = groups.iter().map(|group| desk.group(group)).collect();
    told.join("\n")
}

/// What is said before answers that may not be what was wanted.
pub fn doubt_in_words(doubt: &Doubt) -> String {
    match doubt {
        Doubt::OnlyHow(by) => {
            let what = match by {
                Channel::Phone => "a number to call",
                Channel::Email => "an email address",
                Channel::Fax => "a fax number",
                Channel::Web => "a web page",
            };
            format!("Several have {what}; say what it is about, or choose:\n\n")
        }
        Doubt::Unknown(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
            let words = words.join(" or ");
            format!("Nothing here speaks of {words}; this comes nearest, and may be wrong:\n\n")
        }
    }
}

/// That nothing fits, and what there is: every team and page with its topics, in file order.
pub fn nothing_fits(tree: &Tree, directory: &Directory, asked: &str) -> String {
    /// More than these are counted: they fill a few screens.
    const MOST_TOLD: usize = 200;
    let mut told = format!("Nothing fits \"{asked}\". What there is:\n");
    let all: Vec<_> = directory.all().map(|it| it.listing).collect();
    let mut last = None;
    for listing in all.iter().take(MOST_TOLD) {
        if last != Some(listing.whom) {
            told.push_str(&format!("  {}\n", listing.name(tree)));
            last = Some(listing.whom);
        }
        if let Some(topic) = listing.topic(tree) {
            told.push_str(&format!("    {}\n", topic.say));
        }
    }
    match all.len().saturating_sub(MOST_TOLD) {
        0 => told,
        more => told + &format!("  and {more} more\n"),
    }
}

/// What the receptionist knows of the caller.
struct Clocks {
    now: DateTime<Tz>,
    caller: Option<Tz>,
}

/// What is said under a label: `call`, `write` ...
type Said = (&'static str, Vec<String>);

impl Clocks {
    fn group(&self, answers: &[&Answer<'_>]) -> String {
        let best = answers[0];
        let tree = best.tree;
        let topics: Vec<&str> = answers.iter().filter_map(|answer| answer.topic()).collect();
        let name = best.found.listing.name(tree);
        let heading = if topics.is_empty() { name.to_owned() } else { topics.join("; ") };
        let (first, said) = match best.found.listing.whom {
            Whom::Team(id) => (self.status(name, best), self.team(best, id)),
            Whom::Line(id) => (self.status(name, best), self.line(best, id)),
            Whom::Page(id) => page(tree, id),
            Whom::Node(node) => self.node(best, node),
        };
        let holiday = self.holiday(best);
        let notes = holiday.into_iter().chain(notes(best));
        let said = said.into_iter().chain(notes.map(|note| ("note", vec![note])));
        let lines = said.flat_map(|(label, lines)| {
            let labels = [label].into_iter().chain(std::iter::repeat(""));
            let line = |(label, line): (&str, String)| format!("  {label:<7} {line}\n");
            labels.zip(lines).map(line).collect::<Vec<_>>()
        });
        format!("{heading}\n  {first}\n{}", lines.collect::<String>())
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
        doubts.next().map(|doubt| format!("today is {doubt}"))
    }

    fn status(&self, name: &str, answer: &Answer<'_>) -> String {
        match &answer.status {
            Some(status) => {
                format!("{name} {}.", status.words(self.now, self.clock_beside(answer.tree)))
            }
            None => format!("{name}: when they answer is not published."),
        }
    }

    /// The clock that is shown beside a team's own, where it has another time: the caller's, else the
    /// file's.
    fn clock_beside(&self, tree: &Tree) -> Option<Tz> {
        self.caller.or(Some(tree.zone))
    }

    /// What is best comes first: what the errand wants, and what can be done now.
    fn team(&self, answer: &Answer<'_>, id: TeamId) -> Vec<Said> {
        let team = &answer.tree[id];
        let ready = match &answer.status {
            Some(OpenStatus::Closed { opens, .. }) => opens.map(|opens| opens.to_utc()),
            Some(OpenStatus::Open(_) | OpenStatus::MayBeClosed { .. }) | None => {
                Some(self.now.to_utc())
            }
        };
        let routes = answer.routes.iter();
        let call = routes.map(|row| self.way(answer.tree, row, ready)).collect();
        let closed = matches!(answer.status, Some(OpenStatus::Closed { .. }));
        let mut ways = vec![
            (Channel::Phone, (if closed { "then" } else { "call" }, call)),
            (Channel::Email, ("write", team.email.iter().map(ToString::to_string).collect())),
            (Channel::Fax, ("fax", fax(team).into_iter().collect())),
            (Channel::Web, ("look at", team.url.iter().map(ToString::to_string).collect())),
        ];
        let by = answer.found.by;
        ways.sort_by_key(|(channel, _)| (*channel != by, closed && *channel == Channel::Phone));
        if closed && by == Channel::Phone {
            ways.rotate_left(1);
        }
        let hours = team.hours.iter().map(|hours| hours.words(Locale::ENGLISH)).collect();
        let ways = ways.into_iter().map(|(_, said)| said);
        ways.chain([("hours", hours)]).collect()
    }

    /// How to call: the number, the keys, and what a telephone can be told to dial.
    fn way(&self, tree: &Tree, row: &TeamRoute, ready: Option<DateTime<Utc>>) -> String {
        let number = tree[row.line].number.as_written();
        let keys = press(&row.steps);
        let seconds = seconds(row.dialing.connected_ms);
        let way = format!("{number}{keys} ({seconds}; {})", row.dialing.tel);
        match ready.is_none_or(|ready| row.from > ready) {
            true => format!("{way}, from {} on", self.moment(tree, row.from)),
            false => way,
        }
    }

    /// How to get to what the line itself does.
    fn node(&self, answer: &Answer<'_>, node: Node) -> (String, Vec<Said>) {
        let tree = answer.tree;
        let first = match node {
            Node::Menu(_) => "A menu answers, with more to choose from.",
            Node::Entry(_) => "The line asks for digits: have them ready.",
            Node::Mailbox(_) => "Leave a message.",
            Node::Message(_) | Node::Branch(_) | Node::Team(_) => "A recording answers.",
        };
        let way = |row: &NodeRoute| {
            let way = format!("{}{}", tree[row.line].number.as_written(), press(&row.steps));
            match row.from > self.now.to_utc() {
                true => format!("{way}, from {} on", self.moment(tree, row.from)),
                false => way,
            }
        };
        (first.to_owned(), vec![("call", answer.to_node.iter().map(way).collect())])
    }

    fn moment(&self, tree: &Tree, moment: DateTime<Utc>) -> String {
        moment_in_both(moment.with_timezone(&tree.zone), self.now, self.caller)
    }

    /// Whom one reaches by a line, key by key.
    fn line(&self, answer: &Answer<'_>, id: LineId) -> Vec<Said> {
        let tree = answer.tree;
        let about = tree[id].about.iter().map(ToString::to_string).collect();
        let hours = tree[id].hours.iter();
        let hours =
            hours.map(|hours| format!("{}, {LINE_DECIDES_NOTHING}", hours.words(Locale::ENGLISH)));
        let team = |row: &&TeamRoute| {
            let team = &tree[row.team];
            let status = team.hours.as_ref().map(|hours| hours.status(self.now.to_utc()));
            let status = status.map_or_else(
                || ": when they answer is not published".to_owned(),
                |status| format!(" {}", status.words(self.now, self.clock_beside(tree))),
            );
            let keys = press(&row.steps);
            let keys = keys.strip_prefix(", ").unwrap_or("no key");
            format!("{keys}: {}{status}", team.name)
        };
        vec![
            ("about", about),
            ("call", vec![tree[id].number.as_written().to_owned()]),
            ("then", answer.routes.iter().map(team).collect()),
            ("hours", hours.collect()),
        ]
    }
}

fn fax(team: &Team) -> Option<String> {
    let number = team.fax.as_ref()?.as_written();
    Some(match &team.fax_for {
        Some(what) => format!("{number} (for {what})"),
        None => number.to_owned(),
    })
}

fn page(tree: &Tree, id: ResourceId) -> (String, Vec<Said>) {
    let page = &tree[id];
    let about = page.about.iter().map(ToString::to_string).collect();
    let first = format!("No call is needed: {} has it.", page.name);
    (first, vec![("look at", vec![page.url.to_string()]), ("about", about)])
}

/// What a caller should know of where this is from: who says otherwise, and what nobody says.
fn notes(answer: &Answer<'_>) -> impl Iterator<Item = String> {
    let disputes = answer.disputes().map(|claim| {
        let source = claim.fact.source.map(|source| &*answer.tree[source].title);
        format!("{} says otherwise: {}", source.unwrap_or("another source"), claim.says)
    });
    let unsure = answer.fact().status.filter(|status| *status != Status::Published);
    disputes.chain(unsure.map(|status| format!("this is {status}, not published")))
}

/// ", press 1, then 4": what is pressed on the way, where anything is.
fn press(steps: &[RouteStep]) -> String {
    if steps.is_empty() {
        return String::new();
    }
    let keys: Vec<String> = steps
        .iter()
        .map(|step| match step {
            RouteStep::Press(keys) => format!("press {keys}"),
            RouteStep::Enter(_) => "enter what it asks for".to_owned(),
        })
        .collect();
    format!(", {}", keys.join(", then "))
}

fn seconds(ms: u64) -> String {
    match ms.div_ceil(1_000) {
        1 => "1 second".to_owned(),
        n => format!("{n} seconds"),
    }
}
