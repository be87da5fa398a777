//! Finds the language files of the embedded voice inside the `ttspico-sys` crate: it compiles the
//! voice's C code but exports no path to its data. Packs them, the fonts of the desk card, the gallery and the parts of a
//! page. Finds the engine for pages, where it was built before (`make page-engine`).

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script all it knows in its surroundings"
)]

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use lzma_rust2::{EncodeMode, LzmaOptions, LzmaWriter, MfType};
use sha2::{Digest as _, Sha256};

/// The languages of the embedded voice that the program has, and its fonts.
const VOICES: [&str; 6] = [
    "en-US_ta.bin",
    "en-US_lh0_sg.bin",
    "en-GB_ta.bin",
    "en-GB_kh0_sg.bin",
    "es-ES_ta.bin",
    "es-ES_zl0_sg.bin",
];
const FONTS: [&str; 2] = ["LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"];

/// Folders of texts, each packed as one: the menus that a new one can be a copy of, and what a page is made of.
const TEXTS: [(&str, &[&str]); 2] = [
    ("gallery", &["menus/examples", "tests/calls/examples"]),
    ("page", &["src/paper/page/script", "src/paper/page/style"]),
];

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let target = std::env::var("TARGET").expect("cargo names the target");
    // All that is built is here already; a package that only tests need may not be, and then
    // cargo wants to fetch it before it says anything.
    let metadata = ["--offline", "--locked"]
        .iter()
        .find_map(|network| metadata(network, &target))
        .expect("cargo can tell where its packages are");
    let packages = metadata["packages"].as_array().expect("cargo lists its packages");
    let manifest = packages
        .iter()
        .find(|package| package["name"] == "ttspico-sys")
        .and_then(|voice| voice["manifest_path"].as_str())
        .expect("ttspico-sys is a dependency");
    let folder = Path::new(manifest).with_file_name("build").join("pico").join("lang");
    pack(&folder);
    page_engine();
}

/// Writes `packed.rs`: a constant for each thing, with its bytes packed. Half of them is saved or more, and the voice speaks
/// from files in any case. No path is written down, so that a clone may be moved with what was built in it.
fn pack(voices: &Path) {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let root = Path::new(&root);
    let fonts = root.join("src").join("paper").join("fonts");
    let out = std::env::var("OUT_DIR").expect("cargo names a folder for what is made");
    let out = Path::new(&out);
    let voices = VOICES.map(|name| (name, read(&voices.join(name))));
    let fonts = FONTS.map(|name| (name, read(&fonts.join(name))));
    let texts = TEXTS.map(|(name, folders)| {
        let mut texts = BTreeMap::new();
        for folder in folders {
            gather(root, folder, &mut texts);
        }
        (name, serde_json::to_vec(&texts).expect("texts can be JSON"))
    });
    let (mut code, mut all) = (String::new(), Vec::new());
    for (name, bytes) in voices.into_iter().chain(fonts).chain(texts) {
        std::fs::write(out.join(format!("{name}.lzma")), lzma(&bytes)).expect("it can be written");
        let constant = name.split('.').next().unwrap_or(name).replace('-', "_").to_uppercase();
        code += &format!(
            "#[allow(clippy::unreadable_literal, reason = \"no person reads it\")]\npub(crate) const {constant}: Packed = Packed {{ lzma: include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{name}.lzma\")), length: {}, sha256: {:?} }};\n",
            bytes.len(),
            <[u8; 32]>::from(Sha256::digest(&bytes)),
        );
        all.push(constant);
    }
    code += &format!("#[cfg(test)]\nconst ALL: [Packed; {}] = [{}];\n", all.len(), all.join(", "));
    std::fs::write(out.join("packed.rs"), code).expect("it can be written");
}

fn read(file: &Path) -> Vec<u8> {
    println!("cargo:rerun-if-changed={}", file.display());
    std::fs::read(file).unwrap_or_else(|why| panic!("{}: {why}", file.display()))
}

/// The texts of a folder and of those in it, by their paths in the project.
fn gather(root: &Path, folder: &str, texts: &mut BTreeMap<String, String>) {
    println!("cargo:rerun-if-changed={folder}");
    for entry in std::fs::read_dir(root.join(folder)).expect("a folder of the project") {
        let entry = entry.expect("it can be listed");
        let path = format!("{folder}/{}", entry.file_name().display());
        if entry.path().is_dir() {
            gather(root, &path, texts);
        // Not what an editor or a desktop leaves there.
        } else if [".toml", ".js", ".css"].iter().any(|ending| path.ends_with(ending)) {
            let text = String::from_utf8(read(&entry.path()));
            texts.insert(path, text.expect("a file of the project is UTF-8"));
        }
    }
}

/// As `xz -9` does it.
fn lzma(bytes: &[u8]) -> Vec<u8> {
    let options = LzmaOptions::new(1 << 22, 3, 0, 2, EncodeMode::Normal, 273, MfType::Bt4, 128);
    let length = Some(bytes.len() as u64);
    let mut packed = LzmaWriter::new_use_header(Vec::new(), &options, length).expect("options");
    packed.write_all(bytes).expect("memory takes what is written to it");
    packed.finish().expect("memory takes what is written to it")
}

/// The engine for pages, and what decodes their prompts where a browser can't; or nothing: a page without
/// an engine is read, but not called.
fn page_engine() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo names the package's folder");
    let mut code = String::new();
    for (name, file) in [("ENGINE", "engine/page.wasm.lzma"), ("DECODER", "engine/opus.wasm.lzma")]
    {
        println!("cargo:rerun-if-changed={file}");
        let built = Path::new(&root).join(file);
        let bytes = match built.is_file() {
            true => {
                format!("Some(include_bytes!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{file}\")))")
            }
            false => "None".to_owned(),
        };
        code += &format!("const {name}: Option<&[u8]> = {bytes};\n");
    }
    let out = std::env::var("OUT_DIR").expect("cargo names a folder for what is made");
    std::fs::write(Path::new(&out).join("page_engine.rs"), code).expect("it can be written");
}

/// What cargo knows about all packages; nothing where it can't do so in this way.
fn metadata(network: &str, target: &str) -> Option<serde_json::Value> {
    let cargo = std::env::var("CARGO").expect("cargo names itself to the scripts it runs");
    let told = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--all-features"])
        .args([network, "--filter-platform", target])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    told.status.success().then(|| serde_json::from_slice(&told.stdout).ok()).flatten()
}
