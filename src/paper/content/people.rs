//! Whom one reaches: teams with their errands and the ways to them, and web pages.

use std::collections::BTreeMap;

use crate::paper::Edition;
use phonetree_core::directory::{RouteStep, TeamRoute};
use phonetree_core::language::DocumentTexts;
use phonetree_core::menu::{Channel, Email, Status, TeamId, Text, Topic, Url};

/// A team, as a caller sees it.
pub(in crate::paper) struct TeamContact {
    pub(in crate::paper) id: String,
    pub(in crate::paper) name: String,
    pub(in crate::paper) about: Option<String>,
    /// In words; where they are not published, that.
    pub(in crate::paper) hours: String,
    /// The same where a document says once which zone is meant, and that holidays are in doubt.
    pub(in crate::paper) brief_hours: String,
    pub(in crate::paper) email: Option<Email>,
    /// Number, and what it is for where it is not for everything.
    pub(in crate::paper) fax: Option<(String, Option<String>)>,
    pub(in crate::paper) url: Option<Url>,
    pub(in crate::paper) reached: Vec<Reach>,
    pub(in crate::paper) errands: Vec<ContactErrand>,
    /// Where it is not simply published.
    pub(in crate::paper) status: Option<Status>,
}

/// A way to a team that a call took.
#[derive(Clone)]
pub(in crate::paper) struct Reach {
    pub(in crate::paper) number: String,
    /// What is done there, in order; nothing where the team answers.
    pub(in crate::paper) steps: Vec<ReachStep>,
    /// To dial, pauses and all: `tel:+18007904661,,1`.
    pub(in crate::paper) tel: String,
    /// Until the team answers, in whole seconds.
    pub(in crate::paper) seconds: u64,
}

/// What is done on the way.
#[derive(Clone)]
pub(in crate::paper) enum ReachStep {
    /// These keys are pressed.
    Press(String),
    /// Anything else, in words.
    Do(&'static str),
}

impl Reach {
    fn of(tree: Edition<'_>, row: &TeamRoute) -> Self {
        let step = |step: &RouteStep| match step {
            RouteStep::Press(keys) => ReachStep::Press(keys.to_string()),
            RouteStep::Enter(_) => ReachStep::Do(tree.says().your_digits()),
            RouteStep::StayOn => ReachStep::Do(tree.says().stay_on_the_line()),
        };
        Self {
            number: tree[row.line].number.as_written().to_owned(),
            steps: row.steps.iter().map(step).collect(),
            tel: row.dialing.tel.clone(),
            seconds: row.dialing.connected_ms.div_ceil(1_000),
        }
    }

    /// "1-800-790-4661, then 1": as one says it.
    pub(in crate::paper) fn words(&self, says: &DocumentTexts) -> String {
        let then = self.steps.iter().map(|step| says.then_step(&step.words()));
        [self.number.clone()].into_iter().chain(then).collect()
    }

