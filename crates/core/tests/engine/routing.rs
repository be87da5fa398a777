//! The routing table says nothing that a call does not do: every row is dialed as it is written.

use chrono::{DateTime, Utc};
use phonetree_core::call::{Action, CallTime, Effect, Ending, Report};
use phonetree_core::directory::{RouteStep, TeamRoute, routing, routing_in};
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::{drive, script};

const NOON: &str = "2026-11-23T12:00:00-08:00";

#[test]
fn the_first_line_has_six_rows() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    assert_eq!(
        table(&tree, NOON),
        "\
small-business [1] california-service-center tel:+18007904661,,1 2.0 s
small-business [2] client-services-unit tel:+18007904661,,2 2.0 s
small-business [3] account-management tel:+18007904661,,3 2.0 s
alternate [2] california-service-center tel:+18007314661,,2 2.0 s
self-service [] online-self-service tel:+18667524737 2.0 s
member-services [] member-services-center tel:+18004644000 2.0 s
"
    );
}

#[test]
fn every_row_of_every_menu_is_dialed_and_reaches_its_team() {
    let mut rows = 0;
    for (name, text) in menus() {
        let tree = menu::load(&name, &text).unwrap();
        let lengths = Lengths::estimated(&tree);
        for at in [NOON, "2026-11-28T23:30:00-08:00", "2026-07-13T06:59:59-07:00"] {
            for row in routing(&tree, &lengths, at.parse().unwrap()) {
                rows += 1;
                let keys = row.keys();
                let known = row
                    .steps
                    .iter()
                    .all(|step| matches!(step, RouteStep::Press(_) | RouteStep::StayOn));
                if !known {
                    continue;
                }
                let (_, dialed) = row.dialing.tel.split_once(',').unwrap_or_default();
                let pauses = if dialed.is_empty() { "" } else { "," };
                let dialed = pauses.to_owned() + &dialed.replace("%23", "#");
                assert_eq!(dialed.replace(',', ""), keys.replace(' ', ""), "{name}: {row:?}");
                reaches(&tree, &lengths, &row, &dialed);
                let by_heart = reaches(&tree, &lengths, &row, &keys);
                assert_eq!(by_heart.as_ms(), row.dialing.connected_ms, "{name}: {row:?}");
            }
        }
    }
    assert!(rows > 50, "{rows} rows");
}

