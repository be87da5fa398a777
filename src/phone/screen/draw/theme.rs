//! Weights and colors.
//!
//! Most words are in the terminal's own color. The few others come from the part of the 256 colors that
//! no theme changes, and are chosen so that each can be read on black and on white alike: against both it
//! has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3). Nothing is dimmed: how much, is up to a terminal.

use ratatui::style::{Color, Modifier, Style};

/// Whether colors may be used. Without them bold and reversed remain.
#[derive(Clone, Copy)]
pub(super) struct Theme {
    pub(super) color: bool,
}

/// Where the call is, and who answers: a green like the sea, `#00875f`.
const SEA: u8 = 29;
/// Who doesn't answer, and what is to be noticed: a brick, `#af5f5f`.
const BRICK: u8 = 131;
/// What matters less: `#767676`.
const GRAY: u8 = 243;

impl Theme {
    pub(super) const PLAIN: Style = Style::new();

    /// What matters.
    pub(super) fn strong(self) -> Style {
        Self::PLAIN.add_modifier(Modifier::BOLD)
    }

    /// What matters less.
    pub(super) fn faint(self) -> Style {
        self.in_color(Self::PLAIN, GRAY)
    }

    /// Where the call is.
    pub(super) fn here(self) -> Style {
        self.in_color(self.strong(), SEA)
    }

    /// The word being said, the key being pressed, the pane being looked at.
    pub(super) fn chosen(self) -> Style {
        self.here().add_modifier(Modifier::REVERSED)
    }

    /// Somebody answers.
    pub(super) fn open(self) -> Style {
        self.in_color(Self::PLAIN, SEA)
    }

    /// Nobody answers; or something to be noticed.
    pub(super) fn closed(self) -> Style {
        self.in_color(Self::PLAIN, BRICK)
    }

    fn in_color(self, style: Style, color: u8) -> Style {
        if self.color { style.fg(Color::Indexed(color)) } else { style }
    }
}

#[cfg(test)]
mod tests {
    use super::{BRICK, GRAY, SEA, Theme};
    use ratatui::style::{Color, Modifier, Style};

    /// Red, green and blue of one of the 256 colors, from 16 on: a cube, then a ramp of grays (xterm).
    fn channels(color: u8) -> [u8; 3] {
        const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];
        match color {
            0..16 => panic!("{color} is one of the sixteen that a theme may change"),
            16..232 => {
                let place = usize::from(color - 16);
                [place / 36, place / 6 % 6, place % 6].map(|step| STEPS[step])
            }
            232.. => [8 + 10 * (color - 232); 3],
        }
    }

    /// WCAG 2.2: the relative luminance of a color.
    fn luminance(channels: [u8; 3]) -> f64 {
        let linear = channels.map(|channel| {
            let part = f64::from(channel) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    fn contrast(one: f64, other: f64) -> f64 {
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn styles(theme: Theme) -> [Style; 6] {
        let Theme { .. } = theme;
        [theme.strong(), theme.faint(), theme.here(), theme.chosen(), theme.open(), theme.closed()]
    }

    #[test]
    fn every_color_can_be_read_on_black_and_on_white() {
        assert!((contrast(luminance([0; 3]), luminance([255; 3])) - 21.0).abs() < 1e-9);
        for color in [SEA, BRICK, GRAY] {
            let luminance = luminance(channels(color));
            for (ground, light) in [("black", 0.0), ("white", 1.0)] {
                let contrast = contrast(luminance, light);
                assert!(contrast >= 4.5, "{color} on {ground}: {contrast:.2}");
            }
        }
    }

    #[test]
    fn no_style_has_another_color_and_none_is_dimmed() {
        for style in styles(Theme { color: true }) {
            let known = [SEA, BRICK, GRAY].map(|color| Some(Color::Indexed(color)));
            assert!(style.fg.is_none() || known.contains(&style.fg), "{style:?}");
            assert!(style.bg.is_none() && !style.add_modifier.contains(Modifier::DIM), "{style:?}");
        }
        for style in styles(Theme { color: false }) {
            assert_eq!((style.fg, style.bg), (None, None), "without colors");
        }
    }
}
