//! A drill: an errand at an hour, and the best call for it.

use chrono::DateTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::hours::{HolidayDoubt, moment_in_both};
use crate::language::Locale;
use crate::menu::{Errand, Lengths, TeamId, Tree};
use crate::walk::{self, BestCall};

/// What a task asks of a trainee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum About {
    /// The call, while someone answers.
    Open,
    /// The call while nobody does, and what to do instead.
    Closed,
    /// Which number, and which key: no call.
    Quiz,
}

impl About {
    /// By its name in a history.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Closed => "closed",
            Self::Quiz => "quiz",
        }
    }

    /// The one of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::Open, Self::Closed, Self::Quiz].into_iter().find(|about| about.name() == name)
    }
}

/// A call to practice: an errand at an hour.
#[derive(Clone, Debug)]
pub struct Drill {
    /// What is wanted, as a trainee reads it: by its topic, or in a caller's words.
    pub errand: Errand,
    /// The topic of the menu that it is, word for word.
    pub topic: String,
    /// When the line answers, in the zone of the tree.
    pub at: DateTime<Tz>,
    /// Where the caller is.
    pub zone: Tz,
    /// Who takes care of the errand then: those that are open, or all where none is.
    pub teams: Vec<TeamId>,
    /// Whether nobody answers then.
    pub closed: bool,
    /// The best call there is.
    pub best: BestCall,
}

impl Drill {
    /// An errand at an hour. `None` where no call reaches anyone who takes care of it, or where hours
    /// change while the best call is held: nobody could say what would have been right.
    pub fn new(
        tree: &Tree,
        lengths: &Lengths,
        errand: &Errand,
        at: DateTime<Tz>,
        zone: Tz,
    ) -> Option<Self> {
        let open = |team: &TeamId| {
            tree[*team].hours.as_ref().is_none_or(|hours| hours.is_open(at.to_utc()))
        };
        let answering: Vec<TeamId> = errand.teams.iter().copied().filter(open).collect();
        let closed = answering.is_empty();
        let teams = if closed { errand.teams.clone() } else { answering };
        let best = walk::best(tree, lengths, tree.line_ids(), at.to_utc(), &teams)?;
        let steady = walk::is_steady(tree, at.to_utc(), best.reached);
        let topic = errand.say.clone();
        steady.then(|| Self { errand: errand.clone(), topic, at, zone, teams, closed, best })
    }

    /// What its trainee sees: the hour on the caller's own clock, and the errand.
    pub fn brief(&self) -> String {
        let clock = self.at.with_timezone(&self.zone);
        let here = self.at.timezone();
        let place = match self.zone == here {
            true => String::new(),
            false => format!("You call from {}. ", city(self.zone)),
        };
        format!(
            "{place}It is {}.\nYour errand: {}.",
            clock.format("%A, %B %-d, %Y, %-I:%M %p %Z"),
            self.errand.say
        )
    }

    /// What the best call is, in words.
    pub fn best_in_words(&self, tree: &Tree) -> String {
        let number = tree[self.best.line].number.as_written();
        let keys: Vec<String> = self.best.presses.iter().map(|(_, key)| key.to_string()).collect();
        match keys.is_empty() {
            true => format!("call {number}, and press nothing"),
            false => format!("call {number}, press {}", keys.join(" ")),
        }
    }

    /// Who would have been right, and when they answer.
    pub fn whom_in_words(&self, tree: &Tree) -> String {
        let teams = self.teams.iter().map(|team| {
            let team = &tree[*team];
            let hours = team.hours.as_ref().map(|hours| hours.words(Locale::ENGLISH));
            format!("{} ({})", team.name.first(), hours.as_deref().unwrap_or("hours not published"))
        });
        teams.collect::<Vec<_>>().join(", or ")
    }

    /// Why nobody may answer, though the hours of the teams are open: none where one surely is.
    pub fn holiday_doubt(&self, tree: &Tree) -> Option<HolidayDoubt> {
        let doubt = |team: &TeamId| tree[*team].hours.as_ref()?.holiday_doubt_at(self.at.to_utc());
        if self.closed {
            return None;
        }
        let doubts: Option<Vec<HolidayDoubt>> = self.teams.iter().map(doubt).collect();
        doubts.into_iter().flatten().next()
    }

    /// When someone answers again, in words, if that is known.
    pub(super) fn opens_in_words(&self, tree: &Tree) -> Option<String> {
        let opens = self.teams.iter().filter_map(|team| {
            let hours = tree[*team].hours.as_ref()?;
            hours.next_surely_open(self.at.to_utc())
        });
        let caller = (self.zone != self.at.timezone()).then_some(self.zone);
        opens.min().map(|opens| moment_in_both(opens, self.at, caller, Locale::ENGLISH))
    }
}

/// `America/New_York` is New York.
pub(super) fn city(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}
