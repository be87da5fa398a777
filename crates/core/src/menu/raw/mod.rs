//! A menu file as typed: every value with its place, nothing believed yet.
//!
//! Each table of the format is defined once, in [`tables`]: its fields, their types and their
//! documentation. The reader and the JSON Schema both come from that definition.
mod again;
mod also;
mod confirmed;
mod file_keys;
mod phrases;
mod promises;
mod settings;
mod shapes;
mod spoken;
mod tables;
mod values;
mod wait;

pub(super) use promises::{RawAlways, RawNever};

pub(super) use again::{RawAgain, RawWrongKey};
pub(super) use also::RawAlso;
pub(super) use phrases::PHRASES;

pub(super) use settings::{RawHolidays, RawTimings, RawVoice};
pub(super) use spoken::{RawSay, RawText, RawTopic};
pub(super) use values::KeyLength;

pub(super) use tables::{
    RawBranch, RawCallback, RawCase, RawDirectory, RawEntry, RawFile, RawMailbox, RawMailboxKey,
    RawMenu, RawMessage, RawOption, RawQueue, RawSwitch, RawTeam, RawWaiver,
};

use serde_json::{Value, json};

use crate::document::Raw as _;

/// The JSON Schema (draft 2020-12) of a menu file.
pub(super) fn schema() -> Value {
    let mut schema = RawFile::schema();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("phonetree menu file, format 1");
    schema["$defs"] = spoken::definitions();
    schema["$defs"]["also"] = also::definitions();
    schema["$defs"]["hours"] = shapes::hours_definition();
    schema["$defs"]["timezone"] = shapes::timezone_definition();
    schema
}
