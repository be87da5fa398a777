//! A phone without sound whose caller listens: each thing is done when its step has come.

use super::Step;
use crate::call::{CallTime, Effect, Input, Report};
use crate::drive::{Inbox, Performer, Phone};
use crate::menu::{Key, Lengths};
use crate::script::caller::Caller;
use crate::script::event::{Happening, Reporter};
use crate::script::rehearsal::Rehearsal;
use crate::script::told::Told;
use crate::script::wish::Wish;
use crate::script::written::WrittenCall;

/// A rehearsal by steps. What happens is compared with the step that is due; what the caller does
/// is planned once the step before it has come.
pub(in crate::script) struct Player<'a, See> {
    phone: Rehearsal<'a, fn(CallTime, &Effect)>,
    reporter: Reporter<'a>,
    see: See,
    steps: &'a [Step],
    exact: bool,
    /// When the step before the one that is due had come.
    since: CallTime,
    /// Keys of the step that is due which were not pressed yet.
    keys_due: usize,
    outcome: Outcome,
}

/// What came of the steps.
#[derive(Debug, Default)]
pub(in crate::script) struct Outcome {
    /// Everything that was told, in order.
    pub(in crate::script) told: Vec<(CallTime, Told)>,
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
    /// A phone for one call. `see` is shown every effect, at its moment.
    pub(in crate::script) fn new(
        written: &'a WrittenCall,
        lengths: &'a Lengths,
        reporter: Reporter<'a>,
        see: See,
    ) -> Self {
        let mut player = Self {
            phone: Rehearsal::new(written.caller.clone(), lengths, |_, _| {}),
            reporter,
            see,
            steps: &written.steps,
            exact: written.exact,
            since: CallTime::ANSWER,
            keys_due: 0,
            outcome: Outcome::default(),
        };
        player.begin();
        player
    }

    pub(in crate::script) fn finish(self) -> Outcome {
        self.outcome
    }

    /// Plans what the caller does in the step that is due.
    fn begin(&mut self) {
        while let Some(Step::Silent(ms)) = self.steps.get(self.outcome.done) {
            self.since = self.since + *ms;
            self.outcome.done += 1;
        }
        let since = self.since;
        let caller = self.phone.caller();
        match self.steps.get(self.outcome.done) {
            Some(Step::Presses { keys, after_ms }) => {
                let mut rest = keys.as_str();
                let first = keys.chars().next().and_then(Key::from_char);
                if let (Some(after_ms), Some(key)) = (after_ms, first) {
                    caller.act_at(since + *after_ms, Input::Key(key));
                    rest = &rest[1..];
                }
                caller.hold(since + after_ms.unwrap_or(0));
                caller.add_dial_string(rest).expect("keys were read when the file was");
                let all = Caller::from_dial_string(keys);
                self.keys_due = all.map_or(0, |caller| caller.keys_left());
            }
            Some(Step::HangsUp { after_ms }) => caller.act_at(since + *after_ms, Input::HungUp),
            Some(Step::Silent(_) | Step::Wish { .. }) | None => {}
        }
    }

    /// Something was told: is it the step that is due?
    fn follow(&mut self, at: CallTime, told: &Told) {
        if self.outcome.strayed.is_some() {
            return;
        }
        let due = self.steps.get(self.outcome.done);
        let comes = match (due, told) {
            (Some(Step::Presses { .. }), Told::Event(Happening::Key { .. })) => {
                self.keys_due = self.keys_due.saturating_sub(1);
                if self.keys_due > 0 {
                    return;
                }
                true
            }
            (Some(Step::HangsUp { .. }), Told::Event(Happening::Ended { by: "caller", .. })) => {
                true
            }
            (Some(Step::Wish { wish, .. }), told) if self.exact => wish.is_exactly(told),
            (Some(Step::Wish { wish, .. }), told) => wish.is_met_by(told),
            _ => false,
        };
        let place = self.outcome.told.len();
        if comes {
            let took_ms = at.as_ms().saturating_sub(self.since.as_ms());
            if let Some(Step::Wish { within_ms: Some(within_ms), .. }) = due
                && took_ms > *within_ms
            {
                self.outcome.late.push((self.outcome.done, place, took_ms));
            }
            self.since = at;
            self.outcome.done += 1;
            self.outcome.done_at = place + 1;
            let hung_up = matches!(due, Some(Step::HangsUp { .. }));
            self.begin();
            // Whoever hangs up may also say how the call ends by that.
            let next = self.steps.get(self.outcome.done);
            if let (true, Some(Step::Wish { wish: Wish::Ends(_), .. })) = (hung_up, next) {
                self.follow(at, told);
            }
        } else if self.exact && !Self::stays_unsaid(told) {
            self.outcome.strayed = Some(place);
        }
    }

    /// Whether even exact steps need not have it: nodes, and a key that no step presses. The call
    /// itself has that key then, and its steps press none.
    fn stays_unsaid(told: &Told) -> bool {
        matches!(
            told,
            Told::Came(_) | Told::Event(Happening::Answered { .. } | Happening::Key { .. })
        )
    }

    fn tell(&mut self, at: CallTime, told: Told) {
        self.follow(at, &told);
        self.outcome.told.push((at, told));
    }
}

impl<See: FnMut(CallTime, &Effect)> Performer for Player<'_, See> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.phone.perform(at, effect, inbox);
        (self.see)(at, effect);
        if let Effect::Report(Report::Reached(node)) = effect {
            self.tell(at, Told::Came(self.reporter.tree().node_id(*node).to_owned()));
        }
        if let Some(event) = self.reporter.event(at, effect) {
            self.tell(at, Told::Event(event.what));
        }
    }
}

impl<See: FnMut(CallTime, &Effect)> Phone for Player<'_, See> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        self.phone.wait(until, inbox);
    }
}
