//! English, as it is spoken on the telephone in the United States.

use chrono::{Datelike as _, NaiveDate, NaiveTime};
use rust_stemmers::{Algorithm, Stemmer};

use super::calendar::{MonthDay, NamedDay, PartOfYear};
use super::en_help;
use super::locale::{Locale, Reading, of_twelve};

pub(super) static ENGLISH: Locale = AMERICAN;

/// English outside the United States and Canada, where nobody calls the key `#` "pound".
pub(super) static BRITISH: Locale = Locale { hash: "hash", ..AMERICAN };

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
        ("no_input", "Sorry, I didn't get that."),
        ("no_match", "Sorry, that's not one of the options."),
        (
            "confirm",
            "You entered {digits}. If that's correct, press 1. To enter it again, press 2.",
        ),
        ("connected", "{team}."),
        ("connected_about", "{we_help}"),
        ("connected_topics", "{we_help}"),
        ("connected_unpublished", "Our hours are not published."),
        ("closed", "{team}. We are closed now. Our hours are {hours}. We open {opens}."),
        ("closed_email", "You can email us at {email}."),
        ("closed_fax", "You can fax us at {fax}."),
        ("closed_fax_for", "For {fax_for}, you can fax us at {fax}."),
        ("closed_url", "You can visit us at {url}."),
        ("closed_other_line", "Later, you can also call {number} and press {key}."),
        ("closed_other_number", "Later, you can also call {number}."),
        ("thanks", "Thank you. We have your message. Goodbye."),
        ("gave_up", "We're sorry we couldn't help you. Goodbye."),
        ("goodbye", "Goodbye."),
    ],
    we_help: en_help::we_help,
    is_action: en_help::is_action,
    listed: en_help::listed,
    star: "star",
    hash: "pound",
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
    varying: "different from week to week",
    before_zone: " ",
    all_day: "all day",
    until: |time| format!("until {time}"),
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
    reading: READING,
};

/// Words of offices, shops and practices.
const RELATED: &[&str] = &[
    "absence absent away missing",
    "access login logon log sign signin username password locked portal",
    "agreement contract",
    "amount balance",
    "apply application register registration enroll enrollment signup join",
    "appointment visit checkup",
    "arrange arrangement installment installments",
    "begin began started start",
    "benefit coverage cover copay deductible",
    "bill invoice statement charge charged billing",
    "book schedule reserve make arrange",
    "booklet brochure brochures guidebook guide handbook instructions manual material pamphlet",
    "broke broken damaged defective",
    "broker agent",
    "build building construct construction remodel",
    "business company firm employer",
    "buy bought purchase",
    "cancel cancellation end stop terminate termination discontinue",
    "change edit modify update correct amend",
    "change switch replace",
    "child children kid son daughter baby newborn dependent",
    "clinic facility hospital location",
    "collect collection pickup picked",
    "comment compliment feedback suggestion",
    "complaint complain grievance feedback unhappy",
    "copy duplicate reprint",
    "cost price rate quote fee charge",
    "doctor physician provider specialist",
    "document paper paperwork form",
    "eligible eligibility qualify qualification",
    "employee worker staff member subscriber",
    "error mistake wrong incorrect problem issue trouble",
    "find locate locator nearest closest directory",
    "garbage trash waste rubbish",
    "hire hired hiring onboarding",
    "hours open opening close closing closed",
    "ill illness sick fever",
    "internet online web website site webpage portal",
    "lamp light streetlight",
    "late overdue delinquent behind past",
    "leave leaving left quit resign resigned fired laid layoff terminate termination",
    "license permit",
    "lost lose missing misplaced",
    "lower cheaper downgrade reduce",
    "medicine medication prescription drug pill pills refill rx pharmacy",
    "message voicemail",
    "money funds cash balance",
    "move reschedule postpone",
    "moved move moving relocate relocation address",
    "night overnight",
    "open start begin new",
    "order buy purchase",
    "outage down offline crash crashed",
    "pay paid payment premium due owe owed",
    "plan policy insurance coverage",
    "question inquiry query",
    "reconcile match discrepancy discrepancies mismatch wrong",
    "reinstate reinstatement reactivate restore lapse lapsed",
    "remove drop delete terminate termination",
    "renew renewal extend",
    "result results report findings",
    "road street",
    "send sent mail",
    "somebody someone human person representative rep operator reception agent supervisor listener",
    "spouse wife husband partner",
    "steal stolen stole",
    "stolen stole steal theft thief fraud",
    "summary overview",
    "transfer send wire move",
    "urgent emergency",
    "write wrote written",
];

const READING: Reading = Reading {
    stemmer: || Stemmer::create(Algorithm::English),
    silent: "about after again all already also am an and any are aren as at be because been being \
             but by can cannot cant could couldn did didn didnt do does doesn doesnt doing don done \
             dont each even every for from get gets getting give go going gonna got had has hasn \
             hasnt have haven havent he hello her here hers hey hi him his how if im in into is isn \
             isnt it its ive just know let like ll me might much must my nor now of off on or our \
             ours please pls re really she should so some something soon still such than thank thanks \
             that the their them then there these they thing things this those to today too us ve \
             very want wants was wasn we were what when where whether which while who whom whose why \
             will with without won wont would wouldn yet you your yours",
    weak: "another answer answers anybody anyone anything ask asking back bring call called calling \
             come day days details dial different find first good great help helps info information \
             inquire inquiries inquiry keep keeps last line long look looking made make makes making \
             many month monthly months more morning near need needed needs new next number off old \
             one other out over people person phone put question questions reach real request \
             requests right same say says send sent set show somebody someone speak speaking take \
             talk talking tell time tomorrow try trying under up use using way week weeks year years \
             yesterday",
    related: RELATED,
    endings: &[
        "able", "age", "al", "als", "ation", "ations", "ed", "ee", "ees", "er", "ers", "ing",
        "ings", "ion", "ions", "ist", "ists", "ly", "ment", "ments", "or", "ors", "ship", "ships",
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
