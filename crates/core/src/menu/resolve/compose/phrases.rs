//! The phrases of a file: its own, else those of its languages.

use super::Composer;
use crate::document::{At, Diagnostics, Problem};
use crate::language::Locale;
use crate::menu::parts::{KeyPattern, Language, Text};
use crate::menu::raw::{PHRASES, RawFile};

impl Composer<'_> {
    /// The file's own phrases, else the built-in ones of each language.
    pub(super) fn learn_phrases(&mut self, raw: &RawFile, report: &mut Diagnostics) {
        let given = raw.phrases.iter().flat_map(|phrases| &phrases.value.0);
        for (name, text) in given {
            let text = self.text(text, report);
            self.phrases.insert(name, text);
        }
        self.own = self.phrases.keys().copied().collect();
        for language in self.languages {
            let locale = Locale::find(&language.tag);
            let missing: Vec<&str> = PHRASES
                .iter()
                .map(|(name, _)| *name)
                .filter(|name| !self.phrases.contains_key(name) && !is_seldom_said(name, raw))
                .filter(|name| locale.and_then(|locale| locale.phrase(name)).is_none())
                .collect();
            if !missing.is_empty() {
                let span = raw.language.as_ref().map_or(0..0, |tag| tag.span.clone());
                report.add(
                    Problem::new(
                        span,
                        format!("no wording is built in for the language `{}`", language.tag),
                    )
                    .help(format!("write [phrases] with {}", missing.join(", "))),
                );
            }
        }
        for (name, _) in PHRASES {
            let built_in = |language: &Language| {
                let locale = Locale::find(&language.tag);
                locale.and_then(|locale| locale.phrase(name)).unwrap_or_default().into()
            };
            let text = || Text::for_each(self.languages.iter().map(built_in));
            let text = self.phrases.get(name).cloned().unwrap_or_else(text);
            self.phrases.insert(name, text);
        }
    }
}

/// Whether a file does without a phrase: it came later, and this file has nothing that says it.
fn is_seldom_said(phrase: &str, raw: &RawFile) -> bool {
    let menus = raw.menus.iter().flat_map(|menus| &menus.value.0);
    let options = menus.filter_map(|(_, menu)| menu.value.options.as_ref());
    let mut options = options.flat_map(|options| &options.value);
    match phrase {
        "no_match_entry" => true,
        "spell_last_name" | "spell_first_name" | "spell_name" | "spell_again" | "nobody"
        | "too_many_people" => raw.directories.is_none(),
        "listen" | "record_again" | "send" | "cancel" => {
            let boxes = raw.mailboxes.iter().flat_map(|boxes| &boxes.value.0);
            boxes.filter(|(_, mailbox)| mailbox.value.review.is_some()).count() == 0
        }
        queue if queue.starts_with("queue_") => raw.queues.is_none(),
        callback if callback.starts_with("callback_") => raw.callbacks.is_none(),
        "extension" | "dial_extension" | "dial" => {
            let is_pattern = |key: &At<KeyPattern>| key.value.plain().is_none();
            !options.any(|option| option.value.key.as_ref().is_some_and(is_pattern))
        }
        _ => false,
    }
}
