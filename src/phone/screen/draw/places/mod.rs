//! Where everything goes, by the size of the screen and by what there is to be seen.

mod stack;

use ratatui::layout::Rect;

use self::stack::{StackedPane, stacked};
use super::flow::flow;
use super::theme::Theme;
use super::{foot, head, keypad, map, panel, said, team};
use crate::phone::screen::settings::Pane;
use crate::phone::screen::view::{Doing, View};

/// The smallest screen, in columns and rows.
pub(super) const SMALLEST: (u16, u16) = (40, 15);
/// From this size on two columns fit: the keypad, and everything else.
const TWO_COLUMNS: (u16, u16) = (72, 22);
/// From this size on who is open fits below the keypad.
const WIDE_LEFT: (u16, u16) = (116, 30);
/// From this size on three columns fit: the keypad, what is said, and the map.
const THREE_COLUMNS: (u16, u16) = (160, 22);
/// More columns are left blank on both sides: eyes would have to go too far.
const WIDEST: u16 = 196;
/// Columns between two columns.
const GAP: u16 = 4;

/// Where everything goes. A pane that cannot be seen has no place.
#[derive(Clone, Copy)]
pub(super) struct ScreenAreas {
    pub(super) head: Rect,
    /// What is to be done in practice; without rows in any other call.
    pub(super) errand: Rect,
    pub(super) rule: Rect,
    pub(super) said: Rect,
    /// The names of the panes, where one at a time is seen.
    pub(super) tabs: Option<Rect>,
    pub(super) keys: Option<Rect>,
    pub(super) map: Option<Rect>,
    pub(super) story: Option<Rect>,
    pub(super) open: Option<Rect>,
    /// What the keys do.
    pub(super) help: Option<Rect>,
    /// What a caller must know about the menu.
    pub(super) notice: Option<Rect>,
    /// A remark about what was just done; without rows where there is none.
    pub(super) remark: Rect,
    pub(super) foot: Rect,
}

impl ScreenAreas {
    /// The places in an area; `None` where it is too small.
    pub(super) fn in_area(area: Rect, view: &View<'_>) -> Option<Self> {
        let at_least = |(columns, rows)| area.width >= columns && area.height >= rows;
        if at_least(THREE_COLUMNS) {
            Some(Self::three_columns(area, view))
        } else if at_least(TWO_COLUMNS) {
            Some(Self::two_columns(area, view, at_least(WIDE_LEFT)))
        } else {
            at_least(SMALLEST).then(|| Self::one_column(area, view))
        }
    }

    /// Head, errand, rule, remark and foot, which every size has; and what is left between them. `told` is
    /// whether what a caller must know has a place of its own.
    fn frame(area: Rect, view: &View<'_>, margin: u16, told: bool) -> (Self, Rect) {
        let wide = area.width.saturating_sub(2 * margin).min(WIDEST);
        let inner = Rect { x: area.x + (area.width - wide) / 2, width: wide, ..area };
        let (head, below) = split(inner, 2);
        let (errand, below) = split(below, head::errand_rows(view, wide));
        let (rule, below) = split(below, 1);
        let (above, foot) = split(below, below.height.saturating_sub(1));
        let most = if above.height < 14 { 2 } else { 3 };
        let remark = foot::remark(view, Theme { color: false }, wide, most, told).len();
        let rows = above.height.saturating_sub(in_rows(remark));
        let (body, remark) = split(above, rows);
        let (said, none) = (Rect::ZERO, None);
        let places = Self {
            head,
            errand,
            rule,
            said,
            tabs: none,
            keys: none,
            map: none,
            story: none,
            open: none,
            help: none,
            notice: none,
            remark,
            foot,
        };
        (places, body)
    }

    /// What is said, and below it one pane.
    fn one_column(area: Rect, view: &View<'_>) -> Self {
        let (mut places, body) = Self::frame(area, view, 1, false);
        let keys = view.settings.pane == Pane::Keys;
        let rows = body.height.saturating_sub(1);
        let usual = (rows / 2).max(keypad::ROWS_FLAT);
        let (needed, _) = said::rows(view, body.width);
        let least = if keys { keypad::ROWS_FLAT } else { 3 };
        let over = matches!(view.doing, Doing::Over(_));
        let pane_rows = match () {
            // The keys of a call that is over do nothing; how the team is reached otherwise needs the rows.
            () if keys && over || rows < least + 3 => 0,
            // The blank row below the way can be spared.
            () => usual.min(rows.saturating_sub(needed - 1)).max(least),
        };
        let (said, below) = split(body, rows - pane_rows);
        let (tabs, pane) = split(below, 1);
        (places.said, places.tabs) = (said, Some(tabs));
        let place = match view.settings.pane {
            Pane::Keys => &mut places.keys,
            Pane::Map => &mut places.map,
            Pane::Story => &mut places.story,
            Pane::Open => &mut places.open,
        };
        *place = (pane.height > 0).then_some(pane);
        places
    }

    /// The keypad; beside it what is said, and below that the map, who is open and the story. On a wide
    /// screen who is open is below the keypad.
    fn two_columns(area: Rect, view: &View<'_>, wide_left: bool) -> Self {
        let (mut places, body) = Self::frame(area, view, if wide_left { 3 } else { 2 }, false);
        let body = below_a_blank_row(body);
        let left_width = match (wide_left, body.height) {
            (true, _) => team::widest_name(view).clamp(36, 40),
            (false, keypad::ROWS_LARGE..) => keypad::NARROW,
            (false, _) => keypad::WIDE,
        };
        let (left, right) = beside(body, left_width, if wide_left { GAP } else { 2 });
        let keys = keypad_pane(left.height);
        if wide_left {
            // In practice it is not said who is open, but the keys can be.
            let in_practice = view.settings.drill.is_some();
            let below = if in_practice { help(view) } else { open(view, left.width) };
            let (keypad, below) = two(&stacked(left, &[keys, below]));
            places.keys = keypad;
            (places.help, places.open) = if in_practice { (below, None) } else { (None, below) };
            let seen = [Pane::Map, Pane::Story];
            places.right(right, view, &seen);
        } else {
            (places.keys, _) = two(&stacked(left, &[keys]));
            let all: &[Pane] = match view.settings.pane {
                Pane::Story => &[Pane::Story],
                Pane::Keys | Pane::Map | Pane::Open => &[Pane::Map, Pane::Open, Pane::Story],
            };
            places.right(right, view, all);
        }
        places
    }

