//! What each kind of block is in a menu file.

use super::blocks::{BlockExit, FlowBlock, SILENT};
use super::{FlowReading, FlowState};
use crate::exchange::import::ImportLossKind;
use crate::exchange::import::ids::{in_words, is_secret, plain};
use crate::exchange::import::sketch::{
    SketchAsking, SketchFailures, SketchKind, SketchOption, SketchWay, SketchWhen, SketchWords,
};
use crate::language::Locale;

/// What a call does at a block.
pub(super) enum FlowPass {
    /// It goes on at another: nobody hears this one.
    To(String),
    /// It ends.
    Ends,
    /// The block is a node.
    Stops,
}

impl FlowPass {
    fn to(next: Option<&str>) -> Self {
        next.map_or(Self::Ends, |next| Self::To(next.to_owned()))
    }
}

impl FlowReading<'_, '_> {
    /// Where a call goes on from a block that nobody hears.
    pub(super) fn passes(
        &mut self,
        block: &FlowBlock,
        state: &mut FlowState,
        language: &mut Option<String>,
    ) -> FlowPass {
        self.tell_errors(block);
        if block.may_fail().is_some() {
            return FlowPass::Stops;
        }
        let next = || FlowPass::to(block.next());
        match block.kind.as_str() {
            "UpdateContactTargetQueue" => {
                let parameter = match block.parameters.contains_key("QueueId") {
                    true => "QueueId",
                    false => "Queue",
                };
                state.queue = Some(self.called(block, parameter, "Queue"));
                next()
            }
            "UpdateContactTextToSpeechVoice" => {
                let tag = block.parameter(&["LanguageCode", "GlobalLanguageCode", "languageCode"]);
                if let Some(locale) = tag.and_then(Locale::find) {
                    let tag = locale.tag().to_owned();
                    if !self.sketch.languages.contains(&tag) {
                        self.sketch.languages.push(tag.clone());
                    }
                    *language = Some(tag);
                }
                next()
            }
            "InvokeLambdaFunction" | "InvokeFlowModule" => {
                self.passed_over(block);
                next()
            }
            "Wait" => {
                self.lose(block, "", ImportLossKind::Otherwise, "a wait is left out");
                let done =
                    |(exit, _): &&(BlockExit, String)| matches!(exit, BlockExit::Condition(..));
                FlowPass::to(
                    block
                        .next()
                        .or_else(|| block.exits.iter().find(done).map(|(_, to)| to.as_str())),
                )
            }
            "DisconnectParticipant" | "EndFlowExecution" | "EndFlowModuleExecution" => {
                FlowPass::Ends
            }
            kind if SILENT.contains(&kind) => next(),
            "MessageParticipant"
            | "GetParticipantInput"
            | "StoreUserInput"
            | "Compare"
            | "CheckHoursOfOperation"
            | "CheckMetricData"
            | "Loop"
            | "DistributeByPercentage"
            | "TransferContactToQueue"
            | "TransferParticipantToThirdParty"
            | "TransferToFlow"
            | "CreateCallbackContact" => FlowPass::Stops,
            kind => {
                let is_name = kind.len() < 50 && kind.chars().all(|c| c.is_ascii_alphanumeric());
                let shown = if is_name { in_words(kind) } else { "A block".to_owned() };
                let words = format!("{shown} is left out: the reader doesn't know what it does");
                self.lose(block, "", ImportLossKind::LeftOut, words);
                next()
            }
        }
    }

    /// What the node of a block would be called.
    pub(super) fn wanted(&self, block: &FlowBlock, state: &FlowState) -> String {
        let own = block.id.len() < 30 && !block.id.contains(|c: char| c.is_ascii_digit());
        if own {
            return block.id.clone();
        }
        match block.kind.as_str() {
            "MessageParticipant" => "message",
            _ if takes_digits(block) => "digits",
            "GetParticipantInput" => "menu",
            "CheckHoursOfOperation" => "hours",
            "TransferContactToQueue" => {
                return format!("{}-line", state.queue.as_deref().unwrap_or("queue"));
            }
            "Loop" => "loop",
            "TransferParticipantToThirdParty" => "outside-number",
            "InvokeLambdaFunction" => "lambda",
            "InvokeFlowModule" => "module",
            _ => "choice",
        }
        .to_owned()
    }

