//! Where everything stood in the file, for those who tell people and editors about it.

use super::tables::each;
use crate::document::{At, Span};
use crate::menu::raw::{RawFile, RawOption, RawTimings, RawWaiver};
use crate::menu::spans::{
    BranchSpans, EntrySpans, LineSpans, MenuSpans, MessageSpans, OptionSpans, ResourceSpans,
    SourceSpans, Spans, TeamSpans, TimingsSpans, WaiverSpans,
};

/// The places of all that a file has but its prompts, in the order of the tree.
pub(super) fn of(raw: &RawFile) -> Spans {
    Spans {
        timezone: maybe(raw.timezone.as_ref()),
        country: maybe(raw.country.as_ref()),
        timings: timings(raw.timings.as_ref()),
        claims: spans(raw.claims.as_ref()),
        waivers: raw.waive.iter().flat_map(|waivers| &waivers.value).map(waiver).collect(),
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
            options: menu.options.iter().flat_map(|options| &options.value).map(option).collect(),
            timings: timings(menu.timings.as_ref()),
            give_up: maybe(menu.give_up.as_ref()),
        }),
        messages: each(raw.messages.as_ref(), |_, id, message| MessageSpans {
            name: here(id),
            to: maybe(message.to.as_ref()),
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
                .map(|case| at(case.value.during.as_ref().or(case.value.open.as_ref())))
                .collect(),
            otherwise: at(branch.otherwise.as_ref()),
        }),
        mailboxes: each(raw.mailboxes.as_ref(), |_, id, _| here(id)),
        teams: each(raw.teams.as_ref(), |_, id, team| TeamSpans {
            name: here(id),
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

fn option(all: &At<RawOption>) -> OptionSpans {
    let raw = &all.value;
    OptionSpans {
        all: here(all),
        keys: at(raw.key.as_ref()),
        label: maybe(raw.label.as_ref()),
        also: maybe(raw.also.as_ref()),
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
