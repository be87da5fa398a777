//! Sentences about what a menu has nothing for: an answer to one of them must say that it is a guess.

use phonetree_core::directory::{Confidence, Directory};

use super::sets::{Set, menus, name};

/// So many sentences are before the line "kept back".
const MAY_BE_SEEN: usize = 20;
/// Of the sentences that are kept back, so many may get an answer that doesn't say so.
const MOST_WRONGLY_SURE: usize = 2;

/// `SHOW=outside` also shows those of the first part, before the line "kept back".
#[test]
fn an_answer_about_something_that_the_menu_lacks_says_that_it_is_a_guess() {
    let trees = menus();
    let set = Set::read("outside");
    let mut wrong = [0, 0];
    let mut nothing = [0, 0];
    for (place, sentence) in set.sentences.iter().enumerate() {
        let kept_back = usize::from(place >= MAY_BE_SEEN);
        let tree = &trees[&sentence.menu];
        let found = Directory::new(tree).find(&sentence.asked);
        let Some(first) = found.first() else {
            nothing[kept_back] += 1;
            continue;
        };
        let sure = first.confidence != Confidence::Guess;
        wrong[kept_back] += usize::from(sure);
        if kept_back == 0 && std::env::var("SHOW").is_ok_and(|show| show == "outside") {
            let name = name(tree, first);
            println!("{}: {name} {:.2} {:?}", sentence.asked, first.score, first.confidence);
        }
    }
    assert!(set.sentences.iter().all(|sentence| sentence.right.is_empty()));
    println!(
        "{} sentences, wrongly sure {wrong:?}, nothing found {nothing:?}",
        set.sentences.len()
    );
    assert_eq!(wrong[0], 0);
    assert!(wrong[1] <= MOST_WRONGLY_SURE, "{wrong:?}");
}
