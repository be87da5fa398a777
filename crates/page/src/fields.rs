//! The fields of a request, read one by one: much smaller code than a shape for each request.

use chrono::{DateTime, Datelike as _, Utc};
use phonetree_core::call::CallTime;
use serde_json::{Map, Value};

/// What a request says, by name. What no request has is left alone.
pub(crate) struct Fields(Map<String, Value>);

/// A field that a request can't do without.
pub(crate) fn needed<T>(field: Option<T>, name: &str) -> Result<T, String> {
    field.ok_or_else(|| format!("missing field `{name}`"))
}

impl Fields {
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        serde_json::from_str(text).map(Self).map_err(|wrong| {
            format!("a request is an object of JSON: this breaks off at column {}", wrong.column())
        })
    }

    /// A field, where it is given; nothing is as good as `null`.
    fn field<T>(
        &mut self,
        name: &str,
        kind: &str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Result<Option<T>, String> {
        match self.0.get_mut(name).map(Value::take) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value).map(Some).ok_or_else(|| format!("`{name}` must be {kind}")),
        }
    }

    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, String> {
        self.field(name, "a text", text)
    }

    pub(crate) fn needed_text(&mut self, name: &str) -> Result<String, String> {
        needed(self.text(name)?, name)
    }

    /// A list of texts, which may be missing.
    pub(crate) fn texts(&mut self, name: &str) -> Result<Vec<String>, String> {
        let texts = self.field(name, "a list of texts", |value| {
            let Value::Array(all) = value else { return None };
            all.into_iter().map(text).collect()
        });
        Ok(texts?.unwrap_or_default())
    }

    pub(crate) fn number(&mut self, name: &str) -> Result<Option<f64>, String> {
        self.field(name, "a number", |value| value.as_f64())
    }

    pub(crate) fn count(&mut self, name: &str) -> Result<Option<u32>, String> {
        self.field(name, "a number from 0", |value| u32::try_from(value.as_u64()?).ok())
    }

    /// Not unless it says so.
    pub(crate) fn flag(&mut self, name: &str) -> Result<bool, String> {
        Ok(self.field(name, "true or false", |value| value.as_bool())?.unwrap_or_default())
    }

    pub(crate) fn instant(&mut self, name: &str) -> Result<Option<Instant>, String> {
        Ok(self.number(name)?.map(Instant::try_from).transpose()?)
    }

    pub(crate) fn elapsed(&mut self, name: &str) -> Result<Option<Elapsed>, String> {
        Ok(self.number(name)?.map(Elapsed::from))
    }

    pub(crate) fn moment(&mut self, name: &str) -> Result<Option<PageMoment>, String> {
        match self.0.get(name) {
            Some(Value::String(_)) => Ok(self.text(name)?.map(PageMoment::Text)),
            _ => Ok(self.instant(name)?.map(PageMoment::Instant)),
        }
    }

    /// A value by its name; without a word, the usual one.
    pub(crate) fn one_of<T: Copy + Default>(
        &mut self,
        name: &str,
        all: &[(&str, T)],
    ) -> Result<T, String> {
        let Some(said) = self.text(name)? else { return Ok(T::default()) };
        let known = all.iter().find(|(known, _)| *known == said);
        known.map(|(_, it)| *it).ok_or_else(|| format!("`{name}` can't be `{said}`"))
    }

    pub(crate) fn value(&mut self, name: &str) -> Value {
        self.0.get_mut(name).map(Value::take).unwrap_or_default()
    }
}

fn text(value: Value) -> Option<String> {
    let Value::String(text) = value else { return None };
    Some(text)
}

/// An instant, or a text that says one.
#[derive(Clone, Debug)]
pub(crate) enum PageMoment {
    Instant(Instant),
    Text(String),
}

/// Milliseconds since 1970. A page has numbers with a fraction.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Instant(DateTime<Utc>);

impl Instant {
    pub(crate) fn utc(self) -> DateTime<Utc> {
        self.0
    }
}

impl TryFrom<f64> for Instant {
    type Error = &'static str;

    fn try_from(ms: f64) -> Result<Self, Self::Error> {
        within(DateTime::from_timestamp_millis(whole(ms))).map(Self)
    }
}

/// A moment that a calendar of today knows.
pub(crate) fn within(at: Option<DateTime<Utc>>) -> Result<DateTime<Utc>, &'static str> {
    at.filter(|at| (1970..2400).contains(&at.year())).ok_or("the year must be from 1970 to 2399")
}

/// Milliseconds since the answer of a call.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Elapsed(pub(crate) CallTime);

impl From<f64> for Elapsed {
    fn from(ms: f64) -> Self {
        /// No call is longer.
        const TEN_DAYS: i64 = 864_000_000;
        Self(CallTime::from_ms(whole(ms).clamp(0, TEN_DAYS).unsigned_abs()))
    }
}

/// The whole number below; the nearest there is.
#[expect(
    clippy::cast_possible_truncation,
    reason = "a number that is too large becomes the largest"
)]
pub(crate) fn whole(number: f64) -> i64 {
    number.floor() as i64
}
