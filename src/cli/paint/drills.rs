//! Drills, as a trainee reads them: the errand and what is asked are seen first, and each score has its color.

use crossterm::style::Color;

use super::{BAD, DOUBT, GOOD, bold, by_line, colored, strong};

/// What is said of a drill, and of all of them.
pub(in crate::cli) fn drills(text: &str) -> String {
    by_line(text, |line| {
        let painted = errand(line).or_else(|| answer(line)).or_else(|| score(line));
        painted.or_else(|| heading(line)).unwrap_or_else(|| line.to_owned())
    })
}

/// "Your errand: Plan changes."
fn errand(line: &str) -> Option<String> {
    let (label, errand) = line.split_once(": ").filter(|(label, _)| *label == "Your errand")?;
    Some(format!("{label}: {}", strong(errand)))
}

/// "  2  call again tomorrow": its number is what is typed.
fn answer(line: &str) -> Option<String> {
    let rest =
        line.strip_prefix("  ").filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))?;
    let (number, said) = rest.split_once("  ")?;
    number.parse::<u32>().ok()?;
    Some(format!("  {}  {said}", bold(number, Color::DarkCyan)))
}

/// "70 points", "   10 of 20  wrong turns", "   40  Plan changes".
fn score(line: &str) -> Option<String> {
    let rest = line.trim_start();
    let (points, said) = rest.split_once(' ')?;
    let had: u32 = points.parse().ok()?;
    if said == "points" {
        return Some(bold(line, mood(had, 100)));
    }
    let indent = &line[..line.len() - rest.len()];
    let of = said.strip_prefix("of ").and_then(|said| said.split(' ').next()?.parse().ok());
    match of {
        Some(of) => Some(format!("{indent}{} {said}", bold(points, mood(had, of)))),
        None if said.starts_with(' ') && !indent.is_empty() => {
            Some(format!("{indent}{} {said}", bold(points, mood(had, 100))))
        }
        None => None,
    }
}

/// The color of so many points of so many.
pub(super) fn mood(points: u32, of: u32) -> Color {
    match points * 100 / of.max(1) {
        90.. => GOOD,
        50.. => DOUBT,
        _ => BAD,
    }
}

/// What stands above something, and whether a course was passed.
fn heading(line: &str) -> Option<String> {
    let is_heading = line.starts_with("Drill ") || line.ends_with('?') || line.ends_with(':');
    match line.split_once(": ") {
        Some((_, said)) if said.starts_with("passed") => Some(bold(line, GOOD)),
        Some((_, said)) if said.starts_with("not passed") => Some(bold(line, BAD)),
        Some(("  best", best)) => Some(format!("  {}: {best}", strong("best"))),
        _ if line.starts_with('(') => Some(colored(line, DOUBT)),
        _ => is_heading.then(|| strong(line)),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parts, plain};
    use super::drills;

    #[test]
    fn the_errand_is_bold_and_each_score_has_its_color() {
        let told = "\nDrill 1 of 2\nIt is Monday.\nYour errand: Plan changes.\nWhich line do you call?\n  1  1-800-790-4661  Sales\n\n70 points\n   50 of 50  the right team\n    0 of 20  no wrong turns\n   10 of 20  27 seconds lost\n  best: call 1\nFirst week: passed; 60 points were needed.\nFirst week: not passed (needs 80 points).\n";
        let shown = drills(told);
        assert_eq!(plain(&shown), told);
        let found = parts(&shown);
        let look = |word: &str| {
            let part = found.iter().find(|(_, text)| text == word);
            part.unwrap_or_else(|| panic!("{word}: {found:?}")).0.clone()
        };
        assert_eq!(look("Plan changes."), "[1");
        assert_eq!(look("Drill 1 of 2"), "[1");
        assert_eq!(look("Which line do you call?"), "[1");
        assert_eq!(look("1"), "[38;5;6[1");
        assert_eq!(look("70 points"), "[38;5;3[1");
        assert_eq!(
            [look("50"), look("0"), look("10")].map(|code| code[..7].to_owned()),
            ["[38;5;2", "[38;5;1", "[38;5;3"]
        );
        assert!(look("First week: passed; 60 points were needed.").starts_with("[38;5;2"));
        assert!(look("First week: not passed (needs 80 points).").starts_with("[38;5;1"));
    }
}
