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
    [stop.name.clone()]
        .into_iter()
        .chain(stop.remarks.iter().cloned())
        .chain(stop.more.clone())
        .collect()
}

/// A label in a line: "1 · membership and billing".
fn line(label: &EdgeLabel) -> String {
    label.words()
}
