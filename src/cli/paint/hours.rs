//! Who is open: green, red where it is closed, amber where it may be; and today's column of a week.

use std::ops::Range;

use crossterm::style::{Color, Stylize as _};

use phonetree_core::language::WeekTexts;

use super::{BAD, DOUBT, GOOD, bold, by_line, colored, strong};

/// Each line about a team, and above them the date and the heads of columns in bold.
pub(in crate::cli) fn states(text: &str, says: &WeekTexts) -> String {
    let (mut first, states) = (true, in_columns(says));
    by_line(text, |line| {
        let now = line.trim_start().strip_prefix(says.head_now());
        let is_head = line.starts_with(' ') && now.is_some_and(|rest| rest.starts_with(' '));
        match std::mem::take(&mut first) || is_head {
            true => strong(line),
            false => state(line, &states).unwrap_or_else(|| line.to_owned()),
        }
    })
}

/// What a state has around it, the state, and its color.
type Shown = (String, String, Color);

/// The states as columns and sentences have them.
fn in_columns(says: &WeekTexts) -> Vec<Shown> {
    const IN_SENTENCES: [(&str, &str, Color); 5] = [
        (" may be closed now", "may be closed", DOUBT),
        (" is open ", "open", GOOD),
        (" are open ", "open", GOOD),
        (" is closed", "closed", BAD),
        (" are closed", "closed", BAD),
    ];
    let column = |state: &str, color| (format!("  {state}  "), state.to_owned(), color);
    let columns = [
        column(says.may_be_closed(), DOUBT),
        column(says.open(), GOOD),
        column(says.closed(), BAD),
    ];
    let sentences = IN_SENTENCES
        .iter()
        .map(|(around, state, color)| ((*around).to_owned(), (*state).to_owned(), *color));
    let below = says.perhaps_closed(&"\0", &"");
    let below = below.split('\0').next().unwrap_or_default();
    let sign = below.trim_end_matches([':', ' ', '\u{a0}']).to_owned();
    columns.into_iter().chain(sentences).chain([(below.to_owned(), sign, DOUBT)]).collect()
}

/// A line with the state in it that it tells.
fn state(line: &str, states: &[Shown]) -> Option<String> {
    let (at, state, color) = states.iter().find_map(|(around, state, color)| {
        let at = line.find(around.as_str())? + around.find(state.as_str())?;
        Some((at, state, *color))
    })?;
    Some(line[..at].to_owned() + &bold(state, color) + &line[at + state.len()..])
}

/// A week: its hours have the colors of `states`, and today, at these places of the text, stands out.
pub(in crate::cli) fn week(text: &str, today: &[Range<usize>]) -> String {
    let is_today = |at: usize| today.iter().any(|range| range.contains(&at));
    let mut shown = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let body = line.trim_end_matches('\n');
        // The name of the week, and above each block the days.
        let is_head =
            at == 0 || body.starts_with("  ") && body.contains(|c: char| c.is_alphabetic());
        let mut run = String::new();
        let mut looks = None;
        for (place, letter) in body.char_indices() {
            let now = (hour(letter), is_today(at + place));
            if looks.is_some_and(|looks| looks != now) {
                shown += &cell(&std::mem::take(&mut run), looks, is_head);
            }
            looks = Some(now);
            run.push(letter);
        }
        shown += &cell(&run, looks, is_head);
        shown += &line[body.len()..];
        at += line.len();
    }
    shown
}

/// The color of an hour, if that is what a letter stands for.
fn hour(letter: char) -> Option<Color> {
    match letter {
        '█' | '▌' | '▐' => Some(GOOD),
        '▒' => Some(DOUBT),
        '^' => Some(Color::Reset),
        _ => None,
    }
}

/// Letters that look the same. The hours of today are bright where those of other days are not.
fn cell(run: &str, looks: Option<(Option<Color>, bool)>, is_head: bool) -> String {
    match looks {
        _ if run.trim().is_empty() => run.to_owned(),
        Some((Some(GOOD), true)) => bold(run, Color::Green),
        Some((Some(DOUBT), true)) => bold(run, Color::Yellow),
        Some((Some(color), true)) => bold(run, color),
        Some((Some(color), false)) => colored(run, color),
        Some((None, true)) if is_head => format!("{}", run.bold().reverse()),
        Some((None, true)) => strong(run),
        Some((None, false)) if is_head => strong(run),
        Some((None, false)) | None => run.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{parts, plain};
    use super::{states, week};

    #[test]
    fn open_is_green_closed_red_and_what_may_be_amber() {
        let color = |text: &str| {
            let shown = states(
                &format!("Monday\n{text}"),
                phonetree_core::language::Locale::ENGLISH.week(),
            );
            assert_eq!(plain(&shown), format!("Monday\n{text}"));
            parts(&shown).into_iter().nth(1).map(|(code, _)| code)
        };
        let [red, green, amber] = ["1", "2", "3"].map(|code| Some(format!("[38;5;{code}[1")));
        assert_eq!(color("Desk  open    until 5 p.m.\n"), green);
        assert_eq!(color("Desk  closed  opens 8 a.m.\n"), red);
        assert_eq!(color("Desk  may be  until 5 p.m.\n"), amber);
        assert_eq!(color("The desk is open now, and closes today\n"), green);
        assert_eq!(color("The desk is closed now, and opens today\n"), red);
        assert_eq!(color("The desk may be closed now, for Thanksgiving Day\n"), amber);
        assert_eq!(color("May be closed: The desk: Thanksgiving Day\n"), amber);
        assert_eq!(color("Week of Monday\nThe open house  is on\n"), None);
    }

    #[test]
    fn the_column_of_today_stands_out_from_the_others() {
        let text = "Week of Monday\n\n        Mon 23 Tue 24\nDesk    ██████ ██▒▒··\n";
        let heading = text.find("Tue 24").unwrap();
        let cells = text.rfind("██▒▒··").unwrap();
        let today = [heading..heading + 6, cells..cells + "██▒▒··".len()];
        let shown = week(text, &today);
        assert_eq!(plain(&shown), text);
        let looks = |word: &str| {
            parts(&shown).into_iter().find(|(_, text)| text == word).map(|(code, _)| code)
        };
        assert_eq!(looks("██████").as_deref(), Some("[38;5;2"), "{shown:?}");
        assert_eq!(looks("██").as_deref(), Some("[38;5;10[1"), "{shown:?}");
        assert_eq!(looks("▒▒").as_deref(), Some("[38;5;11[1"), "{shown:?}");
        assert_ne!(looks("Tue 24"), looks("        Mon 23 "), "{shown:?}");
    }
}
