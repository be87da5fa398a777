//! What a written call says that a call can't know by itself.

use serde_json::{Value, json};

use super::leaf::{RawPosition, RawYesNo};
use crate::document::{At, Diagnostics, Item, Many, Raw};

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

/// Answers from outside, by the names of their questions, in the order in which each is asked.
#[derive(Debug)]
pub(in crate::script) struct RawAnswers(pub(super) Vec<(At<String>, Vec<bool>)>);

impl Raw for RawAnswers {
    fn read(item: &Item<'_>, report: &mut Diagnostics) -> Option<Self> {
        let table = report.table(item, "questions, and their answers: { claim-paid = \"yes\" }")?;
        let answers = table.iter().filter_map(|(question, answers)| {
            let question = At { value: question.get_ref().to_string(), span: question.span() };
            let Many(answers) = Many::<RawYesNo>::read(answers, report)?;
            Some((question, answers.into_iter().map(|answer| answer.value.0).collect()))
        });
        Some(Self(answers.collect()))
    }

    fn schema() -> Value {
        json!({ "type": "object", "additionalProperties": Many::<RawYesNo>::schema() })
    }
}
