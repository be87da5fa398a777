//! Everything linked into phonetree, or run to build it, may be used freely: no licence that asks
//! for more than its text to be passed on.

use std::collections::{BTreeMap, VecDeque};
use std::process::Command;

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};

use crate::text::{no, root};

const FREE: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Whether an SPDX expression leaves a choice of free licences only. `OR` binds loosest; the old
/// `A/B` means `A OR B`; an exception (`WITH`) only ever permits more than its licence.
fn is_free(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let free = any(&mut words);
    free && words.next().is_none()
}

type Words<'a, 'b> = &'a mut std::iter::Peekable<std::str::SplitWhitespace<'b>>;

fn any(words: Words) -> bool {
    let mut free = all(words);
    while words.next_if_eq(&"OR").is_some() {
        free |= all(words);
    }
    free
}

fn all(words: Words) -> bool {
    let mut free = one(words);
    while words.next_if_eq(&"AND").is_some() {
        free &= one(words);
    }
    free
}

fn one(words: Words) -> bool {
    let free = match words.next() {
        Some("(") => any(words) && words.next() == Some(")"),
        Some(licence) => FREE.contains(&licence),
        None => false,
    };
    if words.next_if_eq(&"WITH").is_some() {
        words.next();
    }
    free
}

/// What cargo says about this build. Offline, and for this platform and these features alone: what
/// they do not need need not be on the machine.
fn metadata() -> Metadata {
    let cargo = std::env::var("CARGO").expect("cargo names itself to the tests it runs");
    let version = Command::new(&cargo).arg("-vV").output().expect("cargo says its version");
    let version = String::from_utf8(version.stdout).expect("in UTF-8");
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).expect("with the host");
    let mut command = MetadataCommand::new();
    command.current_dir(root()).other_options(
        ["--offline", "--locked", "--filter-platform", host].map(str::to_owned).to_vec(),
    );
    if !cfg!(feature = "speaker") {
        command.features(CargoOpt::NoDefaultFeatures);
    }
    command.exec().expect("`cargo metadata --offline` works where the tests were built")
}

/// The licence a package names, or whose whole text it brings along.
fn licence(package: &Package) -> Option<String> {
    package.license.clone().or_else(|| {
        let text = std::fs::read_to_string(package.license_file()?).ok()?;
        let words: Vec<&str> = text.split_whitespace().collect();
        let grants = "Permission is hereby granted, free of charge, to any person obtaining a copy";
        let is_mit = text.starts_with("MIT License") && words.join(" ").contains(grants);
        is_mit.then(|| "MIT".to_owned())
    })
}

/// Every package reached from phonetree, not through dev-dependencies, with a licence that is not
/// free, and how it is reached.
fn complaints(metadata: &Metadata, is_free: impl Fn(&str) -> bool) -> Vec<String> {
    let us = &metadata.root_package().expect("phonetree is a package, not a workspace").id;
    let nodes = &metadata.resolve.as_ref().expect("metadata resolves dependencies").nodes;
    let nodes: BTreeMap<&PackageId, _> = nodes.iter().map(|node| (&node.id, node)).collect();
    let mut paths = BTreeMap::from([(us, "phonetree".to_owned())]);
    let mut waiting = VecDeque::from([us]);
    let mut wrong = Vec::new();
    while let Some(id) = waiting.pop_front() {
        let (package, path) = (&metadata[id], paths[id].clone());
        let licence = licence(package);
        if !licence.as_deref().is_some_and(&is_free) {
            let licence = licence.as_deref().unwrap_or("no licence expression");
            wrong.push(format!(
                "Cargo.toml: {} {}: {licence} ({path}); find another crate, or another version",
                package.name, package.version
            ));
        }
        for dependency in &nodes[id].deps {
            let dev = |kind: DependencyKind| kind == DependencyKind::Development;
            let used = dependency.dep_kinds.iter().any(|it| !dev(it.kind));
            if used && !paths.contains_key(&dependency.pkg) {
                paths.insert(
                    &dependency.pkg,
                    format!("{path} > {}", metadata[&dependency.pkg].name),
                );
                waiting.push_back(&dependency.pkg);
            }
        }
    }
    wrong
}

#[test]
fn everything_linked_is_freely_licensed() {
    no(&complaints(&metadata(), is_free));
}

#[test]
fn a_package_with_a_forbidden_licence_is_found_with_the_way_to_it() {
    let found = complaints(&metadata(), |licence| licence != "Apache-2.0");
    let voice = found.iter().find(|it| it.contains("ttspico-sys")).expect("it is Apache-2.0 alone");
    assert!(voice.contains("(phonetree > ttspico-sys)"), "{voice}");
    assert!(!found.iter().any(|it| it.contains("proptest")), "dev-dependencies are not linked");
}

#[test]
fn an_expression_is_free_when_some_choice_in_it_is() {
    for free in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "GPL-3.0-only OR MIT",
        "(MIT OR Apache-2.0) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
        "LGPL-2.1 AND MIT OR ISC",
    ] {
        assert!(is_free(free), "{free}");
    }
    for bound in [
        "",
        "GPL-3.0-only",
        "MPL-2.0",
        "LGPL-2.1-or-later OR MPL-2.0",
        "MIT AND GPL-2.0-only",
        "(MIT OR ISC) AND MPL-2.0",
        "GPL-2.0-only WITH Classpath-exception-2.0",
        "MIT MIT",
        "(MIT",
    ] {
        assert!(!is_free(bound), "{bound}");
    }
}
