//! What a dialplan says: lines of files, and the contexts, extensions and steps that Asterisk makes of them.
pub(super) mod arguments;
mod dialplan;
mod idioms;
mod lines;
mod lookup;
pub(super) mod pattern;
pub(super) mod relevance;
#[cfg(test)]
mod shown;

pub(super) use self::arguments::call;
pub(super) use self::dialplan::{PlanContext, PlanExtension, ReadPlan};
pub(super) use self::lines::ConfReader;
pub(in crate::exchange::import) use self::lines::FileReader;
