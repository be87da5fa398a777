//! A call that shows something, so that anyone can make it again: a line, an instant, and keys.

use chrono::{DateTime, SecondsFormat, Utc};

use crate::call::{Call, CallTime, CallerNumber, Decided, Effect, TransferOutcome};
use crate::drive::{Inbox, Ongoing, Performer, Phone, drive};
use crate::menu::{Lengths, LineId, QueueId, TeamId, Tree};
use crate::script::{Caller, PlannedLine, Rehearsal};

/// A call that shows something, so that anyone can make it again.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExampleCall {
    /// The line to dial.
    pub line: LineId,
    /// When it answers.
    pub at: DateTime<Utc>,
    /// What to press, as a dial string: a comma waits two seconds.
    pub keys: String,
    /// What comes of ringing teams, in order; others answer.
    pub rings: Vec<(TeamId, TransferOutcome)>,
    /// What is decided that the call can't know by itself, in the order in which each is asked; all else is
    /// as usual.
    pub decided: Vec<Decided>,
    /// The lines that the caller finds, in order.
    pub lines: Vec<(QueueId, PlannedLine)>,
}

impl ExampleCall {
    /// Makes the call, without sound and without waiting. `tell` gets every effect at its moment.
    pub fn replay(&self, tree: &Tree, lengths: &Lengths, tell: impl FnMut(CallTime, &Effect)) {
        drive(tree, self.line, self.at, &mut Rehearsal::new(self.caller(), lengths, tell));
    }

    /// The same, with each effect and the call as it is after that effect.
    pub(super) fn watch(
        &self,
        tree: &Tree,
        lengths: &Lengths,
        mut see: impl FnMut(&Call<'_>, CallTime, &Effect),
    ) {
        let mut phone = WatchingPhone {
            phone: Rehearsal::new(self.caller(), lengths, |_, _| {}),
            seen: Vec::new(),
        };
        let mut ongoing = Ongoing::answer(tree, self.line, self.at, &mut phone);
        loop {
            phone.seen.drain(..).for_each(|(at, effect)| see(ongoing.call(), at, &effect));
            if ongoing.wait_on(&mut phone).is_none() {
                return;
            }
        }
    }

    /// Whether the call is once as wanted, after whatever happened: also after the end of words, which shows
    /// no effect.
    pub(super) fn comes_to(
        &self,
        tree: &Tree,
        lengths: &Lengths,
        mut wanted: impl FnMut(&Call<'_>) -> bool,
    ) -> bool {
        let mut phone = Rehearsal::new(self.caller(), lengths, |_, _| {});
        let mut ongoing = Ongoing::answer(tree, self.line, self.at, &mut phone);
        loop {
            if wanted(ongoing.call()) {
                return true;
            }
            if ongoing.wait_on(&mut phone).is_none() {
                return false;
            }
        }
    }

    fn caller(&self) -> Caller {
        let mut caller = Caller::from_dial_string(&self.keys).unwrap_or_default();
        self.rings.iter().for_each(|(team, outcome)| caller.expect_ring(*team, *outcome));
        self.decided.iter().for_each(|decided| caller.expect_decided(*decided));
        self.lines.iter().for_each(|(queue, line)| caller.expect_line(*queue, line.clone()));
        caller
    }

    /// The command that makes the call.
    pub fn command(&self, tree: &Tree, menu: Option<&str>) -> String {
        let menu = menu.map_or_else(String::new, |menu| format!(" --menu {menu}"));
        let keys = match self.keys.as_str() {
            "" => " --keys \"\"".to_owned(),
            keys => format!(" --keys \"{keys}\""),
        };
        let at = self.at.with_timezone(&tree.zone).to_rfc3339_opts(SecondsFormat::AutoSi, false);
        let ring = |(team, outcome): &(TeamId, TransferOutcome)| {
            format!(" --ring {}={}", tree[*team].id, outcome.name())
        };
        let rings: String = self.rings.iter().map(ring).collect();
        let decided: String = self.decided.iter().map(|decided| flag(tree, *decided)).collect();
        let line = |(queue, line): &(QueueId, PlannedLine)| {
            format!(" --agent-free {}={line}", tree[*queue].id)
        };
        let lines: String = self.lines.iter().map(line).collect();
        // A shell reads parentheses for itself.
        let number = tree[self.line].number.as_written();
        let number = match number.contains('(') {
            true => format!("\"{number}\""),
            false => number.replace(' ', ""),
        };
        format!("phonetree call {number}{menu} --at {at}{keys}{rings}{decided}{lines} --fast")
    }
}

/// What was decided, as an option of the command.
fn flag(tree: &Tree, decided: Decided) -> String {
    let yes_or_no = |yes| if yes { "yes" } else { "no" };
    match decided {
        Decided::Switch(switch, on) => {
            format!(" --set {}={}", tree[switch].id, if on { "on" } else { "off" })
        }
        Decided::Caller(CallerNumber::Withheld) => " --from withheld".to_owned(),
        Decided::Caller(number) => {
            number.digits().map_or_else(String::new, |digits| format!(" --from +{digits}"))
        }
        Decided::Outside(question, yes) => {
            format!(" --assume {}={}", tree[question].id, yes_or_no(yes))
        }
        Decided::MailboxFull(mailbox, yes) => {
            format!(" --full {}={}", tree[mailbox].id, yes_or_no(yes))
        }
    }
}

/// A phone that keeps what it performed, until someone looks.
struct WatchingPhone<'a> {
    phone: Rehearsal<'a, fn(CallTime, &Effect)>,
    seen: Vec<(CallTime, Effect)>,
}

impl Performer for WatchingPhone<'_> {
    fn perform(&mut self, at: CallTime, effect: &Effect, inbox: &mut Inbox) {
        self.phone.perform(at, effect, inbox);
        self.seen.push((at, effect.clone()));
    }
}

impl Phone for WatchingPhone<'_> {
    fn wait(&mut self, until: CallTime, inbox: &mut Inbox) {
        self.phone.wait(until, inbox);
    }
}
