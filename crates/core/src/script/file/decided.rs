//! What a written call says that a call can't know by itself.

use serde_json::{Value, json};

use super::leaf::RawPosition;
use crate::document::{At, Diagnostics, Item, Raw};

/// How switches stand, by their names.
#[derive(Debug)]
pub(in crate::script) struct RawPositions(pub(super) Vec<(At<String>, bool)>);

impl Raw for RawPositions {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "switches, and how they stand: { storm = \"on\" }")?;
        let positions = table.iter().filter_map(|(switch, position)| {
            let switch = At { value: switch.get_ref().to_string(), span: switch.span() };
            RawPosition::read(position, report).map(|position| (switch, position.0))
        });
        Some(Self(positions.collect()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": RawPosition::schema() })
    }
}
