//! DOT: the language of Graphviz.

use super::{line, lines};
use crate::paper::graph::{CallGraph, EdgeKind, NodeKind};

/// The call-flow graph as DOT text (graphviz.org/doc/info/lang.html).
pub fn dot(flow: &CallGraph) -> String {
    let mut out = format!(
        "digraph {} {{\n    label={}; labelloc=t; rankdir=LR; ranksep=0.8;\n    \
         fontname=\"Helvetica\";\n    node [fontname=\"Helvetica\", fontsize=11, shape=box];\n    \
         edge [fontname=\"Helvetica\", fontsize=10];\n",
        quoted("call flow"),
        quoted(&flow.title)
    );
    for stop in &flow.nodes {
        let look = match stop.kind {
            NodeKind::Line => {
                "shape=box, style=\"rounded,filled\", fillcolor=\"#1d4ed8\", fontcolor=white"
            }
            NodeKind::Menu => "color=\"#1d4ed8\", penwidth=2",
            NodeKind::Message => "shape=note",
            NodeKind::Entry => "shape=parallelogram",
            NodeKind::Hours | NodeKind::Decision => "shape=hexagon",
            NodeKind::Queue => "shape=cds",
            NodeKind::Callback => "shape=box, style=rounded, color=\"#b45309\"",
            NodeKind::Mailbox => "shape=cylinder, color=\"#b45309\"",
            NodeKind::Team => "style=rounded, color=\"#15803d\", penwidth=2",
        };
        let text = quoted(&lines(stop).join("\n"));
        out.push_str(&format!("    {} [label={text}, {look}];\n", quoted(&stop.id)));
    }
    for arrow in &flow.edges {
        let look = match arrow.way {
            EdgeKind::Next | EdgeKind::Key | EdgeKind::Open => "",
            EdgeKind::Closed => ", style=dashed",
            EdgeKind::GiveUp => ", style=dotted",
        };
        let labels: Vec<String> = arrow.labels.iter().map(line).collect();
        out.push_str(&format!(
            "    {} -> {} [label={}{look}];\n",
            quoted(&flow.nodes[arrow.from].id),
            quoted(&flow.nodes[arrow.to].id),
            quoted(&labels.join("\n"))
        ));
    }
    out + "}\n"
}

/// Between quotes, as DOT reads it: only a quote and a backslash mean something there.
fn quoted(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    format!("\"{text}\"")
}
