//! `phonetree hours` without a week: a line for each team.

use super::{CITY_HALL, hours, said};

#[test]
fn at_a_glance_each_team_has_a_line_in_eighty_by_twenty_four() {
    let eve = said(&hours(&["--menu", CITY_HALL, "--at", "2026-11-25 16:45"]));
    snapbox::assert_data_eq!(
        eve.clone(),
        snapbox::str![[r"
Wednesday, November 25, 2026, 4:45 p.m. Pacific time

                    now                          best called
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

                          now                       best called
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
    // Bare, the week is that of the moment that is asked about.
    let week = |args: &[&str]| {
        let at = ["--menu", CITY_HALL, "--at", "2026-11-25 16:45"];
        said(&hours(&[&at, args].concat()))
    };
    assert!(week(&["--week"]).contains("Week of Monday, November 23, 2026"));
    assert!(week(&["--week", "2026-12-02"]).contains("Week of Monday, November 30, 2026"));
    assert!(!week(&[]).contains("Week of"));
}
