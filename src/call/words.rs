//! The words of a prompt, at the moment they are said.

use std::borrow::Cow;
use std::fmt::Write as _;

use chrono_tz::Tz;

use super::state::State;
use super::wire::Wire;
use crate::hours;
use crate::menu::{Keys, Piece, PromptId};

/// Fills in what only the call knows. A prompt with nothing left open is borrowed from the tree.
pub(super) fn of<'t>(prompt: PromptId, wire: &Wire<'t>, state: &State) -> Cow<'t, str> {
    let template = tree_words(prompt, wire);
    if let Some(fixed) = template.fixed() {
        return Cow::Borrowed(fixed);
    }
    let mut said = String::new();
    for piece in &template.0 {
        match piece {
            Piece::Words(words) => {
                // "... at 8 a.m." ends a sentence with one full stop, not two.
                let ends_twice = said.ends_with('.') && words.starts_with('.');
                said.push_str(if ends_twice { &words[1..] } else { words });
            }
            Piece::Opens => said.push_str(&opens(wire, state)),
            Piece::OtherLine(lines) => {
                if let Some((_, words)) = lines.iter().find(|(line, _)| *line != wire.line) {
                    said.push_str(words);
                }
            }
            Piece::Digits => {
                if let State::Confirming(confirming) = state {
                    spell(&mut said, &confirming.value);
                }
            }
            Piece::Value(entry) => {
                if let Some(value) = wire.value(*entry) {
                    spell(&mut said, value);
                }
            }
        }
    }
    Cow::Owned(said)
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
    told.opens.map_or_else(String::new, |opens| {
        hours::moment_words(zoned(opens), zoned(wire.instant()), &language)
    })
}

/// Digits one by one: a voice would read `42` as a number.
fn spell(said: &mut String, value: &Keys) {
    for (n, key) in value.iter().enumerate() {
        let space = if n == 0 { "" } else { " " };
        write!(said, "{space}{key}").expect("a string takes what is written to it");
    }
}
