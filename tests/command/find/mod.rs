//! `phonetree find` from outside: every published fact found first, however it is asked for.

mod channels;
mod fresh;
mod in_languages;
mod missed;
mod queries;

use std::process::Output;

use phonetree::menu::{self, Tree};
use phonetree_core::directory::{Confidence, Directory, Doubt, Match, Whom};
use serde_json::Value;

use crate::program::Program;

#[test]
fn every_fact_is_found_first_in_three_ways_of_saying_it() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let directory = Directory::new(&tree);
    let mut misses = Vec::new();
    for (asked, whom, topic) in queries::QUERIES {
        let first = directory.find(asked).first().map(|first| of(&tree, first));
        if first != Some((*whom, *topic)) {
            misses.push(format!("{asked}: {first:?}, not {whom} {topic:?}"));
        }
    }
    let all = queries::QUERIES.len();
    println!("{} of {all} at rank 1", all - misses.len());
    assert!(misses.is_empty(), "{} of {all} missed:\n{}", misses.len(), misses.join("\n"));
}

/// Nothing was tuned to these: how many are found first is a measurement, and may only rise.
#[test]
fn words_that_nothing_was_tuned_to_are_mostly_found_first() {
    const AT_LEAST: usize = 125;
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let directory = Directory::new(&tree);
    let (mut hits, mut of_team) = (0, 0);
    for (asked, whom, topic) in fresh::FRESH {
        let found = directory.find(asked);
        let first = found.first().map(|first| of(&tree, first));
        hits += usize::from(first == Some((*whom, *topic)));
        of_team += usize::from(first.is_some_and(|(id, _)| id == *whom));
        if first != Some((*whom, *topic)) {
            let rank = found.iter().position(|it| of(&tree, it) == (*whom, *topic));
            println!("{asked}: {first:?}, not {whom} {topic:?} (rank {:?})", rank.map(|n| n + 1));
        }
    }
    let all = fresh::FRESH.len();
    println!("{hits} of {all} at rank 1; the right team or page first in {of_team}");
    assert!(hits >= AT_LEAST, "{hits} of {all}, not {AT_LEAST}");
}

#[test]
fn the_table_of_queries_has_every_topic_three_times() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let topics = tree.teams.iter().flat_map(|team| &team.topics);
    for topic in topics.chain(tree.resources.iter().flat_map(|page| &page.topics)) {
        let ways =
            queries::QUERIES.iter().filter(|(.., said)| *said == Some(topic.say.first())).count();
        assert!(ways >= 3, "{} ways of saying {}", ways, topic.say.first());
    }
}

