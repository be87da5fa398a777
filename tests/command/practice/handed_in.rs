//! What trainees hand in who practice on a page: its export, and result codes.

use std::fs;
use std::process::Output;

use phonetree_core::hours::HolidayTable;
use phonetree_core::menu::FIRST_LINE;
use phonetree_page::request;
use serde_json::{Value, json};

use super::text;
use crate::program::Program;

fn ask(what: &Value) -> Value {
    let answer: Value = serde_json::from_str(&request(&what.to_string())).unwrap();
    assert!(answer["error"].is_null(), "{what}: {answer}");
    answer
}

/// A quiz of three questions on a page: what it keeps, its code, and the points on average.
fn practiced(trainee: &str, answer: u64) -> (String, String, u64) {
    let holidays = HolidayTable::ALL.of(["US"]);
    ask(&json!({ "do": "load", "menu": FIRST_LINE, "holidays": holidays }));
    let now = 1_796_052_600_000_u64;
    let wish = json!({
        "do": "practice", "now": now, "kind": "quiz", "seed": 3, "drills": 3, "trainee": trainee,
    });
    ask(&wish);
    let mut kept = String::new();
    for n in 0..3 {
        ask(&json!({ "do": "drill", "now": now }));
        let judged = ask(&json!({ "do": "judge", "now": now + n * 1_000, "answer": answer }));
        kept += judged["record"].as_str().unwrap();
        kept += "\n";
    }
    let end = ask(&json!({ "do": "drill", "now": now }));
    let code = ask(&json!({ "do": "code" }));
    let average = end["result"]["average"].as_u64().unwrap();
    (kept, code["code"].as_str().unwrap().to_owned(), average)
}

fn report(args: &[&str]) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let none = folder.path().join("none.sqlite");
    let program = Program::phonetree().env("PHONETREE_HISTORY", none);
    program.args(["practice", "--report"]).args(args).output()
}

#[test]
fn a_page_s_export_and_a_result_code_stand_in_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, _, of_ana) = practiced("ana", 0);
    let (_, code, of_ben) = practiced("ben", 1);
    let file = folder.path().join("ana.jsonl");
    fs::write(&file, kept).unwrap();
    let output = report(&[file.to_str().unwrap(), &code, "--csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let rows = text(&output.stdout);
    assert!(rows.contains(&format!("\nana,1,3,{of_ana},2026-11-")), "{rows}");
    assert!(rows.contains(&format!("\nben,1,3,{of_ben},2026-11-")), "{rows}");
}

#[test]
fn what_is_handed_in_twice_counts_once() {
    let folder = tempfile::tempdir().unwrap();
    let (kept, code, average) = practiced("ana", 0);
    let (one, two) = (folder.path().join("one.jsonl"), folder.path().join("two.jsonl"));
    fs::write(&one, &kept).unwrap();
    fs::write(&two, format!("{kept}not a drill\n")).unwrap();
    let output = report(&[one.to_str().unwrap(), &code, two.to_str().unwrap(), "--csv"]);
    assert!(text(&output.stdout).contains(&format!("\nana,1,3,{average},")));
    assert!(text(&output.stderr).contains("two.jsonl: 1 line is no drill, and not counted"));
}

#[test]
fn a_code_with_a_slip_and_a_file_without_a_drill_are_refused() {
    let (_, code, _) = practiced("ana", 0);
    let last = if code.ends_with('0') { "1" } else { "0" };
    let slip = format!("{}{last}", &code[..code.len() - 1]);
    let output = report(&[&slip]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("has a slip in it"), "{}", text(&output.stderr));

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("menu.toml");
    fs::write(&file, FIRST_LINE).unwrap();
    let output = report(&[file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("no drill is in it"), "{}", text(&output.stderr));
}
