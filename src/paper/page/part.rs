//! What a page is made of, and what of it is left out.

use std::collections::BTreeSet;

use phonetree_core::directory::TeamRoute;
use phonetree_core::menu::{LanguageId, Tree};

/// A part of the page that can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PagePart {
    /// Whom to call.
    Find,
    /// The telephone.
    Call,
    /// Drills.
    Practice,
    /// The diagram.
    Flow,
    /// What a caller hears, word for word.
    Hear,
    /// Where facts are from.
    Sources,
    /// The engine, and with it all that needs one.
    Engine,
}

/// What goes into a page beside the menu's tree.
#[derive(Clone, Debug, Default)]
pub struct PageContent<'a> {
    /// The parts that are left out.
    pub without: BTreeSet<PagePart>,
    /// The call engine as WebAssembly, packed with LZMA. Without it nobody can call or practice.
    pub engine: Option<&'a [u8]>,
    /// The menu file as it is written: what the engine reads.
    pub menu: &'a str,
    /// How long prompts last, in milliseconds, by language and by the names of their files.
    pub lengths: serde_json::Value,
    /// A set course, as it is written.
    pub course: Option<&'a str>,
    /// Whether files for an installed page stand beside it.
    pub installable: bool,
}

impl PageContent<'_> {
    /// Whether a part is in the page. What can be called needs the engine.
    pub(super) fn has(&self, part: PagePart) -> bool {
        let works = match part {
            PagePart::Call | PagePart::Practice | PagePart::Engine => {
                self.engine.is_some() && !self.without.contains(&PagePart::Engine)
            }
            PagePart::Find | PagePart::Flow | PagePart::Hear | PagePart::Sources => true,
        };
        works && !self.without.contains(&part)
    }

    /// Whether anything is there that describes the menu.
    pub(super) fn describes(&self) -> bool {
        [PagePart::Flow, PagePart::Hear, PagePart::Sources].into_iter().any(|part| self.has(part))
    }

    /// Whether something in the page needs the engine, and it is there.
    pub(super) fn engine(&self) -> Option<&[u8]> {
        let parts = [PagePart::Find, PagePart::Call, PagePart::Practice];
        self.engine
            .filter(|_| self.has(PagePart::Engine) && parts.into_iter().any(|it| self.has(it)))
    }
}

/// The ways to the teams, for the callers of each language of a tree.
pub struct PageRoutes {
    of: Vec<Vec<TeamRoute>>,
}

impl PageRoutes {
    /// `of` finds those of a language.
    pub fn new(tree: &Tree, of: impl Fn(LanguageId) -> Vec<TeamRoute>) -> Self {
        Self { of: tree.language_ids().map(of).collect() }
    }

    /// Those of a language.
    pub(super) fn of(&self, language: LanguageId) -> &[TeamRoute] {
        self.of.get(language.index()).map_or(&[], Vec::as_slice)
    }
}
