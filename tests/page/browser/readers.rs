//! A page for readers in a language that its menu has, or lacks.

use serde_json::{Value, json};

use super::chromium::Page;
use super::{Written, is_quiet};

/// A menu in English and Spanish.
const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/menus/examples/city-hall.toml");

/// A page in a language, and what its reader sees there.
struct InLanguage {
    wish: &'static [&'static str],
    asked: &'static str,
    /// Begins each drill.
    it_is: &'static str,
    /// Names the way of an answer.
    phone: &'static str,
    /// Says of a team that it is open or closed.
    standing: [&'static str; 2],
}

const PAGES: [InLanguage; 4] = [
    InLanguage { wish: &["--language", "es"], asked: "bill", ..SPANISH },
    InLanguage { wish: &["--language", "fr"], asked: "bill", ..FRENCH },
    InLanguage { wish: &["--menu", CITY, "--language", "es"], asked: "basura", ..SPANISH },
    InLanguage { wish: &["--menu", CITY, "--language", "fr"], asked: "trash", ..FRENCH },
];
const SPANISH: InLanguage = InLanguage {
    wish: &[],
    asked: "",
    it_is: "Es ",
    phone: "Teléfono",
    standing: ["Abierto", "Cerrado"],
};
const FRENCH: InLanguage = InLanguage {
    wish: &[],
    asked: "",
    it_is: "Nous sommes le ",
    phone: "Téléphone",
    standing: ["Ouvert", "Fermé"],
};

fn text(page: &mut Page, of: &str) -> String {
    let text = page.value(&format!("document.querySelector('{of}')?.innerText || ''"));
    text.as_str().unwrap_or_default().to_owned()
}

fn go(page: &mut Page, hash: &str) {
    page.value(&format!("location.hash = '{hash}'; new Promise((done) => setTimeout(done, 300))"));
}

#[test]
fn a_page_works_in_every_language_whether_its_menu_has_it_or_not() {
    for it in PAGES {
        let Some(written) = Written::of(it.wish) else { return };
        let mut page = written.open("");
        // Whom to call.
        go(&mut page, &format!("find={}", it.asked));
        let best = text(&mut page, ".answer.best");
        assert!(best.contains(it.phone), "{:?}: {best}", it.wish);
        // Who is open, and the moments one can pretend.
        go(&mut page, "call");
        let moments = page.value("document.querySelectorAll('#moment option').length");
        assert!(moments.as_u64() > Some(4), "{:?}: {moments} moments", it.wish);
        let board = text(&mut page, "#board");
        assert!(it.standing.iter().any(|word| board.contains(word)), "{:?}: {board}", it.wish);
        // At what time, as people of that language say it.
        if it.standing[0] == "Abierto" {
            assert!(!board.contains("abre 8") && !board.contains("hasta 5"), "{board}");
        }
        let clock = text(&mut page, "#open-clock");
        assert!(!clock.contains("GMT"), "{:?}: {clock}", it.wish);
        // A call.
        assert_ne!(text(&mut page, "#line-name"), "", "{:?}: the line", it.wish);
        page.click("#phone [data-do=call]");
        page.until("document.getElementById('transcript').children.length > 1");
        page.click("#phone [data-do=call]");
        page.until("document.getElementById('phone').dataset.state === 'ended'");
        // A drill.
        go(&mut page, "practice=guided&drills=3");
        page.click("#practice-setup [type=submit]");
        page.until("document.getElementById('drill').dataset.step === 'choose'");
        let brief = text(&mut page, "#drill .brief");
        assert!(brief.contains(it.it_is), "{:?}: {brief}", it.wish);
        go(&mut page, "menu");
        assert_eq!(
            page.value("document.querySelectorAll('.problem:not([hidden])').length"),
            json!(0)
        );
        is_quiet(&mut page);
    }
}

/// What a call at a city hall came to, by these keys: which option of the map is marked, within which.
#[test]
fn the_map_marks_the_option_that_was_taken() {
    for (language, keys, here, way) in
        [("en", "1", "1", ""), ("en", "2", "2", ""), ("es", "2", "2", ""), ("es", "22", "2", "2")]
    {
        let Some(written) = Written::of(&["--menu", CITY, "--language", language]) else { return };
        let call = format!("#call=1-213-555-0120&at=2026-11-30T10:00&keys={keys}");
        let mut page = written.open(&call);
        page.until("!!document.querySelector('#map .here')");
        let key = "document.querySelector('#map .here > .row kbd').innerText";
        assert_eq!(page.value(key), json!(here), "{language}, {keys}: here");
        let marked = "[...document.querySelectorAll('#map .here')].length";
        assert_eq!(page.value(marked), json!(1), "{language}, {keys}: one place");
        // The first of them is the line itself.
        let of = "[...document.querySelectorAll('#map .on-way > .row kbd')].map((it) => it.innerText).join()";
        assert_eq!(page.value(of), json!(way), "{language}, {keys}: on the way");
    }
}

/// A page that is switched to a language says what one written in it says.
#[test]
fn all_of_a_page_is_switched_to_another_language() {
    let Some(english) = Written::of(&["--menu", CITY]) else { return };
    let Some(spanish) = Written::of(&["--menu", CITY, "--language", "es"]) else { return };
    let (mut switched, mut written) = (english.open(""), spanish.open(""));
    switched.click("[data-language=es]");
    for view in ["find", "call", "menu"] {
        for page in [&mut switched, &mut written] {
            go(page, view);
        }
        let main = "document.querySelector('main').innerText";
        let (switched, written) = (switched.value(main), written.value(main));
        let lines = |text: &Value| -> Vec<String> {
            // Also which keys lead to a team: they depend on the language that the caller chooses.
            text.as_str().unwrap_or_default().lines().map(str::to_owned).collect()
        };
        assert_eq!(lines(&switched), lines(&written), "{view}");
        for english in [
            "Answered by",
            "gives up",
            "toll free",
            "not published",
            "A call lasts",
            "assumed",
            "opens",
            "GMT",
        ] {
            let text = written.as_str().unwrap_or_default();
            assert!(!text.contains(english), "{view}: \"{english}\" in {text}");
        }
    }
    // And back: the sounds and the places of what was there first.
    switched.click("[data-language=en]");
    go(&mut switched, "hear");
    assert!(text(&mut switched, "#hear").contains("What you hear"));
    is_quiet(&mut switched);
}
