//! A switch that changes nothing.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::When;

rule! {
    /// A switch that closes no team, and that no branch asks for.
    ///
    /// ### What it does
    /// Finds switches without `closes` that stand in no case.
    ///
    /// ### Why is this bad?
    /// Someone turns it on in an emergency, and callers notice nothing.
    ///
    /// ### Example
    /// ```toml
    /// [switches.storm]
    /// about = "The office stays closed."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [switches.storm]
    /// about  = "The office stays closed."
    /// closes = "all"
    /// ```
    IDLE_SWITCH = "idle-switch", Warning, check;
    Opinion: "A call flow toggle changes which destination an inbound route goes to", "FreePBX wiki, Call Flow Control";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let cases = || tree.branches.iter().flat_map(|branch| &branch.cases);
    let idle = tree.switch_ids().filter(|switch| {
        let is_asked = |when: &When| matches!(when, When::Switch(asked, _) if asked == switch);
        tree[*switch].closes.is_empty() && !cases().any(|(when, _)| is_asked(when))
    });
    idle.map(|switch| {
        let id = &tree[switch].id;
        Violation::new(id, tree.spans[switch].name, format!("the switch `{id}` changes nothing"))
            .label("it closes no team, and no branch asks for it")
            .fix(
                "add closes = \"all\" or the teams it closes, ask for it in a branch, or remove it",
            )
    })
    .collect()
}
