//! What the person at the screen has set up: panes, panels, pace. The call knows nothing of it.

use phonetree_core::call::CallTime;
use phonetree_core::language::ScreenTexts;
use phonetree_core::menu::ReaderLanguage;

/// What the person at the screen has set up.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is set by itself, and all of them are")]
pub struct Settings {
    /// The pane that scrolls, and that is shown where not all fit.
    pub pane: Pane,
    /// How many rows it was scrolled away from where it stands by itself; up is negative.
    pub scrolled: i32,
    /// What lies over the screen.
    pub panel: Option<Panel>,
    /// How fast the call goes, in percent of real time.
    pub percent: u32,
    /// The clock of the call stands still.
    pub paused: bool,
    /// No sound.
    pub muted: bool,
    /// Something to know about what was done last.
    pub note: Option<String>,
    /// The first call: what a caller must know about the menu is shown for some seconds.
    pub introduces: bool,
    /// Whether colors may be used.
    pub color: bool,
    /// The lines that can be dialed: number and name.
    pub lines: Vec<(String, String)>,
    /// What the call is practice for.
    pub drill: Option<Drilled>,
    /// The language of what is said of the call.
    pub reader: ReaderLanguage,
}

/// What a call is practice for. Such a call is held once: it can't be set back or exchanged; and who
/// is open is not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drilled {
    /// What is to be done, with its label: "Errand: ...". It is seen all the time.
    pub errand: String,
    /// Whether the menu is shown.
    pub map: bool,
    /// When its time is up.
    pub limit: Option<TimeLimit>,
}

/// When the time of a call is up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeLimit {
    /// The moment: its caller hangs up then.
    pub at: CallTime,
    /// What is said of it.
    pub says: String,
}

/// The panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pane {
    /// The keypad.
    Keys,
    /// The map of the menu.
    Map,
    /// What happened.
    Story,
    /// Who is open.
    Open,
}

impl Pane {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Keys, Self::Map, Self::Story, Self::Open];

    /// Its heading.
    pub fn title(self, said: &ScreenTexts) -> &'static str {
        match self {
            Self::Keys => said.keys(),
            Self::Map => said.menu(),
            Self::Story => said.transcript(),
            Self::Open => said.open_now(),
        }
    }

    fn next(self, by: usize) -> Self {
        let here = Self::ALL.iter().position(|pane| *pane == self).unwrap_or_default();
        Self::ALL[(here + by) % Self::ALL.len()]
    }
}

/// What can lie over the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Panel {
    /// What the keys do.
    Help,
    /// Another line: which of them is chosen.
    Lines(usize),
    /// Another instant: what was typed, and what is wrong with it.
    When {
        /// What was typed.
        text: String,
        /// Why it is not a time.
        wrong: Option<String>,
    },
}

/// The paces, in percent.
const PACES: [u32; 7] = [50, 75, 100, 125, 150, 200, 300];

impl Settings {
    /// As it is before anything was set up.
    pub fn new(
        color: bool,
        muted: bool,
        lines: Vec<(String, String)>,
        reader: ReaderLanguage,
    ) -> Self {
        Self {
            pane: Pane::Keys,
            scrolled: 0,
            panel: None,
            percent: 100,
            paused: false,
            muted,
            note: None,
            introduces: true,
            color,
            lines,
            drill: None,
            reader,
        }
    }

    /// What the screen says, in the language of its reader.
    pub fn said(&self) -> &'static ScreenTexts {
        self.reader.locale.screen()
    }

    /// The next pane, or the one before.
    pub(super) fn turn(&mut self, forward: bool) {
        self.pane = self.pane.next(if forward { 1 } else { Pane::ALL.len() - 1 });
        self.scrolled = 0;
    }

    /// The next pace up or down. The fastest and the slowest stay.
    pub(super) fn hurry(&mut self, faster: bool) {
        let pace = match faster {
            true => PACES.iter().find(|pace| **pace > self.percent),
            false => PACES.iter().rev().find(|pace| **pace < self.percent),
        };
        self.percent = pace.copied().unwrap_or(self.percent);
    }

    /// `1×`, `1.25×`
    pub(super) fn pace(&self) -> String {
        match (self.percent / 100, self.percent % 100) {
            (whole, 0) => format!("{whole}×"),
            (whole, part) if part % 10 == 0 => format!("{whole}.{}×", part / 10),
            (whole, part) => format!("{whole}.{part:02}×"),
        }
    }

    /// Moves what can be moved: the choice in a panel, else the rows of the pane.
    pub(super) fn scroll(&mut self, rows: i32) {
        let Some(Panel::Lines(chosen)) = &mut self.panel else {
            self.scrolled = self.scrolled.saturating_add(rows);
            return;
        };
        let last = i32::try_from(self.lines.len()).unwrap_or(i32::MAX) - 1;
        let moved = i32::try_from(*chosen).unwrap_or(0).saturating_add(rows).min(last);
        *chosen = usize::try_from(moved).unwrap_or(0);
    }
}
