//! Hours of a line that differ from those of the team it leads to.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Node, TeamId};

rule! {
    /// Hours published for a number that differ from those of a team it leads to.
    ///
    /// ### What it does
    /// Compares the hours of each line with those of the teams that its first menu leads to, or that
    /// pick up themselves: over the week from the day of the check, at each instant at which one of
    /// the two changes.
    ///
    /// ### Why is this bad?
    /// Who trusts the number's hours calls a closed team, or does not call an open one. One of the
    /// two is wrong, or the difference is worth a sentence.
    ///
    /// ### Example
    /// ```toml
    /// [lines.main]
    /// hours  = "Mo-Fr 08:00-17:00"
    /// answer = "desk"
    /// [teams.desk]
    /// hours  = "Mo-Fr 09:00-16:00"
    /// ```
    ///
    /// ### Use instead
    /// Write the hours once, at the team. Where both are published, waive the rule and say so.
    LINE_AND_TEAM_DISAGREE = "line-and-team-disagree", Warning, check;
    Opinion: "The more specific statement decides; the difference is reported, not hidden", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.line_ids() {
        let line = &tree[id];
        let Some((hours, place)) = line.hours.as_ref().zip(tree.spans[id].hours) else { continue };
        for team in teams(subject, line.answer) {
            let Some(other) = &tree[team].hours else { continue };
            let Some(at) = super::moments(subject, [hours, other], 0..7)
                .into_iter()
                .find(|at| hours.is_open(*at) != other.is_open(*at))
            else {
                continue;
            };
            let wall = at.with_timezone(&tree.zone).format("%A at %H:%M");
            let who = |open: bool| if open { "open" } else { "closed" };
            let message = format!(
                "on {wall} the number is {} and `{}` is {}",
                who(hours.is_open(at)),
                tree[team].id,
                who(other.is_open(at)),
            );
            found.push(
                Violation::new(&line.id, place, message)
                    .label("the hours published for the number")
                    .fix("correct one of them; where both are published, waive the rule and say so")
                    .also(
                        tree.spans[team].hours.unwrap_or(tree.spans[team].name),
                        "the team's hours decide whether a caller gets through",
                    ),
            );
        }
    }
    found
}

/// The teams that a line's first node leads to, or is.
fn teams(subject: &CheckSubject<'_>, answer: Node) -> Vec<TeamId> {
    let exits = super::exits(subject.tree, answer);
    let mut teams: Vec<TeamId> = [answer].into_iter().chain(exits).filter_map(Node::team).collect();
    teams.sort_unstable();
    teams.dedup();
    teams
}
