//! Files, as the world has them: read up to a limit, written whole or not at all.
//!
//! Reading: in come a path and a number of bytes; out come no more than so many. A file that a menu, a
//! folder or a manifest names is read only where it is a regular file ([`read`], [`Folder`]); what the
//! user named may be a pipe, too ([`read_named`]).
//!
//! Writing: in come a path that somebody named, and bytes; out comes a file at the place to which the path leads, whole
//! or not at all, or a [`WriteError`] that says what is wrong and what to do. A file that others may
//! save at the same time is changed by [`change`], which loses nothing of theirs. The room does not know
//! what is in a file.
//!
//! - Links are followed, and stay. A device, a pipe or a descriptor (`/dev/stdout`, `>(command)`) is
//!   opened and written to, never replaced.
//! - A file that is replaced keeps its mode, and its owner and group where the system allows it. Access
//!   lists and extended attributes are not carried over. Of several hard links, the one named gets the
//!   new content and the others keep the old: a file written in place could be left half written.
//! - A file that may only be read is refused, also where its folder would let it be replaced.
//! - A folder that is written into by itself, such as that of rendered prompts, is a [`Within`]: no link
//!   inside it is followed.
#![expect(
    clippy::disallowed_methods,
    reason = "this is where files are read and written, and where a lock is waited for"
)]

mod change;
mod draft;
mod error;
mod place;
pub mod private;
mod read;
mod walk;
mod within;
mod write;

pub use change::change;
pub use error::WriteError;
pub use read::{Folder, MOST_TEXT, ReadError, read, read_beginning, read_if, read_named, text};
pub use walk::{Walked, below, in_folder};
pub use within::Within;
pub use write::{create, is_left, is_replaced, write};
