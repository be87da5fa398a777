//! Everything in the file can be met in some call.

use super::proof::{Proof, ProofVerdict};
use crate::menu::{Node, Tree};
use crate::walk::encounters::Encounters;

/// Everything in the file can be met in some call.
pub(in crate::walk) fn reachable(tree: &Tree, met: &Encounters, whole: bool) -> Proof {
    let says = "Everything can be reached: each node, each option, each team while it is open, each prompt that the file writes out.";
    let mut proof = Proof::new("reachable", says);
    let mut missing = Vec::new();
    let nodes: Vec<Node> = tree.nodes().collect();
    for node in nodes.iter().filter(|node| !met.nodes.contains(node)) {
        missing.push(format!("no call reaches {}", tree.node_id(*node)));
    }
    let mut options = 0;
    for menu in
        nodes.iter().filter_map(|node| if let Node::Menu(menu) = node { Some(*menu) } else { None })
    {
        options += tree[menu].options.len();
        for (n, option) in tree[menu].options.iter().enumerate() {
            if met.nodes.contains(&Node::Menu(menu)) && !met.options.contains(&(menu, n)) {
                missing.push(format!("no call takes option {} of {}", option.keys, tree[menu].id));
            }
        }
    }
    for team in nodes.iter().filter_map(|node| node.team()) {
        if met.nodes.contains(&Node::Team(team)) && !met.open.contains(&team) {
            missing.push(format!("{} is closed whenever a call reaches it", tree[team].id));
        }
    }
    let written = tree.prompt_ids().filter(|prompt| tree.spans.prompt(*prompt).is_some());
    for prompt in written.filter(|prompt| !met.prompts.contains(prompt)) {
        let node = tree[prompt].node;
        if node.is_none_or(|node| met.nodes.contains(&node)) {
            let node = node.map_or("", |node| tree.node_id(node));
            missing.push(format!("no call hears {node}/{}", tree[prompt].role));
        }
    }
    if missing.is_empty() {
        proof.seen =
            vec![format!("{} nodes, {options} options, {} teams", nodes.len(), tree.teams.len())];
        return proof;
    }
    match whole {
        true => proof.refuted(missing),
        false => Proof { verdict: ProofVerdict::NotProved, ..proof },
    }
}
