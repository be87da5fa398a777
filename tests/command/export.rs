//! `phonetree export` through the program itself: what it writes, what it says is lost, what it refuses.

use std::fs;
use std::path::Path;

use phonetree_core::exchange::{Construct, Fidelity, OtherSystem};
use serde_json::Value;

use crate::program::Program;

/// Exports to Asterisk with these arguments: exit code, what it printed, what it remarked.
fn export(args: &[&str], folder: &Path) -> (Option<i32>, String, String) {
    export_to("asterisk", args, folder)
}

fn export_to(system: &str, args: &[&str], folder: &Path) -> (Option<i32>, String, String) {
    let output = Program::phonetree()
        .current_dir(folder)
        .args(["export", "--to", system])
        .args(args)
        .output();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

/// A folder with a menu in it.
fn with_menu(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("desk.toml"), text).unwrap();
    folder
}

const DESK: &str = r#"
format = 1
title = "Desk"
timezone = "America/Chicago"
[lines.main]
number = "+1-312-555-0110"
answer = "main"
[menus.main]
options = [{ key = "1", label = "the desk", to = "desk" }]
[teams.desk]
name = "The desk"
hours = "Mo-Fr 08:00-17:00"
"#;

#[test]
fn a_small_menu_is_a_dialplan_that_one_would_write_by_hand() {
    let folder = with_menu(DESK);
    let (code, said, _) = export(&["--menu", "desk.toml", "--out", "."], folder.path());
    assert_eq!((code, said.lines().next()), (Some(0), Some("./desk.conf written")));
    let text = fs::read_to_string(folder.path().join("desk.conf")).unwrap();
    snapbox::assert_data_eq!(text, snapbox::file!["export/desk.conf"].raw());
}

#[test]
fn a_small_menu_is_a_dialplan_of_freeswitch_and_says_that_nobody_has_run_it() {
    let folder = with_menu(DESK);
    let args = ["--menu", "desk.toml", "--out", "."];
    let (code, said, _) = export_to("freeswitch", &args, folder.path());
    assert_eq!(code, Some(1), "{said}");
    assert!(said.starts_with("./desk.xml written\n./desk.ivr.xml written\n"), "{said}");
    for (name, golden) in [
        ("desk.xml", snapbox::file!["export/desk.xml"]),
        ("desk.ivr.xml", snapbox::file!["export/desk.ivr.xml"]),
    ] {
        let text = fs::read_to_string(folder.path().join(name)).unwrap();
        assert!(text.contains("Not run on the real thing"), "{text}");
        snapbox::assert_data_eq!(text, golden.raw());
        // Where it is installed, a judge that is not ours.
        let file = folder.path().join(name);
        let judged =
            Program::shell("command -v xmllint >/dev/null || exit 0; xmllint --noout \"$FILE\"");
        let judged = judged.env("FILE", &file).output();
        assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stderr));
    }
    let (code, ..) = export_to("freeswitch", &[&args[..], &["--check"]].concat(), folder.path());
    assert_eq!(code, Some(0), "the files are what the menu says");
}

#[test]
fn what_is_on_disk_is_compared_with_the_menu() {
    let folder = with_menu(DESK);
    let check = || export(&["--menu", "desk.toml", "--out", "out", "--check"], folder.path());
    assert_eq!(check().0, Some(1), "nothing is there yet");
    assert!(check().1.contains("desk.conf is missing"), "{}", check().1);
    assert_eq!(export(&["--menu", "desk.toml", "--out", "out"], folder.path()).0, Some(0));
    assert_eq!((check().0, check().1.as_str()), (Some(0), "out: what the menu says\n"));
    fs::write(folder.path().join("desk.toml"), DESK.replace("17:00", "18:00")).unwrap();
    assert_eq!(check().0, Some(1), "the hours have changed");
}

