//! Every refusal is seen: the message in the code stands in the error of some broken file, or of
//! some command line. A check that nothing breaks may be wrong for years.

use std::str::FromStr as _;

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::text::{Text, below, no, rust};

/// The readers of menus, written calls and courses. `crates/core/tests/engine/broken.rs` proves that
/// the pages of [`FILES`] are what is said of broken files.
const READERS: [&str; 12] = [
    "crates/core/src/document",
    "crates/core/src/menu/parts/keys",
    "crates/core/src/menu/mod.rs",
    "crates/core/src/menu/parts/number.rs",
    "crates/core/src/menu/raw",
    "crates/core/src/menu/resolve",
    "crates/core/src/hours/clock.rs",
    "crates/core/src/hours/open.rs",
    "crates/core/src/hours/zone.rs",
    "crates/core/src/practice/course.rs",
    "crates/core/src/script/caller.rs",
    "crates/core/src/script/file",
];
const FILES: &str = "crates/core/tests/engine/broken";

/// The commands, and the rooms whose refusals they pass on. `tests/command/refusals.rs` proves that
/// the pages of [`LINES`] are what is said of command lines.
const COMMANDS: [&str; 2] = ["src/cli", "src/history"];
const LINES: &str = "tests/command/refusals";
/// What a refusal stands in.
const REFUSE: [&str; 5] = ["Err", "Failure", "map_err", "ok_or_else", "ok_or"];

/// Items whose texts are no messages of a reader.
const NO_MESSAGES: [&str; 7] = [
    "schema",
    "definitions",
    "hours_definition",
    "timezone_definition",
    "zone_schema",
    "told",
    "PHRASES",
];

/// Messages that stand in no page, and why.
const IN_NO_PAGE: [(&str, &str); 11] = [
    ("nothing was sent, and nothing was rendered", "it needs a terminal: tests/phones/allowed.rs"),
    (
        "the program did not run, and nothing was rendered",
        "it needs a terminal: tests/phones/allowed.rs",
    ),
    (
        "; the first {MOST_SHOWN} are shown, {more} more are not",
        "no page has so many problems; crates/core/tests/engine/broken.rs counts them",
    ),
    ("larger than 1 GB: no prompt is", "a test would have to read a gigabyte"),
    ("no prompts to play: {why}", "it needs a terminal, and a machine without sound"),
    ("this user has no data folder", "it needs a user whom the system doesn't know"),
    ("cannot look into {}: {why}", "it needs a folder that can't be read, and root reads all"),
    ("is damaged ({found})", "tests/command/practice/kept.rs damages a history"),
    ("it may only be read", "it needs a file that can't be written, and root writes all"),
    (
        "it {why}, and cannot be set aside: {error}",
        "it needs a folder that can't be written, and root writes all",
    ),
    ("there are too many of that name", "it needs a thousand histories damaged in one second"),
];

/// A text in the code, and the line on which it stands.
struct Said {
    line: usize,
    text: String,
}

/// Every text of a file that may be a message: one with words and a space, outside of tests, schemas,
/// attributes (documentation is one; an error's text is none), and what a programmer sees who made a mistake.
fn messages(file: &Text, of: Of) -> Vec<Said> {
    let tokens = TokenStream::from_str(&file.text).expect("the file is Rust");
    let mut found = Vec::new();
    collect(tokens, of, &mut found);
    found
}

/// Which texts of a file are messages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    /// All: it does little else than refuse.
    All,
    /// What stands in `Err(..)`, `Failure(..)` or a closure that maps an error.
    Refusals,
}

