//! An option that the written-out prompt does not offer, or a key of the whole file that no prompt names.

use std::collections::HashSet;

use crate::check::rule::rule;
use crate::check::spoken::named_keys;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Node;

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
            // Of a pattern no key is named; a key of the whole file is looked for below.
            let is_other = option.everywhere || option.keys.plain().is_none();
            if is_other || !option.spoken || named.contains(&keys) {
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
    found.extend(unoffered_ways(subject));
    found.extend(unnamed_keys(subject));
    found
}

/// Ways out of a line that its written-out announcement does not offer.
fn unoffered_ways(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for written in subject.written() {
        let Some(Node::Queue(id)) = tree[written.prompt].node else { continue };
        let queue = &tree[id];
        if queue.announcement != written.prompt {
            continue;
        }
        // What the greeting offers was heard, too.
        let greeting = named_keys(&subject.words(queue.greeting, written.language));
        let named = named_keys(&written.words);
        for (n, way) in
            queue.options.iter().enumerate().filter(|(_, way)| way.spoken && !way.everywhere)
        {
            let key = way.keys.to_string();
            if named.contains(&key) || greeting.contains(&key) {
                continue;
            }
            let language = &tree.languages[written.language.index()].tag;
            let message = format!("key {key} is never spoken in `{language}`");
            found.push(
                Violation::new(&queue.id, tree.spans[id].options[n].keys, message)
                    .label("nobody who waits hears of this way out")
                    .fix("offer it in `announce`, or write spoken = false if it is hidden on purpose"),
            );
        }
    }
    found
}

/// Keys of the whole file that no prompt names.
fn unnamed_keys(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let hidden: Vec<usize> = (0..tree.keys.len()).filter(|n| !tree.keys[*n].spoken).collect();
    if hidden.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for language in tree.language_ids() {
        let words = tree.prompt_ids().map(|prompt| subject.words(prompt, language));
        let named: HashSet<String> = words.flat_map(|words| named_keys(&words)).collect();
        for place in &hidden {
            let keys = tree.keys[*place].keys.to_string();
            if !named.contains(&keys) {
                let tag = &tree.languages[language.index()].tag;
                let message =
                    format!("key {keys} holds in every menu, and no prompt in `{tag}` names it");
                found.push(
                    Violation::in_file(tree.spans.keys[*place].keys, message)
                        .label("no caller hears of this key")
                        .fix("name it in a greeting, or write { do = \"...\", spoken = true }"),
                );
            }
        }
    }
    found
}
