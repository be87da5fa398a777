//! A menu with more options than callers keep in mind.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Lead;

rule! {
    /// A menu with more than five options.
    ///
    /// ### What it does
    /// Counts the spoken options that lead to a node. Help, repeat, back, top and end do not count.
    ///
    /// ### Why is this bad?
    /// This is contested. The standard has four, makers of telephone systems have four to seven, and
    /// a study of recall saw it drop at five to seven options. Others measured that broad menus beat
    /// deep ones, and refute a fixed number: callers do not keep all options in mind, only the best
    /// one so far. Five is where most advice agrees that a look is due; a waiver is a fair answer.
    ///
    /// ### Example
    /// ```toml
    /// options = [                             # six
    ///   { key = "1", label = "appointments", to = "desk" },
    ///   { key = "2", label = "billing",      to = "desk" },
    ///   { key = "3", label = "records",      to = "desk" },
    ///   { key = "4", label = "pharmacy",     to = "desk" },
    ///   { key = "5", label = "directions",   to = "desk" },
    ///   { key = "6", label = "jobs",         to = "desk" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// Join what the same people answer, leave out what nobody presses, or say why all are needed.
    TOO_MANY_OPTIONS = "too-many-options", Warning, check;
    Standard: "At most 4, without help, repeat, back and end", "ISO/IEC 13714, cited second-hand";
    Vendor: "4 to 5", "Avaya, IR design guide";
    Vendor: "5, or 7 where it can't be avoided", "ivrsworld; plumvoice";
    Research: "At most 4, and a person within two key presses", "Dunlap, thesis, Wichita 1998";
    Research: "Against: broad menus beat deep ones, and a rule of five is refuted", "Commarford et al. 2008, doi 10.1518/001872008X250665; HFES 1997, doi 10.1177/107118139704100171";
}

const MOST: usize = 5;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        let options = tree[id].options.iter().enumerate();
        let leading = options.filter(|(_, option)| {
            option.spoken && !option.everywhere && matches!(option.lead, Lead::To(_))
        });
        let places: Vec<usize> = leading.map(|(n, _)| n).collect();
        if let Some(sixth) = places.get(MOST) {
            let message = format!("`{}` has {} options", tree[id].id, places.len());
            found.push(
                Violation::new(&tree[id].id, tree.spans.option(id, *sixth).all, message)
                    .label(format!("the usual advice is at most {MOST}"))
                    .fix("join options that the same people answer, or waive the rule: it is contested"),
            );
        }
    }
    found
}
