//! Which of the ranked listings are shown, and how sure it is that the first is meant.

use super::listing::{Confidence, IndexEntry};
use super::rank::{ListingScore, WELL_FOUND, WeighedQuery};

/// So many different answers are shown.
const MOST_ANSWERS: usize = 3;

/// So much of one of its names was said.
const NAMED: f64 = 0.7;
/// Of all that could be asked for and found, so much is found.
const SURE: f64 = 0.62;
const LIKELY: f64 = 0.4;
/// By so much of its points the first is ahead of the next.
const CLEARLY_AHEAD: f64 = 0.3;
const AHEAD: f64 = 0.08;

/// Whether nothing was asked but how it is to be done: "fax". What is called so is asked for itself.
pub(super) fn is_only_how(query: &WeighedQuery, ranked: &[ListingScore]) -> bool {
    query.says_only_how() && ranked.iter().all(|score| score.named < NAMED)
}

/// The listings that are shown, and how sure the first is; `weight` is the most points that one could
/// have, and `unknown` how many words are nowhere in the menu. What several do is one answer; a team is none where one of its topics stands before it.
pub(super) fn shown(
    ranked: &[ListingScore],
    entries: &[IndexEntry],
    same: impl Fn(&IndexEntry, &IndexEntry) -> bool,
    weight: f64,
    unknown: usize,
) -> (Vec<ListingScore>, Confidence) {
    let Some(best) = ranked.first() else { return (Vec::new(), Confidence::Guess) };
    let mut shown: Vec<ListingScore> = Vec::new();
    let mut answers: Vec<&IndexEntry> = Vec::new();
    for score in ranked {
        let entry = &entries[score.entry];
        let whole = entry.listing.topic.is_none();
        if whole && answers.iter().any(|before| before.listing.whom == entry.listing.whom) {
            continue;
        }
        if !answers.iter().any(|before| same(before, entry)) {
            if answers.len() == MOST_ANSWERS {
                break;
            }
            answers.push(entry);
        }
        shown.push(*score);
    }
    let first = &entries[best.entry];
    let rival = ranked.iter().find(|score| {
        let entry = &entries[score.entry];
        let its_team = entry.listing.whom == first.listing.whom
            && (entry.listing.topic.is_none() || first.listing.topic.is_none());
        score.entry != best.entry && !its_team && !same(entry, first)
    });
    let ahead = 1.0 - rival.map_or(0.0, |rival| rival.points / best.points);
    let found = best.points / weight.max(f64::MIN_POSITIVE);
    let explained = best.named >= NAMED && !best.misses_a_word;
    // "Order a pizza" is no order of a prescription: a word that the menu lacks may be all that matters.
    let named = best.named >= NAMED && best.found_by > 0;
    let well_found = unknown == 0 || best.found_by >= WELL_FOUND || named;
    let confidence = if found >= SURE && ahead >= CLEARLY_AHEAD && explained && well_found {
        Confidence::Sure
    } else if found >= LIKELY && ahead >= AHEAD && well_found {
        Confidence::Likely
    } else {
        Confidence::Guess
    };
    (shown, confidence)
}
