//! The glyphs of a PDF's pages with the places where they are drawn.

use std::panic::resume_unwind;

use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::hayro_cmap::BfString;
use hayro_interpret::hayro_syntax::Pdf;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, TransformExt, interpret_page,
};
use kurbo::{Affine, BezPath, Point, Rect};

/// Most steps of drawing in a file, where one that enters a part of its own counts for many.
const STEPS_MAX: u64 = 4_000_000;
/// What entering a part counts: each is unpacked anew.
const STEPS_OF_PART: u64 = 500;
/// Width of a glyph of which the font tells none, in thousandths of its size.
const WIDTH_UNKNOWN: f32 = 500.0;

/// A letter, or a few that are drawn as one, on a page with its origin above.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Glyph {
    pub(super) text: String,
    /// Where it begins and ends in its line.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The line on which it stands, from above.
    pub(super) base: f64,
    /// Size of its font.
    pub(super) size: f64,
}

/// The glyphs of each page. Unwinds when drawing takes more steps than advice ever does.
pub(super) fn pages(pdf: &Pdf) -> Vec<Vec<Glyph>> {
    let cache = InterpreterCache::new();
    let mut collector = Collector {
        glyphs: Vec::new(),
        left: STEPS_MAX,
    };
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        let (width, height) = page.render_dimensions();
        let mut context = Context::new(
            page.initial_transform(true).to_kurbo(),
            Rect::new(0.0, 0.0, f64::from(width), f64::from(height)),
            &cache,
            pdf.xref(),
            InterpreterSettings::default(),
        );
        interpret_page(page, &mut context, &mut collector);
        pages.push(std::mem::take(&mut collector.glyphs));
    }
    pages
}

struct Collector {
    glyphs: Vec<Glyph>,
    left: u64,
}

/// The reader has no way to be told to stop but this; no panic is reported for it.
struct TooManySteps;

impl Collector {
    fn step(&mut self, steps: u64) {
        match self.left.checked_sub(steps) {
            Some(left) => self.left = left,
            None => resume_unwind(Box::new(TooManySteps)),
        }
    }
}

impl Device<'_> for Collector {
    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        self.step(1);
        let Some(text) = glyph.as_unicode() else {
            return;
        };
        let text = match text {
            BfString::Char(c) => c.to_string(),
            BfString::String(text) => text,
        };
        if text.chars().all(|c| c.is_whitespace() || c.is_control()) {
            return;
        }
        let advance = match glyph {
            Drawn::Outline(outline) => outline.advance_width(),
            Drawn::Type3(_) => None,
        };
        let place = transform * glyph_transform;
        let start = place * Point::ORIGIN;
        let end = place * Point::new(f64::from(advance.unwrap_or(WIDTH_UNKNOWN)), 0.0);
        let size = (place * Point::new(0.0, 1000.0)).distance(start);
        let on_page = [start.x, start.y, end.x, size]
            .iter()
            .all(|n| n.is_finite());
        // Text that runs down or upside down is a stamp, no line of the advice.
        if on_page && end.x >= start.x && (end.y - start.y).abs() <= size / 4.0 {
            self.glyphs.push(Glyph {
                text,
                left: start.x,
                right: end.x,
                base: start.y,
                size,
            });
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {
        self.step(1);
    }

    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {
        self.step(1);
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.step(STEPS_OF_PART);
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {
        self.step(1);
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
