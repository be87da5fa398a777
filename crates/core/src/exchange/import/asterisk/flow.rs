//! A call is followed, step by step, until something stops it: a question, a ring, the end, or what only a
//! call can decide.

use super::plan::{PlanExtension, call};
use super::reading::PlanReading;
use super::state::{PlanFrame, PlanState, PlanStop, PlanStopped};
use super::values::{PlanValue, PlanVariables};
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ImportPlace;
use crate::exchange::import::sketch::{SketchWhen, SketchWords};

/// More steps than these without a question are a loop.
const MOST_STEPS: usize = 2_000;
/// How deep subroutines may call each other.
const MOST_FRAMES: usize = 20;
/// Asterisk's waits, where a dialplan sets none.
pub(super) const RESPONSE_MS: u64 = 10_000;
pub(super) const DIGIT_MS: u64 = 5_000;

/// What follows a step.
pub(super) enum AfterStep {
    /// The next step.
    Next,
    /// Another step of this or another extension.
    To(PlanState),
    /// The reading stops.
    Stop(PlanStop),
}

/// What a call has heard and met while it is followed.
#[derive(Default)]
pub(super) struct PlanHeard {
    pub(super) said: Vec<SketchWords>,
    /// Whether something was said that a key of the context cuts.
    pub(super) background: bool,
    pub(super) ignores_wrong_keys: bool,
    pub(super) language: Option<String>,
}

