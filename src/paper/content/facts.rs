//! What is not simply so, and where facts are from.

use chrono::NaiveDate;

use crate::paper::Edition;
use phonetree_core::menu::{SourceId, Status, Url};

/// A claim of a source that is not part of the tree.
pub(in crate::paper) struct DoubtfulFact {
    /// The line, node or resource it is about, by its name in the file.
    pub(in crate::paper) about: String,
    pub(in crate::paper) says: String,
    /// The title of the source.
    pub(in crate::paper) source: Option<String>,
    pub(in crate::paper) status: Option<Status>,
}

/// A source.
pub(in crate::paper) struct Origin {
    pub(in crate::paper) title: String,
    pub(in crate::paper) publisher: Option<String>,
    pub(in crate::paper) url: Option<Url>,
    pub(in crate::paper) seen: Option<NaiveDate>,
    pub(in crate::paper) trust: Option<String>,
}

/// Every claim, in file order.
pub(in crate::paper) fn doubts(tree: Edition<'_>) -> Vec<DoubtfulFact> {
    let title = |id: SourceId| tree[id].title.to_string();
    let of = |claim: &phonetree_core::menu::Claim| DoubtfulFact {
        about: claim.about.to_string(),
        says: claim.says.to_string(),
        source: claim.fact.source.map(title),
        status: claim.fact.status,
    };
    tree.claims.iter().map(of).collect()
}

/// Every source, in file order.
pub(in crate::paper) fn origins(tree: Edition<'_>) -> Vec<Origin> {
    let owned = |text: &Option<Box<str>>| text.as_deref().map(str::to_owned);
    let of = |source: &phonetree_core::menu::Source| Origin {
        title: source.title.to_string(),
        publisher: owned(&source.publisher),
        url: source.url.clone(),
        seen: source.seen,
        trust: owned(&source.trust),
    };
    tree.sources.iter().map(of).collect()
}
