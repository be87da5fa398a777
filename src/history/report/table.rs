//! Tables of text: columns that fit a terminal, and words that stay whole.

use textwrap::core::display_width;

/// Between two columns.
const GAP: usize = 2;

/// A column: what stands above it, and whether it has numbers, which end in line.
pub(super) type Column = (&'static str, bool);

/// Rows below their heads, at most so wide where the words allow it. What does not fit in a cell goes on
/// below, between words; a cell may have several lines.
pub(super) fn table(columns: &[Column], rows: &[Vec<String>], width: usize) -> String {
    let heads: Vec<String> = columns.iter().map(|(name, _)| (*name).to_owned()).collect();
    let widths = widths(&heads, rows, width);
    let mut text = String::new();
    for row in std::iter::once(&heads).chain(rows) {
        let cells: Vec<Vec<String>> =
            row.iter().zip(&widths).map(|(cell, width)| wrapped(cell, *width)).collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or_default();
        for line in 0..lines {
            let mut said = String::new();
            for ((cell, width), (_, is_number)) in cells.iter().zip(&widths).zip(columns) {
                let cell = cell.get(line).map_or("", String::as_str);
                let room = " ".repeat(width.saturating_sub(display_width(cell)));
                let (before, after) =
                    if *is_number { (room, String::new()) } else { (String::new(), room) };
                said += &format!("{before}{cell}{after}{}", " ".repeat(GAP));
            }
            text += said.trim_end();
            text.push('\n');
        }
    }
    text
}

/// How wide each column is: as its widest cell, and where that is too much, the widest columns give way
/// down to their longest words.
fn widths(heads: &[String], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let of = |column: usize, measure: fn(&str) -> usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.chain(heads.get(column)).map(|cell| measure(cell)).max().unwrap_or_default()
    };
    let widest = |cell: &str| cell.lines().map(display_width).max().unwrap_or_default();
    let longest = |cell: &str| cell.split_whitespace().map(display_width).max().unwrap_or_default();
    let mut widths: Vec<usize> = (0..heads.len()).map(|column| of(column, widest)).collect();
    let least: Vec<usize> = (0..heads.len()).map(|column| of(column, longest)).collect();
    let room = width.saturating_sub(GAP * heads.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room {
        let may = widths.iter().zip(&least).enumerate().filter(|(_, (width, least))| width > least);
        let Some((column, _)) = may.max_by_key(|(_, (width, _))| **width) else { break };
        widths[column] -= 1;
    }
    widths
}

fn wrapped(cell: &str, width: usize) -> Vec<String> {
    let options = textwrap::Options::new(width.max(1))
        .break_words(false)
        .word_splitter(textwrap::WordSplitter::NoHyphenation)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .subsequent_indent(if cell.contains('\n') { "  " } else { "" });
    let lines = cell.lines().flat_map(|line| textwrap::wrap(line, &options));
    let lines: Vec<String> = lines.map(|line| line.trim_end().to_owned()).collect();
    if lines.is_empty() { vec![String::new()] } else { lines }
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn a_table_fits_and_no_word_is_cut() {
        let columns = [("trainee", false), ("drills", true), ("weakest", false)];
        let row = |name: &str, drills: &str, weakest: &str| {
            [name, drills, weakest].map(str::to_owned).to_vec()
        };
        let rows = [
            row("ana", "120", "Group address changes (open, 40)"),
            row("Benedikt", "7", "Plan changes (closed, 85)\npassed First week (91)"),
            row("carla", "0", ""),
        ];
        assert_eq!(
            table(&columns, &rows, 40),
            "trainee   drills  weakest\nana          120  Group address changes\n                  (open, 40)\n\
             Benedikt       7  Plan changes (closed,\n                    85)\n                  passed First week (91)\n\
             carla          0\n"
        );
        for width in 1..120 {
            let told = table(&columns, &rows, width);
            for word in ["Benedikt", "address", "changes", "(closed,", "trainee"] {
                assert!(told.contains(word), "{word} in {width}:\n{told}");
            }
            let fits = told.lines().all(|line| line.chars().count() <= width.max(28));
            assert!(fits, "{width}:\n{told}");
        }
    }
}
