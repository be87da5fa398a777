//! Public reports of what callers meet in phone menus, each as a written call with the right value.
//!
//! | report | calls |
//! | --- | --- |
//! | a code keeps its zero; a slow entry; too few digits; a pound, or digits too many, after a full entry; a wrong extension; stay on the line | `reports/keys.toml` |
//! | patterns and ranges of keys; back from a message and after failures; silence and wrong keys apart; an option with hours; a way out of an entry | `reports/wishes.toml` |
//! | what was entered, who calls, a switch, another system, the third wrong code decide | `reports/wishes.toml` |
//! | nobody answers, a full mailbox, 0 in a mailbox; a team with a zone and holidays of its own; numbers with an extension and with (0) | `reports/wishes.toml` |
//! | a key while callers wait, the longest wait, a turn that nobody answers, closed by hand | `reports/line.toml` |
//! | whole days, weekends, seasons in words; half days, extra afternoons, long nights, an early Thursday, bank holidays | `reports/hours.toml` |
//! | midnight and noon in Spanish | `reports/medianoche.toml` |
//! | rules of hours that undo each other, keys that are promised and lead nowhere | pages of `tests/rules` |
//! | `find` knows options that lead to no team | `tests/command/find` |

use crate::program::Program;

const MENUS: [&str; 5] = ["hours", "keys", "line", "medianoche", "wishes"];

#[test]
fn the_menus_of_all_reports_load_and_nothing_is_found_in_them() {
    for menu in MENUS {
        let file = format!("tests/menus/reports/{menu}.toml");
        let checked = Program::phonetree().args(["check", &file]).output();
        let said = String::from_utf8(checked.stdout).unwrap();
        assert!(said.starts_with(&format!("{file}: No problems found")), "{said}");
        assert_eq!(checked.status.code(), Some(0), "{said}");
    }
}

#[test]
fn every_report_has_its_right_value() {
    for menu in MENUS {
        let file = format!("tests/calls/reports/{menu}.toml");
        let played = Program::phonetree().args(["test", &file]).output();
        let said = String::from_utf8(played.stdout).unwrap();
        assert_eq!(played.status.code(), Some(0), "{said}");
        assert!(said.contains(" calls passed (1 file"), "{said}");
    }
}
