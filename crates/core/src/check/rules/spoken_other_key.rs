//! An option that is spoken with the key of another.

use crate::check::rule::rule;
use crate::check::spoken::{Stems, mentions};
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A written-out prompt that offers an option with the key of another.
    ///
    /// ### What it does
    /// Compares what the prompt says a key is for with the labels of the options, and finds a key
    /// whose words are those of another option's label.
    ///
    /// ### Why is this bad?
    /// The caller does what the prompt says and reaches the wrong people.
    ///
    /// ### Example
    /// ```toml
    /// say     = "For sales, press 1. For billing, press 2."
    /// options = [
    ///   { key = "1", label = "billing", to = "accounts" },
    ///   { key = "2", label = "sales",   to = "desk" },
    /// ]
    /// ```
    ///
    /// ### Use instead
    /// Leave `say` out: the prompt is then spoken from the options, and cannot differ from them.
    SPOKEN_OTHER_KEY = "spoken-other-key", Error, check;
    Opinion: "What is said of a key is what the key does", "phonetree";
}

/// Labels with this share of their words in common mean the same.
const ALIKE: f64 = 0.5;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    for said in super::said_menus(subject) {
        let options: Vec<(String, &str, Stems)> = said
            .menu
            .options
            .iter()
            .map(|option| {
                let label = option.label.in_language(said.written.language);
                (option.keys.to_string(), label, Stems::of(label))
            })
            .collect();
        for mention in mentions(&said.written.words) {
            let Some(n) = options.iter().position(|(keys, ..)| *keys == mention.keys) else {
                continue;
            };
            let purpose = Stems::of(&mention.purpose);
            let own = purpose.likeness(&options[n].2);
            let others = options.iter().enumerate().filter(|(other, _)| *other != n);
            let like = others.map(|(m, (keys, _, label))| (purpose.likeness(label), m, keys));
            let best = like.max_by(|a, b| a.0.total_cmp(&b.0));
            let Some((_, m, keys)) = best.filter(|(like, ..)| *like >= ALIKE && *like > own) else {
                continue;
            };
            let words = &said.written.words[mention.range.clone()];
            found.push(
                Violation::new(
                    &said.menu.id,
                    subject.within(&said.written.place, words),
                    format!(
                        "\"{}\" is spoken with key {}, and is key {keys}",
                        mention.purpose, mention.keys
                    ),
                )
                .label(format!("key {} is \"{}\"", mention.keys, options[n].1))
                .fix("make the words match the options; without `say` they always do")
                .also(tree.spans.option(said.id, m).all, "this is what the words mean"),
            );
        }
    }
    found
}
