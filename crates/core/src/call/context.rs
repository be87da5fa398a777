//! What a call remembers while its states come and go.

use chrono::{DateTime, Utc};
use smallvec::SmallVec;

use super::decision::{Decision, Remembered};
use super::effect::{Action, Effects, JoinId, Report};
use super::speech::Speech;
use super::time::CallTime;
use super::utterance::{Utterance, Value};
use crate::menu::{
    BranchId, Closing, EntryId, Gap, Key, Keys, LanguageId, LineId, MenuId, PromptId, SwitchId,
    Team, Timings, Tree, When,
};

/// The memory of a call: where the caller has been, what was entered and typed
/// ahead, what is being said, and the effects of the input at hand.
#[derive(Clone, Debug)]
pub(super) struct Context<'t> {
    pub(super) tree: &'t Tree,
    pub(super) line: LineId,
    answered: DateTime<Utc>,
    pub(super) now: CallTime,
    pub(super) language: LanguageId,
    /// The menus the caller came through; the last is the present one.
    path: SmallVec<[MenuId; 8]>,
    values: SmallVec<[(EntryId, Keys); 1]>,
    /// How often it reached branches that count this.
    visits: SmallVec<[(BranchId, u8); 2]>,
    /// The options of the present menu that are not offered, by their places.
    pub(super) withheld: Box<[u16]>,
    /// What it was told that holds for the whole call.
    pub(super) told: Remembered,
    /// Keys pressed before they were asked for.
    pub(super) ahead: Keys,
    /// Keys that mean nothing, because they come late.
    late_keys: Option<LateKeys>,
    /// How often the caller was put in line.
    joins: u16,
    pub(super) speech: Speech,
    pub(super) effects: Effects,
}

/// Keys that mean nothing, because they come late: to an entry which its last digit has just ended, or to a
/// wrong number which was refused before its end.
#[derive(Clone, Copy, Debug)]
pub(super) struct LateKeys {
    /// Ends the entry or the number, which has ended.
    pub(super) terminator: Option<Key>,
    /// How many digits mean nothing either, each for so long after the one before.
    pub(super) digits: u8,
    within_ms: u64,
    until: CallTime,
}

impl LateKeys {
    /// However many digits there are.
    const ANY_NUMBER: u8 = u8::MAX;

    /// After one digit that meant nothing.
    fn after_a_digit(self, now: CallTime) -> Self {
        let digits = if self.digits == Self::ANY_NUMBER { self.digits } else { self.digits - 1 };
        Self { digits, until: now + self.within_ms, ..self }
    }
}

/// How the call reached a menu.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrival {
    /// For the first time on this path: it greets.
    New,
    /// It was on the path already, which was cut back to it.
    Returned,
}

impl<'t> Context<'t> {
    pub(super) fn new(tree: &'t Tree, line: LineId, answered: DateTime<Utc>) -> Self {
        Self {
            tree,
            line,
            answered,
            now: CallTime::ANSWER,
            language: LanguageId::default(),
            path: SmallVec::new(),
            values: SmallVec::new(),
            visits: SmallVec::new(),
            withheld: Box::default(),
            told: Remembered::default(),
            ahead: Keys::default(),
            late_keys: None,
            joins: 0,
            speech: Speech::default(),
            effects: Effects::default(),
        }
    }

    /// The instant on the wall clock.
    pub(super) fn instant(&self) -> DateTime<Utc> {
        self.now.after(self.answered)
    }

    /// The same memory, as if this moment were the answer, at another instant.
    pub(super) fn answered_at(mut self, instant: DateTime<Utc>) -> Self {
        // What is over stays so: no moment is earlier than the answer.
        let (late, elapsed_ms) = (self.late_keys(), self.now.as_ms());
        self.late_keys =
            late.map(|late| LateKeys { until: late.until.earlier(elapsed_ms), ..late });
        self.answered = instant;
        self.now = CallTime::ANSWER;
        self
    }

