//! Ways out of a question: silence and wrong keys may lead to different places, and an entry may be left.

use super::told::told;

const MENU: &str = r#"[menus.main]
options = [{ key = "1", label = "it", to = "team" }]
timings = { no_input_tries = 1, no_match_tries = 1 }
give_up = "voicemail"
no_input_to = "team"
[mailboxes.voicemail]
say = "Leave a message."
"#;

#[test]
fn silence_and_wrong_keys_lead_to_different_places() {
    let silent = told(MENU, &[]);
    assert_eq!(silent[..3], ["0 says main/options", "6000 no-input 1", "6000 to team"]);
    // What is not said apart is what `give_up` says.
    let wrong = told(MENU, &[(2_000, '9')]);
    assert_eq!(wrong[1..3], ["2000 no-match 1", "2000 says voicemail/say"]);
    let apart = MENU.replace("no_input_to", "no_match_to");
    assert_eq!(told(&apart, &[])[2], "6000 says voicemail/say");
    assert_eq!(told(&apart, &[(2_000, '9')])[2], "2000 to team");
}

const ENTRY: &str = r#"[entries.main]
ask = "Enter your code. If you have none, press pound. For a person, press star."
length = 4
to = "team"
empty_to = "voicemail"
star_to = "desk"
[teams.desk]
name = "Desk"
[mailboxes.voicemail]
say = "Leave a message."
"#;

#[test]
fn an_entry_is_left_by_pound_alone_and_by_star_at_any_time() {
    assert_eq!(told(ENTRY, &[(2_000, '#')])[1], "2000 says voicemail/say");
    assert_eq!(told(ENTRY, &[(2_000, '*')])[1], "2000 to desk");
    assert_eq!(told(ENTRY, &[(2_000, '1'), (2_500, '*')])[1], "2500 to desk");
    // After a digit, pound ends the digits: these are too few.
    assert_eq!(told(ENTRY, &[(2_000, '1'), (2_500, '#')])[1], "2500 no-match 1");
}

#[test]
fn without_such_ways_an_entry_is_as_it_was() {
    let plain = ENTRY.replace("empty_to = \"voicemail\"\nstar_to = \"desk\"\n", "");
    assert_eq!(told(&plain, &[(2_000, '#')])[1], "2000 no-match 1");
    let again =
        [(2_000, '1'), (2_100, '*'), (2_200, '1'), (2_300, '2'), (2_400, '3'), (2_500, '4')];
    assert_eq!(told(&plain, &again)[1], "2500 entered 1234");
}
