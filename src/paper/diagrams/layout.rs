//! Where the boxes of a diagram go: columns from left to right, as a call goes on (the method of
//! Sugiyama; crossings and places within a column are the work of the crate `rust-sugiyama`).
//!
//! What would cross the whole picture is not drawn as a line but told by a tag, "to Main menu":
//! edges back, and edges to what half the menu leads to.

use std::collections::HashMap;

use rust_sugiyama::configure::{Config, RankingType};

use crate::paper::graph::{CallGraph, GraphEdge};

/// Between neighbors of a column, and between columns, in pixels.
const ROW_GAP: f64 = 14.0;
pub(super) const COLUMN_GAP: f64 = 30.0;
/// So many edges to one stop are drawn as lines; the others get a tag.
const MOST_LINES: usize = 6;
/// Of a picture with more boxes, tags and places that lines pass, one line leads to each stop; and its
/// columns stay in the order of the file.
const LARGE: usize = 4_000;

/// Width and height, in pixels.
pub(super) type Size = (f64, f64);

/// A place: left, top, width and height, in pixels.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Area {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

impl Area {
    /// The middle of the left edge.
    pub(super) fn left(self) -> (f64, f64) {
        (self.x, self.y + self.h / 2.0)
    }

    /// The middle of the right edge.
    pub(super) fn right(self) -> (f64, f64) {
        (self.x + self.w, self.y + self.h / 2.0)
    }
}

/// A diagram with every place in it.
pub(super) struct Layout {
    /// The areas of the nodes.
    pub(super) nodes: Vec<Area>,
    /// What becomes of the edges.
    pub(super) edges: Vec<Drawn>,
    /// Width and height of the whole.
    pub(super) size: Size,
}

/// An arrow as it is drawn.
pub(super) struct Drawn {
    /// The area of what is written on it.
    pub(super) label: Area,
    /// Where its line goes on from there to the stop it leads to: the areas it passes, as wide as the
    /// boxes beside them. `None` where it has a tag and is not drawn.
    pub(super) line: Option<Vec<Area>>,
}

/// Which edges get a tag, by their place: those that lead back, and those to a stop that
/// has many.
pub(super) fn told(flow: &CallGraph) -> Vec<bool> {
    let told = told_beyond(flow, MOST_LINES);
    let columns = columns(flow, &told);
    let passed = |(arrow, told): (&GraphEdge, &bool)| match told {
        true => 0,
        false => columns[arrow.to] - columns[arrow.from],
    };
    let vertices = flow.nodes.len() + flow.edges.iter().zip(&told).map(passed).sum::<usize>();
    match vertices > LARGE {
        true => told_beyond(flow, 1),
        false => told,
    }
}

/// The edges that get a tag where so many lines to a stop are drawn.
fn told_beyond(flow: &CallGraph, most_lines: usize) -> Vec<bool> {
    let mut told = vec![false; flow.edges.len()];
    let mut leaving = vec![Vec::new(); flow.nodes.len()];
    for (n, arrow) in flow.edges.iter().enumerate() {
        leaving[arrow.from].push(n);
    }
    // Depth first, without recursion: a menu can be deeper than a stack.
    let (mut open, mut seen) = (vec![false; flow.nodes.len()], vec![false; flow.nodes.len()]);
    let mut lines_to = vec![0; flow.nodes.len()];
    for start in 0..flow.nodes.len() {
        if std::mem::replace(&mut seen[start], true) {
            continue;
        }
        let mut path = vec![(start, 0)];
        open[start] = true;
        while let Some((stop, next)) = path.last_mut() {
            let Some(&n) = leaving[*stop].get(*next) else {
                open[*stop] = false;
                path.pop();
                continue;
            };
            *next += 1;
            let to = flow.edges[n].to;
            if open[to] || lines_to[to] == most_lines {
                told[n] = true;
                continue;
            }
            lines_to[to] += 1;
            if !std::mem::replace(&mut seen[to], true) {
                open[to] = true;
                path.push((to, 0));
            }
        }
    }
    told
}

