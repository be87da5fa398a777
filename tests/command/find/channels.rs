//! The right way first: what goes by email is answered with the email, and what a fax is not for is not faxed.

use serde_json::Value;

use super::{find, phonetree};
use crate::program::Program;

const AT: &str = "2026-11-23 12:00";

fn told(args: &[&str]) -> String {
    let output = find(&[args, &["--at", AT]].concat());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn an_errand_that_goes_by_email_has_its_email_first_and_the_phone_for_questions() {
    snapbox::assert_data_eq!(
        told(&["enrollment applications"]),
        snapbox::str![[r"
Enrollment applications
  California Service Center
  Email csc-sd-sba@kp.org
  Questions about it: OPEN until 5 p.m. Pacific time
  Call  1-800-790-4661, then press 1
        1-800-731-4661, then press 2
  Hours Monday to Friday, 8 a.m. to 5 p.m. Pacific time

"]]
    );
}

#[test]
fn a_fax_for_something_else_is_named_only_to_one_who_asks_for_it_and_not_as_a_way() {
    for asked in ["fax number for enrollment applications", "fax member terminations"] {
        let said = told(&[asked]);
        let email = said.find("  Email csc-sd-sba@kp.org\n").expect(asked);
        let note = said.find("The fax number 1-855-355-5334 is for all other information.");
        assert!(email < note.expect(asked), "{said}");
        assert!(!said.contains("  Fax   "), "{said}");
    }
    for asked in ["enrollment applications", "member terminations", "account changes"] {
        let said = told(&[asked]);
        let block = said.split("\nOr:").next().unwrap();
        assert!(!block.contains("1-855-355-5334"), "{said}");
    }
    let other = told(&["fax a bill"]);
    assert!(other.contains("  Fax   1-855-355-5334 (for all other information"), "{other}");
}

#[test]
fn errands_of_different_ways_are_never_in_one_answer() {
    for asked in ["where do I send a termination form", "enrollment", "account changes or bills"] {
        let said = told(&[asked]);
        let headings = said.lines().filter(|line| !line.starts_with(' ') && !line.is_empty());
        for heading in headings {
            assert!(!heading.contains(';'), "{asked}: {heading}");
        }
    }
}

#[test]
fn a_caller_who_asks_for_an_email_or_a_fax_has_it_first_where_a_call_would_do_too() {
    let said = told(&["email for cobra"]);
    assert!(said.find("  Email csu.ca@kp.org") < said.find("  Call "), "{said}");
    assert!(!said.contains("Questions about it"), "{said}");
    let said = told(&["fax for enrollment materials"]);
    assert!(said.find("  Fax   1-800-369-8010") < said.find("  Call "), "{said}");
}

#[test]
fn seconds_strings_to_dial_and_who_says_otherwise_are_told_on_request_and_to_programs() {
    let glance = told(&["cobra"]);
    let all = told(&["cobra", "--verbose"]);
    for more in ["2 seconds", "tel:+18007904661,,2", "says otherwise: The Client Services Unit"] {
        assert!(!glance.contains(more), "{more} is in {glance}");
        assert!(all.contains(more), "{more} is not in {all}");
    }
    let json: Value = serde_json::from_str(&told(&["cobra", "--json"])).unwrap();
    let best = &json["matches"][0];
    assert_eq!(best["routes"][0]["tel"], "tel:+18007904661,,2");
    assert_eq!(best["disputes"].as_array().unwrap().len(), 1);
}

#[test]
fn a_program_is_told_how_an_errand_is_done() {
    for (asked, by) in [
        ("enrollment applications", "email"),
        ("fax number for enrollment applications", "email"),
        ("cobra", "phone"),
        ("fax for cobra", "fax"),
        ("order prescription refills", "web"),
    ] {
        let json: Value = serde_json::from_str(&told(&[asked, "--json"])).unwrap();
        assert_eq!(json["matches"][0]["by"], by, "{asked}");
    }
}

#[test]
fn how_things_stand_comes_in_a_word() {
    for (at, stands) in [
        ("2026-11-23 12:00", "  OPEN until 5 p.m. Pacific time\n"),
        ("2026-11-23 07:15", "  CLOSED, opens today at 8:30 a.m. Pacific time\n"),
        ("2026-11-28 12:00", "  CLOSED, opens Monday at 8:30 a.m. Pacific time\n"),
        (
            "2026-11-26 12:00",
            "  MAY BE CLOSED: Thanksgiving Day; if open, until 5 p.m. Pacific time\n",
        ),
        (
            "2026-11-25 18:00",
            "  CLOSED, opens tomorrow at 8:30 a.m. Pacific time; may stay closed: Thanksgiving Day\n",
        ),
    ] {
        let said = String::from_utf8(find(&["cobra", "--at", at]).stdout).unwrap();
        assert!(said.contains(stands), "{at}: {said}");
    }
    let unknown = told(&["feedback"]);
    assert!(unknown.contains("  Hours not published\n"), "{unknown}");
}

#[test]
fn a_pipe_is_plain_and_color_says_the_same() {
    let args = ["find", "cobra", "--at", AT];
    let plain = phonetree(&args).stdout;
    assert!(!plain.contains(&0x1b));
    let colored = Program::phonetree().args(args).env("CLICOLOR_FORCE", "1").output();
    let colored = String::from_utf8(colored.stdout).unwrap();
    assert!(colored.contains("\u{1b}[1mCOBRA inquiries"), "{colored:?}");
    let mut parts = colored.split('\u{1b}');
    let first = parts.next().unwrap_or_default().to_owned();
    let text = first + &parts.map(|part| part.split_once('m').unwrap().1).collect::<String>();
    assert_eq!(text.into_bytes(), plain);
}

#[test]
fn a_number_that_several_teams_have_is_answered_with_all_of_them() {
    let said = told(&["1-800-369-8010"]);
    snapbox::assert_data_eq!(
        said,
        snapbox::str![[r"
Several fit. Say what it is about, or choose:
  Client Services Unit: call 1-800-790-4661, then press 2
  Account Management Support Team: call 1-800-790-4661, then press 3

"]]
    );
}
