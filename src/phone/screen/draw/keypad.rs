//! The keypad: four rows of three, with the letters of ITU-T E.161.

use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, BorderType};

use super::theme::Theme;
use crate::phone::screen::view::View;
use phonetree_core::menu::Key;

/// Rows of a keypad whose keys are a line each, boxes of a line, and boxes of two.
pub(super) const ROWS_FLAT: u16 = 4;
const ROWS_BOXED: u16 = 12;
pub(super) const ROWS_LARGE: u16 = 16;
/// Columns of a keypad of boxes of two lines, and of boxes of a line.
pub(super) const NARROW: u16 = 21;
pub(super) const WIDE: u16 = 27;
/// The widest a key gets: beyond that a keypad looks like a table.
const WIDEST: u16 = 9;

/// The letters on a key (ITU-T E.161, figure 2).
fn letters(key: Key) -> &'static str {
    match key.as_char() {
        '2' => "ABC",
        '3' => "DEF",
        '4' => "GHI",
        '5' => "JKL",
        '6' => "MNO",
        '7' => "PQRS",
        '8' => "TUV",
        '9' => "WXYZ",
        _ => "",
    }
}

/// Where each key is, in an area.
pub(super) fn keys_in(area: Rect) -> Vec<(Rect, Key)> {
    let height = match area.height {
        ROWS_LARGE.. => 4,
        ROWS_BOXED.. => 3,
        ROWS_FLAT.. => 1,
        _ => return Vec::new(),
    };
    let width = if height == 1 { area.width / 3 } else { (area.width / 3).min(WIDEST) };
    let place =
        |n: u16| Rect { x: area.x + (n % 3) * width, y: area.y + (n / 3) * height, width, height };
    (0..12).map(place).zip(Key::ALL).collect()
}

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    for (place, key) in keys_in(area) {
        let style = if view.lit == Some(key) {
            theme.chosen()
        } else if view.live.contains(&key) {
            theme.here()
        } else {
            theme.faint()
        };
        // Between keys that touch, a column is left free.
        let place = Rect { width: place.width.saturating_sub(1), ..place };
        match place.height {
            1 => flat(key, style, place, frame),
            rows => boxed(key, style, place, rows == 4, frame),
        }
    }
}

fn flat(key: Key, style: Style, place: Rect, frame: &mut Frame<'_>) {
    let face = format!(" {key} {}", letters(key));
    let width = usize::from(place.width);
    frame.render_widget(Span::styled(format!("{face:<width$}"), style), place);
}

fn boxed(key: Key, style: Style, place: Rect, large: bool, frame: &mut Frame<'_>) {
    let block = Block::bordered().border_type(BorderType::Rounded).style(style);
    frame.render_widget(block, place);
    let face = place.inner(Margin::new(1, 1));
    let lines = match (large, letters(key)) {
        (true, letters) => vec![key.to_string(), letters.to_owned()],
        (false, "") => vec![key.to_string()],
        (false, letters) => vec![format!("{key} {letters}")],
    };
    let lines: Vec<Line<'_>> = lines.into_iter().map(|line| Line::from(line).centered()).collect();
    super::flow::draw(&lines, face, 0, frame);
}
