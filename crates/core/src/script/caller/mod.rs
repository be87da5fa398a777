//! A caller who acts by plan.

mod dial_string;
mod planned_line;

use std::collections::VecDeque;

pub(in crate::script) use self::dial_string::DialPart;
pub use self::dial_string::{COMMA_MS, DialError, DialString};
pub use self::planned_line::{PlannedLine, PlannedLineError};
use crate::call::{Action, CallTime, Decided, Decision, Input, JoinId, QueueNews, TransferOutcome};
use crate::drive::Inbox;
use crate::menu::{Key, Lengths, QueueId, TeamId};

/// A caller who acts by plan: presses keys as soon as they can count, pauses, or does things at
/// fixed moments. At the end of the plan the caller says nothing more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Caller {
    plan: VecDeque<PlannedAct>,
    /// Before this moment no key is pressed: a pause, or a prompt that must be heard.
    ready: CallTime,
    /// When something was decided: they act once they hear what follows.
    hears_first: Option<CallTime>,
    habits: Habits,
    /// When they hang up, whatever is left of the plan.
    leaves: Option<CallTime>,
    /// What comes of ringing teams, in the order in which each is rung.
    rings: Vec<(TeamId, TransferOutcome)>,
    /// What is decided that the call can't know by itself, in the order in which each is asked.
    decided: Vec<Decided>,
    /// The lines that the caller finds, in the order in which each is joined.
    lines: Vec<(QueueId, PlannedLine)>,
    /// The line that the caller joined last.
    joined: Option<(QueueId, JoinId)>,
}

/// How a caller is, whatever they want.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Habits {
    /// How long they hesitate before each key, in milliseconds.
    pub waits_ms: u64,
    /// Whether they hear every prompt to its end before they press a key.
    pub hears_out: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PlannedAct {
    /// At the first moment a key can count.
    Press(Key),
    /// Waits, in milliseconds.
    Pause(u64),
    /// At this very moment.
    At(CallTime, Input),
}

/// A caller who presses these keys.
impl From<&DialString> for Caller {
    fn from(keys: &DialString) -> Self {
        let mut caller = Self::default();
        caller.dial(keys);
        caller
    }
}

impl Caller {
    /// A caller who presses keys written as a [`DialString`].
    ///
    /// # Errors
    /// Names the first character that is neither a key nor a pause, and a pause that is none.
    pub fn from_dial_string(text: &str) -> Result<Self, DialError> {
        Ok(Self::from(&text.parse()?))
    }

    /// A caller with habits, and no plan yet.
    pub fn with_habits(habits: Habits) -> Self {
        Self { habits, ..Self::default() }
    }

    /// Adds keys and pauses at the end of the plan.
    pub fn dial(&mut self, keys: &DialString) {
        self.plan_parts(keys.parts());
    }

    pub(in crate::script) fn plan_parts(&mut self, parts: &[DialPart]) {
        self.plan.extend(parts.iter().map(|part| match part {
            DialPart::Press(key) => PlannedAct::Press(*key),
            DialPart::PressAt(ms, key) => PlannedAct::At(CallTime::from_ms(*ms), Input::Key(*key)),
            DialPart::Pause(ms) => PlannedAct::Pause(*ms),
        }));
    }

    /// A caller who does each thing at its moment. The moments must not run backwards.
    pub fn at_moments(acts: impl IntoIterator<Item = (CallTime, Input)>) -> Self {
        let plan = acts.into_iter().map(|(at, input)| PlannedAct::At(at, input)).collect();
        Self { plan, ..Self::default() }
    }

    /// Adds a key at the end of the plan.
    pub fn press(&mut self, key: Key) {
        self.plan.push_back(PlannedAct::Press(key));
    }

    /// Adds something at the end of the plan that is done at this very moment.
    pub fn act_at(&mut self, at: CallTime, input: Input) {
        self.plan.push_back(PlannedAct::At(at, input));
    }

    /// Hangs up at this very moment, whatever is left of the plan then.
    pub fn leave_at(&mut self, moment: CallTime) {
        self.leaves = Some(moment);
    }

    /// What comes of ringing a team the next time. The last that is planned for a team holds for the
    /// rest of the call; a team for which nothing is planned answers.
    pub fn expect_ring(&mut self, team: TeamId, outcome: TransferOutcome) {
        self.rings.push((team, outcome));
    }

    /// A team is rung: what comes of it.
    pub fn ring(&mut self, team: TeamId) -> TransferOutcome {
        let next = next_of(&mut self.rings, |(rung, _)| *rung == team);
        next.map_or(TransferOutcome::Answered, |(_, outcome)| outcome)
    }

