//! How a drill went: what was done, against the best that could have been done.
//!
//! | for | open | closed |
//! | --- | --- | --- |
//! | the right team, or that nobody answers there | 50 | 30 |
//! | what to do instead, where it is closed | | 20 |
//! | no wrong turns: less 10 for each | 20 | 20 |
//! | no needless keys: less 2 for each | 10 | 10 |
//! | no time lost against the best call: less 1 for every two seconds begun | 20 | 20 |
//!
//! Where the right team was not reached, turns, keys and seconds do not count. A trainee who knows without a
//! call that nobody answers, and what to do instead, has lost nothing; one who chooses no line in time has
//! no points. On a holiday that the hours do not mention, a call and no call are both right.
mod reasons;

use std::collections::HashSet;

use self::reasons::{needless_keys, right_team, slower, wrong_team};
use crate::language::PracticeTexts;
use crate::menu::{Lengths, LineId, Tree};
use crate::practice::drill::Drill;
use crate::script::{Event, Happening, rehearse};
use crate::walk;

/// What a trainee did.
#[derive(Clone, Copy, Debug)]
pub enum Response<'a> {
    /// Called a line: what happened.
    Called {
        /// Which.
        line: LineId,
        /// What happened.
        events: &'a [Event],
    },
    /// Said that nobody answers now.
    StayedAway,
    /// Chose nothing before the time was over.
    TooLate,
}

/// What a drill is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// What was looked at, each with its points.
    pub marks: Vec<ScoreMark>,
    /// When the right team was reached, in milliseconds since the answer.
    pub reached_ms: Option<u64>,
    /// How much later than by the best call.
    pub lost_ms: u64,
    /// Wrong turns.
    pub turns: u32,
    /// Keys pressed.
    pub keys: u32,
}

/// One thing that was looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreMark {
    /// Points.
    pub points: u32,
    /// Out of so many.
    pub of: u32,
    /// Why.
    pub why: String,
}

impl Score {
    /// All points: 0 to 100.
    pub fn points(&self) -> u32 {
        self.marks.iter().map(|mark| mark.points).sum()
    }

    /// Of a question without a call.
    pub fn of_answer(right: bool, why: String) -> Self {
        let points = if right { 100 } else { 0 };
        let marks = vec![ScoreMark { points, of: 100, why }];
        Self { marks, reached_ms: None, lost_ms: 0, turns: 0, keys: 0 }
    }
}

/// Judges what was done. `alternative` is whether the right thing was chosen to do instead; nothing
/// where that was not asked.
pub fn judge(
    tree: &Tree,
    lengths: &Lengths,
    drill: &Drill,
    done: Response<'_>,
    alternative: Option<bool>,
) -> Score {
    let asked = if alternative.is_some() { 20 } else { 0 };
    let team = 50 - asked;
    let mut score = match done {
        Response::Called { line, events } => called(tree, lengths, drill, line, events, team),
        Response::StayedAway => stayed_away(tree, drill, alternative, team),
        Response::TooLate => too_late(team, drill.reader.locale.practice()),
    };
    if let Some(right) = alternative {
        let texts = drill.reader.locale.practice();
        let why = if right { texts.right_next_step() } else { texts.wrong_next_step() };
        score.marks.insert(1, mark(if right { asked } else { 0 }, asked, why));
    }
    score
}

fn stayed_away(tree: &Tree, drill: &Drill, alternative: Option<bool>, team: u32) -> Score {
    let locale = drill.reader.locale;
    let texts = locale.practice();
    let doubt = drill.holiday_doubt(tree);
    let nothing_lost = (drill.closed || doubt.is_some()) && alternative != Some(false);
    let marks = vec![
        match (drill.closed, &doubt) {
            (true, _) => mark(team, team, texts.knew_nobody_answers()),
            (false, Some(it)) => mark(team, team, texts.right_perhaps_closed(&it.words(locale))),
            (false, None) => mark(0, team, texts.someone_answers()),
        },
        match nothing_lost {
            true => mark(50, 50, texts.no_time_lost()),
            false => mark(0, 50, texts.no_other_way()),
        },
    ];
    Score { marks, reached_ms: None, lost_ms: 0, turns: 0, keys: 0 }
}

