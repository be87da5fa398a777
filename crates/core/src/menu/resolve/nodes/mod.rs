//! What a caller comes through: menus, messages, entries, branches, mailboxes.

mod branches;
mod directories;
mod mailboxes;

pub(super) use directories::directories;

use crate::document::{At, Many, Problem};
use crate::menu::ids::{EntryId, MenuId, MessageId, Node, PromptId};
use crate::menu::parts::{
    Entry, GiveUp, Key, KeyPattern, Lead, Menu, MenuOption, Message, Onward, Role, SaidAgain,
    Timings,
};
use crate::menu::raw::{
    KeyLength, RawAgain, RawEntry, RawFile, RawMenu, RawMessage, RawOption, RawSay,
};
use crate::menu::resolve::names::NOWHERE;
use crate::menu::resolve::resolver::Resolver;
use crate::menu::resolve::settings::timings;

impl Resolver<'_> {
    pub(in crate::menu::resolve) fn menu(
        &mut self,
        n: u32,
        id: &At<String>,
        raw: &RawMenu,
        (operator, file_keys): (Option<Node>, &[MenuOption]),
    ) -> Menu {
        let node = Node::Menu(MenuId(n));
        let none = Vec::new();
        let raw_options = raw.options.as_ref().map_or(&none, |options| &options.value);
        if let (true, Some(at)) = (raw_options.is_empty(), &raw.options) {
            self.report
                .add(Problem::new(at.span.clone(), format!("menu `{}` has no options", id.value)));
        }
        let mut options: Vec<MenuOption> =
            raw_options.iter().filter_map(|option| self.option(option, operator)).collect();
        self.refuse_taken_keys(raw_options);
        if raw.keys.as_ref().is_none_or(|keys| keys.value) {
            let own = options.len();
            let is_free =
                |key: &&MenuOption| options[..own].iter().all(|option| option.keys != key.keys);
            let free: Vec<MenuOption> = file_keys.iter().filter(is_free).cloned().collect();
            options.extend(free);
        }
        let prompt = match &raw.say {
            Some(say) => self.composer.say(Some(node), Role::Options, say, self.report),
            None => self.composer.options(node, &options),
        };
        let greeting = raw.greeting.as_ref();
        let greeting =
            greeting.map(|s| self.composer.say(Some(node), Role::Greeting, s, self.report));
        let timings = timings(raw.timings.as_ref(), self.timings, self.report);
        let again = match self.again(node, raw.again.as_ref(), timings) {
            Ok(own) => vec![own],
            Err(SaidAgain::All) => greeting.into_iter().chain([prompt]).collect(),
            Err(SaidAgain::Options) => vec![prompt],
        };
        let key_length = raw.key_length.as_ref().map(|at| at.value.0);
        for keys in raw_options.iter().filter_map(|option| option.value.key.as_ref()) {
            self.fits(keys, raw.key_length.as_ref());
        }
        Menu {
            id: id.value.as_str().into(),
            greeting,
            prompt,
            options,
            again,
            key_length,
            no_input: self.remarks(node, raw.no_input.as_ref(), Role::NoInput, "no_input"),
            no_match: self.remarks(node, raw.no_match.as_ref(), Role::NoMatch, "no_match"),
            timings,
            give_up: self.give_up(
                raw.give_up.as_ref(),
                [raw.no_input_to.as_ref(), raw.no_match_to.as_ref()],
            ),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    /// The keys that hold in every menu.
    pub(in crate::menu::resolve) fn file_keys(
        &mut self,
        raw: &RawFile,
        operator: Option<Node>,
    ) -> Vec<MenuOption> {
        let keys = raw.keys.iter().flat_map(|keys| &keys.value.0);
        let keys = keys.filter_map(|key| self.option(key, operator));
        keys.map(|option| MenuOption { everywhere: true, ..option }).collect()
    }

    /// A key can lead to only one place. One that also matches a pattern is an exception to it.
    fn refuse_taken_keys(&mut self, options: &[At<RawOption>]) {
        let mut taken: Vec<&At<KeyPattern>> = Vec::new();
        for keys in options.iter().filter_map(|option| option.value.key.as_ref()) {
            let (own, pattern) = (&keys.value, keys.value.plain().is_none());
            let meets = |other: &&At<KeyPattern>| {
                let alike = pattern == other.value.plain().is_none();
                alike && own.len() == other.value.len() && own.begins(&other.value).is_some()
            };
            let Some(first) = taken.iter().copied().find(meets) else {
                taken.push(keys);
                continue;
            };
            let message = match own.begins(&first.value).filter(|_| pattern) {
                Some(both) => format!("{own} and {} both match {both}", first.value),
                None => format!("key {own} is already taken"),
            };
            self.report.add(
                Problem::new(keys.span.clone(), message)
                    .label("a key can lead to only one place")
                    .also(first.span.clone(), "it leads elsewhere here"),
            );
        }
    }

    /// What is said again: words of the node's own, else which of those it has.
    fn again(
        &mut self,
        node: Node,
        own: Option<&At<RawAgain>>,
        timings: Timings,
    ) -> Result<PromptId, SaidAgain> {
        match own.map(|at| &at.value) {
            Some(RawAgain::Say(say)) => {
                Ok(self.composer.say(Some(node), Role::Again, say, self.report))
            }
            Some(RawAgain::Said(said)) => Err(*said),
            None => Err(timings.again),
        }
    }

    /// Keys that are longer than a menu waits for can never be pressed.
    fn fits(&mut self, keys: &At<KeyPattern>, length: Option<&At<KeyLength>>) {
        if let Some(at) = length.filter(|at| keys.value.len() > usize::from(at.value.0)) {
            self.report.add(
                Problem::new(keys.span.clone(), format!("key {} can never be pressed", keys.value))
                    .label(format!("`key_length` is {}: it is looked up before", at.value.0))
                    .also(at.span.clone(), "the length is here"),
            );
        }
    }

    pub(super) fn option(
        &mut self,
        at: &At<RawOption>,
        operator: Option<Node>,
    ) -> Option<MenuOption> {
        let raw = &at.value;
        let (lead, phrase) = match (&raw.to, &raw.r#do) {
            (Some(to), None) => (Lead::To(self.node(to)), None),
            (None, Some(action)) => self.action(action, operator)?,
            (Some(_), Some(_)) => {
                let problem = Problem::new(at.span.clone(), "an option has `to` or `do`, not both");
                self.report.add(problem);
                return None;
            }
            (None, None) => {
                let problem = Problem::new(at.span.clone(), "an option needs `to` or `do`");
                self.report.add(problem.help("to = \"ID\" leads to a node; do = \"repeat\", \"back\", \"top\", \"operator\", \"hang-up\" or \"extension\""));
                return None;
            }
        };
        let label = match (&raw.label, phrase) {
            (Some(label), _) => self.composer.text(label, self.report),
            (None, Some(phrase)) => self.composer.phrase(phrase),
            (None, None) => {
                let problem = Problem::new(at.span.clone(), "an option needs `label`");
                self.report
                    .add(problem.help("the words that are spoken: \"For LABEL, press KEY.\""));
                return None;
            }
        };
        let keys = raw.key.as_ref()?.value.clone();
        let is_extension = lead == Lead::Extension;
        let extensions = if is_extension { self.extensions_that_match(&keys) } else { Vec::new() };
        Some(MenuOption {
            keys,
            extensions,
            label,
            also: self.caller_words(raw.also.as_ref()),
            lead,
            spoken: raw.spoken.as_ref().is_none_or(|spoken| spoken.value),
            everywhere: false,
            during: raw.during.as_ref().and_then(|hours| self.hours(hours)),
            language: raw
                .language
                .as_ref()
                .and_then(|tag| self.composer.language(tag, self.report)),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        })
    }

    fn action(
        &mut self,
        action: &At<String>,
        operator: Option<Node>,
    ) -> Option<(Lead, Option<&'static str>)> {
        Some(match (action.value.as_str(), operator) {
            ("repeat", _) => (Lead::Repeat, Some("repeat")),
            ("back", _) => (Lead::Back, Some("back")),
            ("top", _) => (Lead::Top, Some("top")),
            ("hang-up", _) => (Lead::HangUp, Some("hang_up")),
            ("extension", _) => (Lead::Extension, Some("extension")),
            ("operator", Some(node)) => (Lead::Operator(node), Some("operator")),
            ("operator", None) => {
                let problem = Problem::new(action.span.clone(), "this file has no operator");
                self.report.add(problem.help("name one at the top of the file: operator = \"ID\""));
                return None;
            }
            (unknown, _) => {
                let known = ["repeat", "back", "top", "operator", "hang-up", "extension"];
                self.report.unknown(action.span.clone(), "action", unknown, &known);
                return None;
            }
        })
    }

    /// What is said after a failure: the menu's own words, or the phrase all share.
    pub(super) fn remarks(
        &mut self,
        node: Node,
        raw: Option<&At<Many<RawSay>>>,
        role: fn(u8) -> Role,
        phrase: &'static str,
    ) -> Vec<PromptId> {
        let Some(remarks) = raw else { return vec![self.composer.shared(role(1), phrase)] };
        (1u8..=u8::MAX)
            .zip(&remarks.value.0)
            .map(|(n, say)| self.composer.say(Some(node), role(n), say, self.report))
            .collect()
    }

    /// What is said after wrong digits, and after a wrong key where they are read back. Words of the file
    /// are for both.
    pub(super) fn wrong_in_an_entry(
        &mut self,
        node: Node,
        raw: Option<&At<Many<RawSay>>>,
        digits: (u8, u8),
        confirms: bool,
    ) -> [Vec<PromptId>; 2] {
        let has_own = |name| self.composer.has_own(&[name]);
        if raw.is_some() || (has_own("no_match") && !has_own("no_match_entry")) {
            let both = self.remarks(node, raw, Role::NoMatch, "no_match");
            return [both.clone(), both];
        }
        let wrong = self.composer.no_match_entry(node, digits);
        let confirm = confirms.then(|| self.composer.shared(Role::NoMatch(1), "no_match"));
        [vec![wrong], confirm.into_iter().collect()]
    }

    /// Where callers go who failed too often: the node's own way for each failure, else that for both.
    pub(super) fn give_up(
        &mut self,
        both: Option<&At<String>>,
        own: [Option<&At<String>>; 2],
    ) -> GiveUp {
        let both = both.map(|to| self.names.onward_or_out(to, self.report));
        let [no_input_to, no_match_to] =
            own.map(|to| to.map(|to| self.names.onward_or_out(to, self.report)).or(both));
        GiveUp { no_input_to, no_match_to }
    }

    pub(in crate::menu::resolve) fn message(
        &mut self,
        n: u32,
        id: &At<String>,
        raw: &RawMessage,
    ) -> Message {
        let node = Node::Message(MessageId(n));
        Message {
            id: id.value.as_str().into(),
            say: self.must_say(node, Role::Say, raw.say.as_ref()),
            to: self.after_a_message(id, raw),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    /// Where a message leads on.
    fn after_a_message(&mut self, id: &At<String>, raw: &RawMessage) -> Option<Onward> {
        let Some(action) = &raw.r#do else { return raw.to.as_ref().map(|to| self.onward(to)) };
        if raw.to.is_some() {
            let both = format!("message `{}` has `to` and `do`", id.value);
            self.report.add(
                Problem::new(action.span.clone(), both)
                    .label("it can lead to one place only")
                    .help("keep one of them"),
            );
        }
        if action.value != "back" {
            self.report.unknown(action.span.clone(), "action", &action.value, &["back"]);
        }
        Some(Onward::Back)
    }

    pub(super) fn must_say(
        &mut self,
        node: Node,
        role: Role,
        say: Option<&At<RawSay>>,
    ) -> PromptId {
        match say {
            Some(say) => self.composer.say(Some(node), role, say, self.report),
            None => self.composer.shared(Role::Goodbye, "goodbye"),
        }
    }

    pub(in crate::menu::resolve) fn entry(
        &mut self,
        n: u32,
        id: &At<String>,
        raw: &RawEntry,
    ) -> Entry {
        let node = Node::Entry(EntryId(n));
        let confirms =
            raw.confirm_say.is_some() || raw.confirm.as_ref().is_some_and(|yes| yes.value);
        let confirm = confirms.then(|| match &raw.confirm_say {
            Some(say) => self.composer.say(Some(node), Role::Confirm, say, self.report),
            None => self.composer.shared(Role::Confirm, "confirm"),
        });
        let length = raw.length.as_ref().map(|length| length.value);
        let (fewest, most) = length.map_or((1, 1), |length| (length.fewest, length.most));
        let [no_match, no_match_confirm] =
            self.wrong_in_an_entry(node, raw.no_match.as_ref(), (fewest, most), confirms);
        let ask = self.must_say(node, Role::Ask, raw.ask.as_ref());
        let timings = timings(raw.timings.as_ref(), self.timings, self.report);
        Entry {
            id: id.value.as_str().into(),
            ask,
            again: self.again(node, raw.again.as_ref(), timings).unwrap_or(ask),
            fewest,
            most,
            terminator: raw.terminator.as_ref().map_or(Some(Key::HASH), |key| key.value),
            confirm,
            no_input: self.remarks(node, raw.no_input.as_ref(), Role::NoInput, "no_input"),
            no_match,
            no_match_confirm,
            asked: Vec::new(),
            timings,
            to: raw.to.as_ref().map_or(Onward::To(NOWHERE), |to| self.onward(to)),
            empty_to: raw.empty_to.as_ref().map(|to| self.onward(to)),
            star_to: raw.star_to.as_ref().map(|to| self.onward(to)),
            give_up: self.give_up(
                raw.give_up.as_ref(),
                [raw.no_input_to.as_ref(), raw.no_match_to.as_ref()],
            ),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }
}
