//! Where the things of a tree stand in its file.

use std::ops::Index;

use super::ids::{
    BranchId, CallbackId, DirectoryId, EntryId, LineId, MailboxId, MenuId, MessageId, Node,
    PromptId, QueueId, ResourceId, SourceId, SwitchId, TeamId,
};
use crate::document::Span;

/// Where the things of a tree stand in its file, by the ids of the tree:
/// `tree.spans[team].hours`, `tree.spans.option(menu, 2).keys`.
///
/// The place of a line, a node, a resource or a source is its name, where its table begins. What
/// the file leaves out has no place.
#[derive(Debug, Default)]
pub struct Spans {
    /// The zone of the whole file.
    pub timezone: Option<Span>,
    /// Whose holidays the whole file keeps.
    pub country: Option<Span>,
    /// The longest call, where the file says it.
    pub longest_call: Option<Span>,
    /// The timings of the whole file.
    pub timings: TimingsSpans,
    /// The keys of the whole file, in file order.
    pub keys: Vec<OptionSpans>,
    /// The claims, in file order.
    pub claims: Vec<Span>,
    /// The waivers, in file order.
    pub waivers: Vec<WaiverSpans>,
    /// The texts that have one wording for all languages, of a file that speaks several.
    pub one_texts: Vec<OneText>,
    pub(in crate::menu) lines: Vec<LineSpans>,
    pub(in crate::menu) menus: Vec<MenuSpans>,
    pub(in crate::menu) messages: Vec<MessageSpans>,
    pub(in crate::menu) entries: Vec<EntrySpans>,
    pub(in crate::menu) branches: Vec<BranchSpans>,
    pub(in crate::menu) switches: Vec<SwitchSpans>,
    pub(in crate::menu) mailboxes: Vec<Span>,
    pub(in crate::menu) queues: Vec<QueueSpans>,
    pub(in crate::menu) callbacks: Vec<CallbackSpans>,
    pub(in crate::menu) directories: Vec<DirectorySpans>,
    pub(in crate::menu) teams: Vec<TeamSpans>,
    pub(in crate::menu) resources: Vec<ResourceSpans>,
    pub(in crate::menu) sources: Vec<SourceSpans>,
    pub(in crate::menu) prompts: Vec<Option<Span>>,
}

/// A text that has one wording for all languages of a file.
#[derive(Clone, Debug)]
pub struct OneText {
    /// The key of the file: `name`, `topics`, `greeting`.
    pub key: &'static str,
    /// The line, node or resource it belongs to, by its name; none for the file as a whole.
    pub of: Option<Box<str>>,
    /// The node that alone says it; none where it is read, too.
    pub said_by: Option<Node>,
    /// The words, as the file has them.
    pub place: Span,
}

/// A line.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct LineSpans {
    pub name: Span,
    pub number: Span,
    pub toll_free: Option<Span>,
    pub hours: Option<Span>,
    pub timezone: Option<Span>,
    pub country: Option<Span>,
    pub answer: Span,
}

/// A menu.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct MenuSpans {
    pub name: Span,
    pub options: Vec<OptionSpans>,
    pub timings: TimingsSpans,
    pub give_up: Option<Span>,
}

/// An option of a menu.
#[derive(Clone, Copy, Debug)]
pub struct OptionSpans {
    /// All of it, with its braces.
    pub all: Span,
    /// What is pressed.
    pub keys: Span,
    /// Its label; none where an action is spoken by its own phrase.
    pub label: Option<Span>,
    /// What callers also call it.
    pub also: Option<Span>,
    /// The hours within which it is offered.
    pub during: Option<Span>,
    /// Where it leads: `to`, or `do`.
    pub lead: Span,
}

/// A message.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct MessageSpans {
    pub name: Span,
    pub to: Option<Span>,
}

/// An entry.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct EntrySpans {
    pub name: Span,
    pub length: Span,
    pub timings: TimingsSpans,
    pub to: Span,
    pub give_up: Option<Span>,
}

