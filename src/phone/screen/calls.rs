//! One call after the other on one screen, until it is left.

use super::screen::Screen;
use super::start::CallStart;
use super::view::{StoryLine, View};
use phonetree_core::drive::drive;
use phonetree_core::menu::LineId;
use phonetree_core::script::Event;

/// What is left of the last call when the screen is left.
#[derive(Debug)]
pub struct Held {
    /// The line that was dialed.
    pub line: LineId,
    /// When it answered.
    pub at: chrono::DateTime<chrono_tz::Tz>,
    /// What happened, by name.
    pub events: Vec<Event>,
    /// What happened, in words.
    pub story: Vec<StoryLine>,
}

/// Holds a call, then whatever calls the person at the screen wants: the same again, the same
/// without its last key, another line, another instant.
pub fn hold_calls<Show>(mut beginning: CallStart, screen: &mut Screen<'_, Show>) -> Held
where
    Show: FnMut(&View<'_>) -> std::io::Result<ratatui::layout::Rect>,
{
    loop {
        let (line, at) = (beginning.line, beginning.at);
        screen.begin(beginning);
        drive(screen.tree(), line, at.to_utc(), screen);
        match screen.after() {
            Some(next) => beginning = next,
            None => {
                let (events, story) = screen.end();
                return Held { line, at, events, story };
            }
        }
    }
}
