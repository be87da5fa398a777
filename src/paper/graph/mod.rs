//! The call-flow graph: what a caller may come through, as stops and the arrows between them.
//! Every diagram is drawn from it, so that no two of them disagree.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

pub(super) mod labels;
mod parts;

pub(super) use parts::GraphPlace;
pub use parts::{EdgeKind, EdgeLabel, GraphEdge, GraphNode, NodeKind};

use crate::paper::Edition;
use phonetree_core::language::DocumentTexts;
use phonetree_core::menu::Node;

/// The call-flow graph of a tree, or of a part of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallGraph {
    /// What the tree is about.
    pub title: String,
    /// What is drawn, in words.
    pub heading: String,
    /// What the drawing shows, for those who can't see it; of a large one, how much.
    pub description: String,
    /// What a caller may come to, nearest first.
    pub nodes: Vec<GraphNode>,
    /// What leads where. Two stops have at most one arrow of each [`EdgeKind`] from one to the other.
    pub edges: Vec<GraphEdge>,
}

/// How much of a tree is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Scope {
    /// The node to begin at; without it, every line.
    pub from: Option<Node>,
    /// How many arrows from there what is still drawn may be away; without it, all.
    pub depth: Option<usize>,
}

impl CallGraph {
    /// Draws a tree up. Nodes that no line leads to are drawn as well, after all others.
    pub fn of(tree: Edition<'_>, scope: Scope) -> Self {
        WholeGraph::of(tree, scope.from).down_to(tree, scope.depth.unwrap_or(usize::MAX))
    }

    /// Draws a tree up, with what is far away left out so that at most so many stops are drawn; at
    /// least what is next to the lines.
    pub fn at_most(tree: Edition<'_>, stops: usize) -> Self {
        let whole = WholeGraph::of(tree, None);
        let within = |depth: usize| whole.away.iter().filter(|away| **away <= depth).count();
        let farthest = whole.away.iter().copied().max().unwrap_or(0);
        let depth = (2..=farthest).take_while(|depth| within(*depth) <= stops).last().unwrap_or(1);
        whole.down_to(tree, depth)
    }

    /// What it shows, in words; of a large one, how much.
    fn described(&self, says: &DocumentTexts) -> String {
        const MOST: usize = 60;
        if self.edges.len() > MOST {
            return says.large_flow(&self.nodes.len(), &self.edges.len());
        }
        let sentence = |arrow: &GraphEdge| {
            let (from, to) = (&self.nodes[arrow.from].name, &self.nodes[arrow.to].name);
            let labels: Vec<String> = arrow.labels.iter().map(EdgeLabel::words).collect();
            match labels.is_empty() {
                true => says.leads(from, to),
                false => says.leads_by(from, to, &labels.join("; ")),
            }
        };
        self.edges.iter().map(sentence).collect::<Vec<_>>().join(" ")
    }

    /// Adds an arrow, or its label to an equal one.
    fn add(&mut self, from: usize, to: usize, way: EdgeKind, label: Option<EdgeLabel>) {
        let same = |arrow: &&mut GraphEdge| (arrow.from, arrow.to, arrow.way) == (from, to, way);
        match self.edges.iter_mut().rev().take_while(|arrow| arrow.from == from).find(same) {
            Some(arrow) => arrow.labels.extend(label),
            None => {
                let labels = label.into_iter().collect();
                self.edges.push(GraphEdge { from, to, way, labels });
            }
        }
    }
}

/// Everything that can be reached, nearest first.
#[derive(Default)]
struct WholeGraph {
    places: Vec<GraphPlace>,
    /// How many arrows from a start each place is.
    away: Vec<usize>,
    /// What leads away from each place: to which, when, and what is written on it.
    leads: Vec<Vec<(usize, EdgeKind, Option<EdgeLabel>)>>,
}

impl WholeGraph {
    fn of(tree: Edition<'_>, from: Option<Node>) -> Self {
        let mut whole = Self::default();
        let mut at = BTreeMap::new();
        match from {
            Some(node) => whole.walk(tree, vec![GraphPlace::Node(node)], &mut at),
            None => {
                whole.walk(tree, tree.line_ids().map(GraphPlace::Line).collect(), &mut at);
                tree.nodes()
                    .for_each(|node| whole.walk(tree, vec![GraphPlace::Node(node)], &mut at));
            }
        }
        let leads = |place: &GraphPlace| {
            let arrows = labels::edges(tree, *place).into_iter();
            arrows.map(|(to, way, label)| (at[&GraphPlace::Node(to)], way, label)).collect()
        };
        whole.leads = whole.places.iter().map(leads).collect();
        whole
    }

    /// Adds what can be reached from some starts and is not there yet.
    fn walk(
        &mut self,
        tree: Edition<'_>,
        starts: Vec<GraphPlace>,
        at: &mut BTreeMap<GraphPlace, usize>,
    ) {
        let mut next: VecDeque<(GraphPlace, usize)> =
            starts.into_iter().map(|it| (it, 0)).collect();
        while let Some((place, away)) = next.pop_front() {
            if at.contains_key(&place) {
                continue;
            }
            at.insert(place, self.places.len());
            self.places.push(place);
            self.away.push(away);
            let leads = labels::edges(tree, place).into_iter();
            next.extend(leads.map(|(to, ..)| (GraphPlace::Node(to), away + 1)));
        }
    }

    /// What is at most so many arrows away, and how much that leaves out.
    fn down_to(&self, tree: Edition<'_>, depth: usize) -> CallGraph {
        let drawn: Vec<usize> =
            (0..self.places.len()).filter(|place| self.away[*place] <= depth).collect();
        let mut number = vec![None; self.places.len()];
        drawn.iter().enumerate().for_each(|(n, place)| number[*place] = Some(n));
        let mut flow = CallGraph {
            title: tree.text(&tree.title).to_owned(),
            heading: tree.says().call_flow_of(&tree.text(&tree.title)),
            description: String::new(),
            nodes: Vec::new(),
            edges: Vec::new(),
        };
        for (from, place) in drawn.into_iter().enumerate() {
            let mut stop = labels::node(tree, self.places[place]);
            stop.hidden = self.hidden_behind(place, &number);
            stop.more = (stop.hidden > 0).then(|| tree.says().more_behind_it(&stop.hidden));
            flow.nodes.push(stop);
            for (to, way, label) in &self.leads[place] {
                if let Some(to) = number[*to] {
                    flow.add(from, to, *way, label.clone());
                }
            }
        }
        flow.description = flow.described(tree.says());
        flow
    }

    /// How many places that are not drawn can be reached from one, through others that are not.
    fn hidden_behind(&self, place: usize, drawn: &[Option<usize>]) -> usize {
        let mut seen = BTreeSet::new();
        let mut next = vec![place];
        while let Some(place) = next.pop() {
            let hidden = self.leads[place].iter().map(|(to, ..)| *to);
            next.extend(hidden.filter(|to| drawn[*to].is_none() && seen.insert(*to)));
        }
        seen.len()
    }
}
