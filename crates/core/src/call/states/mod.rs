//! The states of a call: one struct for each, holding exactly what that state knows.
//!
//! In come a state and what happens to it; out comes the next state, with its effects left in the
//! [`Context`]. A state knows neither the clock of a phone nor how a key got here. The sum type and its
//! cases know each other: that is the one circle in this room.

mod callback;
mod deciding;
mod digits;
mod directory;
mod entry;
mod goodbye;
mod mailbox;
mod menu;
mod message;
mod queue;
mod team;

use callback::CallbackState;
use deciding::Deciding;
use directory::DirectoryState;
use entry::EntryState;
use goodbye::Goodbye;
pub(super) use goodbye::Over;
use mailbox::{MailboxBeep, MailboxGreeting, MailboxRecording, MailboxReview};
use menu::MenuState;
use message::MessageState;
use queue::{InLine, JoiningQueue, WaitingInLine};
use team::{Answered, Ringing, TeamClosed};

use super::context::Context;
use super::decision::{Decided, Decision};
use super::effect::{Action, Ending, QueueNews, Report, Side, Timer, TransferOutcome};
use super::shape::{Asked, Choices};
use super::time::CallTime;
use crate::menu::{Key, MenuId, Node, Onward, TeamId, Tree};

/// What a state does when something happens. Each default is that of a state which only speaks:
/// it ignores keys, waits for nothing, and leaves open how the call ends.
pub(super) trait Behavior: Into<State> {
    /// What it does with a key.
    fn key_handling(&self) -> KeyHandling {
        KeyHandling::Ignores
    }

    /// Whether keys pressed during a prompt that may not be cut are kept for what follows.
    fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
        context.tree.timings.keeps_type_ahead
    }

    /// A key was pressed, in silence. Only a state that [listens](KeyHandling::Listens) gets it.
    fn key(self, _key: Key, _context: &mut Context<'_>) -> State {
        self.into()
    }

    /// Everything was said, or cut by a key.
    fn spoken(self, _context: &mut Context<'_>) -> State {
        self.into()
    }

    /// What it waits for, until when.
    fn deadline(&self) -> Option<(CallTime, Timer)> {
        None
    }

    /// What it waited for did not come in time.
    fn due(self, _timer: Timer, _context: &mut Context<'_>) -> State {
        self.into()
    }

    /// The team that was rung answered, or did not.
    fn transfer_ended(self, _outcome: TransferOutcome, _context: &mut Context<'_>) -> State {
        self.into()
    }

    /// There is news of the line in which the caller waits.
    fn queue_news(self, _news: QueueNews, _context: &mut Context<'_>) -> State {
        self.into()
    }

    /// The line that the caller is in.
    fn in_line(&self) -> Option<InLine> {
        None
    }

    /// The team at which it rings.
    fn rings(&self) -> Option<TeamId> {
        None
    }

    /// What it asked for was decided.
    fn decided(self, _decided: Decided, _context: &mut Context<'_>) -> State {
        self.into()
    }

    /// What it waits to be told.
    fn decides(&self) -> Option<Decision> {
        None
    }

    /// How the call ends if it ends at this very moment, where that is settled already.
    fn outcome(&self) -> Option<Ending> {
        None
    }

    /// Whether a key means nothing here, and does nothing while something is being said.
    fn ignores(&self, _key: Key, _tree: &Tree) -> bool {
        false
    }

    /// What the caller is asked, as far as it decides what follows.
    fn asked(&self) -> Option<Asked> {
        None
    }

    /// The keys that lead to different things here.
    fn keys_that_differ(&self, _tree: &Tree) -> Choices {
        Choices::default()
    }

    /// The same with every deadline so many milliseconds earlier.
    fn earlier(self, _ms: u64) -> State {
        self.into()
    }
}

/// What a state does with a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum KeyHandling {
    /// It waits for keys.
    Listens,
    /// It is cut short by a key, and leaves the key to what follows.
    Skips,
    /// Keys are kept for what follows, and it goes on all the same.
    Keeps,
    /// Keys do nothing.
    Ignores,
}

