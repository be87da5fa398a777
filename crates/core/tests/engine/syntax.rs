//! What a person gets who forgot a quote, a bracket or a comma: one error, where it is mended.

use phonetree_core::document::{Lines, Problem, Problems};
use phonetree_core::menu::{self, Lengths};
use phonetree_core::practice::CourseFile;
use phonetree_core::script::CallFile;

const FERNWOOD: &str = include_str!("../../../../tests/menus/fernwood.toml");
const COURSE: &str =
    "title = \"Week one\"\n\n[[drill]]\nerrand = \"Book a visit\"\nat = \"2026-12-01 07:10\"\n";
const CALLS: &str = "[callers.slow]\nwaits = \"2s\"\n\n[[call]]\nname = \"one\"\nat = \"2026-11-23 12:00\"\npress = \"1\"\n\n[[call]]\nname = \"two\"\nat = \"2026-11-23 12:00\"\nsteps = [\n  { presses = \"1\" },\n  { ends = \"connected\" },\n]\n";

const GOOD: [&str; 5] = [
    menu::FIRST_LINE,
    FERNWOOD,
    include_str!("../../../../tests/menus/kitchen-sink.toml"),
    include_str!("../../../../tests/calls/kaiser-small-business.toml"),
    include_str!("../../../../menus/examples/city-hall.toml"),
];

/// The readers of the three kinds of files, and a good file for each.
type Reader = fn(&str) -> Option<Problems>;
const KINDS: [(Reader, &str); 3] = [
    (|text| menu::load("a.toml", text).err(), FERNWOOD),
    (|text| CallFile::read("a.toml", text).err(), CALLS),
    (|text| CourseFile::read("a.toml", text).err(), COURSE),
];

fn problems(read: Reader, text: &str) -> Vec<Problem> {
    read(text).map_or_else(Vec::new, |problems| problems.iter().cloned().collect())
}

/// The places of a sign that are not in a remark.
fn places(text: &str, sign: char) -> Vec<usize> {
    let in_a_remark = |at: usize| {
        let line = &text[text[..at].rfind('\n').map_or(0, |end| end + 1)..at];
        line.contains("  #") || line.starts_with('#')
    };
    text.match_indices(sign).map(|(at, _)| at).filter(|at| !in_a_remark(*at)).collect()
}

#[test]
fn the_samples_are_good_files() {
    for (read, good) in KINDS {
        assert!(read(good).is_none(), "{}", read(good).unwrap());
    }
    let tree = menu::load("a.toml", FERNWOOD).unwrap();
    CourseFile::read("a.toml", COURSE).unwrap().fit(&tree, &Lengths::estimated(&tree)).unwrap();
}

#[test]
fn a_forgotten_quote_is_one_error_on_its_line_wherever_it_stood() {
    for (read, good) in KINDS {
        for at in places(good, '"') {
            let mut broken = good.to_owned();
            broken.remove(at);
            let found = problems(read, &broken);
            assert_eq!(found.len(), 1, "{broken}\n{}", read(&broken).unwrap());
            let line = |at: usize| Lines::of(&broken).position(at).line;
            assert_eq!(line(found[0].span.start), line(at), "{}", read(&broken).unwrap());
            assert!(found[0].message.contains("quote"), "{}", read(&broken).unwrap());
        }
    }
}

#[test]
fn a_bracket_that_is_forgotten_is_one_error() {
    for (read, good) in KINDS {
        for bracket in ['[', ']', '{', '}'] {
            for at in places(good, bracket) {
                let mut broken = good.to_owned();
                broken.remove(at);
                // Without its first bracket, a list may be another good file.
                let Some(said) = read(&broken) else { continue };
                assert_eq!(said.iter().count(), 1, "{broken}\n{said}");
                let line = |at: usize| Lines::of(&broken).position(at).line;
                if said.to_string().contains("is never closed") {
                    assert!(line(said.iter().next().unwrap().span.start) <= line(at), "{said}");
                }
            }
        }
    }
}

#[test]
fn an_equals_sign_that_is_forgotten_is_one_error_on_its_line() {
    for (read, good) in KINDS {
        for at in places(good, '=') {
            let mut broken = good.to_owned();
            broken.remove(at);
            let said = read(&broken).expect("it is broken");
            assert_eq!(said.iter().count(), 1, "{broken}\n{said}");
            let line = |at: usize| Lines::of(&broken).position(at).line;
            assert_eq!(line(said.iter().next().unwrap().span.start), line(at), "{said}");
        }
    }
}

#[test]
fn every_table_and_key_that_is_written_twice_is_one_error_with_both_places() {
    for (read, good) in KINDS {
        let lines: Vec<&str> = good.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            let is_table = line.starts_with('[') && !line.starts_with("[[");
            let is_key = line.starts_with(|c: char| c.is_ascii_lowercase())
                && (line.ends_with('"') || line.ends_with('1'));
            if !is_table && !is_key {
                continue;
            }
            // A table with all its keys at the end of the file, a key on the next line.
            let mut twice = lines.clone();
            if is_table {
                let body = lines[n + 1..].iter().take_while(|line| !line.starts_with('['));
                let table: Vec<&str> = [*line].into_iter().chain(body.copied()).collect();
                twice.extend(table);
            } else {
                twice.insert(n + 1, line);
            }
            let broken = twice.join("\n");
            let found = problems(read, &broken);
            assert_eq!(found.len(), 1, "{broken}\n{}", read(&broken).unwrap());
            let (first, _) = found[0].also.clone().expect("both places");
            assert_eq!(broken[first.clone()], broken[found[0].span.clone()]);
            assert!(first.start < found[0].span.start);
        }
    }
}

#[test]
fn what_is_right_is_never_blamed() {
    // The parser refuses this character, and nothing else knows it: what is said is said of it alone.
    for good in GOOD.into_iter().chain([CALLS, COURSE]) {
        for good in [good.to_owned(), good.replace('\n', "\r\n"), format!("\u{feff}{good}")] {
            let said = menu::load("a.toml", &format!("{good}\n# \u{1}\n")).unwrap_err();
            assert_eq!(said.iter().count(), 1, "{said}");
            assert!(said.to_string().starts_with("error: this is not TOML"), "{said}");
        }
    }
}
