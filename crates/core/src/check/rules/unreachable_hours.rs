//! A case of a branch that never decides.

use std::collections::HashMap;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::Hours;
use crate::menu::{Branch, Node, When};

rule! {
    /// A case of a branch that never decides, because it never holds or an earlier one always does.
    ///
    /// ### What it does
    /// Tries each instant at which one of the branch's hours changes, for a year from the day of the
    /// check.
    ///
    /// ### Why is this bad?
    /// No caller takes this path; usually the cases are in the wrong order.
    ///
    /// ### Example
    /// ```toml
    /// cases = [
    ///   { during = "Mo-Fr 08:00-17:00", to = "desk" },
    ///   { during = "Mo 09:00-10:00",    to = "meeting" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// cases = [
    ///   { during = "Mo 09:00-10:00",    to = "meeting" },
    ///   { during = "Mo-Fr 08:00-17:00", to = "desk" },
    /// ]
    /// ```
    UNREACHABLE_HOURS = "unreachable-hours", Warning, check;
    Vendor: "Emergency, then holiday, then closed, then open: the order of schedules decides", "Genesys Architect";
    Opinion: "Which time rule wins? is a question users ask", "FreePBX forum, thread 5148";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    // Large files ask the same question many times: the branches of an organization are alike.
    let mut known: HashMap<String, Vec<bool>> = HashMap::new();
    let mut left = MOST_MOMENTS;
    let mut found = Vec::new();
    for node in tree.nodes() {
        let Node::Branch(id) = node else { continue };
        let key = question(subject, &tree[id]);
        let decides = known.entry(key).or_insert_with(|| decides(subject, &tree[id], &mut left));
        for (n, _) in decides.iter().enumerate().filter(|(_, ever)| !**ever) {
            let message = format!("this case of `{}` never decides", tree[id].id);
            found.push(
                Violation::new(&tree[id].id, tree.spans[id].cases[n], message)
                    .label("an earlier case holds whenever this one does, or it never holds")
                    .fix("put it before the wider ones, or remove it"),
            );
        }
    }
    found
}

fn question(subject: &CheckSubject<'_>, branch: &Branch) -> String {
    let hours =
        branch.cases.iter().map(|(when, _)| hours(subject, when).map_or("", Hours::as_written));
    hours.collect::<Vec<_>>().join("|")
}

fn hours<'s>(subject: &CheckSubject<'s>, when: &'s When) -> Option<&'s Hours> {
    match when {
        When::During(hours) => Some(hours),
        When::Open(team) => subject.tree[*team].hours.as_ref(),
        When::Switch(..)
        | When::Entered(..)
        | When::Times(_)
        | When::Caller(_)
        | When::Outside(_) => None,
    }
}

/// So many moments are looked at for all branches together: hours may change every minute of a year.
const MOST_MOMENTS: usize = 100_000;

/// Whether each case is ever the first to hold, within a year. A team without hours counts as open.
/// Where too many moments would have to be looked at, each counts as if it were.
fn decides(subject: &CheckSubject<'_>, branch: &Branch, left: &mut usize) -> Vec<bool> {
    let cases: Vec<Option<&Hours>> =
        branch.cases.iter().map(|(when, _)| hours(subject, when)).collect();
    // What does not depend on hours may hold or not at any moment.
    let may: Vec<bool> = branch
        .cases
        .iter()
        .map(|(when, _)| !matches!(when, When::During(_) | When::Open(_)))
        .collect();
    let mut ever = vec![false; cases.len()];
    // Most cases decide in the first week.
    for week in 0..53 {
        let days = week * 7..(week * 7 + 7).min(366);
        let moments = super::moments(subject, cases.iter().copied().flatten(), days);
        if moments.len() > *left {
            return vec![true; cases.len()];
        }
        *left -= moments.len();
        for at in moments {
            for (n, hours) in cases.iter().enumerate() {
                let holds = hours.is_none_or(|hours| hours.is_open(at));
                ever[n] |= holds;
                if holds && !may[n] {
                    break;
                }
            }
            if ever.iter().all(|ever| *ever) {
                return ever;
            }
        }
    }
    ever
}
