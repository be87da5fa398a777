//! The page: its parts, what it may load, what stands beside it, and the languages it speaks.

use std::collections::BTreeSet;
use std::fs;

use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{MENUS, doc, phonetree, root};

/// What stands between two marks, the first time they come.
fn between<'a>(text: &'a str, begin: &str, end: &str) -> &'a str {
    text.split_once(begin).and_then(|(_, rest)| rest.split_once(end)).expect(begin).0
}

/// The data that the script of a page reads.
fn data(page: &str) -> Value {
    let data = between(page, "<script id=\"data\" type=\"application/json\">", "</script>");
    serde_json::from_str(data).expect("JSON")
}

/// Whether the engine was built before the command: `make page-engine`.
fn rings(page: &str) -> bool {
    page.contains("<script id=\"engine\"")
}

#[test]
fn each_part_is_in_the_page_and_can_be_left_out() {
    let whole = doc(None, "html", &[]);
    for part in ["find", "flow", "hear", "sources", "call", "practice"] {
        let here = |page: &str| page.contains(&format!(" id=\"{part}\""));
        let needs_engine = part == "call" || part == "practice";
        assert_eq!(here(&whole), !needs_engine || rings(&whole), "{part}");
        let without = doc(None, "html", &["--without", part]);
        assert!(!here(&without), "{part}");
    }
    let read = doc(None, "html", &["--without", "engine"]);
    assert!(!rings(&read) && !read.contains("id=\"phone\"") && read.contains("id=\"find\""));
    assert!(read.len() < 150_000, "{}: as small as a page to be read", read.len());
    let bare = doc(None, "html", &["--without", "flow,hear,sources"]);
    assert!(!bare.contains("data-tab=\"menu\""), "no tab leads to nothing");
}

#[test]
fn nothing_but_its_own_script_runs_in_the_page_and_nothing_is_fetched() {
    for menu in [MENUS[0], MENUS[7]] {
        let page = doc(Some(menu), "html", &[]);
        let policy = between(&page, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
        assert!(policy.starts_with("default-src 'none'; "), "{policy}");
        assert!(
            policy.contains("connect-src 'none'") && !policy.contains("unsafe-inline"),
            "{policy}"
        );
        let hash =
            |text: &str| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(text)));
        let styles: Vec<&str> =
            page.split("<style>").skip(1).filter_map(|it| it.split("</style>").next()).collect();
        assert!(!styles.is_empty());
        for style in styles {
            assert!(policy.contains(&hash(style)), "{menu}: a style that the policy does not know");
        }
        let scripts: Vec<&str> =
            page.split("<script>").skip(1).filter_map(|it| it.split("</script>").next()).collect();
        assert_eq!(scripts.len(), 2, "{menu}: one before the page is drawn, one after");
        for script in scripts {
            assert!(
                policy.contains(&hash(script)),
                "{menu}: a script that the policy does not know"
            );
        }
        assert!(!page.contains(" style=\"") && !page.contains(" onclick="), "{menu}");
        let sources = page.split(" src=\"").skip(1).filter_map(|it| it.split('"').next());
        assert_eq!(sources.filter(|it| !it.starts_with("data:")).collect::<Vec<_>>(), [""; 0]);
    }
}

#[test]
fn a_site_has_the_page_and_all_that_a_browser_needs_to_install_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("new/site");
    let args = ["doc", "--format", "html", "--pwa", "--out", out.to_str().unwrap()];
    let output = phonetree(&args);
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let names: BTreeSet<String> = fs::read_dir(&out)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let read = |name: &str| fs::read_to_string(out.join(name)).unwrap();
    let manifest: Value = serde_json::from_str(&read("manifest.webmanifest")).unwrap();
    let icons = manifest["icons"].as_array().unwrap().iter();
    let mut needed: BTreeSet<String> =
        icons.map(|icon| icon["src"].as_str().unwrap().to_owned()).collect();
    needed.extend(["index.html", "manifest.webmanifest", "worker.js"].map(str::to_owned));
    assert_eq!(names, needed);
    // What works without a connection is all of it, and another page is another version.
    let worker = read("worker.js");
    for name in names.iter().filter(|name| *name != "worker.js") {
        assert!(worker.contains(&format!("\"{name}\"")), "{name} is not kept");
    }
    assert!(!worker.contains("VERSION"), "{worker}");
    assert!(read("index.html").contains("<link rel=\"manifest\" href=\"manifest.webmanifest\">"));
    let again = phonetree(&[&args[..], &["--without", "flow"]].concat());
    assert_eq!(again.status.code(), Some(0));
    assert_ne!(read("worker.js"), worker);
    assert!(!doc(None, "html", &[]).contains("rel=\"manifest\""), "one file stays one file");
}

#[test]
fn a_course_travels_in_the_page_if_it_fits_the_menu() {
    let folder = tempfile::tempdir().unwrap();
    let course = folder.path().join("week.toml");
    let text = "title = \"First </script> week\"\n[[drill]]\nerrand = \"COBRA inquiries\"\n";
    fs::write(&course, text).unwrap();
    let page = doc(None, "html", &["--course", course.to_str().unwrap()]);
    assert_eq!(data(&page)["course"], text);
    fs::write(&course, text.replace("COBRA", "Cobbler")).unwrap();
    let args = ["doc", "--format", "html", "--course", course.to_str().unwrap()];
    let output = phonetree(&args);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}

#[test]
fn the_page_speaks_the_languages_of_its_menu() {
    let both = doc(Some("menus/examples/city-hall.toml"), "html", &[]);
    let words = data(&both)["words"].clone();
    assert_eq!(words["en"]["nav.find"], "Whom to call");
    assert_eq!(words["es"]["nav.find"], "A quién llamar");
    assert!(both.contains("data-language=\"es\"") && both.contains("data-say=\"nav.find\""));
    let one = doc(None, "html", &[]);
    assert!(!one.contains("data-language=") && !one.contains("data-say="), "nothing to choose");
    let text = fs::read_to_string(root().join(MENUS[0])).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let menu = folder.path().join("menu.toml");
    fs::write(&menu, text.replace("language = \"en-US\"", "language = \"es-US\"")).unwrap();
    let spanish = doc(Some(menu.to_str().unwrap()), "html", &[]);
    assert!(spanish.contains("<h2 id=\"find-title\">A quién llamar</h2>"));
    assert_eq!(data(&spanish)["words"]["en"], Value::Null);
}

#[test]
fn the_page_knows_how_long_prompts_last_as_the_command_does() {
    let page = doc(None, "html", &[]);
    if !rings(&page) {
        return;
    }
    let data = data(&page);
    let manifest = fs::read_to_string(root().join("audio/kaiser-small-business/manifest.json"));
    let manifest: Value = serde_json::from_str(&manifest.unwrap()).unwrap();
    let mut takes = manifest["takes"].as_array().unwrap().iter();
    let options = takes.find(|take| take["take"] == "main/options").expect("a take");
    assert_eq!(data["lengths"]["en-US"]["main/options"], options["ms"]);
    assert_eq!(data["menu"], phonetree_core::menu::FIRST_LINE);
}
