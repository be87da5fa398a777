//! The foot: something to know about what was just done, else what one may do.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::fitting;
use super::theme::Theme;
use crate::phone::screen::view::{Doing, View};

/// What one may do during a call, the most wanted first, as far as it fits.
const DURING: [(&str, &str); 9] = [
    ("space", "pause"),
    ("u", "undo"),
    ("r", "repeat"),
    ("+ -", "speed"),
    ("m", "mute"),
    ("n", "again"),
    ("l", "line"),
    ("t", "time"),
    ("Tab", "panes"),
];
/// And after it.
const AFTER: [(&str, &str); 5] =
    [("n", "again"), ("u", "undo"), ("l", "line"), ("t", "time"), ("Tab", "panes")];
/// And after that of a drill.
const AFTER_A_DRILL: [(&str, &str); 2] = [("space", "go on"), ("Tab", "panes")];
/// What always fits.
const ALWAYS: [(&str, &str); 2] = [("?", "help"), ("q", "leave")];

/// The same in a drill: the call is left, and not the session.
const ALWAYS_IN_A_DRILL: [(&str, &str); 2] = [("?", "help"), ("q", "hang up")];

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let mut always = Line::default();
    let always_fits = if view.settings.drill.is_some() { ALWAYS_IN_A_DRILL } else { ALWAYS };
    for hint in always_fits {
        hint_at_end(&mut always, hint, theme);
    }
    let room = width.saturating_sub(always.width() + 2);
    frame.render_widget(always.right_aligned(), area);
    if let Some(note) = note(view) {
        return frame.render_widget(Span::styled(fitting(note, room), theme.closed()), area);
    }
    let over = matches!(view.doing, Doing::Over(_));
    if let Some(drill) = view.settings.drill.as_ref().filter(|_| !over) {
        let errand = fitting(&drill.errand, room);
        return frame.render_widget(Span::styled(errand, theme.strong()), area);
    }
    let hints: &[_] = match (over, view.settings.drill.is_some()) {
        (true, true) => &AFTER_A_DRILL,
        (true, false) => &AFTER,
        (false, _) => &DURING,
    };
    let mut line = Line::default();
    for hint in hints {
        let mut longer = line.clone();
        hint_at_end(&mut longer, *hint, theme);
        if longer.width() > room {
            break;
        }
        line = longer;
    }
    frame.render_widget(line, area);
}

/// What to know now; at first, what a caller must know about the menu, as far as it fits.
fn note<'v>(view: &View<'v>) -> Option<&'v str> {
    const FIRST_MS: u64 = 6_000;
    let first = view.now.as_ms() < FIRST_MS && !matches!(view.doing, Doing::Over(_));
    let first = first && view.settings.drill.is_none();
    view.settings.note.as_deref().or(view.notice.filter(|_| first))
}

fn hint_at_end(line: &mut Line<'static>, (key, what): (&'static str, &'static str), theme: Theme) {
    if !line.spans.is_empty() {
        line.push_span("  ");
    }
    line.push_span(Span::styled(key, theme.strong()));
    line.push_span(Span::styled(format!(" {what}"), theme.faint()));
}
