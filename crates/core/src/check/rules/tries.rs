//! A node that asks too seldom or too often.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A node that asks only once, or more than four times.
    ///
    /// ### What it does
    /// A node that asks `"forever"` is for the rule `asks-forever`. A node whose own `give_up` leads to a team or a mailbox may ask once: "or stay on the line" is a way to a person.
    ///
    /// ### Why is this bad?
    /// Once: a cough or a glance at the paper, and the caller is out. More than four times: a caller who
    /// can't press keys (or is a fax machine) is asked again and again, and keeps the line busy.
    ///
    /// ### Example
    /// ```toml
    /// timings = { no_input_tries = 1 }
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// timings = { no_input_tries = 3 }
    /// ```
    TRIES = "too-few-or-many-tries", Warning, check;
    Vendor: "3 tries", "FreeSWITCH (3 and 3), Genesys, Webex (at most 3)";
    Opinion: "3 for data, 4 for a simple menu, then a person", "alpines.com";
    Vendor: "Without a cap someone stays in a menu practically forever", "fusionpbx issue 515";
}

const FITS: std::ops::RangeInclusive<u8> = 2..=4;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for asking in super::asking(subject) {
        let timings = asking.timings;
        let is_unusual = |times: &u8| !FITS.contains(times);
        let is_meant = |times| times == 1 && asking.silence_leads_to_a_person(subject.tree);
        let silent = timings.no_input_tries.times().filter(is_unusual);
        if let Some(often) = silent.filter(|times| !is_meant(*times)) {
            let place = asking.place(subject, |timings| timings.no_input_tries);
            let message = format!("{} lets a caller say nothing {often} times", asking.name());
            found.push(asking.found(place, message));
        }
        if let Some(often) = timings.no_match_tries.times().filter(is_unusual) {
            let place = asking.place(subject, |timings| timings.no_match_tries);
            let message = format!("{} lets a caller press wrong {often} times", asking.name());
            found.push(asking.found(place, message));
        }
    }
    let told = found
        .into_iter()
        .map(|found| found.label("2 to 4 are usual").fix("write 3, as most telephone systems do"));
    super::once_each(told)
}
