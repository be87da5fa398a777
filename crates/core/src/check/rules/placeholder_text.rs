//! Words that somebody meant to replace.

use crate::check::rule::rule;
use crate::check::spoken::is_placeholder;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A text that was to be replaced: "TODO", "lorem ipsum", "xxx".
    ///
    /// ### Why is this bad?
    /// Callers hear it, word for word.
    ///
    /// ### Example
    /// ```toml
    /// greeting = "Thank you for calling TBA."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// greeting = "Thank you for calling {title}."
    /// ```
    PLACEHOLDER_TEXT = "placeholder-text", Warning, check;
    Opinion: "What is spoken is finished", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    let mut of_all = subject.tree.prompt_ids().flat_map(|prompt| {
        subject.tree.language_ids().map(move |language| (prompt, subject.words(prompt, language)))
    });
    let mut said = std::collections::BTreeSet::new();
    for (prompt, words) in of_all.by_ref() {
        let mut each = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let Some(word) = each.find(|word| is_placeholder(word)) else { continue };
        let owner = subject.owner(prompt).unwrap_or_default();
        let place = match subject.tree.spans.prompt(prompt) {
            Some(place) => subject.within(&place.range(), word),
            // A label, a name: below the head of its table.
            None => {
                let below = subject.place_of(prompt).start..subject.text.len();
                subject.within(&below, word)
            }
        };
        // Each place once, whichever prompts say it.
        if said.insert((place.start, word.to_owned())) {
            found.push(
                Violation::new(owner, place, format!("callers hear \"{word}\""))
                    .label("this looks like a text that was to be replaced")
                    .fix("write what callers should hear"),
            );
        }
    }
    found
}
