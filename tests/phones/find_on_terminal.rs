//! `phonetree find` without an errand: a list that narrows as one types, in a terminal of its own.

use portable_pty::CommandBuilder;

use crate::program::Program;
use crate::terminal::Terminal;

const UP: &str = "\u{1b}[A";
const DOWN: &str = "\u{1b}[B";
const BACKSPACE: &str = "\u{7f}";

fn find(columns: u16, rows: u16) -> Terminal {
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.args(["find", "--at", "2026-11-23 12:00"]);
    Terminal::run(columns, rows, command, &[])
}

#[test]
fn the_list_narrows_with_every_letter_and_enter_gives_the_answer() {
    let mut terminal = find(100, 30);
    // Everything is there before a letter is typed.
    terminal.until("everything", |shows| {
        shows.contains("Receive copies of bills - California Service Center")
            && shows.contains("Make payment arrangements")
    });
    // Two letters tell nothing yet; from the third on the list narrows.
    terminal.types("co");
    terminal.until("everything still", |shows| {
        shows.contains("> co_") && shows.contains("Make payment arrangements")
    });
    terminal.types("br");
    terminal.until("narrowed", |shows| {
        shows.contains("COBRA inquiries - Client Services Unit") && !shows.contains("Receive")
    });
    // What there is to say stands below at once.
    terminal.until_it_shows("Call  1-800-790-4661, then press 2");
    terminal.types("a\r");
    let answer = terminal.ends(0);
    assert!(
        answer.contains("COBRA inquiries\r\n") || answer.contains("COBRA inquiries\n"),
        "{answer}"
    );
    assert!(answer.contains("OPEN until 5 p.m. Pacific time"), "{answer}");
}

#[test]
fn what_does_not_fit_into_the_list_is_counted_below_it() {
    let mut terminal = find(80, 24);
    terminal.until("how many more there are", |shows| {
        let below = shows.lines().find_map(|line| line.trim().strip_suffix(" more below"));
        below
            .and_then(|line| line.strip_prefix("… and ")?.parse::<u32>().ok())
            .is_some_and(|n| n > 9)
    });
    // At the end of the list there are no more.
    terminal.types(&DOWN.repeat(60));
    terminal.until("the last one", |shows| {
        shows.contains("Small business service reference guide") && !shows.contains("more below")
    });
    terminal.types("cobra");
    terminal.until("few, and no more", |shows| {
        shows.contains("> cobra_") && !shows.contains("more below")
    });
    terminal.types("\u{1b}");
    terminal.ends(0);
}

#[test]
fn typing_errors_are_forgiven_and_letters_are_taken_back() {
    let mut terminal = find(100, 30);
    terminal.types("brocker");
    terminal.until_it_shows("Broker of record changes - Account Management Support Team");
    terminal.types(&BACKSPACE.repeat(7));
    terminal.until_it_shows("Receive copies of bills");
    terminal.types("zzzz");
    terminal.until_it_shows("nothing fits");
    // Enter takes nothing where nothing fits; the list goes on.
    terminal.types("\r\u{15}plan changes");
    terminal.until_it_shows("> plan changes_");
    terminal.types("\r");
    let answer = terminal.ends(0);
    assert!(answer.contains("Plan changes"), "{answer}");
}

#[test]
fn arrows_choose_and_stop_at_both_ends() {
    let mut terminal = find(100, 40);
    terminal.until_it_shows("Receive copies of bills");
    terminal.types(UP);
    terminal.types(DOWN);
    terminal.types("\r");
    let answer = terminal.ends(0);
    assert!(answer.contains("Make payment arrangements"), "{answer}");
    assert!(!answer.contains("Receive copies"), "{answer}");
}

#[test]
fn who_leaves_is_told_nothing_and_the_terminal_is_as_it_was() {
    for leaves in ["\u{1b}", "\u{3}"] {
        let mut terminal = find(100, 30);
        terminal.types("bill");
        terminal.until_it_shows("> bill_");
        terminal.types(leaves);
        let shows = terminal.ends(0);
        assert!(!shows.contains("1-800-790-4661"), "{shows}");
    }
}

#[test]
fn a_small_terminal_shows_what_fits_into_it() {
    let mut terminal = find(30, 6);
    terminal.types("cobra");
    let shows = terminal.until("the whole word with what fits", |shows| {
        shows.contains("> cobra_") && shows.contains("  COBRA inquiries - Client Se…")
    });
    assert!(shows.lines().count() <= 6, "{shows}");
    terminal.types("\r");
    terminal.ends(0);
}

#[test]
fn a_shorter_list_leaves_nothing_of_a_longer_one() {
    for (columns, rows, word) in [(40, 15, "cobra"), (80, 24, "broker"), (100, 30, "refills")] {
        let answer = Program::phonetree().args(["find", "--at", "2026-11-23 12:00", word]).output();
        let answer = String::from_utf8(answer.stdout).unwrap();
        let mut terminal = find(columns, rows);
        terminal.until_it_shows("Receive copies");
        terminal.types(word);
        // Under the list stands the answer to the whole word, as far as it fits, and nothing else.
        terminal.until(&format!("{word} and its answer alone"), |shows| {
            let mut below = shows.lines().skip_while(|line| !line.is_empty()).skip(1).peekable();
            shows.contains(&format!("> {word}_"))
                && below.peek().is_some()
                && below.all(|line| {
                    let whole = line.trim_end_matches('…');
                    answer.lines().any(|said| said.starts_with(whole))
                })
        });
        terminal.types("\u{1b}");
        terminal.ends(0);
    }
}
