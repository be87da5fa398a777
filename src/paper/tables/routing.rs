//! The routing table for other programs: CSV and JSON.

use serde_json::{Value, json};

use crate::paper::Edition;
use crate::sheet::{LineEnd, csv};
use phonetree_core::directory::TeamRoute;
use phonetree_core::menu::Email;

const COLUMNS: [&str; 13] = [
    "line",
    "number",
    "keys",
    "team",
    "name",
    "tel",
    "seconds",
    "from",
    "opening_hours",
    "hours",
    "email",
    "fax",
    "status",
];

/// The routing table as JSON: the title, the zone, and one object for each line, key path and team.
/// From when on each leads there is in a `dated` table only: else it is the same at any time.
/// Fields are added, not renamed.
pub fn routing_json(tree: Edition<'_>, rows: &[TeamRoute], dated: bool) -> String {
    let routes: Vec<Value> = rows.iter().map(|row| object(tree, row, dated)).collect();
    let table =
        json!({ "title": tree.text(&tree.title), "zone": tree.zone.name(), "routes": routes });
    format!("{table:#}\n")
}

/// The routing table as CSV (RFC 4180), with a line of headings; what is not known is empty, and so is
/// from when on each leads there, where the table is not `dated`.
///
/// A field that a spreadsheet would take for a formula has an apostrophe before it.
pub fn routing_csv(tree: Edition<'_>, rows: &[TeamRoute], dated: bool) -> String {
    let fields = |row: &TeamRoute| {
        let object = object(tree, row, dated);
        COLUMNS.map(|column| match &object[column] {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            known @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                known.to_string()
            }
        })
    };
    let headings = [COLUMNS.map(str::to_owned)];
    csv(headings.into_iter().chain(rows.iter().map(fields)), LineEnd::CrLf)
}

fn object(tree: Edition<'_>, row: &TeamRoute, dated: bool) -> Value {
    let (line, team) = (&tree[row.line], &tree[row.team]);
    let locale = tree.locale();
    let from = || {
        let from = row.from.with_timezone(&tree.zone);
        from.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    };
    json!({
        "line": &*line.id,
        "number": line.number.to_string(),
        "keys": row.keys(),
        "team": &*team.id,
        "name": tree.text(&team.name),
        "tel": row.dialing.tel,
        "from": dated.then(from),
        "seconds": row.dialing.connected_ms as f64 / 1_000.0,
        "opening_hours": team.hours.as_ref().map(phonetree_core::hours::Hours::as_written),
        "hours": team.hours.as_ref().map(|hours| hours.words(locale)),
        "email": team.email.as_ref().map(Email::as_str),
        "fax": team.fax.as_ref().map(ToString::to_string),
        "status": team.fact.status.map(|status| status.to_string()),
    })
}
