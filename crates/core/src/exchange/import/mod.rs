//! Another system's menu as a menu file: a text that [`menu::load`](crate::menu::load) proves as any other.
//!
//! In come the text of a dialplan or a flow and what its reader can't know ([`ImportSettings`]); out come the
//! menu's text and what is lost ([`Imported`]). Each loss is a comment beside its node, too. Every reader makes
//! the same small model; one place writes its text. The room reads no file: one that includes
//! others asks for them.
//!
//! ```
//! use phonetree_core::exchange::import::{ImportSettings, ImportSystem, import};
//! use phonetree_core::menu;
//!
//! let dialplan = "
//! [incoming]
//! exten => s,1,Answer()
//!  same => n,Background(main-menu)
//!  same => n,WaitExten(5)
//! exten => 1,1,Dial(PJSIP/100,20)
//! exten => t,1,Goto(s,1)
//! ";
//! let mut nothing = |_: &str| None;
//! let settings = ImportSettings::default();
//! let imported =
//!     import(ImportSystem::Asterisk, "extensions.conf", dialplan, &settings, &mut nothing)?;
//! let tree = menu::load("office.toml", &imported.text).expect("it is a menu");
//! assert_eq!(tree.menus.len(), 1);
//! assert_eq!(tree.teams[0].name.first(), "Extension 100");
//! # Ok::<(), phonetree_core::exchange::import::ImportRefusal>(())
//! ```
mod asterisk;
mod connect;
mod endless;
mod freeswitch;
mod ids;
mod merged;
mod sketch;
mod sounds;
mod written;

use std::collections::BTreeMap;

pub use self::sketch::{ImportLoss, ImportLossKind, ImportPlace};

/// A system whose menus are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ImportSystem {
    /// Asterisk: `extensions.conf`.
    Asterisk,
    /// `FreeSWITCH`: the menus of `ivr.conf.xml`.
    FreeSwitch,
    /// Amazon Connect: a flow, in either of its JSON formats.
    Connect,
}

impl ImportSystem {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Asterisk, Self::FreeSwitch, Self::Connect];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Asterisk => "asterisk",
            Self::FreeSwitch => "freeswitch",
            Self::Connect => "connect",
        }
    }

    /// The system that a text is most likely of.
    pub fn of(text: &str) -> Self {
        match text.trim_start_matches('\u{feff}').trim_start().chars().next() {
            Some('<') => Self::FreeSwitch,
            Some('{') => Self::Connect,
            _ => Self::Asterisk,
        }
    }
}

/// What the text does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImportSettings {
    /// Where callers come in; without it, it is found out.
    pub entry: Option<String>,
    /// The zone of all hours that name none.
    pub zone: Option<String>,
    /// What sound files say, by their names without an ending.
    pub sounds: BTreeMap<String, String>,
    /// What things are called, by their addresses in the other system.
    pub names: BTreeMap<String, String>,
}

/// A menu that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The menu file.
    pub text: String,
    /// What is not in it as it was, in the order of what was read.
    pub losses: Vec<ImportLoss>,
}

/// Why something can't be read as a menu. As text, where and what to do; nothing of what was read is quoted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportRefusal {
    /// Where that is.
    pub place: ImportPlace,
    words: String,
}

impl ImportRefusal {
    fn new(place: ImportPlace, words: impl Into<String>) -> Self {
        Self { place, words: words.into() }
    }
}

impl std::fmt::Display for ImportRefusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.words)
    }
}

impl std::error::Error for ImportRefusal {}

/// Files that a text includes: the name of each, and what it has.
pub type IncludedFiles = Vec<(String, String)>;

/// Reads another system's menu. `files` gives the texts of files that a text includes, each with its name:
/// several for a pattern of names.
///
/// # Errors
/// It has no menu, or is too large.
pub fn import(
    system: ImportSystem,
    file: &str,
    text: &str,
    settings: &ImportSettings,
    files: &mut dyn FnMut(&str) -> Option<IncludedFiles>,
) -> Result<Imported, ImportRefusal> {
    let text = text.trim_start_matches('\u{feff}');
    let (sketch, unheard) = match system {
        ImportSystem::Asterisk => asterisk::read(file, text, settings, files)?,
        ImportSystem::FreeSwitch => freeswitch::read(file, text, settings)?,
        ImportSystem::Connect => connect::read(file, text, settings)?,
    };
    let sketch = endless::without_endless_rounds(merged::merged(sketch));
    let ends = ["call-ends", "the-call-ends", "the-call-ends-here"];
    let is_free = |id: &&str| sketch.nodes.iter().all(|node| node.id != **id);
    let hangs_up = ends.into_iter().find(is_free).unwrap_or("the-call-ends-in-silence");
    let text = written::text(&sketch, hangs_up, unheard);
    let mut losses = sketch.losses;
    losses.sort_by(|one, other| one.place.cmp(&other.place));
    Ok(Imported { text, losses })
}
