//! The card as PDF: set with the font that this program carries, read by any viewer.

use krilla::color::luma;
use krilla::error::KrillaError;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, FillRule};
use krilla::surface::Surface;
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};

use super::{CardEntry, DeskCard, Sheet, qr};
use crate::paper::Edition;
use crate::paper::fonts::{self, Weight, width, wrap};
use phonetree_core::directory::TeamRoute;

/// Around everything, in points.
const MARGIN: f64 = 36.0;
const GAP: f64 = 12.0;
/// The sizes of text that are tried, in points, until all fits on one sheet. What is smaller than
/// the last can't be read at arm's length, so then there are more sheets.
const SIZES: [f64; 6] = [11.0, 10.0, 9.0, 8.0, 7.5, SMALLEST];
const SMALLEST: f64 = 7.0;
/// Large print begins at 16 points (Round Table on Information Access; RNIB).
const LARGE: f64 = 16.0;

/// Why the desk card is not written as PDF: what the library says that writes it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CardError {
    /// It does not read the font that this program carries.
    #[error("the card can't be typeset: no font")]
    Font,
    /// It has no page of this size.
    #[error("the card can't be typeset: no page")]
    Page,
    /// It does not finish the document.
    #[error("the card can't be typeset: {0:?}")]
    Document(KrillaError),
}

/// The desk card as PDF.
///
/// # Errors
/// What the library that writes it says.
pub fn card_pdf(tree: Edition<'_>, rows: &[TeamRoute], sheet: Sheet) -> Result<Vec<u8>, CardError> {
    let card = DeskCard::of(tree, rows);
    let sheets = match sheet.large {
        true => Setting::new(&card, sheet, LARGE).sheets(),
        false => SIZES
            .iter()
            .map(|size| Setting::new(&card, sheet, *size).sheets())
            .find(|sheets| sheets.len() == 1)
            .unwrap_or_else(|| Setting::new(&card, sheet, SMALLEST).sheets()),
    };
    let face = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or(CardError::Font);
    let fonts = [face(fonts::REGULAR)?, face(fonts::BOLD)?];
    // Nothing of the day or the machine: the same menu gives the same bytes.
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new()
            .title(format!("Whom to call: {}", card.title))
            .language(tree.tag().to_owned()),
    );
    let (w, h) = sheet.paper.points();
    for marks in sheets {
        let settings = PageSettings::from_wh(to_f32(w), to_f32(h)).ok_or(CardError::Page)?;
        let mut page = document.start_page_with(settings);
        let mut surface = page.surface();
        for mark in &marks {
            mark.draw(&mut surface, &fonts);
        }
        surface.finish();
        page.finish();
    }
    document.finish().map_err(CardError::Document)
}

/// Something on a sheet, at its place in points from the upper left corner.
#[derive(Clone, Debug)]
enum PdfMark {
    /// Text at its base line.
    Text { x: f64, y: f64, size: f64, weight: Weight, words: String, white: bool },
    /// A black area; of round ends, if it is a key.
    Area { x: f64, y: f64, w: f64, h: f64, round: bool },
}

impl PdfMark {
    fn lower(mut self, by: f64) -> Self {
        match &mut self {
            Self::Text { y, .. } | Self::Area { y, .. } => *y += by,
        }
        self
    }

    fn draw(&self, surface: &mut Surface<'_>, fonts: &[Font; 2]) {
        match self {
            Self::Text { x, y, size, weight, words, white } => {
                surface.set_fill(Some(if *white { fill(255) } else { fill(0) }));
                let font = fonts[usize::from(*weight == Weight::Bold)].clone();
                let at = Point::from_xy(to_f32(*x), to_f32(*y));
                surface.draw_text(at, font, to_f32(*size), words, false, TextDirection::Auto);
            }
            Self::Area { x, y, w, h, round } => {
                surface.set_fill(Some(fill(0)));
                let mut path = PathBuilder::new();
                if *round {
                    capsule(&mut path, [*x, *y, *w, *h].map(to_f32));
                } else if let Some(rect) =
                    Rect::from_xywh(to_f32(*x), to_f32(*y), to_f32(*w), to_f32(*h))
                {
                    path.push_rect(rect);
                }
                if let Some(path) = path.finish() {
                    surface.draw_path(&path);
                }
            }
        }
    }
}

/// A card being set at a size.
struct Setting<'a> {
    card: &'a DeskCard,
    sheet: Sheet,
    size: f64,
}

impl<'a> Setting<'a> {
    fn new(card: &'a DeskCard, sheet: Sheet, size: f64) -> Self {
        Self { card, sheet, size }
    }

    /// Everything, sheet by sheet. No entry is torn in two.
    fn sheets(&self) -> Vec<Vec<PdfMark>> {
        let (w, h) = self.sheet.paper.points();
        let (wide, bottom) = (w - 2.0 * MARGIN, h - MARGIN);
        let mut y = MARGIN;
        let mut sheet = Vec::new();
        for line in wrap(&self.card.title, Weight::Bold, self.size * 1.5, wide) {
            y += self.size * 1.7;
            sheet.push(self.text(MARGIN, y, 1.5, Weight::Bold, &line));
        }
        y += self.size * 0.6;
        sheet.push(PdfMark::Area { x: MARGIN, y, w: wide, h: 3.0, round: false });
        y += 3.0;
        let mut sheets = Vec::new();
        for entry in
            self.card.entries.iter().map(|entry| self.entry(entry, wide)).chain(self.notice(wide))
        {
            let (marks, height) = entry;
            if y + height > bottom && y > MARGIN {
                sheets.push(std::mem::take(&mut sheet));
                y = MARGIN;
            }
            sheet.extend(marks.into_iter().map(|mark| mark.lower(y)));
            y += height;
        }
        sheets.push(sheet);
        sheets
    }

