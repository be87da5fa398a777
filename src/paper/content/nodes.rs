//! What a caller comes through: every node with its words, options and timings.

use super::words;
use crate::paper::Edition;
use crate::paper::graph::labels;
use crate::paper::graph::{GraphPlace, NodeKind};
use phonetree_core::language::DocumentTexts;
use phonetree_core::menu::{LanguageId, Lead, Menu, Node, PromptId, Role, Status, Timings};

/// A node.
pub(in crate::paper) struct Chapter {
    pub(in crate::paper) id: String,
    pub(in crate::paper) name: String,
    pub(in crate::paper) kind: NodeKind,
    /// A line each: what else is to know.
    pub(in crate::paper) remarks: Vec<String>,
    pub(in crate::paper) choices: Vec<Choice>,
    pub(in crate::paper) spoken: Vec<Spoken>,
    pub(in crate::paper) status: Option<Status>,
}

/// An option, or what leads on without a key.
pub(in crate::paper) struct Choice {
    pub(in crate::paper) key: Option<String>,
    pub(in crate::paper) words: String,
    /// What follows, in words.
    pub(in crate::paper) leads: String,
    /// The name in the file of the node that follows, where one does.
    pub(in crate::paper) to: Option<String>,
    pub(in crate::paper) status: Option<Status>,
}

/// A prompt in one language, word for word.
pub(in crate::paper) struct Spoken {
    pub(in crate::paper) prompt: PromptId,
    pub(in crate::paper) language: LanguageId,
    /// `greeting`, `options`, `no-input-1` ...
    pub(in crate::paper) role: String,
    /// BCP 47.
    pub(in crate::paper) tag: String,
    pub(in crate::paper) words: String,
    /// Whether a key cuts it short.
    pub(in crate::paper) can_be_cut: bool,
}

/// Every node, kind by kind, in file order.
pub(in crate::paper) fn chapters(tree: Edition<'_>) -> Vec<Chapter> {
    tree.nodes().map(|node| chapter(tree, node)).collect()
}

fn chapter(tree: Edition<'_>, node: Node) -> Chapter {
    let stop = labels::node(tree, GraphPlace::Node(node));
    let (fact, timings) = match node {
        Node::Menu(id) => (tree[id].fact, Some(tree[id].timings)),
        Node::Message(id) => (tree[id].fact, None),
        Node::Entry(id) => (tree[id].fact, Some(tree[id].timings)),
        Node::Branch(id) => (tree[id].fact, None),
        Node::Mailbox(id) => (tree[id].fact, None),
        Node::Queue(id) => (tree[id].fact, None),
        Node::Callback(id) => (tree[id].fact, Some(tree[id].timings)),
        Node::Directory(id) => (tree[id].fact, Some(tree[id].timings)),
        Node::Team(id) => (tree[id].fact, None),
    };
    let remarks = match node {
        // A message is spoken in full below.
        Node::Message(_) => stop.remarks.into_iter().skip(1).collect(),
        // Options that stay in the menu are among its choices.
        Node::Menu(_) => labels::ways_back(tree, node),
        Node::Entry(_)
        | Node::Branch(_)
        | Node::Mailbox(_)
        | Node::Directory(_)
        | Node::Queue(_)
        | Node::Callback(_)
        | Node::Team(_) => stop.remarks,
    };
    Chapter {
        remarks: remarks
            .into_iter()
            .chain(timings.map(|timings| waits(&timings, tree.says())))
            .chain(timings.into_iter().flat_map(|timings| asks(tree, node, &timings)))
            .collect(),
        choices: choices(tree, node),
        spoken: prompts(tree, node).into_iter().flat_map(|id| spoken(tree, id)).collect(),
        status: super::people::doubtful(fact.status),
        id: stop.id,
        name: stop.name,
        kind: stop.kind,
    }
}

fn choices(tree: Edition<'_>, node: Node) -> Vec<Choice> {
    let place = node;
    let says = tree.says();
    let to = |node: Node| {
        (labels::node(tree, GraphPlace::Node(node)).name, tree.node_id(node).to_owned())
    };
    let named = tree.options_at(node).iter().filter(|option| tree.is_named_at(node, option));
    let keyed = named.map(|option| {
        let (leads, to) = match option.lead {
            Lead::To(node) | Lead::Operator(node) => {
                let (name, id) = to(node);
                (name, Some(id))
            }
            Lead::Repeat => (says.says_it_again().to_owned(), None),
            Lead::Back => (says.goes_back().to_owned(), None),
            Lead::Top => (says.starts_over().to_owned(), None),
            Lead::HangUp => (says.hangs_up().to_owned(), None),
            Lead::Extension => (says.to_that_extension().to_owned(), None),
        };
        Choice {
            key: Some(option.keys.to_string()),
            words: labels::label(tree, option),
            leads,
            to,
            status: super::people::doubtful(option.fact.status),
        }
    });
    let others =
        labels::edges(tree, GraphPlace::Node(node)).into_iter().filter_map(|(node, _, label)| {
            let key = label.as_ref().and_then(|label| label.key.clone());
            // A menu's own keys were listed; a directory's people were not.
            if key.is_some() && !matches!(place, Node::Directory(_)) {
                return None;
            }
            let (leads, id) = to(node);
            let words = label.map_or_else(|| says.then().to_owned(), |label| label.words);
            Some(Choice { key, words, leads, to: Some(id), status: None })
        });
    keyed.chain(others).collect()
}

