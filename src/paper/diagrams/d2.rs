//! D2: the language of d2lang.com.

use super::{line, lines};
use crate::paper::graph::{CallGraph, EdgeKind, NodeKind};

/// The call-flow graph as D2 text (d2lang.com/tour/intro).
pub fn d2(flow: &CallGraph) -> String {
    let mut out = format!(
        "title: {} {{near: top-center; shape: text}}\ndirection: right\n",
        quoted(&flow.title)
    );
    for stop in &flow.nodes {
        let look = match stop.kind {
            NodeKind::Line => {
                "style.border-radius: 20; style.fill: \"#1d4ed8\"; style.font-color: white"
            }
            NodeKind::Menu => "style.stroke: \"#1d4ed8\"; style.stroke-width: 3",
            NodeKind::Message => "shape: page",
            NodeKind::Entry => "shape: parallelogram",
            NodeKind::Hours | NodeKind::Decision => "shape: hexagon",
            NodeKind::Queue => "shape: queue",
            NodeKind::Callback => "style.border-radius: 8; style.stroke: \"#b45309\"",
            NodeKind::Mailbox => "shape: stored_data; style.stroke: \"#b45309\"",
            NodeKind::Team => {
                "style.border-radius: 12; style.stroke: \"#15803d\"; style.stroke-width: 3"
            }
        };
        let text = quoted(&lines(stop).join("\n"));
        out.push_str(&format!("{}: {text} {{{look}}}\n", quoted(&stop.id)));
    }
    for arrow in &flow.edges {
        let look = match arrow.way {
            EdgeKind::Next | EdgeKind::Key | EdgeKind::Open => "",
            EdgeKind::Closed => " {style.stroke-dash: 5}",
            EdgeKind::GiveUp => " {style.stroke-dash: 2}",
        };
        let labels: Vec<String> = arrow.labels.iter().map(line).collect();
        out.push_str(&format!(
            "{} -> {}: {}{look}\n",
            quoted(&flow.nodes[arrow.from].id),
            quoted(&flow.nodes[arrow.to].id),
            quoted(&labels.join("\n"))
        ));
    }
    out
}

/// Between quotes, as D2 reads it. `$` would begin a substitution.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{}\"", text.replace('$', "\\$"))
}
