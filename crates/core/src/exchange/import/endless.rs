//! Rounds in which nobody is asked: a menu file has none, so the last way of a round ends the call instead.

use std::collections::HashMap;

use super::sketch::{ImportLossKind, Sketch, SketchKind, SketchWay};

/// Where a walk through the nodes is with one of them.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RoundMark {
    Not,
    OnPath,
    Done,
}

/// Ends all such rounds.
pub(super) fn without_endless_rounds(mut sketch: Sketch) -> Sketch {
    let places: HashMap<String, usize> =
        sketch.nodes.iter().enumerate().map(|(n, node)| (node.id.clone(), n)).collect();
    let leads: Vec<Vec<(usize, usize)>> = sketch
        .nodes
        .iter_mut()
        .map(|node| {
            let passes = passing(&node.kind);
            let ways = node.kind.ways().into_iter().enumerate();
            let found = ways.filter_map(|(n, way)| match way {
                SketchWay::To(id) => Some((n, *places.get(id.as_str())?)),
                SketchWay::HangUp => None,
            });
            found.filter(|(n, _)| passes(*n)).collect()
        })
        .collect();
    let mut walked = vec![RoundMark::Not; leads.len()];
    let mut cut: Vec<(usize, usize)> = Vec::new();
    for start in 0..leads.len() {
        if walked[start] != RoundMark::Not {
            continue;
        }
        walked[start] = RoundMark::OnPath;
        let mut path = vec![(start, 0)];
        while let Some((node, next)) = path.last_mut() {
            let Some((way, to)) = leads[*node].get(*next).copied() else {
                walked[*node] = RoundMark::Done;
                path.pop();
                continue;
            };
            *next += 1;
            match walked[to] {
                RoundMark::Not => {
                    walked[to] = RoundMark::OnPath;
                    path.push((to, 0));
                }
                RoundMark::OnPath => cut.push((*node, way)),
                RoundMark::Done => {}
            }
        }
    }
    for (node, way) in cut {
        let node = &mut sketch.nodes[node];
        if let Some(way) = node.kind.ways().into_iter().nth(way) {
            *way = SketchWay::HangUp;
        }
        let (place, id) = (node.place.clone(), node.id.clone());
        let words = "the call goes round from here without a question; in the menu it ends";
        sketch.lose(&place, &id, ImportLossKind::LeftOut, words);
    }
    sketch
}

/// Which ways of a node, by their places, a call may take without waiting for the caller.
fn passing(kind: &SketchKind) -> fn(usize) -> bool {
    match kind {
        SketchKind::Message { .. } | SketchKind::Branch { .. } | SketchKind::Team { .. } => {
            |_| true
        }
        // Who leaves a line after the longest wait has waited.
        SketchKind::Queue { longest_to: Some(_), .. } => |way| way > 0,
        SketchKind::Queue { longest_to: None, .. } => |_| true,
        SketchKind::Menu { .. } | SketchKind::Entry { .. } | SketchKind::Mailbox { .. } => {
            |_| false
        }
    }
}
