//! A session: what is drilled next, when it ends, and what came of it.
//!
//! Anyone who holds it asks the trainee, has the calls made and keeps the cards; what is asked, in which
//! order, against which clock, and whether it was passed, is decided here.

use std::collections::HashMap;
use std::fmt;
use std::vec::IntoIter;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::course::{Course, CourseResult, Set};
use super::drill::{About, Drill};
use super::question::{QuizQuestion, alternative};
use super::schedule::{ReviewCard, practiced};
use super::score::{Response, Score, judge};
use super::supply::{Exercise, Given, GivenDrill, Supply, set};
use crate::language::{Locale, PracticeTexts};
use crate::menu::Chance;
use crate::menu::{Lengths, LineId, ReaderLanguage, Tree};

/// Against the clock: so much longer than the best call, in milliseconds.
const GRACE_MS: u64 = 15_000;

/// The cards of a trainee: what is known of each errand.
pub type Cards = HashMap<(String, About), ReviewCard>;

/// What is to be practiced.
#[derive(Clone, Debug)]
pub struct SessionPlan {
    /// What kind of drills.
    pub exercise: Exercise,
    /// What is new comes with hints.
    pub hints: bool,
    /// Calls are against the clock.
    pub clock: bool,
    /// How many drills, where no course says so.
    pub drills: u32,
    /// Drills lie within some weeks from here.
    pub from: DateTime<Utc>,
    /// Where callers are; if nothing is said, where the menu is, and in traps now and then elsewhere.
    pub zone: Option<Tz>,
    /// The language that the trainee reads.
    pub reader: ReaderLanguage,
    /// The same drills again.
    pub seed: u64,
    /// What is to be done in this order, in place of what comes next by itself.
    pub course: Option<Course>,
}

impl SessionPlan {
    /// How many drills the session is to have.
    pub fn wanted(&self) -> u32 {
        let course = self.course.as_ref();
        course.map_or(self.drills, |it| u32::try_from(it.drills.len()).unwrap_or(u32::MAX))
    }
}

/// A session that goes on.
pub struct PracticeSession<'a> {
    tree: &'a Tree,
    lengths: &'a Lengths,
    plan: SessionPlan,
    chance: Chance,
    source: DrillSource<'a>,
    cards: Cards,
    /// How many drills were given.
    given: u32,
    finished: Vec<FinishedDrill>,
}

/// Where drills come from.
enum DrillSource<'a> {
    Course(IntoIter<Set>),
    Supply(Box<Supply<'a>>),
}

/// A drill that was finished.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FinishedDrill {
    /// The errand.
    pub errand: String,
    /// Its points.
    pub points: u32,
    /// What would have been right.
    pub right: String,
}

/// What was done with what was given.
#[derive(Clone, Debug)]
pub struct DrillAttempt {
    /// What it is worth.
    pub score: Score,
    /// What would have been right.
    pub right: String,
    /// At which pretended hour; none where no call was held.
    pub at: Option<DateTime<Tz>>,
    /// The line that was called.
    pub line: Option<LineId>,
}

/// The menu has nothing to practice of this kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NothingToPractice(Exercise);

/// What the menu would need.
impl fmt::Display for NothingToPractice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Exercise::Calls => {
                "it needs teams with topics that are done by phone, and a call that reaches them"
            }
            Exercise::Traps => {
                "it needs teams with topics, with hours, and with a call that says they are closed"
            }
            Exercise::Quiz => "it needs topics of several teams",
        })
    }
}

impl std::error::Error for NothingToPractice {}

impl<'a> PracticeSession<'a> {
    /// Begins a session of a trainee who has these cards.
    pub fn new(tree: &'a Tree, lengths: &'a Lengths, plan: SessionPlan, cards: Cards) -> Self {
        let mut chance = Chance::new(plan.seed);
        let source = match &plan.course {
            Some(course) => DrillSource::Course(course.drills.clone().into_iter()),
            None => DrillSource::Supply(Box::new(Supply::new(tree, lengths, &plan, &mut chance))),
        };
        Self { tree, lengths, plan, chance, source, cards, given: 0, finished: Vec::new() }
    }

    /// What comes next: of a course what is set, else what is weak, then what is new. Nothing when
    /// the session is at its end.
    ///
    /// # Errors
    /// The menu has nothing of this kind.
    pub fn next_drill(&mut self, now: DateTime<Utc>) -> Result<Option<Given>, NothingToPractice> {
        if self.given >= self.wanted() {
            return Ok(None);
        }
        self.given += 1;
        let reader = self.plan.reader;
        let mut given = match &mut self.source {
            DrillSource::Course(sets) => {
                sets.next().and_then(|it| set(self.tree, it, &mut self.chance, reader))
            }
            DrillSource::Supply(supply) => supply.next(&self.cards, now, &mut self.chance, reader),
        };
        if let Some(Given { errand, what: GivenDrill::Call(drill), .. }) = &mut given {
            drill.read_in(self.tree, self.lengths, errand, reader);
        }
        given.map(Some).ok_or(NothingToPractice(self.plan.exercise))
    }

    /// The language that the trainee reads.
    pub fn reader(&self) -> ReaderLanguage {
        self.plan.reader
    }

    /// The trainee reads another language from here on.
    pub fn read_in(&mut self, reader: ReaderLanguage) {
        self.plan.reader = reader;
    }

