//! Menus in other systems' words: nothing that stands in a menu file becomes an instruction there.

use std::sync::LazyLock;

use phonetree_core::exchange::{self, ExportSettings, OtherSystem};
use phonetree_core::menu::{self, PromptTakes, Tree};
use proptest::prelude::*;

fn dialplan(tree: &Tree, name: &str) -> String {
    all_files(OtherSystem::Asterisk, tree, name)
}

fn all_files(system: OtherSystem, tree: &Tree, name: &str) -> String {
    let takes = PromptTakes::of(tree, |bytes| format!("{:08x}", bytes.len()));
    let settings = ExportSettings::named(name);
    let files = exchange::export(system, tree, &takes, &settings).files;
    files.into_iter().map(|file| file.text).collect()
}

/// A menu with these words in every place that has words of people.
fn menu_with(words: &str) -> Option<Tree> {
    let text = format!(
        r#"format = 1
title = "{words}"
timezone = "America/Chicago"
notice = "{words}"
[lines.main]
name = "{words}"
about = "{words}"
number = "+1-312-555-0110"
answer = "main"
[menus.main]
greeting = "{words}"
no_input = "{words}"
options = [{{ key = "1", label = "{words}", to = "desk" }}]
[teams.desk]
name = "{words}"
hours = "Mo-Fr 08:00-17:00"
closed = "{words} {{opens}}"
"#
    );
    menu::load("words.toml", &text).ok()
}

/// A dialplan without its comments.
fn code(text: &str) -> String {
    let lines = text.lines().filter(|line| !line.starts_with("; "));
    lines.flat_map(|line| [line, "\n"]).collect()
}

static PLAIN: LazyLock<String> =
    LazyLock::new(|| code(&dialplan(&menu_with("words").expect("a menu"), "m")));

/// An element of XML, and its attributes.
type Element = (String, Vec<(String, String)>);

/// XML as a reader of XML sees it, without comments.
fn elements(xml: &str) -> Vec<Element> {
    let document = roxmltree::Document::parse(xml).expect("XML");
    let attributes = |node: roxmltree::Node<'_, '_>| {
        node.attributes().map(|it| (it.name().to_owned(), it.value().to_owned())).collect()
    };
    let all = document.descendants().filter(roxmltree::Node::is_element);
    all.map(|node| (node.tag_name().name().to_owned(), attributes(node))).collect()
}

fn freeswitch(tree: &Tree) -> Vec<Vec<Element>> {
    let takes = PromptTakes::of(tree, |bytes| format!("{:08x}", bytes.len()));
    let settings = ExportSettings::named("m");
    let files = exchange::export(OtherSystem::FreeSwitch, tree, &takes, &settings).files;
    files.iter().map(|file| elements(&file.text)).collect()
}

static PLAIN_XML: LazyLock<Vec<Vec<Element>>> =
    LazyLock::new(|| freeswitch(&menu_with("words").expect("a menu")));

/// Words of all characters there are: many that can be seen, or a few of any kind, so that a menu seldom refuses all.
fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        2 => "\\PC{1,40}".boxed(),
        2 => "[!-~]{1,20}".boxed(),
        1 => prop::collection::vec(any::<char>(), 1..3).prop_map(String::from_iter).boxed(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn a_menus_words_never_become_dialplan_or_xml(words in any_words()) {
        // Written as TOML can write every character; with braces a text has a value in it.
        let words = words.chars().filter(|c| !"{}".contains(*c));
        let words: Vec<_> = words.map(|c| format!("\\U{:08X}", u32::from(c))).collect();
        let words = words.concat();
        if let Some(tree) = menu_with(&format!("w{words}")) {
            prop_assert_eq!(code(&dialplan(&tree, "m")), PLAIN.clone());
            prop_assert_eq!(freeswitch(&tree), PLAIN_XML.clone());
        }
    }

    #[test]
    fn a_name_of_an_export_is_a_name_there(name in "\\PC{0,60}") {
        let settings = ExportSettings::named(&name);
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        prop_assert!(settings.name().chars().all(fits) && settings.name().len() <= 35);
        prop_assert!(settings.name().starts_with(|c: char| c.is_ascii_lowercase()));
    }
}

#[test]
fn the_words_that_would_do_most_in_a_dialplan_stay_in_comments() {
    for words in [
        "w;--",
        "w\u{2028}exten => s,1,System(x)",
        "w ${SHELL(id)}",
        "w & | , ; =>",
        "w [globals]",
        "w #include x",
        "w --; exten => s,1,Hangup()",
        "w --> <action application='system'/> <!--",
        "w ]]> &amp; &lt; '>",
    ] {
        let Some(tree) = menu_with(words) else { continue };
        let text = dialplan(&tree, "m");
        assert_eq!(code(&text), *PLAIN, "{words}");
        assert_eq!(freeswitch(&tree), *PLAIN_XML, "{words}");
        let comments = text.lines().filter(|line| line.starts_with(';'));
        comments.for_each(|line| assert!(line.starts_with("; "), "no block comment: {line}"));
    }
}

#[test]
fn every_priority_of_every_context_stands_in_a_context_of_the_export() {
    let sink = include_str!("../../../../tests/menus/kitchen-sink.toml");
    let tree = menu::load("sink", sink).expect("a menu");
    let text = dialplan(&tree, "sink");
    let contexts: Vec<&str> = text.lines().filter(|line| line.starts_with('[')).collect();
    let mut own = contexts.iter().filter(|it| **it != "[globals](+)");
    assert!(own.all(|it| it.starts_with("[sink-") || it.starts_with("[sink_")), "{contexts:?}");
    let mut once = contexts.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), contexts.len(), "each context stands once");
    // Every place that is gone to is there.
    for line in text.lines() {
        for (at, _) in line.match_indices("sink-").chain(line.match_indices("sink_")) {
            let rest = &line[at..];
            let ends = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-_".contains(c)));
            let name = &rest[..ends.unwrap_or(rest.len())];
            let is_there = contexts.contains(&format!("[{name}]").as_str());
            assert!(is_there || rest.contains(".conf"), "{line}: no context {name}");
        }
    }
}

#[test]
fn every_transfer_of_freeswitch_leads_to_an_extension_that_is_there() {
    let sink = include_str!("../../../../tests/menus/kitchen-sink.toml");
    let tree = menu::load("sink", sink).expect("a menu");
    let files = freeswitch(&tree);
    let value = |attributes: &[(String, String)], name: &str| {
        attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.clone())
    };
    let all: Vec<_> = files.iter().flatten().collect();
    let names: Vec<String> = all
        .iter()
        .filter(|(tag, _)| tag == "extension")
        .filter_map(|(_, attributes)| value(attributes, "name"))
        .collect();
    let mut transfers = 0;
    for (tag, attributes) in &all {
        let data = match tag.as_str() {
            "action" if value(attributes, "application").as_deref() == Some("transfer") => {
                value(attributes, "data")
            }
            "entry" => value(attributes, "param").map(|it| it.replace("transfer ", "")),
            _ => None,
        };
        let Some(data) = data else { continue };
        let target = data.strip_suffix(" XML m").expect("in this context");
        transfers += 1;
        // What is known in the call alone is a value: where the caller came from, how a menu ended.
        let begins = target.split("${").next().unwrap_or_default();
        let is_there = |name: &String| {
            if begins == target { name == target } else { name.starts_with(begins) }
        };
        assert!(names.iter().any(is_there), "{target} is nowhere");
    }
    assert!(transfers > 50, "{transfers}");
}
