//! A prompt that no key cuts short, without a reason.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A prompt that no key cuts short, and no reason why.
    ///
    /// ### Why is this bad?
    /// Callers who know the menu have to wait. If that is intended (the law requires it), the next
    /// person to read the file should know.
    ///
    /// ### Example
    /// ```toml
    /// greeting = { say = "Welcome.", barge_in = false }
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// greeting = { say = "This call is recorded.", barge_in = false, because = "the law requires it" }
    /// ```
    FORCED_LISTENING = "forced-listening", Warning, check;
    Vendor: "Force-listen is for text that must be heard", "Microsoft Teams auto attendants";
    Standard: "Keys cut prompts short unless a prompt says otherwise", "VoiceXML 2.0, section 4.1.5";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let forced = tree.prompt_ids().filter(|id| {
        let because = tree[*id].because.as_deref().unwrap_or_default();
        !tree[*id].barge_in && because.trim().is_empty()
    });
    forced
        .map(|id| {
            let owner = subject.owner(id).unwrap_or_default();
            let message =
                format!("no key cuts {owner}/{} short, and nobody says why", tree[id].role);
            Violation::new(owner, subject.place_of(id), message)
                .label("callers have to hear this to its end")
                .fix("add because = \"...\", or let keys cut it short")
        })
        .collect()
}
