//! How it looks to those who read another language than English.

use crate::phone::screen::settings::{Drilled, Pane, Panel, Settings, TimeLimit};
use phonetree_core::call::CallTime;
use phonetree_core::menu::{Tree, load};

use super::{SIZES, is_kept, picture, settings, text};

const CITY_HALL: &str = include_str!("../../../../menus/examples/city-hall.toml");

/// A menu whose own words are of no language, so that every other word is the program's.
const WITHOUT_WORDS: &str = r##"
format = 1
title = "AA"
timezone = "America/Los_Angeles"
language = "LANGUAGE"
country = "US"
source = "s"
status = "assumed"

[lines.main]
name = "AA"
number = "+1-213-555-0101"
answer = "main"

[menus.main]
options = [
  { key = "1", label = "B1", to = "b1" },
  { key = "2", label = "B2", to = "b2" },
  { key = "3", label = "B3", to = "b3" },
  { key = "4", label = "B4", to = "b4" },
  { key = "5", label = "B5", to = "b5" },
  { key = "*", do = "repeat" },
  { key = "#", do = "hang-up" },
]

[menus.b5]
options = [
  { key = "1", label = "B51", to = "b1" },
  { key = "8", do = "top" },
  { key = "*", do = "back" },
]

[entries.b2]
ask = "X"
length = { min = 4, max = 6 }
to = "b1"
empty_to = "b1"
star_to = "b4"

[mailboxes.b3]
say = "Y"

[branches.b4]
cases = [{ open = "b1", to = "b1" }]
otherwise = "b3"

[teams.b1]
name = "T1"
hours = "Mo-Fr 08:00-17:00"
email = "t1@x.example"
fax = "+1-213-555-0102"
fax_for = "F"
url = "https://x.example"
topics = ["Q"]
unanswered_to = "b3"
busy_to = "b3"
closed_to = "b3"

[teams.b6]
name = "T6"

[sources.s]
title = "S"
"##;

fn in_language(tree: &Tree, tag: &str, settings: Settings) -> Settings {
    Settings { reader: tree.reader_language(Some(tag)).unwrap(), ..settings }
}

#[test]
fn a_call_in_spanish_looks_spanish_at_every_size() {
    let tree = load("city-hall", CITY_HALL).unwrap();
    let settings = in_language(&tree, "es", settings());
    for (columns, rows) in SIZES {
        for (name, keys, ms) in [("spanish", ",2", 12_000), ("spanish-ended", ",2,1,1", 120_000)] {
            let looks = picture(&tree, keys, ms, &settings, (columns, rows));
            is_kept(&format!("{name}-{columns}x{rows}"), &text(&looks));
        }
    }
}

/// Words that the screen has in English, and that neither Spanish nor French has.
const ENGLISH: &str = "keys transcript open opens now muted call calls ended paused speaking listening ringing recording \
    left hidden during practice small needs undo repeat speed again help leave hang press click hear last \
    take faster slower sound next back another cancels hours for published be closed any enter digit \
    digits to when nobody busy without says it menus is monday friday until today tomorrow am pm pst and";

#[test]
fn no_pane_no_box_and_no_remark_has_an_english_word_for_a_reader_of_another_language() {
    for (tag, language) in [("es", "es-US"), ("fr", "fr-CA")] {
        let tree = load("menu", &WITHOUT_WORDS.replace("LANGUAGE", language)).unwrap();
        let plain = in_language(&tree, tag, Settings { introduces: false, ..settings() });
        let plain = Settings { lines: vec![("1".to_owned(), "AA".to_owned())], ..plain };
        let limit = Some(TimeLimit { at: CallTime::from_ms(400_000), says: String::new() });
        let drill = Drilled { errand: "E".to_owned(), map: false, limit };
        let mut looks = String::new();
        let when = Panel::When { text: String::new(), wrong: None };
        let panels = [Some(Panel::Help), Some(Panel::Lines(0)), Some(when)];
        let panes = Pane::ALL.map(|pane| (pane, None));
        let panels = panels.into_iter().flatten().map(|panel| (Pane::Keys, Some(panel)));
        for (pane, panel) in panes.into_iter().chain(panels) {
            for drill in [None, Some(drill.clone())] {
                let (panel, muted) = (panel.clone(), drill.is_some());
                let settings = Settings { pane, panel, muted, drill, ..plain.clone() };
                for size in [(30, 14), (40, 15), (80, 24), (120, 40), (200, 50)] {
                    for (keys, ms) in [("", 3_000), ("", 14_000), (",3", 30_000), (",1", 90_000)] {
                        looks += &text(&picture(&tree, keys, ms, &settings, size));
                    }
                }
            }
        }
        let known: Vec<&str> = ENGLISH.split_whitespace().collect();
        let said = looks.to_lowercase();
        let words = said.split(|c: char| !c.is_alphanumeric());
        let mut english: Vec<&str> = words.filter(|word| known.contains(word)).collect();
        english.sort_unstable();
        english.dedup();
        assert_eq!(english, Vec::<&str>::new(), "{tag}");
    }
}

#[test]
fn the_map_follows_the_reader_and_then_the_language_that_the_caller_chooses() {
    let tree = load("city-hall", CITY_HALL).unwrap();
    let spanish = in_language(&tree, "es", settings());
    let looks = text(&picture(&tree, "", 2_000, &spanish, (120, 40)));
    assert!(looks.contains("permisos de obra"), "{looks}");
    let looks = text(&picture(&tree, ",1", 12_000, &spanish, (120, 40)));
    assert!(looks.contains("building permits") && looks.contains("al menú anterior"), "{looks}");
}
