//! Two names that are easily taken for each other.

use std::collections::HashMap;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::document::Span;

rule! {
    /// Two names of nodes that are easily taken for each other.
    ///
    /// ### What it does
    /// Compares names without what eyes miss: doubled letters, dashes between letters, a plural s,
    /// 0 for o, 1 for l.
    ///
    /// ### Why is this bad?
    /// Both exist, so a typo in `to` is not an error: callers reach the wrong one.
    ///
    /// ### Example
    /// ```toml
    /// [teams.renewal]
    /// [menus.renewals]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [teams.renewal-desk]
    /// [menus.renewal-menu]
    /// ```
    LOOK_ALIKE_IDS = "look-alike-ids", Warning, check;
    Vendor: "Names that look alike are reported", "asterisklint";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut seen: HashMap<String, (&str, Span)> = HashMap::new();
    let mut found = Vec::new();
    for node in tree.nodes() {
        let (id, place) = (tree.node_id(node), tree.spans.node(node));
        if let Some((other, at)) = seen.insert(skeleton(id), (id, place)) {
            found.push(
                Violation::new(id, place, format!("`{id}` is easily confused with `{other}`"))
                    .label("a typo in `to` would not be an error")
                    .fix("rename one of them")
                    .also(at, "the other one"),
            );
        }
    }
    found
}

/// A name without what eyes miss.
fn skeleton(id: &str) -> String {
    let signs: Vec<char> = id.trim_end_matches('s').chars().collect();
    let letter =
        |n: Option<usize>| n.and_then(|n| signs.get(n)).is_some_and(char::is_ascii_alphabetic);
    let mut bare = String::with_capacity(id.len());
    for (n, sign) in signs.iter().enumerate() {
        let before = n.checked_sub(1);
        let doubled = letter(Some(n)) && before.map(|before| signs[before]) == Some(*sign);
        let joining = *sign == '-' && letter(before) && letter(Some(n + 1));
        if doubled || joining {
            continue;
        }
        bare.push(match sign {
            '0' => 'o',
            '1' => 'l',
            other => *other,
        });
    }
    bare
}
