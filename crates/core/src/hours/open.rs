//! Open or closed, and when that changes.

use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use chrono::{DateTime, Days, NaiveDateTime, TimeDelta, TimeZone as _, Utc};
use chrono_tz::Tz;
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};

use super::holidays::Holidays;
use super::transitions::set_back;
use super::typed::rewritten;
use super::wording::HoursInWords;

/// When someone answers: `opening_hours` text (the OpenStreetMap specification), read in a zone.
#[derive(Debug)]
pub struct Hours {
    written: Box<str>,
    zone: Tz,
    /// The holidays of the place, whether or not the rules mention them.
    holidays: Option<Holidays>,
    /// Evaluated on the wall clock, without a zone: what is open is a matter of the wall clock.
    pub(super) rules: OpeningHours,
    /// In words: composed once, for all clones.
    pub(super) in_words: Arc<OnceLock<HoursInWords>>,
    /// The stretch found last. To evaluate the rules costs microseconds, and one call asks again
    /// and again about the same few minutes. It only saves time: the answers stay the same.
    last: Mutex<SteadyStretch>,
}

/// What makes hours these and no others: text, zone, holidays.
pub type HoursKey<'h> = (&'h str, Tz, Option<&'h Holidays>);

/// A stretch of the wall clock, half-open, with one answer.
#[derive(Clone, Copy, Debug)]
struct SteadyStretch {
    from: NaiveDateTime,
    until: NaiveDateTime,
    open: bool,
}

impl SteadyStretch {
    /// Holds no moment.
    const NONE: Self = Self { from: NaiveDateTime::MAX, until: NaiveDateTime::MAX, open: false };
}

/// The same hours; to read them again would cost far more.
impl Clone for Hours {
    fn clone(&self) -> Self {
        Self {
            written: self.written.clone(),
            zone: self.zone,
            holidays: self.holidays.clone(),
            rules: self.rules.clone(),
            in_words: Arc::clone(&self.in_words),
            last: Mutex::new(SteadyStretch::NONE),
        }
    }
}

/// Why a text can't be read as hours. As text, its message.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HoursError {
    /// What is wrong, in a line.
    pub message: String,
    /// Where in the text, in bytes, if that is known.
    pub at: Option<usize>,
    /// The hours that were meant, as they are written, if only one thing can be.
    pub rewrite: Option<String>,
}

impl HoursError {
    fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), at: None, rewrite: None }
    }

    fn at(self, at: usize) -> Self {
        Self { at: Some(at), ..self }
    }
}

impl fmt::Display for HoursError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for HoursError {}

/// The longest text of hours, in bytes. OpenStreetMap takes 255.
pub const MOST_HOURS_LETTERS: usize = 4_000;

/// The most parts of hours: rules, and in them days and times, each after a comma or a semicolon.
pub const MOST_HOURS_PARTS: usize = 200;

/// How far ahead a change is looked for. Rules that name a year further off are not seen.
const HORIZON: Days = Days::new(10 * 366);

impl Hours {
    /// Reads `opening_hours` text. `country` (ISO 3166: "US", "GB-ENG") says whose public holidays `PH`
    /// means.
    ///
    /// # Errors
    /// Text that is not of the specification, text whose meaning depends on what is not known here
    /// (school holidays, the sun, `unknown`, public holidays of no country), and a country for which no
    /// holidays are known.
    pub fn parse(text: &str, zone: Tz, country: Option<&str>) -> Result<Self, HoursError> {
        let holidays = country.map(Holidays::of).transpose();
        let holidays = holidays.map_err(|wrong| HoursError::new(wrong.to_string()))?;
        Self::parse_with(text, zone, holidays.as_ref())
    }

