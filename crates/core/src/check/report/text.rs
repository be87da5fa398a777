//! Findings for a person: the line, the words underlined, why, what to do, how to waive it.

use super::Checked;
use crate::check::finding::Finding;
use crate::check::rules::RULES;
use crate::check::waive::ABOUT_WAIVERS;
use crate::document::{Excerpts, Lines, Remark, Severity};

/// More findings than this get one line each.
const MOST_IN_FULL: usize = 12;

/// What was found in a menu, and how much.
///
/// ```
/// use phonetree_core::check::{self, Checked};
///
/// let (name, text) = ("hotel.toml".to_owned(), String::new());
/// let report = check::as_text(&Checked { name, text, findings: Vec::new() });
/// assert_eq!(report, format!("hotel.toml: No problems found ({} rules)\n", check::RULES.len()));
/// ```
pub fn as_text(checked: &Checked) -> String {
    let open: Vec<&Finding> = checked.open().collect();
    let mut text = match open.len() <= MOST_IN_FULL {
        true => open.iter().map(|finding| in_full(checked, finding) + "\n\n").collect(),
        false => in_lines(checked, &open),
    };
    let of = |severity| open.iter().filter(|f| f.rule.severity == severity).count();
    let counted = |n: usize, what: &str| match n {
        0 => None,
        1 => Some(format!("1 {what}")),
        n => Some(format!("{n} {what}s")),
    };
    let counts =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let counts: Vec<String> =
        counts.into_iter().filter_map(|(severity, what)| counted(of(severity), what)).collect();
    let waived = checked.findings.len() - open.len();
    let found = match counts.is_empty() {
        true => format!("No problems found ({} rules)", RULES.len()),
        false => counts.join(", "),
    };
    let waived = if waived == 0 { String::new() } else { format!("; {waived} waived") };
    text.push_str(&format!("{}: {found}{waived}\n", checked.name));
    text
}

fn in_full(checked: &Checked, finding: &Finding) -> String {
    let found = &finding.violation;
    let why: Vec<String> = finding.rule.sources.iter().map(ToString::to_string).collect();
    let help: Vec<String> = [found.fix.clone()].into_iter().chain(waiver(finding)).collect();
    Excerpts { name: &checked.name, text: &checked.text }.render(&Remark {
        severity: finding.rule.severity,
        code: Some(finding.rule.code),
        message: &found.message,
        place: (&found.span, &found.label),
        also: found.also.as_ref().map(|(span, label)| (span, label.as_str())),
        why: &why,
        help: &help,
    })
}

/// What to write into the file to waive a finding.
fn waiver(finding: &Finding) -> Option<String> {
    let code = finding.rule.code;
    let at = finding.violation.about.as_ref().filter(|about| !about.is_empty());
    let at = at.map_or(String::new(), |about| format!(", at = \"{about}\""));
    (!ABOUT_WAIVERS.contains(&code))
        .then(|| format!("to waive this: waive = [{{ rule = \"{code}\", because = \"...\"{at} }}]"))
}

/// A line for each finding, and once for each rule where to read more.
fn in_lines(checked: &Checked, open: &[&Finding]) -> String {
    let lines = Lines::of(&checked.text);
    let mut text = String::new();
    let mut codes: Vec<&str> = Vec::new();
    for finding in open {
        let at = lines.position(finding.violation.span.start);
        let (level, code) = (finding.rule.level(), finding.rule.code);
        let (name, message) = (&checked.name, &finding.violation.message);
        text.push_str(&format!("{name}:{}:{}: {level}[{code}]: {message}\n", at.line, at.column));
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    text.push_str("\nTo see why, what to do and how to waive it: phonetree check --explain CODE\n");
    text
}
