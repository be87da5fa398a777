//! Where a menu comes from: the file named, the folder named, or the built-in first line.

pub(in crate::cli) mod at;
mod data_folder;
mod folder;
pub(in crate::cli) mod given;
pub(in crate::cli) mod language;
mod permission;
mod relative;

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub(in crate::cli) use self::folder::{Gathering, each_menu, menus_in, pass_over};
pub(in crate::cli) use self::relative::from_folder;
use super::Failure;
use crate::cli::output::{aside, called};
use crate::files::{self, MOST_TEXT, ReadError};
use crate::voice::render::MANIFEST;
use crate::voice::{self, Takes};
use phonetree_core::menu::{self, Lengths, Speaker, Tree};

pub(in crate::cli) use data_folder::data_folder;

/// What a menu is called in errors.
const MENU: &str = "the menu file";

/// For a larger file, in bytes, the user sees that it takes a while: ten thousand nodes take less.
const LARGE: usize = 2 * 1024 * 1024;

/// A menu that was opened: its text, and the tree in it.
#[derive(Debug)]
pub(in crate::cli) struct Opened {
    /// What it is called in errors.
    pub(in crate::cli) name: String,
    /// The file as it is written.
    pub(in crate::cli) text: String,
    /// The file itself; none for the menu that is built in, and for what git has.
    pub(in crate::cli) file: Option<PathBuf>,
    /// What it says.
    pub(in crate::cli) tree: Tree,
    /// Its rendered prompts, once they were looked for.
    takes: OnceLock<Option<Takes>>,
}

/// Opens the menu that the user named, or the built-in one.
pub(in crate::cli) fn open(path: Option<&Path>) -> Result<Opened, Failure> {
    let Some(path) = path else {
        let name = "kaiser-small-business.toml (built in)".to_owned();
        return load(name, menu::FIRST_LINE.to_owned(), None);
    };
    if path.is_dir() {
        let file = file_in(path)?;
        return load(called(&file), read_found(MENU, &file)?, Some(file));
    }
    load(called(path), read(MENU, path)?, Some(path.to_owned()))
}

/// Opens the menu that another file names, which is called `by`. Of a file that is not a menu nothing is
/// quoted then: anyone who wrote the name may not be the one who may read the file.
pub(in crate::cli) fn open_named_by(by: &str, path: &Path) -> Result<Opened, Failure> {
    let file = file_in(path)?;
    let (name, text) = (called(&file), read_found(MENU, &file)?);
    let tree = menu::load(&name, &text).map_err(|_| {
        Failure(format!(
            "{name} is not a menu, or has mistakes, and {by} names it as its menu. To see what is wrong: phonetree check {name}"
        ))
    })?;
    Ok(Opened { name, text, file: Some(file), tree, takes: OnceLock::new() })
}

/// A menu from its text.
pub(in crate::cli) fn load(
    name: String,
    text: String,
    file: Option<PathBuf>,
) -> Result<Opened, Failure> {
    if text.len() > LARGE && io::stderr().is_terminal() {
        let size = text.len() >> 20;
        aside(&format!("({name} has {size} MB: this takes a while; Ctrl-C cancels)"));
    }
    let tree = menu::load(&name, &text)?;
    Ok(Opened { name, text, file, tree, takes: OnceLock::new() })
}

impl Opened {
    /// Refuses to write over the menu itself.
    pub(in crate::cli) fn is_not(&self, target: &Path) -> Result<(), Failure> {
        let same = |file: &Path| {
            fs::canonicalize(file)
                .is_ok_and(|file| fs::canonicalize(target).is_ok_and(|it| it == file))
        };
        match self.file.as_deref().is_some_and(same) {
            true => Err(Failure(format!(
                "{} is the menu itself, so it was not overwritten: name another file",
                called(target)
            ))),
            false => Ok(()),
        }
    }

    /// A folder that the menu names, from its own folder; of no use to the built-in one.
    pub(in crate::cli) fn folder(&self, named: Option<&str>) -> Option<PathBuf> {
        let home = self.file.as_ref()?.parent().unwrap_or(Path::new(""));
        named.map(|named| home.join(named))
    }

    /// Prompts that were rendered: those in the menu's own folder, or inside this program. The
    /// system's voice says all prompts itself.
    pub(in crate::cli) fn takes(&self) -> Option<Takes> {
        self.takes.get_or_init(|| self.find_takes()).clone()
    }

    fn find_takes(&self) -> Option<Takes> {
        if self.tree.voice.by == Speaker::System {
            return None;
        }
        if self.file.is_none() {
            return Some(Takes::built_in());
        }
        let folder = self.folder(self.tree.voice.audio.as_deref())?;
        // The menu says where its prompts go; they need not have been rendered yet.
        if fs::symlink_metadata(folder.join(MANIFEST)).is_err() {
            return None;
        }
        match Takes::open(&folder) {
            Ok(takes) => Some(takes),
            Err(why) => {
                aside(&format!("({why}; continuing without them)"));
                None
            }
        }
    }

    /// How long its prompts last: as their takes do, or as their words let one guess.
    pub(in crate::cli) fn lengths(&self) -> Lengths {
        voice::lengths(self.takes().as_ref(), &self.tree)
    }
}

/// The menu file of a path: itself, or the only one in a folder.
fn file_in(path: &Path) -> Result<PathBuf, Failure> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let files::Walked { files, unread, .. } = files::in_folder(path, &folder::is_toml);
    if let Some((place, why)) = unread.first() {
        return Err(Failure(format!("cannot look into {}: {why}", called(place))));
    }
    match files.as_slice() {
        [file] => Ok(file.clone()),
        [] => Err(folder::no_menu(path)),
        files => {
            let names: Vec<String> =
                files.iter().map(|file| format!("  {}", called(file))).collect();
            Err(Failure(format!(
                "the folder {} contains several menu files; name one with --menu:\n{}",
                called(path),
                names.join("\n")
            )))
        }
    }
}

/// The text of a file that the user named, which is called so in errors: "the menu file".
pub(in crate::cli) fn read(what: &str, file: &Path) -> Result<String, Failure> {
    let bytes = files::read_named(file, MOST_TEXT);
    bytes.and_then(files::text).map_err(|why| unread(what, file, &why))
}

/// The text of a file that another file or a folder named.
pub(in crate::cli) fn read_found(what: &str, file: &Path) -> Result<String, Failure> {
    let bytes = files::read(file, MOST_TEXT);
    bytes.and_then(files::text).map_err(|why| unread(what, file, &why))
}

/// Why a file was not read, and what to do.
fn unread(what: &str, file: &Path, why: &ReadError) -> Failure {
    let file = called(file);
    Failure(match why {
        ReadError::System(_) | ReadError::NoFile(_) | ReadError::Outside => {
            let hint = if why.is_missing() { "; is the path right?" } else { "" };
            format!("cannot read {what} {file}: {why}{hint}")
        }
        ReadError::TooLarge(most) => format!(
            "{what} {file} is larger than {} MB: none is; is it the right file?",
            most / (1024 * 1024)
        ),
        ReadError::NotText(line) => {
            format!("{file}:{line}: the file is not UTF-8 text from here on; save it as UTF-8")
        }
    })
}
