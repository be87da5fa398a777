//! From the file as typed to the tree as proved: every name is looked up, every word composed.
//! What is wrong is reported, and a stand-in goes into the tree, which is then thrown away.
mod loops;
mod names;
mod scribe;
mod teams;

use std::str::FromStr as _;

use chrono_tz::Tz;

use self::names::Names;
use self::scribe::Scribe;
use super::fact::{Claim, Source, Status};
use super::key::Key;
use super::node::{Branch, Entry, Lead, Line, Mailbox, Menu, MenuOption, Message, When};
use super::number::PhoneNumber;
use super::problem::Problem;
use super::prompt::{Language, PromptId, Role};
use super::raw::{
    At, Many, RawBranch, RawCase, RawEntry, RawFile, RawMailbox, RawMenu, RawMessage, RawOption,
    RawSay, RawTimings, Report,
};
use super::team::Resource;
use super::tree::{EntryId, Limits, Node, SharedPrompts, Timings, Tree};
use crate::hours::Hours;

/// The tree of a file that was read. Worth something only if the report stays empty.
pub(super) fn resolve(raw: &RawFile, report: &mut Report) -> Tree {
    let zone = zone(raw, report);
    let names = Names::new(raw, report);
    let languages = languages(raw, report);
    let timings = timings(raw.timings.as_ref(), DEFAULT_TIMINGS, report);
    let mut scribe = Scribe::new(raw, &languages, &names, report);
    let shared = SharedPrompts {
        gave_up: scribe.shared(Role::GaveUp, "gave_up"),
        goodbye: scribe.shared(Role::Goodbye, "goodbye"),
    };
    let country = raw.country.as_ref().map(|country| country.value.clone());
    let mut desk = Desk { names: &names, scribe, report, zone, country, timings };
    let operator = raw.operator.as_ref().map(|to| desk.node(to));
    let mut tree = Tree {
        title: raw.title.as_ref().map_or("", |title| &title.value).into(),
        notice: raw.notice.as_ref().map(|notice| notice.value.as_str().into()),
        zone,
        operator,
        limits: limits(raw, desk.report),
        timings,
        wording: raw.wording.as_ref().map_or(Status::Assumed, |status| status.value),
        lines: desk.lines(raw),
        menus: each(raw.menus.as_ref(), |n, id, menu| desk.menu(n, id, menu, operator)),
        messages: each(raw.messages.as_ref(), |n, id, message| desk.message(n, id, message)),
        entries: each(raw.entries.as_ref(), |n, id, entry| desk.entry(n, id, entry)),
        branches: each(raw.branches.as_ref(), |_, id, branch| desk.branch(id, branch)),
        mailboxes: each(raw.mailboxes.as_ref(), |n, id, mailbox| desk.mailbox(n, id, mailbox)),
        teams: Vec::new(),
        resources: desk.resources(raw),
        sources: each(raw.sources.as_ref(), |_, id, source| Source {
            id: id.value.as_str().into(),
            title: text(source.title.as_ref()).unwrap_or_default(),
            publisher: text(source.publisher.as_ref()),
            url: text(source.url.as_ref()),
            seen: source.seen.as_ref().map(|seen| seen.value),
            trust: text(source.trust.as_ref()),
        }),
        claims: desk.claims(raw),
        lexicon: desk.lexicon(raw),
        prompts: Vec::new(),
        shared,
        languages: languages.clone(),
    };
    teams::resolve(raw, &mut tree, &mut desk);
    tree.prompts = desk.scribe.into_prompts();
    if desk.report.is_clean() {
        loops::refuse(raw, &tree, desk.report);
    }
    tree
}

/// Everything that resolving a node needs to know.
struct Desk<'a> {
    names: &'a Names<'a>,
    scribe: Scribe<'a>,
    report: &'a mut Report,
    zone: Tz,
    country: Option<String>,
    timings: Timings,
}

/// Resolves each table of a kind, in file order.
fn each<Raw, Made>(
    tables: Option<&At<super::raw::ById<Raw>>>,
    mut make: impl FnMut(u32, &At<String>, &Raw) -> Made,
) -> Vec<Made> {
    let tables = tables.map(|tables| tables.value.0.as_slice()).unwrap_or_default();
    let numbered = (0u32..).zip(tables);
    numbered.map(|(n, (id, raw))| make(n, id, &raw.value)).collect()
}

