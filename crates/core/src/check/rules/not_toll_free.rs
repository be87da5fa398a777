//! A number that is said to be free, and is not.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{PhoneNumber, Planned};

rule! {
    /// A line that claims to be free to call, and whose number is not.
    ///
    /// ### What it does
    /// In the North American plan the area codes 800, 833, 844, 855, 866, 877 and 888 are free.
    /// Numbers of other countries are looked up in the numbering plans of Google's libphonenumber.
    ///
    /// ### Why is this bad?
    /// Callers pay for a call they think is free.
    ///
    /// ### Example
    /// ```toml
    /// number    = "+1-202-555-0142"
    /// toll_free = true
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// number    = "1-800-555-0142"
    /// toll_free = true
    /// ```
    NOT_TOLL_FREE = "not-toll-free", Error, check;
    Standard: "800, 833, 844, 855, 866, 877 and 888 are toll-free", "47 CFR 52.101, North American Numbering Plan";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let lines = tree.line_ids().filter(|id| tree[*id].toll_free && !is_free(&tree[*id].number));
    lines
        .map(|id| {
            let place = tree.spans[id].toll_free.unwrap_or(tree.spans[id].number);
            let message = format!("{} is not free to call", tree[id].number.as_written());
            Violation::new(&tree[id].id, place, message)
                .label("the file says that it is")
                .fix("correct the number, or remove toll_free")
                .also(tree.spans[id].number, "the number")
        })
        .collect()
}

fn is_free(number: &PhoneNumber) -> bool {
    match number.digits().starts_with('1') {
        true => number.is_toll_free(),
        false => number.planned() == Some(Planned::Free),
    }
}
