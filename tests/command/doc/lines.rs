//! In the drawn call flow no line goes behind a box.

use super::{doc, root};

/// Left, top, right, bottom.
type Box = (f64, f64, f64, f64);

#[test]
fn no_line_of_a_diagram_goes_behind_a_box() {
    let examples = root().join("menus/examples");
    let mut menus: Vec<_> =
        std::fs::read_dir(examples).unwrap().map(|it| it.unwrap().path()).collect();
    menus.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    assert!(menus.len() >= 6);
    for menu in menus.iter().map(Some).chain([None]) {
        let svg = doc(menu.map(|menu| menu.to_str().unwrap()), "svg", &[]);
        let boxes: Vec<Box> = tags(&svg, "<rect class=\"box").map(area).collect();
        let lines: Vec<&str> = tags(&svg, "<path class=\"way").collect();
        assert!(boxes.len() > 2 && lines.len() > 2, "{menu:?}");
        for line in lines {
            for (x, y) in points(attribute(line, "d")) {
                let behind = boxes
                    .iter()
                    .find(|(l, t, r, b)| x > l + 1.0 && x < r - 1.0 && y > t + 1.0 && y < b - 1.0);
                assert_eq!(behind, None, "{menu:?}: {line} at {x:.0},{y:.0}");
            }
        }
    }
}

fn tags<'s>(svg: &'s str, start: &'s str) -> impl Iterator<Item = &'s str> {
    svg.match_indices(start).map(|(at, _)| &svg[at..at + svg[at..].find('>').unwrap()])
}

fn attribute<'s>(tag: &'s str, name: &str) -> &'s str {
    let start = format!(" {name}=\"");
    let value = &tag[tag.find(&start).unwrap() + start.len()..];
    &value[..value.find('"').unwrap()]
}

fn area(tag: &str) -> Box {
    let of = |name: &str| attribute(tag, name).parse::<f64>().unwrap();
    (of("x"), of("y"), of("x") + of("width"), of("y") + of("height"))
}

/// Points along a path of M, H and C.
fn points(path: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let commands = path.chars().filter(char::is_ascii_alphabetic);
    for (command, numbers) in commands.zip(path.split(|c: char| c.is_ascii_alphabetic()).skip(1)) {
        let numbers: Vec<f64> = numbers.split_whitespace().map(|it| it.parse().unwrap()).collect();
        let from = points.last().copied().unwrap_or_default();
        match (command, numbers.as_slice()) {
            ('M', [x, y]) => points.push((*x, *y)),
            ('H', [x]) => points
                .extend((1..=40).map(|n| (from.0 + (x - from.0) * f64::from(n) / 40.0, from.1))),
            ('C', [ax, ay, bx, by, x, y]) => points.extend((1..=40).map(|n| {
                let t = f64::from(n) / 40.0;
                let u = 1.0 - t;
                let at = |p: f64, a: f64, b: f64, q: f64| {
                    u * u * u * p + 3.0 * u * u * t * a + 3.0 * u * t * t * b + t * t * t * q
                };
                (at(from.0, *ax, *bx, *x), at(from.1, *ay, *by, *y))
            })),
            other => panic!("{other:?} is no part of a path here"),
        }
    }
    points
}
