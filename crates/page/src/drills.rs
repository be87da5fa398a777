//! Practice on a page: a session, its drills and their scores, and what the page keeps of them.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use phonetree_core::menu::{LineId, ReaderLanguage, Tree};
use phonetree_core::practice::{
    self, CourseFile, Drill, DrillAttempt, DrillRecord, Exercise, Given, GivenDrill, Known, Past,
    PracticeSession, QuizQuestion, Response, ResultCode, SessionPlan,
};
use serde_json::{Value, json};

use crate::asked::{Judged, Kind, PracticeWish};
use crate::desk::{OpenMenu, Refused, problems};
use crate::fields::{Instant, whole};
use crate::held::HeldCall;

/// So many drills, where nobody says how many.
const DRILLS: u32 = 10;
/// The most drills of a session.
const MOST_DRILLS: u32 = 1_000;
/// So many errands are named as weak.
const WEAKEST: usize = 5;
/// Fewer points than these are to be studied.
const WEAK: u32 = 75;

/// A session that goes on.
pub(crate) struct PageSession {
    menu: &'static OpenMenu,
    practice: PracticeSession<'static>,
    kind: String,
    trainee: String,
    began: DateTime<Utc>,
    /// The average of the session before.
    before: Option<u32>,
    given: Option<Given>,
    /// What is to be done instead, once it was asked: chance decides on its answers.
    instead: OnceCell<Option<QuizQuestion>>,
    /// The language it is read in.
    reader: ReaderLanguage,
}

impl PageSession {
    /// Begins a session.
    pub(crate) fn begin(
        menu: &'static OpenMenu,
        wish: &PracticeWish,
        reader: ReaderLanguage,
    ) -> Result<(Self, Value), Refused> {
        let tree = &menu.tree;
        let trainee = wish.trainee.as_deref().unwrap_or("me").trim().to_owned();
        if trainee.is_empty() || trainee.contains(char::is_control) {
            return Err("a trainee needs a name, on one line".into());
        }
        let course = wish.course.as_deref().map(|text| {
            let course = CourseFile::read_to_fit("course", text);
            let course = course.and_then(|file| file.fit(tree, &menu.lengths));
            course.map_err(|wrong| problems("course", text, &wrong))
        });
        let course = course.transpose()?;
        let (kept, _) = practice::records(wish.history.as_deref().unwrap_or_default());
        let own = |record: &&DrillRecord| {
            record.trainee == trainee && *record.menu == *tree.title.first()
        };
        let kept: Vec<&DrillRecord> = kept.iter().filter(own).collect();
        let before = practice::sessions_of(kept.iter().copied()).last().map(Past::average);
        let cards = practice::cards(practice::tasks_of(kept.iter().copied()));
        let now = wish.now.utc();
        let kind = wish.kind;
        let plan = SessionPlan {
            exercise: match kind {
                Kind::Guided | Kind::Listening | Kind::Clock => Exercise::Calls,
                Kind::Traps => Exercise::Traps,
                Kind::Quiz => Exercise::Quiz,
            },
            hints: course.as_ref().map_or(kind == Kind::Guided, |course| course.hints),
            clock: course.as_ref().map_or(kind == Kind::Clock, |course| course.clock),
            drills: wish.drills.unwrap_or(DRILLS).clamp(1, MOST_DRILLS),
            from: wish.from.map_or(now, Instant::utc),
            zone: None,
            reader,
            seed: wish.seed.map_or(now.timestamp_millis(), whole).unsigned_abs(),
            course,
        };
        let kind = if plan.course.is_some() { "course" } else { kind.name() }.to_owned();
        let practice = PracticeSession::new(tree, &menu.lengths, plan, cards);
        let course = practice.course();
        let answer = json!({
            "wanted": practice.wanted(),
            "course": course.map(|it| json!({ "title": it.title, "pass": it.pass })),
            "hints": practice.hints(),
            "clock": practice.is_against_the_clock(),
            "before": before,
        });
        let (given, instead) = (None, OnceCell::new());
        Ok((
            Self { menu, practice, kind, trainee, began: now, before, given, instead, reader },
            answer,
        ))
    }

    /// The trainee reads another language from here on.
    pub(crate) fn read_in(&mut self, reader: ReaderLanguage) {
        self.reader = reader;
        self.practice.read_in(reader);
        if let Some(Given { errand, what: GivenDrill::Call(drill), .. }) = &mut self.given {
            drill.read_in(&self.menu.tree, &self.menu.lengths, errand, reader);
        }
    }

    /// What comes next; at the end, how it went.
    pub(crate) fn next(&mut self, now: DateTime<Utc>) -> Result<Value, Refused> {
        self.given = self
            .practice
            .next_drill(now)
            .map_err(|needs| format!("this menu has nothing to practice of this kind: {needs}"))?;
        self.instead = OnceCell::new();
        Ok(if self.given.is_some() { self.given() } else { self.summary() })
    }

