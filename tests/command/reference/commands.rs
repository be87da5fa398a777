//! `docs/commands.md`: what every command says of itself.

use std::fmt::Write as _;

use crate::program::Program;

pub(crate) fn page() -> String {
    let whole = help(&[]);
    let commands = commands(&whole);
    let mut page = String::from(
        "# Commands\n\n\
         Generated from `phonetree help COMMAND`: `UPDATE=1 cargo test --test command reference` \
         rewrites it. Exit codes are the same everywhere: 0 = fine, 1 = it ran and found something wrong, 2 = it could \
         not run. Results go to stdout, remarks to stderr; `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are honored.\n\n\
         | command | what it does |\n| --- | --- |\n",
    );
    for (name, about) in &commands {
        writeln!(page, "| [`{name}`](#phonetree-{name}) | {about} |").unwrap();
    }
    // What all commands share.
    let shared = whole.split_once("Options:\n").unwrap().1.trim_end();
    write!(page, "\nFor all of them:\n\n```text\n{shared}\n```\n").unwrap();
    for (name, _) in &commands {
        let help = help(&[name]);
        let (about, usage) = help.split_once("\nUsage: ").unwrap();
        write!(page, "\n## phonetree {name}\n\n{}\n\n```text\n", about.trim()).unwrap();
        writeln!(page, "Usage: {}\n```", without_shared(usage).trim_end()).unwrap();
    }
    page
}

/// The commands and what they do, in the order of `--help`.
pub(crate) fn commands(help: &str) -> Vec<(String, String)> {
    let list = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    let mut commands: Vec<(String, String)> = Vec::new();
    for line in list.lines() {
        match line.trim_start().split_once("  ") {
            Some((name, about)) if !line.starts_with("   ") => {
                commands.push((name.to_owned(), about.trim().to_owned()));
            }
            _ => write!(commands.last_mut().unwrap().1, " {}", line.trim()).unwrap(),
        }
    }
    commands.retain(|(name, _)| name != "help");
    commands
}

/// Help without the options that all commands have: they stand above.
fn without_shared(usage: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut leaves_out = false;
    for line in usage.lines().map(str::trim_end) {
        let option = line.trim_start();
        let begins = option.starts_with("-m, --menu <PATH>") || option.starts_with("-h, --help");
        let was_out = leaves_out;
        // What belongs to an option stands further in than it does.
        leaves_out = begins || leaves_out && (line.is_empty() || line.starts_with("          "));
        if leaves_out {
            continue;
        }
        if was_out && kept.last().is_some_and(|last| !last.is_empty()) {
            kept.push("");
        }
        kept.push(line);
    }
    while kept.last().is_some_and(|last| last.is_empty() || *last == "Options:") {
        kept.pop();
    }
    kept.join("\n")
}

fn help(of: &[&str]) -> String {
    let output = Program::phonetree().env_remove("COLUMNS").args(of).arg("--help").output();
    String::from_utf8(output.stdout).unwrap()
}
