//! Texts that a menu of several languages has in one.

use std::collections::HashSet;

use crate::check::languages::heard;
use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{Language, LanguageId, Node, OneText, Tree};

rule! {
    /// A text that a menu of several languages has in one alone: a prompt, a label, a name, a description, an errand.
    ///
    /// ### What it does
    /// Finds each text that is written once, where callers or readers of another language meet it. What is said before a
    /// caller can choose a language may be one text in both. A name that is the same in every language is written for
    /// each: `name = { en = "Marlow", es = "Marlow" }`.
    ///
    /// ### Why is this bad?
    /// Callers who chose the other language don't understand it, and a document in that language is half in another.
    ///
    /// ### Example
    /// ```toml
    /// languages = ["es-US"]
    /// # ...
    /// greeting = "Welcome."
    /// # ...
    /// [teams.billing]
    /// name = "Billing"
    /// topics = ["Pay a bill"]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// greeting = { en = "Welcome.", es = "Bienvenido." }
    /// # ...
    /// [teams.billing]
    /// name = { en = "Billing", es = "Cobros" }
    /// topics = [{ en = "Pay a bill", es = "Pagar una cuenta" }]
    /// ```
    UNTRANSLATED = "untranslated", Warning, check;
    Opinion: "A language that is offered is spoken throughout", "phonetree";
}

/// So many are named one by one.
const MOST: usize = 100;

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let languages = others(tree);
    if languages.is_empty() || tree.spans.one_texts.is_empty() {
        return Vec::new();
    }
    let heard = heard(tree);
    let is_met = |text: &&OneText| {
        let hears = |node: Node| languages.iter().any(|(id, _)| heard.contains(&(node, *id)));
        text.said_by.is_none_or(hears)
    };
    let all: Vec<&OneText> = tree.spans.one_texts.iter().filter(is_met).collect();
    let tags: Vec<String> = languages.iter().map(|(_, it)| format!("`{}`", it.tag)).collect();
    let tags = tags.join(" and ");
    let mut found: Vec<Violation> =
        all.iter().take(MOST).map(|text| told(tree, subject.text, text, &tags)).collect();
    if let Some(next) = all.get(MOST) {
        let message = format!("{} more texts have none in {tags}", all.len() - MOST);
        let fix = "write one text for each language, as for those above";
        found.push(Violation::in_file(next.place, message).label("the next one").fix(fix));
    }
    found
}

/// The languages of a tree that are not its first under another name.
fn others(tree: &Tree) -> Vec<(LanguageId, &Language)> {
    let mut known: HashSet<String> = tree.languages.iter().take(1).map(Language::primary).collect();
    let all = tree.language_ids().zip(&tree.languages);
    all.filter(|(_, language)| known.insert(language.primary())).collect()
}

fn told(tree: &Tree, file: &str, text: &OneText, tags: &str) -> Violation {
    let OneText { key, of, said_by, place } = text;
    let of = of.as_deref();
    let written = file.get(place.range()).unwrap_or_default().trim();
    // The key of a table of texts is the first part of a tag.
    let first = tree.languages[0].primary();
    let each = others(tree);
    let each = each.iter().map(|(_, language)| format!("{} = \"...\"", language.primary()));
    let each = each.collect::<Vec<_>>().join(", ");
    let is_one_line = written.chars().count() <= 60 && !written.contains('\n');
    let written = if is_one_line { written } else { "\"...\"" };
    let fix = match (*key, said_by) {
        ("name" | "title", None) => {
            format!(
                "write {key} = {{ {first} = {written}, {each} }}; a name that is the same in both, twice"
            )
        }
        ("topics" | "no_input" | "no_match", _) => {
            format!("write {{ {first} = {written}, {each} }} here")
        }
        _ => format!("write {key} = {{ {first} = {written}, {each} }}"),
    };
    let violation = match of {
        Some(of) if said_by.is_some() => {
            let role = key.replace('_', "-");
            Violation::new(of, *place, format!("{of}/{role} is not said in {tags}"))
        }
        Some(of) => Violation::new(of, *place, format!("`{key}` of `{of}` has no text in {tags}")),
        None => Violation::in_file(*place, format!("`{key}` has no text in {tags}")),
    };
    violation.label("one text for every language").fix(fix)
}
