//! The sheets of a card: its blocks one below the other, beside each other where they are narrow.

use super::PdfMark;
use super::block::{CardBlock, CardContent, CardPen};
use crate::paper::card::{DeskCard, Sheet};

/// Around everything, in points.
const MARGIN: f64 = 36.0;
/// Between two columns.
const GAP: f64 = 16.0;
/// The sizes of text that are tried, in points, until all fits on one sheet. What is smaller than
/// the last can't be read at arm's length, so then there are more sheets.
const SIZES: [f64; 8] = [11.0, 10.5, 10.0, 9.5, 9.0, 8.5, 8.0, SMALLEST];
const SMALLEST: f64 = 7.5;
/// Large print begins at 18 points (American Council of the Blind), and is never smaller here.
const LARGE: f64 = 18.0;

/// All sheets of a card, mark by mark.
pub(in crate::paper::card) fn sheets(card: &DeskCard, sheet: Sheet) -> Vec<Vec<PdfMark>> {
    let all = CardContent { about: true, codes: true, lines_apart: true };
    match sheet.large {
        false => {
            let of = |size| in_two_columns(CardPen { card, size, content: all }, sheet);
            let one = SIZES.into_iter().map(of).find(|sheets| sheets.len() == 1);
            one.unwrap_or_else(|| of(SMALLEST))
        }
        true => {
            // What is left out so that it fits on one sheet; if it never does, nothing is.
            let (bare, dense) = (
                CardContent { codes: false, ..all },
                CardContent { codes: false, lines_apart: false, ..all },
            );
            let less = [all, bare, dense, CardContent { about: false, ..dense }];
            let of = |content| large(CardPen { card, size: LARGE, content }, sheet);
            let one = less.into_iter().map(of).find(|sheets| sheets.len() == 1);
            one.unwrap_or_else(|| of(all))
        }
    }
}

/// Teams and pages two abreast, then every errand in two columns.
fn in_two_columns(pen: CardPen<'_>, sheet: Sheet) -> Vec<Vec<PdfMark>> {
    let mut paper = CardSheets::of(sheet);
    let column = (paper.wide - GAP) / 2.0;
    paper.put(pen.head(paper.wide));
    let entries: Vec<CardBlock> =
        pen.card.entries.iter().map(|entry| pen.entry(entry, column)).collect();
    for pair in entries.chunks(2) {
        paper.put(abreast(pair, column));
    }
    if !pen.card.errands.is_empty() {
        let heading = pen.a_to_z(paper.wide);
        let mut last = None;
        let errands = pen.card.errands.iter().map(|errand| {
            let first = last.replace(errand.letter) != Some(errand.letter);
            pen.errand(errand, first, column)
        });
        let errands: Vec<CardBlock> = errands.collect();
        // A heading does not stand alone at the foot of a sheet.
        if paper.left() < heading.height + errands[0].height {
            paper.turn();
        }
        paper.put(heading);
        paper.put_in_columns(&errands, column);
    }
    pen.notice(paper.wide).into_iter().for_each(|notice| paper.put(notice));
    paper.done()
}

/// Teams and pages one below the other. The errands from A to Z would take sheets of their own: those are on
/// the card in plain print, and on the page.
fn large(pen: CardPen<'_>, sheet: Sheet) -> Vec<Vec<PdfMark>> {
    let mut paper = CardSheets::of(sheet);
    paper.put(pen.head(paper.wide));
    for entry in &pen.card.entries {
        paper.put(pen.entry(entry, paper.wide));
    }
    pen.notice(paper.wide).into_iter().for_each(|notice| paper.put(notice));
    paper.done()
}

/// Blocks beside each other.
fn abreast(blocks: &[CardBlock], column: f64) -> CardBlock {
    let mut whole = CardBlock::default();
    for (n, block) in blocks.iter().enumerate() {
        let x = n as f64 * (column + GAP);
        whole.height = whole.height.max(block.height);
        whole.marks.extend(block.marks.iter().cloned().map(|mark| mark.moved(x, 0.0)));
    }
    whole
}

/// CardSheets being filled from above.
struct CardSheets {
    done: Vec<Vec<PdfMark>>,
    sheet: Vec<PdfMark>,
    y: f64,
    bottom: f64,
    wide: f64,
}

impl CardSheets {
    fn of(sheet: Sheet) -> Self {
        let (w, h) = sheet.paper.points();
        let (bottom, wide) = (h - MARGIN, w - 2.0 * MARGIN);
        Self { done: Vec::new(), sheet: Vec::new(), y: MARGIN, bottom, wide }
    }

    fn left(&self) -> f64 {
        self.bottom - self.y
    }

    fn turn(&mut self) {
        self.done.push(std::mem::take(&mut self.sheet));
        self.y = MARGIN;
    }

    /// Puts a block below the others; on the next sheet if there is no room.
    fn put(&mut self, block: CardBlock) {
        if block.height > self.left() && self.y > MARGIN {
            self.turn();
        }
        let y = self.y;
        self.sheet.extend(block.marks.into_iter().map(|mark| mark.moved(MARGIN, y)));
        self.y += block.height;
    }

    /// Puts blocks into two columns that are about as long as each other, sheet by sheet.
    fn put_in_columns(&mut self, blocks: &[CardBlock], column: f64) {
        let mut rest = blocks;
        loop {
            let most = self.left();
            let total: f64 = rest.iter().map(|block| block.height).sum();
            let mut height = (total / 2.0).min(most);
            while height < most && taken(rest, height) < rest.len() {
                height = (height + 2.0).min(most);
            }
            // What is higher than a sheet is put all the same.
            let count = taken(rest, height).max(usize::from(self.y <= MARGIN));
            let (here, later) = rest.split_at(count);
            let mut deepest = 0.0_f64;
            let (mut n, mut y) = (0.0, 0.0);
            for block in here {
                if y > 0.0 && y + block.height > height && n < 1.0 {
                    (n, y) = (1.0, 0.0);
                }
                let (x, top) = (MARGIN + n * (column + GAP), self.y + y);
                self.sheet.extend(block.marks.iter().cloned().map(|mark| mark.moved(x, top)));
                y += block.height;
                deepest = deepest.max(y);
            }
            self.y += deepest;
            if later.is_empty() {
                return;
            }
            rest = later;
            self.turn();
        }
    }

    fn done(mut self) -> Vec<Vec<PdfMark>> {
        if !self.sheet.is_empty() {
            self.done.push(self.sheet);
        }
        self.done
    }
}

/// How many blocks two columns of a height take.
fn taken(blocks: &[CardBlock], height: f64) -> usize {
    let (mut column, mut y) = (0, 0.0);
    for (n, block) in blocks.iter().enumerate() {
        if y > 0.0 && y + block.height > height {
            (column, y) = (column + 1, 0.0);
        }
        if column > 1 || block.height > height {
            return n;
        }
        y += block.height;
    }
    blocks.len()
}
