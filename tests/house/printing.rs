//! What is printed goes out by one door, which shows what a terminal would obey; and every CSV is
//! written in one place, which lets no formula out.

use crate::text::{Text, no, rust};

/// What may stand in these files alone, and what to use elsewhere. Screens draw lines that they made
/// printable; a file that is a device takes what any file takes.
const DOORS: [(&[&str], &[&str], &str); 2] = [
    (
        &["eprint!(", "eprintln!(", "println!(", " print!(", "io::stdout()", "io::stderr()"],
        &["src/cli/output.rs", "src/cli/find/pick.rs", "src/files/write.rs", "src/phone/terminal/"],
        "print by `cli::output`: what is printed may come from anywhere",
    ),
    (
        &["csv::Writer", "csv::WriterBuilder"],
        &["src/sheet.rs"],
        "write tables by `sheet::csv`: a cell must not be a formula",
    ),
];

/// Asking what a stream is, or handing it to the door, prints nothing.
const ASKS: [&str; 6] = [
    "io::stdout().is_terminal()",
    "io::stderr().is_terminal()",
    "color(&io::stdout())",
    "color(&io::stderr())",
    "Printing(io::stdout())",
    "io::stdout().flush()",
];

fn complaints(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        // A test says what it saw.
        let tests = file.path.ends_with("_tests.rs");
        for (number, line) in file.lines_of_code().into_iter().filter(|_| !tests) {
            let line = ASKS.iter().fold(line, |line, asks| line.replace(asks, ""));
            for (signs, doors, instead) in DOORS {
                let is_door = doors.iter().any(|door| file.path.starts_with(door));
                if !is_door && signs.iter().any(|sign| line.contains(sign)) {
                    wrong.push(format!("{}:{number}: {instead}", file.path));
                }
            }
        }
    }
    wrong
}

#[test]
fn what_is_printed_goes_out_by_one_door() {
    no(&complaints(&rust("src")));
}

#[test]
fn what_is_printed_by_another_door_is_found() {
    let found = |path: &str, line: &str| complaints(&[Text::sample(path, line)]).len();
    assert_eq!(found("src/cli/check.rs", "    eprintln!(\"{why}\");"), 1);
    assert_eq!(found("src/cli/check.rs", "io::stdout().lock().write_all(text)"), 1);
    assert_eq!(found("src/voice/pico.rs", "    println!(\"{why}\");"), 1);
    assert_eq!(found("src/paper/tables/routing.rs", "csv::Writer::from_writer(Vec::new())"), 1);
    assert_eq!(found("src/cli/output.rs", "io::stdout().lock().write_all(text)"), 0);
    assert_eq!(found("src/cli/check.rs", "let shown = io::stdout().is_terminal();"), 0);
    assert_eq!(found("src/sheet.rs", "csv::WriterBuilder::new()"), 0);
}
