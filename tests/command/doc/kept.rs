//! The documents in docs/first-line are those that the program writes now. UPDATE=1 writes them.

use std::fs;
use std::path::Path;

use super::{NOON, doc, phonetree, root};

/// File, format and what else is asked for.
const KEPT: [(&str, &str, &[&str]); 14] = [
    // Without the engine: it is built apart, and would be the most of it.
    ("page.html", "html", &["--without", "engine"]),
    ("menu.md", "markdown", &[]),
    ("call-flow.svg", "svg", &[]),
    ("call-flow.mmd", "mermaid", &[]),
    ("call-flow.dot", "dot", &[]),
    ("call-flow.d2", "d2", &[]),
    ("routes.csv", "csv", &[]),
    ("routes.json", "json", &[]),
    ("card.html", "card", &[]),
    ("contacts.vcf", "vcf", &[]),
    ("where-facts-stand.md", "sources", &[]),
    ("card-letter.pdf", "card", &["--paper", "letter"]),
    ("card-a4.pdf", "card", &["--paper", "a4"]),
    ("card-a4-large.pdf", "card", &["--paper", "a4", "--large"]),
];

#[test]
fn the_documents_of_the_first_line_are_kept_as_the_program_writes_them() {
    let update = std::env::var_os("UPDATE").is_some_and(|value| value != "0");
    for (file, format, more) in KEPT {
        let kept = root().join("docs/first-line").join(file);
        let fresh = if Path::new(file).extension().is_some_and(|it| it == "pdf") {
            let fresh = tempfile::Builder::new().suffix(".pdf").tempfile().unwrap();
            let path = fresh.path().to_str().unwrap();
            let args = [&["doc", "--format", format, "--at", NOON, "--out", path], more].concat();
            assert_eq!(phonetree(&args).status.code(), Some(0), "{file}");
            fs::read(fresh.path()).unwrap()
        } else {
            doc(None, format, more).into_bytes()
        };
        if update {
            fs::write(&kept, &fresh).unwrap();
        }
        let same = fs::read(&kept).is_ok_and(|kept| kept == fresh);
        assert!(same, "docs/first-line/{file} is old: run UPDATE=1 cargo test --test command doc");
    }
}
