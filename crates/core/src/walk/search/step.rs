//! One step of a call: from where the caller is asked something to where they are asked next.

use super::model::Model;
use super::premise::{Granted, Premise};
use super::state::{CallState, CallerAct, FreeAgent, StepBegin};
use crate::call::{
    Action, Call, CallTime, Decided, Decision, Effect, Input, JoinId, Memory, PlayId, Question,
    QueueNews,
};
use crate::drive::{Inbox, Ongoing, Performer};

/// What a step leads to.
#[derive(Debug)]
pub(in crate::walk) struct Transition<S, Events = ()> {
    /// Where it ends; `None` where the call does.
    pub(in crate::walk) to: Option<S>,
    /// From the beginning of the step to the first moment at which the next key counts, in
    /// milliseconds. A caller in a hurry presses then.
    pub(in crate::walk) earliest_ms: u64,
    /// From the beginning of the step to its end: who presses nothing waits from there.
    pub(in crate::walk) lasts_ms: u64,
    /// From that moment to the end of the step: what a key would have cut, in milliseconds.
    pub(in crate::walk) slack_ms: u64,
    /// Which hours were asked for on the way.
    pub(in crate::walk) asked: Vec<HoursAsked>,
    /// What was asked for beside hours that the step did not take for granted, and what it took for it then.
    pub(in crate::walk) granted: Vec<Granted>,
    /// What happened on the way, as far as somebody wants to know.
    pub(in crate::walk) events: Events,
}

impl<S, Events> Transition<S, Events> {
    /// The same step, made by something else that also knows what happened.
    pub(in crate::walk) fn of<T, More>(self, to: Option<T>, events: More) -> Transition<T, More> {
        let Self { earliest_ms, lasts_ms, slack_ms, asked, granted, .. } = self;
        Transition { to, earliest_ms, lasts_ms, slack_ms, asked, granted, events }
    }
}

/// Some hours were asked for, so many milliseconds after a step began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::walk) struct HoursAsked {
    pub(in crate::walk) ms: u64,
    /// By their place on the timeline.
    pub(in crate::walk) hours: usize,
}

/// Listens to a step: gets each effect with its milliseconds since the step began, and the call as it
/// is after that effect.
type StepListener<'h> = dyn FnMut(&Call<'_>, u64, Effect) + 'h;

/// Makes one step as if it were a certain instant: dials a line, or does something in a state.
pub(in crate::walk) fn step<'w>(
    model: &Model<'w>,
    from: Option<&CallState<'w>>,
    begin: StepBegin,
    listener: &mut StepListener<'_>,
) -> Transition<CallState<'w>> {
    let StepBegin { act, at, premise } = begin;
    let mut phone = StepPhone::new(model, premise);
    // What was being said goes on: a key may come late and mean nothing, and cut nothing.
    let playing = from.and_then(|from| from.playing);
    phone.playing = playing.map(|(play, ms)| (play, CallTime::from_ms(ms)));
    if let Some(FreeAgent::AsUsual(free)) = from.map(|from| from.free) {
        phone.free = free.map(CallTime::from_ms);
    }
    let running = match (from, act) {
        (Some(state), _) => RunningStep {
            call: Ongoing::resume(state.call.as_if_at(at), inbox(state, act)),
            phone,
            acted: None,
            skips: state.may_be_skipped(),
            hears_out: act == CallerAct::Hear,
            rings: matches!(act, CallerAct::Ring(..) | CallerAct::Queue(..)),
            waits: state.call.waiting().filter(|_| act == CallerAct::Wait).map(|(_, join)| join),
        },
        (None, CallerAct::Dial(line)) => RunningStep {
            call: Ongoing::answer(model.tree, line, at, &mut phone),
            phone,
            acted: Some(CallTime::ANSWER),
            skips: false,
            hears_out: false,
            rings: false,
            waits: None,
        },
        (None, _) => unreachable!("a call begins with a line"),
    };
    running.finish(model, listener)
}

