//! A phone without sound whose caller listens: each thing is done when its step has come.

use super::step::ScriptStep;
use crate::call::{Action, CallTime, Effect, Input, Report, Side};
use crate::drive::{Inbox, Performer, Phone};
use crate::menu::Lengths;
use crate::script::caller::{Caller, DialPart};
use crate::script::event::{Happening, Reporter};
use crate::script::expect::Expectation;
use crate::script::observed::Observed;
use crate::script::rehearsal::Rehearsal;

/// A rehearsal by steps. What happens is compared with the step that is due; what the caller does
/// is planned once the step before it has come.
pub(in crate::script) struct Player<'a, See> {
    phone: Rehearsal<'a, fn(CallTime, &Effect)>,
    reporter: Reporter<'a>,
    see: See,
    steps: &'a [ScriptStep],
    exact: bool,
    /// When the step before the one that is due had come.
    since: CallTime,
    /// Keys of the step that is due which were not pressed yet.
    keys_due: usize,
    outcome: StepOutcome,
}

/// What came of the steps.
#[derive(Debug, Default)]
pub(in crate::script) struct StepOutcome {
    /// Everything that was told, in order.
    pub(in crate::script) observed: Vec<(CallTime, Observed)>,
    /// How many steps have come.
    pub(in crate::script) done: usize,
    /// How much was told when the last of them had come.
    pub(in crate::script) done_at: usize,
    /// What happened, though the steps had something else next: its place in what was told.
    pub(in crate::script) strayed: Option<usize>,
    /// Steps that came too late: which, its place in what was told, and after how many milliseconds.
    pub(in crate::script) late: Vec<(usize, usize, u64)>,
}

impl<'a, See: FnMut(CallTime, &Effect)> Player<'a, See> {
    /// A phone for one call. Where its steps are `exact`, nothing else may happen. `see` is shown every effect, at its moment.
    pub(in crate::script) fn new(
        caller: Caller,
        (steps, exact): (&'a [ScriptStep], bool),
        lengths: &'a Lengths,
        reporter: Reporter<'a>,
        see: See,
    ) -> Self {
        let mut player = Self {
            phone: Rehearsal::new(caller, lengths, |_, _| {}),
            reporter,
            see,
            steps,
            exact,
            since: CallTime::ANSWER,
            keys_due: 0,
            outcome: StepOutcome::default(),
        };
        player.begin();
        player
    }

    pub(in crate::script) fn finish(self) -> StepOutcome {
        self.outcome
    }

    /// Plans what the caller does in the step that is due.
    fn begin(&mut self) {
        while let Some(ScriptStep::Silent(ms)) = self.steps.get(self.outcome.done) {
            self.since = self.since + *ms;
            self.outcome.done += 1;
        }
        let since = self.since;
        let caller = self.phone.caller();
        match self.steps.get(self.outcome.done) {
            Some(ScriptStep::Presses { keys, after_ms }) => {
                let mut rest = keys.parts();
                if let (Some(after_ms), [DialPart::Press(key), others @ ..]) = (after_ms, rest) {
                    caller.act_at(since + *after_ms, Input::Key(*key));
                    rest = others;
                }
                caller.hold(since + after_ms.unwrap_or(0));
                caller.plan_parts(rest);
                self.keys_due = keys.keys().count();
            }
            Some(ScriptStep::HangsUp { after_ms }) => {
                caller.act_at(since + *after_ms, Input::HungUp);
            }
            Some(ScriptStep::Frees { queue, after_ms }) => {
                caller.frees(*queue, since + *after_ms);
            }
            Some(ScriptStep::Silent(_) | ScriptStep::Expects { .. }) | None => {}
        }
    }

    /// Something was told: is it the step that is due?
    fn follow(&mut self, at: CallTime, observed: &Observed) {
        if self.outcome.strayed.is_some() {
            return;
        }
        let due = self.steps.get(self.outcome.done);
        let comes = match (due, observed) {
            (Some(ScriptStep::Presses { .. }), Observed::Event(Happening::Key { .. })) => {
                self.keys_due = self.keys_due.saturating_sub(1);
                if self.keys_due > 0 {
                    return;
                }
                true
            }
            (
                Some(ScriptStep::HangsUp { .. }),
                Observed::Event(Happening::Ended { by: Side::Caller, .. }),
            ) => true,
            // The team is rung once somebody is free, if it is still open.
            (Some(ScriptStep::Frees { queue, .. }), Observed::Reached(node)) => {
                let tree = self.reporter.tree();
                *tree[tree[*queue].team].id == **node
            }
            (Some(ScriptStep::Expects { expectation, .. }), observed) if self.exact => {
                expectation.is_exactly(observed)
            }
            (Some(ScriptStep::Expects { expectation, .. }), observed) => {
                expectation.is_met_by(observed)
            }
            _ => false,
        };
        let place = self.outcome.observed.len();
        if comes {
            let took_ms = at.as_ms().saturating_sub(self.since.as_ms());
            if let Some(ScriptStep::Expects { within_ms: Some(within_ms), .. }) = due
                && took_ms > *within_ms
            {
                self.outcome.late.push((self.outcome.done, place, took_ms));
            }
            self.since = at;
            self.outcome.done += 1;
            self.outcome.done_at = place + 1;
            let hung_up = matches!(due, Some(ScriptStep::HangsUp { .. }));
            self.begin();
            // A caller who hangs up may also expect how the call ends by that.
            let next = self.steps.get(self.outcome.done);
            if let (true, Some(ScriptStep::Expects { expectation: Expectation::Ends(_), .. })) =
                (hung_up, next)
            {
                self.follow(at, observed);
            }
        } else if self.exact && !Self::stays_unsaid(observed) {
            self.outcome.strayed = Some(place);
        }
    }

    /// Whether even exact steps need not have it: nodes, what was decided, and a key that no step presses. The call
    /// itself has that key then, and its steps press none.
    fn stays_unsaid(observed: &Observed) -> bool {
        matches!(
            observed,
            Observed::Reached(_)
                | Observed::Event(
                    Happening::Answered { .. } | Happening::Key { .. } | Happening::Decided { .. }
                )
        )
    }

    fn tell(&mut self, at: CallTime, observed: Observed) {
        self.follow(at, &observed);
        self.outcome.observed.push((at, observed));
    }
}

impl<See: FnMut(CallTime, &Effect)> Performer for Player<'_, See> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.phone.perform(at, effect, inbox);
        // Only now is it known in which line the caller is.
        if let (Effect::Do(Action::Queue { .. }), Some(ScriptStep::Frees { .. })) =
            (effect, self.steps.get(self.outcome.done))
        {
            self.begin();
        }
        (self.see)(at, effect);
        if let Effect::Report(Report::Reached(node)) = effect {
            self.tell(at, Observed::Reached(self.reporter.tree().node_id(*node).to_owned()));
        }
        if let Some(event) = self.reporter.event(at, effect) {
            self.tell(at, Observed::Event(event.what));
        }
    }
}

impl<See: FnMut(CallTime, &Effect)> Phone for Player<'_, See> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        self.phone.wait(until, inbox);
    }
}
