//! A written call: what a caller does, and what is to come of it.

use chrono::{DateTime, Utc};

use super::caller::Caller;
use super::event::Reporter;
use super::expect::Expected;
use super::play::{Played, Player, ScriptStep, judge};
use crate::call::{CallTime, Effect};
use crate::drive::drive;
use crate::menu::{Lengths, LineId, Tree};

/// A written call that fits a menu.
#[derive(Clone, Debug)]
pub struct WrittenCall {
    /// What it shows.
    pub name: String,
    /// The line of its file where it begins, from 1.
    pub at_line: usize,
    /// Which `[[call]]` it is, from 0; none where it is a case of a table.
    pub(super) place: Option<usize>,
    pub(super) line: LineId,
    pub(super) at: DateTime<Utc>,
    pub(super) caller: Caller,
    pub(super) expected: Expected,
    pub(super) steps: Vec<ScriptStep>,
    pub(super) exact: bool,
}

impl WrittenCall {
    /// Whether what happens may be written into it: its steps are a transcript, or nothing is
    /// expected yet.
    pub(super) fn is_golden(&self) -> bool {
        self.exact || (self.steps.is_empty() && self.expected == Expected::default())
    }

    /// When the line answers.
    pub fn at(&self) -> DateTime<Utc> {
        self.at
    }

    /// Plays the call on the menu that it was fitted to, and judges it. `see` is shown every
    /// effect, at its moment.
    pub fn play(
        &self,
        tree: &Tree,
        lengths: &Lengths,
        see: impl FnMut(CallTime, &Effect),
    ) -> Played {
        let reporter = Reporter::new(tree, self.at);
        let mut player =
            Player::new(self.caller.clone(), (&self.steps, self.exact), lengths, reporter, see);
        drive(tree, self.line, self.at, &mut player);
        let outcome = player.finish();
        let misses = judge(&self.expected, &self.steps, &outcome);
        Played::new(outcome, misses)
    }
}