fn too_late(team: u32, texts: &PracticeTexts) -> Score {
    let marks = vec![mark(0, team, texts.time_ran_out()), mark(0, 50, texts.did_not_call())];
    Score { marks, reached_ms: None, lost_ms: 0, turns: 0, keys: 0 }
}

fn called(
    tree: &Tree,
    lengths: &Lengths,
    drill: &Drill,
    line: LineId,
    events: &[Event],
    team: u32,
) -> Score {
    let keys = events.iter().filter(|event| matches!(event.what, Happening::Key { .. })).count();
    let keys = u32::try_from(keys).unwrap_or(u32::MAX);
    let turns = wrong_turns(tree, lengths, drill, line, events);
    let right: HashSet<&str> = drill.teams.iter().map(|team| &*tree[*team].id).collect();
    let reached = events.iter().find(|event| comes_to(event).is_some_and(|at| right.contains(at)));
    let Some(reached) = reached else {
        let marks = vec![
            mark(0, team, wrong_team(tree, drill, line, events)),
            mark(0, 50, drill.reader.locale.practice().speed_of_wrong_team()),
        ];
        return Score { marks, reached_ms: None, lost_ms: 0, turns, keys };
    };
    let too_late = !drill.closed && matches!(reached.what, Happening::Closed { .. });
    let ms = reached.elapsed_ms;
    let lost_ms = ms.saturating_sub(drill.best.reached.as_ms());
    let best_keys = u32::try_from(drill.best.presses.len()).unwrap_or(u32::MAX);
    let needless = keys.saturating_sub(best_keys);
    let seconds = u32::try_from(lost_ms.div_ceil(2_000)).unwrap_or(u32::MAX);
    let locale = drill.reader.locale;
    let texts = locale.practice();
    let marks = vec![
        match too_late {
            true => mark(0, team, texts.right_but_closed()),
            false => mark(team, team, right_team(drill.holiday_doubt(tree), locale)),
        },
        mark(
            20_u32.saturating_sub(turns.saturating_mul(10)),
            20,
            reasons::wrong_turns(turns, texts),
        ),
        mark(10_u32.saturating_sub(needless.saturating_mul(2)), 10, needless_keys(needless, texts)),
        mark(20_u32.saturating_sub(seconds), 20, slower(lost_ms, texts)),
    ];
    Score { marks, reached_ms: Some(ms), lost_ms, turns, keys }
}

/// Keys that lead nowhere, and places that the best call from that line does not come to. (To give up
/// may be the quickest way to a person: then even the best call presses such keys.)
fn wrong_turns(
    tree: &Tree,
    lengths: &Lengths,
    drill: &Drill,
    line: LineId,
    events: &[Event],
) -> u32 {
    let at = drill.at.to_utc();
    let best = match line == drill.best.line {
        true => Some(drill.best.clone()),
        false => walk::best_in(tree, lengths, [line], at, &drill.teams, drill.reader.menu),
    };
    let way = best.map(|best| rehearse(tree, lengths, line, at, best.caller())).unwrap_or_default();
    let on_the_way: HashSet<&str> = way.iter().filter_map(place).collect();
    let nowhere = |events: &[Event]| {
        let nowhere = events.iter().filter(|e| matches!(e.what, Happening::NoMatch { .. }));
        u32::try_from(nowhere.count()).unwrap_or(u32::MAX)
    };
    let mut turns = nowhere(events).saturating_sub(nowhere(&way));
    let mut here = None;
    for there in events.iter().filter_map(place) {
        turns += u32::from(here != Some(there) && !on_the_way.contains(there));
        here = Some(there);
    }
    turns
}

/// The team that answers, or that the caller hears is closed.
fn comes_to(event: &Event) -> Option<&str> {
    match &event.what {
        Happening::Transferred { team, .. } | Happening::Closed { team, .. } => Some(team),
        Happening::Answered { .. }
        | Happening::Prompt { .. }
        | Happening::Key { .. }
        | Happening::NoInput { .. }
        | Happening::NoMatch { .. }
        | Happening::Entered { .. }
        | Happening::Decided { .. }
        | Happening::NotReached { .. }
        | Happening::InLine { .. }
        | Happening::WaitedTooLong { .. }
        | Happening::QueueFull { .. }
        | Happening::CallbackRequested { .. }
        | Happening::Ended { .. } => None,
    }
}

