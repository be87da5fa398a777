//! What is said of hours, in English.

use crate::language::texts::HoursTexts;

pub(in crate::language) static HOURS: HoursTexts = HoursTexts {
    some_holiday: "a public holiday",
    observed: "{holiday} (observed)",
    unsaid_holiday: "{holiday}, a public holiday that the published hours do not mention",
    perhaps_holiday: "perhaps a public holiday ({holiday})",
    unknown_year: "in a year whose public holidays are not known",
    today_is: "Today is {what}.",

    is_open: "is open now, and closes {closes}",
    is_always_open: "is open at any time",
    is_perhaps_closed: "may be closed now, for {holiday}",
    if_not_closes: "; if not, it closes {closes}",
    is_closed: "is closed now, and opens {opens}",
    unless_it_stays_closed: ", unless it stays closed for {holiday}",
    is_closed_for_good: "is closed, and no opening is known",

    has_no_hours: "hours not published",

    open_sign: "OPEN",
    perhaps_sign: "MAY BE CLOSED",
    closed_sign: "CLOSED",
    open_until: "OPEN {until}",
    open_always: "OPEN day and night",
    perhaps_closed: "MAY BE CLOSED: {holiday}",
    if_open: "; if open, {until}",
    closed: "CLOSED, opens {opens}",
    perhaps_stays_closed: "; may stay closed: {holiday}",
    closed_for_good: "CLOSED, no opening is known",
    not_published: "Hours not published",

    now: "now, {until}",
    published_for_the_number: "published for the number; in this simulation the team's own hours apply",
};
