//! What a card holds, and that it can be read.

use std::sync::LazyLock;

use chrono::NaiveDate;
use phonetree_core::directory::{TeamRoute, routing_in};
use phonetree_core::language::Locale;
use phonetree_core::menu::{self, Lengths, Tree};

use super::a_to_z::CardChannel;
use super::pdf::{PdfMark, sheets};
use super::{DeskCard, Paper, Sheet, unbroken};
use crate::paper::Edition;
use crate::paper::fonts::width;

const MADE: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 23).expect("a day");

/// The first line and the examples.
fn menus() -> Vec<(&'static str, Tree)> {
    let texts = [
        ("first line", menu::FIRST_LINE),
        ("bank", include_str!("../../../menus/examples/bank.toml")),
        ("city-hall", include_str!("../../../menus/examples/city-hall.toml")),
        ("clinic", include_str!("../../../menus/examples/clinic.toml")),
        ("hotline", include_str!("../../../menus/examples/hotline.toml")),
        ("school", include_str!("../../../menus/examples/school.toml")),
        ("support-desk", include_str!("../../../menus/examples/support-desk.toml")),
    ];
    texts.into_iter().map(|(name, text)| (name, menu::load(name, text).unwrap())).collect()
}

fn rows(tree: Edition<'_>) -> Vec<TeamRoute> {
    let noon = "2026-11-23T20:00:00Z".parse().unwrap();
    routing_in(tree.tree, &Lengths::estimated(tree.tree), noon, tree.reader.menu)
}