/// What is known to happen in a step that begins in a state.
fn inbox(state: &CallState<'_>, act: CallerAct) -> Inbox {
    let mut inbox = Inbox::default();
    if let Some((play, ms)) = state.playing {
        inbox.put(CallTime::from_ms(ms), Input::Played(play));
    }
    if let (FreeAgent::AsUsual(Some(ms)), Some((_, join))) = (state.free, state.call.waiting()) {
        inbox.put(CallTime::from_ms(ms), Input::Queue(join, QueueNews::Free));
    }
    match act {
        CallerAct::Press(key) => inbox.put(CallTime::ANSWER, Input::Key(key)),
        CallerAct::Ring(_, outcome) => {
            let ring_ms = state.call.ringing().map(|team| state.call.tree()[team].ring_ms);
            inbox.put_outcome(CallTime::ANSWER, ring_ms.unwrap_or_default(), outcome);
        }
        CallerAct::Decide(decided) => inbox.put(CallTime::ANSWER, Input::Decided(decided)),
        CallerAct::Queue(_, news) => {
            if let Some((_, join)) = state.call.joining().or(state.call.waiting()) {
                inbox.put(CallTime::ANSWER, Input::Queue(join, news));
            }
        }
        CallerAct::Dial(_) | CallerAct::Wait | CallerAct::Hear | CallerAct::Turn => {}
    }
    inbox
}

/// Keeps when hours were asked for. Of all announcements of one wait the first and the last are enough:
/// whichever of those between finds the team closed, the caller goes on in the same way.
fn ask(asked: &mut Vec<HoursAsked>, now: HoursAsked, effect: &Effect) {
    let is_announced = matches!(effect, Effect::Do(_));
    if let [.., before, last] = asked.as_mut_slice()
        && is_announced
        && (before.hours, last.hours) == (now.hours, now.hours)
    {
        last.ms = now.ms;
        return;
    }
    asked.push(now);
}

/// A step that is being made.
struct RunningStep<'g, 'w> {
    call: Ongoing<'w>,
    phone: StepPhone<'g>,
    /// When the caller had done what the step begins with.
    acted: Option<CallTime>,
    /// Whether that may be to let words be said to their end.
    skips: bool,
    /// Whether that may be to hear words out during which wrong keys are ignored: after them they count.
    hears_out: bool,
    /// Whether it begins with ringing a team: a key that comes with the end of the ring is lost.
    rings: bool,
    /// The line in which the caller waits on, until they are out of it: nobody is free, and where in line they are
    /// changes words only.
    waits: Option<JoinId>,
}

impl<'w> RunningStep<'_, 'w> {
    /// Lets the call go on until the caller is asked something (again), or it ends.
    fn finish(
        mut self,
        model: &Model<'w>,
        listener: &mut StepListener<'_>,
    ) -> Transition<CallState<'w>> {
        let mut asked = Vec::new();
        loop {
            let call = self.call.call();
            for (at, effect) in self.phone.performed.drain(..) {
                for hours in model.hours_asked(&effect) {
                    ask(&mut asked, HoursAsked { ms: at.as_ms(), hours: *hours }, &effect);
                }
                listener(call, at.as_ms(), effect);
            }
            let outcome_is_open = || {
                model.is_undecided && call.joining().is_some()
                    || call.ringing().is_some_and(|team| model.is_unsure(team))
                    || call.deciding().is_some_and(|decision| model.is_open(decision))
            };
            let ends = || model.step_end.is_at(call) || outcome_is_open();
            if self.acted.is_some() && ends() {
                break;
            }
            let Some(happened) = self.call.step(&mut self.phone) else { break };
            self.note(happened);
        }
        self.transition(asked)
    }

    /// Whether the caller is still in the line in which they wait on.
    fn waits_on(&self) -> bool {
        let waits = self.call.call().waiting().map(|(_, join)| join);
        self.waits.is_some() && waits == self.waits
    }

    fn note(&mut self, happened: Input) {
        // Who waits on has done so once they are out of the line: only then does a key count elsewhere.
        if self.waits_on() {
            return;
        }
        let acted = match happened {
            Input::Key(_)
            | Input::Tick
            | Input::TransferEnded(_)
            | Input::Decided(_)
            | Input::Queue(..) => true,
            Input::Played(_) => self.skips || self.hears_out && !self.call.call().is_speaking(),
            Input::HungUp => false,
        };
        if acted {
            self.acted.get_or_insert(self.call.call().now());
        }
    }

    fn transition(self, asked: Vec<HoursAsked>) -> Transition<CallState<'w>> {
        let (is_over, rings) = (self.call.ending().is_some(), self.rings);
        let (call, phone) = (self.call.into_call(), self.phone);
        let now = call.now();
        let acted = self.acted.unwrap_or(now);
        let waits_for_a_beep = || {
            let asked = call.shape(Memory::Nothing).map(|shape| shape.question());
            matches!(asked, Some(Question::Mailbox(_)))
        };
        // A key that comes with the end of a prompt which must be heard is lost, and one that comes
        // with a timeout forestalls it.
        let after = u64::from(acted > CallTime::ANSWER || rings);
        let (earliest_ms, slack_ms) = if phone.must_hear || waits_for_a_beep() {
            (now.as_ms() + 1, 0)
        } else {
            (acted.as_ms() + after, now.as_ms() - acted.as_ms())
        };
        let playing = phone.playing.filter(|(_, end)| *end > now);
        let playing = playing.map(|(play, end)| (play, end.as_ms() - now.as_ms()));
        let free = match phone.model.is_undecided {
            true => FreeAgent::AnyTime,
            false => FreeAgent::AsUsual(
                phone.free.filter(|free| *free > now).map(|free| free.as_ms() - now.as_ms()),
            ),
        };
        let to = (!is_over).then_some(CallState { call, playing, free });
        let (lasts_ms, granted) = (now.as_ms(), phone.granted);
        Transition { to, earliest_ms, lasts_ms, slack_ms, asked, granted, events: () }
    }
}

