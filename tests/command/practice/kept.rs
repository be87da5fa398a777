//! What is kept, and what becomes of a file that is not a history.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::Value;

use super::{command, practice, text};
use crate::program::Program;

pub(super) const QUIZ: [&str; 5] = ["--kind", "quiz", "--drills", "3", "--fast"];

pub(super) fn fresh() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data").join("history.sqlite");
    (folder, file)
}

pub(super) fn told(file: &Path, args: &[&str]) -> Value {
    let all: Vec<&str> = ["--history", "--json"].iter().chain(args).copied().collect();
    let output = practice(file, &all, "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn each_trainee_has_a_history_of_their_own() {
    let (_folder, file) = fresh();
    practice(&file, &QUIZ, "1\n1\n1\n");
    let again = practice(&file, &QUIZ, "1\n1\n");
    assert!(text(&again.stdout).contains(" points on average (last time: "));
    let as_ben: Vec<&str> = QUIZ.iter().chain(&["--as", "ben"]).copied().collect();
    practice(&file, &as_ben, "1\n");
    let (ana, ben) = (told(&file, &[]), told(&file, &["--as", "ben"]));
    assert_eq!((&ana["sessions"], &ana["drills"]), (&2.into(), &5.into()));
    assert_eq!((&ben["sessions"], &ben["drills"]), (&1.into(), &1.into()));
    assert_eq!(told(&file, &["--as", "nobody"])["drills"], 0);
    let shown = text(&practice(&file, &["--history"], "").stdout);
    assert!(shown.starts_with("ana: 5 drills") && shown.contains("weakest"), "{shown}");
    let rows = text(&practice(&file, &["--history", "--csv"], "").stdout);
    assert_eq!(rows.lines().count(), 6, "{rows}");
    assert!(
        rows.starts_with("trainee,session,drill,done,kind,course,errand,about,hour,line,points")
    );
}

#[test]
fn nothing_is_kept_where_nothing_is_to_be() {
    let (_folder, file) = fresh();
    let args: Vec<&str> = QUIZ.iter().chain(&["--no-history"]).copied().collect();
    practice(&file, &args, "1\n1\n1\n");
    assert!(!file.exists());
}

#[test]
fn what_went_badly_comes_first_the_next_time() {
    let (_folder, file) = fresh();
    // Many times the same answer: some right, some wrong.
    let args = ["--kind", "quiz", "--drills", "20", "--fast", "--seed", "3"];
    practice(&file, &args, &"1\n".repeat(20));
    let db = Connection::open(&file).unwrap();
    let an_hour_ago = "UPDATE cards SET due = due - 3600000, reviewed = reviewed - 3600000";
    db.execute(an_hour_ago, []).unwrap();
    let count: u32 =
        db.query_row("SELECT count(*) FROM cards WHERE last = 0", [], |row| row.get(0)).unwrap();
    let met: u32 = db.query_row("SELECT count(*) FROM cards", [], |row| row.get(0)).unwrap();
    let tree = phonetree::menu::load("first line", phonetree::menu::FIRST_LINE).unwrap();
    let all = tree.errands().len();
    assert!(usize::try_from(met).unwrap() < all, "{met} of {all}: something is new");
    let again = ["--kind", "quiz", "--drills", "5", "--fast", "--seed", "4"];
    let next = text(&practice(&file, &again, &"1\n".repeat(5)).stdout);
    // Asked for in a caller's words, an errand is called by its topic afterwards.
    let topic = |drill: &str| {
        let named = drill.split("that is \"").nth(1).and_then(|rest| rest.split('"').next());
        let ask = drill.lines().find(|line| line.ends_with('?')).unwrap();
        named.unwrap_or_else(|| ask.rsplit_once(": ").unwrap().0).to_owned()
    };
    let asked: Vec<String> = next.split("\nDrill ").skip(1).map(topic).collect();
    assert!(count >= 5 && asked.len() == 5, "{count} {asked:?}");
    assert!(asked.iter().all(|errand| had_failed(&file, errand)), "{asked:?}");
}

/// Whether the last time in the first session was a failure.
fn had_failed(file: &Path, errand: &str) -> bool {
    let db = Connection::open(file).unwrap();
    let before = "SELECT points FROM drills WHERE errand = ?1 AND session = 1 ORDER BY place DESC";
    db.query_row(before, [errand], |row| row.get::<_, u32>(0)).is_ok_and(|points| points == 0)
}

/// The place of the history that nobody named, for a user whose home is this folder.
pub(super) fn own(home: &Path) -> PathBuf {
    match cfg!(target_os = "macos") {
        true => home.join("Library/Application Support/phonetree/history.sqlite"),
        false => home.join(".local/share/phonetree/history.sqlite"),
    }
}

/// Practices with the history that nobody named.
fn at_home(home: &Path, args: &[&str]) -> std::process::Output {
    let program = Program::phonetree().arg("practice").args(args).env("USER", "ana");
    let program = program.env_remove("PHONETREE_HISTORY").env_remove("XDG_DATA_HOME");
    program.env("HOME", home).typed("1\n1\n1\n").output()
}

/// Practices with a file that is there already, and nobody named. What is told about it.
fn set_aside(found: &Path, kind: &str) -> String {
    let home = tempfile::tempdir().unwrap();
    let file = &own(home.path());
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::copy(found, file).unwrap();
    let before = fs::read(file).unwrap();
    let output = at_home(home.path(), &QUIZ);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let beside = fs::read_dir(file.parent().unwrap()).unwrap();
    let names = beside.map(|entry| entry.unwrap().path());
    let aside: Vec<PathBuf> =
        names.filter(|path| path.to_string_lossy().contains(&format!(".{kind}-"))).collect();
    assert_eq!(aside.len(), 1, "{aside:?} {}", text(&output.stderr));
    assert_eq!(fs::read(&aside[0]).unwrap(), before, "it was changed");
    assert_eq!(told(file, &[])["drills"], 3);
    text(&output.stderr)
}

pub(super) fn filled() -> (tempfile::TempDir, PathBuf) {
    let (folder, file) = fresh();
    practice(&file, &QUIZ, "1\n1\n1\n");
    // All of it is in the one file.
    let db = Connection::open(&file).unwrap();
    db.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(())).unwrap();
    (folder, file)
}

