//! What a tree is made of: lines and nodes, teams, prompts, keys and numbers, sources, promises.
mod key;
mod node;
mod number;
mod promise;
mod prompt;
mod source;
mod team;
mod timings;
mod voice_settings;

pub use key::{Key, Keys, KeysError, MOST_KEYS};
pub use node::{Branch, Entry, Lead, Line, Mailbox, Menu, MenuOption, Message, When};
pub use number::{PhoneNumber, PhoneNumberError};
pub use promise::{Promise, PromiseKind};
pub use prompt::{Gap, Language, Piece, Prompt, Role, Template, Text};
pub use source::{Claim, Fact, Source, Status, Waiver};
pub use team::{Channel, Resource, Team, Topic};
pub use timings::{Limits, Timings};
pub use voice_settings::{Speaker, VoiceSettings};
