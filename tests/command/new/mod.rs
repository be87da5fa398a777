//! `phonetree new`, from outside: every file it writes is a menu that answers.
mod green;
mod later;

use std::path::Path;
use std::process::Output;

use snapbox::{assert_data_eq, str};

use crate::program::Program;

fn phonetree(folder: &Path, words: &[&str], answers: &str) -> Output {
    Program::phonetree().args(words).current_dir(folder).typed(answers).output()
}

fn refuses(folder: &Path, words: &[&str], answers: &str, why: &str) {
    let done = phonetree(folder, words, answers);
    let said = String::from_utf8(done.stderr).unwrap();
    assert_eq!(done.status.code(), Some(2), "{said}");
    assert!(said.contains(why), "{said}");
    assert_eq!(std::fs::read_dir(folder).unwrap().count(), 0, "nothing is written");
}

#[test]
fn by_options_it_writes_a_menu_that_answers() {
    let folder = tempfile::tempdir().unwrap();
    let named = ["new", "dental.toml", "--title", "Fernwood \"Dental\""];
    let where_it_is = ["--number", "+1-202-555-0142", "--timezone", "America/Los_Angeles"];
    let teams = ["--team", "Scheduling = Mo-Fr 08:00-17:00; PH off", "--team", "Billing"];
    let words = [named, where_it_is, teams].concat();
    let done = phonetree(folder.path(), &words, "");
    assert!(done.status.success(), "{done:?}");
    assert_data_eq!(
        String::from_utf8_lossy(&done.stderr).into_owned(),
        str![[r"
Wrote dental.toml. Call it: phonetree call --menu dental.toml
Wrote tests/calls/dental.toml: its written calls. Play them: phonetree test --menu dental.toml
Then:
  phonetree check dental.toml
  phonetree prove --menu dental.toml

"]]
    );
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    let today = chrono::Utc::now().date_naive();
    let undated = |text: String| text.replace(&today.to_string(), "2026-11-24");
    assert_data_eq!(
        undated(read("dental.toml")),
        str![[r#"
#:schema ./menu.schema.json
# Fernwood "Dental": what answers its telephone.
# Every key that may stand in here: phonetree schema > menu.schema.json, and your editor knows them, too.

format    = 1
title     = 'Fernwood "Dental"'
timezone  = "America/Los_Angeles"
language  = "en-US"
country   = "US"                           # whose public holidays "PH" means
source    = "owner"

[lines.front-desk]
number = "+1-202-555-0142"
answer = "main"

[menus.main]
greeting = "Thank you for calling {title}."
options  = [
  { key = "1", label = "Scheduling", to = "scheduling" },
  { key = "2", label = "Billing", to = "billing" },
]
give_up  = "voicemail"   # for callers who can't press keys

[teams.scheduling]
name   = "Scheduling"
hours  = "Mo-Fr 08:00-17:00; PH off"
topics = []   # errands in callers' words, and what else they call them:
# topics = [{ say = "Pay a bill", also = ["invoice", "payment"] }, "Ask for a refund"]
closed_to = "voicemail"
ring = "20s"   # how long, before nobody has picked up
unanswered_to = "voicemail"

[teams.billing]
name   = "Billing"
# hours = "Mo-Fr 08:00-17:00"   when it answers
topics = []   # errands in callers' words, and what else they call them:
# topics = [{ say = "Pay a bill", also = ["invoice", "payment"] }, "Ask for a refund"]
ring = "20s"   # how long, before nobody has picked up
unanswered_to = "voicemail"

[mailboxes.voicemail]
say = "Please leave your name, your number and a message after the tone."

[sources.owner]
title = 'What Fernwood "Dental" says of itself'
seen  = 2026-11-24

"#]]
    );
    // The hours of a day, whichever it is.
    let calls = read("tests/calls/dental.toml");
    let calls =
        calls.lines().filter(|line| !line.starts_with("at ")).collect::<Vec<_>>().join("\n");
    assert_data_eq!(
        calls,
        str![[r#"
# What callers meet, played by `phonetree test`. More about such calls: docs/written-calls.md.

menu = "../../dental.toml"

[[call]]
name    = "Scheduling answers"
press   = "1"
reaches = "scheduling"

[[call]]
name    = "Scheduling is closed"
press   = "1"
closed  = "scheduling"
reaches = "voicemail"

[[call]]
name    = "Billing answers"
press   = "2"
reaches = "billing"
"#]]
    );
    let words =
        ["call", "--menu", "dental.toml", "--at", "2026-11-23 12:00", "--keys", "1", "--fast"];
    let call = String::from_utf8(phonetree(folder.path(), &words, "").stdout).unwrap();
    assert!(call.contains("(to Scheduling, open now)"), "{call}");
}

#[test]
fn by_answers_it_writes_the_same_file_as_by_options() {
    let folder = tempfile::tempdir().unwrap();
    let answers = "Fernwood\n\nAmerica/Chicago\nScheduling = Mo-Fr 08:00-17:00\nBilling\n\n";
    assert!(phonetree(folder.path(), &["new", "asked.toml"], answers).status.success());
    let words = [
        "new",
        "given.toml",
        "--title",
        "Fernwood",
        "--number",
        "+1-202-555-0142",
        "--timezone",
        "America/Chicago",
        "--team",
        "Scheduling = Mo-Fr 08:00-17:00",
        "--team",
        "Billing",
    ];
    assert!(phonetree(folder.path(), &words, "").status.success());
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    assert_eq!(read("asked.toml"), read("given.toml"));
}

#[test]
fn a_zone_is_named_by_its_city_and_is_the_machines_where_nobody_says() {
    let folder = tempfile::tempdir().unwrap();
    let base = ["--title", "X", "--number", "+1-202-555-0142", "--team", "A"];
    for (file, zone) in [("city.toml", &["--timezone", "Los Angeles"][..]), ("here.toml", &[])] {
        let words = [&["new", file], &base[..], zone].concat();
        assert!(phonetree(folder.path(), &words, "").status.success(), "{file}");
    }
    let city = std::fs::read_to_string(folder.path().join("city.toml")).unwrap();
    assert!(city.contains("timezone  = \"America/Los_Angeles\"\n"), "{city}");
}

#[test]
fn one_team_answers_the_line_itself_and_names_that_are_alike_stay_apart() {
    let folder = tempfile::tempdir().unwrap();
    let base = ["--title", "X", "--number", "+1-202-555-0142", "--timezone", "UTC"];
    let new = |file, teams: &[&str]| {
        let teams = teams.iter().flat_map(|team| ["--team", team]);
        let words: Vec<&str> = ["new", file].into_iter().chain(base).chain(teams).collect();
        assert!(phonetree(folder.path(), &words, "").status.success());
        std::fs::read_to_string(folder.path().join(file)).unwrap()
    };
    assert!(new("one.toml", &["Main"]).contains("answer = \"main-2\""));
    let alike = new("alike.toml", &["The Desk", "the desk!", "24/7"]);
    for id in ["[teams.the-desk]", "[teams.the-desk-2]", "[teams.team-24-7]"] {
        assert!(alike.contains(id), "{alike}");
    }
}

#[test]
fn every_example_is_copied_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let gallery = Path::new(env!("CARGO_MANIFEST_DIR")).join("menus/examples");
    for example in std::fs::read_dir(gallery).unwrap().map(|it| it.unwrap().path()) {
        let name = example.file_stem().unwrap().to_str().unwrap();
        let file = format!("{name}.toml");
        assert!(phonetree(folder.path(), &["new", &file, "--like", name], "").status.success());
        let copy = std::fs::read_to_string(folder.path().join(&file)).unwrap();
        assert_eq!(copy, std::fs::read_to_string(&example).unwrap(), "{name}");
    }
    // Beside each other, each is played with its own written calls.
    for (file, least) in [("clinic.toml", 20), ("bank.toml", 40)] {
        let done = phonetree(folder.path(), &["test", "--menu", file, "--json"], "");
        let told: serde_json::Value = serde_json::from_slice(&done.stdout).unwrap();
        assert_eq!((done.status.code(), &told["failed"]), (Some(0), &0.into()), "{told:#}");
        assert_eq!(told["files"].as_array().unwrap().len(), 1, "{told:#}");
        assert!(told["passed"].as_u64().unwrap() >= least, "{told:#}");
    }
}

#[test]
fn a_copy_under_another_name_has_its_calls_under_that_name_and_leaves_others_alone() {
    let folder = tempfile::tempdir().unwrap();
    let calls = folder.path().join("tests/calls");
    std::fs::create_dir_all(&calls).unwrap();
    std::fs::write(calls.join("kept.toml"), "mine").unwrap();
    for file in ["desk.toml", "kept.toml"] {
        assert!(phonetree(folder.path(), &["new", file, "--like", "school"], "").status.success());
    }
    assert_eq!(std::fs::read_to_string(calls.join("kept.toml")).unwrap(), "mine");
    let copied = std::fs::read_to_string(calls.join("desk.toml")).unwrap();
    assert!(copied.contains("menu = \"../../desk.toml\""), "{copied}");
    let played = phonetree(folder.path(), &["test", "tests/calls/desk.toml"], "");
    assert!(played.status.success(), "{played:?}");
}

#[test]
fn what_is_wrong_is_told_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let f = folder.path();
    let base = ["new", "x.toml", "--title", "X", "--timezone", "UTC", "--team", "A"];
    refuses(f, &[&base[..], &["--number", "12"]].concat(), "", "--number: \"12\" has 2 digits");
    refuses(f, &["new", "x.toml"], "", "no answer to \"What is the organization's name?\"");
    refuses(f, &["new", "x.toml"], "X\n\nMars\n", "there is no zone \"Mars\"");
    refuses(f, &["new", "x.toml"], "X\n\nUTC\nA = noon\n", "can't read the hours \"noon\"");
    refuses(f, &["new", "x.toml"], "X\n\nUTC\n\n", "name at least one team that callers can reach");
    refuses(f, &["new", "x.toml", "--like", "zoo"], "", "clinic");
    refuses(f, &["new", "no/x.toml", "--like", "bank"], "", "cannot write no/x.toml");
}

#[test]
fn a_file_that_is_there_is_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mine.toml");
    std::fs::write(&file, "mine").unwrap();
    let done = phonetree(folder.path(), &["new", "mine.toml", "--like", "bank"], "");
    assert_eq!(done.status.code(), Some(2));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "mine");
}
