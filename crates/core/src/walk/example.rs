//! A call that shows something, as one can make it again: a line, an instant, keys.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};

use super::spot::Act;
use super::timeline::{Asks, Timeline};
use super::walker::Visit;
use super::worlds::Worlds;
use crate::call::{Call, CallTime, Effect, Report};
use crate::drive::{Inbox, Ongoing, Performer, Phone, drive};
use crate::menu::{Key, Lengths, LineId, Tree};
use crate::script::{Caller, Rehearsal};

/// A call that shows something, as one can make it again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// The line to dial.
    pub line: LineId,
    /// When it answers.
    pub at: DateTime<Utc>,
    /// What to press, as a dial string: a comma waits two seconds.
    pub keys: String,
}

impl Example {
    /// Makes the call, without sound and in no time; `tell` gets every effect, at its moment.
    pub fn replay(&self, tree: &Tree, lengths: &Lengths, tell: impl FnMut(CallTime, &Effect)) {
        drive(tree, self.line, self.at, &mut Rehearsal::new(self.caller(), lengths, tell));
    }

    /// The same, and with every effect the call as it was left by it.
    pub(super) fn watch(
        &self,
        tree: &Tree,
        lengths: &Lengths,
        mut see: impl FnMut(&Call<'_>, CallTime, &Effect),
    ) {
        let mut phone =
            Watched { phone: Rehearsal::new(self.caller(), lengths, |_, _| {}), seen: Vec::new() };
        let mut ongoing = Ongoing::answer(tree, self.line, self.at, &mut phone);
        loop {
            phone.seen.drain(..).for_each(|(at, effect)| see(ongoing.call(), at, &effect));
            if ongoing.wait_on(&mut phone).is_none() {
                return;
            }
        }
    }

    fn caller(&self) -> Caller {
        Caller::from_dial_string(&self.keys).unwrap_or_default()
    }

    /// The command that makes the call.
    pub fn command(&self, tree: &Tree, menu: Option<&str>) -> String {
        let menu = menu.map_or_else(String::new, |menu| format!(" --menu {menu}"));
        let keys = match self.keys.as_str() {
            "" => " --keys \"\"".to_owned(),
            keys => format!(" --keys \"{keys}\""),
        };
        let at = self.at.with_timezone(&tree.zone).to_rfc3339_opts(SecondsFormat::AutoSi, false);
        format!(
            "phonetree call {}{menu} --at {at}{keys} --fast",
            tree[self.line].number.as_written().replace(' ', "")
        )
    }
}

/// A phone that keeps what it was asked, until someone looks.
struct Watched<'a> {
    phone: Rehearsal<'a, fn(CallTime, &Effect)>,
    seen: Vec<(CallTime, Effect)>,
}

impl Performer for Watched<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.phone.perform(at, effect, inbox);
        self.seen.push((at, effect.clone()));
    }
}

impl Phone for Watched<'_> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        self.phone.wait(until, inbox);
    }
}

/// What a caller does in a call that was walked.
#[derive(Clone, Debug)]
pub(super) struct Plan {
    line: LineId,
    /// Each key with the moment at which it counts, in milliseconds since the answer.
    presses: Vec<(u64, Key)>,
    /// In which worlds it ends, and whether time turns on the way.
    worlds: Worlds,
    turned: bool,
    /// When it does, where the caller waits for it: in milliseconds since the answer.
    awaited_ms: Option<u64>,
}

/// What a plan is carried out on.
#[derive(Clone, Copy)]
pub(super) struct Stage<'s> {
    pub(super) tree: &'s Tree,
    pub(super) lengths: &'s Lengths,
    pub(super) asks: &'s Asks,
    pub(super) timeline: &'s Timeline,
}

impl Plan {
    /// These keys, each at its moment, at one hour.
    pub(super) fn of(line: LineId, presses: &[(u64, Key)]) -> Self {
        Self {
            line,
            presses: presses.to_vec(),
            worlds: Worlds::one(0),
            turned: false,
            awaited_ms: None,
        }
    }

    /// The call at an instant as a dial string, if one can make it.
    pub(super) fn dialled(&self, stage: Stage<'_>, at: DateTime<Utc>) -> Option<Example> {
        let keys = self.dial_string(self.presses.len(), stage, at)?;
        Some(Example { line: self.line, at, keys })
    }

    /// The way to a visit, and one act more.
    pub(super) fn new(
        visits: &[Visit],
        last: Option<usize>,
        act: Act,
        worlds: &Worlds,
        turns: bool,
    ) -> Option<Self> {
        let (mut presses, mut line, mut turned, mut awaited_ms) =
            (Vec::<(u64, Key)>::new(), None, turns, None);
        let (mut from, mut act) = (last, act);
        loop {
            let before = from.map(|visit| &visits[visit]);
            let ms = before.map_or(0, |visit| visit.ms);
            match act {
                Act::Press(key) => presses.push((ms, key)),
                Act::Dial(dialled) => line = Some(dialled),
                Act::Wait => {}
                // The caller does nothing until a whole second, and is that much later with the rest.
                Act::Turn => {
                    let turn = (ms / 1_000 + 1) * 1_000;
                    for (at, _) in &mut presses {
                        *at += turn - ms;
                    }
                    awaited_ms = Some(turn);
                }
            }
            let Some(visit) = before else { break };
            turned |= visit.turned;
            (from, act) = (visit.from, visit.act);
        }
        presses.reverse();
        Some(Self { line: line?, presses, worlds: worlds.clone(), turned, awaited_ms })
    }

