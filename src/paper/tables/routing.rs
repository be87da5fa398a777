//! The routing table for other programs: CSV and JSON.

use serde_json::{Value, json};

use phonetree_core::directory::TeamRoute;
use phonetree_core::menu::Tree;

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
/// From when on each leads there is told of a `dated` table only: else it is the same at any time.
/// Fields are added, not renamed.
pub fn routing_json(tree: &Tree, rows: &[TeamRoute], dated: bool) -> String {
    let routes: Vec<Value> = rows.iter().map(|row| object(tree, row, dated)).collect();
    let table = json!({ "title": &*tree.title, "zone": tree.zone.name(), "routes": routes });
    format!("{table:#}\n")
}

/// The routing table as CSV (RFC 4180), with a line of headings; what is not known is empty, and so is
/// from when on each leads there, where the table is not `dated`.
///
/// A field that a spreadsheet would take for a formula has an apostrophe before it.
#[expect(clippy::missing_panics_doc, reason = "memory takes any text")]
pub fn routing_csv(tree: &Tree, rows: &[TeamRoute], dated: bool) -> String {
    let mut out =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    let fields = |row: &TeamRoute| {
        let object = object(tree, row, dated);
        COLUMNS.map(|column| match &object[column] {
            Value::Null => String::new(),
            Value::String(text) => inert(text),
            known @ (Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => {
                known.to_string()
            }
        })
    };
    let records = [COLUMNS.map(str::to_owned)].into_iter().chain(rows.iter().map(fields));
    for record in records {
        out.write_record(record).expect("a record of texts can be written to memory");
    }
    let bytes = out.into_inner().expect("nothing is left to write to memory");
    String::from_utf8_lossy(&bytes).into_owned()
}

fn object(tree: &Tree, row: &TeamRoute, dated: bool) -> Value {
    let (line, team) = (&tree[row.line], &tree[row.team]);
    let locale = tree.languages[0].locale();
    let from = || {
        let from = row.from.with_timezone(&tree.zone);
        from.to_rfc3339_opts(chrono::SecondsFormat::Secs, false)
    };
    json!({
        "line": &*line.id,
        "number": line.number.to_string(),
        "keys": row.keys(),
        "team": &*team.id,
        "name": &*team.name,
        "tel": row.dialing.tel,
        "from": dated.then(from),
        "seconds": row.dialing.connected_ms as f64 / 1_000.0,
        "opening_hours": team.hours.as_ref().map(phonetree_core::hours::Hours::as_written),
        "hours": team.hours.as_ref().map(|hours| hours.words(locale)),
        "email": team.email.as_deref(),
        "fax": team.fax.as_ref().map(ToString::to_string),
        "status": team.fact.status.map(|status| status.to_string()),
    })
}

/// A telephone number begins with `+` and a star key with `*`, which are no formulas.
fn inert(text: &str) -> String {
    let formula = match text.chars().next() {
        Some('=' | '-' | '@' | '\t' | '\r') => true,
        Some('+') => !text[1..].chars().all(|c| c.is_ascii_digit()),
        _ => false,
    };
    if formula { format!("'{text}") } else { text.to_owned() }
}
