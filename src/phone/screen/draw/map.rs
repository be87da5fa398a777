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

/// More rows than this are drawn on a line each, without a thought for how they could be drawn better.
const MOST_UNFOLDED: usize = 60;

/// How much room each row of the outline takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MapForm {
    /// A line.
    Line,
    /// Another line for where it leads, if both do not fit on one.
    Unfolded,
    /// And a blank line between rows.
    Spaced,
}

/// Rows of the outline, for each form in which it can be drawn, the tightest first.
pub(super) fn rows(view: &View<'_>, width: u16) -> Vec<u16> {
    let in_rows = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
    let line = in_rows(view.map.len());
    if view.map.len() > MOST_UNFOLDED {
        return vec![line];
    }
    let forms = [MapForm::Unfolded, MapForm::Spaced];
    let more = forms.map(|form| in_rows(lines(view, Theme { color: false }, width, form).len()));
    [line].into_iter().chain(more).collect()
}

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let scrolled = if view.settings.pane == Pane::Map { view.settings.scrolled } else { 0 };
    if view.map.len() <= MOST_UNFOLDED {
        for form in [MapForm::Spaced, MapForm::Unfolded] {
            let lines = lines(view, theme, area.width, form);
            if lines.len() <= usize::from(area.height) {
                return flow::draw(&lines, area, 0, frame);
            }
        }
    }
    let here = view.trail.last().copied();
    let first = first_row(view.map.len(), area.height, here.unwrap_or(0), scrolled);
    let seen = first..(first + usize::from(area.height)).min(view.map.len());
    let lines: Vec<Line<'_>> = seen
        .map(|place| row(view, place, theme, area.width, MapForm::Line).swap_remove(0))
        .collect();
    flow::draw(&lines, area, 0, frame);
}

/// All of it in a form.
fn lines(view: &View<'_>, theme: Theme, width: u16, form: MapForm) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    for place in 0..view.map.len() {
        if form == MapForm::Spaced && place > 0 {
            let guide = guide(view.map, place, usize::from(width) / 3, true);
            lines.push(Line::styled(format!("  {guide}").trim_end().to_owned(), theme.faint()));
        }
        lines.extend(row(view, place, theme, width, form));
    }
    lines
}

/// A row of the outline: what an option is for, and where it leads.
fn row(
    view: &View<'_>,
    place: usize,
    theme: Theme,
    width: u16,
    form: MapForm,
) -> Vec<Line<'static>> {
    let (rows, width) = (view.map, usize::from(width));
    let (sign, style) = sign(view, place, theme);
    let row = &rows[place];
    let mut line = Line::from(Span::styled(sign, style));
    line.push_span(Span::styled(guide(rows, place, width / 3, false), theme.faint()));
    if !row.keys.is_empty() {
        line.push_span(Span::styled(format!("{} ", row.keys), theme.strong().patch(style)));
    }
    let begins = line.width();
    let detail = match (&*row.detail, row.again) {
        ("", true) => "↑".to_owned(),
        (detail, true) => format!("{detail} ↑"),
        (detail, false) => detail.to_owned(),
    };
    // What an option is for is whole before it is said where that leads.
    let room = width.saturating_sub(begins);
    line.push_span(Span::styled(fitting(&row.title, room), style));
    let room = width.saturating_sub(line.width() + 2);
    if detail.is_empty() {
        return vec![line];
    }
    let wide = Span::raw(&*detail).width();
    if wide > room && form != MapForm::Line {
        let below = below(rows, place, width / 3);
        let indent = format!("{:<begins$}", format!("  {below}"));
        let room = width.saturating_sub(begins);
        let detail = fitting(&detail, room);
        return vec![line, Line::styled(indent + &detail, theme.faint())];
    }
    if wide <= room || room > 6 {
        line.push_span(Span::styled(format!("  {}", fitting(&detail, room)), theme.faint()));
    }
    vec![line]
}

fn sign(view: &View<'_>, place: usize, theme: Theme) -> (&'static str, Style) {
    match (view.trail.last() == Some(&place), view.trail.contains(&place)) {
        (true, _) => ("▸ ", theme.here()),
        (false, true) => ("· ", theme.strong()),
        (false, false) => ("  ", Theme::PLAIN),
    }
}

/// `│  ╰─ `: of a row that hangs too deep, only its nearest. `above` is the blank line above it.
fn guide(rows: &[MapRow<'_>], place: usize, width: usize, above: bool) -> String {
    let mut parts = Vec::new();
    let mut at = place;
    while let Some(parent) = rows[at].parent {
        parts.push(match (at == place, above, rows[at].last) {
            (true, false, true) => "╰─ ",
            (true, false, false) => "├─ ",
            (false, _, true) => "   ",
            (true, true, _) | (false, _, false) => "│  ",
        });
        if parts.len() * 3 >= width {
            break;
        }
        at = parent;
    }
    parts.into_iter().rev().collect()
}

/// The same on a second line of a row: on to its sisters, and to what hangs from it.
fn below(rows: &[MapRow<'_>], place: usize, width: usize) -> String {
    let guide = guide(rows, place, width, false);
    guide.replace("├─ ", "│  ").replace("╰─ ", "   ")
}
