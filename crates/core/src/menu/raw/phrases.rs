//! The wording that prompts are derived with.

use serde_json::{Value, json};

use super::spoken::RawText;
use crate::document::{At, Diagnostics, Item, Raw};

/// Every phrase, and what it is for.
pub(in crate::menu) const PHRASES: &[(&str, &str)] = &[
    (
        "option",
        "An option that leads somewhere: \"For billing, press 1.\" Placeholders: {label}, {key}.",
    ),
    (
        "action",
        "An option that does something, or whose label begins with a verb: \"To pay a bill, press 1.\" Placeholders: {label}, {key}.",
    ),
    ("repeat", "The label of an option that repeats the menu."),
    ("back", "The label of an option that goes back."),
    ("top", "The label of an option that goes to the first menu."),
    ("operator", "The label of an option that leads to the operator."),
    ("hang_up", "The label of an option that ends the call."),
    ("extension", "The label of an option that leads to an extension: \"your party's extension\"."),
    (
        "dial_extension",
        "An option that leads to an extension: \"If you know your party's extension, dial it now.\" Placeholder: {label}.",
    ),
    (
        "dial",
        "An option whose key is a pattern: \"For a room, dial its number.\" Placeholder: {label}.",
    ),
    ("spell_last_name", "Asks for a person's last name on the keypad, and for {key} at its end."),
    ("spell_first_name", "Asks for a person's first name on the keypad, and for {key} at its end."),
    (
        "spell_name",
        "Asks for a person's first or last name on the keypad, and for {key} at its end.",
    ),
    ("spell_again", "The label of the key that begins a name again: \"spell the name again\"."),
    ("nobody", "Nobody's name begins as it was spelled."),
    ("too_many_people", "Too many names begin as it was spelled."),
    ("no_input", "Nothing was pressed in time."),
    ("no_match", "A wrong key was pressed."),
    (
        "no_match_entry",
        "An entry got too few digits, or a key that isn't a digit. Placeholder: {length} (\"8 digits\", \"4 to 10 digits\"). Without it `no_match`, if the file gives that.",
    ),
    ("confirm", "Reads digits back. Placeholder: {digits}."),
    (
        "connected",
        "A team answers. Placeholders: those of a team, and forms of a word for the gender of its name, {abierto|abierta}.",
    ),
    (
        "connected_about",
        "What a team without topics is there for. {we_help} is a sentence made of its `about`, or \"How can we help you?\"",
    ),
    (
        "connected_topics",
        "What the team helps with: {we_help} is a sentence (\"We can help you pay a bill.\"), {topics} the list alone.",
    ),
    ("connected_unpublished", "Nobody has published when the team answers."),
    (
        "closed",
        "A team is closed. Placeholders: those of a team, and forms of a word for the gender of its name, {cerrado|cerrada}.",
    ),
    (
        "closed_by_hand",
        "A team is closed by a switch. Placeholders: those of a team, and forms of a word for the gender of its name.",
    ),
    ("closed_email", "Where to write instead."),
    ("closed_fax", "Where to fax instead."),
    ("closed_fax_for", "Where to fax instead, and what."),
    ("closed_url", "Where to look instead."),
    ("closed_other_line", "Another line of the team. Placeholders: {number}, {key}."),
    ("closed_other_number", "Another line of the team, without a menu. Placeholder: {number}."),
    ("thanks", "A message was taken."),
    ("listen", "The label of a key that plays the caller's message."),
    ("record_again", "The label of a key that records the message anew."),
    ("send", "The label of a key that sends the message."),
    ("cancel", "The label of a key that drops the message and ends the call."),
    ("queue_greeting", "Everybody is helping other callers: the first words of a queue."),
    ("queue_position", "Where in line a caller is. Placeholder: {position}."),
    ("queue_wait", "How long it may take. Placeholder: {wait} (\"about 3 minutes\")."),
    ("queue_stay", "What an announcement says that has nothing else to say."),
    (
        "callback_offer",
        "Asks whether to call back the number that the caller calls from: 1 is yes, 2 is another.",
    ),
    ("callback_ask", "Asks for a phone number."),
    (
        "callback_ask_end",
        "The same where the caller has to say when the number is complete. Placeholder: {key}.",
    ),
    ("callback_thanks", "The caller will be called back."),
    ("gave_up", "The caller failed too often."),
    ("goodbye", "The caller asked to end the call."),
    ("and", "Between the last two of a list."),
];

/// The phrases a file gives.
#[derive(Debug, Default)]
pub(in crate::menu) struct RawPhrases(pub(in crate::menu) Vec<(&'static str, At<RawText>)>);

impl Raw for RawPhrases {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "a table of phrases")?;
        let mut read = Self::default();
        for (name, value) in table {
            match PHRASES.iter().find(|(known, _)| *known == name.get_ref().as_ref()) {
                Some((known, _)) => {
                    read.0.extend(RawText::spoken(value, report).map(|text| (*known, text)));
                }
                None => {
                    let known: Vec<&str> = PHRASES.iter().map(|(known, _)| *known).collect();
                    report.unknown(name.span(), "phrase", name.get_ref(), &known);
                }
            }
        }
        Some(read)
    }

    fn schema() -> Value {
        let phrase = |about: &str| json!({ "$ref": "#/$defs/text", "description": about });
        let properties: serde_json::Map<String, Value> =
            PHRASES.iter().map(|(name, about)| ((*name).to_owned(), phrase(about))).collect();
        json!({ "type": "object", "properties": properties, "additionalProperties": false })
    }
}
