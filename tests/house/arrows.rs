//! Data flows one way: a room uses rooms above it, never one below, and brothers do not know each
//! other. Where a call back up seems needed, a type is missing.

use std::collections::BTreeSet;

use crate::text::{Text, no, root, sources};

/// Every room in the order data flows, and the rooms it may use. `ARCHITECTURE.md` has the same.
const MAY_USE: [(&str, &[&str]); 21] = [
    ("language", &[]),
    ("document", &["language"]),
    ("hours", &["language"]),
    ("menu", &["document", "language", "hours"]),
    ("call", &["menu"]),
    ("drive", &["call", "menu"]),
    ("script", &["drive", "call", "menu", "document", "language", "hours"]),
    ("walk", &["script", "drive", "call", "menu", "hours"]),
    ("check", &["document", "language", "hours", "menu"]),
    ("directory", &["menu", "language", "hours", "call", "drive", "script"]),
    ("practice", &["script", "walk", "menu", "document", "language", "hours", "directory"]),
    ("exchange", &["document", "language", "hours", "menu"]),
    ("files", &[]),
    ("packed", &[]),
    ("sheet", &[]),
    ("sound", &["menu"]),
    ("voice", &["document", "menu", "files", "packed", "sheet", "sound", "language"]),
    ("paper", &["document", "menu", "language", "hours", "directory", "packed", "sheet"]),
    ("history", &["document", "language", "practice", "files"]),
    (
        "phone",
        &["document", "call", "drive", "menu", "language", "hours", "sound", "voice", "script"],
    ),
    ("cli", ALL),
];

/// The rooms from which a whole room would be too much: only these of its items.
const ONLY: [(&str, &str, &[&str]); 5] = [
    ("sound", "menu", &["Key"]),
    ("voice", "document", &["escape"]),
    ("paper", "document", &["escape"]),
    ("history", "document", &["escape"]),
    ("phone", "document", &["escape"]),
];

const ALL: &[&str] = &[
    "document",
    "language",
    "hours",
    "menu",
    "call",
    "drive",
    "script",
    "walk",
    "check",
    "directory",
    "practice",
    "exchange",
    "files",
    "packed",
    "sheet",
    "sound",
    "voice",
    "paper",
    "history",
    "phone",
];

fn complaints(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        // The map and the command see the whole house.
        if matches!(file.inside(), "lib.rs" | "main.rs") {
            continue;
        }
        let room = file.room();
        let Some((_, may)) = MAY_USE.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!(
                "{}:1: no room `{room}` in the table; add it to MAY_USE in tests/house/arrows.rs \
                 and to ARCHITECTURE.md, at its place in the flow of data",
                file.path
            ));
            continue;
        };
        for (line, target) in uses(&file.code()) {
            let (head, item) = target.split_once("::").unwrap_or((&target, ""));
            let path = &file.path;
            if head != room && !may.contains(&head) {
                wrong.push(format!(
                    "{path}:{line}: `{room}` may not use `crate::{head}` (only {may:?}); move what \
                     is needed up into a room that both may use"
                ));
            }
            let limit = ONLY.iter().find(|(user, used, _)| *user == room && *used == head);
            if let Some((.., items)) = limit.filter(|(.., items)| !items.contains(&item)) {
                wrong.push(format!(
                    "{path}:{line}: of `{head}`, `{room}` may use {items:?} only, not `{target}`; \
                     take it as a plain argument"
                ));
            }
        }
        for line in escapes(file) {
            wrong.push(format!(
                "{}:{line}: this `super` climbs out of `{room}`; write `crate::ROOM`, so that the \
                 arrow can be seen",
                file.path
            ));
        }
    }
    wrong.dedup();
    wrong
}

/// Where `crate::` or `phonetree_core::` stands in the code, and what follows: `room::Item` as far as it is written,
/// one for every branch of a `crate::{..}` or `crate::room::{..}`.
fn uses(code: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for house in ["crate::", "phonetree_core::"] {
        for (at, _) in code.match_indices(house) {
            if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let line = code[..at].matches('\n').count() + 1;
            found.extend(branches(&code[at + house.len()..], 2).into_iter().map(|it| (line, it)));
        }
    }
    found
}

