//! The core stays light: few packages, nothing that needs a C compiler or a system library, and
//! nothing that a page without files, network and threads could not have.

use std::collections::BTreeSet;
use std::process::Command;

use crate::text::{Text, no, root, rust};

/// More packages than this are more than somebody who only wants the engine will build.
const MOST: usize = 90;

/// What builds C, or looks for a library of the system.
const NOT_RUST: [&str; 7] =
    ["bindgen", "cc", "cmake", "nasm-rs", "pkg-config", "system-deps", "vcpkg"];
const WORLDLY: [&str; 3] = ["async-std", "smol", "tokio"];
const WORLDLY_PATHS: [&str; 4] = ["std::fs", "std::net", "std::process", "tokio"];

/// Packages of the core as `name version`, through these kinds of dependency alone.
fn packages(edges: &str) -> BTreeSet<String> {
    let cargo = std::env::var("CARGO").expect("cargo names itself to the tests it runs");
    let told = Command::new(cargo)
        .current_dir(root())
        .args(["tree", "--offline", "--locked", "--package", "phonetree-core"])
        .args(["--edges", edges, "--prefix", "none", "--no-dedupe", "--format", "{p}"])
        .output()
        .expect("cargo runs");
    let said = String::from_utf8_lossy(&told.stderr);
    assert!(told.status.success(), "`cargo tree` works where the tests were built: {said}");
    let lines = String::from_utf8(told.stdout).expect("in UTF-8");
    // A package of the workspace is followed by its folder, a macro by "(proc-macro)".
    lines.lines().map(|line| line.split(" (").next().unwrap_or(line).to_owned()).collect()
}

fn too_many(linked: &BTreeSet<String>) -> Vec<String> {
    let wrong = format!(
        "crates/core/Cargo.toml: {} packages, {MOST} at most; find what needs the most with \
         `cargo tree -p phonetree-core -e normal`",
        linked.len()
    );
    (linked.len() > MOST).then_some(wrong).into_iter().collect()
}

fn not_rust(built: &BTreeSet<String>) -> Vec<String> {
    let mut wrong = Vec::new();
    for package in built {
        let name = package.split(' ').next().unwrap_or(package);
        let why = match name {
            _ if name.ends_with("-sys") => "binds a library that is not Rust",
            _ if NOT_RUST.contains(&name) => "needs a C compiler or a library of the system",
            _ if WORLDLY.contains(&name) => "needs threads, files or a network",
            _ => continue,
        };
        wrong.push(format!(
            "crates/core/Cargo.toml: {name} {why}; `cargo tree -p phonetree-core -i {name}` shows \
             what uses it"
        ));
    }
    wrong
}

fn worldly(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for file in files {
        for (number, line) in file.lines_of_code() {
            for path in WORLDLY_PATHS.iter().filter(|path| line.contains(**path)) {
                wrong.push(format!(
                    "{}:{number}: `{path}` is not in the core; the command has it, and gives the \
                     core what it needs",
                    file.path
                ));
            }
        }
    }
    wrong
}

#[test]
fn the_core_is_built_of_few_packages() {
    let linked = packages("normal");
    assert!(linked.iter().any(|it| it.starts_with("phonetree-core ")), "{linked:?}");
    no(&too_many(&linked));
}

#[test]
fn nothing_in_the_core_needs_c_or_a_library_of_the_system() {
    no(&not_rust(&packages("normal,build")));
}

#[test]
fn the_core_knows_no_file_no_network_and_no_runtime() {
    no(&worldly(&rust("crates/core/src")));
}

#[test]
fn one_package_too_many_is_found() {
    let of = |count: usize| (0..count).map(|number| format!("crate-{number} v1.0.0")).collect();
    assert_eq!(too_many(&of(MOST)), Vec::<String>::new());
    assert_eq!(too_many(&of(MOST + 1)).len(), 1);
}

#[test]
fn a_package_that_is_not_rust_alone_is_found() {
    let found = |name: &str| not_rust(&BTreeSet::from([format!("{name} v1.0.0")])).len();
    for name in ["libsqlite3-sys", "cc", "tokio"] {
        assert_eq!(found(name), 1, "{name}");
    }
    for name in ["chrono", "systems", "cc-by"] {
        assert_eq!(found(name), 0, "{name}");
    }
}

#[test]
fn a_core_that_reads_a_file_is_found() {
    let found = |text| worldly(&[Text::sample("crates/core/src/menu/mod.rs", text)]).len();
    assert_eq!(found("use std::fs;"), 1);
    assert_eq!(found("let socket = std::net::UdpSocket::bind(at);"), 1);
    assert_eq!(found("tokio::time::sleep(wait).await;"), 1);
    assert_eq!(found("// a phone reads with std::fs, not the core\nuse std::fmt;"), 0);
}
