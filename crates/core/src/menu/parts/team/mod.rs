//! Whom a caller reaches, how one waits for them, and what a web page serves instead.

mod callback;
mod chance;
mod directory;
mod queue;
mod wait;

pub use callback::Callback;
pub use chance::Chance;
pub use directory::{NameChoice, NameDirectory, NamesFound, SpelledBy, SpelledName, WayToPerson};
pub use queue::{CallersAhead, Queue, QueueModel};
pub use wait::QueueModelError;

use crate::hours::Hours;
use crate::menu::ids::{PromptId, SwitchId};
use crate::menu::parts::contact::{Email, Url};
use crate::menu::parts::keys::Keys;
use crate::menu::parts::node::Onward;
use crate::menu::parts::number::PhoneNumber;
use crate::menu::parts::prompt::{CallerWords, Text};
use crate::menu::parts::source::Fact;

/// Whom a caller reaches.
#[derive(Debug)]
pub struct Team {
    /// Its name in the file.
    pub id: Box<str>,
    /// What people call it.
    pub name: Text,
    /// What one dials for it inside, as `do = "extension"` does.
    pub extension: Option<Keys>,
    /// What it helps with: "Membership and billing questions".
    pub about: Option<Text>,
    /// When it answers; `None` where that is not published.
    pub hours: Option<Hours>,
    /// Where to write.
    pub email: Option<Email>,
    /// Where to fax.
    pub fax: Option<PhoneNumber>,
    /// What the fax number is for, where it is not for everything.
    pub fax_for: Option<Text>,
    /// Where to look.
    pub url: Option<Url>,
    /// The errands it takes care of.
    pub topics: Vec<Topic>,
    /// What callers also call it, and what it is there for.
    pub also: CallerWords,
    /// How long it rings before someone answers, or nobody does, in milliseconds.
    pub ring_ms: u64,
    /// Where a caller goes on whom nobody answers; else they hear that they could not be helped.
    pub unanswered_to: Option<Onward>,
    /// Where a caller goes on when the team is busy; else where one goes whom nobody answers.
    pub busy_to: Option<Onward>,
    /// Who answers, and what they help with.
    pub connected: PromptId,
    /// That nobody answers now, when somebody will, and what to do instead. `None` without hours.
    pub closed: Option<PromptId>,
    /// The switches that close it, and what callers hear then.
    pub closings: Vec<Closing>,
    /// Where a caller goes on when the team is closed; else the call ends.
    pub closed_to: Option<Onward>,
    /// Where this is from.
    pub fact: Fact,
}

/// A switch that closes a team.
#[derive(Clone, Copy, Debug)]
pub struct Closing {
    /// Which one.
    pub switch: SwitchId,
    /// That nobody answers now, and what to do instead.
    pub says: PromptId,
}

impl Team {
    /// Whether it is closed at some time.
    pub fn may_be_closed(&self) -> bool {
        self.hours.is_some() || !self.closings.is_empty()
    }

    /// Where a call goes on that the team does not take, for as far as the file says.
    pub fn not_reached_to(&self, is_busy: bool) -> Option<Onward> {
        self.busy_to.filter(|_| is_busy).or(self.unanswered_to)
    }

    /// Whether the file says where a call goes on that the team does not take.
    pub fn may_not_be_reached(&self) -> bool {
        self.unanswered_to.or(self.busy_to).is_some()
    }
}

/// A caller's errand in the caller's words.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The words.
    pub say: Text,
    /// How it is done.
    pub by: Channel,
    /// What callers also call it.
    pub also: CallerWords,
    /// Where this is from.
    pub fact: Fact,
}

/// How an errand reaches a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub enum Channel {
    Phone,
    Email,
    Fax,
    Web,
}

/// A web page and what it serves.
#[derive(Debug)]
pub struct Resource {
    /// Its name in the file.
    pub id: Box<str>,
    /// What people call it.
    pub name: Text,
    /// Whom or what it is for.
    pub about: Option<Text>,
    /// Where it is.
    pub url: Url,
    /// The errands it serves.
    pub topics: Vec<Topic>,
    /// Where this is from.
    pub fact: Fact,
}
