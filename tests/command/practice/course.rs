//! A set course with a pass mark, and the report about a team.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{practice, text};

const COURSE: &str = r#"title = "First week"
pass  = 80

[[drill]]
errand = "Group address changes"
at     = "2026-12-01 07:10"
zone   = "America/New_York"

[[drill]]
errand = "Reconcile your bill"
at     = "2026-12-01 07:10"

[[drill]]
errand = "COBRA inquiries"
"#;

/// A folder with the course as it is changed, and a history.
fn folder(change: impl Fn(&str) -> String) -> (tempfile::TempDir, PathBuf, String) {
    let folder = tempfile::tempdir().unwrap();
    let course = folder.path().join("drills.toml");
    fs::write(&course, change(COURSE)).unwrap();
    let history = folder.path().join("history.sqlite");
    (folder, history, course.display().to_string())
}

/// Says at once that nobody answers, and answers every question in the same way.
const LAZY: &str = "5\n5\n1\n1\n1\n";

#[test]
fn a_course_is_passed_or_not_and_the_report_says_so() {
    let (_folder, history, course) = folder(str::to_owned);
    let args = ["--script", &course, "--fast", "--seed", "1"];
    let output = practice(&history, &args, LAZY);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
    assert!(text(&output.stdout).contains("First week: not passed (needs 80 points)."));
    // Whoever leaves early has not passed, whatever the points.
    let early = practice(&history, &args, "1\n3\n");
    assert_eq!(early.status.code(), Some(1));
    assert!(text(&early.stdout).contains("not passed: you finished 1 of 3 drills"));

    // The third time somebody knows: each answer of the questions is tried.
    let tries = (1..=4).flat_map(|a| (1..=4).map(move |b| format!("1\n3\n5\n{a}\n{b}\n")));
    let passed = tries.map(|lines| {
        let args = ["--script", &course, "--fast", "--seed", "1", "--as", "ben"];
        practice(&history, &args, &lines)
    });
    let passed: Vec<bool> = passed.map(|output| output.status.code() == Some(0)).collect();
    assert_eq!(passed.iter().filter(|passed| **passed).count(), 1, "{passed:?}");

    let report = text(&practice(&history, &["--report"], "").stdout);
    let row = |name: &str| report.lines().find(|row| row.starts_with(name)).unwrap().to_owned();
    assert!(row("| ana ").contains("|  | First week (100) |"), "{report}");
    assert!(row("| ben ").contains("| First week (100) |  |"), "{report}");
    let team: Value =
        serde_json::from_slice(&practice(&history, &["--report", "--json"], "").stdout).unwrap();
    assert_eq!(team.as_array().unwrap().len(), 2);
    assert_eq!(team[1]["sessions"], 16);
    let rows = text(&practice(&history, &["--report", "--csv"], "").stdout);
    assert!(rows.starts_with("trainee,sessions,drills,lately,last,weakest,passed"), "{rows}");
}

#[test]
fn what_is_wrong_in_a_course_is_underlined_all_of_it() {
    let wrong = |course: &str| {
        course.replace("COBRA inquiries", "COBRA inquires").replace("New_York", "Newyork").replacen(
            "07:10\"\n\n[[drill]]\nerrand = \"COBRA",
            "late\"\n\n[[drill]]\nerrand = \"COBRA",
            1,
        )
    };
    let (_folder, history, course) = folder(wrong);
    let output = practice(&history, &["--script", &course], "");
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    for part in
        ["did you mean `COBRA inquiries`?", "America/New_York", "2026-12-01 late", "3 problems"]
    {
        assert!(said.contains(part), "{part} is not in\n{said}");
    }
    let (_folder, history, course) =
        folder(|course| course.replace("pass  = 80", "pass = 170\npas = 1"));
    let said = text(&practice(&history, &["--script", &course], "").stderr);
    assert!(
        said.contains("the most anyone can score is 100 points")
            && said.contains("did you mean `pass`?"),
        "{said}"
    );
}

#[test]
fn an_hour_at_which_nobody_could_say_what_is_right_is_none_for_a_drill() {
    // At night a branch of the clinic leads past the team: no call even says that it is closed.
    let clinic = "menu = \"clinic.toml\"\n";
    let at_night = |course: &str| {
        let drill = "[[drill]]\nerrand = \"Book an appointment\"\nat = \"2026-12-01 23:00\"\n";
        format!("{clinic}{}{drill}", course.split("[[drill]]").next().unwrap())
    };
    let (folder, history, course) = folder(at_night);
    fs::copy("menus/examples/clinic.toml", folder.path().join("clinic.toml")).unwrap();
    let said = text(&practice(&history, &["--script", &course], "").stderr);
    assert!(said.contains("no call reaches anyone who does this at that time"), "{said}");
}

#[test]
fn the_schema_of_courses_takes_what_the_reader_takes() {
    let schema = phonetree_core::practice::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let course: toml::Value = toml::from_str(COURSE).unwrap();
    let shown = serde_json::to_value(&course).unwrap();
    assert!(validator.is_valid(&shown), "{:?}", validator.iter_errors(&shown).collect::<Vec<_>>());
    let unknown = serde_json::json!({ "title": "x", "drill": [], "pas": 1 });
    assert!(!validator.is_valid(&unknown));
}
