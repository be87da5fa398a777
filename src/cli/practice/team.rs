//! `phonetree practice --report`: how a team is doing.

use chrono::Utc;

use super::past::table;
use crate::cli::{Failure, Verdict, print};
use crate::practice::history::History;
use crate::practice::{Member, markdown};

/// Sessions that are looked at for what is lately so.
const LAST: u32 = 5;

pub(super) fn report(
    history: &History,
    menu: &str,
    as_json: bool,
    as_csv: bool,
) -> Result<Verdict, Failure> {
    let member = |name: &String| {
        let last = history.sessions(name, menu, LAST)?;
        let (known, courses) = (history.known(name, menu)?, history.courses(name, menu)?);
        Ok(Member::new(name, history.counts(name, menu)?, &last, &known, &courses))
    };
    let names = history.trainees(menu).map_err(Failure)?;
    let team = names.iter().map(member).collect::<Result<Vec<Member>, String>>();
    let team = team.map_err(Failure)?;
    print(&match (as_json, as_csv) {
        (true, _) => format!("{}\n", serde_json::to_string_pretty(&team)?),
        (false, true) => table(&team)?,
        (false, false) => markdown(menu, Utc::now(), &team),
    })?;
    Ok(Verdict::Fine)
}
