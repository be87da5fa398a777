//! What a reader of a dialplan has before it: the dialplan, what was made of it so far, and what callers hear.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};

use super::plan::pattern;
use super::plan::relevance::Relevance;
use super::plan::{PlanExtension, ReadPlan};
use super::state::{PlanState, PlanStopped};
use super::values::{ENTRY_MARKS, NotKnown, PlanScope, PlanValue, PlanVariables};
use crate::exchange::import::ids::{NodeNames, in_words};
use crate::exchange::import::sketch::{Sketch, SketchWay, SketchWords};
use crate::exchange::import::sounds::SoundWords;
use crate::exchange::import::{ImportLossKind, ImportPlace};

/// A dialplan that is being read.
pub(super) struct PlanReading<'p> {
    pub(super) plan: &'p ReadPlan,
    pub(super) sounds: SoundWords<'p>,
    pub(super) sketch: Sketch,
    pub(super) names: NodeNames,
    /// The node that is made now; losses are put beside it.
    pub(super) node: String,
    /// Nodes by the states that they begin in.
    pub(super) made: HashMap<String, SketchWay>,
    /// The language that is set on the way to them.
    pub(super) languages: HashMap<String, String>,
    /// What was entered last, by the variables that were set to it.
    pub(super) entered: BTreeMap<String, String>,
    /// Nodes that have a name and are not made yet.
    pub(super) open: VecDeque<OpenNode>,
    /// Questions that are decided outside, by their conditions: their names, and what they ask.
    pub(super) questions: BTreeMap<String, (String, String)>,
    /// The language that a line sets.
    pub(super) language: Option<String>,
    pub(super) zones: Vec<(String, ImportPlace)>,
    /// Remarks beside the losses.
    pub(super) notes: Vec<(ImportPlace, String)>,
    /// How many steps may still be taken.
    pub(super) budget: usize,
    relevance: Relevance,
    /// How much of the names of contexts they all have in common, and of variables that are dialed.
    shared_start: usize,
    pub(super) dialed_start: usize,
    /// How many nodes begin at a step, by what variables hold there.
    variants: HashMap<String, usize>,
}

/// A node that is to be made.
pub(super) struct OpenNode {
    pub(super) id: String,
    pub(super) stopped: PlanStopped,
    pub(super) state: PlanState,
}

/// The most nodes that begin at one step, with other values of variables.
const MOST_VARIANTS: usize = 8;
/// All steps that a reader takes together.
const MOST_STEPS: usize = 2_000_000;

impl<'p> PlanReading<'p> {
    pub(super) fn new(plan: &'p ReadPlan, sounds: SoundWords<'p>) -> Self {
        Self {
            plan,
            sounds,
            sketch: Sketch::default(),
            names: NodeNames::default(),
            node: String::new(),
            made: HashMap::new(),
            languages: HashMap::new(),
            entered: BTreeMap::new(),
            open: VecDeque::new(),
            questions: BTreeMap::new(),
            language: None,
            zones: Vec::new(),
            notes: Vec::new(),
            budget: MOST_STEPS,
            relevance: Relevance::of(plan),
            shared_start: shared_start(plan.contexts.iter().map(|it| it.name.as_str())),
            dialed_start: shared_start(plan.dialed.iter().map(String::as_str)),
            variants: HashMap::new(),
        }
    }

    pub(super) fn expand(&self, text: &str, state: &PlanState) -> Result<String, NotKnown> {
        let scope = PlanScope {
            plan: self.plan,
            variables: &state.variables,
            context: &state.context,
            dialed: state.dialed.as_deref(),
            marks_entries: false,
        };
        scope.expand(text)
    }

    /// The same, with what was entered by its name, between marks.
    pub(super) fn expand_marked(&self, text: &str, state: &PlanState) -> Result<String, NotKnown> {
        let scope = PlanScope {
            plan: self.plan,
            variables: &state.variables,
            context: &state.context,
            dialed: state.dialed.as_deref(),
            marks_entries: true,
        };
        scope.expand(text)
    }

    /// The counters that a context looks at.
    pub(super) fn counters_in(&self, context: &str) -> Vec<String> {
        let own = self.relevance.counters().filter(|it| self.relevance.is_read_in(context, it));
        own.map(str::to_owned).collect()
    }

