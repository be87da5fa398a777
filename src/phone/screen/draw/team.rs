//! Who is open now: a sign, a name, and when that changes; where there is room, other ways to them.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::flow::{self, first_row, fitting, flow};
use super::theme::Theme;
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::{Contact, ContactKind, Posted, Presence, View};

/// How much is said of each team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum BoardForm {
    /// All on a line.
    Line,
    /// Below its name, when that changes.
    Pair,
    /// Below that, other ways to it, and a blank line.
    Card,
    /// Also all its hours, and what it is there for.
    Whole,
}

/// Rows of the board, for each form in which it can be drawn, the tightest first.
pub(super) fn rows(view: &View<'_>, width: u16) -> Vec<u16> {
    let theme = Theme { color: false };
    let forms = [BoardForm::Line, BoardForm::Pair, BoardForm::Card, BoardForm::Whole];
    let rows = forms.map(|form| lines(view, theme, width.into(), form).len());
    let mut rows: Vec<u16> = rows.map(|rows| u16::try_from(rows).unwrap_or(u16::MAX)).to_vec();
    // Names that fit beside what is said of them stay there.
    if fits_on_lines(view, width.into()) {
        rows[1] = rows[0];
    }
    rows
}

pub(super) fn draw(view: &View<'_>, theme: Theme, area: Rect, frame: &mut Frame<'_>) {
    let width = usize::from(area.width);
    let forms = [BoardForm::Whole, BoardForm::Card, BoardForm::Pair, BoardForm::Line];
    let fits = |form: &BoardForm| {
        let beside = *form == BoardForm::Pair && fits_on_lines(view, width);
        !beside && lines(view, theme, width, *form).len() <= usize::from(area.height)
    };
    let form = forms.into_iter().find(fits).unwrap_or(BoardForm::Line);
    let lines = lines(view, theme, width, form);
    let scrolled = if view.settings.pane == Pane::Open { view.settings.scrolled } else { 0 };
    let first = first_row(lines.len(), area.height, 0, scrolled);
    flow::draw(&lines, area, first, frame);
}

fn lines(view: &View<'_>, theme: Theme, width: usize, form: BoardForm) -> Vec<Line<'static>> {
    let names = widest(view.board.iter().map(|team| team.name));
    let long = widest(view.board.iter().map(|team| &*team.change));
    let brief = names + long + 4 > width;
    let changes = widest(view.board.iter().map(|team| change(team, brief)));
    // Beside each other where that fits, else names are cut.
    let names = names.min(width.saturating_sub(changes + 4)).max(width / 4);
    let mut lines = Vec::new();
    for team in view.board {
        if form == BoardForm::Line {
            let mut line = named(team, theme, names);
            line.push_span(Span::styled(format!("  {}", change(team, brief)), theme.faint()));
            lines.push(line);
            continue;
        }
        lines.push(named(team, theme, width.saturating_sub(2)));
        lines.push(Line::styled(format!("  {}", team.change), theme.faint()));
        if matches!(form, BoardForm::Card | BoardForm::Whole) {
            let all = form == BoardForm::Whole;
            let ways = team
                .contacts
                .iter()
                .filter(|it| all || ![ContactKind::Hours, ContactKind::Topics].contains(&it.kind));
            let about = ways.flat_map(|it| contact(it, view, theme, width - 2));
            lines.extend(about.map(|mut line| {
                line.spans.insert(0, Span::raw("  "));
                line
            }));
            lines.push(Line::default());
        }
    }
    while lines.last().is_some_and(|line| line.spans.is_empty()) {
        lines.pop();
    }
    lines
}

/// Columns of the widest name, with its sign.
pub(super) fn widest_name(view: &View<'_>) -> u16 {
    u16::try_from(widest(view.board.iter().map(|team| team.name)) + 2).unwrap_or(u16::MAX)
}

fn widest<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.map(|text| Span::raw(text).width()).max().unwrap_or(0)
}

/// When that changes; in brief, what the sign says already and "today" are left out.
fn change<'t>(team: &'t Posted<'_>, brief: bool) -> &'t str {
    match brief {
        true => team.brief.as_str(),
        false => team.change.as_str(),
    }
}

/// Whether whole names and what is said of them, in brief, fit on lines.
fn fits_on_lines(view: &View<'_>, width: usize) -> bool {
    let names = widest(view.board.iter().map(|team| team.name));
    let changes = widest(view.board.iter().map(|team| change(team, true)));
    names + changes + 4 <= width
}

/// `email  csc-sd-sba@kp.org`: what does not fit goes on below.
pub(super) fn contact(
    contact: &Contact,
    view: &View<'_>,
    theme: Theme,
    width: usize,
) -> Vec<Line<'static>> {
    let said = view.settings.said();
    let columns = ContactKind::columns(said);
    let words = contact.text.split_whitespace().map(|word| (word, Theme::PLAIN));
    let lines = flow(words, width.saturating_sub(columns));
    let labeled = lines.into_iter().enumerate().map(|(n, line)| {
        let label = if n == 0 { contact.kind.label(said) } else { "" };
        let mut all = Line::from(Span::styled(format!("{label:<columns$}"), theme.faint()));
        for span in line.spans {
            all.push_span(Span::styled(span.content.into_owned(), span.style));
        }
        all
    });
    labeled.collect()
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
