//! An option that the written-out prompt does not offer.

use crate::check::rule::rule;
use crate::check::spoken::named_keys;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// An option that a written-out prompt does not offer.
    ///
    /// ### What it does
    /// Looks for the key of each option anywhere in the menu's `say`. An option with
    /// `spoken = false` is left out on purpose.
    ///
    /// ### Why is this bad?
    /// Nobody presses a key they have not heard of.
    ///
    /// ### Example
    /// ```toml
    /// say     = "For billing, press 1."
    /// options = [
    ///   { key = "1", label = "billing", to = "desk" },
    ///   { key = "2", label = "sales",   to = "desk" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// say = "For billing, press 1. For sales, press 2."
    /// ```
    UNSPOKEN_OPTION = "unspoken-option", Warning, check;
    Opinion: "What leads somewhere is offered", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for said in super::said_menus(subject) {
        let named = named_keys(&said.written.words);
        for (n, option) in said.menu.options.iter().enumerate() {
            let keys = option.keys.to_string();
            // Of a pattern no key is named.
            let is_pattern = option.keys.plain().is_none();
            if is_pattern || !option.spoken || named.contains(&keys) {
                continue;
            }
            let language = &tree.languages[said.written.language.index()].tag;
            let message = format!("key {keys} is never spoken in `{language}`");
            found.push(
                Violation::new(&said.menu.id, tree.spans.option(said.id, n).keys, message)
                    .label("no caller hears of this option")
                    .fix("offer it in `say`, or write spoken = false if it is hidden on purpose"),
            );
        }
    }
    found
}
