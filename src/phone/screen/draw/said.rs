//! The way the caller came, and what is being said: the word that sounds now stands out, those to
//! come are faint. Once the call is over, how it ended, and how the team is reached otherwise.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, first_row, flow, row};
use super::team::contact;
use super::theme::Theme;
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::{Doing, View};

/// The longest line that is easy to read, in columns.
const MEASURE: u16 = 80;

/// What is said, in lines.
struct SaidLines<'v> {
    /// What was said before, a blank line after each.
    earlier: Vec<Line<'v>>,
    /// What is being said, or was said last.
    current: Vec<Line<'v>>,
    /// The line of it on which the word is that sounds.
    sounding: usize,
    /// How it ended.
    ending: Vec<Line<'v>>,
    /// How the team is reached otherwise.
    contacts: Vec<Line<'v>>,
}

impl<'v> SaidLines<'v> {
    fn of(view: &View<'v>, theme: Theme, width: u16) -> Self {
        let width = usize::from(width.min(MEASURE));
        let begun = view.said.begun;
        let words = view.said.words.iter().enumerate().map(|(n, word)| {
            let style = match n + 1 {
                n if n == begun && view.said.sounds => theme.chosen(),
                n if n <= begun => Theme::PLAIN,
                _ => theme.faint(),
            };
            (*word, style)
        });
        let current = flow(words, width);
        let earlier = view.said.earlier.iter().flat_map(|text| {
            let words = text.split_whitespace().map(|word| (word, Theme::PLAIN));
            flow(words, width).into_iter().chain([Line::default()])
        });
        let (ending, contacts) = match &view.doing {
            Doing::Over(how) => (ending(how, theme, width), contacts(view, theme, width)),
            Doing::Speaks
            | Doing::Listens(_)
            | Doing::Rings
            | Doing::Records(_)
            | Doing::Waits(_) => (Vec::new(), Vec::new()),
        };
        let sounding = line_of_word(&current, begun.saturating_sub(1));
        Self { earlier: earlier.collect(), current, sounding, ending, contacts }
    }

    /// Rows of what must be seen: what is being said, how it ended, and what then.
    fn needed(&self) -> usize {
        let after = self.ending.len() + self.contacts.len();
        self.current.len() + after + usize::from(after > 0)
    }
}

fn ending<'v>(how: &str, theme: Theme, width: usize) -> Vec<Line<'v>> {
    let lines = flow(how.split(' ').map(|word| (word, theme.closed())), width);
    let owned = |line: Line<'_>| {
        let spans =
            line.spans.into_iter().map(|it| Span::styled(it.content.into_owned(), it.style));
        spans.collect::<Line<'static>>()
    };
    lines.into_iter().map(owned).collect()
}

/// How the team is reached otherwise: in practice that is for the trainee to know.
fn contacts<'v>(view: &View<'v>, theme: Theme, width: usize) -> Vec<Line<'v>> {
    if view.settings.drill.is_some() {
        return Vec::new();
    }
    view.contacts.iter().flat_map(|it| contact(it, view, theme, width)).collect()
}

/// Rows that are needed for what is said now, with the way the caller came; and for what was said before
/// as well.
pub(super) fn rows(view: &View<'_>, width: u16) -> (u16, u16) {
    let lines = SaidLines::of(view, Theme { color: false }, width);
    let in_rows = |lines: usize| u16::try_from(lines + 2).unwrap_or(u16::MAX);
    (in_rows(lines.needed()), in_rows(lines.needed() + lines.earlier.len()))
}

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let SaidLines { earlier, current, sounding, ending, mut contacts } =
        SaidLines::of(view, theme, area.width);
    let after = ending.len() + contacts.len();
    let needed = current.len() + after + usize::from(after > 0);
    let rows = usize::from(area.height);
    // Where the rows are needed for what is said, there is no blank one; then the way is left out.
    let way = usize::from(rows > needed || rows > 6);
    let gap = usize::from(rows > needed + 1);
    if way > 0 {
        frame.render_widget(path(view, theme, area.width.into()), row(area, 0));
    }
    let above = u16::try_from(way + gap).unwrap_or(u16::MAX).min(area.height);
    let area = Rect { y: area.y + above, height: area.height - above, ..area };
    let rows = usize::from(area.height);
    let scrolled = if view.settings.pane == Pane::Keys { view.settings.scrolled } else { 0 };

    let (before, current_rows) = (earlier.len(), current.len());
    let mut lines = earlier;
    lines.extend(current);
    let first = if after > 0 {
        // How it ended is always to be seen, and so comes before all else where not all fits.
        contacts.truncate(rows.saturating_sub(ending.len()));
        lines.extend([Line::default()].into_iter().chain(ending).chain(contacts));
        last_rows(lines.len(), rows, scrolled)
    } else if current_rows <= rows {
        last_rows(lines.len(), rows, scrolled)
    } else {
        before + first_row(current_rows, area.height, sounding, scrolled)
    };
    flow::draw(&lines, area, first, frame);
}

/// The first of so many lines to show, where the last of them should be seen and someone has scrolled.
fn last_rows(lines: usize, rows: usize, scrolled: i32) -> usize {
    let most = lines.saturating_sub(rows);
    let up = usize::try_from(scrolled.min(0).unsigned_abs()).unwrap_or(usize::MAX);
    most.saturating_sub(up)
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

/// `Main menu › California Service Center`: the end of it, where all does not fit.
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
