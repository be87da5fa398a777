//! A file is read, changed and written, and nothing is lost that others write to it meanwhile.
//!
//! Programs of ours take turns: each holds a lock on the file while it changes it. Editors know no
//! lock. So the new file changes places with the old one in a single step, where the system can do
//! that, and then the old one is looked at: if it is not what was read, somebody saved it in between.
//! It is put back, and all is done again with what they wrote.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{self, Seek as _};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use super::draft::{Draft, is_named, is_same, sync_folder};
use super::error::{Why, WriteError};
use super::place::Place;
use super::read::{MOST_TEXT, rest};
use super::write::must_be_writable;

/// How long others may keep it from being changed.
const PATIENCE: Duration = Duration::from_secs(60);
/// How long a file may be gone: some editors move the old one away before they write the new one.
const GONE: Duration = Duration::from_secs(1);
/// Between two tries.
const PAUSE: Duration = Duration::from_millis(2);
/// So soon after it was saved, an editor may still be writing into it,
const RECENTLY: Duration = Duration::from_millis(200);
/// and is done with it after this.
const SETTLES: Duration = Duration::from_millis(10);
/// What is wrong with a text counts if it is so after this: it may be half of what is being saved.
const MENDS: Duration = Duration::from_millis(50);

/// Changes the text of a file: `new` makes it from what is there, or says that there is nothing to
/// do. It is asked again where somebody else saves the file meanwhile. Whether the file was changed.
///
/// # Errors
/// What `new` says of the text that is in the file, or why the file is not written.
pub fn change<E: From<WriteError>>(
    file: &Path,
    mut new: impl FnMut(&str) -> Result<Option<String>, E>,
) -> Result<bool, E> {
    let began = Instant::now();
    let wrong = |why| E::from(WriteError { file: file.to_owned(), why });
    let mut seen = false;
    loop {
        let held = match LockedFile::take(file, began) {
            Err(Why::Missing) if seen && began.elapsed() < GONE => {
                thread::sleep(PAUSE);
                continue;
            }
            held => held.map_err(wrong)?,
        };
        seen = true;
        let text = match held.text() {
            // An editor may be in the middle of its writing.
            Err(Why::NotUtf8) if !held.is_still(None) => continue,
            text => text.map_err(wrong)?,
        };
        let made = match new(&text) {
            Ok(Some(made)) if made != text => made,
            Ok(_) => return Ok(false),
            Err(why) => {
                // What is wrong may be that an editor is in the middle of its writing.
                thread::sleep(MENDS);
                if held.is_still(Some(&text)) {
                    return Err(why);
                }
                continue;
            }
        };
        if held.becomes(&text, &made).map_err(wrong)? {
            return Ok(true);
        }
        if began.elapsed() > PATIENCE {
            return Err(wrong(Why::Busy));
        }
        thread::sleep(PAUSE);
    }
}

/// All that is in a file.
fn read(mut file: &File) -> io::Result<Vec<u8>> {
    file.rewind()?;
    rest(file, Vec::new(), MOST_TEXT).map_err(io::Error::other)
}

/// A file on which no other program of ours is at work.
struct LockedFile {
    path: PathBuf,
    file: File,
    found: Metadata,
}

impl LockedFile {
    /// Waits for its turn.
    fn take(named: &Path, since: Instant) -> Result<Self, Why> {
        loop {
            let (path, found) = match Place::of(named)? {
                Place::File(path, found) => (path, found),
                Place::New(_) => return Err(Why::Missing),
                Place::Stream(_) | Place::Descriptor(_) => return Err(Why::NoText),
            };
            must_be_writable(&path, &found)?;
            let file = match OpenOptions::new().read(true).write(true).open(&path) {
                Err(why) if why.kind() == io::ErrorKind::NotFound => return Err(Why::Missing),
                file => file.map_err(Why::System)?,
            };
            while let Err(TryLockError::WouldBlock) = file.try_lock() {
                if since.elapsed() > PATIENCE {
                    return Err(Why::Busy);
                }
                thread::sleep(PAUSE);
            }
            // While it waited, the file may have been replaced: then it is the new one's turn.
            if is_named(&file, &path) {
                return Ok(Self { path, file, found });
            }
        }
    }

    fn text(&self) -> Result<String, Why> {
        String::from_utf8(read(&self.file).map_err(Why::System)?).map_err(|_| Why::NotUtf8)
    }

    /// Whether the file of this name is the one that is held, with this text in it.
    fn is_still(&self, text: Option<&str>) -> bool {
        let same = |text: &str| read(&self.file).is_ok_and(|bytes| bytes == text.as_bytes());
        is_named(&self.file, &self.path) && text.is_none_or(same)
    }

    /// Puts the new text into its place, unless somebody else has saved the file since the old one
    /// was read. Whether it did.
    fn becomes(&self, old: &str, new: &str) -> Result<bool, Why> {
        let draft = Draft::beside(&self.path, Some(&self.found), new.as_bytes())?;
        if !self.is_still(Some(old)) {
            return Ok(false);
        }
        match draft.swaps(&self.path) {
            Ok(true) => {}
            // All that can be done: between the last look and this there are microseconds.
            Ok(false) => return draft.replaces(&self.path).map(|()| true),
            Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(why) => return Err(Why::System(why)),
        }
        let age = || self.found.modified().ok()?.elapsed().ok();
        if age().is_none_or(|age| age < RECENTLY) {
            thread::sleep(SETTLES);
        }
        let is_old = read(&self.file).is_ok_and(|bytes| bytes == old.as_bytes());
        if is_old && is_named(&self.file, draft.path()) {
            drop(draft);
            sync_folder(&self.path);
            return Ok(true);
        }
        put_back(draft, &self.path, new)?;
        Ok(false)
    }
}