    /// What is decided the next time the call asks for it. The last that is planned for a question holds for
    /// the rest of the call; all else is as usual.
    pub fn expect_decided(&mut self, decided: Decided) {
        self.decided.push(decided);
    }

    /// The call asks for something that it can't know by itself: what is decided.
    pub fn decide(&mut self, decision: Decision, usual: Decided) -> Decided {
        next_of(&mut self.decided, |decided| decided.decision() == decision).unwrap_or(usual)
    }

    /// The line that the caller finds in a queue the next time. The last that is planned for a queue holds for the
    /// rest of the call; where nothing is planned, it is the line that the menu says.
    pub fn expect_line(&mut self, queue: QueueId, line: PlannedLine) {
        self.lines.push((queue, line));
    }

    /// Whether a line is planned for a queue.
    pub(in crate::script) fn expects_line(&self, queue: QueueId) -> bool {
        self.lines.iter().any(|(planned, _)| *planned == queue)
    }

    /// Somebody of the team of a queue is free at a moment, if the caller is in that line by now.
    pub(in crate::script) fn frees(&mut self, queue: QueueId, at: CallTime) {
        if let Some((_, join)) = self.joined.filter(|(joined, _)| *joined == queue) {
            self.act_at(at, Input::Queue(join, QueueNews::Free));
        }
    }

    /// Puts in what comes of an action, as [`Inbox::simulate`] does, but of a ring what is planned. The
    /// end of a prompt.
    pub fn simulate(
        &mut self,
        at: CallTime,
        action: &Action,
        lengths: &Lengths,
        inbox: &mut Inbox,
    ) -> Option<CallTime> {
        if let Action::Decide { decision, usual } = action {
            inbox.put(at, Input::Decided(self.decide(*decision, *usual)));
            self.hears_first = Some(at);
            return None;
        }
        if let Action::Queue { join, queue, .. } = action {
            // No key counts before it is known whether one has to wait.
            self.hold(at + 1);
            self.joined = Some((*queue, *join));
            match next_of(&mut self.lines, |(of, _)| of == queue) {
                Some((_, line)) => line.put(at, *join, inbox),
                None => drop(inbox.simulate(at, action, lengths)),
            }
            return None;
        }
        let Action::Transfer { team, ring_ms } = action else {
            return inbox.simulate(at, action, lengths);
        };
        let outcome = self.ring(*team);
        let end = inbox.put_outcome(at, *ring_ms, outcome);
        // No key counts while it rings: what is left of the plan is for what follows.
        if outcome != TransferOutcome::Answered {
            self.hold(end + 1);
        }
        None
    }

    /// Whether nothing is planned anymore.
    pub fn is_at_end(&self) -> bool {
        self.plan.is_empty() && self.leaves.is_none()
    }

    /// A prompt began that ends at a moment: no key is pressed before its end if no key cuts it
    /// short, or if the caller hears every prompt out.
    pub fn hears(&mut self, end: CallTime, barge_in: bool) {
        if !barge_in || self.habits.hears_out {
            // At the very end a key would still come before the end, and be lost.
            self.hold(end + 1);
        }
    }

    /// No key can count before this moment.
    pub(in crate::script) fn hold(&mut self, until: CallTime) {
        self.ready = self.ready.max(until);
    }

    /// What the caller does next, and when, if that is no later than `until`: nothing, or all that
    /// is planned for one moment. Which of it comes first is the call's to say.
    pub fn acts_by(&mut self, now: CallTime, until: CallTime) -> Vec<(CallTime, Input)> {
        if self.hears_first.take().is_some_and(|decided| until <= decided) {
            return Vec::new();
        }
        let mut acts: Vec<_> = self.act_by(now, until).into_iter().collect();
        if let Some((at, _)) = acts.first().copied() {
            acts.extend(std::iter::from_fn(|| self.also_at(at)).map(|input| (at, input)));
        }
        acts
    }

    fn act_by(&mut self, now: CallTime, until: CallTime) -> Option<(CallTime, Input)> {
        let last = self.leaves.map_or(until, |leaves| leaves.min(until));
        if let Some(act) = self.planned_by(now, last) {
            return Some(act);
        }
        let leaves = self.leaves.filter(|leaves| *leaves <= until)?;
        self.leaves = None;
        self.plan.clear();
        Some((leaves.max(now), Input::HungUp))
    }

