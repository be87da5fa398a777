//! What a page says in words of its menu, in each language that its reader can choose.
//!
//! The page is written in one of them; the script puts the others in at the same places, by their names.

use std::collections::BTreeMap;

use phonetree_core::directory::TeamRoute;
use phonetree_core::language::Locale;
use phonetree_core::menu::Status;

use super::words::PageWords;
use crate::paper::Edition;
use crate::paper::content::{self, Weeks};

/// The words of a menu, by their places.
type PlacedTexts = BTreeMap<String, String>;

/// Those of every language of a page; nothing where there is no choice.
pub(super) fn texts(
    tree: Edition<'_>,
    rows: &[TeamRoute],
    hours: &BTreeMap<String, Weeks>,
    words: &PageWords,
) -> BTreeMap<&'static str, PlacedTexts> {
    // What is in English stands in the page as it is.
    if words.languages().count() < 2 && words.language() == Locale::ENGLISH.subtag() {
        return BTreeMap::new();
    }
    let read = |language: &'static str| {
        let reader = tree.reader_language(Some(language)).ok()?;
        Some((language, of(Edition::new(tree.tree, reader), rows, hours, words)))
    };
    words.languages().filter_map(|(language, _)| read(language)).collect()
}

fn of(
    tree: Edition<'_>,
    rows: &[TeamRoute],
    hours: &BTreeMap<String, Weeks>,
    words: &PageWords,
) -> PlacedTexts {
    let menu = tree.reader.menu;
    let mut texts = PlacedTexts::new();
    let mut put = |place: String, text: Option<&str>| {
        if let Some(text) = text {
            texts.insert(place, text.to_owned());
        }
    };
    for holiday in hours.values().flat_map(Weeks::holidays) {
        put(format!("holiday-{holiday}"), Some(&tree.locale().holiday(holiday)));
    }
    put("title".to_owned(), Some(tree.title.in_language(menu)));
    let zone = words.say_in(tree.locale().subtag(), "zone");
    put("zone".to_owned(), Some(&zone.replace("{zone}", &tree.locale().zone(tree.zone))));
    // In English a clock says its zone itself: "PST".
    if tree.locale().subtag() != Locale::ENGLISH.subtag() {
        put("zone-name".to_owned(), Some(&tree.locale().zone(tree.zone)));
    }
    for status in [Status::Published, Status::Disputed, Status::Assumed] {
        put(format!("status-{status}"), Some(tree.status(status)));
    }
    put("step-digits".to_owned(), Some(tree.says().your_digits()));
    put("step-stay".to_owned(), Some(tree.says().stay_on_the_line()));
    for line in &tree.lines {
        put(format!("line-{}", line.id), line.name.as_ref().map(|name| name.in_language(menu)));
        let about = line.about.as_ref().map(|about| about.in_language(menu));
        put(format!("about-line-{}", line.id), about);
    }
    for desk in content::desks(tree, rows) {
        put(format!("name-{}", desk.id), Some(&desk.name));
        put(format!("about-{}", desk.id), desk.about.as_deref());
        put(format!("hours-{}", desk.id), Some(&desk.hours));
        let fax_for = desk.fax.as_ref().and_then(|(_, what)| what.as_deref());
        put(format!("fax-for-{}", desk.id), fax_for);
        for (n, errand) in desk.errands.iter().enumerate() {
            put(format!("errand-{n}-{}", desk.id), Some(&errand.say));
        }
    }
    for page in content::pages(tree) {
        let place = format!("page-{}", page.id);
        put(format!("name-{place}"), Some(&page.name));
        put(format!("about-{place}"), page.about.as_deref());
        for (n, errand) in page.errands.iter().enumerate() {
            put(format!("errand-{n}-{place}"), Some(&errand.say));
        }
    }
    texts
}
