//! The words of a line, and of a callback.

use super::{Composer, Fill, Fills};
use crate::document::{At, Diagnostics};
use crate::language::Locale;
use crate::menu::ids::{LanguageId, Node, PromptId};
use crate::menu::parts::{Gap, Key, MenuOption, Role, Template};
use crate::menu::raw::RawSay;
use crate::menu::resolve::extent::join;

/// What only the call knows of a line.
fn of_line() -> Fills {
    vec![("position", Fill::Open(Gap::Position)), ("wait", Fill::Open(Gap::Wait))]
}

impl Composer<'_> {
    /// A prompt of a node that is a phrase.
    pub(in crate::menu::resolve) fn phrased(
        &mut self,
        node: Node,
        role: Role,
        phrase: &str,
    ) -> PromptId {
        let known = Fills::new();
        let each = self.each_language();
        let words = each.map(|(language, _)| self.phrase_with(phrase, language, &known)).collect();
        self.derived(Some(node), role, words)
    }

    /// An announcement in words of the file.
    pub(in crate::menu::resolve) fn announced(
        &mut self,
        node: Node,
        say: &At<RawSay>,
        report: &mut Diagnostics,
    ) -> PromptId {
        self.say_with(Some(node), Role::Announcement, say, &|_| of_line(), report)
    }

    /// An announcement of these things, and of the ways out; one that has nothing to say thanks for waiting.
    pub(in crate::menu::resolve) fn announcement(
        &mut self,
        node: Node,
        tells: &[&str],
        options: &[MenuOption],
    ) -> PromptId {
        let known = of_line();
        let one = |(language, locale): (LanguageId, &'static Locale)| {
            let told = tells.iter().map(|told| {
                let phrase = if *told == "wait" { "queue_wait" } else { "queue_position" };
                self.phrase_with(phrase, language, &known)
            });
            let said: Vec<Template> =
                told.chain(self.offered(options, (language, locale))).collect();
            match said.is_empty() {
                true => self.phrase_with("queue_stay", language, &known),
                false => join(said),
            }
        };
        let words = self.each_language().map(one).collect();
        self.derived(Some(node), Role::Announcement, words)
    }

    /// Asks for a number, and says which key ends it, where one does.
    pub(in crate::menu::resolve) fn callback_ask(
        &mut self,
        node: Node,
        end: Option<Key>,
    ) -> PromptId {
        let words = self.each_language().map(|(language, locale)| match end {
            Some(key) => {
                let key = Fill::Words(locale.key(key.as_char()));
                self.phrase_with("callback_ask_end", language, &vec![("key", key)])
            }
            None => self.phrase_with("callback_ask", language, &Fills::new()),
        });
        let words = words.collect();
        self.derived(Some(node), Role::Ask, words)
    }
}
