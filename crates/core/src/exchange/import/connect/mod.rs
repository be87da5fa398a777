//! Reads flows of Amazon Connect, in both JSON formats: each block becomes a node, or passes what it sets on
//! to the next. Lambda functions, attributes and hours of operation are outside the flow, so what hangs on
//! them is decided outside.
mod blocks;
mod errors;
mod nodes;
mod speech;

use std::collections::{HashMap, VecDeque};

use self::blocks::{ConnectFlow, FlowBlock};
use self::nodes::FlowPass;
use super::ids::{NodeNames, in_words, plain};
use super::sketch::{Sketch, SketchKind, SketchLine, SketchNode, SketchWay};
use super::sounds::SoundWords;
use super::{ImportLossKind, ImportPlace, ImportRefusal, ImportSettings};

/// What a call has with it from block to block.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
struct FlowState {
    block: String,
    /// The queue that was set, by its name.
    queue: Option<String>,
    /// The entry whose digits are stored.
    entry: Option<String>,
}

/// A flow that is being read.
struct FlowReading<'f, 's> {
    flow: &'f ConnectFlow,
    settings: &'s ImportSettings,
    sounds: SoundWords<'s>,
    sketch: Sketch,
    names: NodeNames,
    met: HashMap<FlowState, SketchWay>,
    open: VecDeque<(String, FlowState)>,
    /// Names for what has none, in the order in which it is met.
    unnamed: HashMap<String, String>,
}

/// The most blocks without a word or a question in a row.
const MOST_SILENT: usize = 500;
/// The most nodes of a flow.
const MOST_NODES: usize = 3_000;

/// Reads a flow.
pub(super) fn read(
    file: &str,
    text: &str,
    settings: &ImportSettings,
) -> Result<(Sketch, bool), ImportRefusal> {
    let flow = ConnectFlow::of(file, text)?;
    let mut reading = FlowReading {
        flow: &flow,
        settings,
        sounds: SoundWords::new(&settings.sounds),
        sketch: Sketch::default(),
        names: NodeNames::default(),
        met: HashMap::new(),
        open: VecDeque::new(),
        unnamed: HashMap::new(),
    };
    let whole = ImportPlace { file: file.to_owned(), line: 0 };
    let start = FlowState { block: flow.start.clone(), ..FlowState::default() };
    let (way, language) = reading.onwards(&start);
    reading.make_all(&whole)?;
    let SketchWay::To(answer) = way else {
        return Err(ImportRefusal::new(whole, "the flow ends before it says or asks anything"));
    };
    let asks =
        |node: &SketchNode| matches!(node.kind, SketchKind::Menu { .. } | SketchKind::Entry { .. });
    if !reading.sketch.nodes.iter().any(asks) {
        return Err(ImportRefusal::new(
            whole,
            "no menu is in this flow: none of its blocks that a call reaches asks for a key",
        ));
    }
    let named = flow.name.as_deref().map(in_words).filter(|name| !name.is_empty());
    let mut sketch = reading.sketch;
    reading.sounds.tell(&mut sketch, file);
    sketch.title = named.unwrap_or_else(|| "A flow".to_owned());
    file.clone_into(&mut sketch.source);
    sketch.zone.clone_from(&settings.zone);
    let first = language.unwrap_or_else(|| "en-US".to_owned());
    sketch.languages.retain(|it| it.split('-').next() != first.split('-').next());
    sketch.languages.insert(0, first);
    let words = "the flow doesn't say the number that callers dial: a made-up one stands here";
    sketch.lose(&whole, "", ImportLossKind::Assumed, words);
    let id = plain(&sketch.title, "line");
    sketch.lines.push(SketchLine { id, number: None, answer, place: whole });
    sketch.label_options();
    Ok((sketch, reading.sounds.unheard))
}

impl FlowReading<'_, '_> {
    /// Where a call goes on from a block, and in which language.
    fn onwards(&mut self, state: &FlowState) -> (SketchWay, Option<String>) {
        let mut state = state.clone();
        let mut language = None;
        let mut passed = Vec::new();
        for _ in 0..MOST_SILENT {
            // Digits that are asked for again replace those before.
            if self.flow.blocks.get(&state.block).is_some_and(nodes::takes_digits) {
                state.entry = None;
            }
            if let Some(way) = self.met.get(&state).cloned() {
                self.keep(passed, &way);
                return (way, language);
            }
            passed.push(state.clone());
            let Some(block) = self.flow.blocks.get(&state.block) else {
                self.keep(passed, &SketchWay::HangUp);
                return (SketchWay::HangUp, language);
            };
            match self.passes(block, &mut state, &mut language) {
                FlowPass::To(next) => state.block = next,
                FlowPass::Ends => {
                    self.keep(passed, &SketchWay::HangUp);
                    return (SketchWay::HangUp, language);
                }
                FlowPass::Stops => {
                    let id = self.names.fresh(&self.wanted(block, &state));
                    let way = SketchWay::To(id.clone());
                    self.keep(passed, &way);
                    self.open.push_back((id, state));
                    return (way, language);
                }
            }
        }
        (SketchWay::HangUp, language)
    }

    fn way(&mut self, to: Option<&str>, state: &FlowState) -> SketchWay {
        match to {
            Some(to) => self.onwards(&FlowState { block: to.to_owned(), ..state.clone() }).0,
            None => SketchWay::HangUp,
        }
    }

    fn keep(&mut self, states: Vec<FlowState>, way: &SketchWay) {
        for state in states {
            self.met.insert(state, way.clone());
        }
    }

    fn make_all(&mut self, whole: &ImportPlace) -> Result<(), ImportRefusal> {
        while let Some((id, state)) = self.open.pop_front() {
            if self.sketch.nodes.len() > MOST_NODES {
                let words = format!("the flow becomes too large: more than {MOST_NODES} nodes");
                return Err(ImportRefusal::new(whole.clone(), words));
            }
            let flow = self.flow;
            if let Some(block) = flow.blocks.get(&state.block) {
                self.make(id, block, &state);
            }
        }
        Ok(())
    }

    fn add(&mut self, id: String, place: &ImportPlace, kind: SketchKind) {
        self.sketch.nodes.push(SketchNode { id, place: place.clone(), kind });
    }

    fn lose(
        &mut self,
        block: &FlowBlock,
        of: &str,
        kind: ImportLossKind,
        words: impl Into<String>,
    ) {
        self.sketch.lose(&block.place, of, kind, words);
    }

    /// What a thing outside the flow is called, which the flow knows by an address (ARN). Addresses have the
    /// number of an account in them, so none is shown.
    fn called(&mut self, block: &FlowBlock, parameter: &str, what: &str) -> String {
        let Some(address) = block.parameters.get(parameter) else { return what.to_owned() };
        if let Some(name) = self.settings.names.get(address).or(block.names.get(parameter)) {
            return name.clone();
        }
        if let Some(attribute) = address.strip_prefix("$.") {
            return in_words(attribute.rsplit('.').next().unwrap_or(attribute));
        }
        if !address.contains(':') && !address.contains('/') && address.len() < 30 {
            return in_words(address);
        }
        let count = self.unnamed.values().filter(|name| name.starts_with(what)).count();
        if let Some(known) = self.unnamed.get(address) {
            return known.clone();
        }
        let name = format!("{what} {}", count + 1);
        self.unnamed.insert(address.clone(), name.clone());
        let words = format!("{name} has no name in the flow: give it one with --names");
        self.lose(block, "", ImportLossKind::Assumed, words);
        name
    }
}
