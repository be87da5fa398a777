//! Which findings the file waives.

use super::finding::Finding;
use super::violation::Violation;
use crate::menu::{Tree, Waiver};

/// Rules about waivers themselves, which no waiver can waive.
pub(super) const ABOUT_WAIVERS: [&str; 3] = ["unknown-rule", "reasonless-waiver", "unused-waiver"];

/// Marks what the file waives, with its reason. A waiver without a reason waives nothing.
pub(super) fn apply(tree: &Tree, findings: &mut [Finding]) {
    for finding in findings {
        let waiver = tree
            .waivers
            .iter()
            .find(|waiver| covers(waiver, finding.rule.code, &finding.violation));
        finding.waived = waiver.and_then(|waiver| reason(waiver).map(str::to_owned));
    }
}

/// The reason of a waiver, if it gives one.
pub(super) fn reason(waiver: &Waiver) -> Option<&str> {
    waiver.because.as_deref().map(str::trim).filter(|because| !because.is_empty())
}

/// Whether a waiver waives what the rule of a code has found.
pub(super) fn covers(waiver: &Waiver, code: &str, found: &Violation) -> bool {
    code == &*waiver.rule
        && !ABOUT_WAIVERS.contains(&code)
        && reason(waiver).is_some()
        && waiver.at.as_ref().is_none_or(|at| found.about.as_ref() == Some(at))
}
