//! How long words take to say, where there is no take of them.

use crate::menu::ids::{EntryId, Node, PromptId};
use crate::menu::parts::{Gap, Piece};
use crate::menu::tree::Tree;

/// As long as one of several digits that are said one by one.
pub(super) const DIGIT_MS: u32 = 400;

/// How long a piece takes to say, in milliseconds: what a voice takes for a letter, and a pause at
/// the end of a sentence.
pub(super) fn estimate(tree: &Tree, prompt: PromptId, piece: &Piece) -> u32 {
    /// As long as "tomorrow at 8 a.m."
    const MOMENT_MS: u32 = 1_800;
    /// As long as "12".
    const POSITION_MS: u32 = 500;
    /// As long as "about 3 minutes".
    const WAIT_MS: u32 = 1_200;
    match piece {
        Piece::Words(words) | Piece::Gap(Gap::Option(_, words)) => of_words(words),
        Piece::Gap(Gap::Opens) => MOMENT_MS,
        Piece::Gap(Gap::OtherLine(lines)) => lines.first().map_or(0, |(_, words)| of_words(words)),
        Piece::Gap(Gap::Digits) => match tree[prompt].node {
            Some(Node::Entry(entry)) => digits_of(tree, entry),
            // A prompt that all entries share: as the longest of them.
            _ => {
                let most = tree.entries.iter().map(|entry| entry.most).max();
                DIGIT_MS * u32::from(most.unwrap_or_default())
            }
        },
        Piece::Gap(Gap::Value(entry)) => digits_of(tree, *entry),
        Piece::Gap(Gap::Position) => POSITION_MS,
        Piece::Gap(Gap::Wait) => WAIT_MS,
    }
}

/// The most digits that an entry takes, one by one.
fn digits_of(tree: &Tree, entry: EntryId) -> u32 {
    DIGIT_MS * u32::from(tree[entry].most)
}

/// As long as the embedded voice says the first line's prompts: the whole to a hundredth, one of them
/// to a tenth, most often (standard deviation 0.11 of 33 takes).
pub(super) fn of_words(words: &str) -> u32 {
    let space = Letters(1).ms();
    let words = words.split(' ').map(|word| of_word(word).saturating_add(space));
    words.fold(0, u32::saturating_add).saturating_sub(space)
}

fn of_word(word: &str) -> u32 {
    const SENTENCE_END_MS: u32 = 350;
    const COMMA_MS: u32 = 120;
    /// More digits than this are a number that is said digit by digit.
    const MOST_OF_A_TIME: usize = 6;
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let digit = if digits > MOST_OF_A_TIME { Letters(7) } else { Letters(4) };
    let last = word.chars().next_back();
    let inside = word.char_indices().map(|(at, c)| match c {
        '0'..='9' => digit.ms(),
        // Said as words, within an address: "at", "dot" - but not within "a.m.".
        '@' => Letters(5).ms(),
        '.' if word[at + 1..].chars().take_while(|c| c.is_alphanumeric()).count() > 1 => {
            Letters(5).ms()
        }
        _ => Letters(1).ms(),
    });
    let pause = match last {
        Some('.' | '?' | '!' | ';') => SENTENCE_END_MS,
        Some(',' | ':') => COMMA_MS,
        _ => 0,
    };
    inside.fold(pause, u32::saturating_add)
}

/// As long as so many letters take to say.
#[derive(Clone, Copy)]
struct Letters(u32);

impl Letters {
    const fn ms(self) -> u32 {
        self.0 * 62
    }
}
