//! A link in a document leads to a file that is there.

use std::path::Path;

use crate::text::{Text, below, no, root};

fn complaints(pages: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    for page in pages {
        let folder = root().join(&page.path).parent().map(Path::to_owned).expect("it has a folder");
        let mut code = false;
        for (number, line) in page.text.lines().enumerate() {
            code ^= line.trim_start().starts_with("```");
            for target in targets(line).into_iter().filter(|_| !code) {
                let file = target.split('#').next().expect("split gives at least one part");
                if !target.contains(':') && !file.is_empty() && !folder.join(file).exists() {
                    wrong.push(format!(
                        "{}:{}: the link leads to `{file}`, which is not there; correct or drop it",
                        page.path,
                        number + 1
                    ));
                }
            }
        }
    }
    wrong
}

/// Where the links of a line lead: `[words](target "title")`, `[word]: target`, `src="target"`.
fn targets(line: &str) -> Vec<&str> {
    let until = |text: &'static str| move |rest: &'_ str| rest.find(|c| text.contains(c));
    let after = |mark: &'static str, end: &'static str| {
        line.split(mark).skip(1).filter_map(move |rest| rest.get(..until(end)(rest)?))
    };
    let mut targets: Vec<_> = after("](", ") ").collect();
    targets.extend(after("src=\"", "\"").chain(after("href=\"", "\"")));
    if let Some((_, target)) = line.strip_prefix('[').and_then(|rest| rest.split_once("]: ")) {
        targets.push(target.trim());
    }
    targets
}

#[test]
fn every_link_in_the_documents_leads_somewhere() {
    let pages: Vec<Text> = [below(".", "md"), below("docs", "md")].into_iter().flatten().collect();
    assert!(pages.iter().any(|page| page.path == "ARCHITECTURE.md"), "the documents are not found");
    no(&complaints(&pages));
}

#[test]
fn a_dead_link_is_found_and_a_live_one_is_not() {
    let found = |text| complaints(&[Text::sample("tests/page.md", text)]).len();
    assert_eq!(found("See [this](gone.md) and [that](../gone/too.md#here)."), 2);
    assert_eq!(found("<img src=\"gone.png\"> and [a]\n\n[a]: gone.txt"), 2);
    assert_eq!(found("[house](../Cargo.toml), [web](https://example.com/x), [here](#here)"), 0);
    assert_eq!(found("```\n[code](gone.md)\n```"), 0);
}
