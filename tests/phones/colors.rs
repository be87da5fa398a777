//! Colors on a terminal: those of the program, and no others.

use std::fs;

use portable_pty::CommandBuilder;
use vt100::Color;

use crate::program::Program;
use crate::terminal::Terminal;

#[test]
fn an_error_has_colors_on_a_terminal_and_a_name_of_a_file_brings_none() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("\u{1b}[32mmenu\u{1b}[2J.toml");
    fs::write(&file, "titel = 1\n").unwrap();
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.cwd(folder.path());
    command.args(["check", file.file_name().unwrap().to_str().unwrap()]);
    let terminal = Terminal::run(100, 50, command, &[]);
    terminal.until_it_shows("problems in");
    let color = |row: u16, column: u16| {
        let glass = terminal.glass.lock().unwrap();
        glass.screen().cell(row, column).unwrap().fgcolor()
    };
    let shows = terminal.settled();
    let rows: Vec<&str> = shows.lines().collect();
    assert!(rows[0].starts_with("error: "), "{shows}");
    assert_ne!(color(0, 0), Color::Default, "{shows}");
    let name = r"\u001b[32mmenu\u001b[2J.toml";
    let row = rows.iter().position(|row| row.contains(name)).unwrap();
    let column = rows[row].find(name).unwrap();
    for place in column..column + name.len() {
        let (row, column) = (u16::try_from(row).unwrap(), u16::try_from(place).unwrap());
        assert_eq!(color(row, column), Color::Default, "{shows}");
    }
    terminal.ends(2);
}
