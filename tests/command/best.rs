//! The best call, found among all calls there are, and the routing table, found along the options of
//! the menus: two ways to know how quickly a team is reached, and they agree.

use chrono::{DateTime, Utc};
use phonetree::menu::{self, Lengths, Node, Tree};
use phonetree::walk::best;
use phonetree_core::directory::routing;

const MENUS: [&str; 8] = [
    menu::FIRST_LINE,
    include_str!("../../menus/examples/bank.toml"),
    include_str!("../../menus/examples/city-hall.toml"),
    include_str!("../../menus/examples/clinic.toml"),
    include_str!("../../menus/examples/hotel-de-ville.toml"),
    include_str!("../../menus/examples/hotline.toml"),
    include_str!("../../menus/examples/school.toml"),
    include_str!("../../menus/examples/support-desk.toml"),
];

/// To how many teams the best call is as quick as the quickest row, and to how many it is quicker or
/// has no row to be compared with; a team that cannot be called then has neither.
fn compared(tree: &Tree, at: DateTime<Utc>) -> (usize, usize) {
    let lengths = Lengths::estimated(tree);
    let table = routing(tree, &lengths, at);
    let (mut as_quick, mut quicker) = (0, 0);
    for node in tree.nodes() {
        let Node::Team(team) = node else { continue };
        if tree[team].hours.as_ref().is_some_and(|hours| !hours.is_open(at)) {
            continue;
        }
        let rows = table.iter().filter(|row| row.team == team && row.from == at);
        let quickest = rows.map(|row| row.dialing.connected_ms).min();
        let found = best(tree, &lengths, tree.line_ids(), at, &[team]);
        let found = found.map(|best| best.reached.as_ms() + tree[team].ring_ms);
        match (found, quickest) {
            (Some(found), Some(row)) if found == row => as_quick += 1,
            // A caller who does not press what an option wants, but anything to cut words short, or
            // who fails on purpose, may be quicker; and the table has no way that begins so.
            (Some(found), row) if row.is_none_or(|row| found < row) => quicker += 1,
            (None, None) => {}
            _ => panic!("{} at {at}: {found:?} {quickest:?}", tree[team].id),
        }
    }
    (as_quick, quicker)
}

#[test]
fn the_best_call_is_as_quick_as_the_quickest_way_of_the_routing_table() {
    let hours =
        ["2026-12-01T12:00:00-08:00", "2026-12-01T07:10:00-08:00", "2026-12-05T10:00:00-08:00"];
    let mut counts: Vec<[(usize, usize); 3]> = Vec::new();
    for text in MENUS {
        let tree = menu::load("a menu", text).unwrap();
        counts.push(hours.map(|at| compared(&tree, at.parse().unwrap())));
    }
    // At noon, at ten past seven, on a Saturday.
    assert_eq!(
        counts,
        [
            [(5, 0), (2, 0), (1, 0)],
            // One team of the bank is quicker reached by anyone who fails on purpose.
            [(2, 1), (2, 1), (1, 1)],
            [(5, 0), (1, 0), (0, 0)],
            [(3, 0), (3, 0), (1, 0)],
            [(5, 0), (5, 0), (1, 0)],
            [(2, 0), (2, 0), (2, 0)],
            [(6, 0), (3, 0), (0, 0)],
            [(2, 0), (4, 0), (1, 0)],
        ]
    );
}