/// Puts back what a draft changed places with. An editor may save again meanwhile: what comes out
/// then goes back in its turn, until it is what was put there last.
fn put_back(draft: Draft, target: &Path, new: &str) -> Result<(), Why> {
    const MOST: usize = 100;
    let mut last = draft.file().metadata().map_err(Why::System)?;
    // Until it comes out, somebody may write into the draft as well.
    let untouched = || read(draft.file()).is_ok_and(|bytes| bytes == new.as_bytes());
    let mut first = true;
    for _ in 0..MOST {
        let goes_in = fs::symlink_metadata(draft.path()).map_err(Why::System)?;
        match draft.swaps(target) {
            Ok(_) => {}
            // It was moved away: then it comes to where nothing is.
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                if fs::hard_link(draft.path(), target).is_ok() {
                    return Ok(());
                }
                continue;
            }
            Err(why) => {
                draft.leave();
                return Err(Why::System(why));
            }
        }
        let out = fs::symlink_metadata(draft.path()).map_err(Why::System)?;
        if is_same(&out, &last) && (!first || untouched()) {
            return Ok(());
        }
        (first, last) = (false, goes_in);
    }
    draft.leave();
    Err(Why::Busy)
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    const OLD: &str = "old\n";
    const EDIT: &str = "what the editor has saved\n";

    type Saves = fn(&Path, &str);

    /// Editors either write into the file, or put another into its place, or move it away first.
    const EDITORS: [Saves; 3] = [
        |file, text| fs::write(file, text).unwrap(),
        |file, text| {
            let new = file.with_extension("new");
            fs::write(&new, text).unwrap();
            fs::rename(new, file).unwrap();
        },
        |file, text| {
            fs::rename(file, file.with_extension("old")).unwrap();
            fs::write(file, text).unwrap();
        },
    ];

    fn with_ours(text: &str) -> String {
        format!("{text}ours\n")
    }

    fn file() -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("it.toml");
        fs::write(&file, OLD).unwrap();
        (folder, file)
    }

    #[test]
    fn what_an_editor_saves_between_the_reading_and_the_writing_is_changed_in_its_turn() {
        for saves in EDITORS {
            let (_folder, file) = file();
            let mut seen = Vec::new();
            let changed = change(&file, |text| {
                seen.push(text.to_owned());
                if seen.len() == 1 {
                    saves(&file, EDIT);
                }
                Ok::<_, WriteError>(Some(with_ours(text)))
            });
            assert!(changed.unwrap());
            assert_eq!(seen, [OLD, EDIT]);
            assert_eq!(fs::read_to_string(&file).unwrap(), format!("{EDIT}ours\n"));
        }
    }

    #[test]
    fn what_is_wrong_with_a_text_that_is_being_saved_is_not_told() {
        for saves in EDITORS {
            let (_folder, file) = file();
            let mut seen = 0;
            let changed = change(&file, |text| {
                seen += 1;
                match seen {
                    1 => {
                        saves(&file, EDIT);
                        Err(WriteError { file: PathBuf::new(), why: Why::NotUtf8 })
                    }
                    _ => Ok(Some(with_ours(text))),
                }
            });
            assert!(changed.unwrap());
            assert_eq!(fs::read_to_string(&file).unwrap(), format!("{EDIT}ours\n"));
        }
    }

    /// At whatever moment an editor saves, what it has saved is in the file in the end; and so is ours,
    /// unless the editor came later and wrote over it.
    #[test]
    fn no_moment_is_found_at_which_the_text_of_an_editor_is_lost() {
        let (mut both, mut later) = (0, 0);
        for round in 0..120_u64 {
            let (_folder, file) = file();
            let (go, waits) = mpsc::channel();
            let editor = {
                let file = file.clone();
                thread::spawn(move || {
                    waits.recv().unwrap();
                    thread::sleep(Duration::from_micros(round * 40));
                    // Of the three only those that never leave a name without a file.
                    EDITORS[usize::from(round % 2 == 0)](&file, EDIT);
                })
            };
            let mut go = Some(go);
            let changed = change(&file, |text| {
                if let Some(go) = go.take() {
                    go.send(()).unwrap();
                }
                Ok::<_, WriteError>(Some(with_ours(text)))
            });
            assert!(changed.unwrap());
            editor.join().unwrap();
            let text = fs::read_to_string(&file).unwrap();
            assert!(text.starts_with(EDIT), "round {round}: it is lost: {text}");
            both += u32::from(text.ends_with("ours\n"));
            later += u32::from(text == EDIT);
        }
        assert!(both > 0 && both + later == 120, "{both} {later}");
    }

    #[test]
    fn many_at_once_all_have_their_turn() {
        let (_folder, file) = file();
        thread::scope(|scope| {
            for n in 0..20 {
                let file = &file;
                scope.spawn(move || {
                    let add = |text: &str| Ok::<_, WriteError>(Some(format!("{text}{n}\n")));
                    assert!(change(file, add).unwrap());
                });
            }
        });
        let text = fs::read_to_string(&file).unwrap();
        let mut lines: Vec<&str> = text.lines().skip(1).collect();
        lines.sort_by_key(|line| line.parse::<u32>().unwrap());
        assert_eq!(lines, (0..20).map(|n| n.to_string()).collect::<Vec<_>>());
    }

    #[test]
    fn where_there_is_nothing_to_do_nothing_is_written() {
        let (_folder, file) = file();
        let before = fs::metadata(&file).unwrap();
        assert!(!change(&file, |_| Ok::<_, WriteError>(None)).unwrap());
        assert!(!change(&file, |text| Ok::<_, WriteError>(Some(text.to_owned()))).unwrap());
        assert!(is_same(&before, &fs::metadata(&file).unwrap()));
    }
}
