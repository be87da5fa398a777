//! D2: the language of d2lang.com.

use super::{line, lines};
use crate::paper::flow::{Flow, StopKind, Way};

/// The call-flow graph as D2 text (d2lang.com/tour/intro).
pub fn d2(flow: &Flow) -> String {
    let mut out = format!(
        "title: {} {{near: top-center; shape: text}}\ndirection: right\n",
        quoted(&flow.title)
    );
    for stop in &flow.stops {
        let look = match stop.kind {
            StopKind::Line => {
                "style.border-radius: 20; style.fill: \"#1d4ed8\"; style.font-color: white"
            }
            StopKind::Menu => "style.stroke: \"#1d4ed8\"; style.stroke-width: 3",
            StopKind::Message => "shape: page",
            StopKind::Entry => "shape: parallelogram",
            StopKind::Branch => "shape: hexagon",
            StopKind::Mailbox => "shape: stored_data; style.stroke: \"#b45309\"",
            StopKind::Team => {
                "style.border-radius: 12; style.stroke: \"#15803d\"; style.stroke-width: 3"
            }
        };
        let text = quoted(&lines(stop).join("\n"));
        out.push_str(&format!("{}: {text} {{{look}}}\n", quoted(&stop.id)));
    }
    for arrow in &flow.arrows {
        let look = match arrow.way {
            Way::Next | Way::Key | Way::Open => "",
            Way::Closed => " {style.stroke-dash: 5}",
            Way::GiveUp => " {style.stroke-dash: 2}",
        };
        let labels: Vec<String> = arrow.labels.iter().map(line).collect();
        out.push_str(&format!(
            "{} -> {}: {}{look}\n",
            quoted(&flow.stops[arrow.from].id),
            quoted(&flow.stops[arrow.to].id),
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
