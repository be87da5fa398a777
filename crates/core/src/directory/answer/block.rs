//! One answer as a person reads it: what it is about, who takes care of it, how things stand, and how to get
//! there, the right way first.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::answers::Answer;
use super::standing::standing;
use crate::directory::find::Whom;
use crate::directory::{NodeRoute, RouteStep, TeamRoute};
use crate::hours::{OpenStatus, starting_in_both};
use crate::language::AnswerTexts;
use crate::menu::{
    Channel, LineId, Node, ReaderLanguage, Resource, Status, Team, TeamId, Text, Tree,
};

/// Whom it is for, when, and how much of it is shown.
#[derive(Clone, Copy, Debug)]
pub struct Telling {
    /// The moment it is about, in the zone of the menu.
    pub now: DateTime<Tz>,
    /// The caller's own zone, if it differs: both clocks are shown then.
    pub caller: Option<Tz>,
    /// How much is shown.
    pub depth: Depth,
    /// The language it is read in.
    pub reader: ReaderLanguage,
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
    /// What is said in the reader's language.
    pub(super) fn texts(&self) -> &'static AnswerTexts {
        self.reader.locale.answers()
    }

    /// A text of the menu in the reader's language.
    fn of_menu<'t>(&self, text: &'t Text) -> &'t str {
        text.in_language(self.reader.menu)
    }

    /// All that is said of one answer.
    pub(super) fn block(&self, answer: &Answer<'_>) -> String {
        let (tree, texts) = (answer.tree, self.texts());
        let mut said = match answer.found.listing.whom {
            Whom::Team(id) => self.team(answer, id),
            Whom::Line(id) => self.line(answer, id),
            Whom::Page(id) => self.page(&tree[id]),
            Whom::Node(node) => self.node(answer, node),
        };
        let holiday = self.holiday(answer).into_iter();
        let notes = holiday.chain(self.disputes(answer)).chain(not_published(answer, texts));
        said.extend(notes.map(|note| Said(texts.note(), vec![note])));
        let widest = texts.column();
        let lines = said.into_iter().flat_map(|Said(label, lines)| {
            let labels = [label].into_iter().chain(std::iter::repeat(""));
            let line = |(shown, line): (&str, String)| match label {
                "" => format!("  {line}\n"),
                _ => format!("  {shown:<widest$} {line}\n"),
            };
            labels.zip(lines).map(line).collect::<Vec<_>>()
        });
        format!("{}\n{}", answer.heading(self.reader.menu), lines.collect::<String>())
    }

    /// A choice among others: what it is about, and the best way, in a line.
    pub(super) fn short(&self, answer: &Answer<'_>) -> String {
        let (tree, texts) = (answer.tree, self.texts());
        let way = match answer.found.listing.whom {
            Whom::Team(id) => {
                let way = |channel| {
                    let way = match channel {
                        Channel::Phone => self.way_to(tree, answer.routes.first()?),
                        Channel::Email | Channel::Fax | Channel::Web => {
                            self.written(&tree[id], channel)?
                        }
                    };
                    Some(match channel {
                        Channel::Phone => texts.by_call(&way),
                        Channel::Email => texts.by_email(&way),
                        Channel::Fax => texts.by_fax(&way),
                        Channel::Web => texts.by_web(&way),
                    })
                };
                let channel = answer.channel();
                way(channel).or_else(|| [Channel::Phone, Channel::Email].into_iter().find_map(way))
            }
            Whom::Line(id) => Some(texts.by_call(&tree[id].number.as_written())),
            Whom::Page(id) => Some(tree[id].url.to_string()),
            Whom::Node(_) => {
                let way = answer.to_node.first().map(|row| self.way(tree, row.line, &row.steps));
                way.map(|way| texts.by_call(&way))
            }
        };
        match way {
            Some(way) => texts.named(&answer.heading(self.reader.menu), &way),
            None => answer.heading(self.reader.menu).to_owned(),
        }
    }

    fn standing(&self, tree: &Tree, status: Option<&OpenStatus>) -> String {
        // Beside a team's own clock stands the caller's, else the file's, where it has another time.
        standing(status, self.now, self.caller.or(Some(tree.zone)), self.reader.locale)
    }

    /// The right way comes first. Where that is not a call, a call is for questions.
    fn team(&self, answer: &Answer<'_>, id: TeamId) -> Vec<Said> {
        let (tree, team, texts) = (answer.tree, &answer.tree[id], self.texts());
        let mut said = Vec::new();
        if answer.found.listing.topic(answer.tree).is_some() {
            said.push(Said::sentence(team.name.in_language(self.reader.menu).to_owned()));
        }
        let state = self.standing(tree, answer.status.as_ref());
        let ready = match &answer.status {
            Some(OpenStatus::Closed { opens, .. }) => opens.map(|opens| opens.to_utc()),
            Some(OpenStatus::Open(_) | OpenStatus::MayBeClosed { .. }) | None => {
                Some(self.now.to_utc())
            }
        };
        let calls = answer.routes.iter().map(|row| self.call(tree, row, ready)).collect();
        let hours = team.hours.iter().map(|hours| hours.words(self.reader.locale)).collect();
        let way = |channel| {
            Said(label(channel, texts), self.written(team, channel).into_iter().collect())
        };
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
            true => texts.questions(&state),
            false => state,
        }));
        said.push(Said(texts.call(), calls));
        said.extend(others.into_iter().filter(is_told).map(way));
        said.push(Said(texts.hours(), hours));
        if let (Some(fax), Some(what), true) =
            (&team.fax, &team.fax_for, answer.is_not_faxed(team) && answer.is_asked_by_fax())
        {
            let note = texts.fax_is_for(&fax.as_written(), &self.of_menu(what));
            said.push(Said(texts.note(), vec![note]));
        }
        said
    }

    /// How to call: the number and the keys, and for whom it matters what a telephone can be told to dial.
    fn call(&self, tree: &Tree, row: &TeamRoute, ready: Option<DateTime<Utc>>) -> String {
        let mut way = self.way_to(tree, row);
        if self.depth == Depth::Everything {
            let seconds = self.texts().seconds(row.dialing.connected_ms.div_ceil(1_000));
            way.push_str(&format!(" ({seconds}; {})", row.dialing.tel));
        }
        if ready.is_none_or(|ready| row.from > ready) {
            way.push_str(&format!(", {}", self.starting(tree, row.from)));
        }
        way
    }

    /// How to get to what the line itself does.
    fn node(&self, answer: &Answer<'_>, node: Node) -> Vec<Said> {
        let (tree, texts) = (answer.tree, self.texts());
        let first = match node {
            Node::Menu(_) => texts.a_menu_answers(),
            Node::Entry(_) => texts.asks_for_digits(),
            Node::Mailbox(_) => texts.leave_a_message(),
            Node::Directory(_) => texts.asks_for_a_name(),
            Node::Callback(_) => texts.leave_a_number(),
            Node::Message(_) | Node::Branch(_) | Node::Queue(_) | Node::Team(_) => {
                texts.a_recording_answers()
            }
        };
        let way = |row: &NodeRoute| {
            let way = self.way(tree, row.line, &row.steps);
            match row.from > self.now.to_utc() {
                true => format!("{way}, {}", self.starting(tree, row.from)),
                false => way,
            }
        };
        let ways = answer.to_node.iter().map(way).collect();
        vec![Said::sentence(first.to_owned()), Said(texts.call(), ways)]
    }

    fn starting(&self, tree: &Tree, moment: DateTime<Utc>) -> String {
        let moment = moment.with_timezone(&tree.zone);
        starting_in_both(moment, self.now, self.caller, self.reader.locale)
    }

    /// Whom one reaches by a line, key by key.
    fn line(&self, answer: &Answer<'_>, id: LineId) -> Vec<Said> {
        let (tree, texts) = (answer.tree, self.texts());
        let about = tree[id].about.iter().map(|about| self.of_menu(about).to_owned()).collect();
        let hours = tree[id].hours.iter();
        let decides_nothing = self.reader.locale.hours().published_for_the_number();
        let hours =
            hours.map(|hours| format!("{}, {decides_nothing}", hours.words(self.reader.locale)));
        let team = |row: &&TeamRoute| {
            let team = &tree[row.team];
            let status = team.hours.as_ref().map(|hours| hours.status(self.now.to_utc()));
            let mut steps = row.steps.iter().map(|step| self.step(step));
            let first = steps.next().unwrap_or_else(|| texts.no_key().to_owned());
            let keys = steps.fold(first, |keys, step| keys + &texts.then_do(&step));
            texts.key_leads(&keys, &self.of_menu(&team.name), &self.standing(tree, status.as_ref()))
        };
        vec![
            Said::sentence(self.standing(tree, answer.status.as_ref())),
            Said(texts.call(), vec![tree[id].number.as_written().to_owned()]),
            Said(texts.then(), answer.routes.iter().map(team).collect()),
            Said(texts.about(), about),
            Said(texts.hours(), hours.collect()),
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
        let locale = self.reader.locale;
        doubts.next().map(|doubt| locale.hours().today_is(&doubt.words(locale)))
    }

    /// Who says otherwise.
    fn disputes(&self, answer: &Answer<'_>) -> Vec<String> {
        if self.depth == Depth::Glance {
            return Vec::new();
        }
        let disputes = answer.disputes().map(|claim| {
            let source = claim.fact.source.map(|source| &*answer.tree[source].title);
            let texts = self.texts();
            texts.says_otherwise(&source.unwrap_or(texts.another_source()), &claim.says)
        });
        disputes.collect()
    }

    fn page(&self, page: &Resource) -> Vec<Said> {
        let texts = self.texts();
        let about = page.about.iter().map(|about| self.of_menu(about).to_owned()).collect();
        vec![
            Said::sentence(texts.no_call_needed(&self.of_menu(&page.name))),
            Said(texts.web(), vec![page.url.to_string()]),
            Said(texts.about(), about),
        ]
    }

    /// The address or number of a team to write or fax to, or to look at.
    fn written(&self, team: &Team, channel: Channel) -> Option<String> {
        match channel {
            Channel::Phone => None,
            Channel::Email => team.email.as_ref().map(ToString::to_string),
            Channel::Fax => {
                let number = team.fax.as_ref()?.as_written();
                let emailed = team.topics.iter().any(|topic| topic.by == Channel::Email);
                Some(match team.fax_for.as_ref().map(|what| self.of_menu(what)) {
                    Some(what) if emailed => self.texts().fax_not_for_email(&number, &what),
                    Some(what) => self.texts().fax_for(&number, &what),
                    None => number.to_owned(),
                })
            }
            Channel::Web => team.url.as_ref().map(ToString::to_string),
        }
    }

    fn way_to(&self, tree: &Tree, row: &TeamRoute) -> String {
        self.way(tree, row.line, &row.steps)
    }

    /// "1-800-790-4661, then press 1, then press 4".
    fn way(&self, tree: &Tree, line: LineId, steps: &[RouteStep]) -> String {
        let number = tree[line].number.as_written().to_owned();
        steps.iter().fold(number, |way, step| way + &self.texts().then_do(&self.step(step)))
    }

    fn step(&self, step: &RouteStep) -> String {
        match step {
            RouteStep::Press(keys) => self.texts().press(keys),
            RouteStep::Enter(_) => self.texts().enter().to_owned(),
            RouteStep::StayOn => self.texts().stay_on().to_owned(),
        }
    }
}

/// That nobody published it, where that is so.
fn not_published(answer: &Answer<'_>, texts: &AnswerTexts) -> Option<String> {
    match answer.fact().status? {
        Status::Published => None,
        Status::Disputed => Some(texts.disputed().to_owned()),
        Status::Assumed => Some(texts.assumed().to_owned()),
    }
}

fn label(channel: Channel, texts: &AnswerTexts) -> &'static str {
    match channel {
        Channel::Phone => texts.call(),
        Channel::Email => texts.email(),
        Channel::Fax => texts.fax(),
        Channel::Web => texts.web(),
    }
}
