//! One call in progress.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::context::Context;
use super::decision::Decision;
use super::effect::{Effects, Ending, Input, JoinId, Report, Side, Timer};
use super::shape::{Choices, Memory, Shape};
use super::speech::Cut;
use super::states::{Behavior, KeyHandling, Over, State};
use super::time::CallTime;
use crate::menu::{LanguageId, LineId, QueueId, TeamId, Tree};

/// One call in progress: a value, without clock, sound or thread.
///
/// [`Call::answer`] begins it; [`Call::handle`] tells it what happened and when, and returns what
/// to do about it; [`Call::deadline`] says when it wants to be woken though nothing happened.
#[derive(Clone, Debug)]
pub struct Call<'t> {
    context: Context<'t>,
    state: State,
}

impl<'t> Call<'t> {
    /// The line picks up at an instant. The effects are the first things to do.
    #[must_use = "the effects are the call's first words"]
    pub fn answer(tree: &'t Tree, line: LineId, at: DateTime<Utc>) -> (Self, Effects) {
        let mut call = Self::picked_up(tree, line, at);
        let effects = std::mem::take(&mut call.context.effects);
        (call, effects)
    }

    /// The same, with the effects in it, until they are [forgotten](Self::forget_effects).
    pub(crate) fn picked_up(tree: &'t Tree, line: LineId, at: DateTime<Utc>) -> Self {
        let mut context = Context::new(tree, line, at);
        context.report(Report::Answered(line));
        let state = State::enter(tree[line].answer, &mut context);
        let mut call = Self { context, state };
        call.settle();
        call
    }

    /// Something happened at a moment of the call.
    ///
    /// What was due before that moment happens first. A moment before the last one counts as the
    /// last one: time does not run backwards. After the end nothing happens anymore.
    #[must_use = "effects left undone are words unsaid"]
    pub fn handle(&mut self, at: CallTime, input: Input) -> Effects {
        self.take_in(at, input);
        std::mem::take(&mut self.context.effects)
    }

    /// The same, but the effects stay in it, until they are [forgotten](Self::forget_effects): nothing is copied.
    pub(crate) fn take_in(&mut self, at: CallTime, input: Input) {
        let at = at.max(self.context.now);
        while let Some((due, timer)) = self.deadline().filter(|(due, _)| *due < at) {
            self.wake(due, timer);
        }
        match input {
            _ if self.is_over() => {}
            Input::Key(key) => {
                self.context.now = at;
                self.context.report(Report::Pressed(key));
                // A buffer that is full holds more keys than any menu can use: the newest is lost.
                let _ = self.context.ahead.push(key);
            }
            Input::HungUp => {
                self.context.now = at;
                let ending = self.state.outcome().unwrap_or(Ending::HungUp);
                self.state = State::end(ending, Side::Caller, &mut self.context);
            }
            Input::Played(play) => {
                self.context.now = at;
                if self.context.speech.played(play) {
                    self.change(Behavior::spoken);
                }
            }
            Input::TransferEnded(outcome) => {
                self.context.now = at;
                self.change(|state, context| state.transfer_ended(outcome, context));
            }
            Input::Decided(decided) => {
                self.context.now = at;
                self.change(|state, context| state.decided(decided, context));
            }
            Input::Queue(join, news) => {
                self.context.now = at;
                if self.state.in_line().is_some_and(|line| line.join == join) {
                    self.change(|state, context| state.queue_news(news, context));
                }
            }
            Input::Tick => {
                if let Some((due, timer)) = self.deadline().filter(|(due, _)| *due <= at) {
                    self.wake(due, timer);
                }
                self.context.now = at;
            }
        }
        self.settle();
    }

    /// What is to be done, in order.
    pub(crate) fn effects(&self) -> &Effects {
        &self.context.effects
    }

    /// All of it is done.
    pub(crate) fn forget_effects(&mut self) {
        self.context.effects.clear();
    }

    /// The next moment at which something happens by itself, and why. `None` once the call is over.
    pub fn deadline(&self) -> Option<(CallTime, Timer)> {
        if self.is_over() {
            return None;
        }
        let longest = CallTime::from_ms(self.context.tree.limits.longest_call_ms);
        let end = (longest.max(self.context.now), Timer::LongestCall);
        let late = self.context.drops_digits_until().map(|until| (until, Timer::LateDigits));
        let waits = match (self.state.deadline(), late) {
            (Some(own), Some(late)) if late.0 < own.0 => Some(late),
            (own, late) => own.or(late),
        };
        Some(waits.filter(|waits| waits.0 < end.0).unwrap_or(end))
    }