#[test]
fn a_closed_team_is_told_with_what_to_do_meanwhile_and_both_clocks() {
    let output = find(&["reconcile", "bill", "--at", "2026-11-23 07:15", "--zone", "new york"]);
    assert_eq!(output.status.code(), Some(0));
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        snapbox::str![[r"
Reconcile your bill
  California Service Center
  CLOSED, opens today at 8 a.m. Pacific time (11 a.m. Eastern time)
  Call  1-800-790-4661, then press 1
        1-800-731-4661, then press 2
  Email csc-sd-sba@kp.org
  Fax   1-855-355-5334 (for all other information; not for what goes by email)
  Hours Monday to Friday, 8 a.m. to 5 p.m. Pacific time

"]]
    );
}

#[test]
fn an_open_team_is_told_with_its_number_first() {
    let output = find(&["cobra", "--at", "2026-11-23 12:00"]);
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        snapbox::str![[r"
COBRA inquiries
  Client Services Unit
  OPEN until 5 p.m. Pacific time
  Call  1-800-790-4661, then press 2
  Email csu.ca@kp.org
  Fax   1-800-369-8010
  Hours Monday to Friday, 8:30 a.m. to 5 p.m. Pacific time

"]]
    );
    let notice = String::from_utf8(output.stderr).unwrap();
    assert!(notice.contains("Not affiliated") && notice.contains("assumed"), "{notice}");
}

#[test]
fn a_number_that_leads_to_several_teams_is_told_key_by_key() {
    let output = find(&["1-800-790-4661", "--at", "2026-11-28 12:00"]);
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        snapbox::str![[r"
Small business representative
  CLOSED, opens Monday at 7 a.m. Pacific time
  Call  1-800-790-4661
  Then  press 1: California Service Center, CLOSED, opens Monday at 8 a.m. Pacific time
        press 2: Client Services Unit, CLOSED, opens Monday at 8:30 a.m. Pacific time
        press 3: Account Management Support Team, CLOSED, opens Monday at 7 a.m. Pacific time
  About Manage your account, renew, or change coverage
  Hours Monday to Friday, 8:30 a.m. to 5 p.m. Pacific time, published for the number; in this simulation the team's own hours apply

"]]
    );
}

#[test]
fn what_a_web_page_serves_is_answered_with_the_page() {
    let output = find(&["refill", "my", "prescription"]);
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        snapbox::str![[r"
Order prescription refills
  No call is needed: kp.org has it.
  Web   https://kp.org
  About For members

"]]
    );
}

#[test]
fn what_the_line_itself_does_is_answered_with_the_way_there() {
    for (asked, menu, way) in [
        ("refill", "clinic", "+1-312-555-0110, then press 2"),
        ("balance", "bank", "+1-212-555-0130, then press 1, then enter"),
    ] {
        let menu = format!("menus/examples/{menu}.toml");
        let output = find(&[asked, "--menu", &menu, "--at", "2026-11-24 10:00"]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(said.contains(way), "{asked}: {said}");
    }
}

#[test]
fn where_nothing_fits_it_says_so_and_what_there_is() {
    let output = find(&["pizza"]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(
        said.starts_with("Nothing fits \"pizza\". What there is:\n  California Service Center\n")
    );
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    for topic in tree.teams.iter().flat_map(|team| &team.topics) {
        assert!(said.contains(topic.say.first()), "{} is not in {said}", topic.say.first());
    }
    let json = find(&["pizza", "--json", "--at", "2026-11-23 12:00"]);
    assert_eq!(json.status.code(), Some(1));
    let said: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(said["matches"], serde_json::json!([]));
}

#[test]
fn the_opposite_of_a_word_is_not_the_word() {
    let member_services = |asked: &str| {
        let said = String::from_utf8(find(&[asked]).stdout).unwrap();
        said.starts_with("A non-urgent question or comment about the health plan\n")
    };
    for asked in ["non-urgent question", "a question that is not urgent", "non urgnt comment"] {
        assert!(member_services(asked), "{asked}");
    }
    assert!(!member_services("urgent question"));
}

#[test]
fn where_only_how_is_asked_everyone_who_does_it_so_is_told() {
    for (asked, said) in [
        ("fax number", "Several have a fax number. Say what it is about, or choose:"),
        ("email", "Several have an email address. Say what it is about, or choose:"),
    ] {
        let told = String::from_utf8(find(&[asked]).stdout).unwrap();
        assert_eq!(told.lines().next(), Some(said), "{asked}");
    }
}

#[test]
fn where_only_when_is_asked_the_hours_are_told() {
    let at = ["--at", "2026-11-23 12:00"];
    let told = |menu: &str, asked: &str| {
        let menu = format!("menus/{menu}.toml");
        let output = phonetree(&[&["find", "-m", &menu, asked], &at[..]].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    let hours = phonetree(&[&["hours"], &at[..]].concat());
    let hours = String::from_utf8(hours.stdout).unwrap();
    for asked in ["who is open now?", "hours", "when do you close today"] {
        assert_eq!(told("kaiser-small-business", asked), hours, "{asked}");
    }
    assert!(told("kaiser-small-business", "open enrollment").starts_with("Enrollment"));
    assert!(told("examples/clinic", "hours").starts_with("our hours"));
    for (menu, asked, begins) in [
        ("city-hall", "¿quién atiende ahora?", "Monday, November 23"),
        ("city-hall", "cuándo abren", "Monday, November 23"),
        ("hotel-de-ville", "qui est ouvert maintenant", "lundi 23 novembre"),
        ("hotel-de-ville", "quand ouvrez-vous", "lundi 23 novembre"),
    ] {
        let answer = told(&format!("examples/{menu}"), asked);
        assert!(answer.starts_with(begins), "{asked}: {answer}");
    }
    // Another day, and another person's hours, are other questions.
    for asked in ["when do you close tomorrow", "the new hours of another person"] {
        assert_ne!(told("kaiser-small-business", asked), hours, "{asked}");
    }
}

#[test]
fn a_sure_answer_stands_alone_and_any_other_among_the_best_three() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let directory = Directory::new(&tree);
    for asked in [
        "reconcile bill",
        "fax for the client services unit",
        "can I get a copy of my bill",
        "cobra",
    ] {
        let found = directory.find(asked);
        let sure: Vec<Confidence> = found.iter().map(|found| found.confidence).collect();
        assert_eq!(sure, [Confidence::Sure], "{asked}");
    }
    for asked in ["bill", "cancel my group", "change", "zebra quagga broker"] {
        let found = directory.find(asked);
        assert!(found[0].confidence != Confidence::Sure, "{asked}: {found:?}");
        assert!(found.len() <= 3, "{asked}: {found:?}");
        assert!(found.is_sorted_by(|one, other| one.score >= other.score), "{asked}: {found:?}");
    }
}

/// Words that are nowhere in the menu are named, where the answer is not sure.
#[test]
fn words_that_were_not_understood_are_named() {
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let directory = Directory::new(&tree);
    let doubt = |asked: &str| directory.doubt(asked, &directory.find(asked));
    assert_eq!(
        doubt("zebra quagga broker"),
        Some(Doubt::Unknown(vec!["zebra".to_owned(), "quagga".to_owned()]))
    );
    assert_eq!(doubt("reconcile bill"), None);
    let json = find(&["zebra quagga broker", "--json"]);
    let json: Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(json["unknown"], serde_json::json!(["zebra", "quagga"]));
}

#[test]
fn a_program_reads_one_object_of_a_known_shape() {
    let output = find(&["reconcile bill", "--json", "--at", "2026-11-23 07:15"]);
    snapbox::assert_data_eq!(
        String::from_utf8(output.stdout).unwrap(),
        snapbox::str![[r#"
{
  "query": "reconcile bill",
  "at": "2026-11-23T07:15:00-08:00",
  "matches": [
    {
      "topic": "Reconcile your bill",
      "team": {
        "id": "california-service-center",
        "name": "California Service Center"
      },
      "confidence": "sure",
      "by": "phone",
      "score": 1.0,
      "open": false,
      "opens": "2026-11-23T08:00:00-08:00",
      "closes": null,
      "routes": [
        {
          "number": "1-800-790-4661",
          "keys": "1",
          "tel": "tel:+18007904661,,1",
          "seconds": 2.0,
          "team": "california-service-center",
          "from": "2026-11-23T08:00:00-08:00"
        },
        {
          "number": "1-800-731-4661",
          "keys": "2",
          "tel": "tel:+18007314661,,2",
          "seconds": 2.0,
          "team": "california-service-center",
          "from": "2026-11-23T08:00:00-08:00"
        }
      ],
      "email": "csc-sd-sba@kp.org",
      "fax": "1-855-355-5334",
      "fax_for": "all other information",
      "url": null,
      "status": "published",
      "sources": [
        "contact-page"
      ],
      "disputes": [
        {
          "says": "The California Service Center is option 7 of 1-800-790-4661.",
          "source": "development-host"
        }
      ]
    }
  ]
}

"#]]
    );
    let page = find(&["refills", "--json"]);
    let page: Value = serde_json::from_slice(&page.stdout).unwrap();
    let best = &page["matches"][0];
    assert_eq!(best["resource"], serde_json::json!({ "id": "members", "name": "kp.org" }));
    assert_eq!((&best["url"], best.get("team")), (&"https://kp.org".into(), None));
}

#[test]
fn every_string_to_dial_reaches_the_team_it_was_found_for() {
    let at = "2026-11-23 12:00";
    for asked in ["bill", "cobra", "broker", "online transactions", "feedback"] {
        let found = find(&[asked, "--json", "--at", at]);
        let found: Value = serde_json::from_slice(&found.stdout).unwrap();
        let best = &found["matches"][0];
        for route in best["routes"].as_array().unwrap() {
            let tel = route["tel"].as_str().unwrap();
            let dialled = tel.strip_prefix("tel:").unwrap();
            let (number, keys) = dialled.find(',').map_or((dialled, ""), |at| dialled.split_at(at));
            let call = phonetree(&["call", number, "--keys", keys, "--at", at, "--fast", "--json"]);
            let told = String::from_utf8(call.stdout).unwrap();
            let reached = format!("\"team\":{}", best["team"]["id"]);
            assert!(told.contains(&reached) && told.contains("\"connected\""), "{tel}: {told}");
        }
    }
}

#[test]
fn what_cannot_be_asked_is_refused_with_a_remedy() {
    for (args, said) in [
        (vec!["bill", "--zone", "Amerika/New_York"], "did you mean America/New_York"),
        (vec!["bill", "--at", "soon"], "RFC 3339"),
        (vec![], "tell me what you need"),
    ] {
        let output = find(&args);
        let stderr = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{stderr}");
        assert!(stderr.contains(said), "{said:?} is not in {stderr}");
    }
    let long = "x".repeat(100_000);
    assert_eq!(find(&[&long]).status.code(), Some(1));
}

fn find(args: &[&str]) -> Output {
    phonetree(&[&["find"], args].concat())
}

fn phonetree(args: &[&str]) -> Output {
    Program::phonetree().args(args).output()
}

fn of<'t>(tree: &'t Tree, found: &Match) -> (&'t str, Option<&'t str>) {
    let id: &str = match found.listing.whom {
        Whom::Team(id) => &tree[id].id,
        Whom::Line(id) => &tree[id].id,
        Whom::Page(id) => &tree[id].id,
        Whom::Node(node) => tree.node_id(node),
    };
    (id, found.listing.topic(tree).map(|topic| topic.say.first()))
}