    pub(super) fn make(&mut self, id: String, block: &FlowBlock, state: &FlowState) {
        let usual = block.next();
        match block.kind.as_str() {
            "MessageParticipant" => {
                let say = SketchWords { must_hear: true, ..self.said(block, &id, state) };
                let to = match self.way(usual, state) {
                    SketchWay::HangUp => None,
                    way @ SketchWay::To(_) => Some(way),
                };
                self.add(id, &block.place, SketchKind::Message { say, to });
            }
            _ if takes_digits(block) => self.digits(id, block, state),
            "GetParticipantInput" => self.menu(id, block, state),
            "TransferContactToQueue" => {
                let name = state.queue.clone().unwrap_or_else(|| "The queue".to_owned());
                let words =
                    "what callers hear in the line, and how long they wait, is in another flow";
                self.lose(block, &id, ImportLossKind::Assumed, words);
                let team = self.names.fresh(&name);
                let id = self.joins(id, block, state, &name);
                let full = block.error(&["QueueAtCapacity"]);
                let full_to = Some(self.way(full, state)).filter(|way| *way != SketchWay::HangUp);
                let kind = SketchKind::Queue {
                    team: team.clone(),
                    longest_ms: None,
                    longest_to: None,
                    full_to,
                };
                self.add(id, &block.place, kind);
                self.team(team, block, name);
            }
            "TransferParticipantToThirdParty" => {
                let seconds =
                    block.parameter(&["ThirdPartyConnectionTimeLimitSeconds", "TimeLimit"]);
                let ring = seconds
                    .and_then(|it| it.parse::<u64>().ok())
                    .map(|it| it.clamp(1, 600) * 1_000);
                let unanswered = block.error(&["ConnectionTimeLimitExceeded", "CallFailed"]);
                let busy = block.error(&["CallFailed"]).filter(|to| Some(*to) != unanswered);
                let unanswered_to = unanswered.map(|to| self.way(Some(to), state));
                let busy_to = busy.map(|to| self.way(Some(to), state));
                let name = "An outside number".to_owned();
                let kind = SketchKind::Team { name, ring_ms: ring, unanswered_to, busy_to };
                self.add(id, &block.place, kind);
            }
            "TransferToFlow" => {
                let parameter = match block.parameters.contains_key("ContactFlowId") {
                    true => "ContactFlowId",
                    false => "ContactFlow",
                };
                let name = self.called(block, parameter, "Flow");
                let words = format!(
                    "{name} is another flow, which was not read: callers are connected to it"
                );
                self.lose(block, &id, ImportLossKind::LeftOut, words);
                self.team(id, block, name);
            }
            "CreateCallbackContact" => {
                let words = "callers are called back at the number that the flow has: here they are connected";
                self.lose(block, &id, ImportLossKind::Otherwise, words);
                self.team(id, block, "A call back".to_owned());
            }
            "Loop" => self.loops(id, block, state),
            _ if block.may_fail().is_some() => self.fails(id, block, state),
            _ => self.choice(id, block, state),
        }
    }

    fn team(&mut self, id: String, block: &FlowBlock, name: String) {
        let kind = SketchKind::Team { name, ring_ms: None, unanswered_to: None, busy_to: None };
        self.add(id, &block.place, kind);
    }

