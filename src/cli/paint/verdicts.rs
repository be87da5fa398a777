//! What came of tests, proofs and mutants: red where something is to be done, green where nothing is.

use super::{BAD, DOUBT, GOOD, bold, by_line, colored, first_word, strong};

/// The results of written calls: a failed call has its name, what was missed is red as a whole, and what
/// came nearest to it amber.
pub(in crate::cli) fn results(text: &str) -> String {
    by_line(text, |line| {
        if let Some(name) = line.strip_prefix("FAILED  ") {
            return format!("{}  {}", bold("FAILED", BAD), strong(name));
        }
        if line.starts_with("  x  ") {
            return bold(line, BAD);
        }
        if line.starts_with("  ~  ") {
            return colored(line, DOUBT);
        }
        total(line).unwrap_or_else(|| line.to_owned())
    })
}

/// "2 calls failed, 1 passed (1 file, 0.01 s)"
fn total(line: &str) -> Option<String> {
    line.starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    let (said, how) = line.split_once(" (")?;
    let parts = said.split(", ").map(|part| match part {
        "0 passed" => Some(part.to_owned()),
        part if part.ends_with("passed") => Some(bold(part, GOOD)),
        part if part.ends_with("failed") => Some(bold(part, BAD)),
        _ => None,
    });
    let parts: Option<Vec<String>> = parts.collect();
    Some(format!("{} ({how}", parts?.join(", ")))
}

/// Proofs: each verdict has its color, and what is not so is bold.
pub(in crate::cli) fn proofs(text: &str) -> String {
    let mut first = true;
    by_line(text, |line| {
        if std::mem::take(&mut first) {
            return strong(line);
        }
        let wrong = |word: &str, color| {
            let rest = line.strip_prefix(word)?;
            Some(bold(word, color) + &strong(rest))
        };
        let painted = first_word(line, "proved", GOOD);
        let painted = painted.or_else(|| wrong("REFUTED", BAD));
        painted.or_else(|| wrong("not proved", DOUBT)).unwrap_or_else(|| line.to_owned())
    })
}

/// Mutants: the headings, and the score, green where every mutant was noticed that could be.
pub(in crate::cli) fn mutants(text: &str) -> String {
    by_line(text, |line| match line.strip_prefix("mutants of ") {
        Some(_) if line.contains("(100 %)") => bold(line, GOOD),
        Some(_) => bold(line, BAD),
        None if line.starts_with(' ') => line.to_owned(),
        None => strong(line),
    })
}

/// Something that was done, or is as it should be, in a line or a few.
pub(in crate::cli) fn fine(text: &str) -> String {
    by_line(text, |line| colored(line, GOOD))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parts, plain};
    use super::{mutants, proofs, results};

    const RED: &str = "[38;5;1";
    const GREEN: &str = "[38;5;2";
    const AMBER: &str = "[38;5;3";

    #[test]
    fn a_failed_call_is_red_and_so_is_what_it_missed() {
        let told = "FAILED  A call\n        calls.toml:3\n  x  reaches billing: did not come\n  ~  0:05  reaches   sales\n     0:05  ends      transferred\n\n1 call failed, 2 passed (1 file, 0.01 s)\n";
        let shown = results(told);
        assert_eq!(plain(&shown), told);
        let has = |color: &str, word: &str| {
            assert!(
                parts(&shown).iter().any(|(code, text)| code.starts_with(color) && text == word),
                "{word} in {shown:?}"
            );
        };
        has(RED, "FAILED");
        has(RED, "  x  reaches billing: did not come");
        has(AMBER, "  ~  0:05  reaches   sales");
        has(RED, "1 call failed");
        has(GREEN, "2 passed");
        has("[1", "A call");
        assert!(!parts(&shown).iter().any(|(_, text)| text.contains("ends")), "{shown:?}");
        assert_eq!(
            parts(&results("3 calls passed (1 file, 0.01 s)\n"))[0].0,
            GREEN.to_owned() + "[1"
        );
    }

    #[test]
    fn each_verdict_of_a_proof_has_its_color() {
        let told = "menu.toml\n2 different hours\n\nproved      every call ends\nREFUTED     nobody is trapped\nnot proved  help is near\n";
        let shown = proofs(told);
        assert_eq!(plain(&shown), told);
        let colors: Vec<(String, String)> = parts(&shown);
        let color = |word: &str| {
            let part = colors.iter().find(|(_, text)| text == word);
            part.unwrap_or_else(|| panic!("{word}: {shown:?}")).0.clone()
        };
        assert!(color("proved").starts_with(GREEN));
        assert!(color("REFUTED").starts_with(RED));
        assert!(color("not proved").starts_with(AMBER));
        assert!(!colors.iter().any(|(_, text)| text.contains("every call ends")), "{shown:?}");
    }

    #[test]
    fn a_score_of_mutants_is_green_only_where_all_were_noticed() {
        let score = |share: &str| {
            parts(&mutants(&format!("mutants of m.toml: 1 of 1 noticed ({share})\n")))[0].0.clone()
        };
        assert!(score("100 %").starts_with(GREEN));
        assert!(score("99 %").starts_with(RED));
    }
}
