//! Nodes that no caller can tell apart are one node: the same words, and ways that lead to the same.

use std::collections::{BTreeMap, HashMap};

use super::sketch::{Sketch, SketchKind, SketchWay};

/// Merges them. Of several names the plainest is kept.
pub(super) fn merged(mut sketch: Sketch) -> Sketch {
    let places: HashMap<String, usize> =
        sketch.nodes.iter().enumerate().map(|(n, node)| (node.id.clone(), n)).collect();
    let mut leads: Vec<Vec<Option<usize>>> = Vec::new();
    let mut classes: Vec<usize> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for node in &mut sketch.nodes {
        let mut kind = node.kind.clone();
        let mut to = Vec::new();
        for way in kind.ways() {
            to.push(match way {
                SketchWay::To(id) => places.get(id).copied(),
                SketchWay::HangUp => None,
            });
            if let SketchWay::To(id) = way {
                id.clear();
            }
        }
        let mut own = String::new();
        if let SketchKind::Queue { team, .. } = &mut kind {
            to.push(places.get(team.as_str()).copied());
            team.clear();
        }
        // Values go by the names of their entries.
        if matches!(kind, SketchKind::Entry { .. }) {
            own.clone_from(&node.id);
        }
        let next = known.len();
        classes.push(*known.entry(format!("{own}{kind:?}")).or_insert(next));
        leads.push(to);
    }
    let mut count = known.len();
    loop {
        let mut refined: HashMap<(usize, Vec<Option<usize>>), usize> = HashMap::new();
        let mut next = Vec::with_capacity(classes.len());
        for (class, to) in classes.iter().zip(&leads) {
            let to = to.iter().map(|to| to.map(|place| classes[place])).collect();
            let fresh = refined.len();
            next.push(*refined.entry((*class, to)).or_insert(fresh));
        }
        classes = next;
        if refined.len() == count {
            break;
        }
        count = refined.len();
    }
    let mut names: BTreeMap<usize, &str> = BTreeMap::new();
    for (node, class) in sketch.nodes.iter().zip(&classes) {
        let name = names.entry(*class).or_insert(&node.id);
        if plainness(&node.id) < plainness(name) {
            *name = &node.id;
        }
    }
    let renamed: HashMap<String, String> = sketch
        .nodes
        .iter()
        .zip(&classes)
        .filter_map(|(node, class)| Some((node.id.clone(), (*names.get(class)?).to_owned())))
        .collect();
    rename(sketch, &renamed)
}

/// Numbers at the end of a name come from others of that name.
fn plainness(id: &str) -> (bool, usize) {
    let number = id.rsplit('-').next().is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit()));
    (number, id.len())
}

fn rename(mut sketch: Sketch, names: &HashMap<String, String>) -> Sketch {
    let name = |id: &mut String| {
        if let Some(new) = names.get(id.as_str()) {
            id.clone_from(new);
        }
    };
    let mut kept = std::collections::HashSet::new();
    let mut nodes = Vec::new();
    for mut node in sketch.nodes {
        name(&mut node.id);
        if !kept.insert(node.id.clone()) {
            continue;
        }
        for way in node.kind.ways() {
            if let SketchWay::To(id) = way {
                name(id);
            }
        }
        if let SketchKind::Queue { team, .. } = &mut node.kind {
            name(team);
        }
        nodes.push(node);
    }
    sketch.nodes = nodes;
    for line in &mut sketch.lines {
        name(&mut line.answer);
    }
    let mut losses = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for mut loss in sketch.losses {
        name(&mut loss.of);
        if seen.insert(format!("{loss:?}")) {
            losses.push(loss);
        }
    }
    sketch.losses = losses;
    sketch
}
