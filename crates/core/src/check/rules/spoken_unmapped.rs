//! A key that a prompt offers and the menu does not know.

use crate::check::rule::rule;
use crate::check::spoken::mentions;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::menu::Keys;

rule! {
    /// A written-out prompt that offers a key which leads nowhere.
    ///
    /// ### What it does
    /// Reads "press N" and its like, English and Spanish, in both orders, from a menu's `say`.
    ///
    /// ### Why is this bad?
    /// The caller does what the prompt says, and hears that it was wrong.
    ///
    /// ### Example
    /// ```toml
    /// say     = "For billing, press 1. For sales, press 2."
    /// options = [{ key = "1", label = "billing", to = "desk" }]
    /// ```
    ///
    /// ### Use instead
    /// Leave `say` out: the prompt is then spoken from the options, and cannot differ from them.
    SPOKEN_UNMAPPED = "spoken-unmapped", Error, check;
    Vendor: "Script, map and sound drift apart where each is kept by hand", "threads of users of FreePBX, FusionPBX and NethServer";
    Opinion: "What is offered must work", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let mut found = Vec::new();
    for said in super::said_menus(subject) {
        for mention in mentions(&said.written.words) {
            let keys = Keys::parse(&mention.keys);
            let option = keys.ok().and_then(|keys| said.menu.option_of(&keys));
            let words = &said.written.words[mention.range.clone()];
            let hours = option.and_then(|place| said.menu.options[place].during.as_ref());
            if let Some(hours) = hours {
                let message = format!(
                    "the words offer key {} at all hours, the option only {}",
                    mention.keys,
                    hours.as_written()
                );
                found.push(
                    Violation::new(
                        &said.menu.id,
                        subject.within(&said.written.place, words),
                        message,
                    )
                    .label("at other hours this is a wrong key")
                    .fix("leave out `say`: the derived words offer it within its hours"),
                );
            }
            if option.is_some() {
                continue;
            }
            found.push(
                Violation::new(
                    &said.menu.id,
                    subject.within(&said.written.place, words),
                    format!("the words offer key {}, which leads nowhere", mention.keys),
                )
                .label(format!("`{}` has no option {}", said.menu.id, mention.keys))
                .fix(format!("add an option with key = \"{}\", or do not offer it", mention.keys)),
            );
        }
    }
    found
}