    /// The drill at hand, in the language that the trainee reads now; a question stays as it was asked.
    pub(crate) fn given(&self) -> Value {
        let Some(given) = &self.given else { return json!({ "drill": null }) };
        let mut drill = json!({
            "n": self.practice.given(),
            "of": self.practice.wanted(),
            "errand": self.menu.tree.errand_in(&given.errand, self.reader.menu),
            "about": given.about,
        });
        let more = match &given.what {
            GivenDrill::Call(it) => self.call(given, it),
            GivenDrill::Question(question) => asked(question),
        };
        if let (Value::Object(drill), Value::Object(more)) = (&mut drill, more) {
            drill.extend(more);
        }
        json!({ "drill": drill })
    }

    fn call(&self, given: &Given, drill: &Drill) -> Value {
        let tree = &self.menu.tree;
        let line = |line: LineId| {
            let line = &tree[line];
            let name =
                line.name.as_ref().map_or(&*line.id, |name| name.in_language(self.reader.menu));
            json!({ "id": line.id, "number": line.number.as_written(), "name": name })
        };
        json!({
            "kind": "call",
            "brief": drill.brief(),
            "hint": self.practice.hint(given, drill).trim(),
            "at": drill.at.timestamp_millis(),
            "clock": self.reader.locale.clock(drill.at.with_timezone(&drill.zone)),
            "zone": drill.zone.name(),
            "limit": self.practice.limit_ms(drill),
            "lines": tree.line_ids().map(line).collect::<Vec<_>>(),
            "digits": !tree.entries.is_empty(),
        })
    }

    /// The moment of the drill at hand.
    pub(crate) fn moment(&self) -> Result<DateTime<Tz>, Refused> {
        Ok(self.drill()?.at)
    }

    fn drill(&self) -> Result<&Drill, Refused> {
        match self.given.as_ref().map(|given| &given.what) {
            Some(GivenDrill::Call(drill)) => Ok(drill),
            Some(GivenDrill::Question(_)) => Err("this drill is a question".into()),
            None => Err(NO_DRILL.into()),
        }
    }

    /// What is to be done instead, where nobody answers.
    pub(crate) fn instead(&mut self) -> Result<Value, Refused> {
        self.drill()?;
        let question = self.alternative();
        Ok(json!({ "question": question.as_ref().map(asked) }))
    }

    /// It is drawn once for each drill.
    fn alternative(&mut self) -> Option<QuizQuestion> {
        let Some(Given { what: GivenDrill::Call(drill), .. }) = &self.given else { return None };
        self.instead.get_or_init(|| self.practice.alternative(drill)).clone()
    }

    /// What was done is worth so much; the drill is finished.
    pub(crate) fn judge(
        &mut self,
        done: &Judged,
        call: Option<&mut HeldCall>,
    ) -> Result<Value, Refused> {
        let given = self.given.as_ref().ok_or(NO_DRILL)?;
        let attempt = match &given.what {
            GivenDrill::Question(question) => {
                let is_right = right(question, done.answer)?;
                DrillAttempt::of_answer(question, is_right, self.reader.locale)
            }
            GivenDrill::Call(_) => self.attempt(done, call)?,
        };
        let given = self.given.take().ok_or(NO_DRILL)?;
        let card = self.practice.finish(&given, &attempt, done.now.utc());
        let score = &attempt.score;
        let record = self.record(&given, &attempt, done.now.utc());
        let marks = score.marks.iter();
        let marks = marks.map(|it| json!({ "points": it.points, "of": it.of, "why": it.why }));
        Ok(json!({
            "points": score.points(),
            "marks": marks.collect::<Vec<_>>(),
            "right": attempt.right,
            "words": score.in_words(&attempt.right, self.reader.locale),
            "reached_ms": score.reached_ms,
            "lost_ms": score.lost_ms,
            "turns": score.turns,
            "keys": score.keys,
            "due": card.due.timestamp_millis(),
            "record": record.line(),
        }))
    }

    fn attempt(
        &mut self,
        done: &Judged,
        call: Option<&mut HeldCall>,
    ) -> Result<DrillAttempt, Refused> {
        let question = if done.too_late { None } else { self.alternative() };
        let instead = match &question {
            None => None,
            Some(question) => Some((question, right(question, done.answer)?)),
        };
        let drill = self.drill()?;
        if done.too_late {
            return Ok(self.practice.attempt(drill, Response::TooLate, None));
        }
        if done.stayed_away {
            return Ok(self.practice.attempt(drill, Response::StayedAway, instead));
        }
        let call = call.filter(|call| call.is_drill()).ok_or("no call of this drill was made")?;
        call.end();
        let (line, events) = call.held();
        Ok(self.practice.attempt(drill, Response::Called { line, events }, instead))
    }

    fn record(&self, given: &Given, attempt: &DrillAttempt, done: DateTime<Utc>) -> DrillRecord {
        let tree = &self.menu.tree;
        let course = self.practice.course();
        let (score, result) = (&attempt.score, self.practice.result());
        let hour = attempt.at.map(|at| at.to_rfc3339_opts(chrono::SecondsFormat::Secs, false));
        DrillRecord {
            trainee: self.trainee.clone(),
            menu: tree.title.first().to_owned(),
            began: self.began,
            kind: self.kind.clone(),
            course: course.map(|course| course.title.clone()),
            pass: course.map(|course| course.pass),
            wanted: self.practice.wanted(),
            drill: result.drills,
            errand: given.errand.clone(),
            about: given.about,
            hour,
            line: attempt.line.map(|line| tree[line].number.as_written().to_owned()),
            points: score.points(),
            reached_ms: score.reached_ms,
            lost_ms: score.lost_ms,
            wrong_turns: score.turns,
            keys: score.keys,
            done,
        }
    }

