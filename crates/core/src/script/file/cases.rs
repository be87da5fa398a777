//! Tables of cases: many calls of one kind.

use std::ops::Range;

use serde_json::{Value, json};
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::call::RawCall;
use crate::document::{At, Diagnostics, Item, Problem, Raw};

/// The most calls of a file, all cases of its tables among them.
pub const MOST_CALLS: usize = 20_000;
/// All cases of a file, written out with all that the rows of their table share, in bytes.
pub const MOST_CASES_BYTES: usize = 32 * 1024 * 1024;

/// The calls of one table, in the order of its rows.
#[derive(Debug)]
pub(in crate::script) struct RawCases(pub(in crate::script) Vec<At<RawCall>>);

/// What stands over a column.
enum Heading<'a, 'i> {
    /// A key of a call: below it are its values.
    Key(&'a str),
    /// Keys of a call with their values, and a team: each cell below is a call of its own.
    Calls(&'a DeTable<'i>),
}

const COLUMNS: &str = "columns";
const ROWS: &str = "rows";
/// Whom the calls of a column are about.
const TEAM: &str = "team";

impl Raw for RawCases {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "a table of cases")?;
        let mut common = DeTable::new();
        let mut common_bytes = 0;
        for (name, value) in table {
            match name.get_ref().as_ref() {
                COLUMNS | ROWS => {}
                _ => {
                    common_bytes += value.span().len();
                    common.insert(name.clone(), value.clone());
                }
            }
        }
        for needed in [COLUMNS, ROWS, "name"].iter().filter(|key| !table.contains_key(**key)) {
            report.add(
                Problem::new(item.span(), format!("a table of cases needs `{needed}`"))
                    .help("for example: columns = [\"at\", \"reaches\"], rows = [[\"2026-11-23 07:15\", \"sales\"]]"),
            );
        }
        let headings = headings(table.get(COLUMNS)?, report)?;
        let rows: Vec<&Item<'_>> = list(table.get(ROWS)?, "a list of rows", report)?;
        let name = report.text(table.get("name")?, "a name in quotes")?;
        let mut calls = Vec::with_capacity(rows.len());
        for row in rows {
            let Some(cells) = list(row, "a row: a list of cells", report) else { continue };
            if cells.len() != headings.len() {
                report.add(
                    Problem::new(
                        row.span(),
                        format!("{} cells, and {} columns", cells.len(), headings.len()),
                    )
                    .help("a cell that says nothing is \"\""),
                );
                continue;
            }
            // Each call of the row has all that the rows share, and all of its row.
            let most_calls = cells.len().min(MOST_CALLS);
            let bytes = most_calls * (common_bytes + row.span().len() + name.len());
            let before = report.count("case-bytes", bytes);
            if before + bytes > MOST_CASES_BYTES {
                if before <= MOST_CASES_BYTES {
                    let most = MOST_CASES_BYTES / (1024 * 1024);
                    report.add(
                        Problem::new(row.span(), "these are too many cases with too much in each")
                            .help(format!(
                                "written out, all cases of a file have {most} MB at the most"
                            )),
                    );
                }
                break;
            }
            for case in cases(name, &common, &headings, &cells, row.span(), report) {
                calls.extend(read_case(&case, row.span(), calls.is_empty(), report));
            }
        }
        Some(Self(calls))
    }

    fn schema() -> Value {
        let mut schema = RawCall::schema();
        schema["description"] = json!(
            "Many calls of one kind. Keys of a call stand for all of them, or over a column; \
             a column may also be { press = \"1\", team = \"ID\" }, with cells \"open\", \"closed\" or \"\"."
        );
        schema["properties"][COLUMNS] = json!({
            "description": "Over each column a key of a call, or a table of keys and a team.",
            "type": "array", "items": { "type": ["string", "object"] },
        });
        schema["properties"][ROWS] = json!({
            "description": "A row for each call, or for each call of every column that is a table.",
            "type": "array", "items": { "type": "array" },
        });
        schema["required"] = json!(["name", COLUMNS, ROWS]);
        schema
    }
}

fn list<'a, 'i>(
    item: &'a Item<'i>,
    wanted: &str,
    report: &mut Diagnostics,
) -> Option<Vec<&'a Item<'i>>> {
    let array = item.get_ref().as_array();
    if array.is_none() {
        report.wrong_type(item, wanted);
    }
    Some(array?.iter().collect())
}

