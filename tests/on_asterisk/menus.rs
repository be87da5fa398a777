//! The menus that are tried.

use phonetree::voice::render::prompt_takes;
use phonetree_core::exchange::{self, ExportSettings, OtherSystem};
use phonetree_core::menu::{self, PromptTakes, Tree};

/// A menu, its prompts and its dialplan.
pub(crate) struct Tried {
    pub(crate) name: String,
    pub(crate) tree: Tree,
    pub(crate) takes: PromptTakes,
    pub(crate) text: String,
}

impl Tried {
    pub(crate) fn of(name: &str, text: &str) -> Self {
        let tree = menu::load(name, text).unwrap();
        let takes = prompt_takes(&tree);
        let mut settings = ExportSettings::named(name).with_prompts_in(name).unwrap();
        for team in &tree.teams {
            settings = settings.with_team(&team.id, "Local/team@harness-teams/n").unwrap();
        }
        let export = exchange::export(OtherSystem::Asterisk, &tree, &takes, &settings);
        let text = export.files[0].text.clone();
        Self { name: settings.name().to_owned(), tree, takes, text }
    }
}

/// The first line, the kitchen sink and every example: each with how many callers it has at most.
pub(crate) fn all() -> Vec<(Tried, usize)> {
    let house = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| std::fs::read_to_string(house.join(file)).unwrap();
    let mut all = vec![
        (Tried::of("first", menu::FIRST_LINE), 150),
        (Tried::of("sink", &read("tests/menus/kitchen-sink.toml")), 150),
    ];
    let folder = std::fs::read_dir(house.join("menus/examples")).unwrap();
    let mut examples: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    examples.sort();
    for example in examples.iter().filter(|file| file.extension().is_some_and(|it| it == "toml")) {
        let name = example.file_stem().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(example).unwrap();
        all.push((Tried::of(name, &text), 25));
    }
    all
}
