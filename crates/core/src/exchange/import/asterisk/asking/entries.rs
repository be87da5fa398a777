//! Digits that are entered: extensions of so many digits each, as experts write them where `Read` is not exact.

use super::super::flow::{DIGIT_MS, RESPONSE_MS};
use super::super::nodes::together;
use super::super::plan::pattern::{self, PatternPlace};
use super::super::reading::PlanReading;
use super::super::state::{PlanState, PlanStop};
use super::super::values::PlanValue;
use crate::exchange::import::sketch::{
    SketchAsking, SketchFailures, SketchKind, SketchWay, SketchWords,
};
use crate::exchange::import::{ImportLossKind, ImportPlace};

/// The extensions that take digits in a context.
pub(super) struct EntryOfPatterns {
    fewest: u8,
    most: u8,
    /// The extension of the most digits.
    longest: String,
    terminator: Option<char>,
    /// The key that begins again, or leads elsewhere.
    has_star: bool,
}

/// How many digits a pattern takes, whatever they are, and the key after them.
fn digits(name: &str) -> Option<(u8, Option<char>)> {
    if !name.starts_with('_') {
        return None;
    }
    let places = pattern::places(name);
    let any = |place: &&PatternPlace| matches!(place, PatternPlace::One(set) if set.len() >= 9 && set.iter().all(char::is_ascii_digit));
    let count = places.iter().take_while(any).count();
    let end = match &places[count..] {
        [] => None,
        [PatternPlace::One(set)] if set.len() == 1 => set.first().copied(),
        _ => return None,
    };
    let count = u8::try_from(count).ok().filter(|count| (1..=32).contains(count))?;
    Some((count, end))
}

impl PlanReading<'_> {
    /// The extensions that take digits in the context of a question, if it has these and no other keys.
    pub(super) fn entry_of(&self, state: &PlanState) -> Option<EntryOfPatterns> {
        let mut found = EntryOfPatterns {
            fewest: u8::MAX,
            most: 0,
            longest: String::new(),
            terminator: None,
            has_star: false,
        };
        let mut count = 0;
        for (times, extension) in self.plan.all_in(&state.context) {
            let name = extension.name.as_str();
            if pattern::as_key(name).is_none() || extension.steps.is_empty() {
                continue;
            }
            match (digits(name), name) {
                (Some((digits, None)), _) if times.is_empty() => {
                    count += 1;
                    found.fewest = found.fewest.min(digits);
                    if digits > found.most {
                        (found.most, found.longest) = (digits, name.to_owned());
                    }
                }
                (Some((_, Some('*'))), _) | (None, "*") => found.has_star = true,
                (Some((_, Some(end))), _) => found.terminator = Some(end),
                (None, "#") => found.terminator = Some('#'),
                _ => return None,
            }
        }
        // One digit alone is a key of a menu.
        let is_entry = found.most > 1 && u8::try_from(count) == Ok(found.most - found.fewest + 1);
        is_entry.then_some(found)
    }

    /// Makes the entry of `Read`.
    pub(in super::super) fn reads_digits(
        &mut self,
        id: String,
        place: ImportPlace,
        asked: &[SketchWords],
        (variable, most, tries, wait_ms): (&str, u8, u8, Option<u64>),
        next: PlanState,
    ) {
        if most > 1 {
            let words = "a * among the digits begins them again; for Asterisk it is one of them";
            self.lose(&place, ImportLossKind::Otherwise, words);
        }
        let wait = wait_ms.unwrap_or_else(|| next.timeout_ms("response", RESPONSE_MS));
        let between = wait_ms.unwrap_or_else(|| next.timeout_ms("digit", DIGIT_MS));
        let mut entered = next.clone();
        entered.set(variable, PlanValue::Entered(id.clone()));
        let to = self.way(&entered);
        let nothing = self.way(&next.with(variable, ""));
        let failures =
            SketchFailures { tries: Some(tries), remarks: Vec::new(), to: nothing.clone() };
        let asking = SketchAsking {
            silence: failures.clone(),
            wrong: failures,
            together: true,
            again: None,
            wait_ms: wait,
            between_ms: between,
            ignores_wrong_keys: false,
        };
        let kind = SketchKind::Entry {
            ask: together(asked),
            fewest: 1,
            most,
            terminator: Some('#'),
            empty_to: Some(nothing),
            star_to: None,
            asking,
            to,
        };
        self.add(id, place, kind);
    }

    /// Makes the entry.
    pub(super) fn enters(
        &mut self,
        id: String,
        place: ImportPlace,
        ask: SketchWords,
        asking: SketchAsking,
        state: &PlanState,
        digits: &EntryOfPatterns,
    ) {
        let at = |name: &str, dialed: Option<&str>| {
            let mut next = PlanState::at(&state.context, &state.home, name, dialed);
            next.variables = state.variables.clone();
            next.frames.clone_from(&state.frames);
            next
        };
        let mut entered = at(&digits.longest, None);
        entered.set("EXTEN", PlanValue::Entered(id.clone()));
        let to = self.way(&entered);
        let empty = digits.terminator.map(String::from).filter(|end| {
            let own = self.plan.context(&state.home);
            own.is_some_and(|it| it.extension(end).is_some())
        });
        let empty_to = empty.map(|end| self.way(&at(&end, Some(&end))));
        // A star that asks the same question again begins the digits again.
        let star = at("*", Some("*"));
        let leads_on = digits.has_star && !self.listens_again(&star, &state.context);
        let star_to = leads_on.then(|| self.way(&star)).filter(|way| *way != SketchWay::HangUp);
        let kind = SketchKind::Entry {
            ask,
            fewest: digits.fewest,
            most: digits.most,
            terminator: digits.terminator,
            empty_to,
            star_to,
            asking,
            to,
        };
        self.add(id, place, kind);
    }

    /// Whether a key leads to where the question of a context waits for keys, without a word.
    fn listens_again(&mut self, key: &PlanState, context: &str) -> bool {
        let losses = self.sketch.losses.len();
        let stopped = self.follow(key, true);
        self.sketch.losses.truncate(losses);
        let waits =
            matches!(&stopped.stop, PlanStop::Asks { state, .. } if state.context == context);
        stopped.said.is_empty() && waits
    }
}
