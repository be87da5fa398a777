//! A set course: drills that everybody has, in one order, and a pass mark.

use serde_json::{Value, json};

use super::drill::Drill;
use super::question::how;
use crate::document::{self, At, Diagnosis, Diagnostics, Problem, Problems, Raw, table};
use crate::hours::{parse_dated, parse_zone};
use crate::menu::Chance;
use crate::menu::{Errand, Lengths, Topic, Tree};

table! {
    /// A set course for trainees: drills in one order, and a pass mark.
    RawCourse, "a course" {
        /// Its name, in the history and the report.
        must title: String,
        /// The menu to call, as a path relative to this file. `--menu` can name another.
        may menu: String,
        /// The average points needed to pass, out of 100. Default 80.
        may pass: u32,
        /// Whether new errands come with hints. Default false.
        may hints: bool,
        /// Whether calls are against the clock: the time of the best call plus 15 seconds. Default false.
        may clock: bool,
        /// The drills, in order.
        must drill: Vec<At<RawDrill>>,
    }
}

table! {
    /// A drill: an errand, and the time of the call.
    RawDrill, "a drill" {
        /// The errand: a topic of the menu.
        must errand: String,
        /// When the line answers: "2026-12-01 07:10" on the menu's clock, or RFC 3339. Without it, the drill is a quiz question.
        may at: String as at,
        /// The caller's time zone, as an IANA name. Default: the menu's.
        may zone: String as zone_schema,
    }
}

/// A date with a time, for editors: it names a year.
fn at() -> Value {
    json!({ "type": "string", "pattern": "[0-9]{4}", "examples": ["2026-12-01 07:10"] })
}

/// A time zone, for editors: an IANA name, its city, or a zone as people say it. Digits stand only in names
/// such as `Etc/GMT+5` and `CST6CDT`.
fn zone_schema() -> Value {
    let pattern = r"^\s*(?:[A-Za-z][A-Za-z_ /-]*|(?:[Ee][Tt][Cc]/)?[Gg][Mm][Tt](?:[-+][0-9]{1,2}|0)|[A-Za-z]{3}[5-8][A-Za-z]{3})\s*$";
    json!({ "type": "string", "pattern": pattern, "examples": ["America/New_York", "Europe/London"] })
}

/// A file with a course, as typed.
#[derive(Debug)]
pub struct CourseFile {
    name: String,
    text: String,
    raw: RawCourse,
    /// What is wrong with it, whatever the menu.
    wrong: Diagnosis,
}

/// A course that fits a menu.
#[derive(Clone, Debug)]
pub struct Course {
    /// What it is called.
    pub title: String,
    /// The points that are needed on average.
    pub pass: u32,
    /// Whether there are hints.
    pub hints: bool,
    /// Whether calls are against the clock.
    pub clock: bool,
    /// The drills, in order.
    pub drills: Vec<Set>,
}

/// A drill of a course.
#[derive(Clone, Debug)]
pub enum Set {
    /// A call.
    Call(Box<Drill>),
    /// A question about an errand.
    Question(Errand),
}

impl CourseFile {
    /// Reads a file. `name` is what errors call it.
    ///
    /// # Errors
    /// Everything that is wrong with it, whatever the menu.
    pub fn read(name: &str, text: &str) -> Result<Self, Problems> {
        let file = Self::read_to_fit(name, text)?;
        match file.wrong.problems.is_empty() {
            true => Ok(file),
            false => Err(Problems::new(name, text, file.wrong)),
        }
    }

    /// Reads a file that is made to fit a menu next: what is wrong with it is said then, together with
    /// what does not fit.
    ///
    /// # Errors
    /// It can't be read at all: it is not TOML.
    pub fn read_to_fit(name: &str, text: &str) -> Result<Self, Problems> {
        let mut report = Diagnostics::default();
        let raw: Option<RawCourse> = document::read(text, &mut report);
        let pass = raw.as_ref().and_then(|raw| raw.pass.as_ref());
        if let Some(pass) = pass.filter(|pass| pass.value > 100) {
            report.add(Problem::new(pass.span.clone(), "the most anyone can score is 100 points"));
        }
        let drills = raw.as_ref().and_then(|raw| raw.drill.as_ref());
        let none = drills.filter(|drills| drills.value.is_empty());
        if let Some(none) = none.filter(|none| report.is_clean_within(none.span.clone())) {
            report.add(Problem::new(none.span.clone(), "a course needs at least one drill"));
        }
        let wrong = report.into_diagnosis();
        match raw {
            Some(raw) => Ok(Self { name: name.to_owned(), text: text.to_owned(), raw, wrong }),
            None => Err(Problems::new(name, text, wrong)),
        }
    }

    /// The menu that the course is about, as it writes it: a path from the file.
    pub fn menu(&self) -> Option<&str> {
        self.raw.menu.as_ref().map(|menu| menu.value.as_str())
    }

