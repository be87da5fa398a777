//! The blocks of a flow, whichever of the two formats it is written in.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::exchange::import::{ImportPlace, ImportRefusal};

/// Blocks that nobody hears.
pub(super) const SILENT: [&str; 16] = [
    "UpdateContactAttributes",
    "UpdateFlowAttributes",
    "UpdateContactData",
    "UpdateFlowLoggingBehavior",
    "UpdateContactRecordingBehavior",
    "UpdateContactRecordingAndAnalyticsBehavior",
    "UpdateContactEventHooks",
    "UpdateContactCallbackNumber",
    "UpdateContactRoutingBehavior",
    "UpdateContactRoutingCriteria",
    "UpdateContactMediaStreamingBehavior",
    "UpdateParticipantState",
    "UpdatePreviousContactParticipantState",
    "CreateTask",
    "TagContact",
    "GetMetricData",
];

/// The most blocks of a flow. Amazon Connect allows 250.
const MOST_BLOCKS: usize = 2_000;

/// When a block goes on somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum BlockExit {
    /// As usual.
    Next,
    /// A condition holds: its operator, and with what is compared.
    Condition(String, String),
    /// An error, by its name: `NoMatchingCondition`, `InputTimeLimitExceeded`, `QueueAtCapacity` ...
    Error(String),
}

/// A block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FlowBlock {
    pub(super) id: String,
    /// As the newer format calls it, `MessageParticipant`; the older one's names are translated.
    pub(super) kind: String,
    /// Parameters by their names, in the older format as in the newer one.
    pub(super) parameters: BTreeMap<String, String>,
    /// What a parameter refers to is called, by the parameter.
    pub(super) names: BTreeMap<String, String>,
    pub(super) exits: Vec<(BlockExit, String)>,
    pub(super) place: ImportPlace,
}

/// A flow.
#[derive(Clone, Debug, Default)]
pub(super) struct ConnectFlow {
    pub(super) name: Option<String>,
    pub(super) start: String,
    pub(super) blocks: HashMap<String, FlowBlock>,
}

impl ConnectFlow {
    pub(super) fn of(file: &str, text: &str) -> Result<Self, ImportRefusal> {
        let at = |line| ImportPlace { file: file.to_owned(), line };
        let json: Value = serde_json::from_str(text).map_err(|why| {
            ImportRefusal::new(at(why.line()), "the JSON of the flow ends or breaks here")
        })?;
        let lines = lines_of_ids(text);
        let place = |id: &str| at(lines.get(id).copied().unwrap_or(0));
        // `aws connect describe-contact-flow` puts the flow into a string.
        if let Some(inner) = json.pointer("/ContactFlow/Content").and_then(Value::as_str) {
            let mut flow = Self::of(file, inner)?;
            let name = json.pointer("/ContactFlow/Name").and_then(Value::as_str);
            flow.name = name.map(str::to_owned).or(flow.name);
            return Ok(flow);
        }
        let flow = match (json.get("Actions"), json.get("modules")) {
            (Some(Value::Array(actions)), _) => current(&json, actions, &place),
            (_, Some(Value::Array(modules))) => legacy(&json, modules, &place),
            _ => {
                return Err(ImportRefusal::new(
                    at(0),
                    "this JSON has no flow of Amazon Connect: it has neither \"Actions\" nor \"modules\"",
                ));
            }
        };
        if flow.blocks.len() > MOST_BLOCKS {
            return Err(ImportRefusal::new(
                at(0),
                format!("the flow has more than {MOST_BLOCKS} blocks"),
            ));
        }
        if !flow.blocks.contains_key(&flow.start) {
            return Err(ImportRefusal::new(at(0), "the flow doesn't say at which block it begins"));
        }
        Ok(flow)
    }
}

