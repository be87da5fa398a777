//! How wide words are, so that nothing is written over the edge of what holds it.
//!
//! The measure is Liberation Sans, whose letters are as wide as those of Helvetica and Arial: one of
//! the three is on nearly every machine that shows a diagram. The desk card takes it along.

use std::sync::LazyLock;

use ttf_parser::Face;

use crate::packed::{LIBERATIONSANS_BOLD, LIBERATIONSANS_REGULAR};

/// Liberation Sans, regular, as TrueType.
pub(super) static REGULAR: LazyLock<Vec<u8>> = LazyLock::new(|| LIBERATIONSANS_REGULAR.bytes());
/// Liberation Sans, bold, as TrueType.
pub(super) static BOLD: LazyLock<Vec<u8>> = LazyLock::new(|| LIBERATIONSANS_BOLD.bytes());

/// A space at which no line is broken.
const NO_BREAK: char = '\u{a0}';

/// A cut of the font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

static FACES: LazyLock<[Face<'static>; 2]> = LazyLock::new(|| {
    [&*REGULAR, &*BOLD]
        .map(|bytes| Face::parse(bytes, 0).expect("the fonts in this program are fonts"))
});

/// How wide a text is at a size, in the unit of that size. A letter that the font lacks counts as
/// wide as the size.
pub(super) fn width(text: &str, weight: Weight, size: f64) -> f64 {
    let face = &FACES[usize::from(weight == Weight::Bold)];
    let em = f64::from(face.units_per_em());
    let of = |c: char| {
        let glyph = face.glyph_index(c)?;
        Some(f64::from(face.glyph_hor_advance(glyph)?) / em)
    };
    text.chars().map(|c| of(c).unwrap_or(1.0) * size).sum()
}

/// Breaks a text into lines no wider than `most`: between words, and within one that is wider.
pub(super) fn wrap(text: &str, weight: Weight, size: f64, most: f64) -> Vec<String> {
    let fits = |line: &str| width(line, weight, size) <= most;
    let mut lines: Vec<String> = Vec::new();
    let parts = text.split(|c: char| c.is_whitespace() && c != NO_BREAK);
    for word in parts.filter(|word| !word.is_empty()) {
        if let Some(last) = lines.last_mut() {
            let longer = format!("{last} {word}");
            if fits(&longer) {
                *last = longer;
                continue;
            }
        }
        let mut line = String::new();
        for c in word.chars() {
            line.push(c);
            if !fits(&line) && line.chars().nth(1).is_some() {
                line.pop();
                lines.push(std::mem::replace(&mut line, c.to_string()));
            }
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Weight, width, wrap};

    #[test]
    fn letters_are_as_wide_as_those_of_helvetica() {
        // Adobe's metrics of Helvetica (AFM): A 667, i 222, space 278, in thousandths of the size.
        let thousandths = |text, weight| format!("{:.0}", width(text, weight, 1000.0));
        assert_eq!(thousandths("A", Weight::Regular), "667");
        assert_eq!(thousandths("i", Weight::Regular), "222");
        assert_eq!(thousandths(" ", Weight::Bold), "278");
    }

    #[test]
    fn a_line_is_not_broken_at_a_space_that_holds_words_together() {
        let most = width("until 5 p", Weight::Regular, 10.0);
        assert_eq!(
            wrap("until 5\u{a0}p.m.", Weight::Regular, 10.0, most),
            ["until", "5\u{a0}p.m."]
        );
    }

    #[test]
    fn no_line_is_wider_than_it_may_be_and_no_letter_is_lost() {
        let text = "Membership and billing Donaudampfschifffahrtsgesellschaftskapitaen 1-800";
        let lines = wrap(text, Weight::Bold, 12.0, 90.0);
        assert!(lines.iter().all(|line| width(line, Weight::Bold, 12.0) <= 90.0), "{lines:?}");
        let letters = |text: &str| text.replace(' ', "");
        assert_eq!(letters(&lines.concat()), letters(text));
    }
}
