//! What holds of every sentence: more words never find less, and order, capitals and plurals change
//! nothing.

use std::collections::BTreeMap;

use phonetree_core::directory::{Confidence, Directory, Doubt};
use phonetree_core::menu::{self, Tree};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::sets::{Set, menus, name};

fn directories(trees: &BTreeMap<String, Tree>) -> BTreeMap<&str, Directory> {
    trees.iter().map(|(name, tree)| (name.as_str(), Directory::new(tree))).collect()
}

/// What is found first, by name.
fn first(tree: &Tree, directory: &Directory, asked: &str) -> Option<String> {
    directory.find(asked).first().map(|found| name(tree, found))
}

#[test]
fn to_say_more_never_finds_nothing() {
    let trees = menus();
    let directories = directories(&trees);
    let sentences: Vec<_> = Set::all().into_iter().flat_map(|set| set.sentences).collect();
    for (place, sentence) in sentences.iter().enumerate() {
        let directory = &directories[sentence.menu.as_str()];
        if directory.find(&sentence.asked).is_empty() {
            continue;
        }
        let other = &sentences[(place * 7 + 3) % sentences.len()].asked;
        let more = ["please", "not", "zebra quagga", "on the 15th at 3pm", "fax", other][place % 6];
        for asked in [format!("{} {more}", sentence.asked), format!("{more} {}", sentence.asked)] {
            assert!(!directory.find(&asked).is_empty(), "{asked}");
        }
    }
}

#[test]
fn words_that_are_nowhere_in_the_menu_change_no_answer_and_never_make_it_surer() {
    let trees = menus();
    let directories = directories(&trees);
    for sentence in Set::all().into_iter().flat_map(|set| set.sentences) {
        let (tree, directory) = (&trees[&sentence.menu], &directories[sentence.menu.as_str()]);
        let longer = format!("{} zqxjk wvvkzq", sentence.asked);
        let (plain, more) = (directory.find(&sentence.asked), directory.find(&longer));
        // "fax" alone is a question of its own.
        if plain.len() <= 3 {
            let names = [&plain, &more].map(|found| found.first().map(|it| name(tree, it)));
            assert_eq!(names[0], names[1], "{longer}");
        }
        if let (Some(plain), Some(more)) = (plain.first(), more.first()) {
            assert!(more.score <= plain.score, "{longer}");
            assert!(plain.confidence == Confidence::Sure || more.confidence != Confidence::Sure);
        }
    }
}

#[test]
fn every_topic_is_found_first_by_its_own_words_in_any_order_with_capitals_and_in_the_plural() {
    let trees = menus();
    let directories = directories(&trees);
    let plural =
        |word: &str| match word.len() >= 4 && word.ends_with(|c: char| "eklmnrt".contains(c)) {
            true => format!("{word}s"),
            false => word.to_owned(),
        };
    for (menu, tree) in &trees {
        let directory = &directories[menu.as_str()];
        for found in directory.all() {
            let Some(topic) = found.listing.topic(tree) else { continue };
            let words: Vec<&str> = topic.say.first().split(' ').collect();
            let backwards: Vec<&str> = words.iter().rev().copied().collect();
            let plurals: Vec<String> = words.iter().map(|word| plural(word)).collect();
            for asked in [
                topic.say.first().to_owned(),
                topic.say.first().to_uppercase(),
                backwards.join(" "),
                plurals.join(" "),
                format!("hi, I need help with this: {}, please?", topic.say.first()),
            ] {
                let first = first(tree, directory, &asked);
                assert_eq!(first.as_deref(), Some(topic.say.first()), "{menu}: {asked}");
            }
        }
    }
}

#[test]
fn order_and_capitals_change_no_first_answer() {
    let trees = menus();
    let directories = directories(&trees);
    for sentence in Set::all().into_iter().flat_map(|set| set.sentences) {
        // A number is one thing; its parts are none.
        if sentence.asked.contains(|c: char| c.is_numeric() || c == '@') {
            continue;
        }
        // "Non" says the opposite of the word that follows, not of the one before.
        if sentence.asked.split_whitespace().any(|word| word == "non") {
            continue;
        }
        let (tree, directory) = (&trees[&sentence.menu], &directories[sentence.menu.as_str()]);
        let backwards: Vec<&str> = sentence.asked.split_whitespace().rev().collect();
        let found = first(tree, directory, &sentence.asked);
        assert_eq!(found, first(tree, directory, &backwards.join(" ")), "{}", sentence.asked);
        assert_eq!(found, first(tree, directory, &sentence.asked.to_uppercase()));
    }
}

#[test]
fn any_text_is_answered_with_at_most_three_answers_the_best_first() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let directory = Directory::new(&tree);
    let run = TestRunner::default().run(&"\\PC{0,80}", |asked| {
        let found = directory.find(&asked);
        prop_assert!(found.iter().all(|found| (0.0..=1.0).contains(&found.score)));
        prop_assert!(found.is_sorted_by(|one, other| one.score >= other.score));
        let doubt = directory.doubt(&asked, &found);
        prop_assert!(found.len() <= 3 || matches!(doubt, Some(Doubt::OnlyHow(_))));
        Ok(())
    });
    run.unwrap();
}
