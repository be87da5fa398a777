//! Which files of written calls there are, and which menu each of them calls.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use crate::cli::Failure;
use crate::cli::open::{self, Gathering, Opened};
use crate::cli::output::{aside, called};
use crate::files::ReadError;
use phonetree_core::menu::Lengths;
use phonetree_core::script::{CallFile, WrittenCall};

/// The written calls of the first line, which is built in too.
const FIRST_LINE_CALLS: &str = include_str!("../../../tests/calls/kaiser-small-business.toml");

/// A menu that is called, with the lengths of its prompts.
pub(super) struct Called {
    pub(super) opened: Opened,
    pub(super) lengths: Lengths,
}

/// A file of written calls that fits its menu.
pub(super) struct Suite {
    /// What it is called in reports.
    pub(super) name: String,
    /// The file itself; none for the calls that are built in.
    pub(super) path: Option<PathBuf>,
    pub(super) file: CallFile,
    pub(super) calls: Vec<WrittenCall>,
    /// The place of its menu in [`Gathered::menus`].
    pub(super) menu: usize,
}

/// Everything that is to be played, and why some of it can't be.
#[derive(Default)]
pub(super) struct Gathered {
    pub(super) menus: Vec<Called>,
    pub(super) suites: Vec<Suite>,
    /// What is wrong with the files that can't be played.
    pub(super) wrong: Vec<String>,
    /// Every file that was looked at, and every menu: what `--watch` watches.
    pub(super) looked_at: Vec<PathBuf>,
    opened: BTreeMap<Option<PathBuf>, usize>,
    /// The files were found beside the menu; nobody named them.
    found: bool,
    /// Files that were found and don't say which of several menus they call.
    unsaid: Vec<PathBuf>,
    /// The menus in the folder of the menu, where they were looked for.
    menus_there: Option<Vec<PathBuf>>,
}

/// Gathers the written calls of some files and folders, for the menu named or the files' own.
pub(super) fn gather(paths: &[PathBuf], menu: Option<&Path>) -> Result<Gathered, Failure> {
    let mut gathered = Gathered { found: paths.is_empty(), ..Gathered::default() };
    if paths.is_empty() && menu.is_none() {
        let name = "kaiser-small-business.toml (built in)".to_owned();
        gathered.add(name, None, FIRST_LINE_CALLS, None);
        others_here();
        return Ok(gathered);
    }
    let files = if paths.is_empty() {
        gathered.files_in(&[beside(menu)?])?
    } else {
        gathered.files_in(paths)?
    };
    for file in &files {
        let name = called(file);
        gathered.looked_at.push(file.clone());
        let read = if paths.contains(file) { open::read } else { open::read_found };
        match read("the written calls", file) {
            Ok(text) => gathered.add(name, Some(file), &text, menu),
            Err(Failure(why)) => gathered.wrong.push(why),
        }
    }
    let unsaid = gathered.unsaid(menu);
    match gathered.suites.is_empty() && gathered.wrong.is_empty() {
        true => Err(Failure(unsaid.unwrap_or_else(|| {
            format!(
                "none of the written calls beside the menu are for it: {} is for other menus",
                files.first().map_or_else(String::new, |file| called(file)),
            )
        }))),
        false => {
            if let Some(unsaid) = unsaid {
                aside(&format!("({unsaid})"));
            }
            Ok(gathered)
        }
    }
}

/// Menus in the folder at hand have calls of their own: those are not played unless a menu is named.
fn others_here() {
    const MOST: usize = 3;
    let here = open::menus_in(Path::new(""));
    let name = |menu: &PathBuf| called(menu.strip_prefix(".").unwrap_or(menu));
    let Some(first) = here.first().map(name) else { return };
    let mut names: Vec<String> = here.iter().take(MOST).map(name).collect();
    if here.len() > MOST {
        names.push(format!("{} more", here.len() - MOST));
    }
    aside(&format!(
        "(these are the calls of the built-in menu, not of {}. To play a menu's own: phonetree test --menu {})",
        names.join(", "),
        first
    ));
}

impl Gathered {
    fn add(&mut self, name: String, path: Option<&Path>, text: &str, menu: Option<&Path>) {
        if let Err(why) = self.try_to_add(name, path, text, menu) {
            // A menu that is broken is broken for every file that is about it.
            if !self.wrong.contains(&why) {
                self.wrong.push(why);
            }
        }
    }

    fn try_to_add(
        &mut self,
        name: String,
        path: Option<&Path>,
        text: &str,
        menu: Option<&Path>,
    ) -> Result<(), String> {
        let file = CallFile::read_to_fit(&name, text).map_err(|problems| problems.to_string())?;
        let home = path.and_then(Path::parent).unwrap_or(Path::new(""));
        // The built-in calls are of the built-in menu, wherever its file may be.
        let own = path.and(file.menu()).map(|own| joined(home, Path::new(own)));
        // A file that nobody named is for the menu only if it does not name another.
        if self.found && own.as_deref().zip(menu).is_some_and(|(own, menu)| differ(own, menu)) {
            return Ok(());
        }
        if let (true, None, Some(file), Some(menu)) = (self.found, &own, path, menu)
            && !self.means(file, menu)
        {
            return Ok(());
        }
        if let (false, Some(own), Some(menu)) = (self.found, &own, menu)
            && differ(own, menu)
        {
            aside(&format!(
                "({name} is written for {}; it is played on {}, as --menu says)",
                called(own),
                called(menu)
            ));
        }
        let unnamed = path.is_some() && menu.is_none() && own.is_none();
        let menu = match (menu, own) {
            (None, Some(own)) => self.menu(Some(own), Some(&name)),
            (menu, _) => self.menu(menu.map(Path::to_owned), None),
        }?;
        let tree = &self.menus[menu].opened.tree;
        let calls = file.fit(tree).map_err(|problems| match unnamed {
            true => format!(
                "{problems}\n{name} names no menu, so it was read for the built-in one. For another, write menu = \"PATH\" at its top, or: phonetree test --menu PATH {name}"
            ),
            false => problems.to_string(),
        })?;
        let path = path.map(Path::to_owned);
        self.suites.push(Suite { name, path, file, calls, menu });
        Ok(())
    }

