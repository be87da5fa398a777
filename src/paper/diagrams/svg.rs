//! SVG: drawn here, without another program.

use std::fmt::Write as _;

use super::layout::{Area, COLUMN_GAP, Size, layout, told};
use crate::paper::fonts::{Weight, width, wrap};
use crate::paper::graph::{CallGraph, EdgeKind, GraphEdge, NodeKind};

/// Sizes of text, and the space around it, in pixels.
const NAME: f64 = 13.0;
const SMALL: f64 = 11.0;
const KIND: f64 = 8.5;
const PADDING: f64 = 10.0;
/// The widest that text in a box, or on an arrow, gets before it is broken.
const WIDEST: f64 = 210.0;
/// From one line of an arrow's label to the next.
const LABEL_LINE: f64 = 20.0;

/// The style that stands in every drawing.
pub(in crate::paper) const STYLE: &str = include_str!("flow.css");

/// A stop with its text broken into lines.
struct Plate {
    /// What its kind is called.
    word: String,
    name: Vec<String>,
    remarks: Vec<String>,
    size: Size,
}

/// What is written on an arrow: keys and words, and where it leads if that is a tag, not drawn.
struct Tag {
    lines: Vec<(Option<String>, Vec<String>)>,
    leads: Option<Vec<String>>,
    size: Size,
}

/// The call-flow graph as SVG (SVG 1.1; W3C), with its text measured and its parts named for those
/// who can't see it. Light or dark as its reader prefers.
pub fn svg(flow: &CallGraph) -> String {
    let told = told(flow);
    let boxes: Vec<Plate> = flow.nodes.iter().map(Plate::of).collect();
    let tags: Vec<Tag> = flow
        .edges
        .iter()
        .zip(&told)
        .map(|(arrow, told)| Tag::of(arrow, told.then(|| flow.nodes[arrow.to].name.as_str())))
        .collect();
    let stop_sizes: Vec<Size> = boxes.iter().map(|it| it.size).collect();
    let tag_sizes: Vec<Size> = tags.iter().map(|it| it.size).collect();
    let layout = layout(flow, &told, &stop_sizes, &tag_sizes);

    let margin = 16.0;
    let (w, h) = ((layout.size.0 + 2.0 * margin).ceil(), (layout.size.1 + 2.0 * margin).ceil());
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"flow\" role=\"img\" \
         aria-labelledby=\"flow-title flow-desc\" viewBox=\"{0} {0} {w} {h}\" width=\"{w}\" \
         height=\"{h}\">\n<title id=\"flow-title\">{1}</title>\n<desc id=\"flow-desc\">{2}</desc>\n\
         <style>{STYLE}</style>\n<defs><marker id=\"flow-head\" viewBox=\"0 0 8 8\" refX=\"7.5\" \
         refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"head\" \
         d=\"M0 0.5 8 4 0 7.5z\"/></marker></defs>\n<rect class=\"ground\" x=\"{0}\" y=\"{0}\" \
         width=\"{w}\" height=\"{h}\"/>\n",
        -margin,
        escaped(&flow.heading),
        escaped(&flow.description),
    );
    for ((arrow, drawn), tag) in flow.edges.iter().zip(&layout.edges).zip(&tags) {
        line_of(&mut out, arrow, &layout.nodes, drawn.label, drawn.line.as_deref());
        tag.draw(&mut out, arrow.way, drawn.label);
    }
    for ((stop, text), area) in flow.nodes.iter().zip(&boxes).zip(&layout.nodes) {
        text.draw(&mut out, stop.kind, stop.hidden > 0, *area);
    }
    out + "</svg>\n"
}

