//! The best call, found among all calls there are, and the routing table, found along the options of
//! the menus: two ways to know how quickly a team is reached, and they agree.

use chrono::{DateTime, Utc};
use phonetree::menu::{self, Lengths, Node, Tree};
use phonetree::paper::routing;
use phonetree::walk::best;

const MENUS: [&str; 7] = [
    menu::FIRST_LINE,
    include_str!("../../menus/examples/bank.toml"),
    include_str!("../../menus/examples/city-hall.toml"),
    include_str!("../../menus/examples/clinic.toml"),
    include_str!("../../menus/examples/hotline.toml"),
    include_str!("../../menus/examples/school.toml"),
    include_str!("../../menus/examples/support-desk.toml"),
];

/// How many teams were compared; a team that cannot be called then has no row and no best call.
fn compared(tree: &Tree, at: DateTime<Utc>) -> usize {
    let lengths = Lengths::estimated(tree);
    let table = routing(tree, &lengths, at);
    let mut compared = 0;
    for node in tree.nodes() {
        let Node::Team(team) = node else { continue };
        if tree[team].hours.as_ref().is_some_and(|hours| !hours.is_open(at)) {
            continue;
        }
        let rows = table.iter().filter(|row| row.team == team && row.from == at);
        let quickest = rows.map(|row| row.dialling.connected_ms).min();
        let found = best(tree, &lengths, tree.line_ids(), at, &[team]);
        let found = found.map(|best| best.reached.as_ms() + tree[team].ring_ms);
        // A caller who does not press what an option wants, but anything to cut words short, or who
        // fails on purpose, may be quicker; and the table has no way that begins so.
        let agrees = found == quickest || quickest.is_none_or(|ms| found.is_some_and(|it| it < ms));
        assert!(agrees, "{} at {at}: {found:?} {quickest:?}", tree[team].id);
        compared += usize::from(found == quickest && found.is_some());
    }
    compared
}

#[test]
fn the_best_call_is_as_quick_as_the_quickest_way_of_the_routing_table() {
    let hours =
        ["2026-12-01T12:00:00-08:00", "2026-12-01T07:10:00-08:00", "2026-12-05T10:00:00-08:00"];
    let mut counts = Vec::new();
    for text in MENUS {
        let tree = menu::load("a menu", text).unwrap();
        counts.push(hours.map(|at| compared(&tree, at.parse().unwrap())));
    }
    // On the first line: five teams at noon, two at ten past seven, one on a Saturday.
    assert_eq!(counts[0], [5, 2, 1], "{counts:?}");
    assert!(counts.iter().all(|counts| counts.iter().any(|count| *count > 0)), "{counts:?}");
}
