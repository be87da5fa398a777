//! From the file as typed to the tree as proved: every name is looked up, every word composed.
//! What is wrong is reported, and a stand-in goes into the tree, which is then thrown away.
mod invariants;
mod loops;
mod names;
mod nodes;
mod places;
mod scribe;
mod settings;
mod teams;

use std::collections::{BTreeMap, HashMap};

use chrono_tz::Tz;

use self::names::Names;
use self::scribe::Scribe;
use self::settings::{DEFAULT_TIMINGS, languages, limits, timings, zone};
use super::fact::{Claim, Source, Status, Waiver};
use super::ids::Node;
use super::node::Line;
use super::number::PhoneNumber;
use super::prompt::Role;
use super::raw::RawFile;
use super::team::Resource;
use super::timings::Timings;
use super::tree::{SharedPrompts, Tree};
use crate::document::{At, ById, Problem, Report};
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
    let mut desk =
        Desk { names: &names, scribe, report, zone, country, timings, known_hours: HashMap::new() };
    let operator = raw.operator.as_ref().map(|to| desk.node(to));
    let mut tree = Tree {
        title: raw.title.as_ref().map_or("", |title| &title.value).into(),
        notice: raw.notice.as_ref().map(|notice| notice.value.as_str().into()),
        zone,
        holidays: desk.country.as_deref().and_then(|it| Hours::parse("PH", zone, Some(it)).ok()),
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
        confirmed: BTreeMap::new(),
        invariants: invariants::resolve(raw, &mut desk),
        waivers: desk.waivers(raw),
        lexicon: desk.lexicon(raw),
        voicing: settings::voicing(raw.voice.as_ref(), desk.report),
        prompts: Vec::new(),
        shared,
        languages: languages.clone(),
        places: places::places(raw),
    };
    teams::resolve(raw, &mut tree, &mut desk);
    (tree.prompts, tree.places.prompts) = desk.scribe.into_prompts();
    confirmed(raw, &mut tree, desk.report);
    if desk.report.is_clean() {
        loops::refuse(&tree, desk.report);
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
    /// Hours read before: the teams of a large file share a few.
    known_hours: HashMap<String, Hours>,
}

/// Resolves each table of a kind, in file order.
fn each<Raw, Made>(
    tables: Option<&At<ById<Raw>>>,
    mut make: impl FnMut(u32, &At<String>, &Raw) -> Made,
) -> Vec<Made> {
    let tables = tables.map(|tables| tables.value.0.as_slice()).unwrap_or_default();
    let numbered = (0u32..).zip(tables);
    numbered.map(|(n, (id, raw))| make(n, id, &raw.value)).collect()
}

/// What was confirmed of the facts that the tree states; of no other can it be.
fn confirmed(raw: &RawFile, tree: &mut Tree, report: &mut Report) {
    let Some(At { value: confirmed, .. }) = &raw.confirmed else { return };
    let stated: Vec<String> = tree.stated().into_iter().map(|fact| fact.name).collect();
    for (name, day) in &confirmed.0 {
        if !stated.contains(&name.value) {
            let known = stated.iter().map(String::as_str);
            let problem =
                Problem::new(name.span.clone(), format!("there is no fact named `{}`", name.value));
            let problem = match report.nearest(&name.value, known) {
                Some(nearest) => problem.label(format!("did you mean `{nearest}`?")),
                None => problem.label("`phonetree doc --format sources` lists all names"),
            };
            report.add(problem);
        }
        tree.confirmed.insert(name.value.as_str().into(), day.value);
    }
}

fn text(text: Option<&At<String>>) -> Option<Box<str>> {
    text.map(|text| text.value.as_str().into())
}

impl Desk<'_> {
    fn node(&mut self, to: &At<String>) -> Node {
        self.names.node(to, self.report)
    }

    fn hours(&mut self, hours: &At<String>) -> Option<Hours> {
        if let Some(known) = self.known_hours.get(&hours.value) {
            return Some(known.clone());
        }
        let read =
            Hours::parse(&hours.value, self.zone, self.country.as_deref())
                .map_err(|wrong| {
                    // The place within the text is the place in the file where nothing is escaped.
                    let quote = hours.span.start + 1;
                    let span = wrong.at.filter(|at| *at < hours.value.len()).map_or_else(
                        || hours.span.clone(),
                        |at| quote + at..(quote + hours.value.len()).min(hours.span.end),
                    );
                    let message = format!("\"{}\" are no hours: {}", hours.value, wrong.message);
                    self.report.add(Problem::new(span, message).help(
                        "hours are OpenStreetMap opening_hours, such as \"Mo-Fr 08:30-17:00\"",
                    ));
                })
                .ok()?;
        self.known_hours.insert(hours.value.clone(), read.clone());
        Some(read)
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

    fn waivers(&mut self, raw: &RawFile) -> Vec<Waiver> {
        let waivers = raw.waive.iter().flat_map(|waivers| &waivers.value);
        waivers
            .map(|At { value: waiver, .. }| {
                if let Some(at) = &waiver.at {
                    self.names.anything(at, self.report);
                }
                Waiver {
                    rule: text(waiver.rule.as_ref()).unwrap_or_default(),
                    because: text(waiver.because.as_ref()),
                    at: text(waiver.at.as_ref()),
                }
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
const NOWHERE: Node = Node::Menu(super::ids::MenuId(0));
