//! A word for pressing a key that callers do not expect.

use crate::check::rule::rule;
use crate::check::spoken::mentions;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Role;

rule! {
    /// A word other than "press" for a key of a menu, or other than "enter" for digits.
    ///
    /// ### What it does
    /// In menus: finds "dial", "push", "hit", "touch", "type", "key" and "enter" before a key. In
    /// entries: finds "press", "dial", "push", "punch" and "type" before "your". English only.
    ///
    /// ### Why is this bad?
    /// Callers know two words: you press a key of a menu, and you enter a number. Other words make them
    /// think, or do something else: "dial" makes some hang up and dial.
    ///
    /// ### Example
    /// ```toml
    /// say = "For billing, dial 1."
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// say = "For billing, press 1."
    /// ```
    UNUSUAL_VERB = "unusual-verb", Warning, check;
    Standard: "\"Press\" in menus, \"enter\" for data; not dial, key, push, touch or type", "ISO/IEC 13714, cited second-hand";
}

const OF_MENUS: [&str; 7] = ["dial", "push", "hit", "touch", "type", "key", "enter"];
const OF_ENTRIES: [&str; 5] = ["press", "dial", "push", "punch", "type"];

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for said in super::said_menus(subject) {
        if !subject.speaks(said.written.language, "en") {
            continue;
        }
        let mentions = mentions(&said.written.words);
        for mention in mentions.iter().filter(|m| OF_MENUS.contains(&m.verb.as_str())) {
            let words = &said.written.words[mention.range.clone()];
            let place = subject.within(&said.written.place, words);
            found.push(
                Violation::new(&said.menu.id, place, format!("\"{words}\": callers press keys"))
                    .label(format!("\"{}\" is another word for the same thing", mention.verb))
                    .fix(format!("say \"press {}\"", mention.keys)),
            );
        }
    }
    for written in subject.written() {
        let asks = subject.tree[written.prompt].role == Role::Ask;
        if !asks || !subject.speaks(written.language, "en") {
            continue;
        }
        let lower = written.words.to_lowercase();
        for verb in OF_ENTRIES {
            let Some(at) = lower.find(&format!("{verb} your ")) else { continue };
            let Some(words) = written.words.get(at..at + verb.len()) else { continue };
            let owner = subject.owner(written.prompt).unwrap_or_default();
            let place = subject.within(&written.place, words);
            found.push(
                Violation::new(
                    owner,
                    place,
                    format!("\"{words} your ...\": callers enter numbers"),
                )
                .label(format!("\"{verb}\" means something else"))
                .fix("say \"enter your ...\""),
            );
        }
    }
    found
}
