//! Options and other ways on: moved to another key, leading elsewhere, new, gone.

use super::change::{MenuChange, Sort};
use crate::paper::content::{Chapter, Choice};
use phonetree_core::language::Locale;

/// What has changed in the ways on from the nodes of two books.
pub(super) fn options(old: &[Chapter], new: &[Chapter]) -> Vec<MenuChange> {
    let mut changes = Vec::new();
    for chapter in new {
        match old.iter().find(|earlier| earlier.id == chapter.id) {
            Some(earlier) => changes.extend(of_node(earlier, chapter)),
            None => changes.push(routed(format!("{} is new.", named(chapter)))),
        }
    }
    let gone = old.iter().filter(|earlier| new.iter().all(|chapter| chapter.id != earlier.id));
    changes.extend(gone.map(|earlier| routed(format!("{} is gone.", named(earlier)))));
    changes
}

/// How much two choices must have in common to be one that has changed, the most first.
const ALIKE: [fn(&Choice, &Choice) -> bool; 5] = [
    |old, new| old.words == new.words && same_target(old, new),
    |old, new| old.key == new.key && old.words == new.words,
    |old, new| old.key == new.key && same_target(old, new),
    |old, new| old.key.is_some() && new.key.is_some() && old.words == new.words,
    |old, new| old.key.is_some() && new.key.is_some() && same_target(old, new),
];

fn of_node(old: &Chapter, new: &Chapter) -> Vec<MenuChange> {
    let (mut gone, mut come): (Vec<&Choice>, Vec<&Choice>) =
        (old.choices.iter().collect(), new.choices.iter().collect());
    let mut pairs = Vec::new();
    // What is the same under the same key comes first, so that it is not taken for something else.
    let same: fn(&Choice, &Choice) -> bool =
        |old, new| old.key == new.key && old.words == new.words && same_target(old, new);
    for alike in [same].into_iter().chain(ALIKE) {
        gone.retain(|old| {
            let Some(place) = come.iter().position(|new| alike(old, new)) else { return true };
            pairs.push((*old, come.remove(place)));
            false
        });
    }
    let place = format!(" in {}", new.id);
    let mut changes: Vec<MenuChange> =
        pairs.into_iter().filter_map(|(old, new)| changed(old, new, &place)).collect();
    changes.extend(gone.into_iter().map(|choice| {
        routed(format!("{}{place} is gone; it led to {}.", subject(choice), choice.leads))
    }));
    changes.extend(come.into_iter().map(|choice| {
        routed(format!("{}{place} is new, and leads to {}.", subject(choice), choice.leads))
    }));
    changes
}

/// What has become of a choice.
fn changed(old: &Choice, new: &Choice, place: &str) -> Option<MenuChange> {
    let elsewhere = (!same_target(old, new))
        .then(|| format!("leads to {} instead of {}", new.leads, old.leads));
    let renamed = (old.words != new.words).then(|| format!("is now for \"{}\"", new.words));
    let moved = (old.key != new.key).then(|| {
        let key = |choice: &Choice| choice.key.clone().unwrap_or_else(|| "no key".to_owned());
        format!("moved from option {} to option {}", key(old), key(new))
    });
    let (name, sort) = match (&moved, &elsewhere) {
        (Some(_), _) => (capital(&old.words), Sort::Route),
        (None, Some(_)) => (subject(old), Sort::Route),
        (None, None) => (subject(old), Sort::Words),
    };
    let parts: Vec<String> = [moved, elsewhere, renamed].into_iter().flatten().collect();
    let (first, rest) = parts.split_first()?;
    let rest = [&[String::new()], rest].concat().join(", and ");
    // "Billing moved from option 1 to option 7 in main", but "option 1 (billing) in main leads to".
    let says = match old.key == new.key {
        true => format!("{name}{place} {first}{rest}."),
        false => format!("{name} {first}{place}{rest}."),
    };
    Some(MenuChange::new(sort, says))
}

/// The same node, or one that is called the same.
fn same_target(old: &Choice, new: &Choice) -> bool {
    (old.to.is_some() && old.to == new.to) || old.leads == new.leads
}

/// "Option 1 (billing)"; for what takes no key, when it is taken: "When closed".
fn subject(choice: &Choice) -> String {
    match &choice.key {
        Some(key) => format!("Option {key} ({})", choice.words),
        None => capital(&choice.words),
    }
}

fn named(chapter: &Chapter) -> String {
    capital(&format!(
        "{} {} ({})",
        chapter.kind.word(Locale::ENGLISH.documents()),
        chapter.id,
        chapter.name
    ))
}

fn routed(says: String) -> MenuChange {
    MenuChange::new(Sort::Route, says)
}

/// With a capital letter, as sentences begin.
pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
