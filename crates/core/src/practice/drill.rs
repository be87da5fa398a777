//! A drill: an errand at an hour, and the best call for it.

use chrono::DateTime;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use crate::hours::{HolidayDoubt, moment_in_both};
use crate::menu::{Errand, Lengths, LineId, ReaderLanguage, TeamId, Tree};
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
    /// The language that its trainee reads.
    pub reader: ReaderLanguage,
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
        // A menu has a language, and then that one is its reader's.
        let reader = tree.reader_language(None).ok()?;
        let lines: Vec<LineId> = tree.line_ids().collect();
        let best = walk::best_in(tree, lengths, lines, at.to_utc(), &teams, reader.menu)?;
        let steady = walk::is_steady(tree, at.to_utc(), best.reached);
        let (errand, topic) = (errand.clone(), errand.say.clone());
        steady.then_some(Self { errand, topic, at, zone, teams, closed, best, reader })
    }

    /// The same for a trainee who reads another language, and calls in it; `topic` is the errand in the menu's
    /// first one.
    pub fn read_in(&mut self, tree: &Tree, lengths: &Lengths, topic: &str, reader: ReaderLanguage) {
        if reader.menu != self.reader.menu {
            let (at, lines) = (self.at.to_utc(), tree.line_ids().collect::<Vec<LineId>>());
            let best = walk::best_in(tree, lengths, lines, at, &self.teams, reader.menu);
            let best = best.filter(|best| walk::is_steady(tree, at, best.reached));
            self.best = best.unwrap_or_else(|| self.best.clone());
        }
        let by_topic = self.errand.say == self.topic;
        tree.errand_in(topic, reader.menu).clone_into(&mut self.topic);
        if by_topic {
            self.errand.say.clone_from(&self.topic);
        }
        self.reader = reader;
    }

    /// What its trainee sees: the hour on the caller's own clock, and the errand.
    pub fn brief(&self) -> String {
        let clock = self.at.with_timezone(&self.zone);
        let here = self.at.timezone();
        let texts = self.reader.locale.practice();
        let place = match self.zone == here {
            true => String::new(),
            false => texts.you_call_from(&city(self.zone)),
        };
        let it_is = texts.it_is(&self.reader.locale.full_clock(clock));
        format!("{place}{it_is}\n{}", texts.your_errand(&self.errand.say))
    }

    /// What the best call is, in words.
    pub fn best_in_words(&self, tree: &Tree) -> String {
        let number = tree[self.best.line].number.as_written();
        let keys: Vec<String> = self.best.presses.iter().map(|(_, key)| key.to_string()).collect();
        let texts = self.reader.locale.practice();
        match keys.is_empty() {
            true => texts.call_and_press_nothing(&number),
            false => texts.call_and_press(&number, &keys.join(" ")),
        }
    }

    /// Who would have been right, and when they answer.
    pub fn whom_in_words(&self, tree: &Tree) -> String {
        let ReaderLanguage { menu, locale } = self.reader;
        let texts = locale.practice();
        let teams = self.teams.iter().map(|team| {
            let team = &tree[*team];
            let hours = team.hours.as_ref().map(|hours| hours.words(locale));
            let hours = hours.as_deref().unwrap_or(locale.hours().has_no_hours());
            format!("{} ({hours})", team.name.in_language(menu))
        });
        teams.reduce(|team, other| texts.or_team_with_hours(&team, &other)).unwrap_or_default()
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
        opens.min().map(|opens| moment_in_both(opens, self.at, caller, self.reader.locale))
    }
}

/// `America/New_York` is New York.
pub(super) fn city(zone: Tz) -> String {
    zone.name().rsplit('/').next().unwrap_or_default().replace('_', " ")
}
