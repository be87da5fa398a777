//! A tree as its readers have it: in one language.

use std::ops::Deref;

use phonetree_core::language::{DocumentTexts, Locale};
use phonetree_core::menu::{ReaderLanguage, Status, Text, Tree};

/// A tree, and the language in which one reads about it.
#[derive(Clone, Copy, Debug)]
pub struct Edition<'t> {
    pub(in crate::paper) tree: &'t Tree,
    pub(in crate::paper) reader: ReaderLanguage,
}

impl<'t> Edition<'t> {
    /// A tree in the language of its readers.
    pub fn new(tree: &'t Tree, reader: ReaderLanguage) -> Self {
        Self { tree, reader }
    }

    /// A tree as the reports about files have it: in English, with the menu's texts in its first language.
    pub(in crate::paper) fn in_english(tree: &'t Tree) -> Self {
        let menu = tree.language_ids().next().unwrap_or_default();
        Self { tree, reader: ReaderLanguage { menu, locale: Locale::ENGLISH } }
    }

    /// How its language is written.
    pub(in crate::paper) fn locale(&self) -> &'static Locale {
        self.reader.locale
    }

    /// What documents say in its language.
    pub(in crate::paper) fn says(&self) -> &'static DocumentTexts {
        self.locale().documents()
    }

    /// A text of the menu in its language.
    pub(in crate::paper) fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.in_language(self.reader.menu)
    }

    /// How sure a fact is.
    pub(in crate::paper) fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Published => self.says().published(),
            Status::Assumed => self.says().assumed(),
            Status::Disputed => self.says().disputed(),
        }
    }

    /// The tag of its language, for a document to name: `es-US`.
    pub(in crate::paper) fn tag(&self) -> &'t str {
        self.tree.reader_tag(self.reader)
    }
}

impl Deref for Edition<'_> {
    type Target = Tree;

    fn deref(&self) -> &Tree {
        self.tree
    }
}
