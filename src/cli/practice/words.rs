//! What a trainee reads.

use super::DrillKind;
use phonetree_core::call::CallTime;
use phonetree_core::menu::Tree;
use phonetree_core::practice::{CourseResult, Drill, QuizQuestion, ReviewCard, Score};

/// A drill that was finished, for the summary.
pub(super) struct FinishedDrill {
    pub(super) errand: String,
    pub(super) points: u32,
    /// What would have been right.
    pub(super) right: String,
}

/// Drills with fewer points are to be studied.
const WEAK: u32 = 75;

pub(super) fn heading(n: u32, of: u32) -> String {
    format!("\nDrill {n} of {of}\n")
}

pub(super) fn nothing_to_practise(kind: DrillKind) -> String {
    let what = match kind {
        DrillKind::Guided | DrillKind::Listening | DrillKind::Clock => {
            "teams with topics that are done by phone, and a call that comes to them"
        }
        DrillKind::Traps => {
            "teams with topics, with hours, and with a call that says they are closed"
        }
        DrillKind::Quiz => "topics of several teams",
    };
    format!("this menu has nothing to practise in --kind {}: it needs {what}", kind.name())
}

/// As long as an errand is new, all of the way; where it was forgotten, whom; else nothing.
pub(super) fn hint(tree: &Tree, drill: &Drill, card: Option<&ReviewCard>) -> String {
    let whom = || format!("  hint: {}", drill.whom_in_words(tree));
    match card {
        // Whether someone answers, is for the trainee to know.
        None if drill.closed => whom() + "\n",
        None => format!("{}; {}\n", whom(), drill.best_in_words(tree)),
        Some(card) if card.scheduled_days < 1 => whom() + "\n",
        Some(_) => String::new(),
    }
}

pub(super) fn lines(tree: &Tree, limit: Option<CallTime>) -> String {
    let mut text = match limit {
        Some(limit) => format!("You have {} seconds. ", limit.as_ms() / 1_000),
        None => String::new(),
    };
    text += "Which line do you call?\n";
    for (n, line) in (1..).zip(tree.line_ids()) {
        let line = &tree[line];
        let name = line.name.as_deref().unwrap_or(&line.id);
        text += &format!("  {n}  {}  {name}\n", line.number.as_written());
    }
    text += &format!("  {}  none: nobody answers now\n", tree.lines.len() + 1);
    if !tree.entries.is_empty() {
        text += "(Where digits are asked for that only you would know, any will do.)\n";
    }
    text
}

pub(super) fn question(question: &QuizQuestion) -> String {
    let answers =
        (1..).zip(&question.answers).map(|(n, answer)| format!("  {n}  {}\n", answer.say));
    format!("{}\n{}", question.ask, answers.collect::<String>())
}

/// What would have been right.
pub(super) fn right(tree: &Tree, drill: &Drill, instead: Option<&QuizQuestion>) -> String {
    let whom = drill.whom_in_words(tree);
    match (drill.closed, instead) {
        (false, _) => format!("{}: {whom}", drill.best_in_words(tree)),
        (true, Some(instead)) => format!("nobody answers; {}: {whom}", instead.right()),
        (true, None) => format!("nobody answers: {whom}"),
    }
}

pub(super) fn score(score: &Score, right: &str) -> String {
    let mut text = format!("\n{} points\n", score.points());
    for mark in &score.marks {
        text += &format!("  {:>3} of {:<3} {}\n", mark.points, mark.of, mark.why);
    }
    text + &format!("  best: {right}\n")
}

pub(super) fn summary(outcomes: &[FinishedDrill], before: Option<u32>) -> String {
    let count = u32::try_from(outcomes.len()).unwrap_or(u32::MAX);
    if count == 0 {
        return "\nNo drill was finished.\n".to_owned();
    }
    let sum: u32 = outcomes.iter().map(|outcome| outcome.points).sum();
    let average = (sum + count / 2) / count;
    let drills = if count == 1 { "drill" } else { "drills" };
    let before = before.map_or_else(String::new, |points| format!(" (the last time: {points})"));
    let mut text = format!("\n{count} {drills}, {average} points on average{before}.\n");
    let mut weak: Vec<&FinishedDrill> = outcomes.iter().filter(|it| it.points < WEAK).collect();
    weak.sort_by_key(|outcome| outcome.points);
    let mut told: Vec<&str> = Vec::new();
    for outcome in weak {
        if told.is_empty() {
            text += "To study:\n";
        }
        if !told.contains(&outcome.errand.as_str()) {
            told.push(&outcome.errand);
            text +=
                &format!("  {:>3}  {}\n       {}\n", outcome.points, outcome.errand, outcome.right);
        }
    }
    text
}

/// Whether a course is passed, and how that is told.
pub(super) fn passed(
    title: &str,
    pass: u32,
    wanted: u32,
    outcomes: &[FinishedDrill],
) -> (bool, String) {
    let done = u32::try_from(outcomes.len()).unwrap_or(u32::MAX);
    let sum: u32 = outcomes.iter().map(|outcome| outcome.points).sum();
    if done < wanted {
        return (false, format!("{title}: not passed, {done} of {wanted} drills were finished.\n"));
    }
    match (CourseResult { wanted, drills: done, points: sum }).passes(pass) {
        true => (true, format!("{title}: passed; {pass} points were needed.\n")),
        false => (false, format!("{title}: not passed; {pass} points are needed.\n")),
    }
}
