//! What stands for a thing of a tree: its place in the list of its kind. Nothing here knows what
//! the things are, so all of them can name each other.

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $id(pub(in crate::menu) u32);

        impl $id {
            /// The place in the tree's list of its kind, from 0, in file order.
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A [`Line`](super::Line) of the tree.
    LineId;
    /// A [`Menu`](super::Menu) of the tree.
    MenuId;
    /// A [`Message`](super::Message) of the tree.
    MessageId;
    /// An [`Entry`](super::Entry) of the tree.
    EntryId;
    /// A [`Branch`](super::Branch) of the tree.
    BranchId;
    /// A [`Mailbox`](super::Mailbox) of the tree.
    MailboxId;
    /// A [`Queue`](super::Queue) of the tree.
    QueueId;
    /// A [`Callback`](super::Callback) of the tree.
    CallbackId;
    /// A [`NameDirectory`](super::NameDirectory) of the tree.
    DirectoryId;
    /// A [`Team`](super::Team) of the tree.
    TeamId;
    /// A [`Switch`](super::Switch) of the tree.
    SwitchId;
    /// An [`OutsideQuestion`](super::OutsideQuestion) of the tree.
    OutsideId;
    /// A [`Resource`](super::Resource) of the tree.
    ResourceId;
    /// A [`Source`](super::Source) of the tree.
    SourceId;
    /// A [`Prompt`](super::Prompt) of the tree.
    PromptId;
}

/// A [`Language`](super::Language) of the tree. The default one is the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(pub(in crate::menu) u8);

impl LanguageId {
    /// The language at a place in the tree's list.
    pub(in crate::menu) fn at(place: usize) -> Self {
        Self(u8::try_from(place).unwrap_or_default())
    }

    /// The place in the tree's list of languages, from 0; the default language is 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
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
    Queue(QueueId),
    Callback(CallbackId),
    Directory(DirectoryId),
    Team(TeamId),
}

impl Node {
    /// The team that it is, if it is one.
    pub fn team(self) -> Option<TeamId> {
        if let Self::Team(id) = self { Some(id) } else { None }
    }
}