    fn past(&self) -> Past {
        let (course, result) = (self.practice.course(), self.practice.result());
        Past {
            trainee: self.trainee.clone(),
            kind: self.kind.clone(),
            course: course.map(|course| course.title.clone()),
            pass: course.map(|course| course.pass),
            wanted: result.wanted,
            began: self.began,
            drills: result.drills,
            points: result.points,
        }
    }

    fn summary(&self) -> Value {
        let past = self.past();
        let passed = self.practice.passed();
        let mut weak: Vec<_> =
            self.practice.finished().iter().filter(|drill| drill.points < WEAK).collect();
        weak.sort_by_key(|drill| drill.points);
        let study = weak.iter().map(
            |drill| json!({ "errand": self.menu.tree.errand_in(&drill.errand, self.reader.menu), "points": drill.points, "right": drill.right }),
        );
        json!({
            "drill": null,
            "summary": self.practice.summary(self.before).trim(),
            "result": {
                "drills": past.drills,
                "wanted": past.wanted,
                "points": past.points,
                "average": past.average(),
            },
            "passed": passed.as_ref().map(|(passed, _)| passed),
            "passed_words": passed.as_ref().map(|(_, words)| words.trim()),
            "study": study.collect::<Vec<_>>(),
        })
    }

    /// The session so far, for the trainer.
    pub(crate) fn code(&self) -> Result<Value, Refused> {
        if self.practice.result().drills == 0 {
            return Err("no drill is finished yet".into());
        }
        Ok(
            json!({ "code": ResultCode::new(self.past(), self.menu.tree.title.first()).to_string() }),
        )
    }
}

const NO_DRILL: &str = "there is no drill now";

/// What the page asks.
fn asked(question: &QuizQuestion) -> Value {
    let answers: Vec<&str> = question.answers.iter().map(|answer| &*answer.say).collect();
    json!({ "kind": "question", "ask": question.ask, "answers": answers })
}

fn right(question: &QuizQuestion, answer: Option<usize>) -> Result<bool, Refused> {
    let count = question.answers.len();
    let answer = answer.and_then(|place| question.answers.get(place));
    let answer = answer.ok_or_else(|| format!("`answer` is a number from 0 to {}", count - 1))?;
    Ok(answer.right)
}

/// What a history tells of a trainee, or of everybody.
pub(crate) fn history(
    tree: &Tree,
    lines: &str,
    trainee: Option<&str>,
    now: Option<DateTime<Utc>>,
) -> Value {
    let (records, skipped) = practice::records(lines);
    let of_menu = records.iter().filter(|record| *record.menu == *tree.title.first());
    let trainees: BTreeSet<&str> = of_menu.clone().map(|record| &*record.trainee).collect();
    let own: Vec<&DrillRecord> =
        of_menu.filter(|record| trainee.is_none_or(|trainee| record.trainee == trainee)).collect();
    let sessions = practice::sessions_of(own.iter().copied());
    let mut known = practice::tasks_of(own.iter().copied());
    known.sort_by(|a, b| (a.average(), &a.errand).cmp(&(b.average(), &b.errand)));
    json!({
        "trainees": trainees,
        "sessions": sessions.iter().map(session).collect::<Vec<_>>(),
        "known": known.iter().map(task).collect::<Vec<_>>(),
        "weak": known.iter().take(WEAKEST).map(task).collect::<Vec<_>>(),
        "due": now.map(|now| known.iter().filter(|known| known.card.due <= now).count()),
        "drills": own.len(),
        "skipped": skipped,
    })
}

fn session(past: &Past) -> Value {
    json!({
        "trainee": past.trainee,
        "began": past.began.timestamp_millis(),
        "kind": past.kind,
        "course": past.course,
        "pass": past.pass,
        "drills": past.drills,
        "wanted": past.wanted,
        "points": past.points,
        "average": past.average(),
        "passed": past.pass.map(|_| past.passed()),
    })
}

fn task(known: &Known) -> Value {
    json!({
        "errand": known.errand,
        "about": known.about,
        "tries": known.tries,
        "average": known.average(),
        "last": known.last,
        "due": known.card.due.timestamp_millis(),
    })
}

/// Two histories as one, each drill once.
pub(crate) fn merge(lines: &str, more: &str) -> Value {
    let (mine, _) = practice::records(lines);
    let (all, skipped) = practice::records(&format!("{lines}\n{more}"));
    let text: String = all.iter().map(|record| record.line() + "\n").collect();
    json!({ "lines": text, "added": all.len() - mine.len(), "skipped": skipped })
}

/// What a code says.
pub(crate) fn read_code(code: &str) -> Result<Value, Refused> {
    Ok(session(&code.parse::<ResultCode>()?.session))
}
