//! Text in, values with their places out.
//!
//! Menu files, written calls and courses are TOML documents, read the same way. In comes the text;
//! out come typed values, each with its place, or every [`Problem`] at once, with the line, the
//! words underlined and what to do. Each table of a format is defined once, with `table!`: the
//! reader and the JSON Schema come from that definition. What no text may
//! have, and how any text is shown where it means nothing but itself, is in [`escape`]. The room knows no menu
//! and no call.
//!
//! The reader is the engine's own, as the formats are. What others get is what it found, and the
//! way to say something about a file of your own:
//!
//! ```
//! use phonetree_core::document::{Excerpts, Lines, Remark, Severity};
//! use phonetree_core::menu;
//!
//! let text = "format = 1\ntitle = \"Fernwood\"\ntimezone = \"Mars/Base\"\n";
//! let problems = menu::load("fernwood.toml", text).expect_err("there is no such zone");
//! let zone = problems.iter().find(|problem| &text[problem.span.clone()] == "\"Mars/Base\"");
//! let place = zone.expect("it is one of the problems").span.clone();
//! assert_eq!(Lines::of(text).position(place.start).line, 3);
//!
//! // A remark as every reader of the house makes it: the line, the words underlined, what to do.
//! let remark = Remark {
//!     severity: Severity::Warning,
//!     code: Some("far-away"),
//!     message: "nobody calls from there",
//!     place: (&place, "a zone of another planet"),
//!     also: None,
//!     why: &[],
//!     help: &["write one of this planet".to_owned()],
//! };
//! let shown = Excerpts { name: "fernwood.toml", text }.render(&remark);
//! assert!(shown.starts_with("warning[far-away]: nobody calls from there"), "{shown}");
//! assert!(shown.contains("^^^^^^^^^^^ a zone of another planet"), "{shown}");
//! ```
pub mod escape;
mod excerpt;
mod meaning;
mod problem;
mod read;
mod report;
mod shortened;
mod span;
mod table;
mod values;

pub use excerpt::{Excerpts, Remark, Severity};
pub use problem::{Problem, Problems, Replacement};
pub use report::MOST_TEXT_LETTERS;
pub use span::{Lines, Position, Span};
pub use values::MOST_ID_LETTERS;

pub(crate) use problem::Diagnosis;
pub(crate) use read::{Raw, read};
pub(crate) use report::{Diagnostics, Item};
pub(crate) use shortened::shortened;
pub(crate) use table::{about, key, table};
pub(crate) use values::{At, ById, LENGTH_PATTERN, Many, Millis, Prose, parsed};
