//! How a team is doing: on a terminal's width, on paper, for programs.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::Value;

use super::kept::{QUIZ, fresh};
use super::{practice, text};

/// A history in which Carla and ana have practiced, and a roster that has two names more.
fn team() -> (tempfile::TempDir, PathBuf, String) {
    let (folder, file) = fresh();
    for name in ["Carla", "ana"] {
        practice(&file, &[&QUIZ[..], &["--seed", "4", "--as", name]].concat(), "1\n1\n1\n");
    }
    let roster = folder.path().join("team.txt");
    fs::write(&roster, "# spring\nDora\n\n  ANA\nben <b>\n").unwrap();
    let roster = roster.to_str().unwrap().to_owned();
    (folder, file, roster)
}

fn report(file: &Path, args: &[&str]) -> String {
    let output = practice(file, &[&["--report"], args].concat(), "");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    text(&output.stdout)
}

#[test]
fn names_are_in_order_in_capitals_or_not_and_who_has_not_started_is_seen() {
    let (_folder, file, roster) = team();
    let told = report(&file, &["--roster", &roster]);
    let rows: Vec<&str> = told.lines().filter(|row| row.starts_with("| ")).skip(2).collect();
    let names: Vec<&str> = rows.iter().map(|row| row.split(" | ").next().unwrap()).collect();
    assert_eq!(names, ["| ana", "| ben \\<b\\>", "| Carla", "| Dora"], "{told}");
    assert!(rows[3].contains("| 0 | 0 | not started |"), "{told}");
    let team: Value =
        serde_json::from_str(&report(&file, &["--roster", &roster, "--json"])).unwrap();
    let sessions: Vec<&Value> =
        team.as_array().unwrap().iter().map(|one| &one["sessions"]).collect();
    assert_eq!(sessions, [1, 0, 1, 0], "{team}");
    // Without a roster it is those who have practiced.
    assert!(!report(&file, &[]).contains("Dora"));
}

#[test]
fn a_pipe_gets_markdown_and_a_table_or_a_page_where_it_asks() {
    let (_folder, file, roster) = team();
    assert!(report(&file, &[]).starts_with("# Practice: "));
    assert_eq!(report(&file, &[]), report(&file, &["--format", "markdown"]));
    assert_eq!(report(&file, &["--csv"]), report(&file, &["--format", "csv"]));
    assert_eq!(report(&file, &["--json"]), report(&file, &["--format", "json"]));
    let table = report(&file, &["--format", "table", "--roster", &roster]);
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
    let column = table.lines().find_map(|line| line.find("drills")).unwrap() + "drills".len();
    let ends: Vec<&str> =
        table.lines().filter(|line| line.starts_with("ana ")).map(|line| &line[..column]).collect();
    assert!(ends[0].ends_with(" 3"), "{table}");
    assert!(table.contains("not started"), "{table}");
    let page = report(&file, &["--format", "html", "--roster", &roster]);
    assert!(
        page.starts_with("<!DOCTYPE html>") && page.contains("<td class=\"\">Carla</td>"),
        "{page}"
    );
    assert!(page.contains("ben &lt;b&gt;") && !page.contains("<b>"), "{page}");
    for args in [&["--format", "html", "--json"][..], &["--format", "html", "--csv"]] {
        let output = practice(&file, &[&["--report"], args].concat(), "");
        assert_eq!(output.status.code(), Some(2), "{args:?}");
    }
    let alone = practice(&file, &["--format", "html"], "");
    assert!(text(&alone.stderr).contains("--report"), "{}", text(&alone.stderr));
}

#[test]
fn neither_capitals_nor_accents_change_the_order_of_names() {
    let (_folder, file) = fresh();
    for name in ["Zoe", "ángel", "Bea", "Álvaro"] {
        practice(&file, &[&QUIZ[..], &["--as", name]].concat(), "1\n");
    }
    let told = report(&file, &["--csv"]);
    let names: Vec<&str> = told.lines().skip(1).filter_map(|row| row.split(',').next()).collect();
    assert_eq!(names, ["Álvaro", "ángel", "Bea", "Zoe"], "{told}");
}