/// Everything a node says, in the order in which a caller may hear it.
fn prompts(tree: Edition<'_>, node: Node) -> Vec<PromptId> {
    let more = match node {
        Node::Menu(id) => [tree[id].no_input.clone(), tree[id].no_match.clone()].concat(),
        Node::Entry(id) => {
            let entry = &tree[id];
            let confirm = entry.confirm.into_iter().collect();
            let mut all = [confirm, entry.no_input.clone(), entry.no_match.clone()].concat();
            let more = entry.no_match_confirm.iter().filter(|id| !entry.no_match.contains(id));
            all.extend(more);
            all
        }
        Node::Mailbox(id) => {
            let mailbox = &tree[id];
            let review = mailbox.review.into_iter().collect();
            [review, mailbox.no_input.clone(), mailbox.no_match.clone(), vec![mailbox.thanks]]
                .concat()
        }
        Node::Directory(id) => {
            let it = &tree[id];
            let read_out = it.choices.iter().map(|choice| choice.prompt).collect();
            [read_out, it.no_input.clone(), it.no_match.clone(), it.too_many.clone()].concat()
        }
        Node::Callback(id) => {
            let callback = &tree[id];
            let confirm = vec![callback.confirm];
            let (silent, wrong) = (callback.no_input.clone(), callback.no_match.clone());
            let mut all = [confirm, silent, wrong, callback.no_match_choice.clone()].concat();
            all.dedup();
            all.push(callback.thanks);
            all
        }
        Node::Message(_) | Node::Branch(_) | Node::Queue(_) | Node::Team(_) => Vec::new(),
    };
    tree.prompts_of(node).into_iter().chain(more).collect()
}

/// A prompt in each language it is worded in; once, where it is the same in all.
fn spoken(tree: Edition<'_>, prompt: PromptId) -> Vec<Spoken> {
    let mut found: Vec<Spoken> = Vec::new();
    for language in tree.language_ids() {
        let words = words::of_prompt(tree, prompt, language);
        if !words.is_empty() && found.iter().all(|earlier| earlier.words != words) {
            found.push(Spoken {
                prompt,
                language,
                role: role_words(tree.says(), tree[prompt].role),
                tag: tree.languages[language.index()].tag.to_string(),
                words,
                can_be_cut: tree[prompt].barge_in,
            });
        }
    }
    found
}

/// What a prompt is for.
fn role_words(says: &DocumentTexts, role: Role) -> String {
    let words = match role {
        Role::Greeting => says.greeting(),
        Role::Options => says.options(),
        Role::NoInput(n) => return says.no_input_prompt(&n),
        Role::NoMatch(n) => return says.no_match_prompt(&n),
        Role::Again => says.asks_again(),
        Role::Say => says.said(),
        Role::Ask => says.question(),
        Role::Confirm => says.confirmation(),
        Role::Names(n) => return says.names_prompt(&n),
        Role::Nobody => says.nobody_found(),
        Role::TooMany => says.too_many_found(),
        Role::Connected => says.connected(),
        Role::Closed | Role::ClosedByHand(_) => says.closed(),
        Role::Review => says.review(),
        Role::Thanks => says.thanks(),
        Role::Announcement => says.announcement(),
        Role::Offer => says.offer(),
        Role::GaveUp => says.gave_up(),
        Role::Goodbye => says.goodbye(),
    };
    words.to_owned()
}

/// "waits 5 s for a key, 3 s for the next of several; gives up after no input 3 times, or 3 wrong keys"
fn waits(timings: &Timings, says: &DocumentTexts) -> String {
    let first = labels::seconds(timings.no_input_ms);
    let next = labels::seconds(timings.inter_digit_ms);
    match (labels::failures(timings, says), timings.keeps_type_ahead) {
        (Some(failures), true) => says.waits_and_keeps(&first, &next, &failures),
        (Some(failures), false) => says.waits(&first, &next, &failures),
        (None, true) => says.waits_forever_and_keeps(&first, &next),
        (None, false) => says.waits_forever(&first, &next),
    }
}

/// How a node asks that is not as others are: what it looks up when, what it ignores.
fn asks(tree: Edition<'_>, node: Node, timings: &Timings) -> Vec<String> {
    let says = tree.says();
    let menu = if let Node::Menu(id) = node { Some(&tree[id]) } else { None };
    let key_length = menu.and_then(|menu| menu.key_length);
    let greets = |menu: &Menu| menu.greeting.is_some_and(|greeting| menu.again.contains(&greeting));
    let waits = key_length.map(|keys| says.waits_for_keys(u64::from(keys)));
    let greets = menu.is_some_and(greets).then(|| says.greets_again().to_owned());
    let ignores = timings.ignores_wrong_keys.then(|| says.ignores_wrong_keys().to_owned());
    waits.into_iter().chain(greets).chain(ignores).collect()
}
