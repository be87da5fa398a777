//! `phonetree diff` from outside: what has changed for a caller.

use std::path::Path;

use phonetree::menu::{self, FIRST_LINE, Lengths, Tree};
use phonetree::{directory, paper, walk};

use crate::program::Program;

const OLD: &str = r#"
format   = 1
title    = "Fernwood Dental"
timezone = "America/Los_Angeles"

[lines.front-desk]
number = "+1-202-555-0142"
answer = "main"

[menus.main]
greeting = "Thank you for calling Fernwood Dental."
options  = [
  { key = "1", label = "appointments", to = "scheduling" },
  { key = "2", label = "bills",        to = "billing" },
  { key = "3", label = "directions",   to = "directions" },
]

[messages.directions]
say = "We are at 12 Elm Street."

[teams.scheduling]
name   = "Scheduling"
hours  = "Mo-Fr 08:00-17:00"
email  = "hello@fernwood.example"
topics = ["Book a visit", "Cancel a visit"]

[teams.billing]
name   = "Billing Office"
hours  = "Mo-Fr 09:00-16:00"
topics = ["Pay a bill"]
"#;

/// A change to the file, what is told of it, and the exit code.
const CHANGES: [(&str, &str, &str, i32); 17] = [
    (
        r#"key = "2", label = "bills""#,
        r#"key = "7", label = "bills""#,
        "Bills moved from option 2 to option 7 in main.",
        1,
    ),
    (r#"key = "2", label = "bills""#, r#"key = "7", label = "bills""#, "Billing Office  2 -> 7", 1),
    (
        r#"to = "billing""#,
        r#"to = "directions""#,
        "Option 2 (bills) in main leads to Directions instead of Billing Office.",
        1,
    ),
    (r#"to = "billing""#, r#"to = "directions""#, "Billing Office  2 -> no way", 1),
    (
        r#"  { key = "3", label = "directions",   to = "directions" },"#,
        "",
        "Option 3 (directions) in main is gone; it led to Directions.",
        1,
    ),
    (
        "\n]",
        "\n  { key = \"0\", label = \"anything else\", to = \"billing\" },\n]",
        "Option 0 (anything else) in main is new, and leads to Billing Office.",
        1,
    ),
    (
        "\"Mo-Fr 08:00-17:00\"",
        "\"Mo-Fr 08:30-17:00\"",
        "Scheduling opens half an hour later, at 8:30 a.m. instead of 8 a.m., Monday to Friday.",
        1,
    ),
    (
        "\"Mo-Fr 08:00-17:00\"",
        "\"Mo-Th 08:00-17:00; Fr 08:00-15:00\"",
        "Scheduling closes 2 hours earlier, at 3 p.m. instead of 5 p.m., Friday.",
        1,
    ),
    (
        "\"Mo-Fr 08:00-17:00\"",
        "\"Mo-Sa 08:00-17:00\"",
        "Scheduling is open Monday to Saturday, 8 a.m. to 5 p.m. Pacific time, instead of Monday to Friday, 8 a.m. to 5 p.m. Pacific time.",
        1,
    ),
    (
        "\"Mo-Fr 08:00-17:00\"",
        "\"Mo-Fr 08:00-17:00; Dec 25 off\"",
        "Scheduling keeps its usual week, but is closed on 2026-12-25 at 08:00, for one",
        1,
    ),
    ("+1-202-555-0142", "+1-202-555-0143", "+1-202-555-0142 is gone; it was answered by Main.", 1),
    (
        "answer = \"main\"",
        "answer = \"billing\"",
        "+1-202-555-0142 is answered by Billing Office instead of Main.",
        1,
    ),
    (
        "hello@fernwood.example",
        "hi@fernwood.example",
        "Scheduling: the email is hi@fernwood.example instead of hello@fernwood.example.",
        0,
    ),
    (
        ", \"Cancel a visit\"]",
        "]",
        "\"Cancel a visit\" is no longer anyone's errand; it was with Scheduling.",
        0,
    ),
    ("12 Elm Street", "14 Elm Street", "+ We are at 14 Elm Street.", 0),
    (
        r#"label = "bills""#,
        r#"label = "payments""#,
        "Option 2 (bills) in main is now for \"payments\".",
        0,
    ),
    (
        "[menus.main]",
        "[menus.main]\ntimings = { no_input = \"9s\" }",
        "main waits or counts otherwise.",
        0,
    ),
];

#[test]
fn a_change_is_told_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.toml"), folder.path().join("new.toml"));
    std::fs::write(&old, OLD).unwrap();
    for (was, is, says, wanted) in CHANGES {
        assert!(OLD.contains(was), "{was}");
        std::fs::write(&new, OLD.replacen(was, is, 1)).unwrap();
        let files = [old.to_str().unwrap(), new.to_str().unwrap()];
        let (told, code) =
            diff(&[&files[..], &["--from", "2026-11-23 07:00"]].concat(), Path::new("."));
        assert!(told.contains(says), "{was} -> {is}: {told}");
        assert_eq!(code, wanted, "{told}");
    }
}

const BILINGUAL: &str = r#"
format    = 1
title     = { en = "Fernwood Dental", es = "Fernwood Dental" }
timezone  = "America/Los_Angeles"
languages = ["es-US"]

[lines.front-desk]
name   = { en = "Front desk", es = "Recepción" }
number = "+1-202-555-0142"
answer = "main"

[menus.main]
say     = { en = "Press 1 or 2.", es = "Oprima 1 o 2." }
options = [
  { key = "1", label = { en = "bills", es = "cuentas" }, to = "billing", also = ["money"] },
  { key = "2", label = { en = "Spanish", es = "español" }, to = "billing", language = "es" },
]

[teams.billing]
name    = { en = "Billing", es = "Cobros" }
about   = { en = "All bills", es = "Todas las cuentas" }
fax     = "+1-202-555-0143"
fax_for = { en = "bills", es = "recibos" }
topics  = [{ say = { en = "Pay a bill", es = "Pagar una cuenta" }, also = { en = ["invoice"], es = ["factura"] } }]

[resources.site]
name   = { en = "Our site", es = "Nuestro sitio" }
url    = "https://fernwood.example"
topics = [{ en = "Opening hours", es = "Horario" }]
"#;

/// A change to a file in two languages, and what is told of it.
const CHANGED_TEXTS: [(&str, &str, &str); 13] = [
    (
        "es = \"Fernwood Dental\"",
        "es = \"Dental F\"",
        "The menu: the title in `es-US` is Dental F instead of Fernwood Dental.",
    ),
    (
        "en = \"Fernwood Dental\"",
        "en = \"Elm\"",
        "The menu: the title is Elm instead of Fernwood Dental.",
    ),
    ("Recepción", "Mesa", "+1-202-555-0142: the name in `es-US` is Mesa instead of Recepción."),
    (
        "\"cuentas\"",
        "\"pagos\"",
        "Option 1 (bills) in main: the label in `es-US` is pagos instead of cuentas.",
    ),
    ("Cobros", "Pagos", "Billing: the name in `es-US` is Pagos instead of Cobros."),
    (
        "Todas las cuentas",
        "Cuentas",
        "Billing: the description in `es-US` is Cuentas instead of Todas las cuentas.",
    ),
    (
        "recibos",
        "pagos",
        "Billing: the text of what the fax is for in `es-US` is pagos instead of recibos.",
    ),
    (
        "Pagar una cuenta",
        "Pagar",
        "\"Pay a bill\": the errand in `es-US` is Pagar instead of Pagar una cuenta.",
    ),
    ("Nuestro sitio", "Sitio", "Our site: the name in `es-US` is Sitio instead of Nuestro sitio."),
    (
        "\"Horario\"",
        "\"Horas\"",
        "\"Opening hours\": the errand in `es-US` is Horas instead of Horario.",
    ),
    ("[\"factura\"]", "[\"recibo\"]", "\"Pay a bill\": callers also say \"recibo\" (es-US)."),
    ("[\"factura\"]", "[\"recibo\"]", "\"Pay a bill\": callers no longer say \"factura\" (es-US)."),
    (
        "[\"money\"]",
        "[\"money\", \"cash\"]",
        "Option 1 (bills) in main: callers also say \"cash\".",
    ),
];

#[test]
fn a_change_of_a_text_is_told_with_its_language_and_so_are_the_words_of_callers() {
    let old = menu::load("old", BILINGUAL).unwrap_or_else(|wrong| panic!("{wrong}"));
    for (was, is, says) in CHANGED_TEXTS {
        assert!(BILINGUAL.contains(was), "{was}");
        let new = BILINGUAL.replacen(was, is, 1);
        let new = menu::load("new", &new).unwrap_or_else(|wrong| panic!("{wrong}"));
        let told = changes(&old, &new).changes;
        let told: Vec<&str> = told.iter().map(|change| &*change.says).collect();
        assert!(told.iter().any(|it| it.contains(says)), "{was} -> {is}: {told:?}");
        assert!(!changes(&old, &new).reroutes(), "{told:?}");
    }
    assert!(changes(&old, &old).is_empty());
}

#[test]
fn a_language_that_is_new_or_gone_is_told() {
    let one = OLD;
    let two = OLD.replace("timezone", "languages = [\"es-US\"]\ntimezone");
    let [one, two] = [one, &two].map(|text| menu::load("menu", text).unwrap());
    let told = |old: &Tree, new: &Tree| {
        let said = changes(old, new).changes.into_iter().map(|change| change.says);
        said.collect::<Vec<_>>().join(" ")
    };
    assert!(told(&one, &two).contains("The menu speaks `es-US` now."), "{}", told(&one, &two));
    assert!(told(&two, &one).contains("The menu no longer speaks `es-US`."));
    let named = OLD.replace("answer = ", "about = \"Visits\"\nanswer = ");
    let named = menu::load("menu", &named).unwrap();
    assert_eq!(told(&one, &named), "+1-202-555-0142: the description is new: Visits.");
    assert_eq!(told(&named, &one), "+1-202-555-0142: the description is gone; it was Visits.");
}

#[test]
fn what_is_only_written_otherwise_is_proved_to_be_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.toml"), folder.path().join("new.toml"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, OLD.replace("\"Mo-Fr 08:00-17:00\"", "\"Mo,Tu,We,Th,Fr 08:00-17:00\""))
        .unwrap();
    let (told, code) = diff(&[old.to_str().unwrap(), new.to_str().unwrap()], Path::new("."));
    assert!(told.contains("No caller can tell the two apart: all "), "{told}");
    assert_eq!(code, 0);
}

