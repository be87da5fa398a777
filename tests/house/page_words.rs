//! The page of a menu says only what stands in its tables of words, so that each language can say it.

use crate::text::{Text, below, no, rust};

const TABLE: &str = include_str!("../../src/paper/page/words/en.json");

/// Where a word is asked for by its name, in the page's Rust and in its script.
const ASKED_FOR: [&str; 5] = [".say(\"", ".text(\"", " say(\"", "(say(\"", "{say(\""];

fn names(files: &[Text]) -> Vec<String> {
    let names = files.iter().flat_map(|file| {
        let code = file.text.split("#[cfg(test)]").next().unwrap_or_default();
        let after = ASKED_FOR.iter().flat_map(|asked| code.split(asked).skip(1));
        after.filter_map(|rest| rest.split('"').next())
    });
    names.map(str::to_owned).collect()
}

fn complaints(files: &[Text]) -> Vec<String> {
    let table: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(TABLE).expect("a table of words");
    let is_there = |name: &String| {
        // `say("state." + name)`: one of several.
        let several = name.ends_with('.') && table.keys().any(|key| key.starts_with(name));
        several || table.contains_key(name)
    };
    let missing = names(files).into_iter().filter(|name| !is_there(name));
    missing.map(|name| format!("no \"{name}\" in src/paper/page/words/en.json")).collect()
}

#[test]
fn every_word_that_the_page_says_is_in_its_tables() {
    let files = [rust("src/paper/page"), below("src/paper/page", "js")].concat();
    assert!(names(&files).len() > 20, "the page asks for words in another way now");
    no(&complaints(&files));
}

#[test]
fn a_word_that_is_in_no_table_is_found() {
    let found = |text| complaints(&[Text::sample("src/paper/page/script/x.js", text)]).len();
    assert_eq!(found("tell(say(\"no.such.word\"))"), 1);
    assert_eq!(found("tell(say(\"nav.find\"))"), 0);
    assert_eq!(found("tell(say(\"nav.\" + name))"), 0);
}
