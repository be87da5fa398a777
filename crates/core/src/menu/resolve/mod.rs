//! From the file as typed to the tree as proved: every name is looked up, every word composed.
//! What is wrong is reported, and a stand-in goes into the tree, which is then thrown away.
mod compose;
mod extent;
mod joined;
mod names;
mod nodes;
mod promises;
mod resolver;
mod settings;
mod spans;
mod tables;
mod teams;
mod voice;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

use chrono_tz::Tz;

use self::compose::Composer;
use self::names::Names;
use self::resolver::{HoursPlace, Resolver};
use self::settings::{DEFAULT_TIMINGS, languages, limits, timings, zone};
use self::tables::{each, text};
use super::raw::RawFile;
use super::tree::{SharedPrompts, Tree, TreeParts};
use crate::document::{At, Diagnostics, Problem};
use crate::hours::HolidayTable;
use crate::menu::parts::{Role, Source, Status};

/// The tree of a file that was read. Worth something only if the report stays empty.
pub(super) fn resolve(
    raw: &RawFile,
    table: HolidayTable,
    report: &mut Diagnostics,
) -> Option<Tree> {
    // What follows takes time and memory by how much there is: first it is counted.
    if !extent::is_bounded(raw, report) {
        return None;
    }
    let zone = raw.timezone.as_ref().map_or(Tz::UTC, |at| zone(at, report));
    let names = Names::new(raw, report);
    let languages = languages(raw, report);
    let timings = timings(raw.timings.as_ref(), DEFAULT_TIMINGS, report);
    let mut composer = Composer::new(raw, &languages, &names, report);
    let shared = SharedPrompts {
        gave_up: composer.shared(Role::GaveUp, "gave_up"),
        goodbye: composer.shared(Role::Goodbye, "goodbye"),
    };
    let extensions = teams::extensions(raw, report);
    let holidays = settings::holidays(table, raw.country.as_ref(), raw.holidays.as_ref(), report);
    let mut resolver = Resolver {
        names: &names,
        composer,
        report,
        place: HoursPlace { zone, holidays: holidays.clone() },
        country: raw.country.as_ref(),
        table,
        countries: raw.country.iter().map(|at| at.value.as_str().into()).collect(),
        timings,
        extensions,
        entered: BTreeMap::new(),
        outside: Vec::new(),
        known_places: HashMap::new(),
        known_hours: HashMap::new(),
        known_count: 0,
        known_parts: 0,
    };
    let operator = raw.operator.as_ref().map(|to| resolver.node(to));
    let keys = resolver.file_keys(raw, operator);
    let teams = raw.teams.as_ref().map_or(0, |teams| teams.value.0.len());
    let teams = u32::try_from(teams).unwrap_or(u32::MAX);
    let mut tree = Tree(TreeParts {
        title: resolver.text(raw.title.as_ref()).unwrap_or_default(),
        notice: raw.notice.as_ref().map(|notice| notice.value.0.as_str().into()),
        zone,
        holidays,
        countries: BTreeSet::new(),
        operator,
        limits: limits(raw, resolver.report),
        timings,
        wording: raw.wording.as_ref().map_or(Status::Assumed, |status| status.value),
        lines: resolver.lines(raw),
        menus: each(raw.menus.as_ref(), |n, id, menu| {
            resolver.menu(n, id, menu, (operator, &keys))
        }),
        messages: each(raw.messages.as_ref(), |n, id, message| resolver.message(n, id, message)),
        entries: each(raw.entries.as_ref(), |n, id, entry| resolver.entry(n, id, entry)),
        branches: each(raw.branches.as_ref(), |_, id, branch| resolver.branch(id, branch)),
        mailboxes: each(raw.mailboxes.as_ref(), |n, id, mailbox| {
            resolver.mailbox(n, id, mailbox, operator)
        }),
        queues: each(raw.queues.as_ref(), |n, id, queue| {
            resolver.queue(n, id, queue, (operator, &keys))
        }),
        keys,
        callbacks: each(raw.callbacks.as_ref(), |n, id, raw| resolver.callback(n, id, raw)),
        directories: Vec::new(),
        teams: Vec::new(),
        switches: each(raw.switches.as_ref(), |_, id, switch| resolver.switch(id, switch, teams)),
        outside: Vec::new(),
        resources: teams::resources(raw, &mut resolver),
        sources: each(raw.sources.as_ref(), |_, id, source| Source {
            id: id.value.as_str().into(),
            title: text(source.title.as_ref()).unwrap_or_default(),
            publisher: text(source.publisher.as_ref()),
            url: source.url.as_ref().map(|url| url.value.clone()),
            seen: source.seen.as_ref().map(|seen| seen.value),
            trust: text(source.trust.as_ref()),
        }),
        claims: resolver.claims(raw),
        confirmed: BTreeMap::new(),
        promises: promises::resolve(raw, &mut resolver),
        waivers: resolver.waivers(raw),
        lexicon: resolver.lexicon(raw),
        voice: resolver.voice(raw.voice.as_ref()),
        prompts: Vec::new(),
        shared,
        languages: languages.clone(),
        spans: spans::of(raw),
        still_asked: OnceLock::new(),
    });
    tree.0.outside = std::mem::take(&mut resolver.outside);
    for (entry, asked) in std::mem::take(&mut resolver.entered) {
        tree.0.entries[entry.index()].asked = asked;
    }
    teams::resolve(raw, &mut tree, &mut resolver);
    tree.0.countries = resolver.countries;
    let extent;
    (tree.0.prompts, tree.0.spans.prompts, extent) = resolver.composer.into_prompts();
    extent.tell(&tree, resolver.report);
    confirmed(raw, &mut tree, resolver.report);
    if resolver.report.is_clean() {
        joined::refuse_endless(&tree, resolver.report);
        joined::refuse_back_to_nowhere(&tree, resolver.report);
    }
    Some(tree)
}

/// What was confirmed of the facts that the tree states; of no other can it be.
fn confirmed(raw: &RawFile, tree: &mut Tree, report: &mut Diagnostics) {
    let Some(At { value: confirmed, .. }) = &raw.confirmed else { return };
    let names = tree.fact_names();
    let stated: HashSet<&str> = names.iter().map(String::as_str).collect();
    for (name, day) in &confirmed.0 {
        if !stated.contains(name.value.as_str()) {
            let known = names.iter().map(String::as_str);
            let problem =
                Problem::new(name.span.clone(), format!("there is no fact named `{}`", name.value));
            let problem = match report.nearest(&name.value, known) {
                Some(nearest) => problem.label(format!("did you mean `{nearest}`?")),
                None => problem.label("`phonetree doc --format sources` lists all names"),
            };
            report.add(problem);
        }
        tree.0.confirmed.insert(name.value.as_str().into(), day.value);
    }
}
