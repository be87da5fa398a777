//! What someone who called has found to be so: names of facts, and days.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::document::{At, Diagnostics, Item, Raw};

/// Facts by their names, and the day on which each was last found to be so.
#[derive(Debug, Default)]
pub(in crate::menu) struct RawConfirmed(pub(in crate::menu) Vec<(At<String>, At<NaiveDate>)>);

impl Raw for RawConfirmed {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "a table of facts and days")?;
        let days = table.iter().filter_map(|(name, day)| {
            let name = At { value: name.get_ref().to_string(), span: name.span() };
            At::read(day, report).map(|day| (name, day))
        });
        Some(Self(days.collect()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": NaiveDate::schema() })
    }
}
