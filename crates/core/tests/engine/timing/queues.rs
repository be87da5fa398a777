//! Waiting in line: what a caller hears, and what ends the wait.

use super::told::{NOON, told_in_line};

const QUEUE: &str = r#"[queues.main]
team = "desk"
every = "30s"
longest = "4m"
longest_to = "voicemail"
full_to = "voicemail"
options = [
  { key = "1", label = "a message", to = "voicemail" },
  { key = "2", do = "repeat" },
]
[teams.desk]
name = "Desk"
hours = "Mo-Fr 08:00-17:00"
[mailboxes.voicemail]
say = "Leave a message."
"#;

fn waits(acts: &[(u64, char)], free: &str) -> Vec<String> {
    told_in_line(NOON, QUEUE, acts, &[("main", free)])
}

const FIRST_WORDS: [&str; 3] =
    ["0 in line 2", "0 says main/greeting", "1000 says main/announcement"];

#[test]
fn somebody_may_be_free_at_once_and_nothing_is_said_then() {
    let at_once = ["0 to desk", "2000 says desk/connected", "3000 ends Connected"];
    assert_eq!(waits(&[], "0s"), at_once);
    assert_eq!(told_in_line(NOON, QUEUE, &[], &[]), at_once, "unless the file says otherwise");
}

#[test]
fn a_caller_who_waits_hears_where_in_line_they_are_and_again_every_so_often() {
    let told = waits(&[], "90s");
    assert_eq!(told[..3], FIRST_WORDS);
    // An announcement a second long ends at 2 s; the next begins 30 s later.
    let moved = ["32000 says main/announcement", "45000 in line 1", "63000 says main/announcement"];
    assert_eq!(told[3..6], moved);
    assert_eq!(told[6..], ["90000 to desk", "92000 says desk/connected", "93000 ends Connected"]);
}

#[test]
fn the_turn_of_a_caller_comes_in_the_middle_of_an_announcement() {
    let told = waits(&[], "1500ms");
    assert_eq!(told[..3], ["0 in line 1", "0 says main/greeting", "1000 says main/announcement"]);
    assert_eq!(told[3..5], ["1500 stops", "1500 to desk"]);
}

#[test]
fn a_way_out_counts_at_any_time_and_another_key_means_nothing() {
    let out = |ms| format!("{ms} says voicemail/say");
    assert_eq!(waits(&[(500, '1')], "never")[2..4], ["500 stops".to_owned(), out(500)]);
    assert_eq!(waits(&[(1_500, '1')], "never")[3..5], ["1500 stops".to_owned(), out(1_500)]);
    assert_eq!(waits(&[(20_000, '1')], "never")[3], out(20_000));
    // A wrong key cuts an announcement short; the next one comes as long after that.
    let told = waits(&[(1_500, '7')], "never");
    assert_eq!(told[3..5], ["1500 stops", "31500 says main/announcement"]);
    // In silence it changes nothing at all.
    assert_eq!(waits(&[(20_000, '7')], "never"), waits(&[], "never"));
    assert_eq!(waits(&[(20_000, '2')], "never")[3], "20000 says main/announcement", "repeated");
}

#[test]
fn who_has_waited_for_as_long_as_one_may_goes_on_and_not_a_millisecond_sooner() {
    let told = waits(&[], "never");
    let end = told.iter().position(|line| line == "240000 waited too long").unwrap();
    assert_eq!(told[end + 1], "240000 says voicemail/say");
    let free = waits(&[], "239999ms");
    assert!(free.contains(&"239999 to desk".to_owned()), "{free:?}");
    // At one instant the end of the wait comes before somebody who is free.
    assert!(waits(&[], "4m").contains(&"240000 waited too long".to_owned()));
}

#[test]
fn a_full_queue_takes_nobody_more() {
    assert_eq!(waits(&[], "full")[..2], ["0 full", "0 says voicemail/say"]);
}

#[test]
fn nobody_waits_for_a_team_that_is_closed_and_one_that_closes_meanwhile_is_noticed_at_the_next_announcement()
 {
    let at = |at: &str, text: &str| told_in_line(at, text, &[], &[("main", "never")]);
    let evening = "2026-11-23T18:00:00-08:00";
    let closed = ["0 closed desk", "0 says main/closed", "1000 ends Closed"]
        .map(|it| it.replace("main/", "desk/"));
    assert_eq!(at(evening, QUEUE), closed);
    // The queue says where to, else the team does.
    let to = QUEUE.replace("every =", "closed_to = \"voicemail\"\nevery =");
    assert_eq!(at(evening, &to)[2], "1000 says voicemail/say");
    let team_to = QUEUE.replace("[mailboxes", "closed_to = \"voicemail\"\n[mailboxes");
    assert_eq!(at(evening, &team_to)[2], "1000 says voicemail/say");
    let closes = at("2026-11-23T16:59:30-08:00", &to);
    assert_eq!(
        closes[3..6],
        ["32000 closed desk", "32000 says desk/closed", "33000 says voicemail/say"]
    );
}

#[test]
fn a_team_that_closes_before_somebody_is_free_takes_nobody() {
    let told = told_in_line("2026-11-23T16:59:50-08:00", QUEUE, &[], &[("main", "15s")]);
    assert_eq!(told[3..], ["15000 closed desk", "15000 says desk/closed", "16000 ends Closed"]);
}

#[test]
fn the_news_of_a_line_that_a_caller_has_left_means_nothing() {
    let again = QUEUE
        .replace("to = \"voicemail\" },\n  { key = \"2\"", "to = \"aside\" },\n  { key = \"2\"")
        + "[messages.aside]\nsay = \"Back to the line.\"\nto = \"main\"\n";
    let told = told_in_line(NOON, &again, &[(10_000, '1')], &[("main", "20s"), ("main", "60s")]);
    assert_eq!(told[4..6], ["11000 in line 1", "11000 says main/greeting"]);
    assert!(told.contains(&"71000 to desk".to_owned()), "{told:?}");
    assert!(!told.contains(&"20000 to desk".to_owned()), "{told:?}");
}

#[test]
fn a_file_says_how_long_callers_wait() {
    let fixed = QUEUE.replace("every =", "wait = \"90s\"\nevery =");
    assert_eq!(told_in_line(NOON, &fixed, &[], &[]), waits(&[], "90s"));
    let place = QUEUE.replace("every =", "wait = { after = \"90s\", position = 3 }\nevery =");
    let told = told_in_line(NOON, &place, &[], &[]);
    assert_eq!(told[0], "0 in line 3");
    assert!(told.contains(&"30000 in line 2".to_owned()), "{told:?}");
}
