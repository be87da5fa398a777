//! The reference in `docs/` is made from the program: its commands from `--help`, its formats from the
//! schemas, its events from the source. `UPDATE=1 cargo test --test command reference` writes it anew.

pub(crate) mod commands;
mod events;
mod formats;
mod keys;

use phonetree::{menu, script};

#[test]
fn the_commands_in_docs_are_those_of_the_program() {
    kept("docs/commands.md", &commands::page());
}

#[test]
fn the_formats_in_docs_are_those_of_the_program() {
    kept("docs/menu-format.md", &formats::page());
}

#[test]
fn the_events_in_docs_are_those_of_the_program() {
    kept("docs/events.md", &events::page());
}

/// A page says what the schema says: every key and every word about it, wherever it is nested.
#[test]
fn no_key_of_a_schema_is_left_out() {
    let page = formats::page();
    for schema in [menu::schema(), script::schema()] {
        for (key, about) in keys::everywhere(&schema) {
            let told = [format!("| `{key}` |"), format!("| [{key}](#{key}) |")];
            assert!(told.iter().any(|row| page.contains(row)), "`{key}` is in no table");
            assert!(page.contains(&keys::cell(&about)), "`{key}` is there without: {about}");
        }
    }
}

fn kept(file: &str, current: &str) {
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, current).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap_or_default() == *current,
        "{file} is stale: run UPDATE=1 cargo test --test command reference"
    );
}
