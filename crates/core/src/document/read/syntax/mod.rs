//! Why a text is not TOML.
//!
//! In comes a text that the parser refused; out come the causes, each at the place where a person mends it: the quote
//! that was never closed, both tables of one name. It reads line by line and goes on after each fault with the next
//! key or table. What it does not understand it leaves to the parser's own words; it knows no format.
mod keys;
mod scan;
mod taken;
mod values;

use super::super::problem::Problem;
use scan::Scanner;

/// The causes that a person can mend, in the order of the text; none if they are not known here.
pub(super) fn causes(text: &str) -> Vec<Problem> {
    let mut scan = Scanner::new(text);
    while scan.goes_to_a_statement() {
        let start = scan.at;
        if scan.statement().is_err() {
            scan.skip_to_the_statement_after(start);
        }
    }
    scan.problems
}
