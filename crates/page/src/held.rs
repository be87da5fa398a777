//! The call that a page holds: keys in, effects out, and back again.
//!
//! A call is a function of what happens to it. What the page passes on is kept as steps, so that a key
//! can be taken back: the steps before it are taken again.

use chrono::{DateTime, SecondsFormat, Utc};
use phonetree_core::call::{CallTime, Decided, Input, TransferOutcome};
use phonetree_core::drive::Ongoing;
use phonetree_core::menu::{Key, LineId, ReaderLanguage, Tree};
use phonetree_core::script::{Caller, DialString, Event, PlannedLine, Transcript};

use crate::asked::{Assumed, CallWish, PromptEnds};
use crate::desk::{OpenMenu, Refused};
use crate::phone::PagePhone;
use crate::told::CallAnswer;

/// The most keys that a link presses.
const MOST_KEYS: usize = 500;
/// The most that a link assumes.
const MOST_ASSUMED: usize = 500;

/// A call, and how it came to where it is.
pub(crate) struct HeldCall {
    pub(crate) menu: &'static OpenMenu,
    pub(crate) line: LineId,
    pub(crate) at: DateTime<Utc>,
    ends: PromptEnds,
    /// Undo is not part of a drill: a real call can't be set back.
    pub(crate) drill: bool,
    /// When the caller hangs up at the latest.
    limit: Option<CallTime>,
    pub(crate) assumed: Assumed,
    /// A caller without a plan, who finds what is assumed.
    finds: Caller,
    pub(crate) ongoing: Ongoing<'static>,
    pub(crate) phone: PagePhone,
    steps: Vec<Step>,
    /// How far it was held.
    pub(crate) now: CallTime,
    /// The language of what is said beside it.
    pub(crate) reader: ReaderLanguage,
}

/// Something that the page passed on to the call.
#[derive(Clone, Copy, Debug)]
enum Step {
    /// Everything that is due by then happened.
    Until(CallTime),
    /// This came, after all that was due before.
    Input(CallTime, Input),
}

impl HeldCall {
    /// A line picks up, and the keys that are wished are pressed.
    pub(crate) fn answer(
        menu: &'static OpenMenu,
        line: LineId,
        at: DateTime<Utc>,
        wish: &CallWish,
        reader: ReaderLanguage,
    ) -> Result<(Self, CallAnswer), Refused> {
        let keys = wish.keys.as_deref().unwrap_or_default();
        if keys.len() > MOST_KEYS {
            return Err(format!("too many keys: at most {MOST_KEYS}").into());
        }
        let has_keys = !keys.is_empty();
        let keys: DialString = keys.parse()?;
        let finds = finds(&menu.tree, &wish.assumed)?;
        let limit = wish.limit.map(|limit| limit.0);
        let by_lengths = wish.prompts == PromptEnds::Lengths || has_keys;
        let (call, ends) = ((menu, line, at, reader), (wish.prompts, limit));
        let world = (finds, wish.assumed.clone());
        let mut call = Self::begin(call, ends, wish.drill, by_lengths, world);
        if has_keys {
            call.phone.caller.dial(&keys);
            call.press_all();
            if wish.prompts == PromptEnds::Page {
                // From here on the page says when a prompt ends; until here its length did.
                let to = call.now;
                let ends = call.phone.plays.iter().filter(|(.., end)| *end < to);
                let ends = ends.map(|(play, _, end)| (*end, Input::Played(*play)));
                let acts = call.steps.iter().filter_map(Step::input).chain(ends);
                let mut acts: Vec<(CallTime, Input)> = acts.collect();
                acts.sort_by_key(|(at, _)| *at);
                let steps = acts.into_iter().map(|(at, input)| Step::Input(at, input)).collect();
                call.hold_again(steps, to);
            }
        }
        let answer = call.told(false);
        Ok((call, answer))
    }