#[test]
fn json_and_markdown_say_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.toml"), folder.path().join("new.toml"));
    std::fs::write(&old, OLD).unwrap();
    std::fs::write(&new, OLD.replace("key = \"2\"", "key = \"7\"")).unwrap();
    let files = [old.to_str().unwrap(), new.to_str().unwrap()];
    let (told, code) = diff(&[&files[..], &["--json"]].concat(), Path::new("."));
    let told: serde_json::Value = serde_json::from_str(&told).unwrap();
    assert_eq!((told["reroutes"].as_bool(), code), (Some(true), 1));
    assert_eq!(told["changes"][0]["sort"], "route");
    assert_eq!(told["changes"][0]["says"], "Bills moved from option 2 to option 7 in main.");
    assert_eq!(told["routes"][0]["before"][0], "2");
    assert_eq!(told["routes"][0]["after"][0], "7");
    let (told, _) = diff(&[&files[..], &["--markdown"]].concat(), Path::new("."));
    assert!(told.contains("\n- Bills moved from option 2 to option 7 in main.\n"), "{told}");
    assert!(told.contains("+1-202-555-0142 | Billing Office | 2 | 7 |"), "{told}");
}

#[test]
fn a_revision_is_read_from_git_and_compared_with_the_file_of_today() {
    let folder = tempfile::tempdir().unwrap();
    let git = |words: &[&str]| {
        let done = Program::named("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args(words)
            .current_dir(folder.path())
            .output();
        assert!(done.status.success(), "{done:?}");
    };
    std::fs::create_dir(folder.path().join("menus")).unwrap();
    std::fs::write(folder.path().join("menus/dental.toml"), OLD).unwrap();
    git(&["init", "--quiet"]);
    git(&["add", "."]);
    git(&["commit", "--quiet", "--message", "first"]);
    let moved = OLD.replace("key = \"2\"", "key = \"7\"");
    std::fs::write(folder.path().join("menus/dental.toml"), moved).unwrap();

    // From the top of the repository, from a folder in it, and by a path from there.
    for (named, home) in [
        ("HEAD:menus/dental.toml", ""),
        ("HEAD:menus/dental.toml", "menus"),
        ("HEAD:./dental.toml", "menus"),
    ] {
        let (told, code) = diff(&[named], &folder.path().join(home));
        assert!(told.contains("Bills moved from option 2 to option 7"), "{named}: {told}");
        assert_eq!(code, 1);
    }
    git(&["commit", "--quiet", "--all", "--message", "second"]);
    let (told, code) = diff(&["HEAD~1:menus/dental.toml", "HEAD:menus/dental.toml"], folder.path());
    assert!(told.contains("Billing Office  2 -> 7"), "{told}");
    assert_eq!(code, 1);
}

#[test]
fn what_cannot_be_read_is_named() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("old.toml"), OLD).unwrap();
    std::fs::write(
        folder.path().join("broken.toml"),
        OLD.replace("to = \"billing\"", "to = \"biling\""),
    )
    .unwrap();
    for (words, says) in [
        (&["old.toml"][..], "compare old.toml with what?"),
        (&["old.toml", "missing.toml"], "cannot read the menu file missing.toml"),
        (&["old.toml", "broken.toml"], "did you mean `billing`?"),
        (&["HEAD:old.toml", "old.toml"], "cannot read HEAD:old.toml from git"),
        (&["old.toml", "old.toml", "--from", "soon"], "--from: "),
    ] {
        let (told, code) = diff(words, folder.path());
        assert!(told.contains(says), "{words:?}: {told}");
        assert_eq!(code, 2);
    }
}

