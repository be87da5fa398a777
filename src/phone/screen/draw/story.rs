//! What happened so far, with the seconds; the newest below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, first_row, flow};
use super::head::clock;
use super::theme::Theme;
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::{StoryKind, StoryLine, View};

/// Columns of the clock, with the gap right of it.
const CLOCK: usize = 7;

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let scrolled = if view.settings.pane == Pane::Story { view.settings.scrolled } else { 0 };
    // From the end back, and no further than can be seen: a call may be long.
    let wanted = usize::from(area.height) + scrolled.unsigned_abs() as usize;
    let mut lines = Vec::new();
    for told in view.story.iter().rev() {
        let entry = entry(told, theme, area.width.into());
        lines.extend(entry.into_iter().rev());
        if lines.len() >= wanted {
            break;
        }
    }
    lines.reverse();
    let first = first_row(lines.len(), area.height, lines.len(), scrolled);
    flow::draw(&lines, area, first, frame);
}

fn entry(told: &StoryLine, theme: Theme, width: usize) -> Vec<Line<'_>> {
    let style = match told.kind {
        StoryKind::Heard => Theme::PLAIN,
        StoryKind::Pressed => theme.here(),
        StoryKind::Remark => theme.faint(),
    };
    let sign = (told.kind == StoryKind::Pressed).then_some(("›", style));
    let words = told.text.split_whitespace().map(|word| (word, style));
    let mut lines = flow(sign.into_iter().chain(words), width.saturating_sub(CLOCK));
    for (n, line) in lines.iter_mut().enumerate() {
        let at = if n == 0 { clock(told.at) } else { String::new() };
        line.spans.insert(0, Span::styled(format!("{at:>5}  "), theme.faint()));
    }
    lines
}