macro_rules! states {
    ($($(#[$doc:meta])* $state:ident,)*) => {
        /// Where a call is.
        #[derive(Clone, Debug)]
        pub(super) enum State {
            $($(#[$doc])* $state($state),)*
        }

        $(impl From<$state> for State {
            fn from(state: $state) -> Self {
                Self::$state(state)
            }
        })*

        /// Every state answers for itself.
        impl Behavior for State {
            fn key_handling(&self) -> KeyHandling {
                match self { $(Self::$state(state) => state.key_handling(),)* }
            }
            fn keeps_type_ahead(&self, context: &Context<'_>) -> bool {
                match self { $(Self::$state(state) => state.keeps_type_ahead(context),)* }
            }
            fn key(self, key: Key, context: &mut Context<'_>) -> State {
                match self { $(Self::$state(state) => state.key(key, context),)* }
            }
            fn spoken(self, context: &mut Context<'_>) -> State {
                match self { $(Self::$state(state) => state.spoken(context),)* }
            }
            fn deadline(&self) -> Option<(CallTime, Timer)> {
                match self { $(Self::$state(state) => state.deadline(),)* }
            }
            fn due(self, timer: Timer, context: &mut Context<'_>) -> State {
                match self { $(Self::$state(state) => state.due(timer, context),)* }
            }
            fn transfer_ended(self, outcome: TransferOutcome, context: &mut Context<'_>) -> State {
                match self { $(Self::$state(state) => state.transfer_ended(outcome, context),)* }
            }
            fn queue_news(self, news: QueueNews, context: &mut Context<'_>) -> State {
                match self { $(Self::$state(state) => state.queue_news(news, context),)* }
            }
            fn in_line(&self) -> Option<InLine> {
                match self { $(Self::$state(state) => state.in_line(),)* }
            }
            fn rings(&self) -> Option<TeamId> {
                match self { $(Self::$state(state) => state.rings(),)* }
            }
            fn decided(self, decided: Decided, context: &mut Context<'_>) -> State {
                match self { $(Self::$state(state) => state.decided(decided, context),)* }
            }
            fn decides(&self) -> Option<Decision> {
                match self { $(Self::$state(state) => state.decides(),)* }
            }
            fn outcome(&self) -> Option<Ending> {
                match self { $(Self::$state(state) => state.outcome(),)* }
            }
            fn ignores(&self, key: Key, tree: &Tree) -> bool {
                match self { $(Self::$state(state) => state.ignores(key, tree),)* }
            }
            fn asked(&self) -> Option<Asked> {
                match self { $(Self::$state(state) => state.asked(),)* }
            }
            fn keys_that_differ(&self, tree: &Tree) -> Choices {
                match self { $(Self::$state(state) => state.keys_that_differ(tree),)* }
            }
            fn earlier(self, ms: u64) -> State {
                match self { $(Self::$state(state) => state.earlier(ms),)* }
            }
        }
    };
}

states! {
    /// A menu speaks its options, or waits for a key.
    MenuState,
    /// An entry asks for digits, collects them, or reads them back.
    EntryState,
    /// A directory asks for a name, or reads out people.
    DirectoryState,
    /// A message is being said.
    MessageState,
    /// A mailbox says that one may leave a message.
    MailboxGreeting,
    /// A mailbox beeps.
    MailboxBeep,
    /// A mailbox records.
    MailboxRecording,
    /// A message is recorded, and the caller says what becomes of it.
    MailboxReview,
    /// Something is decided that the call can't know by itself.
    Deciding,
    /// The caller wants to join a line.
    JoiningQueue,
    /// The caller waits in line.
    WaitingInLine,
    /// A callback asks for a number, collects it, or reads it back.
    CallbackState,
    /// It rings at a team.
    Ringing,
    /// A team says who they are.
    Answered,
    /// The caller hears that a team is closed.
    TeamClosed,
    /// The last words of a call.
    Goodbye,
    /// Nothing more happens.
    Over,
}

impl State {
    /// The state that begins at a node. Branches take no time: they are passed at
    /// once, or as soon as is decided what they ask.
    pub(super) fn enter(mut node: Node, context: &mut Context<'_>) -> Self {
        loop {
            context.report(Report::Reached(node));
            return match node {
                Node::Branch(id) => match Deciding::at_branch(id, context) {
                    Ok(to) => {
                        node = to;
                        continue;
                    }
                    Err(deciding) => deciding.into(),
                },
                Node::Menu(id) => MenuState::enter(id, context).into(),
                Node::Message(id) => MessageState::enter(id, context).into(),
                Node::Entry(id) => EntryState::enter(id, context).into(),
                Node::Directory(id) => DirectoryState::enter(id, context).into(),
                Node::Mailbox(id) => MailboxGreeting::enter(id, context),
                Node::Queue(id) => JoiningQueue::enter(id, context),
                Node::Callback(id) => CallbackState::enter(id, context),
                Node::Team(id) => Ringing::enter(id, context),
            };
        }
    }

    /// From a node other than a menu on to another, or back to the last menu of the call.
    pub(super) fn go_on(to: Onward, context: &mut Context<'_>) -> Self {
        Self::give_up(Some(to), context.last(), context)
    }

    /// The caller could not be helped here: on to where the node says, perhaps back to a menu, or to the
    /// operator, or out.
    pub(super) fn give_up(
        to: Option<Onward>,
        back: Option<MenuId>,
        context: &mut Context<'_>,
    ) -> Self {
        let to = match to {
            Some(Onward::To(node)) => Some(node),
            Some(Onward::Back) => back.map(Node::Menu),
            Some(Onward::HangUp) => return Self::end(Ending::GaveUp, Side::Line, context),
            None => None,
        };
        match to.or(context.tree.operator) {
            Some(node) => Self::enter(node, context),
            None => Goodbye::say(context.tree.shared.gave_up, Ending::GaveUp, context),
        }
    }

    /// The call ends here and now.
    pub(super) fn end(ending: Ending, by: Side, context: &mut Context<'_>) -> Self {
        context.speech.stop(&mut context.effects);
        // A caller who was put through goes on talking: only the menu leaves the call.
        if by == Side::Line && ending != Ending::Connected {
            context.act(Action::HangUp);
        }
        context.report(Report::Ended { ending, by });
        Over.into()
    }
}