/// The column of each stop: as far right as the longest way to it. Edges that are drawn never lead back.
fn columns(flow: &CallGraph, told: &[bool]) -> Vec<usize> {
    let mut columns = vec![0; flow.nodes.len()];
    let drawn = || flow.edges.iter().zip(told).filter(|(_, told)| !**told);
    let mut ahead: Vec<usize> = vec![0; flow.nodes.len()];
    drawn().for_each(|(arrow, _)| ahead[arrow.to] += 1);
    let mut ready: Vec<usize> = (0..flow.nodes.len()).filter(|stop| ahead[*stop] == 0).collect();
    let mut leaving = vec![Vec::new(); flow.nodes.len()];
    drawn().for_each(|(arrow, _)| leaving[arrow.from].push(arrow.to));
    while let Some(stop) = ready.pop() {
        for to in &leaving[stop] {
            columns[*to] = columns[*to].max(columns[stop] + 2);
            ahead[*to] -= 1;
            if ahead[*to] == 0 {
                ready.push(*to);
            }
        }
    }
    columns
}

/// Lays a diagram out. `nodes` and `labels` are the sizes of what is written.
pub(super) fn layout(flow: &CallGraph, told: &[bool], nodes: &[Size], labels: &[Size]) -> Layout {
    let mut graph = Graph::new(flow, told, nodes, labels);
    graph.pass_columns(flow, told);
    let areas = graph.areas();
    let size = areas
        .iter()
        .fold((0.0, 0.0), |(w, h): Size, area| (w.max(area.x + area.w), h.max(area.y + area.h)));
    let count = nodes.len();
    let edges = graph.lines.into_iter().enumerate().map(|(n, line)| Drawn {
        label: areas[count + n],
        line: line.map(|line| line.into_iter().map(|vertex| areas[vertex]).collect()),
    });
    Layout { edges: edges.collect(), nodes: areas[..count].to_vec(), size }
}

/// Vertices that hang together, and the edges between them.
struct Part {
    vertices: Vec<usize>,
    edges: Vec<(usize, usize)>,
}

/// The graph that is laid out: nodes in even columns, what is written on edges in odd ones, and
/// where an arrow passes a column a vertex without width.
struct Graph {
    sizes: Vec<Size>,
    columns: Vec<usize>,
    edges: Vec<(usize, usize)>,
    /// For each arrow that is drawn, the vertices between its label and its end.
    lines: Vec<Option<Vec<usize>>>,
}

impl Graph {
    fn new(flow: &CallGraph, told: &[bool], nodes: &[Size], labels: &[Size]) -> Self {
        let mut columns = columns(flow, told);
        columns.extend(flow.edges.iter().map(|arrow| columns[arrow.from] + 1).collect::<Vec<_>>());
        let sizes = [nodes, labels].concat();
        Self { sizes, columns, edges: Vec::new(), lines: Vec::new() }
    }

    /// Makes every edge lead to the next column.
    fn pass_columns(&mut self, flow: &CallGraph, told: &[bool]) {
        for (n, arrow) in flow.edges.iter().enumerate() {
            let label = flow.nodes.len() + n;
            self.edges.push((arrow.from, label));
            if told[n] {
                self.lines.push(None);
                continue;
            }
            let (mut last, mut passed) = (label, Vec::new());
            for column in self.columns[label] + 1..self.columns[arrow.to] {
                let vertex = self.sizes.len();
                self.sizes.push((0.0, 4.0));
                self.columns.push(column);
                self.edges.push((last, vertex));
                passed.push(vertex);
                last = vertex;
            }
            self.edges.push((last, arrow.to));
            self.lines.push(Some(passed));
        }
    }

    /// The area of every vertex. Parts that hang together are put one below the other.
    fn areas(&self) -> Vec<Area> {
        let config = Config {
            vertex_spacing: ROW_GAP,
            ranking_type: RankingType::Up,
            // Swapping neighbors as well takes minutes where many edges cross.
            transpose: self.sizes.len() < 400,
            ..Config::default()
        };
        let mut areas = vec![Area::default(); self.sizes.len()];
        let mut top = 0.0;
        for part in self.parts() {
            let part = self.placed(&part, &config);
            let lefts = self.lefts(part.iter().map(|(vertex, _)| *vertex));
            // The crate puts first what was added last.
            let upper = |(vertex, (y, _)): &(usize, (f64, f64))| -y - self.sizes[*vertex].1 / 2.0;
            let highest = part.iter().map(upper).fold(f64::INFINITY, f64::min);
            let mut bottom: f64 = top;
            for placed in &part {
                let (w, h) = self.sizes[placed.0];
                let y = upper(placed) - highest + top;
                let column = self.columns[placed.0];
                let x = lefts[column];
                // Beside boxes a line that passes stays level: it has no width, but needs theirs.
                let beside_boxes = w <= 0.0 && column.is_multiple_of(2);
                let next = lefts.get(column + 1).filter(|_| beside_boxes);
                let w = next.map_or(w, |next| next - x - COLUMN_GAP);
                areas[placed.0] = Area { x, y, w, h };
                bottom = bottom.max(y + h);
            }
            top = bottom + 2.0 * ROW_GAP;
        }
        areas
    }

