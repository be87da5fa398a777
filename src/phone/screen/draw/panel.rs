//! What can lie over the screen: help, another line, another instant.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::flow::{self, first_row, fitting, flow};
use super::theme::Theme;
use crate::phone::screen::settings::Panel;
use crate::phone::screen::view::View;

const HELP: [(&str, &str); 10] = [
    ("0-9 * #", "press a key, or click it"),
    ("space", "pause, and go on"),
    ("r", "hear this prompt again"),
    ("u", "take the last key back"),
    ("+ -", "faster, slower"),
    ("m", "sound off, and on"),
    ("n", "call again"),
    ("l  t", "another line, another time"),
    ("Tab ↑ ↓", "next pane, scroll"),
    ("q", "hang up and leave"),
];

/// What holds a call again, or another one.
const NOT_IN_A_DRILL: [&str; 4] = ["r", "u", "n", "l  t"];

pub(super) fn draw(panel: &Panel, view: &View<'_>, theme: Theme, frame: &mut Frame<'_>) {
    match panel {
        Panel::Help => help(view, theme, frame),
        Panel::Lines(chosen) => lines(*chosen, view, theme, frame),
        Panel::When { text, wrong } => when(text, wrong.as_deref(), theme, frame),
    }
}

fn help(view: &View<'_>, theme: Theme, frame: &mut Frame<'_>) {
    let drill = view.settings.drill.is_some();
    let mut lines: Vec<Line<'_>> = HELP
        .iter()
        .filter(|(key, _)| !(drill && NOT_IN_A_DRILL.contains(key)))
        .map(|(key, what)| {
            Line::from(vec![Span::styled(format!("{key:<9}"), theme.strong()), Span::raw(*what)])
        })
        .collect();
    let width = 36.min(frame.area().width.saturating_sub(4));
    let notice = view.notice.unwrap_or_default().split_whitespace();
    let notice = flow(notice.map(|word| (word, theme.faint())), width.into());
    // At the smallest size the keys alone fill the panel.
    if lines.len() + notice.len() + 3 <= usize::from(frame.area().height) {
        lines.push(Line::default());
        lines.extend(notice);
    }
    let area = over("what the keys do", lines.len(), width, theme, frame);
    flow::draw(&lines, area, 0, frame);
}

fn lines(chosen: usize, view: &View<'_>, theme: Theme, frame: &mut Frame<'_>) {
    let width = 60.min(frame.area().width.saturating_sub(4));
    let rows = view.settings.lines.iter().enumerate().map(|(n, (number, name))| {
        let style = if n == chosen { theme.chosen() } else { Theme::PLAIN };
        let text = fitting(&format!("{number}  {name}"), width.into());
        let wide = usize::from(width);
        Line::styled(format!("{text:<wide$}"), style)
    });
    let rows: Vec<Line<'_>> = rows.collect();
    let area = over("call which line? ↑ ↓ Enter", rows.len(), width, theme, frame);
    let first = first_row(rows.len(), area.height, chosen, 0);
    flow::draw(&rows, area, first, frame);
}

fn when(text: &str, wrong: Option<&str>, theme: Theme, frame: &mut Frame<'_>) {
    let width = 52.min(frame.area().width.saturating_sub(4));
    let hint = "2026-11-30 07:15, Mon 07:15, 07:15 or now";
    let (below, style) = wrong.map_or((hint, theme.faint()), |wrong| (wrong, theme.closed()));
    let mut lines =
        vec![Line::from(vec![Span::raw(text), Span::styled(" ", theme.chosen())]), Line::default()];
    lines.extend(flow(below.split_whitespace().map(|word| (word, style)), width.into()));
    let area = over("date and time of the call: Enter", lines.len(), width, theme, frame);
    flow::draw(&lines, area, 0, frame);
}

/// A box in the middle of the screen for so many lines; the area inside it.
fn over(title: &str, rows: usize, width: u16, theme: Theme, frame: &mut Frame<'_>) -> Rect {
    let screen = frame.area();
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2).min(screen.height);
    let width = (width + 4).min(screen.width);
    let area = Rect {
        x: screen.x + (screen.width - width) / 2,
        y: screen.y + (screen.height - height) / 2,
        width,
        height,
    };
    frame.render_widget(Clear, area);
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(theme.faint());
    frame.render_widget(block.title(Span::styled(format!(" {title} "), theme.strong())), area);
    area.inner(Margin::new(2, 1))
}
