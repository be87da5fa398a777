//! What a file promises of every call (`[[always]]`, `[[never]]`), watched while the walk goes on.

use std::collections::HashSet;

use chrono::{DateTime, TimeDelta, Utc};

use super::example::Plan;
use super::lone::Lone;
use super::map::{Hit, Map};
use super::spot::Act;
use super::timeline::Timeline;
use super::walker::{Step, Visit};
use super::worlds::Worlds;
use crate::call::{Action, Effect, Question, Report};
use crate::menu::{Invariant, Node, Piece, Pledge, PromptId, Tree};

/// A promise, and what was seen of it.
pub(super) struct Promise<'t> {
    tree: &'t Tree,
    invariant: &'t Invariant,
    /// The worlds in which it is to hold.
    pub(super) worlds: Worlds,
    /// Prompts that say what must not be heard.
    unheard: HashSet<PromptId>,
    /// The steps that come to what can always be reached.
    pub(super) hits: Vec<Hit>,
    /// The shortest call that meets what none may.
    pub(super) broken: Option<Plan>,
}

impl<'t> Promise<'t> {
    /// The promises of a tree.
    pub(super) fn of(tree: &'t Tree, timeline: &Timeline) -> Vec<Self> {
        let promise = |invariant: &'t Invariant| Self {
            tree,
            invariant,
            worlds: match &invariant.during {
                Some(hours) => timeline.within(hours),
                None => Worlds::all(timeline.world_count()),
            },
            unheard: saying(tree, invariant),
            hits: Vec::new(),
            broken: None,
        };
        tree.invariants.iter().map(promise).collect()
    }

    pub(super) fn pledge(&self) -> &'t Pledge {
        &self.invariant.pledge
    }

    pub(super) fn watch(&mut self, visits: &[Visit], step: &Step<'_, Lone<'_>>, map: &mut Map) {
        let met = step.stride.heard.effects.iter().find(|(_, effect)| self.is_met_by(effect));
        let Some((ms, _)) = met else { return };
        match self.invariant.pledge {
            Pledge::Always { .. } => {
                let Some(from) = step.from.filter(|_| !step.turns) else { return };
                self.hits.push(Hit {
                    from: u32::try_from(visits[from].state).unwrap_or(u32::MAX),
                    key: matches!(step.act, Act::Press(_)),
                    ms: u32::try_from(*ms).unwrap_or(u32::MAX),
                    worlds: map.place(step.worlds),
                });
            }
            Pledge::Never { .. } if self.broken.is_none() => self.broken = self.plan(visits, step),
            Pledge::Never { .. } => {}
        }
    }

    /// The call that this step ends, where it breaks the promise at an hour at which that holds.
    fn plan(&self, visits: &[Visit], step: &Step<'_, Lone<'_>>) -> Option<Plan> {
        let plan = |worlds: &Worlds| Plan::new(visits, step.from, step.act, worlds, step.turns);
        if step.turns {
            let mut effects = step.stride.heard.effects.iter();
            let breaks = effects.any(|(ms, effect)| self.is_broken_by(effect, step.at, *ms));
            return breaks.then(|| plan(step.worlds)).flatten();
        }
        let outside = step.worlds.without(&self.worlds);
        let within = step.worlds.without(&outside);
        (!within.is_empty()).then(|| plan(&within)).flatten()
    }

    /// Whether an effect so many milliseconds after an instant breaks the promise.
    pub(super) fn is_broken_by(&self, effect: &Effect, at: DateTime<Utc>, ms: u64) -> bool {
        let at = at + TimeDelta::milliseconds(i64::try_from(ms).unwrap_or_default());
        let holds = self.invariant.during.as_ref().is_none_or(|hours| hours.is_open(at));
        holds && self.is_met_by(effect)
    }

    fn is_met_by(&self, effect: &Effect) -> bool {
        let (Pledge::Always { reaches, .. } | Pledge::Never { reaches, .. }) =
            &self.invariant.pledge;
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
    pub(super) fn is_given_at(&self, question: Question) -> bool {
        let Pledge::Always { from, .. } = self.invariant.pledge else { return false };
        match (from, question) {
            (_, Question::Mailbox(_)) => false,
            (None, _) => true,
            (Some(Node::Menu(from)), Question::Menu(menu)) => from == menu,
            (Some(Node::Entry(from)), Question::Entry(entry) | Question::Confirm(entry)) => {
                from == entry
            }
            (Some(_), _) => false,
        }
    }

    /// The promise in the file's words, or in ours.
    pub(super) fn says(&self) -> String {
        if let Some(says) = &self.invariant.says {
            return says.to_string();
        }
        let tree = self.tree;
        let names = |nodes: &[Node]| {
            let names: Vec<&str> = nodes.iter().map(|node| tree.node_id(*node)).collect();
            names.join(" or ")
        };
        let hours = self.invariant.during.as_ref();
        let during = hours.map(|hours| format!(", during {}", hours.as_written()));
        let during = during.unwrap_or_default();
        match &self.invariant.pledge {
            Pledge::Always { from, reaches, within_keys, within_ms } => {
                let from = from.map_or_else(
                    || "wherever a caller is asked something".to_owned(),
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
            Pledge::Never { reaches, hears } => {
                let reaches = (!reaches.is_empty()).then(|| format!("comes to {}", names(reaches)));
                let hears = hears.as_ref().map(|hears| format!("hears \"{hears}\""));
                let met: Vec<String> = reaches.into_iter().chain(hears).collect();
                format!("Never: no call {}{during}.", met.join(" or "))
            }
        }
    }
}

/// The prompts that say, in some language, what must not be heard.
fn saying(tree: &Tree, invariant: &Invariant) -> HashSet<PromptId> {
    let Pledge::Never { hears: Some(hears), .. } = &invariant.pledge else { return HashSet::new() };
    // However it is written: what must never be said must not begin a sentence either.
    let hears = hears.to_lowercase();
    let words = |piece: &Piece| match piece {
        Piece::Words(words) => words.to_string(),
        // What only a call fills in is no word of the file.
        Piece::Opens | Piece::OtherLine(_) | Piece::Digits | Piece::Value(_) => "\0".to_owned(),
    };
    let says = |prompt: &PromptId| {
        let mut templates = tree[*prompt].words.iter();
        templates.any(|template| {
            template.0.iter().map(words).collect::<String>().to_lowercase().contains(&hears)
        })
    };
    tree.prompt_ids().filter(says).collect()
}