    /// What is said in the trainee's language.
    pub(super) fn texts(&self) -> &'static PracticeTexts {
        self.plan.reader.locale.practice()
    }

    /// An errand, by its words in the menu's first language, in the trainee's.
    pub(super) fn errand_in_words<'s>(&'s self, errand: &'s str) -> &'s str {
        self.tree.errand_in(errand, self.plan.reader.menu)
    }

    /// How many drills it is to have.
    pub fn wanted(&self) -> u32 {
        self.plan.wanted()
    }

    /// How many drills were given, the present one with them.
    pub fn given(&self) -> u32 {
        self.given
    }

    /// What a trainee may know of a drill before the call, in words; nothing where there are no hints.
    pub fn hint(&self, given: &Given, drill: &Drill) -> String {
        if !self.plan.hints {
            return String::new();
        }
        let card = self.cards.get(&(given.errand.clone(), given.about));
        drill.hint(self.tree, card)
    }

    /// Whether what is new comes with hints.
    pub fn hints(&self) -> bool {
        self.plan.hints
    }

    /// Whether the menu may be seen in the call of a drill: where the hint says the way as well, because the
    /// errand is new. Otherwise it would give away what is to be remembered.
    pub fn shows_menu(&self, given: &Given) -> bool {
        let key = (given.errand.clone(), given.about);
        self.plan.hints && given.about == About::Open && !self.cards.contains_key(&key)
    }

    /// Whether calls are against the clock.
    pub fn is_against_the_clock(&self) -> bool {
        self.plan.clock
    }

    /// How long the call of a drill may last, from the moment its line is asked for, in milliseconds;
    /// none where it is not against the clock.
    pub fn limit_ms(&self, drill: &Drill) -> Option<u64> {
        self.plan.clock.then(|| drill.best.reached.as_ms() + GRACE_MS)
    }

    /// Nobody answers there: what is to be done instead? Nothing where that is not asked.
    pub fn alternative(&mut self, drill: &Drill) -> Option<QuizQuestion> {
        alternative(self.tree, drill, &mut self.chance)
    }

    /// A drill was answered by a call, or by none; `instead` is what was asked to do instead, and
    /// whether the answer was right.
    pub fn attempt(
        &self,
        drill: &Drill,
        done: Response<'_>,
        instead: Option<(&QuizQuestion, bool)>,
    ) -> DrillAttempt {
        let line = match done {
            Response::Called { line, .. } => Some(line),
            Response::StayedAway | Response::TooLate => None,
        };
        let (question, answer) = (instead.map(|it| it.0), instead.map(|it| it.1));
        DrillAttempt {
            score: judge(self.tree, self.lengths, drill, done, answer),
            right: in_full(
                &drill.right_in_words(self.tree, question),
                (drill.topic != drill.errand.say).then_some(&*drill.topic),
                self.texts(),
            ),
            at: Some(drill.at),
            line,
        }
    }

    /// A drill is finished: its card from now on.
    pub fn finish(
        &mut self,
        given: &Given,
        attempt: &DrillAttempt,
        done: DateTime<Utc>,
    ) -> ReviewCard {
        let (points, right) = (attempt.score.points(), attempt.right.clone());
        let key = (given.errand.clone(), given.about);
        let card = practiced(self.cards.get(&key), points, done);
        self.cards.insert(key, card.clone());
        self.finished.push(FinishedDrill { errand: given.errand.clone(), points, right });
        card
    }

    /// What was finished so far.
    pub fn finished(&self) -> &[FinishedDrill] {
        &self.finished
    }

    /// How the session went, as that of a course.
    pub fn result(&self) -> CourseResult {
        CourseResult {
            wanted: self.wanted(),
            drills: u32::try_from(self.finished.len()).unwrap_or(u32::MAX),
            points: self.finished.iter().map(|drill| drill.points).sum(),
        }
    }

    /// The set course it follows.
    pub fn course(&self) -> Option<&Course> {
        self.plan.course.as_ref()
    }
}

impl DrillAttempt {
    /// A question without a call was answered.
    pub fn of_answer(question: &QuizQuestion, is_right: bool, locale: &Locale) -> Self {
        let texts = locale.practice();
        let why = if is_right { texts.right_answer() } else { texts.wrong_answer() };
        let score = Score::of_answer(is_right, why.to_owned());
        let right = in_full(question.right(), question.topic.as_deref(), texts);
        Self { score, right, at: None, line: None }
    }
}

/// What would have been right, with the topic that was meant if it was asked for in other words.
fn in_full(right: &str, topic: Option<&str>, texts: &PracticeTexts) -> String {
    let that_is = |topic| texts.that_is(&topic, &right);
    topic.map_or_else(|| right.to_owned(), that_is)
}

/// What is left of a limit after some thought, in milliseconds: 0 where nothing is.
pub fn left_ms(limit_ms: u64, thought_ms: u64) -> u64 {
    limit_ms.saturating_sub(thought_ms)
}

#[cfg(test)]
mod tests {
    use super::left_ms;

    #[test]
    fn time_to_think_is_taken_from_the_time_to_call() {
        assert_eq!([0, 4_000, 14_999].map(|ms| left_ms(15_000, ms)), [15_000, 11_000, 1]);
        assert_eq!([15_000, 18_000].map(|ms| left_ms(15_000, ms)), [0, 0], "the time is over");
    }
}