#[test]
fn each_errand_has_a_row_with_all_who_tried_it() {
    let (_folder, file, _) = team();
    let errands: Value = serde_json::from_str(&report(&file, &["--errands", "--json"])).unwrap();
    let errands = errands.as_array().unwrap();
    assert_eq!(errands.len(), 3, "{errands:?}");
    for errand in errands {
        // Both had the same drills, and gave the same answers.
        assert_eq!((&errand["trainees"], &errand["drills"]), (&2.into(), &2.into()), "{errand}");
        assert_eq!(errand["about"], "quiz");
    }
    let points: Vec<u64> = errands.iter().map(|it| it["points"].as_u64().unwrap()).collect();
    assert!(points.is_sorted(), "the weakest first: {points:?}");
    assert!(report(&file, &["--errands"]).contains("| errand | drill | trainees |"));
}

#[test]
fn a_report_since_a_day_counts_only_what_came_after_it() {
    let (_folder, file, _) = team();
    practice(&file, &[&QUIZ[..], &["--as", "ana"]].concat(), "1\n");
    let db = Connection::open(&file).unwrap();
    // The first two sessions, one of each, were held a year ago.
    db.execute("UPDATE sessions SET began = began - 31536000000 WHERE id <= 2", []).unwrap();
    drop(db);
    let rows = |args: &[&str]| report(&file, &[args, &["--csv"]].concat());
    assert!(rows(&[]).contains("\nana,2,4,"), "{}", rows(&[]));
    let today = chrono::Utc::now().date_naive() - chrono::TimeDelta::days(2);
    let since = rows(&["--since", &today.to_string()]);
    assert!(since.contains("\nana,1,1,") && since.contains("\nCarla,0,0,0,20"), "{since}");
    assert_eq!(
        report(&file, &["--since", &today.to_string(), "--errands", "--csv"]).lines().count(),
        2
    );
    for (day, why) in [("2999-01-01", "is in the future"), ("soon", "is not a date")] {
        let output = practice(&file, &["--report", "--since", day], "");
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(why), "{}", text(&output.stderr));
    }
}

#[test]
fn one_drill_is_one_drill() {
    let (_folder, file) = fresh();
    practice(&file, &["--kind", "quiz", "--drills", "1", "--fast"], "1\n");
    let told = text(&practice(&file, &["--history"], "").stdout);
    assert!(told.contains(": 1 drill of ") && told.contains(" in 1 session\n"), "{told}");
    assert!(!told.contains(" to "), "one session has no trend: {told}");
}

#[test]
fn a_report_and_a_history_are_in_the_language_of_their_readers() {
    let (_folder, file, roster) = team();
    for (language, begins, said, never) in [
        ("es", "# Práctica: ", ["sin empezar", "lo más flojo"], ["not started", "weakest"]),
        (
            "fr",
            "# Exercices\u{a0}: ",
            ["pas commencé", "le plus faible"],
            ["not started", "weakest"],
        ),
    ] {
        let of = |args: &[&str]| {
            report(&file, &[&["--roster", &roster, "--language", language], args].concat())
        };
        let markdown = of(&[]);
        assert!(markdown.starts_with(begins), "{markdown}");
        for format in ["markdown", "table", "html"] {
            let told = of(&["--format", format]);
            assert!(said.iter().all(|it| told.contains(it)), "{format}: {told}");
            assert!(!never.iter().any(|it| told.contains(it)), "{format}: {told}");
        }
        let errands = of(&["--errands"]);
        assert!(errands.contains("| --- |") && !errands.contains("trainees"), "{errands}");
        // What programs read stays as it is.
        assert_eq!(of(&["--json"]), report(&file, &["--roster", &roster, "--json"]));
        assert_eq!(of(&["--csv"]), report(&file, &["--roster", &roster, "--csv"]));
        let args = ["--history", "--as", "ana", "--language", language];
        let history = text(&practice(&file, &args, "").stdout);
        let points = ["puntos en promedio", "points en moyenne"];
        assert!(points.iter().any(|it| history.contains(it)), "{history}");
        assert!(!history.contains("on average") && !history.contains("drill"), "{history}");
    }
}