fn collect(tokens: TokenStream, of: Of, found: &mut Vec<Said>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        at += 1;
        match token {
            TokenTree::Punct(sign) if sign.as_char() == '#' => {
                at += usize::from(is_sign(tokens.get(at), '!'));
                let tests = tokens.get(at).is_some_and(|it| it.to_string().contains("cfg (test)"));
                if let Some(TokenTree::Group(attribute)) = tokens.get(at) {
                    collect_error(attribute.stream(), found);
                }
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
            TokenTree::Group(group) => {
                let refuses = before.is_some_and(|word| REFUSE.contains(&&*word.to_string()));
                collect(group.stream(), if refuses { Of::All } else { of }, found);
            }
            TokenTree::Literal(literal) => {
                if of == Of::All
                    && let syn::Lit::Str(text) = syn::Lit::new(literal.clone())
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

/// The text of an error, in its attribute: `#[error("it is damaged")]`.
fn collect_error(attribute: TokenStream, found: &mut Vec<Said>) {
    let mut tokens = attribute.into_iter();
    if let (Some(TokenTree::Ident(word)), Some(TokenTree::Group(text))) =
        (tokens.next(), tokens.next())
        && word == "error"
    {
        collect(text.stream(), Of::All, found);
    }
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

fn complaints(files: &[Text], of: Of, pages: (&str, &[Text])) -> Vec<String> {
    let (folder, said) = pages;
    let lines: Vec<&str> = said.iter().flat_map(|page| errors(&page.text)).collect();
    let mut wrong = Vec::new();
    for reader in files {
        for Said { line, text } in messages(reader, of) {
            if !text.lines().all(|line| is_said(line, &lines))
                && IN_NO_PAGE.iter().all(|(known, _)| *known != text)
            {
                wrong.push(format!(
                    "{}:{line}: no test sees {text:?}; add what leads to it to {folder}",
                    reader.path
                ));
            }
        }
    }
    wrong
}

/// What is said of the broken files of a page.
fn errors(page: &str) -> impl Iterator<Item = &str> {
    let blocks =
        ["```text\n", "```console\n"].into_iter().flat_map(|begin| page.split(begin).skip(1));
    blocks.flat_map(|block| {
        block.lines().take_while(|line| *line != "```").filter(|line| !line.starts_with("$ "))
    })
}

fn of(paths: &[&str], files: Vec<Text>) -> Vec<Text> {
    files.into_iter().filter(|file| paths.iter().any(|of| file.path.starts_with(of))).collect()
}

#[test]
fn every_message_of_a_reader_is_said_of_a_broken_file() {
    no(&complaints(&of(&READERS, rust("crates/core/src")), Of::All, (FILES, &below(FILES, "md"))));
}

#[test]
fn every_refusal_of_a_command_is_seen() {
    no(&complaints(&of(&COMMANDS, rust("src")), Of::Refusals, (LINES, &below(LINES, "md"))));
}

#[test]
fn a_message_that_no_broken_file_gets_is_found() {
    let page = |said: &str| {
        [Text::sample("broken/page.md", &format!("```toml\nx = 1\n```\n\n```text\n{said}\n```\n"))]
    };
    let found = |code: &str, said: &str| {
        complaints(&[Text::sample("src/menu/raw/read.rs", code)], Of::All, ("", &page(said))).len()
    };
    let never = "error: this is said";
    assert_eq!(found(r#"fn f() { add(Problem::new(span, "that is not")) }"#, never), 1, "plain");
    assert_eq!(found(r#"fn f() { g(|| Err(format!("{n} is not {m}"))) }"#, never), 1, "filled");
    assert_eq!(found(r##"fn f() { wanted(r#"a "text" here"#) }"##, never), 1, "raw");
    assert_eq!(found("fn f() { m!(x, \"one \\\n   and two\") }", never), 1, "over two lines");
    assert_eq!(found(r#"fn f() { "x = 1 at most" }"#, "x = 1"), 1, "only a part is said");
    assert_eq!(found(r#"fn f() { "`{name}` is not {{{name}}}" }"#, "`a` is not b"), 1, "braces");
    assert_eq!(found(r#"fn f() { "not in errors" }"#, "x\n```\n\nnot in errors"), 1, "prose");
    assert_eq!(found(r#"fn f() { "error: this is said\nand more" }"#, never), 1, "a second line");
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

#[test]
fn a_refusal_that_no_command_line_meets_is_found() {
    let page =
        Text::sample("refusals/page.md", "```console\n$ phonetree not seen\nseen `x`\n```\n");
    let found = |code: &str| {
        let page = std::slice::from_ref(&page);
        complaints(&[Text::sample("src/cli/call.rs", code)], Of::Refusals, ("", page)).len()
    };
    assert_eq!(found(r#"fn f() { Err(Failure(format!("not seen {n}"))) }"#), 1, "refused");
    assert_eq!(found(r#"fn f() { x.map_err(|why| Failure(g("not seen"))) }"#), 1, "mapped");
    assert_eq!(found(r#"fn f() { x.ok_or_else(|| "not seen".to_owned()) }"#), 1, "nothing there");
    assert_eq!(found(r#"enum E { #[error("not seen {0}")] A(u8) }"#), 1, "an error's own text");
    assert_eq!(found(r#"enum E { #[error("seen `{0}`")] A(u8) }"#), 0, "an error's text, seen");
    assert_eq!(found(r#"fn f() { Err(format!("seen `{name}`")) }"#), 0, "seen");
    assert_eq!(found(r#"fn f() { print("a result") }"#), 0, "a result");
}

#[test]
fn every_exception_is_a_message_that_no_page_has() {
    let lines = [below(FILES, "md"), below(LINES, "md")].concat();
    let lines: Vec<&str> = lines.iter().flat_map(|page| errors(&page.text)).collect();
    let core = of(&READERS, rust("crates/core/src"));
    let known = core.iter().flat_map(|file| messages(file, Of::All));
    let command = of(&COMMANDS, rust("src"));
    let known: Vec<Said> =
        known.chain(command.iter().flat_map(|file| messages(file, Of::Refusals))).collect();
    for (message, _) in IN_NO_PAGE {
        assert!(
            known.iter().any(|said| said.text == message),
            "{message:?} is no message any more"
        );
        assert!(!is_said(message, &lines), "{message:?} stands in a page: strike it from the list");
    }
}
