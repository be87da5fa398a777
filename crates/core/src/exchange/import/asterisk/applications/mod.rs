//! What each application of Asterisk does to a call, as far as a menu has it.
mod variables;

use super::conditions::PlanCondition;
use super::flow::{AfterStep, PlanHeard, RESPONSE_MS, first_step, returns};
use super::plan::arguments::{cut_condition, cut_ways, split};
use super::reading::PlanReading;
use super::state::{PlanState, PlanStop, milliseconds};
use super::values::PlanValue;
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ImportPlace;
use crate::exchange::import::ids::in_words;
use crate::exchange::import::sketch::SketchWhen;

use AfterStep::{Next, Stop, To};

impl PlanReading<'_> {
    /// Takes a step.
    #[expect(clippy::too_many_lines, reason = "a list: an arm for each application")]
    pub(super) fn apply(
        &mut self,
        app: &str,
        args: &str,
        state: &mut PlanState,
        heard: &mut PlanHeard,
        place: &ImportPlace,
    ) -> AfterStep {
        let name = app.to_ascii_lowercase();
        let parts = split(args);
        let part = |n: usize| parts.get(n).map_or("", |it| it.trim());
        match name.as_str() {
            // Nobody hears these.
            "noop" | "verbose" | "log" | "answer" | "progress" | "ringing" | "resetcdr"
            | "nocdr" | "forkcdr" | "userevent" | "dumpchan" | "stopmusiconhold"
            | "setmusiconhold" | "mixmonitor" | "monitor" | "stopmixmonitor" | "stopmonitor"
            | "sipaddheader" | "setamaflags" | "setcallerpres" | "celgenuserevent" | "sendtext"
            | "playtones" | "stopplaytones" | "setcidname" | "setcidnum" | "setcallerid"
            | "lookupcidname" | "setlanguage" | "moh" | "jabberstatus" | "proceeding"
            | "denoise" => Next,
            "storedtmf" => {
                self.sketch.keeps_type_ahead |= part(0).eq_ignore_ascii_case("rx");
                Next
            }
            "wait" | "waitmusiconhold" | "musiconhold" => {
                if let Some(ms) = milliseconds(part(0)).filter(|ms| *ms > 0) {
                    let words = format!("{ms} ms of silence or music here are left out");
                    self.lose(place, ImportLossKind::Otherwise, words);
                }
                Next
            }
            "set" | "setvar" => {
                self.sets(args, state, heard, place);
                Next
            }
            "mset" => {
                for one in &parts {
                    self.sets(one, state, heard, place);
                }
                Next
            }
            "digittimeout" | "responsetimeout" | "absolutetimeout" => {
                let which = name.trim_end_matches("timeout");
                self.sets(&format!("TIMEOUT({which})={args}"), state, heard, place);
                Next
            }
            "goto" => self.jump(args, state, place),
            "gotoif" => self.goes_if(args, state, place),
            "gotoiftime" => self.goes_at(args, state, place),
            "execif" => self.takes_if(args, state, place),
            "execiftime" => {
                let (times, app) = args.split_once('?').unwrap_or((args, ""));
                let Some(hours) = self.hours(times, place) else { return Next };
                let mut taken = state.clone();
                taken.first = first_step(app);
                let mut not = state.clone();
                not.priority += 1;
                Stop(PlanStop::Decides {
                    cases: vec![(SketchWhen::During(hours), taken)],
                    otherwise: Box::new(not),
                })
            }
            "gosub" => self.gosub(args, state, place),
            "gosubif" => self.calls_if("Gosub", args, state, place),
            "macro" | "macroexclusive" => {
                let context = format!("macro-{}", part(0));
                let args: Vec<String> = parts.iter().skip(1).cloned().collect();
                self.calls((&context, "s", "1"), &args, true, state, place)
            }
            "macroif" => self.calls_if("Macro", args, state, place),
            "return" => {
                let value = self.expand(args, state);
                if !returns(state) {
                    return Stop(PlanStop::Ends);
                }
                let value = value.map_or(PlanValue::Unknown, PlanValue::Known);
                state.set("GOSUB_RETVAL", value);
                To(state.clone())
            }
            "macroexit" => match returns(state) {
                true => To(state.clone()),
                false => Stop(PlanStop::Ends),
            },
            "stackpop" => {
                state.frames.pop();
                Next
            }
            "background" | "playback" | "controlplayback" | "backgrounddetect" => {
                let is_background = name.starts_with("background");
                let words = self.files(part(0), !is_background, state, place);
                heard.said.extend(words);
                heard.background |= is_background;
                heard.ignores_wrong_keys |= is_background && part(1).contains('m');
                Next
            }
            "saydigits" | "saynumber" | "sayalpha" | "sayphonetic" | "sayunixtime" | "datetime"
            | "saycounteduntil" => {
                let words = self.value(&name, part(0), state, place);
                heard.said.push(words);
                Next
            }
            "festival" | "swift" | "flite" | "espeak" | "picotts" | "googletts" | "cepstral" => {
                let words = self.spoken(part(0), part(1).contains("any"), state, place);
                heard.said.push(words);
                Next
            }
            "waitexten" => {
                let own = self.expand(part(0), state).ok().and_then(|it| milliseconds(&it));
                let wait_ms = own.unwrap_or_else(|| state.timeout_ms("response", RESPONSE_MS));
                let ignores_wrong_keys = heard.ignores_wrong_keys;
                Stop(PlanStop::Asks { wait_ms, state: state.clone(), ignores_wrong_keys })
            }
            "read" => self.reads(&parts, state, heard, place),
            "dial" => self.dials(args, state, place),
            "queue" => {
                let name = self.named(part(0), state);
                let seconds = self.expand(part(4), state).ok();
                let seconds = seconds.and_then(|it| milliseconds(&it)).map(|ms| ms / 1_000);
                Stop(PlanStop::Queues { name, seconds, next: next(state) })
            }
            "voicemail" => {
                let (mailbox, greeting) = self.voice_mail(part(0), part(1), state);
                Stop(PlanStop::Mail { mailbox, greeting, next: next(state) })
            }
            "record" => {
                let seconds = self.expand(part(2), state).ok();
                let seconds = seconds.and_then(|it| milliseconds(&it)).map(|ms| ms / 1_000);
                Stop(PlanStop::Records { seconds, next: next(state) })
            }
            "hangup" | "busy" | "congestion" | "zapateller" => Stop(PlanStop::Ends),
            "authenticate" | "vmauthenticate" => self.asks_for_secret(state, place),
            "agi" | "deadagi" | "eagi" | "fastagi" | "asyncagi" | "system" | "trysystem"
            | "externalivr" | "stasis" | "exec" | "tryexec" => {
                let words = format!(
                    "{} runs a program, which may say things and send the call anywhere: it is left out",
                    in_words(app)
                );
                self.lose(place, ImportLossKind::LeftOut, words);
                Next
            }
            "voicemailmain" | "confbridge" | "meetme" | "page" | "park" | "parkandannounce"
            | "disa" | "directory" | "pickup" | "chanspy" | "echo" | "milliwatt"
            | "minivmrecord" | "bridge" | "transfer" | "followme" => {
                let what = in_words(app);
                let words = format!("{what} is not in a menu file: callers are connected to it");
                self.lose(place, ImportLossKind::LeftOut, words);
                Stop(PlanStop::Leaves { name: what })
            }
            _ => {
                let is_name = app.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
                let shown = if is_name && app.len() < 40 { app } else { "an application" };
                let words = format!("{shown} is left out: the reader doesn't know what it does");
                self.lose(place, ImportLossKind::LeftOut, words);
                Next
            }
        }
    }

    /// A subroutine is called where a condition holds, or else another.
    fn calls_if(
        &mut self,
        app: &str,
        args: &str,
        state: &mut PlanState,
        place: &ImportPlace,
    ) -> AfterStep {
        let (condition, ways) = args.split_once('?').unwrap_or((args, ""));
        let (yes, no) = ways.split_once(':').unwrap_or((ways, ""));
        let calls = |way: &str| match way.trim() {
            "" => "NoOp()".to_owned(),
            way => format!("{app}({way})"),
        };
        self.chooses(condition, &calls(yes), &calls(no), state, place)
    }

    fn goes_if(&mut self, args: &str, state: &mut PlanState, place: &ImportPlace) -> AfterStep {
        let (condition, ways) = cut_condition(args);
        let (yes, no) = ways.split_once(':').unwrap_or((ways, ""));
        let goes = |way: &str| match way.trim() {
            "" => "NoOp()".to_owned(),
            way => format!("Goto({way})"),
        };
        self.chooses(condition, &goes(yes), &goes(no), state, place)
    }

    fn takes_if(&mut self, args: &str, state: &mut PlanState, place: &ImportPlace) -> AfterStep {
        let (condition, ways) = cut_condition(args);
        let (yes, no) = cut_ways(ways);
        if self.is_usual_position(condition, yes, state) {
            return Next;
        }
        let no = if no.trim().is_empty() { "NoOp()" } else { no };
        self.chooses(condition, yes, no, state, place)
    }

    /// One step or another.
    fn chooses(
        &mut self,
        condition: &str,
        yes: &str,
        no: &str,
        state: &mut PlanState,
        place: &ImportPlace,
    ) -> AfterStep {
        let with = |text: &str| PlanState { first: first_step(text), ..state.clone() };
        match self.condition(condition, state, place) {
            PlanCondition::Known(holds) => To(with(if holds { yes } else { no })),
            PlanCondition::Case(when, is_not) => {
                let (yes, no) = if is_not { (no, yes) } else { (yes, no) };
                let otherwise = Box::new(with(no));
                Stop(PlanStop::Decides { cases: vec![(when, with(yes))], otherwise })
            }
        }
    }

    fn goes_at(&mut self, args: &str, state: &mut PlanState, place: &ImportPlace) -> AfterStep {
        let (times, ways) = args.split_once('?').unwrap_or((args, ""));
        let (yes, no) = ways.split_once(':').unwrap_or((ways, ""));
        let after = next(state);
        let goes = |way: &str| match way.trim() {
            "" => after.clone(),
            way => PlanState { first: first_step(&format!("Goto({way})")), ..state.clone() },
        };
        let times = self.expand(times, state).unwrap_or_default();
        match self.hours(&times, place) {
            Some(hours) => Stop(PlanStop::Decides {
                cases: vec![(SketchWhen::During(hours), goes(yes))],
                otherwise: Box::new(goes(no)),
            }),
            None => To(goes(no)),
        }
    }

    fn reads(
        &mut self,
        parts: &[String],
        state: &mut PlanState,
        heard: &mut PlanHeard,
        place: &ImportPlace,
    ) -> AfterStep {
        let part = |n: usize| parts.get(n).map_or("", |it| it.trim());
        let words = self.files(part(1), false, state, place);
        heard.said.extend(words);
        let number = |text: String| text.trim().parse::<u8>().ok();
        let most = self.expand(part(2), state).ok().and_then(number);
        let tries = self.expand(part(4), state).ok().and_then(number).unwrap_or(1);
        let wait_ms = self.expand(part(5), state).ok().and_then(|it| milliseconds(&it));
        Stop(PlanStop::Reads {
            variable: part(0).to_owned(),
            most: most.filter(|most| (1..=32).contains(most)).unwrap_or(32),
            tries: tries.clamp(1, 20),
            wait_ms,
            next: next(state),
        })
    }

    fn dials(&mut self, args: &str, state: &mut PlanState, place: &ImportPlace) -> AfterStep {
        let parts = split(args);
        let part = |n: usize| parts.get(n).map_or("", |it| it.trim());
        let seconds = self.expand(part(1), state).ok().and_then(|it| milliseconds(&it));
        if part(2).contains(['g', 'G', 'F']) {
            let words = "what happens after the conversation is left out";
            self.lose(place, ImportLossKind::LeftOut, words);
        }
        let variable = part(0).strip_prefix("${").and_then(|it| it.strip_suffix('}'));
        let variable = variable.filter(|name| {
            self.plan.globals.contains_key(*name) && !name.contains(['$', '(', ':'])
        });
        let variable = variable.map(str::to_owned);
        let dial = self.expand(part(0), state).unwrap_or_default();
        let next = next(state);
        Stop(PlanStop::Rings { dial, variable, seconds: seconds.map(|ms| ms / 1_000), next })
    }

    /// Somebody must enter a secret: whether it is right is decided outside.
    fn asks_for_secret(&mut self, state: &mut PlanState, place: &ImportPlace) -> AfterStep {
        self.lose(
            place,
            ImportLossKind::Otherwise,
            "callers must enter a secret here; the menu doesn't ask for it, and the secret was not copied",
        );
        let when = SketchWhen::Outside(
            "right-code".to_owned(),
            format!("Does the caller know the code ({place})?"),
        );
        let otherwise = Box::new(Self::end_of(state));
        Stop(PlanStop::Decides { cases: vec![(when, next(state))], otherwise })
    }
}

/// The step behind this one.
fn next(state: &PlanState) -> PlanState {
    PlanState { priority: state.priority + 1, ..state.clone() }
}
