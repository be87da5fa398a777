//! What a person does at the screen: keys and clicks, what they mean, and what was done so far.

mod keylog;
mod keymap;
mod touches;

pub(super) use keylog::{Again, Keylog};
pub(super) use keymap::{ScreenCommand, command_of};
pub use touches::Touches;
