//! What `new` writes is green: nothing to find, all calls pass, all is proved.

use std::path::Path;

use proptest::prelude::*;

use super::phonetree;
use crate::program::Program;

/// Files that were written by a command line are green: nothing to find, all calls pass, all is proved.
fn is_green(folder: &Path, file: &str) {
    for words in [
        &["check", file][..],
        &["check", file, "--deny", "note"],
        &["test", "--menu", file],
        &["prove", "--menu", file],
    ] {
        let done = phonetree(folder, words, "");
        let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let menu = std::fs::read_to_string(folder.join(file)).unwrap();
        assert_eq!(
            done.status.code(),
            Some(0),
            "{words:?}\n{}{}\n{menu}",
            said(&done.stdout),
            said(&done.stderr)
        );
    }
}

#[test]
fn the_commands_that_are_said_at_the_end_work_also_where_the_name_has_spaces() {
    for file in ["dental.toml", "my 'own' menu.toml"] {
        let folder = tempfile::tempdir().unwrap();
        let words = [
            "new",
            file,
            "--title",
            "X",
            "--number",
            "312-555-0142",
            "--team",
            "Sales = Mo-Fr 08:00-17:00",
        ];
        let done = phonetree(folder.path(), &words, "");
        assert!(done.status.success(), "{done:?}");
        let said = String::from_utf8(done.stderr).unwrap();
        let commands: Vec<&str> =
            said.lines().filter_map(|line| line.find("phonetree ").map(|at| &line[at..])).collect();
        assert_eq!(commands.len(), 4, "{said}");
        for command in commands {
            let line = command.replacen("phonetree", Program::PHONETREE, 1);
            let line =
                if command.contains("call") { format!("{line} --fast --keys 1") } else { line };
            let done = Program::shell(&line).current_dir(folder.path()).output();
            assert!(done.status.success(), "{command}: {done:?}");
        }
    }
}

#[test]
fn the_zone_is_that_of_the_number() {
    for (number, zone) in [
        ("312-555-0142", "America/Chicago"),
        ("602-555-0142", "America/Phoenix"),
        ("+44 20 7946 0123", "Europe/London"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let words = ["new", "x.toml", "--title", "X", "--number", number, "--team", "A"];
        assert!(phonetree(folder.path(), &words, "").status.success());
        let menu = std::fs::read_to_string(folder.path().join("x.toml")).unwrap();
        assert!(menu.contains(&format!("timezone  = \"{zone}\"\n")), "{menu}");
    }
}

#[test]
fn hours_that_have_one_meaning_are_written_so() {
    let folder = tempfile::tempdir().unwrap();
    let words = [
        "new",
        "x.toml",
        "--title",
        "X",
        "--number",
        "312-555-0142",
        "--team",
        "A = Mon-Fri 8am-6pm = a@x.example",
    ];
    let done = phonetree(folder.path(), &words, "");
    let menu = std::fs::read_to_string(folder.path().join("x.toml")).unwrap();
    assert!(menu.contains("hours  = \"Mo-Fr 08:00-18:00\"\n"), "{menu}");
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(said.contains("(Mon-Fri 8am-6pm is written Mo-Fr 08:00-18:00)"), "{said}");
}

#[test]
fn neither_file_is_written_where_one_of_them_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let calls = folder.path().join("tests/calls");
    std::fs::create_dir_all(&calls).unwrap();
    std::fs::write(calls.join("x.toml"), "mine").unwrap();
    let words = ["new", "x.toml", "--title", "X", "--number", "312-555-0142", "--team", "A"];
    let done = phonetree(folder.path(), &words, "");
    assert_eq!(done.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&done.stderr).contains("tests/calls/x.toml already exists"));
    assert!(!folder.path().join("x.toml").exists());
    assert_eq!(std::fs::read_to_string(calls.join("x.toml")).unwrap(), "mine");
}

/// Names as people have them, and as they do not.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z][a-z]{2,9}( [a-z]{2,8}){0,2}",
        Just("Dr. O'Neil's \"fast\" desk".to_owned()),
        Just("R&D {lab} / 24-7 \\o/".to_owned()),
        Just("Événements & café".to_owned()),
        Just("営業部".to_owned()),
        Just("📞 Support".to_owned()),
        Just("HR".to_owned()),
        Just("Main".to_owned()),
        Just("Voicemail".to_owned()),
        Just("Very long names ".repeat(20).trim().to_owned()),
    ]
}

fn hours() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just(" = Mo-Fr 08:00-17:00"),
        Just(" = Mo-Sa 09:00-12:00,13:00-18:00; PH off"),
        Just(" = 24/7"),
        Just(" = Fr-Sa 20:00-02:00"),
    ]
}

fn way() -> impl Strategy<Value = &'static str> {
    prop_oneof![
        Just(""),
        Just(" = desk@fernwood.example"),
        Just(" = fax 202-555-0143"),
        Just(" = https://fernwood.example/?a=b"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 20, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_answered_the_files_are_green(
        title in name(), number in prop::sample::select(vec!["312-555-0142", "1-800-555-0142", "+44 20 7946 0123", "850-555-0142"]),
        teams in prop::collection::vec((name(), name(), hours(), way()), 1..6),
        spanish in any::<bool>(), after in 0_usize..4, email in any::<bool>(), operator in prop::option::of(0_usize..6),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut words: Vec<String> = ["new", "x.toml", "--title", &title, "--number", number].map(str::to_owned).to_vec();
        for (name, other, hours, way) in &teams {
            let name = if spanish { format!("{name} | {other}") } else { name.clone() };
            // A way to write stands after hours.
            let way = if hours.is_empty() { "" } else { way };
            words.extend(["--team".to_owned(), format!("{name}{hours}{way}")]);
        }
        if spanish {
            words.extend(["--language", "en-US", "--language", "es-US"].map(str::to_owned));
        }
        if email {
            words.extend(["--email", "office@fernwood.example"].map(str::to_owned));
        }
        let always = teams.iter().find(|(_, _, hours, _)| ["", " = 24/7"].contains(hours));
        match (after, always) {
            (1, _) => words.extend(["--after-hours", "voicemail"].map(str::to_owned)),
            (2, _) if email => words.extend(["--after-hours", "email"].map(str::to_owned)),
            (3, Some((name, ..))) => words.extend(["--after-hours".to_owned(), name.clone()]),
            _ => {}
        }
        if let Some((name, ..)) = operator.and_then(|n| teams.get(n)) {
            words.extend(["--operator".to_owned(), name.clone()]);
        }
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let done = phonetree(folder.path(), &words, "");
        prop_assert!(done.status.success(), "{words:?} {}", String::from_utf8_lossy(&done.stderr));
        is_green(folder.path(), "x.toml");
    }
}

#[test]
fn every_example_is_green() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "bank",
        "city-hall",
        "clinic",
        "hotel-de-ville",
        "hotline",
        "power",
        "school",
        "support-desk",
    ] {
        let file = format!("{name}.toml");
        assert!(phonetree(folder.path(), &["new", &file, "--like", name], "").status.success());
        is_green(folder.path(), &file);
    }
}
