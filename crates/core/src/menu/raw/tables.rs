//! The tables of the format, each defined once.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::also::RawAlso;
use super::confirmed::RawConfirmed;
use super::phrases::RawPhrases;
use super::promises::{RawAlways, RawNever};
use super::settings::{RawHolidays, RawLimits, RawTimings, RawVoice};
use super::shapes;
use super::spoken::{RawSay, RawText, RawTopic};
use super::values::Length;
use crate::document::{At, ById, Diagnostics, Item, Many, Millis, Prose, Raw, table};
use crate::menu::parts::{Email, Key, Keys, PhoneNumber, Status, Url};

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
    /// A node that speaks options and waits for a key.
    RawMenu, "a menu" {
        /// Its options, in the order they are spoken.
        must options: Vec<At<RawOption>>,
        /// Spoken when the menu is entered, before the options.
        may greeting: RawSay,
        /// The options, written out. Without it they are derived from the labels.
        may say: RawSay,
        /// Spoken when nothing was pressed: one per attempt; the last is used for the rest.
        may no_input: Many<RawSay>,
        /// Spoken when a wrong key was pressed: one per attempt; the last is used for the rest.
        may no_match: Many<RawSay>,
        /// How long it waits, and how many times it asks.
        may timings: RawTimings,
        /// The node for callers who fail too often.
        may give_up: String,
        /// The node for callers who press nothing too often, if it is another.
        may no_input_to: String,
        /// The node for callers who press wrong keys too often, if it is another.
        may no_match_to: String,
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
        /// What it is for, as in "For LABEL, press KEY." or, if it begins with a verb, "To LABEL, press KEY."
        may label: RawText,
        /// Other words callers use for it, for `find`.
        may also: RawAlso,
        /// The node it leads to.
        may to: String,
        /// What it does instead: "repeat", "back", "top", "operator" or "hang-up".
        may r#do: String,
        /// Whether it is spoken. Default true.
        may spoken: bool,
        /// The language in which the call continues.
        may language: String as shapes::language,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that says something and continues.
    RawMessage, "a message" {
        /// What it says.
        must say: RawSay,
        /// The next node; without it the line hangs up.
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
        /// Reads the digits back; 1 confirms, 2 starts again.
        may confirm: bool,
        /// The words that read them back. Placeholder: {digits}.
        may confirm_say: RawSay,
        /// Spoken when nothing was pressed.
        may no_input: Many<RawSay>,
        /// Spoken when too few digits or other keys were pressed.
        may no_match: Many<RawSay>,
        /// How long it waits, and how many times it asks.
        may timings: RawTimings,
        /// The node for callers who press the terminator at once; without it that is a wrong key.
        may empty_to: String,
        /// The node that `*` leads to; without it `*` begins the digits again.
        may star_to: String,
        /// The node for callers who fail too often.
        may give_up: String,
        /// The node for callers who press nothing too often, if it is another.
        may no_input_to: String,
        /// The node for callers who press wrong keys too often, if it is another.
        may no_match_to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that chooses by hours.
    RawBranch, "a branch" {
        /// The first case that applies decides.
        must cases: Vec<At<RawCase>>,
        /// The node if no case applies.
        must otherwise: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A condition of a branch, and where it leads.
    RawCase, "a case" {
        /// The node it leads to.
        must to: String,
        /// Applies within these hours.
        may during: String as shapes::hours,
        /// Applies while this team is open.
        may open: String,
    }
}

table! {
    /// A node that takes a message.
    RawMailbox, "a mailbox" {
        /// What callers hear before the beep.
        must say: RawSay,
        /// What callers hear after leaving a message.
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
        /// What people call it: one text, or one per language { en = "Billing", es = "Cobros" }.
        must name: RawText,
        /// The grammatical gender of its name, for phrases with two forms of a word, "{team} está {cerrado|cerrada}": "m" or "f", of a plural "mp" or "fp"; one text, or one per language { es = "f" }.
        may gender: RawText,
        /// What it helps with: "Membership and billing questions", or one text per language.
        may about: RawText,
        /// When it answers, as OpenStreetMap opening_hours: "Mo-Fr 08:30-17:00". Leave it out if not published.
        may hours: String as shapes::hours,
        /// Its hours in words, if the built-in words don't fit: "every other week, Monday to Friday", or one text per language.
        may hours_say: RawText,
        /// The time zone of its hours, if it differs from the file's: "Europe/London".
        may timezone: String as shapes::timezone,
        /// The country or region of its public holidays, if it differs from the file's: "GB-ENG".
        may country: String,
        /// Its own extra holidays, and those it doesn't observe, in place of the file's.
        may holidays: RawHolidays,
        /// Where to write: one address.
        may email: Email,
        /// Where to fax.
        may fax: PhoneNumber,
        /// What the fax is for, if not for everything: one text, or one per language.
        may fax_for: RawText,
        /// Its web page: an address that begins with https:// or http://.
        may url: Url,
        /// The errands it takes care of.
        may topics: Vec<At<RawTopic>>,
        /// Other words callers use for it, for `find`.
        may also: RawAlso,
        /// How long it rings, until someone answers or nobody does. Default "2s", one burst of ringback.
        may ring: Millis,
        /// The next node when nobody answers; without it callers hear that they could not be helped.
        may unanswered_to: String,
        /// The next node when the team is busy; without it, that of `unanswered_to`.
        may busy_to: String,
        /// What callers hear when the team answers, in place of the derived words.
        may connected: RawSay,
        /// What callers hear when the team is closed, in place of the derived words.
        may closed: RawSay,
        /// The next node when the team is closed; without it the call ends.
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
