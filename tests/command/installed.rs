//! What a package brings along, and what it must not ask for.

use std::fs;

use crate::program::Program;

#[test]
fn every_command_has_a_page_of_the_manual() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("man1");
    assert!(Program::phonetree().args(["man", "--out"]).arg(&out).output().status.success());
    let help = Program::phonetree().arg("--help").output();
    let help = String::from_utf8(help.stdout).unwrap();
    let commands = help.split("Commands:\n").nth(1).unwrap().split("\n\n").next().unwrap();
    let commands: Vec<_> =
        commands.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"call") && commands.contains(&"man"), "{commands:?}");
    for command in commands.into_iter().filter(|command| *command != "help") {
        let page = fs::read_to_string(out.join(format!("phonetree-{command}.1"))).unwrap();
        assert!(page.contains(&format!(".TH phonetree-{command} 1")), "{command}: {page}");
        let printed = Program::phonetree().args(["man", command]).output();
        assert_eq!(String::from_utf8(printed.stdout).unwrap(), page, "{command}");
    }
    assert!(fs::read_to_string(out.join("phonetree.1")).unwrap().contains(".TH phonetree 1"));
}

/// A program that is linked with libasound does not start where there is none.
#[test]
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn the_program_starts_without_alsa() {
    let program = fs::read(Program::PHONETREE).unwrap();
    // What a program is linked with stands among its names for the linker, between zeros.
    let names = |library: &[u8]| program.windows(library.len()).any(|there| there == library);
    assert!(names(b"\0libc.so.6\0"), "the libraries it is linked with are found so");
    assert!(!names(b"\0libasound.so.2\0"), "crates/alsa lacks a function that is called");
}
