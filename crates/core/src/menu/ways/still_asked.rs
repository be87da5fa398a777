//! What a branch can still ask about the past of a call, from where the call is: which values were entered,
//! and how often a branch was reached. What no branch ahead asks about makes no difference anymore.

use std::collections::HashMap;

use super::exits::ExitWay;
use crate::menu::ids::{BranchId, EntryId, Node};
use crate::menu::parts::{Lead, When};
use crate::menu::tree::Tree;

/// What is asked of the past of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum OfThePast {
    /// Whether what was entered there is one of these, by their place in what is asked of it.
    Value(EntryId, usize),
    /// How often the call reached this branch.
    Times(BranchId),
}

/// By node, what can still be asked for from there on.
#[derive(Debug, Default)]
pub(in crate::menu) struct StillAsked {
    places: HashMap<OfThePast, usize>,
    /// A bit for each place; no row where there is none.
    rows: HashMap<Node, Box<[u64]>>,
}

/// A way out of a node, by the places of both; and the entry whose value is new on that way.
struct PlacedWay {
    from: usize,
    enters: Option<EntryId>,
}

const BITS: usize = u64::BITS as usize;

impl StillAsked {
    pub(in crate::menu) fn of(tree: &Tree) -> Self {
        let mut places = HashMap::new();
        for node in tree.nodes() {
            let Node::Branch(branch) = node else { continue };
            for asked in asked_at(tree, branch) {
                let next = places.len();
                places.entry(asked).or_insert(next);
            }
        }
        if places.is_empty() {
            return Self::default();
        }
        let nodes: Vec<Node> = tree.nodes().collect();
        let ways = ways_to(tree, &nodes);
        // One row more: of all that lead back, to some menu.
        let mut rows = vec![vec![0_u64; places.len().div_ceil(BITS)]; nodes.len() + 1];
        let mut due = Vec::new();
        for (place, node) in nodes.iter().enumerate() {
            let Node::Branch(branch) = node else { continue };
            for asked in asked_at(tree, *branch) {
                let bit = places[&asked];
                rows[place][bit / BITS] |= 1 << (bit % BITS);
            }
            due.push(place);
        }
        while let Some(to) = due.pop() {
            for way in &ways[to] {
                let mut asked = rows[to].clone();
                for (what, bit) in way.enters.map(|_| &places).into_iter().flatten() {
                    if matches!(what, OfThePast::Value(entry, _) if Some(*entry) == way.enters) {
                        asked[bit / BITS] &= !(1 << (bit % BITS));
                    }
                }
                let mut is_new = false;
                for (known, more) in rows[way.from].iter_mut().zip(asked) {
                    is_new |= *known | more != *known;
                    *known |= more;
                }
                if is_new {
                    due.push(way.from);
                }
            }
        }
        let rows = nodes.into_iter().zip(rows).filter(|(_, row)| row.iter().any(|bits| *bits != 0));
        Self { places, rows: rows.map(|(node, row)| (node, row.into())).collect() }
    }

    pub(in crate::menu) fn has(&self, node: Node, asked: OfThePast) -> bool {
        let (Some(bit), Some(row)) = (self.places.get(&asked), self.rows.get(&node)) else {
            return false;
        };
        row[bit / BITS] >> (bit % BITS) & 1 == 1
    }
}

/// What a branch itself asks for.
fn asked_at(tree: &Tree, branch: BranchId) -> impl Iterator<Item = OfThePast> {
    tree[branch].cases.iter().filter_map(move |(when, _)| match when {
        When::Entered(entry, place) => Some(OfThePast::Value(*entry, *place)),
        When::Times(_) => Some(OfThePast::Times(branch)),
        When::During(_) | When::Open(_) | When::Switch(..) | When::Caller(_) | When::Outside(_) => {
            None
        }
    })
}

/// The ways to each node, and last those back to some menu: whichever that is.
fn ways_to(tree: &Tree, nodes: &[Node]) -> Vec<Vec<PlacedWay>> {
    let places: HashMap<Node, usize> =
        nodes.iter().enumerate().map(|(place, node)| (*node, place)).collect();
    let back = nodes.len();
    let mut ways: Vec<Vec<PlacedWay>> = (0..=back).map(|_| Vec::new()).collect();
    for (from, node) in nodes.iter().enumerate() {
        for exit in tree.exits(*node) {
            let enters = match (node, exit.way) {
                (Node::Entry(entry), ExitWay::Entered) => Some(*entry),
                _ => None,
            };
            ways[places[&exit.to]].push(PlacedWay { from, enters });
        }
        if goes_back(tree, *node) {
            ways[back].push(PlacedWay { from, enters: None });
        }
        if matches!(node, Node::Menu(_)) {
            ways[from].push(PlacedWay { from: back, enters: None });
        }
    }
    ways
}

/// Whether a call may go from a node to a menu it came through.
fn goes_back(tree: &Tree, node: Node) -> bool {
    let mut options = tree.options_at(node).iter();
    options.any(|option| matches!(option.lead, Lead::Back | Lead::Top))
        || !tree.ways_back(node).is_empty()
}

impl Tree {
    /// Whether a call at this node can still reach a branch that asks about this, as it is now. The first call
    /// finds it out for the whole tree.
    pub(crate) fn still_asks(&self, node: Node, asked: OfThePast) -> bool {
        self.still_asked.get_or_init(|| StillAsked::of(self)).has(node, asked)
    }
}