#[test]
fn a_text_is_set_aside_and_not_overwritten() {
    let (_folder, file) = fresh();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "Dear diary,\n".repeat(100)).unwrap();
    let said = set_aside(&file, "foreign");
    assert!(said.contains("is not a history") && said.contains("It was renamed to"), "{said}");
}

#[test]
fn a_damaged_history_is_set_aside_and_not_overwritten() {
    let (_folder, file) = filled();
    let mut bytes = fs::read(&file).unwrap();
    let half = bytes.len() / 2;
    bytes[4096..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    assert!(set_aside(&file, "damaged").contains("is damaged"));
    // Cut in the middle, too.
    let (_folder, file) = filled();
    let bytes = fs::read(&file).unwrap();
    fs::write(&file, &bytes[..half]).unwrap();
    assert!(set_aside(&file, "damaged").contains("is damaged"));
}

/// One that is too large to be looked through when it is opened.
#[test]
fn damage_deep_in_a_large_history_is_told_and_practice_goes_on() {
    let (_folder, file) = filled();
    let db = Connection::open(&file).unwrap();
    db.execute_batch(
        "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
         INSERT INTO cards SELECT trainee, menu, errand || i, about, tries, points, last, due,
             stability, difficulty, elapsed, scheduled, reps, lapses, state, reviewed
         FROM cards, n WHERE errand = (SELECT min(errand) FROM cards);
         PRAGMA wal_checkpoint(truncate);",
    )
    .unwrap();
    drop(db);
    let mut bytes = fs::read(&file).unwrap();
    assert!(bytes.len() > 5_000_000, "{}", bytes.len());
    let middle = bytes.len() / 2;
    bytes[middle..].fill(0xA5);
    fs::write(&file, &bytes).unwrap();
    let output = practice(&file, &QUIZ, "1\n1\n1\n");
    let said = text(&output.stderr);
    assert!(said.contains("history can't be read") && said.contains("malformed"), "{said}");
    assert_eq!(super::times(&output, " points\n"), 3);
    assert_eq!(fs::read(&file).unwrap(), bytes, "it was changed");
}

#[test]
fn a_newer_history_is_set_aside_and_not_overwritten() {
    let (_folder, file) = filled();
    let db = Connection::open(&file).unwrap();
    db.pragma_update(None, "user_version", 7).unwrap();
    db.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(())).unwrap();
    drop(db);
    let said = set_aside(&file, "newer");
    assert!(said.contains("newer phonetree (version 7; this one reads 1)"), "{said}");
}

