//! The first written calls of a new menu.

use std::fmt::Write as _;

use chrono::{DateTime, LocalResult, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;

use super::{AfterHours, NewFile, VOICEMAIL, quoted};

use crate::hours::Hours;
use crate::menu::{Team, Tree};

impl NewFile {
    /// The first calls: each team is reached, and one that closes is closed. `menu` is the path of the menu as
    /// their file writes it, `tree` the menu itself.
    pub fn calls(&self, menu: &str, tree: &Tree) -> String {
        let mut text = format!(
            "# What callers meet, played by `phonetree test`. More about such calls: docs/written-calls.md.\n\n\
             menu = {}\n",
            quoted(menu)
        );
        let noon = self.written.and_hms_opt(12, 0, 0).unwrap_or_default();
        let start = noon.and_local_timezone(tree.zone).earliest().map(|at| at.to_utc());
        let start = start.unwrap_or_else(|| noon.and_utc());
        let ids = self.ids();
        for (n, (id, team)) in ids.iter().zip(tree.team_ids()).enumerate() {
            let team = &tree[team];
            let press = self.keys(0, n, ids.len());
            let name = team.name.first();
            if let Some(open) = open_at(team, start) {
                call(&mut text, &format!("{name} answers"), &when(open, tree.zone), &press);
                let _ = writeln!(text, "reaches = {}", quoted(id));
                for (place, tag) in self.tags().iter().enumerate().skip(1) {
                    let press = self.keys(place, n, ids.len());
                    let named = format!("{name} answers, in {tag}");
                    call(&mut text, &named, &when(open, tree.zone), &press);
                    let _ = writeln!(text, "reaches = {}", quoted(id));
                }
            }
            if let Some(closed) = team.hours.as_ref().and_then(|hours| closed_at(hours, start)) {
                call(&mut text, &format!("{name} is closed"), &when(closed, tree.zone), &press);
                let _ = writeln!(text, "closed  = {}", quoted(id));
                if self.after_hours == AfterHours::Voicemail {
                    let _ = writeln!(text, "reaches = {}", quoted(VOICEMAIL));
                }
            }
        }
        text
    }

    /// The keys to a team, in a language by its place.
    fn keys(&self, language: usize, place: usize, teams: usize) -> String {
        let language =
            if self.has_languages() { (language + 1).to_string() } else { String::new() };
        let team = if teams == 1 { String::new() } else { (place + 1).to_string() };
        format!("{language}{team}")
    }
}

fn call(text: &mut String, name: &str, at: &str, press: &str) {
    let _ = write!(text, "\n[[call]]\nname    = {}\nat      = \"{at}\"\n", quoted(name));
    if !press.is_empty() {
        let _ = writeln!(text, "press   = \"{press}\"");
    }
}

/// When somebody surely answers: on no public holiday that the hours do not mention, so that the call still passes
/// once "; PH off" is added to them.
fn open_at(team: &Team, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
    const DAYS: i64 = 31;
    let Some(hours) = &team.hours else { return Some(start) };
    let open_from = |at| match hours.is_open(at) {
        true => Some(at),
        false => hours.next_open(at).map(|at| at.to_utc()),
    };
    let mut from_each_day = (0..DAYS).filter_map(|days| open_from(start + TimeDelta::days(days)));
    let sure = from_each_day.find(|at| hours.holiday_doubt_at(*at).is_none());
    sure.or_else(|| open_from(start))
}

fn closed_at(hours: &Hours, start: DateTime<Utc>) -> Option<DateTime<Utc>> {
    match hours.is_open(start) {
        true => hours.next_close(start).map(|at| at.to_utc()),
        false => Some(start),
    }
}

/// A moment as people write it; with its offset where the clock shows it twice.
fn when(at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    match zone.from_local_datetime(&local.naive_local()) {
        LocalResult::Single(_) => local.format("%Y-%m-%d %H:%M").to_string(),
        LocalResult::Ambiguous(..) | LocalResult::None => local.to_rfc3339(),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::menu::{NewFile, NewTeam, load};

    #[test]
    fn the_first_call_to_a_team_is_on_no_public_holiday() {
        let team = NewTeam {
            names: vec!["Scheduling".to_owned()],
            hours: Some("Mo-Fr 08:00-17:00".to_owned()),
            ..NewTeam::default()
        };
        let file = NewFile {
            title: "Fernwood".to_owned(),
            number: "+1-202-555-0142".to_owned(),
            timezone: "America/New_York".to_owned(),
            country: Some("US".to_owned()),
            teams: vec![team],
            written: NaiveDate::from_ymd_opt(2026, 11, 26).unwrap(),
            ..NewFile::default()
        };
        let tree = load("x.toml", &file.text()).unwrap();
        let calls = file.calls("x.toml", &tree);
        // Thursday is Thanksgiving.
        let answers = "name    = \"Scheduling answers\"\nat      = \"2026-11-27 12:00\"";
        assert!(calls.contains(answers), "{calls}");
    }
}
