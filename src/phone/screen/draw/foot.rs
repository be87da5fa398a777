//! The foot: what one may do; above it, for a while, something to know about what was just done.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, flow};
use super::theme::Theme;
use crate::phone::screen::view::{Doing, View};

/// A key, and what it does.
type Hint = (&'static str, &'static str);

/// What one may do, the most wanted first, as far as it fits; and what always fits.
fn hints(view: &View<'_>) -> (Vec<Hint>, [Hint; 2]) {
    let said = view.settings.said();
    let (space, panes) = (said.space(), ("Tab", said.panes()));
    let (speed, mute) = (("+ -", said.speed()), ("m", said.mute()));
    let (undo, line, time) = (("u", said.undo()), ("l", said.line()), ("t", said.time()));
    let over = matches!(view.doing, Doing::Over(_));
    let (hints, leave) = match (over, view.settings.drill.is_some()) {
        // The call of a drill can't be set back; it is left, and not the session.
        (true, true) => (vec![(space, said.go_on()), panes], said.go_on()),
        (false, true) => (vec![(space, said.pause()), speed, mute, panes], said.hang_up()),
        (true, false) => (vec![("n", said.call_again()), undo, line, time, panes], said.leave()),
        (false, false) => {
            let (pause, repeat) = ((space, said.pause()), ("r", said.repeat()));
            let again = ("n", said.again());
            (vec![pause, undo, repeat, speed, mute, again, line, time, panes], said.leave())
        }
    };
    (hints, [("?", said.help()), ("q", leave)])
}

/// How long it is said at first what a caller must know about the menu.
const FIRST_MS: u64 = 6_000;

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let mut always = Line::default();
    let (hints, always_fits) = hints(view);
    for hint in always_fits {
        hint_at_end(&mut always, hint, theme);
    }
    let room = width.saturating_sub(always.width() + 2);
    frame.render_widget(always.right_aligned(), area);
    let mut line = Line::default();
    for hint in hints {
        let mut longer = line.clone();
        hint_at_end(&mut longer, hint, theme);
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

fn hint_at_end(line: &mut Line<'static>, (key, what): Hint, theme: Theme) {
    if !line.spans.is_empty() {
        line.push_span("  ");
    }
    line.push_span(Span::styled(key, theme.strong()));
    line.push_span(Span::styled(format!(" {what}"), theme.faint()));
}
