//! Folders of menus: each file in them is looked at once.

use std::fs;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{MENU, Opened, load, open, unread};
use crate::cli::Failure;
use crate::cli::output::{aside, called};
use crate::files::{self, MOST_TEXT, ReadError, Walked};

/// So many names are said of files that are passed over for the same reason.
const MOST_NAMES: usize = 10;

/// Opens the menus of a path: itself, or all in a folder and the folders in it, by their names. `each`
/// gets every menu, or why it can't be read.
pub(in crate::cli) fn each_menu(path: &Path, mut each: impl FnMut(&Path, Result<Opened, Failure>)) {
    if !path.is_dir() {
        return each(path, open(Some(path)));
    }
    let mut gathering = Gathering::new("menus");
    let walked = gathering.walk(path);
    let mut others = Vec::new();
    let mut count = 0;
    for (place, why) in &walked.unread {
        count += 1;
        each(place, Err(Failure(format!("cannot look into {}: {why}", called(place)))));
    }
    for file in &walked.files {
        gathering.step();
        gathering.looks_at(file);
        let opened = match files::read_if(file, MOST_TEXT, says_format) {
            Ok(None) => {
                others.push(file);
                continue;
            }
            Ok(Some(bytes)) => files::text(bytes)
                .map_err(|why| unread(MENU, file, &why))
                .and_then(|text| load(called(file), text, Some(file.clone()))),
            Err(why) => Err(unread(MENU, file, &why)),
        };
        count += 1;
        each(file, opened);
    }
    gathering.done();
    pass_over(&walked.passed_over);
    if !others.is_empty() {
        aside(&format!("(skipped, because they don't say `format = 1`: {})", names(&others)));
    }
    if count == 0 {
        each(path, Err(no_menu(path)));
    }
}

/// The menus in a folder itself, as far as they can be read: no one asked for them.
pub(in crate::cli) fn menus_in(folder: &Path) -> Vec<PathBuf> {
    let is_menu = |file: &PathBuf| {
        files::read_if(file, MOST_TEXT, says_format).is_ok_and(|found| found.is_some())
    };
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    files::in_folder(folder, &is_toml).files.into_iter().filter(is_menu).collect()
}

/// Whether a file is named as menus and written calls are.
pub(super) fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "toml")
}

/// A folder without a menu.
pub(super) fn no_menu(folder: &Path) -> Failure {
    Failure(format!("the folder {} contains no menu file (*.toml)", called(folder)))
}

/// Says of each what it is, and that it was not read.
pub(in crate::cli) fn pass_over(places: &[(PathBuf, ReadError)]) {
    for (place, why) in places {
        aside(&format!("(skipped: {}: {why})", called(place)));
    }
}

fn names(files: &[&PathBuf]) -> String {
    let some = files.iter().take(MOST_NAMES).map(|file| called(file));
    let some = some.collect::<Vec<_>>().join(", ");
    match files.len().saturating_sub(MOST_NAMES) {
        0 => some,
        more => format!("{some} and {more} more"),
    }
}

/// Whether a file says `format = ` before its first table, as a menu does. It is not read as TOML:
/// it may be large, and somebody else's.
fn says_format(begins: &[u8]) -> bool {
    let text = String::from_utf8_lossy(begins);
    // Within a text of several lines, a line is only words.
    let mut within = None;
    for line in text.lines().map(str::trim_start) {
        if within.is_none() {
            if is_table(line) {
                return false;
            }
            let key = line.split_once('=').map(|(key, _)| key.trim_end());
            if key.is_some_and(|key| matches!(key, "format" | "\"format\"" | "'format'")) {
                return true;
            }
        }
        for quotes in ["\"\"\"", "'''"] {
            let odd = line.matches(quotes).count() % 2 == 1;
            within = match within {
                None if odd => Some(quotes),
                Some(open) if open == quotes && odd => None,
                within => within,
            };
        }
    }
    false
}

/// Whether a line is the head of a table: `[lines.front]`.
fn is_table(line: &str) -> bool {
    let head = line.split('#').next().unwrap_or_default().trim_end();
    head.starts_with('[') && head.ends_with(']') && !head.contains(',')
}

/// Files are gathered; where that takes long, a terminal shows how far it is.
pub(in crate::cli) struct Gathering {
    bar: ProgressBar,
    began: Instant,
    shown: bool,
    what: &'static str,
}

/// Nobody has to be told of less.
const LONG: Duration = Duration::from_millis(700);

impl Gathering {
    /// Begins to look for something: `menus`.
    pub(in crate::cli) fn new(what: &'static str) -> Self {
        Self { bar: ProgressBar::hidden(), began: Instant::now(), shown: false, what }
    }

    /// All TOML files of a folder.
    pub(in crate::cli) fn walk(&mut self, folder: &Path) -> Walked {
        let walked = files::below(folder, &is_toml, &mut || self.step());
        self.bar.set_length(walked.files.len() as u64);
        self.bar.set_position(0);
        walked
    }

    /// One more folder or file was looked at.
    pub(in crate::cli) fn step(&mut self) {
        self.bar.inc(1);
        if self.began.elapsed() > LONG {
            self.show();
        }
    }

    /// A file is looked at now: where it is large, that is said at once, as it may be the one that takes
    /// long.
    pub(in crate::cli) fn looks_at(&mut self, file: &Path) {
        const LARGE: u64 = 200_000;
        self.bar.set_message(called(file));
        if fs::metadata(file).is_ok_and(|file| file.len() > LARGE) {
            self.show();
        }
    }

    fn show(&mut self) {
        if self.shown || !io::stderr().is_terminal() {
            return;
        }
        self.shown = true;
        let shape = format!("looking for {}: {{pos}} of {{len}}  {{wide_msg}}", self.what);
        if let Ok(style) = ProgressStyle::with_template(&shape) {
            self.bar.set_style(style);
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.tick();
        }
    }

    /// All were.
    pub(in crate::cli) fn done(&self) {
        self.bar.finish_and_clear();
    }
}

#[cfg(test)]
mod tests {
    use super::says_format;

    #[test]
    fn a_menu_says_its_format_before_its_first_table() {
        for menu in [
            "format = 1\n",
            "# A remark\n\n  format=1\ntitle = \"x\"",
            "title = \"\"\"\n[not a table]\n\"\"\"\nformat = 1",
            "waive = [\n  [\"a\", \"b\"],\n]\n\"format\" = 1",
            "title = \"not closed\nformat = 1",
            "title = \"caf\u{e9}\"\r\nformat = 1\r\n",
        ] {
            assert!(says_format(menu.as_bytes()), "{menu}");
        }
        assert!(says_format(b"title = \"caf\xe9\"\nformat = 1"), "Latin-1");
    }

    #[test]
    fn what_others_say_of_formats_is_no_menu() {
        for other in [
            "",
            "[package]\nformat = 1\n",
            "[[call]]\nformat = 1\n",
            "format_strings = true\n",
            "title = \"format = 1\"\n",
            "about = '''\nformat = 1\n'''\n",
            "# format = 1\n",
        ] {
            assert!(!says_format(other.as_bytes()), "{other}");
        }
    }
}
