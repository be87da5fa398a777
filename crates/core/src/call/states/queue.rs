//! A queue: whether the caller has to wait in line, the wait, and the ways out of it.

use super::team::TeamClosed;
use super::{Behavior, Goodbye, KeyHandling, Ringing, State};
use crate::call::context::Context;
use crate::call::effect::{Action, Ending, JoinId, QueueNews, Report, Timer};
use crate::call::shape::{Asked, Choices, Question};
use crate::call::time::CallTime;
use crate::call::utterance::Value;
use crate::menu::{Key, Lead, MenuOption, Node, Onward, QueueId, Tree};

/// The line that a caller is in, or wants to be in.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct InLine {
    pub(in crate::call) queue: QueueId,
    pub(in crate::call) join: JoinId,
    /// Whether it is known that they have to wait.
    pub(in crate::call) waits: bool,
}

/// The caller wants to join a line: whether somebody is free is not known yet.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct JoiningQueue {
    queue: QueueId,
    join: JoinId,
}

impl JoiningQueue {
    /// Nobody waits for a team that is closed.
    pub(super) fn enter(id: QueueId, context: &mut Context<'_>) -> State {
        if let Some(closed) = closed_now(id, context) {
            return closed;
        }
        let queue = &context.tree[id];
        let ahead = queue.model.line_at(context.instant());
        let join = context.join();
        context.act(Action::Queue { join, queue: id, music: queue.music, ahead });
        Self { queue: id, join }.into()
    }
}

impl Behavior for JoiningQueue {
    fn queue_news(self, news: QueueNews, context: &mut Context<'_>) -> State {
        let queue = &context.tree[self.queue];
        match news {
            QueueNews::Free => somebody_is_free(self.queue, context),
            QueueNews::Full => {
                context.report(Report::QueueFull(self.queue));
                leave(queue.full_to, context)
            }
            QueueNews::Waiting { position, wait_ms } => {
                context.report(Report::InLine { queue: self.queue, position, wait_ms });
                context.speech.say([queue.greeting, queue.announcement]);
                context.speech.fill(Value::InLine { position, wait_ms });
                let until = queue.longest_ms.map(|longest| context.now + longest);
                let Self { queue, join } = self;
                WaitingInLine { queue, join, position, wait_ms, announces: None, until }.into()
            }
        }
    }

    fn in_line(&self) -> Option<InLine> {
        Some(InLine { queue: self.queue, join: self.join, waits: false })
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Join(self.queue)))
    }
}

/// The caller waits in line.
#[derive(Clone, Copy, Debug)]
pub(in crate::call) struct WaitingInLine {
    queue: QueueId,
    join: JoinId,
    position: u16,
    wait_ms: u64,
    /// When the next announcement comes. `None` while one is said.
    announces: Option<CallTime>,
    /// When the caller has waited for as long as one may.
    until: Option<CallTime>,
}

impl WaitingInLine {
    fn announce(mut self, context: &mut Context<'_>) -> State {
        context.speech.say([context.tree[self.queue].announcement]);
        context.speech.fill(Value::InLine { position: self.position, wait_ms: self.wait_ms });
        self.announces = None;
        self.into()
    }

    /// The next announcement comes as long after the last one as the file says.
    fn in_silence(mut self, context: &Context<'_>) -> State {
        let next = context.now + context.tree[self.queue].every_ms;
        self.announces = self.announces.or(Some(next));
        self.into()
    }

    fn take(self, place: usize, context: &mut Context<'_>) -> State {
        let option = &context.tree[self.queue].options[place];
        if let Some(language) = option.language {
            context.language = language;
            context.report(Report::LanguageChosen(language));
        }
        context.report(Report::ChosenInLine { queue: self.queue, option: place });
        let to = match option.lead {
            Lead::To(node) | Lead::Operator(node) => Some(node),
            Lead::Repeat | Lead::Extension => None,
            Lead::Back => context.last().map(Node::Menu),
            Lead::Top => context.first().map(Node::Menu),
            Lead::HangUp => {
                let goodbye = context.tree.shared.goodbye;
                return Goodbye::say(goodbye, Ending::HungUp, context);
            }
        };
        match to {
            Some(node) => State::enter(node, context),
            None => self.announce(context),
        }
    }
}

