//! An extension that no menu takes.

use std::collections::HashSet;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{ExitWay, Node, TeamId};

rule! {
    /// An extension that no menu takes.
    ///
    /// ### What it does
    /// Looks for teams with an `extension`, where no option with `do = "extension"` takes it.
    ///
    /// ### Why is this bad?
    /// A caller who knows the extension dials it, and hears that it is wrong.
    ///
    /// ### Example
    /// ```toml
    /// [menus.main]
    /// options = [{ key = "1XX", do = "extension" }]
    /// [teams.ana]
    /// name = "Ana Perez"
    /// extension = "201"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [{ key = "[12]XX", do = "extension" }]
    /// ```
    UNDIALED_EXTENSION = "undialed-extension", Warning, check;
    Opinion: "What is offered must work", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut dialed: HashSet<TeamId> = HashSet::new();
    for menu in tree.menu_ids() {
        let exits = tree.exits(Node::Menu(menu)).into_iter();
        let by_extension = exits.filter(|exit| matches!(exit.way, ExitWay::Extension { .. }));
        dialed.extend(by_extension.filter_map(|exit| exit.to.team()));
    }
    let of = |team: TeamId| {
        let extension = tree[team].extension.as_ref().filter(|_| !dialed.contains(&team))?;
        let place = tree.spans[team].extension.unwrap_or(tree.spans[team].name);
        let message = format!("no menu takes the extension {extension}");
        let found = Violation::new(&tree[team].id, place, message);
        let found = found.label("a caller who dials it hears that it is wrong");
        Some(
            found.fix("add an option with do = \"extension\" and a key that fits, such as \"1XX\""),
        )
    };
    tree.team_ids().filter_map(of).collect()
}