    fn begin(
        (menu, line, at, reader): (&'static OpenMenu, LineId, DateTime<Utc>, ReaderLanguage),
        (ends, limit): (PromptEnds, Option<CallTime>),
        drill: bool,
        by_lengths: bool,
        (finds, assumed): (Caller, Assumed),
    ) -> Self {
        let mut phone = PagePhone::new(menu, at, by_lengths, finds.clone());
        let mut ongoing = Ongoing::answer(&menu.tree, line, at, &mut phone);
        if let Some(limit) = limit {
            ongoing.put(limit, Input::HungUp);
        }
        let (steps, now) = (Vec::new(), CallTime::ANSWER);
        Self {
            menu,
            line,
            at,
            ends,
            drill,
            limit,
            assumed,
            finds,
            ongoing,
            phone,
            steps,
            now,
            reader,
        }
    }

    /// Lets the caller press every key that is planned, each at the first moment it can count.
    fn press_all(&mut self) {
        while let Some(due) = self.ongoing.due() {
            let acts = self.phone.caller.acts_by(self.now, due);
            let Some((at, _)) = acts.first().copied() else {
                if self.phone.caller.is_at_end() {
                    return;
                }
                self.step(Step::Until(due));
                continue;
            };
            for (_, input) in acts {
                self.step(Step::Input(at, input));
            }
        }
    }

    /// Takes a step, and keeps it.
    fn step(&mut self, step: Step) {
        self.steps.push(step);
        match step {
            Step::Until(until) => {
                self.ongoing.catch_up(until, &mut self.phone);
                self.now = self.now.max(until);
            }
            Step::Input(at, input) => {
                if at > CallTime::ANSWER {
                    self.ongoing.catch_up(at.earlier(1), &mut self.phone);
                }
                self.ongoing.put(at, input);
                // Of what happens at this moment it comes first.
                self.ongoing.step(&mut self.phone);
                self.now = self.now.max(at);
            }
        }
    }

    /// Takes these steps from the answer on, up to a moment.
    fn hold_again(&mut self, steps: Vec<Step>, to: CallTime) {
        let ends = (self.ends, self.limit);
        let call = (self.menu, self.line, self.at, self.reader);
        let by_lengths = self.ends == PromptEnds::Lengths;
        let world = (self.finds.clone(), self.assumed.clone());
        *self = Self::begin(call, ends, self.drill, by_lengths, world);
        for step in steps {
            self.step(step);
        }
        if to > CallTime::ANSWER {
            self.step(Step::Until(to.earlier(1)));
        }
        self.now = to;
    }

    /// A key is pressed.
    pub(crate) fn press(&mut self, key: Key, at: CallTime) -> CallAnswer {
        self.input(at, Input::Key(key))
    }

    /// The caller hangs up.
    pub(crate) fn hang_up(&mut self, at: CallTime) -> CallAnswer {
        self.input(at, Input::HungUp)
    }

    /// The caller hangs up, wherever the call is.
    pub(crate) fn end(&mut self) {
        self.input(self.now, Input::HungUp);
    }

    /// A prompt was heard to its end, by its number.
    pub(crate) fn played(&mut self, play: u32, at: CallTime) -> CallAnswer {
        let found = usize::try_from(play).ok().and_then(|play| self.phone.plays.get(play));
        match found {
            Some((play, ..)) => self.input(at, Input::Played(*play)),
            None => self.told(false),
        }
    }

    /// Time has passed.
    pub(crate) fn until(&mut self, until: CallTime) -> CallAnswer {
        if self.ongoing.due().is_some_and(|due| due <= until) {
            self.step(Step::Until(until));
        } else {
            self.now = self.now.max(until);
        }
        self.told(false)
    }

    fn input(&mut self, at: CallTime, input: Input) -> CallAnswer {
        if self.ongoing.ending().is_none() {
            self.step(Step::Input(at.max(self.now), input));
        }
        self.told(false)
    }

    /// As it was just before the last key; at the answer where there was none.
    pub(crate) fn undo(&mut self) -> Result<CallAnswer, Refused> {
        self.may_be_set_back()?;
        let is_key = |step: &Step| matches!(step, Step::Input(_, Input::Key(_)));
        let (steps, to) = match self.steps.iter().rposition(is_key) {
            Some(last) => (self.steps[..last].to_vec(), self.steps[last].at()),
            None => (Vec::new(), CallTime::ANSWER),
        };
        self.hold_again(steps, to);
        Ok(self.told(true))
    }

    /// At the beginning of what was said last.
    pub(crate) fn again(&mut self) -> Result<CallAnswer, Refused> {
        self.may_be_set_back()?;
        let (_, begin, _) = *self.phone.plays.last().ok_or("nothing has been said yet")?;
        let pressed = |step: &Step| matches!(step, Step::Input(at, Input::Key(_)) if *at > begin);
        if self.steps.iter().any(pressed) {
            return Err("nothing has been said since that key".into());
        }
        let kept = self.steps.iter().filter(|step| step.at() <= begin);
        let steps = kept.copied().collect();
        self.hold_again(steps, begin);
        self.step(Step::Until(begin));
        Ok(self.told(true))
    }

    /// The same line at the same moment, from the answer on.
    pub(crate) fn call_again(&mut self) -> Result<CallAnswer, Refused> {
        self.may_be_set_back()?;
        self.hold_again(Vec::new(), CallTime::ANSWER);
        Ok(self.told(true))
    }

    fn may_be_set_back(&self) -> Result<(), Refused> {
        match self.drill {
            true => Err("not during practice: a real call can't be rewound".into()),
            false => Ok(()),
        }
    }

    /// The line that was called, and what happened.
    pub(crate) fn held(&self) -> (LineId, &[Event]) {
        (self.line, &self.phone.events)
    }

    /// Whether it is the call of a drill.
    pub(crate) fn is_drill(&self) -> bool {
        self.drill
    }

    /// What happened, as a written call.
    pub(crate) fn written(&self) -> String {
        let events = &self.phone.events;
        let when = events.first().map(|event| event.at.to_rfc3339_opts(SecondsFormat::Secs, false));
        let name = format!("{} at {}", self.menu.tree[self.line].id, when.unwrap_or_default());
        Transcript::new(name, events.clone()).to_string()
    }

    /// What is new, and where the call is.
    fn told(&mut self, again: bool) -> CallAnswer {
        let effects = std::mem::take(&mut self.phone.told);
        CallAnswer { again, effects, call: self.standing() }
    }
}

/// A caller who finds what is assumed; all else is as usual.
fn finds(tree: &Tree, Assumed { set, ring, agent_free }: &Assumed) -> Result<Caller, Refused> {
    let mut caller = Caller::default();
    let unknown = |said: &str| format!("this menu knows nothing of `{said}`");
    if set.len() + ring.len() + agent_free.len() > MOST_ASSUMED {
        return Err(format!("too much is assumed: at most {MOST_ASSUMED}").into());
    }
    for said in set {
        let (name, position) = said.split_once('=').unwrap_or((said, "on"));
        let is_on = [("on", true), ("off", false)].into_iter().find(|(it, _)| *it == position);
        let (switch, (_, is_on)) = tree.switch_for(name).zip(is_on).ok_or_else(|| unknown(said))?;
        caller.expect_decided(Decided::Switch(switch, is_on));
    }
    for said in ring {
        let (name, outcome) = said.split_once('=').unwrap_or((said, ""));
        let outcome = TransferOutcome::named(outcome);
        let (team, outcome) = tree.team_for(name).zip(outcome).ok_or_else(|| unknown(said))?;
        caller.expect_ring(team, outcome);
    }
    for said in agent_free {
        let (name, when) = said.split_once('=').unwrap_or((said, ""));
        let line: PlannedLine = when.parse().map_err(|_| unknown(said))?;
        let queues = tree.queues_for(name);
        if queues.is_empty() {
            return Err(unknown(said).into());
        }
        for queue in queues {
            caller.expect_line(queue, line.clone());
        }
    }
    Ok(caller)
}

impl Step {
    fn at(&self) -> CallTime {
        match self {
            Self::Until(at) | Self::Input(at, _) => *at,
        }
    }

    fn input(&self) -> Option<(CallTime, Input)> {
        match self {
            Self::Until(_) => None,
            Self::Input(at, input) => Some((*at, *input)),
        }
    }
}
