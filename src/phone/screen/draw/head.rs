//! The head: which line, and both of its clocks; what goes on. In practice, below that, what is to be
//! done, and how much time there is.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::flow::{self, fitting, flow, row};
use super::theme::Theme;
use crate::phone::screen::view::{Doing, View};
use phonetree_core::call::CallTime;

/// The last seconds stand out.
const LAST_MS: u64 = 5_000;
/// An errand has as many rows at most.
const MOST_ROWS: usize = 3;

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let wide = usize::from(area.width);
    let right = Line::styled(clock(view.now), theme.strong()).right_aligned();
    let mut left = Line::styled(view.number, theme.strong());
    let room = wide.saturating_sub(left.width() + right.width() + 5);
    if room > 8 {
        left.push_span("   ");
        left.push_span(Span::styled(fitting(view.name, room), Theme::PLAIN));
    }
    frame.render_widget(left, row(area, 0));
    frame.render_widget(right, row(area, 0));

    let going_on = going_on(view, theme).right_aligned();
    let room = wide.saturating_sub(going_on.width() + 2);
    let written = view.settings.reader.locale.clocks_on_a_screen(view.wall());
    let fits = written.into_iter().find(|text| Span::raw(text.as_str()).width() <= room);
    frame.render_widget(Line::raw(fits.unwrap_or_default()), row(area, 1));
    frame.render_widget(going_on, row(area, 1));
}

/// Rows of what is to be done in practice; a call that is not for practice has none.
pub(super) fn errand_rows(view: &View<'_>, width: u16) -> u16 {
    let lines = errand_lines(view, Theme { color: false }, width);
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// What is to be done in practice, whatever else happens; right of it how much time there is.
pub(super) fn draw_errand(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    flow::draw(&errand_lines(view, theme, area.width), area, 0, frame);
    if let Some((text, style)) = time_left(view, theme) {
        frame.render_widget(Line::styled(text, style).right_aligned(), row(area, 0));
    }
}

fn errand_lines<'v>(view: &View<'v>, theme: Theme, width: u16) -> Vec<Line<'v>> {
    let Some(drill) = &view.settings.drill else { return Vec::new() };
    // The time stands right of it also after the call, so that nothing moves.
    let beside = if drill.limit.is_some() { time_columns(view) } else { 0 };
    let width = usize::from(width.saturating_sub(beside));
    let words = drill.errand.split_whitespace().map(|word| (word, theme.strong()));
    let mut lines = flow(words, width);
    if lines.len() > MOST_ROWS {
        let rest: Vec<String> = lines.drain(MOST_ROWS - 1..).map(|line| line.to_string()).collect();
        let rest = rest.join(" ");
        lines.push(Line::styled(fitting(&rest, width), theme.strong()));
    }
    lines
}

/// Columns of `  time left 1:23`.
fn time_columns(view: &View<'_>) -> u16 {
    let text = view.settings.said().time_left(&"0:00");
    u16::try_from(Span::raw(text).width() + 2).unwrap_or(u16::MAX)
}

fn time_left(view: &View<'_>, theme: Theme) -> Option<(String, Style)> {
    let ms = view.left_ms?;
    let style = if ms <= LAST_MS { theme.closed() } else { Theme::PLAIN };
    let whole = CallTime::from_ms(ms.div_ceil(1_000) * 1_000);
    let text = view.settings.said().time_left(&clock(whole));
    Some((text, style.patch(theme.strong())))
}

/// `speaking`, with whatever is not as usual: `muted   1.5×   listening 4 s`.
fn going_on(view: &View<'_>, theme: Theme) -> Line<'static> {
    let said = view.settings.said();
    let mut line = Line::default();
    if view.settings.muted {
        line.push_span(Span::styled(format!("{}   ", said.muted()), theme.faint()));
    }
    if view.settings.percent != 100 {
        line.push_span(Span::styled(format!("{}   ", view.settings.pace()), theme.faint()));
    }
    let seconds = |ms: u64| ms.div_ceil(1_000);
    let (words, style) = match &view.doing {
        Doing::Over(_) => (said.call_ended().to_owned(), theme.closed()),
        _ if view.settings.paused => (said.paused().to_owned(), theme.closed()),
        Doing::Speaks => (said.speaking().to_owned(), Theme::PLAIN),
        Doing::Listens(ms) => (said.listening(&seconds(*ms)), theme.here()),
        Doing::Rings => (said.ringing().to_owned(), Theme::PLAIN),
        Doing::Waits(place) => {
            (said.waiting(&view.settings.reader.locale.nth(*place)), theme.here())
        }
        Doing::Records(ms) => (said.recording(&seconds(*ms)), theme.here()),
    };
    line.push_span(Span::styled(words, style));
    line
}

/// `0:08`
pub(super) fn clock(at: CallTime) -> String {
    let seconds = at.as_ms() / 1_000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
