//! What must hold in every call: promises that a file makes, for `walk` to prove.

use crate::hours::Hours;
use crate::menu::ids::Node;

/// A promise about every call.
#[derive(Debug)]
pub struct Promise {
    /// The promise in the file's own words.
    pub says: Option<Box<str>>,
    /// While it is to hold; at any time without.
    pub during: Option<Hours>,
    /// What is promised.
    pub kind: PromiseKind,
}

/// What is promised.
#[derive(Debug)]
pub enum PromiseKind {
    /// From where it says, one of these can be reached.
    Always {
        /// Where a caller is asked something: a menu or an entry; anywhere without.
        from: Option<Node>,
        /// One of these: a team while it is open, or another node.
        reaches: Vec<Node>,
        /// With so many keys at the most.
        within_keys: Option<u32>,
        /// In so many milliseconds at the most.
        within_ms: Option<u64>,
    },
    /// No call meets this.
    Never {
        /// A team while it is open, or another node.
        reaches: Vec<Node>,
        /// Words of a prompt, as the file has them.
        hears: Option<Box<str>>,
    },
}