impl Behavior for WaitingInLine {
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Listens
    }

    /// A key that leads nowhere means nothing: at most it cuts an announcement short.
    fn key(self, key: Key, context: &mut Context<'_>) -> State {
        match place_of(context.tree, self.queue, key) {
            Some(place) => self.take(place, context),
            None => self.in_silence(context),
        }
    }

    fn spoken(self, context: &mut Context<'_>) -> State {
        self.in_silence(context)
    }

    fn deadline(&self) -> Option<(CallTime, Timer)> {
        let announces = self.announces.map(|at| (at, Timer::Announcement));
        let until = self.until.map(|at| (at, Timer::LongestWait));
        // Of both at one moment the end of the wait comes.
        until.into_iter().chain(announces).min_by_key(|(at, _)| *at)
    }

    /// Whether the team is still open is asked before each announcement.
    fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
        if timer == Timer::LongestWait {
            context.speech.stop(&mut context.effects);
            context.report(Report::WaitedTooLong(self.queue));
            return leave(context.tree[self.queue].longest_to, context);
        }
        closed_now(self.queue, context).unwrap_or_else(|| self.announce(context))
    }

    fn queue_news(mut self, news: QueueNews, context: &mut Context<'_>) -> State {
        match news {
            QueueNews::Free => {
                context.speech.stop(&mut context.effects);
                return somebody_is_free(self.queue, context);
            }
            QueueNews::Waiting { position, wait_ms } => {
                if position != self.position {
                    context.report(Report::InLine { queue: self.queue, position, wait_ms });
                }
                (self.position, self.wait_ms) = (position, wait_ms);
            }
            QueueNews::Full => {}
        }
        self.into()
    }

    fn in_line(&self) -> Option<InLine> {
        Some(InLine { queue: self.queue, join: self.join, waits: true })
    }

    fn asked(&self) -> Option<Asked> {
        Some(Asked::of(Question::Queue(self.queue)))
    }

    /// The ways out, and one other key.
    fn keys_that_differ(&self, tree: &Tree) -> Choices {
        let ways = tree[self.queue].options.iter().filter_map(key_of);
        let mut keys: Choices = ways.collect();
        keys.extend(Key::ALL.into_iter().find(|key| !keys.contains(key)));
        keys
    }

    fn earlier(mut self, ms: u64) -> State {
        self.announces = self.announces.map(|at| at.earlier(ms));
        self.until = self.until.map(|at| at.earlier(ms));
        self.into()
    }
}

/// The key of a way out.
fn key_of(way: &MenuOption) -> Option<Key> {
    way.keys.plain()?.first().copied()
}

fn place_of(tree: &Tree, queue: QueueId, key: Key) -> Option<usize> {
    tree[queue].options.iter().position(|option| key_of(option) == Some(key))
}

/// Out of the line: on to where the file says, else to the operator, else the call ends.
fn leave(to: Option<Onward>, context: &mut Context<'_>) -> State {
    State::give_up(to, context.last(), context)
}

/// What a caller hears whose team is closed at this very moment.
fn closed_now(id: QueueId, context: &mut Context<'_>) -> Option<State> {
    let queue = &context.tree[id];
    let to = queue.closed_to.or(context.tree[queue.team].closed_to);
    TeamClosed::now(queue.team, (Node::Queue(id), to), context)
}

/// The caller's turn has come; but a team that has closed meanwhile takes nobody.
fn somebody_is_free(id: QueueId, context: &mut Context<'_>) -> State {
    let team = context.tree[id].team;
    context.report(Report::Reached(Node::Team(team)));
    closed_now(id, context).unwrap_or_else(|| Ringing::ring(team, context))
}
