//! Two options of a menu with the same label.

use std::collections::HashMap;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::LanguageId;

rule! {
    /// Two options of one menu that are called the same.
    ///
    /// ### Why is this bad?
    /// A caller can't tell which one to choose.
    ///
    /// ### Example
    /// ```toml
    /// options = [
    ///   { key = "1", label = "questions", to = "billing" },
    ///   { key = "2", label = "questions", to = "support" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [
    ///   { key = "1", label = "questions about a bill",    to = "billing" },
    ///   { key = "2", label = "questions about a product", to = "support" },
    /// ]
    /// ```
    SAME_LABEL = "same-label", Warning, check;
    Opinion: "Labels are distinct and exclude each other", "acixd, phrasing menu options";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        let mut labels: HashMap<String, usize> = HashMap::new();
        for (n, option) in
            tree[id].options.iter().enumerate().filter(|(_, o)| o.spoken && !o.everywhere)
        {
            let label = option.label.in_language(LanguageId::default()).to_lowercase();
            if let Some(first) = labels.insert(label.clone(), n) {
                let place = tree.spans.option(id, n);
                found.push(
                    Violation::new(
                        &tree[id].id,
                        place.label.unwrap_or(place.all),
                        format!("two options have the label \"{label}\""),
                    )
                    .label("which one is meant?")
                    .fix("say what makes them different")
                    .also(tree.spans.option(id, first).all, "the other one"),
                );
            }
        }
    }
    found
}
