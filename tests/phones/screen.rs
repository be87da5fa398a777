//! The screen in a terminal of its own: real keys, real clicks, real signals, real sizes.

use std::thread;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;
use vt100::Color;

use crate::program::Program;
use crate::terminal::Terminal;

fn call(columns: u16, rows: u16, args: &[&str], env: &[(&str, &str)]) -> Terminal {
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.args(["call", "--mute", "--at", "2026-11-30 07:15"]);
    command.args(args);
    Terminal::run(columns, rows, command, env)
}

#[test]
fn a_key_is_pressed_taken_back_and_another_one_pressed() {
    let mut terminal = call(80, 24, &[], &[]);
    terminal.until_it_shows("1-800-790-4661");
    terminal.until_it_shows("speaking");
    terminal.types("1");
    terminal.until_it_shows("Main menu › California Service Center");
    terminal.types("u");
    terminal.until("back at the menu", |shows| !shows.contains("Main menu ›"));
    terminal.types("3");
    terminal.until_it_shows("Main menu › Account Management Support Team");
    terminal.types("q");
    let left = terminal.ends(0);
    assert!(left.contains("> 3") && !left.contains("> 1"), "{left}");
    assert!(left.contains("Account Management Support Team, open now"), "{left}");
}

#[test]
fn a_click_on_the_keypad_presses_its_key() {
    let mut terminal = call(80, 24, &[], &[]);
    let shows = terminal.until_it_shows("ABC");
    let (row, line) = shows.lines().enumerate().find(|(_, line)| line.contains("ABC")).unwrap();
    let column = line.chars().take_while(|c| *c != 'A').count();
    terminal.types(&format!("\x1b[<0;{};{}M", column + 1, row + 1));
    terminal.until_it_shows("Main menu › Client Services Unit");
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn the_clock_stands_while_it_is_paused_and_a_key_lets_it_go_on() {
    let mut terminal = call(200, 60, &["--keys", ","], &[]);
    terminal.until_it_shows("7:15:01 AM");
    terminal.types(" ");
    terminal.until_it_shows("paused");
    let paused = terminal.settled();
    thread::sleep(Duration::from_millis(1_300));
    assert_eq!(terminal.shows(), paused);
    terminal.types("2");
    terminal.until_it_shows("Main menu › Client Services Unit");
    terminal.until("the clock go on", |shows| {
        !shows.contains("paused") && shows.contains("7:15:03 AM")
    });
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn another_line_and_another_time_can_be_called_and_saved_is_the_last_call() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("call.toml");
    let mut terminal = call(80, 24, &["--save", file.to_str().unwrap()], &[]);
    terminal.until_it_shows("speaking");
    terminal.types("l\x1b[B\r");
    terminal.until_it_shows("alternate line");
    terminal.types("tno time\r");
    terminal.until("the mistake", |shows| {
        shows.contains("Date and time of the call") && !shows.contains("or now")
    });
    terminal.types(&"\x7f".repeat(7));
    terminal.types("2026-11-30 12:00\r");
    terminal.until_it_shows("12:00:0");
    terminal.types("2");
    terminal.until_it_shows("Main menu › California Service Center");
    terminal.types("q");
    terminal.ends(0);
    let saved: toml::Value = toml::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    assert_eq!(saved["call"][0]["dial"].as_str(), Some("+18007314661"));
    assert_eq!(saved["call"][0]["at"].as_str(), Some("2026-11-30T12:00:00-08:00"));
}

#[test]
fn a_terminal_that_gets_too_small_says_so_and_recovers() {
    let mut terminal = call(80, 24, &[], &[]);
    terminal.until_it_shows("speaking");
    terminal.resize(30, 10);
    terminal.until_it_shows("Too small");
    terminal.resize(40, 15);
    terminal.until_it_shows("open now");
    terminal.resize(200, 60);
    terminal.until_it_shows("transcript");
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn a_kill_by_term_or_hup_and_ctrl_c_or_d_give_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let terminal = call(80, 24, &[], &[]);
        terminal.until_it_shows("speaking");
        let id = terminal.child.process_id().unwrap().to_string();
        let kill = Program::named("kill").args(["-s", signal, &id]).output();
        assert!(kill.status.success());
        assert!(terminal.ends(0).contains("You hung up."), "{signal}");
    }
    for leaves in ["\x03", "\x04"] {
        let mut terminal = call(80, 24, &[], &[]);
        terminal.until_it_shows("speaking");
        terminal.types(leaves);
        assert!(terminal.ends(0).contains("You hung up."), "{leaves:?}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_before_it_is_told() {
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "screen::panics_on_the_screen", "--ignored", "--nocapture"]);
    command.env("RUST_BACKTRACE", "0");
    let terminal = Terminal::run(80, 24, command, &[]);
    let left = terminal.ends(101);
    assert!(left.contains("a panic on the screen"), "{left}");
}

#[test]
#[ignore = "it panics: the test above runs it in a terminal"]
fn panics_on_the_screen() {
    let _glass = phonetree::phone::screen::ScreenTerminal::take_over().unwrap();
    panic!("a panic on the screen");
}

