//! The examples in the documents are played, and the schema agrees with the reader.

use phonetree::menu::FIRST_LINE;
use phonetree::script;
use serde_json::Value;

use super::{played, tree};

#[test]
fn every_example_in_the_document_passes() {
    let page = include_str!("../../../docs/written-calls.md");
    let examples: Vec<&str> =
        page.split("```toml\n").skip(1).map(|rest| rest.split("\n```").next().unwrap()).collect();
    assert!(examples.len() >= 6, "{} examples", examples.len());
    let tree = tree(FIRST_LINE);
    for example in examples {
        let played = played(example, &tree);
        assert!(!played.is_empty(), "no call in\n{example}");
        for (name, played) in played {
            assert!(played.passes(), "{name}\n{}", played.transcript());
        }
    }
}

#[test]
fn the_schema_in_docs_is_the_schema_of_the_reader() {
    let file = "docs/written-calls.schema.json";
    let current = format!("{:#}\n", script::schema());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &current).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == current, "{file} is stale: run UPDATE=1 cargo test");
}

#[test]
fn the_schema_takes_the_first_lines_calls_and_refuses_unknown_keys() {
    let validator = jsonschema::validator_for(&script::schema()).unwrap();
    let json = |text: &str| -> Value {
        serde_json::to_value(toml::from_str::<toml::Value>(text).unwrap()).unwrap()
    };
    let calls = include_str!("../../calls/kaiser-small-business.toml");
    let errors: Vec<String> = validator
        .iter_errors(&json(calls))
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
    assert!(!validator.is_valid(&json(&calls.replacen("reaches =", "reeches =", 1))));
    assert!(!validator.is_valid(&json(&calls.replacen("at      = \"2026-11-23 12:00\"\n", "", 1))));
}