/// A directory.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct DirectorySpans {
    pub name: Span,
    pub timings: TimingsSpans,
}

/// A branch.
#[derive(Clone, Debug)]
pub struct BranchSpans {
    /// Its name.
    pub name: Span,
    /// What each case asks: its hours, its team, its switch.
    pub cases: Vec<Span>,
    /// Where it leads where no case holds.
    pub otherwise: Span,
}

/// A switch.
#[derive(Clone, Debug)]
pub struct SwitchSpans {
    /// Its name.
    pub name: Span,
    /// How it usually is.
    pub usual: Option<Span>,
}

/// A queue.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct QueueSpans {
    pub name: Span,
    pub options: Vec<OptionSpans>,
    pub announce: Option<Span>,
    pub every: Option<Span>,
    pub longest: Option<Span>,
    pub longest_to: Option<Span>,
    pub closed_to: Option<Span>,
    pub full_to: Option<Span>,
}

/// A callback.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct CallbackSpans {
    pub name: Span,
    pub timings: TimingsSpans,
    pub give_up: Option<Span>,
}

/// A team.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct TeamSpans {
    pub name: Span,
    pub extension: Option<Span>,
    pub hours: Option<Span>,
    pub timezone: Option<Span>,
    pub country: Option<Span>,
    pub email: Option<Span>,
    pub fax: Option<Span>,
    pub url: Option<Span>,
    pub topics: Vec<Span>,
    pub also: Option<Span>,
    pub closed_to: Option<Span>,
    pub unanswered_to: Option<Span>,
    pub busy_to: Option<Span>,
}

/// A resource.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct ResourceSpans {
    pub name: Span,
    pub url: Span,
    pub topics: Vec<Span>,
}

/// A source.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct SourceSpans {
    pub name: Span,
    pub seen: Option<Span>,
}

/// A waiver.
#[derive(Clone, Debug)]
pub struct WaiverSpans {
    /// All of it, with its braces.
    pub all: Span,
    /// The code of the rule.
    pub rule: Span,
}

/// Timings, of a node or of the whole file.
#[derive(Clone, Copy, Debug, Default)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct TimingsSpans {
    pub no_input: Option<Span>,
    pub inter_digit: Option<Span>,
    pub no_input_tries: Option<Span>,
    pub no_match_tries: Option<Span>,
}

impl Spans {
    /// The name of a node.
    pub fn node(&self, node: Node) -> Span {
        match node {
            Node::Menu(id) => self[id].name,
            Node::Message(id) => self[id].name,
            Node::Entry(id) => self[id].name,
            Node::Branch(id) => self[id].name,
            Node::Mailbox(id) => self[id],
            Node::Queue(id) => self[id].name,
            Node::Callback(id) => self[id].name,
            Node::Directory(id) => self[id].name,
            Node::Team(id) => self[id].name,
        }
    }

    /// An option, by its place in the menu's options.
    pub fn option(&self, menu: MenuId, option: usize) -> &OptionSpans {
        &self[menu].options[option]
    }

    /// The words of a prompt. A derived one has none in the file.
    pub fn prompt(&self, prompt: PromptId) -> Option<Span> {
        self.prompts[prompt.index()]
    }
}

macro_rules! by_id {
    ($($id:ident => $place:ty, $list:ident;)*) => {$(
        impl Index<$id> for Spans {
            type Output = $place;
            fn index(&self, id: $id) -> &$place {
                &self.$list[id.index()]
            }
        }
    )*};
}

by_id! {
    LineId => LineSpans, lines;
    MenuId => MenuSpans, menus;
    MessageId => MessageSpans, messages;
    EntryId => EntrySpans, entries;
    BranchId => BranchSpans, branches;
    SwitchId => SwitchSpans, switches;
    MailboxId => Span, mailboxes;
    QueueId => QueueSpans, queues;
    CallbackId => CallbackSpans, callbacks;
    DirectoryId => DirectorySpans, directories;
    TeamId => TeamSpans, teams;
    ResourceId => ResourceSpans, resources;
    SourceId => SourceSpans, sources;
}
