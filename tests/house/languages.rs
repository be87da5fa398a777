//! A language of the core stands in its own folder, `language/es/`, and nowhere else in the code.

use crate::text::{Text, no, sources};

fn complaints(files: &[Text]) -> Vec<String> {
    let mut wrong = Vec::new();
    let core = files.iter().filter(|file| file.path.starts_with("crates/core/src/"));
    for file in core.filter(|file| file.room() != "language") {
        let code = file.lines_of_code();
        // The tests at the end of a file may speak to it in any language.
        for (number, line) in code.iter().take_while(|(_, line)| *line != "#[cfg(test)]") {
            if is_of_another_language(line) {
                wrong.push(format!(
                    "{}:{number}: Spanish or French; it belongs in crates/core/src/language/es/ or fr/, \
                     and what is said of every language in locale.rs beside it",
                    file.path
                ));
            }
        }
    }
    wrong
}

fn is_of_another_language(line: &str) -> bool {
    let line = line.to_lowercase();
    let names = ["spanish", "french", "\"es\""];
    line.contains(|c| "áéíóúñ¿¡àâçèêëîïôùûœ".contains(c))
        || names.iter().any(|name| line.contains(name))
}

#[test]
fn a_language_stands_in_its_own_folder_alone() {
    no(&complaints(&sources()));
}

#[test]
fn a_language_elsewhere_is_found() {
    let found = |path, text| complaints(&[Text::sample(path, text)]).len();
    assert_eq!(found("crates/core/src/hours/day.rs", "fn day(spanish: bool) {}"), 1);
    assert_eq!(found("crates/core/src/hours/day.rs", "1 => \"mañana\","), 1);
    assert_eq!(found("crates/core/src/hours/day.rs", "\"août\","), 1);
    assert_eq!(found("crates/core/src/menu/key.rs", "('#', \"es\") => \"numeral\","), 1);
    assert_eq!(found("crates/core/src/check/rule.rs", "use language::es::SPANISH;"), 1);
    assert_eq!(found("crates/core/src/language/es/mod.rs", "subtag: \"es\", // español"), 0);
    assert_eq!(found("crates/core/src/menu/key.rs", "#[cfg(test)]\nmod tests { \"mañana\" }"), 0);
    assert_eq!(found("crates/core/src/menu/key.rs", "/// English and Spanish."), 0);
    assert_eq!(found("src/voice/plan.rs", "'ñ' => 'n',"), 0, "characters of file names");
}
