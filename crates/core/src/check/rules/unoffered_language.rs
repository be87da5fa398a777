//! A language that no option leads to.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;

rule! {
    /// A language of the menu that no option changes to.
    ///
    /// ### Why is this bad?
    /// Calls begin in the first language. Nobody ever hears the other one.
    ///
    /// ### Example
    /// ```toml
    /// languages = ["es-US"]                 # and no option with language = "es"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [{ key = "2", label = "español", to = "main", language = "es" }]
    /// ```
    UNOFFERED_LANGUAGE = "unoffered-language", Warning, check;
    Opinion: "What was translated can be heard", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let menus = tree.menus.iter().flat_map(|menu| &menu.options);
    let options = menus.chain(tree.queues.iter().flat_map(|queue| &queue.options));
    let offered: Vec<_> = options.filter_map(|option| option.language).collect();
    let silent = tree.language_ids().skip(1).filter(|language| !offered.contains(language));
    silent
        .map(|language| {
            let tag = &*tree.languages[language.index()].tag;
            let place = subject.within(&(0..subject.text.len()), &format!("\"{tag}\""));
            Violation::in_file(place, format!("no option leads to `{tag}`"))
                .label("calls begin in the first language and stay in it")
                .fix(format!("add language = \"{tag}\" to an option"))
        })
        .collect()
}
