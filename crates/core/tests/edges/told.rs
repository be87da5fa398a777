// What the doctests of `call::edges` share: a menu file around a few tables, every prompt exactly
// one second long, and the call as short lines: "6000 to team".

use phonetree_core::call::{
    Action, CallTime, Decided, Decision, Effect, Input, Report, TransferOutcome,
};
use phonetree_core::menu::{self, Key, LanguageId, Lengths, PromptId};
use phonetree_core::script::{Caller, Rehearsal};

include!("in_time.rs");

/// Calls `main` at an instant, with keys (or `!` to hang up) at their milliseconds.
pub fn told_at(at: &str, tables: &str, acts: &[(u64, char)]) -> Vec<String> {
    held(at, tables, acts, &Chances::default())
}

/// The same at noon on a Monday, where these teams do not answer.
#[allow(dead_code, reason = "not every test that shares this file rings")]
pub fn told_where(
    tables: &str,
    acts: &[(u64, char)],
    rings: &[(&str, TransferOutcome)],
) -> Vec<String> {
    held(NOON, tables, acts, &Chances { rings, ..Chances::default() })
}

/// The same at an instant, with the lines that the caller finds: `("line-for-it", "3m")`.
#[allow(dead_code, reason = "not every test that shares this file waits in line")]
pub fn told_in_line(
    at: &str,
    tables: &str,
    acts: &[(u64, char)],
    lines: &[(&str, &str)],
) -> Vec<String> {
    held(at, tables, acts, &Chances { lines, ..Chances::default() })
}

/// The same at noon, with what is decided, in order: a switch is on, another system says yes, a mailbox is full.
#[allow(dead_code, reason = "not every test that shares this file decides")]
pub fn told_decided(tables: &str, acts: &[(u64, char)], decided: &[(&str, bool)]) -> Vec<String> {
    held(NOON, tables, acts, &Chances { decided, ..Chances::default() })
}

/// What comes by chance.
#[derive(Clone, Copy, Default)]
struct Chances<'c> {
    rings: &'c [(&'c str, TransferOutcome)],
    lines: &'c [(&'c str, &'c str)],
    decided: &'c [(&'c str, bool)],
}

#[allow(dead_code, reason = "not every test that shares this file names it")]
pub const NOON: &str = "2026-11-23T12:00:00-08:00";

fn held(at: &str, tables: &str, acts: &[(u64, char)], chances: &Chances<'_>) -> Vec<String> {
    let Chances { rings, lines, decided } = chances;
    let text = format!(
        "format = 1\ntitle = \"Edge\"\ntimezone = \"America/Los_Angeles\"\n\
         [lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n\
         [teams.team]\nname = \"Team\"\n{tables}"
    );
    let tree = menu::load("edge.toml", &text).unwrap_or_else(|problems| panic!("{problems}"));
    let mut lengths = Lengths::estimated(&tree);
    let prompts: Vec<PromptId> = tree.prompt_ids().collect();
    for prompt in prompts {
        lengths.set(prompt, LanguageId::default(), 1_000);
    }
    let input = |c| Key::from_char(c).map_or(Input::HungUp, Input::Key);
    let plan = acts.iter().map(|(ms, c)| (CallTime::from_ms(*ms), input(*c)));
    let mut told = Vec::new();
    let mut caller = Caller::at_moments(plan);
    for (name, outcome) in *rings {
        let team = tree.team_ids().find(|team| &*tree[*team].id == *name).unwrap();
        caller.expect_ring(team, *outcome);
    }
    for (queue, line) in *lines {
        let queue = tree.queues_for(queue)[0];
        caller.expect_line(queue, line.parse().unwrap());
    }
    for (name, yes) in *decided {
        let switch = tree.switch_for(name).map(|switch| Decided::Switch(switch, *yes));
        let outside = tree.outside_for(name).map(|question| Decided::Outside(question, *yes));
        let full = tree.mailbox_for(name).map(|mailbox| Decided::MailboxFull(mailbox, *yes));
        caller.expect_decided(switch.or(outside).or(full).unwrap());
    }
    let mut phone = Rehearsal::new(caller, &lengths, |at: CallTime, effect: &Effect| {
        let what = match effect {
            Effect::Do(Action::Play { utterance, .. }) => {
                let prompt = &tree[utterance.prompt];
                match prompt.node {
                    Some(node) => format!("says {}/{}", tree.node_id(node), prompt.role),
                    None => format!("says {}", prompt.role),
                }
            }
            Effect::Do(Action::Stop(_)) => "stops".to_owned(),
            Effect::Do(Action::Beep { ms }) => format!("beeps {ms}"),
            Effect::Do(Action::Decide { decision, .. }) => match decision {
                Decision::Switch(switch) => format!("asks {}", tree[*switch].id),
                Decision::Outside(question) => format!("asks {}", tree[*question].id),
                Decision::MailboxFull(mailbox) => format!("asks {}", tree[*mailbox].id),
                _ => return,
            },
            Effect::Report(Report::NoInput { count, .. }) => format!("no-input {count}"),
            Effect::Report(Report::NoMatch { count, .. }) => format!("no-match {count}"),
            Effect::Report(Report::Entered { value, .. }) => format!("entered {value}"),
            Effect::Do(Action::Record { longest_ms }) => format!("records {longest_ms}"),
            Effect::Report(Report::Transferred { team, .. }) => {
                format!("to {}", tree[*team].id)
            }
            Effect::Report(Report::NotReached { team, outcome }) => {
                format!("{} {}", outcome.name(), tree[*team].id)
            }
            Effect::Report(Report::InLine { position, .. }) => format!("in line {position}"),
            Effect::Report(Report::WaitedTooLong(_)) => "waited too long".to_owned(),
            Effect::Report(Report::QueueFull(_)) => "full".to_owned(),
            Effect::Report(Report::CallbackRequested { number, .. }) => {
                let number = number.as_ref().map_or("this number".to_owned(), ToString::to_string);
                format!("calls back {number}")
            }
            Effect::Report(Report::Closed { team, .. }) => format!("closed {}", tree[*team].id),
            Effect::Report(Report::Ended { ending, .. }) => format!("ends {ending:?}"),
            _ => return,
        };
        told.push(format!("{} {what}", at.as_ms()));
    });
    let line = tree.line_for("line").unwrap();
    let begins = at.parse().unwrap();
    in_time(&(at, tables, acts), || phonetree_core::drive::drive(&tree, line, begins, &mut phone));
    told
}

/// The same at noon on a Monday.
pub fn told(tables: &str, acts: &[(u64, char)]) -> Vec<String> {
    told_at(NOON, tables, acts)
}
