//! Where a menu comes from: the file named, the folder named, or the built-in first line.

pub(in crate::cli) mod at;
mod data_folder;

use std::fs;
use std::io::{self, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::cli::output::{aside, called};
use crate::voice::{self, Takes};
use phonetree_core::menu::{self, Lengths, Speaker, Tree};

pub(in crate::cli) use data_folder::data_folder;

/// The longest menu file that is read, in bytes: a hundred thousand nodes take about 20 MB.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// What a menu is called in errors.
const MENU: &str = "the menu file";

/// Of a larger file somebody who waits is told so, in bytes: ten thousand nodes take less.
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
}

/// Opens the menu that was named, or the built-in one.
pub(in crate::cli) fn open(path: Option<&Path>) -> Result<Opened, Failure> {
    let Some(path) = path else {
        let name = "kaiser-small-business.toml (built in)".to_owned();
        return load(name, menu::FIRST_LINE.to_owned(), None);
    };
    let file = file_in(path)?;
    load(called(&file), read(MENU, &file)?, Some(file))
}

/// Opens the menu that another file names, which is called `by`. Of a file that is not a menu nothing is
/// quoted then: whoever wrote the name may not be the one who may read the file.
pub(in crate::cli) fn open_named_by(by: &str, path: &Path) -> Result<Opened, Failure> {
    let file = file_in(path)?;
    let (name, text) = (called(&file), read(MENU, &file)?);
    let tree = menu::load(&name, &text).map_err(|_| {
        Failure(format!(
            "{name} is not a menu, or has mistakes, and {by} names it as its menu. To see what is wrong: phonetree check {name}"
        ))
    })?;
    Ok(Opened { name, text, file: Some(file), tree })
}

/// A menu from its text.
pub(in crate::cli) fn load(
    name: String,
    text: String,
    file: Option<PathBuf>,
) -> Result<Opened, Failure> {
    if text.len() > LARGE && io::stderr().is_terminal() {
        let size = text.len() >> 20;
        aside(&format!("({name} has {size} MB: this takes a while; Ctrl-C ends it)"));
    }
    let tree = menu::load(&name, &text)?;
    Ok(Opened { name, text, file, tree })
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
                "{} is the menu itself, and was left as it is: name another file",
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
        if self.tree.voice.by == Speaker::System {
            return None;
        }
        if self.file.is_none() {
            return Some(Takes::built_in());
        }
        // The menu says where its prompts go; they need not have been rendered yet.
        Takes::open(&self.folder(self.tree.voice.audio.as_deref())?).ok()
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
    let mut files = Vec::new();
    gather(path, false, &mut files)?;
    match files.as_slice() {
        [file] => Ok(file.clone()),
        [] => Err(Failure(format!("the folder {} holds no menu file (*.toml)", called(path)))),
        files => {
            let names: Vec<String> =
                files.iter().map(|file| format!("  {}", called(file))).collect();
            Err(Failure(format!(
                "the folder {} holds several menu files; name one with --menu:\n{}",
                called(path),
                names.join("\n")
            )))
        }
    }
}

/// The menu files of a path: itself, or all in a folder and the folders in it, by their names.
pub(in crate::cli) fn files_in(path: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    gather(path, true, &mut files)?;
    let (files, others): (Vec<PathBuf>, Vec<PathBuf>) =
        files.into_iter().partition(|file| is_menu(file));
    if !others.is_empty() {
        let names: Vec<String> = others.iter().map(|file| called(file)).collect();
        aside(&format!(
            "(passed over, as nothing in them says `format = 1`: {})",
            names.join(", ")
        ));
    }
    match files.is_empty() {
        true => Err(Failure(format!("the folder {} holds no menu file (*.toml)", called(path)))),
        false => Ok(files),
    }
}

/// Whether a file says that it is a menu, or cannot be read: then that is told.
fn is_menu(file: &Path) -> bool {
    let says = |text: String| text.lines().any(|line| line.trim_start().starts_with("format"));
    read(MENU, file).map_or(true, says)
}

/// Gathers the menu files of a folder, by their names; those of the folders in it, too, if wanted.
/// A link to a folder is not followed: it may lead round.
fn gather(folder: &Path, deep: bool, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    let cannot = |error| Failure(format!("cannot look into {}: {error}", called(folder)));
    let mut entries = fs::read_dir(folder)
        .map_err(cannot)?
        .collect::<Result<Vec<fs::DirEntry>, io::Error>>()
        .map_err(cannot)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(cannot)?.is_dir() {
            if deep {
                gather(&path, deep, files)?;
            }
        } else if path.extension().is_some_and(|extension| extension == "toml") {
            files.push(path);
        }
    }
    Ok(())
}

/// The text of a file, which is called so in errors: "the menu file".
pub(in crate::cli) fn read(what: &str, file: &Path) -> Result<String, Failure> {
    let cannot = |error: std::io::Error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let hint = if missing { "; is the path right?" } else { "" };
        Failure(format!("cannot read {what} {}: {error}{hint}", called(file)))
    };
    let mut bytes = Vec::new();
    fs::File::open(file)
        .map_err(cannot)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure(format!(
            "{what} {} is larger than {} MB: none is; is it the right file?",
            called(file),
            MOST_BYTES / (1024 * 1024)
        )));
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        Failure(format!(
            "{}:{line}: the file is not UTF-8 text from here on; save it as UTF-8",
            called(file)
        ))
    })
}
