//! Keys that are left out between or before others.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Key;

rule! {
    /// Keys that are skipped between 1 and the last one.
    ///
    /// ### What it does
    /// Looks at the spoken options with one of the keys 1 to 9: from 1 to the greatest of them, each
    /// should lead somewhere, or be where a longer key begins: no option is 4 where extensions are `4XXX`.
    ///
    /// ### Why is this bad?
    /// A caller who hears 1, 2, 4 wonders what 3 was, and presses it.
    ///
    /// ### Example
    /// ```toml
    /// options = [
    ///   { key = "1", label = "appointments", to = "desk" },
    ///   { key = "3", label = "directions",   to = "directions" },
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
    KEY_GAP = "key-gap", Warning, check;
    Standard: "Keys ascend without gaps", "ISO/IEC 13714, cited second-hand";
    Vendor: "Keys ascend without gaps", "Avaya, IR design guide";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        let mut keys: Vec<(char, usize)> =
            super::counted_keys(&tree[id]).map(|(n, key)| (key, n)).collect();
        keys.sort_unstable();
        let mut expected = '1';
        for (key, n) in keys {
            let begins = |missing: char| {
                let begun = Key::from_char(missing);
                begun.is_some_and(|begun| {
                    tree[id].options.iter().any(|option| option.begins_with(&[begun]))
                })
            };
            let missing: Vec<String> =
                (expected..key).filter(|missing| !begins(*missing)).map(String::from).collect();
            if !missing.is_empty() {
                let missing = missing.join(", ");
                let message = format!("key {key} is offered, but {missing} leads nowhere");
                found.push(
                    Violation::new(&tree[id].id, tree.spans.option(id, n).keys, message)
                        .label(format!("{missing} is missing before it"))
                        .fix("number the options from 1, without gaps"),
                );
            }
            expected = char::from_u32(u32::from(key) + 1).unwrap_or(key);
        }
    }
    found
}
