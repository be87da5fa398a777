//! Text in, values with their places out.
//!
//! Menu files, written calls and courses are TOML documents, read the same way. In comes the text;
//! out come typed values, each with its place, or every [`Problem`] at once, with the line, the
//! words underlined and what to do. Each table of a format is defined once, with `table!`: the
//! reader and the JSON Schema come from that definition. The room knows no menu and no call.
mod excerpt;
mod problem;
mod report;
mod span;
mod table;
mod values;

pub use excerpt::{Excerpts, Remark, Severity};
pub use problem::{Problem, Problems};
pub use span::{Lines, Position, Span};

pub(crate) use report::Diagnostics;
pub(crate) use table::{Item, Raw, about, key, read, table};
pub(crate) use values::{At, ById, Many, Millis, parsed};
