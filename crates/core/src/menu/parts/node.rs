//! What a caller comes through: lines, menus, messages, entries, branches, mailboxes; and what decides which way.

use super::keys::{Key, KeyPattern, Keys};
use super::number::PhoneNumber;
use super::prompt::{CallerWords, Text};
use super::source::Fact;
use super::timings::Timings;
use crate::hours::Hours;
use crate::menu::ids::{EntryId, LanguageId, Node, OutsideId, PromptId, SwitchId, TeamId};

/// A phone number that can be dialed, and what answers it.
#[derive(Debug)]
pub struct Line {
    /// Its name in the file.
    pub id: Box<str>,
    /// What people call it.
    pub name: Option<Text>,
    /// What it is for.
    pub about: Option<Text>,
    /// The number one dials.
    pub number: PhoneNumber,
    /// Whether the file claims that the number is free to call.
    pub toll_free: bool,
    /// The hours published for the number. They don't close the line: the team's own hours apply.
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
    /// Spoken when a key that is not an option was pressed: the n-th time the n-th, or the last.
    pub no_match: Vec<PromptId>,
    /// Spoken after these when it asks again: its options, its greeting and its options, or words of their own.
    pub again: Vec<PromptId>,
    /// How many keys may be pressed before they are looked up: fewer wait for `#` or the pause. `None`: keys
    /// count as soon as nothing longer can be meant.
    pub key_length: Option<u8>,
    /// How long it waits, and how many times it asks.
    pub timings: Timings,
    /// Where a caller goes who failed too often.
    pub give_up: GiveUp,
    /// Where this is from.
    pub fact: Fact,
}

/// Where a call continues without an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onward {
    /// To a node.
    To(Node),
    /// To the menu the caller came from. Where there is none, as for a caller who fails too often: to
    /// the operator, else the call ends.
    Back,
    /// Out, without a word. Only for callers who fail too often.
    HangUp,
}

impl Onward {
    /// The node it leads to; none where the call decides, or ends.
    pub fn node(self) -> Option<Node> {
        match self {
            Self::To(node) => Some(node),
            Self::Back | Self::HangUp => None,
        }
    }
}

/// Where a caller goes who failed too often, perhaps out at once; else to the operator, else the call ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct GiveUp {
    /// Who pressed nothing.
    pub no_input_to: Option<Onward>,
    /// Who pressed wrong keys.
    pub no_match_to: Option<Onward>,
}

/// A key (one or more of 0-9 * #) or a pattern of keys, its label, and where it leads.
#[derive(Clone, Debug)]
pub struct MenuOption {
    /// What is pressed.
    pub keys: KeyPattern,
    /// The extensions that match, in order, where it leads to the team of an extension.
    pub extensions: Vec<(Keys, TeamId)>,
    /// What it is for, in the words spoken.
    pub label: Text,
    /// What callers also call it.
    pub also: CallerWords,
    /// Where it leads.
    pub lead: Lead,
    /// The hours within which it is offered; without them, always.
    pub during: Option<Hours>,
    /// Whether the derived prompt speaks it.
    pub spoken: bool,
    /// Whether it is a key of the whole file, which holds in every menu that doesn't have it itself.
    pub everywhere: bool,
    /// The language in which the call continues.
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
    /// To the team whose extension was dialed.
    Extension,
    /// To the end of the call.
    HangUp,
}

/// A node that says something and continues.
#[derive(Debug)]
pub struct Message {
    /// Its name in the file.
    pub id: Box<str>,
    /// What it says.
    pub say: PromptId,
    /// Where the call goes on; without it the line hangs up.
    pub to: Option<Onward>,
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
    /// The same when digits were read back and neither 1 nor 2 was pressed.
    pub no_match_confirm: Vec<PromptId>,
    /// Spoken after these when it asks for digits again: what it asked, or words of their own.
    pub again: PromptId,
    /// How long it waits, and how many times it asks.
    pub timings: Timings,
    /// What branches ask of the value: whether it is one of these.
    pub asked: Vec<Box<[KeyPattern]>>,
    /// Where the call goes on with the value.
    pub to: Onward,
    /// Where a caller goes who ends the digits before the first one; else it is a wrong key.
    pub empty_to: Option<Onward>,
    /// Where `*` leads; else it begins the digits again.
    pub star_to: Option<Onward>,
    /// Where a caller goes who failed too often.
    pub give_up: GiveUp,
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
    /// Is this switch on, or is it off?
    Switch(SwitchId, bool),
    /// Is what was entered there one of these? By the entry, and the place in what is
    /// [asked](Entry::asked) of it. (What was not entered is none.)
    Entered(EntryId, usize),
    /// Has the call reached this branch at least so often, now included?
    Times(u8),
    /// Is this who calls?
    Caller(CallerTest),
    /// Is this the answer from outside?
    Outside(OutsideId),
}

/// What a branch asks of the number that a call comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum CallerTest {
    /// It is known.
    Known,
    /// The caller keeps it back.
    Withheld,
    /// It is known and begins with these digits, country code first.
    BeginsWith(Box<str>),
}

