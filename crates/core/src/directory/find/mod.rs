//! Who takes care of what a caller wants, in the caller's words.
//!
//! In come a tree and what was asked; out come the listings that fit, the best first. What can be
//! found are the topics of teams and of web pages, the teams, the pages, and the lines, by their
//! words, numbers and addresses. Words may come in any order and form, and with typing errors.
mod index;
mod listing;
mod numbers;
mod query;
mod rank;
mod words;

use std::collections::HashMap;

pub use self::listing::{Confidence, Listing, Match, Whom};

use self::listing::IndexEntry;
use self::query::Query;
use self::rank::WeighedQuery;
use self::words::{Reader, Word};
use crate::language::Locale;
use crate::menu::{Channel, Language, Tree};

/// Why what was found may not be what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing was asked but how it is done ("fax"), and several do it so.
    OnlyHow(Channel),
    /// Much of what was asked is nowhere in the menu: these words.
    Unknown(Vec<String>),
}

/// Everything that can be asked for in a tree, ready to be searched.
pub struct Directory {
    reader: Reader,
    /// Every word of every listing, once.
    vocabulary: Vec<Word>,
    /// How much each of them tells, from 0 to 1: words that few listings have tell more.
    tells: Vec<f64>,
    entries: Vec<IndexEntry>,
}

impl Directory {
    /// Everything that can be asked for in a tree.
    pub fn new(tree: &Tree) -> Self {
        let reader = Reader::new(tree.languages.first().map_or(Locale::ENGLISH, Language::locale));
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut vocabulary = Vec::new();
        let mut entries = Vec::new();
        for described in index::listings(tree) {
            let mut words: Vec<(usize, f64)> = Vec::new();
            for (text, worth) in &described.texts {
                for word in reader.words(text) {
                    let next = vocabulary.len();
                    let place = *places.entry(word.written.clone()).or_insert(next);
                    if place == next {
                        vocabulary.push(word);
                    }
                    match words.iter_mut().find(|(known, _)| *known == place) {
                        Some((_, known)) => *known = known.max(*worth),
                        None => words.push((place, *worth)),
                    }
                }
            }
            entries.push(IndexEntry {
                listing: described.listing,
                words,
                addresses: described.addresses,
                channels: described.channels,
                by: described.by,
            });
        }
        let tells = rank::tells(&vocabulary, &entries);
        Self { reader, vocabulary, tells, entries }
    }

    /// The listings that fit, the best first, equals in the order of the file; none where nothing
    /// fits.
    pub fn find(&self, asked: &str) -> Vec<Match> {
        self.weighed(asked, false).best(&self.entries)
    }

    /// The same while someone is typing: the last word may only have begun.
    pub fn narrow(&self, typed: &str) -> Vec<Match> {
        self.weighed(typed, true).best(&self.entries)
    }

    /// What is to be said of how well a question was understood.
    pub fn doubt(&self, asked: &str, found: &[Match]) -> Option<Doubt> {
        let query = self.weighed(asked, false);
        let best = found.first()?;
        if let (true, Some(by)) = (query.is_only_how() && found.len() > 1, query.channel) {
            return Some(Doubt::OnlyHow(by));
        }
        let unknown = query.unknown(best);
        (!unknown.is_empty()).then_some(Doubt::Unknown(unknown))
    }

    fn weighed(&self, asked: &str, typing: bool) -> WeighedQuery<'_> {
        let known = |word: &Word| rank::is_known(word, &self.vocabulary);
        let query = Query::read(asked, typing, &self.reader, known);
        WeighedQuery::new(query, &self.vocabulary, &self.tells)
    }

    /// Everything there is, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = Match> {
        let fits = |entry: &IndexEntry| Match {
            listing: entry.listing,
            score: 0.0,
            confidence: Confidence::Guess,
            by: entry.by,
        };
        self.entries.iter().map(fits)
    }
}
