//! What a block says: text, SSML, or a prompt that has an address.

use super::blocks::FlowBlock;
use super::{FlowReading, FlowState};
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ids::in_words;
use crate::exchange::import::sketch::SketchWords;

impl FlowReading<'_, '_> {
    /// What a block says.
    pub(super) fn said(&mut self, block: &FlowBlock, id: &str, state: &FlowState) -> SketchWords {
        let must_hear = false;
        if let Some(text) = block.parameter(&["Text", "SSML", "text"]) {
            let text = without_tags(text);
            return SketchWords { text: self.filled(&text, block, id, state), must_hear };
        }
        let named = ["PromptId", "AudioPrompt", "PromptLocation"];
        let Some(parameter) = named.into_iter().find(|it| block.parameters.contains_key(*it))
        else {
            return SketchWords::default();
        };
        let name = self.called(block, parameter, "Prompt");
        SketchWords { text: self.sounds.words(&name), must_hear }
    }

    /// A text whose attributes, `$.Attributes.name`, are named in brackets.
    fn filled(&mut self, text: &str, block: &FlowBlock, id: &str, state: &FlowState) -> String {
        let mut out = String::new();
        let mut rest = text;
        while let Some(at) = rest.find("$.") {
            let before = &rest[..at];
            out.push_str(&before.replace('{', "{{").replace('}', "}}"));
            let path = &rest[at + 2..];
            let end = path.find(|c: char| !(c.is_alphanumeric() || "._-[]'".contains(c)));
            let (path, after) = path.split_at(end.unwrap_or(path.len()));
            let path = path.trim_end_matches('.');
            let skipped = at + 2 + path.len();
            let _ = after;
            match &state.entry {
                Some(entry) if path.contains("StoredCustomerInput") => {
                    out.push_str(&format!("{{{entry}}}"));
                }
                _ => {
                    let name: String = path
                        .rsplit('.')
                        .next()
                        .unwrap_or(path)
                        .chars()
                        .filter(|c| !"[]'".contains(*c))
                        .collect();
                    out.push_str(&format!("[{}]", in_words(&name)));
                    let words = "a value that only a call knows is spoken here";
                    self.lose(block, id, ImportLossKind::Assumed, words);
                }
            }
            rest = &rest[skipped..];
        }
        out.push_str(&rest.replace('{', "{{").replace('}', "}}"));
        out
    }
}

/// SSML without its tags.
fn without_tags(text: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}