impl PlanReading<'_> {
    /// Follows a call. What stays within the extension is followed; with `inline` all jumps are.
    pub(super) fn follow(&mut self, state: &PlanState, inline: bool) -> PlanStopped {
        let mut state = state.clone();
        let mut heard = PlanHeard::default();
        let mut place = self.place_of(&state);
        // A jump that a condition takes leads to the step that it names, as any other.
        let mut jumps = !inline && matches!(&state.first, Some((app, _)) if app == "Goto");
        for _ in 0..MOST_STEPS {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            let step = match state.first.take() {
                Some((app, args)) => (app, args, place.clone()),
                None => {
                    self.find_step(&mut state);
                    let found = self.plan.context(&state.home);
                    let found = found.and_then(|it| it.extension(&state.extension));
                    let step = found.and_then(|it| it.steps.get(&state.priority));
                    match step {
                        Some(step) => (step.app.clone(), step.args.clone(), step.place.clone()),
                        None => match self.after_the_last(&mut state, &heard) {
                            Some(stop) => return stopped(heard, stop, place),
                            None => continue,
                        },
                    }
                }
            };
            let (app, args, at) = step;
            place = at;
            let outcome = self.apply(&app, &args, &mut state, &mut heard, &place);
            let was_jump = std::mem::take(&mut jumps);
            match outcome {
                AfterStep::Next => state.priority += 1,
                AfterStep::Stop(PlanStop::Arrives { new, known }) => {
                    return self.arrives(&new, &known, inline, &heard);
                }
                AfterStep::Stop(stop) => return stopped(heard, stop, place),
                AfterStep::To(next) => {
                    let stays = next.home == state.home && next.extension == state.extension;
                    let is_deeper = next.frames.len() != state.frames.len();
                    if (stays && !was_jump) || is_deeper || inline {
                        state = next;
                    } else {
                        return stopped(heard, PlanStop::Jumps(next), place);
                    }
                }
            }
        }
        let words = "the dialplan goes round here without ever asking; the call ends instead";
        self.lose(&place, ImportLossKind::LeftOut, words);
        stopped(heard, PlanStop::Ends, place)
    }

    /// Puts a state where its step is, if that is in another context than its extension began in. Whether
    /// there is one.
    pub(super) fn find_step(&self, state: &mut PlanState) -> bool {
        let own = self.plan.context(&state.home).and_then(|it| it.extension(&state.extension));
        if own.is_some_and(|it| it.steps.contains_key(&state.priority)) {
            return true;
        }
        let dialed = state.dialed.as_deref().unwrap_or_default();
        let found = self.plan.step_elsewhere(&state.context, dialed, state.priority);
        let Some((home, extension)) = found.filter(|_| !dialed.is_empty()) else { return false };
        home.clone_into(&mut state.home);
        extension.name.clone_into(&mut state.extension);
        true
    }

    /// A call reaches a menu: what is said the first time alone is its greeting.
    fn arrives(
        &mut self,
        new: &PlanState,
        known: &PlanState,
        inline: bool,
        heard: &PlanHeard,
    ) -> PlanStopped {
        let mut first = self.follow(new, inline);
        let mut again = self.follow(known, inline);
        for stopped in [&mut first, &mut again] {
            if let PlanStop::Asks { state, .. } = &mut stopped.stop {
                state.variables.remove("GOSUB_RETVAL");
            }
            stopped.said.splice(0..0, heard.said.iter().cloned());
            stopped.language = stopped.language.take().or_else(|| heard.language.clone());
        }
        if first.stop == again.stop && first.said.ends_with(&again.said) {
            first.said.truncate(first.said.len() - again.said.len());
            again.greeting = first.said;
            return again;
        }
        let words = "it greets at each visit here; in the dialplan, at the first one";
        self.lose(&first.place, ImportLossKind::Otherwise, words);
        first
    }

    /// Where a state stands in the file.
    pub(super) fn place_of(&self, state: &PlanState) -> ImportPlace {
        let context = self.plan.context(&state.home);
        let extension = context.and_then(|it| it.extension(&state.extension));
        let step = extension.and_then(|it| it.steps.get(&state.priority));
        let place = step.map(|it| &it.place).or(extension.map(|it| &it.place));
        place.or(context.map(|it| &it.place)).cloned().unwrap_or_default()
    }

    /// What happens behind the last step of an extension. None if a macro returns.
    fn after_the_last(&self, state: &mut PlanState, heard: &PlanHeard) -> Option<PlanStop> {
        if state.frames.last().is_some_and(|frame| frame.is_macro) {
            returns(state);
            return None;
        }
        if !self.plan.falls_through {
            let wait_ms = state.timeout_ms("response", RESPONSE_MS);
            let ignores_wrong_keys = heard.ignores_wrong_keys;
            return Some(PlanStop::Asks { wait_ms, state: state.clone(), ignores_wrong_keys });
        }
        // Keys count while something is said, and then the call ends.
        Some(match heard.background && self.has_keys(&state.context) {
            true => PlanStop::Asks {
                wait_ms: 100,
                state: state.clone(),
                ignores_wrong_keys: heard.ignores_wrong_keys,
            },
            false => PlanStop::Ends,
        })
    }

    /// Another step, as `Goto` names it: `priority`, `extension,priority` or `context,extension,priority`.
    /// None if nobody knows where it leads.
    pub(super) fn jump(
        &mut self,
        target: &str,
        state: &PlanState,
        place: &ImportPlace,
    ) -> AfterStep {
        if self.plan.idioms.looks_at_trail(target) {
            let to_first = self.plan.idioms.is_first_of_trail(target);
            return AfterStep::Stop(PlanStop::Back { to_first });
        }
        let Ok(target) = self.expand(target, state) else {
            let words = "where the call goes on hangs on something that only a call knows: the call ends there";
            self.lose(place, ImportLossKind::LeftOut, words);
            return AfterStep::Stop(PlanStop::Ends);
        };
        let separator = if target.contains(',') { ',' } else { '|' };
        let parts: Vec<&str> = target.split(separator).map(str::trim).collect();
        let (context, dialed, priority) = match parts.as_slice() {
            [priority] => {
                let own =
                    self.plan.context(&state.home).and_then(|it| it.extension(&state.extension));
                let number = own.and_then(|own| number(own, priority));
                return match number {
                    Some(number) => AfterStep::To(PlanState { priority: number, ..state.clone() }),
                    None => self.nowhere(place),
                };
            }
            [extension, priority] => (state.context.clone(), *extension, *priority),
            [context, extension, priority, ..] => ((*context).to_owned(), *extension, *priority),
            [] => return self.nowhere(place),
        };
        self.arrive(&context, dialed, priority, state, place)
    }

    /// At an extension, by what is dialed; includes may hang on the time.
    pub(super) fn arrive(
        &mut self,
        context: &str,
        dialed: &str,
        priority: &str,
        from: &PlanState,
        place: &ImportPlace,
    ) -> AfterStep {
        let plan = self.plan;
        let mut cases = Vec::new();
        for (times, extension) in plan.meets(context, dialed) {
            let Some(number) = number(extension, priority) else { continue };
            let home = self.home_of(context, extension);
            let mut next = PlanState::at(context, &home, &extension.name, Some(dialed));
            next.priority = number;
            next.variables = from.variables.clone();
            next.variables.remove("EXTEN");
            // A jump out of a subroutine leaves it, unless it may return from there.
            let stays = context == from.context || self.returns_in(&next.home);
            next.frames = if stays { from.frames.clone() } else { Vec::new() };
            if times.is_empty() {
                if cases.is_empty() {
                    return AfterStep::To(next);
                }
                let stop = PlanStop::Decides { cases, otherwise: Box::new(next) };
                return AfterStep::Stop(stop);
            }
            if let Some(hours) = self.included_at(&times) {
                cases.push((SketchWhen::During(hours), next));
            }
        }
        if cases.is_empty() {
            // Where there is no such extension, Asterisk tries `i`.
            let has_invalid = dialed != "i" && !plan.meets(context, "i").is_empty();
            return match has_invalid {
                true => self.arrive(context, "i", "1", from, place),
                false => self.nowhere(place),
            };
        }
        let stop = PlanStop::Decides { cases, otherwise: Box::new(Self::end_of(from)) };
        AfterStep::Stop(stop)
    }

    /// Whether a context has the end of a subroutine.
    fn returns_in(&self, context: &str) -> bool {
        let extensions = self.plan.context(context).into_iter().flat_map(|it| &it.extensions);
        let mut steps = extensions.flat_map(|it| it.steps.values());
        steps.any(|step| step.app.eq_ignore_ascii_case("return"))
    }

    /// A state in which the call ends.
    pub(super) fn end_of(from: &PlanState) -> PlanState {
        PlanState { first: Some(("Hangup".to_owned(), String::new())), ..from.clone() }
    }

    fn nowhere(&mut self, place: &ImportPlace) -> AfterStep {
        self.lose(
            place,
            ImportLossKind::Otherwise,
            "no such extension or priority is in the dialplan: the call ends here",
        );
        AfterStep::Stop(PlanStop::Ends)
    }

    /// Calls a subroutine: `Gosub` or `Macro`.
    pub(super) fn calls(
        &mut self,
        (context, dialed, priority): (&str, &str, &str),
        args: &[String],
        is_macro: bool,
        state: &PlanState,
        place: &ImportPlace,
    ) -> AfterStep {
        if state.frames.len() >= MOST_FRAMES {
            self.lose(place, ImportLossKind::LeftOut, "subroutines that call themselves");
            return AfterStep::Stop(PlanStop::Ends);
        }
        let back = PlanFrame {
            is_macro,
            context: state.context.clone(),
            home: state.home.clone(),
            extension: state.extension.clone(),
            dialed: state.dialed.clone(),
            priority: state.priority + 1,
            args: arguments(&state.variables),
        };
        let mut from = state.clone();
        from.variables.retain(|name, _| !is_argument(name));
        for (n, arg) in (1..).zip(args) {
            let value = match self.expand(arg, state) {
                Ok(value) => PlanValue::Known(value),
                Err(why) => why.entry.map_or(PlanValue::Unknown, PlanValue::Entered),
            };
            from.set(&format!("ARG{n}"), value);
        }
        if is_macro {
            let dialed = state.dialed.clone().map_or(PlanValue::Unknown, PlanValue::Known);
            from.set("MACRO_EXTEN", dialed);
            from.set("MACRO_CONTEXT", PlanValue::Known(state.context.clone()));
        }
        match self.arrive(context, dialed, priority, &from, place) {
            AfterStep::To(mut next) => {
                next.frames = state.frames.iter().cloned().chain([back]).collect();
                AfterStep::To(next)
            }
            AfterStep::Stop(PlanStop::Decides { .. }) => {
                self.lose(
                    place,
                    ImportLossKind::LeftOut,
                    "a subroutine that other hours replace: it is not called",
                );
                AfterStep::Next
            }
            other @ (AfterStep::Next | AfterStep::Stop(_)) => other,
        }
    }
}

