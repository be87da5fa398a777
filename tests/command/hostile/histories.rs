//! A history from another machine: anyone who wrote it wrote the names in it.

use rusqlite::Connection;

use super::{HOSTILE, SHOWN, obeyed, seen};
use crate::program::Program;

/// A history with one drill, in which a trainee and an errand are called so.
fn history(trainee: &str, errand: &str) -> (tempfile::TempDir, impl Fn(&[&str]) -> String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("history.sqlite");
    let practice = {
        let file = file.clone();
        move |args: &[&str]| {
            Program::phonetree().arg("practice").env("PHONETREE_HISTORY", &file).args(args)
        }
    };
    let quiz = ["--as", "ana", "--kind", "quiz", "--drills", "1", "--fast", "--seed", "1"];
    let held = practice(&quiz).typed("1\n").output();
    assert_eq!(held.status.code(), Some(0), "{held:?}");
    let db = Connection::open(&file).unwrap();
    db.execute("UPDATE cards SET errand = ?1", [errand]).unwrap();
    db.execute("UPDATE drills SET errand = ?1", [errand]).unwrap();
    db.execute("UPDATE trainees SET name = ?1 WHERE name = 'ana' AND ?1 != ''", [trainee]).unwrap();
    drop(db);
    (folder, move |args| seen(&format!("practice {args:?}"), &practice(args).output()))
}

const TOLD: [&[&str]; 3] = [&[], &["--json"], &["--csv"]];

#[test]
fn a_name_in_a_history_is_obeyed_by_no_terminal() {
    let (_folder, told) = history(HOSTILE, HOSTILE);
    for how in TOLD {
        let report = told(&[&["--report"], how].concat());
        assert!(report.contains(r"\u009b31m") || report.contains(" 31m"), "{report}");
        assert!(
            !report.lines().any(|line| line.starts_with("::error::") && how.is_empty()),
            "{report}"
        );
    }
    let (_folder, told) = history("", HOSTILE);
    for how in TOLD {
        let history = told(&[&["--history", "--as", "ana"], how].concat());
        assert!(history.contains("forged"), "{history}");
        assert_eq!(obeyed(&history), None);
    }
    let text = told(&["--history", "--as", "ana"]);
    assert!(text.contains(SHOWN), "{text}");
    assert!(!text.lines().any(|line| line.starts_with("ok 99")), "{text}");
}

#[test]
fn a_name_in_a_history_is_no_formula_and_no_html() {
    let (trainee, errand) = ("=cmd|' /C calc'!A0", "+SUM(1,2)");
    let (_folder, told) = history(trainee, errand);
    let report = told(&["--report", "--csv"]);
    assert!(report.lines().nth(1).unwrap().starts_with("'=cmd|' /C calc'!A0,"), "{report}");
    assert!(report.contains(",\"'+SUM(1,2) (quiz, "), "{report}");
    let (_folder, told) = history("", errand);
    let rows = told(&["--history", "--as", "ana", "--csv"]);
    assert!(rows.contains(",\"'+SUM(1,2)\",quiz,"), "{rows}");
    let (_folder, told) = history("<script>alert(1)</script>", "a | b");
    let report = told(&["--report"]);
    assert!(report.contains(r"| \<script\>alert(1)\</script\> |"), "{report}");
    assert!(report.contains(r"a \| b (quiz, "), "{report}");
}
