//! The lines in which a caller waited, as a written call says it, so that they move in the same way again.

use super::event::{Event, Happening};
use super::transcript::seconds;

/// A line that a caller found.
struct FoundLine<'e> {
    queue: &'e str,
    /// When the caller came; how the line moved is counted from there.
    since_ms: u64,
    /// The place in line then; none where the queue was full.
    position: Option<u16>,
    moves_ms: Vec<u64>,
    each_ms: u64,
}

/// The lines of a call, by their queues; nothing where nobody waited.
pub(super) fn free(events: &[Event]) -> String {
    let mut found: Vec<FoundLine<'_>> = Vec::new();
    let mut waits = false;
    for Event { what, elapsed_ms, .. } in events {
        match what {
            Happening::InLine { queue, position, wait_ms, .. } => {
                let each_ms = wait_ms / u64::from(*position).max(1);
                let moves_up = found.last().is_some_and(|line| line.moves_up(queue, *position));
                if let Some(line) = found.last_mut().filter(|_| waits && moves_up) {
                    let moved = line.position.unwrap_or_default().saturating_sub(*position);
                    line.moves_ms.resize(usize::from(moved), elapsed_ms - line.since_ms);
                    continue;
                }
                waits = true;
                let position = Some(*position);
                let (since_ms, moves_ms) = (*elapsed_ms, Vec::new());
                found.push(FoundLine { queue, since_ms, position, moves_ms, each_ms });
            }
            Happening::QueueFull { queue, .. } => found.push(FoundLine {
                queue,
                since_ms: *elapsed_ms,
                position: None,
                moves_ms: Vec::new(),
                each_ms: 0,
            }),
            // Somebody is free: the team is rung, or has closed meanwhile.
            Happening::Transferred { .. } if waits => {
                waits = false;
                if let Some(line) = found.last_mut() {
                    let place = line.position.unwrap_or_default();
                    line.moves_ms.resize(usize::from(place), elapsed_ms - line.since_ms);
                }
            }
            Happening::Closed { .. }
            | Happening::WaitedTooLong { .. }
            | Happening::Ended { .. } => waits = false,
            // Only the queue speaks in line.
            Happening::Prompt { node, .. } => {
                waits &= found.last().is_some_and(|line| line.queue == node);
            }
            Happening::Answered { .. }
            | Happening::Key { .. }
            | Happening::NoInput { .. }
            | Happening::NoMatch { .. }
            | Happening::Entered { .. }
            | Happening::Decided { .. }
            | Happening::Transferred { .. }
            | Happening::NotReached { .. }
            | Happening::CallbackRequested { .. } => {}
        }
    }
    let mut queues: Vec<&str> = Vec::new();
    for line in &found {
        if !queues.contains(&line.queue) {
            queues.push(line.queue);
        }
    }
    let said = queues.iter().map(|queue| {
        let lines = found.iter().filter(|line| line.queue == *queue).map(FoundLine::said);
        let lines: Vec<String> = lines.collect();
        match lines.as_slice() {
            [one] => format!("{queue} = {one}"),
            several => format!("{queue} = [{}]", several.join(", ")),
        }
    });
    said.collect::<Vec<_>>().join(", ")
}

impl FoundLine<'_> {
    /// Whether this place is a better one in the same line.
    fn moves_up(&self, queue: &str, position: u16) -> bool {
        let gone = u16::try_from(self.moves_ms.len()).unwrap_or(u16::MAX);
        let now = self.position.unwrap_or_default().saturating_sub(gone);
        self.queue == queue && position < now
    }

    fn said(&self) -> String {
        let Some(position) = self.position else { return "\"full\"".to_owned() };
        let moves: Vec<String> =
            self.moves_ms.iter().map(|ms| format!("\"{}\"", seconds(*ms))).collect();
        let each = seconds(self.each_ms);
        format!("{{ position = {position}, moves = [{}], each = \"{each}\" }}", moves.join(", "))
    }
}
