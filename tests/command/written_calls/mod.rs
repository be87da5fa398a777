//! Written calls: what is saved passes, what is wrong is told, and results are what CI systems read.

mod broken;
mod documents;
mod mutate;
mod reports;
mod results;
mod saved;
mod steps;
mod update;
mod whose;

use std::process::Output;
use std::sync::LazyLock;

use phonetree::menu::{self, Lengths, Tree};
use phonetree::script::{CallFile, Played};

use crate::program::Program;

const KITCHEN_SINK: &str = include_str!("../../menus/kitchen-sink.toml");

/// The first line and the kitchen sink.
static TREES: LazyLock<[Tree; 2]> = LazyLock::new(|| [tree(menu::FIRST_LINE), tree(KITCHEN_SINK)]);

fn tree(text: &str) -> Tree {
    menu::load("menu.toml", text).unwrap_or_else(|problems| panic!("{problems}"))
}

/// Plays every call of a file on a menu.
fn played(calls: &str, tree: &Tree) -> Vec<(String, Played)> {
    let file = CallFile::read("calls.toml", calls).unwrap_or_else(|problems| panic!("{problems}"));
    let fitted = file.fit(tree).unwrap_or_else(|problems| panic!("{problems}"));
    let lengths = Lengths::estimated(tree);
    fitted.iter().map(|call| (call.name.clone(), call.play(tree, &lengths, |_, _| {}))).collect()
}

/// Why the only call of a file fails; nothing where it passes.
fn misses(call: &str, menu: &str) -> Vec<String> {
    let played = played(call, &tree(menu));
    assert_eq!(played.len(), 1, "one call");
    played[0].1.misses().iter().map(|miss| miss.why.clone()).collect()
}

fn phonetree(args: &[&str]) -> Output {
    Program::phonetree().args(args).output()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}
