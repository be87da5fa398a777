//! Errands as callers put them: the words of the menu's `also`, in place of the topic's own, which a
//! trainee would only have to look up.
//!
//! Only words are used by which [`Directory::find`] is sure of the errand: a trainee can know from them
//! whom to call. Nothing is made up.

use crate::directory::{Confidence, Directory, Listing, Whom};
use crate::language::Locale;
use crate::menu::Chance;
use crate::menu::{Errand, LanguageId, Topic, Tree};

/// How callers put the errands of a menu.
pub(super) struct CallerPhrases<'a> {
    tree: &'a Tree,
    directory: Directory,
}

impl<'a> CallerPhrases<'a> {
    pub(super) fn new(tree: &'a Tree) -> Self {
        Self { tree, directory: Directory::new(tree) }
    }

    /// An errand as a caller may put it: in other words than the topic's, or nothing where the menu has
    /// none that are sure to mean it.
    pub(super) fn phrase(
        &self,
        errand: &Errand,
        language: LanguageId,
        locale: &Locale,
        chance: &mut Chance,
    ) -> Option<String> {
        let mut sure = self.sure(errand, language);
        chance.shuffle(&mut sure);
        let first = sure.pop()?;
        let second = sure.pop().filter(|_| chance.once_in(2));
        let both = second.map(|second| format!("{first}, {second}"));
        let words =
            both.filter(|both| self.means(both, errand)).unwrap_or_else(|| first.to_owned());
        let texts = locale.practice();
        Some(match chance.below(3) {
            0 => texts.someone_says(&words),
            1 => texts.a_note_says(&words),
            _ => texts.an_email_says(&words),
        })
    }

    /// What callers also call an errand in a language, as far as that is sure to mean it.
    fn sure(&self, errand: &Errand, language: LanguageId) -> Vec<&'a str> {
        let mut sure: Vec<&str> = Vec::new();
        for topic in topics(self.tree, errand) {
            for word in topic.also.in_language(language) {
                let new = !sure.contains(&word) && word != errand.say;
                if new && self.means(word, errand) {
                    sure.push(word);
                }
            }
        }
        sure
    }

    /// Whether words are sure to mean an errand, and no other.
    fn means(&self, words: &str, errand: &Errand) -> bool {
        let found = self.directory.find(words);
        let this = |listing: &Listing| {
            let topic = listing.topic(self.tree);
            topic.is_some_and(|topic| topic.say.first() == errand.say) && who(listing, errand)
        };
        let sure = |it: &crate::directory::Match| it.confidence == Confidence::Sure;
        !found.is_empty() && found.iter().all(|it| sure(it) && this(&it.listing))
    }
}

/// Whether a listing is about one who takes care of an errand.
fn who(listing: &Listing, errand: &Errand) -> bool {
    match listing.whom {
        Whom::Team(id) => errand.teams.contains(&id),
        Whom::Page(id) => errand.page == Some(id),
        Whom::Line(_) | Whom::Node(_) => false,
    }
}

/// The topics that are an errand, of its teams and its page.
fn topics<'t>(tree: &'t Tree, errand: &Errand) -> impl Iterator<Item = &'t Topic> {
    let of_teams = errand.teams.iter().flat_map(|team| &tree[*team].topics);
    let of_page = errand.page.into_iter().flat_map(|page| &tree[page].topics);
    of_teams.chain(of_page).filter(|topic| topic.say.first() == errand.say)
}

#[cfg(test)]
mod tests {
    use super::{CallerPhrases, topics};
    use crate::language::Locale;
    use crate::menu::{FIRST_LINE, LanguageId, load};
    use crate::practice::Chance;

    #[test]
    fn every_errand_has_other_words_by_which_find_is_sure_of_it_and_they_are_the_menus() {
        let tree = load("first line", FIRST_LINE).unwrap();
        let phrases = CallerPhrases::new(&tree);
        let language = LanguageId::default();
        for errand in tree.errands() {
            let sure = phrases.sure(&errand, language);
            assert!(!sure.is_empty(), "nothing is sure to mean {errand:?}");
            let mut chance = Chance::new(3);
            for _ in 0..20 {
                let said = phrases.phrase(&errand, language, Locale::ENGLISH, &mut chance).unwrap();
                let words = said.split('"').nth(1).unwrap();
                assert!(phrases.means(words, &errand), "{said}: {errand:?}");
                let known = |word: &str| {
                    topics(&tree, &errand)
                        .any(|it| it.also.in_language(language).any(|it| it == word))
                };
                assert!(words.split(", ").all(known), "{said} is not in the menu");
                assert!(!words.contains(&errand.say), "{said} gives the topic away");
            }
        }
    }

    #[test]
    fn what_means_another_errand_as_well_is_not_asked() {
        let text = FIRST_LINE.replacen("\"company name change\"", "\"headcount\"", 1);
        let tree = load("two of a kind", &text).unwrap();
        let phrases = CallerPhrases::new(&tree);
        let errands = tree.errands();
        let errand = errands.iter().find(|errand| errand.say == "Account changes").unwrap();
        assert!(!phrases.sure(errand, LanguageId::default()).contains(&"headcount"));
    }
}
