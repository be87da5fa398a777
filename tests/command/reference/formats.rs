//! `docs/menu-format.md`: menu files and files of written calls, key by key.

use std::fmt::Write as _;

use phonetree::{menu, script};
use serde_json::Value;

use super::keys::{holds, table};

/// The tables of a menu file in reading order, each with a file and a line at which an example begins.
const MENU: [(&str, &str, &str); 25] = [
    ("lines", "menus/kaiser-small-business.toml", "[lines.small-business]"),
    ("menus", "menus/examples/support-desk.toml", "[menus.server]"),
    ("messages", "menus/examples/bank.toml", "[messages.balance]"),
    ("entries", "menus/examples/bank.toml", "[entries.account-number]"),
    ("branches", "menus/examples/support-desk.toml", "[branches.engineer-on-duty]"),
    ("mailboxes", "menus/examples/clinic.toml", "[mailboxes.refills]"),
    ("queues", "tests/menus/kitchen-sink.toml", "[queues.water-line]"),
    ("callbacks", "tests/menus/kitchen-sink.toml", "[callbacks.call-back]"),
    ("directories", "menus/examples/university.toml", "[directories.staff]"),
    ("teams", "menus/examples/city-hall.toml", "[teams.utilities]"),
    ("resources", "menus/examples/city-hall.toml", "[resources.website]"),
    ("timings", "menus/examples/hotline.toml", "[timings]"),
    ("keys", "tests/menus/kitchen-sink.toml", "[keys]"),
    ("switches", "menus/examples/power.toml", "[switches.storm]"),
    ("limits", "tests/menus/kitchen-sink.toml", "[limits]"),
    ("holidays", "tests/menus/kitchen-sink.toml", "holidays = "),
    ("voice", "menus/kaiser-small-business.toml", "[voice]"),
    ("lexicon", "menus/examples/support-desk.toml", "[lexicon]"),
    ("phrases", "tests/menus/kitchen-sink.toml", "[phrases]"),
    ("sources", "menus/kaiser-small-business.toml", "[sources.contact-page]"),
    ("claims", "menus/kaiser-small-business.toml", "[[claims]]"),
    ("confirmed", "tests/menus/kitchen-sink.toml", "[confirmed]"),
    ("waive", "tests/menus/kitchen-sink.toml", "waive    = "),
    ("always", "tests/menus/kitchen-sink.toml", "[[always]]"),
    ("never", "tests/menus/kitchen-sink.toml", "[[never]]"),
];

/// What holds for every text, which no schema can say.
const TEXTS: &str = "
## What no text may have

Some characters are in no text and no key of a menu, of written calls or of a course: nobody sees them, and a
terminal or a page obeys them.

| refused | why |
| --- | --- |
| U+0000 to U+001F but tab and new line, U+007F to U+009F | A terminal obeys control characters: it clears the screen, or writes over other lines. |
| U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069 | They turn the direction in which a text is read. Letters of each script know theirs. |
| U+180E, U+200B, U+2060 to U+206F, U+FEFF, U+FFF9 to U+FFFB, U+E0000 to U+E0FFF | They have no width and no look. The joiners U+200C and U+200D are fine: Persian, Hindi and pictures are written with them. |
| U+2028, U+2029 | They end a line where nobody looks for one. |
| U+FDD0 to U+FDEF, and the last two of each plane (U+FFFE, U+FFFF, U+1FFFE ...) | They are not characters, and XML has none of them. |

A text is one line, without a tab. Several lines may have: words that are spoken, `notice`, `phrases`, the words
of a `command`, and in written calls `hears`, `never_hears` and `matches`.

An `email` is one plain address, without a name, quotes or blanks. A `url` begins with `https://` or `http://`,
and has no blanks, quotes, brackets or user name. No other address becomes a link.
";

