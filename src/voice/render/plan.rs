//! What has to be rendered: every prompt cut into takes.
//!
//! A prompt with nothing left open is one take. A prompt with values in it is cut at them: its
//! fixed parts are takes, and so are the values that can occur, shared by all prompts. Moments
//! ("tomorrow at 8 a.m.") are those that the team's hours lead to in two years; numbers are spoken
//! digit by digit, so ten takes are enough for all of them.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Datelike as _, Days, NaiveTime, TimeZone as _, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::hash::sha256;
use crate::sound::Edges;
use crate::voice::said;
use phonetree_core::hours::{Holidays, Hours};
use phonetree_core::language::Locale;
use phonetree_core::menu::{Gap, LanguageId, Node, Piece, PromptId, Template, Tree};

/// The two years whose closings say which moments can occur. Fixed, so that a plan does not depend
/// on the day it is made.
const FROM_YEAR: i32 = 2026;
const UNTIL_YEAR: i32 = 2028;
/// A pause where a sentence ended in the part before, in milliseconds.
const SENTENCE_MS: u16 = 300;
const COMMA_MS: u16 = 150;

/// Everything that has to be rendered for a menu.
#[derive(Debug, Default)]
pub struct RenderPlan {
    /// The takes, in the order of the prompts that need them first.
    pub takes: Vec<Take>,
    /// How prompts are put together from takes.
    pub prompts: Vec<Assembly>,
    /// Takes by language and words.
    known: HashMap<(LanguageId, String), usize>,
}

/// A sound to be made.
#[derive(Clone, Debug)]
pub struct Take {
    /// Its name, and its file's without ending: `main/options`.
    pub name: String,
    /// The node that says it first; none for values and for prompts that nodes share.
    pub node: Option<Node>,
    /// The language.
    pub language: LanguageId,
    /// The words, as they are shown.
    pub text: String,
    /// The words, as a voice should read them.
    pub said: String,
    /// The silence around it.
    pub edges: Edges,
}

/// How a prompt is put together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assembly {
    /// The prompt: `main/options`.
    pub prompt: String,
    /// Its language (BCP 47).
    pub language: String,
    /// What is played, one after the other.
    pub plays: Vec<Play>,
}

/// What is played at one place of a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Play {
    /// This take.
    Take(String),
    /// When the team next opens: one of these takes.
    Opens(Vec<String>),
    /// Another line: one of these takes, or none.
    OtherLine(Vec<String>),
    /// Digits, one by one: the takes of the ten digits.
    Digits(Vec<String>),
}

impl RenderPlan {
    /// Plans all prompts of a menu, in all its languages.
    pub fn new(tree: &Tree) -> Self {
        let mut plan = Self::default();
        let mut moments = Moments::default();
        for id in tree.prompt_ids() {
            for (language, template) in tree.language_ids().zip(&tree[id].words) {
                plan.add(tree, id, language, template, &mut moments);
            }
        }
        plan
    }

    fn add(
        &mut self,
        tree: &Tree,
        id: PromptId,
        language: LanguageId,
        template: &Template,
        moments: &mut Moments,
    ) {
        let prompt = tree.prompt_name(id);
        let mut plays = Vec::new();
        let alone = template.fixed().is_some();
        let mut part = 0;
        for (n, piece) in template.0.iter().enumerate() {
            let last = n + 1 == template.0.len();
            let play = match piece {
                Piece::Words(raw) if has_words(raw) => {
                    part += 1;
                    let name = if alone { prompt.clone() } else { format!("{prompt}-part-{part}") };
                    let edges = if alone { Edges::WHOLE } else { edges_of(raw, last) };
                    Play::Take(self.take(tree, name, tree[id].node, language, raw, edges))
                }
                Piece::Words(_) => continue,
                Piece::Gap(Gap::Opens) => {
                    let hours = tree[id].node.and_then(|node| hours_of(tree, node));
                    let words = hours.map(|hours| moments.of(hours, tree, language));
                    Play::Opens(self.values(tree, language, words.unwrap_or_default()))
                }
                Piece::Gap(Gap::OtherLine(lines)) => {
                    let words = lines.iter().map(|(_, words)| words.to_string()).collect();
                    Play::OtherLine(self.values(tree, language, words))
                }
                Piece::Gap(Gap::Digits | Gap::Value(_)) => {
                    Play::Digits(self.digits(tree, language))
                }
            };
            plays.push(play);
        }
        let language = tree.languages[language.index()].tag.to_string();
        self.prompts.push(Assembly { prompt, language, plays });
    }

    fn values(&mut self, tree: &Tree, language: LanguageId, words: Vec<String>) -> Vec<String> {
        let take = |words: String| {
            let name = format!("values/{}", slug(&words));
            self.take(tree, name, None, language, &words, edges_of(&words, false))
        };
        words.into_iter().filter(|words| has_words(words)).map(take).collect()
    }

    fn digits(&mut self, tree: &Tree, language: LanguageId) -> Vec<String> {
        let take = |digit: u8| {
            let name = format!("digits/{digit}");
            self.take(tree, name, None, language, &digit.to_string(), Edges::PART)
        };
        (0..10).map(take).collect()
    }