/// The paths at the start of a text, to a depth: `a::{b, c::d}::..` is `a::b` and `a::c`.
fn branches(text: &str, depth: usize) -> Vec<String> {
    let text = text.trim_start();
    if depth == 0 {
        return vec![String::new()];
    }
    if let Some(group) = text.strip_prefix('{') {
        return items(group).iter().flat_map(|item| branches(item, depth)).collect();
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || "_*".contains(c)));
    let (head, rest) = text.split_at(end.unwrap_or(text.len()));
    match rest.strip_prefix("::") {
        None => vec![head.to_owned()],
        Some(rest) => branches(rest, depth - 1)
            .into_iter()
            .map(|tail| if tail.is_empty() { head.to_owned() } else { format!("{head}::{tail}") })
            .collect(),
    }
}

/// What stands between the commas of a group, up to its closing brace.
fn items(group: &str) -> Vec<String> {
    let (mut items, mut open) = (vec![String::new()], 0_usize);
    for c in group.chars() {
        match c {
            '}' if open == 0 => break,
            ',' if open == 0 => {
                items.push(String::new());
                continue;
            }
            '{' => open += 1,
            '}' => open -= 1,
            _ => {}
        }
        items.last_mut().expect("it starts with one item").push(c);
    }
    items.retain(|item| !item.trim().is_empty());
    items
}

/// The lines on which as many `super`s stand as lead out of the room.
fn escapes(file: &Text) -> Vec<usize> {
    let folders = file.inside().matches('/').count();
    let own = usize::from(file.stem() != "mod");
    let (mut inner, mut found) = (0, Vec::new());
    for (number, line) in file.lines_of_code() {
        // A module inside a file (the tests at its end) is one floor further down.
        let opens = line.trim_end().ends_with('{') && line.contains("mod ");
        let chain = (1..9).take_while(|n| line.contains(&"super::".repeat(*n))).count();
        if chain > 0 && chain >= folders + own + inner {
            found.push(number);
        }
        inner += usize::from(opens);
    }
    found
}

#[test]
fn a_room_uses_only_rooms_above_it() {
    no(&complaints(&sources()));
}

/// Arrows that the table allows and no file of the room has: a promise to keep apart what nobody
/// keeps together.
fn unused(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (room, may) in MAY_USE.iter().filter(|(_, may)| *may != ALL) {
        let own = files.iter().filter(|file| file.inside().contains('/') || file.stem() != "lib");
        let own = own.filter(|file| file.room() == *room);
        let used: BTreeSet<String> = own.flat_map(|file| heads(&file.code())).collect();
        for room_used in may.iter().filter(|it| !used.contains(**it)) {
            wrong.push(format!(
                "tests/house/arrows.rs:1: `{room}` may use `{room_used}` and does not; take the arrow \
                 out of MAY_USE and ARCHITECTURE.md"
            ));
        }
    }
    wrong
}

/// The rooms that a file names.
fn heads(code: &str) -> Vec<String> {
    let head = |(_, target): (usize, String)| target.split("::").next().map(str::to_owned);
    uses(code).into_iter().filter_map(head).collect()
}

#[test]
fn every_arrow_of_the_table_is_used() {
    no(&unused(&sources()));
}

#[test]
fn an_arrow_that_no_file_has_is_found() {
    let every = |room: &str, may: &[&str]| {
        let uses = may.iter().map(|used| format!("use crate::{used}::Thing;\n"));
        Text::sample(&format!("src/{room}/mod.rs"), &uses.collect::<String>())
    };
    let mut files: Vec<Text> = MAY_USE.iter().map(|(room, may)| every(room, may)).collect();
    no(&unused(&files));
    let place = files.iter().position(|file| file.room() == "menu").expect("menu is a room");
    files[place].text = files[place].text.replacen("crate::hours", "crate::menu", 1);
    assert_eq!(unused(&files).len(), 1);
}

