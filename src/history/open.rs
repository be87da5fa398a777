//! A history is opened: made, brought up to date, or set aside.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, ErrorCode, OpenFlags, TransactionBehavior};

use super::tables::{OURS, STEPS, VERSION};
use super::{History, HistoryError};
use crate::files::{self, private};

/// Another session may be writing: a drill takes milliseconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// A file up to so many bytes is looked through whole when it is opened; of a larger one, what is read.
const LOOKED_THROUGH: u64 = 4 * 1024 * 1024;
/// What is said of a device, a pipe or a folder.
const NOT_A_FILE: &str = "is not a regular file";
/// What SQLite keeps beside a file, by the ends of its names.
const PARTS: [&str; 3] = ["-journal", "-wal", "-shm"];

/// Why a file is not opened.
enum Refusal {
    /// It is of no use: it is set aside, or refused.
    SetAside(&'static str, String),
    /// It is a device, a pipe or a folder.
    NotAFile,
    /// It can't be opened.
    Cannot(String),
    /// Another session has it just now.
    Busy(String),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => {
                Self::SetAside("foreign", "is not a history".to_owned())
            }
            Some(ErrorCode::DatabaseCorrupt) => Self::SetAside("damaged", "is damaged".to_owned()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => {
                Self::Busy(error.to_string())
            }
            _ => Self::Cannot(error.to_string()),
        }
    }
}

impl History {
    /// Opens the history in a file that somebody named; makes it, and its folder, where there is none.
    ///
    /// # Errors
    /// It is something else, damaged or newer, and nothing in it or beside it was changed; or it can't
    /// be read and written.
    pub fn open(file: &Path) -> Result<Self, HistoryError> {
        let not_ours = |why: String| HistoryError::NotOurs { file: file.to_owned(), why };
        // What is not ours is found by looking at it: SQLite would leave files beside it.
        match looks_right(file).and_then(|()| made(file)) {
            Ok(db) => Ok(Self { db }),
            Err(Refusal::NotAFile) => Err(not_ours(NOT_A_FILE.to_owned())),
            Err(Refusal::SetAside(_, why)) => Err(not_ours(why)),
            Err(Refusal::Cannot(why) | Refusal::Busy(why)) => {
                Err(HistoryError::File { file: file.to_owned(), why })
            }
        }
    }

    /// Opens the user's own history; makes it, and its folder, where there is none. What is to be told
    /// about it, if something is: a file that is damaged, newer or not ours was set aside.
    ///
    /// # Errors
    /// It can't be read and written.
    pub fn open_own(
        file: &Path,
        now: DateTime<Utc>,
    ) -> Result<(Self, Option<String>), HistoryError> {
        let cannot = |why: String| HistoryError::File { file: file.to_owned(), why };
        let (kind, why) = match looks_right(file).and_then(|()| made(file)) {
            Ok(db) => {
                if let Some(folder) = file.parent() {
                    private::tighten_folder(folder);
                }
                return Ok((Self { db }, None));
            }
            Err(Refusal::NotAFile) => return Err(cannot(format!("it {NOT_A_FILE}"))),
            Err(Refusal::Cannot(why) | Refusal::Busy(why)) => return Err(cannot(why)),
            Err(Refusal::SetAside(kind, why)) => (kind, why),
        };
        let aside = set_aside(file, kind, now)
            .map_err(|error| cannot(format!("it {why}, and cannot be set aside: {error}")))?;
        let remark = format!(
            "{} {why}. It was renamed to {}, unchanged, and a new history begins",
            file.display(),
            aside.display()
        );
        match made(file) {
            Ok(db) => Ok((Self { db }, Some(remark))),
            Err(Refusal::NotAFile) => Err(cannot(format!("it {NOT_A_FILE}"))),
            Err(Refusal::Cannot(why) | Refusal::SetAside(_, why) | Refusal::Busy(why)) => {
                Err(cannot(why))
            }
        }
    }
}

impl History {
    /// Opens the history in a file to look at it: nothing is made, changed or set aside.
    ///
    /// # Errors
    /// There is none, or it can't be read.
    pub fn look(file: &Path) -> Result<Self, HistoryError> {
        let cannot = |why: String| HistoryError::File { file: file.to_owned(), why };
        if !file.exists() {
            return Err(HistoryError::Missing(file.to_owned()));
        }
        match looks_right(file).and_then(|()| readable(file)) {
            Ok(db) => Ok(Self { db }),
            Err(Refusal::NotAFile) => Err(cannot(format!("it {NOT_A_FILE}"))),
            Err(Refusal::Cannot(why) | Refusal::Busy(why)) => Err(cannot(why)),
            Err(Refusal::SetAside(_, why)) => Err(cannot(format!("it {why}"))),
        }
    }
}

/// Whether a file may be a history, by its first bytes: nothing, or what SQLite and this program write
/// there. Nothing is made or changed by looking.
fn looks_right(file: &Path) -> Result<(), Refusal> {
    const MAGIC: &[u8] = b"SQLite format 3\0";
    const APPLICATION: std::ops::Range<usize> = 68..72;
    let Ok(found) = fs::metadata(file) else { return Ok(()) };
    if !found.is_file() {
        return Err(Refusal::NotAFile);
    }
    let begins = files::read_beginning(file, 100);
    let begins = begins.map_err(|why| Refusal::Cannot(why.to_string()))?;
    let ours = begins.get(APPLICATION).is_some_and(|whose| whose == OURS.to_be_bytes());
    // A session that was cut off while it made the file leaves the rest of the way to SQLite.
    let begun = || begins.iter().all(|byte| *byte == 0) && beside(file, "-journal").exists();
    match (begins.starts_with(MAGIC), ours) {
        (true, true) => Ok(()),
        _ if begins.is_empty() || begun() => Ok(()),
        (true, false) => Err(Refusal::SetAside("foreign", "is not a phonetree history".to_owned())),
        (false, _) => Err(Refusal::SetAside("foreign", "is not a history".to_owned())),
    }
}