    /// Reads `opening_hours` text, where the holidays of the place are known.
    ///
    /// # Errors
    /// As those of [`Hours::parse`].
    pub fn parse_with(
        text: &str,
        zone: Tz,
        holidays: Option<&Holidays>,
    ) -> Result<Self, HoursError> {
        bounded(text)?;
        // These words are read in capitals, too; holidays are not.
        let small = text.to_ascii_lowercase();
        let unknowable = |text: &str, word: &str, why: &str| match word_at(text, word) {
            Some(at) => Err(HoursError::new(why).at(at)),
            None => Ok(()),
        };
        for sun in ["sunrise", "sunset", "dawn", "dusk"] {
            unknowable(&small, sun, "a telephone does not know where the sun is; write the time")?;
        }
        unknowable(text, "SH", "no calendar of school holidays is known here; write the dates")?;
        unknowable(&small, "unknown", "a caller needs an answer: open or closed")?;
        if let Some((at, message)) = no_such_day(text) {
            return Err(HoursError::new(message).at(at));
        }
        let mut context = Context::default();
        if let Some(at) = word_at(text, "PH") {
            let whose = "PH needs to know whose public holidays: set country = \"US\" in the file";
            let holidays = holidays.ok_or_else(|| HoursError::new(whose).at(at))?;
            let school = ContextHolidays::default().get_school().clone();
            context = context.with_holidays(ContextHolidays::new(holidays.public(), school.into()));
        }
        let rules: OpeningHours = text
            .parse()
            .map_err(|error| HoursError { rewrite: rewritten(text), ..explain(text, &error) })?;
        let rules = rules.with_context(context);
        let last = Mutex::new(SteadyStretch::NONE);
        let holidays = holidays.cloned();
        Ok(Self { written: text.into(), zone, holidays, rules, in_words: Arc::default(), last })
    }

    /// The text they were read from.
    pub fn as_written(&self) -> &str {
        &self.written
    }

    /// The zone they hold in.
    pub fn zone(&self) -> Tz {
        self.zone
    }

    /// What makes them these hours and no others: their text, their zone, their holidays.
    pub fn key(&self) -> HoursKey<'_> {
        (&self.written, self.zone, self.holidays.as_ref())
    }

    /// The public holidays of the place, where its country is known.
    pub fn holidays(&self) -> Option<&Holidays> {
        self.holidays.as_ref()
    }

    /// Whether it is open. Hours are half-open: at the very instant of closing it is closed.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        let wall = at.with_timezone(&self.zone).naive_local();
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if !(last.from..last.until).contains(&wall) {
            *last = self.stretch(wall);
        }
        last.open
    }

    /// Whether it is open at every moment of the years to come.
    pub fn never_close(&self) -> bool {
        self.next_close(DateTime::UNIX_EPOCH).is_none()
    }

    /// The first instant at or after this one at which it is open.
    pub fn next_open(&self, at: DateTime<Utc>) -> Option<DateTime<Tz>> {
        self.turn(at, true)
    }

    /// The first instant at or after this one at which it is closed.
    pub fn next_close(&self, at: DateTime<Utc>) -> Option<DateTime<Tz>> {
        self.turn(at, false)
    }

    /// The stretch of the wall clock with one answer around a moment.
    fn stretch(&self, wall: NaiveDateTime) -> SteadyStretch {
        let midnight = wall.date().and_hms_opt(0, 0, 0).unwrap_or(wall);
        let end = wall.checked_add_days(HORIZON).unwrap_or(wall);
        let ranges = self.rules.iter_range(midnight, end);
        let found =
            ranges.map(|found| (found.range, found.kind)).find(|(range, _)| range.contains(&wall));
        let closed = SteadyStretch { from: wall, until: wall, open: false };
        found.map_or(closed, |(range, kind)| SteadyStretch {
            from: range.start,
            until: range.end,
            open: kind == RuleKind::Open,
        })
    }

    /// The first instant at or after `at` with the answer wanted.
    fn turn(&self, at: DateTime<Utc>, wanted: bool) -> Option<DateTime<Tz>> {
        if self.is_open(at) == wanted {
            return Some(at.with_timezone(&self.zone));
        }
        let direct = self.after(at, wanted);
        // Where clocks are set back in between, the wall clock shows an hour again.
        let Some(back) =
            set_back(self.zone, at, direct.map_or(at + TimeDelta::days(8), |d| d.to_utc()))
        else {
            return direct;
        };
        if self.is_open(back) == wanted {
            return Some(back.with_timezone(&self.zone));
        }
        let again = self.after(back, wanted);
        direct.into_iter().chain(again).min()
    }

    /// The first instant after `at` at which a stretch with the answer wanted begins by the wall
    /// clock.
    fn after(&self, at: DateTime<Utc>, wanted: bool) -> Option<DateTime<Tz>> {
        let wall = at.with_timezone(&self.zone).naive_local();
        let end = wall.checked_add_days(HORIZON)?;
        self.rules
            .iter_range(wall, end)
            .filter(|found| (found.kind == RuleKind::Open) == wanted)
            .filter(|found| found.range.start < end)
            .find_map(|found| self.begins(found.range.start, found.range.end, at))
    }

    /// When a stretch of the wall clock begins, no earlier than `at`. Its first minutes may be
    /// skipped when clocks are set forward; all of it may be, and then it does not begin at all.
    fn begins(
        &self,
        start: NaiveDateTime,
        end: NaiveDateTime,
        at: DateTime<Utc>,
    ) -> Option<DateTime<Tz>> {
        const LONGEST_GAP_MINUTES: i64 = 24 * 60;
        let minutes = (0..=LONGEST_GAP_MINUTES).map(|n| start + TimeDelta::minutes(n));
        let instants = minutes.take_while(|wall| *wall < end).flat_map(|wall| {
            let local = self.zone.from_local_datetime(&wall);
            [local.earliest(), local.latest()].into_iter().flatten()
        });
        instants
            .map(|instant| (instant, instant.to_utc()))
            .find(|(_, utc)| *utc >= at)
            .map(|(instant, _)| instant)
    }
}

