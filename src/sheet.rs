//! Tables for spreadsheets.
//!
//! In come rows of cells; out comes CSV (RFC 4180) in which no cell is a formula. Every CSV of the
//! program is written here. The room knows no menu, no file and no terminal.

use serde::Serialize;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// A line feed alone, as on Unix.
    Lf,
    /// Carriage return and line feed, as RFC 4180 has it.
    CrLf,
}

/// Rows of cells as CSV, each cell a text and none a formula.
///
/// A spreadsheet reads a cell that begins with `=`, `+`, `-`, `@`, a tab or the end of a line as a
/// formula, which may start programs. Such a cell has an apostrophe before it. A telephone number in
/// digits (`+12025550142`) and a number below zero are not formulas, and stay as they are.
///
/// ```
/// use phonetree::sheet::{LineEnd, csv};
///
/// let rows = [["number", "name"], ["+12025550142", "=HYPERLINK(\"x\")"]];
/// assert_eq!(csv(rows, LineEnd::Lf), "number,name\n+12025550142,\"'=HYPERLINK(\"\"x\"\")\"\n");
/// ```
#[expect(clippy::missing_panics_doc, reason = "memory takes any text")]
pub fn csv<Row>(rows: impl IntoIterator<Item = Row>, end: LineEnd) -> String
where
    Row: IntoIterator<Item: AsRef<str>>,
{
    let end = match end {
        LineEnd::Lf => csv::Terminator::Any(b'\n'),
        LineEnd::CrLf => csv::Terminator::CRLF,
    };
    let mut out = csv::WriterBuilder::new().terminator(end).from_writer(Vec::new());
    for row in rows {
        let cells = row.into_iter().map(|cell| inert(cell.as_ref()));
        out.write_record(cells).expect("a record of texts can be written to memory");
    }
    let bytes = out.into_inner().expect("nothing is left to write to memory");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Rows with named fields as [`csv()`], with the names above.
///
/// # Errors
/// A row has fields that are not cells.
pub fn csv_of_fields(rows: &[impl Serialize], end: LineEnd) -> csv::Result<String> {
    let mut fields = csv::Writer::from_writer(Vec::new());
    rows.iter().try_for_each(|row| fields.serialize(row))?;
    fields.flush()?;
    let mut read = csv::ReaderBuilder::new();
    let read = read.has_headers(false).from_reader(fields.get_ref().as_slice()).into_records();
    let records = read.collect::<csv::Result<Vec<csv::StringRecord>>>()?;
    Ok(self::csv(&records, end))
}

/// A cell that no spreadsheet takes for a formula. The wide signs are those of Chinese and Japanese
/// keyboards, which some take for the same.
fn inert(cell: &str) -> String {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let formula = match cell.chars().next() {
        Some('=' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => true,
        Some('+' | '-') => !digits(&cell[1..]),
        _ => false,
    };
    if formula { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::{LineEnd, csv, inert};

    #[test]
    fn no_cell_is_a_formula() {
        for formula in [
            "=1+1",
            "+SUM(1,2)",
            "-1+cmd|' /C calc'!A0",
            "@SUM(1)",
            "\t=1",
            "\r=1",
            "\n=1",
            "+",
            "-",
            "+1-202-555-0142",
            "＝1+1",
            "＋1+1",
            "－1+1",
            "＠SUM(1)",
        ] {
            assert_eq!(inert(formula), format!("'{formula}"));
        }
        for plain in ["", "+12025550142", "-5", "*1", "a=b", "1-800-555-0142", "'x", "Mo-Fr 08:00"]
        {
            assert_eq!(inert(plain), plain);
        }
    }

    #[test]
    fn what_would_end_a_cell_is_quoted() {
        let rows = [vec!["a,b", "c\"d"], vec!["e\nf", ""]];
        assert_eq!(csv(rows, LineEnd::CrLf), "\"a,b\",\"c\"\"d\"\r\n\"e\nf\",\r\n");
    }
}
