//! The language of those who read about a menu: on paper, as an answer, in a transcript.

use std::error::Error;
use std::fmt;

use super::prompt::Language;
use crate::language::Locale;
use crate::menu::ids::LanguageId;

/// The language in which something is read. A menu may lack a language that the program writes: its own
/// sentences are in that language then, and the menu's texts in the nearest one that it has.
#[derive(Clone, Copy, Debug)]
pub struct ReaderLanguage {
    /// The language of the menu's texts.
    pub menu: LanguageId,
    /// The language of the program's own sentences, and of its dates and hours.
    pub locale: &'static Locale,
}

/// Neither the menu nor the program has a language that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage {
    asked: String,
    /// Those of the menu, and the others that the program writes.
    known: Vec<String>,
}

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { asked, known } = self;
        write!(f, "there is no language \"{asked}\" here. Write one of: {}", known.join(", "))
    }
}

impl Error for UnknownLanguage {}

impl ReaderLanguage {
    /// The language of a tag (BCP 47) such as `es` or `es-US`, or of an English name such as "Spanish".
    pub(in crate::menu) fn find(asked: &str, spoken: &[Language]) -> Result<Self, UnknownLanguage> {
        let tag = asked.trim().replace('_', "-");
        let locale = Locale::find(&tag).or_else(|| Locale::named(asked));
        let same = |it: &Language| it.tag.eq_ignore_ascii_case(&tag);
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        let primary = locale.map_or(primary, |locale| locale.subtag().to_owned());
        let place = spoken.iter().position(same);
        let place = place.or_else(|| spoken.iter().position(|it| it.primary() == primary));
        match (place, locale) {
            // `es` of a menu in `es-ES` is Spanish as it is spoken in Spain.
            (Some(place), _) if !tag.contains('-') || same(&spoken[place]) => {
                Ok(Self { menu: LanguageId::at(place), locale: spoken[place].locale() })
            }
            (place, Some(locale)) => {
                Ok(Self { menu: LanguageId::at(place.unwrap_or_default()), locale })
            }
            (_, None) => {
                let mut known: Vec<String> = spoken.iter().map(|it| it.tag.to_string()).collect();
                for locale in Locale::ALL {
                    if spoken.iter().all(|it| it.primary() != locale.subtag()) {
                        known.push(locale.subtag().to_owned());
                    }
                }
                Err(UnknownLanguage { asked: asked.to_owned(), known })
            }
        }
    }

    /// The first language of a menu; the program's own sentences are in English where it does not know that one.
    pub(in crate::menu) fn first(spoken: &[Language]) -> Self {
        let locale = spoken.first().map_or(Locale::ENGLISH, Language::locale);
        Self { menu: LanguageId::default(), locale }
    }
}
