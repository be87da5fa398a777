//! What nobody sees is in no text, whichever field of a menu, of written calls or of a course it is in.
//! The samples have every key of their formats, and every text of theirs is tried.

use phonetree_core::menu;
use phonetree_core::practice::CourseFile;
use phonetree_core::script::CallFile;
use toml::Value;

const MENU: &str = include_str!("../../../../tests/menus/kitchen-sink.toml");

const CALLS: &str = r#"
menu = "kitchen-sink.toml"

[callers.slow]
waits = "1s"

[[call]]
name = "all there is"
dial = "main"
at = "2026-11-23 12:00"
who = "slow"
press = "1"
hears = ["permits", { matches = "press [0-9]" }]
reaches = "front-desk"
closed = "permit-office"
until = "2026-11-24 08:00"
ends = "connected"
within = "60s"
never_hears = "nothing"
never_reaches = "voicemail"

[[call]]
name = "step by step"
at = "2026-11-23 12:00"
steps = [
  { hears = "permits" },
  { presses = "1", after = "1s" },
  { no_input = "main-menu" },
  { no_match = "main-menu" },
  { enters = "account", value = "1234" },
  { reaches = "front-desk", within = "9s" },
  { closed = "permit-office", until = "2026-11-24 08:00" },
  { ends = "connected" },
]

[[table]]
name = "hours"
press = "1"
columns = ["at", { team = "permit-office" }]
rows = [["2026-11-23 12:00", "open"]]
"#;

const COURSE: &str = r#"
title = "First week"
menu = "kitchen-sink.toml"
drill = [{ errand = "Building permits", at = "2026-12-01 09:10", zone = "New York" }]
"#;

type Read = fn(&str) -> Result<(), menu::Problems>;

const KINDS: [(&str, Read); 3] = [
    (MENU, |text| menu::load("menu.toml", text).map(drop)),
    (CALLS, |text| CallFile::read("calls.toml", text).map(drop)),
    (COURSE, |text| CourseFile::read("course.toml", text).map(drop)),
];

/// Control characters, characters that turn a text or hide in it, and what is not a character.
const UNSEEN: [char; 24] = [
    '\u{1b}',
    '\0',
    '\u{7}',
    '\u{8}',
    '\u{c}',
    '\r',
    '\u{7f}',
    '\u{85}',
    '\u{9b}',
    '\u{61c}',
    '\u{200e}',
    '\u{200f}',
    '\u{202e}',
    '\u{2066}',
    '\u{2069}',
    '\u{200b}',
    '\u{2060}',
    '\u{feff}',
    '\u{2028}',
    '\u{2029}',
    '\u{fdd0}',
    '\u{fffe}',
    '\u{ffff}',
    '\u{10ffff}',
];

/// Words that are spoken or heard, and what a program reads: they may have several lines.
const PROSE: [&[&str]; 3] = [
    &[
        "command",
        "say",
        "greeting",
        "ask",
        "again",
        "confirm_say",
        "review_say",
        "announce",
        "offer",
        "no_input",
        "no_match",
        "thanks",
        "connected",
        "closed",
        "goodbye",
        "notice",
    ],
    &["hears", "never_hears", "matches"],
    &[],
];

/// The texts of a file, each by the way to it. A key is a text, too.
fn texts(value: &Value, way: &[String], found: &mut Vec<Vec<String>>) {
    let further = |step: String| [way, &[step]].concat();
    match value {
        Value::String(_) => found.push(way.to_vec()),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .for_each(|(place, item)| texts(item, &further(place.to_string()), found)),
        Value::Table(table) => table.iter().for_each(|(key, item)| {
            found.push(further(format!("{key}=")));
            texts(item, &further(key.clone()), found);
        }),
        _ => {}
    }
}

