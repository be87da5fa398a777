//! The map: the menu as an outline, the way so far in bold, the present node marked.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::flow::{self, first_row, fitting};
use super::theme::Theme;
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::MapRow;
use crate::phone::screen::view::View;

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let scrolled = if view.settings.pane == Pane::Map { view.settings.scrolled } else { 0 };
    let here = view.trail.last().copied();
    let first = first_row(view.map.len(), area.height, here.unwrap_or(0), scrolled);
    let seen = first..(first + usize::from(area.height)).min(view.map.len());
    let lines: Vec<Line<'_>> = seen
        .map(|place| {
            let passed = view.trail.contains(&place);
            let (sign, style) = match (here == Some(place), passed) {
                (true, _) => ("▸ ", theme.here()),
                (false, true) => ("· ", theme.strong()),
                (false, false) => ("  ", Theme::PLAIN),
            };
            row(view.map, place, sign, style, theme, area.width.into())
        })
        .collect();
    flow::draw(&lines, area, 0, frame);
}

fn row(
    rows: &[MapRow<'_>],
    place: usize,
    sign: &'static str,
    style: Style,
    theme: Theme,
    width: usize,
) -> Line<'static> {
    let row = &rows[place];
    let mut line = Line::styled(sign, style);
    line.push_span(Span::styled(guide(rows, place, width / 3), theme.faint()));
    if !row.keys.is_empty() {
        line.push_span(Span::styled(format!("{} ", row.keys), theme.strong().patch(style)));
    }
    let again = if row.again { " ↑" } else { "" };
    let detail = match (&*row.detail, row.again) {
        ("", true) => again.to_owned(),
        ("", false) => String::new(),
        (detail, _) => format!("  {detail}{again}"),
    };
    // Where both are too long, each is cut: what an option is for, and where it leads.
    let room = width.saturating_sub(line.width());
    let for_detail = Span::raw(&*detail).width().min(room * 2 / 5);
    line.push_span(Span::styled(fitting(&row.title, room - for_detail), style));
    let room = width.saturating_sub(line.width());
    if room > 6 && !detail.is_empty() {
        line.push_span(Span::styled(fitting(&detail, room), theme.faint()));
    }
    line
}

/// `│  ╰─ `: of a row that hangs too deep, only its nearest.
fn guide(rows: &[MapRow<'_>], place: usize, width: usize) -> String {
    let mut parts = Vec::new();
    let mut at = place;
    while let Some(parent) = rows[at].parent {
        parts.push(match (at == place, rows[at].last) {
            (true, true) => "╰─ ",
            (true, false) => "├─ ",
            (false, true) => "   ",
            (false, false) => "│  ",
        });
        if parts.len() * 3 >= width {
            break;
        }
        at = parent;
    }
    parts.into_iter().rev().collect()
}