impl Branch {
    /// After how many visits more of them make no difference; none where they never make one.
    pub fn most_times(&self) -> Option<u8> {
        let times = self.cases.iter().filter_map(|(when, _)| {
            if let When::Times(times) = when { Some(*times) } else { None }
        });
        times.max()
    }
}

impl Entry {
    /// Which of the things that are [asked](Self::asked) of a value hold, by their places.
    pub fn holding(&self, value: &[Key]) -> impl Iterator<Item = usize> {
        let asked = self.asked.iter().enumerate();
        asked.filter(|(_, tests)| tests.iter().any(|it| it.matches(value))).map(|(place, _)| place)
    }

    /// What is asked of a value, as it is written: `1234, 4XXX`.
    pub fn asked_in_words(&self, place: usize) -> String {
        let tests: Vec<String> = self.asked[place].iter().map(ToString::to_string).collect();
        tests.join(", ")
    }

    /// Digits that stand for these and for all others that lead to the same, whatever follows them. Empty
    /// where nothing that is asked of a value can hold anymore.
    pub fn alike(&self, digits: &[Key]) -> Keys {
        let tests = || self.asked.iter().flatten();
        if !tests().any(|test| test.begins_with(digits)) {
            return Keys::default();
        }
        let rows: Vec<_> = tests().flat_map(KeyPattern::rows).collect();
        let same = |place: usize, key: Key| {
            let fits =
                |key| rows.iter().map(move |row| row.get(place).is_some_and(|set| set.has(key)));
            let first = Key::ALL.into_iter().find(|other| fits(*other).eq(fits(key)));
            first.unwrap_or(key)
        };
        digits.iter().enumerate().map(|(place, key)| same(place, *key)).collect()
    }

    /// The next digits that differ by what can still hold, one of each kind.
    pub fn next_digits(&self, digits: &[Key]) -> Vec<Key> {
        let tests = self.asked.iter().flatten();
        let rows: Vec<_> = tests.flat_map(|test| test.next_sets(digits)).collect();
        let fits = |key: Key| rows.iter().map(move |set| set.has(key));
        let mut differ: Vec<Key> = Vec::new();
        for key in Key::ALL.into_iter().filter(|key| key.is_digit()) {
            if !differ.iter().any(|known| fits(*known).eq(fits(key))) {
                differ.push(key);
            }
        }
        differ
    }
}

/// Something that people turn on and off by hand: an emergency closing, night mode.
#[derive(Debug)]
pub struct Switch {
    /// Its name in the file.
    pub id: Box<str>,
    /// What it is for.
    pub about: Option<Text>,
    /// The teams that are closed while it is on.
    pub closes: Vec<TeamId>,
    /// Whether it is on while nobody says otherwise.
    pub is_usually_on: bool,
    /// Where this is from.
    pub fact: Fact,
}

/// Something that is decided outside the menu, by another system or by a person: yes or no.
#[derive(Debug)]
pub struct OutsideQuestion {
    /// Its name in the file.
    pub id: Box<str>,
    /// What is asked.
    pub asks: Box<str>,
}

/// A node that takes a message. (phonetree records nothing: it keeps the time a recording takes.)
#[derive(Debug)]
pub struct Mailbox {
    /// Its name in the file.
    pub id: Box<str>,
    /// What callers hear before the beep.
    pub say: PromptId,
    /// What callers hear after leaving a message.
    pub thanks: PromptId,
    /// The longest message, in milliseconds.
    pub longest_ms: u64,
    /// How long the beep lasts, in milliseconds; keys in it are lost.
    pub beep_ms: u64,
    /// Where a caller goes on who finds it full. Without it, it never is.
    pub full_to: Option<Onward>,
    /// Its own keys: those that lead out of it, and what can be done with a message.
    pub keys: Vec<MailboxKey>,
    /// Asks what to do with the message; without it, it is sent at once.
    pub review: Option<PromptId>,
    /// Said when that question gets no answer.
    pub no_input: Vec<PromptId>,
    /// Said when it gets another key.
    pub no_match: Vec<PromptId>,
    /// Where this is from.
    pub fact: Fact,
}

/// A key of a mailbox.
#[derive(Clone, Debug)]
pub struct MailboxKey {
    /// When it counts.
    pub stage: MailboxStage,
    /// What is pressed.
    pub key: Key,
    /// What it is for, in the words spoken.
    pub label: Text,
    /// Where it leads.
    pub lead: MailboxLead,
}

/// When a key of a mailbox counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailboxStage {
    /// While the mailbox speaks or records.
    Recording,
    /// When the message is recorded.
    Review,
}

/// Where a key of a mailbox leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailboxLead {
    /// Out of the mailbox, without a message.
    To(Onward),
    /// To the message: the caller hears it.
    Listen,
    /// To the beep: the caller speaks again, and the first message is gone.
    RecordAgain,
    /// To the thanks: the message is left.
    Send,
    /// To the end of the call, without a message.
    Cancel,
}
