//! Hours of a line beside those of the teams it leads to.

use super::ids::{LineId, TeamId};
use super::tree::Tree;

impl Tree {
    /// Whether the hours published for a line are others than those of a team it leads to.
    pub fn hours_differ(&self, line: LineId, team: TeamId) -> bool {
        let Some((line, team)) = self[line].hours.as_ref().zip(self[team].hours.as_ref()) else {
            return false;
        };
        if line.zone() != team.zone() {
            return !(line.never_close() && team.never_close());
        }
        match (line.usual_week(), team.usual_week()) {
            (Some(line), Some(team)) => line != team,
            _ => line.as_written() != team.as_written(),
        }
    }
}
