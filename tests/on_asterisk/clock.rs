//! Calls over an edge of hours, on a clock that the whole Asterisk believes in.

use std::thread;

use chrono::{DateTime, TimeDelta, Utc};
use phonetree_core::call::{CallerNumber, TransferOutcome};
use phonetree_core::menu::Key;

use crate::compare::{Answered, Case};
use crate::engine::{Caller, Subject, Told};
use crate::machine::{Loaded, Machine};
use crate::menus::Tried;
use crate::proof::alone;

fn menu(hours: &str) -> String {
    format!(
        r#"
format = 1
title = "Edges"
timezone = "America/Chicago"
[timings]
no_input = "60s"
[lines.main]
number = "+1-312-555-0110"
answer = "main"
[menus.main]
options = [{{ key = "1", label = "sales", to = "sales" }}]
[teams.sales]
name = "Sales"
hours = "{hours}"
"#
    )
}

/// Two callers whose calls begin before an edge: one presses 1 before it, one after. Which of them is connected. Where
/// this machine stands still for seconds, they call again.
fn crossing(name: &str, hours: &str, edge: &str) -> [bool; 2] {
    let mut why = String::new();
    for _ in 0..3 {
        match crossing_once(name, hours, edge) {
            Ok(connected) => return connected,
            Err(wrong) => why = wrong,
        }
        println!("{name}: {why}");
    }
    panic!("{name}: {why}")
}

fn crossing_once(name: &str, hours: &str, edge: &str) -> Result<[bool; 2], String> {
    let root = Machine::root().unwrap();
    let tried = Tried::of(name, &menu(hours));
    let subject = Subject::of(&tried.tree, &tried.takes, false);
    let sounds = subject.sounds(&tried.name);
    let plan = Loaded {
        file: &tried.name,
        text: &tried.text,
        sounds: &sounds,
        switches: Vec::new(),
        parts: &[],
    };
    let edge: DateTime<Utc> = edge.parse().unwrap();
    let begins = edge - TimeDelta::seconds(25);
    let machine = Machine::start(
        &root,
        name,
        &[plan],
        Some(&begins.format("@%Y-%m-%d %H:%M:%S").to_string()),
    );
    let call = |after: i64| {
        let mut caller = Caller {
            line: tried.tree.line_ids().next().unwrap(),
            at: begins,
            keys: Vec::new(),
            outcome: TransferOutcome::Answered,
            number: CallerNumber::Withheld,
            answers: Vec::new(),
        };
        let tag = format!("77{}", 5 + after);
        let answered = Answered::call(&machine.ami, &tried.name, &tried.tree, &caller, &tag, true)
            .ok_or("the call was never answered")?;
        caller.at = DateTime::from_timestamp_millis(answered.clock_ms).unwrap();
        let key = (edge + TimeDelta::seconds(after) - caller.at).num_milliseconds();
        if key <= 2_000 {
            return Err("this machine is too busy, the clock is past the edge".to_owned());
        }
        caller.keys = vec![(u64::try_from(key).unwrap(), Key::from_char('1').unwrap())];
        let held = subject.holds(&caller);
        let rings = held.told.iter().any(|(_, told)| matches!(told, Told::Rings(_)));
        let case = Case { tree: &tried.tree, name: tried.name.clone(), caller, held };
        answered.goes_on(&case, true).difference.map_or(Ok(rings), Err)
    };
    thread::scope(|scope| {
        let both = [-3, 3].map(|after| scope.spawn(move || call(after)));
        let [before, after] = both.map(|call| call.join().unwrap());
        Ok([before?, after?])
    })
}

#[test]
fn a_call_over_an_edge_of_hours_is_decided_when_the_team_is_reached() {
    let _alone = alone();
    if Machine::root().is_none() {
        return;
    }
    thread::scope(|scope| {
        let closing =
            scope.spawn(|| crossing("closing", "Mo-Fr 08:00-17:00", "2026-11-24T23:00:00Z"));
        // 1:59:59 in summer time is followed by 1:00:00 in winter time.
        let autumn =
            scope.spawn(|| crossing("autumn", "Mo-Su 01:30-02:00", "2026-11-01T07:00:00Z"));
        // 1:59:59 in winter time is followed by 3:00:00 in summer time.
        let spring =
            scope.spawn(|| crossing("spring", "Mo-Su 03:00-05:00", "2027-03-14T08:00:00Z"));
        assert_eq!(closing.join().unwrap(), [true, false], "they close at 17:00:00");
        assert_eq!(autumn.join().unwrap(), [true, false], "the clock goes back");
        assert_eq!(spring.join().unwrap(), [false, true], "the clock goes forward");
    });
}
