//! An option for extensions, where nobody has one.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Lead;

rule! {
    /// An option for extensions that nobody has.
    ///
    /// ### What it does
    /// Looks for options with `do = "extension"` where no team has an `extension` that fits the key.
    ///
    /// ### Why is this bad?
    /// Whatever a caller dials here is wrong.
    ///
    /// ### Example
    /// ```toml
    /// [menus.main]
    /// options = [{ key = "2XX", do = "extension" }]
    /// [teams.ana]
    /// name = "Ana Perez"
    /// extension = "101"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [{ key = "1XX", do = "extension" }]
    /// ```
    UNKNOWN_EXTENSION = "unknown-extension", Warning, check;
    Opinion: "What is offered must work", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        for (n, option) in tree[id].options.iter().enumerate() {
            if option.lead != Lead::Extension || !option.extensions.is_empty() {
                continue;
            }
            let message = format!("no team has an extension that fits {}", option.keys);
            found.push(
                Violation::new(&tree[id].id, tree.spans.option(id, n).keys, message)
                    .label("whatever is dialed here is wrong")
                    .fix("give teams an `extension` that fits, or write another pattern"),
            );
        }
    }
    found
}
