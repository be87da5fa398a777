//! A key that must wait because a longer one begins with it.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::MenuOption;

rule! {
    /// A key that must wait, because a longer one begins with it.
    ///
    /// ### What it does
    /// Finds keys that begin a longer one, and menus where all keys wait for a `key_length` that some
    /// don't have.
    ///
    /// ### Why is this bad?
    /// A caller who presses 1 waits for the inter-digit timeout while the line listens for whether a 2
    /// follows. To the caller the line is dead, and they press again.
    ///
    /// ### Example
    /// ```toml
    /// options = [
    ///   { key = "1",  label = "permits", to = "desk" },
    ///   { key = "12", label = "parking", to = "desk" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [
    ///   { key = "1", label = "permits", to = "desk" },
    ///   { key = "2", label = "parking", to = "desk" },
    /// ]
    /// ```
    PREFIX_KEY = "prefix-key", Warning, check;
    Vendor: "Inter-digit waits of 2 to 5 seconds are usual", "FreeSWITCH's sample 2 s, Genesys 3 s, Asterisk 5 s";
    Opinion: "More than three seconds of dead air are too many", "ivrsworld; acixd";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        let options = &tree[id].options;
        let wait = tree[id].timings.inter_digit_ms as f64 / 1_000.0;
        if let Some(length) = tree[id].key_length {
            let short = options.iter().position(|option| option.keys.len() < usize::from(length));
            found.extend(short.map(|n| {
                let keys = &options[n].keys;
                let message =
                    format!("key {keys} waits {wait} s, because `key_length` is {length}");
                Violation::new(&tree[id].id, tree.spans.option(id, n).keys, message)
                    .label("the caller hears nothing while the line waits for more")
                    .fix("leave `key_length` out, or tell callers to press pound after a short key")
            }));
            continue;
        }
        for (n, short) in options.iter().enumerate() {
            let longer = |option: &MenuOption| {
                option.keys.len() > short.keys.len() && option.may_begin_with(&short.keys)
            };
            let Some(m) = options.iter().position(longer) else { continue };
            found.push(
                Violation::new(
                    &tree[id].id,
                    tree.spans.option(id, n).keys,
                    format!(
                        "key {} waits {wait} s, because key {} begins with it",
                        short.keys, options[m].keys
                    ),
                )
                .label("the caller hears nothing while the line waits for more")
                .fix("give the longer option its own key, or start it with a free one")
                .also(tree.spans.option(id, m).keys, "the longer one is here"),
            );
        }
    }
    found
}
