//! In which languages each node of a menu is heard.

use std::collections::{HashMap, HashSet};

use crate::menu::{ExitWay, LanguageId, Lead, MenuId, Node, Tree};

/// Every node with every language in which a call may meet it. Calls begin in the first.
pub(super) fn heard(tree: &Tree) -> HashSet<(Node, LanguageId)> {
    let before = menus_before(tree);
    let goes_back = |node: Node| {
        let before = before.get(&node).filter(|_| !tree.ways_back(node).is_empty());
        before.into_iter().flatten()
    };
    let first = LanguageId::default();
    let mut open: Vec<(Node, LanguageId)> =
        tree.lines.iter().map(|line| (line.answer, first)).collect();
    let mut heard = HashSet::new();
    while let Some((node, language)) = open.pop() {
        if !heard.insert((node, language)) {
            continue;
        }
        let Node::Menu(id) = node else {
            open.extend(tree.exits(node).iter().map(|exit| (exit.to, language)));
            open.extend(goes_back(node).map(|menu| (Node::Menu(*menu), language)));
            continue;
        };
        let mut leads = Vec::new();
        for option in &tree[id].options {
            let language = option.language.unwrap_or(language);
            match option.lead {
                Lead::To(to) | Lead::Operator(to) => leads.push((to, language)),
                Lead::Repeat => leads.push((node, language)),
                Lead::Back | Lead::Top => {
                    let menus = before.get(&node).into_iter().flatten();
                    leads.extend(menus.map(|menu| (Node::Menu(*menu), language)));
                }
                Lead::Extension => {
                    let teams = option.extensions.iter().map(|(_, team)| Node::Team(*team));
                    leads.extend(teams.map(|team| (team, language)));
                }
                Lead::HangUp => {}
            }
        }
        // The other ways out keep the language.
        let others = tree.exits(node).into_iter();
        let others = others
            .filter(|exit| !matches!(exit.way, ExitWay::Option { .. } | ExitWay::Extension { .. }));
        open.extend(others.map(|exit| (exit.to, language)));
        open.extend(goes_back(node).map(|menu| (Node::Menu(*menu), language)));
        open.extend(leads);
    }
    heard
}

/// The menus that lead to a node: where it may go back to. Further back a caller goes step by step.
fn menus_before(tree: &Tree) -> HashMap<Node, Vec<MenuId>> {
    let mut before: HashMap<Node, Vec<MenuId>> = HashMap::new();
    for id in tree.menu_ids() {
        let mut seen = HashSet::new();
        let mut open: Vec<Node> = tree.exits(Node::Menu(id)).iter().map(|exit| exit.to).collect();
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            before.entry(node).or_default().push(id);
            if !matches!(node, Node::Menu(_)) {
                open.extend(tree.exits(node).iter().map(|exit| exit.to));
            }
        }
    }
    before
}