fn text(text: Option<&At<String>>) -> Option<Box<str>> {
    text.map(|text| text.value.as_str().into())
}

impl Desk<'_> {
    fn node(&mut self, to: &At<String>) -> Node {
        self.names.node(to, self.report)
    }

    fn hours(&mut self, hours: &At<String>) -> Option<Hours> {
        Hours::parse(&hours.value, self.zone, self.country.as_deref())
            .map_err(|wrong| {
                // The place within the text is the place in the file where nothing is escaped.
                let quote = hours.span.start + 1;
                let span = wrong.at.filter(|at| *at < hours.value.len()).map_or_else(
                    || hours.span.clone(),
                    |at| quote + at..(quote + hours.value.len()).min(hours.span.end),
                );
                let message = format!("\"{}\" are no hours: {}", hours.value, wrong.message);
                self.report.add(
                    Problem::new(span, message).help(
                        "hours are OpenStreetMap opening_hours, such as \"Mo-Fr 08:30-17:00\"",
                    ),
                );
            })
            .ok()
    }

    fn lines(&mut self, raw: &RawFile) -> Vec<Line> {
        if raw.lines.as_ref().is_none_or(|lines| lines.value.0.is_empty()) {
            self.report.add(
                Problem::new(0..0, "there is no line: nobody can call this menu")
                    .help("add [lines.NAME] with `number` and `answer`"),
            );
        }
        let mut dialled: Vec<(PhoneNumber, std::ops::Range<usize>)> = Vec::new();
        each(raw.lines.as_ref(), |_, id, line| {
            let nowhere = || PhoneNumber::parse("+10000000").ok();
            let stand_in = || PhoneNumber::parse("+12025550100").ok().or_else(nowhere);
            let number = line.number.as_ref().map(|number| number.value.clone());
            if let (Some(number), Some(at)) = (&number, &line.number) {
                if let Some((_, first)) = dialled.iter().find(|(other, _)| other == number) {
                    self.report.add(
                        Problem::new(
                            at.span.clone(),
                            format!("two lines have the number {number}"),
                        )
                        .also(first.clone(), "the other one is here"),
                    );
                }
                dialled.push((number.clone(), at.span.clone()));
            }
            Line {
                id: id.value.as_str().into(),
                name: text(line.name.as_ref()),
                about: text(line.about.as_ref()),
                number: number.or_else(stand_in).expect("the stand-in is a number"),
                toll_free: line.toll_free.as_ref().is_some_and(|free| free.value),
                hours: line.hours.as_ref().and_then(|hours| self.hours(hours)),
                answer: line.answer.as_ref().map_or(NOWHERE, |to| self.node(to)),
                fact: self.names.fact(line.source.as_ref(), line.status.as_ref(), self.report),
            }
        })
    }

    fn menu(&mut self, n: u32, id: &At<String>, raw: &RawMenu, operator: Option<Node>) -> Menu {
        let node = Node::Menu(super::tree::MenuId(n));
        let none = Vec::new();
        let raw_options = raw.options.as_ref().map_or(&none, |options| &options.value);
        if let (true, Some(at)) = (raw_options.is_empty(), &raw.options) {
            self.report
                .add(Problem::new(at.span.clone(), format!("menu `{}` has no options", id.value)));
        }
        let options: Vec<MenuOption> =
            raw_options.iter().filter_map(|option| self.option(option, operator)).collect();
        let mut taken: Vec<(&super::key::Keys, std::ops::Range<usize>)> = Vec::new();
        for keys in raw_options.iter().filter_map(|option| option.value.key.as_ref()) {
            match taken.iter().find(|(other, _)| *other == &keys.value) {
                Some((_, first)) => self.report.add(
                    Problem::new(keys.span.clone(), format!("key {} is taken already", keys.value))
                        .label("it can lead to one place only")
                        .also(first.clone(), "it leads elsewhere here"),
                ),
                None => taken.push((&keys.value, keys.span.clone())),
            }
        }
        let prompt = match &raw.say {
            Some(say) => self.scribe.say(Some(node), Role::Options, say, self.report),
            None => self.scribe.options(node, &options),
        };
        Menu {
            id: id.value.as_str().into(),
            greeting: raw
                .greeting
                .as_ref()
                .map(|s| self.scribe.say(Some(node), Role::Greeting, s, self.report)),
            prompt,
            options,
            no_input: self.remarks(node, raw.no_input.as_ref(), Role::NoInput, "no_input"),
            no_match: self.remarks(node, raw.no_match.as_ref(), Role::NoMatch, "no_match"),
            timings: timings(raw.timings.as_ref(), self.timings, self.report),
            give_up: raw.give_up.as_ref().map(|to| self.node(to)),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn option(&mut self, at: &At<RawOption>, operator: Option<Node>) -> Option<MenuOption> {
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
                self.report.add(problem.help("to = \"ID\" leads to a node; do = \"repeat\", \"back\", \"top\", \"operator\" or \"hang-up\""));
                return None;
            }
        };
        let label = match (&raw.label, phrase) {
            (Some(label), _) => self.scribe.text(label, self.report),
            (None, Some(phrase)) => self.scribe.phrase(phrase),
            (None, None) => {
                let problem = Problem::new(at.span.clone(), "an option needs `label`");
                self.report
                    .add(problem.help("the words that are spoken: \"For LABEL, press KEY.\""));
                return None;
            }
        };
        Some(MenuOption {
            keys: raw.key.as_ref()?.value.clone(),
            label,
            lead,
            spoken: raw.spoken.as_ref().is_none_or(|spoken| spoken.value),
            language: raw.language.as_ref().and_then(|tag| self.scribe.language(tag, self.report)),
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
            ("operator", Some(node)) => (Lead::Operator(node), Some("operator")),
            ("operator", None) => {
                let problem = Problem::new(action.span.clone(), "this file has no operator");
                self.report.add(problem.help("name one at the top of the file: operator = \"ID\""));
                return None;
            }
            (unknown, _) => {
                let known = ["repeat", "back", "top", "operator", "hang-up"];
                self.report.unknown(action.span.clone(), "action", unknown, &known);
                return None;
            }
        })
    }

    /// What is said after a failure: the menu's own words, or the phrase all share.
    fn remarks(
        &mut self,
        node: Node,
        raw: Option<&At<Many<RawSay>>>,
        role: fn(u8) -> Role,
        phrase: &'static str,
    ) -> Vec<PromptId> {
        let Some(remarks) = raw else { return vec![self.scribe.shared(role(1), phrase)] };
        (1u8..=u8::MAX)
            .zip(&remarks.value.0)
            .map(|(n, say)| self.scribe.say(Some(node), role(n), say, self.report))
            .collect()
    }

    fn message(&mut self, n: u32, id: &At<String>, raw: &RawMessage) -> Message {
        let node = Node::Message(super::tree::MessageId(n));
        Message {
            id: id.value.as_str().into(),
            say: self.must_say(node, Role::Say, raw.say.as_ref()),
            to: raw.to.as_ref().map(|to| self.node(to)),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn must_say(&mut self, node: Node, role: Role, say: Option<&At<RawSay>>) -> PromptId {
        match say {
            Some(say) => self.scribe.say(Some(node), role, say, self.report),
            None => self.scribe.shared(Role::Goodbye, "goodbye"),
        }
    }

    fn entry(&mut self, n: u32, id: &At<String>, raw: &RawEntry) -> Entry {
        let node = Node::Entry(EntryId(n));
        let confirms =
            raw.confirm_say.is_some() || raw.confirm.as_ref().is_some_and(|yes| yes.value);
        let confirm = confirms.then(|| match &raw.confirm_say {
            Some(say) => self.scribe.say(Some(node), Role::Confirm, say, self.report),
            None => self.scribe.shared(Role::Confirm, "confirm"),
        });
        let length = raw.length.as_ref().map(|length| length.value);
        Entry {
            id: id.value.as_str().into(),
            ask: self.must_say(node, Role::Ask, raw.ask.as_ref()),
            fewest: length.map_or(1, |length| length.fewest),
            most: length.map_or(1, |length| length.most),
            terminator: raw.terminator.as_ref().map_or(Some(Key::HASH), |key| key.value),
            confirm,
            no_input: self.remarks(node, raw.no_input.as_ref(), Role::NoInput, "no_input"),
            no_match: self.remarks(node, raw.no_match.as_ref(), Role::NoMatch, "no_match"),
            timings: timings(raw.timings.as_ref(), self.timings, self.report),
            to: raw.to.as_ref().map_or(NOWHERE, |to| self.node(to)),
            give_up: raw.give_up.as_ref().map(|to| self.node(to)),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn branch(&mut self, id: &At<String>, raw: &RawBranch) -> Branch {
        let none = Vec::new();
        let cases = raw.cases.as_ref().map_or(&none, |cases| &cases.value);
        Branch {
            id: id.value.as_str().into(),
            cases: cases.iter().filter_map(|case| self.case(case)).collect(),
            otherwise: raw.otherwise.as_ref().map_or(NOWHERE, |to| self.node(to)),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn case(&mut self, at: &At<RawCase>) -> Option<(When, Node)> {
        let RawCase { to, during, open } = &at.value;
        let to = self.node(to.as_ref()?);
        let when = match (during, open) {
            (Some(hours), None) => When::During(self.hours(hours)?),
            (None, Some(team)) => When::Open(self.names.team(team, self.report)?),
            _ => {
                self.report.add(
                    Problem::new(at.span.clone(), "a case needs `during` or `open`, and not both")
                        .help("during = \"Mo-Fr 08:00-17:00\", or open = \"TEAM\""),
                );
                return None;
            }
        };
        Some((when, to))
    }

    fn mailbox(&mut self, n: u32, id: &At<String>, raw: &RawMailbox) -> Mailbox {
        let node = Node::Mailbox(super::tree::MailboxId(n));
        Mailbox {
            id: id.value.as_str().into(),
            say: self.must_say(node, Role::Say, raw.say.as_ref()),
            thanks: match &raw.thanks {
                Some(say) => self.scribe.say(Some(node), Role::Thanks, say, self.report),
                None => self.scribe.shared(Role::Thanks, "thanks"),
            },
            longest_ms: raw.longest.as_ref().map_or(120_000, |longest| longest.value.0),
            fact: self.names.fact(raw.source.as_ref(), raw.status.as_ref(), self.report),
        }
    }

    fn resources(&mut self, raw: &RawFile) -> Vec<Resource> {
        each(raw.resources.as_ref(), |_, id, resource| Resource {
            id: id.value.as_str().into(),
            name: text(resource.name.as_ref()).unwrap_or_default(),
            about: text(resource.about.as_ref()),
            url: text(resource.url.as_ref()).unwrap_or_default(),
            topics: teams::topics(resource.topics.as_ref(), super::team::Channel::Web, self),
            fact: self.names.fact(resource.source.as_ref(), resource.status.as_ref(), self.report),
        })
    }

    fn claims(&mut self, raw: &RawFile) -> Vec<Claim> {
        let claims = raw.claims.iter().flat_map(|claims| &claims.value);
        claims
            .filter_map(|At { value: claim, .. }| {
                let about = claim.about.as_ref()?;
                self.names.anything(about, self.report);
                Some(Claim {
                    about: about.value.as_str().into(),
                    says: text(claim.says.as_ref())?,
                    fact: self.names.fact(
                        claim.source.as_ref(),
                        claim.status.as_ref(),
                        self.report,
                    ),
                })
            })
            .collect()
    }

    fn lexicon(&mut self, raw: &RawFile) -> Vec<(Box<str>, super::prompt::Text)> {
        let words = raw.lexicon.iter().flat_map(|lexicon| &lexicon.value.0);
        words
            .map(|(written, said)| (written.as_str().into(), self.scribe.text(said, self.report)))
            .collect()
    }
}

/// A stand-in for a node that is not there; the tree it goes into is thrown away.
const NOWHERE: Node = Node::Menu(super::tree::MenuId(0));

const DEFAULT_TIMINGS: Timings = Timings {
    no_input_ms: 5_000,
    inter_digit_ms: 3_000,
    no_input_tries: 3,
    no_match_tries: 3,
    keeps_type_ahead: false,
};

fn timings(raw: Option<&At<RawTimings>>, default: Timings, report: &mut Report) -> Timings {
    let Some(At { value: raw, .. }) = raw else { return default };
    let mut within = |ms: Option<&At<super::raw::Millis>>, default: u64| {
        let Some(at) = ms else { return default };
        if !(100..=600_000).contains(&at.value.0) {
            report.add(
                Problem::new(at.span.clone(), "this is too short or too long to wait")
                    .help("write 100ms to 10m"),
            );
        }
        at.value.0
    };
    let no_input_ms = within(raw.no_input.as_ref(), default.no_input_ms);
    let inter_digit_ms = within(raw.inter_digit.as_ref(), default.inter_digit_ms);
    let mut tries = |tries: Option<&At<u32>>, default: u8| {
        let Some(at) = tries else { return default };
        u8::try_from(at.value).ok().filter(|n| (1..=20).contains(n)).unwrap_or_else(|| {
            report.add(Problem::new(at.span.clone(), "a node asks 1 to 20 times"));
            default
        })
    };
    Timings {
        no_input_ms,
        inter_digit_ms,
        no_input_tries: tries(raw.no_input_tries.as_ref(), default.no_input_tries),
        no_match_tries: tries(raw.no_match_tries.as_ref(), default.no_match_tries),
        keeps_type_ahead: raw
            .keeps_type_ahead
            .as_ref()
            .map_or(default.keeps_type_ahead, |keeps| keeps.value),
    }
}

fn limits(raw: &RawFile, report: &mut Report) -> Limits {
    let limits = raw.limits.as_ref().map(|limits| &limits.value);
    let longest = limits.and_then(|limits| limits.longest_call.as_ref());
    if let Some(at) = longest.filter(|at| at.value.0 < 1_000) {
        report.add(
            Problem::new(at.span.clone(), "no call is as short as that").help("write 1s to 24h"),
        );
    }
    let path = limits.and_then(|limits| limits.path.as_ref());
    if let Some(at) = path.filter(|at| !(1..=1_000).contains(&at.value)) {
        report.add(Problem::new(at.span.clone(), "a path has 1 to 1000 menus"));
    }
    Limits {
        longest_call_ms: longest.map_or(1_800_000, |at| at.value.0),
        path: path.map_or(32, |at| at.value as usize),
    }
}

fn zone(raw: &RawFile, report: &mut Report) -> Tz {
    let Some(at) = &raw.timezone else { return Tz::UTC };
    Tz::from_str(&at.value).unwrap_or_else(|_| {
        // People write "Pacific" or a city: the last part of a name, or an alias, is what they mean.
        let zones = chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name());
        let wanted = at.value.to_lowercase();
        let alias = zones.clone().find(|name| name.to_lowercase() == format!("us/{wanted}"));
        let nearest = match alias {
            Some("US/Pacific") => Some("America/Los_Angeles"),
            Some("US/Mountain") => Some("America/Denver"),
            Some("US/Central") => Some("America/Chicago"),
            Some("US/Eastern") => Some("America/New_York"),
            Some(other) => Some(other),
            None => {
                let city = zones.clone().find(|name| {
                    name.to_lowercase().ends_with(&format!("/{}", wanted.replace(' ', "_")))
                });
                city.or_else(|| report.nearest(&at.value, zones))
            }
        };
        let mut problem =
            Problem::new(at.span.clone(), format!("there is no time zone \"{}\"", at.value))
                .help("write its IANA name, such as \"America/Los_Angeles\"");
        if let Some(nearest) = nearest {
            problem = problem.label(format!("did you mean \"{nearest}\"?"));
        }
        report.add(problem);
        Tz::UTC
    })
}

fn languages(raw: &RawFile, report: &mut Report) -> Vec<Language> {
    let first = raw.language.as_ref().map_or("en-US", |tag| tag.value.as_str());
    let mut languages = vec![Language { tag: first.into() }];
    for tag in raw.languages.iter().flat_map(|tags| &tags.value) {
        let again = languages.iter().any(|known| known.tag.eq_ignore_ascii_case(&tag.value));
        let fits = !tag.value.is_empty()
            && tag.value.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        match (again, fits) {
            (false, true) => languages.push(Language { tag: tag.value.as_str().into() }),
            (true, _) => report.add(Problem::new(
                tag.span.clone(),
                format!("\"{}\" is spoken already", tag.value),
            )),
            (_, false) => report.add(
                Problem::new(tag.span.clone(), format!("\"{}\" is no language", tag.value))
                    .help("write a BCP 47 tag, such as \"es-US\""),
            ),
        }
    }
    languages
}
