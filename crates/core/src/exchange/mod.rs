//! Other systems' files: a menu as a dialplan that runs, and another system's menu as a menu file ([`import`]).
//!
//! In come a [`Tree`] and the names of its prompt files ([`PromptTakes`]); out come files in the words of
//! another system, and a [`LossReport`]: what is exact there, what is otherwise and what is left out, each
//! with its place in the menu file and what a caller would notice. One folder for each system, and one
//! table for each of what becomes of every [`Construct`]. The room writes no file and runs nothing.
//!
//! ```
//! use phonetree_core::exchange::{self, ExportSettings, OtherSystem};
//! use phonetree_core::menu::{self, PromptTakes};
//!
//! let tree = menu::load("first line", menu::FIRST_LINE)?;
//! let takes = PromptTakes::of(&tree, |_| String::new());
//! let settings = ExportSettings::named("kaiser");
//! let export = exchange::export(OtherSystem::Asterisk, &tree, &takes, &settings);
//! assert_eq!(export.files[0].path, "kaiser.conf");
//! assert!(export.files[0].text.contains("[kaiser-main]"));
//! assert!(export.report.is_exact());
//! # Ok::<(), menu::Problems>(())
//! ```
mod asking;
mod asterisk;
mod construct;
mod days;
mod freeswitch;
pub mod import;
mod inventory;
mod loss;
mod settings;

pub use construct::Construct;
pub use loss::{Fidelity, Loss, LossReport, Translation};
pub use settings::{ExportSettings, ExportSettingsError};

use crate::menu::{PromptTakes, Tree};

/// A telephone system for which menus are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherSystem {
    /// Asterisk: a dialplan to include in `extensions.conf`.
    Asterisk,
    /// FreeSWITCH: a dialplan and its ivr menus, in XML.
    FreeSwitch,
}

impl OtherSystem {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Asterisk, Self::FreeSwitch];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asterisk => "asterisk",
            Self::FreeSwitch => "freeswitch",
        }
    }

    /// The system of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|system| system.name() == name)
    }

    /// What becomes of a construct of menus there.
    pub fn translation(self, construct: Construct) -> Translation {
        match self {
            Self::Asterisk => asterisk::translation(construct),
            Self::FreeSwitch => freeswitch::translation(construct),
        }
    }
}

/// A file for another system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportedFile {
    /// Its path within the folder of the export.
    pub path: String,
    /// All that stands in it.
    pub text: String,
}

/// A menu in the words of another system.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    /// The files.
    pub files: Vec<ExportedFile>,
    /// What became of each part of the menu.
    pub report: LossReport,
}

/// A menu in the words of another system.
pub fn export(
    system: OtherSystem,
    tree: &Tree,
    takes: &PromptTakes,
    settings: &ExportSettings,
) -> Export {
    match system {
        OtherSystem::Asterisk => asterisk::export(tree, takes, settings),
        OtherSystem::FreeSwitch => freeswitch::export(tree, takes, settings),
    }
}
