//! Requests as a page writes them.

use serde_json::Value;

use crate::fields::{Elapsed, Fields, Instant, PageMoment, needed};

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

impl Request {
    /// Reads a request, and the language that its reader has chosen; or says what is wrong with it.
    pub(crate) fn read(text: &str) -> Result<(Self, Option<String>), String> {
        let mut it = Fields::read(text)?;
        let language = it.text("language")?;
        let at_once = it.instant("now")?;
        let now = || needed(at_once, "now");
        let what = it.text("do")?.unwrap_or_default();
        let request = match what.as_str() {
            "load" => Self::Load(MenuToLoad {
                menu: it.needed_text("menu")?,
                name: it.text("name")?,
                lengths: it.value("lengths"),
                holidays: it.text("holidays")?.unwrap_or_default(),
            }),
            "find" => {
                Self::Find { now: now()?, words: it.needed_text("words")?, zone: it.text("zone")? }
            }
            "open" => Self::Open { now: now()?, zone: it.text("zone")? },
            "moments" => Self::Moments { now: now()? },
            "moment" => Self::Moment { now: now()?, text: it.needed_text("text")? },
            "map" => Self::Map,
            "call" => Self::Call(CallWish {
                line: it.text("line")?,
                at: it.moment("at")?,
                now: at_once,
                keys: it.text("keys")?,
                prompts: it.one_of("prompts", PromptEnds::ALL)?,
                drill: it.flag("drill")?,
                limit: it.elapsed("limit")?,
                assumed: Assumed {
                    set: it.texts("set")?,
                    ring: it.texts("ring")?,
                    agent_free: it.texts("agent_free")?,
                },
            }),
            "key" => Self::Key {
                elapsed: needed(it.elapsed("elapsed")?, "elapsed")?,
                key: it.needed_text("key")?,
            },
            "until" => Self::Until { elapsed: needed(it.elapsed("elapsed")?, "elapsed")? },
            "played" => Self::Played {
                elapsed: needed(it.elapsed("elapsed")?, "elapsed")?,
                play: needed(it.count("play")?, "play")?,
            },
            "hang_up" => Self::HangUp { elapsed: needed(it.elapsed("elapsed")?, "elapsed")? },
            "undo" => Self::Undo,
            "again" => Self::Again,
            "call_again" => Self::CallAgain,
            "save" => Self::Save,
            "practice" => Self::Practice(PracticeWish {
                now: now()?,
                kind: it.one_of("kind", Kind::ALL)?,
                drills: it.count("drills")?,
                seed: it.number("seed")?,
                from: it.instant("from")?,
                trainee: it.text("trainee")?,
                history: it.text("history")?,
                course: it.text("course")?,
            }),
            "drill" => Self::Drill { now: now()? },
            "given" => Self::Given,
            "instead" => Self::Instead,
            "judge" => Self::Judge(Judged {
                now: now()?,
                stayed_away: it.flag("stayed_away")?,
                too_late: it.flag("too_late")?,
                answer: it.count("answer")?.and_then(|n| usize::try_from(n).ok()),
            }),
            "history" => Self::History {
                lines: it.needed_text("lines")?,
                trainee: it.text("trainee")?,
                now: at_once,
            },
            "merge" => {
                Self::Merge { lines: it.needed_text("lines")?, more: it.needed_text("more")? }
            }
            "code" => Self::Code,
            "read_code" => Self::ReadCode { code: it.needed_text("code")? },
            other => return Err(format!("`{other}` is not a request; docs/page.md lists them")),
        };
        Ok((request, language))
    }
}

/// A menu, and what the engine has to know to read it.
#[derive(Debug)]
pub(crate) struct MenuToLoad {
    pub(crate) menu: String,
    pub(crate) name: Option<String>,
    /// How long prompts last: by language, then by prompt, in milliseconds.
    pub(crate) lengths: Value,
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PromptEnds {
    /// Its length.
    #[default]
    Lengths,
    /// The page.
    Page,
}

impl PromptEnds {
    const ALL: &[(&str, Self)] = &[("lengths", Self::Lengths), ("page", Self::Page)];
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
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Kind {
    #[default]
    Guided,
    Listening,
    Clock,
    Traps,
    Quiz,
}

impl Kind {
    const ALL: &[(&str, Self)] = &[
        ("guided", Self::Guided),
        ("listening", Self::Listening),
        ("clock", Self::Clock),
        ("traps", Self::Traps),
        ("quiz", Self::Quiz),
    ];

    pub(crate) fn name(self) -> &'static str {
        let named = Self::ALL.iter().find(|(_, kind)| *kind == self);
        named.map_or("other", |(name, _)| name)
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