    fn menu(&mut self, id: String, block: &FlowBlock, state: &FlowState) {
        let say = self.said(block, &id, state);
        let mut options: Vec<SketchOption> = Vec::new();
        for (exit, to) in &block.exits {
            let BlockExit::Condition(_, key) = exit else { continue };
            let is_key =
                key.len() == 1 && key.chars().all(|c| c.is_ascii_digit() || "*#".contains(c));
            if !is_key || options.iter().any(|option| option.key == *key) {
                if !is_key {
                    let words = "an intent that callers speak is left out: a menu has keys alone";
                    self.lose(block, &id, ImportLossKind::LeftOut, words);
                }
                continue;
            }
            let next = FlowState { block: to.clone(), ..state.clone() };
            let (lead, language) = self.onwards(&next);
            let (key, label) = (key.clone(), String::new());
            options.push(SketchOption { key, label, lead, does: None, language, during: None });
        }
        let asking = self.asking(block, state, None);
        if options.is_empty() {
            let to = Some(asking.silence.to).filter(|way| *way != SketchWay::HangUp);
            let words = "no key leads anywhere from here";
            self.lose(block, &id, ImportLossKind::Otherwise, words);
            return self.add(id, &block.place, SketchKind::Message { say, to });
        }
        let kind =
            SketchKind::Menu { greeting: None, say: Some(say), options, asking, key_length: None };
        self.add(id, &block.place, kind);
    }

    fn digits(&mut self, id: String, block: &FlowBlock, state: &FlowState) {
        let ask = self.said(block, &id, state);
        let most = block.parameter(&["MaximumLength", "MaxDigits", "maxLength"]);
        let most = most.and_then(|it| it.parse::<u8>().ok()).unwrap_or(20).clamp(1, 32);
        let stored = FlowState { entry: Some(id.clone()), ..state.clone() };
        let to = self.way(block.next(), &stored);
        // Without an error's way, Connect goes on as if digits had come.
        let asking = self.asking(block, state, block.next());
        let empty_to = Some(asking.silence.to.clone());
        let kind = SketchKind::Entry {
            ask,
            fewest: 1,
            most,
            terminator: Some('#'),
            empty_to,
            star_to: None,
            asking,
            to,
        };
        self.add(id, &block.place, kind);
    }

    /// One try, as Connect has it: what asks again is a loop in the flow.
    fn asking(
        &mut self,
        block: &FlowBlock,
        state: &FlowState,
        otherwise: Option<&str>,
    ) -> SketchAsking {
        let seconds = |names: &[&str], otherwise: u64| {
            let given = block.parameter(names).and_then(|it| it.parse::<u64>().ok());
            given.unwrap_or(otherwise).clamp(1, 600) * 1_000
        };
        let failed = |reading: &mut Self, name: &str| {
            let to = block.error(&[name]).or(otherwise);
            let to = reading.way(to, state);
            SketchFailures { tries: Some(1), remarks: Vec::new(), to }
        };
        SketchAsking {
            silence: failed(self, "InputTimeLimitExceeded"),
            wrong: failed(self, "NoMatchingCondition"),
            together: false,
            again: None,
            wait_ms: seconds(&["InputTimeLimitSeconds", "Timeout"], 5),
            between_ms: seconds(&["InterdigitTimeLimitSeconds", "InterDigitTimeout"], 5),
            ignores_wrong_keys: false,
        }
    }

    /// So many times one way, then another.
    fn loops(&mut self, id: String, block: &FlowBlock, state: &FlowState) {
        let count = block.parameter(&["LoopCount"]).and_then(|it| it.parse::<u8>().ok());
        let exit = |value: &str| {
            let is_it = |(exit, _): &&(BlockExit, String)| matches!(exit, BlockExit::Condition(_, it) if it == value);
            block.exits.iter().find(is_it).map(|(_, to)| to.as_str())
        };
        let again = self.way(exit("ContinueLooping").or(block.next()), state);
        let done = self.way(exit("DoneLooping"), state);
        let times = count.unwrap_or(3).saturating_add(1);
        if count.is_none_or(|count| count > 19) {
            let words =
                "how often it loops is not known, or more than a menu file counts: 19 at most";
            self.lose(block, &id, ImportLossKind::Otherwise, words);
        }
        let cases = vec![(SketchWhen::Times(times.min(20)), done)];
        self.add(id, &block.place, SketchKind::Branch { cases, otherwise: again });
    }

