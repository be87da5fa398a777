//! `phonetree new` without options: its questions, on a terminal of its own.

use std::fs;

use portable_pty::CommandBuilder;

use crate::program::Program;
use crate::terminal::Terminal;

#[test]
fn the_questions_are_answered_one_by_one_and_a_line_can_be_mended_before_enter() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.args(["new", "acme.toml"]);
    command.cwd(folder.path());
    let mut terminal = Terminal::run(80, 24, command, &[]);
    for (question, answer) in [
        ("What is the organization's name? ", "Acme Dentsl\u{7f}\u{7f}al"),
        ("What number do people call?", "+1-202-555-0142"),
        ("In which time zone? [America/New_York] ", ""),
        ("  key 1 (Enter ends the list) ", "Scheduling = Mo-Fr 08:00-17:00 = visits@example.org"),
        ("  key 2 (Enter ends the list) ", "Billing"),
        ("    When do they answer?", "weekdays"),
        // An answer that can't be right is refused at once, and asked for again.
        ("can't read", "Mo-Fr 09:00-16:00"),
        ("    Their email? (Enter: none) ", ""),
        ("  key 3 (Enter ends the list) ", ""),
        ("In which languages?", ""),
        ("What do callers get after hours?", ""),
        ("Who answers key 0?", "Billing"),
    ] {
        terminal.until_it_shows(question.trim_end());
        terminal.types(answer);
        terminal.types("\r");
    }
    let told = terminal.ends(0);
    assert!(told.contains("Wrote acme.toml."), "{told}");
    let menu = fs::read_to_string(folder.path().join("acme.toml")).unwrap();
    for written in ["Acme Dental", "visits@example.org", "Mo-Fr 09:00-16:00", "America/New_York"] {
        assert!(menu.contains(written), "{written}:\n{menu}");
    }
    assert!(folder.path().join("tests/calls/acme.toml").is_file());
}
