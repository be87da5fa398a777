//! The sets of sentences: read from their files.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use phonetree_core::directory::{Match, Whom};
use phonetree_core::menu::{self, Tree};

/// Sentences with what is right.
pub(crate) struct Set {
    pub(crate) name: &'static str,
    pub(crate) sentences: Vec<Sentence>,
}

/// What a person types, and what is right.
pub(crate) struct Sentence {
    pub(crate) menu: String,
    pub(crate) asked: String,
    /// Topics and ids, each of them right; none where nothing in the menu has to do with it.
    pub(crate) right: Vec<String>,
}

impl Set {
    pub(crate) fn read(name: &'static str) -> Self {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/engine/find/{name}.txt"));
        let text = fs::read_to_string(path).unwrap();
        let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
        Self { name, sentences: lines.map(Sentence::read).collect() }
    }

    pub(crate) fn all() -> [Self; 4] {
        ["tuned", "held-out", "second-hand", "public"].map(Self::read)
    }
}

impl Sentence {
    fn read(line: &str) -> Self {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [menu, asked, right] = parts[..] else { panic!("three parts: {line}") };
        let right = right.split(';').map(str::trim).filter(|right| *right != "nothing");
        Self { menu: menu.into(), asked: asked.into(), right: right.map(str::to_owned).collect() }
    }

    pub(crate) fn is_right(&self, tree: &Tree, found: &Match) -> bool {
        let name = name(tree, found);
        self.right.contains(&name)
    }
}

/// The topic, else the id.
pub(crate) fn name(tree: &Tree, found: &Match) -> String {
    if let Some(topic) = found.listing.topic(tree) {
        return topic.say.first().to_owned();
    }
    match found.listing.whom {
        Whom::Team(id) => tree[id].id.to_string(),
        Whom::Line(id) => tree[id].id.to_string(),
        Whom::Page(id) => tree[id].id.to_string(),
        Whom::Node(node) => tree.node_id(node).to_owned(),
    }
}

/// The menus that the sets are about.
pub(crate) fn menus() -> BTreeMap<String, Tree> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../menus");
    let load = |name: &str, path: String| {
        let text = fs::read_to_string(root.join(path)).unwrap();
        (name.to_owned(), menu::load(name, &text).unwrap())
    };
    let examples = ["bank", "city-hall", "clinic", "hotline", "school", "support-desk"];
    let examples = examples.map(|name| load(name, format!("examples/{name}.toml")));
    let first = load("first-line", "kaiser-small-business.toml".to_owned());
    examples.into_iter().chain([first]).collect()
}
