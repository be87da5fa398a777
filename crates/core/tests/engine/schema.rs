//! The JSON Schema of menu files: what `docs/` holds is what the program prints, and it agrees with
//! the loader. `UPDATE=1` rewrites the file.

use phonetree_core::menu;
use serde_json::Value;

const MENUS: [&str; 3] = [
    menu::FIRST_LINE,
    include_str!("../../../../tests/menus/kitchen-sink.toml"),
    include_str!("../../../../tests/menus/fernwood.toml"),
];

#[test]
fn the_schema_in_docs_is_the_schema_of_the_loader() {
    let file = "../../docs/menu.schema.json";
    let current = format!("{:#}\n", menu::schema());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &current).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap() == current,
        "{file} is stale: run UPDATE=1 cargo test"
    );
}

#[test]
fn what_the_loader_takes_the_schema_takes() {
    let validator = jsonschema::validator_for(&menu::schema()).unwrap();
    for text in MENUS {
        let errors: Vec<String> = validator
            .iter_errors(&json(text))
            .map(|e| format!("{e} at {}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
}

#[test]
fn files_of_the_wrong_shape_are_refused_by_both() {
    let validator = jsonschema::validator_for(&menu::schema()).unwrap();
    for (from, to) in [
        ("title    = \"Fernwood Dental\"\n", ""),
        ("title    = \"Fernwood Dental\"", "titel = \"Fernwood Dental\""),
        ("title    = \"Fernwood Dental\"", "title = 7"),
        ("answer = \"main\"", ""),
        ("greeting =", "greating ="),
        ("key = \"1\"", "key = \"1a\""),
        ("key = \"1\", ", ""),
        ("key = \"1\"", "key = 1"),
        ("number = \"+1-202-555-0142\"", "number = \"12\""),
        ("[teams.scheduling]", "[teams.Scheduling]"),
        ("topics = [", "topics = [{ by = \"email\" }, "),
        ("to  = \"main\"", "to = \"main\"\ntimings = { no_input = \"5s\" }"),
        ("[menus.main]", "[menus.main]\ntimings = { no_input = \"5 beats\" }"),
        ("language = \"en-US\"", "status = \"certain\""),
    ] {
        let broken = include_str!("../../../../tests/menus/fernwood.toml").replacen(from, to, 1);
        assert!(menu::load("broken", &broken).is_err(), "the loader takes {to}");
        assert!(!validator.is_valid(&json(&broken)), "the schema takes {to}");
    }
}

/// A menu file as an editor shows it to the schema: dates are strings.
fn json(text: &str) -> Value {
    fn of(value: toml::Value) -> Value {
        match value {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(of).collect(),
            toml::Value::Table(table) => {
                table.into_iter().map(|(key, value)| (key, of(value))).collect()
            }
            other => serde_json::to_value(other).unwrap(),
        }
    }
    of(toml::from_str(text).unwrap())
}