    /// Its last digit ended an entry. Its terminator, if that comes next and soon, means nothing more: the
    /// caller was asked to press it. Nor do more digits, where the entry drops them.
    pub(super) fn expect_late_keys(&mut self, terminator: Option<Key>, timings: Timings) {
        let within_ms = timings.inter_digit_ms;
        let digits = if timings.drops_extra_digits { LateKeys::ANY_NUMBER } else { 0 };
        let until = self.now + within_ms;
        let late = LateKeys { terminator, digits, within_ms, until };
        self.late_keys = (digits > 0 || terminator.is_some()).then_some(late);
    }

    /// A number was refused that may have so many digits more. As long as they come without a pause, they
    /// mean nothing; nor does a `#` at their end.
    pub(super) fn expect_rest(&mut self, digits: usize, within_ms: u64) {
        let digits = u8::try_from(digits).unwrap_or(LateKeys::ANY_NUMBER);
        let (terminator, until) = (Some(Key::HASH), self.now + within_ms);
        self.late_keys = Some(LateKeys { terminator, digits, within_ms, until });
    }

    /// The keys that would mean nothing if they were pressed now.
    pub(super) fn late_keys(&self) -> Option<LateKeys> {
        self.late_keys.filter(|late| self.now <= late.until)
    }

    /// Until when digits are dropped: then the next one counts.
    pub(super) fn drops_digits_until(&self) -> Option<CallTime> {
        self.late_keys().filter(|late| late.digits > 0).map(|late| late.until)
    }

    /// No key comes late anymore.
    pub(super) fn forget_late_keys(&mut self) {
        self.late_keys = None;
    }

    /// Drops the first keys typed ahead as far as they come late to an entry.
    pub(super) fn drop_late_keys(&mut self) {
        while let (Some(late), Some(key)) = (self.late_keys(), self.ahead.first().copied()) {
            let ends = Some(key) == late.terminator;
            let goes_on = late.digits > 0 && key.is_digit() && !ends;
            if ends || goes_on {
                let _ = self.ahead.take_first();
            }
            self.late_keys = goes_on.then(|| late.after_a_digit(self.now));
        }
    }

    /// The menus the caller came through, the present one last.
    pub(super) fn path(&self) -> &[MenuId] {
        &self.path
    }

    pub(super) fn act(&mut self, action: Action) {
        self.effects.push(action);
    }

    pub(super) fn report(&mut self, report: Report) {
        self.effects.push(report);
    }

    /// The caller is put in line once more.
    pub(super) fn join(&mut self) -> JoinId {
        self.joins = self.joins.wrapping_add(1);
        JoinId(self.joins)
    }

    /// Says the next prompt, if nothing is being said.
    pub(super) fn go_on(&mut self) {
        if let Some((play, prompt)) = self.speech.next() {
            let utterance = self.utterance(prompt);
            self.act(Action::Play { play, utterance, barge_in: self.tree[prompt].barge_in });
        }
    }

    /// A prompt as it is said now, with what only this call knows.
    fn utterance(&self, prompt: PromptId) -> Utterance {
        let Self { tree, language, line, .. } = *self;
        let said = self.speech.value();
        let value = |gap: &Gap| match gap {
            Gap::OtherLine(_) => None,
            Gap::Option(place, _) => {
                self.withheld.contains(place).then_some(Value::Withheld(*place))
            }
            Gap::Opens | Gap::Digits | Gap::Position | Gap::Wait => {
                said.filter(|value| value.fills(gap)).cloned()
            }
            Gap::Value(entry) => {
                self.value(*entry).map(|keys| Value::Entered(*entry, keys.clone()))
            }
        };
        let values = tree[prompt].in_language(language).gaps().filter_map(value).collect();
        Utterance { prompt, language, line, values }
    }

    /// Puts a menu at the end of the path. One that is on it already cuts the path back, so that
    /// the states of a call are finite; in a full path the oldest but the first is forgotten.
    pub(super) fn arrive(&mut self, menu: MenuId) -> Arrival {
        if let Some(at) = self.path.iter().position(|passed| *passed == menu) {
            self.path.truncate(at + 1);
            return Arrival::Returned;
        }
        if self.path.len() >= self.tree.limits.path.max(1) {
            self.path.remove(usize::from(self.path.len() > 1));
        }
        self.path.push(menu);
        Arrival::New
    }

