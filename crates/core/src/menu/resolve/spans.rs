//! Where everything stood in the file, for those who tell people and editors about it.

use super::tables::each;
use super::teams::holds_in_line;
use crate::document::{At, Many, Span};
use crate::menu::ids::{
    CallbackId, DirectoryId, EntryId, MailboxId, MenuId, MessageId, Node, QueueId, TeamId,
};
use crate::menu::raw::{
    RawCase, RawFile, RawMenu, RawOption, RawQueue, RawSay, RawText, RawTimings, RawWaiver,
};
use crate::menu::spans::{
    BranchSpans, CallbackSpans, DirectorySpans, EntrySpans, LineSpans, MenuSpans, MessageSpans,
    OneText, OptionSpans, QueueSpans, ResourceSpans, SourceSpans, Spans, SwitchSpans, TeamSpans,
    TimingsSpans, WaiverSpans,
};

/// The places of all that a file has but its prompts, in the order of the tree.
pub(super) fn of(raw: &RawFile) -> Spans {
    Spans {
        timezone: maybe(raw.timezone.as_ref()),
        country: maybe(raw.country.as_ref()),
        longest_call: raw
            .limits
            .as_ref()
            .and_then(|limits| maybe(limits.value.longest_call.as_ref())),
        timings: timings(raw.timings.as_ref()),
        keys: file_keys(raw).map(option).collect(),
        claims: spans(raw.claims.as_ref()),
        waivers: raw.waive.iter().flat_map(|waivers| &waivers.value).map(waiver).collect(),
        one_texts: one_texts(raw),
        lines: each(raw.lines.as_ref(), |_, id, line| LineSpans {
            name: here(id),
            number: at(line.number.as_ref()),
            toll_free: maybe(line.toll_free.as_ref()),
            hours: maybe(line.hours.as_ref()),
            timezone: maybe(line.timezone.as_ref()),
            country: maybe(line.country.as_ref()),
            answer: at(line.answer.as_ref()),
        }),
        menus: each(raw.menus.as_ref(), |_, id, menu| MenuSpans {
            name: here(id),
            options: options_of(menu, raw).map(option).collect(),
            timings: timings(menu.timings.as_ref()),
            give_up: maybe(menu.give_up.as_ref()),
        }),
        messages: each(raw.messages.as_ref(), |_, id, message| MessageSpans {
            name: here(id),
            to: maybe(message.to.as_ref().or(message.r#do.as_ref())),
        }),
        entries: each(raw.entries.as_ref(), |_, id, entry| EntrySpans {
            name: here(id),
            length: at(entry.length.as_ref()),
            timings: timings(entry.timings.as_ref()),
            to: at(entry.to.as_ref()),
            give_up: maybe(entry.give_up.as_ref()),
        }),
        branches: each(raw.branches.as_ref(), |_, id, branch| BranchSpans {
            name: here(id),
            cases: branch
                .cases
                .iter()
                .flat_map(|cases| &cases.value)
                .map(|case| condition(&case.value))
                .collect(),
            otherwise: at(branch.otherwise.as_ref()),
        }),
        switches: each(raw.switches.as_ref(), |_, id, switch| SwitchSpans {
            name: here(id),
            usual: maybe(switch.usual.as_ref()),
        }),
        mailboxes: each(raw.mailboxes.as_ref(), |_, id, _| here(id)),
        queues: each(raw.queues.as_ref(), |_, id, queue| QueueSpans {
            name: here(id),
            options: ways_out(queue, raw).map(option).collect(),
            announce: maybe(queue.announce.as_ref()),
            every: maybe(queue.every.as_ref()),
            longest: maybe(queue.longest.as_ref()),
            longest_to: maybe(queue.longest_to.as_ref()),
            closed_to: maybe(queue.closed_to.as_ref()),
            full_to: maybe(queue.full_to.as_ref()),
        }),
        callbacks: each(raw.callbacks.as_ref(), |_, id, callback| CallbackSpans {
            name: here(id),
            timings: timings(callback.timings.as_ref()),
            give_up: maybe(callback.give_up.as_ref()),
        }),
        directories: each(raw.directories.as_ref(), |_, id, directory| DirectorySpans {
            name: here(id),
            timings: timings(directory.timings.as_ref()),
        }),
        teams: each(raw.teams.as_ref(), |_, id, team| TeamSpans {
            name: here(id),
            extension: maybe(team.extension.as_ref()),
            hours: maybe(team.hours.as_ref()),
            timezone: maybe(team.timezone.as_ref()),
            country: maybe(team.country.as_ref()),
            email: maybe(team.email.as_ref()),
            fax: maybe(team.fax.as_ref()),
            url: maybe(team.url.as_ref()),
            topics: spans(team.topics.as_ref()),
            also: maybe(team.also.as_ref()),
            closed_to: maybe(team.closed_to.as_ref()),
            unanswered_to: maybe(team.unanswered_to.as_ref()),
            busy_to: maybe(team.busy_to.as_ref()),
        }),
        resources: each(raw.resources.as_ref(), |_, id, resource| ResourceSpans {
            name: here(id),
            url: at(resource.url.as_ref()),
            topics: spans(resource.topics.as_ref()),
        }),
        sources: each(raw.sources.as_ref(), |_, id, source| SourceSpans {
            name: here(id),
            seen: maybe(source.seen.as_ref()),
        }),
        prompts: Vec::new(),
    }
}

/// The texts that stand once, of a file that speaks several languages.
fn one_texts(raw: &RawFile) -> Vec<OneText> {
    let mut found = OneTexts(Vec::new());
    if raw.languages.as_ref().is_none_or(|languages| languages.value.is_empty()) {
        return found.0;
    }
    found.read("title", None, raw.title.as_ref());
    for (name, text) in raw.phrases.iter().flat_map(|phrases| &phrases.value.0) {
        found.read(name, None, Some(text));
    }
    each(raw.lines.as_ref(), |_, id, line| {
        found.read("name", Some(id), line.name.as_ref());
        found.read("about", Some(id), line.about.as_ref());
        found.read("hours_say", Some(id), line.hours_say.as_ref());
    });
    each(raw.menus.as_ref(), |n, id, menu| {
        let mut said = found.said_by(id, Node::Menu(MenuId(n)));
        said.say("greeting", menu.greeting.as_ref());
        said.say("say", menu.say.as_ref());
        for option in menu.options.iter().flat_map(|options| &options.value) {
            said.text("label", option.value.label.as_ref());
        }
        said.remarks("no_input", menu.no_input.as_ref());
        said.remarks("no_match", menu.no_match.as_ref());
        said.say("again", menu.again.as_ref().and_then(|again| again.value.say()));
    });
    each(raw.messages.as_ref(), |n, id, message| {
        found.said_by(id, Node::Message(MessageId(n))).say("say", message.say.as_ref());
    });
    each(raw.entries.as_ref(), |n, id, entry| {
        let mut said = found.said_by(id, Node::Entry(EntryId(n)));
        said.say("ask", entry.ask.as_ref());
        said.say("confirm_say", entry.confirm_say.as_ref());
        said.remarks("no_input", entry.no_input.as_ref());
        said.remarks("no_match", entry.no_match.as_ref());
        said.say("again", entry.again.as_ref().and_then(|again| again.value.say()));
    });
    each(raw.mailboxes.as_ref(), |n, id, mailbox| {
        let mut said = found.said_by(id, Node::Mailbox(MailboxId(n)));
        said.say("say", mailbox.say.as_ref());
        said.say("thanks", mailbox.thanks.as_ref());
    });
    each(raw.queues.as_ref(), |n, id, queue| {
        let mut said = found.said_by(id, Node::Queue(QueueId(n)));
        said.say("greeting", queue.greeting.as_ref());
        said.say("announce", queue.announce.as_ref());
        for option in queue.options.iter().flat_map(|options| &options.value) {
            said.text("label", option.value.label.as_ref());
        }
    });
    each(raw.callbacks.as_ref(), |n, id, callback| {
        let mut said = found.said_by(id, Node::Callback(CallbackId(n)));
        said.say("offer", callback.offer.as_ref());
        said.say("ask", callback.ask.as_ref());
        said.say("confirm_say", callback.confirm_say.as_ref());
        said.remarks("no_input", callback.no_input.as_ref());
        said.remarks("no_match", callback.no_match.as_ref());
        said.say("thanks", callback.thanks.as_ref());
    });
    each(raw.directories.as_ref(), |n, id, directory| {
        let mut said = found.said_by(id, Node::Directory(DirectoryId(n)));
        said.say("ask", directory.ask.as_ref());
        said.remarks("no_input", directory.no_input.as_ref());
        said.remarks("no_match", directory.no_match.as_ref());
    });
    each(raw.teams.as_ref(), |n, id, team| {
        found.read("name", Some(id), team.name.as_ref());
        found.read("about", Some(id), team.about.as_ref());
        found.read("hours_say", Some(id), team.hours_say.as_ref());
        found.read("fax_for", Some(id), team.fax_for.as_ref());
        for topic in team.topics.iter().flat_map(|topics| &topics.value) {
            found.read("topics", Some(id), Some(&topic.value.say));
        }
        let mut said = found.said_by(id, Node::Team(TeamId(n)));
        said.say("connected", team.connected.as_ref());
        said.say("closed", team.closed.as_ref());
    });
    each(raw.resources.as_ref(), |_, id, page| {
        found.read("name", Some(id), page.name.as_ref());
        found.read("about", Some(id), page.about.as_ref());
        for topic in page.topics.iter().flat_map(|topics| &topics.value) {
            found.read("topics", Some(id), Some(&topic.value.say));
        }
    });
    found.0
}

struct OneTexts(Vec<OneText>);

/// The texts that a node says, and nobody reads.
struct SaidOnce<'f> {
    found: &'f mut OneTexts,
    of: &'f At<String>,
    node: Node,
}

impl OneTexts {
    fn read(&mut self, key: &'static str, of: Option<&At<String>>, text: Option<&At<RawText>>) {
        self.add(key, of, None, text);
    }

    fn said_by<'f>(&'f mut self, of: &'f At<String>, node: Node) -> SaidOnce<'f> {
        SaidOnce { found: self, of, node }
    }

    /// A text with letters, beside its placeholders. An address is the same in every language.
    fn add(
        &mut self,
        key: &'static str,
        of: Option<&At<String>>,
        said_by: Option<Node>,
        text: Option<&At<RawText>>,
    ) {
        let Some(At { value: RawText::Plain(text), span }) = text else { return };
        let outside = text.split('{').enumerate().map(|(n, part)| match part.split_once('}') {
            Some((_, rest)) if n > 0 => rest,
            _ => part,
        });
        let is_address = text.contains('.') && !text.contains(' ') && !text.ends_with('.');
        let has_letters = outside.flat_map(str::chars).any(char::is_alphabetic);
        if has_letters && !is_address {
            let of = of.map(|of| of.value.as_str().into());
            self.0.push(OneText { key, of, said_by, place: span.clone().into() });
        }
    }
}

impl SaidOnce<'_> {
    fn text(&mut self, key: &'static str, text: Option<&At<RawText>>) {
        self.found.add(key, Some(self.of), Some(self.node), text);
    }

    fn say(&mut self, key: &'static str, say: Option<&At<RawSay>>) {
        self.text(key, say.map(|say| &say.value.say));
    }

    fn remarks(&mut self, key: &'static str, remarks: Option<&At<Many<RawSay>>>) {
        for remark in remarks.iter().flat_map(|remarks| &remarks.value.0) {
            self.say(key, Some(remark));
        }
    }
}

