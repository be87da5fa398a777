//! Text that means nothing but itself where it is written.
//!
//! In comes any text, from anyone; out comes the same text as a terminal, a line or a page of
//! Markdown can show it. What can't be seen is shown by its number, and no letter is lost. Here is also
//! which characters no text of a menu may have. It knows no files, no menu and no terminal.
//!
//! ```
//! use phonetree_core::document::escape::{one_line, printable};
//!
//! assert_eq!(printable("\u{1b}[2JHello"), r"\u001b[2JHello");
//! assert_eq!(one_line("menu\n.toml"), r"menu\u000a.toml");
//! ```
mod markdown;
mod printable;
mod unfit;

pub use markdown::markdown;
pub use printable::{one_line, printable};
pub use unfit::Unfit;
