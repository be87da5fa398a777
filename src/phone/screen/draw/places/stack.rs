//! Panes one below the other in a column: each gets the rows it asks for, as far as there are rows.

use ratatui::layout::Rect;

/// What a pane in a column would like: rows for each way in which it can be drawn, the tightest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StackedPane {
    /// Rows, with the title: ascending.
    pub(super) wishes: Vec<u16>,
    /// In which order wishes come true, one number for each of them; the first needs none.
    pub(super) ranks: Vec<u8>,
    /// It is given up first where there are not even rows for the tightest; but has so many, or none.
    pub(super) least: u16,
    /// It takes all that is left.
    pub(super) greedy: bool,
}

/// The areas of panes in a column, a blank row between them. A pane without rows has none.
pub(super) fn stacked(area: Rect, panes: &[StackedPane]) -> Vec<Option<Rect>> {
    let mut rows: Vec<u16> =
        panes.iter().map(|pane| pane.wishes.first().copied().unwrap_or(0)).collect();
    give_up(&mut rows, panes, area.height);
    come_true(&mut rows, panes, area.height);
    let left = area.height.saturating_sub(taken(&rows));
    let greedy = panes.iter().zip(&mut rows).find(|(pane, rows)| pane.greedy && **rows > 0);
    if let Some((_, rows)) = greedy {
        *rows += left;
    }
    let mut y = area.y;
    let place = |rows: &u16| {
        if *rows == 0 {
            return None;
        }
        let height = (*rows).min(area.bottom().saturating_sub(y));
        let at = Rect { y, height, ..area };
        y = y.saturating_add(rows + 1);
        Some(at)
    };
    rows.iter().map(place).collect()
}

/// All rows that are taken, and the blank ones between.
fn taken(rows: &[u16]) -> u16 {
    let seen = rows.iter().filter(|rows| **rows > 0).count();
    let blank = u16::try_from(seen.saturating_sub(1)).unwrap_or(u16::MAX);
    rows.iter().fold(blank, |sum, rows| sum.saturating_add(*rows))
}

/// From the last pane to the second: fewer rows, then none. What is left is the first's.
fn give_up(rows: &mut [u16], panes: &[StackedPane], height: u16) {
    let over = |rows: &[u16]| taken(rows).saturating_sub(height);
    for place in (1..rows.len()).rev() {
        let fewer = panes[place].least.min(rows[place]);
        rows[place] -= over(rows).min(rows[place] - fewer);
    }
    for place in (1..rows.len()).rev() {
        if over(rows) > 0 {
            rows[place] = 0;
        }
    }
    if let Some(first) = rows.first_mut() {
        *first = (*first).min(height);
    }
    // One that was given up may have left more than was needed.
    for place in 1..rows.len() {
        let wish = panes[place].wishes.first().copied().unwrap_or(0);
        if rows[place] > 0 && rows[place] < wish {
            let spare = height.saturating_sub(taken(rows));
            rows[place] = wish.min(rows[place] + spare);
        }
    }
}

/// One wish after the other, by rank, where there are rows for it.
fn come_true(rows: &mut [u16], panes: &[StackedPane], height: u16) {
    let mut wishes: Vec<(u8, usize, u16)> = Vec::new();
    for (place, pane) in panes.iter().enumerate() {
        let more = pane.wishes.iter().skip(1).zip(&pane.ranks);
        wishes.extend(more.map(|(rows, rank)| (*rank, place, *rows)));
    }
    wishes.sort_unstable();
    for (_, place, wish) in wishes {
        let before = rows[place];
        let first = panes[place].wishes.first().copied().unwrap_or(0);
        if wish <= before || before < first {
            continue;
        }
        rows[place] = wish;
        if taken(rows) > height {
            rows[place] = before;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{StackedPane, stacked};
    use ratatui::layout::Rect;

    fn pane(wishes: &[u16], ranks: &[u8]) -> StackedPane {
        StackedPane { wishes: wishes.to_vec(), ranks: ranks.to_vec(), least: 3, greedy: false }
    }

    fn rows(height: u16, panes: &[StackedPane]) -> Vec<u16> {
        let area = Rect::new(0, 5, 10, height);
        let places = stacked(area, panes);
        let mut below = area.y;
        for place in places.iter().flatten() {
            assert!(place.y >= below && place.bottom() <= area.bottom(), "{places:?}");
            below = place.bottom() + 1;
        }
        places.iter().map(|place| place.map_or(0, |place| place.height)).collect()
    }

    #[test]
    fn wishes_come_true_by_rank_as_far_as_there_are_rows() {
        let panes = [pane(&[5, 7], &[1]), pane(&[4, 8, 9], &[2, 4]), pane(&[4, 6], &[3])];
        assert_eq!(rows(15, &panes), [5, 4, 4], "no row is left");
        assert_eq!(rows(17, &panes), [7, 4, 4]);
        assert_eq!(rows(20, &panes), [7, 4, 6], "four rows were too many");
        assert_eq!(rows(21, &panes), [7, 8, 4]);
        assert_eq!(rows(40, &panes), [7, 9, 6]);
    }

    #[test]
    fn where_rows_are_missing_the_last_have_fewer_then_none_and_the_first_is_whole() {
        let panes = [pane(&[5], &[]), pane(&[6], &[]), pane(&[4], &[])];
        assert_eq!(rows(16, &panes), [5, 6, 3]);
        assert_eq!(rows(14, &panes), [5, 4, 3]);
        assert_eq!(rows(12, &panes), [5, 6, 0], "the last one leaves its rows to the one before");
        assert_eq!(rows(8, &panes), [5, 0, 0]);
        assert_eq!(rows(3, &panes), [3, 0, 0]);
    }

    #[test]
    fn the_greedy_one_takes_what_is_left() {
        let greedy = StackedPane { greedy: true, ..pane(&[0, 4], &[1]) };
        assert_eq!(rows(12, &[pane(&[5, 6], &[0]), greedy.clone()]), [6, 5]);
        assert_eq!(rows(9, &[pane(&[5, 6], &[0]), greedy]), [6, 0]);
    }
}
