//! How it looks: pure functions from a [`View`] to the cells of a terminal.
//!
//! In come what is to be seen and an area; out come cells. Nothing here keeps anything, and
//! whatever can fill a [`View`] can be drawn: a call, or a drill. Weight comes from bold and dim,
//! so that it reads without colors; colors only repeat what words and signs say already.

mod flow;
mod foot;
mod head;
mod keypad;
mod map;
mod panel;
mod places;
mod said;
mod story;
mod team;
mod theme;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

pub use self::flow::fitting;
use self::places::{SMALLEST, ScreenAreas};
use self::theme::Theme;
use super::settings::Pane;
use super::view::View;
use phonetree_core::menu::Key;

/// Draws what is to be seen, on all of the frame.
pub fn draw(view: &View<'_>, frame: &mut Frame<'_>) {
    let theme = Theme { color: view.settings.color };
    let Some(places) = ScreenAreas::in_area(frame.area(), view) else {
        return too_small(view, frame);
    };
    head::draw(view, theme, places.head, frame);
    head::draw_errand(view, theme, places.errand, frame);
    let rule = "─".repeat(usize::from(places.rule.width));
    frame.render_widget(Span::styled(rule, theme.faint()), places.rule);
    said::draw(view, theme, places.said, frame);
    if let Some(area) = places.tabs {
        tabs(view, theme, area, frame);
    }
    if let Some(area) = places.keys {
        keypad::draw(view, theme, area, frame);
    }
    let said = view.settings.said();
    let titled = places.tabs.is_none();
    let mut pane = |area: Option<Rect>, pane: Pane| {
        let area = area?;
        if !titled {
            return Some(area);
        }
        let style = if view.settings.pane == pane { theme.strong() } else { theme.faint() };
        frame.render_widget(Span::styled(pane.title(said), style), flow::row(area, 0));
        Some(below_title(area))
    };
    let panes = [(places.map, Pane::Map), (places.story, Pane::Story), (places.open, Pane::Open)];
    let [map, story, open] = panes.map(|(area, which)| pane(area, which));
    let drill = view.settings.drill.as_ref();
    if let Some(area) = map {
        match drill.is_none_or(|drill| drill.map) {
            true => map::draw(view, theme, area, frame),
            false => hidden(view, theme, area, frame),
        }
    }
    if let Some(area) = story {
        story::draw(view, theme, area, frame);
    }
    if let Some(area) = open {
        match drill.is_none() {
            true => team::draw(view, theme, area, frame),
            false => hidden(view, theme, area, frame),
        }
    }
    if let Some(area) = places.help {
        frame.render_widget(Span::styled(said.keys(), theme.faint()), flow::row(area, 0));
        flow::draw(&panel::styled_help(view, theme), below_title(area), 0, frame);
    }
    if let Some(area) = places.notice {
        let words = view.notice.unwrap_or_default().split_whitespace();
        let words = words.map(|word| (word, theme.faint()));
        flow::draw(&flow::flow(words, area.width.into()), area, 0, frame);
    }
    let remark = places.remark;
    let told = places.notice.is_some();
    let lines = foot::remark(view, theme, remark.width, remark.height.into(), told);
    foot::draw_remark(&lines, remark, frame);
    foot::draw(view, theme, places.foot, frame);
    if let Some(panel) = &view.settings.panel {
        // What a drill asks is seen whatever lies over the screen.
        let top = if drill.is_some() { places.rule.y } else { frame.area().y };
        let bounds = Rect { y: top, height: places.foot.y.saturating_sub(top), ..frame.area() };
        let bounds = if drill.is_some() { bounds } else { frame.area() };
        panel::draw(panel, view, theme, bounds, frame);
    }
}

/// A pane without its title.
fn below_title(area: Rect) -> Rect {
    Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area }
}

/// In place of what a trainee has to know.
fn hidden(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let words = view.settings.said().hidden().split(' ').map(|word| (word, theme.faint()));
    flow::draw(&flow::flow(words, area.width.into()), area, 0, frame);
}

/// The smallest size that the phone fits on, in columns and rows.
pub const fn smallest() -> (u16, u16) {
    SMALLEST
}

/// Where the keys of the telephone are on a screen of this size.
pub fn keypad_in(area: Rect, view: &View<'_>) -> Vec<(Rect, Key)> {
    let keys = ScreenAreas::in_area(area, view).and_then(|places| places.keys);
    keys.map(keypad::keys_in).unwrap_or_default()
}

/// The panes' names, where only one of them can be seen.
fn tabs(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let mut line = Line::default();
    for pane in Pane::ALL {
        let style = if view.settings.pane == pane { theme.chosen() } else { theme.faint() };
        line.push_span(Span::styled(format!(" {} ", pane.title(view.settings.said())), style));
        line.push_span(" ");
    }
    frame.render_widget(line, area);
}

fn too_small(view: &View<'_>, frame: &mut Frame<'_>) {
    let area = frame.area();
    let (columns, rows) = SMALLEST;
    let errand = view.settings.drill.as_ref().map_or("", |drill| &drill.errand);
    let said = view.settings.said();
    let words = said.too_small(&columns, &rows, &area.width, &area.height);
    let words = format!("{errand} {words}");
    let lines =
        flow::flow(words.split_whitespace().map(|word| (word, Theme::PLAIN)), area.width.into());
    flow::draw(&lines, area, 0, frame);
}
