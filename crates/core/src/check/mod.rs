//! Whether a menu is any good.
//!
//! In comes a menu that was loaded, with its text, the lengths of its prompts and today's date; out
//! come findings: what is against a rule, where, why that matters and what to do, and whether the
//! file waives it. Each rule is a file in `rules`, with its sources and how strong they are. The
//! room proves nothing about calls (`walk` does), and knows no files and no clock.
mod finding;
mod languages;
mod reach;
mod report;
mod rule;
mod rules;
mod spoken;
mod subject;
mod violation;
mod waive;

use crate::language::nearest;

pub use finding::Finding;
pub use report::{Checked, Unread, as_github, as_json, as_sarif, as_text};
pub use rule::{Citation, Rule, Strength, UnknownRule};
pub use rules::RULES;
pub use subject::{Budgets, CheckSubject};
pub use violation::Violation;

/// Finds everything that is against a rule, waived or not, in the order of the file.
///
/// ```
/// use phonetree_core::check::{self, CheckSubject};
/// use phonetree_core::menu;
///
/// let text = r##"
/// format = 1
/// title = "Hotel"
/// timezone = "America/Los_Angeles"
/// operator = "desk"
/// [lines.main]
/// number = "+1-202-555-0142"
/// answer = "welcome"
/// [menus.welcome]
/// say = "For the front desk, press 2."
/// options = [{ key = "1", label = "the front desk", to = "desk" }]
/// [teams.desk]
/// name = "Front desk"
/// hours = "Mo-Fr 08:00-17:00"
/// "##;
/// let tree = menu::load("hotel.toml", text)?;
/// let lengths = menu::Lengths::estimated(&tree);
/// let today = "2026-11-24".parse().expect("a date");
///
/// let findings = check::check(&CheckSubject::new(&tree, text, &lengths, today));
/// let codes: Vec<_> = findings.iter().map(|finding| finding.rule.code).collect();
/// let broken = ["no-source", "spoken-unmapped", "unspoken-option", "closed-without-alternative"];
/// assert_eq!(codes, broken);
/// assert_eq!(findings[1].violation.message, "the words offer key 2, which leads nowhere");
/// assert_eq!(&text[findings[1].violation.span.clone()], "press 2");
/// # Ok::<(), menu::Problems>(())
/// ```
pub fn check(subject: &CheckSubject<'_>) -> Vec<Finding> {
    let found = RULES.iter().flat_map(|rule| {
        let found = (rule.check)(subject);
        found.into_iter().map(|found| Finding { rule, violation: found.shortened(), waived: None })
    });
    let mut findings: Vec<Finding> = found.collect();
    waive::apply(subject.tree, &mut findings);
    findings.sort_by(|a, b| {
        let place = |finding: &Finding| (finding.violation.span.start, finding.rule.code);
        place(a).cmp(&place(b))
    });
    findings
}

/// The rule of a code.
///
/// ```
/// use phonetree_core::check;
///
/// assert_eq!(check::rule("dead-end").expect("a rule").level(), "warning");
/// let unknown = check::rule("dead-ends").expect_err("no such rule");
/// assert_eq!(unknown.to_string(), "there is no rule `dead-ends`; did you mean `dead-end`?");
/// ```
pub fn rule(code: &str) -> Result<&'static Rule, UnknownRule> {
    RULES.iter().find(|rule| rule.code == code).copied().ok_or_else(|| {
        let nearest = nearest(code, RULES.iter().map(|rule| rule.code));
        UnknownRule { code: code.to_owned(), nearest }
    })
}