#[test]
fn a_prompt_that_cannot_be_cut_is_waited_for() {
    let tree = tree(
        r#"[menus.main]
           greeting = { say = "This line is for emergencies only, day and night.", barge_in = false, because = "law" }
           options  = [{ key = "12", label = "more", to = "second" }, { key = "1", label = "it", to = "it" }]
           [menus.second]
           options  = [{ key = "*", label = "it", to = "it" }, { key = "0#", label = "them", to = "them" }]"#,
    );
    // The greeting lasts 3.5 s: two commas. What a longer key could follow waits 3 s more.
    assert_eq!(
        table(&tree, NOON),
        "\
line [1] it tel:+12025550142,,1 8.5 s
line [12 *] it tel:+12025550142,,12,* 5.5 s
line [12 0#] them tel:+12025550142,,12,0%23 5.5 s
"
    );
}

#[test]
fn a_team_that_no_key_leads_to_is_reached_by_whoever_stays_on_the_line() {
    let tree = tree(
        r#"[menus.main]
           options  = [{ key = "1", label = "more", to = "second" }, { key = "2", label = "it", to = "it" }]
           give_up  = "them"
           [menus.second]
           options  = [{ key = "1", label = "it", to = "it" }]
           give_up  = "it""#,
    );
    let rows = routing(&tree, &Lengths::estimated(&tree), NOON.parse().unwrap());
    let by_silence: Vec<(&str, String)> = rows
        .iter()
        .filter(|row| row.steps.contains(&RouteStep::StayOn))
        .map(|row| (&*tree[row.team].id, row.keys()))
        .collect();
    assert_eq!(by_silence, [("them", String::new())], "`it` has keys of its own");
    let row = rows.iter().find(|row| &*tree[row.team].id == "them").unwrap();
    assert_eq!(row.dialing.tel, "tel:+12025550142");
    assert!(row.dialing.connected_ms > 20_000, "it was asked several times: {row:?}");
}

#[test]
fn callers_of_a_language_are_led_through_it() {
    let text = std::fs::read_to_string("../../menus/examples/city-hall.toml").unwrap();
    let tree = menu::load("city-hall.toml", &text).unwrap();
    let keys = |tag: &str| -> Vec<String> {
        let language = tree.reader_language(Some(tag)).unwrap().menu;
        let at = NOON.parse().unwrap();
        let rows = routing_in(&tree, &Lengths::estimated(&tree), at, language);
        rows.iter().map(TeamRoute::keys).collect()
    };
    let (english, spanish) = (keys("en"), keys("es"));
    assert!(english.iter().all(|keys| keys.starts_with("1 ")), "{english:?}");
    assert!(spanish.iter().all(|keys| keys.starts_with("2 ")), "{spanish:?}");
    assert_eq!(english.len(), spanish.len());
}

#[test]
fn what_only_the_caller_knows_is_left_to_the_caller() {
    let tree = tree(
        r#"[entries.main]
           ask     = "Enter your number."
           length  = { min = 4, max = 8 }
           confirm = true
           to      = "choice"
           [menus.choice]
           options = [{ key = "1", label = "it", to = "it" }, { key = "2", label = "them", to = "them" }]"#,
    );
    assert_eq!(
        table(&tree, NOON),
        "line [... 1] it tel:+12025550142 2.0 s\nline [... 2] them tel:+12025550142 2.0 s\n"
    );
}

#[test]
fn a_row_counts_from_when_a_call_takes_it() {
    let tree = tree(
        r#"[branches.main]
           cases     = [{ during = "Mo-Fr 08:00-17:00", to = "it" }]
           otherwise = "night"
           [teams.night]
           name  = "Night"
           hours = "Mo-Su 20:00-06:00""#,
    );
    let lengths = Lengths::estimated(&tree);
    let from = |at: &str| -> Vec<String> {
        let rows = routing(&tree, &lengths, at.parse().unwrap());
        rows.iter()
            .map(|row| format!("{} {}", tree[row.team].id, row.from.with_timezone(&tree.zone)))
            .collect()
    };
    assert_eq!(from(NOON), ["it 2026-11-23 12:00:00 PST", "night 2026-11-23 20:00:00 PST"]);
    assert_eq!(
        from("2026-11-27T17:00:00-08:00"),
        ["it 2026-11-30 08:00:00 PST", "night 2026-11-27 20:00:00 PST"]
    );
}

#[test]
fn whoever_a_closed_team_leads_on_to_is_reached_while_it_is_closed() {
    let tree = tree(
        r#"[menus.main]
           options = [{ key = "1", label = "day", to = "day" }]
           [teams.day]
           name = "Day"
           hours = "Mo-Fr 08:00-17:00"
           closed_to = "it""#,
    );
    let rows = routing(&tree, &Lengths::estimated(&tree), NOON.parse().unwrap());
    let from: Vec<String> = rows
        .iter()
        .map(|row| format!("[{}] {} {}", row.keys(), tree[row.team].id, row.from))
        .collect();
    assert_eq!(from, ["[1] day 2026-11-23 20:00:00 UTC", "[1] it 2026-11-24 01:00:00 UTC"]);
}

/// A line, two teams that always answer, and the nodes of a test.
fn tree(nodes: &str) -> Tree {
    let text = format!(
        r#"
format = 1
title = "It"
timezone = "America/Los_Angeles"
language = "en"
[lines.line]
number = "+1-202-555-0142"
answer = "main"
[teams.it]
name = "It"
[teams.them]
name = "Them"
{nodes}"#
    );
    menu::load("test", &text).unwrap_or_else(|problems| panic!("{problems}"))
}

fn table(tree: &Tree, at: &str) -> String {
    let rows = routing(tree, &Lengths::estimated(tree), at.parse().unwrap());
    let line = |row: &TeamRoute| {
        let (line, team) = (&tree[row.line].id, &tree[row.team].id);
        let seconds = row.dialing.connected_ms as f64 / 1000.0;
        format!("{line} [{}] {team} {} {seconds:.1} s\n", row.keys(), row.dialing.tel)
    };
    rows.iter().map(line).collect()
}

/// Dials, and says when the team answered.
fn reaches(tree: &Tree, lengths: &Lengths, row: &TeamRoute, keys: &str) -> CallTime {
    let caller = script::Caller::from_dial_string(keys).unwrap();
    let (mut team, mut answered) = (None, None);
    let tell = |at, effect: &Effect| match effect {
        Effect::Report(Report::Transferred { team: reached, .. }) => team = Some(*reached),
        Effect::Do(Action::Play { utterance, .. })
            if utterance.prompt == tree[row.team].connected =>
        {
            answered = Some(at);
        }
        _ => {}
    };
    let at: DateTime<Utc> = row.from;
    let mut phone = script::Rehearsal::new(caller, lengths, tell);
    assert_eq!(drive::drive(tree, row.line, at, &mut phone), Ending::Connected, "{row:?}");
    assert_eq!(team, Some(row.team), "{row:?}");
    answered.unwrap()
}

fn menus() -> Vec<(String, String)> {
    let root = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let examples = std::fs::read_dir(root.join("menus/examples")).unwrap();
    let mut files: Vec<_> = examples.map(|file| file.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "toml"));
    files.push(root.join("menus/kaiser-small-business.toml"));
    files.push(root.join("tests/menus/kitchen-sink.toml"));
    let read = |file: &std::path::PathBuf| {
        (file.display().to_string(), std::fs::read_to_string(file).unwrap())
    };
    files.iter().map(read).collect()
}

#[test]
fn a_line_is_called_by_every_usual_way_of_writing_its_number() {
    let text = r#"
format = 1
title = "Fern"
timezone = "America/New_York"
status = "assumed"
[lines.desk]
number = "+1-202-555-0142 ext. 107"
answer = "desk"
[lines.london]
number = "+44 (0)20 7946 0958"
answer = "desk"
[teams.desk]
name = "The people"
"#;
    let tree = menu::load("fern.toml", text).unwrap_or_else(|wrong| panic!("{wrong}"));
    let called = |dialed: &str| tree.line_for(dialed).map(|line| tree[line].id.to_string());
    for dialed in [
        "+1-202-555-0142 ext. 107",
        "202-555-0142x107",
        "tel:+12025550142;ext=107",
        "+1 202 555 0142 poste 107",
        "202 555 0142 anexo 107",
        "202-555-0142",
        "555-0142",
    ] {
        assert_eq!(called(dialed).as_deref(), Some("desk"), "{dialed}");
    }
    for dialed in [
        "+44 (0)20 7946 0958",
        "+44 20 7946 0958",
        "+44 020 7946 0958",
        "020 7946 0958",
        "0044 20 7946 0958",
    ] {
        assert_eq!(called(dialed).as_deref(), Some("london"), "{dialed}");
    }
    assert_eq!(called("202-555-0199"), None);
    assert_eq!(called("0142"), None, "too little to be a number");
}
