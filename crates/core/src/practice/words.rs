//! What a trainee reads.

use super::drill::Drill;
use super::question::QuizQuestion;
use super::schedule::ReviewCard;
use super::score::Score;
use super::session::{FinishedDrill, PracticeSession};
use crate::language::Locale;
use crate::menu::{ReaderLanguage, Tree};

/// Drills with fewer points are to be studied.
const WEAK: u32 = 75;

impl Drill {
    /// What may be known before the call. As long as an errand is new, all of the way; where it was
    /// forgotten, whom; else nothing.
    pub(super) fn hint(&self, tree: &Tree, card: Option<&ReviewCard>) -> String {
        let whom = || self.whom_in_words(tree);
        let known = match card {
            // Whether someone answers, is for the trainee to know.
            None if self.closed => whom(),
            None => format!("{}; {}", whom(), self.best_in_words(tree)),
            Some(card) if card.scheduled_days < 1 => whom(),
            Some(_) => return String::new(),
        };
        format!("  {}\n", self.reader.locale.practice().hint(&known))
    }

    /// What would have been right. `instead` is what was asked to do instead.
    pub(super) fn right_in_words(&self, tree: &Tree, instead: Option<&QuizQuestion>) -> String {
        let whom = self.whom_in_words(tree);
        let locale = self.reader.locale;
        let texts = locale.practice();
        match (self.closed, instead) {
            (false, _) => match self.holiday_doubt(tree) {
                Some(doubt) => {
                    let best = self.best_in_words(tree);
                    texts.right_way_if_open(&best, &doubt.name(locale), &whom)
                }
                None => texts.right_way(&self.best_in_words(tree), &whom),
            },
            (true, Some(instead)) => texts.nobody_answers_instead(&instead.right(), &whom),
            (true, None) => texts.nobody_answers(&whom),
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
    pub fn in_words(&self, right: &str, locale: &Locale) -> String {
        let texts = locale.practice();
        let mut text = format!("\n{}\n", texts.points(self.points().into()));
        for mark in &self.marks {
            let (points, of) = (format!("{:>3}", mark.points), format!("{:<3}", mark.of));
            text += &format!("  {} {}\n", texts.points_of(&points, &of), mark.why);
        }
        text + &format!("  {}\n", texts.best(&right))
    }
}

/// Asks which line is called, within a limit of time if there is one.
pub fn which_line(tree: &Tree, limit_ms: Option<u64>, reader: ReaderLanguage) -> String {
    let texts = reader.locale.practice();
    let mut text = match limit_ms {
        Some(limit) => texts.you_have(limit / 1_000) + " ",
        None => String::new(),
    };
    text += &format!("{}\n", texts.which_line());
    for (n, line) in (1..).zip(tree.line_ids()) {
        let line = &tree[line];
        let name = line.name.as_ref().map_or(&*line.id, |name| name.in_language(reader.menu));
        text += &format!("  {n}  {}  {name}\n", line.number.as_written());
    }
    text += &format!("  {}  {}\n", tree.lines.len() + 1, texts.no_one());
    if !tree.entries.is_empty() {
        text += &format!("{}\n", texts.enter_any());
    }
    text
}

impl PracticeSession<'_> {
    /// Which drill this is.
    pub fn heading(&self) -> String {
        format!("\n{}\n", self.texts().drill_of(&self.given(), &self.wanted()))
    }

    /// How it went, and what is to be studied. `before` is the average of the session before.
    pub fn summary(&self, before: Option<u32>) -> String {
        let texts = self.texts();
        let count = self.result().drills;
        if count == 0 {
            return format!("\n{}\n", texts.finished_none());
        }
        let average = (self.result().points + count / 2) / count;
        let before = before.map_or_else(String::new, |points| texts.last_time(&points));
        let mut text = format!("\n{}\n", texts.finished(count.into(), &average, &before));
        let mut weak: Vec<&FinishedDrill> =
            self.finished().iter().filter(|drill| drill.points < WEAK).collect();
        weak.sort_by_key(|drill| drill.points);
        let mut told: Vec<&str> = Vec::new();
        for drill in weak {
            if told.is_empty() {
                text += &format!("{}\n", texts.to_study());
            }
            if !told.contains(&drill.errand.as_str()) {
                told.push(&drill.errand);
                let errand = self.errand_in_words(&drill.errand);
                text += &format!("  {:>3}  {errand}\n       {}\n", drill.points, drill.right);
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
            return Some((false, self.texts().not_finished(title, &done, &wanted) + "\n"));
        }
        Some(match result.passes(pass) {
            true => (true, self.texts().passed(title, &pass) + "\n"),
            false => (false, self.texts().not_passed(title, &pass) + "\n"),
        })
    }
}
