//! What a phone menu is.
//!
//! In comes the text of a menu file; out comes a [`Tree`], in which every reference is a typed id
//! and every key, number, hour and zone has been read, or [`Problems`]: everything that is wrong,
//! with its place and what to do. Loading proves *shape*; whether a menu is any good is not judged
//! here. The room knows no files, no clock and no calls.
//!
//! ```
//! use phonetree_core::menu;
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let line = tree.line_for("1-800-790-4661").expect("the line is in the file");
//! assert_eq!(tree[line].number.to_string(), "+18007904661");
//!
//! let wrong = menu::load("mine.toml", "format = 2").expect_err("it is not a menu yet");
//! assert!(wrong.to_string().contains("this program reads format = 1"));
//! # Ok::<(), menu::Problems>(())
//! ```
//!
//! What was proved stays as it was proved:
//!
//! ```compile_fail
//! let mut tree = phonetree_core::menu::load("first line", phonetree_core::menu::FIRST_LINE).unwrap();
//! tree.menus.clear();
//! ```
mod errands;
mod facts;
mod hours_differ;
mod ids;
mod new_file;
mod parts;
mod prompts;
mod raw;
mod resolve;
mod spans;
mod tree;
mod ways;

pub use errands::Errand;
pub use facts::StatedFact;
pub use ids::{
    BranchId, CallbackId, DirectoryId, EntryId, LanguageId, LineId, MailboxId, MenuId, MessageId,
    Node, OutsideId, PromptId, QueueId, ResourceId, SourceId, SwitchId, TeamId,
};
pub use new_file::{AfterHours, NewFile, NewTeam};
pub(crate) use parts::Planned;
pub use parts::{
    Branch, Callback, CallerTest, CallerWords, CallersAhead, Chance, Channel, Claim, Closing,
    Email, EmailError, Entry, Fact, FailureCount, Gap, GiveUp, Key, KeyPattern, KeyPatternError,
    KeySet, Keys, KeysError, Language, Lead, Limits, Line, MOST_CALLER_WORD_LETTERS,
    MOST_CALLER_WORDS, MOST_CASES, MOST_DEPTH, MOST_DIFFERENT_HOURS, MOST_KEYS, MOST_LANGUAGES,
    MOST_LEXICON_WORDS, MOST_LINES, MOST_LINES_BY_TEAMS, MOST_NAME_LETTERS, MOST_NODES,
    MOST_OPTIONS, MOST_PARTS_OF_ALL_HOURS, MOST_PROMISES, MOST_PROMPT_LETTERS, MOST_PROMPTS_BYTES,
    MOST_SWITCHES, MOST_TIMES, MOST_WAIVERS, Mailbox, MailboxKey, MailboxLead, MailboxStage, Menu,
    MenuOption, Message, NameChoice, NameDirectory, NamesFound, Onward, OutsideQuestion,
    PhoneNumber, PhoneNumberError, Piece, Promise, PromiseKind, Prompt, Queue, QueueModel,
    QueueModelError, ReaderLanguage, Resource, Role, SaidAgain, Source, Speaker, SpeechServer,
    SpelledBy, SpelledName, Status, Switch, Team, Template, Text, Timings, Topic, Tries,
    UnknownLanguage, Url, UrlError, VoiceSettings, Waiver, WayToPerson, When,
};
pub(crate) use prompts::Stretch;
pub use prompts::{Lengths, PromptTakes, TakePart, ValueTake, has_words, words_of};
pub use spans::{
    BranchSpans, CallbackSpans, DirectorySpans, EntrySpans, LineSpans, MenuSpans, MessageSpans,
    OneText, OptionSpans, QueueSpans, ResourceSpans, SourceSpans, Spans, SwitchSpans, TeamSpans,
    TimingsSpans, WaiverSpans,
};
pub use tree::{SharedPrompts, Tree, TreeParts};
pub(crate) use ways::OfThePast;
pub use ways::{Exit, ExitWay, Route};

use crate::document;
pub use crate::document::{Problem, Problems};
use crate::hours::HolidayTable;

/// The first line's menu file: Kaiser Permanente's small-business line, as its contact page
/// describes it. The default wherever no menu is named.
pub const FIRST_LINE: &str = include_str!("../../menus/kaiser-small-business.toml");

/// Loads a menu file. `name` is what errors call it.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn load(name: &str, text: &str) -> Result<Tree, Problems> {
    load_with(HolidayTable::ALL, name, text)
}

/// Loads a menu file where only the holidays of some countries are at hand: those of
/// [`TreeParts::countries`] are enough.
///
/// # Errors
/// Everything that is wrong with it, in the order of its lines.
pub fn load_with(holidays: HolidayTable, name: &str, text: &str) -> Result<Tree, Problems> {
    let mut report = document::Diagnostics::default();
    let tree = document::read(text, &mut report).and_then(|raw: raw::RawFile| {
        if let Some(format) = raw.format.as_ref().filter(|format| format.value != 1) {
            report.add(
                Problem::new(format.span.clone(), format!("this is format {}", format.value))
                    .help("this program reads format = 1"),
            );
        }
        resolve::resolve(&raw, holidays, &mut report)
    });
    match (tree, report.is_clean()) {
        (Some(tree), true) => Ok(tree),
        _ => Err(Problems::new(name, text, report.into_diagnosis())),
    }
}

/// The JSON Schema (draft 2020-12) of a menu file, so that editors complete and check it.
pub fn schema() -> serde_json::Value {
    raw::schema()
}
