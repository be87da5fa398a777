//! What was asked in vain: remembered only where the user wants it, on this machine, and forgotten on request.

use std::path::Path;

use serde_json::Value;

use crate::program::Program;

const AT: &str = "2026-11-23 12:00";

fn find(home: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let program = Program::phonetree().env("HOME", home).env("XDG_DATA_HOME", home.join("data"));
    let output = program.arg("find").args(args).output();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

fn ask(home: &Path, asked: &str) {
    find(home, &[asked, "--at", AT]);
}

fn kept(home: &Path) -> Value {
    let (code, said, _) = find(home, &["--missed", "--json"]);
    assert_eq!(code, Some(0));
    serde_json::from_str(&said).unwrap()
}

#[test]
fn nothing_is_written_anywhere_until_the_user_turns_it_on() {
    let home = tempfile::tempdir().unwrap();
    ask(home.path(), "xylophone zeppelin");
    let (code, said, _) = find(home.path(), &["--missed"]);
    assert_eq!(code, Some(0));
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r"
No question about this menu was asked in vain on this machine.
Questions are not remembered now. `phonetree find --remember-missed on` begins; they stay on this machine.

"]]
    );
    assert_eq!(std::fs::read_dir(home.path()).unwrap().count(), 0);
}

#[test]
fn what_was_asked_in_vain_is_listed_with_what_came_nearest() {
    let home = tempfile::tempdir().unwrap();
    let (_, said, _) = find(home.path(), &["--remember-missed", "on"]);
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r"
From now on, what `find` can't answer is remembered on this machine, for you alone. Nothing is sent.
See it with `phonetree find --missed`; `--missed --forget` deletes it, and `--remember-missed off` stops it.

"]]
    );
    ask(home.path(), "xylophone zeppelin");
    ask(home.path(), "xylophone zeppelin");
    // This is answered, so it was not in vain.
    ask(home.path(), "reconcile your bill");
    let (_, said, _) = find(home.path(), &["--missed"]);
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r#"
times  last        asked               closest match
    2  2026-11-23  xylophone zeppelin  nothing

Give the menu the words that belong to it: also = ["..."] on a topic, an option or a team.

"#]]
    );
    assert_eq!(
        kept(home.path()),
        serde_json::json!({
            "remembers": true,
            "menu": "Kaiser Permanente small business line, California",
            "questions": [{
                "asked": "xylophone zeppelin",
                "menu": "Kaiser Permanente small business line, California",
                "times": 2,
                "last": "2026-11-23",
                "closest": null,
            }],
            "of_other_menus": 0,
        })
    );
}

#[test]
fn questions_about_another_menu_are_listed_with_that_menu() {
    let home = tempfile::tempdir().unwrap();
    find(home.path(), &["--remember-missed", "on"]);
    find(home.path(), &["xylophone", "--menu", "menus/examples/clinic.toml", "--at", AT]);
    assert_eq!(kept(home.path())["of_other_menus"], 1);
    let (_, said, _) = find(home.path(), &["--missed", "--menu", "menus/examples/clinic.toml"]);
    assert!(said.contains("    1  2026-11-23  xylophone  nothing\n"), "{said}");
}

#[test]
fn it_can_be_turned_off_and_forgotten() {
    let home = tempfile::tempdir().unwrap();
    find(home.path(), &["--remember-missed", "on"]);
    ask(home.path(), "xylophone");
    find(home.path(), &["--remember-missed", "off"]);
    ask(home.path(), "zeppelin");
    assert_eq!(kept(home.path())["questions"].as_array().unwrap().len(), 1);
    let (_, said, _) = find(home.path(), &["--missed", "--forget"]);
    assert_eq!(said, "1 question is forgotten.\n");
    let file = std::fs::read_to_string(home.path().join("data/phonetree/missed.json")).unwrap();
    assert!(!file.contains("xylophone") && !file.contains("zeppelin"), "{file}");
    let (_, said, _) = find(home.path(), &["--missed", "--forget"]);
    assert_eq!(said, "There was nothing to forget.\n");
}

#[cfg(unix)]
#[test]
fn only_its_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    find(home.path(), &["--remember-missed", "on"]);
    ask(home.path(), "xylophone");
    let mode = |path: &str| {
        std::fs::metadata(home.path().join(path)).unwrap().permissions().mode() & 0o777
    };
    assert_eq!((mode("data/phonetree"), mode("data/phonetree/missed.json")), (0o700, 0o600));
}

#[test]
fn what_a_terminal_would_obey_is_neither_kept_nor_printed() {
    let home = tempfile::tempdir().unwrap();
    find(home.path(), &["--remember-missed", "on"]);
    ask(home.path(), "xylo\u{1b}[2Jphone\nzeppelin");
    let file = home.path().join("data/phonetree/missed.json");
    let (_, said, _) = find(home.path(), &["--missed"]);
    for text in [&said, &std::fs::read_to_string(&file).unwrap()] {
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }
    assert!(said.contains(r"xylo\u001b[2Jphone\u000azeppelin"), "{said}");
    // Nor does a file that somebody has changed.
    let hostile = std::fs::read_to_string(&file).unwrap().replace("xylo", r"\u001b]0;x\u0007");
    std::fs::write(&file, hostile).unwrap();
    let (_, said, _) = find(home.path(), &["--missed"]);
    assert!(!said.contains('\u{1b}') && said.contains(r"\u001b]0;x"), "{said:?}");
}

#[test]
fn a_file_that_is_something_else_is_left_alone_and_the_answer_is_given_all_the_same() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("data/phonetree/missed.json");
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, "my diary\n").unwrap();
    let (code, said, remark) = find(home.path(), &["xylophone", "--at", AT]);
    assert!(code == Some(1) && said.starts_with("Nothing fits"), "{said}");
    assert!(remark.contains("this question is not remembered"), "{remark}");
    for args in [&["--missed"][..], &["--missed", "--forget"], &["--remember-missed", "on"]] {
        let (code, _, remark) = find(home.path(), args);
        assert_eq!(code, Some(2), "{args:?}");
        assert!(remark.contains("this is not a list of missed questions"), "{remark}");
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "my diary\n");
}