/// The file that SQLite keeps beside another.
fn beside(file: &Path, part: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(part);
    PathBuf::from(name)
}

/// A history that is there and for its owner alone.
fn made(file: &Path) -> Result<Connection, Refusal> {
    let cannot = |why: std::io::Error| Refusal::Cannot(why.to_string());
    if let Some(folder) = file.parent() {
        private::make_folder(folder).map_err(cannot)?;
    }
    private::make_file(file);
    for part in PARTS {
        private::tighten(&beside(file, part));
    }
    ready(file)
}

/// A database that is ours, as it is.
fn readable(file: &Path) -> Result<Connection, Refusal> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let open = |name: &Path, flags| -> Result<Connection, Refusal> {
        let db = Connection::open_with_flags(name, flags)?;
        db.busy_timeout(PATIENCE)?;
        match is_ours(&db)? {
            Some(VERSION) => Ok(db),
            _ => Err(Refusal::Cannot("it is empty, or of an older version".to_owned())),
        }
    };
    // Beside a file that is read, SQLite keeps another, which a folder that may only be read refuses:
    // nobody can write to the history then, and it can be read as it lies there.
    open(file, flags).or_else(|why| {
        let Refusal::Cannot(_) = why else { return Err(why) };
        let plain: String = file.display().to_string().replace('%', "%25").replace('?', "%3f");
        let name = format!("file:{}?immutable=1", plain.replace('#', "%23"));
        open(Path::new(&name), flags | OpenFlags::SQLITE_OPEN_URI).map_err(|_| why)
    })
}

/// A database that is ours, and up to date. While two sessions make one file at once, SQLite refuses
/// one of them without waiting: it is tried again.
#[expect(clippy::disallowed_methods, reason = "another session has the file, for milliseconds")]
fn ready(file: &Path) -> Result<Connection, Refusal> {
    const TRIES: u32 = 100;
    let mut found = made_ready(file);
    for _ in 0..TRIES {
        let Err(Refusal::Busy(_)) = found else { break };
        thread::sleep(PATIENCE / TRIES);
        found = made_ready(file);
    }
    found
}

fn made_ready(file: &Path) -> Result<Connection, Refusal> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(file, flags)?;
    db.busy_timeout(PATIENCE)?;
    if is_ours(&db)? != Some(VERSION) {
        bring_up_to_date(&mut db)?;
    }
    if db.is_readonly("main")? {
        return Err(Refusal::Cannot("it may only be read".to_owned()));
    }
    // A drill that was told is in the file, also if the machine loses its power: each is synced.
    // Others may read meanwhile.
    db.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))?;
    db.pragma_update(None, "synchronous", "full")?;
    db.pragma_update(None, "foreign_keys", true)?;
    if fs::metadata(file).is_ok_and(|file| file.len() <= LOOKED_THROUGH) {
        let found: String = db.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if found != "ok" {
            return Err(Refusal::SetAside("damaged", format!("is damaged ({found})")));
        }
    }
    Ok(db)
}

/// The version of its tables; none where it is empty.
fn is_ours(db: &Connection) -> Result<Option<i32>, Refusal> {
    // All at one moment: between two questions another session may have made it.
    let (tables, whose, version): (i64, i32, i32) = db.query_row(
        "SELECT (SELECT count(*) FROM sqlite_schema),
                (SELECT application_id FROM pragma_application_id),
                (SELECT user_version FROM pragma_user_version)",
        [],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    match (whose, version) {
        (0, 0) if tables == 0 => Ok(None),
        (OURS, 1..=VERSION) => Ok(Some(version)),
        (OURS, newer) => Err(Refusal::SetAside(
            "newer",
            format!("is of a newer phonetree (version {newer}; this one reads {VERSION})"),
        )),
        _ => Err(Refusal::SetAside("foreign", "is not a phonetree history".to_owned())),
    }
}

fn bring_up_to_date(db: &mut Connection) -> Result<(), Refusal> {
    let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another session may have done it since.
    let done = is_ours(&step)?.unwrap_or(0);
    for (version, change) in (1..).zip(STEPS).filter(|(version, _)| *version > done) {
        step.execute_batch(change)?;
        step.pragma_update(None, "application_id", OURS)?;
        step.pragma_update(None, "user_version", version)?;
    }
    Ok(step.commit()?)
}

/// Gives a file, and what belongs to it, another name: `history.damaged-20261125-161500.sqlite`.
fn set_aside(file: &Path, kind: &str, now: DateTime<Utc>) -> std::io::Result<PathBuf> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = file.extension().map(|ending| format!(".{}", ending.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let when = now.format("%Y%m%d-%H%M%S");
    let named = |n: u32| {
        let again = if n == 0 { String::new() } else { format!("-{n}") };
        file.with_file_name(format!("{stem}.{kind}-{when}{again}{ending}"))
    };
    let aside = (0..1_000).map(named).find(|name| !name.exists());
    let aside = aside.ok_or_else(|| std::io::Error::other("there are too many of that name"))?;
    fs::rename(file, &aside)?;
    for part in PARTS {
        if beside(file, part).exists() {
            fs::rename(beside(file, part), beside(&aside, part))?;
        }
    }
    Ok(aside)
}
