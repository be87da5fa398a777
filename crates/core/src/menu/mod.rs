//! What a phone menu is.
//!
//! In comes the text of a menu file; out comes a [`Tree`], in which every reference is a typed id
//! and every key, number, hour and zone has been read, or [`Problems`]: everything that is wrong,
//! with its place and what to do. Loading proves *shape*; whether a menu is any good is not judged
//! here. The room knows no files, no clock and no calls.
mod exits;
mod fact;
mod holidays;
mod ids;
mod invariant;
mod key;
mod lengths;
mod node;
mod number;
mod places;
mod prompt;
mod raw;
mod resolve;
mod routes;
mod starter;
mod stated;
mod team;
mod timings;
mod tree;
mod voicing;

pub use exits::{Exit, ExitWay};
pub use fact::{Claim, Fact, Source, Status, Waiver};
pub use ids::{
    BranchId, EntryId, LanguageId, LineId, MailboxId, MenuId, MessageId, Node, PromptId,
    ResourceId, SourceId, TeamId,
};
pub use invariant::{Invariant, Pledge};
pub use key::{Key, Keys, MOST_KEYS};
pub use lengths::Lengths;
pub use node::{Branch, Entry, Lead, Line, Mailbox, Menu, MenuOption, Message, When};
pub use number::PhoneNumber;
pub use places::{
    BranchPlace, EntryPlace, LinePlace, MenuPlace, MessagePlace, OptionPlace, Places,
    ResourcePlace, SourcePlace, TeamPlace, TimingsPlace, WaiverPlace,
};
pub use prompt::{Language, Piece, Prompt, Role, Template, Text};
pub use routes::Route;
pub use starter::Starter;
pub use stated::Stated;
pub use team::{Channel, Resource, Team, Topic};
pub use timings::{Limits, Timings};
pub use tree::{SharedPrompts, Tree};
pub use voicing::{Speaker, Voicing};

use crate::document;
pub use crate::document::{Problem, Problems};

/// The first line's menu file: Kaiser Permanente's small-business line, as its contact page
/// describes it. The default wherever no menu is named.
pub const FIRST_LINE: &str = include_str!("../../menus/kaiser-small-business.toml");

/// Loads a menu file. `name` is what errors call it.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn load(name: &str, text: &str) -> Result<Tree, Problems> {
    let mut report = document::Report::default();
    let tree = document::read(text, &mut report).map(|raw: raw::RawFile| {
        if let Some(format) = raw.format.as_ref().filter(|format| format.value != 1) {
            report.add(
                Problem::new(format.span.clone(), format!("this is format {}", format.value))
                    .help("this program reads format = 1"),
            );
        }
        resolve::resolve(&raw, &mut report)
    });
    match (tree, report.is_clean()) {
        (Some(tree), true) => Ok(tree),
        _ => Err(Problems::new(name, text, report.into_problems())),
    }
}

/// The JSON Schema (draft 2020-12) of a menu file, so that editors complete and check it.
pub fn schema() -> serde_json::Value {
    raw::schema()
}
