//! The desk card: whom to call, with number, key and hours, and every errand from A to Z. For the wall
//! beside a telephone, as a page and as PDF: small enough for one sheet, or in large print on one.
mod a_to_z;
mod html;
mod pdf;
mod qr;
#[cfg(test)]
mod tests;

pub use html::card_html;
pub use pdf::{CardError, card_pdf};

use chrono::NaiveDate;

use self::a_to_z::{CardErrand, a_to_z};
use super::content::{self, Reach, ReachStep, TeamContact, WebPage};
use crate::paper::Edition;
use phonetree_core::directory::TeamRoute;
use phonetree_core::language::{CardTexts, DocumentTexts};

/// How a card is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// The paper.
    pub paper: Paper,
    /// Whether it is large print: 18 points and more.
    pub large: bool,
    /// The day on which it is made.
    pub made: NaiveDate,
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
    /// When it was made, and how old its facts are.
    dated: String,
    /// What holds for all hours on it.
    of_hours: String,
    notice: Option<String>,
    entries: Vec<CardEntry>,
    errands: Vec<CardErrand>,
    says: &'static CardTexts,
    documents: &'static DocumentTexts,
}

/// A team or a web page on a card.
struct CardEntry {
    name: String,
    /// What it is for, where no errand says so.
    about: Option<String>,
    ways: Vec<Reach>,
    hours: Option<String>,
    /// What to do when nobody answers, or instead: what it is called, and an address or a number.
    otherwise: Vec<(String, String)>,
}

impl DeskCard {
    fn of(tree: Edition<'_>, rows: &[TeamRoute], made: NaiveDate) -> Self {
        let (desks, pages) = (content::desks(tree, rows), content::pages(tree));
        let errands = a_to_z(tree, &desks, &pages);
        let (says, documents) = (tree.locale().card(), tree.says());
        let teams = desks.into_iter().map(|desk| CardEntry::of_desk(desk, documents));
        let pages = pages.into_iter().map(|page| CardEntry::of_page(page, says));
        Self {
            title: tree.text(&tree.title).to_owned(),
            dated: dated(tree, made),
            of_hours: of_hours(tree),
            notice: tree.notice.as_deref().map(str::to_owned),
            entries: teams.chain(pages).collect(),
            errands,
            says,
            documents,
        }
    }
}

/// "Made November 23, 2026 · sources read November 20, 2026 · 3 facts confirmed by phone, last ...".
fn dated(tree: Edition<'_>, made: NaiveDate) -> String {
    let (locale, says) = (tree.locale(), tree.locale().card());
    let read = tree.sources.iter().filter_map(|source| source.seen).max();
    let read = read.map(|day| says.sources_read(&locale.date(day)));
    let confirmed = tree.confirmed.values().max().map(|last| {
        let count = u64::try_from(tree.confirmed.len()).unwrap_or(u64::MAX);
        says.confirmed(count, &locale.date(*last))
    });
    let parts = [Some(says.made(&locale.date(made))), read, confirmed];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" \u{b7} ")
}

/// "All times are Pacific time. Any team may be closed on public holidays."
fn of_hours(tree: Edition<'_>) -> String {
    let (locale, says) = (tree.locale(), tree.locale().card());
    let hours: Vec<_> = tree.teams.iter().filter_map(|team| team.hours.as_ref()).collect();
    let zone = hours.iter().any(|hours| hours.zone() == tree.zone && !hours.never_close());
    let zone = zone.then(|| says.all_times(&locale.zone(tree.zone)));
    let holidays = content::all_may_close_on_holidays(tree)
        .then(|| says.perhaps_closed_on_holidays().to_owned());
    zone.into_iter().chain(holidays).collect::<Vec<_>>().join(" ")
}

impl CardEntry {
    fn of_desk(desk: TeamContact, says: &DocumentTexts) -> Self {
        let email = desk.email.map(|email| (says.email().to_owned(), email.to_string()));
        let fax = desk.fax.map(|(fax, what)| match what {
            Some(what) => (says.fax_for(&what), fax),
            None => (says.fax().to_owned(), fax),
        });
        let url = desk.url.map(|url| (says.web().to_owned(), bare(url.as_ref())));
        Self {
            name: desk.name,
            about: desk.about.filter(|_| desk.errands.is_empty()),
            ways: shortest(desk.reached),
            hours: Some(desk.brief_hours),
            otherwise: email.into_iter().chain(fax).chain(url).collect(),
        }
    }

    fn of_page(page: WebPage, says: &CardTexts) -> Self {
        Self {
            name: page.name,
            about: page.about.filter(|_| page.errands.is_empty()),
            ways: Vec::new(),
            hours: None,
            otherwise: vec![(says.no_call_needed().to_owned(), bare(page.url.as_ref()))],
        }
    }

    /// What to scan: the way with the fewest keys.
    fn scanned(&self) -> Option<&Reach> {
        self.ways.first()
    }

    /// What stands below its name, line by line.
    fn lines(&self) -> Vec<String> {
        let otherwise = self.otherwise.iter().map(|(what, where_to)| format!("{what}: {where_to}"));
        self.about.iter().chain(&self.hours).cloned().chain(otherwise).collect()
    }
}

/// Of the ways from a number the one with the fewest keys, which comes first.
fn shortest(ways: Vec<Reach>) -> Vec<Reach> {
    let mut kept: Vec<Reach> = Vec::new();
    for way in ways {
        if kept.iter().all(|earlier| earlier.number != way.number) {
            kept.push(way);
        }
    }
    kept
}

/// An address as people write it down: without its scheme.
fn bare(url: &str) -> String {
    let url = url.strip_prefix("https://").unwrap_or(url);
    url.strip_suffix('/').unwrap_or(url).to_owned()
}

/// A time is not torn from its half of the day, nor a number from its unit: "5 p.m.", "8 h".
fn unbroken(words: &str) -> String {
    let mut whole = String::with_capacity(words.len());
    let mut after_number = false;
    for (n, word) in words.split(' ').enumerate() {
        if n > 0 {
            let is_unit = ["a.m.", "p.m.", "h", "min", "s"]
                .contains(&word.trim_end_matches([',', ';', ':', ')']).trim_end());
            whole.push(if after_number && is_unit { '\u{a0}' } else { ' ' });
        }
        whole.push_str(word);
        after_number = word.trim_start_matches('(').starts_with(|c: char| c.is_ascii_digit());
    }
    whole
}
