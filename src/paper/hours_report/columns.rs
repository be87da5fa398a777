//! Names in columns of a terminal.

use textwrap::core::display_width;

/// A name that takes no more columns than there are, cut with `…` where it would; and how many it takes.
pub(super) fn fitting(name: &str, columns: usize) -> (String, usize) {
    if display_width(name) <= columns {
        return (name.to_owned(), display_width(name));
    }
    let mut short = String::new();
    for letter in name.chars() {
        if display_width(&short) + display_width(letter.encode_utf8(&mut [0; 4])) >= columns {
            break;
        }
        short.push(letter);
    }
    // Without Unicode's tables, the library takes `…` for two columns wide.
    (format!("{short}…"), display_width(&short) + 1)
}
