//! Whom one reaches: teams with their errands and the ways to them, and web pages.

use std::collections::BTreeMap;

use crate::paper::Edition;
use phonetree_core::directory::{RouteStep, TeamRoute};
use phonetree_core::menu::{Channel, Email, Status, TeamId, Text, Topic, Url};

/// A team, as a caller sees it.
pub(in crate::paper) struct TeamContact {
    pub(in crate::paper) id: String,
    pub(in crate::paper) name: String,
    pub(in crate::paper) about: Option<String>,
    /// In words; where they are not published, that.
    pub(in crate::paper) hours: String,
    pub(in crate::paper) email: Option<Email>,
    /// Number, and what it is for where it is not for everything.
    pub(in crate::paper) fax: Option<(String, Option<String>)>,
    pub(in crate::paper) url: Option<Url>,
    pub(in crate::paper) reached: Vec<Reach>,
    pub(in crate::paper) errands: Vec<Topic>,
    /// Where it is not simply published.
    pub(in crate::paper) status: Option<Status>,
}

/// A way to a team that a call took.
pub(in crate::paper) struct Reach {
    pub(in crate::paper) number: String,
    /// What is pressed, in order; nothing where the team answers.
    pub(in crate::paper) keys: Vec<String>,
    /// To dial, pauses and all: `tel:+18007904661,,1`.
    pub(in crate::paper) tel: String,
    /// Until the team answers, in whole seconds.
    pub(in crate::paper) seconds: u64,
}

impl Reach {
    /// "1-800-790-4661, then 1": as one says it.
    pub(in crate::paper) fn words(&self) -> String {
        match self.keys.is_empty() {
            true => self.number.clone(),
            false => format!("{}, then {}", self.number, self.keys.join(", then ")),
        }
    }
}

/// What is pressed in a step, in a word.
fn pressed(step: &RouteStep) -> String {
    match step {
        RouteStep::Press(keys) => keys.to_string(),
        RouteStep::Enter(_) => "your digits".to_owned(),
        RouteStep::StayOn => "stay on the line".to_owned(),
    }
}

/// A web page that serves errands.
pub(in crate::paper) struct WebPage {
    pub(in crate::paper) id: String,
    pub(in crate::paper) name: String,
    pub(in crate::paper) about: Option<String>,
    pub(in crate::paper) url: Url,
    pub(in crate::paper) errands: Vec<Topic>,
}

/// Every team, in file order, with the rows of the routing table that lead to it.
pub(in crate::paper) fn desks(tree: Edition<'_>, rows: &[TeamRoute]) -> Vec<TeamContact> {
    let locale = tree.locale();
    let mut reached: BTreeMap<TeamId, Vec<Reach>> = BTreeMap::new();
    for row in rows {
        reached.entry(row.team).or_default().push(Reach {
            number: tree[row.line].number.as_written().to_owned(),
            keys: row.steps.iter().map(pressed).collect(),
            tel: row.dialing.tel.clone(),
            seconds: row.dialing.connected_ms.div_ceil(1_000),
        });
    }
    let owned = |text: Option<&Text>| text.map(|text| text.first().to_owned());
    tree.team_ids()
        .map(|id| {
            let team = &tree[id];
            TeamContact {
                id: team.id.to_string(),
                name: team.name.first().to_owned(),
                about: owned(team.about.as_ref()),
                hours: team.hours.as_ref().map_or_else(
                    || "hours not published".to_owned(),
                    |hours| hours.words_on_paper(locale),
                ),
                email: team.email.clone(),
                fax: team
                    .fax
                    .as_ref()
                    .map(|fax| (fax.as_written().to_owned(), owned(team.fax_for.as_ref()))),
                url: team.url.clone(),
                reached: reached.remove(&id).unwrap_or_default(),
                errands: team.topics.clone(),
                status: doubtful(team.fact.status),
            }
        })
        .collect()
}

/// Every web page, in file order.
pub(in crate::paper) fn pages(tree: Edition<'_>) -> Vec<WebPage> {
    let of = |resource: &phonetree_core::menu::Resource| WebPage {
        id: resource.id.to_string(),
        name: resource.name.first().to_owned(),
        about: resource.about.as_ref().map(Text::first).map(str::to_owned),
        url: resource.url.clone(),
        errands: resource.topics.clone(),
    };
    tree.resources.iter().map(of).collect()
}

/// How else than by a call an errand is done.
pub(in crate::paper) fn other_than_a_call(by: Channel) -> Option<&'static str> {
    match by {
        Channel::Phone => None,
        Channel::Email => Some("by email"),
        Channel::Fax => Some("by fax"),
        Channel::Web => Some("on the web"),
    }
}

/// "Send a form (by fax)": an errand in a line.
pub(in crate::paper) fn errand_in_words(errand: &Topic) -> String {
    match other_than_a_call(errand.by) {
        Some(by) => format!("{} ({by})", errand.say.first()),
        None => errand.say.first().to_owned(),
    }
}

/// What a reader must be told: published is what everyone takes for granted.
pub(in crate::paper) fn doubtful(status: Option<Status>) -> Option<Status> {
    status.filter(|status| *status != Status::Published)
}
