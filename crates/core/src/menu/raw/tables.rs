//! The tables of the format, each defined once.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::also::RawAlso;
use super::confirmed::RawConfirmed;
use super::phrases::RawPhrases;
use super::promises::{RawAlways, RawNever};
use super::settings::{RawHolidays, RawLimits, RawTimings, RawVoice};
use super::spoken::{RawSay, RawText, RawTopic};
use super::values::Length;
use crate::document::{At, ById, Diagnostics, Item, Many, Millis, Prose, Raw, table};
use crate::menu::parts::{Email, Key, Keys, PhoneNumber, Status, Url};

table! {
    /// A menu file: one organisation's phone lines, what answers them, and whom they lead to.
    RawFile, "a menu file" {
        /// The format of this file: 1.
        must format: u32,
        /// What the file is about.
        must title: String,
        /// The zone of every hour in the file, by its IANA name: "America/Los_Angeles".
        must timezone: String,
        /// The language spoken, as BCP 47: "en-US" (the default).
        may language: String,
        /// The other languages spoken.
        may languages: Vec<At<String>>,
        /// The country or region whose public holidays "PH" means in hours, as ISO 3166: "US", "GB-ENG", "DE-BY".
        may country: String,
        /// Days that the office adds to the public holidays, and holidays that it does not keep.
        may holidays: RawHolidays,
        /// What a caller must know about this file; said once, before the first call.
        may notice: Prose,
        /// Where facts are from that do not say so themselves: a name of [sources].
        may source: String,
        /// How sure facts are that do not say so themselves.
        may status: Status,
        /// How sure the wording of the prompts and the words of `also` are: "published", or "assumed" (the default).
        may wording: Status,
        /// The node that do = "operator" leads to, and whoever fails too often.
        may operator: String,
        /// How long nodes wait, and how often they ask.
        may timings: RawTimings,
        /// Bounds on every call.
        may limits: RawLimits,
        /// Wording that prompts are derived with, in place of the built-in one.
        may phrases: RawPhrases,
        /// How words are said: as written = as a voice should read it.
        may lexicon: RawLexicon,
        /// Who speaks the prompts, and where their sound is.
        may voice: RawVoice,
        /// The numbers one can dial.
        may lines: ById<RawLine>,
        /// Nodes that speak options and wait for a key.
        may menus: ById<RawMenu>,
        /// Nodes that say something and go on.
        may messages: ById<RawMessage>,
        /// Nodes that collect digits.
        may entries: ById<RawEntry>,
        /// Nodes that choose by hours.
        may branches: ById<RawBranch>,
        /// Nodes that take a message.
        may mailboxes: ById<RawMailbox>,
        /// Whom a caller reaches.
        may teams: ById<RawTeam>,
        /// Web pages, and the errands they serve.
        may resources: ById<RawResource>,
        /// Where facts are from.
        may sources: ById<RawSource>,
        /// What sources say that is no part of the tree: disputed facts, remarks on facts.
        may claims: Vec<At<RawClaim>>,
        /// What someone who called has found to be so: a fact and a date, as `confirm` writes it.
        may confirmed: RawConfirmed,
        /// Rules of `phonetree check` that are not followed here, and why.
        may waive: Vec<At<RawWaiver>>,
        /// What can always be reached: promises for `phonetree prove`.
        may always: Vec<At<RawAlways>>,
        /// What no call ever meets: promises for `phonetree prove`.
        may never: Vec<At<RawNever>>,
    }
}

