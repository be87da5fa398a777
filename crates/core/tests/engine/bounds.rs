//! What `docs/limits.md` says is bounded is bounded there: each row of its tables is read, and a file
//! at the limit and one just beyond it are loaded.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use phonetree_core::document::{MOST_ID_LETTERS, MOST_TEXT_LETTERS, Problems};
use phonetree_core::hours::{MOST_HOURS_LETTERS, MOST_HOURS_PARTS};
use phonetree_core::menu;
use phonetree_core::script::{
    CallFile, MOST_CALLS, MOST_CASES_BYTES, MOST_PATTERN_LETTERS, MOST_PATTERNS,
};

use crate::limits_page::{MEGABYTE, rows};

/// A bound: how large it is, and a file with so much of it.
struct Bound {
    most: usize,
    /// A little of it is taken by what else is in the file.
    slack: usize,
    load: fn(usize) -> Result<(), Problems>,
}

const fn bound(most: usize, load: fn(usize) -> Result<(), Problems>) -> Bound {
    Bound { most, slack: 0, load }
}

/// Every row of the two tables, by what stands in its first cell.
const BOUNDS: &[(&str, Bound)] = &[
    ("lines", bound(menu::MOST_LINES, |n| menu(&lines(n)))),
    (
        "lines times teams",
        bound(menu::MOST_LINES_BY_TEAMS, |n| {
            menu(
                &(lines(400) + &list(1, n.div_ceil(400), |k| format!("teams.t{k}.name = \"T\"\n"))),
            )
        }),
    ),
    (
        "nodes",
        bound(menu::MOST_NODES, |n| {
            menu(&(String::from("[messages]\n") + &list(1, n, |k| format!("m{k}.say = \"\"\n"))))
        }),
    ),
    (
        "menus and entries on the way to a node",
        bound(menu::MOST_DEPTH, |n| {
            let one = |k| {
                format!(
                    "menus.m{k}.options = [{{ key = \"1\", label = \"x\", to = \"m{}\" }}]\n",
                    k + 1
                )
            };
            let front = "lines.deep = { number = \"202-555-0142\", answer = \"m0\" }\n";
            menu(&format!("{front}{}mailboxes.m{n}.say = \"x\"\n", list(0, n, one)))
        }),
    ),
    (
        "options of a menu",
        bound(menu::MOST_OPTIONS, |n| {
            let option =
                |k| format!("{{ key = \"{k}\", label = \"x\", to = \"desk\", spoken = false }}, ");
            menu(&format!("menus.main.options = [{}]\n", list(0, n, option)))
        }),
    ),
    (
        "keys of the whole file",
        bound(menu::MOST_OPTIONS, |n| menu(&list(0, n, |k| format!("keys.\"{k}\" = \"desk\"\n")))),
    ),
    (
        "keys of an option",
        bound(menu::MOST_KEYS, |n| {
            let keys = "1".repeat(n);
            menu(&format!(
                "menus.main.options = [{{ key = \"{keys}\", label = \"x\", to = \"desk\" }}]\n"
            ))
        }),
    ),
    (
        "digits of an entry",
        bound(menu::MOST_KEYS, |n| {
            menu(&format!("entries.e = {{ ask = \"x\", length = {n}, to = \"desk\" }}\n"))
        }),
    ),
    ("times that a node asks", bound(20, |n| menu(&format!("timings.no_input_tries = {n}\n")))),
    ("menus on a path", bound(1_000, |n| menu(&format!("limits.path = {n}\n")))),
    (
        "switches",
        bound(menu::MOST_SWITCHES, |n| {
            menu(&(String::from("[switches]\n") + &list(0, n, |k| format!("s{k} = {{}}\n"))))
        }),
    ),
    (
        "cases of a branch",
        bound(menu::MOST_CASES, |n| {
            let cases = "{ open = \"desk\", to = \"desk\" }, ".repeat(n);
            menu(&format!("branches.b = {{ cases = [{cases}], otherwise = \"desk\" }}\n"))
        }),
    ),
    (
        "languages",
        bound(menu::MOST_LANGUAGES, |n| {
            let tags = list(1, n, |k| format!("\"en-{k:03}\", "));
            menu(&format!("language = \"en-US\"\nlanguages = [{tags}]\n"))
        }),
    ),
    (
        "words of the lexicon",
        bound(menu::MOST_LEXICON_WORDS, |n| {
            menu(&(String::from("[lexicon]\n") + &list(0, n, |k| format!("w{k} = \"x\"\n"))))
        }),
    ),
    (
        "waivers",
        bound(menu::MOST_WAIVERS, |n| {
            menu(&format!("waive = [{}]\n", "{ rule = \"dead-end\" }, ".repeat(n)))
        }),
    ),
    (
        "promises",
        bound(menu::MOST_PROMISES, |n| {
            menu(&format!("never = [{}]\n", "{ hears = \"x\" }, ".repeat(n)))
        }),
    ),
    (
        "words in a list of `also`",
        bound(menu::MOST_CALLER_WORDS, |n| {
            menu(&format!(
                "teams.other.name = \"x\"\nteams.other.also = [{}]\n",
                list(0, n, |k| format!("\"w{k}\", "))
            ))
        }),
    ),
    (
        "characters of a word in `also`",
        bound(menu::MOST_CALLER_WORD_LETTERS, |n| {
            menu(&format!("teams.other = {{ name = \"x\", also = [\"{}\"] }}\n", "é".repeat(n)))
        }),
    ),
    (
        "characters of a name",
        bound(MOST_ID_LETTERS, |n| menu(&format!("messages.{}.say = \"x\"\n", "a".repeat(n)))),
    ),
    (
        "characters of a title, label, errand or address",
        bound(menu::MOST_NAME_LETTERS, |n| {
            menu(&format!("teams.other.name = \"{}\"\n", "é".repeat(n)))
        }),
    ),
    (
        "characters of any text",
        bound(MOST_TEXT_LETTERS, |n| menu(&format!("notice = \"{}\"\n", "é".repeat(n)))),
    ),
    (
        "characters of a prompt",
        bound(menu::MOST_PROMPT_LETTERS, |n| {
            let (names, rest) = ("{team}".repeat(n / 1_000), "é".repeat(n % 1_000));
            let name = "é".repeat(1_000);
            menu(&format!("teams.other = {{ name = \"{name}\", connected = \"{names}{rest}\" }}\n"))
        }),
    ),
    (
        "bytes of all prompts",
        Bound {
            most: menu::MOST_PROMPTS_BYTES,
            slack: 10_000,
            load: |n| {
                let connected = "{about}".repeat(20);
                let team = |k| {
                    let about = "x".repeat(if k == 0 {
                        1_000 - (20_000 - n % 20_000).div_ceil(20)
                    } else {
                        1_000
                    });
                    format!(
                        "t{k} = {{ name = \"T\", about = \"{about}\", connected = \"{connected}\" }}\n"
                    )
                };
                menu(&(String::from("[teams]\n") + &list(0, n / 20_000 + 1, team)))
            },
        },
    ),
    (
        "characters of hours",
        bound(MOST_HOURS_LETTERS, |n| {
            let hours = "Mo-Fr 08:00-17:00 ";
            hours_of(&format!("{hours}\\\"{}\\\"", "x".repeat(n - hours.len() - 2)))
        }),
    ),
    (
        "parts of hours",
        bound(MOST_HOURS_PARTS, |n| {
            let time =
                |k| format!("{:02}:{:02}-{:02}:{:02},", k / 20, k % 20 * 3, k / 20, k % 20 * 3 + 1);
            hours_of(&format!("Mo-Fr {}", list(0, n, time).trim_end_matches(',')))
        }),
    ),
    (
        "different hours",
        bound(menu::MOST_DIFFERENT_HOURS, |n| {
            let team = |k| format!("teams.t{k} = {{ name = \"T\", hours = '24/7 \"{k}\"' }}\n");
            menu(&list(0, n, team))
        }),
    ),
    (
        "parts of all different hours",
        bound(menu::MOST_PARTS_OF_ALL_HOURS, |n| {
            let hours = |k: usize| "Mo 08:00-17:00; ".repeat((n - 200 * k).min(200) - 1);
            let last = |k: usize| format!("{}Mo 08:00-17:00 \"{k}\"", hours(k));
            let team = |k| format!("teams.t{k} = {{ name = \"T\", hours = '{}' }}\n", last(k));
            menu(&list(0, n.div_ceil(200), team))
        }),
    ),
    (
        "calls",
        bound(MOST_CALLS, |n| {
            let rows = "[\"2026-11-23 12:00\"], ".repeat(n);
            calls(&format!("[[table]]\nname = \"x\"\ncolumns = [\"at\"]\nrows = [{rows}]\n"))
        }),
    ),
    (
        "bytes of all cases",
        Bound {
            most: MOST_CASES_BYTES,
            slack: 40_000,
            load: |n| {
                let words = "x".repeat(20_000);
                let rows = "[\"2026-11-23 12:00\"], "
                    .repeat(n / 20_026 + usize::from(n > MOST_CASES_BYTES));
                calls(&format!(
                    "[[table]]\nname = \"x\"\nhears = \"{words}\"\ncolumns = [\"at\"]\nrows = [{rows}]\n"
                ))
            },
        },
    ),
    (
        "patterns",
        bound(MOST_PATTERNS, |n| calls(&call(&format!("[{}]", "{ matches = \"x\" }, ".repeat(n))))),
    ),
    (
        "characters of a pattern",
        bound(MOST_PATTERN_LETTERS, |n| {
            calls(&call(&format!("{{ matches = \"{}\" }}", "x".repeat(n))))
        }),
    ),
];

