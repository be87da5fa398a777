//! English, as it is spoken on the telephone in the United States.

mod answers;
mod calls;
mod card;
mod documents;
mod first_words;
mod help;
mod hours;
mod practice;
mod reading;
mod week;

pub(super) use self::answers::ANSWERS;
pub(super) use self::calls::{CALLS, LIVE, SCREEN};
pub(super) use self::card::CARD;
pub(super) use self::documents::DOCUMENTS;
pub(super) use self::first_words::FIRST_WORDS;
pub(super) use self::hours::HOURS;
pub(super) use self::practice::{PRACTICE, REPORT};
pub(super) use self::week::WEEK;

use chrono::{Datelike as _, NaiveDate, NaiveTime, Timelike as _};

use crate::language::calendar::{MonthDay, NamedDay, PartOfYear};
use crate::language::dates::{of_twelve, of_twelve_briefly};
use crate::language::locale::Locale;
use crate::language::texts::Counted;

pub(in crate::language) static ENGLISH: Locale = AMERICAN;

/// English outside the United States and Canada, where nobody calls the key `#` "pound".
pub(in crate::language) static BRITISH: Locale = Locale { hash: "hash", ..AMERICAN };

const AMERICAN: Locale = Locale {
    subtag: "en",
    names: &["english", "american english", "us english"],
    tag: "en-US",
    phrases: &[
        ("option", "For {label}, press {key}."),
        ("action", "To {label}, press {key}."),
        ("repeat", "hear this again"),
        ("back", "go back"),
        ("top", "start over"),
        ("operator", "speak to someone"),
        ("hang_up", "end the call"),
        ("and", "and"),
        ("extension", "your party's extension"),
        ("dial_extension", "If you know {label}, dial it now."),
        ("dial", "For {label}, dial the number."),
        (
            "spell_last_name",
            "Spell the last name of the person you want to reach, three letters or more, then press {key}.",
        ),
        (
            "spell_first_name",
            "Spell the first name of the person you want to reach, three letters or more, then press {key}.",
        ),
        (
            "spell_name",
            "Spell the first or last name of the person you want to reach, three letters or more, then press {key}.",
        ),
        ("spell_again", "spell the name again"),
        ("nobody", "Sorry, I found nobody by that name."),
        ("too_many_people", "Sorry, that fits too many people. Please spell more of the name."),
        ("no_input", "Sorry, I didn't get that."),
        ("no_match", "Sorry, that's not one of the options."),
        ("no_match_entry", "Sorry, please enter {length}."),
        (
            "confirm",
            "You entered {digits}. If that's correct, press 1. To enter it again, press 2.",
        ),
        ("connected", "{team}."),
        ("connected_about", "{we_help}"),
        ("connected_topics", "{we_help}"),
        ("connected_unpublished", "We have no published hours."),
        ("closed", "{team}. We are closed now. We are open {hours}. We open {opens}."),
        ("closed_by_hand", "{team}. We are closed for now."),
        ("closed_email", "You can email us at {email}."),
        ("closed_fax", "You can fax us at {fax}."),
        ("closed_fax_for", "For {fax_for}, you can fax us at {fax}."),
        ("closed_url", "You can visit us at {url}."),
        ("closed_other_line", "Later, you can also call {number} and press {key}."),
        ("closed_other_number", "Later, you can also call {number}."),
        ("listen", "listen to your message"),
        ("record_again", "record it again"),
        ("send", "send it"),
        ("cancel", "cancel your message"),
        ("thanks", "Thank you. We have your message. Goodbye."),
        (
            "queue_greeting",
            "Everybody is helping other callers. Please stay on the line: we take calls in order.",
        ),
        ("queue_position", "You are number {position} in line."),
        ("queue_wait", "The wait is {wait}."),
        ("queue_stay", "Thank you for waiting."),
        (
            "callback_offer",
            "We can call you back at the number you are calling from. If that's what you want, press 1. \
             For another number, press 2.",
        ),
        ("callback_ask", "Please enter the number, beginning with the area code."),
        (
            "callback_ask_end",
            "Please enter the number, beginning with the area code, and then press {key}.",
        ),
        ("callback_thanks", "Thank you. We will call you back. Goodbye."),
        ("gave_up", "We're sorry we couldn't help you. Goodbye."),
        ("goodbye", "Goodbye."),
    ],
    we_help: help::we_help,
    digits: |fewest, most| match (fewest, most) {
        (1, 1) => "1 digit".to_owned(),
        _ if fewest == most => format!("{most} digits"),
        _ => format!("{fewest} to {most} digits"),
    },
    nth: |place| {
        let ending = match (place % 100, place % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
        format!("{place}{ending}")
    },
    wait: |minutes| match minutes {
        0 => "less than a minute".to_owned(),
        1 => "about a minute".to_owned(),
        minutes => format!("about {minutes} minutes"),
    },
    is_action: help::is_action,
    purpose: "to ",
    listed: help::listed,
    signs: ["at", "dot", "dash", "underscore", "plus"],
    star: "star",
    hash: "pound",
    weekdays: WEEKDAYS,
    every_day: "every day",
    days_range: |from, to| format!("{from} to {to}"),
    times_range: |from, to| format!("{from} to {to}"),
    time,
    short_date: |date| {
        let month = &month(date.month())[..3];
        format!("{}, {month} {}, {}", date.weekday(), date.day(), date.year())
    },
    clock_time: |time| {
        let (afternoon, hour) = time.hour12();
        format!("{hour}:{:02} {}", time.minute(), if afternoon { "PM" } else { "AM" })
    },
    day,
    dated: |weekday, date, year| {
        let weekday = weekday.map_or_else(String::new, |it| format!("{it}, "));
        let year = year.map_or_else(String::new, |it| format!(", {it}"));
        format!("{weekday}{} {}{year}", month(date.month()), date.day())
    },
    brief_time: of_twelve_briefly,
    at: |day, time| format!("{day} at {time}"),
    unknown_moment: "at a time that is not known",
    zones: &[
        ("America/Los_Angeles", "Pacific time"),
        ("US/Pacific", "Pacific time"),
        ("America/Denver", "Mountain time"),
        ("America/Phoenix", "Mountain time"),
        ("US/Mountain", "Mountain time"),
        ("America/Chicago", "Central time"),
        ("US/Central", "Central time"),
        ("America/New_York", "Eastern time"),
        ("US/Eastern", "Eastern time"),
        ("America/Anchorage", "Alaska time"),
        ("US/Alaska", "Alaska time"),
        ("Pacific/Honolulu", "Hawaii time"),
        ("US/Hawaii", "Hawaii time"),
        ("America/Toronto", "Eastern time"),
        ("America/Montreal", "Eastern time"),
        ("America/Vancouver", "Pacific time"),
        ("America/Edmonton", "Mountain time"),
        ("America/Winnipeg", "Central time"),
        ("America/Halifax", "Atlantic time"),
    ],
    zone_of: |city| format!("{city} time"),
    at_any_time: "at any time",
    never: "never",
    varying: "different from week to week",
    before_zone: " ",
    all_day: "all day",
    until: |moment| format!("until {}", moment.strip_prefix("on ").unwrap_or(moment)),
    starting: |moment| format!("from {} on", moment.strip_prefix("on ").unwrap_or(moment)),
    from_day_to_day: |(day, time), (end, closes)| {
        format!("from {day} at {time} to {end} at {closes}")
    },
    part_of_year,
    named_day,
    nth_of,
    day_after: "the day after",
    except: ", except ",
    on: "on ",
    holidays: ("on public holidays", "public holidays"),
    some_holidays: ("on some public holidays", "some public holidays"),
    some_dates: ("on some dates", "some dates"),
    unless_holiday: ", unless it is a public holiday",
    perhaps_on_holidays: "; it may be closed on public holidays",
    holiday_names: &[],
    reading: reading::READING,
};

const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn time(time: NaiveTime) -> String {
    of_twelve(time, "midnight", "noon")
}

fn day(date: NaiveDate, today: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    match (date - today).num_days() {
        0 => "today".to_owned(),
        1 => "tomorrow".to_owned(),
        2..=6 => weekday.to_owned(),
        _ if date.year() == today.year() => {
            format!("on {weekday}, {} {}", month(date.month()), date.day())
        }
        _ => format!("on {weekday}, {} {}, {}", month(date.month()), date.day(), date.year()),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn month(month: u32) -> &'static str {
    MONTHS[(month as usize + 11) % 12]
}

fn date(date: MonthDay) -> String {
    format!("{} {}", month(date.month), date.day)
}

fn part_of_year(part: PartOfYear) -> String {
    match part.months() {
        Some((from, to)) if from == to => format!("in {}", month(from)),
        Some((from, to)) => format!("from {} to {}", month(from), month(to)),
        None => format!("from {} to {}", date(part.from), date(part.to)),
    }
}

fn named_day(day: NamedDay) -> String {
    let (base, after) = match day {
        NamedDay::Date(day) => return date(day),
        NamedDay::Easter(after) => match after {
            -3 => return "Maundy Thursday".to_owned(),
            -2 => return "Good Friday".to_owned(),
            -1 => return "Holy Saturday".to_owned(),
            1 => return "Easter Monday".to_owned(),
            39 => return "Ascension Day".to_owned(),
            49 => return "Pentecost".to_owned(),
            50 => return "Whit Monday".to_owned(),
            60 => return "Corpus Christi".to_owned(),
            after => ("Easter Sunday".to_owned(), after),
        },
        NamedDay::Nth { nth, weekday, month, after } => (nth_of(&[nth], weekday, month), after),
    };
    match after {
        0 => base,
        1 => format!("the day after {base}"),
        -1 => format!("the day before {base}"),
        2.. => format!("{after} days after {base}"),
        _ => format!("{} days before {base}", -after),
    }
}

fn nth_of(nth: &[i8], weekday: usize, of: Option<u32>) -> String {
    let counted = ["first", "second", "third", "fourth", "fifth"];
    let word = |nth: &i8| match (nth.unsigned_abs().saturating_sub(1).min(4).into(), *nth < 0) {
        (0_usize, true) => "last".to_owned(),
        (place, true) => format!("{}-to-last", counted[place]),
        (place, false) => counted[place].to_owned(),
    };
    let nth: Vec<String> = nth.iter().map(word).collect();
    let of = of.map_or("each month", month);
    format!("the {} {} of {of}", ENGLISH.list(&nth), WEEKDAYS[weekday % 7])
}

/// A text for one, and another for any other number.
const fn counted(forms: &'static [&'static str]) -> Counted {
    Counted { kind: |n| usize::from(n != 1), forms }
}
