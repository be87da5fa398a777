//! The language of what people read: `--language`.

use crate::cli::Failure;
use phonetree_core::menu::{ReaderLanguage, Tree};

/// In which language a command writes.
#[derive(Debug, clap::Args)]
pub(in crate::cli) struct LanguageArg {
    /// The language to write in, by its tag or name: "es", "Spanish". Default: the menu's first language.
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

impl LanguageArg {
    /// The language asked for, else the menu's first.
    pub(in crate::cli) fn of(&self, tree: &Tree) -> Result<ReaderLanguage, Failure> {
        let found = tree.reader_language(self.language.as_deref());
        found.map_err(|why| Failure(format!("--language: {why}")))
    }
}