impl Plate {
    fn of(stop: &crate::paper::graph::GraphNode) -> Self {
        let name = wrap(&stop.name, Weight::Bold, NAME, WIDEST);
        let word = capital(stop.kind_word);
        let remarks: Vec<String> = stop
            .remarks
            .iter()
            .chain(&stop.more)
            .flat_map(|remark| wrap(remark, Weight::Regular, SMALL, WIDEST))
            .collect();
        let widest = |lines: &[String], weight, size| {
            lines.iter().map(|line| width(line, weight, size)).fold(0.0, f64::max)
        };
        let w = widest(&name, Weight::Bold, NAME).max(widest(&remarks, Weight::Regular, SMALL));
        let w = w.max(width(&word, Weight::Bold, KIND) * 1.2) + 2.0 * PADDING;
        let h =
            PADDING + 11.0 + name.len() as f64 * 16.0 + remarks.len() as f64 * 14.0 + PADDING - 2.0;
        Self { word, name, remarks, size: (w.ceil(), h.ceil()) }
    }

    fn draw(&self, out: &mut String, kind: NodeKind, stacked: bool, area: Area) {
        let Area { x, y, w, h } = area;
        let class = class_word(kind);
        let round = match kind {
            NodeKind::Line => h / 2.0,
            NodeKind::Team | NodeKind::Mailbox | NodeKind::Callback => 10.0,
            NodeKind::Queue
            | NodeKind::Menu
            | NodeKind::Message
            | NodeKind::Entry
            | NodeKind::Hours
            | NodeKind::Decision => 2.0,
        };
        let mut rect = |off: f64| {
            let round = round.min(18.0);
            let _ = writeln!(
                out,
                "<rect class=\"box {class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{w:.1}\" \
                 height=\"{h:.1}\" rx=\"{round:.1}\"/>",
                x + off,
                y + off
            );
        };
        // A pile of cards where more lies behind.
        if stacked {
            rect(6.0);
            rect(3.0);
        }
        rect(0.0);
        let x = x + PADDING;
        let mut y = y + PADDING + 6.0;
        let mut text = |class: &str, step: f64, words: &str| {
            let _ = writeln!(
                out,
                "<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{}</text>",
                escaped(words)
            );
            y += step;
        };
        text(&format!("kind {class}-word"), 16.0, &self.word.to_uppercase());
        let count = self.name.len();
        for (n, line) in self.name.iter().enumerate() {
            text(&format!("name {class}-name"), if n + 1 == count { 14.5 } else { 16.0 }, line);
        }
        for line in &self.remarks {
            text(&format!("small {class}-small"), 14.0, line);
        }
    }
}

impl Tag {
    fn of(arrow: &GraphEdge, leads: Option<&str>) -> Self {
        let lines: Vec<(Option<String>, Vec<String>)> = arrow
            .labels
            .iter()
            .map(|label| (label.key.clone(), wrap(&label.words, Weight::Regular, SMALL, WIDEST)))
            .collect();
        let leads = leads.map(|to| wrap(&format!("\u{2192} {to}"), Weight::Bold, SMALL, WIDEST));
        let rows = lines.iter().map(|(_, words)| words.len()).sum::<usize>();
        let rows = rows + leads.as_ref().map_or(0, Vec::len);
        let of_words = lines.iter().flat_map(|(key, words)| {
            let badge = key.as_deref().map_or(0.0, |key| badge_width(key) + 5.0);
            words.iter().map(move |line| badge + width(line, Weight::Regular, SMALL))
        });
        let of_leads = leads.iter().flatten().map(|line| width(line, Weight::Bold, SMALL));
        let w = of_words.chain(of_leads).fold(0.0, f64::max);
        let size = match rows {
            0 => (0.0, 4.0),
            _ => ((w + 10.0).ceil(), rows as f64 * LABEL_LINE),
        };
        Self { lines, leads, size }
    }

