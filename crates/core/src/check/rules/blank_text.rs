//! A label, a name or an errand without a word in it.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::document::Span;
use crate::menu::{Node, Text, Tree};

rule! {
    /// A label, a name, an errand or a title without a letter or a digit.
    ///
    /// ### Why is this bad?
    /// It is spoken and shown: "For , press 1."
    ///
    /// ### Example
    /// ```toml
    /// options = [{ key = "1", label = "", to = "desk" }]
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// options = [{ key = "1", label = "billing", to = "desk" }]
    /// ```
    BLANK_TEXT = "blank-text", Error, check;
    Opinion: "What is spoken has words", "phonetree";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let tree = subject.tree;
    let mut found = Vec::new();
    let mut look = |about: Option<&str>, text: &Text, place: Span, what: &str| {
        if is_blank(tree, text) {
            let violation = match about {
                Some(id) => Violation::new(id, place, format!("{what} has no words")),
                None => Violation::in_file(place, format!("{what} has no words")),
            };
            found.push(
                violation
                    .label("nothing can be said or shown of it")
                    .fix("write it, or leave it out"),
            );
        }
    };
    let start = Span::from(0..subject.text.find('\n').unwrap_or(subject.text.len()));
    look(None, &tree.title, start, "the title");
    for id in tree.line_ids() {
        for (text, what) in
            [(&tree[id].name, "the name of this line"), (&tree[id].about, "what this line is for")]
        {
            if let Some(text) = text {
                look(Some(&tree[id].id), text, tree.spans[id].name, what);
            }
        }
    }
    for node in tree.nodes() {
        let Node::Menu(id) = node else { continue };
        for (n, option) in
            tree[id].options.iter().enumerate().filter(|(_, it)| it.spoken && !it.everywhere)
        {
            let places = tree.spans.option(id, n);
            look(
                Some(&tree[id].id),
                &option.label,
                places.label.unwrap_or(places.all),
                "this label",
            );
        }
    }
    for id in tree.team_ids() {
        let (team, places) = (&tree[id], &tree.spans[id]);
        look(Some(&team.id), &team.name, places.name, "the name of this team");
        if let Some(about) = &team.about {
            look(Some(&team.id), about, places.name, "what this team is for");
        }
        for (topic, place) in team.topics.iter().zip(&places.topics) {
            look(Some(&team.id), &topic.say, *place, "this errand");
        }
    }
    for id in tree.resource_ids() {
        let (page, places) = (&tree[id], &tree.spans[id]);
        look(Some(&page.id), &page.name, places.name, "the name of this page");
        for (topic, place) in page.topics.iter().zip(&places.topics) {
            look(Some(&page.id), &topic.say, *place, "this errand");
        }
    }
    found
}

/// Whether one of its languages has nothing to say.
fn is_blank(tree: &Tree, text: &Text) -> bool {
    let mut languages = tree.language_ids();
    languages.any(|language| !text.in_language(language).contains(char::is_alphanumeric))
}
