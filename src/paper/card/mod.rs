//! The desk card: errand, number, key, hours, and what to do when nobody answers. For the wall
//! beside a telephone, as a page and as PDF, small enough for one sheet or in large print.
mod html;
mod pdf;
mod qr;

pub use html::card_html;
pub use pdf::{CardError, card_pdf};

use super::content::{self, Reach, TeamContact, WebPage};
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;

/// How a card is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The paper.
    pub paper: Paper,
    /// Whether it is large print: 16 points and more, on as many sheets as that takes.
    pub large: bool,
}

/// The paper a card is printed on, upright.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216: 210 by 297 mm.
    A4,
    /// 8.5 by 11 inches.
    Letter,
}

impl Paper {
    /// Width and height, in points (1/72 inch).
    fn points(self) -> (f64, f64) {
        match self {
            Self::A4 => (595.28, 841.89),
            Self::Letter => (612.0, 792.0),
        }
    }

    /// As CSS calls it.
    fn name(self) -> &'static str {
        match self {
            Self::A4 => "A4",
            Self::Letter => "letter",
        }
    }
}

/// What stands on a card.
struct DeskCard {
    title: String,
    notice: Option<String>,
    entries: Vec<CardEntry>,
}

/// A team or a web page on a card.
struct CardEntry {
    name: String,
    errands: Vec<String>,
    ways: Vec<Reach>,
    hours: Option<String>,
    /// What to do when nobody answers, or instead.
    otherwise: Vec<String>,
}

impl DeskCard {
    fn of(tree: Edition<'_>, rows: &[TeamRoute]) -> Self {
        let teams = content::desks(tree, rows).into_iter().map(CardEntry::of_desk);
        let pages = content::pages(tree).into_iter().map(CardEntry::of_page);
        Self {
            title: tree.title.first().to_owned(),
            notice: tree.notice.as_deref().map(str::to_owned),
            entries: teams.chain(pages).collect(),
        }
    }
}

impl CardEntry {
    fn of_desk(desk: TeamContact) -> Self {
        let errands = desk.errands.iter().map(content::errand_in_words);
        let email = desk.email.map(|email| format!("Write: {email}"));
        let fax = desk.fax.map(|(fax, what)| match what {
            Some(what) => format!("Fax ({what}): {fax}"),
            None => format!("Fax: {fax}"),
        });
        let url = desk.url.map(|url| format!("Look: {url}"));
        Self {
            name: desk.name,
            errands: errands.collect(),
            ways: desk.reached,
            hours: Some(desk.hours),
            otherwise: email.into_iter().chain(fax).chain(url).collect(),
        }
    }

    fn of_page(page: WebPage) -> Self {
        Self {
            name: page.name,
            errands: page.errands.into_iter().map(|errand| errand.say.first().to_owned()).collect(),
            ways: Vec::new(),
            hours: None,
            otherwise: vec![format!("No call needed: {}", page.url)],
        }
    }

    /// What to scan: the way with the fewest keys.
    fn tel(&self) -> Option<&str> {
        self.ways.first().map(|way| way.tel.as_str())
    }
}
