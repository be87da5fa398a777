//! The card as PDF: set with the font that this program carries, read by any viewer.
mod block;
mod sheets;

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

pub(super) use self::sheets::sheets;
use super::{DeskCard, Sheet};
use crate::paper::Edition;
use crate::paper::fonts::{self, Weight};
use phonetree_core::directory::TeamRoute;

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
    let card = DeskCard::of(tree, rows, sheet.made);
    let face = |bytes: &'static [u8]| Font::new(bytes.into(), 0).ok_or(CardError::Font);
    let fonts = [face(&fonts::REGULAR)?, face(&fonts::BOLD)?];
    // Nothing of the machine: the same menu on the same day gives the same bytes.
    let mut document = Document::new_with(SerializeSettings::default());
    document.set_metadata(
        Metadata::new().title(card.says.whom_to_call(&card.title)).language(tree.tag().to_owned()),
    );
    let (w, h) = sheet.paper.points();
    for marks in sheets(&card, sheet) {
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
pub(super) enum PdfMark {
    /// Text at its base line.
    Text { x: f64, y: f64, size: f64, weight: Weight, words: String, white: bool },
    /// A black area; of round ends, if it is a key.
    Area { x: f64, y: f64, w: f64, h: f64, round: bool },
}

impl PdfMark {
    /// The same mark elsewhere.
    fn moved(mut self, right: f64, down: f64) -> Self {
        match &mut self {
            Self::Text { x, y, .. } | Self::Area { x, y, .. } => {
                *x += right;
                *y += down;
            }
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
