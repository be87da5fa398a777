//! Where a call is, as far as that decides what can still happen.
//!
//! Two calls with the same [`Shape`] at the same hour have the same future: whatever happens to one,
//! would happen to the other, at the same nodes and to the same end. What a shape leaves out changes
//! words only, or when they are said:
//!
//! - the clock of the call, and the number of a playing: every wait is counted from its own start;
//! - what is being said: a key cuts it, or comes too early to count ([`Call::listens`]);
//! - keys typed ahead: they are handed out one by one, each as if it were pressed at the first
//!   moment it counts, or they are forgotten;
//! - the values that were entered, and of digits being entered, all but their number. Where a branch asks for
//!   a value, its answer is kept, until no such branch can be reached before a new value is entered;
//! - how often a branch was reached that counts this, once it can't be reached again;
//! - how switches stand, and who calls: where it was asked, it no longer changes;
//! - of keys that match a pattern, which ones they are;
//! - of a name that is spelled, the letters after which the same people can still be found: more of them lead
//!   to one of these people, or to nobody, as fewer do;
//! - the line: the words of a closed team name the *other* lines;
//! - the path, where no menu of the tree goes back. All else that it decides is whether a menu
//!   greets. Where an option goes to the top, the first menu of the path is kept; where a node that is no
//!   menu goes back, the last;
//! - how long a caller has waited in line, and where in line they are: what ends the wait comes sooner or later.
//!
//! [`Call::listens`]: crate::call::Call::listens

use std::ops::Deref;

use smallvec::SmallVec;

use super::context::Context;
use super::decision::Decision;
use crate::menu::{
    BranchId, CallbackId, DirectoryId, EntryId, Key, Keys, LanguageId, Lead, MailboxId, Menu,
    MenuId, MenuOption, Node, OfThePast, Onward, QueueId, TeamId, Tree,
};

/// A handful of keys, each once: a slice of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices(SmallVec<[Key; 16]>);

impl Choices {
    /// Adds a key that is not among them yet.
    pub(super) fn add(&mut self, key: Key) {
        if !self.0.contains(&key) {
            self.0.push(key);
        }
    }
}

impl Deref for Choices {
    type Target = [Key];

    fn deref(&self) -> &[Key] {
        &self.0
    }
}

impl Extend<Key> for Choices {
    fn extend<T: IntoIterator<Item = Key>>(&mut self, keys: T) {
        keys.into_iter().for_each(|key| self.add(key));
    }
}

impl FromIterator<Key> for Choices {
    fn from_iter<T: IntoIterator<Item = Key>>(keys: T) -> Self {
        let mut choices = Self::default();
        choices.extend(keys);
        choices
    }
}

impl<'k> IntoIterator for &'k Choices {
    type Item = &'k Key;
    type IntoIter = std::slice::Iter<'k, Key>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// What a caller is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Which option of a menu.
    Menu(MenuId),
    /// Digits.
    Entry(EntryId),
    /// Whether digits are right.
    Confirm(EntryId),
    /// A name, on the keypad.
    Directory(DirectoryId),
    /// Which of the people that are read out: a place in the choices of the directory.
    Name(DirectoryId, u32),
    /// A message, and `#` at its end.
    Mailbox(MailboxId),
    /// What becomes of a message.
    Review(MailboxId),
    /// Nothing: it rings at this team, and what comes of that decides.
    Ring(TeamId),
    /// Nothing: at this node something is decided that the call can't know by itself.
    Decision(Node, Decision),
    /// Nothing: whether somebody of the queue's team is free decides.
    Join(QueueId),
    /// Whether to leave the line by a key; else the line decides.
    Queue(QueueId),
    /// Whether to call back the number that the caller calls from.
    Offer(CallbackId),
    /// The digits of a number.
    Callback(CallbackId),
    /// Whether they are right.
    ConfirmCallback(CallbackId),
    /// Nothing yet: this node says something that a key cuts short, and goes on.
    Words(Node),
}