#[test]
fn every_arrow_of_the_table_points_up() {
    for (place, (room, may)) in MAY_USE.iter().enumerate() {
        for used in *may {
            let above = MAY_USE[..place].iter().any(|(name, _)| name == used);
            assert!(above, "`{room}` may use `{used}`, which is not above it in MAY_USE");
        }
    }
}

#[test]
fn the_table_in_architecture_md_is_the_table_kept_here() {
    let page = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("it is there");
    // Rows of the table: | `room/` | `used`, `used` or a word | what it is |
    let rows: Vec<(&str, Vec<&str>)> = page
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split_once(" | "))
        .map(|(room, rest)| {
            let room = room.trim_end_matches(['`', '/']).trim_end_matches(".rs");
            let may = rest.split(" | ").next().expect("split gives at least one part");
            (room, may.split('`').skip(1).step_by(2).collect())
        })
        .collect();
    let kept: Vec<(&str, Vec<&str>)> = MAY_USE
        .iter()
        .map(|(room, may)| (*room, if *may == ALL { Vec::new() } else { may.to_vec() }))
        .collect();
    assert_eq!(rows, kept, "ARCHITECTURE.md and MAY_USE in tests/house/arrows.rs differ");
}

#[test]
fn an_arrow_down_is_found_wherever_it_is_written() {
    let down = |path: &str, code: &str| complaints(&[Text::sample(path, code)]).len();
    assert_eq!(down("src/menu/tree.rs", "use crate::call::Call;"), 1, "plain");
    assert_eq!(down("src/menu/tree.rs", "let x =\n    crate::cli::run();"), 1, "in code");
    assert_eq!(down("src/menu/tree.rs", "use crate::{hours::Hours, call::{Call, X}};"), 1, "group");
    assert_eq!(down("src/menu/tree.rs", "use crate::{\n  walk,\n  phone::Text,\n};"), 2, "lines");
    assert_eq!(down("src/menu/tree.rs", "use crate::Call;"), 1, "through the front door");
    assert_eq!(down("src/menu/tree.rs", "use crate::*;"), 1, "everything");
    assert_eq!(down("src/drive.rs", "use super::phone::Phone;"), 1, "super from a file");
    assert_eq!(down("src/menu/mod.rs", "use super::call::Call;"), 1, "super from a door");
    assert_eq!(down("src/menu/tree.rs", "use super::super::call::Call;"), 1, "super twice");
    assert_eq!(down("src/menu/tree.rs", "mod tests {\nuse super::super::super::x;"), 1, "thrice");
    assert_eq!(down("src/sound/dtmf.rs", "use crate::menu::{Key, Tree};"), 1, "more than a key");
    assert_eq!(down("src/sound/dtmf.rs", "use crate::menu;"), 1, "a whole room");
    assert_eq!(down("src/attic/mod.rs", ""), 1, "a room that is not in the table");
    assert_eq!(down("crates/core/src/menu/tree.rs", "use crate::call::Call;"), 1, "in the core");
    assert_eq!(down("src/sound/tone.rs", "use phonetree_core::menu::Tree;"), 1, "of the core");
}

#[test]
fn an_arrow_up_or_within_the_room_is_fine() {
    let fine = |path: &str, code: &str| no(&complaints(&[Text::sample(path, code)]));
    fine(
        "src/script/state.rs",
        "use crate::{hours::Hours, menu::{self, Tree}};\nuse super::Effect;",
    );
    fine("src/menu/tree.rs", "pub(in crate::menu) u32 // and crate::menu::Key");
    fine("src/menu/tree.rs", "/// See [`crate::call`].\nmod tests {\n    use super::super::Key;");
    fine("src/menu/read/raw.rs", "use super::super::Key;");
    fine("src/drive.rs", "mod tests {\n    use super::*;\n}");
    fine("src/sound/dtmf.rs", "use crate::menu::Key; crate::menu::{Key}; crate::sound::Pcm");
    fine("src/cli/mod.rs", "use crate::{voice, phone::Text, paper};");
    fine("src/main.rs", "use crate::anything;");
}
