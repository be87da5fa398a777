//! What a trainee reads.

use super::drill::Drill;
use super::question::QuizQuestion;
use super::schedule::ReviewCard;
use super::score::Score;
use super::session::{FinishedDrill, PracticeSession};
use crate::language::Locale;
use crate::menu::{Text, Tree};

/// Drills with fewer points are to be studied.
const WEAK: u32 = 75;

impl Drill {
    /// What may be known before the call. As long as an errand is new, all of the way; where it was
    /// forgotten, whom; else nothing.
    pub(super) fn hint(&self, tree: &Tree, card: Option<&ReviewCard>) -> String {
        let whom = || format!("  hint: {}", self.whom_in_words(tree));
        match card {
            // Whether someone answers, is for the trainee to know.
            None if self.closed => whom() + "\n",
            None => format!("{}; {}\n", whom(), self.best_in_words(tree)),
            Some(card) if card.scheduled_days < 1 => whom() + "\n",
            Some(_) => String::new(),
        }
    }

    /// What would have been right. `instead` is what was asked to do instead.
    pub(super) fn right_in_words(&self, tree: &Tree, instead: Option<&QuizQuestion>) -> String {
        let whom = self.whom_in_words(tree);
        match (self.closed, instead) {
            (false, _) => match self.holiday_doubt(tree) {
                Some(doubt) => {
                    let best = self.best_in_words(tree);
                    format!("{best}; it may be closed for {}: {whom}", doubt.name(Locale::ENGLISH))
                }
                None => format!("{}: {whom}", self.best_in_words(tree)),
            },
            (true, Some(instead)) => format!("nobody answers; {}: {whom}", instead.right()),
            (true, None) => format!("nobody answers: {whom}"),
        }
    }
}

impl QuizQuestion {
    /// The question, and its answers with their numbers.
    pub fn in_words(&self) -> String {
        let answers =
            (1..).zip(&self.answers).map(|(n, answer)| format!("  {n}  {}\n", answer.say));
        format!("{}\n{}", self.ask, answers.collect::<String>())
    }
}

impl Score {
    /// The points and why, beside what would have been right.
    pub fn in_words(&self, right: &str) -> String {
        let mut text = format!("\n{} points\n", self.points());
        for mark in &self.marks {
            text += &format!("  {:>3} of {:<3} {}\n", mark.points, mark.of, mark.why);
        }
        text + &format!("  best: {right}\n")
    }
}

/// Asks which line is called, within a limit of time if there is one.
pub fn which_line(tree: &Tree, limit_ms: Option<u64>) -> String {
    let mut text = match limit_ms {
        Some(limit) => format!("You have {} seconds. ", limit / 1_000),
        None => String::new(),
    };
    text += "Which line do you call?\n";
    for (n, line) in (1..).zip(tree.line_ids()) {
        let line = &tree[line];
        let name = line.name.as_ref().map_or(&*line.id, Text::first);
        text += &format!("  {n}  {}  {name}\n", line.number.as_written());
    }
    text += &format!("  {}  no one: they're closed now\n", tree.lines.len() + 1);
    if !tree.entries.is_empty() {
        text += "(If you are asked for digits that only you would know, enter any.)\n";
    }
    text
}

impl PracticeSession<'_> {
    /// Which drill this is.
    pub fn heading(&self) -> String {
        format!("\nDrill {} of {}\n", self.given(), self.wanted())
    }

    /// How it went, and what is to be studied. `before` is the average of the session before.
    pub fn summary(&self, before: Option<u32>) -> String {
        let count = self.result().drills;
        if count == 0 {
            return "\nYou finished no drill.\n".to_owned();
        }
        let average = (self.result().points + count / 2) / count;
        let drills = if count == 1 { "drill" } else { "drills" };
        let before = before.map_or_else(String::new, |points| format!(" (last time: {points})"));
        let mut text = format!("\n{count} {drills}, {average} points on average{before}.\n");
        let mut weak: Vec<&FinishedDrill> =
            self.finished().iter().filter(|drill| drill.points < WEAK).collect();
        weak.sort_by_key(|drill| drill.points);
        let mut told: Vec<&str> = Vec::new();
        for drill in weak {
            if told.is_empty() {
                text += "To study:\n";
            }
            if !told.contains(&drill.errand.as_str()) {
                told.push(&drill.errand);
                text +=
                    &format!("  {:>3}  {}\n       {}\n", drill.points, drill.errand, drill.right);
            }
        }
        text
    }

    /// Whether its course is passed, and the words for that; nothing where it follows none.
    pub fn passed(&self) -> Option<(bool, String)> {
        let course = self.course()?;
        let (title, pass, result) = (&course.title, course.pass, self.result());
        if result.drills < result.wanted {
            let (done, wanted) = (result.drills, result.wanted);
            return Some((
                false,
                format!("{title}: not passed: you finished {done} of {wanted} drills.\n"),
            ));
        }
        Some(match result.passes(pass) {
            true => (true, format!("{title}: passed (needed {pass} points).\n")),
            false => (false, format!("{title}: not passed (needs {pass} points).\n")),
        })
    }
}
