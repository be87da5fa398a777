//! Options that are not spoken in the order of their keys.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// Options that are not spoken in the order of their keys.
    ///
    /// ### What it does
    /// Looks at the spoken options with one of the keys 1 to 9: each key should be greater than the
    /// one before. 0, star and pound may be anywhere.
    ///
    /// ### Why is this bad?
    /// Callers count along. A caller who missed a key guesses it from its neighbors, and is wrong.
    ///
    /// ### Example
    /// ```toml
    /// options = [
    ///   { key = "2", label = "appointments", to = "desk" },
    ///   { key = "1", label = "directions",   to = "directions" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [
    ///   { key = "1", label = "appointments", to = "desk" },
    ///   { key = "2", label = "directions",   to = "directions" },
    /// ]
    /// ```
    KEYS_OUT_OF_ORDER = "keys-out-of-order", Warning, check;
    Standard: "Keys ascend, the most frequent option first", "ISO/IEC 13714, cited second-hand";
    Vendor: "Keys ascend without gaps", "Avaya, IR design guide";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        let mut before: Option<(char, usize)> = None;
        for (n, key) in super::counted_keys(&tree[id]) {
            if let Some((last, at)) = before.filter(|(last, _)| key < *last) {
                let place = tree.spans.option(id, n).keys;
                found.push(
                    Violation::new(
                        &tree[id].id,
                        place,
                        format!("key {key} is spoken after key {last}"),
                    )
                    .label("callers count along")
                    .fix("put the options in the order of their keys, or renumber them")
                    .also(tree.spans.option(id, at).keys, "this one comes first"),
                );
            }
            before = Some((key, n));
        }
    }
    found
}
