//! A prompt that names the key before what it is for.

use crate::check::rule::rule;
use crate::check::spoken::mentions;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A prompt that names the key before it says what the key is for.
    ///
    /// ### Why is this bad?
    /// Callers listen for their errand. When they hear it, the key is already past, and they have to
    /// wait for the menu to repeat.
    ///
    /// ### Example
    /// ```toml
    /// say = "Press 1 for billing."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// say = "For billing, press 1."
    /// ```
    KEY_BEFORE_PURPOSE = "key-before-purpose", Warning, check;
    Standard: "First the function, then the key: \"For X, press N\"", "ISO/IEC 13714, cited second-hand";
    Standard: "The text of an option comes before its digit", "W3C COGA, a note";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for said in super::said_menus(subject) {
        let mentions = mentions(&said.written.words);
        for mention in mentions.iter().filter(|m| m.key_first && !m.purpose.is_empty()) {
            let words = &said.written.words[mention.range.clone()];
            found.push(
                Violation::new(
                    &said.menu.id,
                    subject.within(&said.written.place, words),
                    format!("key {} is said before what it is for", mention.keys),
                )
                .label("callers hear their errand after they have missed the key")
                .fix(format!("say \"For {}, {} {}\"", mention.purpose, mention.verb, mention.keys)),
            );
        }
    }
    found
}
