//! What the other system calls things.

use std::collections::BTreeMap;

/// What an export is called in the other system, and where it finds things there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportSettings {
    name: String,
    prompts: String,
    teams: BTreeMap<String, String>,
}

/// Why a name or a dial string can't stand in another system's file. As text, what to write.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ExportSettingsError {
    /// The folder of prompts has other characters than a folder's name.
    Folder(String),
    /// A dial string has a character that would end or change the line it stands in.
    DialString(String),
}

impl std::fmt::Display for ExportSettingsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Folder(folder) => write!(
                f,
                "the folder of prompts {folder:?} has characters that no file's name should have here; write \
                 letters, digits, dashes and slashes"
            ),
            Self::DialString(dial) => write!(
                f,
                "the team's dial string {dial:?} has a character that can't stand in a dialplan; write one as \
                 PJSIP/100 or Local/100@queues"
            ),
        }
    }
}

impl std::error::Error for ExportSettingsError {}

impl ExportSettings {
    /// The longest name: what is named after it must fit into 80 characters.
    const LONGEST: usize = 30;

    /// An export of this name. Of any text the lowercase letters and digits are taken, with dashes between.
    pub fn named(name: &str) -> Self {
        let mut plain = String::new();
        for c in name.chars().flat_map(char::to_lowercase) {
            match c {
                'a'..='z' | '0'..='9' => plain.push(c),
                _ if plain.is_empty() || plain.ends_with('-') => {}
                _ => plain.push('-'),
            }
        }
        plain.truncate(Self::LONGEST);
        let plain = plain.trim_end_matches('-');
        let begins = plain.starts_with(|c: char| c.is_ascii_lowercase());
        let name = match (begins, plain) {
            (true, plain) => plain.to_owned(),
            (false, "") => "menu".to_owned(),
            (false, plain) => format!("menu-{plain}"),
        };
        Self { name, ..Self::default() }
    }

    /// With prompts in a folder of their own within the system's folder of sounds in each language.
    ///
    /// # Errors
    /// It is not the name of a folder.
    pub fn with_prompts_in(mut self, folder: &str) -> Result<Self, ExportSettingsError> {
        let folder = folder.trim_matches('/');
        let fits = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
        if !folder.chars().all(fits) || folder.split('/').any(|part| part == "..") {
            return Err(ExportSettingsError::Folder(folder.to_owned()));
        }
        self.prompts = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        Ok(self)
    }

    /// With what is dialed for a team.
    ///
    /// # Errors
    /// It can't stand in a line of a dialplan.
    pub fn with_team(mut self, team: &str, dial: &str) -> Result<Self, ExportSettingsError> {
        let fits = |c: char| c.is_ascii_graphic() && !";\"'`\\,|$[]{}=()".contains(c);
        if dial.is_empty() || !dial.chars().all(fits) {
            return Err(ExportSettingsError::DialString(dial.to_owned()));
        }
        self.teams.insert(team.to_owned(), dial.to_owned());
        Ok(self)
    }

    /// What the export is called: lowercase letters, digits and dashes.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The folder of prompts, with a slash behind it; empty where they are in the folder of sounds itself.
    pub fn prompts(&self) -> &str {
        &self.prompts
    }

    /// What is dialed for a team, if that was said.
    pub fn dial(&self, team: &str) -> Option<&str> {
        self.teams.get(team).map(String::as_str)
    }
}

/// An id as a variable of a dialplan: `front-desk` is `FRONT_DESK`.
pub(super) fn variable(id: &str) -> String {
    id.to_ascii_uppercase().replace('-', "_")
}
