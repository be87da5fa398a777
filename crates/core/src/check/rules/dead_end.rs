//! A message that ends the call and leaves the caller with nothing.

use crate::check::reach::names_a_way;
use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A message that ends the call and leaves the caller with no next step.
    ///
    /// ### What it does
    /// Finds messages without `to` whose words name no number (seven digits or more), no e-mail
    /// address and no web page. Read-out values and times (`{opens}`, `{account}`) count as a next
    /// step too. To end a call because the caller asked for it, use `do = "hang-up"`.
    ///
    /// ### Why is this bad?
    /// The caller has an errand, hears a sentence, and the line goes dead. They can only call
    /// again and get the same.
    ///
    /// ### Example
    /// ```toml
    /// [messages.billing]
    /// say = "Billing questions cannot be answered here."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [messages.billing]
    /// say = "Billing questions are answered by a person."
    /// to  = "billing-team"
    /// ```
    DEAD_END = "dead-end", Warning, check;
    Standard: "Errors and ends lead to a person; a call is never dropped", "W3C COGA, o6p04, a note";
    Vendor: "A built-in test found dead ends before callers did", "Siemens HiPath, 2003";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let ends = tree.messages.iter().filter(|message| message.to.is_none());
    ends.filter(|message| {
        let mut heard = tree.language_ids().map(|language| subject.words(message.say, language));
        !heard.any(|words| names_a_way(&words) || words.contains("..."))
    })
    .map(|message| {
        Violation::new(
            &message.id,
            subject.place_of(message.say),
            format!("`{}` ends the call and leaves the caller with no next step", message.id),
        )
        .label("no number, no address, and nothing comes next")
        .fix("continue with `to`, or say where to call, write or look")
    })
    .collect()
}
