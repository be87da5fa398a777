//! How a team is reached otherwise, and when it answers.

use phonetree_core::language::Locale;
use phonetree_core::menu::{LanguageId, Team};

/// The label of hours.
pub const HOURS: &str = "hours";

/// Another way to a team, or when it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What it is: `hours`, `email`, `fax`, `web`.
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
