//! The engine as WebAssembly, in Node: the same answers as natively, to the byte.

use std::path::Path;
use std::time::Instant;

use crate::callers::a_thousand;
use crate::program::Program;
use crate::there;

/// The engine that the command gives to a page.
pub(crate) const ENGINE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/engine/page.wasm.lzma");

#[test]
fn a_thousand_callers_hear_the_same_in_webassembly_to_the_byte() {
    if !there("node", "the engine in WebAssembly") || !built() || !fresh() {
        return;
    }
    let asked = a_thousand();
    let requests: Vec<&str> = asked.iter().map(|(question, _)| question.as_str()).collect();
    let requests = requests.join("\n") + "\n";
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/page/engine.mjs");
    let began = Instant::now();
    let told = Program::named("node").args([script, ENGINE]).typed(&requests).output();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told = String::from_utf8(told.stdout).expect("in UTF-8");
    let mut answers = told.lines();
    for (question, answer) in &asked {
        assert_eq!(answers.next(), Some(answer.as_str()), "{question}");
    }
    println!("{} requests in Node, in {:?}", asked.len(), began.elapsed());
}

#[test]
fn a_page_comes_quickly_over_a_network() {
    if !built() {
        return;
    }
    let folder = tempfile::TempDir::new().unwrap();
    let page = folder.path().join("page.html");
    let program = Program::phonetree().args(["doc", "--format", "html", "--audio", "--out"]);
    assert!(program.arg(&page).output().status.success());
    let size = |file: &Path| std::fs::metadata(file).unwrap().len();
    let (engine, page) = (size(Path::new(ENGINE)), size(&page));
    assert!(engine < 450_000, "the engine is to be under 450 KB, and has {engine} bytes");
    assert!(page < 1_600_000, "with its 33 prompts a page is to be under 1.6 MB: {page} bytes");
}

/// Whether the engine was built; says so loudly where it was not.
pub(crate) fn built() -> bool {
    let built = Path::new(ENGINE).is_file();
    assert!(built || !required(), "`make page-engine` builds {ENGINE}");
    if !built {
        println!("SKIPPED: `make page-engine` has not built {ENGINE}");
    }
    built
}

/// Whether the engine was built of the sources as they are; says so loudly where it was not.
fn fresh() -> bool {
    let check = Program::named("sh").args(["tools/page-engine.sh", "check"]);
    let fresh = check.current_dir(env!("CARGO_MANIFEST_DIR")).output().status.success();
    assert!(fresh || !required(), "`make page-engine`: {ENGINE} is older than its sources");
    if !fresh {
        println!("SKIPPED: {ENGINE} is older than its sources; `make page-engine` builds it");
    }
    fresh
}

/// Whether nothing may be skipped: so it is in `.ci/run`.
pub(crate) fn required() -> bool {
    std::env::var_os("CI").is_some()
}
