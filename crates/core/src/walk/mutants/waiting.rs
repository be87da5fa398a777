//! Small mistakes in queues and callbacks.

use super::Pen;

impl Pen<'_> {
    pub(super) fn waiting(&mut self) {
        for queue in self.sites("queues") {
            self.options(&queue);
            for (key, when) in [
                ("longest_to", "after the longest wait"),
                ("closed_to", "when its team is closed"),
                ("full_to", "when full"),
            ] {
                self.target(&queue, key, &format!("leads on, {when}, to"));
                self.drop(&queue, key, &format!("no longer leads on {when}"));
            }
            self.drop(&queue, "music", "has music");
        }
        for callback in self.sites("callbacks") {
            self.tries(&callback);
            self.target(&callback, "give_up", "gives up to");
            self.drop(&callback, "give_up", "no longer leads on those who fail");
            self.failures(&callback);
            self.target(&callback, "star_to", "goes on, after *, to");
            self.drop(&callback, "star_to", "no longer leads on after *");
        }
    }
}
