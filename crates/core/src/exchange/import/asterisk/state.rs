//! Where a call is in a dialplan, and what stops the reading of its steps.

use super::values::{PlanValue, PlanVariables};
use crate::exchange::import::ImportPlace;
use crate::exchange::import::sketch::{SketchWhen, SketchWords};

/// A step that is to be taken, and what the call has with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanState {
    /// The context that keys are looked up in.
    pub(super) context: String,
    /// The context that has the extension: the same, or one it includes.
    pub(super) home: String,
    /// The extension as the dialplan writes it.
    pub(super) extension: String,
    /// What was dialed; none where it could be several things.
    pub(super) dialed: Option<String>,
    pub(super) priority: usize,
    /// Subroutines that the call is in, outermost first.
    pub(super) frames: Vec<PlanFrame>,
    pub(super) variables: PlanVariables,
    /// A step to take first, of a condition.
    pub(super) first: Option<(String, String)>,
}

/// A subroutine that was called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanFrame {
    pub(super) is_macro: bool,
    pub(super) context: String,
    pub(super) home: String,
    pub(super) extension: String,
    pub(super) dialed: Option<String>,
    pub(super) priority: usize,
    /// What `ARG1` and others were before.
    pub(super) args: PlanVariables,
}

/// What stops the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum PlanStop {
    /// The call waits for keys, so long after what was said.
    Asks { wait_ms: u64, state: PlanState, ignores_wrong_keys: bool },
    /// It goes on at another extension.
    Jumps(PlanState),
    /// It ends.
    Ends,
    /// Something that the reader doesn't know decides.
    Decides { cases: Vec<(SketchWhen, PlanState)>, otherwise: Box<PlanState> },
    /// Somebody is rung.
    Rings { dial: String, variable: Option<String>, seconds: Option<u64>, next: PlanState },
    /// Callers wait in a line.
    Queues { name: String, seconds: Option<u64>, next: PlanState },
    /// Something is recorded.
    Records { seconds: Option<u64>, next: PlanState },
    /// Voice mail takes a message.
    Mail { mailbox: String, greeting: SketchWords, next: PlanState },
    /// Digits are taken.
    Reads { variable: String, most: u8, tries: u8, wait_ms: Option<u64>, next: PlanState },
    /// It goes to the menu it came from, or to the first one.
    Back { to_first: bool },
    /// It reaches a menu: for the first time, or once more.
    Arrives { new: PlanState, known: PlanState },
    /// The call is with somebody or something else.
    Leaves { name: String },
}

/// What was said until something stopped the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PlanStopped {
    pub(super) said: Vec<SketchWords>,
    pub(super) stop: PlanStop,
    /// What is said before that when the call comes here for the first time.
    pub(super) greeting: Vec<SketchWords>,
    /// Where it stopped.
    pub(super) place: ImportPlace,
    /// The language that was set on the way.
    pub(super) language: Option<String>,
}

impl PlanState {
    /// At the first step of an extension.
    pub(super) fn at(context: &str, home: &str, extension: &str, dialed: Option<&str>) -> Self {
        Self {
            context: context.to_owned(),
            home: home.to_owned(),
            extension: extension.to_owned(),
            dialed: dialed.map(str::to_owned),
            priority: 1,
            frames: Vec::new(),
            variables: PlanVariables::new(),
            first: None,
        }
    }

    pub(super) fn set(&mut self, name: &str, value: PlanValue) {
        self.variables.insert(name.to_owned(), value);
    }

    /// With a variable that has a value.
    pub(super) fn with(mut self, name: &str, value: &str) -> Self {
        self.set(name, PlanValue::Known(value.to_owned()));
        self
    }

    /// A setting of the channel in milliseconds.
    pub(super) fn timeout_ms(&self, which: &str, otherwise: u64) -> u64 {
        match self.variables.get(&format!("TIMEOUT({which})")) {
            Some(PlanValue::Known(value)) => milliseconds(value).unwrap_or(otherwise),
            Some(
                PlanValue::Entered(_) | PlanValue::Same(_) | PlanValue::Tally | PlanValue::Unknown,
            )
            | None => otherwise,
        }
    }
}

/// Seconds as Asterisk writes them, in milliseconds: `5`, `1.5`. None for nothing and 0.
pub(super) fn milliseconds(text: &str) -> Option<u64> {
    let seconds: f64 = text.trim().parse().ok()?;
    let is_time = seconds > 0.0 && seconds < 1_000_000.0;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in range")]
    is_time.then(|| (seconds * 1_000.0).round() as u64)
}
