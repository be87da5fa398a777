//! What `phonetree test` prints: for people, and for CI systems.

use std::fs;

use serde_json::Value;

use super::{phonetree, stdout};
use crate::program::Program;

/// A file with a call that passes and one that does not.
const TWO: &str = r#"[[call]]
name    = "billing # with \\ odd <letters> & \"quotes\""
at      = "2026-11-23 12:00"
press   = "1"
reaches = "california-service-center"

[[call]]
name    = "billing is option 2"
at      = "2026-11-23 12:00"
press   = "2"
reaches = "california-service-center"
hears   = "Thank you for calling the large business line."
"#;

/// What the two calls give in a format, and the exit code.
fn told(format: &str) -> (String, Option<i32>) {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("two.toml"), TWO).unwrap();
    let output = Program::phonetree()
        .args(["test", "two.toml", "--format", format])
        .current_dir(folder.path())
        .output();
    (stdout(&output), output.status.code())
}

#[test]
fn the_first_lines_own_calls_pass() {
    let output = phonetree(&["test"]);
    let said = stdout(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("calls passed (1 file"), "{said}");
    let same = phonetree(&["test", "tests/calls"]);
    assert_eq!(same.status.code(), Some(0), "{}", stdout(&same));
}

#[test]
fn a_failure_shows_the_call_with_what_was_missed_and_what_came_nearest() {
    let (said, code) = told("text");
    assert_eq!(code, Some(1));
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r#"
FAILED  billing is option 2
        two.toml:7
  ~  0:00.000  hears     "Thank you for calling the small business line."
     0:00.000  presses   2
  ~  0:00.000  reaches   client-services-unit
     0:02.000  hears     "Client Services Unit. We can help with benefit inquiries, accessing account information on Account.kp.org, COBRA inquiries, contract/eligibility inquiries, and enrollment/renewal materials."
     [..]  ends      connected
  x  hears "Thank you for calling the large business line.": it did not come; ~ is the nearest
  x  reaches california-service-center: it did not come; ~ is the nearest

1 call failed, 1 passed (1 file, [..] s)

"#]]
    );
}

#[test]
fn json_is_one_object() {
    let told: Value = serde_json::from_str(&told("json").0).unwrap();
    assert_eq!((told["passed"].as_u64(), told["failed"].as_u64()), (Some(1), Some(1)));
    let calls = &told["files"][0]["calls"];
    assert_eq!((calls[0]["passed"].as_bool(), calls[0]["line"].as_u64()), (Some(true), Some(1)));
    assert_eq!(calls[1]["misses"].as_array().unwrap().len(), 2);
    assert!(calls[1]["transcript"].as_str().unwrap().contains("reaches   client-services-unit"));
}

#[test]
fn tap_is_understood_by_prove() {
    let (tap, code) = told("tap");
    assert_eq!(code, Some(1));
    let results: Vec<&str> = tap.lines().filter(|line| !line.starts_with('#')).collect();
    let passed = r#"ok 1 - billing \# with \\ odd <letters> & "quotes""#;
    assert_eq!(results, ["TAP version 13", "1..2", passed, "not ok 2 - billing is option 2"]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("two.tap");
    fs::write(&file, tap).unwrap();
    // It comes with Perl.
    let prove = Program::named("prove").args(["-e", "cat"]).arg(&file).output();
    let said = stdout(&prove);
    let odd = String::from_utf8_lossy(&prove.stderr);
    assert!(said.contains("Failed 1/2 subtests"), "{said}{odd}");
    assert!(!said.contains("Parse errors"), "{said}");
}

#[test]
fn junit_xml_has_a_suite_for_the_file_and_a_case_for_each_call() {
    let (xml, code) = told("junit");
    assert_eq!(code, Some(1));
    assert!(xml.contains(r#"<testsuite name="two.toml" tests="2""#), "{xml}");
    assert!(xml.contains(r#"failures="1""#), "{xml}");
    let top = xml.lines().find(|line| line.starts_with("<testsuites")).unwrap();
    assert!(!top.contains("skipped"), "not in the schema of Jenkins: {top}");
    assert!(xml.contains("&lt;letters&gt; &amp;"), "{xml}");
    assert!(xml.contains(r#"<failure message="hears &quot;Thank you"#), "{xml}");
}

#[test]
fn junit_xml_is_not_green_where_a_file_could_not_be_read() {
    let output = phonetree(&["test", "no-such-calls.toml", "--format", "junit"]);
    assert_eq!(output.status.code(), Some(2));
    let xml = stdout(&output);
    assert!(xml.contains(r#"errors="1""#) && xml.contains("no-such-calls.toml"), "{xml}");
}

#[test]
fn a_filter_plays_only_what_it_names() {
    let output = phonetree(&["test", "--filter", "Member Services"]);
    assert!(stdout(&output).starts_with("4 calls passed"), "{}", stdout(&output));
}

#[test]
fn help_teaches_in_a_screen() {
    let help = stdout(&phonetree(&["test", "--help"]));
    assert!(help.contains("rehearse, save, test"), "{help}");
    assert!(help.lines().count() <= 70, "{} lines", help.lines().count());
}

#[test]
fn coverage_names_what_no_call_met_first() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("two.toml"), TWO).unwrap();
    let covered = |shape: &str| {
        let output = Program::phonetree()
            .args(["test", "two.toml", shape])
            .current_dir(folder.path())
            .output();
        assert_eq!(output.status.code(), Some(1), "a call failed");
        stdout(&output)
    };
    let text = covered("--coverage");
    assert!(text.starts_with("no call met\n"), "{text}");
    let missed =
        "  option 3 of main                          kaiser-small-business.toml (built in):70\n";
    assert!(text.contains(missed), "{text}");
    assert!(text.contains("  options           2 of 4\n"), "{text}");
    let json: Value = serde_json::from_str(&covered("--coverage=json")).unwrap();
    assert_eq!(json["kinds"]["open"]["met"].as_u64(), Some(2));
    let lcov = covered("--coverage=lcov");
    assert!(lcov.contains("\nFNDA:2,main\n") && lcov.contains("\nDA:70,0\n"), "{lcov}");
    assert!(lcov.ends_with("end_of_record\n"), "{lcov}");
}

#[test]
fn every_case_of_a_branch_and_every_language_counts() {
    use phonetree::menu::Lengths;
    use phonetree::script::{CallFile, Coverage};
    let tree = super::tree(super::KITCHEN_SINK);
    let calls =
        "[[call]]\nname = \"it\"\nat = \"2026-11-23 12:00\"\npress = \"3\"\nreaches = \"notice\"\n";
    let call = &CallFile::read("calls.toml", calls).unwrap().fit(&tree).unwrap()[0];
    let mut met = Coverage::of(&tree);
    call.play(&tree, &Lengths::estimated(&tree), |_, effect| {
        met.see(effect);
    });
    let text = met.text(&tree, "menu.toml", super::KITCHEN_SINK);
    assert!(text.contains("  branch cases      1 of 10\n"), "{text}");
    assert!(text.contains("  languages         2 of 2\n"), "{text}");
    assert!(text.contains("case 4 of by-hours") && text.contains("no case of by-hours"), "{text}");
}
