//! Prompts as one reads them.

use phonetree_core::menu::{LanguageId, Piece, PromptId, Tree};

/// The words of a prompt, with a name in brackets where a call fills something in.
pub(in crate::paper) fn of_prompt(tree: &Tree, prompt: PromptId, language: LanguageId) -> String {
    let words = &tree[prompt].words;
    let template = words.get(language.index()).or_else(|| words.first());
    let pieces = template.iter().flat_map(|template| &template.0).map(|piece| match piece {
        Piece::Words(words) => words.to_string(),
        Piece::Opens => "[when it next opens]".to_owned(),
        Piece::Digits => "[the digits entered]".to_owned(),
        Piece::Value(entry) => format!("[{}]", tree[*entry].id),
        // A caller is told of the first line that is not the one dialled.
        Piece::OtherLine(lines) => match lines.as_slice() {
            [] => String::new(),
            [(_, words)] => words.to_string(),
            [(first, words), (_, of_first), ..] => {
                let number = tree[*first].number.as_written();
                format!(" [on {number}:{of_first}] [on another line:{words}]")
            }
        },
    });
    let whole: String = pieces.collect();
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}
