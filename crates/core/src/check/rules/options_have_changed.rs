//! A prompt that says that the options have changed.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A prompt that says that the options have changed.
    ///
    /// ### Why is this bad?
    /// It costs every caller seconds on every call, for years, and helps none: who knew the old
    /// options presses before hearing it, and who did not has nothing to unlearn.
    ///
    /// ### Example
    /// ```toml
    /// greeting = "Please listen carefully, as our menu options have changed."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// greeting = "Thank you for calling Fernwood Dental."
    /// ```
    OPTIONS_HAVE_CHANGED = "options-have-changed", Warning, check;
    Opinion: "An opening only welcomes; no \"options have changed\"", "acixd, what not to include; Balentine 2007";
}

const PHRASES: [&str; 5] = [
    "options have changed",
    "menu has changed",
    "options have recently changed",
    "listen carefully",
    "opciones han cambiado",
];

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    super::phrases(
        subject,
        |_| true,
        &PHRASES,
        |words| {
            Violation::in_file(0..0, format!("\"{words}\" costs every caller time"))
                .label("and helps none of them")
                .fix("leave the sentence out")
        },
    )
}