fn headings<'a, 'i>(item: &'a Item<'i>, report: &mut Diagnostics) -> Option<Vec<Heading<'a, 'i>>> {
    let mut read = Vec::new();
    for item in list(item, "a list of columns", report)? {
        if let Some(calls) = item.get_ref().as_table() {
            read.push(Heading::Calls(calls));
            continue;
        }
        let key = report.text(item, "a key of a call, or { press = \"1\", team = \"sales\" }")?;
        if !RawCall::KEYS.contains(&key) {
            report.unknown(item.span(), "key of a call", key, RawCall::KEYS);
            return None;
        }
        read.push(Heading::Key(key));
    }
    Some(read)
}

/// The calls of one row, as tables.
fn cases<'i>(
    name: &str,
    common: &DeTable<'i>,
    headings: &[Heading<'_, 'i>],
    cells: &[&Item<'i>],
    row: Range<usize>,
    report: &mut Diagnostics,
) -> Vec<DeTable<'i>> {
    let mut shared = common.clone();
    let mut label = String::new();
    for (heading, cell) in headings.iter().zip(cells) {
        if let Heading::Key(key) = heading
            && !is_blank(cell)
        {
            if ["name", "dial", "at", "who", "press"].contains(key) {
                label += &format!("{} {}, ", if *key == "name" { "" } else { key }, shown(cell));
            }
            set(&mut shared, key, cell, cell.span());
        }
    }
    let named = |mut case: DeTable<'i>, label: &str| {
        let words: Vec<&str> = label.split_whitespace().collect();
        let text = format!("{name}: {}", words.join(" ").trim_end_matches(','));
        let item = Spanned::new(row.clone(), DeValue::String(text.into()));
        set(&mut case, "name", &item, row.clone());
        case
    };
    let across = headings.iter().zip(cells).filter_map(|(heading, cell)| match heading {
        Heading::Calls(calls) => Some((*calls, *cell)),
        Heading::Key(_) => None,
    });
    let mut found = Vec::new();
    let mut columns = 0;
    for (calls, cell) in across {
        columns += 1;
        if is_blank(cell) {
            continue;
        }
        let (mut case, mut label) = (shared.clone(), label.clone());
        for (key, value) in calls.iter().filter(|(key, _)| key.get_ref() != TEAM) {
            label += &format!("{} {}, ", key.get_ref(), shown(value));
            case.insert(key.clone(), value.clone());
        }
        if fill(&mut case, calls.get(TEAM), cell, report).is_some() {
            found.push(named(case, &label));
        }
    }
    if columns == 0 {
        found.push(named(shared, &label));
    }
    found
}

/// What a cell says of its call: "open" or "closed", or what is expected, word for word.
fn fill<'i>(
    case: &mut DeTable<'i>,
    team: Option<&Item<'i>>,
    cell: &Item<'i>,
    report: &mut Diagnostics,
) -> Option<()> {
    if let Some(expected) = cell.get_ref().as_table() {
        for (key, value) in expected {
            case.insert(key.clone(), value.clone());
        }
        return Some(());
    }
    let wanted = "\"open\", \"closed\", \"\" for no call, or what is expected: { ends = \"...\" }";
    let key = match report.text(cell, wanted)? {
        "open" => "reaches",
        "closed" => "closed",
        other => {
            report.add(Problem::new(cell.span(), format!("a cell is {wanted}, not \"{other}\"")));
            return None;
        }
    };
    let Some(team) = team else {
        report.add(
            Problem::new(cell.span(), "whose hours are meant?")
                .help("write `team = \"...\"` over the column"),
        );
        return None;
    };
    set(case, key, team, cell.span());
    Some(())
}

/// Reads one case. What all rows share is complained about once, with the first of them.
fn read_case(
    case: &DeTable<'_>,
    row: Range<usize>,
    first: bool,
    report: &mut Diagnostics,
) -> Option<At<RawCall>> {
    let mut own = report.of_a_part();
    let item = Spanned::new(row.clone(), DeValue::Table(case.clone()));
    let read = At::read(&item, &mut own);
    let within = |problem: &Problem| row.start <= problem.span.start && problem.span.end <= row.end;
    report.take(own, |problem| first || within(problem));
    read
}

fn set<'i>(case: &mut DeTable<'i>, key: &str, value: &Item<'i>, span: Range<usize>) {
    case.insert(Spanned::new(span, DeString::from(key.to_owned())), value.clone());
}

fn is_blank(cell: &Item<'_>) -> bool {
    cell.get_ref().as_str() == Some("")
}

/// A cell in the name of its case.
fn shown(cell: &Item<'_>) -> String {
    match cell.get_ref().as_str() {
        Some(text) => text.to_owned(),
        None => cell.get_ref().as_datetime().map_or_else(String::new, ToString::to_string),
    }
}