    /// The tree that answers.
    pub fn tree(&self) -> &'t Tree {
        self.context.tree
    }

    /// How many bytes it keeps beside its own size: the menus it came through.
    pub(crate) fn kept_bytes(&self) -> usize {
        size_of_val(self.context.path()) + size_of_val(&*self.context.withheld)
    }

    /// The line that was dialed.
    pub fn line(&self) -> LineId {
        self.context.line
    }

    /// The language the call is held in.
    pub fn language(&self) -> LanguageId {
        self.context.language
    }

    /// The wall clock, in the zone of the tree, at the moment of the last input.
    pub fn instant(&self) -> DateTime<Tz> {
        self.context.instant().with_timezone(&self.context.tree.zone)
    }

    /// The moment of the last input.
    pub fn now(&self) -> CallTime {
        self.context.now
    }

    /// Whether the call has ended.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over(_))
    }

    /// Where the call is, as far as that decides what can still happen. `None` while keys come to
    /// nothing, and once the call is over.
    pub fn shape(&self, memory: Memory) -> Option<Shape> {
        self.state.asked().map(|asked| Shape::new(asked, memory, &self.context))
    }

    /// The team at which it rings: what comes next is [`Input::TransferEnded`].
    pub fn ringing(&self) -> Option<TeamId> {
        self.state.rings()
    }

    /// What it waits to be told: what comes next is [`Input::Decided`].
    pub fn deciding(&self) -> Option<Decision> {
        self.state.decides()
    }

    /// The queue that the caller wants to join: what comes next is [`Input::Queue`] with the joining.
    pub fn joining(&self) -> Option<(QueueId, JoinId)> {
        self.state.in_line().filter(|line| !line.waits).map(|line| (line.queue, line.join))
    }

    /// The queue in which the caller waits, and which joining of it that is.
    pub fn waiting(&self) -> Option<(QueueId, JoinId)> {
        self.state.in_line().filter(|line| line.waits).map(|line| (line.queue, line.join))
    }

    /// Whether the present menu offers the option at this place: it is not outside the option's own hours.
    pub fn offers(&self, place: usize) -> bool {
        self.context.withheld.iter().all(|withheld| usize::from(*withheld) != place)
    }

    /// Whether a key that is pressed now counts: the caller is asked something, and nothing is being
    /// said that must be heard.
    pub fn listens(&self) -> bool {
        self.state.key_handling() == KeyHandling::Listens
            && self.context.speech.may_be_cut(self.context.tree)
    }

    /// Whether a key that is pressed now cuts short what is being said, and is left to what follows:
    /// nothing is asked yet, or something must be heard before an answer counts.
    pub fn may_be_skipped(&self) -> bool {
        let speech = &self.context.speech;
        let handling = self.state.key_handling();
        !matches!(handling, KeyHandling::Ignores | KeyHandling::Keeps)
            && !self.listens()
            && speech.may_be_cut_now(self.context.tree)
    }

    /// Whether something is being said.
    pub(crate) fn is_speaking(&self) -> bool {
        self.context.speech.is_speaking()
    }

    /// Whether it is saying something during which wrong keys are ignored: they count after it.
    pub(crate) fn ignores_wrong_keys(&self) -> bool {
        let asked = self.state.asked();
        self.is_speaking() && asked.is_some_and(|asked| asked.ignores_wrong_keys())
    }

    /// Whether a key that is pressed while something must be heard is kept for what follows.
    pub fn keeps_type_ahead(&self) -> bool {
        self.state.keeps_type_ahead(&self.context)
    }

    /// One key for each different thing that a key can do now; what any other key does, one of
    /// these does, too.
    pub fn keys_that_differ(&self) -> Choices {
        let mut keys = self.state.keys_that_differ(self.context.tree);
        keys.extend(self.context.late_keys().and_then(|late| late.terminator));
        keys
    }

    /// The same call, as if it had been answered at another instant and come here in no time: a
    /// walk of all calls goes on from one place at many hours.
    #[must_use]
    pub fn as_if_at(&self, instant: DateTime<Utc>) -> Self {
        let elapsed_ms = self.context.now.as_ms();
        let state = self.state.clone().earlier(elapsed_ms);
        Self { context: self.context.clone().answered_at(instant), state }
    }

    /// Something became due.
    fn wake(&mut self, due: CallTime, timer: Timer) {
        self.context.now = due;
        if timer == Timer::LongestCall {
            let ending = self.state.outcome().unwrap_or(Ending::GaveUp);
            self.state = State::end(ending, Side::Line, &mut self.context);
        } else if timer == Timer::LateDigits {
            self.context.forget_late_keys();
        } else {
            self.change(|state, context| state.due(timer, context));
            self.settle();
        }
    }

    /// Hands out the keys typed ahead as far as they count now, then says what is to be said.
    fn settle(&mut self) {
        while !self.context.ahead.is_empty() {
            self.context.drop_late_keys();
            if self.context.ahead.is_empty() {
                break;
            }
            let handling = self.state.key_handling();
            if handling == KeyHandling::Ignores {
                self.context.ahead.clear();
                break;
            }
            if handling == KeyHandling::Keeps {
                break;
            }
            if self.drops_wrong_key() {
                continue;
            }
            let context = &mut self.context;
            if context.speech.cut(context.tree, &mut context.effects) == Cut::MustHear {
                if !self.state.keeps_type_ahead(&self.context) {
                    self.context.ahead.clear();
                }
                break;
            }
            let heard = if handling == KeyHandling::Listens {
                self.context.ahead.take_first()
            } else {
                None
            };
            self.change(|state, context| match heard {
                Some(key) => state.key(key, context),
                None => state.spoken(context),
            });
        }
        self.context.go_on();
    }

    /// A wrong key does nothing while something is being said, where the file says so.
    fn drops_wrong_key(&mut self) -> bool {
        let Context { tree, ahead, speech, .. } = &mut self.context;
        let ignored =
            speech.is_speaking() && ahead.first().is_some_and(|key| self.state.ignores(*key, tree));
        ignored && ahead.take_first().is_some()
    }

    fn change(&mut self, step: impl FnOnce(State, &mut Context<'t>) -> State) {
        let state = std::mem::replace(&mut self.state, Over.into());
        self.state = step(state, &mut self.context);
    }
}
