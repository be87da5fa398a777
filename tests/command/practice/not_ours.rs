//! A file that somebody named as the history and that is none; and who may read one.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::kept::{QUIZ, filled, fresh, own, told};
use super::{practice, text};
use crate::program::Program;

/// Refuses a file that somebody named: nothing in it, and nothing beside it, is another than before.
fn refuses(file: &Path, says: &str) {
    let folder = file.parent().unwrap();
    let names = || {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = entries.collect();
        names.sort();
        names
    };
    let found = || (fs::read(file).unwrap(), names());
    let before = found();
    let by_name = Program::phonetree().args(["practice", "--history-file"]).arg(file);
    let by_name = by_name.args(QUIZ).env_remove("PHONETREE_HISTORY").typed("1\n1\n1\n");
    for output in [practice(file, &QUIZ, "1\n1\n1\n"), by_name.output()] {
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        assert!(said.contains(says) && said.contains("so it was not changed"), "{said}");
        assert!(found() == before, "something was changed: {:?}", names());
    }
}

#[test]
fn a_file_that_was_named_and_is_no_history_is_refused_and_left_as_it_is() {
    let (folder, _) = fresh();
    let named = folder.path().join("named");
    fs::write(&named, include_str!("../../menus/fernwood.toml")).unwrap();
    refuses(&named, "it is not a history");
    fs::write(&named, "x").unwrap();
    refuses(&named, "it is not a history");
    fs::write(&named, [0; 4096]).unwrap();
    refuses(&named, "it is not a history");
    fs::remove_file(&named).unwrap();
    // A database, but of others: with tables, and with their own mark.
    Connection::open(&named).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    refuses(&named, "it is not a phonetree history");
    Connection::open(&named).unwrap().pragma_update(None, "application_id", 7).unwrap();
    refuses(&named, "it is not a phonetree history");
}

#[test]
fn a_history_that_was_named_and_is_newer_or_damaged_is_refused_and_left_as_it_is() {
    let (_folder, file) = filled();
    let mut bytes = fs::read(&file).unwrap();
    let db = Connection::open(&file).unwrap();
    db.pragma_update(None, "user_version", 7).unwrap();
    db.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(())).unwrap();
    drop(db);
    refuses(&file, "newer phonetree (version 7; this one reads 1)");
    bytes[4096..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    refuses(&file, "is damaged");
}

#[cfg(unix)]
#[test]
fn what_was_named_and_is_no_file_is_refused_and_nothing_is_left_beside_it() {
    use std::os::unix::fs::FileTypeExt as _;
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(Program::named("mkfifo").arg(&pipe).output().status.success());
    for file in [&pipe, Path::new("/dev/null"), folder.path()] {
        for args in [&QUIZ[..], &["--history"], &["--report"]] {
            let output = practice(file, args, "1\n1\n1\n");
            let said = text(&output.stderr);
            assert_eq!(output.status.code(), Some(2), "{said}");
            assert!(said.contains("it is not a regular file"), "{said}");
        }
    }
    assert!(fs::symlink_metadata(&pipe).unwrap().file_type().is_fifo());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    assert!(!Path::new("/dev/null-journal").exists() && !Path::new("/dev/null-wal").exists());
}

/// An empty file has nothing to lose: `mktemp` makes such.
#[test]
fn a_file_that_was_named_and_is_empty_becomes_a_history() {
    let (folder, _) = fresh();
    let named = folder.path().join("named");
    fs::write(&named, "").unwrap();
    practice(&named, &QUIZ, "1\n1\n1\n");
    assert_eq!(told(&named, &[])["drills"], 3);
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_a_history() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let set = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    let beside = |file: &Path, part: &str| file.with_file_name(format!("history.sqlite{part}"));
    let home = tempfile::tempdir().unwrap();
    let shell = |umask: &str, rest: &str| {
        let line = format!(
            "umask {umask}; exec \"$phonetree\" practice --kind quiz --drills 1 --fast {rest}"
        );
        let program =
            Program::shell(&line).env("phonetree", Program::PHONETREE).env("HOME", home.path());
        let program = program.env_remove("PHONETREE_HISTORY").env_remove("XDG_DATA_HOME");
        let output = program.env("USER", "ana").typed("1\n").output();
        assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    };
    // New, where the umask takes nothing away.
    shell("000", "");
    let file = own(home.path());
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    // As an earlier version made them, with what SQLite keeps beside a file in use.
    let in_use = Connection::open(&file).unwrap();
    in_use.execute_batch("BEGIN; UPDATE cards SET tries = tries; COMMIT").unwrap();
    set(&file, 0o644);
    set(file.parent().unwrap(), 0o755);
    for part in ["-wal", "-shm"] {
        set(&beside(&file, part), 0o644);
    }
    shell("022", "");
    assert_eq!((mode(&file), mode(file.parent().unwrap())), (0o600, 0o700));
    assert_eq!(["-wal", "-shm"].map(|part| mode(&beside(&file, part))), [0o600, 0o600]);
    drop(in_use);
    // One that was named; the folder that it is in is somebody's own affair.
    let folder = home.path().join("folder");
    fs::create_dir(&folder).unwrap();
    set(&folder, 0o755);
    shell("000", "--history-file \"$HOME/folder/history.sqlite\"");
    assert_eq!((mode(&folder.join("history.sqlite")), mode(&folder)), (0o600, 0o755));
    shell("000", "--history-file \"$HOME/new/folder/history.sqlite\"");
    assert_eq!(mode(&home.path().join("new/folder")), 0o700);
}
