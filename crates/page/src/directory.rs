//! Whom to call, and who is open.

use chrono::{DateTime, SecondsFormat, Utc};
use chrono_tz::Tz;
use phonetree_core::directory::{
    Depth, TeamRoute, Telling, answers, answers_as_json, answers_in_words, nothing_fits,
};
use phonetree_core::hours::OpenStatus;
use phonetree_core::language::Locale;
use phonetree_core::menu::{ReaderLanguage, Tree};
use serde::Serialize;

use crate::desk::OpenMenu;

/// The answers of `phonetree find`: as it tells programs, and in words.
pub(crate) fn find(
    menu: &OpenMenu,
    ways: &[TeamRoute],
    words: &str,
    at: DateTime<Utc>,
    caller: Option<Tz>,
    reader: ReaderLanguage,
) -> impl Serialize {
    let tree = &menu.tree;
    let here = at.with_timezone(&tree.zone);
    let found = menu.directory.find(words);
    let doubt = menu.directory.doubt(words, &found);
    let answers = answers(tree, &menu.lengths, ways, &found, at, reader.menu);
    let in_words = match found.is_empty() {
        true => nothing_fits(tree, &menu.directory, words, reader),
        false => {
            let telling = Telling { now: here, caller, depth: Depth::Glance, reader };
            answers_in_words(&answers, doubt.as_ref(), &telling)
        }
    };
    let told = answers_as_json(words, doubt.as_ref(), here, &answers, reader);
    let mut told = serde_json::to_value(told).unwrap_or_default();
    told["words"] = in_words.into();
    told
}

/// Who is open at an instant.
#[derive(Serialize)]
pub(crate) struct WhoIsOpen {
    at: String,
    clock: String,
    teams: Vec<TeamNow>,
}

#[derive(Serialize)]
struct TeamNow {
    id: String,
    name: String,
    open: Option<bool>,
    may_be_closed: Option<String>,
    opens: Option<String>,
    closes: Option<String>,
    words: String,
    hours: Option<String>,
}

/// Who is open at an instant, team by team.
pub(crate) fn who_is_open(
    menu: &OpenMenu,
    at: DateTime<Utc>,
    caller: Option<Tz>,
    reader: ReaderLanguage,
) -> WhoIsOpen {
    let tree = &menu.tree;
    let here = at.with_timezone(&tree.zone);
    let teams = tree.team_ids().map(|team| now(tree, &tree[team], here, caller, reader)).collect();
    WhoIsOpen { at: rfc3339(here), clock: reader.locale.clock(here), teams }
}

fn now(
    tree: &Tree,
    team: &phonetree_core::menu::Team,
    at: DateTime<Tz>,
    caller: Option<Tz>,
    reader: ReaderLanguage,
) -> TeamNow {
    let status = team.hours.as_ref().map(|hours| hours.status(at.to_utc()));
    let status = status.as_ref();
    TeamNow {
        id: team.id.to_string(),
        name: team.name.in_language(reader.menu).to_owned(),
        open: status.and_then(OpenStatus::is_open),
        may_be_closed: status.and_then(OpenStatus::doubt).map(|doubt| doubt.name(reader.locale)),
        opens: status.and_then(OpenStatus::opens).map(rfc3339),
        closes: status.and_then(OpenStatus::closes).map(rfc3339),
        words: in_words(status, at, caller.unwrap_or(tree.zone), reader.locale),
        hours: team.hours.as_ref().map(|hours| hours.words(reader.locale)),
    }
}

/// Whether a team is open at an instant, for a caller in a zone.
pub(crate) fn in_words(
    status: Option<&OpenStatus>,
    at: DateTime<Tz>,
    caller: Tz,
    locale: &Locale,
) -> String {
    match status {
        Some(status) => status.words(at, Some(caller), locale),
        None => locale.hours().has_no_hours().to_owned(),
    }
}

pub(crate) fn rfc3339(at: DateTime<Tz>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}
