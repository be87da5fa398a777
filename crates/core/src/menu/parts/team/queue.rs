//! A node in which callers wait in line for a team, and how long they wait in a simulation.

use chrono::{DateTime, Utc};

use super::chance::Chance;
use crate::menu::ids::{PromptId, TeamId};
use crate::menu::parts::node::{MenuOption, Onward};
use crate::menu::parts::source::Fact;

/// A node in which callers wait in line until somebody of a team is free.
#[derive(Debug)]
pub struct Queue {
    /// Its name in the file.
    pub id: Box<str>,
    /// Whom callers wait for.
    pub team: TeamId,
    /// What callers hear first who have to wait.
    pub greeting: PromptId,
    /// Where in line they are, how long it may take, and the ways out. It is said after the greeting, and
    /// again every so often.
    pub announcement: PromptId,
    /// From the end of an announcement to the next, in milliseconds. Default 60,000.
    pub every_ms: u64,
    /// Whether there is music between announcements; else silence.
    pub music: bool,
    /// The ways out, by a key each, at any time.
    pub options: Vec<MenuOption>,
    /// How long a caller may wait, in milliseconds; else as long as a call may last.
    pub longest_ms: Option<u64>,
    /// Where a caller goes who has waited that long; else to the operator, else the call ends.
    pub longest_to: Option<Onward>,
    /// Where a caller goes when the team is closed; else where the team says.
    pub closed_to: Option<Onward>,
    /// Where a caller goes when the queue takes nobody more. Without it, it takes everybody.
    pub full_to: Option<Onward>,
    /// How long callers wait in a simulation.
    pub model: QueueModel,
    /// Where this is from.
    pub fact: Fact,
}

/// How long callers wait in line, where nobody says it of a call.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum QueueModel {
    /// Somebody is free at once.
    #[default]
    Free,
    /// Always as long.
    Fixed {
        /// How long, in milliseconds.
        ms: u64,
        /// The place in line of a caller who has just come, from 1.
        position: u16,
    },
    /// As in a line with chance in it: M/M/c, whose formula is Erlang C. Calls come at random (a Poisson process), are as
    /// long as they happen to be (exponentially distributed), are taken in order, and nobody gives up.
    Random {
        /// How many calls come in an hour.
        an_hour: u32,
        /// How long the team takes for one, on average, in milliseconds.
        each_ms: u64,
        /// How many people of the team take calls.
        agents: u16,
        /// Another seed is another day.
        seed: u64,
    },
}

/// A line of callers as it moves in a simulation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallersAhead {
    /// The place in line of the caller who has just come, from 1; 0: somebody is free.
    pub position: u16,
    /// When the caller moves up, in milliseconds since they came, in order. As often as the place in line
    /// says, and somebody is free at the last; less often, and nobody is free after that.
    pub moves_ms: Box<[u64]>,
    /// How long one place takes, by what callers hear, in milliseconds.
    pub each_ms: u64,
}

/// How long a place in line takes where nobody says it.
const PLACE_MS: u64 = 60_000;
/// The longest line.
pub(in crate::menu) const MOST_IN_LINE: u16 = 500;

impl CallersAhead {
    /// A line in which somebody is free after so many milliseconds. The caller moves up evenly; a place in
    /// line that is not known is one a minute.
    pub fn free_after(ms: u64, position: Option<u16>) -> Self {
        if ms == 0 {
            return Self::default();
        }
        let minutes = u16::try_from(ms.div_ceil(PLACE_MS)).unwrap_or(u16::MAX);
        let position = position.unwrap_or(minutes).clamp(1, MOST_IN_LINE);
        let each_ms = ms / u64::from(position);
        let moves = (1..=u64::from(position)).map(|n| ms * n / u64::from(position));
        Self { position, moves_ms: moves.collect(), each_ms }
    }

    /// A line that moves at these moments, in milliseconds. Without a place in line somebody is free at the last.
    pub fn moving(mut moves_ms: Vec<u64>, position: Option<u16>) -> Self {
        moves_ms.sort_unstable();
        let moves = u16::try_from(moves_ms.len()).unwrap_or(MOST_IN_LINE);
        let position = position.unwrap_or(moves).min(MOST_IN_LINE);
        moves_ms.truncate(usize::from(position));
        let last = moves_ms.last().copied();
        let each_ms = last.map_or(PLACE_MS, |last| last / u64::from(position.max(1)));
        Self { position, moves_ms: moves_ms.into(), each_ms }
    }

