//! Public holidays that hours say nothing of.

use chrono::NaiveDate;

use super::ids::{LineId, TeamId};
use super::tree::Tree;
use crate::hours::{HolidayKind, Hours};

impl Tree {
    /// Whether hours are open on a public holiday of the country only because they say nothing of it:
    /// whether anybody answers then is not known.
    pub fn is_unsaid_holiday(&self, hours: &Hours, date: NaiveDate) -> bool {
        let holiday = self.holidays.as_ref().and_then(|holidays| holidays.on(date));
        holiday.is_some_and(|holiday| holiday.kind == HolidayKind::Public)
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
