//! A finished drill as a line of JSON: what a page keeps, and a report reads.

use chrono::{DateTime, Datelike as _, SecondsFormat, Utc};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::practice::About;

/// The longest name, title or errand of a record, in bytes.
const LONGEST: usize = 1_000;

/// A drill that was finished. As JSON it is one flat object on one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrillRecord {
    /// Who practiced.
    pub trainee: String,
    /// The title of the menu.
    pub menu: String,
    /// When its session began: what tells sessions of a trainee apart.
    #[serde(serialize_with = "rfc3339", deserialize_with = "instant")]
    pub began: DateTime<Utc>,
    /// What kind of drills the session has: `guided`, `course` ...
    pub kind: String,
    /// The set course it follows.
    pub course: Option<String>,
    /// The pass mark of the course, in points.
    pub pass: Option<u32>,
    /// How many drills the session was to have.
    pub wanted: u32,
    /// Which drill of the session this is, from 1.
    pub drill: u32,
    /// The errand.
    pub errand: String,
    /// What of it.
    pub about: About,
    /// At which pretended hour; none where no call was held.
    pub hour: Option<String>,
    /// The number that was called.
    pub line: Option<String>,
    /// Its points, of 100.
    pub points: u32,
    /// When the right team was reached, in milliseconds since the answer.
    pub reached_ms: Option<u64>,
    /// How much later than by the best call.
    pub lost_ms: u64,
    /// Wrong turns.
    pub wrong_turns: u32,
    /// Keys pressed.
    pub keys: u32,
    /// When it was finished.
    #[serde(serialize_with = "rfc3339", deserialize_with = "instant")]
    pub done: DateTime<Utc>,
}

impl DrillRecord {
    /// The record on a line; `None` where there is none that could be.
    pub fn read(line: &str) -> Option<Self> {
        let record: Self = serde_json::from_str(line).ok()?;
        record.is_sound().then_some(record)
    }

    /// Whether it can be: a line was changed by hand, or is of something else.
    fn is_sound(&self) -> bool {
        let named = [&self.trainee, &self.menu, &self.kind, &self.errand];
        let may_be = [&self.course, &self.hour, &self.line];
        let texts = named.into_iter().chain(may_be.into_iter().flatten());
        let one_line = |text: &String| text.len() <= LONGEST && !text.contains(char::is_control);
        let year = |at: DateTime<Utc>| (1970..2400).contains(&at.year());
        texts.into_iter().all(one_line)
            && named.iter().all(|text| !text.trim().is_empty())
            && self.points <= 100
            && self.pass.is_none_or(|pass| pass <= 100)
            && (1..=10_000).contains(&self.drill)
            && self.wanted <= 10_000
            && year(self.began)
            && year(self.done)
    }

    /// The record as a line, without its end.
    pub fn line(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Every record in a text, each once, in the order in which they were finished; and how many lines are
/// none.
pub fn records(text: &str) -> (Vec<DrillRecord>, usize) {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut found: Vec<DrillRecord> = lines().filter_map(DrillRecord::read).collect();
    let skipped = lines().count() - found.len();
    let place = |it: &DrillRecord| (it.done, it.trainee.clone(), it.began, it.drill);
    found.sort_by_cached_key(place);
    found.dedup_by(|a, b| place(a) == place(b) && a.menu == b.menu && a.errand == b.errand);
    (found, skipped)
}

fn rfc3339<S: Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&at.to_rfc3339_opts(SecondsFormat::Millis, true))
}

fn instant<'de, D: Deserializer<'de>>(deserializer: D) -> Result<DateTime<Utc>, D::Error> {
    let text = String::deserialize(deserializer)?;
    let at = DateTime::parse_from_rfc3339(&text).map_err(serde::de::Error::custom)?;
    Ok(at.to_utc())
}
