//! `phonetree hours` without a week: a line for each team.

use std::num::NonZero;

use super::{CITY_HALL, hours, said};

#[test]
fn at_a_glance_each_team_has_a_line_in_eighty_by_twenty_four() {
    let eve = said(&hours(&["--menu", CITY_HALL, "--at", "2026-11-25 16:45"]));
    snapbox::assert_data_eq!(
        eve.clone(),
        snapbox::str![[r"
Wednesday, November 25, 2026, 4:45 p.m. Pacific time

                    now                          best time to call
Building Permits    closed  opens Friday 8 a.m.  Monday noon to 3:30 p.m.
Business Licenses   closed  opens Friday 9 a.m.  Friday noon to 3 p.m.
Utility Billing     open    until 5 p.m.         Friday noon to 4 p.m.
Street Maintenance  closed  opens Friday 7 a.m.  Friday noon to 2:30 p.m.
The front desk      open    until 5 p.m.         Friday noon to 4 p.m.

"]]
    );
    let holiday = said(&hours(&["--at", "2026-11-26 10:30", "--zone", "new york"]));
    snapbox::assert_data_eq!(
        holiday.clone(),
        snapbox::str![[r"
Thursday, November 26, 2026, 10:30 a.m. Pacific time (1:30 p.m. Eastern time)

                          now                       best time to call
California Service Cent…  may be   until 8 p.m.     tomorrow 3 p.m. to 7 p.m.
Client Services Unit      may be   until 8 p.m.     tomorrow 3 p.m. to 7 p.m.
Account Management Supp…  may be   until 8:30 p.m.  tomorrow 3 p.m. to 7:30 p.m.
Online self-service tra…  may be   until 8 p.m.     tomorrow 3 p.m. to 7 p.m.
Member Services Center    unknown  not published

Times are Eastern time.

May be closed: California Service Center, Client Services Unit, Account
Management Support Team, Online self-service transaction help: Thanksgiving Day,
a public holiday that the published hours do not mention.

"]]
    );
    for told in [eve, holiday] {
        assert!(told.lines().count() <= 24, "{told}");
        assert!(told.lines().all(|line| line.chars().count() <= 80), "{told}");
        assert!(!told.contains('\u{1b}'), "a pipe has no colors: {told}");
    }
}

#[test]
fn the_week_takes_a_day_as_people_write_it_and_any_other_word_is_a_team() {
    let week = |words: &str| {
        let at = ["--menu", CITY_HALL, "--at", "2026-11-25 16:45"];
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        said(&hours(&[&at, words.as_slice()].concat()))
    };
    assert!(!week("").contains("Week of"));
    let one = week("--week utility billing next week");
    assert!(one.contains("Week of Monday, November 30, 2026") && !one.contains("desk"), "{one}");
    for (words, monday) in [
        // Bare, the week is that of the moment that is asked about.
        ("--week", "November 23, 2026"),
        ("--week 2026-12-02", "November 30, 2026"),
        ("--week Nov 30", "November 30, 2026"),
        ("--week 11/30/2026", "November 30, 2026"),
        ("--week 12/2", "November 30, 2026"),
        ("--week Sunday", "November 23, 2026"),
        ("--week next Monday", "November 30, 2026"),
        ("--week next week", "November 30, 2026"),
        ("--week last week", "November 16, 2026"),
        ("--week Thu, Dec 24, 2026", "December 21, 2026"),
    ] {
        let all = week(words);
        assert!(all.contains(&format!("Week of Monday, {monday}\n")), "{words}: {all}");
        assert!(
            all.contains("Utility Billing") && all.contains("The front desk"),
            "{words}: {all}"
        );
        // A team before it or after it.
        for words in [format!("utility billing {words}"), format!("{words} utility billing")] {
            let one = week(&words);
            assert!(one.contains(&format!("Week of Monday, {monday}\n")), "{words}: {one}");
            assert!(one.contains("Utility Billing") && !one.contains("desk"), "{words}: {one}");
        }
    }
}

/// The column of a terminal in which some words of a row begin.
fn column_of(words: &str, row: &str) -> usize {
    let size = |n: u16| NonZero::new(n).unwrap();
    let mut terminal = vt100::Parser::new(size(1), size(200), 0);
    let (before, _) = row.split_once(words).unwrap();
    terminal.process(before.as_bytes());
    usize::from(terminal.screen().cursor_position().1)
}

#[test]
fn columns_are_those_of_the_terminal_whatever_the_letters() {
    // Two columns to a letter; an accent that takes none; a name that is cut within a wide letter.
    let names = ["Billing", "東京営業部", "Cafe\u{301}", "Niño", &"窓口".repeat(40)];
    let mut text = "format = 1\ntitle = \"Elm\"\ntimezone = \"America/New_York\"\n\
                    [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"t0\"\n"
        .to_owned();
    for (n, name) in names.iter().enumerate() {
        text += &format!("[teams.t{n}]\nname = \"{name}\"\nhours = \"Mo-Fr 08:00-17:00\"\n");
    }
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    std::fs::write(&menu, text).unwrap();
    let told = said(&hours(&["--menu", menu.to_str().unwrap(), "--at", "2026-11-24 10:00"]));
    let rows: Vec<&str> = told.lines().filter(|row| row.contains(" open ")).collect();
    let columns: Vec<[usize; 2]> =
        rows.iter().map(|row| [column_of("open", row), column_of("until", row)]).collect();
    assert_eq!(columns.len(), names.len(), "{told}");
    assert!(columns.iter().all(|one| *one == columns[0]), "{columns:?}\n{told}");
    let widest = rows.iter().map(|row| column_of("\n", &format!("{row}\n"))).max().unwrap();
    assert!(widest <= 80 && told.contains('…'), "{widest}: {told}");
}
