//! Answers to an errand, at one glance: what it is about and the right way stand out, and how things stand has its color.

use crossterm::style::Color;
use phonetree_core::language::Locale;

use super::{BAD, DOUBT, GOOD, bold, by_line, colored, strong};

/// How things stand, by the word that it begins with, and the color of that.
fn states(locale: &Locale) -> [(&'static str, Color); 3] {
    let said = locale.hours();
    [(said.perhaps_sign(), DOUBT), (said.open_sign(), GOOD), (said.closed_sign(), BAD)]
}

/// Whom to call, with the errand, the number and the keys in bold.
pub(in crate::cli) fn answers(text: &str, locale: &Locale) -> String {
    let texts = locale.answers();
    // The ways to get something done, by their labels.
    let ways = [texts.call(), texts.email(), texts.fax(), texts.web()];
    // What stands under a label begins after it.
    let column = "  ".len() + texts.column() + " ".len();
    let parts = |line: &str| {
        let at = line.char_indices().nth(column).map_or(line.len(), |(at, _)| at);
        let (label, said) = line.split_at(at);
        (label.to_owned(), said.to_owned())
    };
    let mut way = Way::ToCome;
    by_line(text, |line| {
        if !line.starts_with(' ') {
            way = Way::ToCome;
            let leads_in = line.ends_with(':');
            return if leads_in { line.to_owned() } else { strong(line) };
        }
        if let Some(painted) = state(line, locale) {
            return painted;
        }
        let (label, said) = parts(line);
        way = match way {
            Way::ToCome if ways.contains(&label.trim()) => Way::Here,
            Way::Here if label.trim().is_empty() => Way::Here,
            Way::ToCome => Way::ToCome,
            Way::Here | Way::Past => Way::Past,
        };
        match way {
            Way::Here => format!("{label}{}", strong(&said)),
            Way::ToCome | Way::Past => line.to_owned(),
        }
    })
}

/// Where one is with the first way of an answer, the right one.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    ToCome,
    Here,
    Past,
}

/// "OPEN until 5 p.m.", at the end of a line.
fn state(line: &str, locale: &Locale) -> Option<String> {
    let begins = |at: usize| matches!(line[..at].chars().last(), Some(' '));
    states(locale).into_iter().find_map(|(word, color)| {
        let at = line.find(word).filter(|at| begins(*at))?;
        let (before, said) = line.split_at(at);
        let rest = &said[word.len()..];
        let ends = rest.is_empty() || rest.starts_with([' ', ',', ':']);
        ends.then(|| format!("{before}{}{}", bold(word, color), colored(rest, color)))
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parts, plain};
    use super::Locale;

    fn answers(text: &str) -> String {
        super::answers(text, Locale::ENGLISH)
    }

    const TOLD: &str = "Closest match:\nPlan changes\n  Account Management\n  OPEN until 5 p.m.\n  Call  1-800-555-0142, then press 3\n        1-800-555-0143\n  Email amt@fernwood.example\n  Hours Monday\n\nOr:\n  Bills: call 1-800-555-0142\n";

    #[test]
    fn the_errand_and_the_right_way_are_bold() {
        let shown = answers(TOLD);
        assert_eq!(plain(&shown), TOLD);
        let bold: Vec<String> = parts(&shown)
            .into_iter()
            .filter(|(codes, _)| codes == "[1")
            .map(|(_, text)| text)
            .collect();
        assert_eq!(bold, ["Plan changes", "1-800-555-0142, then press 3", "1-800-555-0143"]);
    }

    #[test]
    fn open_is_green_closed_is_red_and_what_may_be_amber() {
        for (said, color) in [
            ("OPEN until 5 p.m.", "[38;5;2"),
            ("CLOSED, opens Monday at 8 a.m.", "[38;5;1"),
            ("MAY BE CLOSED: Thanksgiving Day", "[38;5;3"),
        ] {
            for line in [format!("  {said}\n"), format!("  Questions about it: {said}\n")] {
                let shown = answers(&line);
                assert_eq!(plain(&shown), line);
                let colored: String = parts(&shown)
                    .into_iter()
                    .filter(|(codes, _)| codes.starts_with(color))
                    .map(|(_, text)| text)
                    .collect();
                assert_eq!(colored, said);
            }
        }
        let none = "  OPENING hours: see below\n  the REOPEN desk\n";
        assert_eq!(answers(none), none);
    }

    #[test]
    fn an_answer_in_another_language_has_its_colors() {
        let told = "Cambios\n  Equipo\n  ABIERTO hasta las 5 p.m.\n  Llamar  1-800-555-0142\n  Correo  a@fernwood.example\n";
        let shown = super::answers(told, Locale::of("es"));
        assert_eq!(plain(&shown), told);
        let bold: Vec<String> = parts(&shown)
            .into_iter()
            .filter(|(codes, _)| codes == "[1")
            .map(|(_, text)| text)
            .collect();
        assert_eq!(bold, ["Cambios", "1-800-555-0142"]);
        let green = parts(&shown).into_iter().filter(|(codes, _)| codes.starts_with("[38;5;2"));
        let green: String = green.map(|(_, text)| text).collect();
        assert_eq!(green, "ABIERTO hasta las 5 p.m.");
    }

    #[test]
    fn an_email_errand_has_its_address_in_bold_and_not_the_number() {
        let told = "Enrollment\n  Desk\n  Email desk@fernwood.example\n  Questions about it: OPEN until 5 p.m.\n  Call  1-800-555-0142\n";
        let shown = answers(told);
        let bold = |text: &str| parts(&shown).iter().any(|(_, part)| part == text);
        assert!(bold("desk@fernwood.example") && !bold("1-800-555-0142"), "{shown:?}");
    }
}
