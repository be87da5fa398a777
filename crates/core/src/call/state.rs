//! The states of a call: one struct for each, holding exactly what that state knows.

use super::at_menu::AtMenu;
use super::effect::{Action, Ending, Reason, Report, Side, TransferOutcome};
use super::entering::{Confirming, Entering};
use super::shape::{Asked, Choices};
use super::telling::{Connecting, Hearing, Leaving, Parting, Recording, Ringing, ToldClosed};
use super::time::CallTime;
use super::wire::Wire;
use crate::menu::{Key, Node, Tree};

/// What a state does when something happens. Each default is that of a state which only speaks:
/// it is deaf to keys, waits for nothing, and leaves open how the call ends.
pub(super) trait Step: Into<State> {
    /// What it does with a key.
    fn ear(&self) -> Ear {
        Ear::Deaf
    }

    /// Whether keys pressed during a prompt that may not be cut are kept for what follows.
    fn keeps_type_ahead(&self, wire: &Wire<'_>) -> bool {
        wire.tree.timings.keeps_type_ahead
    }

    /// A key was pressed, in silence. Only a state that [listens](Ear::Listens) is told.
    fn key(self, _key: Key, _wire: &mut Wire<'_>) -> State {
        self.into()
    }

    /// Everything was said, or cut by a key.
    fn spoken(self, _wire: &mut Wire<'_>) -> State {
        self.into()
    }

    /// What it waits for, until when.
    fn deadline(&self) -> Option<(CallTime, Reason)> {
        None
    }

    /// What it waited for did not come in time.
    fn due(self, _reason: Reason, _wire: &mut Wire<'_>) -> State {
        self.into()
    }

    /// It was ringing at a team, and it is known what came of it.
    fn transfer_ended(self, _outcome: TransferOutcome, _wire: &mut Wire<'_>) -> State {
        self.into()
    }

    /// How the call ends if it ends at this very moment, where that is settled already.
    fn outcome(&self) -> Option<Ending> {
        None
    }

    /// What the caller is asked, as far as it decides what follows.
    fn asked(&self) -> Option<Asked> {
        None
    }

    /// The keys that lead to different things here.
    fn keys_that_differ(&self, _tree: &Tree) -> Choices {
        Choices::new()
    }

    /// The same with every deadline so many milliseconds earlier.
    fn earlier(self, _ms: u64) -> State {
        self.into()
    }
}

/// What a state does with a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Ear {
    /// It waits for keys.
    Listens,
    /// It is cut short by a key, and leaves the key to what follows.
    Skips,
    /// Keys come to nothing.
    Deaf,
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
        impl Step for State {
            fn ear(&self) -> Ear {
                match self { $(Self::$state(state) => state.ear(),)* }
            }
            fn keeps_type_ahead(&self, wire: &Wire<'_>) -> bool {
                match self { $(Self::$state(state) => state.keeps_type_ahead(wire),)* }
            }
            fn key(self, key: Key, wire: &mut Wire<'_>) -> State {
                match self { $(Self::$state(state) => state.key(key, wire),)* }
            }
            fn spoken(self, wire: &mut Wire<'_>) -> State {
                match self { $(Self::$state(state) => state.spoken(wire),)* }
            }
            fn deadline(&self) -> Option<(CallTime, Reason)> {
                match self { $(Self::$state(state) => state.deadline(),)* }
            }
            fn due(self, reason: Reason, wire: &mut Wire<'_>) -> State {
                match self { $(Self::$state(state) => state.due(reason, wire),)* }
            }
            fn transfer_ended(self, outcome: TransferOutcome, wire: &mut Wire<'_>) -> State {
                match self { $(Self::$state(state) => state.transfer_ended(outcome, wire),)* }
            }
            fn outcome(&self) -> Option<Ending> {
                match self { $(Self::$state(state) => state.outcome(),)* }
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
    AtMenu,
    /// An entry asks for digits, or collects them.
    Entering,
    /// An entry reads digits back.
    Confirming,
    /// A message is being said.
    Hearing,
    /// A mailbox says that one may leave a message.
    Leaving,
    /// A mailbox records.
    Recording,
    /// It rings at a team.
    Ringing,
    /// A team says who they are.
    Connecting,
    /// The caller is told that a team is closed.
    ToldClosed,
    /// The last words of a call.
    Parting,
    /// Nothing more happens.
    Over,
}

/// The call is over.
#[derive(Clone, Copy, Debug)]
pub(super) struct Over;

impl Step for Over {}

impl State {
    /// The state that begins at a node. Branches take no time: they are passed at once.
    pub(super) fn enter(mut node: Node, wire: &mut Wire<'_>) -> Self {
        loop {
            wire.report(Report::Reached(node));
            return match node {
                Node::Branch(id) => {
                    let branch = &wire.tree[id];
                    let case = branch.cases.get(wire.tree.case_at(id, wire.instant()));
                    node = case.map_or(branch.otherwise, |(_, to)| *to);
                    continue;
                }
                Node::Menu(id) => AtMenu::enter(id, wire).into(),
                Node::Message(id) => Hearing::enter(id, wire).into(),
                Node::Entry(id) => Entering::enter(id, wire).into(),
                Node::Mailbox(id) => Leaving::enter(id, wire).into(),
                Node::Team(id) => Ringing::enter(id, wire),
            };
        }
    }

    /// The caller could not be helped here: on to where the node says, or to the operator, or out.
    pub(super) fn give_up(to: Option<Node>, wire: &mut Wire<'_>) -> Self {
        match to.or(wire.tree.operator) {
            Some(node) => Self::enter(node, wire),
            None => Parting::say(wire.tree.shared.gave_up, Ending::GaveUp, wire),
        }
    }

    /// The call ends here and now.
    pub(super) fn end(ending: Ending, by: Side, wire: &mut Wire<'_>) -> Self {
        wire.speech.stop(&mut wire.effects);
        // A caller who was put through goes on talking: only the menu leaves the call.
        if by == Side::Line && ending != Ending::Connected {
            wire.act(Action::HangUp);
        }
        wire.report(Report::Ended { ending, by });
        Over.into()
    }
}
