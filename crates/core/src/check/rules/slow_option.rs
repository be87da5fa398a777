//! An option that the caller waits too long to hear.

use crate::check::rule::rule;
use crate::check::spoken::mentions;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::{LanguageId, Menu};

rule! {
    /// An option whose key is said later than the caller can be expected to wait.
    ///
    /// ### What it does
    /// Reckons from when the menu begins: the length of its greeting, then of its prompt up to the
    /// words that name the key. Lengths are those of the rendered prompts, or estimates from the
    /// words. `--option-within` sets the seconds, 30 if unset.
    ///
    /// ### Why is this bad?
    /// A caller who does not know the menu by heart must listen that long, each time.
    ///
    /// ### Example
    /// ```toml
    /// greeting = "Thank you for calling ... (half a minute of it)"
    /// ```
    ///
    /// ### Use instead
    /// Shorten the greeting and the labels; put what most callers want first.
    SLOW_OPTION = "slow-option", Warning, check;
    Vendor: "A prompt that instructs lasts 20 seconds at most", "plumvoice";
    Opinion: "30 seconds to the last option", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let budget = f64::from(subject.budgets.option_within_s);
    let mut found = Vec::new();
    for id in tree.menu_ids() {
        for language in tree.language_ids() {
            let late = heard_at(subject, &tree[id], language).find(|(_, s)| *s > budget);
            let Some((keys, seconds)) = late else { continue };
            let option = tree[id].options.iter().position(|option| option.keys.to_string() == keys);
            let place = option.map_or(tree.spans[id].name, |n| tree.spans.option(id, n).keys);
            found.push(
                Violation::new(
                    &tree[id].id,
                    place,
                    format!("key {keys} is heard after {seconds:.0} s"),
                )
                .label(format!("more than {budget} s from the beginning of `{}`", tree[id].id))
                .fix("shorten the greeting and the labels, or offer this option earlier"),
            );
        }
    }
    found
}

/// Each key, and how many seconds after the menu began it has been said.
fn heard_at<'a>(
    subject: &'a CheckSubject<'_>,
    menu: &Menu,
    language: LanguageId,
) -> impl Iterator<Item = (String, f64)> + use<'a> {
    let ms = |prompt| subject.lengths.ms(prompt, language) as f64;
    let greeting = menu.greeting.map_or(0.0, ms);
    let prompt = ms(menu.prompt);
    let words = subject.words(menu.prompt, language);
    let all = words.len().max(1) as f64;
    let keys = mentions(&words).into_iter().map(|mention| (mention.keys, mention.range.end));
    keys.map(move |(keys, end)| (keys, (greeting + prompt * end as f64 / all) / 1_000.0))
}
