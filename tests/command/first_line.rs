//! Every row of the first line's published facts, through the program itself: each line, option,
//! team, email, fax and topic, and its hours at open -1 s, open, close -1 s and close, on a PST
//! day, a PDT day and a Saturday.

use serde_json::Value;

use crate::program::Program;

struct Team {
    id: &'static str,
    name: &'static str,
    /// Number and key, one for each way to the team.
    ways: &'static [(&'static str, &'static str)],
    /// Open and close on the wall clock; none where not published.
    hours: Option<(&'static str, &'static str)>,
    email: Option<&'static str>,
    fax: Option<&'static str>,
    topics: &'static [&'static str],
}

const TEAMS: &[Team] = &[
    Team {
        id: "california-service-center",
        name: "California Service Center",
        ways: &[("1-800-790-4661", "1"), ("1-800-731-4661", "2")],
        hours: Some(("08:00:00", "17:00:00")),
        email: Some("csc-sd-sba@kp.org"),
        fax: Some("1-855-355-5334"),
        topics: &[
            "Receive copies of bills",
            "Make payment arrangements",
            "Reconcile your bill",
            "Conduct a reinstatement",
            "Schedule an A-5500 form/report request",
        ],
    },
    Team {
        id: "client-services-unit",
        name: "Client Services Unit",
        ways: &[("(800) 790-4661", "2")],
        hours: Some(("08:30:00", "17:00:00")),
        email: Some("csu.ca@kp.org"),
        fax: Some("1-800-369-8010"),
        topics: &[
            "Benefit inquiries",
            "Accessing account information on Account.kp.org",
            "COBRA inquiries",
            "Contract/eligibility inquiries",
            "Enrollment/renewal materials",
        ],
    },
    Team {
        id: "account-management",
        name: "Account Management Support Team",
        ways: &[("+18007904661", "3")],
        hours: Some(("07:00:00", "17:30:00")),
        email: Some("amt@kp.org"),
        fax: Some("1-800-369-8010"),
        topics: &[
            "Broker of record changes",
            "Contact changes",
            "Group address changes",
            "Midyear downgrade inquiries",
            "Plan changes",
            "Renewal changes",
        ],
    },
    Team {
        id: "online-self-service",
        name: "Online self-service transaction help",
        ways: &[("(866) 752-4737", "")],
        hours: Some(("08:00:00", "17:00:00")),
        email: Some("csu.ca@kp.org"),
        fax: None,
        topics: &["Online self-service transactions"],
    },
    Team {
        id: "member-services-center",
        name: "Member Services Center",
        ways: &[("1-800-464-4000", "")],
        hours: None,
        email: None,
        fax: None,
        topics: &["A non-urgent question or comment about the health plan", "Feedback"],
    },
];

/// A Monday in winter (PST), a Monday in summer (PDT).
const DAYS: [(&str, &str); 2] = [("2026-11-23", "-08:00"), ("2026-07-13", "-07:00")];

#[test]
fn every_option_reaches_its_team_while_it_is_open() {
    for team in TEAMS {
        for (number, keys) in team.ways {
            let events = call(number, "2026-11-23 12:00", keys);
            let reached = find(&events, "transferred");
            assert_eq!(reached["team"], team.id);
            assert_eq!(reached["name"], team.name);
            assert_eq!(reached["open"], team.hours.map_or(Value::Null, |_| Value::Bool(true)));
            assert_eq!(find(&events, "ended")["reason"], "connected");
        }
    }
}

#[test]
fn a_team_that_answers_says_what_it_is_there_for() {
    for team in TEAMS {
        let (number, keys) = team.ways[0];
        let events = call(number, "2026-11-23 12:00", keys);
        let said = events.iter().rfind(|event| event["event"] == "prompt").expect("a prompt");
        let text = said["text"].as_str().unwrap().to_lowercase();
        for topic in team.topics {
            assert!(text.contains(&topic.to_lowercase()), "{}: {topic} is not in {text}", team.id);
        }
    }
}