    /// A line that never moves.
    pub fn never_free(position: Option<u16>) -> Self {
        let position = position.unwrap_or(1).clamp(1, MOST_IN_LINE);
        Self { position, moves_ms: Box::default(), each_ms: PLACE_MS }
    }

    /// How long a caller at a place in line may have to wait, by what they hear, in milliseconds.
    pub fn wait_ms(&self, position: u16) -> u64 {
        self.each_ms.saturating_mul(u64::from(position))
    }

    /// When somebody is free, in milliseconds since the caller came; `None`: never.
    pub fn free_ms(&self) -> Option<u64> {
        match self.position {
            0 => Some(0),
            position => self.moves_ms.get(usize::from(position) - 1).copied(),
        }
    }

    /// Each news of the line, with its milliseconds since the caller came: their place in line then; 0 is
    /// that somebody is free.
    pub fn news(&self) -> impl Iterator<Item = (u64, u16)> {
        let moved =
            self.moves_ms.iter().zip((0..self.position).rev()).map(|(ms, place)| (*ms, place));
        std::iter::once((0, self.position)).chain(moved)
    }
}

impl QueueModel {
    /// The line that a caller finds at an instant. The same seed and instant give the same line.
    pub fn line_at(&self, instant: DateTime<Utc>) -> CallersAhead {
        match *self {
            Self::Free => CallersAhead::default(),
            Self::Fixed { ms, position } => CallersAhead::free_after(ms, Some(position)),
            Self::Random { an_hour, each_ms, agents, seed } => {
                let moment = instant.timestamp_millis().cast_unsigned();
                let line = RandomLine { load: load(an_hour, each_ms), each_ms, agents };
                line.drawn(&mut Chance::new(seed ^ moment.rotate_left(17)))
            }
        }
    }

    /// Of a random line, how busy each of the team is: below 1, or the line grows without end.
    pub fn busy(an_hour: u32, each_ms: u64, agents: u16) -> f64 {
        load(an_hour, each_ms) / f64::from(agents.max(1))
    }
}

/// How many people the calls keep busy on average, in Erlang (ITU-T E.600).
#[expect(clippy::cast_precision_loss, reason = "a day at the most")]
fn load(an_hour: u32, each_ms: u64) -> f64 {
    f64::from(an_hour) * (each_ms as f64 / 3_600_000.0)
}

/// A line in which chance has settled: M/M/c.
struct RandomLine {
    load: f64,
    each_ms: u64,
    agents: u16,
}

impl RandomLine {
    /// The line that the next caller finds. They find what there is at any moment (Poisson arrivals see
    /// time averages), so the number of callers there is drawn from its distribution in the steady state.
    fn drawn(&self, chance: &mut Chance) -> CallersAhead {
        let ahead = self.callers_there(chance.part()).checked_sub(self.agents);
        let Some(ahead) = ahead else { return CallersAhead::default() };
        let position = (ahead + 1).min(MOST_IN_LINE);
        let each_ms = (self.each_ms / u64::from(self.agents.max(1))).max(1);
        let mut at_ms = 0;
        let moves = (0..position).map(|_| {
            at_ms += exponential_ms(each_ms, chance.part());
            at_ms
        });
        CallersAhead { moves_ms: moves.collect(), position, each_ms }
    }

    /// How many callers are there, being helped or in line, where so large a part of all moments has no
    /// more than these. Each number is as likely as the one before it times load / (people at work).
    fn callers_there(&self, part: f64) -> u16 {
        let most = self.agents.saturating_add(MOST_IN_LINE);
        let ratio = |n: u16| self.load / f64::from(n.min(self.agents).max(1));
        let mut likely = 1.0_f64;
        let mut all = 1.0_f64;
        for n in 1..=most {
            likely *= ratio(n);
            all += likely;
        }
        let (mut likely, mut so_far) = (1.0, 1.0);
        let mut n = 0;
        while so_far < part * all && n < most {
            n += 1;
            likely *= ratio(n);
            so_far += likely;
        }
        n
    }
}

/// How long something lasts that ends as likely in every moment, in milliseconds.
#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a day at the most, and never below nothing"
)]
fn exponential_ms(average_ms: u64, part: f64) -> u64 {
    // To a tenth of a second: the last bit of a logarithm is not the same on every machine.
    let tenths = -(1.0 - part).ln() * average_ms as f64 / 100.0;
    tenths.round() as u64 * 100
}
