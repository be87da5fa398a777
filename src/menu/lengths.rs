//! How long prompts last: a plain table, so that pure rooms can reckon in seconds without sound.

use super::prompt::{LanguageId, Piece, PromptId, Template};
use super::tree::Tree;

/// How long each prompt of a tree lasts in each of its languages, in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lengths {
    languages: usize,
    /// One for each prompt and language, prompt by prompt.
    ms: Vec<u32>,
}

impl Lengths {
    /// Estimates from the words alone, for prompts that have no take.
    pub fn estimated(tree: &Tree) -> Self {
        let languages = tree.languages.len().max(1);
        let in_each = |words: &[Template]| -> Vec<u32> {
            (0..languages).map(|n| words.get(n).or(words.first()).map_or(0, estimate)).collect()
        };
        let ms = tree.prompts.iter().flat_map(|prompt| in_each(&prompt.words)).collect();
        Self { languages, ms }
    }

    /// Estimates one piece of a prompt from its words, in milliseconds.
    pub fn estimate(piece: &Piece) -> u32 {
        of_piece(piece)
    }

    /// Puts a take's length in place of the estimate.
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

/// How long words take to say, in milliseconds: what a voice takes for a letter, and a pause at
/// the end of a sentence.
fn estimate(template: &Template) -> u32 {
    template.0.iter().map(of_piece).sum()
}

fn of_piece(piece: &Piece) -> u32 {
    /// As long as "tomorrow at 8 a.m."
    const MOMENT_MS: u32 = 1_800;
    /// As long as eight digits one by one.
    const DIGITS_MS: u32 = 3_200;
    match piece {
        Piece::Words(words) => of_words(words),
        Piece::Opens => MOMENT_MS,
        Piece::OtherLine(lines) => lines.first().map_or(0, |(_, words)| of_words(words)),
        Piece::Digits | Piece::Value(_) => DIGITS_MS,
    }
}

fn of_words(words: &str) -> u32 {
    const LETTER_MS: u32 = 62;
    const SENTENCE_END_MS: u32 = 350;
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let letters = count(words.chars().count()).saturating_mul(LETTER_MS);
    let ends = count(words.matches(['.', '?', '!', ';']).count()).saturating_mul(SENTENCE_END_MS);
    letters.saturating_add(ends)
}
