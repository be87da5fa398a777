//! Sound: what is spoken and how long it lasts, and which keys are heard in it.

#![allow(
    clippy::unwrap_used,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    reason = "a test stops at the first surprise, reads what it is about, and says what it saw"
)]

mod files;
mod hear;
mod keys_heard;
mod lengths;
mod levels;
#[path = "../command/program.rs"]
mod program;
mod read_back;
mod sent_keys;
mod test_tape;
mod voices;
