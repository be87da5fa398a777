//! How calls end: what is settled when the caller hangs up, and what is not.

use super::ONE;
use super::told::{told, told_at};

const NIGHT: &str = "2026-11-23T22:00:00-08:00";

#[test]
fn hanging_up_while_it_rings_is_hanging_up_and_after_that_someone_was_reached() {
    let heard = |at| told(ONE, &[(2_000, '1'), (at, '!')]).split_off(2);
    assert_eq!(heard(3_999), ["3999 ends HungUp"]);
    assert_eq!(heard(4_000), ["4000 ends HungUp"]);
    assert_eq!(heard(4_001), ["4000 says team/connected", "4001 stops", "4001 ends Connected"]);
    assert_eq!(heard(5_000), ["4000 says team/connected", "5000 stops", "5000 ends Connected"]);
    assert_eq!(heard(5_001), ["4000 says team/connected", "5000 ends Connected"]);
}

#[test]
fn keys_while_it_rings_or_a_team_speaks_come_to_nothing() {
    let reached =
        ["0 says main/options", "2000 to team", "4000 says team/connected", "5000 ends Connected"];
    assert_eq!(told(ONE, &[(2_000, '1'), (2_001, '1'), (3_000, '#'), (4_500, '1')]), reached);
}

const OFFICE: &str = r#"[menus.main]
options = [{ key = "1", label = "it", to = "office" }]
[teams.office]
name = "Office"
hours = "Mo-Fr 08:00-17:00"
"#;

#[test]
fn the_last_words_of_a_closed_team_are_heard_to_their_end_whatever_is_pressed() {
    let closed = ["0 says main/options", "2000 closed office", "2000 says office/closed"];
    let end = [&closed[..], &["3000 ends Closed"]].concat();
    assert_eq!(told_at(NIGHT, OFFICE, &[(2_000, '1'), (2_100, '1'), (3_000, '#')]), end);
    let hung_up = [&closed[..], &["2001 stops", "2001 ends Closed"]].concat();
    assert_eq!(told_at(NIGHT, OFFICE, &[(2_000, '1'), (2_001, '!')]), hung_up, "the caller knows");
}

#[test]
fn where_a_closed_team_leads_on_its_words_can_be_skipped_and_nothing_is_settled() {
    let leads =
        format!("{OFFICE}closed_to = \"menu\"\n{}", ONE.replace("menus.main", "menus.menu"));
    let closed = ["0 says main/options", "2000 closed office", "2000 says office/closed"];
    let left = [&closed[..], &["2500 stops", "2500 ends HungUp"]].concat();
    assert_eq!(told_at(NIGHT, &leads, &[(2_000, '1'), (2_500, '!')]), left);
    let skipped = [&closed[..], &["2500 stops"]].concat();
    let heard = told_at(NIGHT, &leads, &[(2_000, '1'), (2_500, '1')]);
    assert_eq!(heard, super::then_team(&skipped, 2_500));
    let waited = [&closed[..], &["3000 says menu/options"]].concat();
    let heard = told_at(NIGHT, &leads, &[(2_000, '1'), (5_000, '1')]);
    assert_eq!(heard, super::then_team(&waited, 5_000));
}

/// The hour at which the team is reached decides, to the millisecond.
#[test]
fn a_team_opens_and_closes_at_the_very_millisecond() {
    let call = |at, ms| told_at(at, OFFICE, &[(ms, '1')]).split_off(2);
    let reached = |ms: u64| {
        [
            format!("{ms} to office"),
            format!("{} says office/connected", ms + 2_000),
            format!("{} ends Connected", ms + 3_000),
        ]
    };
    let closed = |ms: u64| {
        [
            format!("{ms} closed office"),
            format!("{ms} says office/closed"),
            format!("{} ends Closed", ms + 1_000),
        ]
    };
    let (morning, evening) = ("2026-11-23T07:59:59.5-08:00", "2026-11-23T16:59:59.5-08:00");
    assert_eq!(call(morning, 499), closed(499));
    assert_eq!(call(morning, 500), reached(500));
    assert_eq!(call(evening, 499), reached(499));
    assert_eq!(call(evening, 500), closed(500));
    assert_eq!(call(evening, 501), closed(501));
}

#[test]
fn a_message_with_nothing_after_it_and_hanging_up_by_a_key_end_the_call() {
    let message = "[messages.main]\nsay = \"Bye.\"\n";
    assert_eq!(told(message, &[]), ["0 says main/say", "1000 ends HungUp"]);
    assert_eq!(told(message, &[(300, '1')]), ["0 says main/say", "300 stops", "300 ends HungUp"]);
    let leaves = "[menus.main]\noptions = [{ key = \"9\", do = \"hang-up\" }]\n";
    let end = ["0 says main/options", "300 stops", "300 says goodbye", "1300 ends HungUp"];
    assert_eq!(told(leaves, &[(300, '9'), (400, '1')]), end, "the last words are not skipped");
}

#[test]
fn whoever_fails_too_often_goes_where_the_node_says_or_to_the_operator_or_out() {
    let tries = "timings = { no_input_tries = 1 }\n";
    let menu = format!("{ONE}{tries}");
    let asked = ["0 says main/options", "6000 no-input 1"];
    let out = [&asked[..], &["6000 says gave-up", "7000 ends GaveUp"]].concat();
    assert_eq!(told(&menu, &[]), out);
    let own = format!("{ONE}{tries}give_up = \"team\"\n");
    assert_eq!(told(&own, &[]), super::then_team(&asked, 6_000));
}
