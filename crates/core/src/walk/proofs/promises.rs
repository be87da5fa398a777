//! What a file promises of every call (`[[always]]`, `[[never]]`), watched while the search goes on.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use super::evidence::Evidence;
use super::nearness::NearEnough;
use super::proof::Proof;
use crate::call::{Action, CallTime, Effect, Question, Report};
use crate::menu::{Node, Promise, PromiseKind, PromptId, Template, Tree};
use crate::walk::search::{
    GoalEdge, SearchEdge, SearchNode, SingleCall, StateGraph, Timeline, WorldSet,
};
use crate::walk::trace::Trace;

/// A promise, and what was seen of it.
pub(in crate::walk) struct WatchedPromise<'t> {
    tree: &'t Tree,
    promise: &'t Promise,
    /// The worlds in which it is to hold.
    worlds: WorldSet,
    /// Prompts that say what must not be heard.
    unheard: HashSet<PromptId>,
    /// The steps that reach what can always be reached.
    goals: Vec<GoalEdge>,
    /// The shortest call that meets what none may.
    broken: Option<Trace>,
}

impl<'t> WatchedPromise<'t> {
    /// The promises of a tree.
    pub(in crate::walk) fn of(tree: &'t Tree, timeline: &Timeline) -> Vec<Self> {
        let words = LoweredWords::of(tree);
        let promise = |promise: &'t Promise| Self {
            tree,
            promise,
            worlds: match &promise.during {
                Some(hours) => timeline.within(hours),
                None => WorldSet::all(timeline.world_count()),
            },
            unheard: words.saying(promise),
            goals: Vec::new(),
            broken: None,
        };
        tree.promises.iter().map(promise).collect()
    }

    /// Watches a step. Gives back how many bytes it keeps.
    pub(in crate::walk) fn watch(
        &mut self,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
        graph: &mut StateGraph,
    ) -> usize {
        if let Some((ms, _)) = step.events.effects.iter().find(|(_, effect)| self.is_met_by(effect))
        {
            self.keep(nodes, step, graph, *ms);
        }
        self.goals.capacity() * size_of::<GoalEdge>()
    }

    fn keep(
        &mut self,
        nodes: &[SearchNode],
        step: &SearchEdge<'_, SingleCall<'_>>,
        graph: &mut StateGraph,
        ms: u64,
    ) {
        match self.promise.kind {
            PromiseKind::Always { .. } => self.goals.extend(graph.goal(nodes, step, ms)),
            PromiseKind::Never { .. } if self.broken.is_none() => {
                self.broken = self.trace(nodes, step);
            }
            PromiseKind::Never { .. } => {}
        }
    }

    /// The call that this step ends, where it breaks the promise at an hour at which that holds.
    fn trace(&self, nodes: &[SearchNode], step: &SearchEdge<'_, SingleCall<'_>>) -> Option<Trace> {
        if step.turns {
            let mut effects = step.events.effects.iter();
            let breaks = effects.any(|(ms, effect)| {
                self.is_broken_by(effect, CallTime::from_ms(*ms).after(step.at))
            });
            return breaks.then(|| Trace::to_step(nodes, step)).flatten();
        }
        let outside = step.worlds.without(&self.worlds);
        let within = step.worlds.without(&outside);
        (!within.is_empty()).then(|| Trace::within(nodes, step, &within)).flatten()
    }

    /// Whether an effect at an instant breaks the promise.
    fn is_broken_by(&self, effect: &Effect, at: DateTime<Utc>) -> bool {
        let holds = self.promise.during.as_ref().is_none_or(|hours| hours.is_open(at));
        holds && self.is_met_by(effect)
    }

    pub(in crate::walk) fn proof(&self, evidence: &Evidence<'_, '_>) -> Proof {
        match self.promise.kind {
            PromiseKind::Always { within_keys, within_ms, .. } => {
                let within_ms = within_ms.map(|ms| u32::try_from(ms).unwrap_or(u32::MAX));
                self.is_kept(evidence, &NearEnough { what: "it", within_keys, within_ms })
            }
            PromiseKind::Never { .. } => self.is_never_broken(evidence),
        }
    }

    fn is_kept(&self, evidence: &Evidence<'_, '_>, demand: &NearEnough<'_>) -> Proof {
        let proof = Proof::new("always", &self.says());
        let asks = |question| self.is_given_at(question);
        let Some(worst) = evidence.worst_distance(&self.goals, &self.worlds, &asks) else {
            return proof.not_proved();
        };
        if worst.keys.place.is_none() {
            let never = "no call is asked anything there at such an hour, so the promise is empty";
            return proof.refuted(vec![never.to_owned()]);
        }
        demand.judge(proof, &worst, evidence)
    }

    fn is_never_broken(&self, evidence: &Evidence<'_, '_>) -> Proof {
        let mut proof = Proof::new("never", &self.says());
        let Some(trace) = &self.broken else { return proof };
        let model = evidence.model;
        proof.example = trace.example(model, &mut |example| {
            let mut breaks = false;
            example.replay(model.tree, model.lengths, |at, effect| {
                breaks |= self.is_broken_by(effect, at.after(example.at));
            });
            breaks
        });
        proof.refuted(vec!["this call does".to_owned()])
    }

    fn is_met_by(&self, effect: &Effect) -> bool {
        let (PromiseKind::Always { reaches, .. } | PromiseKind::Never { reaches, .. }) =
            &self.promise.kind;
        match effect {
            Effect::Do(Action::Play { utterance, .. }) => self.unheard.contains(&utterance.prompt),
            Effect::Report(Report::Transferred { team, .. }) => {
                reaches.contains(&Node::Team(*team))
            }
            // A team is reached once someone answers.
            Effect::Report(Report::Reached(node)) => {
                !matches!(node, Node::Team(_)) && reaches.contains(node)
            }
            Effect::Do(_) | Effect::Report(_) => false,
        }
    }

    /// Whether the promise is given to a caller who is asked this.
    fn is_given_at(&self, question: Question) -> bool {
        let PromiseKind::Always { from, .. } = self.promise.kind else { return false };
        match (from, question) {
            (_, Question::Mailbox(_) | Question::Review(_)) => false,
            (None, _) => true,
            (Some(Node::Menu(from)), Question::Menu(menu)) => from == menu,
            (Some(Node::Entry(from)), Question::Entry(entry) | Question::Confirm(entry)) => {
                from == entry
            }
            (Some(Node::Queue(from)), Question::Queue(queue)) => from == queue,
            (
                Some(Node::Callback(from)),
                Question::Offer(it) | Question::Callback(it) | Question::ConfirmCallback(it),
            ) => from == it,
            (Some(_), _) => false,
        }
    }

    /// The promise in the file's words, or in ours.
    fn says(&self) -> String {
        if let Some(says) = &self.promise.says {
            return says.to_string();
        }
        let tree = self.tree;
        let names = |nodes: &[Node]| {
            let names: Vec<&str> = nodes.iter().map(|node| tree.node_id(*node)).collect();
            names.join(" or ")
        };
        let hours = self.promise.during.as_ref();
        let during = hours.map(|hours| format!(", during {}", hours.as_written()));
        let during = during.unwrap_or_default();
        match &self.promise.kind {
            PromiseKind::Always { from, reaches, within_keys, within_ms } => {
                let from = from.map_or_else(
                    || "every place where a caller is asked something".to_owned(),
                    |node| tree.node_id(node).to_owned(),
                );
                let keys = within_keys.map(|keys| format!(" with at most {keys} keys"));
                let time = within_ms.map(|ms| format!(" in at most {} s", ms as f64 / 1_000.0));
                let [keys, time] = [keys, time].map(Option::unwrap_or_default);
                format!(
                    "Always: from {from}, {} can be reached{keys}{time}{during}.",
                    names(reaches)
                )
            }
            PromiseKind::Never { reaches, hears } => {
                let reaches = (!reaches.is_empty()).then(|| format!("reaches {}", names(reaches)));
                let hears = hears.as_ref().map(|hears| format!("hears \"{hears}\""));
                let met: Vec<String> = reaches.into_iter().chain(hears).collect();
                format!("Never: no call {}{during}.", met.join(" or "))
            }
        }
    }
}

/// The words of all prompts in small letters, in every language: however it is written, what must
/// never be said must not begin a sentence either.
struct LoweredWords(Vec<(PromptId, String)>);

impl LoweredWords {
    fn of(tree: &Tree) -> Self {
        let hears =
            |promise: &Promise| matches!(promise.kind, PromiseKind::Never { hears: Some(_), .. });
        if !tree.promises.iter().any(hears) {
            return Self(Vec::new());
        }
        // What only a call fills in is not a word of the file.
        let words = |template: &Template| template.text(|_| "\0").to_lowercase();
        let of_prompt = |prompt: PromptId| {
            let templates = tree[prompt].words.iter();
            templates.map(move |template| (prompt, words(template)))
        };
        Self(tree.prompt_ids().flat_map(of_prompt).collect())
    }

    /// The prompts that say, in some language, what must not be heard.
    fn saying(&self, promise: &Promise) -> HashSet<PromptId> {
        let PromiseKind::Never { hears: Some(hears), .. } = &promise.kind else {
            return HashSet::new();
        };
        let hears = hears.to_lowercase();
        let said = self.0.iter().filter(|(_, words)| words.contains(&hears));
        said.map(|(prompt, _)| *prompt).collect()
    }
}