/// Each card in every language, with its menu and its language.
fn cards() -> impl Iterator<Item = &'static (String, DeskCard, &'static Locale)> {
    static CARDS: LazyLock<Vec<(String, DeskCard, &'static Locale)>> = LazyLock::new(made);
    CARDS.iter()
}

fn made() -> Vec<(String, DeskCard, &'static Locale)> {
    let mut cards = Vec::new();
    for (name, tree) in menus() {
        for locale in Locale::ALL {
            let reader = tree.reader_language(Some(locale.subtag())).unwrap();
            let edition = Edition::new(&tree, reader);
            let card = DeskCard::of(edition, &rows(edition), MADE);
            cards.push((format!("{name}, {}", locale.subtag()), card, locale));
        }
    }
    cards
}

fn on(paper: Paper, large: bool) -> Sheet {
    Sheet { paper, large, made: MADE }
}

#[test]
fn every_errand_stands_once_in_the_order_of_the_alphabet_and_says_how_it_is_done() {
    for (name, card, locale) in cards() {
        let keys: Vec<String> = card.errands.iter().map(|it| locale.sort_key(&it.say)).collect();
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{name}: {keys:?}");
        for way in card.errands.iter().flat_map(|errand| &errand.ways) {
            assert!(!matches!(way.channel, CardChannel::Unknown(_)), "{name}: {}", way.whom);
        }
    }
    let tree = menu::load("first line", menu::FIRST_LINE).unwrap();
    let first_line = &cards().next().unwrap().1;
    assert_eq!(first_line.errands.len(), tree.errands().len(), "all errands of the first line");
}

#[test]
fn an_errand_that_goes_by_email_has_the_address_and_no_number() {
    let card = &cards().next().unwrap().1;
    let errand = card.errands.iter().find(|it| it.say == "Member terminations").unwrap();
    let [way] = errand.ways.as_slice() else { panic!("one way") };
    assert!(matches!(&way.channel, CardChannel::Send("Email", to) if to == "csc-sd-sba@kp.org"));
}

#[test]
fn a_card_says_when_it_was_made_and_how_old_its_facts_are() {
    let dated = |name: &str| {
        let card = &cards().find(|(of, ..)| of == name).unwrap().1;
        card.dated.as_str()
    };
    assert_eq!(
        dated("first line, en"),
        "Made November 23, 2026 \u{b7} sources read November 23, 2026"
    );
    let spanish =
        "Hecho el 23 de noviembre de 2026 \u{b7} fuentes consultadas el 23 de noviembre de 2026";
    assert_eq!(dated("first line, es"), spanish);
    let confirmed = menu::FIRST_LINE.replace(
        "[voice]",
        "[confirmed]\n\"teams.account-management.hours\" = 2026-11-20\n\"menus.main.1\" = 2026-11-19\n\n[voice]",
    );
    let tree = menu::load("first line", &confirmed).unwrap();
    let card = DeskCard::of(Edition::in_english(&tree), &[], MADE);
    assert!(
        card.dated.ends_with("\u{b7} 2 facts confirmed by phone, last November 20, 2026"),
        "{}",
        card.dated
    );
}

#[test]
fn a_card_of_the_first_line_and_of_each_example_is_one_sheet_in_plain_and_in_large_print() {
    for (name, card, _) in
        cards().filter(|(name, ..)| name.ends_with("en") || name.contains("city-hall"))
    {
        for paper in [Paper::A4, Paper::Letter] {
            for large in [false, true] {
                let count = sheets(card, on(paper, large)).len();
                assert_eq!(count, 1, "{name}: {paper:?}, large {large}");
            }
        }
    }
}

#[test]
fn numbers_keys_and_hours_in_large_print_have_eighteen_points_or_more() {
    for (name, card, _) in cards() {
        let words: Vec<String> = card
            .entries
            .iter()
            .flat_map(|entry| {
                let ways = entry.ways.iter().flat_map(|way| {
                    [way.number.clone()]
                        .into_iter()
                        .chain(way.keys().into_iter().map(str::to_owned))
                });
                ways.chain(entry.hours.clone()).collect::<Vec<_>>()
            })
            .collect();
        for mark in sheets(card, on(Paper::Letter, true)).concat() {
            let PdfMark::Text { size, words: set, .. } = &mark else { continue };
            let caption = *size < 12.0;
            assert!(*size >= 18.0 || caption, "{name}: {mark:?}");
            assert!(!words.contains(set) || *size >= 18.0 || caption, "{name}: {mark:?}");
        }
    }
}

/// Where a text stands: left, top, right, bottom.
fn place(mark: &PdfMark) -> Option<[f64; 4]> {
    match mark {
        PdfMark::Text { x, y, size, weight, words, .. } if !words.trim().is_empty() => {
            Some([*x, y - size * 0.72, x + width(words, *weight, *size), y + size * 0.2])
        }
        PdfMark::Text { .. } | PdfMark::Area { .. } => None,
    }
}

#[test]
fn no_text_leaves_its_sheet_or_stands_over_another() {
    for (name, card, _) in cards() {
        for paper in [Paper::A4, Paper::Letter] {
            for large in [false, true] {
                let (w, h) = paper.points();
                for sheet in sheets(card, on(paper, large)) {
                    let texts: Vec<([f64; 4], &PdfMark)> =
                        sheet.iter().filter_map(|mark| Some((place(mark)?, mark))).collect();
                    for (n, (a, mark)) in texts.iter().enumerate() {
                        let inside =
                            a[0] >= 35.0 && a[1] >= 35.0 && a[2] <= w - 35.0 && a[3] <= h - 30.0;
                        assert!(inside, "{name}: {paper:?}, large {large}: {mark:?}");
                        for (b, other) in &texts[n + 1..] {
                            let apart = a[2] <= b[0] + 0.5
                                || b[2] <= a[0] + 0.5
                                || a[3] <= b[1] + 0.5
                                || b[3] <= a[1] + 0.5;
                            assert!(
                                apart,
                                "{name}: {paper:?}, large {large}: {mark:?} and {other:?}"
                            );
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn a_time_is_not_torn_from_its_half_of_the_day() {
    assert_eq!(unbroken("8:30 a.m. to 5 p.m., except"), "8:30\u{a0}a.m. to 5\u{a0}p.m., except");
    assert_eq!(unbroken("de 9 h \u{e0} 17 h"), "de 9\u{a0}h \u{e0} 17\u{a0}h");
    assert_eq!(unbroken("press 1 to go on"), "press 1 to go on");
}
