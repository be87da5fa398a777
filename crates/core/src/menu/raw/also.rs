//! The words that callers use for something, beside those of the file.

use std::collections::HashMap;
use std::ops::Range;

use serde_json::{Value, json};

use super::shapes::language_tags;
use crate::document::{At, Diagnostics, Item, Problem, Raw};
use crate::menu::parts::{MOST_CALLER_WORD_LETTERS, MOST_CALLER_WORDS};

/// Words that callers use: one list for all languages, or one for each.
#[derive(Debug)]
pub(in crate::menu) enum RawAlso {
    Plain(Vec<String>),
    PerLanguage(Vec<(At<String>, Vec<String>)>),
}

impl Raw for RawAlso {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let wanted = "a list of words, or one for each language { en = [\"...\"] }";
        if item.get_ref().is_array() {
            return list(item, report).map(Self::Plain);
        }
        let table = report.table(item, wanted)?;
        let lists = table.iter().filter_map(|(language, words)| {
            let tag = At { value: language.get_ref().to_string(), span: language.span() };
            list(words, report).map(|words| (tag, words))
        });
        Some(Self::PerLanguage(lists.collect()))
    }
    fn schema() -> Value {
        json!({ "$ref": "#/$defs/also" })
    }
}

/// The words of one list: each says something, and stands there once.
fn list(item: &Item<'_>, report: &mut Diagnostics) -> Option<Vec<String>> {
    let words: Vec<At<String>> = Vec::read(item, report)?;
    if let Some(one_too_many) = words.get(MOST_CALLER_WORDS) {
        let message = format!("there are {} words here", words.len());
        report.add(
            Problem::new(one_too_many.span.clone(), message)
                .label("this is one too many")
                .help(format!("{MOST_CALLER_WORDS} are the most")),
        );
        return None;
    }
    let mut known: HashMap<String, Range<usize>> = HashMap::new();
    for At { value: word, span } in &words {
        report.is_no_longer_than(MOST_CALLER_WORD_LETTERS, word, span.clone());
        if !word.chars().any(char::is_alphanumeric) {
            report.add(
                Problem::new(span.clone(), "this word says nothing")
                    .label("it has no letter and no digit")
                    .help("delete it, or write what callers say: \"invoice\""),
            );
            continue;
        }
        // Callers don't care about capitals and blanks, and neither does a search.
        let plain = word.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        match known.get(&plain) {
            Some(first) => report.add(
                Problem::new(span.clone(), "the same word stands here twice")
                    .label("delete this one")
                    .also(first.clone(), "the other one is here"),
            ),
            None => drop(known.insert(plain, span.clone())),
        }
    }
    Some(words.into_iter().map(|word| word.value).collect())
}

/// What the schema's `$ref` points at.
pub(super) fn definitions() -> Value {
    let words = json!({
        "type": "array",
        "items": { "type": "string", "minLength": 1, "maxLength": MOST_CALLER_WORD_LETTERS },
        "maxItems": MOST_CALLER_WORDS,
    });
    json!({
        "description": "Words that callers use and the file does not, for `find`. They are never spoken, and are not facts: `wording` says how sure they are.",
        "anyOf": [
            words,
            { "type": "object", "additionalProperties": words, "minProperties": 1, "propertyNames": language_tags() },
        ],
    })
}
