//! Waiting in line for a team, and being called back instead.

use std::ops::Range;

use crate::document::{At, Problem};
use crate::menu::ids::{CallbackId, Node, PromptId, QueueId, TeamId};
use crate::menu::parts::{Callback, Key, KeyPattern, MenuOption, Queue, QueueModel, Role};
use crate::menu::raw::{RawCallback, RawQueue, RawSay};
use crate::menu::resolve::resolver::Resolver;
use crate::menu::resolve::settings::timings;

/// From the end of an announcement to the next, where the file does not say it.
const EVERY_MS: u64 = 60_000;
/// Announcements come no faster.
const LEAST_EVERY_MS: u64 = 5_000;

/// Whether a key of the whole file holds in line: a key that counts at once.
pub(in crate::menu::resolve) fn holds_in_line(keys: &KeyPattern) -> bool {
    keys.plain().is_some_and(|keys| keys.len() == 1)
}

impl Resolver<'_> {
    pub(in crate::menu::resolve) fn queue(
        &mut self,
        n: u32,
        id: &At<String>,
        raw: &RawQueue,
        (operator, file_keys): (Option<Node>, &[MenuOption]),
    ) -> Queue {
        let node = Node::Queue(QueueId(n));
        let none = Vec::new();
        let raw_options = raw.options.as_ref().map_or(&none, |options| &options.value);
        let mut options: Vec<MenuOption> =
            raw_options.iter().filter_map(|option| self.option(option, operator)).collect();
        if raw.keys.as_ref().is_none_or(|keys| keys.value) {
            let own = options.len();
            let is_free =
                |key: &&MenuOption| options[..own].iter().all(|option| option.keys != key.keys);
            let holds = |key: &&MenuOption| holds_in_line(&key.keys);
            let free: Vec<MenuOption> =
                file_keys.iter().filter(is_free).filter(holds).cloned().collect();
            options.extend(free);
        }
        for hours in raw_options.iter().filter_map(|option| option.value.during.as_ref()) {
            let problem = Problem::new(hours.span.clone(), "a key of a queue holds at all hours");
            self.report.add(problem.help("let it lead to a branch that chooses by hours"));
        }
        self.one_key_each(raw_options.iter().filter_map(|option| option.value.key.as_ref()));
        let team = raw.team.as_ref().and_then(|team| self.names.team(team, self.report));
        let every_ms = raw.every.as_ref().map_or(EVERY_MS, |every| every.value.0);
        if let Some(every) = raw.every.as_ref().filter(|_| every_ms < LEAST_EVERY_MS) {
            self.report.add(
                Problem::new(every.span.clone(), "announcements can't come that often")
                    .help("write 5s to 24h"),
            );
        }
        let longest = raw.longest.as_ref();
        if let (None, Some(to)) = (longest, &raw.longest_to) {
            self.report.add(
                Problem::new(to.span.clone(), "`longest_to` needs `longest`")
                    .help("say how long a caller may wait: longest = \"20m\""),
            );
        }
        let model = raw.wait.as_ref().map(|wait| wait.value.model(&wait.span, self.report));
        Queue {
            id: id.value.as_str().into(),
            team: team.unwrap_or(TeamId(0)),
            greeting: self.says(node, Role::Greeting, raw.greeting.as_ref(), "queue_greeting"),
            announcement: self.announcement(node, raw, &options),
            every_ms,
            music: raw.music.as_ref().is_none_or(|music| music.value),
            options,
            longest_ms: longest.map(|longest| longest.value.0),
            longest_to: raw.longest_to.as_ref().map(|to| self.onward(to)),
            closed_to: raw.closed_to.as_ref().map(|to| self.onward(to)),
            full_to: raw.full_to.as_ref().map(|to| self.onward(to)),
            model: model.unwrap_or(QueueModel::Free),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    /// A prompt in words of the file, else a phrase.
    fn says(
        &mut self,
        node: Node,
        role: Role,
        say: Option<&At<RawSay>>,
        phrase: &'static str,
    ) -> PromptId {
        match say {
            Some(say) => self.composer.say(Some(node), role, say, self.report),
            None if role == Role::Confirm => self.composer.shared(role, phrase),
            None => self.composer.phrased(node, role, phrase),
        }
    }

    fn announcement(&mut self, node: Node, raw: &RawQueue, options: &[MenuOption]) -> PromptId {
        let all = ["position", "wait"];
        let mut tells: Vec<&'static str> = Vec::new();
        for told in raw.tells.iter().flat_map(|tells| &tells.value) {
            match all.iter().find(|known| **known == told.value) {
                Some(known) => tells.push(known),
                None => {
                    self.report.unknown(told.span.clone(), "thing to tell", &told.value, &all);
                }
            }
        }
        if raw.tells.is_none() {
            tells = all.to_vec();
        }
        match &raw.announce {
            Some(say) => self.composer.announced(node, say, self.report),
            None => self.composer.announcement(node, &tells, options),
        }
    }

    /// A way out of a queue counts at once: no key of it can begin another.
    fn one_key_each<'r>(&mut self, keys: impl Iterator<Item = &'r At<KeyPattern>>) {
        let mut taken: Vec<(Key, Range<usize>)> = Vec::new();
        for at in keys {
            let Some([key]) = at.value.plain().map(|keys| &**keys) else {
                self.report.add(
                    Problem::new(at.span.clone(), "a way out of a queue is one key")
                        .help("write one of 0-9 * #"),
                );
                continue;
            };
            match taken.iter().find(|(other, _)| other == key) {
                Some((_, first)) => self.report.add(
                    Problem::new(at.span.clone(), format!("key {} is already taken", at.value))
                        .label("a key can lead to only one place")
                        .also(first.clone(), "it leads elsewhere here"),
                ),
                None => taken.push((*key, at.span.clone())),
            }
        }
    }

    pub(in crate::menu::resolve) fn callback(
        &mut self,
        n: u32,
        id: &At<String>,
        raw: &RawCallback,
    ) -> Callback {
        let node = Node::Callback(CallbackId(n));
        let length = raw.length.as_ref().map(|length| length.value);
        let (fewest, most) = length.map_or((7, 15), |length| (length.fewest, length.most));
        let [no_match, no_match_choice] =
            self.wrong_in_an_entry(node, raw.no_match.as_ref(), (fewest, most), true);
        let own_number = raw.own_number.as_ref().is_none_or(|own| own.value);
        if let (false, Some(offer)) = (own_number, &raw.offer) {
            self.report.add(
                Problem::new(offer.span.clone(), "this is never said")
                    .label("`own_number` is false: nobody is asked")
                    .help("leave out one of them"),
            );
        }
        let terminator = raw.terminator.as_ref().map_or(Some(Key::HASH), |key| key.value);
        let ask = match &raw.ask {
            Some(say) => self.composer.say(Some(node), Role::Ask, say, self.report),
            None => self.composer.callback_ask(node, terminator.filter(|_| fewest < most)),
        };
        Callback {
            id: id.value.as_str().into(),
            offer: own_number
                .then(|| self.says(node, Role::Offer, raw.offer.as_ref(), "callback_offer")),
            ask,
            fewest,
            most,
            terminator,
            confirm: self.says(node, Role::Confirm, raw.confirm_say.as_ref(), "confirm"),
            no_input: self.remarks(node, raw.no_input.as_ref(), Role::NoInput, "no_input"),
            no_match,
            no_match_choice,
            thanks: self.says(node, Role::Thanks, raw.thanks.as_ref(), "callback_thanks"),
            timings: timings(raw.timings.as_ref(), self.timings, self.report),
            star_to: raw.star_to.as_ref().map(|to| self.onward(to)),
            give_up: self.give_up(
                raw.give_up.as_ref(),
                [raw.no_input_to.as_ref(), raw.no_match_to.as_ref()],
            ),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }
}
