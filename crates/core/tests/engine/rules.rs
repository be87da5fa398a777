//! Every rule of `check`, by a Markdown file of its own in `tests/rules/`: prose, and menus in TOML
//! that say on the very line what is found there (`# finds: CODE`), or that nothing is. After each in
//! which something is found stands the whole report of it, in ` ```text `; `UPDATE=1` writes it.
//!
//! A menu that is not a whole file is made one: with a head, the line `line` that leads to `main`, and
//! the team `desk`, which is the operator (unless it says `# no operator`).

use std::collections::{BTreeMap, BTreeSet};

use phonetree_core::check::{self, CheckSubject, Checked, RULES, Rule, as_text};
use phonetree_core::document::Lines;
use phonetree_core::menu;
use phonetree_core::menu::Lengths;
use snapbox::Data;

/// What a line should be found to break, by line and code.
type Expected = BTreeMap<(usize, String), usize>;

fn file_of(rule: &Rule) -> String {
    let path = format!("../../tests/rules/{}.md", rule.code);
    std::fs::read_to_string(&path)
        .unwrap_or_else(|_| panic!("the rule has no test: write {path}, as its neighbors are"))
}

/// The menus of a file.
fn menus(markdown: &str) -> Vec<&str> {
    let blocks = markdown.split("```toml\n").skip(1);
    blocks.map(|block| block.split("```").next().unwrap()).collect()
}

/// The menu as a whole file.
fn whole(menu: &str) -> String {
    let has = |start: &str| menu.lines().any(|line| line.starts_with(start));
    // A menu that speaks Spanish, too, has its names in both languages.
    let name = |english: &str, spanish: &str| match menu.contains("languages = [\"es-US\"]") {
        true => format!("{{ en = \"{english}\", es = \"{spanish}\" }}"),
        false => format!("\"{english}\""),
    };
    let head: Vec<&str> = menu.lines().take_while(|line| !line.starts_with('[')).collect();
    let mut text = "format = 1\n".to_owned();
    if head.iter().all(|line| !line.starts_with("title ")) {
        text += &format!("title = {}\n", name("Fernwood", "Fernwood"));
    }
    if head.iter().all(|line| !line.starts_with("timezone ")) {
        text += "timezone = \"America/Los_Angeles\"\n";
    }
    // A file that says how sure its first facts are says it of all of them.
    let doubts = menu.contains("[[claims]]");
    if doubts && head.iter().all(|line| !line.starts_with("status ")) || !has("status ") {
        text += "status = \"assumed\"\n";
    }
    if !menu.contains("# no operator") {
        text += "operator = \"desk\"\n";
    }
    text += menu;
    if !has("[lines.") {
        text += "\n[lines.line]\nnumber = \"+1-202-555-0142\"\nanswer = \"main\"\n";
    }
    if !has("[teams.desk]") {
        text += &format!("\n[teams.desk]\nname = {}\n", name("The desk", "La mesa"));
    }
    text
}

fn expected(text: &str) -> Expected {
    let mut expected = Expected::new();
    for (n, line) in text.lines().enumerate() {
        let codes = line.split("# finds: ").nth(1).into_iter().flat_map(|codes| codes.split(", "));
        for code in codes {
            *expected.entry((n + 1, code.trim().to_owned())).or_default() += 1;
        }
    }
    expected
}

fn checked(text: &str) -> Checked {
    let tree = menu::load("menu.toml", text).unwrap_or_else(|problems| panic!("{problems}"));
    let lengths = Lengths::estimated(&tree);
    let today = "2026-11-24".parse().unwrap();
    let findings = check::check(&CheckSubject::new(&tree, text, &lengths, today));
    Checked { name: "menu.toml".to_owned(), text: text.to_owned(), findings }
}

/// What is found and not waived.
fn found(text: &str) -> Expected {
    let checked = checked(text);
    let lines = Lines::of(text);
    let mut found = Expected::new();
    for finding in checked.open() {
        let line = lines.position(finding.violation.span.start).line;
        *found.entry((line, finding.rule.code.to_owned())).or_default() += 1;
    }
    found
}

#[test]
fn every_rule_finds_what_its_file_says_and_nothing_else() {
    let mut wrong = String::new();
    for rule in RULES {
        for menu in menus(&file_of(rule)) {
            let text = whole(menu);
            let (expected, found) = (expected(&text), found(&text));
            if expected != found {
                let code = rule.code;
                wrong +=
                    &format!("{code}: expected {expected:?}\n{code}: found    {found:?}\n{text}\n");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// The page with the whole report after each menu in which something is found.
fn with_reports(page: &str) -> String {
    let mut parts = page.split("```toml\n");
    let mut current = parts.next().unwrap().to_owned();
    for part in parts {
        let (menu, prose) = part.split_once("```\n").unwrap();
        current += &format!("```toml\n{menu}```\n");
        let checked = checked(&whole(menu));
        if checked.open().next().is_some() {
            current += &format!("\n```text\n{}```\n", as_text(&checked));
        }
        let reported = prose.strip_prefix("\n```text\n").and_then(|old| old.split_once("```\n"));
        current += reported.map_or(prose, |(_, prose)| prose);
    }
    current
}

#[test]
fn every_finding_is_reported_word_for_word_as_its_page_says() {
    for rule in RULES {
        let page = file_of(rule);
        let current = with_reports(&page);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(format!("../../tests/rules/{}.md", rule.code), &current).unwrap();
        } else {
            snapbox::assert_data_eq!(Data::text(current).raw(), Data::text(page).raw());
        }
    }
}

#[test]
fn every_rule_is_shown_breaking_and_kept() {
    for rule in RULES {
        let markdown = file_of(rule);
        let menus = menus(&markdown);
        let breaks = |menu: &&&str| expected(menu).keys().any(|(_, code)| code == rule.code);
        assert!(menus.iter().any(|menu| breaks(&menu)), "{}: no menu breaks it", rule.code);
        assert!(menus.iter().any(|menu| !breaks(&menu)), "{}: no menu keeps it", rule.code);
    }
}

#[test]
fn every_file_is_that_of_a_rule_and_every_code_is_used_once() {
    let codes: BTreeSet<String> = RULES.iter().map(|rule| rule.code.to_owned()).collect();
    assert_eq!(codes.len(), RULES.len(), "two rules have one code");
    let files = std::fs::read_dir("../../tests/rules").unwrap();
    let names =
        files.map(|file| file.unwrap().path().file_stem().unwrap().to_string_lossy().into());
    assert_eq!(names.collect::<BTreeSet<String>>(), codes);
}

#[test]
fn the_documentation_of_every_rule_has_its_parts_and_an_example() {
    for rule in RULES {
        let explained = rule.explain();
        for part in
            ["### Why is this bad?", "### Example", "### Use instead", "### Reference", "```toml"]
        {
            assert!(explained.contains(part), "{}: {part} is missing", rule.code);
        }
        assert!(rule.summary().ends_with('.'), "{}: {}", rule.code, rule.summary());
    }
}

#[test]
fn the_rules_in_docs_are_those_of_the_program() {
    let file = "../../docs/rules.md";
    let mut current = "# Rules of `phonetree check`\n\nMade from the rules themselves: `UPDATE=1 cargo test -p phonetree-core rules` rewrites it, `phonetree check --explain CODE` prints a part.\n\n".to_owned();
    for rule in RULES {
        current += &format!("- [{0}](#{0}): {1}\n", rule.code, rule.summary());
    }
    for rule in RULES {
        current += &format!("\n{}", rule.explain());
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(file, &current).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == current, "{file} is stale: run UPDATE=1 cargo test -p phonetree-core rules");
}
