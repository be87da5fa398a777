//! The menu as a page draws it: lines, teams, nodes and where they lead.

use phonetree_core::menu::{LanguageId, Node, Text, Tree};
use serde_json::{Value, json};

use crate::standing::leads;

/// What a page must know of a menu before the first call.
pub(crate) fn loaded(tree: &Tree) -> Value {
    let lines = tree.lines.iter().map(|line| {
        json!({
            "id": line.id,
            "number": line.number.as_written(),
            "tel": line.number.to_string(),
            "name": line.name.as_ref().map(Text::first),
            "about": line.about.as_ref().map(Text::first),
        })
    });
    let teams = tree.teams.iter().map(|team| {
        json!({
            "id": team.id,
            "name": team.name.first(),
            "email": team.email.as_ref().map(ToString::to_string),
            "fax": team.fax.as_ref().map(phonetree_core::menu::PhoneNumber::as_written),
            "fax_for": team.fax_for.as_ref().map(Text::first),
            "url": team.url.as_ref().map(ToString::to_string),
        })
    });
    let languages = tree.languages.iter().map(|language| &language.tag);
    json!({
        "title": tree.title.first(),
        "notice": tree.notice,
        "zone": tree.zone.name(),
        "languages": languages.collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
        "teams": teams.collect::<Vec<_>>(),
    })
}

/// Every node, and where it leads, in a language of the menu.
pub(crate) fn map(tree: &Tree, language: LanguageId) -> Value {
    let lines = tree.lines.iter().map(|line| {
        json!({
            "id": line.id,
            "number": line.number.as_written(),
            "name": line.name.as_ref().map(|name| name.in_language(language)),
            "to": tree.node_id(line.answer),
        })
    });
    let nodes = tree.nodes().map(|node| {
        let exits = tree.exits(node);
        let to: Vec<&str> = exits.iter().map(|exit| tree.node_id(exit.to)).collect();
        json!({
            "id": tree.node_id(node),
            "kind": kind(node),
            "name": tree.node_title_in(node, language),
            "options": options(tree, node, language),
            "to": to,
        })
    });
    json!({ "lines": lines.collect::<Vec<_>>(), "nodes": nodes.collect::<Vec<_>>() })
}

fn options(tree: &Tree, node: Node, language: LanguageId) -> Vec<Value> {
    let named = tree.options_at(node).iter().filter(|option| tree.is_named_at(node, option));
    let options = named.map(|option| {
        let (to, does) = leads(tree, option.lead);
        json!({
            "key": option.keys.to_string(),
            "label": option.label.in_language(language),
            "to": to,
            "does": does,
        })
    });
    options.collect()
}

const fn kind(node: Node) -> &'static str {
    match node {
        Node::Menu(_) => "menu",
        Node::Message(_) => "message",
        Node::Entry(_) => "entry",
        Node::Branch(_) => "branch",
        Node::Mailbox(_) => "mailbox",
        Node::Queue(_) => "queue",
        Node::Callback(_) => "callback",
        Node::Directory(_) => "directory",
        Node::Team(_) => "team",
    }
}