    /// Whether a file that names no menu means this one: it is the only one in its folder, or has the same
    /// name as the file.
    fn means(&mut self, file: &Path, menu: &Path) -> bool {
        let home = if menu.is_dir() { menu } else { menu.parent().unwrap_or(Path::new("")) };
        let there = self.menus_there.get_or_insert_with(|| open::menus_in(home));
        if there.len() < 2 {
            return true;
        }
        let namesake = there.iter().find(|menu| menu.file_stem() == file.file_stem());
        match namesake {
            Some(namesake) => namesake.file_name() == menu.file_name(),
            None => {
                self.unsaid.push(file.to_owned());
                false
            }
        }
    }

    /// Which files were left out, and what to write in them.
    fn unsaid(&self, menu: Option<&Path>) -> Option<String> {
        let (first, menu) = (self.unsaid.first()?, menu?);
        let names: Vec<String> = self.unsaid.iter().map(|file| called(file)).collect();
        let home = first.parent().unwrap_or(Path::new(""));
        let own = open::from_folder(home, menu).unwrap_or_else(|| called(menu));
        Some(format!(
            "left out: {}. There are {} menus in the folder, and it is not said which one these calls are for. If they are for {}, write at the top of the file: menu = \"{own}\"",
            names.join(", "),
            self.menus_there.as_ref().map_or(0, Vec::len),
            called(menu),
        ))
    }

    /// The files of some paths: a file is itself, a folder every `.toml` below it, in order. What of a
    /// folder can't be looked at is noted: the rest is played.
    fn files_in(&mut self, paths: &[PathBuf]) -> Result<Vec<PathBuf>, Failure> {
        let mut files = Vec::new();
        for path in paths {
            if !path.is_dir() {
                files.push(path.clone());
                continue;
            }
            let mut gathering = Gathering::new("written calls");
            let walked = gathering.walk(path);
            gathering.done();
            files.extend(walked.files);
            open::pass_over(&walked.passed_over);
            let cannot = |(place, why): (PathBuf, ReadError)| {
                format!("cannot look into {}: {why}", called(&place))
            };
            self.wrong.extend(walked.unread.into_iter().map(cannot));
        }
        if files.is_empty() && self.wrong.is_empty() {
            let named: Vec<String> = paths.iter().map(|path| called(path)).collect();
            return Err(Failure(format!(
                "no file of written calls (*.toml) in {}",
                named.join(", ")
            )));
        }
        Ok(files)
    }

    /// The place of a menu, opened at the first asking; `by` is the file that names it.
    fn menu(&mut self, path: Option<PathBuf>, by: Option<&str>) -> Result<usize, String> {
        if let Some(place) = self.opened.get(&path) {
            return Ok(*place);
        }
        // Watched even where it can't be read yet: somebody will mend it.
        self.looked_at.extend(path.clone());
        let opened = match (path.as_deref(), by) {
            (Some(path), Some(by)) => open::open_named_by(by, path),
            (path, _) => open::open(path),
        };
        let opened = opened.map_err(|Failure(why)| why)?;
        let lengths = opened.lengths();
        self.menus.push(Called { opened, lengths });
        self.opened.insert(path, self.menus.len() - 1);
        Ok(self.menus.len() - 1)
    }
}

/// A path as seen from a folder, without needless turns (`a/../b`) if that leads to the same place.
fn joined(home: &Path, own: &Path) -> PathBuf {
    let mut short = home.to_owned();
    for part in own.components() {
        match part {
            Component::ParentDir if short.file_name().is_some() => drop(short.pop()),
            Component::CurDir => {}
            Component::Prefix(_)
            | Component::RootDir
            | Component::ParentDir
            | Component::Normal(_) => short.push(part),
        }
    }
    let long = home.join(own);
    if short.canonicalize().ok() == long.canonicalize().ok() { short } else { long }
}

/// Whether two paths lead to two menus. A folder stands for the menu in it.
fn differ(own: &Path, menu: &Path) -> bool {
    match (own.canonicalize(), menu.canonicalize()) {
        (Ok(own), Ok(menu)) => own != menu && own.parent() != Some(&menu),
        _ => false,
    }
}

/// Where the written calls of a menu are: `tests/calls/` in its own folder, or in one up to two above it.
fn beside(menu: Option<&Path>) -> Result<PathBuf, Failure> {
    let menu = menu.unwrap_or(Path::new(""));
    let home = if menu.is_dir() { menu } else { menu.parent().unwrap_or(Path::new("")) };
    let mut above: Vec<PathBuf> = home.ancestors().map(Path::to_owned).collect();
    let top = above.last().cloned().unwrap_or_default();
    if !top.has_root() {
        above.extend([top.join(".."), top.join("../..")]);
    }
    let mut folders = above.iter().take(3).map(|folder| folder.join("tests/calls"));
    match folders.find(|folder| folder.is_dir()) {
        Some(folder) => Ok(folder),
        None => Err(Failure(format!(
            "found no written calls: there is no folder {} (nor one above it). Name the files:\n  phonetree test --menu {} calls.toml",
            called(&home.join("tests/calls")),
            called(menu),
        ))),
    }
}
