//! The keys of a schema, as tables.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use serde_json::Value;

/// A table of the keys of an object: those that must be there first, the others by their names.
pub(crate) fn table(object: &Value, but_for: &dyn Fn(&str) -> bool) -> String {
    let mut table = String::from("| key | what it holds | |\n| --- | --- | --- |\n");
    let mut keys: Vec<(&String, &Value)> =
        object["properties"].as_object().unwrap().iter().filter(|(key, _)| !but_for(key)).collect();
    keys.sort_by_key(|(key, _)| !is_required(object, key));
    for (key, value) in keys {
        let must = if is_required(object, key) { "**Needed.** " } else { "" };
        let about = value["description"].as_str().unwrap_or_default();
        writeln!(table, "| `{key}` | {} | {must}{} |", holds(value), cell(about)).unwrap();
    }
    table
}

fn is_required(object: &Value, key: &str) -> bool {
    object["required"].as_array().is_some_and(|keys| keys.iter().any(|it| it == key))
}

/// What may stand there, in words.
pub(crate) fn holds(value: &Value) -> String {
    if value["properties"]["no_input_tries"].is_object() {
        return "a table: [timings](#timings)".to_owned();
    }
    if let Some(name) = value["$ref"].as_str() {
        return match name.rsplit('/').next().unwrap() {
            "hours" => "hours: `\"Mo-Fr 08:00-17:00\"`".to_owned(),
            "timezone" => "a zone: `\"America/New_York\"`".to_owned(),
            name => format!("[{name}](#{name})"),
        };
    }
    if let Some(choices) = value["enum"].as_array() {
        let choices: Vec<String> = choices.iter().map(|choice| format!("`{choice}`")).collect();
        return choices.join(" or ");
    }
    if let Some(ways) = value["anyOf"].as_array() {
        // One of a kind, or a list of such.
        if let [one, list] = ways.as_slice()
            && list["items"] == *one
        {
            return format!("{}, or a list of such", holds(one));
        }
        let ways: Vec<String> = ways.iter().map(holds).collect();
        return ways.join(" or ");
    }
    if let Some(types) = value["type"].as_array() {
        let types = types.iter().map(|kind| kind_of(kind.as_str().unwrap(), value));
        return types.collect::<Vec<_>>().join(", or ");
    }
    kind_of(value["type"].as_str().unwrap_or("anything"), value)
}

fn kind_of(kind: &str, value: &Value) -> String {
    match kind {
        "boolean" => "`true` or `false`".to_owned(),
        "integer" => match (value["minimum"].as_u64(), value["maximum"].as_u64()) {
            (Some(least), Some(most)) => format!("a number from {least} to {most}"),
            _ => "a number".to_owned(),
        },
        "string" => text(value),
        "array" => match &value["items"] {
            items if items["properties"].is_object() => "a list of tables".to_owned(),
            items if items["type"] == "string" => "a list of texts".to_owned(),
            items if items["type"] == "array" => "a list of lists".to_owned(),
            items if items["$ref"].is_string() => {
                holds(items).replacen(']', "s]", 1).replacen('[', "a list of [", 1)
            }
            items => format!("a list, of each {}", holds(items)),
        },
        "object" if value["properties"].is_object() => {
            let keys = value["properties"].as_object().unwrap().keys();
            let keys: Vec<String> = keys.map(|key| format!("`{key}`")).collect();
            if keys.len() > 4 {
                "a table".to_owned()
            } else {
                format!("a table: {}", keys.join(", "))
            }
        }
        "object" => "a table".to_owned(),
        _ => "anything".to_owned(),
    }
}

/// A text, by the pattern that it must have.
fn text(value: &Value) -> String {
    let pattern = value["pattern"].as_str().unwrap_or_default();
    let kind = match (pattern, value["format"].as_str()) {
        ("", None) => "a text",
        ("", Some("date")) => "a date: `2026-11-24`",
        ("", Some("regex")) => "a regular expression",
        (_, Some("idn-email")) => "an address: `\"help@example.org\"`",
        (_, Some("iri")) => "an address: `\"https://example.org\"`",
        (pattern, _) if pattern.ends_with("(?:ms|s|m|h)$") => {
            "a time: `\"5s\"`, `\"300ms\"`, `\"2m\"`"
        }
        ("^[A-Za-z0-9-]+$", _) => "a language: `\"en-US\"`",
        (pattern, _) if pattern.contains("tel:") => "a number: `\"+1-202-555-0142\"`",
        (pattern, _) if pattern.contains("XxZzNn") => {
            "keys, a pattern or a range: `\"1XX\"`, `\"1000-1019\"`"
        }
        ("^[0-9*#]{1,32}$", _) => "keys: `\"1\"`, `\"*\"`, `\"401\"`",
        ("^[A-Za-z_][A-Za-z0-9_]*$", _) => "a name: `\"SPEECH_KEY\"`",
        ("^([0-9*#]|none)$", _) => "a key, or `\"none\"`",
        (pattern, _) if pattern.starts_with("^([0-9*#, -]") => "keys and pauses: `\"1,,2\"`",
        ("[0-9]{4}", _) => "a moment: `\"2026-11-23 07:15\"`",
        (pattern, format) => {
            panic!("no words for the pattern {pattern:?} ({format:?}): write some")
        }
    };
    kind.to_owned()
}

/// Words in a cell of a table.
pub(crate) fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace('\n', " ")
}

/// Every key of a schema, however deep, with what is said about it.
pub(crate) fn everywhere(schema: &Value) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    gather(schema, &mut found);
    found
}

fn gather(value: &Value, found: &mut BTreeSet<(String, String)>) {
    if let Some(properties) = value["properties"].as_object() {
        for (key, value) in properties {
            let about = value["description"].as_str().unwrap_or_default();
            found.insert((key.clone(), about.to_owned()));
        }
    }
    let inner = value.as_object().into_iter().flat_map(|object| object.values());
    for value in inner.chain(value.as_array().into_iter().flatten()) {
        gather(value, found);
    }
}
