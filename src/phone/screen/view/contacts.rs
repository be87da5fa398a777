//! How a team is reached otherwise, and when it answers.

use phonetree_core::language::ScreenTexts;
use phonetree_core::menu::{ReaderLanguage, Team};

/// Another way to a team, or when it answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact {
    /// What it is.
    pub kind: ContactKind,
    /// The address, the number or the hours.
    pub text: String,
}

/// What is known of a team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ContactKind {
    /// When it answers.
    Hours,
    /// What it is there for.
    Topics,
    /// An address.
    Email,
    /// A number.
    Fax,
    /// A page.
    Web,
}

impl ContactKind {
    const ALL: [Self; 5] = [Self::Hours, Self::Topics, Self::Email, Self::Fax, Self::Web];

    /// Its label: "hours".
    pub(in crate::phone::screen) fn label(self, said: &ScreenTexts) -> &'static str {
        match self {
            Self::Hours => said.hours(),
            Self::Topics => said.for_errands(),
            Self::Email => said.email(),
            Self::Fax => said.fax(),
            Self::Web => said.web(),
        }
    }

    /// Columns of the widest label, with a gap.
    pub(in crate::phone::screen) fn columns(said: &ScreenTexts) -> usize {
        let labels = Self::ALL.map(|kind| kind.label(said).chars().count());
        labels.into_iter().max().unwrap_or_default() + 2
    }
}

/// All that is known of a team.
pub(super) fn contacts(team: &Team, reader: ReaderLanguage) -> Vec<Contact> {
    let ReaderLanguage { menu: language, locale } = reader;
    let hours = team.hours.as_ref().map(|hours| hours.words(locale));
    let email = team.email.as_ref().map(ToString::to_string);
    let fax = team.fax.as_ref().map(|fax| match &team.fax_for {
        Some(what) => locale.screen().fax_for(&fax.as_written(), &what.in_language(language)),
        None => fax.as_written().to_owned(),
    });
    let web = team.url.as_ref().map(ToString::to_string);
    let known = [
        (ContactKind::Hours, hours),
        (ContactKind::Email, email),
        (ContactKind::Fax, fax),
        (ContactKind::Web, web),
    ];
    let known = known.into_iter().filter_map(|(kind, text)| Some(Contact { kind, text: text? }));
    known.collect()
}

/// The same, and what the team is there for.
pub(super) fn contacts_and_topics(team: &Team, reader: ReaderLanguage) -> Vec<Contact> {
    let mut all = contacts(team, reader);
    let topics: Vec<&str> = team.topics.iter().map(|it| it.say.in_language(reader.menu)).collect();
    if !topics.is_empty() {
        let place = all.iter().take_while(|it| it.kind == ContactKind::Hours).count();
        all.insert(place, Contact { kind: ContactKind::Topics, text: topics.join("; ") });
    }
    all
}
