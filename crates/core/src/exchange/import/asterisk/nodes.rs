//! Nodes of a menu file, each made of what stopped the reading where it begins.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what else stops the reading is all the same here"
)]

use super::asking::AskedWords;
use super::people::peer_in_words;
use super::plan::pattern;
use super::reading::{OpenNode, PlanReading};
use super::state::{PlanState, PlanStop, PlanStopped};
use crate::exchange::import::sketch::{SketchKind, SketchNode, SketchWay, SketchWhen, SketchWords};
use crate::exchange::import::{ImportLossKind, ImportPlace, ImportRefusal};

/// The most nodes of a menu that is read.
const MOST_NODES: usize = 3_000;
/// The most cases that a branch is made of.
const MOST_CASES: usize = 90;
/// The most jumps from one extension to the next without a word.
const MOST_JUMPS: usize = 100;

/// Where a call goes on, and the language in which it does.
pub(super) struct PlanOnward {
    pub(super) way: SketchWay,
    pub(super) language: Option<String>,
}

impl PlanReading<'_> {
    /// Where a call goes on from a state: a node, made later.
    pub(super) fn way(&mut self, state: &PlanState) -> SketchWay {
        match self.onwards(state).way {
            // Only a key leads to the first menu.
            SketchWay::To(way) if way == "top" => {
                let place = self.place_of(state);
                let words =
                    "the call goes back to the menu before; in the dialplan, to the first one";
                self.lose(&place, ImportLossKind::Otherwise, words);
                SketchWay::To("back".to_owned())
            }
            way => way,
        }
    }

    /// The same, as a node: a branch leads to nodes alone.
    fn way_to_node(&mut self, state: &PlanState) -> SketchWay {
        match self.way(state) {
            SketchWay::To(way) if way == "back" => {
                if let Some(known) = self.made.get("back") {
                    return known.clone();
                }
                let id = self.names.fresh("the-menu-before");
                let way = SketchWay::To(id.clone());
                self.made.insert("back".to_owned(), way.clone());
                let to = Some(SketchWay::To("back".to_owned()));
                let place = self.place_of(state);
                self.add(id, place, SketchKind::Message { say: SketchWords::default(), to });
                way
            }
            way => way,
        }
    }

    pub(super) fn onwards(&mut self, state: &PlanState) -> PlanOnward {
        let (mut key, mut state) = self.key(state);
        let mut keys = Vec::new();
        let mut language: Option<String> = None;
        // What is lost on the way belongs to the node that is made of it.
        let losses = self.sketch.losses.len();
        for _ in 0..MOST_JUMPS {
            if let Some(way) = self.made.get(&key).cloned() {
                self.keep(&keys, &way);
                self.sketch.losses.truncate(losses);
                let language = self.languages.get(&key).cloned().or(language);
                self.speak_on(&keys, language.as_deref());
                return PlanOnward { way, language };
            }
            keys.push(key.clone());
            let stopped = self.follow(&state, false);
            language = stopped.language.clone().or(language);
            self.speak_on(&keys, stopped.language.as_deref());
            match stopped.stop {
                PlanStop::Jumps(next) if stopped.said.is_empty() => {
                    (key, state) = self.key(&next);
                }
                PlanStop::Ends if stopped.said.is_empty() => {
                    self.keep(&keys, &SketchWay::HangUp);
                    return PlanOnward { way: SketchWay::HangUp, language };
                }
                PlanStop::Back { to_first } if stopped.said.is_empty() => {
                    let way = SketchWay::To(if to_first { "top" } else { "back" }.to_owned());
                    self.keep(&keys, &way);
                    return PlanOnward { way, language };
                }
                _ => {
                    let way = self.begins(&keys, state, stopped, losses);
                    return PlanOnward { way, language };
                }
            }
        }
        let place = self.place_of(&state);
        let words = "the dialplan goes round here without ever asking; the call ends instead";
        self.lose(&place, ImportLossKind::LeftOut, words);
        PlanOnward { way: SketchWay::HangUp, language }
    }

    /// A language is set on the way from some states.
    fn speak_on(&mut self, keys: &[String], language: Option<&str>) {
        for key in keys.iter().filter(|_| language.is_some()) {
            self.languages.insert(key.clone(), language.unwrap_or_default().to_owned());
        }
    }

    /// A node begins in a state. Losses from a place on were met on the way to what stopped it.
    fn begins(
        &mut self,
        keys: &[String],
        state: PlanState,
        stopped: PlanStopped,
        losses: usize,
    ) -> SketchWay {
        let wanted = wanted(self, &state, &stopped);
        let id = self.names.fresh(&wanted);
        for loss in self.sketch.losses.iter_mut().skip(losses) {
            loss.of.clone_from(&id);
        }
        let way = SketchWay::To(id.clone());
        self.keep(keys, &way);
        self.open.push_back(OpenNode { id, stopped, state });
        way
    }

    /// The node of a state and all its variables.
    pub(super) fn way_with_counters(&mut self, state: PlanState) -> SketchWay {
        let key = format!("{state:?}");
        if let Some(way) = self.made.get(&key) {
            return way.clone();
        }
        let losses = self.sketch.losses.len();
        let stopped = self.follow(&state, false);
        self.begins(&[key], state, stopped, losses)
    }

    fn keep(&mut self, keys: &[String], way: &SketchWay) {
        for key in keys {
            self.made.insert(key.clone(), way.clone());
        }
    }

    /// Makes all nodes that have a name.
    pub(super) fn make_all(&mut self) -> Result<(), ImportRefusal> {
        while let Some(open) = self.open.pop_front() {
            if self.sketch.nodes.len() >= MOST_NODES || self.budget == 0 {
                return Err(ImportRefusal::new(
                    self.place_of(&open.state),
                    format!(
                        "the menu becomes too large from here on: more than {MOST_NODES} nodes, or too many steps"
                    ),
                ));
            }
            self.node.clone_from(&open.id);
            self.make(open);
            self.node.clear();
        }
        Ok(())
    }

    pub(super) fn add(&mut self, id: String, place: ImportPlace, kind: SketchKind) {
        self.sketch.nodes.push(SketchNode { id, place, kind });
    }

    fn make(&mut self, open: OpenNode) {
        let OpenNode { mut id, stopped, state } = open;
        let place = self.place_of(&state);
        let PlanStopped { mut said, mut stop, greeting, .. } = stopped;
        // Words that any key cuts short before something is recorded are the mailbox's own.
        if let PlanStop::Jumps(next) = &stop
            && next.context == state.context
            && !said.is_empty()
        {
            let then = self.follow(next, false);
            if then.said.is_empty() && matches!(then.stop, PlanStop::Records { .. }) {
                stop = then.stop;
            }
        }
        // What must be heard before a question is a message of its own.
        let is_question = matches!(stop, PlanStop::Asks { .. } | PlanStop::Reads { .. });
        let takes_message = matches!(stop, PlanStop::Records { .. });
        let first = match is_question {
            true if greeting.is_empty() => {
                said.iter().rposition(|it| it.must_hear).map_or(0, |last| last + 1)
            }
            true => 0,
            false if takes_message => 0,
            false => said.len(),
        };
        // A prompt that must be heard may also be the question itself.
        let first = if is_question && first == said.len() && first > 0 {
            first.saturating_sub(1)
        } else {
            first
        };
        let asked = said.split_off(first);
        let ends = matches!(stop, PlanStop::Ends | PlanStop::Jumps(_) | PlanStop::Back { .. });
        if !said.is_empty() && !ends {
            let inner = self.names.fresh(&format!("{id}-{}", after(&stop)));
            let kind = SketchKind::Message {
                say: together(&said),
                to: Some(SketchWay::To(inner.clone())),
            };
            self.add(std::mem::replace(&mut id, inner), place.clone(), kind);
            self.node.clone_from(&id);
        }
        match stop {
            // A call that comes to a menu was followed further.
            PlanStop::Ends | PlanStop::Arrives { .. } => {
                self.add(id, place, SketchKind::Message { say: together(&said), to: None });
            }
            PlanStop::Back { .. } => {
                let to = Some(SketchWay::To("back".to_owned()));
                self.add(id, place, SketchKind::Message { say: together(&said), to });
            }
            PlanStop::Jumps(next) => {
                let to = match self.way(&next) {
                    SketchWay::HangUp => None,
                    way @ SketchWay::To(_) => Some(way),
                };
                self.add(id, place, SketchKind::Message { say: together(&said), to });
            }
            PlanStop::Decides { cases, otherwise } => {
                let (cases, otherwise) = self.all_cases(cases, *otherwise);
                let cases =
                    cases.into_iter().map(|(when, next)| (when, self.way_to_node(&next))).collect();
                let otherwise = self.way_to_node(&otherwise);
                self.add(id, place, SketchKind::Branch { cases, otherwise });
            }
            PlanStop::Rings { dial, variable, seconds, next } => {
                let kind = self.rings(&dial, variable.as_deref(), seconds, &next, &place);
                self.add(id, place, kind);
            }
            PlanStop::Queues { name, seconds, next } => {
                self.queues(id, place, &name, seconds, next);
            }
            PlanStop::Records { seconds, next } => {
                let say = together(&asked);
                let thanks = Some(self.after_the_message(&next, &place));
                let longest_ms = seconds.map(|it| it * 1_000);
                let keys = Vec::new();
                self.add(id, place, SketchKind::Mailbox { say, thanks, longest_ms, keys });
            }
            PlanStop::Mail { greeting, next, .. } => {
                let thanks = Some(self.after_the_message(&next, &place));
                let words = "what callers hear around the recording, and its length, are in voicemail.conf, which was not read";
                self.lose(&place, ImportLossKind::Assumed, words);
                let keys = self.mailbox_keys(&next);
                self.add(
                    id,
                    place,
                    SketchKind::Mailbox { say: greeting, thanks, longest_ms: None, keys },
                );
            }
            PlanStop::Leaves { name } => {
                let kind =
                    SketchKind::Team { name, ring_ms: None, unanswered_to: None, busy_to: None };
                self.add(id, place, kind);
            }
            PlanStop::Reads { variable, most, tries, wait_ms, next } => {
                self.reads_digits(id, place, &asked, (&variable, most, tries, wait_ms), next);
            }
            PlanStop::Asks { wait_ms, state, ignores_wrong_keys } => {
                let greeting = (!greeting.is_empty()).then(|| together(&greeting));
                let asked = AskedWords { greeting, said: asked, wait_ms, ignores_wrong_keys };
                self.menu(id, place, &asked, &state);
            }
        }
    }

    /// Cases, and those of decisions that follow at once.
    fn all_cases(
        &mut self,
        mut cases: Vec<(SketchWhen, PlanState)>,
        mut otherwise: PlanState,
    ) -> (Vec<(SketchWhen, PlanState)>, PlanState) {
        while cases.len() < MOST_CASES {
            let losses = self.sketch.losses.len();
            let stopped = self.follow(&otherwise, false);
            match stopped.stop {
                PlanStop::Decides { cases: more, otherwise: then } if stopped.said.is_empty() => {
                    cases.extend(more);
                    otherwise = *then;
                }
                _ => {
                    self.sketch.losses.truncate(losses);
                    break;
                }
            }
        }
        (cases, otherwise)
    }
}