    fn draw(&self, out: &mut String, way: EdgeKind, area: Area) {
        let mut y = area.y + LABEL_LINE / 2.0;
        for (key, words) in &self.lines {
            let badge = key.as_deref().map_or(0.0, |key| badge_width(key) + 5.0);
            if let Some(key) = key {
                let w = badge_width(key);
                let _ = writeln!(
                    out,
                    "<rect class=\"key\" x=\"{:.1}\" y=\"{:.1}\" width=\"{w:.1}\" height=\"16\" \
                     rx=\"8\"/><text class=\"digit\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                    area.x,
                    y - 8.0,
                    area.x + w / 2.0,
                    y + 4.0,
                    escaped(key)
                );
            }
            for line in words {
                let _ = writeln!(
                    out,
                    "<text class=\"small {}\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                    class_of(way),
                    area.x + badge + if key.is_some() { 0.0 } else { 3.0 },
                    y + 4.0,
                    escaped(line)
                );
                y += LABEL_LINE;
            }
        }
        for line in self.leads.iter().flatten() {
            let _ = writeln!(
                out,
                "<text class=\"small leads\" x=\"{:.1}\" y=\"{:.1}\">{}</text>",
                area.x + 3.0,
                y + 4.0,
                escaped(line)
            );
            y += LABEL_LINE;
        }
    }
}

/// The line of an arrow: from its stop to its label, and on to where it leads.
fn line_of(out: &mut String, arrow: &GraphEdge, stops: &[Area], label: Area, on: Option<&[Area]>) {
    let class = class_of(arrow.way);
    let bare = label.w <= 0.0;
    let mut path = Path::at(stops[arrow.from].right());
    let (left, middle) = label.left();
    path.to((if bare { left } else { left - 3.0 }, middle));
    // The words stand in the line, so it begins again after them.
    if !bare || on.is_none() {
        let _ = writeln!(out, "<path class=\"way {class}\" d=\"{}\"/>", path.d);
        path = Path::at(label.right());
    }
    let Some(on) = on else { return };
    for area in on {
        path.to(area.left());
        path.level(area.right().0);
    }
    path.to(stops[arrow.to].left());
    let _ = writeln!(
        out,
        "<path class=\"way {class}\" d=\"{}\" marker-end=\"url(#flow-head)\"/>",
        path.d
    );
}

/// The space between columns in which a line turns; the rest is for its tip.
const TURN: f64 = COLUMN_GAP - 4.0;

/// A line that leaves and comes in level.
struct Path {
    d: String,
    last: (f64, f64),
}

impl Path {
    fn at((x, y): (f64, f64)) -> Self {
        Self { d: format!("M{x:.1} {y:.1}"), last: (x, y) }
    }

    /// Straight on to the right.
    fn level(&mut self, x: f64) {
        if x > self.last.0 {
            let _ = write!(self.d, "H{x:.1}");
            self.last.0 = x;
        }
    }

    /// To the next column: level past all that stands in this one, then over.
    fn to(&mut self, (x, y): (f64, f64)) {
        self.level(x - TURN);
        let (from, middle) = (self.last.1, f64::midpoint(self.last.0, x));
        let _ = write!(self.d, "C{middle:.1} {from:.1} {middle:.1} {y:.1} {x:.1} {y:.1}");
        self.last = (x, y);
    }
}

fn badge_width(key: &str) -> f64 {
    (width(key, Weight::Bold, SMALL) + 8.0).max(16.0)
}

fn class_of(way: EdgeKind) -> &'static str {
    match way {
        EdgeKind::Next | EdgeKind::Key | EdgeKind::Open => "on",
        EdgeKind::Closed => "closed",
        EdgeKind::GiveUp => "give-up",
    }
}

/// A kind as the style calls it.
fn class_word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Line => "line",
        NodeKind::Menu => "menu",
        NodeKind::Message => "message",
        NodeKind::Entry => "digits",
        NodeKind::Hours | NodeKind::Decision => "hours",
        NodeKind::Mailbox => "mailbox",
        NodeKind::Queue => "queue",
        NodeKind::Callback => "callback",
        NodeKind::Team => "team",
    }
}

/// A word as it begins a line.
fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first: Vec<char> = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    first.into_iter().chain(letters).collect()
}

/// Text as XML has it.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
