//! Text that is quoted in a message, cut where it is longer than anyone would read.

/// A message keeps so much of its beginning, in bytes.
const BEGINNING: usize = 600;
/// And so much of its end.
const END: usize = 300;

/// Cuts the middle out of a text that is very long: a message may quote a label of 50 MB.
pub(crate) fn shortened(text: &mut String) {
    if text.len() <= BEGINNING + END {
        return;
    }
    let boundary = |at: &usize| text.is_char_boundary(*at);
    let begins = (0..=BEGINNING).rev().find(boundary).unwrap_or(0);
    let ends = (text.len() - END..=text.len()).find(boundary).unwrap_or(text.len());
    let cut = begins..ends;
    let left_out = text[cut.clone()].chars().count();
    text.replace_range(cut, &format!(" ... ({left_out} more characters) ... "));
}

#[cfg(test)]
mod tests {
    use super::{BEGINNING, END, shortened};

    #[test]
    fn a_text_is_cut_once_it_is_longer_than_its_beginning_and_its_end() {
        let cut = |letters: usize| {
            let mut text = "é".repeat(letters);
            shortened(&mut text);
            text
        };
        let longest = BEGINNING / 2 + END / 2;
        assert_eq!(cut(longest), "é".repeat(longest));
        let (beginning, end) = ("é".repeat(BEGINNING / 2), "é".repeat(END / 2));
        let one_more = format!("{beginning} ... (1 more characters) ... {end}");
        assert_eq!(cut(longest + 1), one_more);
        assert!(cut(1_000_000).len() < 1_000);
    }
}