/// The place of what a case asks.
fn condition(case: &RawCase) -> Span {
    let names = case.during.as_ref().or(case.open.as_ref()).or(case.switch.as_ref());
    let value = case.is.as_ref().or(case.matches.as_ref()).filter(|_| case.entered.is_some());
    let names = names.or(case.caller.as_ref()).or(case.asks.as_ref());
    maybe(names).or(maybe(value)).or(maybe(case.times.as_ref())).unwrap_or_default()
}

fn here<T>(at: &At<T>) -> Span {
    at.span.clone().into()
}

fn maybe<T>(at: Option<&At<T>>) -> Option<Span> {
    at.map(here)
}

/// The place of a field that a file must have. Where it is missing the tree is thrown away.
fn at<T>(at: Option<&At<T>>) -> Span {
    maybe(at).unwrap_or_default()
}

fn spans<T>(list: Option<&At<Vec<At<T>>>>) -> Vec<Span> {
    list.iter().flat_map(|list| &list.value).map(here).collect()
}

fn file_keys(raw: &RawFile) -> impl Iterator<Item = &At<RawOption>> {
    raw.keys.iter().flat_map(|keys| &keys.value.0)
}

/// The options of a menu, and the keys of the whole file that hold there.
fn options_of<'r>(menu: &'r RawMenu, raw: &'r RawFile) -> impl Iterator<Item = &'r At<RawOption>> {
    let own = || menu.options.iter().flat_map(|options| &options.value);
    let hold = menu.keys.as_ref().is_none_or(|keys| keys.value);
    let key = |option: &'r At<RawOption>| option.value.key.as_ref().map(|key| &key.value);
    let is_free = move |of_file: &&'r At<RawOption>| own().all(|own| key(own) != key(of_file));
    own().chain(file_keys(raw).filter(move |_| hold).filter(is_free))
}

