//! A document of a Spanish or French menu has no English word of the program's own.

use std::path::Path;

use super::{NOON, phonetree};

/// What the program says in English in its documents, and nothing of what is alike in another language.
const ENGLISH: [&str; 40] = [
    "Whom to call",
    "Made ",
    "sources read",
    "All times are",
    "A to Z",
    "press ",
    "Scan to call",
    "No call needed",
    ", then ",
    "hours not published",
    "Hours not published",
    "stay on the line",
    "No number leads",
    "by email",
    "on the web",
    "Email:",
    "All hours are",
    "The numbers",
    "Answered by",
    "Leads to",
    "What callers",
    "The wording",
    "brackets",
    "A call lasts",
    "cannot be cut",
    "greeting",
    "no-input",
    "goodbye",
    "at all other times",
    "when closed",
    "says it again",
    "goes back",
    "wrong key",
    "no input",
    "gives up",
    "takes a message",
    "last looked at",
    "Monday",
    " p.m. to ",
    "may be closed",
];

/// A menu in one language, with every kind of node in it.
fn menu(folder: &Path, language: &str) -> String {
    let text = format!(
        r#"
format = 1
title = "Vivero Olmo"
timezone = "America/Los_Angeles"
language = "{language}"
country = "US"
operator = "mostrador"
source = "inventado"
[lines.principal]
number = "+1-213-555-0120"
toll_free = true
hours = "Mo-Fr 08:00-17:00"
answer = "hora"
[branches.hora]
cases = [{{ during = "Mo-Fr 08:00-17:00", to = "todo" }}]
otherwise = "noche"
[menus.todo]
options = [
  {{ key = "1", label = "ventas", to = "ventas" }},
  {{ key = "2", label = "cuenta", to = "cuenta" }},
  {{ key = "3", label = "nota", to = "nota" }},
  {{ key = "4", label = "caja", to = "caja" }},
  {{ key = "8", do = "repeat" }},
]
[menus.noche]
options = [{{ key = "1", label = "nota", to = "nota" }}, {{ key = "9", do = "back" }}]
[messages.nota]
say = "Nota larga."
[entries.cuenta]
ask = "Cuenta."
length = {{ min = 4, max = 6 }}
confirm = true
to = "ventas"
[mailboxes.caja]
say = "Mensaje."
[teams.ventas]
name = "Ventas"
hours = "Mo-Fr 08:00-17:00"
email = "ventas@olmo.example"
fax = "+1-213-555-0121"
fax_for = "pedidos"
topics = ["Pedir plantas", {{ say = "Enviar pedido", by = "email" }}]
[teams.mostrador]
name = "Mostrador"
topics = ["Otra cosa"]
[resources.web]
name = "olmo.example"
url = "https://olmo.example"
topics = ["Catálogo"]
[sources.inventado]
title = "Inventado"
seen = 2026-11-20
[voice]
by = "system"
"#
    );
    let file = folder.join(format!("{language}.toml"));
    std::fs::write(&file, text).unwrap();
    file.to_str().unwrap().to_owned()
}

#[test]
fn documents_and_hours_of_a_menu_in_another_language_have_no_english_words_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    for language in ["es-US", "fr-CA"] {
        let menu = menu(folder.path(), language);
        let documents = ["markdown", "svg", "mermaid", "dot", "d2", "card", "vcf"];
        let documents = documents.map(|format| vec!["doc", "--format", format, "--at", NOON]);
        let hours = [
            vec!["hours", "--at", "2026-11-26 09:00"],
            vec!["hours", "--at", "2026-11-23 05:00", "--week"],
            vec!["hours", "ventas", "--at", "2026-11-25 19:00", "--zone", "ET"],
            vec!["hours", "--ics", "--at", NOON],
        ];
        for args in documents.into_iter().chain(hours) {
            let output = phonetree(&[&args[..], &["--menu", &menu]].concat());
            let text = String::from_utf8(output.stdout).unwrap();
            assert_eq!(output.status.code(), Some(0), "{language} {args:?}");
            // What is folded is one line again; the style of a page is nobody's language.
            let text = text.replace("\r\n ", "");
            let text = match (text.split_once("<style>"), text.split_once("</style>")) {
                (Some((before, _)), Some((_, after))) => format!("{before}{after}"),
                _ => text,
            };
            for words in ENGLISH {
                assert!(!text.contains(words), "{language} {args:?}: \"{words}\" in\n{text}");
            }
        }
    }
}

#[test]
fn whoever_says_nothing_is_put_through_and_every_document_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let menu = menu(folder.path(), "en-US");
    for format in ["markdown", "card", "html"] {
        let output = phonetree(&["doc", "--format", format, "--at", NOON, "--menu", &menu]);
        let text = String::from_utf8(output.stdout).unwrap();
        assert!(text.contains("stay on the line"), "{format}");
        // The words of a page stand in it for its script.
        let shown = text.split("<script id=\"data\"").next().unwrap_or_default();
        assert!(!shown.contains("No number leads here"), "{format}");
    }
}