fn list(from: usize, to: usize, one: impl Fn(usize) -> String) -> String {
    (from..to).map(one).collect()
}

fn lines(n: usize) -> String {
    let line = |k| format!("lines.l{k} = {{ number = \"+1202555{k:04}\", answer = \"desk\" }}\n");
    list(1, n, line)
}

fn hours_of(hours: &str) -> Result<(), Problems> {
    menu(&format!("teams.other = {{ name = \"T\", hours = \"{hours}\" }}\n"))
}

/// A menu of one line and one team, and what else is written in it.
fn menu(more: &str) -> Result<(), Problems> {
    let head = "format = 1\ntitle = \"x\"\ntimezone = \"UTC\"\nlines.front.number = \"202-555-9999\"\nlines.front.answer = \"desk\"\nteams.desk.name = \"x\"\n";
    // A table that the head has begun is gone on with, key by key.
    let (tables, keys) = if more.starts_with('[') { (more, "") } else { ("", more) };
    let tables = match tables.strip_prefix("[teams]\n") {
        Some(teams) => teams.lines().flat_map(|line| ["teams.", line, "\n"]).collect(),
        None => tables.to_owned(),
    };
    menu::load("menu.toml", &format!("{head}{keys}{tables}")).map(drop)
}

fn calls(text: &str) -> Result<(), Problems> {
    CallFile::read("calls.toml", text).map(drop)
}

