//! A page is opened from a disk: nothing is fetched, nothing goes wrong, and everyone can use it.

use std::fs;

use serde_json::{Value, json};

use super::{Written, is_quiet};
use crate::program::Program;

/// Where `tools/need.sh browser` puts axe-core (MPL-2.0): it is run here, and no part of the program.
const AXE: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js");

/// A menu in English and Spanish.
const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/menus/examples/city-hall.toml");

/// How much is right, and what is wrong: which rule, and where.
const LOOK: &str = "axe.run().then((found) => ({ right: found.passes.length,\
    wrong: found.violations.map((it) => [it.id, it.nodes.map((node) => node.html).slice(0, 3)]) }))";

#[test]
fn a_page_opens_from_a_disk_asks_for_nothing_and_complains_of_nothing() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open("");
    assert!(page.value("document.body.innerText").as_str().is_some_and(|it| it.len() > 500));
    // A keyboard comes somewhere, and a click is not a mistake.
    page.press("Tab");
    page.until("document.activeElement !== document.body");
    page.click("h1");
    is_quiet(&mut page);
}

#[test]
fn what_is_looked_for_is_found_as_find_finds_it() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open("#find=reconcile");
    page.until("!!document.querySelector('.answer.best')");
    let best = page.value("document.querySelector('.answer.best').innerText");
    let best = best.as_str().unwrap_or_default();
    assert!(best.contains("California Service Center"), "{best}");
    assert!(best.contains("1-800-790-4661"), "{best}");
    is_quiet(&mut page);
}

/// Words that people tried: the page finds what the command finds.
#[test]
fn a_page_finds_as_much_as_the_command() {
    let Some(written) = Written::first_line() else { return };
    let mut page = written.open("#find");
    let asked =
        ["terminate", "reconsile bill", "add cobra", "18003698010", "invoice", "bills reconcile"];
    for words in asked {
        let out = Program::phonetree().args(["find", words, "--json"]).output();
        let told: Value = serde_json::from_slice(&out.stdout).unwrap();
        let first = &told["matches"][0];
        let who = ["team", "line", "resource", "node"].map(|kind| first[kind]["id"].as_str());
        let who = who.into_iter().flatten().next();
        assert!(who.is_some(), "{words}: {told}");
        page.value(&format!(
            "location.hash = 'find={}'; new Promise((done) => setTimeout(done, 300))",
            words.replace(' ', "%20")
        ));
        let best = page.value("document.querySelector('.answer.best')?.dataset.answer");
        assert_eq!(best.as_str(), who, "{words}");
    }
}

/// axe-core looks at each view, in the light and in the dark, and in each language.
#[test]
fn nothing_on_a_page_shuts_anyone_out() {
    for wish in [&["--audio"][..], &["--menu", CITY, "--language", "es"], &["--language", "fr"]] {
        if let Some(written) = Written::of(wish) {
            is_open_to_all(&written);
        }
    }
}

#[track_caller]
fn is_open_to_all(written: &Written) {
    let Ok(axe) = fs::read_to_string(AXE) else {
        assert!(!crate::node::required(), "there is no axe-core: tools/need.sh browser");
        println!(
            "SKIPPED: no axe-core here (tools/need.sh browser): what shuts people out is not seen"
        );
        return;
    };
    let mut page = written.open("");
    page.value(&format!("{axe};0"));
    let mut wrong = Vec::new();
    for scheme in ["light", "dark"] {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        page.ask("Emulation.setEmulatedMedia", &json!({ "features": features }));
        for view in ["find", "call", "practice", "flow", "hear", "sources"] {
            page.value(&format!(
                "location.hash = '{view}'; new Promise((done) => setTimeout(done, 50))"
            ));
            let found = page.value(LOOK);
            assert!(found["right"].as_u64() > Some(15), "{view} was not looked at: {found}");
            let found = found["wrong"].as_array().cloned().unwrap_or_default();
            wrong.extend(found.into_iter().map(|it: Value| format!("{scheme}, {view}: {it}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