    fn planned_by(&mut self, now: CallTime, until: CallTime) -> Option<(CallTime, Input)> {
        loop {
            let next = self.plan.front().copied()?;
            let (at, input) = match next {
                PlannedAct::Pause(ms) => {
                    self.ready = self.ready.max(now) + ms;
                    self.plan.pop_front();
                    continue;
                }
                PlannedAct::Press(key) => {
                    ((self.ready + self.habits.waits_ms).max(now), Input::Key(key))
                }
                PlannedAct::At(at, input) => (at.max(now), input),
            };
            if at > until {
                return None;
            }
            self.plan.pop_front();
            self.ready = self.ready.max(at);
            return Some((at, input));
        }
    }

    /// What else is planned for this very moment.
    fn also_at(&mut self, moment: CallTime) -> Option<Input> {
        let PlannedAct::At(at, input) = *self.plan.front()? else { return None };
        (at <= moment).then(|| self.plan.pop_front()).map(|_| input)
    }
}

/// The first of a plan that is meant. It stays where it is the last of its kind.
fn next_of<T: Clone>(plan: &mut Vec<T>, is_meant: impl Fn(&T) -> bool) -> Option<T> {
    let mut meant = plan.iter().enumerate().filter(|(_, it)| is_meant(it));
    let (place, first) = meant.next().map(|(place, it)| (place, it.clone()))?;
    if meant.next().is_some() {
        plan.remove(place);
    }
    Some(first)
}

#[cfg(test)]
mod tests {
    use super::{Caller, DialError, Habits};
    use crate::call::{CallTime, Input};
    use crate::menu::Key;

    #[test]
    fn a_comma_waits_two_seconds_from_the_key_before_it() {
        let mut caller = Caller::from_dial_string("1,,3").unwrap();
        let late = CallTime::from_ms(60_000);
        let key = |c| Input::Key(Key::from_char(c).unwrap());
        assert_eq!(
            caller.act_by(CallTime::from_ms(500), late),
            Some((CallTime::from_ms(500), key('1')))
        );
        assert_eq!(
            caller.act_by(CallTime::from_ms(500), late),
            Some((CallTime::from_ms(4_500), key('3')))
        );
        assert_eq!(caller.act_by(CallTime::from_ms(4_500), late), None);
    }

    #[test]
    fn who_hesitates_does_so_before_each_key() {
        let mut caller = Caller::with_habits(Habits { waits_ms: 3_000, hears_out: false });
        caller.dial(&"12".parse().unwrap());
        let late = CallTime::from_ms(60_000);
        let mut next = || caller.act_by(CallTime::from_ms(500), late).map(|(at, _)| at.as_ms());
        assert_eq!([next(), next(), next()], [Some(3_000), Some(6_000), None]);
    }

    #[test]
    fn a_pause_in_braces_is_as_long_as_it_says() {
        let spelled = Caller::from_dial_string("1{2s}{2000ms}3");
        assert_eq!(spelled, Caller::from_dial_string("1,,3"));
    }

    #[test]
    fn who_leaves_at_a_moment_leaves_the_rest_of_the_plan() {
        let late = CallTime::from_ms(60_000);
        let acts = |keys: &str| {
            let mut caller = Caller::from_dial_string(keys).unwrap();
            caller.leave_at(CallTime::from_ms(5_000));
            let mut now = CallTime::ANSWER;
            let mut acts = Vec::new();
            while let Some((at, input)) = caller.act_by(now, late) {
                acts.push((at.as_ms(), input));
                now = at;
            }
            acts
        };
        let key = |c| Input::Key(Key::from_char(c).unwrap());
        assert_eq!(acts(""), [(5_000, Input::HungUp)]);
        assert_eq!(acts("1,,3"), [(0, key('1')), (4_000, key('3')), (5_000, Input::HungUp)]);
        assert_eq!(acts("1,,,3"), [(0, key('1')), (5_000, Input::HungUp)]);
        let mut patient = Caller::default();
        patient.leave_at(late);
        assert_eq!(patient.act_by(CallTime::ANSWER, CallTime::from_ms(59_999)), None);
    }

    #[test]
    fn what_is_no_key_is_named() {
        let wrong = |keys: &str| Caller::from_dial_string(keys).unwrap_err();
        assert_eq!(wrong("1x3"), DialError::NotAKey('x'));
        assert_eq!(wrong("1{2s"), DialError::OpenPause);
        let soon = "the pause `soon` is not a length of time";
        assert!(wrong("1{soon}").to_string().starts_with(soon));
    }
}
