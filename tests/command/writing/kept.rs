//! What stays of a file that is replaced, and what is left where a program was killed.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::thread;
use std::time::Duration;

use super::{Desk, WRITERS, all, fine, refused};
use crate::program::Program;

#[test]
fn the_mode_of_a_file_that_is_replaced_stays() {
    for (before, words) in all() {
        for mode in [0o600, 0o640, 0o664, 0o755] {
            let desk = Desk::new();
            fs::write(desk.at("it"), before).unwrap();
            fs::set_permissions(desk.at("it"), Permissions::from_mode(mode)).unwrap();
            fine(&desk.shell(&format!("umask 022; \"$phonetree\" {words} it")), words);
            assert_ne!(desk.read("it"), before);
            let now = fs::metadata(desk.at("it")).unwrap().mode() & 0o7777;
            assert_eq!(now, mode, "{words}: {now:o}");
        }
    }
}

#[test]
fn a_new_file_has_what_the_umask_leaves() {
    for words in WRITERS.into_iter().chain(["new --like clinic"]) {
        for (umask, mode) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
            let desk = Desk::new();
            fine(&desk.shell(&format!("umask {umask}; \"$phonetree\" {words} it")), words);
            let now = fs::metadata(desk.at("it")).unwrap().mode() & 0o7777;
            assert_eq!(now, mode, "{words}: {now:o}");
        }
    }
}

#[test]
fn the_owner_of_a_file_that_is_replaced_stays() {
    for (before, words) in all() {
        let desk = Desk::new();
        fs::write(desk.at("it"), before).unwrap();
        if chown(desk.at("it"), Some(12_345), Some(54_321)).is_err() {
            println!("SKIPPED: only root may give a file away");
            return;
        }
        fine(&desk.run(&format!("{words} it")), words);
        let now = fs::metadata(desk.at("it")).unwrap();
        assert_eq!((now.uid(), now.gid()), (12_345, 54_321), "{words}");
    }
}

/// Also where the folder would let it be replaced, and also for root.
#[test]
fn a_file_that_may_only_be_read_is_refused() {
    for (before, words) in all() {
        let desk = Desk::new();
        fs::write(desk.at("it"), before).unwrap();
        fs::set_permissions(desk.at("it"), Permissions::from_mode(0o444)).unwrap();
        refused(&desk.run(&format!("{words} it")), words, "cannot write it: it may only be read");
        assert_eq!(desk.read("it"), before, "{words}");
        assert_eq!(fs::metadata(desk.at("it")).unwrap().mode() & 0o777, 0o444, "{words}");
    }
}

#[test]
fn an_error_names_the_file_that_the_user_named() {
    let desk = Desk::new();
    let words = "doc --menu menu.toml --format html --out";
    let limits = format!("trap '' XFSZ; ulimit -f 1; exec \"$phonetree\" {words} page.html");
    refused(&desk.shell(&limits), words, "cannot write page.html: File too large");
    assert_eq!(desk.names(), ["menu.toml"], "something is left");
}

#[test]
fn what_a_killed_program_left_is_removed_by_the_next_and_nothing_else() {
    for (before, words) in all() {
        let desk = Desk::new();
        fs::write(desk.at("it"), before).unwrap();
        fs::write(desk.at(".it.phonetree-a1B2c3"), "half").unwrap();
        fs::write(desk.at(".other.csv.phonetree-zzzzzz"), "half").unwrap();
        let others =
            [".it.phonetree-a1B2c34", "it.phonetree-a1B2c3", ".it.phonetree-a1B2c", ".tmpa1B2c3"];
        for name in others {
            fs::write(desk.at(name), "mine").unwrap();
        }
        // Another program is at work on this one.
        let held = File::create(desk.at(".it.phonetree-heldHH")).unwrap();
        held.lock().unwrap();
        fine(&desk.run(&format!("{words} it")), words);
        let mut names = vec!["it", "menu.toml", ".it.phonetree-heldHH"];
        names.extend(others);
        names.sort_unstable();
        assert_eq!(desk.names(), names, "{words}");
        drop(held);
        // A program that another test is just starting may have inherited it, for a moment.
        let is_gone = |_| {
            fine(&desk.run("doc --menu menu.toml --format csv --out again"), "doc");
            !desk.at(".it.phonetree-heldHH").exists()
        };
        assert!((0..100).any(is_gone), "{words}");
    }
}

#[test]
fn killed_at_any_moment_a_file_is_the_old_or_the_new_one_and_the_next_run_clears_up() {
    let desk = Desk::new();
    let words = [
        "doc",
        "--menu",
        "menu.toml",
        "--format",
        "html",
        "--at",
        "2026-11-23T12:00:00-08:00",
        "--out",
        "page",
    ];
    let program = || Program::phonetree().args(words).current_dir(desk.0.path());
    fine(&program().output(), "doc");
    let whole = desk.read("page");
    for moment in 0..20_u64 {
        fs::write(desk.at("page"), "old").unwrap();
        let running = program().start();
        thread::sleep(Duration::from_millis(moment));
        running.killed();
        let found = desk.read("page");
        assert!(found == "old" || found == whole, "after {moment} ms: {} bytes", found.len());
    }
    fine(&program().output(), "doc");
    assert_eq!(desk.names(), ["menu.toml", "page"]);
}

#[test]
fn a_menu_of_an_example_is_never_without_its_calls() {
    for moment in 0..15_u64 {
        let desk = Desk::new();
        let new = ["new", "clinic.toml", "--like", "clinic"];
        let running = Program::phonetree().args(new).current_dir(desk.0.path()).start();
        thread::sleep(Duration::from_millis(moment));
        running.killed();
        let calls = desk.at("tests/calls/clinic.toml").exists();
        assert!(calls || !desk.at("clinic.toml").exists(), "after {moment} ms");
        // What was begun can be done again.
        if !desk.at("clinic.toml").exists() {
            fine(&desk.run("new clinic.toml --like clinic"), "new");
        }
        fine(&desk.run("test --menu clinic.toml"), "test");
    }
}
