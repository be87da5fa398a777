//! A session: drills, one after the other, each kept as soon as it is finished.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::DrillKind;
use super::say;
use super::supply::{Given, Supply, What, given};
use super::trainee::{ToCall, Trainee};
use super::words::{self, FinishedDrill};
use crate::cli::open::Opened;
use crate::cli::output::remark;
use crate::cli::{Failure, Verdict};
use crate::history::{Finished, History, HistoryError, Known, Past, Session};
use phonetree_core::call::CallTime;
use phonetree_core::menu::{Lengths, LineId};
use phonetree_core::practice::{
    About, Chance, Course, Drill, QuizQuestion, Response, ReviewCard, Score, alternative, judge,
    practised,
};

/// Against the clock: so much longer than the best call, in milliseconds.
const GRACE_MS: u64 = 15_000;

/// What is to be practised.
pub(super) struct SessionPlan {
    pub(super) kind: DrillKind,
    /// What is new comes with hints.
    pub(super) hints: bool,
    /// Calls are against the clock.
    pub(super) clock: bool,
    pub(super) drills: u32,
    /// Drills lie within some weeks from here.
    pub(super) from: DateTime<Utc>,
    pub(super) seed: u64,
    /// What is to be done in this order, in place of what comes next by itself.
    pub(super) course: Option<Course>,
}

/// What was done with what was given.
struct DrillAttempt {
    score: Score,
    right: String,
    at: Option<DateTime<Tz>>,
    line: Option<LineId>,
}

/// A trainee, and what is practised.
pub(super) struct Sitting<'a> {
    opened: &'a Opened,
    lengths: Lengths,
    plan: SessionPlan,
    chance: Chance,
    cards: HashMap<(String, About), ReviewCard>,
    history: Option<History>,
    session: Session,
    trainee: Trainee,
    /// The average of the session before.
    before: Option<u32>,
    outcomes: Vec<FinishedDrill>,
}

impl<'a> Sitting<'a> {
    pub(super) fn new(
        opened: &'a Opened,
        name: &str,
        plan: SessionPlan,
        history: Option<History>,
        trainee: Trainee,
    ) -> Self {
        let menu = &opened.tree.title;
        let (history, known, last) = remembered(history, name, menu);
        let cards = known.into_iter().map(|known| ((known.errand, known.about), known.card));
        let course = plan.course.as_ref();
        let kind = course.map_or_else(|| plan.kind.name(), |_| "course".to_owned());
        let wanted =
            course.map_or(plan.drills, |it| u32::try_from(it.drills.len()).unwrap_or(u32::MAX));
        let course = course.map(|course| (course.title.clone(), course.pass));
        Self {
            opened,
            lengths: opened.lengths(),
            chance: Chance::new(plan.seed),
            session: Session::new(name, menu, &kind, course, wanted, Utc::now()),
            plan,
            cards: cards.collect(),
            history,
            trainee,
            before: last.map(|past| past.average()),
            outcomes: Vec::new(),
        }
    }

    /// Holds it to its end, or until the trainee leaves. Fine, but for a course that is not passed.
    pub(super) fn hold(mut self) -> Result<Verdict, Failure> {
        let (tree, lengths) = (&self.opened.tree, self.lengths.clone());
        if let Some(notice) = &tree.notice {
            remark(&format!("({notice})"));
        }
        let (kind, from) = (self.plan.kind, self.plan.from);
        let mut supply = Supply::new(tree, &lengths, kind, from, &mut self.chance);
        let mut course = self.plan.course.as_ref().map(|course| course.drills.clone().into_iter());
        let wanted = self.session.wanted;
        for n in 1..=wanted {
            let given = match &mut course {
                Some(course) => course.next().and_then(|set| given(tree, set, &mut self.chance)),
                None => supply.next(&self.cards, Utc::now(), &mut self.chance),
            };
            let given = given.ok_or_else(|| Failure(words::nothing_to_practise(kind)))?;
            say(&words::heading(n, wanted))?;
            let Some(attempt) = self.attempt(&given)? else { break };
            self.finish(given, attempt)?;
        }
        if self.outcomes.is_empty() && self.trainee.is_on_a_pipe() {
            let why = "no drill was finished: there is no terminal, and stdin has no answers";
            return Err(Failure(why.to_owned()));
        }
        say(&words::summary(&self.outcomes, self.before))?;
        let Some(Course { title, pass, .. }) = &self.plan.course else {
            return Ok(Verdict::Fine);
        };
        let (passed, told) = words::passed(title, *pass, wanted, &self.outcomes);
        say(&told)?;
        Ok(if passed { Verdict::Fine } else { Verdict::Wrong })
    }

    /// Has the trainee do it; nothing if they left.
    fn attempt(&mut self, given: &Given) -> Result<Option<DrillAttempt>, Failure> {
        let question = match &given.what {
            What::Question(question) => question,
            What::Call(drill) => {
                let card = self.cards.get(&(given.errand.clone(), given.about));
                let hint = words::hint(&self.opened.tree, drill, card);
                return self.call(drill, &hint);
            }
        };
        let right = question.right().to_owned();
        let answer = self.ask(question)?;
        Ok(answer.map(|is_right| {
            let why = if is_right { "the right answer" } else { "a wrong answer" };
            DrillAttempt {
                score: Score::of_answer(is_right, why.to_owned()),
                right,
                at: None,
                line: None,
            }
        }))
    }

