//! The words of a prompt, at the moment they are said.

use std::borrow::Cow;

use chrono_tz::Tz;

use super::state::State;
use super::wire::Wire;
use crate::hours;
use crate::menu::{Keys, Piece, PromptId};

/// Fills in what only the call knows. A prompt with nothing left open is borrowed from the tree.
pub(super) fn of<'t>(prompt: PromptId, wire: &Wire<'t>, state: &State) -> Cow<'t, str> {
    if let Some(fixed) = tree_words(prompt, wire).fixed() {
        return Cow::Borrowed(fixed);
    }
    let mut said = String::new();
    for piece in pieces(prompt, wire, state) {
        // "... at 8 a.m." ends a sentence with one full stop, not two.
        let ends_twice = said.ends_with('.') && piece.starts_with('.');
        said.push_str(if ends_twice { &piece[1..] } else { &piece });
    }
    Cow::Owned(said)
}

/// The same words, cut where values begin and end. Digits are a piece each.
pub(super) fn pieces<'t>(prompt: PromptId, wire: &Wire<'t>, state: &State) -> Vec<Cow<'t, str>> {
    let mut said = Vec::new();
    for piece in &tree_words(prompt, wire).0 {
        match piece {
            Piece::Words(words) => said.push(Cow::Borrowed(&**words)),
            Piece::Opens => said.push(Cow::Owned(opens(wire, state))),
            Piece::OtherLine(lines) => {
                let other = lines.iter().find(|(line, _)| *line != wire.line);
                said.extend(other.map(|(_, words)| Cow::Borrowed(&**words)));
            }
            Piece::Digits => {
                if let State::Confirming(confirming) = state {
                    said.extend(spelled(&confirming.value));
                }
            }
            Piece::Value(entry) => {
                if let Some(value) = wire.value(*entry) {
                    said.extend(spelled(value));
                }
            }
        }
    }
    said
}

fn tree_words<'t>(prompt: PromptId, wire: &Wire<'t>) -> &'t crate::menu::Template {
    let words = &wire.tree[prompt].words;
    words.get(wire.language.index()).unwrap_or(&words[0])
}

fn opens(wire: &Wire<'_>, state: &State) -> String {
    let language = wire.tree.languages[wire.language.index()].primary();
    let zoned = |at: chrono::DateTime<chrono::Utc>| -> chrono::DateTime<Tz> {
        at.with_timezone(&wire.tree.zone)
    };
    let State::ToldClosed(told) = state else { return String::new() };
    match told.opens {
        Some(opens) => hours::moment_words(zoned(opens), zoned(wire.instant()), &language),
        None if language == "es" => "a una hora que no se conoce".to_owned(),
        None => "at a time that is not known".to_owned(),
    }
}

/// Digits one by one: a voice would read `42` as a number.
fn spelled(value: &Keys) -> Vec<Cow<'static, str>> {
    let space = |n| if n == 0 { "" } else { " " };
    let keys = value.iter().enumerate();
    keys.map(|(n, key)| Cow::Owned(format!("{}{key}", space(n)))).collect()
}
