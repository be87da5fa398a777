//! A call in no time: what happens in it, by name.

use chrono::{DateTime, Utc};

use crate::call::Effect;
use crate::drive::drive;
use crate::menu::{Lengths, LineId, Tree};
use crate::script::{Caller, Event, Rehearsal, Reporter};

/// Holds a call without sound and in no time.
pub fn play(
    tree: &Tree,
    lengths: &Lengths,
    line: LineId,
    at: DateTime<Utc>,
    caller: Caller,
) -> Vec<Event> {
    let (mut reporter, mut events) = (Reporter::new(tree, at), Vec::new());
    let tell = |at, effect: &Effect| {
        events.extend(reporter.event(at, effect));
    };
    drive(tree, line, at, &mut Rehearsal::new(caller, lengths, tell));
    events
}