/// Keeps everything a call does; prompts take their time.
struct StepPhone<'g> {
    model: &'g Model<'g>,
    /// What it performed since somebody looked.
    performed: Vec<(CallTime, Effect)>,
    playing: Option<(PlayId, CallTime)>,
    /// When somebody is free, in the line that the caller is in.
    free: Option<CallTime>,
    /// Whether a prompt was said that no key cuts.
    must_hear: bool,
    /// What the call may take for granted, and what it took for granted beyond that.
    premise: Premise,
    granted: Vec<Granted>,
}

impl<'g> StepPhone<'g> {
    fn new(model: &'g Model<'g>, premise: Premise) -> Self {
        let performed = Vec::with_capacity(8);
        Self {
            model,
            performed,
            playing: None,
            free: None,
            must_hear: false,
            premise,
            granted: Vec::new(),
        }
    }

    /// The answer to a call that asks: what it may take for granted, else the usual.
    fn decide(&mut self, decision: Decision, usual: Decided) -> Decided {
        let (tree, grounds) = (self.model.tree, &self.model.timeline.grounds);
        if let Some(decided) = grounds.answer(tree, &self.premise, decision) {
            return decided;
        }
        if let Some(granted) = grounds.granted(tree, usual) {
            self.premise = self.premise.with(granted);
            self.granted.push(granted);
        }
        usual
    }
}

impl Performer for StepPhone<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        if let Effect::Do(action) = effect {
            if let Action::Decide { decision, usual } = action {
                if !self.model.is_open(*decision) {
                    let decided = self.decide(*decision, *usual);
                    inbox.put(at, Input::Decided(decided));
                }
                self.performed.push((at, effect.clone()));
                return;
            }
            // What comes of a ring, and what there is to know of a line, is what the next step begins with.
            let is_open = match action {
                Action::Transfer { team, .. } => self.model.is_unsure(*team),
                Action::Queue { .. } => self.model.is_undecided,
                Action::Play { .. }
                | Action::Stop(_)
                | Action::Decide { .. }
                | Action::Beep { .. }
                | Action::PlayMessage { .. }
                | Action::StopMessage
                | Action::Record { .. }
                | Action::HangUp => false,
            };
            if let Action::Queue { ahead, .. } = action
                && !is_open
            {
                self.free = ahead.free_ms().map(|ms| at + ms);
            }
            let end = match is_open {
                true => None,
                false => inbox.simulate(at, action, self.model.lengths),
            };
            if let (Some(end), Action::Play { play, barge_in, .. }) = (end, action) {
                self.playing = Some((*play, end));
                self.must_hear |= !barge_in;
            }
            if let Action::Stop(stopped) = action {
                self.playing = self.playing.filter(|(play, _)| play != stopped);
            }
        }
        self.performed.push((at, effect.clone()));
    }
}
