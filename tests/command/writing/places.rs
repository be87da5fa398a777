//! Where a path leads: through links, into devices and pipes.

use std::fs;
use std::os::unix::fs::{FileTypeExt as _, symlink};
use std::os::unix::net::UnixListener;

use super::{CHANGERS, Desk, WRITERS, all, fine, kind, refused, stderr};
use crate::program::Program;

#[test]
fn a_link_is_followed_and_stays() {
    for (before, words) in all() {
        let desk = Desk::new();
        fs::create_dir(desk.at("far")).unwrap();
        fs::write(desk.at("far/real"), before.replace("menu.toml", "../menu.toml")).unwrap();
        // One link that leads to another, from one folder to the next.
        symlink("far/near", desk.at("link.toml")).unwrap();
        symlink("real", desk.at("far/near")).unwrap();
        if words.starts_with("test") {
            fs::write(desk.at("far/real"), before).unwrap();
        }
        let old = desk.read("far/real");
        fine(&desk.run(&format!("{words} link.toml")), words);
        assert!(kind(&desk.at("link.toml")).is_symlink(), "{words}: the link is gone");
        assert!(kind(&desk.at("far/near")).is_symlink(), "{words}: the link is gone");
        assert_ne!(desk.read("far/real"), old, "{words}: what it leads to is as it was");
    }
}

#[test]
fn a_link_that_leads_to_nothing_makes_the_file_it_leads_to() {
    let new = "new --title Fernwood --number +1-202-555-0142 --timezone UTC --team Desk";
    for words in WRITERS.into_iter().chain([new, "new --like clinic"]) {
        let desk = Desk::new();
        symlink("real", desk.at("link.toml")).unwrap();
        fine(&desk.run(&format!("{words} link.toml")), words);
        assert!(kind(&desk.at("link.toml")).is_symlink(), "{words}: the link is gone");
        assert!(kind(&desk.at("real")).is_file(), "{words}");
    }
}

#[test]
fn links_that_lead_in_a_circle_are_refused() {
    for words in WRITERS {
        let desk = Desk::new();
        symlink("b", desk.at("a")).unwrap();
        symlink("a", desk.at("b")).unwrap();
        refused(&desk.run(&format!("{words} a")), words, "cannot write a: ");
        assert!(kind(&desk.at("a")).is_symlink() && kind(&desk.at("b")).is_symlink());
    }
}

#[test]
fn a_pipe_with_a_name_is_written_to_and_not_replaced() {
    for words in WRITERS {
        let desk = Desk::new();
        fine(&desk.shell("mkfifo pipe"), "mkfifo");
        let line = format!("cat pipe > got & \"$phonetree\" {words} pipe && wait");
        fine(&desk.shell(&line), words);
        assert!(kind(&desk.at("pipe")).is_fifo(), "{words}: the pipe is gone");
        fine(&desk.run(&format!("{words} plain")), words);
        assert_eq!(desk.read("got"), desk.read("plain"), "{words}");
    }
}

