//! How long prompts last: a plain table, so that pure rooms can reckon in seconds without sound.

use crate::menu::ids::{LanguageId, PromptId};
use crate::menu::parts::{Gap, Piece};
use crate::menu::tree::Tree;

/// How long each prompt of a tree lasts in each of its languages, in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lengths {
    languages: usize,
    /// One for each prompt and language, prompt by prompt.
    ms: Vec<u32>,
}

impl Lengths {
    /// Estimates from the words alone, as if no prompt had a take.
    pub fn estimated(tree: &Tree) -> Self {
        Self::of_takes(tree, |_, _, _| None)
    }

    /// A prompt is as long as its pieces, one after the other. A piece is as long as its take, in
    /// milliseconds; one that has none, as its words suggest.
    pub fn of_takes(
        tree: &Tree,
        take: impl Fn(PromptId, LanguageId, &Piece) -> Option<u32>,
    ) -> Self {
        let mut ms = Vec::with_capacity(tree.prompts.len() * tree.languages.len());
        for prompt in tree.prompt_ids() {
            for language in tree.language_ids() {
                let pieces = tree[prompt].in_language(language).0.iter();
                let each = pieces
                    .map(|piece| take(prompt, language, piece).unwrap_or_else(|| estimate(piece)));
                ms.push(each.fold(0, u32::saturating_add));
            }
        }
        Self { languages: tree.languages.len(), ms }
    }

    /// Puts a length of your own in its place.
    pub fn set(&mut self, prompt: PromptId, language: LanguageId, ms: u32) {
        let place = self.place(prompt, language);
        self.ms[place] = ms;
    }

    /// How long a prompt lasts, in milliseconds.
    pub fn ms(&self, prompt: PromptId, language: LanguageId) -> u64 {
        u64::from(self.ms[self.place(prompt, language)])
    }

    fn place(&self, prompt: PromptId, language: LanguageId) -> usize {
        prompt.index() * self.languages + language.index().min(self.languages - 1)
    }
}

/// How long a piece takes to say, in milliseconds: what a voice takes for a letter, and a pause at
/// the end of a sentence.
fn estimate(piece: &Piece) -> u32 {
    /// As long as "tomorrow at 8 a.m."
    const MOMENT_MS: u32 = 1_800;
    /// As long as eight digits one by one.
    const DIGITS_MS: u32 = 3_200;
    /// As long as "12".
    const POSITION_MS: u32 = 500;
    /// As long as "about 3 minutes".
    const WAIT_MS: u32 = 1_200;
    match piece {
        Piece::Words(words) => of_words(words),
        Piece::Gap(Gap::Opens) => MOMENT_MS,
        Piece::Gap(Gap::OtherLine(lines)) => lines.first().map_or(0, |(_, words)| of_words(words)),
        Piece::Gap(Gap::Digits | Gap::Value(_)) => DIGITS_MS,
        Piece::Gap(Gap::Position) => POSITION_MS,
        Piece::Gap(Gap::Wait) => WAIT_MS,
    }
}

/// As long as the embedded voice says the first line's prompts: the whole to a hundredth, one of them
/// to a tenth, most often (standard deviation 0.11 of 33 takes).
fn of_words(words: &str) -> u32 {
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