    /// An entry from its own upper edge, and its height: errands, how to call, what to scan.
    fn entry(&self, entry: &CardEntry, wide: f64) -> (Vec<PdfMark>, f64) {
        let size = self.size;
        let code = (size * 6.0).clamp(54.0, 96.0);
        let column = (wide - code - 2.0 * GAP) / 2.0;
        let mut marks = Vec::new();
        let mut left = size * 0.6;
        for line in wrap(&entry.name, Weight::Bold, size * 1.1, column) {
            left += size * 1.35;
            marks.push(self.text(MARGIN, left, 1.1, Weight::Bold, &line));
        }
        for errand in &entry.errands {
            for (n, line) in wrap(errand, Weight::Regular, size, column - size).iter().enumerate() {
                left += size * 1.25;
                if n == 0 {
                    marks.push(self.text(MARGIN, left, 1.0, Weight::Regular, "\u{2022}"));
                }
                marks.push(self.text(MARGIN + size * 0.8, left, 1.0, Weight::Regular, line));
            }
        }
        let x = MARGIN + column + GAP;
        let mut right = size * 0.6;
        for way in &entry.ways {
            right += size * 1.5;
            self.way(&mut marks, way, (x, &mut right), column);
        }
        for words in entry.hours.iter().chain(&entry.otherwise) {
            for line in wrap(words, Weight::Regular, size, column) {
                right += size * 1.25;
                marks.push(self.text(x, right, 1.0, Weight::Regular, &line));
            }
        }
        let mut height = left.max(right);
        if let Some(scan) = entry.tel().and_then(qr::scan) {
            let module = code / f64::from(scan.size);
            let corner = (MARGIN + wide - code, size * 0.6);
            marks.extend(scan.runs.iter().map(|(x, y, long)| PdfMark::Area {
                x: corner.0 + f64::from(*x) * module,
                y: corner.1 + f64::from(*y) * module,
                w: f64::from(*long) * module,
                // A hair more, so that no viewer shows a seam between rows.
                h: module * 1.02,
                round: false,
            }));
            height = height.max(corner.1 + code);
        }
        height += size * 0.6;
        marks.push(PdfMark::Area { x: MARGIN, y: height, w: wide, h: 0.6, round: false });
        (marks, height + 0.6)
    }

    /// A number and its keys; on a new line those that have no room.
    fn way(
        &self,
        marks: &mut Vec<PdfMark>,
        way: &super::Reach,
        (left, y): (f64, &mut f64),
        most: f64,
    ) {
        let size = self.size * 1.2;
        let mut x = left;
        marks.push(self.text(x, *y, 1.2, Weight::Bold, &way.number));
        x += width(&way.number, Weight::Bold, size) + size * 0.4;
        for key in &way.keys {
            let wide = (width(key, Weight::Bold, size) + size * 0.5).max(size * 1.25);
            let word = width("press ", Weight::Regular, self.size);
            if x + word + wide > left + most {
                x = left;
                *y += size * 1.35;
            }
            marks.push(self.text(x, *y, 1.0, Weight::Regular, "press"));
            x += word;
            marks.push(PdfMark::Area {
                x,
                y: *y - size * 0.98,
                w: wide,
                h: size * 1.25,
                round: true,
            });
            marks.push(PdfMark::Text {
                x: x + (wide - width(key, Weight::Bold, size)) / 2.0,
                y: *y,
                size,
                weight: Weight::Bold,
                words: key.clone(),
                white: true,
            });
            x += wide + size * 0.4;
        }
    }

    fn notice(&self, wide: f64) -> Option<(Vec<PdfMark>, f64)> {
        let size = self.size * 0.85;
        let notice = self.card.notice.as_ref()?;
        let mut y = size * 0.4;
        let marks = wrap(notice, Weight::Regular, size, wide).into_iter().map(|line| {
            y += size * 1.3;
            self.text(MARGIN, y, 0.85, Weight::Regular, &line)
        });
        let marks: Vec<PdfMark> = marks.collect();
        Some((marks, y + size * 0.4))
    }

    fn text(&self, x: f64, y: f64, scale: f64, weight: Weight, words: &str) -> PdfMark {
        let (size, words) = (self.size * scale, words.to_owned());
        PdfMark::Text { x, y, size, weight, words, white: false }
    }
}

fn fill(luma: u8) -> Fill {
    Fill {
        paint: luma::Color::new(luma).into(),
        opacity: NormalizedF32::ONE,
        rule: FillRule::default(),
    }
}

/// A rectangle whose short ends are round (a circle, where it is as wide as high).
#[expect(clippy::many_single_char_names, reason = "as in geometry")]
fn capsule(path: &mut PathBuilder, [x, y, w, h]: [f32; 4]) {
    // How far the handles of a curve reach that is nearly a quarter of a circle.
    const HANDLE: f32 = 0.552_285;
    let r = h / 2.0;
    let k = r * HANDLE;
    path.move_to(x + r, y);
    path.line_to(x + w - r, y);
    path.cubic_to(x + w - r + k, y, x + w, y + r - k, x + w, y + r);
    path.cubic_to(x + w, y + r + k, x + w - r + k, y + h, x + w - r, y + h);
    path.line_to(x + r, y + h);
    path.cubic_to(x + r - k, y + h, x, y + r + k, x, y + r);
    path.cubic_to(x, y + r - k, x + r - k, y, x + r, y);
    path.close();
}

#[expect(clippy::cast_possible_truncation, reason = "a sheet is not as large as an f32 is exact")]
fn to_f32(points: f64) -> f32 {
    points as f32
}
