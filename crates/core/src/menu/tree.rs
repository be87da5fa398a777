//! The tree: a menu file as proved. Every reference is a typed id, every number, key, zone and
//! hour has been read; nothing here needs to be checked again.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::{Deref, Index};
use std::sync::OnceLock;

use chrono::NaiveDate;
use chrono_tz::Tz;

use super::ids::{
    BranchId, CallbackId, DirectoryId, EntryId, LanguageId, LineId, MailboxId, MenuId, MessageId,
    Node, OutsideId, PromptId, QueueId, ResourceId, SourceId, SwitchId, TeamId,
};
use crate::hours::{DateOrder, Holidays, Hours};
use crate::language::Locale;
use crate::menu::parts::{
    Branch, Callback, Claim, Entry, Language, Limits, Line, Mailbox, Menu, MenuOption, Message,
    NameDirectory, OutsideQuestion, Promise, Prompt, Queue, ReaderLanguage, Resource, Source,
    Status, Switch, Team, Text, Timings, UnknownLanguage, VoiceSettings, Waiver,
};
use crate::menu::spans::Spans;
use crate::menu::ways::StillAsked;

macro_rules! by_id {
    ($($id:ident => $what:ty, $list:ident;)*) => {$(
        impl Index<$id> for Tree {
            type Output = $what;
            fn index(&self, id: $id) -> &$what {
                &self.$list[id.index()]
            }
        }
    )*};
}

by_id! {
    LineId => Line, lines;
    MenuId => Menu, menus;
    MessageId => Message, messages;
    EntryId => Entry, entries;
    BranchId => Branch, branches;
    MailboxId => Mailbox, mailboxes;
    QueueId => Queue, queues;
    CallbackId => Callback, callbacks;
    DirectoryId => NameDirectory, directories;
    TeamId => Team, teams;
    SwitchId => Switch, switches;
    OutsideId => OutsideQuestion, outside;
    ResourceId => Resource, resources;
    SourceId => Source, sources;
    PromptId => Prompt, prompts;
}

/// One whole menu file, loaded and proved. Its parts can be read, never changed: what was proved of
/// it stays true.
#[derive(Debug)]
pub struct Tree(pub(in crate::menu) TreeParts);

impl Deref for Tree {
    type Target = TreeParts;
    #[inline]
    fn deref(&self) -> &TreeParts {
        &self.0
    }
}

/// What is in a [`Tree`].
#[derive(Debug)]
#[non_exhaustive]
pub struct TreeParts {
    /// What the file is about.
    pub title: Text,
    /// Said once, before the first call: what a caller must know about this file.
    pub notice: Option<Box<str>>,
    /// Where the clock on the wall hangs: every hour in the file is of this zone.
    pub zone: Tz,
    /// Public holidays of the file's country, with the office's own; none where it names neither.
    pub holidays: Option<Holidays>,
    /// Each country and region that the file names, for all of it or for a line or a team: "US", "GB-ENG".
    pub countries: BTreeSet<Box<str>>,
    /// The languages spoken, the default first.
    pub languages: Vec<Language>,
    /// Whom `do = "operator"` reaches, and anyone who fails too often.
    pub operator: Option<Node>,
    /// Limits on every call.
    pub limits: Limits,
    /// How long nodes wait that do not say so themselves.
    pub timings: Timings,
    /// Whether the spoken words are known or our own.
    pub wording: Status,
    /// The lines, in file order; so are all the lists below.
    pub lines: Vec<Line>,
    /// The keys that hold in every menu. They are also among the options of each.
    pub keys: Vec<MenuOption>,
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
    /// The queues.
    pub queues: Vec<Queue>,
    /// The callbacks.
    pub callbacks: Vec<Callback>,
    /// The directories.
    pub directories: Vec<NameDirectory>,
    /// The teams.
    pub teams: Vec<Team>,
    /// What people turn on and off by hand.
    pub switches: Vec<Switch>,
    /// What is decided outside the menu, each once.
    pub outside: Vec<OutsideQuestion>,
    /// What a web page serves instead of a call.
    pub resources: Vec<Resource>,
    /// Where the facts are from.
    pub sources: Vec<Source>,
    /// What sources say that is not part of the tree: disputed facts, and remarks on facts.
    pub claims: Vec<Claim>,
    /// The day on which someone who called last found a fact to be so, by the name of the fact
    /// ([`StatedFact::name`](super::StatedFact::name)).
    pub confirmed: BTreeMap<Box<str>, NaiveDate>,
    /// What must hold in every call.
    pub promises: Vec<Promise>,
    /// Rules about quality that are not followed.
    pub waivers: Vec<Waiver>,
    /// How words are said: as written, then as a voice should read it, per language.
    pub lexicon: Vec<(Box<str>, Text)>,
    /// Who speaks the prompts, and where the sound files are.
    pub voice: VoiceSettings,
    /// Everything a caller could hear.
    pub prompts: Vec<Prompt>,
    /// Prompts that no single node owns.
    pub shared: SharedPrompts,
    /// Where all of it stands in the file.
    pub spans: Spans,
    /// What of its past a call can still be asked for; found out when somebody first asks.
    pub(in crate::menu) still_asked: OnceLock<StillAsked>,
}