/// The file with one text changed.
fn with(value: &Value, way: &[String], change: &dyn Fn(&str) -> String) -> Value {
    let Some((step, rest)) = way.split_first() else {
        return Value::String(change(value.as_str().unwrap()));
    };
    match value {
        Value::Array(items) => {
            let changed = items.iter().enumerate().map(|(place, item)| {
                if place.to_string() == *step { with(item, rest, change) } else { item.clone() }
            });
            Value::Array(changed.collect())
        }
        Value::Table(table) => {
            let entry = |(key, item): (&String, &Value)| match step.strip_suffix('=') {
                Some(changed) if changed == key => (change(key), item.clone()),
                None if key == step => (key.clone(), with(item, rest, change)),
                _ => (key.clone(), item.clone()),
            };
            Value::Table(table.iter().map(entry).collect())
        }
        other => other.clone(),
    }
}

fn refusal(read: Read, file: &Value) -> Option<String> {
    read(&toml::to_string(file).unwrap()).err().map(|problems| problems.to_string())
}

#[test]
fn no_text_has_a_character_that_nobody_sees_whichever_field_it_is_in() {
    for (sample, read) in KINDS {
        let file: Value = toml::from_str(sample).unwrap();
        assert_eq!(refusal(read, &file), None);
        let mut ways = Vec::new();
        texts(&file, &[], &mut ways);
        let turns = UNSEEN.iter().cycle();
        for (way, unseen) in ways.iter().zip(turns) {
            for c in ['\u{1b}', *unseen] {
                let hostile = with(&file, way, &|text| format!("{text}{c}b"));
                let said = refusal(read, &hostile).unwrap_or_else(|| panic!("{way:?} takes {c:?}"));
                let number = format!("U+{:04X} is ", u32::from(c));
                assert!(said.contains(&number), "{way:?}\n{said}");
                assert!(!said.contains(c), "{way:?}: an error has none itself\n{said}");
            }
        }
    }
}

#[test]
fn a_text_is_one_line_unless_it_is_spoken_or_heard() {
    for ((sample, read), prose) in KINDS.into_iter().zip(PROSE) {
        let file: Value = toml::from_str(sample).unwrap();
        let mut ways = Vec::new();
        texts(&file, &[], &mut ways);
        for way in &ways {
            // A place in a list and a language belong to what is above them.
            let is_name = |step: &&String| {
                !matches!(step.as_str(), "en" | "es") && step.parse::<usize>().is_err()
            };
            let name = way.iter().rev().find(is_name).unwrap().as_str();
            // An errand and a wait are a line, though they have the same keys.
            let other = way.iter().any(|step| step == "topics" || step == "timings");
            let is_prose = prose.contains(&name) && !other;
            let lines = with(&file, way, &|text| format!("{text}\nok 99 - forged"));
            match refusal(read, &lines) {
                None => assert!(is_prose, "{way:?} takes two lines"),
                Some(said) => assert!(!is_prose, "{way:?} is spoken or heard\n{said}"),
            }
        }
    }
}

#[test]
fn the_places_of_escapes_are_found_whatever_they_are_written_as() {
    for (written, found) in [
        (r#""a\u001bc""#, r"\u001b"),
        (r#""a\U0000001bc""#, r"\U0000001b"),
        (r#""a\bc""#, r"\b"),
        ("\"a\u{9b}c\"", "\u{9b}"),
        ("'a\u{202e}c'", "\u{202e}"),
        ("\"\"\"\na\nb \\u200F\"\"\"", r"\u200F"),
    ] {
        let text = format!("title = {written}\n");
        let problems = menu::load("menu.toml", &text).unwrap_err();
        let place = problems.iter().find(|problem| problem.message.starts_with("U+")).unwrap();
        assert_eq!(&text[place.span.clone()], found, "{written}");
    }
}

#[test]
fn every_mistake_is_told_at_once() {
    let hostile = MENU.replace("Nothing is owed", "Nothing\\u001b is\\u0007 owed");
    let hostile = hostile.replace("Plans", "Pl\\u202eans").replace("email  = \"", "email  = \"x ");
    let said = menu::load("menu.toml", &hostile).unwrap_err().to_string();
    assert!(said.ends_with("3 problems in menu.toml"), "{said}");
}
