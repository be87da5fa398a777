//! Weights and colors. The colors are the terminal's own sixteen, so that they suit its theme.

use ratatui::style::{Color, Modifier, Style};

/// Whether colors may be used. Without them bold, dim and reversed remain.
#[derive(Clone, Copy)]
pub(super) struct Theme {
    pub(super) color: bool,
}

impl Theme {
    pub(super) const PLAIN: Style = Style::new();

    /// What matters.
    pub(super) fn strong(self) -> Style {
        Self::PLAIN.add_modifier(Modifier::BOLD)
    }

    /// What matters less.
    pub(super) fn faint(self) -> Style {
        Self::PLAIN.add_modifier(Modifier::DIM)
    }

    /// Where the call is.
    pub(super) fn here(self) -> Style {
        self.in_color(self.strong(), Color::Cyan)
    }

    /// The word being said, the key being pressed, the pane being looked at.
    pub(super) fn chosen(self) -> Style {
        let style = self.in_color(self.strong(), Color::Cyan);
        style.add_modifier(Modifier::REVERSED)
    }

    /// Somebody answers.
    pub(super) fn open(self) -> Style {
        self.in_color(Self::PLAIN, Color::Green)
    }

    /// Nobody answers; or something to be noticed.
    pub(super) fn closed(self) -> Style {
        self.in_color(Self::PLAIN, Color::Yellow)
    }

    fn in_color(self, style: Style, color: Color) -> Style {
        if self.color { style.fg(color) } else { style }
    }
}
