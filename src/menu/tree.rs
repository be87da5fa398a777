//! The tree: a menu file as proved. Every reference is a typed id, every number, key, zone and
//! hour has been read; nothing here needs to be checked again.

use std::ops::Index;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::key::{Key, Keys};
use super::number::PhoneNumber;
use super::prompt::{Language, LanguageId, Prompt, PromptId, Text};
use crate::hours::Hours;

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident => $what:ty, $field:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub(in crate::menu) u32);

        impl $id {
            /// The place in the tree's list of its kind, from 0, in file order.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Index<$id> for Tree {
            type Output = $what;
            fn index(&self, id: $id) -> &$what {
                &self.$field[id.index()]
            }
        }
    )*};
}

ids! {
    /// A [`Line`] of the tree.
    LineId => Line, lines;
    /// A [`Menu`] of the tree.
    MenuId => Menu, menus;
    /// A [`Message`] of the tree.
    MessageId => Message, messages;
    /// An [`Entry`] of the tree.
    EntryId => Entry, entries;
    /// A [`Branch`] of the tree.
    BranchId => Branch, branches;
    /// A [`Mailbox`] of the tree.
    MailboxId => Mailbox, mailboxes;
    /// A [`Team`] of the tree.
    TeamId => Team, teams;
    /// A [`Resource`] of the tree.
    ResourceId => Resource, resources;
    /// A [`Source`] of the tree.
    SourceId => Source, sources;
}

/// Where an option, a line or a node may lead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is the node it names")]
pub enum Node {
    Menu(MenuId),
    Message(MessageId),
    Entry(EntryId),
    Branch(BranchId),
    Mailbox(MailboxId),
    Team(TeamId),
}

/// One whole menu file, loaded and proved.
#[derive(Debug)]
pub struct Tree {
    /// What the file is about.
    pub title: Box<str>,
    /// Said once, before the first call: what a caller must know about this file.
    pub notice: Option<Box<str>>,
    /// Where the clock on the wall hangs: every hour in the file is of this zone.
    pub zone: Tz,
    /// The languages spoken, the default first.
    pub languages: Vec<Language>,
    /// Whom `do = "operator"` reaches, and whoever fails too often.
    pub operator: Option<Node>,
    /// Bounds on every call.
    pub limits: Limits,
    /// Whether the spoken words are known or our own.
    pub wording: Status,
    /// The lines, in file order; so are all the lists below.
    pub lines: Vec<Line>,
    /// The menus.
    pub menus: Vec<Menu>,
    /// The messages.
    pub messages: Vec<Message>,
    /// The entries.
    pub entries: Vec<Entry>,
    /// The branches.
    pub branches: Vec<Branch>,
    /// The mailboxes.
    pub mailboxes: Vec<Mailbox>,
    /// The teams.
    pub teams: Vec<Team>,
    /// What a web page serves instead of a call.
    pub resources: Vec<Resource>,
    /// Where the facts are from.
    pub sources: Vec<Source>,
    /// What sources say that is no part of the tree: disputed facts, and remarks on facts.
    pub claims: Vec<Claim>,
    /// How words are said: as written, then as a voice should read it, per language.
    pub lexicon: Vec<(Box<str>, Text)>,
    /// Everything a caller could hear.
    pub prompts: Vec<Prompt>,
    /// Prompts that no single node owns.
    pub shared: SharedPrompts,
}

/// Prompts that every call may need, whatever its nodes.
#[derive(Clone, Copy, Debug)]
pub struct SharedPrompts {
    /// Nobody could help the caller: the call ends.
    pub gave_up: PromptId,
    /// The menu hangs up because the caller asked for it.
    pub goodbye: PromptId,
}

/// A phone number that can be dialled, and what answers it.
#[derive(Debug)]
pub struct Line {
    /// Its name in the file.
    pub id: Box<str>,
    /// What people call it.
    pub name: Option<Box<str>>,
    /// What it is for.
    pub about: Option<Box<str>>,
    /// The number one dials.
    pub number: PhoneNumber,
    /// Whether the file claims that the number is free to call.
    pub toll_free: bool,
    /// The hours published for the number. They close nothing: hours belong to teams.
    pub hours: Option<Hours>,
    /// The node that picks up.
    pub answer: Node,
    /// Where this is from.
    pub fact: Fact,
}

