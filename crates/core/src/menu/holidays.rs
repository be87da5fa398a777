//! Public holidays that hours say nothing of.

use chrono::{NaiveDate, NaiveTime, TimeDelta, TimeZone as _};

use super::ids::{LineId, TeamId};
use super::tree::Tree;
use crate::hours::Hours;

impl Tree {
    /// Whether hours are open on a public holiday of the country only because they say nothing of it:
    /// whether anybody answers then is not known.
    pub fn is_unsaid_holiday(&self, hours: &Hours, date: NaiveDate) -> bool {
        let noon = date.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
        let noon = self.zone.from_local_datetime(&noon).earliest();
        let holiday = self.holidays.as_ref().zip(noon);
        holiday.is_some_and(|(holidays, noon)| holidays.is_open(noon.to_utc()))
            && !hours.know_holidays()
            && !hours.never_close()
            && hours.day(date).is_some_and(|day| !day.unusual && !day.open.is_empty())
    }

    /// Whether the hours published for a line are others than those of a team it leads to.
    pub fn hours_differ(&self, line: LineId, team: TeamId) -> bool {
        let Some((line, team)) = self[line].hours.as_ref().zip(self[team].hours.as_ref()) else {
            return false;
        };
        match (line.usual_week(), team.usual_week()) {
            (Some(line), Some(team)) => line != team,
            _ => line.as_written() != team.as_written(),
        }
    }
}
