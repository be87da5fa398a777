//! One word, one thing: a type name has one definition in the whole house.

use std::collections::BTreeMap;

use crate::text::{Text, no, rust, sources};

/// Names that several files define on purpose.
const SEVERAL: [(&str, &str); 3] = [
    ("Command", "each subcommand has its own, as each has its file"),
    ("SystemVoice", "one where the system's voice is built in, and one that says it is not"),
    ("Loudspeaker", "one where a loudspeaker is built in, and one that says it is not"),
];

/// The types a file defines, each with its line: none inside a trait or an impl, where a type is
/// only a name for another.
fn types(file: &Text) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for (line, text) in file.lines_of_code() {
        let inside = text.starts_with(' ');
        let text = text.trim_start();
        let text = text.strip_prefix("pub ").unwrap_or(text);
        let text = match text.strip_prefix("pub(") {
            Some(rest) => rest.split_once(") ").map_or("", |(_, rest)| rest),
            None => text,
        };
        let Some((kind, rest)) = text.split_once(' ') else { continue };
        if !matches!(kind, "struct" | "enum" | "trait" | "type" | "union")
            || inside && kind == "type"
        {
            continue;
        }
        let name = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // In a macro the name is its argument.
        if !name.is_empty() {
            found.push((line, name.to_owned()));
        }
    }
    found
}

fn complaints(files: &[Text]) -> Vec<String> {
    let mut homes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in files {
        for (line, name) in types(file) {
            homes.entry(name).or_default().push(format!("{}:{line}", file.path));
        }
    }
    homes.retain(|name, homes| {
        homes.len() > 1 && SEVERAL.iter().all(|(several, _)| name != several)
    });
    let twice = |(name, homes): (String, Vec<String>)| {
        let places = homes.join(", ");
        format!("{places}: `{name}` is defined {} times; give each thing its own word", homes.len())
    };
    homes.into_iter().map(twice).collect()
}

#[test]
fn a_type_name_is_defined_once() {
    let beside = ["alsa", "page", "zones"].map(|name| rust(&format!("crates/{name}/src"))).concat();
    no(&complaints(&[sources(), beside].concat()));
}

#[test]
fn a_name_that_two_files_define_is_found() {
    let files = |one, other| {
        [Text::sample("src/a/mod.rs", one), Text::sample("crates/core/src/b/mod.rs", other)]
    };
    let found = |one, other| complaints(&files(one, other)).len();
    assert_eq!(found("pub struct Step;", "pub(super) enum Step {}"), 1);
    assert_eq!(found("struct Step<'a>(&'a str);", "    pub(in crate::b) struct Step;"), 1);
    assert_eq!(found("struct Step;", "struct Steps; // struct Step"), 0);
    assert_eq!(found("    type Item = u8;", "    type Item = u8;"), 0, "a name for another");
    assert_eq!(found("pub struct Command;", "pub struct Command;"), 0, "several on purpose");
}