    /// The menu before the present one.
    pub(super) fn before(&self) -> Option<MenuId> {
        self.path.iter().rev().nth(1).copied()
    }

    /// The last menu of the call: the present one, or that which the caller came from.
    pub(super) fn last(&self) -> Option<MenuId> {
        self.path.last().copied()
    }

    /// The first menu of the call.
    pub(super) fn first(&self) -> Option<MenuId> {
        self.path.first().copied()
    }

    /// Keeps what was entered, in place of what was entered there before.
    pub(super) fn keep(&mut self, entry: EntryId, value: &Keys) {
        self.values.retain(|(kept, _)| *kept != entry);
        self.values.push((entry, value.clone()));
        self.report(Report::Entered { entry, value: value.clone() });
    }

    /// Whether the condition of a case holds; what must be asked before that is known.
    pub(super) fn holds(&self, branch: BranchId, when: &When) -> Result<bool, Decision> {
        let at = self.instant();
        match when {
            When::During(hours) => Ok(hours.is_open(at)),
            When::Open(team) => {
                let team = &self.tree[*team];
                let is_open = team.hours.as_ref().is_none_or(|hours| hours.is_open(at));
                Ok(is_open && self.closed_by(team)?.is_none())
            }
            When::Switch(switch, on) => Ok(self.is_on(*switch)? == *on),
            When::Entered(entry, place) => {
                let value = self.value(*entry).map(|value| value.as_ref()).unwrap_or_default();
                Ok(self.tree[*entry].asked[*place].iter().any(|test| test.matches(value)))
            }
            When::Times(times) => {
                let visits = self.visits.iter().find(|(known, _)| *known == branch);
                Ok(visits.is_some_and(|(_, count)| count >= times))
            }
            When::Caller(test) => {
                let caller = self.told.caller.ok_or(Decision::Caller)?;
                Ok(caller.passes(test))
            }
            When::Outside(question) => Err(Decision::Outside(*question)),
        }
    }

    /// The switch that closes a team; what must be asked before that is known.
    pub(super) fn closed_by(&self, team: &Team) -> Result<Option<Closing>, Decision> {
        for closing in &team.closings {
            if self.is_on(closing.switch)? {
                return Ok(Some(*closing));
            }
        }
        Ok(None)
    }

    /// The call reaches a branch.
    pub(super) fn visit(&mut self, branch: BranchId) {
        if self.tree[branch].most_times().is_none() {
            return;
        }
        match self.visits.iter_mut().find(|(known, _)| *known == branch) {
            Some((_, count)) => *count = count.saturating_add(1),
            None => self.visits.push((branch, 1)),
        }
    }

    /// How often it reached branches that count this, up to the number that matters to them.
    pub(super) fn counts(&self) -> impl Iterator<Item = (BranchId, u8)> {
        let visits = self.visits.iter();
        visits.filter_map(|(branch, count)| {
            let most = self.tree[*branch].most_times()?;
            Some((*branch, (*count).min(most)))
        })
    }

    /// What holds of the values that were entered, as far as branches ask for it.
    pub(super) fn entered(&self) -> impl Iterator<Item = (EntryId, usize)> {
        let values = self.values.iter();
        values.flat_map(|(entry, value)| {
            self.tree[*entry].holding(value).map(move |place| (*entry, place))
        })
    }

    /// Whether a switch is on; that it must be asked.
    fn is_on(&self, switch: SwitchId) -> Result<bool, Decision> {
        self.told.is_on(switch).ok_or(Decision::Switch(switch))
    }

    /// What was entered there last.
    pub(super) fn value(&self, entry: EntryId) -> Option<&Keys> {
        self.values.iter().find(|(kept, _)| *kept == entry).map(|(_, value)| value)
    }
}