/// The tables of a file of written calls.
const CALLS: [(&str, &str, &str); 3] = [
    ("call", "tests/calls/examples/support-desk.toml", "[[call]]"),
    ("table", "tests/calls/examples/school.toml", "[[table]]"),
    ("callers", "tests/calls/examples/clinic.toml", "[callers.patient]"),
];

pub(crate) fn page() -> String {
    let (menu, calls) = (menu::schema(), script::schema());
    let mut page = String::from(
        "# Menu files and written calls, key by key\n\n\
         Made from the program's own schemas: `UPDATE=1 cargo test --test command reference` rewrites it. To learn the format, begin \
         with the [tutorial](tutorial.md); editors complete keys from [menu.schema.json](menu.schema.json) and \
         [written-calls.schema.json](written-calls.schema.json). The examples are pieces of menus that the tests load.\n\n\
         A menu file is TOML. It is a set of *nodes* - menus, messages, entries, branches, mailboxes, queues, callbacks and teams - that \
         lead to each other by their names (`[menus.main]` is named `main`: small letters, digits and hyphens); no two \
         nodes have the same name. Lines are the numbers by which callers come in. A key that is not listed here is an \
         error, with the nearest one named.\n\n",
    );
    list(&mut page, "a menu file", &menu, &MENU);
    list(&mut page, "a file of written calls", &calls, &CALLS);
    let section = |key: &str| MENU.iter().any(|(name, ..)| *name == key);
    page += "\n## At the top of a menu file\n\nThese stand before the first table.\n\n";
    page += &table(&menu, &section);
    page += &example("menus/examples/city-hall.toml", "format    = 1");
    page += "\n## Words\n\nWherever words stand, they may be one of these.\n";
    // Hours and zones are one kind of text each, said where they stand.
    let kinds = menu["$defs"].as_object().unwrap().iter();
    for (name, of) in kinds.filter(|(_, of)| of["anyOf"].is_array()) {
        let about = of["description"].as_str().unwrap();
        write!(page, "\n### {name}\n\n{about} {}\n", ways(of)).unwrap();
        for way in of["anyOf"].as_array().unwrap().iter().filter(|way| has_keys(way)) {
            write!(page, "\n{}", table(way, &|_| false)).unwrap();
        }
    }
    page += TEXTS;
    for (name, file, start) in MENU {
        write!(page, "\n## {name}\n\n{}", described(&menu, name, start)).unwrap();
        page += &example(file, start);
    }
    page += "\n# Written calls\n\n[Written calls](written-calls.md) explains them; here is every key.\n\n";
    let section = |key: &str| CALLS.iter().any(|(name, ..)| *name == key);
    page += &table(&calls, &section);
    for (name, file, start) in CALLS {
        write!(page, "\n## {name}\n\n{}", described(&calls, name, start)).unwrap();
        page += &example(file, start);
    }
    page
}

fn list(page: &mut String, of: &str, schema: &Value, sections: &[(&str, &str, &str)]) {
    let known = |key: &str| sections.iter().any(|(name, ..)| *name == key);
    let tables = schema["properties"].as_object().unwrap().iter();
    for (key, value) in tables {
        let is_table = has_keys(inner(value)) || value["additionalProperties"].is_object();
        assert!(!is_table || known(key), "`{key}` is in no section: add it to tests/reference");
    }
    writeln!(page, "| in {of} | |\n| --- | --- |").unwrap();
    for (name, ..) in sections {
        let about = schema["properties"][name]["description"].as_str().unwrap();
        writeln!(page, "| [{name}](#{name}) | {about} |").unwrap();
    }
    page.push('\n');
}

