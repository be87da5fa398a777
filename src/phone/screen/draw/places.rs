//! Where everything goes, by the size of the screen.

use ratatui::layout::Rect;

use super::keypad;
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::View;

/// The smallest screen, in columns and rows.
pub(super) const SMALLEST: (u16, u16) = (40, 15);
/// From this size on two columns fit: the keypad, and everything else.
const TWO_COLUMNS: (u16, u16) = (72, 22);
/// From this size on three: the keypad, what is said, and the map.
const THREE_COLUMNS: (u16, u16) = (116, 30);

/// Where everything goes. A pane that cannot be seen has no place.
pub(super) struct ScreenAreas {
    pub(super) head: Rect,
    pub(super) rule: Rect,
    pub(super) said: Rect,
    /// The names of the panes, where one at a time is seen.
    pub(super) tabs: Option<Rect>,
    pub(super) keys: Option<Rect>,
    pub(super) map: Option<Rect>,
    pub(super) story: Option<Rect>,
    pub(super) open: Option<Rect>,
    pub(super) foot: Rect,
}

impl ScreenAreas {
    /// The places in an area; `None` where it is too small.
    pub(super) fn in_area(area: Rect, view: &View<'_>) -> Option<Self> {
        let at_least = |(columns, rows)| area.width >= columns && area.height >= rows;
        if at_least(THREE_COLUMNS) {
            Some(Self::three_columns(area))
        } else if at_least(TWO_COLUMNS) {
            Some(Self::two_columns(area, view))
        } else {
            at_least(SMALLEST).then(|| Self::one_column(area, view))
        }
    }

    /// Head, rule and foot, which every size has; and what is left between them.
    fn frame(area: Rect, margin: u16) -> (Self, Rect) {
        let inner =
            Rect { x: area.x + margin, width: area.width.saturating_sub(2 * margin), ..area };
        let (head, below) = split(inner, 2);
        let (rule, below) = split(below, 1);
        let (body, foot) = split(below, below.height.saturating_sub(1));
        let (said, none) = (Rect::ZERO, None);
        let places = Self {
            head,
            rule,
            said,
            tabs: none,
            keys: none,
            map: none,
            story: none,
            open: none,
            foot,
        };
        (places, body)
    }

    /// What is said, and below it one pane.
    fn one_column(area: Rect, view: &View<'_>) -> Self {
        let (mut places, body) = Self::frame(area, 1);
        let pane_rows = ((body.height - 1) / 2).max(keypad::ROWS_FLAT).min(body.height - 6);
        let (said, below) = split(body, body.height - 1 - pane_rows);
        let (tabs, pane) = split(below, 1);
        (places.said, places.tabs) = (said, Some(tabs));
        let place = match view.settings.pane {
            Pane::Keys => &mut places.keys,
            Pane::Map => &mut places.map,
            Pane::Story => &mut places.story,
            Pane::Open => &mut places.open,
        };
        *place = Some(pane);
        places
    }

    /// The keypad; beside it what is said, and below that the map and who is open, or the story.
    fn two_columns(area: Rect, view: &View<'_>) -> Self {
        const KEYS_WIDTH: u16 = 28;
        const GAP: u16 = 3;
        let (mut places, body) = Self::frame(area, 2);
        let (_, body) = split(body, 1);
        let (keys, right) = beside(body, KEYS_WIDTH, GAP);
        places.keys = Some(keys);
        let (said, lower) = split(right, (right.height * 2 / 5).clamp(7, 14));
        places.said = Rect { height: said.height - 1, ..said };
        if view.settings.pane == Pane::Story {
            places.story = Some(lower);
            return places;
        }
        let teams = u16::try_from(view.board.len()).unwrap_or(u16::MAX);
        let open_rows = teams.saturating_add(1).min(lower.height / 2);
        let (map, open) = split(lower, lower.height - open_rows);
        places.map = Some(Rect { height: map.height.saturating_sub(1), ..map });
        places.open = Some(open);
        places
    }

    /// The keypad and who is open; what is said and the story; the map.
    fn three_columns(area: Rect) -> Self {
        const GAP: u16 = 4;
        let (mut places, body) = Self::frame(area, 3);
        let (_, body) = split(body, 1);
        let (left, right) = beside(body, (body.width / 5).clamp(30, 40), GAP);
        let (middle, map) = beside(right, right.width * 11 / 20, GAP);
        let (keys, open) = split(left, keypad::ROWS_LARGE + 1);
        let (said, story) = split(middle, (middle.height * 2 / 5).max(10));
        places.keys = Some(Rect { height: keys.height - 1, ..keys });
        places.said = Rect { height: said.height - 1, ..said };
        (places.open, places.story, places.map) = (Some(open), Some(story), Some(map));
        places
    }
}

/// The first rows of an area, and the rest.
fn split(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let below = Rect { y: area.y + rows, height: area.height - rows, ..area };
    (Rect { height: rows, ..area }, below)
}

/// The first columns of an area, and what is right of a gap.
fn beside(area: Rect, columns: u16, gap: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let right = (columns + gap).min(area.width);
    let rest = Rect { x: area.x + right, width: area.width - right, ..area };
    (Rect { width: columns, ..area }, rest)
}
