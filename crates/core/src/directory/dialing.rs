//! How a call is dialed: played by the engine, so that its seconds and pauses are those of a call.
//!
//! Two callers take the same way. One knows it by heart and presses every key at the first moment
//! it counts: where prompts can be cut that is at once, and this is the time the best call takes.
//! The other is a telephone that dials a stored number. It can't hear, so it must not press too
//! early: it waits until what comes before the options has been said (a greeting, a notice: what
//! a real line is least likely to let one cut), and until their end where they can't be cut. It
//! pauses in whole commas, at least one: a line takes a moment to pick up. To come late costs a
//! second or two; to come early costs the call.

use chrono::{DateTime, Utc};

use super::route_step::RouteStep;
use crate::call::{Action, CallTime, Effect, Input, Report};
use crate::drive::{Inbox, Performer, Phone, drive};
use crate::menu::{Key, Lengths, LineId, Node, Role, Tree};
use crate::script::{COMMA_MS, Caller, Rehearsal};

/// How a call is dialed, and how long it takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dialing {
    /// What to dial, with a comma for every two seconds to wait: `tel:+18007904661,,1`. It ends
    /// where digits are asked for that only the caller knows, and is the bare number where no
    /// pauses of whole commas get through. `#` is `%23`, as in any URI (RFC 3986, section 2.2).
    pub tel: String,
    /// From the answer of the line until the team answers (or the node speaks), in milliseconds, for
    /// a caller who presses every key at the first moment it counts.
    pub connected_ms: u64,
}

/// Dials a way to a node at an instant. `None` where the call does not reach it that way then.
pub(super) fn dial(
    tree: &Tree,
    lengths: &Lengths,
    line: LineId,
    steps: &[RouteStep],
    to: Node,
    at: DateTime<Utc>,
) -> Option<Dialing> {
    let count = steps.iter().filter(|step| **step != RouteStep::StayOn).count();
    let answers: Vec<PressedAtPrompt> = steps.iter().flat_map(|step| answers(tree, step)).collect();
    let mut by_heart = Caller::default();
    answers.iter().flat_map(|answer| &answer.keys).for_each(|key| by_heart.press(*key));
    let mut reached = Reached::new(to, count);
    let watch = |at, effect: &Effect| reached.watch(tree, at, effect);
    drive(tree, line, at, &mut Rehearsal::new(by_heart, lengths, watch));
    let connected_ms = reached.connected?.as_ms();

    let mut stored = Stored::new(&answers, tree, lengths, Reached::new(to, count));
    drive(tree, line, at, &mut stored);
    let pauses_fit = stored.reached.connected.is_some();
    let dialed = if pauses_fit { stored.dialed.as_str() } else { "" };
    let number = &tree[line].number;
    let extension = number.extension().map_or_else(String::new, |it| format!(",,{it}"));
    Some(Dialing { tel: format!("tel:{number}{extension}{dialed}"), connected_ms })
}

/// What is pressed when a prompt asks for it.
struct PressedAtPrompt {
    keys: Vec<Key>,
    /// Whether every caller presses the same.
    known: bool,
}

/// One answer for each time that something is asked. Digits which only the caller knows are stood
/// in for by zeros, as few as count.
fn answers(tree: &Tree, step: &RouteStep) -> Vec<PressedAtPrompt> {
    match step {
        RouteStep::StayOn => Vec::new(),
        RouteStep::Press(keys) => vec![PressedAtPrompt { keys: keys.to_vec(), known: true }],
        RouteStep::Enter(id) => {
            let entry = &tree[*id];
            let zeros = Key::from_char('0').into_iter().cycle().take(usize::from(entry.fewest));
            let ended = entry.terminator.filter(|_| entry.fewest < entry.most);
            let digits = PressedAtPrompt { keys: zeros.chain(ended).collect(), known: false };
            let right =
                PressedAtPrompt { keys: Key::from_char('1').into_iter().collect(), known: false };
            let confirm = entry.confirm.map(|_| right);
            [digits].into_iter().chain(confirm).collect()
        }
    }
}

/// Watches whether a call gets to a node, and when.
struct Reached {
    to: Node,
    /// Options to take and values to enter before that.
    steps: usize,
    connected: Option<CallTime>,
}

impl Reached {
    fn new(to: Node, steps: usize) -> Self {
        Self { to, steps, connected: None }
    }

    fn watch(&mut self, tree: &Tree, at: CallTime, effect: &Effect) {
        if matches!(effect, Effect::Report(Report::Chosen { .. } | Report::Entered { .. })) {
            self.steps = self.steps.saturating_sub(1);
        }
        let there = match (self.to, effect) {
            // A team counts once it answers, not while it rings.
            (Node::Team(team), Effect::Do(Action::Play { utterance, .. })) => {
                utterance.prompt == tree[team].connected
            }
            (Node::Team(_), _) => false,
            (to, effect) => *effect == Effect::Report(Report::Reached(to)),
        };
        if there && self.steps == 0 && self.connected.is_none() {
            self.connected = Some(at);
        }
    }
}

/// A telephone that dials a stored number, and what that number turns out to be.
struct Stored<'a> {
    answers: std::slice::Iter<'a, PressedAtPrompt>,
    tree: &'a Tree,
    lengths: &'a Lengths,
    reached: Reached,
    /// Commas and keys.
    dialed: String,
    /// When the last key was pressed; the answer, before the first.
    last: CallTime,
    /// Whether all that was pressed so far is the same for every caller.
    known: bool,
}

impl<'a> Stored<'a> {
    fn new(
        answers: &'a [PressedAtPrompt],
        tree: &'a Tree,
        lengths: &'a Lengths,
        reached: Reached,
    ) -> Self {
        let (answers, last) = (answers.iter(), CallTime::ANSWER);
        Self { answers, tree, lengths, reached, dialed: String::new(), last, known: true }
    }

    /// Presses what comes next, no earlier than at a moment.
    fn press(&mut self, ready: CallTime, inbox: &mut Inbox) {
        let Some(answer) = self.answers.next() else { return };
        let commas = ready.as_ms().saturating_sub(self.last.as_ms()).div_ceil(COMMA_MS).max(1);
        self.last = self.last + commas * COMMA_MS;
        self.known &= answer.known;
        if self.known {
            self.dialed.extend((0..commas).map(|_| ','));
        }
        for key in &answer.keys {
            inbox.put(self.last, Input::Key(*key));
            match (self.known, *key == Key::HASH) {
                (true, true) => self.dialed.push_str("%23"),
                (true, false) => self.dialed.push(key.as_char()),
                (false, _) => {}
            }
        }
    }
}

impl Performer for Stored<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.reached.watch(self.tree, at, effect);
        let Effect::Do(action) = effect else { return };
        let end = inbox.simulate(at, action, self.lengths);
        let (Some(end), Action::Play { utterance, barge_in, .. }) = (end, action) else { return };
        let role = self.tree[utterance.prompt].role;
        if matches!(role, Role::Options | Role::Ask | Role::Confirm | Role::Names(_)) {
            // At the very end a key would still come before the end, and be lost.
            self.press(if *barge_in { at } else { end + 1 }, inbox);
        }
    }
}

impl Phone for Stored<'_> {
    /// All it does is known beforehand: what it waits for is in the inbox.
    fn wait(&mut self, _until: CallTime, _inbox: &mut Inbox) {}
}
