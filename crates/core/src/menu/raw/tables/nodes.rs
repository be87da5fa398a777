//! The nodes a call comes through.

use crate::document::{At, Many, Millis, table};
use crate::menu::parts::{Key, KeyPattern, Keys, SpelledBy, Status};
use crate::menu::raw::again::RawAgain;
use crate::menu::raw::also::RawAlso;
use crate::menu::raw::settings::RawTimings;
use crate::menu::raw::shapes;
use crate::menu::raw::spoken::{RawSay, RawText};
use crate::menu::raw::values::{KeyLength, Length};

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
        /// What is said after that: "options" (the default), "all" (the greeting, too), or words of their own: "Sales, press 1. Service, press 2."
        may again: RawAgain,
        /// How many keys may be pressed before they are looked up: fewer wait for `#` or the pause. Without it a key counts as soon as no longer one can be meant.
        may key_length: KeyLength,
        /// Whether the keys of the whole file hold here, but for those the menu has itself. Default true.
        may keys: bool,
        /// How long it waits, and how many times it asks.
        may timings: RawTimings,
        /// The node for callers who fail too often, "back", or "hang-up": out, without a word.
        may give_up: String,
        /// The node (or "back" or "hang-up") for callers who press nothing too often, if it is another.
        may no_input_to: String,
        /// The node (or "back" or "hang-up") for callers who press wrong keys too often, if it is another.
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
        /// One or more of 0-9 * #, or a pattern of digits: "1XX" (X is 0-9, Z is 1-9, N is 2-9, [0-2] is one of those) or "1000-1019".
        must key: KeyPattern,
        /// What it is for, as in "For LABEL, press KEY." or, if it begins with a verb, "To LABEL, press KEY."
        may label: RawText,
        /// Other words callers use for it, for `find`.
        may also: RawAlso,
        /// The node it leads to.
        may to: String,
        /// What it does instead: "repeat", "back", "top", "operator", "hang-up", or "extension": to the team whose extension was dialed.
        may r#do: String,
        /// The hours within which it is offered. At others the derived prompt leaves it out, and its key is a wrong key.
        may during: String as shapes::hours,
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
        /// The next node, or "back"; without it the line hangs up.
        may to: String,
        /// What it does instead: "back", to the menu the caller came from.
        may r#do: String,
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
        /// The node that follows, or "back": the menu the caller came from.
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
        /// What is said after that: what it asked ("options" or "all"), or words of their own.
        may again: RawAgain,
        /// How long it waits, and how many times it asks.
        may timings: RawTimings,
        /// The node (or "back") for callers who press the terminator at once; without it that is a wrong key.
        may empty_to: String,
        /// The node (or "back") that `*` leads to; without it `*` begins the digits again.
        may star_to: String,
        /// The node for callers who fail too often, "back", or "hang-up": out, without a word.
        may give_up: String,
        /// The node (or "back" or "hang-up") for callers who press nothing too often, if it is another.
        may no_input_to: String,
        /// The node (or "back" or "hang-up") for callers who press wrong keys too often, if it is another.
        may no_match_to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A node that chooses: by hours, a switch, what was entered, who calls, or what is decided outside.
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
        /// Applies while this switch is on, or, with is = "off", while it is off.
        may switch: String,
        /// Applies if what was entered at this entry is one of `is`, or matches one of `matches`.
        may entered: String,
        /// With `switch`: "on" (the default) or "off". With `entered`: the digits, or a list of them.
        may is: Many<String>,
        /// With `entered`: a pattern of digits, as in "4XXX" or "1000-1999", or a list of them.
        may matches: Many<String>,
        /// Applies from this time on that the call reaches the branch: times = 3 from the third time on.
        may times: u32,
        /// Applies if the number of the caller is "known" or "withheld", or begins like this: "+1-415".
        may caller: String,
        /// "outside": another system or a person decides, yes or no. Needs `asks` and `name`.
        may when: String,
        /// What is asked outside: a question whose answer is yes or no.
        may asks: String,
        /// What `call --assume` and written calls name that question.
        may name: String,
    }
}

table! {
    /// A node in which callers find a person by spelling their name on the keypad.
    RawDirectory, "a directory" {
        /// The teams that are in it. Without it, all that have a `last_name` or a `first_name`.
        may people: Vec<At<String>>,
        /// Which name is spelled: "last-name" (the default), "first-name", or "either-name".
        may by: SpelledBy,
        /// Asks for the name, in place of the derived words.
        may ask: RawSay,
        /// Spoken when nothing was pressed.
        may no_input: Many<RawSay>,
        /// Spoken when nobody's name begins like that.
        may no_match: Many<RawSay>,
        /// How long it waits, and how many times it asks.
        may timings: RawTimings,
        /// The node that `*` leads to; without it `*` begins the name again.
        may star_to: String,
        /// The node for callers who fail too often.
        may give_up: String,
        /// The node for callers who press nothing too often, if it is another.
        may no_input_to: String,
        /// The node for callers who spell no name too often, if it is another.
        may no_match_to: String,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
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
        /// How long the beep lasts; keys in it mean nothing. Default: that of [timings], else a beep that takes no time.
        may beep: Millis,
        /// The node (or "back") for callers who find the mailbox full; without it, it never is.
        may full_to: String,
        /// Keys that lead out of it, without a message, while it speaks or records.
        may options: Vec<At<RawMailboxKey>>,
        /// What a caller can do with the message once it is recorded. Without it, it is sent at once.
        may review: Vec<At<RawMailboxKey>>,
        /// These options, written out. Without it they are derived from the labels.
        may review_say: RawSay,
        /// Where this is from.
        may source: String,
        /// How sure it is.
        may status: Status,
    }
}

table! {
    /// A key of a mailbox, what it is for, and where it leads.
    RawMailboxKey, "a key of a mailbox" {
        /// One of 0-9 * #.
        must key: Keys,
        /// What it is for, as the label of an option.
        may label: RawText,
        /// The node it leads to, or "back".
        may to: String,
        /// What it does instead: "operator", "back" or "cancel" (the call ends); in `review` also "listen", "re-record" or "send".
        may r#do: String,
    }
}
