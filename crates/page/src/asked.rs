//! Requests as a page writes them.

use std::collections::HashMap;

use chrono::{DateTime, Datelike as _, Utc};
use phonetree_core::call::CallTime;
use serde::Deserialize;

/// What a page asks for.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
pub(crate) enum Request {
    Load {
        menu: String,
        #[serde(default)]
        name: Option<String>,
        /// By language, then by prompt, in milliseconds.
        #[serde(default)]
        lengths: HashMap<String, HashMap<String, f64>>,
    },
    Find {
        words: String,
        now: Instant,
        #[serde(default)]
        zone: Option<String>,
    },
    Open {
        now: Instant,
        #[serde(default)]
        zone: Option<String>,
    },
    Moments {
        now: Instant,
    },
    Moment {
        text: String,
        now: Instant,
    },
    Map,
    Call(CallWish),
    Key {
        key: String,
        elapsed: Elapsed,
    },
    Until {
        elapsed: Elapsed,
    },
    Played {
        play: u32,
        elapsed: Elapsed,
    },
    HangUp {
        elapsed: Elapsed,
    },
    Undo,
    Again,
    CallAgain,
    Save,
    Practice(PracticeWish),
    Drill {
        now: Instant,
    },
    Instead,
    Judge(Judged),
    History {
        lines: String,
        #[serde(default)]
        trainee: Option<String>,
        /// What is due by then is counted.
        #[serde(default)]
        now: Option<Instant>,
    },
    Merge {
        lines: String,
        more: String,
    },
    Code,
    ReadCode {
        code: String,
    },
}

/// A call that is to be held.
#[derive(Debug, Deserialize)]
pub(crate) struct CallWish {
    #[serde(default)]
    pub(crate) line: Option<String>,
    #[serde(default)]
    pub(crate) at: Option<PageMoment>,
    #[serde(default)]
    pub(crate) now: Option<Instant>,
    /// Pressed at once, as a dial string.
    #[serde(default)]
    pub(crate) keys: Option<String>,
    #[serde(default)]
    pub(crate) prompts: PromptEnds,
    /// The call of the drill at hand.
    #[serde(default)]
    pub(crate) drill: bool,
    /// When the caller hangs up at the latest.
    #[serde(default)]
    pub(crate) limit: Option<Elapsed>,
}

/// Who says when a prompt has ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum PromptEnds {
    /// Its length.
    #[default]
    Lengths,
    /// The page.
    Page,
}

/// An instant, or a text that says one.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(crate) enum PageMoment {
    Instant(Instant),
    Text(String),
}

/// A practice session that is to begin.
#[derive(Debug, Deserialize)]
pub(crate) struct PracticeWish {
    #[serde(default)]
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) drills: Option<u32>,
    #[serde(default)]
    pub(crate) seed: Option<f64>,
    pub(crate) now: Instant,
    /// Drills lie within some weeks of it.
    #[serde(default)]
    pub(crate) from: Option<Instant>,
    #[serde(default)]
    pub(crate) trainee: Option<String>,
    #[serde(default)]
    pub(crate) history: Option<String>,
    #[serde(default)]
    pub(crate) course: Option<String>,
}

/// The kinds of drills, as `practice --kind` names them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    #[default]
    Guided,
    Listening,
    Clock,
    Traps,
    Quiz,
}

impl Kind {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Guided => "guided",
            Self::Listening => "listening",
            Self::Clock => "clock",
            Self::Traps => "traps",
            Self::Quiz => "quiz",
        }
    }
}

/// What was done with a drill; without a word, the call that was held.
#[derive(Debug, Deserialize)]
pub(crate) struct Judged {
    pub(crate) now: Instant,
    #[serde(default)]
    pub(crate) stayed_away: bool,
    #[serde(default)]
    pub(crate) too_late: bool,
    /// Which answer to the question, from 0.
    #[serde(default)]
    pub(crate) answer: Option<usize>,
}

/// Milliseconds since 1970. A page has numbers with a fraction.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "f64")]
pub(crate) struct Instant(DateTime<Utc>);

impl Instant {
    pub(crate) fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl TryFrom<f64> for Instant {
    type Error = &'static str;

    fn try_from(ms: f64) -> Result<Self, Self::Error> {
        within(DateTime::from_timestamp_millis(whole(ms))).map(Self)
    }
}

/// A moment that a calendar of today knows.
pub(crate) fn within(at: Option<DateTime<Utc>>) -> Result<DateTime<Utc>, &'static str> {
    at.filter(|at| (1970..2400).contains(&at.year())).ok_or("the year must be from 1970 to 2399")
}

/// Milliseconds since the answer of a call.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(from = "f64")]
pub(crate) struct Elapsed(pub(crate) CallTime);

impl From<f64> for Elapsed {
    fn from(ms: f64) -> Self {
        /// No call is longer.
        const TEN_DAYS: i64 = 864_000_000;
        Self(CallTime::from_ms(whole(ms).clamp(0, TEN_DAYS).unsigned_abs()))
    }
}

/// The whole number below; the nearest there is.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number that is too large becomes the largest"
)]
pub(crate) fn whole(number: f64) -> i64 {
    number.floor() as i64
}
