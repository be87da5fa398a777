//! Sound files: the formats that prompts are written in, and the files that can be read.

mod format;
mod g711;
mod opus;
mod recording;
mod wav;

pub use format::Format;
pub use g711::Law;
pub use recording::{Encoding, RAW_ENDINGS, Recording, Unreadable};
