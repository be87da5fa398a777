//! Words set in lines, and lines set in an area.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

/// Words, each in its style, in lines of a width. A word that is longer than a line is broken.
pub(super) fn flow<'w>(
    words: impl IntoIterator<Item = (&'w str, Style)>,
    width: usize,
) -> Vec<Line<'w>> {
    let width = width.max(1);
    let mut lines = vec![Line::default()];
    let mut room = width;
    for (word, style) in words {
        let mut word = Span::styled(word, style);
        let wide = word.width();
        let line = lines.last_mut().expect("it starts with one");
        if wide < room && !line.spans.is_empty() {
            line.push_span(" ");
            room -= 1;
        } else if !line.spans.is_empty() {
            lines.push(Line::default());
            room = width;
        }
        while word.width() > room && word.content.chars().nth(1).is_some() {
            let (head, tail) = broken(&word, room);
            lines.last_mut().expect("it starts with one").push_span(head);
            lines.push(Line::default());
            (word, room) = (tail, width);
        }
        room = room.saturating_sub(word.width());
        lines.last_mut().expect("it starts with one").push_span(word);
    }
    lines
}

/// As much of a word as there is room for, at least a letter; and the rest.
fn broken<'w>(word: &Span<'w>, room: usize) -> (Span<'w>, Span<'w>) {
    let fits = |at: &usize| Span::raw(&word.content[..*at]).width() <= room;
    let ends = word.content.char_indices().skip(1).map(|(at, _)| at);
    let first = ends.clone().next().unwrap_or(word.content.len());
    let at = ends.take_while(fits).last().unwrap_or(first);
    let part = |text: &str| Span::styled(text.to_owned(), word.style);
    (part(&word.content[..at]), part(&word.content[at..]))
}

/// A text that is cut with `…` where it does not fit.
pub fn fitting(text: &str, width: usize) -> String {
    if Span::raw(text).width() <= width {
        return text.to_owned();
    }
    let mut cut = String::new();
    for c in text.chars() {
        cut.push(c);
        if Span::raw(&cut).width() >= width {
            cut.pop();
            break;
        }
    }
    cut.truncate(cut.trim_end().len());
    if width > 0 {
        cut.push('…');
    }
    cut
}

/// Lines from the first one given, as many as the area has rows.
pub(super) fn draw(lines: &[Line<'_>], area: Rect, first: usize, frame: &mut Frame<'_>) {
    for (n, line) in (0..area.height).zip(lines.iter().skip(first)) {
        frame.render_widget(line, row(area, n));
    }
}

/// The first of so many rows to show, where one row should be seen and someone has scrolled.
pub(super) fn first_row(rows: usize, height: u16, seen: usize, scrolled: i32) -> usize {
    let height = usize::from(height);
    let most = rows.saturating_sub(height);
    let own = seen.saturating_sub(height / 2).min(most);
    let moved = i64::try_from(own).unwrap_or(0) + i64::from(scrolled);
    usize::try_from(moved.max(0)).unwrap_or(0).min(most)
}

/// The n-th row of an area; none of it where it is not so high.
pub(super) fn row(area: Rect, n: u16) -> Rect {
    let y = area.y.saturating_add(n);
    Rect { y, height: u16::from(y < area.bottom()), ..area }
}

#[cfg(test)]
mod tests {
    use ratatui::style::Style;

    use super::{first_row, fitting, flow};

    fn lines(text: &str, width: usize) -> Vec<String> {
        let words = text.split(' ').map(|word| (word, Style::new()));
        flow(words, width).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn lines_end_between_words_and_only_a_word_too_long_is_broken() {
        assert_eq!(lines("For billing, press 1.", 12), ["For billing,", "press 1."]);
        assert_eq!(lines("a csc-sd-sba@kp.org b", 8), ["a", "csc-sd-s", "ba@kp.or", "g b"]);
        assert_eq!(lines("", 8), [""]);
        assert_eq!(lines("ab", 0), ["a", "b"]);
    }

    #[test]
    fn a_wide_letter_takes_its_two_columns() {
        assert_eq!(lines("電話 電話", 5), ["電話", "電話"]);
        assert_eq!(lines("電話", 3), ["電", "話"]);
        assert_eq!(lines("電話", 1), ["電", "話"]);
        assert_eq!(fitting("電話番号", 5), "電話…");
    }

    #[test]
    fn what_does_not_fit_ends_in_dots() {
        assert_eq!(fitting("billing", 7), "billing");
        assert_eq!(fitting("billing now", 8), "billing…");
        assert_eq!((fitting("billing", 1), fitting("billing", 0)), ("…".into(), String::new()));
    }

    #[test]
    fn the_row_to_be_seen_is_in_the_window_and_scrolling_stays_inside() {
        for seen in 0..50 {
            let first = first_row(50, 7, seen, 0);
            assert!((first..first + 7).contains(&seen) && first + 7 <= 50);
        }
        assert_eq!((first_row(50, 7, 25, 999), first_row(50, 7, 25, -999)), (43, 0));
        assert_eq!(first_row(3, 7, 2, 5), 0);
    }
}
