//! Whether a menu is any good.
//!
//! In comes a menu that was loaded, with its text, the lengths of its prompts and today's date; out
//! come findings: what is against a rule, where, why that matters and what to do, and whether the
//! file waives it. Each rule is a file in `rules`, with its sources and how strong they are. The
//! room proves nothing about calls (`walk` does), and knows no files and no clock.
mod finding;
mod reach;
mod report;
mod rule;
mod rules;
mod spoken;
mod subject;
mod waive;

pub use finding::{Finding, Found};
pub use report::{Checked, Unread, as_github, as_json, as_sarif, as_text};
pub use rule::{Citation, Rule, Strength};
pub use rules::RULES;
pub use subject::{Budgets, Subject};

/// Everything that is against a rule, waived or not, in the order of the file.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let found = RULES.iter().flat_map(|rule| {
        let found = (rule.check)(subject);
        found.into_iter().map(|found| Finding { rule, found, waived: None })
    });
    let mut findings: Vec<Finding> = found.collect();
    waive::apply(subject.tree, &mut findings);
    findings.sort_by(|a, b| {
        let place = |finding: &Finding| (finding.found.span.start, finding.rule.code);
        place(a).cmp(&place(b))
    });
    findings
}

/// The rule of a code.
///
/// # Errors
/// The code that was meant, if one is near.
pub fn rule(code: &str) -> Result<&'static Rule, Option<&'static str>> {
    RULES.iter().find(|rule| rule.code == code).copied().ok_or_else(|| {
        let near = |rule: &&'static Rule| (strsim::jaro_winkler(code, rule.code), rule.code);
        let nearest = RULES.iter().map(near).max_by(|a, b| a.0.total_cmp(&b.0));
        nearest.filter(|(likeness, _)| *likeness > 0.75).map(|(_, code)| code)
    })
}
