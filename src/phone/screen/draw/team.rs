//! Who is open now: a sign, a name, and when that changes.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, first_row, fitting};
use super::theme::Theme;
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::View;
use crate::phone::screen::view::{Posted, Presence};

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let widest = |widths: &mut dyn Iterator<Item = usize>| widths.max().unwrap_or(0);
    let names = widest(&mut view.board.iter().map(|team| Span::raw(team.name).width()));
    let changes = widest(&mut view.board.iter().map(|team| Span::raw(&*team.change).width()));
    // Side by side where that fits, else one below the other, else names are cut.
    let beside = names + changes + 4 <= width;
    let roomy = view.board.len() * 2 <= usize::from(area.height);
    let names = names.min(width.saturating_sub(changes + 4)).max(width / 4);
    let mut lines = Vec::new();
    for team in view.board {
        let change = Span::styled(format!("  {}", team.change), theme.faint());
        if beside || !roomy {
            let mut line = named(team, theme, names);
            line.push_span(change);
            lines.push(line);
        } else {
            lines.push(named(team, theme, width.saturating_sub(2)));
            lines.push(Line::from(change));
        }
    }
    let scrolled = if view.settings.pane == Pane::Open { view.settings.scrolled } else { 0 };
    let first = first_row(lines.len(), area.height, 0, scrolled);
    flow::draw(&lines, area, first, frame);
}

/// A sign and a name, in so many columns.
fn named(team: &Posted<'_>, theme: Theme, columns: usize) -> Line<'static> {
    let (sign, style) = match team.presence {
        Presence::Open => ("● ", theme.open()),
        Presence::MayBeClosed => ("◐ ", theme.closed()),
        Presence::Closed => ("○ ", theme.closed()),
        Presence::Unknown => ("? ", theme.faint()),
    };
    let name = fitting(team.name, columns);
    let space = columns.saturating_sub(Span::raw(&*name).width());
    Line::from(vec![Span::styled(sign, style), Span::raw(name), Span::raw(" ".repeat(space))])
}