impl Question {
    /// The node that asks it.
    pub fn node(self) -> Node {
        match self {
            Self::Menu(menu) => Node::Menu(menu),
            Self::Entry(entry) | Self::Confirm(entry) => Node::Entry(entry),
            Self::Directory(directory) | Self::Name(directory, _) => Node::Directory(directory),
            Self::Mailbox(mailbox) | Self::Review(mailbox) => Node::Mailbox(mailbox),
            Self::Ring(team) => Node::Team(team),
            Self::Join(queue) | Self::Queue(queue) => Node::Queue(queue),
            Self::Offer(it) | Self::Callback(it) | Self::ConfirmCallback(it) => Node::Callback(it),
            Self::Words(node) | Self::Decision(node, _) => node,
        }
    }
}

/// Where a call is, as far as that decides what can still happen.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    asked: Asked,
    language: LanguageId,
    path: Box<[MenuId]>,
    /// The options of the menu that are not offered.
    withheld: Box<[u16]>,
    /// A key that means nothing if it comes next: it would end an entry that has ended.
    late_end: Option<Key>,
    /// How many digits mean nothing if they come next: they would be too many for that entry, or belong to a
    /// wrong number.
    drops_digits: u8,
    /// What holds of the values that were entered, as far as a branch ahead asks for it: by the entry, and the
    /// place in what is asked of it.
    entered: Box<[(EntryId, usize)]>,
    /// How often branches were reached that count this and can be reached again.
    counts: Box<[(BranchId, u8)]>,
}

/// The question, which attempt this is, and what has been answered so far.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Asked {
    question: Question,
    /// How often nothing, and how often a wrong key was pressed, as far as that decides anything.
    failures: (u8, u8),
    /// How many digits were entered; or at which case of a branch something is decided.
    digits: u8,
    /// The beginning of an option; or the digits of an entry, as far as it decides which they are.
    typed: Box<[Key]>,
    /// Whether wrong keys are ignored, because it still speaks.
    ignores_wrong_keys: bool,
}

impl Asked {
    pub(super) fn of(question: Question) -> Self {
        let (typed, ignores_wrong_keys) = (Box::default(), false);
        Self { question, failures: (0, 0), digits: 0, typed, ignores_wrong_keys }
    }

    /// Nothing, only words that a key cuts short.
    pub(super) fn words(node: Node) -> Self {
        Self::of(Question::Words(node))
    }

    /// After so many times without a key, and so many with a wrong one.
    pub(super) fn after(self, failures: (u8, u8)) -> Self {
        Self { failures, ..self }
    }

    pub(super) fn with_digits(self, digits: u8) -> Self {
        Self { digits, ..self }
    }

    /// Where wrong keys are ignored now.
    pub(super) fn ignoring_wrong_keys(self, ignores_wrong_keys: bool) -> Self {
        Self { ignores_wrong_keys, ..self }
    }

    pub(super) fn ignores_wrong_keys(&self) -> bool {
        self.ignores_wrong_keys
    }

    pub(super) fn with_keys(self, typed: &Keys) -> Self {
        Self { typed: (**typed).into(), ..self }
    }

    /// The same with the first keys that can become what these can: of a pattern, any stand for all; of the
    /// digits of an entry, as far as a branch asks for them.
    fn with_the_first_alike(self, tree: &Tree) -> Self {
        match self.question {
            Question::Menu(menu) if !self.typed.is_empty() => {
                let typed = self.typed.iter().copied().collect();
                self.with_keys(&tree[menu].alike(&typed))
            }
            Question::Entry(entry) | Question::Confirm(entry) => {
                let digits = tree[entry].alike(&self.typed);
                self.with_keys(&digits)
            }
            Question::Directory(directory) if !self.typed.is_empty() => {
                let typed = self.typed.iter().copied().collect();
                match tree[directory].alike(&typed) {
                    Some(alike) => self.with_keys(&alike),
                    None => self.with_keys(&Keys::default()).with_digits(u8::MAX),
                }
            }
            Question::Menu(_)
            | Question::Directory(_)
            | Question::Name(..)
            | Question::Mailbox(_)
            | Question::Review(_)
            | Question::Ring(_)
            | Question::Decision(..)
            | Question::Join(_)
            | Question::Queue(_)
            | Question::Offer(_)
            | Question::Callback(_)
            | Question::ConfirmCallback(_)
            | Question::Words(_) => self,
        }
    }
}