/// Several words in one go. A key cuts them if it cuts the last of them.
pub(super) fn together(said: &[SketchWords]) -> SketchWords {
    let texts: Vec<&str> =
        said.iter().map(|it| it.text.as_str()).filter(|text| !text.is_empty()).collect();
    SketchWords { text: texts.join(" "), must_hear: said.last().is_some_and(|it| it.must_hear) }
}

/// What a node would be called.
fn wanted(reading: &PlanReading<'_>, state: &PlanState, stopped: &PlanStopped) -> String {
    // A subroutine that was called names what it does.
    let inner = match &stopped.stop {
        PlanStop::Asks { state, .. } => Some(state),
        PlanStop::Reads { next, .. } | PlanStop::Records { next, .. } => Some(next),
        PlanStop::Decides { otherwise, .. } => Some(&**otherwise),
        PlanStop::Jumps(_)
        | PlanStop::Ends
        | PlanStop::Back { .. }
        | PlanStop::Arrives { .. }
        | PlanStop::Rings { .. }
        | PlanStop::Queues { .. }
        | PlanStop::Mail { .. }
        | PlanStop::Leaves { .. } => None,
    };
    let is_key = state.extension.len() < 7 && pattern::as_key(&state.extension).is_some();
    let inner = inner.filter(|inner| is_key && inner.home != state.home);
    let home = inner.map_or(&state.home, |inner| &inner.home);
    let context = home.strip_prefix("macro-").unwrap_or(reading.short(home));
    if inner.is_some() {
        return context.to_owned();
    }
    match &stopped.stop {
        PlanStop::Rings { variable: Some(variable), .. } => {
            return variable.get(reading.dialed_start..).unwrap_or(variable).to_owned();
        }
        PlanStop::Rings { dial, .. } => {
            let peer = peer_in_words(dial);
            if !peer.is_empty() && stopped.said.is_empty() {
                return peer;
            }
        }
        PlanStop::Queues { name, .. } if !name.is_empty() => return name.clone(),
        PlanStop::Mail { mailbox, .. } if !mailbox.is_empty() => {
            return format!("mailbox-{mailbox}");
        }
        PlanStop::Leaves { name } => return name.clone(),
        _ => {}
    }
    match state.extension.as_str() {
        "s" => context.to_owned(),
        "i" => format!("{context}-wrong-key"),
        "t" => format!("{context}-silence"),
        name if name.starts_with(|c: char| c.is_ascii_alphabetic()) => name.to_owned(),
        // A number that callers dial.
        name if name.trim_start_matches('+').len() >= 7 => context.to_owned(),
        name => format!("{context}-{name}"),
    }
}

/// The part of a node behind a message, by what it does.
fn after(stop: &PlanStop) -> &'static str {
    match stop {
        PlanStop::Asks { .. } => "menu",
        PlanStop::Reads { .. } => "digits",
        PlanStop::Decides { .. } => "choice",
        PlanStop::Rings { .. } | PlanStop::Leaves { .. } => "team",
        PlanStop::Queues { .. } => "line",
        PlanStop::Mail { .. } | PlanStop::Records { .. } => "mailbox",
        PlanStop::Jumps(_) | PlanStop::Ends | PlanStop::Back { .. } | PlanStop::Arrives { .. } => {
            "end"
        }
    }
}
