//! Who takes care of what a caller wants, in the caller's words.
//!
//! In come a tree and what was asked; out come the listings that fit, the best first, and how sure
//! that is. What can be found are the topics of teams and of web pages, the teams, the pages, the lines,
//! and what a line does by itself, by their words, numbers and addresses. Words may come in any order
//! and form, and with typing errors; words that are nowhere in the menu make an answer less sure, and
//! no worse.
mod confidence;
mod index;
mod listing;
mod numbers;
mod query;
mod rank;
mod vocabulary;
mod words;

pub use self::listing::{Confidence, Listing, Match, Whom};

use self::index::NAME;
use self::listing::{IndexEntry, ListingPhrase};
use self::query::Query;
use self::rank::{ListingScore, WeighedQuery};
use self::vocabulary::Vocabulary;
use self::words::{NOT, Reader, Word};
use crate::menu::{Channel, Language, Topic, Tree};

/// Why what was found may not be what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing was asked but how it is done ("fax"), and several do it so.
    OnlyHow(Channel),
    /// It is not sure, and these words are nowhere in the menu.
    Unknown(Vec<String>),
}

/// What has a smaller part of the best one's points is not in a list that narrows.
const WORST_OF_LIST: f64 = 0.5;

/// Everything that can be asked for in a tree, ready to be searched.
pub struct Directory {
    reader: Reader,
    vocabulary: Vocabulary,
    entries: Vec<IndexEntry>,
}

impl Directory {
    /// Everything that can be asked for in a tree.
    pub fn new(tree: &Tree) -> Self {
        let locales: Vec<_> = tree.languages.iter().map(Language::locale).collect();
        let reader = Reader::new(&locales);
        let mut vocabulary = Vocabulary::default();
        let mut entries = Vec::new();
        for described in index::listings(tree) {
            let phrases = described.phrases.iter().map(|(text, worth)| {
                let words = reader.words(text).into_iter().filter(|word| word.written != NOT);
                let mut words: Vec<usize> = words.map(|word| vocabulary.add(word)).collect();
                words.sort_unstable();
                words.dedup();
                ListingPhrase { words, worth: *worth }
            });
            let phrases: Vec<ListingPhrase> =
                phrases.filter(|phrase| !phrase.words.is_empty()).collect();
            entries.push(IndexEntry {
                listing: described.listing,
                says: phrases.first().map(|phrase| phrase.words.clone()).unwrap_or_default(),
                phrases,
                addresses: described.addresses,
                channels: described.channels,
                by: described.by,
            });
        }
        let named = |phrase: &&ListingPhrase| phrase.worth >= NAME;
        let called = entries.iter().map(|entry: &IndexEntry| {
            entry.phrases.iter().filter(named).flat_map(|phrase| &phrase.words).copied().collect()
        });
        let called: Vec<Vec<usize>> = called.collect();
        vocabulary.weigh(&called);
        Self { reader, vocabulary, entries }
    }

    /// The best three answers, the best first, equals in the order of the file; only the best where it
    /// is sure. None where no word has anything to do with the menu.
    pub fn find(&self, asked: &str) -> Vec<Match> {
        let query = self.weighed(asked, false);
        let ranked = query.ranked(&self.entries, &self.vocabulary);
        let only_how = confidence::is_only_how(&query, &ranked);
        let done_so = if only_how { self.done_by(query.channel) } else { Vec::new() };
        if !done_so.is_empty() {
            return done_so;
        }
        let same = |one: &IndexEntry, other: &IndexEntry| {
            one.listing.topic.is_some() && other.listing.topic.is_some() && one.says == other.says
        };
        let weight = query.weight();
        let (shown, confidence) =
            confidence::shown(&ranked, &self.entries, same, weight, query.unknown().len());
        let first = shown.first().map(|first| &self.entries[first.entry]);
        let kept = shown.iter().enumerate().filter(|(place, score)| {
            let entry = &self.entries[score.entry];
            *place == 0
                || confidence != Confidence::Sure
                || first.is_some_and(|first| same(first, entry))
        });
        let found =
            kept.map(|(_, score)| Match { confidence, ..self.matched(score, &query, weight) });
        found.collect()
    }

