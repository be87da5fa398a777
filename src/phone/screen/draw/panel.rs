//! What can lie over the screen: help, another line, another instant.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType, Clear};

use super::flow::{self, first_row, fitting, flow};
use super::theme::Theme;
use crate::phone::screen::settings::Panel;
use crate::phone::screen::view::View;

/// Draws a panel over some of the screen.
pub(super) fn draw(
    panel: &Panel,
    view: &View<'_>,
    theme: Theme,
    bounds: Rect,
    frame: &mut Frame<'_>,
) {
    match panel {
        Panel::Help => help(view, theme, bounds, frame),
        Panel::Lines(chosen) => lines(*chosen, view, theme, bounds, frame),
        Panel::When { text, wrong } => when((text, wrong.as_deref()), view, theme, bounds, frame),
    }
}

/// Which keys there are in this call, and what they do.
pub(super) fn help_lines(view: &View<'_>) -> Vec<(String, &'static str)> {
    let said = view.settings.said();
    let drill = view.settings.drill.is_some();
    let (press, pause) =
        (("0-9 * #", said.press_or_click()), (said.space(), said.pause_and_go_on()));
    let back = format!("u {}", said.backspace());
    // A drill is held once: nothing holds its call again, or another one.
    let again = [("r", said.hear_again()), (back.as_str(), said.take_back())];
    let other = [("n", said.call_again()), ("l  t", said.another_line_or_time())];
    let (speed, sound) = (("+ -", said.faster_slower()), ("m", said.sound_off_and_on()));
    let panes = [("Tab", said.next_pane()), ("↑ ↓", said.scroll())];
    let leave = ("q Ctrl-C", said.hang_up_and_leave());
    let lines = match drill {
        true => vec![press, pause, speed, sound, panes[0], panes[1], leave],
        false => {
            let first = [press, pause, again[0], again[1], speed, sound];
            first.into_iter().chain(other).chain(panes).chain([leave]).collect()
        }
    };
    lines.into_iter().map(|(key, what)| (key.to_owned(), what)).collect()
}

/// The same, as it is drawn.
pub(super) fn styled_help(view: &View<'_>, theme: Theme) -> Vec<Line<'static>> {
    let line = |(key, what)| {
        Line::from(vec![Span::styled(format!("{key:<9}"), theme.strong()), Span::raw(what)])
    };
    help_lines(view).into_iter().map(line).collect()
}

fn help(view: &View<'_>, theme: Theme, bounds: Rect, frame: &mut Frame<'_>) {
    let mut lines = styled_help(view, theme);
    let width = 38.min(bounds.width.saturating_sub(2));
    let notice = view.notice.unwrap_or_default().split_whitespace();
    let notice = flow(notice.map(|word| (word, theme.faint())), width.into());
    // At the smallest size the keys alone fill the panel.
    if lines.len() + notice.len() + 3 <= usize::from(bounds.height) {
        lines.push(Line::default());
        lines.extend(notice);
    }
    let said = view.settings.said();
    let title = (said.keys_title(), said.any_key_closes());
    let area = over(title, lines.len(), width, theme, bounds, frame);
    flow::draw(&lines, area, 0, frame);
}

fn lines(chosen: usize, view: &View<'_>, theme: Theme, bounds: Rect, frame: &mut Frame<'_>) {
    let width = 60.min(bounds.width.saturating_sub(4));
    let rows = view.settings.lines.iter().enumerate().map(|(n, (number, name))| {
        let style = if n == chosen { theme.chosen() } else { Theme::PLAIN };
        let text = fitting(&format!("{number}  {name}"), width.into());
        let wide = usize::from(width);
        Line::styled(format!("{text:<wide$}"), style)
    });
    let rows: Vec<Line<'_>> = rows.collect();
    let said = view.settings.said();
    let title = (said.call_another_line(), said.choose_a_line());
    let area = over(title, rows.len(), width, theme, bounds, frame);
    let first = first_row(rows.len(), area.height, chosen, 0);
    flow::draw(&rows, area, first, frame);
}

fn when(
    (text, wrong): (&str, Option<&str>),
    view: &View<'_>,
    theme: Theme,
    bounds: Rect,
    frame: &mut Frame<'_>,
) {
    let said = view.settings.said();
    let width = 52.min(bounds.width.saturating_sub(4));
    let (below, style) =
        wrong.map_or((said.moments(), theme.faint()), |wrong| (wrong, theme.closed()));
    let mut lines =
        vec![Line::from(vec![Span::raw(text), Span::styled(" ", theme.chosen())]), Line::default()];
    lines.extend(flow(below.split_whitespace().map(|word| (word, style)), width.into()));
    let title = (said.when(), said.set_the_time());
    let area = over(title, lines.len(), width, theme, bounds, frame);
    flow::draw(&lines, area, 0, frame);
}

/// A box in the middle of the screen for so many lines, with its title above and what to press below; the
/// area inside it.
fn over(
    (title, below): (&str, &str),
    rows: usize,
    width: u16,
    theme: Theme,
    bounds: Rect,
    frame: &mut Frame<'_>,
) -> Rect {
    let height = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2).min(bounds.height);
    let width = (width + 4).min(bounds.width);
    let area = Rect {
        x: bounds.x + (bounds.width - width) / 2,
        y: bounds.y + (bounds.height - height) / 2,
        width,
        height,
    };
    frame.render_widget(Clear, area);
    let block = Block::bordered().border_type(BorderType::Rounded).border_style(theme.faint());
    let block = block.title(Span::styled(format!(" {title} "), theme.strong()));
    let below = Line::styled(format!(" {below} "), theme.faint()).right_aligned();
    frame.render_widget(block.title_bottom(below), area);
    area.inner(Margin::new(2, 1))
}
