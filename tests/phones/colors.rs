//! Colors on a terminal: those of the program, and no others.

use std::fs;

use portable_pty::CommandBuilder;
use vt100::Color;

use crate::program::Program;
use crate::terminal::Terminal;

/// What a program shows in 80 columns, and in which color each place is: its number, or none.
struct Shown {
    text: String,
    looks: Vec<Vec<(Color, bool, bool)>>,
}

const RED: Color = Color::Idx(1);
const GREEN: Color = Color::Idx(2);
const AMBER: Color = Color::Idx(3);

impl Shown {
    fn of(args: &[&str], env: &[(&str, &str)], code: u32) -> Self {
        let mut command = CommandBuilder::new(Program::PHONETREE);
        command.cwd(env!("CARGO_MANIFEST_DIR"));
        command.args(args);
        let terminal = Terminal::run(80, 120, command, env);
        let glass = std::sync::Arc::clone(&terminal.glass);
        terminal.ends(code);
        let glass = glass.lock().unwrap();
        // Row by row: what is longer than a row goes on in the next.
        let text = glass.screen().rows(0, 80).collect::<Vec<_>>().join("\n");
        let cell = |row, column| {
            let cell = glass.screen().cell(row, column).unwrap();
            (cell.fgcolor(), cell.bold(), cell.inverse())
        };
        let looks = (0..120).map(|row| (0..80).map(|column| cell(row, column)).collect());
        Self { looks: looks.collect(), text }
    }

    /// The look of a word: of its first letter.
    #[track_caller]
    fn look(&self, word: &str) -> (Color, bool, bool) {
        let row = self.text.lines().position(|line| line.contains(word));
        let row = row.unwrap_or_else(|| panic!("`{word}` in\n{}", self.text));
        let line = self.text.lines().nth(row).unwrap();
        let column = line[..line.find(word).unwrap()].chars().count();
        self.looks[row][column]
    }

    #[track_caller]
    fn is(&self, word: &str, color: Color) {
        assert_eq!(self.look(word).0, color, "`{word}` in\n{}", self.text);
    }

    fn is_plain(&self) -> bool {
        self.looks.iter().flatten().all(|look| *look == (Color::Default, false, false))
    }
}

const CITY_HALL: &str = "menus/examples/city-hall.toml";
const EVE: &[&str] = &["hours", "--menu", CITY_HALL, "--at", "2026-11-25 16:45"];

#[test]
fn hours_are_green_red_and_amber_and_the_date_is_bold() {
    let eve = Shown::of(EVE, &[], 0);
    eve.is("open    until", GREEN);
    eve.is("closed", RED);
    assert!(eve.look("Wednesday, November 25").1, "{}", eve.text);
    assert!(eve.look("now").1 && !eve.look("Building Permits").1, "{}", eve.text);
    let holiday = Shown::of(&["hours", "--at", "2026-11-26 10:30"], &[], 0);
    holiday.is("may be", AMBER);
    holiday.is("May be closed", AMBER);
}

#[test]
fn todays_column_of_a_week_stands_out() {
    let week = Shown::of(&[EVE, &["--week"]].concat(), &[], 0);
    let [monday, today] = ["Mon 23", "Wed 25"].map(|day| week.look(day));
    assert!(monday.1 && !monday.2, "{}", week.text);
    assert!(today.1 && today.2, "{}", week.text);
    week.is("█", GREEN);
}

#[test]
fn a_failed_call_is_red_and_passed_calls_are_green() {
    let folder = tempfile::tempdir().unwrap();
    let calls = folder.path().join("calls.toml");
    let call = "[[call]]\nname = \"Wrong\"\ndial = \"1-800-790-4661\"\nat = \"2026-11-23 12:00\"\nsteps = [{ hears = \"Good morning\" }]\n";
    fs::write(&calls, call).unwrap();
    let failed = Shown::of(&["test", calls.to_str().unwrap()], &[], 1);
    failed.is("FAILED", RED);
    failed.is("hears \"Good morning\"", RED);
    failed.is("1 call failed", RED);
    let passed = Shown::of(&["test"], &[], 0);
    passed.is(passed.text.trim_end().lines().last().unwrap(), GREEN);
}

#[test]
fn what_is_proved_is_green_and_what_is_refuted_red() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("menu.toml");
    let promise = "\n[[never]]\nreaches = \"permits\"\n";
    fs::write(&file, fs::read_to_string(CITY_HALL).unwrap() + promise).unwrap();
    let args = ["prove", "--from", "2026-11-23 08:00", file.to_str().unwrap()];
    let shown = Shown::of(&args, &[], 1);
    shown.is("proved", GREEN);
    shown.is("REFUTED", RED);
}

#[test]
fn nobody_who_asks_for_no_colors_gets_any() {
    for asks in [("NO_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")] {
        assert!(Shown::of(EVE, &[asks], 0).is_plain(), "{asks:?}");
    }
    assert!(!Shown::of(EVE, &[("CLICOLOR", "1")], 0).is_plain());
}

#[test]
fn a_pipe_has_colors_only_where_they_are_forced() {
    let said = |env: &[(&str, &str)]| {
        let hours = Program::phonetree().args(EVE);
        let hours = env.iter().fold(hours, |hours, (name, value)| hours.env(name, value));
        String::from_utf8(hours.output().stdout).unwrap()
    };
    assert!(!said(&[]).contains('\u{1b}'));
    assert!(said(&[("CLICOLOR_FORCE", "1")]).contains('\u{1b}'));
    assert!(!said(&[("CLICOLOR_FORCE", "0")]).contains('\u{1b}'));
    assert!(!said(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]).contains('\u{1b}'));
}

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

#[test]
fn a_folder_with_a_large_menu_in_it_shows_which_file_it_is_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut menu = "format = 1\ntitle = \"Large\"\ntimezone = \"America/Los_Angeles\"\n[lines.main]\nnumber = \"+1-202-555-0142\"\nanswer = \"m0\"\n".to_owned();
    for n in 0..3_000 {
        menu += &format!(
            "[messages.m{n}]\nsay = \"This is message {n} of many, and it goes on.\"\nto = \"m{}\"\n",
            n + 1
        );
    }
    menu += "[messages.m3000]\nsay = \"Goodbye.\"\n";
    assert!(menu.len() > 200_000);
    fs::write(folder.path().join("large.toml"), menu).unwrap();
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.cwd(folder.path());
    command.args(["check", "."]);
    let terminal = Terminal::run(80, 24, command, &[]);
    let shows = terminal.until_it_shows("looking for menus");
    assert!(shows.contains("large.toml"), "{shows}");
}
