//! Conditions: known, or of hours, a switch, what was entered, who calls, or decided outside.

use super::reading::PlanReading;
use super::state::PlanState;
use super::times;
use super::values::expression;
use super::values::{NotKnown, PlanValue};
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ImportPlace;
use crate::exchange::import::ids::{in_words, is_secret, plain};
use crate::exchange::import::sketch::SketchWhen;

/// What is known of a condition.
pub(super) enum PlanCondition {
    Known(bool),
    /// A case of a branch, and whether it must not hold.
    Case(SketchWhen, bool),
}

/// What people write for off.
const OFF: [&str; 10] =
    ["", "0", "off", "no", "false", "closed", "inactive", "disabled", "not_inuse", "n"];

impl PlanReading<'_> {
    pub(super) fn condition(
        &mut self,
        text: &str,
        state: &PlanState,
        place: &ImportPlace,
    ) -> PlanCondition {
        let text = text.trim();
        let missing = match self.expand(text, state) {
            Ok(worth) => return PlanCondition::Known(expression::holds(&worth)),
            Err(missing) => missing,
        };
        let inner = text.strip_prefix("$[").and_then(|it| it.strip_suffix(']')).unwrap_or(text);
        // Who comes to a place that leads back came through a menu.
        if self.plan.idioms.looks_at_trail(text) {
            return PlanCondition::Known(false);
        }
        if let Some(times) = times_at_least(inner).filter(|_| missing.tally) {
            return PlanCondition::Case(SketchWhen::Times(times), false);
        }
        if let Some(hours) = self.date_and_time(inner, state) {
            return PlanCondition::Case(SketchWhen::During(hours), false);
        }
        if let (Some(entry), Some(one_of)) = (&missing.entry, one_of_patterns(text)) {
            return PlanCondition::Case(SketchWhen::Entered(entry.clone(), one_of), false);
        }
        if let Some((left, right, equal)) = compared(inner) {
            let (unknown, known) = match (self.expand(left, state), self.expand(right, state)) {
                (Err(_), Ok(known)) => (left, known),
                (Ok(known), Err(_)) => (right, known),
                (Ok(_) | Err(_), Ok(_) | Err(_)) => return self.outside(text, &missing, place),
            };
            let known = known.trim().trim_matches('"').to_owned();
            let unknown = unknown.trim().trim_matches('"');
            // What was entered is never empty.
            if known.is_empty() && missing.entry.is_some() {
                return PlanCondition::Known(!equal);
            }
            if let Some(when) = self.case(unknown, &known, state) {
                return PlanCondition::Case(when, !equal);
            }
        } else if let Some(switch) = self.switch(inner.trim().trim_matches('"')) {
            return PlanCondition::Case(SketchWhen::Switch(switch, true), false);
        }
        self.outside(text, &missing, place)
    }

    /// A comparison of something unknown with a text.
    fn case(&mut self, unknown: &str, known: &str, state: &PlanState) -> Option<SketchWhen> {
        if let Err(NotKnown { entry: Some(entry), .. }) = self.expand(unknown, state) {
            let is_plain = unknown.starts_with("${") && !unknown.contains(['(', ':']);
            let digits = !known.is_empty() && known.bytes().all(|b| b.is_ascii_digit());
            // What somebody must know is not written down anywhere.
            let is_secret = is_secret(unknown);
            return (is_plain && digits && !is_secret)
                .then(|| SketchWhen::Entered(entry, vec![known.to_owned()]));
        }
        // A variable stands for what it was set to, or for how that begins.
        let (unknown, part) = self.stands_for(unknown, state);
        let unknown = unknown.as_str();
        if let Some(date) = unknown.strip_prefix("${STRFTIME(${EPOCH},") {
            let zone = date.strip_suffix(",%Y-%m-%d)}")?;
            let date = chrono::NaiveDate::parse_from_str(known, "%Y-%m-%d").ok()?;
            self.zones.push((zone.to_owned(), self.place_of(state)));
            let date = date.format("%Y %b %d 00:00-24:00").to_string();
            return Some(SketchWhen::During(date));
        }
        let begins = format!(":0:{}", known.len());
        if unknown.contains("CALLERID(num)") && part == begins && known.len() > 1 {
            let digits = known.bytes().all(|b| b.is_ascii_digit());
            return digits.then(|| SketchWhen::Caller(format!("+{known}")));
        }
        if !part.is_empty() {
            return None;
        }
        if ["${CALLERID(num)}", "${CALLERID(number)}", "${CALLERIDNUM}"].contains(&unknown) {
            return match known {
                "" | "anonymous" | "unknown" => Some(SketchWhen::Caller("withheld".to_owned())),
                _ => None,
            };
        }
        Some(SketchWhen::Switch(self.switch(unknown)?, Self::is_on(known)))
    }

    /// `"${TODAY}" = "2026-04-03" & ${IFTIME(08:00-11:59,*,*,*,ZONE?1:0)}` is that time of that day.
    fn date_and_time(&mut self, text: &str, state: &PlanState) -> Option<String> {
        let (date, time) = text.split_once(" & ")?;
        let (left, right, true) = compared(date)? else { return None };
        let time = time.trim().strip_prefix("${IFTIME(")?.strip_suffix("?1:0)}")?;
        let times = times::read(time)?.hours;
        let times = times.strip_prefix("Mo-Su ")?;
        match self.case(left.trim_matches('"'), right.trim_matches('"'), state)? {
            SketchWhen::During(date) => Some(date.replace("00:00-24:00", times)),
            SketchWhen::Switch(..)
            | SketchWhen::Entered(..)
            | SketchWhen::Caller(_)
            | SketchWhen::Times(_)
            | SketchWhen::Outside(..) => None,
        }
    }

    /// Whether people mean that something is on.
    pub(super) fn is_on(word: &str) -> bool {
        !OFF.contains(&word.to_ascii_lowercase().as_str())
    }

    /// The text that a variable was set to where only a call knows its value, and the part of it that is meant.
    fn stands_for(&self, unknown: &str, state: &PlanState) -> (String, String) {
        let inner = unknown.strip_prefix("${").and_then(|it| it.strip_suffix('}'));
        let (name, part) =
            inner.map_or((unknown, ""), |it| it.find(':').map_or((it, ""), |at| it.split_at(at)));
        match state.variables.get(name) {
            Some(PlanValue::Same(text)) => (text.clone(), part.to_owned()),
            Some(_) | None => (unknown.to_owned(), String::new()),
        }
    }

    /// The switch that a value in the database, a lamp or a global variable stands for.
    pub(super) fn switch(&mut self, unknown: &str) -> Option<String> {
        let inner = unknown.strip_prefix("${")?.strip_suffix('}')?;
        let (name, about) = match inner.split_once('(') {
            Some(("DB" | "DB_EXISTS", key)) => {
                let key = key.trim_end_matches(')');
                (key.to_owned(), format!("The value {key} in Asterisk's database"))
            }
            Some(("DEVICE_STATE" | "HINT" | "EXTENSION_STATE", device)) => {
                let device = device.trim_end_matches(')');
                let name = device.split_once(':').map_or(device, |(_, name)| name);
                (name.to_owned(), format!("The lamp {device}"))
            }
            Some(("GLOBAL", name)) => {
                let name = name.trim_end_matches(')');
                (name.to_owned(), format!("The global variable {name}"))
            }
            None if self.plan.globals.contains_key(inner) => {
                (inner.to_owned(), format!("The global variable {inner}"))
            }
            Some(_) | None => return None,
        };
        if name.contains(['$', '{']) || is_secret(&name) {
            return None;
        }
        let id = plain(&name, "switch");
        self.sketch.switches.entry(id.clone()).or_insert(about);
        Some(id)
    }

    /// Another system decides. What it is compared with is not written down: it may be a secret.
    pub(super) fn outside(
        &mut self,
        text: &str,
        missing: &NotKnown,
        place: &ImportPlace,
    ) -> PlanCondition {
        let mut names: Vec<&str> = missing.names.iter().map(|name| until_bracket(name)).collect();
        names.dedup();
        let named = names.first().copied().unwrap_or("condition");
        let wanted = plain(named, "condition");
        let question = match self.questions.get(text) {
            Some(known) => known.clone(),
            None => {
                let taken = |name: &str| self.questions.values().any(|(it, _)| it == name);
                let numbered = (2..).map(|n| format!("{wanted}-{n}"));
                let mut all = [wanted.clone()].into_iter().chain(numbered);
                let name = all.find(|it| !taken(it)).unwrap_or(wanted);
                let on: Vec<String> = names.iter().map(|it| in_words(it)).collect();
                let on = on.join(" and ");
                (name, format!("Does the dialplan's condition on {on} hold ({place})?"))
            }
        };
        self.questions.insert(text.to_owned(), question.clone());
        let (name, asks) = question;
        self.lose(
            place,
            ImportLossKind::Otherwise,
            format!(
                "only the telephone system knows {}: say how it is decided with call --assume {name}=yes",
                names.join(" and ")
            ),
        );
        PlanCondition::Case(SketchWhen::Outside(name, asks), false)
    }

    /// Times as hours. None where they can't be read, which is said.
    pub(super) fn hours(&mut self, text: &str, place: &ImportPlace) -> Option<String> {
        let Some(read) = times::read(text) else {
            let words =
                "these times can't be read, so they never hold: `times,weekdays,days,months`";
            self.lose(place, ImportLossKind::LeftOut, words);
            return None;
        };
        if let Some(zone) = read.zone {
            self.zones.push((zone, place.clone()));
        }
        if read.minute_more {
            self.notes.push((
                place.clone(),
                "Asterisk counts the last minute, so this ends a minute after the time that is written".to_owned(),
            ));
        }
        Some(read.hours)
    }

    /// The hours of an include.
    pub(super) fn included_at(&mut self, times: &[(&str, &ImportPlace)]) -> Option<String> {
        let (last, place) = times.last()?;
        if times.len() > 1 {
            let words = "includes within includes that both have times: only the inner one's count";
            self.lose(place, ImportLossKind::Otherwise, words);
        }
        self.hours(last, place)
    }
}

