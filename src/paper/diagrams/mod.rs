//! The call-flow graph in the languages of three drawing programs, and drawn without one.
mod d2;
mod dot;
mod layout;
mod mermaid;
mod svg;

pub use d2::d2;
pub use dot::dot;
pub use mermaid::mermaid;
pub(super) use svg::STYLE;
pub use svg::svg;

use super::graph::{EdgeLabel, GraphNode};

/// The lines of text in a stop: its name first.
fn lines(stop: &GraphNode) -> Vec<String> {
    let more = (stop.hidden > 0).then(|| format!("+ {} more behind it", stop.hidden));
    [stop.name.clone()].into_iter().chain(stop.remarks.iter().cloned()).chain(more).collect()
}

/// A label in a line: "1 · membership and billing".
fn line(label: &EdgeLabel) -> String {
    match &label.key {
        Some(key) => format!("{key} \u{b7} {}", label.words),
        None => label.words.clone(),
    }
}
