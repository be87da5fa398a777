//! Whom a question about hours is about: a team, a line, or the team for an errand.

use crate::cli::Failure;
use phonetree_core::directory::{Confidence, Directory, Whom};
use phonetree_core::menu::{LineId, TeamId, Tree};

/// The teams that are asked about; where that is a line, it and those it leads to.
pub(super) fn asked_about(
    tree: &Tree,
    asked: &str,
) -> Result<(Option<LineId>, Vec<TeamId>), Failure> {
    if asked.is_empty() {
        return Ok((None, tree.team_ids().collect()));
    }
    if let Some(id) = tree.team_for(asked) {
        return Ok((None, vec![id]));
    }
    let by_line = |line: LineId| (Some(line), led_to(tree, line));
    if let Some(line) = tree.line_for(asked) {
        return Ok(by_line(line));
    }
    let words = asked.to_lowercase();
    let has = |id: &str, name: &str| {
        let names = format!("{id} {name}").to_lowercase();
        words.split_whitespace().all(|word| names.contains(word))
    };
    let found = tree
        .team_ids()
        .filter(|team| tree[*team].name.all().any(|name| has(&tree[*team].id, name)));
    let found: Vec<TeamId> = found.collect();
    if !found.is_empty() {
        return Ok((None, found));
    }
    let named = |line: &LineId| match &tree[*line].name {
        Some(name) => name.all().any(|name| has(&tree[*line].id, name)),
        None => has(&tree[*line].id, ""),
    };
    if let Some(line) = tree.line_ids().find(named) {
        return Ok(by_line(line));
    }
    by_errand(tree, asked).ok_or_else(|| unknown(tree, asked))
}

/// Who takes care of an errand, as `find` has it, where that is not a mere guess.
fn by_errand(tree: &Tree, asked: &str) -> Option<(Option<LineId>, Vec<TeamId>)> {
    let found = Directory::new(tree).find(asked);
    let best = found.first().filter(|best| best.confidence != Confidence::Guess)?;
    match best.listing.whom {
        Whom::Line(line) => Some((Some(line), led_to(tree, line))),
        Whom::Page(_) | Whom::Node(_) => None,
        Whom::Team(_) => {
            let mut teams = Vec::new();
            for equal in found.iter().take_while(|other| other.score >= best.score) {
                if let Whom::Team(team) = equal.listing.whom
                    && !teams.contains(&team)
                {
                    teams.push(team);
                }
            }
            Some((None, teams))
        }
    }
}

/// The teams that a line leads to, in file order.
fn led_to(tree: &Tree, line: LineId) -> Vec<TeamId> {
    let routes = tree.routes_to_teams();
    let led = |team: &TeamId| {
        routes.get(team).is_some_and(|routes| routes.iter().any(|route| route.line == line))
    };
    tree.team_ids().filter(led).collect()
}

/// Nobody is called so, and `find` has no more than a guess: who there is.
fn unknown(tree: &Tree, asked: &str) -> Failure {
    const MOST: usize = 20;
    let unknown = format!("there is no team and no line \"{asked}\" in this menu");
    let count = tree.team_ids().count();
    if count == 0 {
        return Failure(format!("{unknown}: it leads to no team"));
    }
    let names = tree.team_ids().map(|id| format!("  {} ({})", tree[id].name.first(), tree[id].id));
    let mut names: Vec<String> = names.take(MOST).collect();
    if count > MOST {
        names.push("  ...".to_owned());
    }
    Failure(format!("{unknown}. Its teams are:\n{}", names.join("\n")))
}
