//! Messages, mailboxes, branches and teams.

use super::Writer;
use super::ahead::Ahead;
use super::clock::open_or_closed;
use super::dialplan::Steps;
use crate::exchange::days::case_hours;
use crate::exchange::settings::variable;
use crate::menu::{
    BranchId, CallbackId, CallerTest, DirectoryId, Key, KeyPattern, KeySet, MailboxId, MessageId,
    Node, Onward, PromptId, QueueId, SwitchId, TeamId, When,
};

/// The variable that counts how often a call reaches a branch.
fn times_of(branch: &str) -> String {
    format!("TIMES_{}", variable(branch))
}

/// Keys as a regular expression.
fn regex(row: &[KeySet]) -> String {
    let set = |set: &KeySet| {
        let letters: String = set.keys().map(Key::as_char).collect();
        format!("[{letters}]")
    };
    row.iter().map(set).collect()
}

/// Any key.
const ANY_KEY: &str = "_[0-9*#]";

impl Writer<'_> {
    pub(super) fn message(&mut self, id: MessageId) {
        let (tree, node) = (self.tree, Node::Message(id));
        let message = &tree[id];
        let next = match message.to {
            Some(to) => Steps::of(format!("Goto({})", self.onward(to, false))),
            None => Steps::of("Hangup()"),
        };
        self.begin_node(node);
        self.skipped(message.say, next, message.to);
    }

    /// Says something that a key skips, from the extension `s` on, then goes on.
    fn skipped(&mut self, say: PromptId, next: Steps, to: Option<Onward>) {
        let (steps, key) = self.skips(say, next, to, Ahead::Key);
        self.plan.exten("s", &steps);
        if let Some(key) = key {
            self.plan.exten(ANY_KEY, &key);
        }
    }

    /// Says something that a key skips, and what the key does, if there is one that does something.
    fn skips(
        &self,
        say: PromptId,
        next: Steps,
        to: Option<Onward>,
        ahead: Ahead,
    ) -> (Steps, Option<Steps>) {
        let keeps = self.tree.timings.keeps_type_ahead;
        if !self.tree[say].barge_in {
            let steps = match keeps {
                true => Steps::of("StoreDTMF(RX,AHEAD)")
                    .and(self.speech.playback(&[say]))
                    .then("StoreDTMF(remove)"),
                false => Steps::default()
                    .then_if(ahead != Ahead::Nothing, "Set(AHEAD=)")
                    .and(self.speech.playback(&[say])),
            };
            return (steps.and(next), None);
        }
        let steps = Steps::of("GotoIf($[\"${AHEAD}\" != \"\"]?next)")
            .and(self.speech.background(&[say]))
            .and(next.clone().labeled("next"));
        let uses = to.is_some_and(|to| self.uses_keys(to));
        let key = Steps::default().then_if(uses, "Set(AHEAD=${EXTEN})").and(next);
        (steps, Some(key))
    }

    /// Whether a key that is left over does anything at a node.
    fn uses_keys(&self, to: Onward) -> bool {
        let Onward::To(node) = to else { return to == Onward::Back };
        match node {
            Node::Menu(_)
            | Node::Entry(_)
            | Node::Mailbox(_)
            | Node::Message(_)
            | Node::Branch(_) => true,
            Node::Team(id) => self.tree[id].closed_to.is_some(),
            Node::Queue(_) | Node::Callback(_) | Node::Directory(_) => false,
        }
    }

    pub(super) fn mailbox(&mut self, id: MailboxId) {
        let (tree, node) = (self.tree, Node::Mailbox(id));
        let mailbox = &tree[id];
        self.begin_node(node);
        let record = Steps::of("Goto(record,1)");
        let (steps, key) = self.skips(mailbox.say, record, None, self.ahead.at(node));
        self.plan.exten("s", &steps);
        if let Some(key) = key {
            self.plan.exten(ANY_KEY, &key);
        }
        let longest = mailbox.longest_ms.div_ceil(1_000);
        let file = format!("${{{}}}/{}-${{UNIQUEID}}.wav", self.names.recordings(), mailbox.id);
        let steps = Steps::of("Set(AHEAD=)")
            .then(format!("Record({file},0,{longest},k)"))
            .and(self.speech.playback(&[mailbox.thanks]))
            .then("Hangup()");
        self.plan.exten("record", &steps);
    }

    pub(super) fn branch(&mut self, id: BranchId) {
        let node = Node::Branch(id);
        let branch = &self.tree[id];
        let mut steps = Steps::default();
        if branch.most_times().is_some() {
            let times = times_of(&branch.id);
            steps = steps.then(format!("Set({times}=$[0${{{times}}} + 1])"));
        }
        let begins_with_times = !steps.is_empty();
        for (n, (when, to)) in branch.cases.iter().enumerate() {
            let target = self.names.at(*to);
            let next = format!("case-{}", n + 2);
            let label = format!("case-{}", n + 1);
            if let Some(case) = self.decided(id, when, &target) {
                steps = steps.and(if n == 0 && !begins_with_times {
                    case
                } else {
                    case.labeled(&label)
                });
                continue;
            }
            let case = match case_hours(self.tree, when).and_then(|hours| self.names.hours(hours)) {
                Some(named) => open_or_closed(named, &target, &next),
                // A team whose hours are not published counts as open.
                None => Steps::of(format!("Goto({target})")),
            };
            steps = steps.and(if n == 0 { case } else { case.labeled(&label) });
        }
        let otherwise = Steps::of(format!("Goto({})", self.names.at(branch.otherwise)));
        let label = format!("case-{}", branch.cases.len() + 1);
        let is_first = branch.cases.is_empty();
        steps = steps.and(if is_first { otherwise } else { otherwise.labeled(&label) });
        self.begin_node(node);
        self.plan.exten("s", &steps);
    }

    /// Goes on where a case holds that is not one of hours.
    fn decided(&self, branch: BranchId, when: &When, target: &str) -> Option<Steps> {
        let name = variable(self.names.settings.name());
        let goes = |holds: &str| Steps::of(format!("GotoIf($[{holds}]?{target})"));
        Some(match when {
            When::During(_) | When::Open(_) => return None,
            When::Switch(switch, is_on) => self.switch(*switch, *is_on, target),
            When::Times(times) => {
                goes(&format!("${{{}}} >= {times}", times_of(&self.tree[branch].id)))
            }
            When::Entered(entry, place) => {
                let rows = self.tree[*entry].asked[*place].iter().flat_map(KeyPattern::rows);
                let one_of: Vec<String> = rows.map(|row| regex(&row)).collect();
                let value = variable(&self.tree[*entry].id);
                let is_it = format!("${{REGEX(\"^({})$\" ${{VALUE_{value}}})}}", one_of.join("|"));
                Steps::of(format!("GotoIf({is_it}?{target})"))
            }
            When::Caller(CallerTest::Known) => goes("\"${CALLERID(num)}\" != \"\""),
            When::Caller(CallerTest::Withheld) => goes("\"${CALLERID(num)}\" = \"\""),
            When::Caller(CallerTest::BeginsWith(digits)) => {
                let length = digits.len();
                Steps::of("Set(CALLER=${FILTER(0-9,${CALLERID(num)})})")
                    .and(goes(&format!("\"${{CALLER:0:{length}}}\" = \"{digits}\"")))
            }
            When::Outside(outside) => {
                let id = variable(&self.tree[*outside].id);
                goes(&format!("\"${{{name}_OUTSIDE_{id}}}\" = \"yes\""))
            }
        })
    }

    /// Goes on where a switch is in a position; as long as nobody has turned it, it is in its usual one.
    fn switch(&self, id: SwitchId, is_on: bool, target: &str) -> Steps {
        let switch = &self.tree[id];
        let usual = if switch.is_usually_on { "on" } else { "off" };
        let wanted = if is_on { "on" } else { "off" };
        let key = format!("{}/{}", self.names.settings.name(), switch.id);
        Steps::of(format!("Set(SWITCH=${{DB({key})}})"))
            .then(format!("ExecIf($[\"${{SWITCH}}\" = \"\"]?Set(SWITCH={usual}))"))
            .then(format!("GotoIf($[\"${{SWITCH}}\" = \"{wanted}\"]?{target})"))
    }

    /// A queue is left out: the team is rung at once.
    pub(super) fn queue(&mut self, id: QueueId) {
        let team = self.names.at(Node::Team(self.tree[id].team));
        self.begin_node(Node::Queue(id));
        self.plan.comment("Nobody waits in line here: the team is rung at once.");
        self.plan.exten("s", &Steps::of(format!("Goto({team})")));
    }

    /// A callback is left out: the caller hears that they could not be helped.
    pub(super) fn callback(&mut self, id: CallbackId) {
        self.begin_node(Node::Callback(id));
        self.plan.comment("No number is taken here.");
        self.plan.exten("s", &Steps::of("Goto(gave-up,1)"));
    }

    /// A directory by name is left out: the caller hears that they could not be helped.
    pub(super) fn directory(&mut self, id: DirectoryId) {
        self.begin_node(Node::Directory(id));
        self.plan.comment("Nobody is found by name here.");
        self.plan.exten("s", &Steps::of("Goto(gave-up,1)"));
    }

    pub(super) fn team(&mut self, id: TeamId) {
        let (tree, node) = (self.tree, Node::Team(id));
        let team = &tree[id];
        self.begin_node(node);
        let named = team.hours.as_ref().and_then(|hours| self.names.hours(hours));
        let steps = match named {
            Some(named) => open_or_closed(named, "open,1", "closed,1"),
            None => {
                self.plan.comment("Its hours are not published: it is reached at any time.");
                Steps::of("Goto(open,1)")
            }
        };
        let by_hand = (1..).zip(&team.closings).fold(Steps::default(), |steps, (n, closing)| {
            steps.and(self.switch(closing.switch, true, &format!("closed-by-hand-{n},1")))
        });
        self.plan.exten("s", &steps);
        let ring = self.ring(id);
        self.plan.exten("open", &by_hand.and(ring));
        let by_hand = (1..).zip(&team.closings);
        let by_hand = by_hand.map(|(n, closing)| (format!("closed-by-hand-{n}"), closing.says));
        let all = team.closed.map(|says| ("closed".to_owned(), says)).into_iter().chain(by_hand);
        let mut any_key = None;
        for (exten, says) in all.collect::<Vec<_>>() {
            let steps = match team.closed_to {
                // The last words of a call can't be skipped.
                None => self.speech.playback(&[says]).then("Hangup()"),
                Some(to) => {
                    let next = Steps::of(format!("Goto({})", self.onward(to, false)));
                    let (steps, key) = self.skips(says, next, Some(to), self.ahead.at(node));
                    any_key = any_key.or(key);
                    steps
                }
            };
            self.plan.exten(&exten, &steps);
        }
        if let Some(key) = any_key {
            self.plan.exten(ANY_KEY, &key);
        }
    }

    /// A team is rung. The longest call is that with the menu: people may talk for longer.
    fn ring(&self, id: TeamId) -> Steps {
        let (tree, node) = (self.tree, Node::Team(id));
        let team = &tree[id];
        let dial = format!("${{{}}}", self.names.team(node));
        let to = |to: Option<Onward>| {
            to.map_or_else(|| "gave-up,1".to_owned(), |to| self.onward(to, false))
        };
        let steps = Steps::of("Set(TIMEOUT(absolute)=0)");
        if !team.may_not_be_reached() {
            return steps.then(format!("Dial({dial})")).then("Goto(gave-up,1)");
        }
        let left = "$[${CALL_ENDS} - ${EPOCH}]";
        let steps = steps
            .then(format!("Dial({dial},{})", team.ring_ms.div_ceil(1_000)))
            .then(format!("Set(TIMEOUT(absolute)=${{IF($[{left} < 1]?1:{left})}})"))
            .then("Set(AHEAD=)");
        let (unanswered, busy) = (to(team.not_reached_to(false)), to(team.not_reached_to(true)));
        match unanswered == busy {
            true => steps.then(format!("Goto({unanswered})")),
            false => steps
                .then(format!("GotoIf($[\"${{DIALSTATUS}}\" = \"NOANSWER\"]?{unanswered})"))
                .then(format!("Goto({busy})")),
        }
    }
}
