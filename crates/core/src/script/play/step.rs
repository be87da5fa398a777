//! The steps of a written call.

use crate::menu::QueueId;
use crate::script::caller::DialString;
use crate::script::expect::Expectation;

/// A step of a call: something the caller does, or something that is to happen then or later.
#[derive(Clone, Debug)]
pub(in crate::script) enum ScriptStep {
    /// The caller presses keys: the first at the first moment it can count, or so many milliseconds after the step before.
    Presses { keys: DialString, after_ms: Option<u64> },
    /// The caller does nothing for so many milliseconds.
    Silent(u64),
    /// The caller hangs up, so many milliseconds after the step before.
    HangsUp { after_ms: u64 },
    /// Somebody of the queue's team is free, so many milliseconds after the step before.
    Frees { queue: QueueId, after_ms: u64 },
    /// It happens, within so many milliseconds of the step before.
    Expects { expectation: Expectation, within_ms: Option<u64> },
}
