//! Other systems' menus, read: what becomes of them as a menu file, and what is lost.
mod asterisk;
mod connect;
mod freeswitch;
mod hostile;
mod idioms;

use std::fs;
use std::path::{Path, PathBuf};

use phonetree_core::exchange::import::{
    ImportRefusal, ImportSettings, ImportSystem, Imported, import,
};
use phonetree_core::menu::{self, Tree};

/// The folder of files that are read.
fn house() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/exchange")
}

/// Reads a file of the house, with what it includes.
fn of_house(system: ImportSystem, file: &str) -> Imported {
    let path = house().join(file);
    let folder = path.parent().unwrap().to_owned();
    let text = fs::read_to_string(&path).unwrap();
    let mut files = |name: &str| {
        let text = fs::read_to_string(folder.join(name)).ok()?;
        Some(vec![(name.to_owned(), text)])
    };
    let name = path.file_name().unwrap().to_str().unwrap();
    import(system, name, &text, &ImportSettings::default(), &mut files).unwrap()
}

/// Reads a text that includes nothing.
fn read(system: ImportSystem, text: &str) -> Result<Imported, ImportRefusal> {
    import(system, "menu", text, &ImportSettings::default(), &mut |_| None)
}

fn tree(imported: &Imported) -> Tree {
    match menu::load("imported.toml", &imported.text) {
        Ok(tree) => tree,
        Err(problems) => panic!("{problems}\n{}", imported.text),
    }
}

/// What is lost, a line for each.
fn losses(imported: &Imported) -> String {
    let row = |loss: &phonetree_core::exchange::import::ImportLoss| {
        let of = if loss.of.is_empty() { "the whole" } else { &loss.of };
        format!("{} {of}: {}: {}\n", loss.place, loss.kind.name(), loss.words)
    };
    imported.losses.iter().map(row).collect()
}

/// The menu file and the losses of a file of the house are those that stand beside it; `UPDATE=1` writes them.
fn is_as_it_stands(system: ImportSystem, file: &str) {
    let imported = of_house(system, file);
    tree(&imported);
    let stem = house().join(file).with_extension("");
    for (ending, text) in [("toml", imported.text.clone()), ("losses", losses(&imported))] {
        let beside = format!("{}.{ending}", stem.display());
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&beside, text).unwrap();
        } else {
            let known = fs::read_to_string(&beside).unwrap_or_default();
            snapbox::assert_data_eq!(
                snapbox::Data::text(text).raw(),
                snapbox::Data::text(known).raw()
            );
        }
    }
}
