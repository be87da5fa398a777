//! Mermaid: drawn by wikis, forges and editors.

use super::{line, lines};
use crate::paper::graph::{CallGraph, EdgeKind, NodeKind};

/// The call-flow graph as Mermaid text (`flowchart`, mermaid.js.org).
pub fn mermaid(flow: &CallGraph) -> String {
    // YAML takes a JSON string as it is.
    let title = serde_json::Value::from(flow.title.as_str());
    let mut out = format!("---\ntitle: {title}\n---\nflowchart LR\n");
    for (n, stop) in flow.nodes.iter().enumerate() {
        let (open, close) = brackets(stop.kind);
        let text: Vec<String> = lines(stop).iter().map(|line| escaped(line)).collect();
        let class = class(stop.kind);
        out.push_str(&format!("    s{n}{open}\"{}\"{close}:::{class}\n", text.join("<br>")));
    }
    for arrow in &flow.edges {
        let (plain, begin, end) = match arrow.way {
            EdgeKind::Next | EdgeKind::Key | EdgeKind::Open => ("-->", "--", "-->"),
            EdgeKind::Closed | EdgeKind::GiveUp => ("-.->", "-.", ".->"),
        };
        let labels: Vec<String> = arrow.labels.iter().map(|label| escaped(&line(label))).collect();
        let (from, to) = (arrow.from, arrow.to);
        out.push_str(&match labels.is_empty() {
            true => format!("    s{from} {plain} s{to}\n"),
            false => format!("    s{from} {begin} \"{}\" {end} s{to}\n", labels.join("<br>")),
        });
    }
    // Each kind has its frame, so that it can be told without its color.
    out.push_str(
        "    classDef line fill:#1d4ed8,stroke:#1d4ed8,color:#fff\n\
         \x20   classDef menu stroke:#1d4ed8,stroke-width:2px\n\
         \x20   classDef team stroke:#15803d,stroke-width:2px\n\
         \x20   classDef mailbox stroke:#b45309,stroke-width:2px\n\
         \x20   classDef other stroke:#64748b\n",
    );
    out
}

fn brackets(kind: NodeKind) -> (&'static str, &'static str) {
    match kind {
        NodeKind::Line | NodeKind::Callback => ("([", "])"),
        NodeKind::Menu | NodeKind::Message => ("[", "]"),
        NodeKind::Entry => ("[/", "/]"),
        NodeKind::Hours | NodeKind::Decision => ("{{", "}}"),
        NodeKind::Mailbox => ("[(", ")]"),
        NodeKind::Queue => ("[[", "]]"),
        NodeKind::Team => ("(", ")"),
    }
}

fn class(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Line => "line",
        NodeKind::Menu => "menu",
        NodeKind::Team => "team",
        NodeKind::Mailbox | NodeKind::Callback => "mailbox",
        NodeKind::Queue
        | NodeKind::Message
        | NodeKind::Entry
        | NodeKind::Hours
        | NodeKind::Decision => "other",
    }
}

/// Text between quotes: what Mermaid, its Markdown or HTML would take for itself is written by
/// number.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | '\\' | '*' | '_' | ';' | '[' | ']' | '{' | '}' => {
                out.push_str(&format!("#{};", u32::from(c)));
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
