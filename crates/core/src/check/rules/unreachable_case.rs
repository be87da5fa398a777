//! A case of a branch that an earlier one covers, or that asks for what nobody can enter.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Branch, CallerTest, Node, Tree, When};

rule! {
    /// A case of a branch that an earlier one covers, or that asks for what nobody can enter.
    ///
    /// ### What it does
    /// Compares each case with the earlier ones that ask for the same switch, entry, caller or count, and
    /// what it asks of an entry with the digits that the entry takes.
    ///
    /// ### Why is this bad?
    /// No caller takes this path; usually the cases are in the wrong order.
    ///
    /// ### Example
    /// ```toml
    /// cases = [
    ///   { entered = "code", matches = "4XXX", to = "staff" },
    ///   { entered = "code", is = "4711",      to = "manager" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// cases = [
    ///   { entered = "code", is = "4711",      to = "manager" },
    ///   { entered = "code", matches = "4XXX", to = "staff" },
    /// ]
    /// ```
    UNREACHABLE_CASE = "unreachable-case", Warning, check;
    Vendor: "Asterisk goes through patterns from the most to the least specific; a list of cases in their order", "Asterisk documentation, Pattern Matching";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for node in tree.nodes() {
        let Node::Branch(id) = node else { continue };
        let branch = &tree[id];
        for case in 0..branch.cases.len() {
            let why = if can_not_be_entered(tree, &branch.cases[case].0) {
                "nobody can enter this many digits there"
            } else if is_covered(tree, branch, case) {
                "an earlier case holds whenever this one does"
            } else {
                continue;
            };
            let message = format!("this case of `{}` never decides", branch.id);
            found.push(
                Violation::new(&branch.id, tree.spans[id].cases[case], message)
                    .label(why)
                    .fix("put it before the wider ones, or remove it"),
            );
        }
    }
    found
}

/// Whether a case asks for values that are too long or too short for the entry, all of them.
fn can_not_be_entered(tree: &Tree, when: &When) -> bool {
    let When::Entered(entry, place) = when else { return false };
    let entry = &tree[*entry];
    let takes = usize::from(entry.fewest)..=usize::from(entry.most);
    entry.asked[*place].iter().all(|test| !takes.contains(&test.len()))
}

/// Whether earlier cases hold whenever this one does.
fn is_covered(tree: &Tree, branch: &Branch, case: usize) -> bool {
    let earlier = || branch.cases[..case].iter().map(|(when, _)| when);
    match &branch.cases[case].0 {
        When::Switch(switch, on) => earlier().any(
            |when| matches!(when, When::Switch(other, wanted) if other == switch && wanted == on),
        ),
        When::Times(times) => {
            earlier().any(|when| matches!(when, When::Times(other) if other <= times))
        }
        When::Caller(test) => earlier().any(|when| match (when, test) {
            (When::Caller(CallerTest::Known), CallerTest::Known | CallerTest::BeginsWith(_))
            | (When::Caller(CallerTest::Withheld), CallerTest::Withheld) => true,
            (When::Caller(CallerTest::BeginsWith(other)), CallerTest::BeginsWith(digits)) => {
                digits.starts_with(&**other)
            }
            _ => false,
        }),
        When::Entered(entry, place) => tree[*entry].asked[*place].iter().all(|test| {
            earlier().any(|when| {
                let When::Entered(other, place) = when else { return false };
                other == entry && tree[*entry].asked[*place].iter().any(|wider| wider.covers(test))
            })
        }),
        When::During(_) | When::Open(_) | When::Outside(_) => false,
    }
}
