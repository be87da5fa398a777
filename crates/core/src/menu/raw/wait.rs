//! How long callers wait in line, as it is written: a time, a time with a place in line, or a line with
//! chance in it.

use std::ops::Range;

use serde_json::{Value, json};

use crate::document::{Diagnostics, Item, Millis, Problem, Raw, table};
use crate::menu::parts::{QueueModel, QueueModelError};

table! {
    /// A line with chance in it (M/M/c), or one that always takes as long.
    RawWaitTable, "a wait" {
        /// How long until somebody is free.
        may after: Millis,
        /// The place in line of a caller who has just come. Default: one for each minute.
        may position: u32,
        /// How many calls come in an hour.
        may calls_an_hour: u32,
        /// How long the team takes for one, on average.
        may each: Millis,
        /// How many people take calls.
        may agents: u32,
        /// Another seed is another day. Default 1.
        may seed: u32,
    }
}

/// How long callers wait in line.
#[derive(Debug)]
pub(in crate::menu) enum RawWait {
    /// So many milliseconds.
    Fixed(u64),
    /// What a table says.
    Table(Box<RawWaitTable>),
}

impl Raw for RawWait {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        if item.get_ref().as_table().is_none() {
            return Millis::read(item, report).map(|Millis(ms)| Self::Fixed(ms));
        }
        RawWaitTable::read(item, report).map(|table| Self::Table(Box::new(table)))
    }

    fn schema() -> Value {
        json!({ "anyOf": [Millis::schema(), RawWaitTable::schema()] })
    }
}

impl RawWait {
    /// How long callers wait by it. What is wrong goes into the report.
    pub(in crate::menu) fn model(
        &self,
        place: &Range<usize>,
        report: &mut Diagnostics,
    ) -> QueueModel {
        let table = match self {
            Self::Fixed(ms) => return QueueModel::fixed(*ms, None),
            Self::Table(table) => table,
        };
        let RawWaitTable { after, position, calls_an_hour, each, agents, seed } = &**table;
        let is_fixed =
            after.is_some() && calls_an_hour.is_none() && each.is_none() && agents.is_none();
        if let (true, Some(after)) = (is_fixed, after) {
            return QueueModel::fixed(
                after.value.0,
                position.as_ref().map(|position| position.value),
            );
        }
        let (Some(an_hour), Some(each), Some(agents), None, None) =
            (calls_an_hour, each, agents, after, position)
        else {
            report.add(
                Problem::new(place.clone(), "a wait is a time, or a line with chance in it").help(
                    "write \"3m\", { after = \"3m\", position = 4 } or { calls_an_hour = 40, each = \"4m\", agents = 3 }",
                ),
            );
            return QueueModel::Free;
        };
        let seed = seed.as_ref().map_or(1, |seed| seed.value);
        let random = QueueModel::random(an_hour.value, each.value.0, agents.value, seed);
        random.unwrap_or_else(|wrong| {
            report.add(match wrong {
                QueueModelError::Agents => {
                    Problem::new(agents.span.clone(), "a team has 1 to 1000 people")
                }
                QueueModelError::Endless
                | QueueModelError::NoWait
                | QueueModelError::Part(_)
                | QueueModelError::Incomplete => Problem::new(place.clone(), "this line would grow without end")
                    .label("more calls come than the team can take")
                    .help("write more agents, fewer calls or shorter ones: calls an hour times hours each must be less than agents"),
            });
            QueueModel::Free
        })
    }
}