    /// Asks, and says whether the answer is right; nothing if the trainee leaves.
    fn ask(&mut self, question: &QuizQuestion) -> Result<Option<bool>, Failure> {
        say(&words::question(question))?;
        let chosen = self.trainee.choose(question.answers.len())?;
        Ok(chosen.map(|place| question.answers[place].right))
    }

    fn call(&mut self, drill: &Drill, hint: &str) -> Result<Option<DrillAttempt>, Failure> {
        let (opened, tree) = (self.opened, &self.opened.tree);
        say(&format!("{}\n", drill.brief()))?;
        if self.plan.hints {
            say(hint)?;
        }
        let limit = self.plan.clock.then(|| drill.best.reached + GRACE_MS);
        say(&words::lines(tree, limit))?;
        let lines: Vec<LineId> = tree.line_ids().collect();
        let asked = Instant::now();
        let Some(chosen) = self.trainee.choose(lines.len() + 1)? else { return Ok(None) };
        let thought = if self.trainee.waits() { asked.elapsed() } else { Duration::ZERO };
        let limit = limit.map(|limit| left(limit, thought));
        if limit == Some(CallTime::ANSWER) {
            return self.too_late(drill).map(Some);
        }
        let line = lines.get(chosen).copied();
        let mut events = Vec::new();
        if let Some(line) = line {
            let (errand, map) = (drill.errand.say.as_str(), self.plan.hints);
            let call = ToCall { opened, line, at: drill.at, limit, errand, map };
            let Some(held) = self.trainee.call(call)? else { return Ok(None) };
            events = held;
        }
        let instead = alternative(tree, drill, &mut self.chance);
        let answer = match &instead {
            None => None,
            Some(question) => match self.ask(question)? {
                None => return Ok(None),
                answer => answer,
            },
        };
        let done =
            line.map_or(Response::StayedAway, |line| Response::Called { line, events: &events });
        let score = judge(tree, &self.lengths, drill, done, answer);
        let right = words::right(tree, drill, instead.as_ref());
        Ok(Some(DrillAttempt { score, right, at: Some(drill.at), line }))
    }

    /// Nothing was chosen in time: no call is held.
    fn too_late(&self, drill: &Drill) -> Result<DrillAttempt, Failure> {
        let tree = &self.opened.tree;
        say("Too late: your time is over.\n")?;
        let score = judge(tree, &self.lengths, drill, Response::TooLate, None);
        Ok(DrillAttempt {
            score,
            right: words::right(tree, drill, None),
            at: Some(drill.at),
            line: None,
        })
    }

    /// Keeps a drill, then tells what came of it: what was told is in the history.
    fn finish(&mut self, given: Given, attempt: DrillAttempt) -> Result<(), Failure> {
        let DrillAttempt { score, right, at, line } = attempt;
        let done = Utc::now();
        let key = (given.errand, given.about);
        let card = practised(self.cards.get(&key), score.points(), done);
        let finished = Finished {
            errand: &key.0,
            about: key.1,
            at,
            line: line.map(|line| self.opened.tree[line].number.as_written()),
            score: &score,
            card: &card,
            done,
        };
        let kept = self.history.as_mut().map(|history| history.keep(&mut self.session, &finished));
        if let Some(Err(why)) = kept {
            remark(&format!("(this drill can't be kept: {why}; practice goes on)"));
        }
        say(&words::score(&score, &right))?;
        self.outcomes.push(FinishedDrill { errand: key.0.clone(), points: score.points(), right });
        self.cards.insert(key, card);
        Ok(())
    }
}

/// What is left of a limit after some thought; the answer itself where nothing is.
fn left(limit: CallTime, thought: Duration) -> CallTime {
    limit.earlier(u64::try_from(thought.as_millis()).unwrap_or(u64::MAX))
}

/// What a trainee practised before, and the last session. A history that can't be read is left alone.
fn remembered(
    history: Option<History>,
    name: &str,
    menu: &str,
) -> (Option<History>, Vec<Known>, Option<Past>) {
    let Some(history) = history else { return (None, Vec::new(), None) };
    let read = || Ok((history.known(name, menu)?, history.sessions(name, menu, 1)?.pop()));
    let read: Result<_, HistoryError> = read();
    match read {
        Ok((known, last)) => (Some(history), known, last),
        Err(why) => {
            remark(&format!(
                "(the history can't be read: {why}; practice goes on without. Move its file away, and a \
                 new one begins)"
            ));
            (None, Vec::new(), None)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::left;
    use phonetree_core::call::CallTime;

    #[test]
    fn time_to_think_is_taken_from_the_time_to_call() {
        let after = |ms| left(CallTime::from_ms(15_000), Duration::from_millis(ms)).as_ms();
        assert_eq!([0, 4_000, 14_999].map(after), [15_000, 11_000, 1]);
        assert_eq!([15_000, 18_000].map(after), [0, 0], "the time is over");
    }
}
