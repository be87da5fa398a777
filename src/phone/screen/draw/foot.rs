//! The foot: what one may do; above it, for a while, something to know about what was just done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, flow};
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
/// In a drill, whose call can't be set back.
const DURING_A_DRILL: [(&str, &str); 4] =
    [("space", "pause"), ("+ -", "speed"), ("m", "mute"), ("Tab", "panes")];
/// And after a call.
const AFTER: [(&str, &str); 5] =
    [("n", "call again"), ("u", "undo"), ("l", "line"), ("t", "time"), ("Tab", "panes")];
/// And after that of a drill.
const AFTER_A_DRILL: [(&str, &str); 2] = [("space", "go on"), ("Tab", "panes")];
/// What always fits.
const ALWAYS: [(&str, &str); 2] = [("?", "help"), ("q", "leave")];
/// The same in a drill: the call is left, and not the session.
const ALWAYS_IN_A_DRILL: [(&str, &str); 2] = [("?", "help"), ("q", "hang up")];
const AFTER_IN_A_DRILL: [(&str, &str); 2] = [("?", "help"), ("q", "go on")];

/// How long it is said at first what a caller must know about the menu.
const FIRST_MS: u64 = 6_000;

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let mut always = Line::default();
    let over = matches!(view.doing, Doing::Over(_));
    let (hints, always_fits): (&[_], _) = match (over, view.settings.drill.is_some()) {
        (true, true) => (&AFTER_A_DRILL, AFTER_IN_A_DRILL),
        (false, true) => (&DURING_A_DRILL, ALWAYS_IN_A_DRILL),
        (true, false) => (&AFTER, ALWAYS),
        (false, false) => (&DURING, ALWAYS),
    };
    for hint in always_fits {
        hint_at_end(&mut always, hint, theme);
    }
    let room = width.saturating_sub(always.width() + 2);
    frame.render_widget(always.right_aligned(), area);
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

/// What to know now, in so many rows at most: a remark about what was just done, else at first what a
/// caller must know about the menu. `told` is whether the screen says that elsewhere.
pub(super) fn remark<'v>(
    view: &View<'v>,
    theme: Theme,
    width: u16,
    most: usize,
    told: bool,
) -> Vec<Line<'v>> {
    let over = matches!(view.doing, Doing::Over(_));
    let first = view.settings.introduces && view.now.as_ms() < FIRST_MS && !over && !told;
    let first = first && view.settings.drill.is_none();
    let note = view.settings.note.as_deref();
    let Some(text) = note.or(view.notice.filter(|_| first)) else { return Vec::new() };
    let style = if note.is_some() { theme.closed() } else { theme.faint() };
    let lines = |text: &'v str| {
        let words = text.split_whitespace().map(|word| (word, style));
        flow(words, width.into())
    };
    let whole = lines(text);
    if whole.len() <= most {
        return whole;
    }
    // As many of its sentences as there are rows for; else of its words.
    let ends = text.match_indices(". ").map(|(at, _)| &text[..=at]);
    let fit = ends.map(lines).filter(|lines| lines.len() <= most).last();
    fit.unwrap_or_else(|| {
        let mut lines = whole;
        lines.truncate(most);
        while lines.last().is_some_and(|last| last.width() >= width.into()) {
            lines.last_mut().and_then(|last| last.spans.pop());
        }
        lines.last_mut().into_iter().for_each(|last| last.push_span("…"));
        lines
    })
}

pub(super) fn draw_remark(lines: &[Line<'_>], area: Rect, frame: &mut Frame<'_>) {
    flow::draw(lines, area, 0, frame);
}

fn hint_at_end(line: &mut Line<'static>, (key, what): (&'static str, &'static str), theme: Theme) {
    if !line.spans.is_empty() {
        line.push_span("  ");
    }
    line.push_span(Span::styled(key, theme.strong()));
    line.push_span(Span::styled(format!(" {what}"), theme.faint()));
}
