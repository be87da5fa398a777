//! What is against a rule, and whether the file waives it.

use super::rule::Rule;
use super::violation::Violation;

/// Something that is against a rule.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// What was found.
    pub violation: Violation,
    /// Why the file says that it does not matter, if it says so.
    pub waived: Option<String>,
}