/// The two sides of a comparison, and whether they must be equal. None where it is something else.
pub(super) fn compared(text: &str) -> Option<(&str, &str, bool)> {
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut found = None;
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => quoted = !quoted,
            b'{' | b'[' | b'(' if !quoted || depth > 0 => depth += 1,
            b'}' | b']' | b')' if !quoted || depth > 0 => depth = depth.saturating_sub(1),
            b'=' if depth == 0 && !quoted && found.is_none() => {
                let is_not = at > 0 && bytes[at - 1] == b'!';
                let more = usize::from(bytes.get(at + 1) == Some(&b'='));
                found = Some((at - usize::from(is_not), at + 1 + more, !is_not));
                at += more;
            }
            b'&' | b'|' | b'<' | b'>' | b'~' | b'=' if depth == 0 && !quoted => return None,
            _ => {}
        }
        at += 1;
    }
    let (left, right, equal) = found?;
    Some((text.get(..left)?.trim(), text.get(right..)?.trim(), equal))
}

fn until_bracket(name: &str) -> &str {
    name.split('(').next().unwrap_or(name)
}

/// `${TIMES} >= 3` is from the third time on.
fn times_at_least(text: &str) -> Option<u8> {
    let (times, more) = match text.split_once(">=") {
        Some((_, times)) => (times, 0),
        None => (text.split_once('>')?.1, 1),
    };
    let times = times.trim().trim_matches('"').parse::<u8>().ok()?.checked_add(more)?;
    (1..=20).contains(&times).then_some(times)
}