    /// Whether nothing is asked but who is there now: "who is open?". What the menu has of that name, "our hours", is asked for
    /// itself, and so is another day.
    pub fn asks_who_is_there(&self, tree: &Tree, asked: &str, found: &[Match]) -> bool {
        let said = |language: &Language| self.reader.words(language.locale().answers().hours());
        let hours: Vec<Word> = tree.languages.iter().flat_map(said).collect();
        let is_hours = |word: &Word| {
            hours.iter().any(|hours| hours.groups.iter().any(|group| word.groups.contains(group)))
        };
        let words = self.reader.words(asked);
        let by_name = found.iter().any(|Match { listing, .. }| {
            let is_called_so = |topic: &Topic| {
                let mut words = topic.say.all().flat_map(|name| self.reader.words(name));
                words.all(|word| is_hours(&word))
            };
            matches!(listing.whom, Whom::Node(_)) || listing.topic(tree).is_some_and(is_called_so)
        });
        !words.is_empty() && words.iter().all(is_hours) && !by_name
    }

    /// What fits about as well as the best while someone is typing: the last word may only have begun.
    pub fn narrow(&self, typed: &str) -> Vec<Match> {
        let query = self.weighed(typed, true);
        let ranked = query.ranked(&self.entries, &self.vocabulary);
        let best = ranked.first().map_or(0.0, |best| best.points);
        let fits = ranked.iter().filter(|score| score.points >= best * WORST_OF_LIST);
        fits.map(|score| self.matched(score, &query, query.weight())).collect()
    }

    /// What is to be said of how well a question was understood.
    pub fn doubt(&self, asked: &str, found: &[Match]) -> Option<Doubt> {
        let query = self.weighed(asked, false);
        let best = found.first()?;
        let ranked = query.ranked(&self.entries, &self.vocabulary);
        if let (true, Some(by)) = (confidence::is_only_how(&query, &ranked), query.channel) {
            return (found.len() > 1).then_some(Doubt::OnlyHow(by));
        }
        let unknown = query.unknown();
        let doubtful = best.confidence != Confidence::Sure && !unknown.is_empty();
        doubtful.then_some(Doubt::Unknown(unknown))
    }

    /// Everything there is, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = Match> {
        self.entries.iter().map(|entry| unscored(entry, entry.by))
    }

    fn weighed(&self, asked: &str, typing: bool) -> WeighedQuery {
        let known = |word: &Word| self.vocabulary.has(word);
        let like = |word: &Word| !self.vocabulary.alike(word, false, &self.reader).is_empty();
        let query = Query::read(asked, typing, &self.reader, known, like);
        WeighedQuery::new(query, &self.vocabulary, &self.reader)
    }

    fn matched(&self, score: &ListingScore, query: &WeighedQuery, weight: f64) -> Match {
        let entry = &self.entries[score.entry];
        let by = query.channel.filter(|it| entry.channels.contains(it)).unwrap_or(entry.by);
        Match { score: (score.points / weight).min(1.0), ..unscored(entry, by) }
    }

    /// The teams and pages that do things in one way, as a whole.
    fn done_by(&self, channel: Option<Channel>) -> Vec<Match> {
        let Some(channel) = channel else { return Vec::new() };
        let whole = self.entries.iter().filter(|entry| entry.listing.topic.is_none());
        let so = whole.filter(|entry| entry.channels.contains(&channel));
        so.map(|entry| Match { score: 1.0, ..unscored(entry, channel) }).collect()
    }
}

fn unscored(entry: &IndexEntry, by: Channel) -> Match {
    Match { listing: entry.listing, score: 0.0, confidence: Confidence::Guess, by }
}
