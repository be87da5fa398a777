//! Finds the language files of the embedded voice inside the `ttspico-sys` crate: it compiles the
//! voice's C code but exports no path to its data. Finds the engine for pages, where it was built before
//! (`make page-engine`).

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script all it knows in its surroundings"
)]

use std::path::Path;
use std::process::{Command, Stdio};

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
    assert!(
        folder.join("en-US_ta.bin").is_file(),
        "the voice's language files are not in {}: was ttspico-sys changed?",
        folder.display()
    );
    println!("cargo:rustc-env=PICO_LANG={}", folder.display());
    page_engine();
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
            true => format!("Some(include_bytes!(r#\"{}\"#))", built.display()),
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