/// The line on which each block says its name.
fn lines_of_ids(text: &str) -> HashMap<String, usize> {
    let mut found = HashMap::new();
    for (n, line) in text.lines().enumerate() {
        for key in ["\"Identifier\"", "\"id\""] {
            for (at, _) in line.match_indices(key) {
                let rest = line[at + key.len()..].trim_start_matches([' ', ':', '\t']);
                let id = rest.strip_prefix('"').and_then(|it| it.split('"').next());
                if let Some(id) = id {
                    found.entry(id.to_owned()).or_insert(n + 1);
                }
            }
        }
    }
    found
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(it) => Some(it.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn string(value: &Value, key: &str) -> String {
    value.get(key).and_then(text_of).unwrap_or_default()
}

fn list(value: Option<&Value>) -> impl Iterator<Item = &Value> {
    value.and_then(Value::as_array).into_iter().flatten()
}

/// Parameters of parameters by their last names: `InputValidation/CustomValidation/MaximumLength`.
fn flattened(value: &Value, depth: usize, into: &mut BTreeMap<String, String>) {
    let Value::Object(map) = value else { return };
    for (key, value) in map {
        match text_of(value) {
            Some(text) => {
                into.insert(key.clone(), text);
            }
            None if depth < 5 => flattened(value, depth + 1, into),
            None => {}
        }
    }
}

/// The format of 2019-10-30.
fn current(json: &Value, actions: &[Value], place: &dyn Fn(&str) -> ImportPlace) -> ConnectFlow {
    let mut flow = ConnectFlow { start: string(json, "StartAction"), ..ConnectFlow::default() };
    let metadata = json.pointer("/Metadata/ActionMetadata");
    flow.name = json.pointer("/Metadata/name").and_then(text_of);
    for action in actions.iter().take(MOST_BLOCKS + 1) {
        let id = string(action, "Identifier");
        let mut parameters = BTreeMap::new();
        if let Some(given) = action.get("Parameters") {
            flattened(given, 0, &mut parameters);
        }
        let mut names = BTreeMap::new();
        if let Some(Value::Object(known)) = metadata.and_then(|it| it.get(&id)?.get("parameters")) {
            for (key, value) in known {
                if let Some(name) = value.get("displayName").and_then(text_of) {
                    names.insert(key.clone(), name);
                }
            }
        }
        let transitions = action.get("Transitions");
        let next = |value: &Value| string(value, "NextAction");
        let mut exits = Vec::new();
        for condition in list(transitions.and_then(|it| it.get("Conditions"))) {
            let how = condition.get("Condition");
            let operator = how.map(|it| string(it, "Operator")).unwrap_or_default();
            let operands = list(how.and_then(|it| it.get("Operands"))).filter_map(text_of);
            for operand in operands {
                let exit = BlockExit::Condition(operator.clone(), operand);
                exits.push((exit, next(condition)));
            }
        }
        for error in list(transitions.and_then(|it| it.get("Errors"))) {
            exits.push((BlockExit::Error(string(error, "ErrorType")), next(error)));
        }
        if let Some(to) = transitions.and_then(|it| it.get("NextAction")).and_then(text_of) {
            exits.push((BlockExit::Next, to));
        }
        let kind = string(action, "Type");
        let place = place(&id);
        let block = FlowBlock { id: id.clone(), kind, parameters, names, exits, place };
        flow.blocks.insert(id, block);
    }
    flow
}

/// What the older format calls a kind of block, and what the newer one does.
const LEGACY: [(&str, &str); 24] = [
    ("PlayPrompt", "MessageParticipant"),
    ("GetUserInput", "GetParticipantInput"),
    ("StoreUserInput", "StoreUserInput"),
    ("CheckAttribute", "Compare"),
    ("SetQueue", "UpdateContactTargetQueue"),
    ("Disconnect", "DisconnectParticipant"),
    ("InvokeExternalResource", "InvokeLambdaFunction"),
    ("SetAttributes", "UpdateContactAttributes"),
    ("SetVoice", "UpdateContactTextToSpeechVoice"),
    ("SetLoggingBehavior", "UpdateFlowLoggingBehavior"),
    ("SetRecordingBehavior", "UpdateContactRecordingBehavior"),
    ("CheckHoursOfOperation", "CheckHoursOfOperation"),
    ("CheckQueueStatus", "CheckMetricData"),
    ("CheckStaffing", "CheckMetricData"),
    ("GetMetrics", "GetMetricData"),
    ("Loop", "Loop"),
    ("LoopPrompts", "MessageParticipantIteratively"),
    ("Wait", "Wait"),
    ("SetEventHook", "UpdateContactEventHooks"),
    ("SetCallBackNumber", "UpdateContactCallbackNumber"),
    ("SetContactFlow", "UpdateContactEventHooks"),
    ("Resume", "EndFlowExecution"),
    ("HoldCustomer", "UpdateParticipantState"),
    ("Distribute", "DistributeByPercentage"),
];

/// The format before.
fn legacy(json: &Value, modules: &[Value], place: &dyn Fn(&str) -> ImportPlace) -> ConnectFlow {
    let mut flow = ConnectFlow { start: string(json, "start"), ..ConnectFlow::default() };
    flow.name = json.pointer("/metadata/name").and_then(text_of);
    for module in modules.iter().take(MOST_BLOCKS + 1) {
        let id = string(module, "id");
        let (mut parameters, mut names) = (BTreeMap::new(), BTreeMap::new());
        for parameter in list(module.get("parameters")) {
            let name = string(parameter, "name");
            if let Some(resource) = parameter.get("resourceName").and_then(text_of) {
                names.insert(name.clone(), resource);
            }
            // An attribute of the contact is named with its namespace.
            let space = string(parameter, "namespace");
            let value = match parameter.get("value").and_then(text_of) {
                Some(value) if !space.is_empty() => format!("$.{space}.{value}"),
                Some(value) => value,
                None => continue,
            };
            parameters.insert(name, value);
        }
        let mut exits = Vec::new();
        for branch in list(module.get("branches")) {
            let to = string(branch, "transition");
            let exit = match string(branch, "condition").as_str() {
                "Evaluate" => BlockExit::Condition(
                    string(branch, "conditionType"),
                    string(branch, "conditionValue"),
                ),
                "Success" => BlockExit::Next,
                "True" | "False" => {
                    BlockExit::Condition("Equals".to_owned(), string(branch, "condition"))
                }
                "Looping" => {
                    BlockExit::Condition("Equals".to_owned(), "ContinueLooping".to_owned())
                }
                "Complete" => BlockExit::Condition("Equals".to_owned(), "DoneLooping".to_owned()),
                "Timeout" => BlockExit::Error("InputTimeLimitExceeded".to_owned()),
                "NoMatch" => BlockExit::Error("NoMatchingCondition".to_owned()),
                "AtCapacity" => BlockExit::Error("QueueAtCapacity".to_owned()),
                _ => BlockExit::Error("NoMatchingError".to_owned()),
            };
            exits.push((exit, to));
        }
        let kind = string(module, "type");
        let kind = match kind.as_str() {
            "Transfer" => match string(module, "target").as_str() {
                "Queue" => "TransferContactToQueue",
                "PhoneNumber" => "TransferParticipantToThirdParty",
                _ => "TransferToFlow",
            },
            other => LEGACY.iter().find(|(name, _)| *name == other).map_or(other, |(_, it)| it),
        };
        let kind = kind.to_owned();
        let place = place(&id);
        let block = FlowBlock { id: id.clone(), kind, parameters, names, exits, place };
        flow.blocks.insert(id, block);
    }
    flow
}

impl FlowBlock {
    /// A parameter by one of its names.
    pub(super) fn parameter(&self, names: &[&str]) -> Option<&str> {
        names.iter().find_map(|name| self.parameters.get(*name)).map(String::as_str)
    }

    /// Where it goes on as usual; else where the first thing leads that isn't an error.
    pub(super) fn next(&self) -> Option<&str> {
        let usual = self.exits.iter().find(|(exit, _)| *exit == BlockExit::Next);
        usual.map(|(_, to)| to.as_str()).filter(|to| !to.is_empty())
    }

    /// Where an error leads: this one, else any.
    pub(super) fn error(&self, names: &[&str]) -> Option<&str> {
        let of = |wanted: &str| {
            let is_it =
                |(exit, _): &&(BlockExit, String)| *exit == BlockExit::Error(wanted.to_owned());
            self.exits.iter().find(is_it).map(|(_, to)| to.as_str()).filter(|to| !to.is_empty())
        };
        names.iter().copied().chain(["NoMatchingError"]).find_map(of)
    }
}