/// `${REGEX("^([1][0-9]|[2])$" ${N})}` is one of `1X` and `2`, whatever the variable is.
fn one_of_patterns(text: &str) -> Option<Vec<String>> {
    let inner = text.strip_prefix("${REGEX(\"^(")?;
    let (all, variable) = inner.split_once(")$\" ${")?;
    let name = variable.strip_suffix("})}")?;
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') || is_secret(name) {
        return None;
    }
    all.split('|').map(as_pattern).collect()
}

/// Sets of digits, one after the other, as a menu file has them.
fn as_pattern(text: &str) -> Option<String> {
    let mut pattern = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let set = match first {
            '[' => {
                let (set, after) = rest[1..].split_once(']')?;
                rest = after;
                set
            }
            _ => {
                let set = &rest[..first.len_utf8()];
                rest = &rest[first.len_utf8()..];
                set
            }
        };
        match set {
            "0123456789" | "0-9" => pattern.push('X'),
            one if one.len() == 1 && one.bytes().all(|b| b.is_ascii_digit()) => {
                pattern.push_str(one);
            }
            several if several.bytes().all(|b| b.is_ascii_digit()) => {
                pattern.push_str(&format!("[{several}]"));
            }
            _ => return None,
        }
    }
    (!pattern.is_empty()).then_some(pattern)
}
