//! Documents of a menu in which every text that may be is hostile: no HTML comes in, and no link leads
//! anywhere but to the web, to a mailbox or to a telephone.

use std::fs;

use phonetree::menu;
use toml::Value;

use crate::program::Program;

const HTML: &str = "\"><script>alert(1)</script>'`--><svg onload=alert(4)>";
const FORMULA: &str = "=cmd|' /C calc'!A0";

/// The kitchen sink, with something before or behind every text with which it is still a menu.
fn hostile(change: &dyn Fn(&str) -> String) -> String {
    let mut file: Value = toml::from_str(include_str!("../../menus/kitchen-sink.toml")).unwrap();
    let mut changed = 0;
    while let Some(text) = nth_text(&mut file, &mut changed.clone()) {
        let before = text.clone();
        *text = change(&before);
        if menu::load("menu.toml", &toml::to_string(&file).unwrap()).is_err() {
            *nth_text(&mut file, &mut changed.clone()).unwrap() = before;
        }
        changed += 1;
    }
    assert!(changed > 100, "{changed}");
    toml::to_string(&file).unwrap()
}

fn nth_text<'v>(value: &'v mut Value, left: &mut usize) -> Option<&'v mut String> {
    match value {
        Value::String(text) if *left == 0 => return Some(text),
        Value::String(_) => *left -= 1,
        Value::Array(items) => return items.iter_mut().find_map(|item| nth_text(item, left)),
        Value::Table(table) => return table.iter_mut().find_map(|(_, item)| nth_text(item, left)),
        _ => {}
    }
    None
}

/// What `phonetree` prints about a menu.
fn printed(menu: &str, args: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("menu.toml");
    fs::write(&file, menu).unwrap();
    let output = Program::phonetree().args(args).arg("--menu").arg(&file).output();
    assert_eq!(output.status.code(), Some(0), "{args:?} {output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn no_text_of_a_menu_is_html() {
    let menu = hostile(&|text| format!("{text}{HTML}"));
    assert!(menu.matches("alert(1)").count() > 60, "{menu}");
    for format in ["html", "card", "svg"] {
        let page = printed(&menu, &["doc", "--format", format]);
        assert!(page.contains("alert(1)"), "{format}: it was tried");
        assert!(
            !page.contains("<script>alert") && !page.contains("<svg onload"),
            "{format}: {page}"
        );
    }
    for format in ["markdown", "sources"] {
        let page = printed(&menu, &["doc", "--format", format]);
        assert!(page.contains("alert(1)"), "{format}: it was tried");
        // A block of code shows what is in it as it is.
        let outside: String = page.split("```").step_by(2).collect();
        let html = |tag: &str| outside.replace(&format!("\\{tag}"), "").contains(tag);
        assert!(!html("<script") && !html("<svg"), "{format}: {page}");
    }
}

#[test]
fn no_link_leads_anywhere_but_to_the_web_a_mailbox_or_a_telephone() {
    let menu = include_str!("../../menus/kitchen-sink.toml");
    for format in ["html", "card", "svg", "markdown"] {
        let page = printed(menu, &["doc", "--format", format]);
        // What a script of the page holds may have any two signs next to each other.
        let before = if format == "markdown" { "](" } else { "href=\"" };
        let links = page.split(before).skip(1);
        let known = ["https://", "http://", "mailto:", "tel:", "#", "<https://", "<http://"];
        for link in links {
            let link: String = link.chars().take(60).collect();
            assert!(known.iter().any(|known| link.starts_with(known)), "{format}: {link}");
        }
    }
    // No address of a menu has another scheme, whichever field it is in.
    let mut file: Value = toml::from_str(menu).unwrap();
    let mut addresses = 0;
    for n in 0.. {
        let Some(text) = nth_text(&mut file, &mut n.clone()) else { break };
        if !text.starts_with("https://") && !text.contains('@') {
            continue;
        }
        addresses += 1;
        let before = text.clone();
        let hostile = ["javascript:alert(1)", "data:text/html,x", "a@b.org\"><script>", "x"];
        for wrong in hostile {
            *nth_text(&mut file, &mut n.clone()).unwrap() = wrong.to_owned();
            let text = toml::to_string(&file).unwrap();
            assert!(menu::load("menu.toml", &text).is_err(), "{before} may be {wrong}");
        }
        *nth_text(&mut file, &mut n.clone()).unwrap() = before;
    }
    assert_eq!(addresses, 4, "an email, and the pages of a team, a resource and a source");
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let menu = hostile(&|text| format!("{FORMULA}{text}"));
    let routes = printed(&menu, &["doc", "--format", "csv"]);
    assert!(routes.contains("'=cmd|") && !routes.contains(",=cmd"), "{routes}");
    assert!(routes.contains(",+12025550142,") || routes.contains(",+18005550142,"), "{routes}");
}
