//! `phonetree find --missed`: what was asked in vain on this machine, for the author of a menu.

use serde::Serialize;

use crate::cli::Failure;
use crate::cli::open::data_folder;
use crate::cli::output::{aside, print};
use crate::history::{Missed, MissedQuestion, MissedQuestions};
use phonetree_core::directory::{Confidence, Doubt, Match};
use phonetree_core::document::escape::one_line;
use phonetree_core::menu::{LanguageId, Tree};

/// What is asked of the questions themselves.
#[derive(Debug, clap::Args)]
pub(super) struct MissedArgs {
    /// What was asked of this menu in vain on this machine, where that is remembered.
    #[arg(long, conflicts_with_all = ["errand", "remember_missed"])]
    pub(super) missed: bool,
    /// Delete all that was remembered, of every menu.
    #[arg(long, requires = "missed", conflicts_with = "json")]
    forget: bool,
    /// Remember what is asked in vain, from now on, or no more. It stays on this machine, for you alone.
    #[arg(
        long,
        value_name = "ON|OFF",
        value_enum,
        ignore_case = true,
        hide_possible_values = true,
        conflicts_with = "errand"
    )]
    remember_missed: Option<Remember>,
}

impl MissedArgs {
    /// Whether it is about the questions of all menus.
    pub(super) const fn needs_no_menu(&self) -> bool {
        self.forget || self.remember_missed.is_some()
    }

    /// Turns remembering on or off, or forgets everything.
    pub(super) fn run(&self) -> Result<(), Failure> {
        match self.remember_missed {
            Some(on_or_off) => remember(on_or_off),
            None => forget(),
        }
    }
}

/// Whether questions that were asked in vain are remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Remember {
    /// From now on.
    On,
    /// No more; what was remembered stays until it is forgotten.
    Off,
}

fn questions() -> Result<MissedQuestions, Failure> {
    Ok(MissedQuestions::in_folder(&data_folder()?))
}

/// Turns remembering on or off.
fn remember(remember: Remember) -> Result<(), Failure> {
    questions()?.remember(remember == Remember::On)?;
    print(match remember {
        Remember::On => {
            "From now on, what `find` can't answer is remembered on this machine, for you alone. Nothing is sent.\n\
             See it with `phonetree find --missed`; `--missed --forget` deletes it, and `--remember-missed off` stops it.\n"
        }
        Remember::Off => {
            "Nothing more is remembered. `phonetree find --missed --forget` deletes what was.\n"
        }
    })
}

/// Forgets every question, of every menu.
fn forget() -> Result<(), Failure> {
    print(&match questions()?.forget()? {
        0 => "There was nothing to forget.\n".to_owned(),
        1 => "1 question is forgotten.\n".to_owned(),
        count => format!("{count} questions are forgotten.\n"),
    })
}

/// Remembers a question that was asked in vain, if the user wants that. The answer is worth more than the
/// memory: what goes wrong with it is only said.
pub(super) fn note(
    tree: &Tree,
    (asked, doubt): (&str, Option<&Doubt>),
    found: &[Match],
    today: chrono::NaiveDate,
) {
    // "fax" alone, or a number that two teams have, fits several: the menu knows the words.
    let alike = matches!(found, [best, next, ..] if best.score.total_cmp(&next.score).is_eq());
    if alike || matches!(doubt, Some(Doubt::OnlyHow(_))) {
        return;
    }
    let closest = match found.first() {
        Some(best) if best.confidence != Confidence::Guess => return,
        Some(best) => {
            let topic = best.listing.topic(tree).map(|topic| topic.say.first());
            Some(topic.unwrap_or_else(|| best.listing.name(tree, LanguageId::default())))
        }
        None => None,
    };
    // A user without a data folder has nothing remembered.
    let Ok(questions) = questions() else { return };
    if let Err(why) = questions.add(asked, tree.title.first(), closest, today) {
        aside(&format!("(this question is not remembered: {why})"));
    }
}

/// What was asked in vain of a menu.
pub(super) fn list(tree: &Tree, json: bool) -> Result<(), Failure> {
    let missed = questions()?.all()?;
    let title = one_line(tree.title.first());
    let (own, others): (Vec<_>, Vec<_>) =
        missed.questions.iter().partition(|question| question.menu == *title);
    if json {
        let shape = MissedJson {
            remembers: missed.remembers,
            menu: tree.title.first(),
            questions: &own,
            of_other_menus: others.len(),
        };
        return print(&format!("{}\n", serde_json::to_string_pretty(&shape)?));
    }
    print(&in_words(&missed, &own, others.len()))
}

#[derive(Serialize)]
struct MissedJson<'a> {
    /// Whether questions are remembered.
    remembers: bool,
    menu: &'a str,
    questions: &'a [&'a MissedQuestion],
    /// How many more are remembered of other menus.
    of_other_menus: usize,
}

fn in_words(missed: &Missed, own: &[&MissedQuestion], others: usize) -> String {
    let mut told = String::new();
    if own.is_empty() {
        told += "No question about this menu was asked in vain on this machine.\n";
    } else {
        let letters = |text: &str| text.chars().count();
        let widest = own.iter().map(|question| letters(&one_line(&question.asked))).max();
        let width = widest.unwrap_or(0).clamp(5, 40);
        told += &format!("times  last        {:<width$}  closest match\n", "asked");
        for question in own {
            let closest = question.closest.as_deref().unwrap_or("nothing");
            told += &format!(
                "{:>5}  {:<10}  {:<width$}  {}\n",
                question.times,
                one_line(&question.last),
                one_line(&question.asked),
                one_line(closest)
            );
        }
        told += "\nGive the menu the words that belong to it: also = [\"...\"] on a topic, an option or a team.\n";
    }
    match others {
        0 => {}
        1 => told += "1 more was asked of another menu: name it with --menu.\n",
        more => told += &format!("{more} more were asked of other menus: name one with --menu.\n"),
    }
    if !missed.remembers {
        told += "Questions are not remembered now. `phonetree find --remember-missed on` begins; they stay on this machine.\n";
    }
    told
}
