//! An abbreviation that a voice would read as it likes.

use std::collections::HashSet;

use crate::check::rule::rule;
use crate::check::spoken::is_placeholder;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{LanguageId, Node};

rule! {
    /// An abbreviation that is not in the lexicon, so each voice reads it differently.
    ///
    /// ### What it does
    /// Finds words of two to six capitals ("DMV", "COBRA", "A-5500") in what is spoken, where the
    /// file's `[lexicon]` does not say how to read them. "OK", "PIN", "TV", "US" and the like are
    /// read well enough. Text in all capitals is skipped.
    ///
    /// ### Why is this bad?
    /// One voice says "dee em vee", the next says "dimv". Some are words ("COBRA"), some are letters,
    /// and only people know which.
    ///
    /// ### Example
    /// ```toml
    /// say = "For the DMV, press 1."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// [lexicon]
    /// "DMV" = "D M V"
    /// ```
    UNLISTED_ABBREVIATION = "unlisted-abbreviation", Warning, check;
    Opinion: "Voices were heard to misread what no lexicon lists", "phonetree, tests/hear.sh";
}

const READ_WELL: [&str; 12] =
    ["OK", "PIN", "TV", "US", "USA", "UK", "ID", "FAQ", "AM", "PM", "CEO", "II"];

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let listed: Vec<&str> = tree.lexicon.iter().map(|(written, _)| &**written).collect();
    let mut told: HashSet<String> = HashSet::new();
    let mut found = Vec::new();
    for prompt in tree.prompt_ids() {
        let words = subject.words(prompt, LanguageId::default());
        for word in abbreviations(&words) {
            if told.contains(word) || is_placeholder(word) {
                continue;
            }
            told.insert(word.to_owned());
            if READ_WELL.contains(&word) || listed.iter().any(|listed| listed.contains(word)) {
                continue;
            }
            let place = place(subject, prompt, word);
            let message = format!("\"{word}\" is read by each voice as it likes");
            let about = subject.owner(prompt).map(Into::into);
            found.push(
                Violation { about, ..Violation::in_file(place, message) }
                    .label("spelled out, or as a word?")
                    .fix(format!("say how in the lexicon: \"{word}\" = \"{}\"", spelled(word))),
            );
        }
    }
    found
}

/// Where the word stands: in the prompt, in the label of an option, or in what the team's words are
/// made of.
fn place(
    subject: &CheckSubject<'_>,
    prompt: crate::menu::PromptId,
    word: &str,
) -> std::ops::Range<usize> {
    let tree = subject.tree;
    if let Some(Node::Menu(id)) = tree[prompt].node {
        let labels = tree.spans[id].options.iter().filter_map(|option| option.label);
        let holding = labels.map(crate::document::Span::range);
        if let Some(label) =
            holding.into_iter().find(|label| subject.text[label.clone()].contains(word))
        {
            return subject.within(&label, word);
        }
    }
    let place = subject.place_of(prompt);
    if subject.text[place.clone()].contains(word) {
        return subject.within(&place, word);
    }
    // A team's words are made of its name, its topics and more, which stand below its name.
    let after = subject.text[place.end..].find(word).map(|at| place.end + at);
    after.map_or(place, |at| at..at + word.len())
}

fn abbreviations(words: &str) -> impl Iterator<Item = &str> {
    let shouted = !words.chars().any(char::is_lowercase);
    let parts = words.split(|c: char| !(c.is_alphanumeric() || c == '-')).filter(move |_| !shouted);
    parts.map(|word| word.trim_matches('-')).filter(|word| {
        let capitals = word.chars().filter(char::is_ascii_uppercase).count();
        let digits = word.chars().filter(char::is_ascii_digit).count();
        let only = word.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-');
        only && capitals >= 1 && (2..=6).contains(&(capitals + digits))
    })
}

fn spelled(word: &str) -> String {
    let signs: Vec<String> = word.chars().filter(|c| *c != '-').map(String::from).collect();
    signs.join(" ")
}
