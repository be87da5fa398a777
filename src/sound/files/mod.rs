//! Sound files: the formats that prompts are written in, and the files that can be read.

mod format;
mod g711;
mod opus;
mod read;
mod recording;
mod wav;

pub use format::{EncodeError, Format};
pub use g711::Law;
pub use read::RAW_ENDINGS;
pub use recording::{Encoding, LONGEST_PROMPT, Recording, Unreadable};
