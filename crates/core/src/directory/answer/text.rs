//! Answers as a person reads them: as many as it takes to be sure.

use super::answers::Answer;
use super::block::Telling;
use crate::directory::find::{Confidence, Directory, Doubt};
use crate::language::AnswerTexts;
use crate::menu::{Channel, ReaderLanguage, Tree};

/// At most this many answers are shown: the best, and what else may be meant.
const MOST_TOLD: usize = 3;
/// This many choices are shown where nothing says which is meant.
const MOST_CHOICES: usize = 12;

/// One answer in words that somebody is sure of: they chose it.
pub fn answer_in_words(answer: &Answer<'_>, telling: &Telling) -> String {
    telling.block(answer)
}

/// Answers in words, the best first: one that is sure stands alone, of others up to two more are named.
pub fn answers_in_words(
    answers: &[Answer<'_>],
    doubt: Option<&Doubt>,
    telling: &Telling,
) -> String {
    let texts = telling.texts();
    if let Some(Doubt::OnlyHow(by)) = doubt {
        let several = match by {
            Channel::Phone => texts.several_can_be_called(),
            Channel::Email => texts.several_have_email(),
            Channel::Fax => texts.several_have_fax(),
            Channel::Web => texts.several_have_pages(),
        };
        return choices(several, answers, telling);
    }
    let Some((best, others)) = answers.split_first() else { return String::new() };
    let alike = others.iter().take_while(|other| is_alike(other, best)).count();
    if alike > 0 && best.found.confidence != Confidence::Sure {
        return choices(texts.several_fit(), &answers[..=alike], telling);
    }
    let lead = match best.found.confidence {
        Confidence::Sure | Confidence::Likely => String::new(),
        Confidence::Guess => format!("{}\n", texts.closest()),
    };
    let is_told = |other: &&Answer<'_>| {
        best.found.confidence != Confidence::Sure || other.found.confidence == Confidence::Sure
    };
    let others = others.iter().filter(is_told).take(MOST_TOLD - 1);
    let mut told = format!("{lead}{}", telling.block(best));
    for (n, other) in others.enumerate() {
        let or = if n == 0 { format!("\n{}\n", texts.or()) } else { String::new() };
        told.push_str(&format!("{or}  {}\n", telling.short(other)));
    }
    told
}

/// Whether two fit as well as each other: a number that two teams have.
fn is_alike(one: &Answer<'_>, other: &Answer<'_>) -> bool {
    one.found.score.total_cmp(&other.found.score).is_eq()
}

/// What there is to choose from where nothing says which is meant.
fn choices(several: &str, answers: &[Answer<'_>], telling: &Telling) -> String {
    let mut told = format!("{}\n", telling.texts().choose(&several));
    for answer in answers.iter().take(MOST_CHOICES) {
        told.push_str(&format!("  {}\n", telling.short(answer)));
    }
    told + &and_more(answers.len(), MOST_CHOICES, telling.texts())
}

/// That nothing fits, and what there is: every team and page with its topics, in file order.
pub fn nothing_fits(
    tree: &Tree,
    directory: &Directory,
    asked: &str,
    reader: ReaderLanguage,
) -> String {
    /// More than these are counted: they fill a few screens.
    const MOST_LISTED: usize = 200;
    let texts = reader.locale.answers();
    let mut told = format!("{}\n", texts.nothing_fits(&asked));
    let all: Vec<_> = directory.all().map(|it| it.listing).collect();
    let mut last = None;
    for listing in all.iter().take(MOST_LISTED) {
        if last != Some(listing.whom) {
            told.push_str(&format!("  {}\n", listing.name(tree, reader.menu)));
            last = Some(listing.whom);
        }
        if let Some(topic) = listing.topic(tree) {
            told.push_str(&format!("    {}\n", topic.say.in_language(reader.menu)));
        }
    }
    told + &and_more(all.len(), MOST_LISTED, texts)
}

/// How many are not shown.
fn and_more(count: usize, shown: usize, texts: &AnswerTexts) -> String {
    match count.saturating_sub(shown) {
        0 => String::new(),
        more => format!("  {}\n", texts.more(u64::try_from(more).unwrap_or(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::directory::{Depth, Match, answers, routing};
    use crate::menu::{FIRST_LINE, Lengths, load};

    /// The answer about an errand of the first line, if each match is as sure as given.
    fn told(asked: &str, confidences: &[Confidence]) -> String {
        told_of(asked, confidences, false)
    }

    fn told_of(asked: &str, confidences: &[Confidence], alike: bool) -> String {
        let tree = load("first line", FIRST_LINE).unwrap();
        let lengths = Lengths::estimated(&tree);
        let noon = "2026-11-23T20:00:00Z".parse().unwrap();
        let table = routing(&tree, &lengths, noon);
        let directory = Directory::new(&tree);
        let first = directory.find(asked)[0];
        let all = directory.all().filter(|it| it.listing != first.listing);
        let found: Vec<Match> = std::iter::once(first)
            .chain(all)
            .zip(confidences)
            .zip(1..)
            .map(|((found, confidence), place)| Match {
                confidence: *confidence,
                score: if alike { 0.8 } else { 1.0 / f64::from(place) },
                ..found
            })
            .collect();
        let now = noon.with_timezone(&tree.zone);
        let reader = tree.reader_language(None).unwrap();
        let telling = Telling { now, caller: None, depth: Depth::Glance, reader };
        answers_in_words(
            &answers(&tree, &lengths, &table, &found, noon, telling.reader.menu),
            None,
            &telling,
        )
    }

    #[test]
    fn one_that_is_sure_stands_alone_and_is_not_hedged() {
        let said = told("plan changes", &[Confidence::Sure, Confidence::Likely, Confidence::Guess]);
        assert!(said.starts_with("Plan changes\n  Account Management Support Team\n"), "{said}");
        assert!(!said.contains("Or:") && !said.contains("Closest"), "{said}");
    }

    #[test]
    fn two_that_are_sure_are_both_named() {
        let said = told("plan changes", &[Confidence::Sure, Confidence::Sure, Confidence::Likely]);
        assert_eq!(said.split_once("Or:\n").unwrap().1.lines().count(), 1, "{said}");
    }

    #[test]
    fn one_that_is_likely_is_followed_by_the_next_two_in_a_line_each() {
        let said = told("plan changes", &[Confidence::Likely; 5]);
        let (block, or) = said.split_once("\nOr:\n").unwrap();
        assert!(block.starts_with("Plan changes\n"), "{said}");
        let lines: Vec<&str> = or.lines().collect();
        let [one, two] = lines[..] else { panic!("{or}") };
        assert!(one.contains("call 1-800-") && two.contains("call 1-800-"), "{or}");
    }

    #[test]
    fn of_several_that_fit_alike_none_is_said_to_be_the_best() {
        let said = told_of("plan changes", &[Confidence::Guess, Confidence::Guess], true);
        let (lead, choices) = said.split_once('\n').unwrap();
        assert_eq!(lead, "Several fit. Say what it is about, or choose:");
        assert!(
            choices.starts_with("  Plan changes: call 1-800-790-4661, then press 3\n"),
            "{said}"
        );
        assert_eq!(choices.lines().count(), 2, "{said}");
    }

    #[test]
    fn a_guess_says_that_it_is_the_closest() {
        let said = told("plan changes", &[Confidence::Guess, Confidence::Guess]);
        assert!(said.starts_with("Closest match:\nPlan changes\n"), "{said}");
        assert!(said.contains("\nOr:\n"), "{said}");
    }
}
