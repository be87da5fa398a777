//! A person whom nobody can find in a directory.

use std::collections::HashSet;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{NameDirectory, TeamId};

rule! {
    /// A person whom nobody can find by spelling their name, because too many have the same.
    ///
    /// ### What it does
    /// Looks for people in a directory whose whole name, as it is spelled on the keypad, is shared by more
    /// people than have a key when they are read out: nine.
    ///
    /// ### Why is this bad?
    /// A caller who spells all of the name hears that it fits too many people.
    ///
    /// ### Example
    /// ```toml
    /// [directories.staff]
    /// people = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8", "s9", "s10"]   # each of them a Smith
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [directories.staff]
    /// by = "either-name"
    /// ```
    TOO_MANY_NAMESAKES = "too-many-namesakes", Warning, check;
    Opinion: "Everyone in a directory can be found", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    subject.tree.directories.iter().flat_map(|directory| of(subject, directory)).collect()
}

fn of(subject: &CheckSubject<'_>, directory: &NameDirectory) -> Vec<Violation> {
    let tree = subject.tree;
    let found: HashSet<TeamId> = directory.ways.iter().map(|way| way.team).collect();
    let lost = directory.people.iter().filter(|team| !found.contains(team));
    let lost = lost.map(|team| {
        let name = tree[*team].name.first();
        let message = format!("nobody can find {name} in the directory `{}`", directory.id);
        Violation::new(&tree[*team].id, tree.spans[*team].name, message)
            .label("more than nine people have a name with the same keys")
            .fix("let callers spell the first name, too: by = \"either-name\"")
    });
    lost.collect()
}
