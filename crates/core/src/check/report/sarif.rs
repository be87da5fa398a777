//! Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read.

use std::path::Path;

use serde_json::{Value, json};

use super::{Checked, Unread};
use crate::check::finding::Finding;
use crate::check::rule::Rule;
use crate::check::rules::RULES;
use crate::document::Lines;

/// What was found as a SARIF log with one run; what is waived is a suppressed result, and a menu that
/// could not be read is an error of its own.
///
/// ```
/// use phonetree_core::check::{self, Unread};
///
/// let (name, why) = ("hotel.toml".to_owned(), "it is empty".to_owned());
/// let log = check::as_sarif(&[], &[Unread { name, why }]);
/// assert_eq!(log["runs"][0]["results"][0]["message"]["text"], "it is empty");
/// ```
pub fn as_sarif(checked: &[Checked], unread: &[Unread]) -> Value {
    let results = checked.iter().flat_map(|checked| {
        let lines = Lines::of(&checked.text);
        checked.findings.iter().map(move |finding| result(&checked.name, &lines, finding))
    });
    json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "phonetree",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": RULES.iter().map(|rule| descriptor(rule)).collect::<Vec<_>>(),
            } },
            // Columns count characters, as people do (SARIF 2.1.0, section 3.14.27).
            "columnKind": "unicodeCodePoints",
            "results": results.chain(unread.iter().map(unreadable)).collect::<Vec<_>>(),
        }],
    })
}

fn unreadable(unread: &Unread) -> Value {
    json!({
        "ruleId": "unreadable",
        "level": "error",
        "message": { "text": unread.in_short() },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&unread.name) } } }],
    })
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "shortDescription": { "text": rule.summary() },
        "help": { "text": rule.explain(), "markdown": rule.explain() },
        "defaultConfiguration": { "level": rule.level() },
    })
}

fn result(file: &str, lines: &Lines<'_>, finding: &Finding) -> Value {
    let found = &finding.violation;
    let index = RULES.iter().position(|rule| rule.code == finding.rule.code);
    let suppressions: Vec<Value> = finding
        .waived
        .iter()
        .map(|because| json!({ "kind": "inSource", "justification": because }))
        .collect();
    let related: Vec<Value> = found
        .also
        .iter()
        .map(|(span, label)| {
            let mut place = location(file, lines, span.start, span.end);
            place["message"] = json!({ "text": label });
            place
        })
        .collect();
    json!({
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": finding.rule.level(),
        "message": { "text": format!("{}: {}", found.message, found.fix) },
        "locations": [location(file, lines, found.span.start, found.span.end)],
        "relatedLocations": related,
        "suppressions": suppressions,
    })
}

fn location(file: &str, lines: &Lines<'_>, start: usize, end: usize) -> Value {
    let (start, end) = (lines.position(start), lines.position(end));
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(file) },
        "region": {
            "startLine": start.line, "startColumn": start.column,
            "endLine": end.line, "endColumn": end.column,
        },
    } })
}

/// A path as a relative reference, or a file URI where it begins at the root (RFC 3986, RFC 8089).
fn uri(file: &str) -> String {
    let path = file.replace('\\', "/");
    let mut uri = if Path::new(file).is_absolute() { "file://".to_owned() } else { String::new() };
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => uri.push_str(&format!("%{other:02X}")),
        }
    }
    uri
}
