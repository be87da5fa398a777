//! What came of written calls, as people and programs read it: text, JSON, JUnit XML, TAP.

use std::time::Duration;

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};
use serde_json::{Value, json};

use super::gather::Suite;
use phonetree_core::script::{Played, WrittenCall};

/// The calls of one file, each with what came of it.
pub(super) struct Result<'a> {
    pub(super) suite: &'a Suite,
    pub(super) calls: Vec<(&'a WrittenCall, Played)>,
}

impl Result<'_> {
    fn failed(&self) -> usize {
        self.calls.iter().filter(|(_, played)| !played.passes()).count()
    }
}

/// How many calls passed, how many did not.
pub(super) fn counts(results: &[Result<'_>]) -> (usize, usize) {
    let all: usize = results.iter().map(|result| result.calls.len()).sum();
    let failed = results.iter().map(Result::failed).sum();
    (all - failed, failed)
}

/// For a person: each failure with its transcript, and a line on all of it.
pub(super) fn text(results: &[Result<'_>], took: Duration) -> String {
    let mut text = String::new();
    for Result { suite, calls } in results {
        for (call, played) in calls.iter().filter(|(_, played)| !played.passes()) {
            text += &format!(
                "FAILED  {}\n        {}:{}\n{}\n",
                call.name,
                suite.name,
                call.at_line,
                played.transcript()
            );
        }
    }
    let (passed, failed) = counts(results);
    let calls = |n: usize| if n == 1 { "1 call".to_owned() } else { format!("{n} calls") };
    let outcome = match failed {
        0 => format!("{} passed", calls(passed)),
        _ => format!("{} failed, {passed} passed", calls(failed)),
    };
    let files =
        if results.len() == 1 { "1 file".to_owned() } else { format!("{} files", results.len()) };
    format!("{text}{outcome} ({files}, {:.2} s)\n", took.as_secs_f64())
}

/// For a program: one object.
pub(super) fn as_json(results: &[Result<'_>], took: Duration, wrong: &[String]) -> Value {
    let files = results.iter().map(|Result { suite, calls }| {
        let calls = calls.iter().map(|(call, played)| {
            let misses: Vec<&str> = played.misses().iter().map(|miss| miss.why.as_str()).collect();
            let mut object = json!({
                "name": call.name, "line": call.at_line, "passed": played.passes(),
                "lasted_ms": played.lasted_ms(),
            });
            if !played.passes() {
                object["misses"] = json!(misses);
                object["transcript"] = json!(played.transcript());
            }
            object
        });
        json!({ "file": suite.name, "calls": calls.collect::<Vec<_>>() })
    });
    let (passed, failed) = counts(results);
    json!({
        "passed": passed, "failed": failed, "ms": took.as_millis(), "unreadable": wrong,
        "files": files.collect::<Vec<_>>(),
    })
}

/// JUnit XML, as Jenkins, GitLab and others read it: a suite for each file.
/// What could not be read is an error of its own.
pub(super) fn junit(
    results: &[Result<'_>],
    took: Duration,
    wrong: &[String],
) -> std::result::Result<String, String> {
    let mut report = Report::new("phonetree");
    report.set_time(took);
    for result in results {
        let mut suite = TestSuite::new(&result.suite.name);
        for (call, played) in &result.calls {
            let status = match played.misses() {
                [] => TestCaseStatus::success(),
                [first, ..] => {
                    let mut status = TestCaseStatus::non_success(NonSuccessKind::Failure);
                    status.set_message(&first.why).set_type("missed");
                    status.set_description(format!(
                        "{}:{}\n{}",
                        result.suite.name,
                        call.at_line,
                        played.transcript()
                    ));
                    status
                }
            };
            let mut case = TestCase::new(&call.name, status);
            // The seconds of the call, not of the machine: what a caller spends is worth a graph.
            case.set_classname(&result.suite.name);
            case.set_time(Duration::from_millis(played.lasted_ms()));
            suite.add_test_case(case);
        }
        report.add_test_suite(suite);
    }
    for why in wrong {
        let mut status = TestCaseStatus::non_success(NonSuccessKind::Error);
        status.set_message(why.lines().next().unwrap_or_default()).set_type("unreadable");
        status.set_description(why.as_str());
        let mut suite = TestSuite::new("files that could not be read");
        suite.add_test_case(TestCase::new("it can be read, and fits the menu", status));
        report.add_test_suite(suite);
    }
    // No call is ever skipped, and the schema of Jenkins (junit-4.xsd) has no such word at the top.
    let xml = report.to_string().map_err(|error| error.to_string())?;
    Ok(xml.replacen(" skipped=\"0\"", "", 1))
}

/// TAP: a line for each call, and as comments what was missed. Version 13, as the `prove` of most
/// systems knows no later one; nothing here differs in version 14.
pub(super) fn tap(results: &[Result<'_>], wrong: &[String]) -> String {
    let all: usize = results.iter().map(|result| result.calls.len()).sum();
    let mut text = format!("TAP version 13\n1..{all}\n");
    let mut number = 0;
    for Result { suite, calls } in results {
        for (call, played) in calls {
            number += 1;
            let verdict = if played.passes() { "ok" } else { "not ok" };
            let name = call.name.replace('\\', "\\\\").replace('#', "\\#");
            text += &format!("{verdict} {number} - {name}\n");
            if !played.passes() {
                text += &format!("# {}:{}\n", suite.name, call.at_line);
                played.transcript().lines().for_each(|line| text += &format!("# {line}\n"));
            }
        }
    }
    if let Some(first) = wrong.first() {
        let why = first.lines().next().unwrap_or_default();
        text += &format!("Bail out! {why}\n");
    }
    text
}