/// A device of its own: were it replaced, the machine's would stay.
#[test]
fn a_device_is_written_to_and_not_replaced() {
    for words in WRITERS {
        let desk = Desk::new();
        if !desk.shell("mknod null c 1 3 && : > null").status.success() {
            println!("SKIPPED: only root may make a device, and not in every container");
            return;
        }
        fine(&desk.run(&format!("{words} null")), words);
        assert!(kind(&desk.at("null")).is_char_device(), "{words}: the device is gone");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_that_takes_no_more_is_an_error_with_its_name() {
    for words in WRITERS {
        refused(
            &Desk::new().run(&format!("{words} /dev/full")),
            words,
            "cannot write /dev/full: No space",
        );
        assert!(kind("/dev/full".as_ref()).is_char_device());
    }
}

#[test]
fn what_the_shell_has_open_is_written_to_after_what_is_there() {
    for words in WRITERS {
        let desk = Desk::new();
        fine(&desk.run(&format!("{words} plain")), words);
        for file in ["/dev/stdout", "/dev/fd/1", "/dev/stderr"] {
            let to = if file == "/dev/stderr" { "2> got" } else { "> got" };
            let line = format!("{{ echo first; \"$phonetree\" {words} {file}; echo last; }} {to}");
            fine(&desk.shell(&line), words);
            assert!(desk.read("got").contains(&desk.read("plain")), "{words} {file}");
            if file != "/dev/stderr" {
                assert!(desk.read("got").starts_with("first\n"), "{words} {file}");
                assert!(desk.read("got").ends_with("last\n"), "{words} {file}");
            }
        }
        let line = format!("echo first > got; \"$phonetree\" {words} /dev/fd/3 3>> got");
        fine(&desk.shell(&line), words);
        assert_eq!(desk.read("got"), format!("first\n{}", desk.read("plain")), "{words}");
        // As `>(cat > got)` is in bash: a pipe of which the shell tells the number.
        fine(&desk.shell("mkfifo pipe"), "mkfifo");
        let line = format!("cat pipe > got & \"$phonetree\" {words} /dev/fd/4 4> pipe && wait");
        fine(&desk.shell(&line), words);
        assert_eq!(desk.read("got"), desk.read("plain"), "{words}");
    }
}

#[test]
fn a_saved_call_names_its_menu_as_seen_from_its_folder_or_from_here() {
    let desk = Desk::new();
    let words = WRITERS[3];
    fine(&desk.shell(&format!("mkdir calls && \"$phonetree\" {words} calls/new")), words);
    assert!(desk.read("calls/new").starts_with("menu = \"../menu.toml\"\n"));
    fine(&desk.run(&format!("{words} calls/new")), words);
    assert!(desk.read("calls/new").starts_with("menu = \"../menu.toml\"\n"), "over another");
    fine(&desk.shell(&format!("\"$phonetree\" {words} /dev/fd/3 3> got")), words);
    assert!(desk.read("got").starts_with("menu = \"menu.toml\"\n"));
}

#[test]
fn a_reader_who_goes_away_has_read_enough() {
    let desk = Desk::new();
    let line = "mkfifo pipe; head -c 1 pipe > /dev/null & \"$phonetree\" doc --menu menu.toml --format html --out pipe";
    fine(&desk.shell(line), "doc");
}

#[test]
fn folders_and_sockets_are_refused_with_words() {
    for words in WRITERS {
        let desk = Desk::new();
        fs::create_dir(desk.at("folder")).unwrap();
        for folder in ["folder", "folder/", "folder/..", "."] {
            refused(
                &desk.run(&format!("{words} {folder}")),
                words,
                "it is a folder; name a file in it",
            );
        }
        refused(
            &desk.run(&format!("{words} no/where")),
            words,
            "there is no folder no; make it first",
        );
        let socket = UnixListener::bind(desk.at("socket")).unwrap();
        refused(&desk.run(&format!("{words} socket")), words, "it is a socket");
        assert!(kind(&desk.at("socket")).is_socket());
        drop(socket);
    }
}

#[test]
fn what_is_no_file_is_not_changed() {
    for (before, words) in CHANGERS {
        let desk = Desk::new();
        fs::write(desk.at("before"), before).unwrap();
        fine(&desk.shell("mkfifo pipe"), "mkfifo");
        let line = format!("cat before > pipe & \"$phonetree\" {words} pipe");
        let output = desk.shell(&line);
        assert_eq!(output.status.code(), Some(2), "{words}: {}", stderr(&output));
        assert!(kind(&desk.at("pipe")).is_fifo());
    }
}

#[test]
fn a_call_can_be_saved_where_nothing_stays() {
    let save = ["call", "--fast", "--keys", "1", "--save", "/dev/null"];
    fine(&Program::phonetree().args(save).output(), "call --save");
    assert!(kind("/dev/null".as_ref()).is_char_device());
}
