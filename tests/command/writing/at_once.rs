//! Several that change one file at the same time.

use std::fs;
use std::thread;

use super::{Desk, FERNWOOD, fine};
use crate::program::Program;

#[test]
fn confirmations_at_the_same_time_are_all_written_down() {
    let tree = phonetree::menu::load("fernwood", FERNWOOD).unwrap();
    let facts = tree.fact_names();
    assert!(facts.len() >= 8, "{facts:?}");
    let desk = Desk::new();
    thread::scope(|scope| {
        for fact in &facts {
            let desk = &desk;
            scope.spawn(move || {
                let words = format!("confirm {fact} --on 2026-01-05 --menu menu.toml");
                fine(&desk.run(&words), &words);
            });
        }
    });
    let text = desk.read("menu.toml");
    assert!(text.starts_with(FERNWOOD));
    for fact in &facts {
        assert!(text.contains(&format!("\"{fact}\" = 2026-01-05")), "{fact} is lost: {text}");
    }
    assert_eq!(desk.names(), ["menu.toml"]);
}

#[test]
fn updates_at_the_same_time_are_all_written_down() {
    let desk = Desk::new();
    let call = |name: &str, press: &str| {
        format!(
            "\n[[call]]\nname  = \"{name}\"\nat    = \"2026-11-23 12:00\"\npress = \"{press}\"\n"
        )
    };
    let calls: Vec<String> = ["anna", "boris", "clara", "denis"]
        .iter()
        .enumerate()
        .map(|(n, name)| call(name, &(n + 1).to_string()))
        .collect();
    fs::write(desk.at("calls.toml"), format!("menu = \"menu.toml\"\n{}", calls.concat())).unwrap();
    thread::scope(|scope| {
        for name in ["anna", "boris", "clara", "denis"] {
            let desk = &desk;
            scope.spawn(move || {
                let words = format!("test --update --filter {name} calls.toml");
                fine(&desk.run(&words), &words);
            });
        }
    });
    let text = desk.read("calls.toml");
    assert_eq!(text.matches("exact = true").count(), 4, "{text}");
    fine(&desk.run("test calls.toml"), "test");
}

/// What one has confirmed and another has changed by hand are both in the file.
#[test]
fn a_confirmation_keeps_what_an_editor_saves_meanwhile() {
    for moment in 0..12_u64 {
        let desk = Desk::new();
        let confirm = ["confirm", "menus.main.1", "--on", "2026-01-05", "--menu", "menu.toml"];
        let running = Program::phonetree().args(confirm).current_dir(desk.0.path()).start();
        thread::sleep(std::time::Duration::from_millis(moment));
        let edited = format!("# An editor was here.\n{FERNWOOD}");
        match moment % 2 {
            0 => fs::write(desk.at("menu.toml"), &edited).unwrap(),
            _ => {
                fs::write(desk.at("menu.toml~"), &edited).unwrap();
                fs::rename(desk.at("menu.toml~"), desk.at("menu.toml")).unwrap();
            }
        }
        fine(&running.ends(), "confirm");
        let text = desk.read("menu.toml");
        assert!(text.starts_with("# An editor was here.\n"), "after {moment} ms the edit is lost");
    }
}