/// Mutants are changes that a caller can notice: none is passed over.
#[test]
fn no_change_that_a_call_shows_goes_untold() {
    let old = menu::load("old", FIRST_LINE).unwrap();
    let mut noticed = 0;
    for mutant in walk::mutants(FIRST_LINE) {
        let Ok(new) = menu::load("new", &mutant.text) else { continue };
        assert!(!changes(&old, &new).is_empty(), "{}", mutant.what);
        noticed += 1;
    }
    assert!(noticed > 50, "{noticed}");
    assert!(changes(&old, &old).is_empty());
}

fn changes(old: &Tree, new: &Tree) -> paper::Changes {
    let from: chrono::DateTime<chrono::Utc> = "2026-11-23T08:00:00Z".parse().unwrap();
    let table = |tree| directory::routing(tree, &Lengths::estimated(tree), from);
    let span = (from, from + chrono::TimeDelta::days(366));
    paper::changes((old, &table(old)), (new, &table(new)), span)
}

/// All that is printed, and the exit code.
fn diff(words: &[&str], home: &Path) -> (String, i32) {
    let output = Program::phonetree().arg("diff").args(words).current_dir(home).output();
    let told = [output.stdout, output.stderr].concat();
    (String::from_utf8(told).unwrap(), output.status.code().unwrap())
}
