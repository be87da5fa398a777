//! Variables that a call sets, and subroutines, which return one.

use super::super::conditions::compared;
use super::super::flow::{AfterStep, PlanHeard};
use super::super::plan::arguments::{call, split};
use super::super::reading::PlanReading;
use super::super::state::{PlanState, PlanStop, milliseconds};
use super::super::values::{NotKnown, PlanValue, timeout};
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ImportPlace;
use crate::language::Locale;

/// Functions whose value is the same thing by whatever variable it is called.
const SAME: [&str; 9] = [
    "${DB(",
    "${DB_EXISTS(",
    "${DEVICE_STATE(",
    "${HINT(",
    "${EXTENSION_STATE(",
    "${GLOBAL(",
    "${STRFTIME(",
    "${CALLERID(",
    "${FILTER(",
];

impl PlanReading<'_> {
    /// What a variable is worth that is set to something that only a call knows.
    fn not_known(&self, value: &str, why: NotKnown, state: &PlanState) -> PlanValue {
        if let Some(entry) = why.entry {
            // Files, and among them those that spell what was entered.
            let marked = || self.expand_marked(value, state).ok();
            let is_files = value.contains(['/', '&']) && !value.contains("$[");
            return match marked().filter(|_| is_files) {
                Some(files) => PlanValue::Known(files),
                None if value.starts_with("${") => PlanValue::Entered(entry),
                None => PlanValue::Unknown,
            };
        }
        let is_one = value.ends_with('}') && SAME.iter().any(|head| value.starts_with(head));
        match why.same {
            Some(same) if value.starts_with("${") && !value.contains([':', '(']) => {
                PlanValue::Same(same)
            }
            Some(_) | None if is_one => PlanValue::Same(value.to_owned()),
            Some(_) | None => PlanValue::Unknown,
        }
    }

    /// Whether a step gives a switch its usual position, as long as nobody has turned it: `ExecIf($["${N}" =
    /// ""]?Set(N=on))`.
    pub(super) fn is_usual_position(
        &mut self,
        condition: &str,
        yes: &str,
        state: &PlanState,
    ) -> bool {
        let inner = condition.trim().strip_prefix("$[").and_then(|it| it.strip_suffix(']'));
        let Some((left, right, true)) = inner.and_then(compared) else { return false };
        let variable =
            left.trim_matches('"').strip_prefix("${").and_then(|it| it.strip_suffix('}'));
        let (Some(variable), "\"\"") = (variable, right) else { return false };
        let Some(PlanValue::Same(text)) = state.variables.get(variable).cloned() else {
            return false;
        };
        let (app, args) = call(yes);
        let value = args.strip_prefix(&format!("{variable}="));
        let (Some(value), true) = (value, app.eq_ignore_ascii_case("set")) else { return false };
        let Some(switch) = self.switch(&text) else { return false };
        if Self::is_on(value) {
            self.sketch.usually_on.insert(switch);
        }
        true
    }

    pub(super) fn sets(
        &mut self,
        text: &str,
        state: &mut PlanState,
        heard: &mut PlanHeard,
        place: &ImportPlace,
    ) {
        let Some((name, value)) = text.split_once('=') else { return };
        let name = name.trim().trim_start_matches('_');
        let value = value.trim();
        let value = match self.expand(value.trim_matches('"'), state) {
            Ok(_) | Err(_) if self.plan.idioms.is_tally(name) => PlanValue::Tally,
            Ok(value) => PlanValue::Known(value),
            Err(why) => self.not_known(value, why, state),
        };
        let (head, inner) = name.split_once('(').unwrap_or((name, ""));
        let inner = inner.trim_end_matches(')');
        match head {
            "CHANNEL" | "LANGUAGE" if head == "LANGUAGE" || inner == "language" => {
                if let PlanValue::Known(tag) = &value {
                    self.speaks(tag, heard, place);
                }
                state.set(&timeout(head, inner), value);
            }
            "TIMEOUT" => {
                if let (PlanValue::Known(value), "absolute") = (&value, inner) {
                    self.sketch.longest_call_ms =
                        self.sketch.longest_call_ms.or(milliseconds(value));
                }
                state.set(&timeout(head, inner), value);
            }
            "LOCAL" | "ARRAY" | "HASH" | "SHARED" => state.set(inner, value),
            "GLOBAL" | "DB" => {
                let words = "the call turns a switch here: in a menu file people do";
                self.lose(place, ImportLossKind::LeftOut, words);
            }
            _ if head != name => {}
            _ => {
                if let PlanValue::Entered(entry) = &value {
                    self.entered.insert(name.to_owned(), entry.clone());
                }
                state.set(name, value);
            }
        }
    }

    /// The call goes on in a language.
    fn speaks(&mut self, tag: &str, heard: &mut PlanHeard, place: &ImportPlace) {
        let primary = tag.split(['_', '-']).next().unwrap_or_default().to_ascii_lowercase();
        if Locale::find(&primary).is_none() {
            let words = format!(
                "phonetree doesn't speak {}: the call goes on in the language before",
                shown(tag)
            );
            return self.lose(place, ImportLossKind::LeftOut, words);
        }
        let has_region = tag.contains(['_', '-']);
        let tag = match Locale::find(&primary) {
            Some(locale) if !has_region => locale.tag().to_owned(),
            Some(_) | None => tag.replace('_', "-"),
        };
        let is_same = |it: &String| it.split('-').next() == Some(primary.as_str());
        let known = self.sketch.languages.iter().find(|it| is_same(it)).cloned();
        let tag = known.unwrap_or_else(|| {
            self.sketch.languages.push(tag.clone());
            tag
        });
        heard.language = Some(tag);
    }

    pub(super) fn gosub(
        &mut self,
        args: &str,
        state: &mut PlanState,
        place: &ImportPlace,
    ) -> AfterStep {
        // `context,extension,priority(arguments)`
        let (target, given) = args.split_once('(').unwrap_or((args, ""));
        let given = given.strip_suffix(')').unwrap_or(given);
        let given = if given.is_empty() { Vec::new() } else { split(given) };
        let parts = split(target);
        let parts: Vec<String> =
            parts.iter().map(|it| self.expand(it.trim(), state).unwrap_or_default()).collect();
        let own = state.context.clone();
        let dialed = state.dialed.clone().unwrap_or_else(|| state.extension.clone());
        let (context, extension, priority) = match parts.as_slice() {
            [priority] => (own, dialed, priority.clone()),
            [extension, priority] => (own, extension.clone(), priority.clone()),
            [context, extension, priority, ..] => {
                (context.clone(), extension.clone(), priority.clone())
            }
            [] => return AfterStep::Next,
        };
        if let Some(trail) = self.plan.idioms.trail(&context) {
            let next = PlanState { priority: state.priority + 1, ..state.clone() };
            let new = next.clone().with("GOSUB_RETVAL", &trail.new);
            let known = next.with("GOSUB_RETVAL", &trail.known);
            return AfterStep::Stop(PlanStop::Arrives { new, known });
        }
        let spelled = given.first().filter(|_| self.plan.idioms.spells(&context));
        let entry = spelled.and_then(|text| match self.expand(text, state) {
            Err(NotKnown { entry, .. }) => entry,
            Ok(worth) if worth.is_empty() => self.was_entered(text),
            Ok(_) => None,
        });
        if let Some(entry) = entry {
            state.set("GOSUB_RETVAL", PlanValue::Entered(entry));
            return AfterStep::Next;
        }
        self.calls((&context, &extension, &priority), &given, false, state, place)
    }
}

/// A name as it is shown, if it is short and plain.
fn shown(name: &str) -> &str {
    let is_plain =
        name.len() <= 10 && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    if is_plain { name } else { "this language" }
}
