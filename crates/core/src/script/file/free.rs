//! When somebody is free in a written call: the lines that its caller finds.

use serde_json::{Value, json};

use crate::document::{At, Diagnostics, Item, Many, Millis, Problem, Raw, table};
use crate::menu::CallersAhead;
use crate::script::PlannedLine;

/// By queue, in the order in which each is joined.
#[derive(Debug)]
pub(in crate::script) struct RawFree(pub(super) Vec<(At<String>, Vec<PlannedLine>)>);

impl Raw for RawFree {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table =
            report.table(item, "queues, and when somebody is free: { billing = \"3m\" }")?;
        let lines = table.iter().filter_map(|(queue, lines)| {
            let queue = At { value: queue.get_ref().to_string(), span: queue.span() };
            let Many(lines) = Many::<RawFoundLine>::read(lines, report)?;
            Some((queue, lines.into_iter().map(|line| line.value.0).collect()))
        });
        Some(Self(lines.collect()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": Many::<RawFoundLine>::schema() })
    }
}

table! {
    /// A line of callers, and how it moves.
    RawMoves, "a line" {
        /// How long until somebody is free.
        may after: Millis,
        /// The place in line of the caller who has just come. Default: one for each minute, or each move.
        may position: u32,
        /// When the caller moves up, since they came: somebody is free once that is as often as the place says.
        may moves: Vec<At<Millis>>,
        /// How long one place takes, by what callers hear.
        may each: Millis,
    }
}

/// A line that a caller finds.
#[derive(Debug)]
struct RawFoundLine(PlannedLine);

impl Raw for RawFoundLine {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        if item.get_ref().as_table().is_some() {
            let table = RawMoves::read(item, report)?;
            return table.line(item, report).map(Self);
        }
        let wanted = "a time in quotes, \"never\", \"full\", or { after = \"3m\", position = 4 }";
        let text = report.text(item, wanted)?;
        let line = text.parse::<PlannedLine>().map_err(|wrong| {
            report.add(Problem::new(item.span(), format!("\"{text}\" {wrong}")));
        });
        line.map(Self).ok()
    }

    fn schema() -> Value {
        let time = Millis::schema();
        json!({ "anyOf": [{ "enum": ["never", "full"] }, time, RawMoves::schema()] })
    }
}

impl RawMoves {
    fn line(&self, item: &Item<'_>, report: &mut Diagnostics) -> Option<PlannedLine> {
        let position = self.position.as_ref().map(|at| u16::try_from(at.value).unwrap_or(u16::MAX));
        let each_ms = self.each.as_ref().map(|each| each.value.0);
        let moves = self.moves.as_ref().map(|moves| {
            let moves = moves.value.iter().map(|at| at.value.0);
            moves.collect::<Vec<u64>>()
        });
        let mut ahead = match (&self.after, moves) {
            (Some(after), None) => CallersAhead::free_after(after.value.0, position),
            (None, Some(moves)) => CallersAhead::moving(moves, position),
            _ => {
                report.add(
                    Problem::new(item.span(), "a line has `after` or `moves`, and not both")
                        .help("write \"3m\", { after = \"3m\", position = 4 } or { moves = [\"1m\", \"3m\"] }"),
                );
                return None;
            }
        };
        ahead.each_ms = each_ms.unwrap_or(ahead.each_ms);
        Some(PlannedLine::Ahead(ahead))
    }
}
