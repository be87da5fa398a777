//! The engine, by what is true of every menu and every caller, and by what is written down of it.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

mod any_menu;
mod best;
mod bounds;
mod broken;
mod characters;
mod decisions;
mod exchange;
mod find;
mod gallery;
mod holidays;
mod hours;
mod hours_in_words;
mod hours_law;
mod import;
mod in_progress;
mod in_two_languages;
mod limits;
mod limits_page;
mod mutants;
mod places;
mod promises;
mod proofs;
mod routing;
mod rules;
mod schema;
mod syntax;
mod timing;
mod transfers;
mod waiting;
mod walks;
mod ways;
mod written;
