//! English, as it is spoken on the telephone in the United States.

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use rust_stemmers::Algorithm;

use super::locale::{Locale, Reading, of_twelve};

pub(super) static ENGLISH: Locale = Locale {
    subtag: "en",
    phrases: &[
        ("option", "For {label}, press {key}."),
        ("action", "To {label}, press {key}."),
        ("repeat", "hear this again"),
        ("back", "go back"),
        ("top", "start over"),
        ("operator", "speak to someone"),
        ("hang_up", "end the call"),
        ("and", "and"),
        ("no_input", "Sorry, I did not hear a key."),
        ("no_match", "Sorry, that is not one of the options."),
        ("confirm", "You entered {digits}. If that is right, press 1. To enter it again, press 2."),
        ("connected", "{team} answers."),
        ("connected_about", "This is for: {about}."),
        ("connected_topics", "They are there for: {topics}."),
        ("connected_unpublished", "When they answer is not published."),
        ("closed", "{team} is closed now. The hours are {hours}. It opens again {opens}."),
        ("closed_email", "You can write to {email}."),
        ("closed_fax", "You can send a fax to {fax}."),
        ("closed_fax_for", "You can send a fax to {fax} for {fax_for}."),
        ("closed_url", "You can look at {url}."),
        ("closed_other_line", "Later, you can also call {number} and press {key}."),
        ("closed_other_number", "Later, you can also call {number}."),
        ("thanks", "Thank you. Your message was taken. Goodbye."),
        ("gave_up", "Sorry that we could not help you. Goodbye."),
        ("goodbye", "Goodbye."),
    ],
    star: "star",
    hash: "hash",
    weekdays: WEEKDAYS,
    every_day: "every day",
    range: |from, to| format!("{from} to {to}"),
    time,
    day,
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
    ],
    zone_of: |city| format!("{city} time"),
    at_any_time: "at any time",
    never: "never",
    before_zone: " ",
    except_holidays: ", except on public holidays",
    perhaps_on_holidays: "; it may be closed on public holidays",
    except_dates: ", except on some dates",
    except_both: ", except on public holidays and some dates",
    reading: READING,
};

const READING: Reading = Reading {
    stemming: Algorithm::English,
    silent: &[
        "about", "all", "am", "an", "and", "any", "are", "ask", "at", "be", "by", "call", "can",
        "contact", "could", "dial", "do", "does", "for", "from", "get", "have", "help", "how",
        "if", "in", "is", "it", "like", "line", "me", "my", "need", "number", "of", "on", "one",
        "or", "our", "phone", "please", "reach", "should", "some", "somebody", "someone", "speak",
        "talk", "tell", "that", "the", "their", "them", "there", "they", "this", "to", "us",
        "want", "we", "what", "when", "where", "which", "who", "whom", "will", "with", "would",
        "you", "your",
    ],
    by_fax: &["fax", "faxes", "faxing"],
    by_email: &["email", "emails", "emailing", "mail", "write"],
    by_web: &["web", "website", "webpage", "url"],
    press: &["press", "push", "hit", "dial", "touch", "type", "enter", "key", "select"],
    before_key: &["the", "key", "button", "number", "digit", "on"],
    joining: &["for", "to", "and", "or", "please", "if", "you"],
    keys: &[
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("star", "*"),
        ("asterisk", "*"),
        ("hash", "#"),
        ("pound", "#"),
    ],
    advertising: &[
        "did you know",
        "visit our website",
        "visit us online",
        "visit us at",
        "on our website",
        "our web site",
        "go to our website",
        "download our app",
        "our mobile app",
        "www.",
        "https://",
        "follow us",
        "special offer",
        "limited time",
        "ask about our",
        "new product",
    ],
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
            format!("on {weekday}, {} {}", date.format("%B"), date.day())
        }
        _ => format!("on {weekday}, {} {}, {}", date.format("%B"), date.day(), date.year()),
    }
}