/// The ways out of a queue, and the keys of the whole file that hold in it.
fn ways_out<'r>(queue: &'r RawQueue, raw: &'r RawFile) -> impl Iterator<Item = &'r At<RawOption>> {
    let own = || queue.options.iter().flat_map(|options| &options.value);
    let hold = queue.keys.as_ref().is_none_or(|keys| keys.value);
    let key = |option: &'r At<RawOption>| option.value.key.as_ref().map(|key| &key.value);
    let is_free = move |of_file: &&'r At<RawOption>| {
        key(of_file).is_some_and(holds_in_line) && own().all(|own| key(own) != key(of_file))
    };
    own().chain(file_keys(raw).filter(move |_| hold).filter(is_free))
}

fn option(all: &At<RawOption>) -> OptionSpans {
    let raw = &all.value;
    OptionSpans {
        all: here(all),
        keys: at(raw.key.as_ref()),
        label: maybe(raw.label.as_ref()),
        also: maybe(raw.also.as_ref()),
        during: maybe(raw.during.as_ref()),
        lead: maybe(raw.to.as_ref()).unwrap_or_else(|| at(raw.r#do.as_ref())),
    }
}

fn waiver(all: &At<RawWaiver>) -> WaiverSpans {
    WaiverSpans { all: here(all), rule: at(all.value.rule.as_ref()) }
}

fn timings(raw: Option<&At<RawTimings>>) -> TimingsSpans {
    let Some(At { value: raw, .. }) = raw else { return TimingsSpans::default() };
    TimingsSpans {
        no_input: maybe(raw.no_input.as_ref()),
        inter_digit: maybe(raw.inter_digit.as_ref()),
        no_input_tries: maybe(raw.no_input_tries.as_ref()),
        no_match_tries: maybe(raw.no_match_tries.as_ref()),
    }
}
