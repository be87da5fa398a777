//! `docs/events.md`: what happens in a call, for programs. The words are those of the source.

use std::fmt::Write as _;

const SOURCE: &str = "crates/core/src/script/event.rs";

struct Event {
    name: String,
    about: String,
    fields: Vec<Field>,
}

struct Field {
    name: String,
    about: String,
    /// Its type, as Rust writes it.
    of: String,
    /// Left out where there is none.
    may_lack: bool,
}

pub(crate) fn page() -> String {
    let mut page = String::from(
        "# Events\n\n\
         Made from the source: `UPDATE=1 cargo test --test command reference` rewrites it.\n\n\
         `phonetree call --json` prints one JSON object for each thing that happens, a line each, as it happens. \
         Every object has:\n\n\
         | field | type | |\n| --- | --- | --- |\n\
         | `event` | a text | What happened: one of those below. |\n\
         | `at` | a text | The wall clock in the zone of the menu, RFC 3339. |\n\
         | `elapsed_ms` | a number | Milliseconds since the answer. |\n\n\
         and what its event has besides. Names are a contract: events and fields are added, none is renamed. A program \
         passes over those that it does not know. What is *or null* is always there; what is *if there is one* is left \
         out. A field that names a team, a node or a line has its id, as the menu file writes it.\n\n\
         | event | |\n| --- | --- |\n",
    );
    let events = events();
    for event in &events {
        writeln!(page, "| [`{0}`](#{0}) | {1} |", event.name, event.about).unwrap();
    }
    for event in &events {
        write!(
            page,
            "\n## {}\n\n{}\n\n| field | type | |\n| --- | --- | --- |\n",
            event.name, event.about
        )
        .unwrap();
        for field in &event.fields {
            writeln!(page, "| `{}` | {} | {} |", field.name, kind(field), field.about).unwrap();
        }
    }
    page
}

/// What `Happening` has, in its order.
fn events() -> Vec<Event> {
    let source = std::fs::read_to_string(SOURCE).unwrap();
    let (_, list) = source.split_once("pub enum Happening {\n").unwrap();
    let (list, _) = list.split_once("\n}\n").unwrap();
    let mut events: Vec<Event> = Vec::new();
    let mut about = Vec::new();
    let mut may_lack = false;
    for line in list.lines() {
        let code = line.trim();
        if let Some(words) = code.strip_prefix("/// ") {
            about.push(words);
        } else if code.starts_with("#[") {
            may_lack |= code.contains("skip_serializing_if");
        } else if let Some(name) = code.strip_suffix(" {") {
            let name = snake_case(name);
            let about = std::mem::take(&mut about).join(" ");
            events.push(Event { name, about, fields: Vec::new() });
        } else if let Some((name, of)) = code.trim_end_matches(',').split_once(": ") {
            let about = std::mem::take(&mut about).join(" ");
            let field = Field {
                name: name.to_owned(),
                about,
                of: of.to_owned(),
                may_lack: std::mem::take(&mut may_lack),
            };
            events.last_mut().unwrap().fields.push(field);
        } else {
            assert!(code == "},", "{SOURCE} has what this page can't tell: {code}");
        }
    }
    events
}

/// As serde writes the name of a variant.
fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(c.to_lowercase());
    }
    snake
}

fn kind(field: &Field) -> String {
    let inner = field.of.strip_prefix("Option<").and_then(|of| of.strip_suffix('>'));
    let one = match inner.unwrap_or(&field.of) {
        "bool" => "true or false",
        "u8" | "u16" | "u64" => "a number",
        "String" | "char" | "DateTime<Tz>" | "TransferOutcome" | "Ending" | "Side" => "a text",
        other => panic!("{SOURCE} has a type of a field that this page does not know: {other}"),
    };
    match (inner, field.may_lack) {
        (None, _) => one.to_owned(),
        (Some(_), true) => format!("{one}, if there is one"),
        (Some(_), false) => format!("{one}, or null"),
    }
}
