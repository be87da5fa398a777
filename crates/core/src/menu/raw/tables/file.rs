//! The file itself: lines, pages, sources, and what holds for all of it.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::{
    RawBranch, RawCallback, RawDirectory, RawEntry, RawMailbox, RawMenu, RawMessage, RawQueue,
    RawSwitch, RawTeam,
};
use crate::document::{At, ById, Diagnostics, Item, Prose, Raw, table};
use crate::menu::parts::{PhoneNumber, Status, Url};
use crate::menu::raw::confirmed::RawConfirmed;
use crate::menu::raw::file_keys::RawFileKeys;
use crate::menu::raw::phrases::RawPhrases;
use crate::menu::raw::promises::{RawAlways, RawNever};
use crate::menu::raw::settings::{RawHolidays, RawLimits, RawTimings, RawVoice};
use crate::menu::raw::shapes;
use crate::menu::raw::spoken::{RawText, RawTopic};

table! {
    /// A menu file: one organization's phone lines, what answers them, and whom callers reach.
    RawFile, "a menu file" {
        /// The format of this file: 1.
        must format: u32,
        /// What the file is about: one text, or one per language.
        must title: RawText,
        /// The time zone of all hours in the file, as an IANA name: "America/Los_Angeles".
        must timezone: String as shapes::timezone,
        /// The language spoken, as a BCP 47 tag: "en-US" (the default).
        may language: String as shapes::language,
        /// The other languages spoken.
        may languages: Vec<At<String>> as shapes::languages,
        /// The country or region whose public holidays "PH" stands for in hours, as an ISO 3166 code: "US", "GB-ENG", "DE-BY".
        may country: String,
        /// Extra holidays of the office, and public holidays it doesn't observe.
        may holidays: RawHolidays,
        /// What a user must know about this file; shown once, before the first call.
        may notice: Prose,
        /// The default `source` of facts: a name in [sources].
        may source: String,
        /// The default `status` of facts.
        may status: Status,
        /// The status of the prompts' wording and of `also`: "published", or "assumed" (the default).
        may wording: Status,
        /// The node for do = "operator", and for callers who fail too often.
        may operator: String,
        /// How long nodes wait, and how many times they ask.
        may timings: RawTimings,
        /// Limits on every call.
        may limits: RawLimits,
        /// Keys that hold in every menu and in line: a key = what it does, or the node it leads to.
        may keys: RawFileKeys,
        /// Your own wording for derived prompts, in place of the built-in one.
        may phrases: RawPhrases,
        /// Pronunciation: as written = as a voice should read it.
        may lexicon: RawLexicon,
        /// Who speaks the prompts, and where the sound files are.
        may voice: RawVoice,
        /// The numbers people can dial.
        may lines: ById<RawLine>,
        /// Nodes that speak options and wait for a key.
        may menus: ById<RawMenu>,
        /// Nodes that say something and continue.
        may messages: ById<RawMessage>,
        /// Nodes that collect digits.
        may entries: ById<RawEntry>,
        /// Nodes that choose: by hours, a switch, what was entered, who calls, or what is decided outside.
        may branches: ById<RawBranch>,
        /// Nodes that take a message.
        may mailboxes: ById<RawMailbox>,
        /// Nodes in which callers wait in line for a team.
        may queues: ById<RawQueue>,
        /// Nodes that take the number at which a caller is called back.
        may callbacks: ById<RawCallback>,
        /// Nodes in which callers spell the name of a person.
        may directories: ById<RawDirectory>,
        /// Whom a caller reaches.
        may teams: ById<RawTeam>,
        /// What people turn on and off by hand.
        may switches: ById<RawSwitch>,
        /// Web pages, and the errands they serve.
        may resources: ById<RawResource>,
        /// Where facts are from.
        may sources: ById<RawSource>,
        /// Other things that sources say: disputed facts, remarks on facts.
        may claims: Vec<At<RawClaim>>,
        /// Facts that someone confirmed by calling: a fact and a date, as `confirm` writes them.
        may confirmed: RawConfirmed,
        /// Rules of `phonetree check` that this file doesn't follow, and why.
        may waive: Vec<At<RawWaiver>>,
        /// What can always be reached: promises for `phonetree prove`.
        may always: Vec<At<RawAlways>>,
        /// What no call ever reaches or hears: promises for `phonetree prove`.
        may never: Vec<At<RawNever>>,
    }
}

table! {
    /// A rule of `phonetree check` that the file doesn't follow, and why.
    RawWaiver, "a waiver" {
        /// The code of the rule: "dead-end".
        must rule: String,
        /// Why it is not followed here.
        may because: String,
        /// The line, node, resource or source it is waived for. Without it, for the whole file.
        may at: String,
    }
}

table! {
    /// A phone number that can be dialed.
    RawLine, "a line" {
        /// The number, in any common format.
        must number: PhoneNumber,
        /// The node that picks up.
        must answer: String,
        /// What people call the line: one text, or one per language.
        may name: RawText,
        /// What it is for: one text, or one per language.
        may about: RawText,
        /// Whether the number is free to call.
        may toll_free: bool,
        /// The hours published for the number. They don't close the line: the team's own hours apply.
        may hours: String as shapes::hours,
        /// Those hours in words, if the built-in words don't fit: one text, or one per language.
        may hours_say: RawText,
        /// The time zone of its hours, if it differs from the file's: "Europe/London".
        may timezone: String as shapes::timezone,
        /// The country or region of its public holidays, if it differs from the file's: "GB-ENG".
        may country: String,
        /// Its own extra holidays, and those it doesn't observe, in place of the file's.
        may holidays: RawHolidays,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A web page, and the errands it serves.
    RawResource, "a resource" {
        /// What people call it: one text, or one per language.
        must name: RawText,
        /// Where it is: an address that begins with https:// or http://.
        must url: Url,
        /// Whom or what it is for: one text, or one per language.
        may about: RawText,
        /// The errands it serves.
        may topics: Vec<At<RawTopic>>,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// Where facts are from.
    RawSource, "a source" {
        /// What it is.
        must title: String,
        /// Who published it.
        may publisher: String,
        /// Where it is: an address that begins with https:// or http://.
        may url: Url,
        /// When it was last looked at: a date without quotes.
        may seen: NaiveDate,
        /// What a reader should know about its reliability.
        may trust: String,
    }
}

table! {
    /// Something a source says that is not part of the menu.
    RawClaim, "a claim" {
        /// The line, node, resource or source it is about.
        must about: String,
        /// What it says.
        must says: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

/// How words are said: as written, then as a voice should read it.
#[derive(Debug, Default)]
pub(in crate::menu) struct RawLexicon(pub(in crate::menu) Vec<(String, At<RawText>)>);

impl Raw for RawLexicon {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "a table of words")?;
        let words = table.iter().filter_map(|(written, said)| {
            At::read(said, report).map(|said| (written.get_ref().to_string(), said))
        });
        Some(Self(words.collect()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": { "$ref": "#/$defs/text" } })
    }
}