fn call(hears: &str) -> String {
    format!("[[call]]\nname = \"x\"\nat = \"2026-11-23 12:00\"\nhears = {hears}\n")
}

#[test]
fn what_is_at_a_limit_is_read_and_what_is_beyond_it_is_refused_as_the_page_says() {
    let mut page = "# What is said of a file in which there is too much\n".to_owned();
    let mut left: BTreeMap<&str, &Bound> = BOUNDS.iter().map(|(name, it)| (*name, it)).collect();
    for row in [rows("Menu files"), rows("Written calls")].concat() {
        let [what, most, beyond] = row.as_slice() else { panic!("{row:?}") };
        let bound = left.remove(what.as_str()).unwrap_or_else(|| panic!("no bound `{what}`"));
        let number = most.replace(',', "");
        let number = match number.strip_suffix(" MB") {
            Some(megabytes) => megabytes.parse::<usize>().unwrap() * MEGABYTE,
            None => number.parse().unwrap(),
        };
        assert_eq!(number, bound.most, "{what}");
        if let Err(wrong) = (bound.load)(bound.most - bound.slack) {
            panic!("{what}: {wrong}");
        }
        let refused = (bound.load)(bound.most + 1).expect_err(what).to_string();
        let beyond = beyond.trim_matches('`');
        assert!(refused.contains(beyond), "{what}: not `{beyond}` but {refused}");
        write!(page, "\n## {what}\n\n```text\n{refused}\n```\n").unwrap();
    }
    let quoted = menu(&format!("messages.m.to = \"{}\"\n", "9".repeat(1_000))).unwrap_err();
    write!(page, "\n## a long text that is quoted\n\n```text\n{quoted}\n```\n").unwrap();
    let path = "tests/engine/broken/limits/limits.md";
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &page).unwrap();
    } else {
        let known = std::fs::read_to_string(path).unwrap();
        snapbox::assert_data_eq!(snapbox::Data::text(page).raw(), snapbox::Data::text(known).raw());
    }
    assert!(left.is_empty(), "docs/limits.md says nothing of {:?}", left.keys());
}

