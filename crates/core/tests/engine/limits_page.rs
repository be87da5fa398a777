//! `docs/limits.md`: its tables, and what holds of them that no file shows (`bounds.rs` has the rest).

use phonetree_core::walk;

pub(super) const MEGABYTE: usize = 1024 * 1024;

/// The cells of the rows below a heading of `docs/limits.md`.
pub(super) fn rows(heading: &str) -> Vec<Vec<String>> {
    let page = std::fs::read_to_string("../../docs/limits.md").unwrap();
    let (_, below) = page.split_once(&format!("## {heading}\n")).expect(heading);
    let below = below.split("\n## ").next().unwrap().lines().filter(|line| line.starts_with("| "));
    let cells = |line: &str| {
        line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()
    };
    below.skip(1).filter(|line| !line.starts_with("| ---")).map(cells).collect()
}

#[test]
fn a_row_of_any_other_table_names_the_test_that_holds_it() {
    let mut tests = String::new();
    for folder in ["../../tests", "../../src", "../core/tests", "../core/src"] {
        gather(folder.as_ref(), &mut tests);
    }
    let others = [rows("Searches"), rows("Files and sound")].concat();
    assert!(others.len() > 3);
    for row in others {
        let [_, _, _, test] = row.as_slice() else { panic!("four cells: {row:?}") };
        let test = test.trim_matches('`');
        assert!(tests.contains(&format!("fn {test}(")), "there is no test {test}");
    }
}

fn gather(folder: &std::path::Path, text: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, text);
        } else if path.extension().is_some_and(|it| it == "rs") {
            *text += &std::fs::read_to_string(&path).unwrap();
        }
    }
}

#[test]
fn the_page_has_the_numbers_of_the_searches() {
    let megabytes = |bytes: usize| format!("{} MB", bytes / MEGABYTE);
    let searches = rows("Searches");
    let most = |what: &str| {
        let row = searches.iter().find(|row| row[0] == what);
        row.unwrap_or_else(|| panic!("{what}")).get(1).unwrap().clone()
    };
    let noon = "2026-11-23T12:00:00Z".parse().unwrap();
    let demands = walk::Demands::new(noon..noon);
    assert_eq!(most("memory of `prove`"), megabytes(demands.most_bytes));
    assert_eq!(most("states of `prove`").replace(',', ""), demands.most_states.to_string());
    assert_eq!(most("memory of a comparison"), megabytes(walk::MOST_COMPARED_BYTES));
}
