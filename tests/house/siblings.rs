//! A folder can be taken in at a glance: at most a dozen files and folders beside each other.

use std::fs;

use crate::text::{no, root};

const MOST: usize = 12;

/// Folders of which the whole is a list, one file for each of its things.
const LISTS: [(&str, &str); 2] = [
    ("crates/core/src/check/rules", "a file for each rule"),
    ("src/cli", "a file for each subcommand"),
];

/// Every folder below one, itself included, with the number of things in it. A door (`mod.rs`, or `lib.rs` of a
/// whole package) is the folder itself, and is not counted.
fn folders(path: &str) -> Vec<(String, usize)> {
    let entries = fs::read_dir(root().join(path)).expect("a folder of the project can be listed");
    let (mut count, mut found) = (0, Vec::new());
    for entry in entries {
        let name = entry.expect("it can be listed").file_name().into_string().expect("in UTF-8");
        count += usize::from(!["mod.rs", "lib.rs"].contains(&name.as_str()));
        let below = format!("{path}/{name}");
        if root().join(&below).is_dir() {
            found.extend(folders(&below));
        }
    }
    found.push((path.to_owned(), count));
    found
}

fn complaints(folders: &[(String, usize)]) -> Vec<String> {
    let is_list = |path: &str| LISTS.iter().any(|(list, _)| *list == path);
    let full = folders.iter().filter(|(path, count)| *count > MOST && !is_list(path));
    full.map(|(path, count)| {
        format!("{path}: {count} beside each other, {MOST} are the most; group them by what people look for")
    })
    .collect()
}

#[test]
fn no_folder_has_more_than_a_dozen_things_in_it() {
    no(&complaints(&[folders("crates/core/src"), folders("src")].concat()));
}

#[test]
fn a_folder_with_one_too_many_is_found() {
    let found = |path: &str, count| complaints(&[(path.to_owned(), count)]).len();
    assert_eq!(found("src/phone", MOST), 0);
    assert_eq!(found("src/phone", MOST + 1), 1);
    assert_eq!(found("src/cli", MOST + 1), 0, "a list");
    let counted = folders("tests/house").pop().expect("it is there");
    assert!(counted.1 > 10, "{counted:?}");
}
