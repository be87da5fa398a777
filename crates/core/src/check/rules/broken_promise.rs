//! Words that promise a key which does nothing there.

use std::collections::HashSet;

use crate::check::reach::exits;
use crate::check::rule::rule;
use crate::check::spoken::{Mention, is_lacking, is_told, mentions};
use crate::check::subject::{CheckSubject, Written};
use crate::check::violation::Violation;
use crate::menu::{Callback, Entry, Node, Tree};

rule! {
    /// Words that tell the caller to press a key which does nothing there.
    ///
    /// ### What it does
    /// Reads "press N" and its like, in each language, from greetings, messages, questions for digits, what is said
    /// after silence and wrong keys, and labels. The options of a menu, written out, are those of `spoken-unmapped`.
    ///
    /// ### Why is this bad?
    /// The caller does what the words say, and nothing happens, or hears that it was wrong.
    ///
    /// ### Example
    /// ```toml
    /// ask    = "Enter your account number. Press pound if you have none."
    /// length = 8
    /// ```
    ///
    /// ### Use instead
    /// Offer the key in a menu before, or leave the promise out.
    BROKEN_PROMISE = "broken-promise", Error, check;
    Opinion: "What is offered must work", "phonetree";
    Standard: "0 is a person at any point", "W3C COGA, o6p04, a note";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for written in subject.written() {
        let Some(node) = tree[written.prompt].node else { continue };
        for mention in mentions(&written.words) {
            if is_kept(tree, node, &written, &mention) {
                continue;
            }
            let words = &written.words[mention.range.clone()];
            let id = tree.node_id(node);
            let message =
                format!("the words promise key {}, which does nothing here", mention.keys);
            let why = match node {
                Node::Entry(_) => "here, keys are the digits that are asked for",
                Node::Directory(_) => "here, keys are the letters of a name",
                Node::Menu(_) => "this menu has no such option",
                Node::Queue(_) => "this queue has no such way out",
                Node::Callback(_) => "here, keys are the digits of a number",
                Node::Message(_) | Node::Branch(_) | Node::Mailbox(_) | Node::Team(_) => {
                    "no key counts while this is said, or in what comes next"
                }
            };
            found.push(
                Violation::new(id, subject.within(&written.place, words), message)
                    .label(why)
                    .fix("leave the promise out, or lead to a menu with this key"),
            );
        }
    }
    let found = found.into_iter().chain(labels(subject));
    super::once_each(found)
}

/// Labels with a key in them: "For press 3 for sales, press 1."
fn labels(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for node in tree.nodes() {
        let Node::Menu(id) = node else { continue };
        for (n, option) in tree[id].options.iter().enumerate() {
            let said = tree.language_ids().flat_map(|it| mentions(option.label.in_language(it)));
            let Some(mention) = said.into_iter().find(|mention| is_told(&mention.verb)) else {
                continue;
            };
            let places = tree.spans.option(id, n);
            let message = format!("this label says to press {}", mention.keys);
            found.push(
                Violation::new(&tree[id].id, places.label.unwrap_or(places.all), message)
                    .label("the key is said after it by itself")
                    .fix("write only what the option is for, such as \"sales\""),
            );
        }
    }
    found
}

/// Whether the key does something where the words are heard.
fn is_kept(tree: &Tree, node: Node, written: &Written, mention: &Mention) -> bool {
    let is_one_of = |keys: &HashSet<String>| keys.contains(&mention.keys);
    match node {
        // The options themselves have a rule of their own.
        Node::Menu(id) => tree[id].prompt == written.prompt || is_one_of(&keys(tree, node)),
        Node::Entry(id) => is_kept_by(&tree[id], written, mention),
        // Every word is said while its keys count.
        Node::Queue(_) => is_one_of(&keys(tree, node)),
        Node::Callback(id) => is_kept_by_callback(&tree[id], written, mention),
        // Any digit is a letter; star and pound mean something, too.
        // "When you are done, press pound": any key ends a message.
        Node::Mailbox(_) | Node::Directory(_) => true,
        Node::Message(_) | Node::Team(_) | Node::Branch(_) => {
            if !is_told(&mention.verb) || mention.keys.len() > 2 {
                return true;
            }
            // Whatever menu the caller goes back to, its options have a rule of their own.
            if !tree.ways_back(node).is_empty() {
                return true;
            }
            let next = asked_next(tree, node);
            next.iter().any(|next| {
                matches!(
                    next,
                    Node::Entry(_) | Node::Mailbox(_) | Node::Callback(_) | Node::Directory(_)
                )
            }) || next.iter().any(|next| is_one_of(&keys(tree, *next)))
        }
    }
}

fn is_kept_by_callback(callback: &Callback, written: &Written, mention: &Mention) -> bool {
    let prompt = written.prompt;
    let choice = callback.offer == Some(prompt)
        || callback.confirm == prompt
        || callback.no_match_choice.contains(&prompt);
    let ends = callback.terminator.is_some_and(|key| key.as_char().to_string() == mention.keys);
    match mention.keys.as_str() {
        "1" | "2" if choice => true,
        "*" => true,
        _ => ends || !choice && !is_told(&mention.verb),
    }
}

fn is_kept_by(entry: &Entry, written: &Written, mention: &Mention) -> bool {
    let prompt = written.prompt;
    if entry.confirm == Some(prompt) || entry.no_match_confirm.contains(&prompt) {
        return ["1", "2"].contains(&mention.keys.as_str());
    }
    let ends = entry.terminator.is_some_and(|key| key.as_char().to_string() == mention.keys);
    if ends {
        // It ends what was entered; with nothing entered, it leads on or is a wrong key.
        return entry.empty_to.is_some()
            || !is_lacking(
                &written.words[mention.range.end..],
                &written.words[..mention.range.start],
            );
    }
    // Star begins the digits again, or leads on.
    if mention.keys == "*" {
        return true;
    }
    // "Enter the 4 digits", and answers of one digit.
    !is_told(&mention.verb) || entry.fewest == 1 && mention.keys.chars().all(|c| c.is_ascii_digit())
}

/// The keys of a menu or of a queue.
fn keys(tree: &Tree, node: Node) -> HashSet<String> {
    tree.options_at(node).iter().map(|option| option.keys.to_string()).collect()
}

/// The nodes that wait for keys after a node, with nothing but words between.
fn asked_next(tree: &Tree, node: Node) -> HashSet<Node> {
    let mut next: Vec<Node> = exits(tree, node).collect();
    let (mut seen, mut asked) = (HashSet::new(), HashSet::new());
    while let Some(node) = next.pop() {
        if !seen.insert(node) {
            continue;
        }
        match node {
            Node::Menu(_)
            | Node::Entry(_)
            | Node::Mailbox(_)
            | Node::Queue(_)
            | Node::Callback(_)
            | Node::Directory(_) => {
                asked.insert(node);
            }
            Node::Message(_) | Node::Branch(_) | Node::Team(_) => next.extend(exits(tree, node)),
        }
    }
    asked
}