    /// The take of these words: the one there is, or a new one. Its name.
    fn take(
        &mut self,
        tree: &Tree,
        name: String,
        node: Option<Node>,
        language: LanguageId,
        raw: &str,
        edges: Edges,
    ) -> String {
        let text = words_of(raw).to_owned();
        let place = (language, text.clone());
        let is_value =
            node.is_none() && (name.starts_with("values/") || name.starts_with("digits/"));
        if let Some(known) = self.known.get(&place).filter(|_| is_value) {
            return self.takes[*known].name.clone();
        }
        let said = said(tree, language, &text);
        if is_value {
            self.known.insert(place, self.takes.len());
        }
        self.takes.push(Take { name: name.clone(), node, language, text, said, edges });
        name
    }
}

fn hours_of(tree: &Tree, node: Node) -> Option<&Hours> {
    match node {
        Node::Team(team) => tree[team].hours.as_ref(),
        Node::Menu(_) | Node::Message(_) | Node::Entry(_) | Node::Branch(_) | Node::Mailbox(_) => {
            None
        }
    }
}

fn has_words(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The words of a piece, without the marks that end the piece before it.
pub fn words_of(piece: &str) -> &str {
    piece.trim_start_matches(['.', ',', ';', ':', '!', '?', ' ']).trim()
}

/// The silence around a part: a pause where the part before it ended a sentence.
fn edges_of(raw: &str, last: bool) -> Edges {
    let lead_ms = match raw.trim_start().chars().next() {
        Some('.' | '!' | '?') => SENTENCE_MS,
        Some(',' | ';' | ':') => COMMA_MS,
        _ => Edges::PART.lead_ms,
    };
    let ends = raw.trim_end().ends_with(['.', '!', '?']);
    let tail_ms = if last || ends { Edges::WHOLE.tail_ms } else { Edges::PART.tail_ms };
    Edges { lead_ms, tail_ms }
}

/// Words as a file's name: `tomorrow-at-8-a-m`. Long ones are cut, and distinguished by a hash.
fn slug(words: &str) -> String {
    const LONGEST: usize = 60;
    let mut slug = String::new();
    for c in words.chars().take(LONGEST) {
        match c {
            c if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            c if c.is_alphanumeric() => slug.extend(plain_letter(c)),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    let slug = slug.trim_end_matches('-').to_owned();
    match words.chars().nth(LONGEST) {
        Some(_) => format!("{slug}-{}", &sha256(words.as_bytes())[..8]),
        None => slug,
    }
}

/// A letter that any system takes in a file's name.
fn plain_letter(c: char) -> Option<char> {
    let plain = match c.to_lowercase().next()? {
        'á' | 'à' | 'â' | 'ä' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        _ => 'x',
    };
    Some(plain)
}

/// The moments that hours lead to, found once for each hours and language.
#[derive(Default)]
struct Moments {
    known: HashMap<(String, Tz, LanguageId), Vec<String>>,
}

impl Moments {
    fn of(&mut self, hours: &Hours, tree: &Tree, language: LanguageId) -> Vec<String> {
        let holidays = hours.holidays().map_or("", Holidays::code);
        let key = (format!("{} {holidays}", hours.as_written()), hours.zone(), language);
        let locale = tree.languages[language.index()].locale();
        let found = self.known.entry(key);
        found.or_insert_with(|| moments(hours, tree.zone, locale)).clone()
    }
}

/// Every way to say when a team next opens, for a caller at any moment of the two years that the
/// team is closed. Moments more than six days off are said by their date: those are left to a
/// voice during the call.
fn moments(hours: &Hours, home: Tz, locale: &Locale) -> Vec<String> {
    const BY_DATE: u64 = 7;
    let midnight = |year| Utc.with_ymd_and_hms(year, 1, 1, 0, 0, 0).single();
    let (Some(from), Some(end)) = (midnight(FROM_YEAR), midnight(UNTIL_YEAR)) else {
        return Vec::new();
    };
    let (mut seen, mut found, mut words) = (HashSet::new(), HashSet::new(), Vec::new());
    let mut add = |opens: DateTime<Tz>, closed: DateTime<Utc>| {
        for days in 0..BY_DATE {
            let day = opens.date_naive() - Days::new(days);
            let zone = opens.timezone();
            let starts = zone.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest();
            // Somebody calls on that day: at its start, or as soon as the team has closed on it.
            let Some(now) = starts.map(|now| now.max(closed.with_timezone(&zone))) else {
                continue;
            };
            let is_before = now.date_naive() == day && now < opens;
            // A day of the week and a time are said in the same words every week.
            if is_before && seen.insert((days, opens.weekday(), opens.time())) {
                let said = locale.moment_at(opens, now, home);
                if found.insert(said.clone()) {
                    words.push(said);
                }
            }
        }
    };
    let mut closed = (!hours.is_open(from)).then_some(from);
    for change in hours.changes(from, end) {
        match closed.take() {
            Some(closed) => add(change.with_timezone(&hours.zone()), closed),
            None => closed = Some(change),
        }
    }
    words
}
