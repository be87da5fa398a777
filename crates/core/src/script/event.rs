//! What happened in a call, by name: one stream for the screen, for programs and for transcripts.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use serde::{Serialize, Serializer};

use crate::call::{
    Action, CallTime, CallerNumber, Decided, Effect, Ending, Report, Side, TransferOutcome,
};
use crate::menu::{Node, QueueId, ReaderLanguage, TeamId, Tree};

/// Something that happened at a moment of a call. As JSON it is one flat object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Event {
    /// What happened.
    #[serde(flatten)]
    pub what: Happening,
    /// The wall clock in the zone of the tree, RFC 3339.
    #[serde(serialize_with = "rfc3339")]
    pub at: DateTime<Tz>,
    /// Milliseconds since the answer.
    pub elapsed_ms: u64,
}

/// What happened. The names of variants and fields are a contract: they are added to, not renamed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Happening {
    /// The line picked up.
    Answered {
        /// The line's id.
        line: String,
        /// Its number, E.164.
        number: String,
    },
    /// A prompt began.
    Prompt {
        /// The id of the node that says it.
        node: String,
        /// Its words.
        text: String,
        /// What it is for: `greeting`, `options`, `no-input-1`, `no-match-1`, `again`, `say`, `ask`, `confirm`,
        /// `connected`, `closed`, `thanks`, `goodbye` ...
        role: String,
    },
    /// The caller pressed a key.
    Key {
        /// `0`-`9`, `*` or `#`.
        key: char,
    },
    /// Nothing was pressed in time.
    NoInput {
        /// Where.
        node: String,
        /// For the n-th time in a row, from 1.
        count: u8,
    },
    /// What was pressed leads nowhere.
    NoMatch {
        /// Where.
        node: String,
        /// For the n-th time in a row, from 1.
        count: u8,
    },
    /// A value was entered.
    Entered {
        /// Where.
        node: String,
        /// The digits.
        value: String,
    },
    /// The call was told what it can't know by itself.
    Decided {
        /// What it is: `switch`, `caller`, `outside` or `mailbox`.
        what: String,
        /// The name of the switch, the question or the mailbox; none for the caller.
        #[serde(skip_serializing_if = "Option::is_none")]
        name: Option<String>,
        /// What was decided: `on` or `off`; `yes` or `no`; `full` or `not-full`; `withheld`, `known`, or the
        /// number of the caller (E.164).
        answer: String,
        /// Whether that is as usual.
        usual: bool,
    },
    /// The call went to a team.
    Transferred {
        /// The team's id.
        team: String,
        /// Its name.
        name: String,
        /// `true`, or nothing where its hours are not published, and where nobody can say.
        open: Option<bool>,
        /// The holiday for which it may be closed, though by its hours it is open.
        #[serde(skip_serializing_if = "Option::is_none")]
        may_be_closed: Option<String>,
    },
    /// The team that was rung did not answer.
    NotReached {
        /// The team's id.
        team: String,
        /// Its name.
        name: String,
        /// Why: `busy`, `no-answer` or `failed`.
        outcome: TransferOutcome,
    },
    /// The caller waits in line, or has moved up.
    InLine {
        /// The queue's id.
        queue: String,
        /// The name of the team.
        name: String,
        /// The place in line, from 1.
        position: u16,
        /// How long it may take, in milliseconds.
        wait_ms: u64,
    },
    /// The caller has waited in line for as long as one may.
    WaitedTooLong {
        /// The queue's id.
        queue: String,
        /// The name of the team.
        name: String,
    },
    /// The queue takes nobody more.
    QueueFull {
        /// The queue's id.
        queue: String,
        /// The name of the team.
        name: String,
    },
    /// The caller is to be called back.
    CallbackRequested {
        /// Where they said so.
        node: String,
        /// At which number; nothing: the one they call from.
        number: Option<String>,
    },
    /// The caller hears that a team is closed.
    Closed {
        /// The team's id.
        team: String,
        /// Its name.
        name: String,
        /// When it next opens, RFC 3339.
        #[serde(serialize_with = "rfc3339_or_null")]
        next_open: Option<DateTime<Tz>>,
        /// Where to write instead.
        email: Option<String>,
        /// Where to fax instead.
        fax: Option<String>,
        /// The switch that closed it, where that was not its hours.
        #[serde(skip_serializing_if = "Option::is_none")]
        switch: Option<String>,
    },
    /// The call is over.
    Ended {
        /// How: `connected`, `closed`, `hung_up`, `gave_up`, `message_taken` or `callback_requested`.
        reason: Ending,
        /// Who ended it: `caller` or `line`.
        by: Side,
    },
}

/// Makes events of effects, in order, for one call.
#[derive(Clone, Debug)]
pub struct Reporter<'t> {
    tree: &'t Tree,
    answered: DateTime<Utc>,
    reader: ReaderLanguage,
    /// The node the call is at: shared prompts belong to it.
    node: Option<Node>,
}

impl<'t> Reporter<'t> {
    /// For a call to a tree that was answered at an instant, in the first language of the menu.
    pub fn new(tree: &'t Tree, answered: DateTime<Utc>) -> Self {
        Self { tree, answered, reader: tree.default_reader(), node: None }
    }

    /// The same in the language of those who read it: names of teams, and of holidays.
    #[must_use]
    pub fn read_in(self, reader: ReaderLanguage) -> Self {
        Self { reader, ..self }
    }

    /// The language of those who read it.
    pub fn reader(&self) -> ReaderLanguage {
        self.reader
    }