    /// The keypad and what the keys do; what is said and the story; the map and who is open.
    fn three_columns(area: Rect, view: &View<'_>) -> Self {
        let (mut places, body) = Self::frame(area, view, 3, true);
        let body = below_a_blank_row(body);
        let (left, rest) = beside(body, 36, GAP);
        let (middle, right) = beside(rest, (rest.width - GAP) / 2, GAP);
        (places.keys, places.help) = two(&stacked(left, &[keypad_pane(left.height), help(view)]));
        let notice = view.notice.filter(|_| view.settings.drill.is_none()).unwrap_or_default();
        let words = notice.split_whitespace().map(|word| (word, Theme::PLAIN));
        let rows =
            if notice.is_empty() { 0 } else { in_rows(flow(words, middle.width.into()).len()) };
        let (mut upper, lower) = split(middle, middle.height.saturating_sub(rows));
        if rows > 0 {
            places.notice = Some(lower);
            upper.height = upper.height.saturating_sub(1);
        }
        places.right(upper, view, &[Pane::Story]);
        let map = map_pane(view, right.width, right.height);
        match view.settings.drill.as_ref() {
            None => {
                let panes = [map, open(view, right.width)];
                (places.map, places.open) = two(&stacked(right, &panes));
            }
            Some(drill) if drill.map => (places.map, _) = two(&stacked(right, &[map])),
            Some(_) => {}
        }
        places
    }

    /// What is said, and below it these panes. What a trainee may not see takes no room.
    fn right(&mut self, area: Rect, view: &View<'_>, below: &[Pane]) {
        let (least, all) = said::rows(view, area.width);
        let mut panes = vec![pane(vec![least, all, all.max(USUALLY_SAID)], &[1, 5], 0)];
        let drill = view.settings.drill.as_ref();
        let seen = |which: &Pane| match which {
            Pane::Map => drill.is_none_or(|drill| drill.map),
            Pane::Open => drill.is_none(),
            Pane::Keys | Pane::Story => true,
        };
        let below: Vec<Pane> = below.iter().copied().filter(seen).collect();
        let board = if below.contains(&Pane::Open) { 2 + in_rows(view.board.len()) } else { 0 };
        let free = area.height.saturating_sub(least + 1 + board);
        panes.extend(below.iter().map(|which| match which {
            Pane::Map | Pane::Keys => map_pane(view, area.width, free),
            Pane::Open => open(view, area.width),
            Pane::Story if below.len() == 1 => story(vec![5], &[]),
            Pane::Story => story(vec![0, 5], &[4]),
        }));
        let mut areas = stacked(area, &panes).into_iter();
        self.said = areas.next().flatten().unwrap_or(Rect { height: 0, ..area });
        for (which, place) in below.iter().zip(areas) {
            match which {
                Pane::Map | Pane::Keys => self.map = place,
                Pane::Open => self.open = place,
                Pane::Story => self.story = place,
            }
        }
    }
}

/// What is said has so many rows, if there are enough: then nothing moves when more is said.
const USUALLY_SAID: u16 = 9;

fn keypad_pane(height: u16) -> StackedPane {
    pane(vec![if height >= keypad::ROWS_LARGE { keypad::ROWS_LARGE } else { height }], &[], 0)
}

/// The map, on no more rows than there are; a title above it.
fn map_pane(view: &View<'_>, width: u16, most: u16) -> StackedPane {
    let mut wishes: Vec<u16> =
        map::rows(view, width).into_iter().map(|rows| rows.saturating_add(1)).collect();
    let least = wishes[0].min(most.max(4));
    wishes.insert(0, least);
    pane(wishes, &[0, 2, 6], 4)
}

fn help(view: &View<'_>) -> StackedPane {
    pane(vec![1 + in_rows(panel::help_lines(view).len())], &[], 4)
}

fn open(view: &View<'_>, width: u16) -> StackedPane {
    if view.settings.drill.is_some() {
        return pane(vec![0], &[], 0);
    }
    let wishes = team::rows(view, width).into_iter().map(|rows| rows.saturating_add(1)).collect();
    pane(wishes, &[3, 7, 8], 3)
}

fn story(wishes: Vec<u16>, ranks: &[u8]) -> StackedPane {
    StackedPane { greedy: true, ..pane(wishes, ranks, 3) }
}

fn pane(wishes: Vec<u16>, ranks: &[u8], least: u16) -> StackedPane {
    StackedPane { wishes, ranks: ranks.to_vec(), least, greedy: false }
}

fn two(places: &[Option<Rect>]) -> (Option<Rect>, Option<Rect>) {
    let place = |n: usize| places.get(n).copied().flatten();
    (place(0), place(1))
}

fn in_rows(lines: usize) -> u16 {
    u16::try_from(lines).unwrap_or(u16::MAX)
}

/// All but the first row, unless the keypad needs it.
fn below_a_blank_row(body: Rect) -> Rect {
    split(body, u16::from(body.height > keypad::ROWS_LARGE)).1
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
