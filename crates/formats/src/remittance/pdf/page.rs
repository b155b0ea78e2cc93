//! Lines and cells out of glyphs.

use super::glyphs::Glyph;

/// Glyphs stand in one line when their bases differ by less than this part of their size.
const SAME_LINE: f64 = 0.35;
/// A gap of this part of the size parts two words.
const BETWEEN_WORDS: f64 = 0.15;
/// A gap of this part of the size parts two cells.
const BETWEEN_CELLS: f64 = 0.9;
/// The same glyph drawn again this near makes it bold.
const DRAWN_AGAIN: f64 = 0.1;

/// Text that stands together in a line.
#[derive(Debug, Clone, PartialEq)]
struct Cell {
    text: String,
    left: f64,
    right: f64,
}

/// A line of a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    cells: Vec<Cell>,
}

impl Line {
    /// All of it, cells apart by two blanks.
    pub(super) fn text(&self) -> String {
        self.cells().join("  ")
    }

    /// Its cells from left to right.
    pub(super) fn cells(&self) -> Vec<String> {
        self.cells.iter().map(|cell| cell.text.clone()).collect()
    }

    /// Its cells by the cells of a heading: each under the one that it overlaps most, else the nearest.
    pub(super) fn under(&self, heading: &Self) -> Vec<String> {
        let mut texts = vec![String::new(); heading.cells.len()];
        for cell in &self.cells {
            // Overlap is positive, a gap negative, so that the greatest is the best.
            let overlap = |column: &Cell| cell.right.min(column.right) - cell.left.max(column.left);
            let best = heading
                .cells
                .iter()
                .enumerate()
                .max_by(|(_, a), (_, b)| overlap(a).total_cmp(&overlap(b)));
            if let Some(text) = best.and_then(|(at, _)| texts.get_mut(at)) {
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(&cell.text);
            }
        }
        texts
    }
}

/// The lines of a page from above, each from left to right.
pub(super) fn lines_of(mut glyphs: Vec<Glyph>) -> Vec<Line> {
    glyphs.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut lines = Vec::new();
    let mut line: Vec<Glyph> = Vec::new();
    for glyph in glyphs {
        let apart = line
            .last()
            .is_some_and(|last| glyph.base - last.base > SAME_LINE * last.size.min(glyph.size));
        if apart {
            lines.push(line_of(std::mem::take(&mut line)));
        }
        line.push(glyph);
    }
    if !line.is_empty() {
        lines.push(line_of(line));
    }
    lines
}

fn line_of(mut glyphs: Vec<Glyph>) -> Line {
    glyphs.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut cells: Vec<Cell> = Vec::new();
    let mut last: Option<Glyph> = None;
    for glyph in glyphs {
        let again = last.as_ref().is_some_and(|last| {
            last.text == glyph.text && glyph.left - last.left < DRAWN_AGAIN * glyph.size
        });
        if again {
            continue;
        }
        let gap = |cell: &Cell| (glyph.left - cell.right) / glyph.size.max(f64::EPSILON);
        match cells.last_mut() {
            Some(cell) if gap(cell) < BETWEEN_CELLS => {
                if gap(cell) > BETWEEN_WORDS {
                    cell.text.push(' ');
                }
                cell.text.push_str(&glyph.text);
                cell.right = cell.right.max(glyph.right);
            }
            _ => cells.push(Cell {
                text: glyph.text.clone(),
                left: glyph.left,
                right: glyph.right,
            }),
        }
        last = Some(glyph);
    }
    Line { cells }
}
