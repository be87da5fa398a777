//! Where the things of a tree stand in its file.

use std::ops::{Index, Range};

use super::prompt::PromptId;
use super::tree::{
    BranchId, EntryId, LineId, MailboxId, MenuId, MessageId, Node, ResourceId, SourceId, TeamId,
};

/// A place in a file: bytes of its text, half-open. Four bytes each: a file has millions of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes of the text.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: place(range.start), end: place(range.end) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// Where the things of a tree stand in its file, by the ids of the tree:
/// `tree.places[team].hours`, `tree.places.option(menu, 2).keys`.
///
/// The place of a line, a node, a resource or a source is its name, where its table begins. What
/// the file leaves out has no place.
#[derive(Debug, Default)]
pub struct Places {
    /// The timings of the whole file.
    pub timings: TimingsPlace,
    /// The claims, in file order.
    pub claims: Vec<Span>,
    /// The waivers, in file order.
    pub waivers: Vec<WaiverPlace>,
    pub(in crate::menu) lines: Vec<LinePlace>,
    pub(in crate::menu) menus: Vec<MenuPlace>,
    pub(in crate::menu) messages: Vec<MessagePlace>,
    pub(in crate::menu) entries: Vec<EntryPlace>,
    pub(in crate::menu) branches: Vec<BranchPlace>,
    pub(in crate::menu) mailboxes: Vec<Span>,
    pub(in crate::menu) teams: Vec<TeamPlace>,
    pub(in crate::menu) resources: Vec<ResourcePlace>,
    pub(in crate::menu) sources: Vec<SourcePlace>,
    pub(in crate::menu) prompts: Vec<Option<Span>>,
}

/// A line.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct LinePlace {
    pub name: Span,
    pub number: Span,
    pub toll_free: Option<Span>,
    pub hours: Option<Span>,
    pub answer: Span,
}

/// A menu.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct MenuPlace {
    pub name: Span,
    pub options: Vec<OptionPlace>,
    pub timings: TimingsPlace,
    pub give_up: Option<Span>,
}

/// An option of a menu.
#[derive(Clone, Copy, Debug)]
pub struct OptionPlace {
    /// All of it, with its braces.
    pub all: Span,
    /// What is pressed.
    pub keys: Span,
    /// Its label; none where an action is spoken by its own phrase.
    pub label: Option<Span>,
    /// Where it leads: `to`, or `do`.
    pub lead: Span,
}

/// A message.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct MessagePlace {
    pub name: Span,
    pub to: Option<Span>,
}

/// An entry.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct EntryPlace {
    pub name: Span,
    pub length: Span,
    pub timings: TimingsPlace,
    pub to: Span,
    pub give_up: Option<Span>,
}

/// A branch.
#[derive(Clone, Debug)]
pub struct BranchPlace {
    /// Its name.
    pub name: Span,
    /// What each case asks: its hours, or its team.
    pub cases: Vec<Span>,
    /// Where it leads where no case holds.
    pub otherwise: Span,
}

/// A team.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct TeamPlace {
    pub name: Span,
    pub hours: Option<Span>,
    pub email: Option<Span>,
    pub fax: Option<Span>,
    pub url: Option<Span>,
    pub topics: Vec<Span>,
    pub closed_to: Option<Span>,
}

/// A resource.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct ResourcePlace {
    pub name: Span,
    pub url: Span,
    pub topics: Vec<Span>,
}

/// A source.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct SourcePlace {
    pub name: Span,
    pub seen: Option<Span>,
}

/// A waiver.
#[derive(Clone, Debug)]
pub struct WaiverPlace {
    /// All of it, with its braces.
    pub all: Span,
    /// The code of the rule.
    pub rule: Span,
}

/// Timings, of a node or of the whole file.
#[derive(Clone, Copy, Debug, Default)]
#[expect(missing_docs, reason = "each is the field it is named after")]
pub struct TimingsPlace {
    pub no_input: Option<Span>,
    pub inter_digit: Option<Span>,
    pub no_input_tries: Option<Span>,
    pub no_match_tries: Option<Span>,
}

impl Places {
    /// The name of a node.
    pub fn node(&self, node: Node) -> Span {
        match node {
            Node::Menu(id) => self[id].name,
            Node::Message(id) => self[id].name,
            Node::Entry(id) => self[id].name,
            Node::Branch(id) => self[id].name,
            Node::Mailbox(id) => self[id],
            Node::Team(id) => self[id].name,
        }
    }

    /// An option, by its place in the menu's options.
    pub fn option(&self, menu: MenuId, option: usize) -> &OptionPlace {
        &self[menu].options[option]
    }

    /// The words of a prompt. A derived one has none in the file.
    pub fn prompt(&self, prompt: PromptId) -> Option<Span> {
        self.prompts[prompt.index()]
    }
}

macro_rules! by_id {
    ($($id:ident => $place:ty, $list:ident;)*) => {$(
        impl Index<$id> for Places {
            type Output = $place;
            fn index(&self, id: $id) -> &$place {
                &self.$list[id.index()]
            }
        }
    )*};
}

by_id! {
    LineId => LinePlace, lines;
    MenuId => MenuPlace, menus;
    MessageId => MessagePlace, messages;
    EntryId => EntryPlace, entries;
    BranchId => BranchPlace, branches;
    MailboxId => Span, mailboxes;
    TeamId => TeamPlace, teams;
    ResourceId => ResourcePlace, resources;
    SourceId => SourcePlace, sources;
}

/// Where the lines of a text begin, so that a place becomes a line and a column.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// The first byte of each line.
    starts: Vec<usize>,
}

/// A line and a column, as people and editors count them: from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        let after_each = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_each).collect() }
    }

    /// Where a byte of the text stands; one that is past the end stands at the end.
    pub fn position(&self, at: usize) -> Position {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        let before = self.text.as_bytes()[start..at].iter();
        // A byte that continues a character begins with the bits 10 (RFC 3629, section 3).
        let column = before.filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn lines_and_columns_count_from_one_and_columns_count_characters() {
        let text = "a\né = 1\r\n\nlast";
        let lines = Lines::of(text);
        for (before, line, column) in
            [("", 1, 1), ("a", 1, 2), ("a\n", 2, 1), ("a\né", 2, 2), ("a\né = 1\r\n", 3, 1)]
        {
            assert_eq!(lines.position(before.len()), Position { line, column }, "{before:?}");
        }
        assert_eq!(lines.position(text.len() + 7), Position { line: 4, column: 5 });
    }
}