    /// A decision: on what was entered, else outside.
    fn choice(&mut self, id: String, block: &FlowBlock, state: &FlowState) {
        let value =
            block.parameter(&["ComparisonValue", "Attribute", "MetricType"]).unwrap_or_default();
        let attribute = value.rsplit('.').next().unwrap_or_default().to_owned();
        let is_entered =
            value.contains("StoredCustomerInput") || value.contains("Stored customer input");
        let mut cases: Vec<(SketchWhen, SketchWay)> = Vec::new();
        for (exit, to) in &block.exits {
            let BlockExit::Condition(operator, operand) = exit else { continue };
            if block.kind == "CheckHoursOfOperation" && operand.eq_ignore_ascii_case("false") {
                continue;
            }
            let to = self.way(Some(to), state);
            let digits = !operand.is_empty() && operand.bytes().all(|b| b.is_ascii_digit());
            let when = match (&state.entry, operator.as_str()) {
                (Some(entry), "Equals") if is_entered && digits && operand.len() < 4 => {
                    SketchWhen::Entered(entry.clone(), vec![operand.clone()])
                }
                _ => self.outside(block, &id, &attribute, operator, operand),
            };
            cases.push((when, to));
            if cases.len() >= 90 {
                break;
            }
        }
        let is_no = |(exit, _): &&(BlockExit, String)| matches!(exit, BlockExit::Condition(_, it) if it.eq_ignore_ascii_case("false"));
        let closed = block.exits.iter().find(is_no).map(|(_, to)| to.as_str());
        let closed = closed.filter(|_| block.kind == "CheckHoursOfOperation");
        let otherwise = closed.or_else(|| block.error(&["NoMatchingCondition"])).or(block.next());
        let otherwise = self.way(otherwise, state);
        let kind = match cases.is_empty() {
            true => {
                let to = Some(otherwise).filter(|way| *way != SketchWay::HangUp);
                SketchKind::Message { say: SketchWords::default(), to }
            }
            false => SketchKind::Branch { cases, otherwise },
        };
        self.add(id, &block.place, kind);
    }

    /// A question that is answered outside. What a secret is compared with is not shown.
    fn outside(
        &mut self,
        block: &FlowBlock,
        id: &str,
        attribute: &str,
        operator: &str,
        operand: &str,
    ) -> SketchWhen {
        let (name, asks) = match block.kind.as_str() {
            "CheckHoursOfOperation" => {
                let parameter = match block.parameters.contains_key("HoursOfOperationId") {
                    true => "HoursOfOperationId",
                    false => "Hours",
                };
                let hours = self.called(block, parameter, "Hours");
                (format!("{hours} open"), format!("Is it within {hours}?"))
            }
            "DistributeByPercentage" => (
                format!("share {operand}"),
                format!("Is this call in the share of callers {operand}?"),
            ),
            _ => {
                let what = in_words(attribute);
                let what = if what.is_empty() { "Something outside".to_owned() } else { what };
                let long =
                    operand.len() > 40 || operand.bytes().filter(u8::is_ascii_digit).count() > 3;
                match is_secret(attribute) || long {
                    true => (format!("{what} right"), format!("Is {what} the right one?")),
                    false => {
                        let how = if operator == "Equals" {
                            String::new()
                        } else {
                            format!("{} ", in_words(operator).to_lowercase())
                        };
                        (format!("{what} {operand}"), format!("Is {what} {how}{operand}?"))
                    }
                }
            }
        };
        let name = plain(&name, "condition");
        let words = format!("decided outside the flow: call --assume {name}=yes says how");
        self.lose(block, id, ImportLossKind::Otherwise, words);
        SketchWhen::Outside(name, asks)
    }
}

/// Whether a block stores digits, in place of leading elsewhere by a key.
pub(super) fn takes_digits(block: &FlowBlock) -> bool {
    let stores =
        || block.parameter(&["StoreInput"]).is_some_and(|it| it.eq_ignore_ascii_case("true"));
    block.kind == "StoreUserInput" || block.kind == "GetParticipantInput" && stores()
}
