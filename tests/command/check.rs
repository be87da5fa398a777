//! `phonetree check` from outside: what it prints, for whom, and with which exit code.

use serde_json::Value;
use snapbox::{assert_data_eq, str};

use crate::program::Program;

/// Exit code, stdout and stderr.
fn check(words: &[&str]) -> (Option<i32>, String, String) {
    let done = Program::phonetree().arg("check").args(words).output();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

/// A menu with one thing wrong, in a file.
fn with_a_gap() -> tempfile::NamedTempFile {
    let file = tempfile::Builder::new().prefix("gap").suffix(".toml").tempfile().unwrap();
    let fernwood = std::fs::read_to_string("tests/menus/fernwood.toml").unwrap();
    let gap = fernwood.replacen("key = \"2\"", "key = \"4\"", 1);
    assert_ne!(gap, fernwood);
    std::fs::write(file.path(), gap).unwrap();
    file
}

#[test]
fn the_first_line_and_every_example_are_clean() {
    // A year from now their source is stale, which is right, and no matter here.
    let today = ["--today", "2026-11-24"];
    let (code, told, _) = check(&today);
    assert_eq!(code, Some(0), "{told}");
    assert_data_eq!(
        told,
        str![[r"
kaiser-small-business.toml (built in): No problems found (60 rules); 11 waived

"]]
    );
    let (code, told, _) = check(&[&today[..], &["menus/examples"]].concat());
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn a_finding_is_told_with_its_place_its_source_and_what_to_do() {
    let file = with_a_gap();
    let (code, told, _) = check(&["--select", "key-gap", file.path().to_str().unwrap()]);
    assert_eq!(code, Some(1), "{told}");
    for part in ["warning[key-gap]", "key 4 is offered", "ISO/IEC 13714", "help: ", "waive = ["] {
        assert!(told.contains(part), "{part}: {told}");
    }
    let path = file.path().to_str().unwrap();
    assert_eq!(check(&["--select", "key-gap", "--deny", "error", path]).0, Some(0));
    assert_eq!(check(&["--select", "key-gap", "--ignore", "key-gap", path]).0, Some(0));
}

#[test]
fn programs_read_the_same_as_json_sarif_and_annotations() {
    let file = with_a_gap();
    let path = file.path().to_str().unwrap();
    let of = |format| check(&["--select", "key-gap", "--format", format, path]).1;
    let json: Value = serde_json::from_str(&of("json")).unwrap();
    assert!(json.to_string().contains("\"key-gap\""), "{json}");
    assert_eq!(check(&["--select", "key-gap", "--json", path]).1, of("json"));
    let sarif: Value = serde_json::from_str(&of("sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "key-gap");
    let region = &result["locations"][0]["physicalLocation"]["region"];
    let text = std::fs::read_to_string(file.path()).unwrap();
    let line = text.lines().position(|line| line.contains("key = \"4\"")).unwrap() + 1;
    assert_eq!(region["startLine"], line, "{sarif}");
    let github = of("github");
    assert!(github.starts_with("::warning file="), "{github}");
    assert!(github.contains(&format!("line={line},")), "{github}");
}

#[test]
fn a_rule_is_taught_and_an_unknown_one_is_told_with_the_nearest() {
    let (code, told, _) = check(&["--explain", "key-gap"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("### Why is this bad?"), "{told}");
    let (code, _, told) = check(&["--explain", "key-gaps"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("key-gap"), "{told}");
}

#[test]
fn a_menu_that_cannot_be_read_does_not_keep_the_others_from_being_checked() {
    let file = with_a_gap();
    let (code, told, why) = check(&["no-such-menu.toml", file.path().to_str().unwrap()]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("key-gap"), "{told}");
    assert!(why.contains("no-such-menu.toml"), "{why}");
    // Nor does it look as if nothing was found in it.
    let of = |format| check(&["no-such-menu.toml", "--format", format]).1;
    let json: Value = serde_json::from_str(&of("json")).unwrap();
    assert_eq!(json["unreadable"][0]["file"], "no-such-menu.toml");
    let sarif: Value = serde_json::from_str(&of("sarif")).unwrap();
    assert_eq!(sarif["runs"][0]["results"][0]["level"], "error");
    assert!(of("github").starts_with("::error file=no-such-menu.toml,"), "{}", of("github"));
}

#[test]
fn in_a_folder_only_menus_are_checked() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    std::fs::write(&menu, std::fs::read_to_string(with_a_gap().path()).unwrap()).unwrap();
    std::fs::write(folder.path().join("calls.toml"), "[[call]]\nname = \"a call\"\n").unwrap();
    let (code, told, remark) = check(&[folder.path().to_str().unwrap()]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("menu.toml") && remark.contains("calls.toml"), "{remark}");
}

#[test]
fn what_can_only_be_meant_in_one_way_is_written_and_said() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    let written = |zone: &str, desk: &str, night: &str| {
        format!(
            "format = 1\ntitle = \"Elm\"\ntimezone = \"{zone}\" # ours\nstatus = \"assumed\"\n\
             [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"desk\"\n\
             [teams.desk]\nname = \"The desk\"\nhours = \"{desk}\"\nurl = \"https://elm.example\"\n\
             [teams.night]\nname = \"The night\"\nhours = \"{night}\"\nurl = \"https://elm.example\"\n"
        )
    };
    std::fs::write(&menu, written("CST", "Mon-Fri 8am-6pm", "Mo-Fr 08:00-25:00")).unwrap();
    let path = menu.to_str().unwrap();
    let (code, _, why) = check(&[path]);
    assert_eq!(code, Some(2));
    assert!(why.contains("write \"Mo-Fr 08:00-18:00\""), "{why}");
    let fixed = ["--fix", "--select", "reversed-hours", path];
    let (code, told, said) = check(&fixed);
    assert_eq!(code, Some(0), "{told}{said}");
    let now = written("America/Chicago", "Mo-Fr 08:00-18:00", "Mo-Fr 08:00-01:00");
    assert_eq!(std::fs::read_to_string(&menu).unwrap(), now, "nothing else is touched");
    let expected = format!(
        "{path}:3: \"CST\" is now \"America/Chicago\"\n\
         {path}:10: \"Mon-Fri 8am-6pm\" is now \"Mo-Fr 08:00-18:00\"\n\
         {path}:14: \"Mo-Fr 08:00-25:00\" is now \"Mo-Fr 08:00-01:00\"\n"
    );
    assert_eq!(said, expected);
    // Again, there is nothing to do; and what may mean two things is left alone.
    assert_eq!(check(&fixed).2, "");
    std::fs::write(&menu, written("America/Chicago", "Mon-Fri 9-11pm", "Mo-Fr 08:00-17:00"))
        .unwrap();
    let (code, _, why) = check(&fixed);
    assert_eq!(code, Some(2));
    assert!(why.contains("can't read the hours"), "{why}");
    assert!(std::fs::read_to_string(&menu).unwrap().contains("9-11pm"));
}

#[test]
fn a_winter_time_becomes_the_place_where_the_country_has_only_one_and_is_left_alone_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    for (zone, country, now) in [
        ("EST", "US", "America/New_York"),
        ("GMT", "GB-SCT", "Europe/London"),
        ("GMT", "IE", "Europe/Dublin"),
        // Denver or Phoenix; New York or Panama: who can say?
        ("MST", "US", "MST"),
        ("EST", "PA", "EST"),
    ] {
        let written = |zone: &str| {
            format!(
                "format = 1\ntitle = \"Elm\"\ntimezone = \"{zone}\"\ncountry = \"{country}\"\nstatus = \"assumed\"\n\
                 [lines.main]\nnumber = \"+1-202-555-0100\"\nanswer = \"desk\"\n\
                 [teams.desk]\nname = \"The desk\"\nhours = \"Mo-Fr 08:00-17:00\"\n"
            )
        };
        std::fs::write(&menu, written(zone)).unwrap();
        check(&["--fix", "--select", "no-daylight-time", menu.to_str().unwrap()]);
        assert_eq!(std::fs::read_to_string(&menu).unwrap(), written(now), "{zone} {country}");
    }
}
