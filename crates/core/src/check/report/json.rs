//! Findings for a program.

use serde_json::{Value, json};

use super::{Checked, Unread};
use crate::check::finding::Finding;
use crate::document::Lines;

/// What was found, and which menus could not be read, as JSON. Fields are added, never renamed.
///
/// ```
/// use phonetree_core::check::{self, Unread};
///
/// let (name, why) = ("hotel.toml".to_owned(), "it is empty".to_owned());
/// let json = check::as_json(&[], &[Unread { name, why }]).to_string();
/// assert_eq!(json, r#"{"files":[],"unreadable":[{"file":"hotel.toml","why":"it is empty"}]}"#);
/// ```
pub fn as_json(checked: &[Checked], unread: &[Unread]) -> Value {
    let files = checked.iter().map(|checked| {
        let lines = Lines::of(&checked.text);
        let findings: Vec<Value> =
            checked.findings.iter().map(|found| finding(&lines, found)).collect();
        json!({ "file": checked.name, "findings": findings })
    });
    let unread = unread.iter().map(|unread| json!({ "file": unread.name, "why": unread.why }));
    json!({ "files": files.collect::<Vec<_>>(), "unreadable": unread.collect::<Vec<_>>() })
}

fn finding(lines: &Lines<'_>, finding: &Finding) -> Value {
    let found = &finding.violation;
    let (start, end) = (lines.position(found.span.start), lines.position(found.span.end));
    let also = found.also.as_ref().map(|(span, label)| {
        let at = lines.position(span.start);
        json!({ "line": at.line, "column": at.column, "label": label })
    });
    json!({
        "rule": finding.rule.code,
        "severity": finding.rule.level(),
        "message": found.message,
        "label": found.label,
        "fix": found.fix,
        "about": found.about,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "also": also,
        "waived": finding.waived,
    })
}
