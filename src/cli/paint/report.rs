//! A report on a team: heads are bold, points have the colors of scores.

use super::drills::mood;
use super::{BAD, DOUBT, GOOD, bold, by_line, colored, strong};

/// The table of a report.
pub(in crate::cli) fn report(text: &str) -> String {
    let mut points = None;
    let mut first = true;
    by_line(text, |line| {
        if std::mem::take(&mut first) {
            return strong(line);
        }
        if points.is_none() && (line.starts_with("trainee ") || line.starts_with("errand ")) {
            points = line.find("points").map(|at| at + "points".len());
            return strong(line);
        }
        let Some(end) = points else { return line.to_owned() };
        scored(line, end).or_else(|| said(line)).unwrap_or_else(|| line.to_owned())
    })
}

/// A row, with points in the column that ends there.
fn scored(line: &str, end: usize) -> Option<String> {
    let at = line.char_indices().map(|(at, _)| at).chain([line.len()]).nth(end)?;
    let from = line[..at].rfind(' ')? + 1;
    let points: u32 = line[from..at].parse().ok()?;
    let rest = &line[at..];
    Some(format!("{}{}{rest}", &line[..from], bold(&line[from..at], mood(points, 100))))
}

/// Who has not started, and which courses are passed.
fn said(line: &str) -> Option<String> {
    let words = [("not started", DOUBT), ("not passed yet:", BAD), ("passed:", GOOD)];
    let (at, word, color) =
        words.into_iter().find_map(|(word, color)| Some((line.find(word)?, word, color)))?;
    Some(format!("{}{}{}", &line[..at], colored(word, color), &line[at + word.len()..]))
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parts, plain};
    use super::report;

    #[test]
    fn points_have_the_colors_of_scores_and_who_has_not_started_is_amber() {
        let told = "Practice: Menu\nNovember 26, 2026\n\ntrainee  drills  points  weakest\nana          12      91  Plan changes (open, 85)\n                         passed: First week (91)\nben           3      20\ncarla         0          not started\n";
        let shown = report(told);
        assert_eq!(plain(&shown), told);
        let found = parts(&shown);
        let look = |word: &str| {
            let part = found.iter().find(|(_, text)| text == word);
            part.unwrap_or_else(|| panic!("{word}: {found:?}")).0.clone()
        };
        assert_eq!(look("91"), "[38;5;2[1");
        assert_eq!(look("20"), "[38;5;1[1");
        assert_eq!(look("not started"), "[38;5;3");
        assert_eq!(look("passed:"), "[38;5;2");
        assert_eq!(look("trainee  drills  points  weakest"), "[1");
    }
}
