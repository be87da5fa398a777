//! What a tree is made of: lines and nodes, teams, prompts, keys, numbers and addresses, sources, promises.
mod bounds;
mod contact;
mod keys;
mod node;
mod number;
mod promise;
mod prompt;
mod reader;
mod source;
mod team;
mod timings;
mod voice_settings;

pub use bounds::{
    MOST_CALLER_WORD_LETTERS, MOST_CALLER_WORDS, MOST_CASES, MOST_DEPTH, MOST_DIFFERENT_HOURS,
    MOST_LANGUAGES, MOST_LEXICON_WORDS, MOST_LINES, MOST_LINES_BY_TEAMS, MOST_NAME_LETTERS,
    MOST_NODES, MOST_OPTIONS, MOST_PARTS_OF_ALL_HOURS, MOST_PROMISES, MOST_PROMPT_LETTERS,
    MOST_PROMPTS_BYTES, MOST_SWITCHES, MOST_TIMES, MOST_WAIVERS,
};
pub use contact::{Email, EmailError, Url, UrlError};
pub(in crate::menu) use keys::spelled;
pub use keys::{Key, KeyPattern, KeyPatternError, KeySet, Keys, KeysError, MOST_KEYS};
pub use node::{
    Branch, CallerTest, Entry, GiveUp, Lead, Line, Mailbox, MailboxKey, MailboxLead, MailboxStage,
    Menu, MenuOption, Message, Onward, OutsideQuestion, Switch, When,
};
pub(crate) use number::Planned;
pub use number::{PhoneNumber, PhoneNumberError};
pub use promise::{Promise, PromiseKind};
pub use prompt::{CallerWords, Gap, Language, Piece, Prompt, Role, Template, Text};
pub use reader::{ReaderLanguage, UnknownLanguage};
pub use source::{Claim, Fact, Source, Status, Waiver};
pub use team::{
    Callback, CallersAhead, Chance, Channel, Closing, NameChoice, NameDirectory, NamesFound, Queue,
    QueueModel, QueueModelError, Resource, SpelledBy, SpelledName, Team, Topic, WayToPerson,
};
pub use timings::{FailureCount, Limits, SaidAgain, Timings, Tries};
pub use voice_settings::{Speaker, SpeechServer, VoiceSettings};
