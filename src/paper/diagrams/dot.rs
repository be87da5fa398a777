//! DOT: the language of Graphviz.

use super::{line, lines};
use crate::paper::flow::{Flow, StopKind, Way};

/// The call-flow graph as DOT text (graphviz.org/doc/info/lang.html).
pub fn dot(flow: &Flow) -> String {
    let mut out = format!(
        "digraph {} {{\n    label={}; labelloc=t; rankdir=LR; ranksep=0.8;\n    \
         fontname=\"Helvetica\";\n    node [fontname=\"Helvetica\", fontsize=11, shape=box];\n    \
         edge [fontname=\"Helvetica\", fontsize=10];\n",
        quoted("call flow"),
        quoted(&flow.title)
    );
    for stop in &flow.stops {
        let look = match stop.kind {
            StopKind::Line => {
                "shape=box, style=\"rounded,filled\", fillcolor=\"#1d4ed8\", fontcolor=white"
            }
            StopKind::Menu => "color=\"#1d4ed8\", penwidth=2",
            StopKind::Message => "shape=note",
            StopKind::Entry => "shape=parallelogram",
            StopKind::Branch => "shape=hexagon",
            StopKind::Mailbox => "shape=cylinder, color=\"#b45309\"",
            StopKind::Team => "style=rounded, color=\"#15803d\", penwidth=2",
        };
        let text = quoted(&lines(stop).join("\n"));
        out.push_str(&format!("    {} [label={text}, {look}];\n", quoted(&stop.id)));
    }
    for arrow in &flow.arrows {
        let look = match arrow.way {
            Way::Next | Way::Key | Way::Open => "",
            Way::Closed => ", style=dashed",
            Way::GiveUp => ", style=dotted",
        };
        let labels: Vec<String> = arrow.labels.iter().map(line).collect();
        out.push_str(&format!(
            "    {} -> {} [label={}{look}];\n",
            quoted(&flow.stops[arrow.from].id),
            quoted(&flow.stops[arrow.to].id),
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
