//! The way the caller came, and what is being said: the word that sounds now stands out, those to
//! come are faint.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, first_row, flow, row};
use super::theme::Theme;
use crate::phone::screen::view::{Doing, View};

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    frame.render_widget(path(view, theme, area.width.into()), row(area, 0));
    let gap = u16::from(area.height > 6);
    let area = Rect { y: area.y + 1 + gap, height: area.height.saturating_sub(1 + gap), ..area };
    let begun = view.said.begun;
    let words = view.said.words.iter().enumerate().map(|(n, word)| {
        let style = match n + 1 {
            n if n == begun && view.said.sounds => theme.chosen(),
            n if n <= begun => Theme::PLAIN,
            _ => theme.faint(),
        };
        (*word, style)
    });
    let mut lines = flow(words, area.width.into());
    let sounding = line_of_word(&lines, begun.saturating_sub(1));
    if let Doing::Over(how) = &view.doing {
        let ending = flow(how.split(' ').map(|word| (word, theme.closed())), area.width.into());
        // How it ended is always to be seen, and so comes before the words where both do not fit.
        let rows = usize::from(area.height).saturating_sub(ending.len() + 1);
        lines = lines.split_off(lines.len().saturating_sub(rows));
        lines.extend([Line::default()].into_iter().chain(ending));
        return flow::draw(&lines, area, 0, frame);
    }
    let first = first_row(lines.len(), area.height, sounding, 0);
    flow::draw(&lines, area, first, frame);
    notice(view, theme, lines.len(), area, frame);
}

/// The line on which the n-th word ends up. Between words stands a span with a space.
fn line_of_word(lines: &[Line<'_>], n: usize) -> usize {
    let words = |line: &Line<'_>| line.spans.iter().filter(|span| span.content != " ").count();
    let ends = lines.iter().scan(0, |before, line| {
        *before += words(line);
        Some(*before)
    });
    ends.take_while(|end| *end <= n).count().min(lines.len().saturating_sub(1))
}

/// `main › California Service Center`: the end of it, where all does not fit.
fn path<'v>(view: &View<'v>, theme: Theme, width: usize) -> Line<'v> {
    let mut room = width;
    let mut spans = Vec::new();
    for (n, name) in view.path.iter().rev().enumerate() {
        let step = if n == 0 { 0 } else { 3 };
        let wide = Span::raw(&**name).width() + step;
        if wide > room && n > 0 {
            break;
        }
        room = room.saturating_sub(wide);
        if n > 0 {
            spans.push(Span::styled(" › ", theme.faint()));
        }
        spans.push(Span::styled(name.clone(), if n == 0 { theme.here() } else { theme.faint() }));
    }
    spans.reverse();
    Line::from(spans)
}

/// What a caller must know about the menu, where there is room below the words.
fn notice(view: &View<'_>, theme: Theme, taken: usize, area: Rect, frame: &mut Frame<'_>) {
    let Some(notice) = view.notice else { return };
    let lines =
        flow(notice.split_whitespace().map(|word| (word, theme.faint())), area.width.into());
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX);
    let taken = u16::try_from(taken).unwrap_or(u16::MAX);
    if rows.saturating_add(taken).saturating_add(1) <= area.height {
        let below = Rect { y: area.bottom() - rows, height: rows, ..area };
        flow::draw(&lines, below, 0, frame);
    }
}
