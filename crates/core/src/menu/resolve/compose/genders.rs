//! The grammatical gender of a team's name: which form of a word goes with it.

use crate::document::{At, Diagnostics, Problem};
use crate::menu::ids::LanguageId;
use crate::menu::raw::RawText;

use super::Composer;

/// The gender and number of a name, by which the form of a word is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::menu::resolve) enum Gender {
    Masculine,
    Feminine,
    MasculinePlural,
    FemininePlural,
}

impl Gender {
    const ALL: [(&'static str, Self); 4] = [
        ("m", Self::Masculine),
        ("f", Self::Feminine),
        ("mp", Self::MasculinePlural),
        ("fp", Self::FemininePlural),
    ];

    /// One of the forms of a placeholder: masculine, feminine, and the plural of both where they are given.
    pub(super) fn choose(self, forms: &str) -> &str {
        let forms: Vec<&str> = forms.split('|').collect();
        let singular = usize::from(matches!(self, Self::Feminine | Self::FemininePlural));
        let place = match self {
            Self::Masculine | Self::Feminine => singular,
            Self::MasculinePlural | Self::FemininePlural => singular + 2,
        };
        forms.get(place).or_else(|| forms.get(singular)).copied().unwrap_or_default()
    }
}

/// The gender of a name in each language; none where the file says none.
pub(in crate::menu::resolve) type Genders = Vec<Option<Gender>>;

impl Composer<'_> {
    /// The gender of a team's name, in each language for which the file has one.
    pub(in crate::menu::resolve) fn genders(
        &self,
        raw: Option<&At<RawText>>,
        report: &mut Diagnostics,
    ) -> Genders {
        let mut genders = vec![None; self.languages.len()];
        let Some(At { value, span }) = raw else { return genders };
        let mut read = |text: &str| {
            let found = Gender::ALL.iter().find(|(name, _)| *name == text.trim());
            if found.is_none() {
                report.add(
                    Problem::new(span.clone(), format!("\"{text}\" is not a gender"))
                        .help("write \"m\", \"f\", or for a plural \"mp\" or \"fp\""),
                );
            }
            // A stand-in, so that one mistake is reported once.
            Some(found.map_or(Gender::Masculine, |(_, gender)| *gender))
        };
        match value {
            RawText::Plain(text) => genders.fill(read(text)),
            RawText::PerLanguage(each) => {
                let read: Vec<_> = each.iter().map(|(tag, text)| (tag, read(text))).collect();
                for (tag, gender) in read {
                    if let Some(language) = self.language(tag, report) {
                        genders[language.index()] = gender;
                    }
                }
            }
        }
        genders
    }

    /// Whether words in a language have forms to choose from: these, or the file's own phrases whose names
    /// begin so.
    pub(in crate::menu::resolve) fn has_forms(
        &self,
        language: LanguageId,
        phrase: &str,
        own: Option<&At<RawText>>,
    ) -> bool {
        let phrases = || self.own.iter().filter(|name| name.starts_with(phrase));
        match own.map(|own| &own.value) {
            None => phrases().any(|name| has_forms(self.phrases[name].in_language(language))),
            Some(RawText::Plain(text)) => has_forms(text),
            Some(RawText::PerLanguage(each)) => each.iter().any(|(tag, text)| {
                self.find_language(&tag.value) == Some(language) && has_forms(text)
            }),
        }
    }
}

/// Whether a text has a placeholder with forms: `{cerrado|cerrada}`.
fn has_forms(text: &str) -> bool {
    let plain = text.replace("{{", "");
    let mut placeholders = plain.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    placeholders.any(|(name, _)| name.contains('|'))
}
