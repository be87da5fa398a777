//! Every message of a reader is seen: what it says in its code stands in the error of some broken
//! file. A check that nothing breaks may be wrong for years.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::text::{Text, below, no, rust};

/// The readers, and the folders of what they refuse: `crates/core/tests/engine/broken.rs` proves
/// that these pages are what they say.
const READERS: [&str; 13] = [
    "crates/core/src/menu/excerpt.rs",
    "crates/core/src/menu/key.rs",
    "crates/core/src/menu/mod.rs",
    "crates/core/src/menu/number.rs",
    "crates/core/src/menu/problem.rs",
    "crates/core/src/menu/raw",
    "crates/core/src/menu/resolve",
    "crates/core/src/hours/clock.rs",
    "crates/core/src/hours/open.rs",
    "crates/core/src/hours/zone.rs",
    "crates/core/src/practice/course.rs",
    "crates/core/src/script/caller.rs",
    "crates/core/src/script/file",
];
const PAGES: &str = "crates/core/tests/engine/broken";

/// Items whose texts are no messages of a reader.
const NO_MESSAGES: [&str; 4] = ["schema", "definitions", "told", "PHRASES"];

/// Messages that stand in no page, and who sees them instead.
const SEEN_ELSEWHERE: [(&str, &str); 1] = [(
    "; the first {MOST_SHOWN} are shown, {more} more are not",
    "crates/core/tests/engine/broken.rs: no page has so many problems",
)];

/// A text in the code, and the line on which it stands.
struct Said {
    line: usize,
    text: String,
}

/// Every text of a file that may be a message: one with words and a space, outside of tests, schemas,
/// attributes (documentation is one), and what a programmer sees who made a mistake.
fn messages(file: &Text) -> Vec<Said> {
    let tokens = TokenStream::from_str(&file.text).expect("the file is Rust");
    let mut found = Vec::new();
    collect(tokens, &mut found);
    found
}

fn collect(tokens: TokenStream, found: &mut Vec<Said>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                at += usize::from(is_sign(tokens.get(at), '!'));
                let tests = tokens.get(at).is_some_and(|it| it.to_string().contains("cfg (test)"));
                at = if tests { after_item(&tokens, at) } else { at + 1 };
            }
            TokenTree::Ident(word) => {
                let word = word.to_string();
                let next = tokens.get(at);
                let named = next.map(ToString::to_string).unwrap_or_default();
                if matches!(&*word, "fn" | "const") && NO_MESSAGES.contains(&&*named) {
                    at = after_item(&tokens, at);
                } else if word == "expect" {
                    at += 1;
                } else if matches!(&*word, "panic" | "assert" | "unreachable") && is_sign(next, '!')
                {
                    at += 2;
                }
            }
            TokenTree::Group(group) => collect(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let syn::Lit::Str(text) = syn::Lit::new(literal.clone())
                    && text.value().trim().contains(' ')
                    && text.value().contains(char::is_alphabetic)
                {
                    let line = literal.span().start().line;
                    found.push(Said { line, text: text.value() });
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

fn is_sign(token: Option<&TokenTree>, sign: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Where an item ends: at its block, or its semicolon.
fn after_item(tokens: &[TokenTree], at: usize) -> usize {
    let ends = |token: &TokenTree| {
        matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
            || is_sign(Some(token), ';')
    };
    at + tokens[at..].iter().position(ends).map_or(tokens.len() - at, |more| more + 1)
}

/// Whether a message stands in a line of what was said; what is filled in may be anything.
fn is_said(message: &str, lines: &[&str]) -> bool {
    let whole = message.replace("{{", "\u{1}").replace("}}", "\u{2}");
    let pieces: Vec<String> = whole
        .split('{')
        .enumerate()
        .map(
            |(n, piece)| {
                if n == 0 { piece } else { piece.split_once('}').map_or("", |(_, it)| it) }
            },
        )
        .map(|piece| piece.replace('\u{1}', "{").replace('\u{2}', "}"))
        .collect();
    lines.iter().any(|line| {
        let mut rest = *line;
        pieces.iter().all(|piece| match rest.split_once(piece.trim_matches('\n')) {
            Some((_, after)) => {
                rest = after;
                true
            }
            None => false,
        })
    })
}

fn complaints(readers: &[Text], said: &[Text]) -> Vec<String> {
    let lines: Vec<&str> = said.iter().flat_map(|page| errors(&page.text)).collect();
    let mut wrong = Vec::new();
    for reader in readers {
        for Said { line, text } in messages(reader) {
            if !is_said(&text, &lines) && SEEN_ELSEWHERE.iter().all(|(known, _)| *known != text) {
                wrong.push(format!(
                    "{}:{line}: no broken file gets the error {text:?}; add one to {PAGES}",
                    reader.path
                ));
            }
        }
    }
    wrong
}

/// What is said of the broken files of a page.
fn errors(page: &str) -> impl Iterator<Item = &str> {
    let blocks = page.split("```text\n").skip(1);
    blocks.flat_map(|block| block.lines().take_while(|line| *line != "```"))
}

fn readers() -> Vec<Text> {
    let core = rust("crates/core/src");
    core.into_iter().filter(|file| READERS.iter().any(|of| file.path.starts_with(of))).collect()
}

#[test]
fn every_message_of_a_reader_is_said_of_a_broken_file() {
    no(&complaints(&readers(), &below(PAGES, "md")));
}

#[test]
fn a_message_that_no_broken_file_gets_is_found() {
    let page = |said: &str| {
        [Text::sample("broken/page.md", &format!("```toml\nx = 1\n```\n\n```text\n{said}\n```\n"))]
    };
    let found = |code: &str, said: &str| {
        complaints(&[Text::sample("src/menu/raw/read.rs", code)], &page(said)).len()
    };
    let never = "error: this is said";
    assert_eq!(found(r#"fn f() { add(Problem::new(span, "that is not")) }"#, never), 1, "plain");
    assert_eq!(found(r#"fn f() { g(|| Err(format!("{n} is not {m}"))) }"#, never), 1, "filled");
    assert_eq!(found(r##"fn f() { wanted(r#"a "text" here"#) }"##, never), 1, "raw");
    assert_eq!(found("fn f() { m!(x, \"one \\\n   and two\") }", never), 1, "over two lines");
    assert_eq!(found(r#"fn f() { "x = 1 at most" }"#, "x = 1"), 1, "only a part is said");
    assert_eq!(found(r#"fn f() { "`{name}` is not {{{name}}}" }"#, "`a` is not b"), 1, "braces");
    assert_eq!(found(r#"fn f() { "not in errors" }"#, "x\n```\n\nnot in errors"), 1, "prose");
    assert_eq!(found(r#"fn f() { "this is said" }"#, never), 0, "plain");
    assert_eq!(found(r#"fn f() { "{this} is {that:?}" }"#, never), 0, "filled");
    assert_eq!(found(r#"fn f() { "`{name}` is not {{{name}}}" }"#, "`a` is not {b}"), 0, "braces");
    assert_eq!(
        found(
            r#"/// Some prose.
        #[expect(dead_code, reason = "no message")]
        fn f() { g("word").expect("a fault of ours"); }"#,
            never
        ),
        0,
        "for programmers"
    );
    assert_eq!(found(r#"fn schema() -> Value { json!("of an editor") }"#, never), 0, "schema");
    assert_eq!(found(r#"#[cfg(test)] mod tests { fn f() { "no message" } }"#, never), 0, "tests");
}
