//! A closed message that does not say when the team opens.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Gap, Piece};

rule! {
    /// A written-out closed message that does not say when someone answers.
    ///
    /// ### What it does
    /// Finds `closed` texts with neither `{opens}` nor `{hours}` and no digit in them.
    ///
    /// ### Why is this bad?
    /// The caller has to guess when to call again, and guesses wrong.
    ///
    /// ### Example
    /// ```toml
    /// closed = "Nobody is here. Write to desk@fernwood.example."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// closed = "Nobody is here until {opens}. Write to {email}."
    /// ```
    CLOSED_WITHOUT_OPENING = "closed-without-opening", Warning, check;
    Opinion: "A caller who is sent away learns when to come back", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.team_ids() {
        let Some(closed) = tree[id].closed else { continue };
        let Some(place) = tree.spans.prompt(closed) else { continue };
        let says = tree[closed].words.iter().all(|template| {
            template.0.iter().any(|piece| match piece {
                Piece::Words(words) => words.chars().any(|c| c.is_ascii_digit()),
                Piece::Gap(gap) => *gap == Gap::Opens,
            })
        });
        if !says {
            found.push(
                Violation::new(
                    &tree[id].id,
                    place,
                    format!("`{}` does not say when it opens", tree[id].id),
                )
                .label("when should the caller call again?")
                .fix("put {opens} or {hours} into the words"),
            );
        }
    }
    found
}