/// Goes back to where a subroutine was called from. False if there is none.
pub(super) fn returns(state: &mut PlanState) -> bool {
    let Some(frame) = state.frames.pop() else { return false };
    state.context = frame.context;
    state.home = frame.home;
    state.extension = frame.extension;
    state.dialed = frame.dialed;
    state.priority = frame.priority;
    state.variables.retain(|name, _| !is_argument(name));
    state.variables.extend(frame.args);
    true
}

fn is_argument(name: &str) -> bool {
    name.strip_prefix("ARG").is_some_and(|rest| rest.bytes().all(|b| b.is_ascii_digit()))
        || matches!(name, "MACRO_EXTEN" | "MACRO_CONTEXT")
}

fn arguments(variables: &PlanVariables) -> PlanVariables {
    let own = variables.iter().filter(|(name, _)| is_argument(name));
    own.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The number of a step of an extension: a number, or its label.
fn number(extension: &PlanExtension, priority: &str) -> Option<usize> {
    let priority = priority.trim();
    priority.parse().ok().or_else(|| extension.labeled(priority))
}

fn stopped(heard: PlanHeard, stop: PlanStop, place: ImportPlace) -> PlanStopped {
    let PlanHeard { said, language, .. } = heard;
    PlanStopped { said, greeting: Vec::new(), stop, place, language }
}

/// The application of a text `App(args)`, as a step to take first.
pub(super) fn first_step(text: &str) -> Option<(String, String)> {
    let (app, args) = call(text);
    (!app.is_empty()).then_some((app, args))
}
