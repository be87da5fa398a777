//! How a team is reached otherwise, and when it answers.

use phonetree_core::language::Locale;
use phonetree_core::menu::{LanguageId, Team};

/// The label of hours.
pub const HOURS: &str = "hours";

/// The label of what a team is there for.
pub const TOPICS: &str = "for";

/// Another way to a team, or when it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What it is: `hours`, `for`, `email`, `fax`, `web`.
    pub label: &'static str,
    /// The address, the number or the hours.
    pub text: String,
}

/// All that is known of a team. English, as the rest of the screen.
pub(super) fn contacts(team: &Team, language: LanguageId) -> Vec<Contact> {
    let hours = team.hours.as_ref().map(|hours| hours.words(Locale::ENGLISH));
    let email = team.email.as_ref().map(ToString::to_string);
    let fax = team.fax.as_ref().map(|fax| match &team.fax_for {
        Some(what) => {
            format!("{} (for {})", fax.as_written(), what.in_language(language))
        }
        None => fax.as_written().to_owned(),
    });
    let web = team.url.as_ref().map(ToString::to_string);
    let known = [(HOURS, hours), ("email", email), ("fax", fax), ("web", web)];
    let known = known.into_iter().filter_map(|(label, text)| Some(Contact { label, text: text? }));
    known.collect()
}

/// The same, and what the team is there for.
pub(super) fn contacts_and_topics(team: &Team, language: LanguageId) -> Vec<Contact> {
    let mut all = contacts(team, language);
    let topics: Vec<&str> = team.topics.iter().map(|it| it.say.in_language(language)).collect();
    if !topics.is_empty() {
        let place = all.iter().take_while(|it| it.label == HOURS).count();
        all.insert(place, Contact { label: TOPICS, text: topics.join("; ") });
    }
    all
}
