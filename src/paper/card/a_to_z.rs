//! Every errand in the order of the alphabet, each once, and how it is done.

use super::bare;
use crate::paper::Edition;
use crate::paper::content::{Reach, TeamContact, WebPage};
use phonetree_core::menu::Channel;

/// An errand, and how it is done.
pub(super) struct CardErrand {
    pub(super) say: String,
    /// The letter it stands under.
    pub(super) letter: char,
    pub(super) ways: Vec<ErrandWay>,
}

/// How an errand is done with one team, or on one page.
pub(super) struct ErrandWay {
    /// Who takes care of it.
    pub(super) whom: String,
    /// When they answer, where that is known and the errand takes a call.
    pub(super) hours: Option<String>,
    pub(super) channel: CardChannel,
}

/// By what an errand is done.
pub(super) enum CardChannel {
    Call(Reach),
    /// An address or a number, with what it is: "Email".
    Send(&'static str, String),
    /// An address on the web.
    Look(String),
    /// Nothing is known but who does it.
    Unknown(&'static str),
}

/// All errands of a card. The same words in several places are one errand.
pub(super) fn a_to_z(
    tree: Edition<'_>,
    desks: &[TeamContact],
    pages: &[WebPage],
) -> Vec<CardErrand> {
    let locale = tree.locale();
    let mut found: Vec<(String, CardErrand)> = Vec::new();
    let mut add = |say: &str, way: ErrandWay| {
        let key = locale.sort_key(say);
        match found.iter_mut().find(|(same, _)| *same == key) {
            Some((_, errand)) => errand.ways.push(way),
            None => {
                let letter = key.chars().next().unwrap_or_default();
                let letter = letter.to_uppercase().next().unwrap_or(letter);
                let errand = CardErrand { say: say.to_owned(), letter, ways: vec![way] };
                found.push((key, errand));
            }
        }
    };
    for desk in desks {
        for errand in &desk.errands {
            add(&errand.say, of_desk(tree, desk, errand.by));
        }
    }
    for page in pages {
        for errand in &page.errands {
            let channel = CardChannel::Look(bare(page.url.as_ref()));
            add(&errand.say, ErrandWay { whom: page.name.clone(), hours: None, channel });
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found.into_iter().map(|(_, errand)| errand).collect()
}

/// How a team is asked: as the errand says, else as it can be.
fn of_desk(tree: Edition<'_>, desk: &TeamContact, by: Channel) -> ErrandWay {
    let says = tree.says();
    let call = || desk.reached.first().cloned().map(CardChannel::Call);
    let email = || desk.email.as_ref().map(|it| CardChannel::Send(says.email(), it.to_string()));
    let fax = || desk.fax.as_ref().map(|(number, _)| CardChannel::Send(says.fax(), number.clone()));
    let look = || desk.url.as_ref().map(|url| CardChannel::Look(bare(url.as_ref())));
    let asked = match by {
        Channel::Phone => call(),
        Channel::Email => email(),
        Channel::Fax => fax(),
        Channel::Web => look(),
    };
    let channel = asked.or_else(call).or_else(email).or_else(fax).or_else(look);
    let channel = channel.unwrap_or(CardChannel::Unknown(says.no_number_leads_here()));
    let hours = matches!(channel, CardChannel::Call(_)).then(|| desk.brief_hours.clone());
    ErrandWay { whom: desk.name.clone(), hours, channel }
}

impl ErrandWay {
    /// "Client Services Unit · Monday to Friday, 8:30 a.m. to 5 p.m."
    pub(super) fn below(&self) -> String {
        match &self.hours {
            // A page that is called by its address is not named twice.
            None if matches!(&self.channel, CardChannel::Look(url) if *url == self.whom) => {
                String::new()
            }
            Some(hours) => format!("{} \u{b7} {hours}", self.whom),
            None => self.whom.clone(),
        }
    }
}
