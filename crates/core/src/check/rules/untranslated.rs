//! Words that are the same in every language of a menu.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::LanguageId;

rule! {
    /// A prompt that a menu of several languages says in the same words in all of them.
    ///
    /// ### Why is this bad?
    /// Callers who chose the other language don't understand it.
    ///
    /// ### Example
    /// ```toml
    /// languages = ["es-US"]
    /// # ...
    /// greeting = "Welcome."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// greeting = { en = "Welcome.", es = "Bienvenido." }
    /// ```
    UNTRANSLATED = "untranslated", Warning, check;
    Opinion: "A language that is offered is spoken throughout", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for prompt in tree.prompt_ids() {
        let Some(place) = tree.spans.prompt(prompt) else { continue };
        let first = subject.words(prompt, LanguageId::default());
        if !first.chars().any(char::is_alphabetic) {
            continue;
        }
        let others = tree.language_ids().skip(1);
        let same = others.filter(|language| subject.words(prompt, *language) == first);
        if let Some(language) = same.last() {
            let tag = &tree.languages[language.index()].tag;
            let owner = subject.owner(prompt).unwrap_or_default();
            let message = format!("{owner}/{} is not said in `{tag}`", tree[prompt].role);
            found.push(
                Violation::new(owner, place, message)
                    .label("the same words in every language")
                    .fix("write one text for each language: { en = \"...\", es = \"...\" }"),
            );
        }
    }
    found
}
