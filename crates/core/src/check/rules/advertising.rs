//! A prompt before the options that sells something, or sends callers to a web page.

use crate::check::rule::rule;
use crate::check::subject::CheckSubject;
use crate::check::violation::Violation;
use crate::language::Locale;
use crate::menu::{Node, PromptId, Role};

rule! {
    /// A greeting that advertises, or sends callers to a web page or an app.
    ///
    /// ### What it does
    /// Looks for such phrases, English and Spanish, in what is said before or with the options: the
    /// greetings and prompts of menus.
    ///
    /// ### Why is this bad?
    /// Callers have already decided to call, often because the page did not help. What is said before
    /// the options costs every caller time.
    ///
    /// ### Example
    /// ```toml
    /// greeting = "Welcome! Did you know that you can visit our website at any time?"
    /// ```
    ///
    /// ### Use instead
    /// ```toml
    /// greeting = "Welcome."
    /// ```
    ADVERTISING = "advertising", Warning, check;
    Opinion: "An opening only welcomes: no web deflection, no sales pitch", "acixd, what not to include; Balentine 2007";
    Standard: "No adverts", "W3C COGA, a note";
}

fn check(subject: &CheckSubject<'_>) -> Vec<Violation> {
    let before_the_options = |prompt: PromptId| {
        let prompt = &subject.tree[prompt];
        matches!(prompt.node, Some(Node::Menu(_)))
            && matches!(prompt.role, Role::Greeting | Role::Options)
    };
    let phrases: Vec<&str> =
        Locale::ALL.iter().flat_map(|locale| locale.reading.advertising).copied().collect();
    super::phrases(subject, before_the_options, &phrases, |words| {
        Violation::in_file(0..0, format!("\"{words}\" keeps callers from the options"))
            .label("callers have already decided to call")
            .fix("leave it out, or say it where callers wait anyway")
    })
}
