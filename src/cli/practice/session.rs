//! A session, held: asks, has calls made, prints, and keeps each drill as soon as it is finished.

use std::time::{Duration, Instant};

use chrono::Utc;

use super::say::{apart, say};
use super::trainee::{ToCall, Trainee};
use crate::cli::open::Opened;
use crate::cli::output::remark;
use crate::cli::{Failure, Verdict};
use crate::history::{Finished, History, HistoryError, Session};
use phonetree_core::call::CallTime;
use phonetree_core::menu::{Lengths, LineId};
use phonetree_core::practice::{
    Drill, DrillAttempt, Given, GivenDrill, Known, Past, PracticeSession, QuizQuestion, Response,
    SessionPlan, left_ms, which_line,
};

/// A trainee, and what is practiced.
pub(super) struct Sitting<'a> {
    opened: &'a Opened,
    practice: PracticeSession<'a>,
    /// What kind of drills, as `--kind` names it.
    kind: String,
    history: Option<History>,
    session: Session,
    trainee: Trainee,
    /// The average of the session before.
    before: Option<u32>,
}

impl<'a> Sitting<'a> {
    pub(super) fn new(
        (opened, lengths): (&'a Opened, &'a Lengths),
        name: &str,
        (kind, plan): (String, SessionPlan),
        history: Option<History>,
        trainee: Trainee,
    ) -> Self {
        let menu = opened.tree.title.first();
        let (history, known, last) = remembered(history, name, menu);
        let cards = known.into_iter().map(|known| ((known.errand, known.about), known.card));
        let course = plan.course.as_ref();
        let named = course.map_or_else(|| kind.clone(), |_| "course".to_owned());
        let course = course.map(|course| (course.title.clone(), course.pass));
        Self {
            opened,
            session: Session::new(name, menu, &named, course, plan.wanted(), Utc::now()),
            practice: PracticeSession::new(&opened.tree, lengths, plan, cards.collect()),
            kind,
            history,
            trainee,
            before: last.map(|past| past.average()),
        }
    }

    /// Holds it to its end, or until the trainee leaves. Fine, but for a course that is not passed.
    pub(super) fn hold(mut self) -> Result<Verdict, Failure> {
        if let Some(notice) = &self.opened.tree.notice {
            remark(&format!("({notice})"));
        }
        while let Some(given) = self.next_drill()? {
            say(&self.practice.heading())?;
            let Some(attempt) = self.attempt(&given)? else { break };
            self.finish(&given, &attempt)?;
        }
        if self.practice.finished().is_empty() && self.trainee.is_on_a_pipe() {
            let why = "no drill was finished: there is no terminal, and stdin gave no answers";
            return Err(Failure(why.to_owned()));
        }
        say(&self.practice.summary(self.before))?;
        let Some((passed, told)) = self.practice.passed() else { return Ok(Verdict::Fine) };
        say(&told)?;
        Ok(if passed { Verdict::Fine } else { Verdict::Wrong })
    }

    fn next_drill(&mut self) -> Result<Option<Given>, Failure> {
        self.practice.next_drill(Utc::now()).map_err(|needs| {
            Failure(format!("this menu has nothing to practice in --kind {}: {needs}", self.kind))
        })
    }

    /// Has the trainee do it; nothing if they left.
    fn attempt(&mut self, given: &Given) -> Result<Option<DrillAttempt>, Failure> {
        match &given.what {
            GivenDrill::Call(drill) => self.call(given, drill),
            GivenDrill::Question(question) => {
                let answer = self.ask(question)?;
                Ok(answer.map(|is_right| {
                    DrillAttempt::of_answer(question, is_right, self.practice.reader().locale)
                }))
            }
        }
    }

    /// Asks, and says whether the answer is right; nothing if the trainee leaves.
    fn ask(&mut self, question: &QuizQuestion) -> Result<Option<bool>, Failure> {
        apart()?;
        say(&question.in_words())?;
        apart()?;
        let chosen = self.trainee.answer(question.answers.len())?;
        Ok(chosen.map(|place| question.answers[place].right))
    }

    fn call(&mut self, given: &Given, drill: &Drill) -> Result<Option<DrillAttempt>, Failure> {
        let (opened, tree) = (self.opened, &self.opened.tree);
        say(&format!("{}\n", drill.brief()))?;
        say(&self.practice.hint(given, drill))?;
        let limit = self.practice.limit_ms(drill);
        apart()?;
        say(&which_line(tree, limit, drill.reader))?;
        apart()?;
        let lines: Vec<LineId> = tree.line_ids().collect();
        let asked = Instant::now();
        let Some(chosen) = self.trainee.choose(lines.len() + 1)? else { return Ok(None) };
        let thought = if self.trainee.waits() { asked.elapsed() } else { Duration::ZERO };
        let thought = u64::try_from(thought.as_millis()).unwrap_or(u64::MAX);
        let limit = limit.map(|limit| left_ms(limit, thought));
        if limit == Some(0) {
            say(&format!("{}\n", drill.reader.locale.live().too_late()))?;
            return Ok(Some(self.practice.attempt(drill, Response::TooLate, None)));
        }
        let line = lines.get(chosen).copied();
        let mut events = Vec::new();
        if let Some(line) = line {
            let (errand, map) = (drill.errand.say.as_str(), self.practice.shows_menu(given));
            let limit = limit.map(CallTime::from_ms);
            let call =
                ToCall { opened, line, at: drill.at, limit, errand, map, reader: drill.reader };
            let Some(held) = self.trainee.call(call)? else { return Ok(None) };
            events = held;
        }
        let instead = self.practice.alternative(drill);
        let answer = match &instead {
            None => None,
            Some(question) => match self.ask(question)? {
                None => return Ok(None),
                Some(is_right) => Some((question, is_right)),
            },
        };
        let done =
            line.map_or(Response::StayedAway, |line| Response::Called { line, events: &events });
        Ok(Some(self.practice.attempt(drill, done, answer)))
    }

    /// Keeps a drill, then tells what came of it: what was told is in the history.
    fn finish(&mut self, given: &Given, attempt: &DrillAttempt) -> Result<(), Failure> {
        let done = Utc::now();
        let card = self.practice.finish(given, attempt, done);
        let finished = Finished {
            errand: &given.errand,
            about: given.about,
            at: attempt.at,
            line: attempt.line.map(|line| self.opened.tree[line].number.as_written()),
            score: &attempt.score,
            card: &card,
            done,
        };
        let kept = self.history.as_mut().map(|history| history.keep(&mut self.session, &finished));
        if let Some(Err(why)) = kept {
            remark(&format!("(this drill can't be saved: {why}; practice continues)"));
        }
        say(&attempt.score.in_words(&attempt.right, self.practice.reader().locale))
    }
}

/// What a trainee practiced before, and the last session. A history that can't be read is left alone.
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
                "(the history can't be read: {why}; practice continues without it. Move the file away, and a \
                 new one begins)"
            ));
            (None, Vec::new(), None)
        }
    }
}
