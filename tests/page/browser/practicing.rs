//! Practice on a page: a score, a history that goes from browser to browser, and what the trainer reads.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::json;

use super::chromium::Page;
use super::{Written, is_quiet};
use crate::program::Program;

const QUIZ: &str = "#practice=quiz&drills=3";
const KEPT: &str = "(Object.entries(localStorage).find(([key]) => key.startsWith('phonetree.history')) || ['', ''])[1]";

/// Three questions, each answered by the first answer. The result code.
#[track_caller]
fn practiced(page: &mut Page) -> String {
    page.until("!!document.querySelector('#practice')");
    page.value("document.getElementById('trainee').value = 'ana'; 0");
    if page.value("document.getElementById('drill').hidden") == json!(true) {
        page.click("#practice-setup [type=submit]");
    }
    for n in 1..=3 {
        page.until("document.getElementById('drill').dataset.step === 'question'");
        page.click("#drill .options button");
        page.until("document.getElementById('drill').dataset.step === 'score'");
        let points = page.value("document.querySelector('#drill [data-points]').dataset.points");
        assert!(points == json!("0") || points == json!("100"), "drill {n}: {points}");
        page.click("#drill [data-do=next]");
    }
    page.until("document.getElementById('drill').dataset.step === 'summary'");
    let code = page.value("document.getElementById('code').textContent");
    code.as_str().expect("a code").to_owned()
}

#[test]
fn a_quiz_is_scored_kept_exported_imported_and_reported() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open(QUIZ);
    let code = practiced(&mut page);
    let kept = page.value(KEPT).as_str().unwrap_or_default().to_owned();
    assert_eq!(kept.lines().count(), 3, "{kept}");

    // The export is a file with these lines.
    let wish = json!({ "behavior": "allow", "downloadPath": written.folder() });
    page.ask("Page.setDownloadBehavior", &wish);
    page.click("#drill [data-do=leave]");
    page.click("[data-do=export]");
    let export = written.folder().join("phonetree-practice.jsonl");
    let until = Instant::now() + Duration::from_secs(30);
    while fs::read_to_string(&export).is_ok_and(|it| it == kept).then_some(()).is_none() {
        assert!(Instant::now() < until, "the export never comes");
        std::thread::sleep(Duration::from_millis(10));
    }
    is_quiet(&mut page);

    // The command reads it, and the code says the same.
    let report = |args: &[&Path]| {
        let program = Program::phonetree().args(["practice", "--report"]);
        let out = program.args(args).arg("--csv").output();
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).expect("in UTF-8")
    };
    let (of_file, of_code) = (report(&[&export]), report(&[Path::new(&code)]));
    let upto = |csv: &str| {
        csv.lines().nth(1).map(|row| row.splitn(6, ',').take(5).collect::<Vec<_>>().join(","))
    };
    assert!(upto(&of_file).is_some_and(|row| row.starts_with("ana,1,3,")), "{of_file}");
    assert_eq!(upto(&of_file), upto(&of_code));

    // Another browser begins with nothing, and takes the file.
    let mut other = written.open("#practice");
    assert_eq!(other.value(KEPT), json!(""));
    other.ask("Page.setInterceptFileChooserDialog", &json!({ "enabled": true }));
    other.click("[data-do=import]");
    let opened = other.event("Page.fileChooserOpened");
    let files = json!({ "files": [&export], "backendNodeId": opened["params"]["backendNodeId"] });
    other.ask("DOM.setFileInputFiles", &files);
    other.until(&format!("{KEPT} === {}", json!(kept)));
    is_quiet(&mut other);
}
