//! The way back: the menus a caller came through, and how many of them are kept.

use super::told::told;

/// Menus in a row: 1 leads on, * goes back, # to the top. Three are kept.
fn menus(names: &[&str], path: usize) -> String {
    let mut text = String::new();
    for (n, name) in names.iter().enumerate() {
        let next = names[(n + 1) % names.len()];
        text += &format!(
            "[menus.{name}]\ngreeting = \"Hello.\"\noptions = [\n\
             {{ key = \"1\", label = \"on\", to = \"{next}\" }},\n\
             {{ key = \"*\", do = \"back\" }},\n{{ key = \"#\", do = \"top\" }},\n]\n"
        );
    }
    format!("{text}[limits]\npath = {path}\n")
}

/// What is said after each key: a key each second, while the first prompt of a menu is said.
fn said(tables: &str, keys: &str) -> Vec<String> {
    let acts: Vec<(u64, char)> = (1..).map(|n| n * 500).zip(keys.chars()).collect();
    let end = acts.last().unwrap().0 + 1;
    let heard = told(tables, &[&acts[..], &[(end, '!')]].concat());
    let says = heard.iter().filter_map(|line| line.split_once(" says ").map(|(_, what)| what));
    says.map(|what| what.replace("/greeting", "!").replace("/options", "")).collect()
}

#[test]
fn back_goes_the_way_one_came_and_stays_at_the_first_menu() {
    let menus = menus(&["main", "b", "c", "d"], 32);
    assert_eq!(said(&menus, "11***"), ["main!", "b!", "c!", "b", "main", "main"]);
    assert_eq!(said(&menus, "111#"), ["main!", "b!", "c!", "d!", "main"]);
}

/// A menu that is on the path already cuts it back and doesn't greet again.
#[test]
fn a_menu_one_comes_to_again_does_not_greet_and_what_came_after_it_is_forgotten() {
    let menus = menus(&["main", "b", "c"], 32);
    assert_eq!(said(&menus, "111*"), ["main!", "b!", "c!", "main", "main"]);
    assert_eq!(said(&menus, "1111*"), ["main!", "b!", "c!", "main", "b!", "main"]);
}

#[test]
fn a_full_path_forgets_the_oldest_but_the_first() {
    let names = ["main", "b", "c", "d", "e"];
    // main b c fit into three; d makes b forgotten, e makes c forgotten.
    assert_eq!(said(&menus(&names, 3), "11**"), ["main!", "b!", "c!", "b", "main"]);
    assert_eq!(said(&menus(&names, 3), "111***"), ["main!", "b!", "c!", "d!", "c", "main", "main"]);
    assert_eq!(
        said(&menus(&names, 3), "1111***"),
        ["main!", "b!", "c!", "d!", "e!", "d", "main", "main"]
    );
    assert_eq!(said(&menus(&names, 3), "1111#"), ["main!", "b!", "c!", "d!", "e!", "main"]);
    // One more is kept: nothing is forgotten.
    assert_eq!(said(&menus(&names, 4), "111***"), ["main!", "b!", "c!", "d!", "c", "b", "main"]);
}

#[test]
fn the_shortest_paths_keep_the_first_menu_or_the_present_one() {
    let names = ["main", "b", "c", "d"];
    assert_eq!(said(&menus(&names, 2), "11*"), ["main!", "b!", "c!", "main"]);
    assert_eq!(said(&menus(&names, 2), "11#"), ["main!", "b!", "c!", "main"]);
    assert_eq!(said(&menus(&names, 1), "11*"), ["main!", "b!", "c!", "c"]);
    assert_eq!(said(&menus(&names, 1), "11#"), ["main!", "b!", "c!", "c"]);
}
