//! Ways through a menu that are not an option's own: back, keys of the whole file, options at their hours.

mod back;
mod extra_digits;
mod file_keys;
mod late_silence;
mod mailboxes;
mod option_hours;

use phonetree_core::menu::{self, Tree};

/// An office with these tables in its file; its operator is the desk.
fn office(tables: &str) -> Tree {
    menu::load("office.toml", &text_of(tables)).unwrap_or_else(|problems| panic!("{problems}"))
}

fn text_of(tables: &str) -> String {
    format!(
        "format = 1\ntitle = \"Fern Plumbing\"\ntimezone = \"America/New_York\"\noperator = \"desk\"\n\
         [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"main\"\n\
         [teams.desk]\nname = \"The desk\"\n{tables}"
    )
}

/// What is said about a file that does not load.
fn refusal(tables: &str) -> String {
    menu::load("office.toml", &text_of(tables))
        .err()
        .map(|problems| problems.to_string())
        .unwrap_or_default()
}