/// How much of its path a call of a tree can come back to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// A menu goes back, by an option or when it gives up: the whole path decides where to.
    Path,
    /// No menu goes back, but another node does, to the last menu of the path, and an option goes to the top.
    FirstAndLast,
    /// No menu goes back, but another node does.
    Last,
    /// Nothing goes back, but an option goes to the top.
    First,
    /// Neither: the path decides nothing.
    Nothing,
}

impl Memory {
    /// That of the calls of a tree.
    pub fn of(tree: &Tree) -> Self {
        let leads = |options: &[MenuOption], lead| options.iter().any(|option| option.lead == lead);
        let any = |lead: Lead| tree.menus.iter().any(|menu| leads(&menu.options, lead));
        let in_line = |lead: Lead| tree.queues.iter().any(|queue| leads(&queue.options, lead));
        let gives_up_back = |menu: &Menu| {
            [menu.give_up.no_input_to, menu.give_up.no_match_to].contains(&Some(Onward::Back))
        };
        let goes_back = |node: Node| !tree.ways_back(node).is_empty();
        if any(Lead::Back) || tree.menus.iter().any(gives_up_back) {
            return Self::Path;
        }
        let back = in_line(Lead::Back) || tree.nodes().any(goes_back);
        match (back, any(Lead::Top) || in_line(Lead::Top)) {
            (true, true) => Self::FirstAndLast,
            (true, false) => Self::Last,
            (false, true) => Self::First,
            (false, false) => Self::Nothing,
        }
    }
}

impl Shape {
    pub(super) fn new(asked: Asked, memory: Memory, context: &Context<'_>) -> Self {
        let path = context.path();
        let last = &path[path.len().saturating_sub(1)..];
        let first = &path[..path.len().min(1)];
        let kept: Box<[MenuId]> = match memory {
            Memory::Path => path.into(),
            Memory::FirstAndLast => [first, last].concat().into(),
            Memory::Last => last.into(),
            Memory::First => first.into(),
            Memory::Nothing => Box::default(),
        };
        let asked = asked.with_the_first_alike(context.tree);
        let is_menu = matches!(asked.question, Question::Menu(_));
        let withheld = if is_menu { context.withheld.clone() } else { Box::default() };
        let late = context.late_keys();
        let (tree, node) = (context.tree, asked.question.node());
        let entered = context
            .entered()
            .filter(|(entry, place)| tree.still_asks(node, OfThePast::Value(*entry, *place)));
        let mut entered: Vec<_> = entered.collect();
        entered.sort_unstable();
        let counts = context.counts();
        let counts = counts.filter(|(branch, _)| tree.still_asks(node, OfThePast::Times(*branch)));
        let mut counts: Vec<_> = counts.collect();
        counts.sort_unstable();
        Self {
            asked,
            language: context.language,
            path: kept,
            withheld,
            late_end: late.and_then(|late| late.terminator),
            drops_digits: late.map_or(0, |late| late.digits),
            entered: entered.into(),
            counts: counts.into(),
        }
    }

    /// How many bytes it keeps beside its own size.
    pub(crate) fn kept_bytes(&self) -> usize {
        size_of_val(&*self.path) + size_of_val(&*self.asked.typed) + size_of_val(&*self.entered)
    }

    /// What the caller is asked.
    pub fn question(&self) -> Question {
        self.asked.question
    }
}