/// What is said of a table, and its keys; then those of the tables in it.
fn described(schema: &Value, name: &str, start: &str) -> String {
    let value = &schema["properties"][name];
    let of = inner(value);
    let about = of["description"].as_str().or(value["description"].as_str()).unwrap();
    let head = match value["type"].as_str() {
        Some("array") if !start.starts_with("[[") => format!("{name} = [{{ ... }}]"),
        Some("array") => format!("[[{name}]]"),
        _ if has_keys(value) || !has_keys(of) => format!("[{name}]"),
        _ => format!("[{name}.NAME]"),
    };
    let mut told = format!("`{head}` {about}\n\n");
    if !has_keys(of) {
        let kind = holds(of);
        told += &format!("Each key is yours to choose, and holds {kind}.\n");
        for way in ways_with_keys(of) {
            write!(told, "\nAs a table it has:\n\n{}", table(way, &|_| false)).unwrap();
        }
        return told;
    }
    // What holds for a single call holds for those of a table, too.
    let call = &schema["properties"]["call"]["items"]["properties"];
    let shared = |key: &str| name == "table" && key != "name" && call[key] == of["properties"][key];
    told += &table(of, &shared);
    if name == "table" {
        told += "\nAnd every other key of a [call](#call).\n";
    }
    for (key, value) in of["properties"].as_object().unwrap() {
        let nested = inner(value);
        let repeated = shared(key) || schema["properties"][key] == *value;
        if !repeated && has_keys(nested) && key != "timings" {
            let about = nested["description"].as_str().unwrap_or_default();
            write!(told, "\n### {key} of {name}\n\n{about}\n\n{}", table(nested, &|_| false))
                .unwrap();
        }
        for way in ways_with_keys(value).into_iter().chain(ways_with_keys(nested)) {
            let keys = table(way, &|_| false);
            if !shared(key) && !told.contains(&keys) {
                write!(told, "\nAs a table, `{key}` has:\n\n{keys}").unwrap();
            }
        }
    }
    told
}

/// The object behind a list or a set of named ones.
fn inner(value: &Value) -> &Value {
    match (&value["items"], &value["additionalProperties"]) {
        (items, _) if items.is_object() => items,
        (_, of) if of.is_object() => of,
        _ => value,
    }
}

fn has_keys(value: &Value) -> bool {
    value["properties"].as_object().is_some_and(|keys| !keys.is_empty())
}

/// The tables among what may stand there.
fn ways_with_keys(value: &Value) -> Vec<&Value> {
    let ways = value["anyOf"].as_array().into_iter().flatten();
    ways.flat_map(|way| if has_keys(way) { vec![way] } else { ways_with_keys(way) }).collect()
}

/// What a kind of words may be.
fn ways(of: &Value) -> String {
    let ways = of["anyOf"].as_array().unwrap().iter().map(|way| match way["type"].as_str() {
        Some("object") if has_keys(way) => "a table with the keys below".to_owned(),
        Some("array") => "a list of texts: `[\"invoice\", \"bill\"]`".to_owned(),
        Some("object") if way["additionalProperties"]["type"] == "array" => {
            "a table of one list for each language: `{ en = [\"bill\"], es = [\"factura\"] }`"
                .to_owned()
        }
        Some("object") => {
            "a table of one text for each language: `{ en = \"Yes\", es = \"Sí\" }`".to_owned()
        }
        _ => "a text: `\"Yes\"`".to_owned(),
    });
    let mut ways: Vec<String> = ways.collect();
    ways.sort();
    ways.reverse();
    format!("It is {}.", ways.join(", or "))
}

/// The lines of a file from one that begins so up to the next empty one.
fn example(file: &str, start: &str) -> String {
    let text = std::fs::read_to_string(file).unwrap();
    let from = text.lines().position(|line| line.starts_with(start));
    let from = from.unwrap_or_else(|| panic!("{file} has no line {start}: choose another example"));
    let lines: Vec<&str> = text.lines().skip(from).take_while(|line| !line.is_empty()).collect();
    // A line of its own, before any table, stands alone.
    let alone = !start.starts_with('[') && !start.starts_with("format");
    let lines = if alone { &lines[..1] } else { &lines[..] };
    format!("\n```toml\n{}\n```\n", lines.join("\n"))
}
