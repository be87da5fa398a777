//! Errands: what a caller wants, in the caller's words, and who takes care of it.
//!
//! In come a tree and what was asked; out come the errands that fit, the best first. What can be
//! found are the topics of teams and of web pages, the teams, the pages, and the lines, by their
//! words, numbers and addresses. Words may come in any order and form, and with typing errors.
mod index;
mod numbers;
mod query;
mod words;

use std::collections::{BTreeSet, HashMap};

use self::query::ErrandQuery;
use self::words::{Reader, Word};
use crate::language::Locale;
use crate::menu::{Channel, Language, LineId, ResourceId, TeamId, Topic, Tree};

/// Who takes care of an errand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Whom {
    /// A team.
    Team(TeamId),
    /// A line that leads to several teams: which of them, its menu says.
    Line(LineId),
    /// A web page.
    Page(ResourceId),
}

/// Something that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errand {
    /// Who takes care of it.
    pub whom: Whom,
    /// Its place in the topics of the team or the page; none where it is about the whole of them.
    pub topic: Option<usize>,
}

impl Errand {
    /// The topic, where it is one.
    pub fn topic<'t>(&self, tree: &'t Tree) -> Option<&'t Topic> {
        match self.whom {
            Whom::Team(id) => tree[id].topics.get(self.topic?),
            Whom::Page(id) => tree[id].topics.get(self.topic?),
            Whom::Line(_) => None,
        }
    }

    /// What people call whoever takes care of it.
    pub fn name<'t>(&self, tree: &'t Tree) -> &'t str {
        match self.whom {
            Whom::Team(id) => &tree[id].name,
            Whom::Page(id) => &tree[id].name,
            Whom::Line(id) => tree[id].name.as_deref().unwrap_or(tree[id].number.as_written()),
        }
    }
}

/// An errand that fits what was asked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The errand.
    pub errand: Errand,
    /// How well it fits, from 0 to 1.
    pub score: f64,
    /// How it is done best: as the caller asked for, else as the topic says.
    pub by: Channel,
}

/// Why what was found may not be what was wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Nothing was asked but how it is done ("fax"), and several do it so.
    OnlyHow(Channel),
    /// Much of what was asked is nowhere in the menu: these words.
    Unknown(Vec<String>),
}

/// Everything that can be asked for in a tree, ready to be searched.
pub struct Errands {
    reader: Reader,
    /// Every word of every errand, once.
    vocabulary: Vec<Word>,
    /// How much each of them tells, from 0 to 1: words that few errands have tell more.
    tells: Vec<f64>,
    entries: Vec<IndexEntry>,
}

/// An errand, and what it can be found by.
struct IndexEntry {
    errand: Errand,
    /// Places in the vocabulary, and what each word is worth here.
    words: Vec<(usize, f64)>,
    /// Numbers and addresses, and what each is worth here.
    addresses: Vec<(String, f64)>,
    /// How it can be done, and how best.
    channels: Vec<Channel>,
    by: Channel,
}

/// A worse fit is none; neither is one that is so much worse than the best.
const WORST: f64 = 0.3;
const WORST_OF_BEST: f64 = 0.7;

impl Errands {
    /// Everything that can be asked for in a tree.
    pub fn new(tree: &Tree) -> Self {
        let reader = Reader::new(tree.languages.first().map_or(Locale::ENGLISH, Language::locale));
        let mut places: HashMap<String, usize> = HashMap::new();
        let mut vocabulary = Vec::new();
        let mut entries = Vec::new();
        for described in index::errands(tree) {
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
                errand: described.errand,
                words,
                addresses: described.addresses,
                channels: described.channels,
                by: described.by,
            });
        }
        let tells = tells(&vocabulary, &entries);
        Self { reader, vocabulary, tells, entries }
    }

    /// The errands that fit, the best first, equals in the order of the file; none where nothing
    /// fits.
    pub fn find(&self, asked: &str) -> Vec<Match> {
        self.answers_to(&ErrandQuery::new(self, asked, false))
    }

    /// The same while someone is typing: the last word may only have begun.
    pub fn narrow(&self, typed: &str) -> Vec<Match> {
        self.answers_to(&ErrandQuery::new(self, typed, true))
    }

    /// What is to be said of how well a question was understood.
    pub fn doubt(&self, asked: &str, found: &[Match]) -> Option<Doubt> {
        /// Better fits are told without a word.
        const SURE: f64 = 0.6;
        let question = ErrandQuery::new(self, asked, false);
        let best = found.first()?;
        if let (true, Some(by)) = (question.is_only_how() && found.len() > 1, question.channel) {
            return Some(Doubt::OnlyHow(by));
        }
        let unknown: Vec<String> = question.unknown().map(str::to_owned).collect();
        (best.score < SURE && !unknown.is_empty()).then_some(Doubt::Unknown(unknown))
    }

    fn answers_to(&self, question: &ErrandQuery) -> Vec<Match> {
        let fits = |entry: &IndexEntry| Match {
            errand: entry.errand,
            score: question.score(entry),
            by: question.channel.filter(|it| entry.channels.contains(it)).unwrap_or(entry.by),
        };
        let mut found: Vec<Match> = self.entries.iter().map(fits).collect();
        found.sort_by(|one, other| other.score.total_cmp(&one.score));
        let best = found.first().map_or(0.0, |best| best.score);
        found.retain(|found| found.score >= WORST.max(best * WORST_OF_BEST));
        found
    }

    /// Everything there is, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = Match> {
        let fits = |entry: &IndexEntry| Match { errand: entry.errand, score: 0.0, by: entry.by };
        self.entries.iter().map(fits)
    }
}

/// How much each word tells: all of it where one errand has it, a third where all have. Forms of a
/// word are one word.
fn tells(vocabulary: &[Word], entries: &[IndexEntry]) -> Vec<f64> {
    const LEAST: f64 = 0.3;
    let mut errands: HashMap<&str, usize> = HashMap::new();
    for entry in entries {
        let stems: BTreeSet<&str> =
            entry.words.iter().map(|(place, _)| vocabulary[*place].stem.as_str()).collect();
        for stem in stems {
            *errands.entry(stem).or_default() += 1;
        }
    }
    let all = (entries.len().max(2) as f64).ln();
    let tells = |word: &Word| {
        let having = errands.get(word.stem.as_str()).copied().unwrap_or(1).max(1);
        LEAST + (1.0 - LEAST) * (1.0 - (having as f64).ln() / all)
    };
    vocabulary.iter().map(tells).collect()
}
