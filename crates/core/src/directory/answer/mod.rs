//! What a good receptionist says about an errand: whom, how, whether now, and what else would do.
//!
//! In come what was found and the routing table; out come answers, as a person reads them and as a
//! program does.
mod answers;
mod block;
mod json;
mod standing;
mod text;

pub use self::answers::{Answer, answers};
pub use self::block::{Depth, Telling};
pub use self::json::answers_as_json;
pub use self::text::{answer_in_words, answers_in_words, nothing_fits};