#[test]
fn hours_are_half_open_on_winter_and_summer_days() {
    for team in TEAMS.iter().filter(|team| team.hours.is_some()) {
        let (opens, closes) = team.hours.unwrap();
        for (day, offset) in DAYS {
            let next = format!("{day}T{opens}{offset}");
            for (number, keys) in team.ways {
                let told = |time: &str| call(number, &format!("{day} {time}"), keys);
                let early = told(&second_before(opens));
                assert_eq!(find(&early, "closed")["next_open"], next, "{} before opening", team.id);
                assert_eq!(find(&told(opens), "transferred")["team"], team.id);
                assert_eq!(find(&told(&second_before(closes)), "transferred")["team"], team.id);
                let late = told(closes);
                assert_eq!(find(&late, "ended")["reason"], "closed", "{} at closing", team.id);
                assert!(find(&late, "closed")["next_open"].as_str().unwrap() > next.as_str());
            }
        }
    }
}

#[test]
fn on_saturday_everyone_with_hours_is_closed_until_monday() {
    for team in TEAMS.iter().filter(|team| team.hours.is_some()) {
        let (opens, _) = team.hours.unwrap();
        let (number, keys) = team.ways[0];
        let events = call(number, "2026-11-28 12:00", keys);
        assert_eq!(find(&events, "closed")["next_open"], format!("2026-11-30T{opens}-08:00"));
    }
}

#[test]
fn a_closed_team_is_told_with_its_other_ways() {
    for team in TEAMS.iter().filter(|team| team.hours.is_some()) {
        let (number, keys) = team.ways[0];
        let events = call(number, "2026-11-28 12:00", keys);
        let closed = find(&events, "closed");
        assert_eq!(closed["email"].as_str(), team.email);
        assert_eq!(closed["fax"].as_str(), team.fax);
        let said = events.iter().rfind(|event| event["event"] == "prompt").unwrap();
        let text = said["text"].as_str().unwrap();
        for way in [team.email, team.fax].into_iter().flatten() {
            assert!(text.contains(way), "{way} is not in {text}");
        }
        assert!(text.contains("Monday"), "{text}");
        assert!(!text.contains(".."), "{text}");
        let other = team.ways.get(1).is_none_or(|(number, _)| text.contains(number));
        assert!(other, "the other line is not in {text}");
    }
}

#[test]
fn only_option_two_of_the_alternate_line_is_published() {
    for key in ["0", "1", "3", "4", "5", "6", "7", "8", "9", "*", "#"] {
        let events = call("1-800-731-4661", "2026-11-23 12:00", key);
        assert_eq!(find(&events, "no_match")["node"], "alternate-menu", "{key}");
    }
}

#[test]
fn no_holiday_is_invented() {
    // Thanksgiving 2026 is a Thursday: the page publishes Monday to Friday and no holidays.
    let events = call("1-800-790-4661", "2026-11-26 12:00", "3");
    let transferred = find(&events, "transferred");
    assert_eq!(transferred["team"], "account-management");
    assert_eq!(
        (&transferred["open"], &transferred["may_be_closed"]),
        (&Value::Null, &"Thanksgiving Day".into())
    );
}

fn call(number: &str, at: &str, keys: &str) -> Vec<Value> {
    let output = Program::phonetree()
        .args(["call", number, "--at", at, "--keys", keys, "--json", "--fast"])
        .output();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn find<'a>(events: &'a [Value], name: &str) -> &'a Value {
    events
        .iter()
        .find(|event| event["event"] == name)
        .unwrap_or_else(|| panic!("no {name} in {events:#?}"))
}

fn second_before(time: &str) -> String {
    let time: chrono::NaiveTime = time.parse().unwrap();
    (time - chrono::TimeDelta::seconds(1)).to_string()
}
