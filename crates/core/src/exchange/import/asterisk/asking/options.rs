//! The keys of a menu.

use super::super::plan::{PlanExtension, pattern};
use super::super::reading::PlanReading;
use super::super::state::{PlanState, PlanStop};
use super::super::values::PlanValue;
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ids::is_secret;
use crate::exchange::import::sketch::{SketchOption, SketchWay};

impl PlanReading<'_> {
    /// The keys of a menu, in the order of the file.
    pub(super) fn options(&mut self, state: &PlanState) -> Vec<SketchOption> {
        let mut options: Vec<SketchOption> = Vec::new();
        let plan = self.plan;
        for (times, extension) in plan.all_in(&state.context) {
            let name = extension.name.as_str();
            let begins_with_key = name
                .trim_start_matches('_')
                .starts_with(|c: char| c.is_ascii_digit() || "*#XZNxzn[.!".contains(c));
            let Some(key) = pattern::as_key(name) else {
                if begins_with_key && !extension.steps.is_empty() {
                    let words = format!(
                        "the extension {name} takes any number of keys, as no option of a menu does"
                    );
                    self.lose(&extension.place, ImportLossKind::LeftOut, words);
                }
                continue;
            };
            if extension.steps.is_empty() || options.iter().any(|option| option.key == key) {
                continue;
            }
            let meets = plan.meets(&state.context, name);
            let at_times = meets.len() == 1 && !times.is_empty();
            let during = match at_times {
                true => self.included_at(&times),
                false => None,
            };
            let dialed = (!name.starts_with('_')).then_some(name);
            let home = self.home_of(&state.context, extension);
            let mut next = PlanState::at(&state.context, &home, name, dialed);
            next.variables = state.variables.clone();
            next.frames.clone_from(&state.frames);
            if meets.len() > 1 && dialed.is_some() {
                // Where it leads hangs on the hour.
                next.first = Some(("Goto".to_owned(), format!("{},{name},1", state.context)));
            }
            if self.is_no_option(&next, extension) {
                continue;
            }
            self.tell_counters(&next, extension);
            let mut onwards = self.onwards(&next);
            let does = match &onwards.way {
                SketchWay::To(way) if way == "back" => Some("back"),
                SketchWay::To(way) if way == "top" => Some("top"),
                SketchWay::To(_) | SketchWay::HangUp => None,
            };
            if does.is_some() {
                onwards.way = SketchWay::HangUp;
            }
            let comment = extension.comment.as_deref().or(match plan.is_exported {
                true => extension.above.as_deref(),
                false => None,
            });
            let label = comment.and_then(as_label).unwrap_or_default();
            options.push(SketchOption {
                key,
                label,
                lead: onwards.way,
                does,
                language: onwards.language,
                during,
            });
        }
        options
    }

    /// A key that leads back to its menu, and leaves the count of failures as it is.
    fn tell_counters(&mut self, next: &PlanState, extension: &PlanExtension) {
        let counters = self.counters_in(&next.context);
        let mark = "7777";
        let marked = counters.iter().fold(next.clone(), |state, name| state.with(name, mark));
        let losses = self.sketch.losses.len();
        let stopped = self.follow(&marked, true);
        self.sketch.losses.truncate(losses);
        let PlanStop::Asks { state, .. } = &stopped.stop else { return };
        let is_left = |name: &String| matches!(state.variables.get(name), Some(PlanValue::Known(value)) if value == mark);
        if state.context == next.context && counters.iter().any(is_left) {
            let words = "this key begins the count of failures again; in the dialplan it goes on";
            self.lose(&extension.place, ImportLossKind::Otherwise, words);
        }
    }

    /// Whether keys do nothing of their own: they lead to `i` as wrong ones do, or `#` ends shorter ones.
    fn is_no_option(&mut self, next: &PlanState, extension: &PlanExtension) -> bool {
        let mut steps = extension.steps.values();
        if let (Some(step), None) = (steps.next(), steps.next())
            && extension.name.ends_with('#')
            && step.args.contains("${EXTEN:0:-1}")
        {
            return true;
        }
        // The key that ends digits, behind the last of them.
        let mut args = extension.steps.values().map(|step| step.args.as_str());
        if args.any(|args| args.contains("${EPOCH}")) {
            let words =
                "soon after the digits this key asks again; here it is a wrong key at any time";
            self.lose(&extension.place, ImportLossKind::Otherwise, words);
            return true;
        }
        let losses = self.sketch.losses.len();
        let stopped = self.follow(next, false);
        self.sketch.losses.truncate(losses);
        let is_wrong = |to: &PlanState| to.extension == "i" && to.context == next.context;
        stopped.said.is_empty() && matches!(&stopped.stop, PlanStop::Jumps(to) if is_wrong(to))
    }
}

/// A comment as the label of an option: short, without anything that could be a secret.
fn as_label(comment: &str) -> Option<String> {
    let digits = comment.chars().filter(char::is_ascii_digit).count();
    let is_fine = comment.chars().count() <= 60
        && digits < 4
        && !is_secret(comment)
        && comment.chars().any(char::is_alphabetic);
    is_fine.then(|| comment.trim_end_matches('.').to_owned())
}
