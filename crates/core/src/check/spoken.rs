//! Which keys a prompt tells the caller to press, and for what: read from its words.

use std::collections::HashSet;
use std::ops::Range;

use crate::language::{Locale, Reading};

/// A key that a prompt names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The keys, as an option writes them: `1`, `*`, `12`.
    pub(super) keys: String,
    /// What it is for, as far as the words say.
    pub(super) purpose: String,
    /// The word that tells the caller to press.
    pub(super) verb: String,
    /// Whether the key is said before what it is for: "press 1 for billing".
    pub(super) key_first: bool,
    /// From the verb to the key, in bytes of the words.
    pub(super) range: Range<usize>,
}

/// Every key that the words name after a verb, in their order.
pub(super) fn mentions(words: &str) -> Vec<Mention> {
    let tokens = tokens(words);
    let mut found: Vec<Mention> = Vec::new();
    let mut clause = 0;
    let mut at = 0;
    while at < tokens.len() {
        let verb = tokens[at].word.to_lowercase();
        let key =
            is_any(&verb, |reading| reading.press).then(|| keys_after(&tokens, at + 1)).flatten();
        if let Some((keys, end)) = key {
            let before = purpose(&tokens[clause..at]);
            let until = sentence_end(&tokens, end);
            let key_first = before.is_empty();
            let purpose = if key_first { purpose(&tokens[end..until]) } else { before };
            let range = tokens[at].range.start..tokens[end - 1].range.end;
            found.push(Mention { keys, purpose, verb, key_first, range });
            at = if key_first { until } else { end };
            clause = at;
            continue;
        }
        if tokens[at].ends_sentence {
            clause = at + 1;
        }
        at += 1;
    }
    found
}

/// Whether a verb is one for a single key, and not for a number: "press", not "enter".
pub(super) fn is_told(verb: &str) -> bool {
    /// So many of a language's verbs are, and stand first.
    const FIRST: usize = 3;
    Locale::ALL.iter().any(|locale| locale.reading.press.iter().take(FIRST).any(|it| *it == verb))
}

/// Whether the sentence after or before a key is about callers who have nothing to enter.
pub(super) fn is_lacking(after: &str, before: &str) -> bool {
    let ends = ['.', ';', '?', '!'];
    let after = after.split(ends).next().unwrap_or_default();
    let before = before.rsplit(ends).next().unwrap_or_default();
    let sentence = format!(" {before} {after} ").to_lowercase();
    Locale::ALL
        .iter()
        .flat_map(|locale| locale.reading.lacking)
        .any(|words| sentence.contains(words))
}

/// Whether a word in small letters is one of those, in any language.
fn is_any(word: &str, those: impl Fn(&Reading) -> &'static [&'static str]) -> bool {
    Locale::ALL.iter().any(|locale| those(&locale.reading).contains(&word))
}

/// Whether a word stands for one that is still to be written. "Todo" is a Spanish word.
pub(super) fn is_placeholder(word: &str) -> bool {
    const CAPITALS: [&str; 5] = ["TODO", concat!("FIX", "ME"), "TBD", "TBA", "CHANGEME"];
    const ANY: [&str; 4] = ["lorem", "ipsum", "xxx", "xxxx"];
    CAPITALS.contains(&word) || ANY.contains(&word.to_lowercase().as_str())
}

/// The keys that the words name in any way at all: "star goes back".
pub(super) fn named_keys(words: &str) -> HashSet<String> {
    let spaced = tokens(words);
    (0..spaced.len()).filter_map(|at| Some(keys_at(&spaced, at)?.0)).collect()
}

struct Token<'w> {
    word: &'w str,
    range: Range<usize>,
    /// Whether a full stop or the like follows.
    ends_sentence: bool,
    /// Whether any mark follows.
    ends_clause: bool,
}

fn tokens(words: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut from = 0;
    for part in words.split_inclusive(char::is_whitespace) {
        let is_part = |c: char| c.is_alphanumeric() || "*#'@-".contains(c);
        let trimmed = part.trim_end();
        let word = trimmed.trim_matches(|c| !is_part(c));
        let start = from + trimmed.find(word).unwrap_or(0);
        from += part.len();
        if !word.is_empty() {
            tokens.push(Token {
                word,
                range: start..start + word.len(),
                ends_sentence: trimmed.ends_with(['.', ';', '?', '!', ':']),
                ends_clause: trimmed.ends_with(['.', ';', '?', '!', ':', ',']),
            });
        }
    }
    tokens
}

