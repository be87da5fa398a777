//! Requests as a page writes them.

use std::collections::HashMap;

use chrono::{DateTime, Datelike as _, Utc};
use phonetree_core::call::CallTime;
use serde::Deserialize;

/// What a page asks for.
#[derive(Debug)]
pub(crate) enum Request {
    Load(MenuToLoad),
    Find {
        words: String,
        now: Instant,
        zone: Option<String>,
    },
    Open {
        now: Instant,
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
    Given,
    Instead,
    Judge(Judged),
    /// What is due by `now` is counted.
    History {
        lines: String,
        trainee: Option<String>,
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

/// The fields of all requests. Read one by one they are much smaller code than as one shape for each request.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Fields {
    r#do: String,
    agent_free: Vec<String>,
    answer: Option<usize>,
    at: Option<PageMoment>,
    code: Option<String>,
    course: Option<String>,
    drill: Option<bool>,
    drills: Option<u32>,
    elapsed: Option<Elapsed>,
    from: Option<f64>,
    history: Option<String>,
    holidays: Option<String>,
    key: Option<String>,
    keys: Option<String>,
    kind: Kind,
    language: Option<String>,
    lengths: Option<PageLengths>,
    limit: Option<Elapsed>,
    line: Option<String>,
    lines: Option<String>,
    menu: Option<String>,
    more: Option<String>,
    name: Option<String>,
    now: Option<f64>,
    play: Option<u32>,
    prompts: PromptEnds,
    ring: Vec<String>,
    seed: Option<f64>,
    set: Vec<String>,
    stayed_away: Option<bool>,
    text: Option<String>,
    too_late: Option<bool>,
    trainee: Option<String>,
    words: Option<String>,
    zone: Option<String>,
}

impl Request {
    /// Reads a request, and the language that its reader has chosen; or says what is wrong with it.
    pub(crate) fn read(text: &str) -> Result<(Self, Option<String>), String> {
        fn needed<T>(field: Option<T>, name: &str) -> Result<T, String> {
            field.ok_or_else(|| format!("missing field `{name}`"))
        }
        let it: Fields = serde_json::from_str(text).map_err(|wrong| wrong.to_string())?;
        let since_1970 = |ms: Option<f64>| ms.map(Instant::try_from).transpose();
        let (at_once, from) = (since_1970(it.now)?, since_1970(it.from)?);
        let now = || needed(at_once, "now");
        let elapsed = || needed(it.elapsed, "elapsed");
        let request = match it.r#do.as_str() {
            "load" => Self::Load(MenuToLoad {
                menu: needed(it.menu, "menu")?,
                name: it.name,
                lengths: it.lengths.unwrap_or_default(),
                holidays: it.holidays.unwrap_or_default(),
            }),
            "find" => Self::Find { now: now()?, words: needed(it.words, "words")?, zone: it.zone },
            "open" => Self::Open { now: now()?, zone: it.zone },
            "moments" => Self::Moments { now: now()? },
            "moment" => Self::Moment { now: now()?, text: needed(it.text, "text")? },
            "map" => Self::Map,
            "call" => Self::Call(CallWish {
                line: it.line,
                at: it.at,
                now: at_once,
                keys: it.keys,
                prompts: it.prompts,
                drill: it.drill.unwrap_or_default(),
                limit: it.limit,
                assumed: Assumed { set: it.set, ring: it.ring, agent_free: it.agent_free },
            }),
            "key" => Self::Key { elapsed: elapsed()?, key: needed(it.key, "key")? },
            "until" => Self::Until { elapsed: elapsed()? },
            "played" => Self::Played { elapsed: elapsed()?, play: needed(it.play, "play")? },
            "hang_up" => Self::HangUp { elapsed: elapsed()? },
            "undo" => Self::Undo,
            "again" => Self::Again,
            "call_again" => Self::CallAgain,
            "save" => Self::Save,
            "practice" => Self::Practice(PracticeWish {
                now: now()?,
                kind: it.kind,
                drills: it.drills,
                seed: it.seed,
                from,
                trainee: it.trainee,
                history: it.history,
                course: it.course,
            }),
            "drill" => Self::Drill { now: now()? },
            "given" => Self::Given,
            "instead" => Self::Instead,
            "judge" => Self::Judge(Judged {
                now: now()?,
                stayed_away: it.stayed_away.unwrap_or_default(),
                too_late: it.too_late.unwrap_or_default(),
                answer: it.answer,
            }),
            "history" => Self::History {
                lines: needed(it.lines, "lines")?,
                trainee: it.trainee,
                now: at_once,
            },
            "merge" => {
                Self::Merge { lines: needed(it.lines, "lines")?, more: needed(it.more, "more")? }
            }
            "code" => Self::Code,
            "read_code" => Self::ReadCode { code: needed(it.code, "code")? },
            other => return Err(format!("`{other}` is not a request; docs/page.md lists them")),
        };
        Ok((request, it.language))
    }
}

/// How long prompts last: by language, then by prompt, in milliseconds.
pub(crate) type PageLengths = HashMap<String, HashMap<String, f64>>;

/// A menu, and what the engine has to know to read it.
#[derive(Debug)]
pub(crate) struct MenuToLoad {
    pub(crate) menu: String,
    pub(crate) name: Option<String>,
    pub(crate) lengths: PageLengths,
    /// The holidays of the countries that the menu names.
    pub(crate) holidays: String,
}

/// A call that is to be held.
#[derive(Debug)]
pub(crate) struct CallWish {
    pub(crate) line: Option<String>,
    pub(crate) at: Option<PageMoment>,
    pub(crate) now: Option<Instant>,
    /// Pressed at once, as a dial string.
    pub(crate) keys: Option<String>,
    pub(crate) prompts: PromptEnds,
    /// The call of the drill at hand.
    pub(crate) drill: bool,
    /// When the caller hangs up at the latest.
    pub(crate) limit: Option<Elapsed>,
    pub(crate) assumed: Assumed,
}

/// What a call finds, where it is not as usual, in the words of the command.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assumed {
    /// How switches stand: `storm=on`.
    pub(crate) set: Vec<String>,
    /// What comes of ringing teams: `sales=busy`.
    pub(crate) ring: Vec<String>,
    /// When somebody of a queue's team is free: `sales-line=3m`.
    pub(crate) agent_free: Vec<String>,
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
#[derive(Debug)]
pub(crate) struct PracticeWish {
    pub(crate) kind: Kind,
    pub(crate) drills: Option<u32>,
    pub(crate) seed: Option<f64>,
    pub(crate) now: Instant,
    /// Drills lie within some weeks of it.
    pub(crate) from: Option<Instant>,
    pub(crate) trainee: Option<String>,
    pub(crate) history: Option<String>,
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
#[derive(Debug)]
pub(crate) struct Judged {
    pub(crate) now: Instant,
    pub(crate) stayed_away: bool,
    pub(crate) too_late: bool,
    /// Which answer to the question, from 0.
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
