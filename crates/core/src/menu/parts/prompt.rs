//! The words of a tree: texts in several languages, and prompts made of them.

use std::borrow::Cow;

use crate::language::Locale;
use crate::menu::ids::{EntryId, LanguageId, LineId, Node};

/// A language a tree speaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Language {
    /// BCP 47, as the file writes it: `en-US`.
    pub tag: Box<str>,
}

impl Language {
    /// The primary language subtag (BCP 47, section 2.2.1), lower case: `en` of `en-US`.
    pub fn primary(&self) -> String {
        self.tag.split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// How it is spoken; English where phonetree does not know it.
    pub fn locale(&self) -> &'static Locale {
        Locale::of(&self.tag)
    }
}

/// Words in each language of the tree: one text for all of them, or one for each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    first: Box<str>,
    /// Those of the second language and the ones after it; nothing where one text is for all.
    others: Box<[Box<str>]>,
}

impl Text {
    /// One text for all languages.
    pub(in crate::menu) fn for_all(words: &str) -> Self {
        Self { first: words.into(), others: Box::default() }
    }

    /// One text for each language, in the order of the tree.
    pub(in crate::menu) fn for_each(texts: impl IntoIterator<Item = Box<str>>) -> Self {
        let mut texts = texts.into_iter();
        Self { first: texts.next().unwrap_or_default(), others: texts.collect() }
    }

    /// The words in one language.
    pub fn in_language(&self, language: LanguageId) -> &str {
        let other = language.index().checked_sub(1).and_then(|n| self.others.get(n));
        other.unwrap_or(&self.first)
    }

    /// The words in the first language of the tree.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Whether the file has one text here, and not one for each language.
    pub fn is_for_all(&self) -> bool {
        self.others.is_empty()
    }

    /// Every text with its language; one for all of them without.
    pub fn by_language(&self) -> impl Iterator<Item = (Option<LanguageId>, &str)> {
        let all = std::iter::once(&self.first).chain(&self.others);
        let of = |n| (!self.is_for_all()).then_some(LanguageId(n));
        (0u8..=u8::MAX).zip(all).map(move |(n, words)| (of(n), &**words))
    }

    /// The different texts, that of the first language first.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        let all = || std::iter::once(&self.first).chain(&self.others).map(|words| &**words);
        all()
            .enumerate()
            .filter(move |(n, words)| !all().take(*n).any(|known| known == *words))
            .map(|(_, words)| words)
    }
}

/// What callers call something, beside the words of the file. They are sought, and never spoken or shown
/// as a fact: how sure they are is the `wording` of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallerWords(pub(in crate::menu) Vec<(Option<LanguageId>, Box<str>)>);

impl CallerWords {
    /// All of them, in file order, each with its language; without one it belongs to all.
    pub fn all(&self) -> impl Iterator<Item = (Option<LanguageId>, &str)> {
        self.0.iter().map(|(language, word)| (*language, &**word))
    }

    /// Those that callers use in one language.
    pub fn in_language(&self, language: LanguageId) -> impl Iterator<Item = &str> {
        self.all().filter(move |(of, _)| of.is_none_or(|of| of == language)).map(|(_, word)| word)
    }
}

/// Something a caller hears.
#[derive(Debug)]
pub struct Prompt {
    /// The node that says it; `None` for a prompt that several nodes share.
    pub node: Option<Node>,
    /// What it is for.
    pub role: Role,
    /// Its words, in each language of the tree.
    pub words: Vec<Template>,
    /// Whether a key cuts it short. Default `true`.
    pub barge_in: bool,
    /// Why no key cuts it short, where the file says so.
    pub because: Option<Box<str>>,
}

impl Prompt {
    /// Its words in a language; those in the first where it has none in that one.
    pub fn in_language(&self, language: LanguageId) -> &Template {
        self.words.get(language.index()).unwrap_or(&self.words[0])
    }
}