    /// The tree that answers.
    pub fn tree(&self) -> &'t Tree {
        self.tree
    }

    /// The event an effect is, if it is one: some effects only concern a phone.
    pub fn event(&mut self, at: CallTime, effect: &Effect) -> Option<Event> {
        let what = match effect {
            Effect::Do(action) => self.heard(action),
            Effect::Report(report) => self.happened(report, at.after(self.answered)),
        }?;
        let instant = at.after(self.answered).with_timezone(&self.tree.zone);
        Some(Event { what, at: instant, elapsed_ms: at.as_ms() })
    }

    fn id(&self, node: Node) -> String {
        self.tree.node_id(node).to_owned()
    }

    fn name(&self, team: TeamId) -> String {
        self.tree[team].name.in_language(self.reader.menu).to_owned()
    }

    /// A queue, and whom one waits for there.
    fn queue(&self, queue: QueueId) -> (String, String) {
        let queue = &self.tree[queue];
        (queue.id.to_string(), self.name(queue.team))
    }

    fn heard(&self, action: &Action) -> Option<Happening> {
        let Action::Play { utterance, .. } = action else { return None };
        let prompt = &self.tree[utterance.prompt];
        Some(Happening::Prompt {
            node: prompt.node.or(self.node).map_or_else(String::new, |node| self.id(node)),
            text: utterance.words(self.tree).into_owned(),
            role: prompt.role.to_string(),
        })
    }

    fn happened(&mut self, report: &Report, at: DateTime<Utc>) -> Option<Happening> {
        let tree = self.tree;
        Some(match report {
            Report::Reached(node) => {
                self.node = Some(*node);
                return None;
            }
            Report::Chosen { .. }
            | Report::ChosenAtMailbox { .. }
            | Report::ChosenInLine { .. }
            | Report::Branched { .. }
            | Report::LanguageChosen(_) => return None,
            Report::Decided(decided) => self.decided(*decided),
            Report::Answered(line) => Happening::Answered {
                line: tree[*line].id.to_string(),
                number: tree[*line].number.to_string(),
            },
            Report::Pressed(key) => Happening::Key { key: key.as_char() },
            Report::NoInput { node, count } => {
                Happening::NoInput { node: self.id(*node), count: *count }
            }
            Report::NoMatch { node, count } => {
                Happening::NoMatch { node: self.id(*node), count: *count }
            }
            Report::Entered { entry, value } => {
                Happening::Entered { node: tree[*entry].id.to_string(), value: value.to_string() }
            }
            Report::Transferred { team, hours_known } => {
                let hours = tree[*team].hours.as_ref();
                let doubt = hours.and_then(|hours| hours.holiday_doubt_at(at));
                Happening::Transferred {
                    team: tree[*team].id.to_string(),
                    name: self.name(*team),
                    open: (*hours_known && doubt.is_none()).then_some(true),
                    may_be_closed: doubt.map(|doubt| doubt.name(self.reader.locale)),
                }
            }
            Report::NotReached { team, outcome } => Happening::NotReached {
                team: tree[*team].id.to_string(),
                name: self.name(*team),
                outcome: *outcome,
            },
            Report::InLine { queue, position, wait_ms } => {
                let (queue, name) = self.queue(*queue);
                Happening::InLine { queue, name, position: *position, wait_ms: *wait_ms }
            }
            Report::WaitedTooLong(queue) => {
                let (queue, name) = self.queue(*queue);
                Happening::WaitedTooLong { queue, name }
            }
            Report::QueueFull(queue) => {
                let (queue, name) = self.queue(*queue);
                Happening::QueueFull { queue, name }
            }
            Report::CallbackRequested { callback, number } => Happening::CallbackRequested {
                node: tree[*callback].id.to_string(),
                number: number.as_ref().map(ToString::to_string),
            },
            Report::Closed { team, opens, switch } => Happening::Closed {
                switch: switch.map(|switch| tree[switch].id.to_string()),
                team: tree[*team].id.to_string(),
                name: self.name(*team),
                next_open: opens.map(|at| at.with_timezone(&tree.zone)),
                email: tree[*team].email.as_ref().map(ToString::to_string),
                fax: tree[*team].fax.as_ref().map(|fax| fax.as_written().to_owned()),
            },
            Report::Ended { ending, by } => Happening::Ended { reason: *ending, by: *by },
        })
    }
}

impl Reporter<'_> {
    fn decided(&self, decided: Decided) -> Happening {
        let tree = self.tree;
        let usual = decided == decided.decision().usual(tree);
        let one_of = |yes, [one, other]: [&str; 2]| if yes { one } else { other }.to_owned();
        let (what, name, answer) = match decided {
            Decided::Switch(switch, on) => ("switch", &tree[switch].id, one_of(on, ["on", "off"])),
            Decided::Outside(question, yes) => {
                ("outside", &tree[question].id, one_of(yes, ["yes", "no"]))
            }
            Decided::MailboxFull(mailbox, full) => {
                ("mailbox", &tree[mailbox].id, one_of(full, ["full", "not-full"]))
            }
            Decided::Caller(number) => {
                let answer = match number {
                    CallerNumber::Withheld => "withheld".to_owned(),
                    CallerNumber::Known(None) => "known".to_owned(),
                    CallerNumber::Known(Some(digits)) => format!("+{digits}"),
                };
                return Happening::Decided { what: "caller".to_owned(), name: None, answer, usual };
            }
        };
        Happening::Decided { what: what.to_owned(), name: Some(name.to_string()), answer, usual }
    }
}

fn rfc3339<S: Serializer>(at: &DateTime<Tz>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::AutoSi, false))
}

#[expect(clippy::ref_option, reason = "serde hands over a reference to the field")]
fn rfc3339_or_null<S: Serializer>(
    at: &Option<DateTime<Tz>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => rfc3339(at, serializer),
        None => serializer.serialize_none(),
    }
}
