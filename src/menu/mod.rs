//! What a phone menu is.
mod key;
mod number;
mod prompt;
mod tree;

pub use key::{Key, Keys, MOST_KEYS};
pub use number::PhoneNumber;
pub use prompt::{Language, LanguageId, Piece, Prompt, PromptId, Role, Template, Text};
pub use tree::{
    Branch, BranchId, Channel, Claim, Entry, EntryId, Fact, Lead, Limits, Line, LineId, Mailbox,
    MailboxId, Menu, MenuId, MenuOption, Message, MessageId, Node, Resource, ResourceId,
    SharedPrompts, Source, SourceId, Status, Team, TeamId, Timings, Topic, Tree, When,
};