/// Where the parts of hours end that others follow.
fn part_ends(text: &str) -> impl Iterator<Item = usize> {
    text.match_indices([',', ';', '|']).map(|(at, _)| at)
}

/// How many parts hours have: what it costs to ask for them.
pub(crate) fn parts_of_hours(text: &str) -> usize {
    part_ends(text).count() + 1
}

/// What is open is asked for thousands of days: so long, and so much to look at, and no more.
fn bounded(text: &str) -> Result<(), HoursError> {
    if text.len() > MOST_HOURS_LETTERS {
        let message = format!("they are longer than {MOST_HOURS_LETTERS} characters");
        return Err(HoursError::new(message));
    }
    match part_ends(text).take(MOST_HOURS_PARTS).nth(MOST_HOURS_PARTS - 1) {
        None => Ok(()),
        Some(at) => {
            let message = format!("they have more than {MOST_HOURS_PARTS} parts");
            Err(HoursError::new(message).at(at))
        }
    }
}

/// A day that no month has - November 31 - and where it stands. The grammar lets it pass.
fn no_such_day(text: &str) -> Option<(usize, String)> {
    const MONTHS: [(&str, u8); 12] = [
        ("Jan", 31),
        ("Feb", 29),
        ("Mar", 31),
        ("Apr", 30),
        ("May", 31),
        ("Jun", 30),
        ("Jul", 31),
        ("Aug", 31),
        ("Sep", 30),
        ("Oct", 31),
        ("Nov", 30),
        ("Dec", 31),
    ];
    MONTHS.iter().find_map(|(month, longest)| {
        let days = text.match_indices(month).flat_map(|(at, _)| days_after(text, at + month.len()));
        let wrong = days.into_iter().find(|(_, day)| *day == 0 || day > longest);
        wrong.map(|(at, day)| (at, format!("{month} has no day {day}")))
    })
}

/// The days of a month named before this place: `28`, or `28-31`; a time of day is none.
fn days_after(text: &str, mut at: usize) -> Vec<(usize, u8)> {
    let mut days = Vec::new();
    loop {
        let rest = &text[at..];
        let begins = at + rest.len() - rest.trim_start_matches([' ', '-']).len();
        let digits = text[begins..].chars().take_while(char::is_ascii_digit).count();
        let after = text[begins + digits..].chars().next();
        match text[begins..begins + digits].parse() {
            Ok(day) if digits <= 2 && after != Some(':') => days.push((begins, day)),
            _ => return days,
        }
        at = begins + digits;
        if after != Some('-') {
            return days;
        }
    }
}

/// Where a word stands in a text, outside of comments in quotes.
fn word_at(text: &str, word: &str) -> Option<usize> {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
    text.match_indices(word).map(|(at, _)| at).find(|at| {
        let quoted = text[..*at].matches('"').count() % 2 == 1;
        let before = text[..*at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        !quoted && !is_letter(before) && !is_letter(after)
    })
}

/// The library's errors, for the person who must act.
fn explain(text: &str, error: &opening_hours_syntax::Error) -> HoursError {
    use opening_hours_syntax::Error;
    if let Error::Syntax(syntax) = error {
        let at = match syntax.location {
            pest::error::InputLocation::Pos(at) | pest::error::InputLocation::Span((at, _)) => at,
        };
        let message = match text[at.min(text.len())..].split_whitespace().next() {
            None if text.trim().is_empty() => "nothing is written".to_owned(),
            None => "something is missing at the end".to_owned(),
            Some(rest) => format!("\"{rest}\" is not understood here"),
        };
        return HoursError::new(message).at(at);
    }
    HoursError::new(error.to_string())
}