/// The keys from a token on, past words such as "the", and the token after them.
fn keys_after(tokens: &[Token<'_>], from: usize) -> Option<(String, usize)> {
    let skipped = tokens.get(from..)?.iter();
    let at = from
        + skipped
            .take_while(|token| is_any(&token.word.to_lowercase(), |reading| reading.before_key))
            .count();
    let (keys, mut end) = keys_at(tokens, at)?;
    // "the star key", "la tecla numeral"
    while tokens.get(end).is_some_and(|token| ["key", "button", "sign"].contains(&token.word))
        && !tokens[end - 1].ends_clause
    {
        end += 1;
    }
    Some((keys, end))
}

/// The keys at a token: `1`, `star`, `1 2`.
fn keys_at(tokens: &[Token<'_>], at: usize) -> Option<(String, usize)> {
    let mut keys = String::new();
    let mut end = at;
    while let Some(token) = tokens.get(end) {
        let Some(key) = key(token.word) else { break };
        keys.push_str(&key);
        end += 1;
        if token.ends_clause {
            break;
        }
    }
    (!keys.is_empty()).then_some((keys, end))
}

fn key(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if word.len() <= 4 && word.chars().all(|c| c.is_ascii_digit() || c == '*' || c == '#') {
        return Some(word);
    }
    let mut names = Locale::ALL.iter().flat_map(|locale| locale.reading.keys);
    names.find(|(name, _)| *name == word).map(|(_, key)| (*key).to_owned())
}

fn sentence_end(tokens: &[Token<'_>], from: usize) -> usize {
    let last = from.saturating_sub(1);
    if tokens.get(last).is_some_and(|token| token.ends_sentence) {
        return from;
    }
    let ends = |token: &Token<'_>| {
        token.ends_clause || is_any(&token.word.to_lowercase(), |reading| reading.press)
    };
    let rest = tokens.get(from..).unwrap_or_default();
    match rest.iter().position(ends) {
        Some(n) if rest[n].ends_clause => from + n + 1,
        Some(n) => from + n,
        None => tokens.len(),
    }
}

/// What is left of a clause when the words that only join it are gone.
fn purpose(tokens: &[Token<'_>]) -> String {
    let joins = |token: &&Token<'_>| is_any(&token.word.to_lowercase(), |reading| reading.joining);
    let words: Vec<&str> = tokens.iter().filter(|token| !joins(token)).map(|t| t.word).collect();
    words.join(" ")
}

/// The words of a text without endings, each once, in their order.
pub(super) struct Stems(Vec<String>);

impl Stems {
    pub(super) fn of(text: &str) -> Self {
        let words = text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase);
        let stems = words.filter(|word| word.len() > 2).map(|word| word.chars().take(5).collect());
        let mut stems: Vec<String> = stems.collect();
        stems.sort();
        stems.dedup();
        Self(stems)
    }

    /// How much two texts have in common, from 0 to 1.
    pub(super) fn likeness(&self, other: &Self) -> f64 {
        let (a, b) = (&self.0, &other.0);
        let shared = a.iter().filter(|stem| b.binary_search(stem).is_ok()).count();
        let all = a.len().min(b.len());
        if all == 0 { 0.0 } else { shared as f64 / all as f64 }
    }
}

#[cfg(test)]
mod tests {
    use super::{Stems, mentions};

    #[test]
    fn texts_are_alike_in_words_of_three_letters_and_more() {
        for (a, b, alike) in [
            ("pay by IT", "go by IT", 0.0),
            ("go to it", "go to it", 0.0),
            ("the pay", "pay bills", 0.5),
            ("Transfers", "transferred", 1.0),
        ] {
            let found = Stems::of(a).likeness(&Stems::of(b));
            assert!((found - alike).abs() < 0.001, "{a}, {b}: {found}");
        }
    }

    #[test]
    fn keys_are_read_with_what_they_are_for_in_both_orders() {
        for (words, read) in [
            ("For billing, press 1. For help, press 2.", "1=billing 2=help"),
            ("Press 1 for billing, press 2 for help.", "!1=billing !2=help"),
            ("Press one for billing or two for help.", "!1=billing two help"),
            ("To go back, press the star key.", "*=go back"),
            ("Para permisos, oprima 1; para cuentas, marque dos.", "1=permisos 2=cuentas"),
            ("To repeat, press 1 2.", "12=repeat"),
            ("Press any key. You have 3 messages.", ""),
        ] {
            let found = mentions(words);
            let found: Vec<String> = found
                .iter()
                .map(|m| format!("{}{}={}", if m.key_first { "!" } else { "" }, m.keys, m.purpose))
                .collect();
            assert_eq!(found.join(" "), read, "{words}");
        }
    }
}
