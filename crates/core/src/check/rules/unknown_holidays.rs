//! A country whose holidays are not all known.

use chrono::Datelike as _;

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::document::Span;
use crate::hours::Holidays;

rule! {
    /// A country whose public holidays are not all known.
    ///
    /// ### What it does
    /// Finds a country that is named without a region, though its regions keep different days, and one whose
    /// days of next year are in no calendar yet. Looks at the `country` of a file in which hours are stated. A state of the United States binds its
    /// own offices alone, so the country is enough there.
    ///
    /// ### Why is this bad?
    /// A team is said to be open on a day on which its region is closed, or may be.
    ///
    /// ### Example
    /// ```toml
    /// country = "GB"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// country = "GB-SCT"
    /// ```
    UNKNOWN_HOLIDAYS = "unknown-holidays", Warning, check;
    Standard: "Bank holidays differ in England and Wales, Scotland, and Northern Ireland", "gov.uk/bank-holidays";
    Opinion: "Don't tell callers that an office is open on a holiday", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let stated = super::all_hours(subject).next().is_some();
    let file = tree.holidays.as_ref().zip(tree.spans.country).filter(|_| stated);
    let lines = tree
        .line_ids()
        .filter_map(|id| Some((tree[id].hours.as_ref()?.holidays()?, tree.spans[id].country?)));
    let teams = tree
        .team_ids()
        .filter_map(|id| Some((tree[id].hours.as_ref()?.holidays()?, tree.spans[id].country?)));
    let all = file.into_iter().chain(lines).chain(teams);
    all.flat_map(|(holidays, place)| found(subject, holidays, place)).collect()
}

fn found(subject: &CheckSubject<'_>, holidays: &Holidays, place: Span) -> Vec<Violation> {
    /// More would not be read.
    const MOST: usize = 4;
    let mut found = Vec::new();
    let regions = holidays.regions();
    if !regions.is_empty() {
        let told = regions.iter().take(MOST).map(|(code, name)| format!("\"{code}\" ({name})"));
        let more = if regions.len() > MOST { " ..." } else { "" };
        let message = format!("the regions of {} keep different public holidays", holidays.code());
        found.push(
            Violation::in_file(place, message)
                .label("on a day that only some of them observe, nobody can say who answers")
                .fix(format!("name the region: {}{more}", told.collect::<Vec<_>>().join(", "))),
        );
    }
    let last = holidays.last_year();
    if subject.today.year() >= last {
        let message =
            format!("the public holidays of {} are not known after {last}", holidays.code());
        found.push(
            Violation::in_file(place, message)
                .label("after that, nobody can say on which days it is closed")
                .fix("write the days in `holidays = { add = [...] }`, or use a newer phonetree"),
        );
    }
    found
}
