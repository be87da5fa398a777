//! Words in the file: texts, prompts, errands.

use serde_json::{Value, json};

use super::also::RawAlso;
use super::shapes::language_tags;
use crate::document::{At, Diagnostics, Item, Problem, Prose, Raw};
use crate::menu::parts::Status;

/// Words: one text for all languages, or one for each.
#[derive(Debug)]
pub(in crate::menu) enum RawText {
    Plain(String),
    PerLanguage(Vec<(At<String>, String)>),
}

impl RawText {
    /// Words that are spoken: they may have more than one line.
    pub(super) fn spoken(item: &Item<'_>, report: &mut Diagnostics) -> Option<At<Self>> {
        let prose = |item: &Item<'_>, report: &mut Diagnostics| {
            Prose::read(item, report).map(|Prose(text)| text)
        };
        Self::each(item, report, prose).map(|value| At { value, span: item.span() })
    }

    /// One text, or one for each language, each read so.
    fn each(
        item: &Item<'_>,
        report: &mut Diagnostics,
        read: impl Fn(&Item<'_>, &mut Diagnostics) -> Option<String>,
    ) -> Option<Self> {
        let wanted = "a text, or one for each language { en = \"...\" }";
        if item.get_ref().is_str() {
            return read(item, report).map(Self::Plain);
        }
        let table = report.table(item, wanted)?;
        let texts = table.iter().filter_map(|(language, text)| {
            let tag = At { value: language.get_ref().to_string(), span: language.span() };
            read(text, report).map(|text| (tag, text))
        });
        Some(Self::PerLanguage(texts.collect()))
    }
}

impl Raw for RawText {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        Self::each(item, report, String::read)
    }
    fn schema() -> Value {
        json!({ "$ref": "#/$defs/text" })
    }
}

/// Words that are spoken, and whether a key may cut them short.
#[derive(Debug)]
pub(in crate::menu) struct RawSay {
    pub(in crate::menu) say: At<RawText>,
    pub(in crate::menu) barge_in: bool,
    /// Why it may not be cut short.
    pub(in crate::menu) because: Option<String>,
}

impl Raw for RawSay {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = item.get_ref().as_table().filter(|table| table.contains_key("say"));
        let Some(table) = table else {
            return RawText::spoken(item, report).map(|say| Self {
                say,
                barge_in: true,
                because: None,
            });
        };
        let (mut say, mut barge_in, mut because) = (None, true, None);
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "say" => say = RawText::spoken(value, report),
                "barge_in" => barge_in = bool::read(value, report)?,
                "because" => because = Some(String::read(value, report)?),
                unknown => {
                    report.unknown(
                        name.span(),
                        "key in a prompt",
                        unknown,
                        &["say", "barge_in", "because"],
                    );
                }
            }
        }
        say.map(|say| Self { say, barge_in, because })
    }
    fn schema() -> Value {
        json!({ "$ref": "#/$defs/prompt" })
    }
}

/// An errand, and how it is done.
#[derive(Debug)]
pub(in crate::menu) struct RawTopic {
    pub(in crate::menu) say: At<RawText>,
    pub(in crate::menu) by: Option<At<String>>,
    pub(in crate::menu) also: Option<At<RawAlso>>,
    pub(in crate::menu) source: Option<At<String>>,
    pub(in crate::menu) status: Option<At<Status>>,
}

/// A table with none of these has a text for each language.
const KEYS_OF_A_TOPIC: &[&str] = &["say", "by", "also", "source", "status"];

impl Raw for RawTopic {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let wanted = "an errand: a text, or { say = \"...\", by = \"email\" }";
        let table = item.get_ref().as_table();
        let is_text =
            table.is_some_and(|table| !KEYS_OF_A_TOPIC.iter().any(|key| table.contains_key(*key)));
        if item.get_ref().is_str() || is_text {
            let say = At::read(item, report)?;
            return Some(Self { say, by: None, also: None, source: None, status: None });
        }
        let table = report.table(item, wanted)?;
        let (mut say, mut by, mut also) = (None, None, None);
        let (mut source, mut status) = (None, None);
        for (name, value) in table {
            match name.get_ref().as_ref() {
                "say" => say = At::read(value, report),
                "by" => by = At::read(value, report),
                "also" => also = At::read(value, report),
                "source" => source = At::read(value, report),
                "status" => status = At::read(value, report),
                unknown => {
                    report.unknown(name.span(), "key in a topic", unknown, KEYS_OF_A_TOPIC);
                }
            }
        }
        if say.is_none() && report.is_clean_within(item.span()) {
            report.add(Problem::new(item.span(), "a topic needs `say`"));
        }
        Some(Self { say: say?, by, also, source, status })
    }
    fn schema() -> Value {
        json!({ "$ref": "#/$defs/topic" })
    }
}

/// What the schema's `$ref`s point at.
pub(super) fn definitions() -> Value {
    let topic_keys: Vec<Value> =
        KEYS_OF_A_TOPIC.iter().map(|key| json!({ "required": [key] })).collect();
    json!({
        "text": {
            "description": "Words: one text for all languages, or a table of one for each.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "additionalProperties": { "type": "string" }, "minProperties": 1, "propertyNames": language_tags() },
            ],
        },
        "prompt": {
            "description": "Words that are spoken. Placeholders such as {team} are filled in; {{ is a brace.",
            "anyOf": [
                { "type": "object", "required": ["say"], "additionalProperties": false, "properties": {
                    "say": { "$ref": "#/$defs/text" },
                    "barge_in": { "type": "boolean", "description": "Whether a key cuts it short. Default true." },
                    "because": { "type": "string", "description": "Why it may not be cut short." },
                } },
                { "type": "string" },
                { "type": "object", "not": { "required": ["say"] }, "additionalProperties": { "type": "string" }, "minProperties": 1, "propertyNames": language_tags() },
            ],
        },
        "topic": {
            "description": "A caller's errand in the caller's words: one text, or a table of one for each language.",
            "anyOf": [
                { "type": "string" },
                { "type": "object", "required": ["say"], "additionalProperties": false, "properties": {
                    "say": { "$ref": "#/$defs/text", "description": "The errand." },
                    "by": { "enum": ["phone", "email", "fax", "web"], "description": "How it is done. Default \"phone\"; on a web page \"web\"." },
                    "also": { "$ref": "#/$defs/also", "description": "What callers also call it, for `find`." },
                    "source": { "type": "string", "description": "Where this is from." },
                    "status": { "enum": ["published", "disputed", "assumed"], "description": "How sure it is." },
                } },
                { "type": "object", "not": { "anyOf": topic_keys }, "additionalProperties": { "type": "string" }, "minProperties": 1, "propertyNames": language_tags() },
            ],
        },
    })
}
