//! Characters that no text may have: nobody sees them, and a terminal or a page obeys them.

/// Why a character is in no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unfit {
    /// A control character (C0 but for tab and new line, DEL, C1): a terminal obeys it.
    Control,
    /// It turns the direction in which a text is read (Unicode Standard Annex 9).
    Direction,
    /// It has no width and no look. The two that join and part letters of Persian or Hindi are fine.
    Invisible,
    /// It ends a line where nobody looks for one.
    LineEnd,
    /// Unicode keeps it out of every text, and so does XML.
    Noncharacter,
}

impl Unfit {
    /// Why a character is in no text; none where it may be.
    pub const fn of(c: char) -> Option<Self> {
        Some(match c {
            '\t' | '\n' => return None,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' => Self::Control,
            '\u{61c}'
            | '\u{200e}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => Self::Direction,
            '\u{2028}' | '\u{2029}' => Self::LineEnd,
            '\u{180e}'
            | '\u{200b}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}' => Self::Invisible,
            '\u{fdd0}'..='\u{fdef}' => Self::Noncharacter,
            // The last two of each plane.
            _ if c as u32 & 0xfffe == 0xfffe => Self::Noncharacter,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Unfit;

    #[test]
    fn what_nobody_sees_is_in_no_text_and_every_script_is_written_with_what_it_needs() {
        for (characters, why) in [
            ("\0\u{1}\u{8}\u{b}\u{c}\r\u{1b}\u{1f}\u{7f}\u{80}\u{85}\u{9b}\u{9f}", Unfit::Control),
            (
                "\u{61c}\u{200e}\u{200f}\u{202a}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}",
                Unfit::Direction,
            ),
            ("\u{200b}\u{2060}\u{2064}\u{206f}\u{feff}\u{fff9}\u{e0041}", Unfit::Invisible),
            ("\u{2028}\u{2029}", Unfit::LineEnd),
            ("\u{fdd0}\u{fdef}\u{fffe}\u{ffff}\u{1fffe}\u{10ffff}", Unfit::Noncharacter),
        ] {
            for c in characters.chars() {
                assert_eq!(Unfit::of(c), Some(why), "U+{:04X}", u32::from(c));
            }
        }
        let fine =
            "\t\n ~\u{a0}áß\u{ad}日本語 مرحبا שלום नमस्ते\u{200c}\u{200d}\u{fe0f}😀\u{fffd}\u{fffc}";
        assert_eq!(fine.chars().find_map(Unfit::of), None);
    }
}
