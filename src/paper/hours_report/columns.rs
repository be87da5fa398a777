//! Names in columns of a terminal.

use textwrap::core::display_width;

/// A name that takes no more columns than there are, cut with `…` where it would; and how many it takes.
pub(super) fn fitting(name: &str, columns: usize) -> (String, usize) {
    if display_width(name) <= columns {
        return (name.to_owned(), display_width(name));
    }
    let mut short = String::new();
    for letter in name.chars() {
        short.push(letter);
        if display_width(&short) >= columns {
            short.pop();
            break;
        }
    }
    short.push('…');
    let wide = display_width(&short);
    (short, wide)
}
