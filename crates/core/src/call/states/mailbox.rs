//! A mailbox: its greeting, then a message is recorded, and perhaps heard again before it is sent.

use super::{Behavior, Deciding, Goodbye, KeyHandling, State};
use crate::call::context::Context;
use crate::call::effect::{Action, Ending, Report, Timer};
use crate::call::retries::{Prompting, Retries, Retry};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::menu::{GiveUp, Key, MailboxId, MailboxLead, MailboxStage, Node, Tree};

/// A mailbox says that one may leave a message.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct MailboxGreeting {
    mailbox: MailboxId,
}

impl MailboxGreeting {
    /// A mailbox that says where a call goes on when it is full may be: that is decided first.
    pub(super) fn enter(mailbox: MailboxId, context: &mut Context<'_>) -> State {
        match context.tree[mailbox].full_to {
            Some(_) => Deciding::at_mailbox(mailbox, context).into(),
            None => Self::greet(mailbox, context).into(),
        }
    }

    pub(super) fn greet(mailbox: MailboxId, context: &mut Context<'_>) -> Self {
        context.speech.say([context.tree[mailbox].say]);
        Self { mailbox }
    }
}

impl Behavior for MailboxGreeting {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Skips
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::words(Node::Mailbox(self.mailbox)))
    }

    /// The beep. A key that skipped the words has done its work, unless it is one of the mailbox.
    fn spoken(self, context: &mut Context<'_>) -> State {
        let key = context.ahead.first().copied();
        context.ahead.clear();
        let place = key.and_then(|key| place_of(context.tree, self.mailbox, STAGE, key));
        if let Some(place) = place {
            return leave(self.mailbox, place, context);
        }
        beep(self.mailbox, context)
    }
}

const STAGE: MailboxStage = MailboxStage::Recording;

/// The beep, and then the message.
fn beep(mailbox: MailboxId, context: &mut Context<'_>) -> State {
    match context.tree[mailbox].beep_ms {
        0 => record(mailbox, context),
        ms => {
            context.act(Action::Beep { ms });
            MailboxBeep { mailbox, until: context.now + ms }.into()
        }
    }
}

fn record(mailbox: MailboxId, context: &mut Context<'_>) -> State {
    let longest_ms = context.tree[mailbox].longest_ms;
    context.act(Action::Record { longest_ms });
    let since = context.now;
    MailboxRecording { mailbox, since, until: since + longest_ms }.into()
}

/// The place of the key of a mailbox, if it is one at this stage.
fn place_of(tree: &Tree, mailbox: MailboxId, stage: MailboxStage, key: Key) -> Option<usize> {
    tree[mailbox].keys.iter().position(|option| option.stage == stage && option.key == key)
}

/// The caller leaves the mailbox by one of its keys: there is no message.
fn leave(mailbox: MailboxId, place: usize, context: &mut Context<'_>) -> State {
    context.report(Report::ChosenAtMailbox { mailbox, place });
    match context.tree[mailbox].keys[place].lead {
        MailboxLead::To(to) => State::go_on(to, context),
        MailboxLead::Listen
        | MailboxLead::RecordAgain
        | MailboxLead::Send
        | MailboxLead::Cancel => Goodbye::say(context.tree.shared.goodbye, Ending::HungUp, context),
    }
}

/// The beep, as long as it lasts. Keys in it are lost.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct MailboxBeep {
    mailbox: MailboxId,
    until: CallTime,
}

impl Behavior for MailboxBeep {
    fn deadline(&self) -> Option<(CallTime, Timer)> {
        Some((self.until, Timer::Beep))
    }

    fn earlier(self, ms: u64) -> State {
        Self { until: self.until.earlier(ms), ..self }.into()
    }

    fn due(self, _timer: Timer, context: &mut Context<'_>) -> State {
        record(self.mailbox, context)
    }
}

/// A mailbox records.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct MailboxRecording {
    mailbox: MailboxId,
    since: CallTime,
    until: CallTime,
}

impl MailboxRecording {
    /// The message is whole: it is sent, or the caller is asked what to do with it.
    fn end(self, context: &mut Context<'_>) -> State {
        let lasts_ms = context.now.as_ms().saturating_sub(self.since.as_ms());
        match context.tree[self.mailbox].review {
            Some(_) => MailboxReview::ask(self.mailbox, lasts_ms, context).into(),
            None => send(self.mailbox, context),
        }
    }
}

fn send(mailbox: MailboxId, context: &mut Context<'_>) -> State {
    let thanks = context.tree[mailbox].thanks;
    Goodbye::say(thanks, Ending::MessageTaken, context)
}

