//! Hours that never open.

use std::collections::HashMap;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::hours::HoursKey;

rule! {
    /// Hours at which nobody ever answers, from today on.
    ///
    /// ### What it does
    /// Looks ten years ahead.
    ///
    /// ### Why is this bad?
    /// Every caller hears that the team is closed. Most often a season or a year in the hours has
    /// passed, or a later rule switches off the earlier ones.
    ///
    /// ### Example
    /// ```toml
    /// hours = "Mo-Fr 08:00-17:00; Mo-Su off"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// hours = "Mo-Fr 08:00-17:00; PH off"
    /// ```
    NEVER_OPEN = "never-open", Error, check;
    Opinion: "A team that never answers is not a team", "phonetree";
    Standard: "In opening_hours a later rule replaces an earlier one", "OpenStreetMap, opening_hours specification";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    // The teams of a large file share a few hours.
    let mut known: HashMap<HoursKey<'_>, bool> = HashMap::new();
    let never = super::all_hours(subject).filter(|stated| {
        let opens = || stated.hours.next_open(subject.start()).is_some();
        !*known.entry(stated.hours.key()).or_insert_with(opens)
    });
    never
        .map(|stated| {
            let message = format!("\"{}\" never opens", stated.hours.as_written());
            Violation::new(stated.id, stated.place, message)
                .label("not once in the next ten years")
                .fix("write when someone answers; later rules replace earlier ones")
        })
        .collect()
}