/// Where an event takes place: at which node, or team.
fn place(event: &Event) -> Option<&str> {
    if let Happening::Prompt { node, .. } = &event.what {
        return Some(node.as_str()).filter(|node| !node.is_empty());
    }
    comes_to(event)
}

fn mark(points: u32, of: u32, why: impl Into<String>) -> ScoreMark {
    ScoreMark { points, of, why: why.into() }
}

#[cfg(test)]
mod tests {
    use super::{Response, Score, judge};
    use crate::menu::{FIRST_LINE, Lengths, Tree, load};
    use crate::practice::Drill;
    use crate::script::{Caller, Event, Happening, rehearse};

    /// "Group address changes", at an hour of December 1, 2026: option 3, open from 7 a.m.
    fn drill(tree: &Tree, hour: &str) -> Drill {
        let errands = tree.errands();
        let errand = errands.iter().find(|errand| errand.say == "Group address changes").unwrap();
        let at =
            format!("2026-12-01T{hour}-08:00").parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let at = at.with_timezone(&tree.zone);
        Drill::new(tree, &Lengths::estimated(tree), errand, at, tree.zone).unwrap()
    }

    fn score(hour: &str, number: &str, keys: &str, alternative: Option<bool>) -> Score {
        let tree = load("first line", FIRST_LINE).unwrap();
        let (lengths, drill) = (Lengths::estimated(&tree), drill(&tree, hour));
        let line = tree.line_for(number).unwrap();
        let caller = Caller::from_dial_string(keys).unwrap();
        let events = rehearse(&tree, &lengths, line, drill.at.to_utc(), caller);
        judge(&tree, &lengths, &drill, Response::Called { line, events: &events }, alternative)
    }

    fn stayed_away(hour: &str, alternative: Option<bool>) -> u32 {
        let tree = load("first line", FIRST_LINE).unwrap();
        let (lengths, drill) = (Lengths::estimated(&tree), drill(&tree, hour));
        judge(&tree, &lengths, &drill, Response::StayedAway, alternative).points()
    }