/// A node that speaks options and waits for a key.
#[derive(Debug)]
pub struct Menu {
    /// Its name in the file.
    pub id: Box<str>,
    /// Spoken when the menu is entered, not when it repeats or is returned to.
    pub greeting: Option<PromptId>,
    /// The options, spoken.
    pub prompt: PromptId,
    /// The options, in file order.
    pub options: Vec<MenuOption>,
    /// Spoken when nothing was pressed: the n-th time the n-th, or the last.
    pub no_input: Vec<PromptId>,
    /// Spoken when a key that is no option was pressed: the n-th time the n-th, or the last.
    pub no_match: Vec<PromptId>,
    /// How long it waits, and how often it asks.
    pub timings: Timings,
    /// Where a caller goes who failed too often; else to the operator, else the call ends.
    pub give_up: Option<Node>,
    /// Where this is from.
    pub fact: Fact,
}

/// A key (one or more of 0-9 * #), its label, and where it leads.
#[derive(Debug)]
pub struct MenuOption {
    /// What is pressed.
    pub keys: Keys,
    /// What it is for, in the words spoken.
    pub label: Text,
    /// Where it leads.
    pub lead: Lead,
    /// Whether the derived prompt speaks it.
    pub spoken: bool,
    /// The language the call goes on in.
    pub language: Option<LanguageId>,
    /// Where this is from.
    pub fact: Fact,
}

/// Where an option leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To a node.
    To(Node),
    /// To the same menu, said again.
    Repeat,
    /// To the menu before this one.
    Back,
    /// To the first menu of the call.
    Top,
    /// To the operator of the tree.
    Operator(Node),
    /// To the end of the call.
    HangUp,
}

/// A node that says something and goes on.
#[derive(Debug)]
pub struct Message {
    /// Its name in the file.
    pub id: Box<str>,
    /// What it says.
    pub say: PromptId,
    /// Where the call goes on; without it the line hangs up.
    pub to: Option<Node>,
    /// Where this is from.
    pub fact: Fact,
}

/// A node that collects digits and keeps them as a value under its own name.
#[derive(Debug)]
pub struct Entry {
    /// Its name in the file, and the placeholder that later prompts read its value with.
    pub id: Box<str>,
    /// Asks for the digits.
    pub ask: PromptId,
    /// The fewest digits that count.
    pub fewest: u8,
    /// The most digits that count; the last of them ends the entry by itself.
    pub most: u8,
    /// Ends the entry before the last digit.
    pub terminator: Option<Key>,
    /// Reads the digits back and asks for 1 (right) or 2 (again).
    pub confirm: Option<PromptId>,
    /// Spoken when nothing was pressed: the n-th time the n-th, or the last.
    pub no_input: Vec<PromptId>,
    /// Spoken when too little or something else was pressed: the n-th time the n-th, or the last.
    pub no_match: Vec<PromptId>,
    /// How long it waits, and how often it asks.
    pub timings: Timings,
    /// Where the call goes on with the value.
    pub to: Node,
    /// Where a caller goes who failed too often; else to the operator, else the call ends.
    pub give_up: Option<Node>,
    /// Where this is from.
    pub fact: Fact,
}

/// A node that chooses by hours, without a word and without time.
#[derive(Debug)]
pub struct Branch {
    /// Its name in the file.
    pub id: Box<str>,
    /// The first that holds decides.
    pub cases: Vec<(When, Node)>,
    /// Where the call goes where none holds.
    pub otherwise: Node,
    /// Where this is from.
    pub fact: Fact,
}

/// What a branch asks.
#[derive(Debug)]
pub enum When {
    /// Is it within these hours?
    During(Hours),
    /// Is this team open now? (A team whose hours are not published counts as open.)
    Open(TeamId),
}

/// A node that takes a message. (phonetree records nothing: it keeps the time a recording takes.)
#[derive(Debug)]
pub struct Mailbox {
    /// Its name in the file.
    pub id: Box<str>,
    /// What is said before the beep.
    pub say: PromptId,
    /// What is said once a message was taken.
    pub thanks: PromptId,
    /// The longest message, in milliseconds.
    pub longest_ms: u64,
    /// Where this is from.
    pub fact: Fact,
}