    /// The course, as it fits a menu.
    ///
    /// # Errors
    /// Everything that is wrong with the file, and that does not fit: errands that the menu has not, hours at which nobody could say
    /// what is right.
    pub fn fit(&self, tree: &Tree, lengths: &Lengths) -> Result<Course, Problems> {
        let mut report = Diagnostics::after(&self.wrong);
        let known = tree.errands();
        let raw = self.raw.drill.iter().flat_map(|drills| &drills.value);
        let fits = |drill| fit(drill, tree, lengths, &known, &mut report);
        let drills: Vec<Set> = raw.filter_map(fits).collect();
        if !report.is_clean() {
            return Err(Problems::new(&self.name, &self.text, report.into_diagnosis()));
        }
        let flag = |flag: &Option<At<bool>>| flag.as_ref().is_some_and(|flag| flag.value);
        Ok(Course {
            title: self.raw.title.as_ref().map_or_else(String::new, |title| title.value.clone()),
            pass: self.raw.pass.as_ref().map_or(80, |pass| pass.value),
            hints: flag(&self.raw.hints),
            clock: flag(&self.raw.clock),
            drills,
        })
    }
}

/// The JSON Schema (draft 2020-12) of a file with a course.
pub fn schema() -> Value {
    let mut schema = RawCourse::schema();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!("phonetree course");
    schema
}

fn fit(
    raw: &At<RawDrill>,
    tree: &Tree,
    lengths: &Lengths,
    known: &[Errand],
    report: &mut Diagnostics,
) -> Option<Set> {
    let errand = raw.value.errand.as_ref();
    let errand = errand.and_then(|say| meant(say, tree, known, report));
    let Some(at) = &raw.value.at else {
        let span = raw.value.errand.as_ref()?.span.clone();
        let errand = errand?;
        let reader = tree.reader_language(None).ok()?;
        let asks = how(tree, errand, &mut Chance::new(0), reader).is_some();
        if !asks && report.is_clean_within(raw.span.clone()) {
            let why = "there is only one way to do anything here: a question would have one answer";
            report.add(Problem::new(span, why).help("give it an hour: at = \"...\""));
        }
        return asks.then(|| Set::Question(errand.clone()));
    };
    let when = parse_dated(&at.value, tree.zone, tree.date_order())
        .map_err(|why| report.add(Problem::new(at.span.clone(), why.to_string())))
        .ok();
    let here = match &raw.value.zone {
        None => Some(tree.zone),
        Some(zone) => parse_zone(&zone.value)
            .map_err(|why| report.add(Problem::new(zone.span.clone(), why.to_string())))
            .ok(),
    };
    let (errand, when, here) = (errand?, when?, here?);
    let drill = Drill::new(tree, lengths, errand, when, here);
    if drill.is_none() {
        let why =
            "no call reaches anyone who does this at that time, or hours change during the call";
        report.add(Problem::new(at.span.clone(), why).label("try another time"));
    }
    drill.map(|drill| Set::Call(Box::new(drill)))
}

/// The errand that is meant: in capitals or not, with dashes or spaces, in any language of the menu.
fn meant<'k>(
    At { value: say, span }: &At<String>,
    tree: &Tree,
    known: &'k [Errand],
    report: &mut Diagnostics,
) -> Option<&'k Errand> {
    let teams = tree.team_ids().flat_map(|team| &tree[team].topics);
    let pages = tree.resource_ids().flat_map(|page| &tree[page].topics);
    let topics: Vec<&Topic> = teams.chain(pages).collect();
    let languages = || tree.language_ids();
    let wanted = plain(say);
    let means = |topic: &&&Topic| {
        languages().any(|language| plain(topic.say.in_language(language)) == wanted)
    };
    let exact = known.iter().find(|errand| errand.say == *say);
    let found = exact.or_else(|| {
        let topic = topics.iter().find(means)?;
        known.iter().find(|errand| errand.say == topic.say.first())
    });
    if found.is_none() {
        let said = topics.iter().flat_map(|topic| languages().map(|it| topic.say.in_language(it)));
        let nearest = report.nearest(say, said);
        let mut problem = Problem::new(span.clone(), format!("the menu has no errand `{say}`"));
        if let Some(nearest) = nearest {
            problem = problem.label(format!("did you mean `{nearest}`?"));
        }
        report.add(problem.help("an errand is a topic of a team or a page, in the menu's words"));
    }
    found
}

/// The letters and digits of a text, in small letters, with a space between words.
fn plain(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").to_lowercase()
}

/// How a course went so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CourseResult {
    /// How many drills it has.
    pub wanted: u32,
    /// How many were finished.
    pub drills: u32,
    /// Their points, all together.
    pub points: u32,
}

impl CourseResult {
    /// Whether every drill was finished, with so many points on average.
    pub fn passes(self, mark: u32) -> bool {
        self.drills >= self.wanted
            && u64::from(self.points) >= u64::from(mark) * u64::from(self.drills)
    }
}

#[cfg(test)]
mod tests {
    use super::CourseResult;

    #[test]
    fn a_course_is_passed_by_every_drill_and_the_mark_on_average() {
        let passes = |drills, points| CourseResult { wanted: 3, drills, points }.passes(80);
        assert!(passes(3, 240), "80 on average");
        assert!(!passes(3, 239), "a point less");
        assert!(!passes(2, 200), "a drill is missing");
        assert!(!CourseResult { wanted: 1, drills: 1, points: u32::MAX - 1 }.passes(u32::MAX));
    }
}
