//! A program that a test starts has a limit of time: all of them are started in one place.

use crate::text::{Text, no, rust};

/// Where that is. The rules of the house start cargo alone, which the tests stand or fall with.
const PLACES: [&str; 2] = ["tests/command/program.rs", "tests/house/packages.rs"];

fn complaints(files: &[Text]) -> Vec<String> {
    let starts = |line: &str| {
        // Its name is written apart here, so that this file has none of it.
        let command = concat!("Com", "mand");
        line.contains(concat!("CARGO_BIN", "_EXE"))
            || line.contains("process::") && line.contains(command)
    };
    let others = files.iter().filter(|file| !PLACES.contains(&file.path.as_str()));
    others
        .flat_map(|file| file.lines_of_code().into_iter().map(move |line| (&file.path, line)))
        .filter(|(_, (_, line))| starts(line))
        .map(|(path, (n, _))| {
            let place = PLACES[0];
            format!("{path}:{n}: what is started here may never end; use `Program` of {place}")
        })
        .collect()
}

#[test]
fn every_program_that_a_test_starts_has_a_limit_of_time() {
    no(&complaints(&[rust("tests"), rust("crates/core/tests")].concat()));
}

#[test]
fn a_program_without_a_limit_is_found() {
    let found = |path, text: &str| complaints(&[Text::sample(path, text)]).len();
    let command = concat!("Com", "mand");
    assert_eq!(found("tests/x.rs", &format!("use std::process::{command};\n")), 1);
    assert_eq!(found("tests/x.rs", &format!("use std::process::{{{command}, Output}};\n")), 1);
    assert_eq!(found("tests/x.rs", &format!("std::process::{command}::new(name);\n")), 1);
    assert_eq!(found("tests/x.rs", concat!("env!(\"CARGO_BIN", "_EXE_phonetree\")\n")), 1);
    assert_eq!(found("tests/x.rs", "use std::process::Output;\n"), 0);
    assert_eq!(found(PLACES[0], &format!("use std::process::{command};\n")), 0);
}
