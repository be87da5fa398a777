//! Why a call has its points, in words.

use super::comes_to;
use crate::hours::HolidayDoubt;
use crate::language::{Locale, PracticeTexts};
use crate::menu::{LineId, ReaderLanguage, TeamId, Tree};
use crate::practice::drill::Drill;
use crate::script::Event;

/// Who was reached in place of the right team, whose errand it is, and how they are reached.
pub(super) fn wrong_team(tree: &Tree, drill: &Drill, line: LineId, events: &[Event]) -> String {
    let ReaderLanguage { menu, locale } = drill.reader;
    let texts = locale.practice();
    let name = |team: &TeamId| tree[*team].name.in_language(menu).to_owned();
    let names = drill.teams.iter().map(name);
    let right = names.reduce(|team, other| texts.or_team(&team, &other)).unwrap_or_default();
    let keys: Vec<String> = drill.best.presses.iter().map(|(_, key)| key.to_string()).collect();
    let (number, keys) = (tree[drill.best.line].number.as_written(), keys.join(" "));
    let way = match (line == drill.best.line, keys.is_empty()) {
        (true, false) => texts.press_keys(&keys),
        (true, true) => texts.press_nothing().to_owned(),
        (false, false) => texts.call_and_press(&number, &keys),
        (false, true) => texts.call_only(&number),
    };
    let reached = events.iter().rev().find_map(comes_to);
    let reached = reached.and_then(|id| tree.team_ids().find(|team| *tree[*team].id == *id));
    match reached {
        Some(team) => texts.wrong_team(&name(&team), &right, &way),
        None => texts.no_team(&right, &way),
    }
}

pub(super) fn right_team(doubt: Option<HolidayDoubt>, locale: &Locale) -> String {
    let texts = locale.practice();
    match doubt {
        Some(doubt) => texts.right_team_if_open(&doubt.words(locale)),
        None => texts.right_team().to_owned(),
    }
}

/// Turns that lead away from the team.
pub(super) fn wrong_turns(turns: u32, texts: &PracticeTexts) -> String {
    match turns {
        0 => texts.no_wrong_turns().to_owned(),
        turns => texts.wrong_turns(turns.into()),
    }
}

pub(super) fn needless_keys(keys: u32, texts: &PracticeTexts) -> String {
    match keys {
        0 => texts.no_needless_keys().to_owned(),
        keys => texts.needless_keys(keys.into()),
    }
}

/// How much slower a call was than the best one, in whole seconds.
pub(super) fn slower(lost_ms: u64, texts: &PracticeTexts) -> String {
    match (lost_ms + 500) / 1_000 {
        0 => texts.as_fast().to_owned(),
        seconds => texts.slower(&texts.seconds(seconds)),
    }
}

#[cfg(test)]
mod tests {
    use super::wrong_team;
    use crate::menu::{FIRST_LINE, Lengths, load};
    use crate::practice::Drill;
    use crate::script::{Caller, rehearse};

    /// Why a call for "Group address changes" has no points.
    fn why(number: &str, keys: &str) -> String {
        let tree = load("first line", FIRST_LINE).unwrap();
        let lengths = Lengths::estimated(&tree);
        let errands = tree.errands();
        let errand = errands.iter().find(|errand| errand.say == "Group address changes").unwrap();
        let at = "2026-12-01T12:00:00-08:00".parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let at = at.with_timezone(&tree.zone);
        let drill = Drill::new(&tree, &lengths, errand, at, tree.zone).unwrap();
        let line = tree.line_for(number).unwrap();
        let caller = Caller::from_dial_string(keys).unwrap();
        let events = rehearse(&tree, &lengths, line, at.to_utc(), caller);
        wrong_team(&tree, &drill, line, &events)
    }

    #[test]
    fn a_wrong_team_is_named_beside_the_right_one_and_the_way_to_it() {
        assert_eq!(
            why("1-800-790-4661", "1"),
            "wrong team: you reached California Service Center; \
             this belongs to Account Management Support Team: press 3"
        );
        assert_eq!(
            why("1-800-731-4661", "2"),
            "wrong team: you reached California Service Center; \
             this belongs to Account Management Support Team: call 1-800-790-4661, press 3"
        );
        assert_eq!(
            why("1-800-790-4661", "9,9,9"),
            "you reached no team; this belongs to Account Management Support Team: press 3"
        );
    }
}
