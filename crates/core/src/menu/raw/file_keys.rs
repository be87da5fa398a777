//! Keys that hold in every menu of a file.

use serde_json::{Value, json};

use super::also::RawAlso;
use super::spoken::RawText;
use super::tables::RawOption;
use crate::document::{At, Diagnostics, Item, Problem, Raw, table};
use crate::menu::parts::KeyPattern;

table! {
    /// What a key does in every menu.
    RawFileKey, "[keys]" {
        /// The node it leads to.
        may to: String,
        /// What it does instead: "repeat", "back", "top", "operator", "hang-up" or "extension".
        may r#do: String,
        /// What it is for, as the label of an option.
        may label: RawText,
        /// Other words callers use for it, for `find`.
        may also: RawAlso,
        /// Whether the derived prompt of every menu speaks it. Default false.
        may spoken: bool,
    }
}

/// What an option can do in place of leading to a node.
const ACTIONS: [&str; 6] = ["repeat", "back", "top", "operator", "hang-up", "extension"];

impl RawFileKey {
    /// "operator" is what a key does; any other word is the node it leads to.
    fn written_short(leads: At<String>) -> Self {
        match ACTIONS.contains(&leads.value.as_str()) {
            true => Self { r#do: Some(leads), ..Self::default() },
            false => Self { to: Some(leads), ..Self::default() },
        }
    }
}

/// A key that leads to a node is for what the node is named after.
fn label_of(to: &At<String>) -> At<RawText> {
    let words = to.value.replace(['-', '_'], " ");
    At { value: RawText::Plain(words), span: to.span.clone() }
}

/// The keys that hold in every menu, as options of any.
#[derive(Debug, Default)]
pub(in crate::menu) struct RawFileKeys(pub(in crate::menu) Vec<At<RawOption>>);

impl Raw for RawFileKeys {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "a table of keys")?;
        let mut read = Self::default();
        for (name, value) in table {
            let key = match KeyPattern::parse(name.get_ref()) {
                Ok(keys) => At { value: keys, span: name.span() },
                Err(wrong) => {
                    let message = format!("\"{}\" {wrong}", name.get_ref());
                    report.add(Problem::new(name.span(), message));
                    continue;
                }
            };
            let raw = match value.get_ref().as_table() {
                Some(_) => RawFileKey::read(value, report),
                None => At::<String>::read(value, report).map(RawFileKey::written_short),
            };
            let Some(RawFileKey { to, r#do, label, also, spoken }) = raw else { continue };
            let label = label.or_else(|| to.as_ref().map(label_of));
            let spoken = spoken.unwrap_or(At { value: false, span: name.span() });
            let option = RawOption {
                key: Some(key),
                to,
                r#do,
                label,
                also,
                spoken: Some(spoken),
                ..RawOption::default()
            };
            read.0.push(At { value: option, span: name.span().start..value.span().end });
        }
        Some(read)
    }

    fn schema() -> Value {
        let leads = json!({ "type": "string", "description": "\"repeat\", \"back\", \"top\", \"operator\", \"hang-up\", \"extension\", or the node it leads to." });
        json!({
            "type": "object",
            "propertyNames": KeyPattern::schema(),
            "additionalProperties": { "anyOf": [leads, RawFileKey::schema()] },
        })
    }
}