#[test]
fn a_database_of_something_else_is_set_aside_and_not_overwritten() {
    let (_folder, file) = fresh();
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    Connection::open(&file).unwrap().execute_batch("CREATE TABLE recipes (name TEXT)").unwrap();
    assert!(set_aside(&file, "foreign").contains("not a phonetree history"));
}

#[test]
fn where_no_history_can_be_practice_goes_on_without() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a-file");
    fs::write(&file, "").unwrap();
    let below = file.join("history.sqlite");
    let output = practice(&below, &QUIZ, "1\n1\n1\n");
    let said = text(&output.stderr);
    assert!(said.contains("(no history: ") && said.contains("continues without it)"), "{said}");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(practice(&below, &["--history"], "").status.code(), Some(2));
}

#[test]
fn two_sessions_at_once_lose_nothing() {
    let (_folder, file) = fresh();
    let args = ["--kind", "quiz", "--drills", "40", "--fast"];
    std::thread::scope(|scope| {
        for name in ["ana", "ben", "ana"] {
            let (file, args) = (&file, args);
            scope.spawn(move || {
                let args: Vec<&str> = args.iter().chain(&["--as", name]).copied().collect();
                let output = practice(file, &args, &"1\n".repeat(40));
                let said = text(&output.stderr);
                assert!(output.status.success() && !said.contains("history"), "{said}");
            });
        }
    });
    assert_eq!(told(&file, &[])["drills"], 80);
    assert_eq!(told(&file, &["--as", "ben"])["drills"], 40);
}

#[test]
fn help_teaches_with_examples() {
    let output = command(Path::new("x"), &["--help"]).output();
    let help = text(&output.stdout);
    assert!(help.contains("--kind traps") && help.contains("Exit code"), "{help}");
    assert!(help.lines().count() <= 100, "{} lines", help.lines().count());
}

#[test]
#[ignore = "a measurement: a million drills are written first"]
#[allow(clippy::print_stdout, reason = "it says what it measured")]
fn how_fast_a_history_of_a_hundred_thousand_sessions_opens() {
    let (_folder, file) = fresh();
    practice(&file, &QUIZ, "1\n1\n1\n");
    let db = Connection::open(&file).unwrap();
    db.execute_batch(
        "PRAGMA synchronous = off;
         BEGIN;
         WITH RECURSIVE n(i) AS (VALUES (2) UNION ALL SELECT i + 1 FROM n WHERE i < 100000)
         INSERT INTO sessions SELECT i, trainee, menu, kind, course, pass, wanted, began, 10, 700
         FROM n, sessions WHERE id = 1;
         WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 10)
         INSERT INTO drills SELECT sessions.id, i, errand, about, hour, line, drills.points, reached,
                                   lost, turns, keys, done
         FROM sessions, n, drills
         WHERE sessions.id > 1 AND drills.session = 1 AND drills.place = 1;
         COMMIT;
         PRAGMA wal_checkpoint(truncate);",
    )
    .unwrap();
    drop(db);
    let megabytes = fs::metadata(&file).unwrap().len() / 1_000_000;
    let open = || {
        let begin = std::time::Instant::now();
        let history = phonetree::history::History::open(&file).unwrap();
        let title = "Kaiser Permanente small business line, California";
        history.known("ana", title).unwrap();
        history.sessions("ana", title, 30).unwrap();
        let count = history.counts("ana", title).unwrap();
        assert_eq!(count.0, 100_000);
        begin.elapsed()
    };
    let times: Vec<_> = (0..5).map(|_| open()).collect();
    println!("{megabytes} MB: {times:?}");
    let begin = std::time::Instant::now();
    practice(&file, &["--history"], "");
    println!("the command: {:?}", begin.elapsed());
}