/// Prompts that every call may need, whatever its nodes.
#[derive(Clone, Copy, Debug)]
pub struct SharedPrompts {
    /// Nobody could help the caller: the call ends.
    pub gave_up: PromptId,
    /// The menu hangs up because the caller asked for it.
    pub goodbye: PromptId,
}

impl Tree {
    /// Every node, kind by kind, in file order.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + use<> {
        type Numbered = fn(u32) -> Node;
        let kinds: [(usize, Numbered); 9] = [
            (self.menus.len(), |n| Node::Menu(MenuId(n))),
            (self.messages.len(), |n| Node::Message(MessageId(n))),
            (self.entries.len(), |n| Node::Entry(EntryId(n))),
            (self.branches.len(), |n| Node::Branch(BranchId(n))),
            (self.mailboxes.len(), |n| Node::Mailbox(MailboxId(n))),
            (self.queues.len(), |n| Node::Queue(QueueId(n))),
            (self.callbacks.len(), |n| Node::Callback(CallbackId(n))),
            (self.directories.len(), |n| Node::Directory(DirectoryId(n))),
            (self.teams.len(), |n| Node::Team(TeamId(n))),
        ];
        kinds
            .into_iter()
            .flat_map(|(count, node)| (0..u32::try_from(count).unwrap_or(u32::MAX)).map(node))
    }

    /// The language of those who asked for none: the menu's first.
    pub fn default_reader(&self) -> ReaderLanguage {
        ReaderLanguage::first(&self.languages)
    }

    /// The language of those who read about this menu: the one that they ask for by its tag (`es`) or its name
    /// ("Spanish"), else the menu's first.
    ///
    /// # Errors
    /// If neither the menu nor the program has it: the languages that there are.
    pub fn reader_language(&self, asked: Option<&str>) -> Result<ReaderLanguage, UnknownLanguage> {
        match asked {
            Some(asked) => ReaderLanguage::find(asked, &self.languages),
            None => Ok(self.default_reader()),
        }
    }

    /// The tag of a reader's language, for a document to name: `es-US`.
    pub fn reader_tag(&self, reader: ReaderLanguage) -> &str {
        let own = &self.languages[reader.menu.index()];
        match own.primary() == reader.locale.subtag() || Locale::find(&own.tag).is_none() {
            true => &own.tag,
            false => reader.locale.subtag(),
        }
    }

    /// Every language, the default first.
    pub fn language_ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..u8::try_from(self.languages.len()).unwrap_or(u8::MAX)).map(LanguageId)
    }

    /// Every line, in file order.
    pub fn line_ids(&self) -> impl Iterator<Item = LineId> + use<> {
        (0..u32::try_from(self.lines.len()).unwrap_or(u32::MAX)).map(LineId)
    }

    /// Every menu, in file order.
    pub fn menu_ids(&self) -> impl Iterator<Item = MenuId> + use<> {
        (0..u32::try_from(self.menus.len()).unwrap_or(u32::MAX)).map(MenuId)
    }

    /// Whether an option is named where its menu is described: a key of the whole file is, once, at the first
    /// menu in which it holds.
    pub fn is_named_at(&self, node: Node, option: &MenuOption) -> bool {
        let is_it = |other: &MenuOption| other.everywhere && other.keys == option.keys;
        let has_it = |id: &MenuId| self[*id].options.iter().any(is_it);
        !option.everywhere || self.menu_ids().find(has_it).map(Node::Menu) == Some(node)
    }

    /// Every team, in file order.
    pub fn team_ids(&self) -> impl Iterator<Item = TeamId> + use<> {
        (0..u32::try_from(self.teams.len()).unwrap_or(u32::MAX)).map(TeamId)
    }

    /// Every switch, in file order.
    pub fn switch_ids(&self) -> impl Iterator<Item = SwitchId> + use<> {
        (0..u32::try_from(self.switches.len()).unwrap_or(u32::MAX)).map(SwitchId)
    }

    /// Every question that is decided outside.
    pub fn outside_ids(&self) -> impl Iterator<Item = OutsideId> + use<> {
        (0..u32::try_from(self.outside.len()).unwrap_or(u32::MAX)).map(OutsideId)
    }

    /// Every mailbox, in file order.
    pub fn mailbox_ids(&self) -> impl Iterator<Item = MailboxId> + use<> {
        (0..u32::try_from(self.mailboxes.len()).unwrap_or(u32::MAX)).map(MailboxId)
    }

    /// Every queue, in file order.
    pub fn queue_ids(&self) -> impl Iterator<Item = QueueId> + use<> {
        (0..u32::try_from(self.queues.len()).unwrap_or(u32::MAX)).map(QueueId)
    }

    /// Every web page, in file order.
    pub fn resource_ids(&self) -> impl Iterator<Item = ResourceId> + use<> {
        (0..u32::try_from(self.resources.len()).unwrap_or(u32::MAX)).map(ResourceId)
    }

    /// Every source.
    pub fn source_ids(&self) -> impl Iterator<Item = SourceId> + use<> {
        (0..u32::try_from(self.sources.len()).unwrap_or(u32::MAX)).map(SourceId)
    }

    /// Every prompt.
    pub fn prompt_ids(&self) -> impl Iterator<Item = PromptId> + use<> {
        (0..u32::try_from(self.prompts.len()).unwrap_or(u32::MAX)).map(PromptId)
    }

    /// What a node says first: what a caller may hear who has just come to it.
    pub fn prompts_of(&self, node: Node) -> Vec<PromptId> {
        match node {
            Node::Menu(id) => self[id].greeting.into_iter().chain([self[id].prompt]).collect(),
            Node::Message(id) => vec![self[id].say],
            Node::Entry(id) => vec![self[id].ask],
            Node::Mailbox(id) => vec![self[id].say],
            Node::Directory(id) => vec![self[id].ask],
            Node::Queue(id) => vec![self[id].greeting, self[id].announcement],
            Node::Callback(id) => self[id].offer.into_iter().chain([self[id].ask]).collect(),
            Node::Team(id) => {
                let by_hand = self[id].closings.iter().map(|closing| closing.says);
                self[id].closed.into_iter().chain(by_hand).chain([self[id].connected]).collect()
            }
            Node::Branch(_) => Vec::new(),
        }
    }

    /// What a prompt is called: `main/options`, `shared/goodbye`.
    pub fn prompt_name(&self, prompt: PromptId) -> String {
        let prompt = &self[prompt];
        let node = prompt.node.map_or("shared", |node| self.node_id(node));
        format!("{node}/{}", prompt.role)
    }

    /// The name of a node in the file.
    pub fn node_id(&self, node: Node) -> &str {
        match node {
            Node::Menu(id) => &self[id].id,
            Node::Message(id) => &self[id].id,
            Node::Entry(id) => &self[id].id,
            Node::Branch(id) => &self[id].id,
            Node::Mailbox(id) => &self[id].id,
            Node::Queue(id) => &self[id].id,
            Node::Callback(id) => &self[id].id,
            Node::Directory(id) => &self[id].id,
            Node::Team(id) => &self[id].id,
        }
    }

    /// What stands first in the dates of numbers that people of the menu's country write.
    pub fn date_order(&self) -> DateOrder {
        let country = self.holidays.as_ref().map_or("", |holidays| holidays.code());
        DateOrder::of(country, self.zone)
    }

    /// The zone by which a node speaks of hours: of a team that has hours, theirs; else the file's.
    pub fn zone_at(&self, node: Option<Node>) -> Tz {
        let Some(Node::Team(id)) = node else { return self.zone };
        self[id].hours.as_ref().map_or(self.zone, Hours::zone)
    }

    /// What people call a node: a team by its name in the first language, any other by its name in the file.
    pub fn node_name(&self, node: Node) -> &str {
        self.node_name_in(node, LanguageId::default())
    }

    /// What people call a node in a language: a team by its name, any other by its name in the file.
    pub fn node_name_in(&self, node: Node, language: LanguageId) -> &str {
        match node {
            Node::Team(id) => self[id].name.in_language(language),
            Node::Menu(_)
            | Node::Message(_)
            | Node::Entry(_)
            | Node::Branch(_)
            | Node::Mailbox(_)
            | Node::Directory(_)
            | Node::Queue(_)
            | Node::Callback(_) => self.node_id(node),
        }
    }

    /// What stands above a node where people read it: a team by its name, any other by the words of its
    /// id, `alternate-menu` as "Alternate menu". The team's name is that of the first language.
    pub fn node_title(&self, node: Node) -> Cow<'_, str> {
        self.node_title_in(node, LanguageId::default())
    }

    /// The same in another language.
    pub fn node_title_in(&self, node: Node, language: LanguageId) -> Cow<'_, str> {
        if let Node::Team(id) = node {
            return Cow::Borrowed(self[id].name.in_language(language));
        }
        let mut words = self.node_id(node).replace(['-', '_'], " ");
        // Ids begin with a letter of ASCII.
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Cow::Owned(words)
    }
}