table! {
    /// A rule of `phonetree check` that is not followed, and why.
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
    /// A phone number that can be dialled.
    RawLine, "a line" {
        /// The number, in any usual way of writing.
        must number: PhoneNumber,
        /// The node that picks up.
        must answer: String,
        /// What people call the line.
        may name: String,
        /// What it is for.
        may about: String,
        /// Whether the number is free to call.
        may toll_free: bool,
        /// The hours published for the number. They close nothing: hours belong to teams.
        may hours: String,
        /// Those hours in words, where ours won't do: one text, or one for each language.
        may hours_say: RawText,
        /// The zone of its hours, where it is another than the file's: "Europe/London".
        may timezone: String,
        /// Whose public holidays "PH" means in its hours, where they are others than the file's: "GB-ENG".
        may country: String,
        /// Its own closed days, and the holidays it does not keep, in place of the file's.
        may holidays: RawHolidays,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that speaks options and waits for a key.
    RawMenu, "a menu" {
        /// Its options, in the order they are spoken.
        must options: Vec<At<RawOption>>,
        /// Spoken when the menu is entered, before the options.
        may greeting: RawSay,
        /// The options, written out. Without it they are spoken from the labels.
        may say: RawSay,
        /// Spoken when nothing was pressed: one for each time, the last for all that follow.
        may no_input: Many<RawSay>,
        /// Spoken when a wrong key was pressed: one for each time, the last for all that follow.
        may no_match: Many<RawSay>,
        /// How long it waits, and how often it asks.
        may timings: RawTimings,
        /// The node for a caller who failed too often.
        may give_up: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A key, what it is for, and where it leads.
    RawOption, "an option" {
        /// One or more of 0-9 * #.
        must key: Keys,
        /// What it is for: "For LABEL, press KEY." is spoken from it.
        may label: RawText,
        /// What callers also call it, for `find`.
        may also: RawAlso,
        /// The node it leads to.
        may to: String,
        /// What it does instead: "repeat", "back", "top", "operator" or "hang-up".
        may r#do: String,
        /// Whether it is spoken. Default true.
        may spoken: bool,
        /// The language the call goes on in.
        may language: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that says something and goes on.
    RawMessage, "a message" {
        /// What it says.
        must say: RawSay,
        /// The node that follows; without it the line hangs up.
        may to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that collects digits and keeps them as a value under its own name.
    RawEntry, "an entry" {
        /// Asks for the digits.
        must ask: RawSay,
        /// How many digits: 8, or { min = 4, max = 10 }.
        must length: Length,
        /// The node that follows.
        must to: String,
        /// The key that ends the entry early: "#" (the default), another, or "none".
        may terminator: Option<Key>,
        /// Reads the digits back; 1 is right, 2 is once more.
        may confirm: bool,
        /// The words that read them back. Placeholder: {digits}.
        may confirm_say: RawSay,
        /// Spoken when nothing was pressed.
        may no_input: Many<RawSay>,
        /// Spoken when too little or something else was pressed.
        may no_match: Many<RawSay>,
        /// How long it waits, and how often it asks.
        may timings: RawTimings,
        /// The node for a caller who failed too often.
        may give_up: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that chooses by hours.
    RawBranch, "a branch" {
        /// The first case that holds decides.
        must cases: Vec<At<RawCase>>,
        /// The node where none holds.
        must otherwise: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// What a branch asks, and where that leads.
    RawCase, "a case" {
        /// The node it leads to.
        must to: String,
        /// Holds within these hours.
        may during: String,
        /// Holds while this team is open.
        may open: String,
    }
}

table! {
    /// A node that takes a message.
    RawMailbox, "a mailbox" {
        /// What is said before the beep.
        must say: RawSay,
        /// What is said once a message was taken.
        may thanks: RawSay,
        /// The longest message. Default "2m".
        may longest: Millis,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// Whom a caller reaches.
    RawTeam, "a team" {
        /// What people call it.
        must name: String,
        /// What it is there for, in a sentence.
        may about: String,
        /// When it answers, as OpenStreetMap opening_hours: "Mo-Fr 08:30-17:00". Unset where not published.
        may hours: String,
        /// Its hours in words, where ours won't do: "every other week, Monday to Friday", or one text for each language.
        may hours_say: RawText,
        /// The zone of its hours, where it is another than the file's: "Europe/London".
        may timezone: String,
        /// Whose public holidays "PH" means in its hours, where they are others than the file's: "GB-ENG".
        may country: String,
        /// Its own closed days, and the holidays it does not keep, in place of the file's.
        may holidays: RawHolidays,
        /// Where to write: one address.
        may email: Email,
        /// Where to fax.
        may fax: PhoneNumber,
        /// What the fax is for, where it is not for everything.
        may fax_for: String,
        /// Where to look: an address that begins with https:// or http://.
        may url: Url,
        /// The errands it takes care of.
        may topics: Vec<At<RawTopic>>,
        /// What callers also call it, for `find`.
        may also: RawAlso,
        /// How long it rings. Default "2s", one burst of ringback.
        may ring: Millis,
        /// Who answers, in place of the derived words.
        may connected: RawSay,
        /// That nobody answers now, in place of the derived words.
        may closed: RawSay,
        /// The node that follows when the team is closed; without it the call ends.
        may closed_to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A web page, and the errands it serves.
    RawResource, "a resource" {
        /// What people call it.
        must name: String,
        /// Where it is: an address that begins with https:// or http://.
        must url: Url,
        /// Whom or what it is for.
        may about: String,
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
        /// What a reader should know about its worth.
        may trust: String,
    }
}

table! {
    /// What a source says that is no part of the tree.
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
