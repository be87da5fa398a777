//! Finds the language files of the embedded voice inside the `ttspico-sys` crate: it compiles the
//! voice's C code but exports no path to its data.

#![expect(
    clippy::disallowed_methods,
    reason = "cargo tells a build script all it knows in its surroundings"
)]

use std::path::PathBuf;

use cargo_metadata::{CargoOpt, MetadataCommand};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=Cargo.lock");
    let target = std::env::var("TARGET").expect("cargo names the target");
    let ask = |network: &str| {
        let options = [network, "--filter-platform", &target];
        MetadataCommand::new()
            .features(CargoOpt::AllFeatures)
            .other_options(options.map(str::to_owned))
            .exec()
    };
    // All that is built is here already; a package that only tests need may not be, and then
    // cargo wants to fetch it before it says anything.
    let metadata = ask("--offline")
        .or_else(|_| ask("--locked"))
        .expect("cargo can tell where its packages are");
    let voice = metadata
        .packages
        .iter()
        .find(|package| *package.name == "ttspico-sys")
        .expect("ttspico-sys is a dependency");
    let folder: PathBuf = voice.manifest_path.with_file_name("build").into();
    let folder = folder.join("pico").join("lang");
    assert!(
        folder.join("en-US_ta.bin").is_file(),
        "the voice's language files are not in {}: was ttspico-sys changed?",
        folder.display()
    );
    println!("cargo:rustc-env=PICO_LANG={}", folder.display());
}
