//! A node that hangs up on callers who press nothing, or something else.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Onward;

rule! {
    /// A node that hangs up on a caller who presses nothing, or a wrong key, too often.
    ///
    /// ### What it does
    /// Finds menus and entries without `give_up` in a file without `operator`, and those with
    /// `give_up = "hang-up"`.
    ///
    /// ### Why is this bad?
    /// Some can't press keys: an old telephone, a bad connection, full hands. They are the ones who
    /// need a person, and they are dropped.
    ///
    /// ### Example
    /// ```toml
    /// [menus.main]
    /// options = [{ key = "1", label = "billing", to = "desk" }]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [menus.main]
    /// options = [{ key = "1", label = "billing", to = "desk" }]
    /// give_up = "desk"
    /// ```
    DROPPED_CALLER = "dropped-caller", Warning, check;
    Standard: "Errors lead to a person and never drop the call", "W3C COGA, o6p04, a note";
    Vendor: "The third failure leads to an operator", "Plum Voice";
    Vendor: "The failure route is mandatory", "FreePBX and FreeSWITCH menus";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let operator = subject.tree.operator.map(Onward::To);
    let dropping = super::asking(subject)
        .filter(|asking| matches!(asking.gives_up_to.or(operator), None | Some(Onward::HangUp)));
    dropping
        .filter_map(|asking| {
            let times = asking.timings.no_input_tries.times()?;
            let place = subject.tree.spans.node(asking.node);
            let message =
                format!("{} hangs up on a caller who does not press a key", asking.name());
            let often = if times == 1 { "try" } else { "tries" };
            Some(
                Violation::new(asking.id, place, message)
                    .label(format!("after {times} {often}"))
                    .fix(
                        "write give_up = \"ID\" here, or operator = \"ID\" at the top of the file",
                    ),
            )
        })
        .collect()
}
