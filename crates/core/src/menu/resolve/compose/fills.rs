//! Words are cut at their placeholders, and what is known is filled in.

use super::Composer;
use super::genders::Gender;
use crate::menu::ids::LanguageId;
use crate::menu::parts::{Gap, Piece, Template};
use crate::menu::resolve::extent::MOST_PROMPT_BYTES;

/// What a placeholder stands for.
#[derive(Clone, Debug)]
pub(in crate::menu::resolve) enum Fill {
    /// These words.
    Words(String),
    /// Something that only the call knows.
    Open(Gap),
    /// No words, but the gender of the team: which of `{cerrado|cerrada}` is said.
    Forms(Gender),
}

/// Placeholders with what they stand for.
pub(in crate::menu::resolve) type Fills = Vec<(&'static str, Fill)>;

impl Composer<'_> {
    /// Cuts words at their placeholders and fills in what is known. The error is the placeholder
    /// that is unknown, or `{` where one is not closed. It stops once the words are longer than a
    /// prompt may be.
    pub(super) fn template<'w>(
        &self,
        words: &'w str,
        language: LanguageId,
        known: &Fills,
    ) -> Result<Template, &'w str> {
        let mut pieces = Vec::new();
        let mut said = String::new();
        let mut rest = words;
        let mut filled = 0;
        while let Some(at) = rest.find(['{', '}']) {
            said.push_str(&rest[..at]);
            let brace = &rest[at..=at];
            rest = &rest[at + 1..];
            if let Some(after) = rest.strip_prefix(brace) {
                said.push_str(brace);
                rest = after;
                continue;
            }
            if brace == "}" {
                said.push('}');
                continue;
            }
            let end = rest.find('}').ok_or("{")?;
            let name = &rest[..end];
            rest = &rest[end + 1..];
            match self.fill(name, language, known).ok_or(name)? {
                Fill::Words(words) => {
                    said.push_str(&words);
                    filled += words.len();
                    if filled > MOST_PROMPT_BYTES {
                        break;
                    }
                }
                // It has no name in braces.
                Fill::Forms(_) => {}
                Fill::Open(gap) => {
                    if !said.is_empty() {
                        pieces.push(Piece::Words(std::mem::take(&mut said).into()));
                    }
                    pieces.push(Piece::Gap(gap));
                }
            }
        }
        said.push_str(rest);
        if !said.is_empty() {
            pieces.push(Piece::Words(said.into()));
        }
        Ok(Template(pieces))
    }

    fn fill(&self, name: &str, language: LanguageId, known: &Fills) -> Option<Fill> {
        if let Some((_, fill)) = known.iter().find(|(known, _)| *known == name) {
            return Some(fill.clone());
        }
        if let Some((_, Fill::Forms(gender))) = known.last().filter(|_| name.contains('|')) {
            return Some(Fill::Words(gender.choose(name).to_owned()));
        }
        match name {
            "title" => Some(Fill::Words(self.title.in_language(language).to_owned())),
            entry => self.names.entry(entry).map(|entry| Fill::Open(Gap::Value(entry))),
        }
    }
}
