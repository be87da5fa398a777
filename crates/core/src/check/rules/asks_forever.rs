//! A node that asks silent callers forever, on calls of any length.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Tries;

rule! {
    /// A node that asks forever a caller who presses nothing, in a file that doesn't say how long a call may be.
    ///
    /// ### What it does
    /// Finds `no_input_tries = "forever"` without `longest_call`.
    ///
    /// ### Why is this bad?
    /// Nobody may be there: a receiver beside its cradle, a fax machine, a pocket. The line is busy until the
    /// longest call is over, half an hour where the file doesn't say otherwise. Wrong keys are another matter: who
    /// presses them is there.
    ///
    /// ### Example
    /// ```toml
    /// timings = { no_input_tries = "forever" }
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// timings = { no_input_tries = "forever" }
    /// [limits]
    /// longest_call = "5m"
    /// ```
    ASKS_FOREVER = "asks-forever", Warning, check;
    Vendor: "Without a cap someone stays in a menu practically forever", "fusionpbx issue 515";
    Vendor: "A time limit for the whole call ends what no menu ends", "Asterisk's TIMEOUT(absolute)";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    if tree.spans.longest_call.is_some() {
        return Vec::new();
    }
    let minutes = tree.limits.longest_call_ms / 60_000;
    let forever =
        super::asking(subject).filter(|asking| asking.timings.no_input_tries == Tries::Forever);
    let found = forever.map(|asking| {
        let place = asking.place(subject, |timings| timings.no_input_tries);
        let message = format!("{} asks a caller who says nothing forever", asking.name());
        asking
            .found(place, message)
            .label(format!("for {minutes} minutes: the file doesn't say how long a call may be"))
            .fix("write [limits] longest_call = \"5m\", or no_input_tries = 3")
    });
    super::once_each(found)
}
