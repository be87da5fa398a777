//! What the readers of menus, written calls and courses refuse: pages of broken files in `broken/`,
//! each with everything that is said about it. Near every limit stands what is still fine.
//!
//! A block ` ```toml ` is refused, and the block ` ```text ` after it is the whole error; a block
//! ` ```toml fine ` is read. A block ` ```toml head ` begins every file after it: a line of a file
//! stands in place of the head's line with the same key. ` ```toml whole ` goes without. Calls and
//! courses are read beside the menu in ` ```toml menu `. `UPDATE=1` writes what is said into the pages.

use std::fmt::Write as _;
use std::path::PathBuf;

use phonetree_core::document::Problems;
use phonetree_core::menu;
use phonetree_core::menu::{Lengths, Tree};
use phonetree_core::practice::CourseFile;
use phonetree_core::script::CallFile;

/// Reads one file as its readers do, beside a menu where it needs one.
type Reader = fn(&str, Option<&Tree>) -> Result<(), Problems>;

const KINDS: [(&str, Reader); 3] = [("menu", menu), ("calls", calls), ("course", course)];

fn menu(text: &str, _: Option<&Tree>) -> Result<(), Problems> {
    menu::load("menu.toml", text).map(drop)
}

fn calls(text: &str, menu: Option<&Tree>) -> Result<(), Problems> {
    CallFile::read_to_fit("calls.toml", text)?.fit(menu.expect("the page has a menu")).map(drop)
}

fn course(text: &str, menu: Option<&Tree>) -> Result<(), Problems> {
    let menu = menu.expect("the page has a menu");
    CourseFile::read_to_fit("course.toml", text)?.fit(menu, &Lengths::estimated(menu)).map(drop)
}

/// The page as it should be: every error after its file.
fn as_it_should_be(page: &str, read: Reader) -> String {
    let (mut head, mut menu) = (String::new(), None);
    let mut current = String::new();
    let mut lines = page.split_inclusive('\n');
    while let Some(line) = lines.next() {
        if line == "```text\n" {
            lines.by_ref().find(|line| *line == "```\n").expect("the block ends");
            let blank = current.ends_with("\n\n");
            current.truncate(current.len() - usize::from(blank));
            continue;
        }
        current += line;
        let Some(what) = line.strip_prefix("```toml") else { continue };
        let text: String = lines.by_ref().take_while(|line| *line != "```\n").collect();
        writeln!(current, "{text}```").unwrap();
        let file = || after(&head, &text);
        match what.trim() {
            "head" => head = text,
            "menu" => menu = Some(menu::load("menu.toml", &text).unwrap()),
            "fine" => {
                read(&file(), menu.as_ref()).unwrap_or_else(|said| panic!("{}\n{said}", file()));
            }
            kind => {
                let file = if kind == "whole" { text.clone() } else { file() };
                let said = read(&file, menu.as_ref()).expect_err(&file);
                writeln!(current, "\n```text\n{said}\n```").unwrap();
            }
        }
    }
    current
}

/// A file that begins with a head, but for the lines whose keys it has itself.
fn after(head: &str, text: &str) -> String {
    let key = |line: &str| line.split('=').next().unwrap().trim().to_owned();
    let own: Vec<String> =
        text.lines().take_while(|line| !line.starts_with('[')).map(key).collect();
    let head = head.split_inclusive('\n').filter(|line| !own.contains(&key(line)));
    head.chain([text]).collect()
}

fn pages(kind: &str) -> Vec<PathBuf> {
    let folder = format!("tests/engine/broken/{kind}");
    let mut pages: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    pages.sort();
    pages
}

#[test]
fn every_broken_file_is_refused_with_its_whole_error_and_every_fine_one_is_read() {
    for (kind, read) in KINDS {
        for path in pages(kind) {
            let page = std::fs::read_to_string(&path).unwrap();
            let current = as_it_should_be(&page, read);
            if std::env::var_os("UPDATE").is_some() {
                std::fs::write(&path, &current).unwrap();
            } else {
                let page = snapbox::Data::text(page).raw();
                snapbox::assert_data_eq!(snapbox::Data::text(current).raw(), page);
            }
        }
    }
}

#[test]
fn of_more_than_fifty_problems_the_first_fifty_are_shown_and_the_others_counted() {
    let with = |problems: usize| {
        let places = vec!["\"\""; problems].join(", ");
        let text = format!(
            "format = 1\ntitle = \"x\"\ntimezone = \"UTC\"\nlanguages = [{places}]\nlines.front.number = \"202-555-0142\"\nlines.front.answer = \"desk\"\nteams.desk.name = \"x\"\n"
        );
        let said = menu::load("menu.toml", &text).unwrap_err().to_string();
        let shown = said.matches("error: \"\" is not a language tag\n").count();
        (shown, said.lines().last().unwrap().to_owned())
    };
    assert_eq!(with(49), (49, "49 problems in menu.toml".to_owned()));
    assert_eq!(with(50), (50, "50 problems in menu.toml".to_owned()));
    let more = "51 problems in menu.toml; the first 50 are shown, 1 more are not";
    assert_eq!(with(51), (50, more.to_owned()));
}
