//! `phonetree call` from outside: the README's picture, keys from a pipe, a saved call.

use crate::program::Program;

#[test]
fn the_console_blocks_in_the_readme_are_what_the_program_prints() {
    let readme = include_str!("../../README.md");
    let blocks: Vec<_> = readme.split("```console\n$ phonetree ").skip(1).collect();
    assert!(!blocks.is_empty());
    for block in blocks {
        let (command, rest) = block.split_once('\n').unwrap();
        let expected = rest.split("```").next().unwrap();
        let output = Program::shell(&format!("{} {command}", Program::PHONETREE)).output();
        snapbox::assert_data_eq!(String::from_utf8(output.stdout).unwrap(), expected.to_owned());
    }
}

#[test]
fn keys_come_from_a_pipe_and_at_its_end_the_caller_says_nothing_more() {
    let ends = |keys: &str, ending: &str| {
        let told = piped(&["--fast", "--json", "--at", "2026-11-23 12:00"], keys);
        let last = told.lines().last().unwrap();
        assert!(last.contains(&format!("\"reason\":\"{ending}\"")), "{keys:?}: {told}");
        told
    };
    assert!(ends("2\n", "connected").contains("client-services-unit"));
    assert!(ends("not a key, then 3", "connected").contains("account-management"));
    assert_eq!(ends("", "gave_up").matches("\"event\":\"no_input\"").count(), 3);
    assert_eq!(ends("777", "gave_up").matches("\"event\":\"no_match\"").count(), 3);
}

#[test]
fn a_line_is_called_by_its_number_or_by_any_of_its_names() {
    for (called, number) in [
        ("(800) 464-4000", "18004644000"),
        ("member-services", "18004644000"),
        ("Member Services Center", "18004644000"),
        ("member services center", "18004644000"),
        ("Small Business Representative", "18007904661"),
        ("online-self-service", "18667524737"),
    ] {
        let told = piped(&[called, "--fast", "--json", "--at", "2026-11-23 12:00"], "");
        assert!(told.contains(number), "{called}: {told}");
    }
}

#[test]
fn a_saved_call_says_what_was_heard_and_pressed() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("call.toml");
    let args =
        ["--fast", "--at", "2026-11-23 12:00", "--keys", ",2", "--save", file.to_str().unwrap()];
    piped(&args, "");
    let saved: toml::Value = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let call = &saved["call"][0];
    assert_eq!(call["dial"].as_str(), Some("+18007904661"));
    assert_eq!(call["at"].as_str(), Some("2026-11-23T12:00:00-08:00"));
    let steps = call["steps"].as_array().unwrap();
    let pressed = steps.iter().find(|step| step.get("presses").is_some()).unwrap();
    assert_eq!((pressed["presses"].as_str(), pressed["after"].as_str()), (Some("2"), Some("2s")));
    assert!(
        steps
            .iter()
            .any(|s| s.get("reaches").is_some_and(|r| r.as_str() == Some("client-services-unit")))
    );
    assert_eq!(steps.last().unwrap()["ends"].as_str(), Some("connected"));
}

/// Where these tests run in a terminal, its size is known and `tput` is never needed; in CI it would be.
#[cfg(unix)]
#[test]
fn a_call_without_a_terminal_starts_no_other_program() {
    use std::os::unix::fs::PermissionsExt as _;

    let folder = tempfile::tempdir().unwrap();
    let (tput, started) = (folder.path().join("tput"), folder.path().join("started"));
    let script = format!("#!/bin/sh\necho \"$@\" >>'{}'\necho 80\n", started.display());
    std::fs::write(&tput, script).unwrap();
    std::fs::set_permissions(&tput, std::fs::Permissions::from_mode(0o755)).unwrap();
    let output = Program::phonetree()
        .args(["call", "--fast", "--at", "2026-11-23 12:00", "--keys", "2"])
        .env("PATH", folder.path())
        .output();
    assert!(output.status.success());
    assert!(!started.exists(), "tput {}", std::fs::read_to_string(&started).unwrap());
}

#[test]
fn help_teaches_in_a_screen() {
    let help = piped(&["--help"], "");
    assert!(help.contains("Ctrl-C hangs up") && help.contains("--keys \"1,,3\""), "{help}");
    assert!(help.lines().count() <= 66, "{} lines", help.lines().count());
}

fn piped(args: &[&str], keys: &str) -> String {
    let output = Program::phonetree().arg("call").args(args).typed(keys).output();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_team_that_nobody_answers_is_tried_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("office.toml");
    let text = "format = 1\ntitle = \"Office\"\ntimezone = \"America/Los_Angeles\"\n\
        [lines.main]\nnumber = \"+1-202-555-0142\"\nanswer = \"sales\"\n\
        [teams.sales]\nname = \"Sales\"\nring = \"20s\"\nunanswered_to = \"voicemail\"\n\
        [mailboxes.voicemail]\nsay = \"Leave a message.\"\n";
    std::fs::write(&menu, text).unwrap();
    let menu = menu.to_str().unwrap();
    let call = |flags: &[&str]| {
        let fixed = ["call", "--menu", menu, "--at", "2026-11-23 12:00", "--fast", "--json"];
        let out = Program::phonetree().args([&fixed, flags].concat()).output();
        String::from_utf8(out.stdout).unwrap()
    };
    let missed = r#""event":"not_reached","team":"sales","name":"Sales","outcome":"no-answer","#;
    let said = call(&["--unanswered", "sales"]);
    assert!(said.contains(missed) && said.contains("message_taken"), "{said}");
    assert_eq!(said, call(&["--ring", "sales=no-answer"]));
    assert_eq!(said, call(&["--unanswered", "SALES"]));
    let answered = call(&["--ring", "sales=answered"]);
    assert!(answered.contains(r#""reason":"connected""#) && answered == call(&[]), "{answered}");
}

#[test]
fn a_transcript_is_in_the_language_asked_for_else_in_the_menus_own() {
    let told = |args: &[&str], keys: &str| {
        let at = "2026-11-23 12:00:05";
        piped(&[&["--fast", "--mute", "--plain", "--at", at], args].concat(), keys)
    };
    let spanish = told(&["--language", "es"], "92");
    for said in [
        "Llamada al 1-800-790-4661, Small business representative",
        "lunes, 23 de noviembre de 2026, 12:00:05 p.m., hora del Pacífico",
        "(no es una opción, una vez)",
        "(está sonando)",
        "(con Client Services Unit: atiende ahora)",
        "Ya está comunicado. La llamada termina aquí.",
    ] {
        assert!(spanish.contains(said), "{said}: {spanish}");
    }
    let french = told(&["--language", "fr", "--unanswered", "client-services-unit"], "2");
    for said in [
        "lundi 23 novembre 2026, 12 h 00 min 05 s, heure du Pacifique",
        "(vers Client Services Unit\u{a0}: répond en ce moment)",
        "(Client Services Unit\u{a0}: personne ne répond)",
    ] {
        assert!(french.contains(said), "{said}: {french}");
    }
    // Names of teams, too, in a menu that has them in both languages.
    let menu = ["--menu", "menus/examples/city-hall.toml", "--language"];
    let city = |language| told(&[&menu[..], &[language]].concat(), "12");
    assert!(city("en").contains("(to Utility Billing, open now)"));
    assert!(city("es").contains("(con Servicios públicos: atiende ahora)"));
}
