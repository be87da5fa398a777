//! The project's files as texts, and how complaints about them are shown.

use std::fs;
use std::path::Path;

/// A file of the project: its path from the root, with `/`, and what is in it.
#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Text {
    /// A file that is not there, for trying a rule on.
    pub(crate) fn sample(path: &str, text: &str) -> Self {
        Self { path: path.into(), text: text.into() }
    }

    /// The name without folder and ending.
    pub(crate) fn stem(&self) -> &str {
        let name = self.path.rsplit('/').next().expect("rsplit gives at least one part");
        name.split('.').next().expect("split gives at least one part")
    }

    /// The path below its crate's `src/`.
    pub(crate) fn inside(&self) -> &str {
        let below = |folder| self.path.strip_prefix(folder);
        below("crates/core/src/").or_else(|| below("src/")).expect("only files in src/ have a room")
    }

    /// The room of a file in `src/`: its first folder, or its own name where there is none.
    pub(crate) fn room(&self) -> &str {
        self.inside().split_once('/').map_or(self.stem(), |(room, _)| room)
    }

    /// The text with every line that is only a comment left empty, so that places stay the same.
    pub(crate) fn code(&self) -> String {
        let kept = |line| if str::trim_start(line).starts_with("//") { "" } else { line };
        self.text.split('\n').map(kept).collect::<Vec<_>>().join("\n")
    }

    /// The lines of code, numbered from 1.
    pub(crate) fn lines_of_code(&self) -> Vec<(usize, String)> {
        self.code().lines().enumerate().map(|(n, line)| (n + 1, line.to_owned())).collect()
    }
}

/// Every Rust file of the program: the core, and the command around it.
pub(crate) fn sources() -> Vec<Text> {
    [rust("crates/core/src"), rust("src")].concat()
}

/// Every Rust file below a folder of the project, in the order of their paths.
pub(crate) fn rust(folder: &str) -> Vec<Text> {
    let texts = below(folder, "rs");
    assert!(!texts.is_empty(), "no Rust file in {folder}/: the rule looks at the wrong place");
    texts
}

/// Every file with an ending below a folder of the project; none where the folder is not there.
pub(crate) fn below(folder: &str, ending: &str) -> Vec<Text> {
    let Ok(entries) = fs::read_dir(root().join(folder)) else { return Vec::new() };
    let mut names: Vec<_> = entries
        .map(|entry| entry.expect("a folder of the project can be listed"))
        .map(|entry| entry.file_name().into_string().expect("names are UTF-8"))
        .collect();
    names.sort();
    let mut texts = Vec::new();
    for name in names {
        let path = if folder == "." { name } else { format!("{folder}/{name}") };
        if root().join(&path).is_dir() {
            // At the root only the files count: target/ and .git/ are not ours.
            if folder != "." {
                texts.extend(below(&path, ending));
            }
        } else if Path::new(&path).extension().is_some_and(|it| it == ending) {
            let text = fs::read_to_string(root().join(&path)).expect("files are UTF-8");
            texts.push(Text { path, text });
        }
    }
    texts
}

/// The folder of `Cargo.toml`.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Fails with every complaint on a line of its own.
#[track_caller]
pub(crate) fn no(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn code_is_the_text_without_comment_lines_and_with_its_line_numbers() {
    let sample = Text::sample("src/call/mod.rs", "//! Words.\nlet x = 1;\n    // more\nlet y = 2;");
    assert_eq!(sample.code(), "\nlet x = 1;\n\nlet y = 2;");
    assert_eq!(sample.lines_of_code()[3], (4, "let y = 2;".to_owned()));
}

#[test]
fn a_file_belongs_to_its_first_folder_or_is_a_room_itself() {
    assert_eq!(Text::sample("src/menu/tree.rs", "").room(), "menu");
    assert_eq!(Text::sample("src/phone/text/keys.rs", "").room(), "phone");
    assert_eq!(Text::sample("src/drive.rs", "").room(), "drive");
    assert_eq!(Text::sample("crates/core/src/menu/tree.rs", "").room(), "menu");
}
