//! A tree as it is while switches stand so.

use crate::hours::Hours;
use crate::menu::ids::{QueueId, SwitchId};
use crate::menu::parts::QueueModel;
use crate::menu::tree::Tree;

impl Tree {
    /// Lets callers wait so in a queue.
    pub fn wait_in(&mut self, queue: QueueId, model: QueueModel) {
        self.0.queues[queue.index()].model = model;
    }

    /// Lets switches stand so, as they usually do from now on, and closes the teams that those close which are
    /// on: what is asked of this tree without making a call - hours, directions, documents - is then true while
    /// the switches stand so. Switches that are not named are as usual.
    pub fn stand(&mut self, positions: impl IntoIterator<Item = (SwitchId, bool)>) {
        for (switch, on) in positions {
            self.0.switches[switch.index()].is_usually_on = on;
        }
        let zone = self.zone;
        let Ok(closed) = Hours::parse_with("off", zone, None) else { return };
        let parts = &mut self.0;
        for team in &mut parts.teams {
            let is_on = |switch: SwitchId| parts.switches[switch.index()].is_usually_on;
            if let Some(closing) = team.closings.iter().find(|closing| is_on(closing.switch)) {
                team.hours = Some(closed.clone());
                team.closed = Some(closing.says);
            }
        }
    }
}
