//! Where something stands in a text: bytes, and the line and the column people count.

use std::ops::Range;

/// A place in a file: bytes of its text, half-open. Four bytes each: a file has millions of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// The bytes of the text.
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: place(range.start), end: place(range.end) }
    }
}

impl From<Span> for Range<usize> {
    fn from(span: Span) -> Self {
        span.range()
    }
}

/// Where the lines of a text begin, so that a place becomes a line and a column.
#[derive(Clone, Debug)]
pub struct Lines<'t> {
    text: &'t str,
    /// The first byte of each line.
    starts: Vec<usize>,
}

/// A line and a column, as people and editors count them: from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the words say it")]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl<'t> Lines<'t> {
    /// The lines of a text.
    pub fn of(text: &'t str) -> Self {
        let after_each = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { text, starts: std::iter::once(0).chain(after_each).collect() }
    }

    /// Where a byte of the text stands; one that is past the end stands at the end.
    pub fn position(&self, at: usize) -> Position {
        let at = at.min(self.text.len());
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        let before = self.text.as_bytes()[start..at].iter();
        // A byte that continues a character begins with the bits 10 (RFC 3629, section 3).
        let column = before.filter(|byte| **byte & 0xC0 != 0x80).count() + 1;
        Position { line, column }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    #[test]
    fn lines_and_columns_count_from_one_and_columns_count_characters() {
        let text = "a\né = 1\r\n\nlast";
        let lines = Lines::of(text);
        for (before, line, column) in
            [("", 1, 1), ("a", 1, 2), ("a\n", 2, 1), ("a\né", 2, 2), ("a\né = 1\r\n", 3, 1)]
        {
            assert_eq!(lines.position(before.len()), Position { line, column }, "{before:?}");
        }
        assert_eq!(lines.position(text.len() + 7), Position { line: 4, column: 5 });
    }
}
