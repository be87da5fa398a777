//! Where a menu comes from: the file named, the folder named, or the built-in first line.

use std::fs;
use std::io::{IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use super::Failure;
use crate::menu::{self, Tree};

/// The longest menu file that is read, in bytes: a hundred thousand nodes take about 20 MB.
const MOST_BYTES: u64 = 64 * 1024 * 1024;

/// Loads the menu that was named, or the built-in one.
pub(super) fn load(path: Option<&Path>) -> Result<Tree, Failure> {
    let (name, text) = match path {
        None => ("kaiser-small-business.toml (built in)".to_owned(), menu::FIRST_LINE.to_owned()),
        Some(path) => {
            let file = file_in(path)?;
            (file.display().to_string(), read(&file)?)
        }
    };
    menu::load(&name, &text).map_err(|problems| {
        let colour = std::io::stderr().is_terminal() && std::env::var("NO_COLOR").is_err();
        Failure(problems.render(colour))
    })
}

/// The folder of the menu that was named, from which the paths in it lead; of no use to the
/// built-in one.
pub(super) fn folder(path: Option<&Path>) -> Result<PathBuf, Failure> {
    let file = path.map(file_in).transpose()?.unwrap_or_default();
    Ok(file.parent().map(Path::to_owned).unwrap_or_default())
}

/// The menu file of a path: itself, or the only one in a folder.
fn file_in(path: &Path) -> Result<PathBuf, Failure> {
    if !path.is_dir() {
        return Ok(path.to_owned());
    }
    let cannot = |error| Failure(format!("cannot look into {}: {error}", path.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(path).map_err(cannot)? {
        let file = entry.map_err(cannot)?.path();
        if file.extension().is_some_and(|extension| extension == "toml") {
            files.push(file);
        }
    }
    files.sort();
    match files.as_slice() {
        [file] => Ok(file.clone()),
        [] => Err(Failure(format!("the folder {} holds no menu file (*.toml)", path.display()))),
        files => {
            let names: Vec<String> =
                files.iter().map(|file| format!("  {}", file.display())).collect();
            Err(Failure(format!(
                "the folder {} holds several menu files; name one with --menu:\n{}",
                path.display(),
                names.join("\n")
            )))
        }
    }
}

/// The text of a file.
fn read(file: &Path) -> Result<String, Failure> {
    let cannot = |error: std::io::Error| {
        let missing = error.kind() == std::io::ErrorKind::NotFound;
        let hint = if missing { "; is the path right?" } else { "" };
        Failure(format!("cannot read the menu file {}: {error}{hint}", file.display()))
    };
    let mut bytes = Vec::new();
    fs::File::open(file)
        .map_err(cannot)?
        .take(MOST_BYTES + 1)
        .read_to_end(&mut bytes)
        .map_err(cannot)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Failure(format!(
            "{} is larger than {} MB: no menu file is; is it the right file?",
            file.display(),
            MOST_BYTES / (1024 * 1024)
        )));
    }
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        Failure(format!(
            "{}:{line}: the file is not UTF-8 text from here on; save it as UTF-8",
            file.display()
        ))
    })
}
