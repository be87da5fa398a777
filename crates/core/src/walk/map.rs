//! What a walk of all calls leaves behind: where one can go from where, and what was met.

use std::collections::{HashMap, HashSet};

use super::lone::Lone;
use super::spot::Act;
use super::walker::{Step, Visit};
use super::worlds::Worlds;
use crate::call::{Action, Effect, Ending, Report};
use crate::menu::{MenuId, Node, PromptId, TeamId, Tree};

/// A step from one state to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edge {
    pub(super) from: u32,
    pub(super) to: u32,
    /// Whether a key is pressed; else nothing is.
    pub(super) key: bool,
    /// From the first moment a key counts in the one to that in the other.
    pub(super) ms: u32,
    /// In which worlds, by their place in the map.
    pub(super) worlds: u32,
}

/// A step that comes to what the caller wants.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub(super) from: u32,
    pub(super) key: bool,
    /// Until it is come to, in milliseconds.
    pub(super) ms: u32,
    pub(super) worlds: u32,
}

/// All that there is to meet in the calls to a tree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Met {
    /// Nodes that are come to.
    pub nodes: HashSet<Node>,
    /// Options that are taken, by their menu and their place in it.
    pub options: HashSet<(MenuId, usize)>,
    /// Prompts that are heard.
    pub prompts: HashSet<PromptId>,
    /// Teams that are reached.
    pub open: HashSet<TeamId>,
    /// Teams that callers are told are closed.
    pub closed: HashSet<TeamId>,
    /// Where, and for the how-manieth time in a row, nothing is pressed.
    pub no_input: HashSet<(Node, u8)>,
    /// Where, and for the how-manieth time in a row, a wrong key is pressed.
    pub no_match: HashSet<(Node, u8)>,
    /// What comes of calls that nobody breaks off.
    pub endings: HashSet<Ending>,
}

impl Met {
    fn note(&mut self, effect: &Effect) {
        let _ = match effect {
            Effect::Do(Action::Play { utterance, .. }) => self.prompts.insert(utterance.prompt),
            Effect::Do(_) => false,
            Effect::Report(report) => match report {
                Report::Reached(node) => self.nodes.insert(*node),
                Report::Chosen { menu, option } => self.options.insert((*menu, *option)),
                Report::Transferred { team, .. } => self.open.insert(*team),
                Report::Closed { team, .. } => self.closed.insert(*team),
                Report::NoInput { node, count } => self.no_input.insert((*node, *count)),
                Report::NoMatch { node, count } => self.no_match.insert((*node, *count)),
                Report::Ended { ending, .. } => self.endings.insert(*ending),
                Report::Answered(_)
                | Report::Pressed(_)
                | Report::LanguageChosen(_)
                | Report::Entered { .. } => false,
            },
        };
    }
}

/// What a walk leaves behind.
#[derive(Debug, Default)]
pub(super) struct Map {
    pub(super) edges: Vec<Edge>,
    /// Steps that come to a team, a mailbox, or words that say what to do instead.
    pub(super) helped: Vec<Hit>,
    pub(super) met: Met,
    worlds: Vec<Worlds>,
    known: HashMap<Worlds, u32>,
}

impl Map {
    /// A set of worlds by its place in the map.
    pub(super) fn worlds(&self, place: u32) -> &Worlds {
        &self.worlds[place as usize]
    }

    /// The place in the map of a set of worlds.
    pub(super) fn place(&mut self, worlds: &Worlds) -> u32 {
        if let Some(place) = self.known.get(worlds) {
            return *place;
        }
        let place = u32::try_from(self.worlds.len()).unwrap_or(u32::MAX);
        self.known.insert(worlds.clone(), place);
        self.worlds.push(worlds.clone());
        place
    }

    /// Takes down a step.
    pub(super) fn note(&mut self, tree: &Tree, visits: &[Visit], step: &Step<'_, Lone<'_>>) {
        let mut helped = None;
        for (ms, effect) in &step.stride.heard.effects {
            self.met.note(effect);
            if helps(tree, effect) {
                helped = helped.or(Some(*ms));
            }
        }
        // Time turns once: a step in which it does is no way that can be gone again.
        let from = step.from.filter(|_| !step.turns);
        let Some(from) = from.map(|visit| number(visits[visit].state as u64)) else { return };
        let key = matches!(step.act, Act::Press(_));
        let worlds = self.place(step.worlds);
        if let Some(ms) = helped {
            self.helped.push(Hit { from, key, ms: number(ms), worlds });
        }
        if let Some(to) = step.to {
            let ms = number(step.stride.ready_ms);
            self.edges.push(Edge { from, to: number(to as u64), key, ms, worlds });
        }
    }
}

/// Whether a caller is helped: a person or a machine listens, or the caller is told when or where
/// else somebody does.
fn helps(tree: &Tree, effect: &Effect) -> bool {
    match effect {
        Effect::Do(action) => matches!(action, Action::Record { .. }),
        Effect::Report(Report::Transferred { .. }) => true,
        Effect::Report(Report::Closed { team, opens }) => {
            let team = &tree[*team];
            opens.is_some() || team.email.is_some() || team.fax.is_some() || team.url.is_some()
        }
        Effect::Report(_) => false,
    }
}

fn number(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
