//! Prompts as one reads them.

use crate::paper::Edition;
use phonetree_core::menu::{Gap, LanguageId, PromptId};

/// The words of a prompt, with a name in brackets where a call fills something in.
pub(in crate::paper) fn of_prompt(
    tree: Edition<'_>,
    prompt: PromptId,
    language: LanguageId,
) -> String {
    let whole = tree[prompt].in_language(language).text(|gap| match gap {
        Gap::Opens => tree.says().opening().to_owned(),
        Gap::Digits => tree.says().digits_entered().to_owned(),
        Gap::Position => tree.says().position_in_line().to_owned(),
        Gap::Wait => tree.says().wait_in_line().to_owned(),
        Gap::Option(_, words) => words.to_string(),
        Gap::Value(entry) => format!("[{}]", tree[*entry].id),
        // Callers hear of the first line other than the one they dialed.
        Gap::OtherLine(lines) => match lines.as_slice() {
            [] => String::new(),
            [(_, words)] => words.to_string(),
            [(first, words), (_, of_first), ..] => {
                let number = tree[*first].number.as_written();
                format!(
                    " {} {}",
                    tree.says().on_number(&number, of_first),
                    tree.says().on_another_line(words)
                )
            }
        },
    });
    whole.split_whitespace().collect::<Vec<_>>().join(" ")
}
