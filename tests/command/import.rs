//! `phonetree import` from outside: what it writes, what it says is lost, what it leaves alone.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::program::Program;

const HOUSE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/exchange");

/// Imports with these arguments: exit code, what it printed, what it remarked.
fn import(args: &[&str], folder: &Path) -> (Option<i32>, String, String) {
    let output = Program::phonetree().current_dir(folder).arg("import").args(args).output();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

const DIALPLAN: &str = "[in]
exten => 13125550142,1,Background(hello)
 same => n,WaitExten(5)
exten => 1,1,GotoIfTime(08:00-16:59,mon-fri,*,*,America/Chicago?2,1)
 same => n,Hangup()
exten => 2,1,Dial(SIP/sales)
";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.conf"), DIALPLAN).unwrap();
    folder
}

#[test]
fn a_menu_is_printed_and_its_losses_are_remarked() {
    let folder = folder();
    let (code, menu, said) = import(&["a.conf"], folder.path());
    assert_eq!(code, Some(1), "{said}");
    assert!(
        menu.contains("say         = \"[sound hello]\"") || menu.contains("[sound hello]"),
        "{menu}"
    );
    assert!(
        said.starts_with("1 thing is not as it was:\na.conf: assumed: what 1 sound file says"),
        "{said}"
    );
}

#[test]
fn with_its_words_nothing_is_lost_and_the_menu_can_be_called() {
    let folder = folder();
    fs::create_dir(folder.path().join("words")).unwrap();
    fs::write(folder.path().join("words/hello.txt"), "For sales,\npress 1.\n").unwrap();
    let args = ["a.conf", "--sounds", "words", "--out", "office.toml"];
    let (code, said, _) = import(&args, folder.path());
    assert_eq!(said, "office.toml written. Then: phonetree check office.toml\nNothing is lost.\n");
    assert_eq!(code, Some(0));
    let call = Program::phonetree()
        .current_dir(folder.path())
        .args(["call", "--menu", "office.toml", "--fast", "--mute", "--keys", "1"])
        .args(["--at", "2026-11-23 12:00"])
        .output();
    let call = String::from_utf8_lossy(&call.stdout).into_owned();
    assert!(call.contains("For sales, press 1.") && call.contains("Sales"), "{call}");
}

#[test]
fn a_file_that_is_there_is_only_overwritten_by_force() {
    let folder = folder();
    fs::write(folder.path().join("mine.toml"), "mine").unwrap();
    let (code, _, said) = import(&["a.conf", "--out", "mine.toml"], folder.path());
    assert_eq!(code, Some(2));
    assert_eq!(said, "mine.toml already exists and was not changed; --force overwrites it\n");
    assert_eq!(fs::read_to_string(folder.path().join("mine.toml")).unwrap(), "mine");
    assert_eq!(import(&["a.conf", "--out", "mine.toml", "--force"], folder.path()).0, Some(1));
    assert!(fs::read_to_string(folder.path().join("mine.toml")).unwrap().contains("[menus."));
}

#[test]
fn as_json_each_loss_has_its_place_and_its_kind() {
    let (code, said, _) = import(&["asterisk/office.conf", "--json"], Path::new(HOUSE));
    assert_eq!(code, Some(1));
    let json: Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (&json["file"], &json["system"]),
        (&"asterisk/office.conf".into(), &"asterisk".into())
    );
    assert_eq!(json["written"], Value::Null);
    assert!(json["menu"].as_str().unwrap().contains("[menus.main-menu]"));
    let losses = json["losses"].as_array().unwrap();
    let script =
        losses.iter().find(|it| it["words"].as_str().unwrap().starts_with("AGI runs")).unwrap();
    assert_eq!((&script["line"], &script["kind"]), (&62.into(), &"left_out".into()));
}

#[test]
fn files_beside_it_are_included_and_none_outside_its_folder() {
    let folder = folder();
    let at = |file: &str| folder.path().join(file);
    fs::create_dir(at("etc")).unwrap();
    fs::write(at("outside.conf"), "exten => 3,1,Dial(SIP/outside)\n").unwrap();
    fs::create_dir(at("etc/more")).unwrap();
    fs::write(at("etc/more/one.conf"), "exten => 4,1,Dial(SIP/inside)\n").unwrap();
    fs::write(at("etc/more/two.conf"), "exten => 5,1,Dial(SIP/inside)\n").unwrap();
    fs::write(at("etc/own.conf"), "exten => 6,1,Dial(SIP/inside)\n").unwrap();
    let includes = "#include \"../outside.conf\"\n#include <more/*.conf>\n#include \"/etc/asterisk/own.conf\"\n";
    fs::write(at("etc/a.conf"), format!("{DIALPLAN}{includes}")).unwrap();
    let (_, menu, said) = import(&["etc/a.conf"], folder.path());
    let has = |key: &str| menu.contains(&format!("key = \"{key}\""));
    assert!(has("4") && has("5") && has("6") && !has("3"), "{menu}");
    assert!(
        said.contains("a.conf:7: left out: the file ../outside.conf could not be read"),
        "{said}"
    );
}
