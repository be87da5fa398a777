//! The tables of the format, each defined once.

mod file;
mod nodes;
mod switches;
mod teams;
mod waiting;

pub(in crate::menu) use self::file::{RawFile, RawWaiver};
pub(in crate::menu) use self::nodes::{
    RawBranch, RawCase, RawDirectory, RawEntry, RawMailbox, RawMailboxKey, RawMenu, RawMessage,
    RawOption,
};
pub(in crate::menu) use self::switches::RawSwitch;
pub(in crate::menu) use self::teams::RawTeam;
pub(in crate::menu) use self::waiting::{RawCallback, RawQueue};
