//! A node that no call reaches.

use crate::check::reach::reached;
use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A node that no call reaches, whatever the caller does.
    ///
    /// ### Why is this bad?
    /// Somebody wrote it for callers, and none will hear it: usually a `to` is missing, or an old
    /// branch of the menu was left behind.
    ///
    /// ### Example
    /// ```toml
    /// [messages.parking]                    # no `to` in the file says "parking"
    /// say = "Park behind the building."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [{ key = "3", label = "parking", to = "parking" }]
    /// ```
    UNREACHABLE_NODE = "unreachable-node", Warning, check;
    Vendor: "The built-in test of a telephone system looked for missing targets and dead ends", "Siemens HiPath, 2003";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let seen = reached(tree, tree.lines.iter().map(|line| line.answer));
    let lost = tree.nodes().filter(|node| !seen.contains(node));
    lost.map(|node| {
        let id = tree.node_id(node);
        Violation::new(id, tree.spans.node(node), format!("no call reaches `{id}`"))
            .label("no line and no node leads here")
            .fix(format!("lead to it with to = \"{id}\", or remove it"))
    })
    .collect()
}
