//! A prompt that lasts too long.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A prompt that lasts longer than 20 seconds.
    ///
    /// ### What it does
    /// Looks at every prompt in every language. Lengths are those of the rendered prompts, or
    /// estimates from the words.
    ///
    /// ### Why is this bad?
    /// A caller can neither skim nor look back: what was said first is gone before the end.
    ///
    /// ### Example
    /// ```toml
    /// [messages.directions]
    /// say = "Leave the motorway at exit 12 ... (a minute of it)"
    /// ```
    ///
    /// ### Use instead
    /// Say the half that most callers need, and offer the rest as an option, by e-mail or on a page.
    LONG_PROMPT = "long-prompt", Warning, check;
    Vendor: "A prompt that instructs lasts 20 seconds at most", "plumvoice";
    Research: "What is said last is recalled best; of five options and more, the first are lost", "abstract: memory constraints on recall of options in IVR";
}

const MOST_MS: u64 = 20_000;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for prompt in tree.prompt_ids() {
        let lengths = tree.language_ids().map(|language| subject.lengths.ms(prompt, language));
        let longest = lengths.max().unwrap_or_default();
        if longest <= MOST_MS {
            continue;
        }
        let seconds = longest as f64 / 1_000.0;
        let role = tree[prompt].role;
        let message = match subject.owner(prompt) {
            Some(owner) => format!("the prompt {owner}/{role} lasts {seconds:.0} s"),
            None => format!("the prompt {role} lasts {seconds:.0} s"),
        };
        found.push(
            Violation {
                about: subject.owner(prompt).map(Into::into),
                ..Violation::in_file(subject.place_of(prompt), message)
            }
            .label("the usual advice is at most 20 s")
            .fix("say less, or split it in two with a menu in between"),
        );
    }
    found
}