#[test]
fn to_look_at_a_history_makes_changes_and_sets_aside_nothing() {
    let (_folder, file) = fresh();
    let output = practice(&file, &["--history"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("there is no history yet"));
    assert!(!file.exists() && !file.parent().unwrap().exists());

    let (_folder, file) = filled();
    let db = Connection::open(&file).unwrap();
    db.pragma_update(None, "user_version", 7).unwrap();
    db.pragma_update_and_check(None, "wal_checkpoint", "truncate", |_| Ok(())).unwrap();
    drop(db);
    let before = fs::read(&file).unwrap();
    let output = practice(&file, &["--report"], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("newer phonetree (version 7"));
    assert_eq!(fs::read(&file).unwrap(), before);
    // SQLite may leave its own two files beside it; nothing has another name.
    let names =
        fs::read_dir(file.parent().unwrap()).unwrap().map(|entry| entry.unwrap().file_name());
    let names: Vec<String> = names.map(|name| name.to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|name| name.starts_with("history.sqlite")), "{names:?}");
}

#[test]
fn histories_of_several_machines_are_one_report() {
    let ((_one, first), (_two, second)) = (fresh(), fresh());
    practice(&first, &["--kind", "Quiz", "--drills", "2", "--fast"], "1\n1\n");
    let as_ben = ["--kind", "quiz", "--drills", "1", "--fast", "--as", "ben"];
    practice(&second, &as_ben, "1\n");
    let files =
        ["--history-file", second.to_str().unwrap(), "--history-file", first.to_str().unwrap()];
    let all = |args: &[&str]| -> Vec<String> {
        args.iter().chain(&files).map(|arg| (*arg).to_owned()).collect()
    };
    let run = |args: &[&str]| {
        let args = all(args);
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        practice(Path::new("/nowhere"), &args, "")
    };
    let report = text(&run(&["--report", "--csv"]).stdout);
    let names: Vec<&str> = report.lines().map(|row| row.split(',').next().unwrap()).collect();
    assert_eq!(names, ["trainee", "ana", "ben"], "{report}");
    assert_eq!(run(&["--history"]).status.code(), Some(2));
}

#[test]
fn a_history_of_the_future_is_practiced_on_as_if_it_were_of_now() {
    let (_folder, file) = filled();
    let db = Connection::open(&file).unwrap();
    // As a clock that was set back by ten years leaves it.
    db.execute_batch(
        "UPDATE cards SET due = due + 315360000000, reviewed = reviewed + 315360000000;
         UPDATE sessions SET began = began + 315360000000;
         UPDATE drills SET done = done + 315360000000;",
    )
    .unwrap();
    let args = ["--kind", "quiz", "--drills", "40", "--fast"];
    let output = practice(&file, &args, &"1\n".repeat(40));
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(!text(&output.stderr).contains("can't be kept"), "{}", text(&output.stderr));
    assert_eq!(told(&file, &[])["drills"], 43);
    let odd = "SELECT count(*) FROM cards WHERE elapsed < 0 OR scheduled < 0 OR stability <= 0";
    assert_eq!(db.query_row(odd, [], |row| row.get::<_, u32>(0)).unwrap(), 0);
}

#[test]
fn a_trainee_has_a_name_in_one_line() {
    for name in ["", "  ", "a\nb"] {
        let output = practice(Path::new("/nowhere"), &["--no-history", "--as", name], "1\n");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains("must be one line of text"));
    }
}

/// A folder that nobody may write to, not even root.
#[cfg(target_os = "linux")]
#[test]
fn a_folder_that_may_only_be_read_is_told_and_practice_goes_on() {
    let output = practice(Path::new("/proc/history.sqlite"), &QUIZ, "1\n1\n1\n");
    let said = text(&output.stderr);
    assert!(said.contains("(no history: /proc/history.sqlite: "), "{said}");
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(super::times(&output, " points\n"), 3);
}
