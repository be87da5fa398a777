//! The tree on paper: whom one reaches, and how.
//!
//! In come a tree, how long its prompts last, and an instant; out come tables, diagrams and pages about
//! it. What they say of a call was played as one: a way stands here because the engine takes it. The
//! room knows no file, no clock and no screen.
mod book;
mod card;
mod changes;
mod diagrams;
mod flow;
mod font;
mod markdown;
mod openings;
mod page;
mod sources;
mod stops;
mod table;
mod vcard;
mod weeks;
mod words;

pub use card::{Paper, Sheet, card_html, card_pdf};
pub use changes::{
    Change, Changes, Reroute, Sort, changes, changes_as_json, changes_as_markdown, changes_in_words,
};
pub use diagrams::{d2, dot, mermaid, svg};
pub use flow::{Arrow, Flow, Label, Scope, Stop, StopKind, Way};
pub use markdown::markdown;
pub use openings::{Openings, calendar, openings_as_json, openings_in_words, strip};
pub use page::{Sounds, page};
pub use sources::sources;
pub use table::{routing_csv, routing_json};
pub use vcard::vcards;
