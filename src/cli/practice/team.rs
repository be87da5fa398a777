//! `phonetree practice --report`: how a team is doing.

use std::path::PathBuf;

use chrono::Utc;

use crate::cli::output::print;
use crate::cli::{Failure, Verdict};
use crate::history::{History, HistoryError, Member, markdown};
use crate::sheet::{LineEnd, csv_of_fields};

/// Sessions that are looked at for what is lately so.
const LAST: u32 = 5;

pub(super) fn report(
    files: &[PathBuf],
    menu: &str,
    as_json: bool,
    as_csv: bool,
) -> Result<Verdict, Failure> {
    let mut team = Vec::new();
    for file in files {
        let history = History::look(file)?;
        team.extend(members(&history, menu)?);
    }
    team.sort_by(|a, b| a.trainee.cmp(&b.trainee));
    print(&match (as_json, as_csv) {
        (true, _) => format!("{}\n", serde_json::to_string_pretty(&team)?),
        (false, true) => csv_of_fields(&team, LineEnd::Lf)?,
        (false, false) => markdown(menu, Utc::now(), &team),
    })?;
    Ok(Verdict::Fine)
}

/// Everybody in a history.
fn members(history: &History, menu: &str) -> Result<Vec<Member>, HistoryError> {
    let member = |name: &String| {
        let last = history.sessions(name, menu, LAST)?;
        let (known, courses) = (history.known(name, menu)?, history.courses(name, menu)?);
        Ok(Member::new(name, history.counts(name, menu)?, &last, &known, &courses))
    };
    history.trainees(menu)?.iter().map(member).collect()
}