    #[test]
    fn what_is_chosen_too_late_is_worth_nothing() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let (lengths, drill) = (Lengths::estimated(&tree), drill(&tree, "12:00:00"));
        let score = judge(&tree, &lengths, &drill, Response::TooLate, None);
        assert_eq!(score.points(), 0);
        assert_eq!(score.marks.iter().map(|mark| mark.of).sum::<u32>(), 100);
    }

    const MAIN: &str = "1-800-790-4661";

    #[test]
    fn a_call_is_worth_what_the_table_says() {
        let open = |keys: &str| score("12:00:00", MAIN, keys, None).points();
        assert_eq!(open("3"), 100);
        assert_eq!(open(",,3"), 98, "four seconds are two points");
        assert_eq!(open("7,3"), 100 - 10 - 2 - 1, "a wrong turn, a needless key, two seconds");
        assert_eq!(open("33"), 98, "a needless key");
        assert_eq!(open("1"), 0, "another team");
        assert_eq!(open(""), 0, "no team");
        assert_eq!(score("12:00:00", "1-800-731-4661", "2", None).points(), 0, "another line");
        let slow = score("12:00:00", MAIN, ",,,,,,,,,,,,,,3", None);
        assert_eq!((slow.points(), slow.lost_ms / 1_000), (86, 28));
    }

    #[test]
    fn closed_hours_are_worth_what_the_table_says() {
        let closed = |keys: &str, right| score("06:30:00", MAIN, keys, Some(right)).points();
        assert_eq!(closed("3", true), 100);
        assert_eq!(closed("3", false), 80);
        assert_eq!(closed("1", true), 20, "another team, but what to do instead was known");
        assert_eq!(stayed_away("06:30:00", Some(true)), 100);
        assert_eq!(stayed_away("06:30:00", Some(false)), 30);
        assert_eq!(stayed_away("12:00:00", None), 0, "someone answers");
    }

    #[test]
    fn whoever_dawdles_until_it_has_closed_did_not_reach_it() {
        let dawdled = score("17:29:50", MAIN, ",,,,,,,,3", None);
        assert_eq!(dawdled.marks[0].points, 0);
        assert!(dawdled.marks[0].why.contains("had closed by then"), "{dawdled:?}");
    }

    /// The best call, answered later by so many milliseconds, with so many keys and wrong keys more.
    fn late(lost_ms: u64, keys: usize, wrong: usize) -> Vec<u32> {
        let tree = load("first line", FIRST_LINE).unwrap();
        let (lengths, drill) = (Lengths::estimated(&tree), drill(&tree, "12:00:00"));
        let (line, at) = (tree.line_for(MAIN).unwrap(), drill.at.to_utc());
        let mut events = rehearse(&tree, &lengths, line, at, drill.best.caller());
        let first = events[0].clone();
        for event in &mut events {
            event.elapsed_ms += lost_ms;
        }
        let more = |what: Happening| Event { what, ..first.clone() };
        events.extend((0..keys).map(|_| more(Happening::Key { key: '9' })));
        let nowhere = Happening::NoMatch { node: "main".to_owned(), count: 1 };
        events.extend((0..wrong).map(|_| more(nowhere.clone())));
        let done = Response::Called { line, events: &events };
        judge(&tree, &lengths, &drill, done, None).marks.iter().map(|mark| mark.points).collect()
    }

    #[test]
    fn two_seconds_begun_are_a_point_until_none_is_left() {
        let seconds = |lost_ms| late(lost_ms, 0, 0);
        assert_eq!(seconds(0), [50, 20, 10, 20]);
        for (lost_ms, points) in [
            (1, 19),
            (2_000, 19),
            (2_001, 18),
            (4_000, 18),
            (4_001, 17),
            (38_000, 1),
            (38_001, 0),
            (40_001, 0),
            (1_000_000, 0),
        ] {
            assert_eq!(seconds(lost_ms), [50, 20, 10, points], "{lost_ms} ms");
        }
    }

    #[test]
    fn a_needless_key_is_two_points_and_a_wrong_turn_ten_until_none_is_left() {
        for (keys, points) in [(1, 8), (4, 2), (5, 0), (6, 0)] {
            assert_eq!(late(0, keys, 0), [50, 20, points, 20], "{keys} keys");
        }
        for (wrong, points) in [(1, 10), (2, 0), (3, 0)] {
            assert_eq!(late(0, 0, wrong), [50, points, 10, 20], "{wrong} turns");
        }
    }

    #[test]
    fn each_place_off_the_way_is_a_wrong_turn_once_for_each_time_it_is_come_to() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let (lengths, drill) = (Lengths::estimated(&tree), drill(&tree, "12:00:00"));
        let (line, at) = (tree.line_for(MAIN).unwrap(), drill.at.to_utc());
        let way = rehearse(&tree, &lengths, line, at, drill.best.caller());
        let turns = |places: &[&str]| {
            let said = |place: &&str| Event {
                what: Happening::Prompt {
                    node: (*place).to_owned(),
                    text: String::new(),
                    role: "say".to_owned(),
                },
                ..way[0].clone()
            };
            let events: Vec<Event> = places.iter().map(said).chain(way.clone()).collect();
            judge(&tree, &lengths, &drill, Response::Called { line, events: &events }, None).turns
        };
        assert_eq!(turns(&[]), 0);
        assert_eq!(turns(&["main", "main"]), 0, "on the way");
        assert_eq!(turns(&["cellar"]), 1);
        assert_eq!(turns(&["cellar", "cellar"]), 1, "it says two things");
        assert_eq!(turns(&["cellar", "main", "cellar"]), 2, "and back again");
        assert_eq!(turns(&["cellar", "attic"]), 2);
        assert_eq!(turns(&[""]), 0, "what no node says is no place");
    }

    #[test]
    fn every_table_of_marks_has_a_hundred_points() {
        for (hour, keys, asked) in
            [("12:00:00", "3", None), ("12:00:00", "1", None), ("06:30:00", "2", Some(false))]
        {
            let marks = score(hour, MAIN, keys, asked).marks;
            assert_eq!(marks.iter().map(|mark| mark.of).sum::<u32>(), 100, "{marks:?}");
            assert!(marks.iter().all(|mark| mark.points <= mark.of), "{marks:?}");
        }
    }
}