    /// The parts that hang together: their vertices and edges, by the first vertex of each.
    fn parts(&self) -> Vec<Part> {
        let mut beside = vec![Vec::new(); self.sizes.len()];
        for (from, to) in &self.edges {
            beside[*from].push(*to);
            beside[*to].push(*from);
        }
        let mut part_of = vec![None; self.sizes.len()];
        let mut parts: Vec<Part> = Vec::new();
        for first in 0..self.sizes.len() {
            if part_of[first].is_some() {
                continue;
            }
            let mut next = vec![first];
            let mut vertices = Vec::new();
            while let Some(vertex) = next.pop() {
                if part_of[vertex].is_none() {
                    part_of[vertex] = Some(parts.len());
                    vertices.push(vertex);
                    next.extend(&beside[vertex]);
                }
            }
            vertices.sort_unstable();
            parts.push(Part { vertices, edges: Vec::new() });
        }
        for (from, to) in &self.edges {
            if let Some(part) = part_of[*from] {
                parts[part].edges.push((*from, *to));
            }
        }
        parts
    }

    /// Where the vertices of a part go, in their order. The crate gets each part by itself: of many
    /// parts it would copy the whole for each.
    fn placed(&self, part: &Part, config: &Config) -> Vec<(usize, (f64, f64))> {
        if part.vertices.len() > LARGE {
            return self.stacked(part);
        }
        let place = |vertex: &usize| {
            u32::try_from(part.vertices.partition_point(|other| other < vertex)).unwrap_or(u32::MAX)
        };
        // The crate goes from top to bottom: what is high here is wide there.
        let high = |vertex: &usize| (self.sizes[*vertex].1, self.sizes[*vertex].0);
        let vertices: Vec<(u32, (f64, f64))> =
            part.vertices.iter().map(|vertex| (place(vertex), high(vertex))).collect();
        let edges: Vec<(u32, u32)> =
            part.edges.iter().map(|(from, to)| (place(from), place(to))).collect();
        let found = rust_sugiyama::from_vertices_and_edges(&vertices, &edges, config);
        let found = found.into_iter().flat_map(|(placed, ..)| placed);
        let mut placed: Vec<(usize, (f64, f64))> =
            found.map(|(n, at)| (part.vertices[n], at)).collect();
        placed.sort_by_key(|(vertex, _)| *vertex);
        placed
    }

    /// The vertices of a part one below the other in their columns. The crate would take minutes, and
    /// it recurs from vertex to vertex: a long way would be too deep for the stack.
    fn stacked(&self, part: &Part) -> Vec<(usize, (f64, f64))> {
        let mut bottoms: HashMap<usize, f64> = HashMap::new();
        let mut placed = Vec::new();
        for vertex in &part.vertices {
            let high = self.sizes[*vertex].1;
            let bottom = bottoms.entry(self.columns[*vertex]).or_default();
            // As the crate does: upwards, and by the middle.
            placed.push((*vertex, (-*bottom - high / 2.0, 0.0)));
            *bottom += high + ROW_GAP;
        }
        placed
    }

    /// The left edge of every column that some vertices are in.
    fn lefts(&self, vertices: impl Iterator<Item = usize>) -> Vec<f64> {
        let mut widths: Vec<f64> = Vec::new();
        for vertex in vertices {
            let column = self.columns[vertex];
            widths.resize(widths.len().max(column + 1), 0.0);
            widths[column] = widths[column].max(self.sizes[vertex].0);
        }
        let mut x = 0.0;
        widths
            .iter()
            .map(|width| {
                let left = x;
                x += width + if *width > 0.0 { COLUMN_GAP } else { COLUMN_GAP / 2.0 };
                left
            })
            .collect()
    }
}