/// What a prompt is for. With its node it names the prompt: `main/options`, `main/no-input-2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Welcomes.
    Greeting,
    /// Speaks the options of a menu.
    Options,
    /// Nothing was pressed, for the n-th time, from 1.
    NoInput(u8),
    /// A wrong key was pressed, for the n-th time, from 1.
    NoMatch(u8),
    /// Asks again, in other words than the first time.
    Again,
    /// What a message or a mailbox says.
    Say,
    /// Asks for digits.
    Ask,
    /// Reads digits back.
    Confirm,
    /// Reads out the people of a directory whose names begin alike: one list of them, from 1.
    Names(u16),
    /// Nobody's name begins as it was spelled.
    Nobody,
    /// Too many names do.
    TooMany,
    /// Says who answers.
    Connected,
    /// Says that nobody answers now.
    Closed,
    /// Says that nobody answers now, because a switch is on: of those that close the team the n-th, from 1.
    ClosedByHand(u8),
    /// Speaks what can be done with a recorded message.
    Review,
    /// Says that a message was taken.
    Thanks,
    /// Says where in line a caller is.
    Announcement,
    /// Asks whether to call back the number that the caller calls from.
    Offer,
    /// Says that the call ends without success.
    GaveUp,
    /// Says goodbye.
    Goodbye,
}

/// `options`, `no-input-2`: as file names and documents write it.
impl std::fmt::Display for Role {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Greeting => f.write_str("greeting"),
            Self::Options => f.write_str("options"),
            Self::NoInput(n) => write!(f, "no-input-{n}"),
            Self::NoMatch(n) => write!(f, "no-match-{n}"),
            Self::Again => f.write_str("again"),
            Self::Say => f.write_str("say"),
            Self::Ask => f.write_str("ask"),
            Self::Confirm => f.write_str("confirm"),
            Self::Names(n) => write!(f, "names-{n}"),
            Self::Nobody => f.write_str("nobody"),
            Self::TooMany => f.write_str("too-many"),
            Self::Connected => f.write_str("connected"),
            Self::Closed => f.write_str("closed"),
            Self::ClosedByHand(n) => write!(f, "closed-by-hand-{n}"),
            Self::Review => f.write_str("review"),
            Self::Thanks => f.write_str("thanks"),
            Self::Announcement => f.write_str("announcement"),
            Self::Offer => f.write_str("offer"),
            Self::GaveUp => f.write_str("gave-up"),
            Self::Goodbye => f.write_str("goodbye"),
        }
    }
}

/// The words of a prompt in one language, with what is known only during the call left open.
/// All other placeholders (`{team}`, `{hours}` ...) were filled when the file was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template(pub Vec<Piece>);

/// A piece of a prompt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words to say as they are.
    Words(Box<str>),
    /// Something that only the call knows.
    Gap(Gap),
}

/// What is left open in a prompt until the call knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// `{opens}`: when the team of this prompt next opens ("tomorrow at 8 a.m.").
    Opens,
    /// The first of these that is not the line dialed: another way to the same team.
    OtherLine(Vec<(LineId, Box<str>)>),
    /// The sentence of an option that is offered at its own hours, by its place in the menu's options.
    Option(u16, Box<str>),
    /// `{digits}`: the digits just entered, one by one.
    Digits,
    /// `{position}`: where in line the caller is.
    Position,
    /// `{wait}`: how long the caller may have to wait ("about 3 minutes").
    Wait,
    /// `{entry-id}`: the value entered there, digit by digit.
    Value(EntryId),
}

impl Template {
    /// The words, where nothing is left open.
    pub fn fixed(&self) -> Option<&str> {
        match self.0.as_slice() {
            [] => Some(""),
            [Piece::Words(words)] => Some(words),
            _ => None,
        }
    }

    /// What is left open.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Words(_) => None,
            Piece::Gap(gap) => Some(gap),
        })
    }

    /// The words, with each gap filled: by a value, by a name in brackets, by dots.
    pub fn text<'t, Words: Into<Cow<'t, str>>>(
        &'t self,
        fill: impl Fn(&'t Gap) -> Words,
    ) -> String {
        self.pieces(|gap| vec![fill(gap).into()]).iter().map(|piece| &**piece).collect()
    }

    /// The same words, cut where a gap begins and ends. A gap may be filled by several pieces.
    pub fn pieces<'t>(&'t self, fill: impl Fn(&'t Gap) -> Vec<Cow<'t, str>>) -> Vec<Cow<'t, str>> {
        let said = |piece: &'t Piece| match piece {
            Piece::Words(words) => vec![Cow::Borrowed(&**words)],
            Piece::Gap(gap) => fill(gap),
        };
        self.0.iter().flat_map(said).collect()
    }
}