    /// The call, at an instant at which it `shows` what it is to show when it is made again. `None`
    /// where no such instant is found: where hours change faster than the call goes, or a comma is
    /// too long a pause.
    pub(super) fn example(
        &self,
        stage: Stage<'_>,
        shows: &mut dyn FnMut(&Example) -> bool,
    ) -> Option<Example> {
        let shown = |at, keys| {
            let example = Example { line: self.line, at, keys };
            shows(&example).then_some(example)
        };
        self.shown_at(stage, shown)
    }

    /// The first call that shows it, by pauses as telephones know them; else by exact ones.
    fn shown_at(
        &self,
        stage: Stage<'_>,
        mut shown: impl FnMut(DateTime<Utc>, String) -> Option<Example>,
    ) -> Option<Example> {
        let exact = self.exactly();
        self.instants(stage).into_iter().find_map(|at| {
            let commas = self.dial_string(self.presses.len(), stage, at);
            commas.and_then(|keys| shown(at, keys)).or_else(|| shown(at, exact.clone()))
        })
    }

    /// The keys with a pause before each that ends at the very moment at which it counts.
    fn exactly(&self) -> String {
        let mut before = 0;
        let press = |(at, key): &(u64, Key)| {
            let pause = at - before;
            before = *at;
            format!("{{{pause}ms}}{key}")
        };
        self.presses.iter().map(press).collect()
    }

    /// Instants at which it may show it.
    fn instants(&self, stage: Stage<'_>) -> Vec<DateTime<Utc>> {
        let worlds = &stage.timeline.worlds;
        if !self.turned {
            return self.worlds.iter().map(|world| worlds[world].longest.from).collect();
        }
        let turns = stage.timeline.turns.iter().filter(|turn| self.worlds.has(turn.after));
        let instants = turns.flat_map(|turn| {
            let awaited = self.awaited_ms.and_then(|ms| i64::try_from(ms).ok());
            let moments = self.moments(stage, worlds[turn.before].longest.from);
            awaited.into_iter().chain(moments).map(|ms| turn.at - TimeDelta::milliseconds(ms))
        });
        instants.collect()
    }

    /// Moments of the call at which time may turn so that it makes a difference: just before the
    /// clock is asked once more, or after it was asked for the last time. In milliseconds, whole seconds where there are some.
    fn moments(&self, stage: Stage<'_>, at: DateTime<Utc>) -> Vec<i64> {
        let mut asked = Vec::new();
        for keys in 0..=self.presses.len() {
            let Some(keys) = self.dial_string(keys, stage, at) else { break };
            Example { line: self.line, at, keys }.replay(
                stage.tree,
                stage.lengths,
                |at, effect| {
                    if let Effect::Report(Report::Reached(node)) = effect
                        && !stage.asks.of(*node).is_empty()
                    {
                        asked.push(i64::try_from(at.as_ms()).unwrap_or(i64::MAX));
                    }
                },
            );
        }
        asked.sort_unstable();
        asked.dedup();
        let whole = |before: i64, ms: i64| {
            if ms / 1_000 * 1_000 > before { ms / 1_000 * 1_000 } else { ms }
        };
        // Or once it was asked for the last time: then the caller is in the middle of something.
        let last = asked.last().map(|ms| (ms / 1_000 + 1) * 1_000);
        asked.windows(2).map(|pair| whole(pair[0], pair[1])).chain(last).collect()
    }

    /// The first so many keys as a dial string. Each key is pressed no earlier after the one before
    /// it than the plan says: pauses are as long as they need be, found by making the call.
    fn dial_string(&self, count: usize, stage: Stage<'_>, at: DateTime<Utc>) -> Option<String> {
        let mut keys = String::new();
        let (mut planned_before, mut pressed_before) = (0, 0);
        for (n, (planned, key)) in self.presses.iter().take(count).enumerate() {
            let gap = planned - planned_before;
            let mut pauses = 0;
            let pressed = loop {
                let attempt = format!("{keys}{}{key}", ",".repeat(pauses));
                let pressed =
                    pressed_at(&Example { line: self.line, at, keys: attempt.clone() }, n, stage)?;
                if pressed >= pressed_before + gap {
                    keys = attempt;
                    break pressed;
                }
                let missing = usize::try_from(pressed_before + gap - pressed).ok()?;
                pauses += missing.div_ceil(PAUSE_MS);
            };
            (planned_before, pressed_before) = (*planned, pressed);
        }
        Some(keys)
    }
}

/// How long a comma waits, in milliseconds.
const PAUSE_MS: usize = 2_000;

/// When the n-th key of a call is pressed, in milliseconds since the answer.
fn pressed_at(example: &Example, n: usize, stage: Stage<'_>) -> Option<u64> {
    let mut pressed = Vec::new();
    example.replay(stage.tree, stage.lengths, |at, effect| {
        if matches!(effect, Effect::Report(Report::Pressed(_))) {
            pressed.push(at.as_ms());
        }
    });
    pressed.get(n).copied()
}
