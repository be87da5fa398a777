//! `phonetree render` asks before it runs the program that a menu names, or asks its speech server, in a terminal of its own.

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use crate::program::Program;
use crate::terminal::Terminal;

const MENU: &str = include_str!("../menus/fernwood.toml");

fn render(folder: &Path) -> Terminal {
    let mut command = CommandBuilder::new(Program::PHONETREE);
    command.args(["render", "--menu", "menu.toml", "--out", "out"]);
    command.cwd(folder);
    let home = folder.to_str().unwrap();
    Terminal::run(100, 30, command, &[("XDG_DATA_HOME", home), ("HOME", home)])
}

#[test]
fn it_shows_the_program_and_runs_it_after_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let voice = "\n[voice]\ncommand = [\"sh\", \"-c\", \"touch ran; exit 3\"]\n";
    fs::write(folder.path().join("menu.toml"), format!("{MENU}{voice}")).unwrap();
    let ran = || folder.path().join("ran").exists();
    for (answer, code, runs) in [("n", 2, false), ("", 2, false), ("yes", 2, true)] {
        let mut terminal = render(folder.path());
        terminal.until_it_shows("Run it?");
        let shown = terminal.shows();
        assert!(shown.contains(r#""sh" "-c" "touch ran; exit 3""#), "{shown}");
        assert!(!ran(), "it ran before the answer");
        terminal.types(&format!("{answer}\r"));
        let shown = terminal.ends(code);
        assert_eq!(ran(), runs, "{answer}: {shown}");
        assert_eq!(shown.contains("the program did not run"), !runs, "{shown}");
    }
    // A yes is remembered.
    fs::remove_file(folder.path().join("ran")).unwrap();
    let shown = render(folder.path()).ends(2);
    assert!(ran() && !shown.contains("Run it?"), "{shown}");
}

#[test]
fn it_shows_the_address_of_a_speech_server_and_asks_it_after_a_yes() {
    let folder = tempfile::tempdir().unwrap();
    let server = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    server.set_nonblocking(true).unwrap();
    let url = format!("http://{}/v1/audio/speech", server.local_addr().unwrap());
    // It takes what is sent, and does not answer.
    let voice =
        format!("\n[voice]\nurl = \"{url}\"\nmodel = \"m\"\nvoice = \"v\"\npatience = \"100ms\"\n");
    fs::write(folder.path().join("menu.toml"), format!("{MENU}{voice}")).unwrap();
    for (answer, is_asked) in [("n", false), ("", false), ("yes", true)] {
        let mut terminal = render(folder.path());
        terminal.until_it_shows("Send them?");
        let shown = terminal.shows();
        assert!(shown.contains(&url), "{shown}");
        assert!(server.accept().is_err(), "it was asked before the answer");
        terminal.types(&format!("{answer}\r"));
        let shown = terminal.ends(2);
        assert_eq!(server.accept().is_ok(), is_asked, "{answer}: {shown}");
        assert_eq!(shown.contains("nothing was sent"), !is_asked, "{shown}");
    }
    // A yes is remembered.
    let shown = render(folder.path()).ends(2);
    assert!(shown.contains("took more than") && !shown.contains("Send them?"), "{shown}");
}
