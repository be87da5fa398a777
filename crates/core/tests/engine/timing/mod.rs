//! The rules of timing, as `docs/timing.md` says them: each sentence with the whole of what happens,
//! a millisecond before, at and after. Every prompt lasts one second here, unless a test says
//! otherwise, and nothing is pressed but what is listed.

mod callbacks;
mod directories;
mod ends;
mod entries;
mod extensions;
mod keys;
mod lasts;
mod mailboxes;
mod must_hear;
mod paths;
mod phones;
mod queues;
mod retries;
mod ties;
#[path = "../../edges/told.rs"]
#[allow(unreachable_pub, reason = "doctests include this file, too")]
mod told;
mod ways_out;

pub(crate) use told::in_time;

/// A menu with one option: 1 leads to a team.
const ONE: &str = r#"[menus.main]
options = [{ key = "1", label = "it", to = "team" }]
"#;

/// What was heard, and then the team: it rings, says who they are, and the call is over.
fn then_team(heard: &[&str], at: u64) -> Vec<String> {
    let team = [
        format!("{at} to team"),
        format!("{} says team/connected", at + 2_000),
        format!("{} ends Connected", at + 3_000),
    ];
    heard.iter().map(|line| (*line).to_owned()).chain(team).collect()
}

/// A page, or what tests quote of it, as one line.
fn in_one_line(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim().trim_start_matches(['/', '>', ' ']));
    lines.collect::<Vec<_>>().join(" ").replace('`', "").replace("**", "")
}

/// The sentences of a page: those of its paragraphs and lists, and each row of its tables.
fn sentences(page: &str) -> Vec<String> {
    let mut blocks = vec![String::new()];
    for line in page.lines() {
        if line.is_empty() || line.starts_with(['-', '|', '#']) {
            blocks.push(String::new());
        }
        if !line.starts_with('#') && !line.starts_with("| |") && !line.starts_with("| ---") {
            *blocks.last_mut().unwrap() += &format!("{}\n", line.trim_start_matches("- "));
        }
    }
    let sentences = blocks.iter().flat_map(|block| {
        let block = in_one_line(block);
        let cut = block.split_inclusive(". ").map(|sentence| sentence.trim().to_owned());
        cut.collect::<Vec<_>>()
    });
    sentences.filter(|sentence| !sentence.is_empty()).collect()
}

#[test]
fn every_sentence_of_the_page_is_quoted_by_its_test() {
    let page = include_str!("../../../../../docs/timing.md");
    let tests = [
        include_str!("keys.rs"),
        include_str!("lasts.rs"),
        include_str!("must_hear.rs"),
        include_str!("phones.rs"),
        include_str!("ties.rs"),
        include_str!("../../../../../tests/phones/callers.rs"),
    ];
    let quoted = tests.map(in_one_line).join(" ");
    let sentences = sentences(page);
    assert!(sentences.len() > 20, "{} sentences", sentences.len());
    for sentence in sentences {
        assert!(quoted.contains(&sentence), "no test in timing/ quotes this: {sentence}");
    }
}

#[test]
fn every_row_of_the_table_of_edges_has_an_example_and_every_example_a_row() {
    let table = include_str!("../../../src/call/edges/mod.rs");
    let keys = include_str!("../../../src/call/edges/keys.rs");
    let teams = include_str!("../../../src/call/edges/teams.rs");
    let rows = table.lines().filter_map(|line| line.strip_prefix("//! | ")?.split(" | ").next());
    let decisions = include_str!("../../../src/call/edges/decisions.rs");
    let examples = [keys, decisions, teams].into_iter().flat_map(str::lines);
    let examples = examples.filter_map(|line| line.strip_prefix("//! # Example: "));
    let rows: Vec<String> = rows.skip(2).map(str::to_lowercase).collect();
    let examples: Vec<String> = examples.map(str::to_lowercase).collect();
    assert_eq!(rows, examples);
}
