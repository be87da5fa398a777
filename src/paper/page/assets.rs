//! The style and the script of a page, put together from their parts.

use std::sync::LazyLock;

use crate::packed::PAGE;

/// The parts of the style (`style/`), in order.
const STYLES: [&str; 7] =
    ["ground.css", "frame.css", "people.css", "phone.css", "call.css", "practice.css", "paper.css"];

/// The parts of the script (`script/`), in order; each uses only those before it.
const SCRIPTS: [&str; 18] = [
    "frame/ground.js",
    "frame/time.js",
    "frame/hours.js",
    "frame/unpack.js",
    "frame/engine.js",
    "frame/views.js",
    "find.js",
    "telephone/sound.js",
    "telephone/caption.js",
    "telephone/panels.js",
    "telephone/dial.js",
    "telephone/what-if.js",
    "telephone/call.js",
    "telephone/after.js",
    "practice/kept.js",
    "practice/drill.js",
    "practice/setup.js",
    "start.js",
];

/// The script that comes before all else.
const FIRST: &str = "first.js";

/// What a page is made of, besides what it says.
pub(super) struct Assets {
    pub(super) style: String,
    /// Before anything is drawn: only the first view is, until the script says which. Where no script follows, all
    /// of them are.
    pub(super) first: String,
    pub(super) script: String,
}

pub(super) static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let parts = PAGE.texts();
    let part = |folder: &str, name: &str| &*parts[&format!("src/paper/page/{folder}/{name}")];
    let script: String = SCRIPTS.iter().map(|name| part("script", name)).collect();
    Assets {
        style: STYLES.iter().map(|name| part("style", name)).collect(),
        first: part("script", FIRST).to_owned(),
        script: format!("\n\"use strict\";\n(() => {{\n{script}}})();\n"),
    }
});

#[cfg(test)]
mod tests {
    use super::{ASSETS, PAGE, SCRIPTS, STYLES};

    #[test]
    fn every_part_is_in_the_page() {
        assert!(ASSETS.script.ends_with("})();\n"));
        assert_eq!(PAGE.texts().len(), STYLES.len() + SCRIPTS.len() + 1, "and the first script");
    }
}
