//! The page's own words, a file for each language. What they are called is the same in all.

use std::collections::BTreeMap;

use crate::paper::Edition;
use maud::{Markup, html};
use phonetree_core::language::Locale;

/// Every language the page speaks, by its primary subtag (BCP 47): its words as JSON.
const TABLES: [(&str, &str); 3] = [
    ("en", include_str!("en.json")),
    ("es", include_str!("es.json")),
    ("fr", include_str!("fr.json")),
];

/// The words of a page, in each language that its menu and the page have in common.
pub(super) struct PageWords {
    /// The first is the one the page is written in.
    tables: Vec<(&'static str, BTreeMap<String, String>)>,
}

impl PageWords {
    /// Those for its reader's language and those of the menu; English where the page speaks none of them.
    pub(super) fn of(tree: Edition<'_>) -> Self {
        let mut tables = Vec::new();
        let of_menu = tree.languages.iter().map(|language| language.locale().subtag());
        let own = [tree.locale().subtag()];
        for subtag in own.into_iter().chain(of_menu).chain([Locale::ENGLISH.subtag()]) {
            let known = tables.iter().any(|(known, _)| *known == subtag);
            let found = TABLES.iter().find(|(name, _)| *name == subtag && !known);
            // A menu in a language of its own is not offered in English as well.
            if let Some((name, table)) = found.filter(|_| tables.len() < tree.languages.len()) {
                tables.push((*name, serde_json::from_str(table).unwrap_or_default()));
            }
        }
        Self { tables }
    }

    /// The language the page is written in.
    pub(super) fn language(&self) -> &'static str {
        self.tables.first().map_or("en", |(name, _)| name)
    }

    /// The languages a reader can choose among, by their own names.
    pub(super) fn languages(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let tables = self.tables.iter();
        tables.map(|(name, table)| (*name, table.get("name").map_or(*name, String::as_str)))
    }

    /// What is said by a name.
    pub(super) fn say<'s>(&'s self, name: &'s str) -> &'s str {
        self.tables.first().and_then(|(_, table)| table.get(name)).map_or(name, String::as_str)
    }

    /// The same in one of its languages.
    pub(super) fn say_in<'s>(&'s self, language: &str, name: &'s str) -> &'s str {
        let table = self.tables.iter().find(|(known, _)| *known == language);
        table.and_then(|(_, table)| table.get(name)).map_or(name, String::as_str)
    }

    /// The same words, written in one of its other languages.
    pub(super) fn written_in(&self, language: &str) -> Self {
        let mut tables = self.tables.clone();
        tables.sort_by_key(|(known, _)| *known != language);
        Self { tables }
    }

    /// The place of words of the menu, where there is another language to say them in.
    pub(super) fn place(&self, place: String) -> Option<String> {
        (self.tables.len() > 1).then_some(place)
    }

    /// The name of what is said in a label, where there is another language to say it in.
    pub(super) fn mark<'s>(&self, name: &'s str) -> Option<&'s str> {
        (self.tables.len() > 1).then_some(name)
    }

    /// The same as text, marked so that it can be said in another language.
    pub(super) fn text(&self, name: &str) -> Markup {
        html! {
            @if self.tables.len() > 1 { span data-say=(name) { (self.say(name)) } }
            @else { (self.say(name)) }
        }
    }

    /// All of them, for the script.
    pub(super) fn as_json(&self) -> serde_json::Value {
        let tables = self.tables.iter();
        tables.map(|(name, table)| ((*name).to_owned(), serde_json::json!(table))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, TABLES};

    fn table(text: &str) -> BTreeMap<String, String> {
        serde_json::from_str(text).expect("a table of words")
    }

    #[test]
    fn every_language_has_the_same_words() {
        let english = table(TABLES[0].1);
        for (name, text) in TABLES {
            let other = table(text);
            assert_eq!(
                other.keys().collect::<Vec<_>>(),
                english.keys().collect::<Vec<_>>(),
                "{name}.json: the page needs each of these words in every language"
            );
            for (key, words) in &other {
                let gaps = |words: &str| -> Vec<String> {
                    let open = words.split('{').skip(1);
                    let mut gaps: Vec<String> =
                        open.filter_map(|it| Some(it.split_once('}')?.0.to_owned())).collect();
                    gaps.sort();
                    gaps
                };
                assert_eq!(gaps(words), gaps(&english[key]), "{name}.json: {key}");
            }
        }
    }
}
