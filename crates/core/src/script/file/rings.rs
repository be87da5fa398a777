//! What comes of ringing teams in a written call.

use serde_json::{Value, json};

use super::leaf::RawOutcome;
use crate::call::TransferOutcome;
use crate::document::{At, Diagnostics, Item, Many, Raw};

/// By team, in the order in which each is rung.
#[derive(Debug)]
pub(in crate::script) struct RawRings(pub(super) Vec<(At<String>, Vec<TransferOutcome>)>);

impl Raw for RawRings {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "teams, and what comes of ringing them")?;
        let rings = table.iter().filter_map(|(team, outcomes)| {
            let team = At { value: team.get_ref().to_string(), span: team.span() };
            let Many(outcomes) = Many::<RawOutcome>::read(outcomes, report)?;
            Some((team, outcomes.into_iter().map(|outcome| outcome.value.0).collect()))
        });
        Some(Self(rings.collect()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": Many::<RawOutcome>::schema() })
    }
}
