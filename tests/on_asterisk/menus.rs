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
    /// Whether every switch of it is the other way than usual.
    pub(crate) is_turned: bool,
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
        Self { name: settings.name().to_owned(), tree, takes, text, is_turned: false }
    }

    /// The same menu, with every switch the other way, if it has any.
    fn turned(name: &str, text: &str) -> Option<Self> {
        let turned = Self::of(&format!("{name}-turned"), text);
        (!turned.tree.switches.is_empty()).then_some(Self { is_turned: true, ..turned })
    }

    /// What its switches are where they are not as usual: `NAME`, `SWITCH`, `on` or `off`.
    pub(crate) fn switches(&self) -> Vec<[&str; 3]> {
        let switches = self.tree.switches.iter().filter(|_| self.is_turned);
        let turned = |usual: bool| if usual { "off" } else { "on" };
        switches.map(|it| [&*self.name, &*it.id, turned(it.is_usually_on)]).collect()
    }
}

/// The first line, the kitchen sink and every example: each with how many callers it has at most.
pub(crate) fn all() -> Vec<(Tried, usize)> {
    let house = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &std::path::Path| std::fs::read_to_string(file).unwrap();
    let folder = std::fs::read_dir(house.join("menus/examples")).unwrap();
    let mut examples: Vec<_> = folder.map(|file| file.unwrap().path()).collect();
    examples.retain(|file| file.extension().is_some_and(|it| it == "toml"));
    examples.sort();
    let sink = house.join("tests/menus/kitchen-sink.toml");
    let mut all = vec![(Tried::of("first", menu::FIRST_LINE), 150)];
    for file in [sink].iter().chain(&examples) {
        let name = file.file_stem().unwrap().to_str().unwrap();
        all.push((Tried::of(name, &read(file)), 25));
        all.extend(Tried::turned(name, &read(file)).map(|turned| (turned, 10)));
    }
    all
}
