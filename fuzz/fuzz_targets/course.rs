//! Any text: as a course it is taken and fitted, or its mistakes are shown.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use phonetree_core::menu::{self, Lengths, Tree};
use phonetree_core::practice::CourseFile;

static TREE: LazyLock<Tree> =
    LazyLock::new(|| menu::load("menu", menu::FIRST_LINE).expect("a good menu"));
static LENGTHS: LazyLock<Lengths> = LazyLock::new(|| Lengths::estimated(&TREE));

fuzz_target!(|text: &str| {
    let course = CourseFile::read("course.toml", text).and_then(|file| file.fit(&TREE, &LENGTHS));
    if let Err(problems) = course {
        assert!(!problems.to_string().is_empty());
    }
});
