//! Mistakes in a dialplan, each with a caller who must notice it: a comparison that notices nothing proves nothing.

use chrono::{DateTime, Utc};
use phonetree_core::call::{CallerNumber, TransferOutcome};
use phonetree_core::menu::Key;

use crate::compare::Case;
use crate::engine::{Caller, Subject};
use crate::menus::Tried;

const MENU: &str = r#"
format = 1
title = "Mistakes"
timezone = "America/Chicago"
country = "US"
[timings]
inter_digit = "2s"
no_match_tries = 2
[lines.main]
number = "+1-312-555-0110"
answer = "main"
[menus.main]
greeting = "Welcome."
options = [
  { key = "1", label = "sales", to = "sales" },
  { key = "12", label = "parking", to = "parking" },
  { key = "2", label = "more", to = "more" },
  { key = "3", label = "the end", to = "bye" },
  { key = "4", label = "news", to = "news" },
  { key = "42", label = "parking", to = "parking" },
]
[menus.more]
options = [{ key = "1", label = "sales", to = "sales" }, { key = "*", do = "back" }]
[messages.parking]
say = "Behind the house."
[messages.news]
say = "There is none."
to = "main"
[messages.bye]
say = "That was all."
[teams.sales]
name = "Sales"
hours = "Mo-Fr 08:00-17:00; PH off"
"#;

/// A dialplan with a mistake, or without, and a caller.
pub(crate) struct Mutant {
    pub(crate) tried: Tried,
    /// What is wrong.
    pub(crate) fault: String,
    pub(crate) is_broken: bool,
    caller: Caller,
}

/// What is wrong; what is written in place of what; when somebody calls, and what they press, each with its moment.
type Fault = (&'static str, [&'static str; 2], &'static str, &'static [(u64, &'static str)]);

const FAULTS: [Fault; 7] = [
    (
        "an hour ends a minute late",
        ["08:00-16:59", "08:00-17:00"],
        "2026-11-23T23:00:20Z",
        &[(1_500, "1")],
    ),
    (
        "a menu greets whom it greeted before",
        [" same => n,Return(0)", " same => n,Return(1)"],
        "2026-11-23T16:00:00Z",
        &[(1_500, "2"), (3_500, "*"), (5_500, "2")],
    ),
    (
        "one wrong key more is allowed",
        ["NO_MATCH} >= 2", "NO_MATCH} >= 3"],
        "2026-11-23T16:00:00Z",
        &[(1_500, "9"), (3_500, "9")],
    ),
    (
        "Thanksgiving is never later than the 25th",
        ["thu,22-28,nov", "thu,22-25,nov"],
        "2026-11-26T16:00:00Z",
        &[(1_500, "1")],
    ),
    (
        "the next key is waited for too long",
        ["TIMEOUT(digit)=2", "TIMEOUT(digit)=5"],
        "2026-11-23T16:00:00Z",
        &[(1_500, "4"), (4_700, "2"), (7_000, "1")],
    ),
    (
        "a silence is too long",
        ["WaitExten(5)", "WaitExten(20)"],
        "2026-11-23T16:00:00Z",
        &[(10_000, "3")],
    ),
    (
        "a needless 3#",
        ["exten => 3,1,", "exten => 3#,1,Goto(3,1)\nexten => 3,1,"],
        "2026-11-23T16:00:00Z",
        &[(1_500, "3"), (1_950, "9")],
    ),
];

impl Mutant {
    fn of(n: usize, fault: &Fault, is_broken: bool) -> Self {
        let (words, [right, wrong], at, keys) = *fault;
        let mut tried =
            Tried::of(&format!("mutant-{n}{}", if is_broken { "-broken" } else { "" }), MENU);
        assert!(tried.text.contains(right), "{words}: {right} is nowhere in\n{}", tried.text);
        if is_broken {
            tried.text = tried.text.replace(right, wrong);
        }
        let key =
            |(ms, key): &(u64, &str)| (*ms, Key::from_char(key.chars().next().unwrap()).unwrap());
        let caller = Caller {
            line: tried.tree.line_ids().next().unwrap(),
            at: at.parse::<DateTime<Utc>>().unwrap(),
            keys: keys.iter().map(key).collect(),
            outcome: TransferOutcome::Answered,
            number: CallerNumber::Withheld,
            answers: Vec::new(),
        };
        let fault = if is_broken { words.to_owned() } else { format!("without \"{words}\"") };
        Self { tried, fault, is_broken, caller }
    }

    /// The caller, and the call that our engine holds without the mistake.
    pub(crate) fn case(&self) -> Case<'_> {
        let tried = &self.tried;
        let held = Subject::of(&tried.tree, &tried.takes, false).holds(&self.caller);
        assert!(!held.is_cut, "{}", self.fault);
        Case { tree: &tried.tree, name: tried.name.clone(), caller: self.caller.clone(), held }
    }
}

/// Each mistake, and the same caller without it.
pub(crate) fn all() -> Vec<Mutant> {
    let both = |(n, fault): (usize, &Fault)| {
        [false, true].map(|is_broken| Mutant::of(n, fault, is_broken))
    };
    FAULTS.iter().enumerate().flat_map(both).collect()
}