#[test]
fn a_name_of_fifty_thousand_letters_is_not_said_twenty_thousand_times() {
    let (title, say) = ("T".repeat(50_000), "{title}".repeat(20_000));
    let text = format!(
        "format = 1\ntitle = \"{title}\"\ntimezone = \"UTC\"\nlines.a = {{ number = \"202-555-9999\", answer = \"m\" }}\nmessages.m.say = \"{say}\"\n"
    );
    let refused = menu::load("menu.toml", &text).unwrap_err().to_string();
    assert!(refused.contains("this text has 50000 characters"), "{refused}");
    assert!(refused.contains("this text has 140000 characters"), "{refused}");
    assert!(refused.len() < 2_000, "{refused}");
}

#[test]
fn a_prompt_that_is_derived_from_long_labels_is_too_long() {
    let label = "x".repeat(1_000);
    let option = |k| format!("{{ key = \"{k}\", label = \"{label}\", to = \"desk\" }}, ");
    let refused = menu(&format!("menus.main.options = [{}]\n", list(10, 40, option)));
    let refused = refused.unwrap_err().to_string();
    assert!(
        refused.contains("the prompt main/options has more than 20000 characters"),
        "{refused}"
    );
}

#[test]
fn a_pattern_that_is_large_once_it_is_compiled_is_refused() {
    calls(&call("{ matches = '\\w{20}' }")).unwrap();
    let refused = calls(&call("{ matches = '\\w{900}' }")).unwrap_err().to_string();
    assert!(refused.contains("this pattern does not compile"), "{refused}");
}

#[test]
fn a_million_mistakes_are_counted_and_what_they_quote_is_cut() {
    let many = "\"\", ".repeat(20_000);
    let refused = menu(&format!("languages = [{many}]\n")).unwrap_err().to_string();
    assert!(refused.contains("there are 20000 languages"), "{refused}");
    let long = "9".repeat(15_000);
    let refused = menu(&format!("messages.m.to = \"{long}\"\n")).unwrap_err().to_string();
    assert!(refused.contains("characters) ... ") && refused.len() < 4_000, "{refused}");
    let keys = list(0, 20_000, |k| format!("x{k} = 1\n"));
    let refused = menu(&keys).unwrap_err();
    assert_eq!(refused.iter().count(), 10_000);
    assert!(
        refused
            .to_string()
            .ends_with("20000 problems in menu.toml; the first 50 are shown, 19950 more are not")
    );
}

#[test]
fn of_many_lines_that_lead_to_a_team_two_are_kept_to_be_named() {
    let text = format!(
        "format = 1\ntitle = \"x\"\ntimezone = \"UTC\"\nteams.desk = {{ name = \"x\", hours = \"Mo-Fr 08:00-17:00\" }}\n{}",
        lines(400)
    );
    let tree = menu::load("menu.toml", &text).unwrap();
    let mut said = String::new();
    for prompt in &tree.prompts {
        write!(said, "{:?}", prompt.words).unwrap();
    }
    assert_eq!(said.matches("LineId(").count(), 2, "{said}");
    assert_eq!(tree.routes_to_teams().values().map(Vec::len).sum::<usize>(), 399);
}
