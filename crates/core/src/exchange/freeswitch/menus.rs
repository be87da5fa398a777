//! Menus as ivr menus, and entries.

use super::xml::Xml;
use super::{Actions, GAVE_UP, GOODBYE, XmlWriter};
use crate::menu::{
    EntryId, GiveUp, Key, KeySet, LanguageId, Lead, MenuId, MenuOption, Node, Onward, PromptId,
    Tries,
};

/// In place of nothing: a sound that ends at once.
const SILENCE: &str = "silence_stream://20";

/// So often a menu asks that asks forever.
const FOREVER: u16 = 1_000;

fn times(tries: Tries) -> u16 {
    tries.times().map_or(FOREVER, u16::from)
}

fn or_silence(files: String) -> String {
    if files.is_empty() { SILENCE.to_owned() } else { files }
}

impl XmlWriter<'_> {
    pub(super) fn menu(&mut self, id: MenuId) {
        let (tree, node) = (self.tree, Node::Menu(id));
        let (menu, name) = (&tree[id], self.name(node));
        let said: Vec<PromptId> = menu.greeting.into_iter().chain([menu.prompt]).collect();
        let must = said.iter().rposition(|prompt| !tree[*prompt].barge_in);
        let (must, rest) = said.split_at(must.map_or(0, |last| last + 1));
        let has_hash = menu.options.iter().any(|option| option.keys.to_string().contains('#'));
        let own = format!("{}-{name}", self.settings.name());
        let mut actions: Actions =
            vec![("set", "before=${here}".to_owned()), ("set", format!("here={name}"))];
        actions.extend(self.says(must, false));
        actions.push(("set", "playback_terminators=any".to_owned()));
        let end = if has_hash { "none" } else { "#" };
        actions.push(("set", format!("ivr_menu_terminator={end}")));
        actions.push(("ivr", format!("{own}-${{spoken}}")));
        actions.push(("transfer", self.place(&format!("{name}_${{ivr_menu_status}}"))));
        self.does(&name, &actions);
        self.gives_up(&name, menu.give_up, true);
        for language in tree.language_ids() {
            let spoken = tree.languages[language.index()].primary();
            let greets = or_silence(self.files(rest, language));
            let again = or_silence(self.files(&menu.again, language));
            let wrong = menu.no_match.first().map(std::slice::from_ref).unwrap_or_default();
            let wrong = or_silence(self.files(wrong, language));
            let longest = menu.options.iter().map(|option| option.keys.len()).max().unwrap_or(1);
            let mut entries = Vec::new();
            for (n, option) in menu.options.iter().enumerate() {
                entries.extend(self.entries(&name, n, option));
            }
            let own = format!("{own}-{spoken}");
            let timings = menu.timings;
            let (wait, between) =
                (timings.no_input_ms.to_string(), timings.inter_digit_ms.to_string());
            let (silent, failed) = (
                times(timings.no_input_tries).to_string(),
                times(timings.no_match_tries).to_string(),
            );
            let longest = longest.to_string();
            let attributes = [
                ("name", own.as_str()),
                ("greet-long", &greets),
                ("greet-short", &again),
                ("invalid-sound", &wrong),
                ("timeout", &wait),
                ("inter-digit-timeout", &between),
                ("max-timeouts", &silent),
                ("max-failures", &failed),
                ("digit-len", &longest),
            ];
            let write = |xml: &mut Xml| {
                for (digits, param) in &entries {
                    let entry = [
                        ("action", "menu-exec-app"),
                        ("digits", digits.as_str()),
                        ("param", param),
                    ];
                    xml.element("entry", &entry);
                }
            };
            self.ivr.inside("menu", &attributes, write);
        }
        for (n, option) in menu.options.iter().enumerate() {
            self.option_of_language(&name, n, option);
        }
    }

    /// What is pressed, and what is done then, for each row of keys of an option.
    fn entries(&self, menu: &str, n: usize, option: &MenuOption) -> Vec<(String, String)> {
        let transfer = |name: &str| format!("transfer {}", self.place(name));
        if option.lead == Lead::Extension {
            let teams = option.extensions.iter();
            return teams
                .map(|(keys, team)| (keys.to_string(), transfer(&self.name(Node::Team(*team)))))
                .collect();
        }
        let target = match option.language {
            Some(_) => format!("{menu}_option_{}", n + 1),
            None => self.lead(menu, option.lead),
        };
        option.rows().iter().map(|row| (digits(row), transfer(&target))).collect()
    }

    /// Where an option leads, as an extension.
    fn lead(&self, menu: &str, lead: Lead) -> String {
        match lead {
            Lead::To(node) | Lead::Operator(node) => self.name(node),
            Lead::Repeat | Lead::Extension => menu.to_owned(),
            Lead::Back => "${before}".to_owned(),
            Lead::Top => "${top}".to_owned(),
            Lead::HangUp => GOODBYE.to_owned(),
        }
    }

    /// An option that changes the language does so in an extension of its own.
    fn option_of_language(&mut self, menu: &str, n: usize, option: &MenuOption) {
        let Some(language) = option.language else { return };
        let mut actions = self.language(language);
        actions.push(("transfer", self.place(&self.lead(menu, option.lead))));
        self.does(&format!("{menu}_option_{}", n + 1), &actions);
    }

    /// Where callers go who fail too often.
    fn gives_up(&mut self, name: &str, give_up: GiveUp, is_menu: bool) {
        let operator = self.tree.operator.map(Onward::To);
        for (status, to) in [("timeout", give_up.no_input_to), ("failure", give_up.no_match_to)] {
            let to = to.or(operator);
            let target = to.map_or_else(|| GAVE_UP.to_owned(), |to| self.onward(to, is_menu));
            self.transfers(&format!("{name}_{status}"), &target);
        }
    }

    pub(super) fn entry(&mut self, id: EntryId) {
        let (tree, node) = (self.tree, Node::Entry(id));
        let (entry, name) = (&tree[id], self.name(node));
        let must_hear = !tree[entry.ask].barge_in;
        let language = LanguageId::default();
        let asks = if must_hear { String::new() } else { self.files(&[entry.ask], language) };
        let wrong = entry.no_match.first().map(std::slice::from_ref).unwrap_or_default();
        let wrong = or_silence(self.files(wrong, language));
        let end = entry.terminator.map_or_else(|| "none".to_owned(), |key| key.to_string());
        let timings = &entry.timings;
        let tries = times(timings.no_input_tries).min(times(timings.no_match_tries)).max(1);
        let mut actions = if must_hear { self.says(&[entry.ask], false) } else { Actions::new() };
        actions.push((
            "play_and_get_digits",
            format!(
                "{} {} {tries} {} {end} {} {wrong} value_{} \\d+ {} '{}'",
                entry.fewest,
                entry.most,
                timings.no_input_ms,
                or_silence(asks),
                entry.id,
                timings.inter_digit_ms,
                self.place(&format!("{name}_failure")),
            ),
        ));
        actions.push(("transfer", self.place(&self.onward(entry.to, false))));
        self.does(&name, &actions);
        self.gives_up(&name, entry.give_up, false);
    }
}

/// A row of keys as the digits of an entry: `12`, or a regular expression.
fn digits(row: &[KeySet]) -> String {
    let sets: Vec<Vec<Key>> = row.iter().map(|set| set.keys().collect()).collect();
    if sets.iter().all(|keys| keys.len() == 1) {
        return sets.iter().flatten().map(|key| key.as_char()).collect();
    }
    let sets: Vec<String> = sets
        .iter()
        .map(|keys| format!("[{}]", keys.iter().map(|key| key.as_char()).collect::<String>()))
        .collect();
    format!("/^({})$/", sets.concat())
}