    /// The name of a context, without what all contexts begin with.
    pub(super) fn short<'n>(&self, context: &'n str) -> &'n str {
        context.get(self.shared_start..).filter(|it| !it.is_empty()).unwrap_or(context)
    }

    pub(super) fn lose(
        &mut self,
        place: &ImportPlace,
        kind: ImportLossKind,
        words: impl Into<String>,
    ) {
        let node = self.node.clone();
        self.sketch.lose(place, &node, kind, words);
    }

    /// Whether keys lead anywhere in a context.
    pub(super) fn has_keys(&self, context: &str) -> bool {
        self.plan.all_in(context).iter().any(|(_, it)| pattern::as_key(&it.name).is_some())
    }

    /// The context that has an extension.
    pub(super) fn home_of(&self, context: &str, extension: &PlanExtension) -> String {
        let has_it = |name: &&str| {
            let own = self.plan.context(name).and_then(|it| it.extension(&extension.name));
            own.is_some_and(|own| own.place == extension.place)
        };
        let mut seen = BTreeSet::new();
        let mut open = vec![context];
        while let Some(name) = open.pop() {
            if !seen.insert(name) {
                continue;
            }
            if has_it(&name) {
                return name.to_owned();
            }
            let includes = self.plan.context(name).map_or(&[][..], |it| it.includes.as_slice());
            open.extend(includes.iter().rev().map(|(name, ..)| name.as_str()));
        }
        context.to_owned()
    }

    /// A state by which nodes are known: what matters from there on.
    pub(super) fn key(&mut self, state: &PlanState) -> (String, PlanState) {
        let mut kept = state.clone();
        kept.variables = self.carried(state);
        let mut place = format!(
            "{}\n{}\n{}\n{:?}\n{}\n{:?}",
            kept.context, kept.home, kept.extension, kept.dialed, kept.priority, kept.first
        );
        for frame in &kept.frames {
            place.push_str(&format!("\n{}|{}|{}", frame.home, frame.extension, frame.priority));
        }
        let key = format!("{place}\n{:?}", kept.variables);
        if self.made.contains_key(&key) {
            return (key, kept);
        }
        // A call that comes round with other values each time is followed a few times, and then without them.
        let variants = self.variants.entry(place.clone()).or_default();
        *variants += 1;
        if *variants <= MOST_VARIANTS {
            return (key, kept);
        }
        kept.variables.retain(|name, _| name.starts_with("TIMEOUT("));
        (format!("{place}\n{:?}", kept.variables), kept)
    }

    /// The variables that matter from here on: not counters, and only what is looked at.
    fn carried(&self, state: &PlanState) -> PlanVariables {
        let mut contexts = vec![state.home.clone(), state.context.clone()];
        contexts.extend(state.frames.iter().map(|frame| frame.home.clone()));
        contexts.dedup();
        let relevance = &self.relevance;
        let first = state.first.as_ref().map_or("", |(_, args)| args.as_str());
        let matters = |name: &String, value: &PlanValue| {
            let is_setting = name.starts_with("TIMEOUT(")
                || name == "CHANNEL(language)" && self.plan.looks_at_language;
            let is_dialed = name == "EXTEN" && matches!(value, PlanValue::Entered(_));
            let is_argument = name.starts_with("ARG") || name.starts_with("MACRO_");
            // What callers enter is looked at where they enter it, or it would follow them round and round.
            let is_entered = !matches!(value, PlanValue::Known(_))
                || name.ends_with("STATUS")
                || name == "GOSUB_RETVAL";
            // What is empty is as if it was never set.
            let is_empty = matches!(value, PlanValue::Known(text) if text.is_empty());
            let is_read_here = contexts.iter().any(|it| relevance.is_read_in(it, name));
            let is_read = contexts.iter().any(|it| relevance.matters_from(it, name))
                || first.contains(name.as_str());
            let is_read = is_read && (!is_entered || is_read_here || first.contains(name.as_str()));
            is_setting
                || is_dialed
                || !is_empty
                    && !relevance.is_counter(name)
                    && !name.contains('(')
                    && (is_read || is_argument && !state.frames.is_empty())
        };
        let own = state.variables.iter().filter(|(name, value)| matters(name, value));
        own.map(|(name, value)| (name.clone(), value.clone())).collect()
    }

    /// The entry whose digits a variable has, wherever a call has been since: they stay.
    pub(super) fn was_entered(&self, text: &str) -> Option<String> {
        let name = text.trim().strip_prefix("${")?.strip_suffix('}')?;
        self.entered.get(name).cloned()
    }

    /// What sound files say, one after the other.
    pub(super) fn files(
        &mut self,
        files: &str,
        must_hear: bool,
        state: &PlanState,
        place: &ImportPlace,
    ) -> Vec<SketchWords> {
        let mut all = Vec::new();
        for file in files.split('&').filter(|file| !file.trim().is_empty()) {
            let text = match self.expand_marked(file.trim(), state) {
                Ok(name) if name.is_empty() => continue,
                Ok(name) => {
                    // What a variable holds may be several files, and digits that were entered.
                    let mut texts = Vec::new();
                    for name in name.split('&').filter(|it| !it.is_empty()) {
                        let mut parts = name.split(ENTRY_MARKS).enumerate();
                        let words =
                            parts.by_ref().filter(|(_, part)| !part.is_empty()).map(|(n, part)| {
                                match n % 2 {
                                    0 => self.sounds.words(part),
                                    _ => format!("{{{part}}}"),
                                }
                            });
                        texts.extend(words.collect::<Vec<_>>());
                    }
                    texts.join(" ")
                }
                Err(why) => {
                    let words = "what is said here hangs on something that only a call knows";
                    self.lose(place, ImportLossKind::Assumed, words);
                    self.sounds.unheard = true;
                    let named =
                        why.names.first().map_or("", |it| it.split('(').next().unwrap_or(""));
                    format!("[{}]", in_words(named))
                }
            };
            all.push(SketchWords { text, must_hear });
        }
        all
    }

    /// A value that is spoken.
    pub(super) fn value(
        &mut self,
        app: &str,
        value: &str,
        state: &PlanState,
        place: &ImportPlace,
    ) -> SketchWords {
        let text = match self.expand(value, state) {
            Ok(worth) if worth.is_empty() && self.was_entered(value).is_some() => {
                format!("{{{}}}", self.was_entered(value).unwrap_or_default())
            }
            Ok(value) if app == "saynumber" => value,
            Ok(value) if matches!(app, "saydigits" | "sayalpha" | "sayphonetic") => {
                value.chars().map(String::from).collect::<Vec<_>>().join(" ")
            }
            Err(NotKnown { entry: Some(entry), .. }) => format!("{{{entry}}}"),
            Ok(_) | Err(_) => {
                let words = "a value that only a call knows is spoken here";
                self.lose(place, ImportLossKind::Assumed, words);
                self.sounds.unheard = true;
                "[a value]".to_owned()
            }
        };
        SketchWords { text, must_hear: true }
    }

    /// A text that a voice of the telephone system speaks.
    pub(super) fn spoken(
        &mut self,
        text: &str,
        any_key: bool,
        state: &PlanState,
        place: &ImportPlace,
    ) -> SketchWords {
        let text = match self.expand(text.trim_matches('"'), state) {
            Ok(text) => text.replace('{', "{{").replace('}', "}}"),
            Err(_) => {
                let words = "a part of what is spoken here hangs on what only a call knows";
                self.lose(place, ImportLossKind::Assumed, words);
                "[spoken text]".to_owned()
            }
        };
        SketchWords { text, must_hear: !any_key }
    }

    /// The mailbox of `VoiceMail`, and what callers hear before the beep.
    pub(super) fn voice_mail(
        &mut self,
        mailbox: &str,
        options: &str,
        state: &PlanState,
    ) -> (String, SketchWords) {
        let first = mailbox.split('&').next().unwrap_or_default();
        let full = self.expand(first, state).unwrap_or_default();
        let box_number = full.split('@').next().unwrap_or_default().to_owned();
        let options = options.to_ascii_lowercase();
        let spelled = box_number.chars().filter(char::is_ascii_digit).map(String::from);
        let spelled = spelled.collect::<Vec<_>>().join(" ");
        let who =
            if spelled.is_empty() { String::new() } else { format!(" at extension {spelled}") };
        let mut text = String::new();
        if options.contains('u') {
            text.push_str(&format!("The person{who} is unavailable. "));
        } else if options.contains('b') {
            text.push_str(&format!("The person{who} is on the phone. "));
        }
        if !options.contains('s') {
            text.push_str(
                "Please leave your message after the tone. When done, hang up, or press the pound key.",
            );
        }
        (box_number, SketchWords { text: text.trim_end().to_owned(), must_hear: false })
    }

    /// A name that the dialplan gives, as far as it is known.
    pub(super) fn named(&self, text: &str, state: &PlanState) -> String {
        self.expand(text.trim(), state).unwrap_or_default()
    }
}

/// How much several names have in common at their beginning, up to a dash or an underscore.
fn shared_start<'n>(names: impl Iterator<Item = &'n str>) -> usize {
    let names: Vec<&str> = names.collect();
    let Some((first, others)) = names.split_first().filter(|(_, others)| others.len() > 1) else {
        return 0;
    };
    let in_common = others.iter().fold(first.len(), |least, other| {
        let alike = first.bytes().zip(other.bytes()).take_while(|(one, other)| one == other);
        least.min(alike.count())
    });
    let parts = |name: &str| name[in_common..].starts_with(['-', '_']);
    if names.iter().all(|name| name.is_char_boundary(in_common) && parts(name)) {
        return in_common + 1;
    }
    first.get(..in_common).and_then(|it| it.rfind(['-', '_'])).map_or(0, |at| at + 1)
}