#[test]
fn a_loss_has_its_place_and_what_a_caller_notices() {
    let mailbox =
        DESK.to_owned() + "closed_to = \"box\"\n[mailboxes.box]\nsay = \"Leave a message.\"\n";
    let folder = with_menu(&mailbox);
    let (code, said, _) = export(&["--menu", "desk.toml", "--losses"], folder.path());
    assert_eq!(code, Some(1));
    let line = mailbox.lines().position(|line| line == "[mailboxes.box]").unwrap() + 1;
    let told = format!("desk.toml:{line}:12: box: a mailbox, otherwise: Record beeps");
    assert!(said.contains(&told) && said.contains("(440 ms at most)"), "{said}");
    let (_, said, _) = export(&["--menu", "desk.toml", "--losses", "--json"], folder.path());
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!((&json["otherwise"], &json["left_out"]), (&Value::from(1), &Value::from(0)));
    assert!(json["exact"].as_u64().unwrap() > 5, "{json}");
    assert!(!folder.path().join("desk.conf").exists(), "nothing was written");
}

#[test]
fn what_phonetree_did_not_write_is_left_alone() {
    let folder = with_menu(DESK);
    fs::write(folder.path().join("desk.conf"), "[mine]\n").unwrap();
    let (code, _, why) = export(&["--menu", "desk.toml", "--out", "."], folder.path());
    assert_eq!(code, Some(2));
    assert!(why.contains("phonetree export did not write it, so it was left alone"), "{why}");
    assert_eq!(fs::read_to_string(folder.path().join("desk.conf")).unwrap(), "[mine]\n");
}

#[test]
fn a_team_is_dialed_as_it_was_said_and_nothing_else_comes_in_with_it() {
    let folder = with_menu(DESK);
    let with =
        |team: &str| export(&["--menu", "desk.toml", "--out", ".", "--team", team], folder.path());
    assert_eq!(with("desk=PJSIP/100").0, Some(0));
    let text = fs::read_to_string(folder.path().join("desk.conf")).unwrap();
    assert!(text.contains("\nDESK_TEAM_DESK=PJSIP/100\n"), "{text}");
    assert!(with("dest=PJSIP/100").2.contains("there is no team dest; did you mean desk?"));
    assert!(with("desk").2.contains("write the team's name and what is dialed"));
    for wrong in ["desk=PJSIP/1\nexten => s,1,System(x)", "desk=${SHELL(id)}", "desk=a;b", "desk="]
    {
        let (code, _, why) = with(wrong);
        assert_eq!(code, Some(2), "{wrong}");
        assert!(why.contains("can't stand in a dialplan"), "{why}");
    }
    let (code, _, why) =
        export(&["--menu", "desk.toml", "--losses", "--prompts", "a&b"], folder.path());
    assert_eq!(code, Some(2), "{why}");
}

#[test]
fn the_table_of_constructs_in_the_documents_is_the_one_that_is_kept() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/exchange.md");
    let text = fs::read_to_string(page).unwrap();
    let mut wanted = text.clone();
    for system in OtherSystem::ALL {
        let mut table = String::new();
        for construct in Construct::ALL {
            let row = system.translation(*construct);
            let how = match row.fidelity {
                Fidelity::Exact => "exact",
                Fidelity::Otherwise => "otherwise",
                Fidelity::LeftOut => "left out",
            };
            table.push_str(&format!("| {} | {how} | {} |\n", construct.words(), row.words));
        }
        let name = match system {
            OtherSystem::Asterisk => "Asterisk",
            OtherSystem::FreeSwitch => "FreeSWITCH",
        };
        let head = format!(
            "| part of a menu | {name} | how, or what a caller notices |\n| --- | --- | --- |\n"
        );
        let (before, after) = wanted.split_once(&head).unwrap();
        let rest = after.find("\n\n").map_or("", |end| &after[end + 1..]);
        wanted = format!("{before}{head}{table}{rest}");
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(page, &wanted).unwrap();
    } else {
        assert!(text == wanted, "docs/exchange.md: UPDATE=1 cargo test --test command export");
    }
}
