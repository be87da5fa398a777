//! A page for readers in a language that its menu has, or lacks.

use serde_json::json;

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
    it_is: "C'est le ",
    phone: "Appeler",
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
        println!("{:?} {best}", it.wish);
        // Who is open, and the moments one can pretend.
        go(&mut page, "call");
        let moments = page.value("document.querySelectorAll('#moment option').length");
        assert!(moments.as_u64() > Some(4), "{:?}: {moments} moments", it.wish);
        println!("{}", text(&mut page, "#moment"));
        let board = text(&mut page, "#board");
        assert!(it.standing.iter().any(|word| board.contains(word)), "{:?}: {board}", it.wish);
        println!("{board} {}", text(&mut page, "#call-open"));
        // A call.
        assert_ne!(text(&mut page, "#line-name"), "", "{:?}: the line", it.wish);
        page.click("#phone [data-do=call]");
        page.until("document.getElementById('transcript').children.length > 1");
        page.click("#phone [data-do=call]");
        page.until("document.getElementById('phone').dataset.state === 'ended'");
        println!("{}", text(&mut page, "#call"));
        println!("{}", text(&mut page, "#phone"));
        // A drill.
        go(&mut page, "practice=guided&drills=3");
        page.click("#practice-setup [type=submit]");
        page.until("document.getElementById('drill').dataset.step === 'choose'");
        let brief = text(&mut page, "#drill .brief");
        assert!(brief.contains(it.it_is), "{:?}: {brief}", it.wish);
        println!("{}", text(&mut page, "#drill"));
        go(&mut page, "menu");
        println!("{}", text(&mut page, "#menu"));
        assert_eq!(
            page.value("document.querySelectorAll('.problem:not([hidden])').length"),
            json!(0)
        );
        is_quiet(&mut page);
    }
}