#[test]
fn without_color_there_is_none() {
    let mut terminal = call(80, 24, &[], &[("NO_COLOR", "1")]);
    terminal.until_it_shows("speaking");
    let glass = terminal.glass.lock().unwrap().screen().clone();
    let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
    for (row, column) in cells {
        let cell = glass.cell(row, column).unwrap();
        assert_eq!((cell.fgcolor(), cell.bgcolor()), (Color::Default, Color::Default));
    }
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn a_dumb_terminal_one_too_small_and_who_asks_for_it_get_the_plain_handset() {
    let plain = |terminal: Terminal| {
        terminal.until_it_shows("Thank you for calling");
        let mut terminal = terminal;
        assert!(!terminal.glass.lock().unwrap().screen().alternate_screen());
        terminal.types("\x03");
        assert!(terminal.ends(0).contains("You hung up."));
    };
    plain(call(80, 24, &[], &[("TERM", "dumb")]));
    plain(call(39, 24, &[], &[]));
    plain(call(80, 24, &["--plain"], &[]));
}

/// By hand: `cargo test --release --test phones how_fast -- --ignored --nocapture`
#[test]
#[ignore = "a measurement"]
fn how_fast_a_key_is_answered() {
    let mut terminal = call(200, 60, &[], &[]);
    terminal.until_it_shows("speaking");
    let mut waits = Vec::new();
    for n in 1..=40 {
        thread::sleep(Duration::from_millis(60));
        let begin = Instant::now();
        // A key that leads nowhere cuts the prompt, and is told to.
        terminal.types(if n % 2 == 1 { "1" } else { "u" });
        let there =
            |shows: &str| shows.contains("Main menu › California Service Center") == (n % 2 == 1);
        terminal.until("an answer", there);
        waits.push(begin.elapsed());
    }
    waits.sort();
    println!("key to picture: median {:?}, worst of 40 {:?}", waits[20], waits[39]);
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn a_call_that_began_without_sound_has_it_once_it_is_wanted() {
    let mut terminal = call(80, 24, &[], &[]);
    terminal.until_it_shows("muted");
    terminal.types("m");
    // Where there is no loudspeaker, it says so, and nothing else changes.
    terminal.until("on, or why not", |shows| {
        shows.contains("no sound: ") && shows.contains("muted") || !shows.contains("muted")
    });
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn a_drill_is_practiced_at_three_sizes_by_keys_alone() {
    for (columns, rows) in [(40, 15), (80, 24), (200, 60)] {
        let mut command = CommandBuilder::new(Program::PHONETREE);
        command.args(["practice", "--no-history", "--mute", "--seed", "1", "--drills", "1"]);
        command.args(["--kind", "clock", "--at", "2026-11-25 12:00"]);
        let mut terminal = Terminal::run(columns, rows, command, &[]);
        terminal.until_it_shows("no one: they're closed now");
        for no_answer in ["x", "9"] {
            terminal.types(no_answer);
            let n = if no_answer == "x" { 1 } else { 2 };
            terminal.until("that this is no answer", |shows| {
                shows.matches("type 1-5, or q to quit").count() == n
            });
        }
        terminal.types("1");
        terminal.until_it_shows("speaking");
        terminal.types("u");
        terminal.until_it_shows("not in practice");
        terminal.types("1");
        terminal.until("a team", |shows| shows.contains("Service Center"));
        terminal.types("q");
        // Whichever drill it is: a question may come first.
        let asked = terminal.until("told", |shows| {
            shows.contains("What instead?") && shows.trim_end().ends_with('>')
                || shows.contains("on average")
        });
        if !asked.contains("on average") {
            assert!(asked.contains("and Enter, or q to quit"), "{asked}");
            // A stray key is not final.
            terminal.types("21\r");
        }
        let told = terminal.ends(0);
        assert!(told.contains("1 drill, ") && told.contains("on average"), "{told}");
    }
}

#[test]
fn against_the_clock_the_errand_and_the_time_that_is_left_stand_on_top_until_time_is_up() {
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.args(["practice", "--no-history", "--mute", "--seed", "1", "--drills", "1"]);
    command.args(["--kind", "clock", "--at", "2026-11-25 12:00"]);
    let mut terminal = Terminal::run(80, 24, command, &[]);
    terminal.until_it_shows("no one: they're closed now");
    terminal.types("1");
    terminal.until_it_shows("time left 0:");
    // Three times as fast; a remark has a line of its own.
    terminal.types("++++u");
    let shows = terminal.until_it_shows("not in practice");
    assert!(shows.contains("Errand: ") && shows.contains("space pause"), "{shows}");
    let shows = terminal.until_it_shows("Time's up.");
    assert!(shows.contains("Errand: ") && !shows.contains("hung up"), "{shows}");
    terminal.types("q");
    terminal.until("asked or told", |shows| {
        shows.contains("What instead?") || shows.contains("on average")
    });
    terminal.types("q");
    terminal.ends(0);
}

#[test]
fn whoever_leaves_a_session_gets_the_terminal_back() {
    for leave in ["q", "\x1b", "\x03", "\x04"] {
        let mut command = CommandBuilder::new(Program::PHONETREE);
        command.args(["practice", "--no-history", "--mute"]);
        let mut terminal = Terminal::run(80, 24, command, &[]);
        terminal.until_it_shows("no one: they're closed now");
        terminal.types(leave);
        assert!(terminal.ends(0).contains("You finished no drill."));
    }
}

#[test]
fn whoever_is_asked_to_end_in_a_session_ends_it_and_gives_the_terminal_back() {
    for in_a_call in [false, true] {
        let mut command = CommandBuilder::new(Program::PHONETREE);
        command.args(["practice", "--no-history", "--mute", "--seed", "1"]);
        let mut terminal = Terminal::run(80, 24, command, &[]);
        terminal.until_it_shows("no one: they're closed now");
        if in_a_call {
            terminal.types("1");
            terminal.until_it_shows("speaking");
        }
        let id = terminal.child.process_id().unwrap().to_string();
        let kill = Program::named("kill").args(["-s", "TERM", &id]).output();
        assert!(kill.status.success());
        let told = terminal.ends(0);
        assert!(
            told.contains("You finished no drill.") || in_a_call && told.contains("1 drill, "),
            "{told}"
        );
    }
}