    /// The keys to press, one after the other.
    pub(in crate::paper) fn keys(&self) -> Vec<&str> {
        let keys = self.steps.iter().filter_map(|step| match step {
            ReachStep::Press(keys) => Some(&**keys),
            ReachStep::Do(_) => None,
        });
        keys.collect()
    }
}

impl ReachStep {
    /// In a word.
    pub(in crate::paper) fn words(&self) -> &str {
        match self {
            Self::Press(keys) => keys,
            Self::Do(words) => words,
        }
    }
}

/// A web page that serves errands.
pub(in crate::paper) struct WebPage {
    pub(in crate::paper) id: String,
    pub(in crate::paper) name: String,
    pub(in crate::paper) about: Option<String>,
    pub(in crate::paper) url: Url,
    pub(in crate::paper) errands: Vec<ContactErrand>,
}

/// Every team, in file order, with the rows of the routing table that lead to it.
pub(in crate::paper) fn desks(tree: Edition<'_>, rows: &[TeamRoute]) -> Vec<TeamContact> {
    let locale = tree.locale();
    let mut reached: BTreeMap<TeamId, Vec<Reach>> = BTreeMap::new();
    for row in rows {
        reached.entry(row.team).or_default().push(Reach::of(tree, row));
    }
    let doubt_said_once = all_may_close_on_holidays(tree);
    let owned = |text: Option<&Text>| text.map(|text| tree.text(text).to_owned());
    tree.team_ids()
        .map(|id| {
            let team = &tree[id];
            TeamContact {
                id: team.id.to_string(),
                name: tree.text(&team.name).to_owned(),
                about: owned(team.about.as_ref()),
                hours: team.hours.as_ref().map_or_else(
                    || tree.says().hours_not_published().to_owned(),
                    |hours| hours.words_on_paper(locale),
                ),
                brief_hours: team.hours.as_ref().map_or_else(
                    || tree.says().hours_not_published().to_owned(),
                    |hours| {
                        let zone = (hours.zone() == tree.zone).then_some(tree.zone);
                        let words = match doubt_said_once {
                            true => hours.words(locale),
                            false => hours.words_on_paper(locale),
                        };
                        locale.without_zone(&words, zone)
                    },
                ),
                email: team.email.clone(),
                fax: team
                    .fax
                    .as_ref()
                    .map(|fax| (fax.as_written().to_owned(), owned(team.fax_for.as_ref()))),
                url: team.url.clone(),
                reached: reached.remove(&id).unwrap_or_default(),
                errands: team.topics.iter().map(|topic| ContactErrand::of(tree, topic)).collect(),
                status: doubtful(team.fact.status),
            }
        })
        .collect()
}

/// Whether no hours mention public holidays, so that a document may say once what that means.
pub(in crate::paper) fn all_may_close_on_holidays(tree: Edition<'_>) -> bool {
    let locale = tree.locale();
    let mut hours = tree.teams.iter().filter_map(|team| team.hours.as_ref()).peekable();
    hours.peek().is_some() && hours.all(|it| it.words_on_paper(locale) != it.words(locale))
}

/// Every web page, in file order.
pub(in crate::paper) fn pages(tree: Edition<'_>) -> Vec<WebPage> {
    let of = |resource: &phonetree_core::menu::Resource| WebPage {
        id: resource.id.to_string(),
        name: tree.text(&resource.name).to_owned(),
        about: resource.about.as_ref().map(|about| tree.text(about).to_owned()),
        url: resource.url.clone(),
        errands: resource.topics.iter().map(|topic| ContactErrand::of(tree, topic)).collect(),
    };
    tree.resources.iter().map(of).collect()
}

/// An errand of a team or a page, in the reader's words.
pub(in crate::paper) struct ContactErrand {
    pub(in crate::paper) say: String,
    pub(in crate::paper) by: Channel,
    /// How else than by a call it is done: "by email".
    pub(in crate::paper) other_than_a_call: Option<&'static str>,
    /// Where it is not simply published.
    pub(in crate::paper) status: Option<Status>,
}

impl ContactErrand {
    fn of(tree: Edition<'_>, topic: &Topic) -> Self {
        let says = tree.says();
        let other_than_a_call = match topic.by {
            Channel::Phone => None,
            Channel::Email => Some(says.by_email()),
            Channel::Fax => Some(says.by_fax()),
            Channel::Web => Some(says.on_the_web()),
        };
        let (say, status) = (tree.text(&topic.say).to_owned(), doubtful(topic.fact.status));
        Self { say, by: topic.by, other_than_a_call, status }
    }

    /// "Send a form (by fax)": an errand in a line.
    pub(in crate::paper) fn words(&self) -> String {
        match self.other_than_a_call {
            Some(by) => format!("{} ({by})", self.say),
            None => self.say.clone(),
        }
    }
}

/// What a reader must be told: published is what everyone takes for granted.
pub(in crate::paper) fn doubtful(status: Option<Status>) -> Option<Status> {
    status.filter(|status| *status != Status::Published)
}
