//! What a new menu does on holidays, when nobody picks up, and in its second language.

use super::phonetree;

/// The files that `new` wrote with some more words, and what it said.
fn written(more: &[&str]) -> (tempfile::TempDir, String, String) {
    let folder = tempfile::tempdir().unwrap();
    let words = ["new", "x.toml", "--title", "Fernwood", "--number", "+1-202-555-0142"];
    let done = phonetree(folder.path(), &[&words[..], more].concat(), "");
    assert!(done.status.success(), "{done:?}");
    let menu = std::fs::read_to_string(folder.path().join("x.toml")).unwrap();
    (folder, menu, String::from_utf8(done.stderr).unwrap())
}

fn told(folder: &tempfile::TempDir, words: &[&str]) -> String {
    let done = phonetree(folder.path(), words, "");
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn on_a_public_holiday_a_new_menu_is_not_sure() {
    let (folder, menu, said) = written(&["--team", "Scheduling = Mo-Fr 08:00-17:00"]);
    assert!(menu.contains("country   = \"US\""), "{menu}");
    assert!(said.contains("(country = \"US\": on its public holidays"), "{said}");
    let on = |day: &str| told(&folder, &["find", "-m", "x.toml", "scheduling", "--at", day]);
    assert!(on("2026-12-25 12:00").contains("MAY BE CLOSED"), "{}", on("2026-12-25 12:00"));
    assert!(!on("2026-12-23 12:00").contains("MAY BE CLOSED"), "{}", on("2026-12-23 12:00"));
}

#[test]
fn hours_that_say_what_holds_on_holidays_and_hours_that_never_close_need_no_remark() {
    for hours in ["Mo-Fr 08:00-17:00; PH off", "24/7"] {
        let (_, _, said) = written(&["--team", &format!("Scheduling = {hours}")]);
        assert!(!said.contains("public holidays"), "{said}");
    }
}

#[test]
fn where_nobody_picks_up_callers_leave_a_message_too() {
    let team = ["--team", "Scheduling = Mo-Fr 08:00-17:00", "--team", "Billing"];
    let (_, menu, _) = written(&[&team[..], &["--after-hours", "voicemail"]].concat());
    assert_eq!(menu.matches("unanswered_to = \"voicemail\"").count(), 2, "{menu}");
    let team = ["--team", "Scheduling = Mo-Fr 08:00-17:00 = visits@fernwood.example"];
    let (_, menu, _) = written(&team);
    assert!(!menu.contains("unanswered_to"), "{menu}");
}

#[test]
fn the_first_written_calls_are_made_in_both_languages() {
    let words = ["--language", "en-US", "--language", "es-US"];
    let teams = ["--team", "Scheduling | Citas", "--team", "Billing | Facturación"];
    let (folder, ..) = written(&[&words[..], &teams].concat());
    let calls = std::fs::read_to_string(folder.path().join("tests/calls/x.toml")).unwrap();
    for press in ["11", "12", "21", "22"] {
        assert!(calls.contains(&format!("press   = \"{press}\"")), "{calls}");
    }
    let played = told(&folder, &["test", "-m", "x.toml"]);
    assert!(played.contains("4 calls passed"), "{played}");
}

#[test]
fn a_label_that_was_left_in_english_is_found() {
    let words = ["--language", "en-US", "--language", "es-US"];
    let teams = ["--team", "Scheduling | Citas", "--team", "Billing | Facturación"];
    let (folder, menu, _) = written(&[&words[..], &teams].concat());
    let label = "label = { en = \"Billing\", es = \"Facturación\" }";
    assert!(menu.contains(label), "{menu}");
    let menu: String = menu.replace(label, "label = \"Billing\"");
    let waived = menu.find("waive ").unwrap();
    let end = waived + menu[waived..].find("]\n").unwrap() + 2;
    let menu = [&menu[..waived], &menu[end..]].concat();
    std::fs::write(folder.path().join("x.toml"), menu).unwrap();
    let found = told(&folder, &["check", "x.toml"]);
    assert!(found.contains("untranslated") && found.contains("Billing"), "{found}");
}

#[test]
fn a_change_to_the_keys_of_a_language_shows_on_the_ways_of_its_callers() {
    let words = ["--language", "en-US", "--language", "es-US"];
    let teams = ["--team", "Scheduling | Citas", "--team", "Billing | Facturación"];
    let (folder, menu, _) = written(&[&words[..], &teams].concat());
    let changed = menu.replace(
        "{ key = \"2\", label = { en = \"español\"",
        "{ key = \"9\", label = { en = \"español\"",
    );
    assert_ne!(menu, changed, "{menu}");
    std::fs::write(folder.path().join("y.toml"), changed).unwrap();
    let differ = told(&folder, &["diff", "x.toml", "y.toml"]);
    assert!(differ.contains("Scheduling  1 1 or 2 1 -> 1 1 or 9 1"), "{differ}");
}

#[test]
fn one_set_of_hours_is_told_in_the_singular() {
    let (folder, ..) = written(&["--team", "Scheduling = Mo-Fr 08:00-17:00"]);
    let proved = told(&folder, &["prove", "-m", "x.toml"]);
    assert!(proved.contains(": 1 set of hours changes "), "{proved}");
    assert!(proved.contains(" times and gives 2 different answers."), "{proved}");
}

#[test]
fn beside_a_menu_of_your_own_the_built_in_calls_say_whose_they_are() {
    let (folder, ..) = written(&["--team", "Scheduling"]);
    let said = |words: &[&str]| {
        let done = phonetree(folder.path(), words, "");
        assert!(done.status.success(), "{done:?}");
        String::from_utf8(done.stderr).unwrap()
    };
    let remark = said(&["test"]);
    assert!(remark.contains("built-in menu, not of x.toml"), "{remark}");
    assert!(remark.contains("phonetree test --menu x.toml"), "{remark}");
    assert_eq!(said(&["test", "--menu", "x.toml"]), "");
    assert_eq!(said(&["test", "tests/calls"]), "", "they name their menu");
}

#[test]
fn calls_that_name_no_menu_say_which_one_did_not_fit() {
    let (folder, ..) = written(&["--team", "Scheduling"]);
    let path = folder.path().join("tests/calls/x.toml");
    let calls = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, calls.replace("menu = \"../../x.toml\"\n", "")).unwrap();
    let done = phonetree(folder.path(), &["test", "tests/calls"], "");
    let why = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{why}");
    assert!(why.contains("names no menu, so it was read for the built-in one"), "{why}");
    assert!(why.contains("phonetree test --menu PATH"), "{why}");
}
