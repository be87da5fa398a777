//! What is said, and how long a caller is waited for.

use super::change::{MenuChange, Sort};
use crate::paper::content::{Chapter, Spoken};

/// What has changed in the words and the waits of the nodes that are in both books.
pub(super) fn spoken(old: &[Chapter], new: &[Chapter]) -> Vec<MenuChange> {
    let pairs = new.iter().filter_map(|chapter| {
        Some((old.iter().find(|earlier| earlier.id == chapter.id)?, chapter))
    });
    let of_pair = |(old, new): (&Chapter, &Chapter)| {
        let mut changes = waits(old, new);
        changes.extend(words(old, new));
        changes
    };
    pairs.flat_map(of_pair).collect()
}

fn waits(old: &Chapter, new: &Chapter) -> Vec<MenuChange> {
    // A team's remark is its hours, which have a sentence of their own.
    let is_team = new.kind == crate::paper::graph::NodeKind::Team;
    if is_team || old.remarks == new.remarks {
        return Vec::new();
    }
    let left = |these: &[String], others: &[String]| {
        let left: Vec<&str> =
            these.iter().filter(|remark| !others.contains(remark)).map(String::as_str).collect();
        left.join("; ")
    };
    let (before, after) = (left(&old.remarks, &new.remarks), left(&new.remarks, &old.remarks));
    let says = format!("{} waits or counts otherwise.", new.id);
    vec![MenuChange::from_to(Sort::Waits, says, &before, &after)]
}

fn words(old: &Chapter, new: &Chapter) -> Vec<MenuChange> {
    let find = |book: &'_ Chapter, spoken: &Spoken| {
        book.spoken
            .iter()
            .position(|other| (&other.role, &other.tag) == (&spoken.role, &spoken.tag))
    };
    let name = |spoken: &Spoken| format!("{}, {} ({})", new.id, spoken.role, spoken.tag);
    let mut changes = Vec::new();
    for spoken in &new.spoken {
        let Some(earlier) = find(old, spoken).map(|place| &old.spoken[place]) else {
            let says = format!("{}: new words.", name(spoken));
            changes.push(MenuChange::from_to(Sort::Words, says, "", &spoken.words));
            continue;
        };
        if earlier.words != spoken.words {
            let says = format!("{}: other words.", name(spoken));
            changes.push(MenuChange::from_to(Sort::Words, says, &earlier.words, &spoken.words));
        }
        if earlier.can_be_cut != spoken.can_be_cut {
            let can = if spoken.can_be_cut { "can now" } else { "can no longer" };
            let says = format!("{}: a key {can} cut it short.", name(spoken));
            changes.push(MenuChange::new(Sort::Waits, says));
        }
    }
    for earlier in old.spoken.iter().filter(|spoken| find(new, spoken).is_none()) {
        let says = format!("{}: no longer said.", name(earlier));
        changes.push(MenuChange::from_to(Sort::Words, says, &earlier.words, ""));
    }
    changes
}