/// Whom a caller reaches.
#[derive(Debug)]
pub struct Team {
    /// Its name in the file.
    pub id: Box<str>,
    /// What people call it.
    pub name: Box<str>,
    /// What it is there for, in a sentence.
    pub about: Option<Box<str>>,
    /// When it answers; `None` where that is not published.
    pub hours: Option<Hours>,
    /// Where to write.
    pub email: Option<Box<str>>,
    /// Where to fax.
    pub fax: Option<PhoneNumber>,
    /// What the fax number is for, where it is not for everything.
    pub fax_for: Option<Box<str>>,
    /// Where to look.
    pub url: Option<Box<str>>,
    /// The errands it takes care of.
    pub topics: Vec<Topic>,
    /// How long it rings before someone answers, in milliseconds.
    pub ring_ms: u64,
    /// Who answers, and what they help with.
    pub connected: PromptId,
    /// That nobody answers now, when somebody will, and what to do instead. `None` without hours.
    pub closed: Option<PromptId>,
    /// Where a caller goes on when the team is closed; else the call ends.
    pub closed_to: Option<Node>,
    /// Where this is from.
    pub fact: Fact,
}

/// A caller's errand in the caller's words.
#[derive(Clone, Debug)]
pub struct Topic {
    /// The words.
    pub say: Box<str>,
    /// How it is done.
    pub by: Channel,
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
    pub name: Box<str>,
    /// Whom or what it is for.
    pub about: Option<Box<str>>,
    /// Where it is.
    pub url: Box<str>,
    /// The errands it serves.
    pub topics: Vec<Topic>,
    /// Where this is from.
    pub fact: Fact,
}

/// Where facts are from.
#[derive(Debug)]
pub struct Source {
    /// Its name in the file.
    pub id: Box<str>,
    /// What it is.
    pub title: Box<str>,
    /// Who published it.
    pub publisher: Option<Box<str>>,
    /// Where it is.
    pub url: Option<Box<str>>,
    /// When it was last looked at.
    pub seen: Option<NaiveDate>,
    /// What a reader should know about its worth.
    pub trust: Option<Box<str>>,
}

/// What a source says that is no part of the tree.
#[derive(Debug)]
pub struct Claim {
    /// The line, node or resource it is about, by its name in the file.
    pub about: Box<str>,
    /// What it says.
    pub says: Box<str>,
    /// Where this is from.
    pub fact: Fact,
}

/// Where something is from, and how sure it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Fact {
    /// The source, where one is named.
    pub source: Option<SourceId>,
    /// How sure it is, where the file says so.
    pub status: Option<Status>,
}

/// How sure a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// Its source says so.
    Published,
    /// Sources disagree.
    Disputed,
    /// Nobody says so: it is our own.
    Assumed,
}

/// How long a node waits, and how often it asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timings {
    /// From the end of the prompt to the first key, in milliseconds.
    /// Default 5,000: ISO/IEC 13714 has 3-10 s (cited second-hand); Twilio's Gather waits 5 s.
    pub no_input_ms: u64,
    /// From one key to the next where more could follow, in milliseconds.
    /// Default 3,000, as Genesys Architect (Asterisk: 5,000; `FreeSWITCH`'s sample: 2,000).
    pub inter_digit_ms: u64,
    /// How often nothing may be pressed before the node gives up. Default 3, as `FreeSWITCH`.
    pub no_input_tries: u8,
    /// How often a wrong key may be pressed before the node gives up. Default 3, as `FreeSWITCH`.
    pub no_match_tries: u8,
    /// Whether keys pressed during a prompt that may not be cut are kept for what follows.
    /// Default `false`: `VoiceXML` 2.0, section 4.1.5, deletes them.
    pub keeps_type_ahead: bool,
}

/// Bounds on every call, so that every call ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest call, in milliseconds. Default 30 minutes; ours, longer than any rehearsal.
    pub longest_call_ms: u64,
    /// How many menus `back` can go back. Default 32; ours. The first menu is always kept.
    pub path: usize,
}