impl Behavior for MailboxRecording {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    /// `#` ends the message, and the mailbox's own keys leave it; other keys are part of it.
    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        if key == Key::HASH {
            return self.end(context);
        }
        match place_of(context.tree, self.mailbox, STAGE, key) {
            Some(place) => leave(self.mailbox, place, context),
            None => self.into(),
        }
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        Some((self.until, Timer::MailboxFull))
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Mailbox(self.mailbox)))
    }

    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let keys = tree[self.mailbox].keys.iter().filter(|option| option.stage == STAGE);
        keys.map(|option| option.key).chain([Key::HASH]).collect()
    }

    fn earlier(self, ms: u64) -> State {
        Self { since: self.since.earlier(ms), until: self.until.earlier(ms), ..self }.into()
    }

    fn due(self, _timer: Timer, context: &mut Context<'_>) -> State {
        self.end(context)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(Ending::MessageTaken)
    }
}

/// A message is recorded, and the caller says what becomes of it. Who says nothing has left it.
#[derive(Clone, Debug)]
pub(in crate::call) struct MailboxReview {
    mailbox: MailboxId,
    /// How long the message is.
    lasts_ms: u64,
    /// Until when the caller hears it.
    heard_until: Option<CallTime>,
    retries: Retries,
}

impl MailboxReview {
    fn ask(mailbox: MailboxId, lasts_ms: u64, context: &mut Context<'_>) -> Self {
        context.speech.say(context.tree[mailbox].review);
        Self { mailbox, lasts_ms, heard_until: None, retries: Retries::default() }
    }

    fn take(self, place: usize, context: &mut Context<'_>) -> State {
        let mailbox = self.mailbox;
        let lead = context.tree[mailbox].keys[place].lead;
        if !matches!(lead, MailboxLead::To(_) | MailboxLead::Cancel) {
            context.report(Report::ChosenAtMailbox { mailbox, place });
        }
        match lead {
            MailboxLead::To(_) | MailboxLead::Cancel => leave(mailbox, place, context),
            MailboxLead::Listen => {
                context.act(Action::PlayMessage { ms: self.lasts_ms });
                let heard_until = Some(context.now + self.lasts_ms);
                Self { heard_until, retries: Retries::default(), ..self }.into()
            }
            MailboxLead::RecordAgain => beep(mailbox, context),
            MailboxLead::Send => send(mailbox, context),
        }
    }

    fn retry(self, retry: Retry, context: &mut Context<'_>) -> State {
        match retry {
            Retry::Asks(retries) => Self { retries, heard_until: None, ..self }.into(),
            Retry::GivesUp(_) => send(self.mailbox, context),
        }
    }

    fn question<'t>(&self, tree: &'t Tree) -> Prompting<'t> {
        let mailbox = &tree[self.mailbox];
        Prompting {
            node: Node::Mailbox(self.mailbox),
            again: mailbox.review.as_slice(),
            value: None,
            no_input: &mailbox.no_input,
            no_match: &mailbox.no_match,
            timings: tree.timings,
            give_up: GiveUp::default(),
        }
    }
}

impl Behavior for MailboxReview {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    fn key(mut self, key: Key, context: &mut Context<'_>) -> State {
        if self.heard_until.take().is_some() {
            context.act(Action::StopMessage);
        }
        match place_of(context.tree, self.mailbox, MailboxStage::Review, key) {
            Some(place) => self.take(place, context),
            None => {
                let retry = self.retries.no_match(&self.question(context.tree), context);
                self.retry(retry, context)
            }
        }
    }

    fn spoken(mut self, context: &mut Context<'_>) -> State {
        if self.heard_until.is_none() {
            self.retries = self.retries.listen(context.tree.timings, context);
        }
        self.into()
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        self.heard_until.map(|until| (until, Timer::MessageHeard)).or(self.retries.until)
    }

    fn asked(&self) -> Option<Asked> {
        let listens = u8::from(self.heard_until.is_some());
        let question = Question::Review(self.mailbox);
        Some(Asked::of(question).after(self.retries.failures()).with_digits(listens))
    }

    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let keys = tree[self.mailbox].keys.iter();
        let keys = keys.filter(|option| option.stage == MailboxStage::Review);
        let mut keys: Choices = keys.map(|option| option.key).collect();
        keys.extend(Key::ALL.into_iter().find(|key| !keys.contains(key)));
        keys
    }

    fn earlier(mut self, ms: u64) -> State {
        self.retries = self.retries.earlier(ms);
        self.heard_until = self.heard_until.map(|until| until.earlier(ms));
        self.into()
    }

    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        if timer == Timer::MessageHeard {
            return Self::ask(self.mailbox, self.lasts_ms, context).into();
        }
        let retry = self.retries.no_input(&self.question(context.tree), context);
        self.retry(retry, context)
    }

    fn outcome(&self) -> Option<Ending> {
        Some(Ending::MessageTaken)
    }
}
