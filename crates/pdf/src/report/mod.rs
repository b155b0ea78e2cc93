//! Reports: headings, sentences, figures, tables and charts, as PDF/A and as one HTML file that needs
//! nothing else.

mod chart;
mod html;
mod map;

use chrono::Datelike;
use kernel::Date;
use serde::Serialize;

pub use chart::{Bar, Chart, Series, bars, lines, whole};
pub use html::report_html;
pub use map::{MapEdge, MapNode, process_map};

use crate::engine::Renderer;
use crate::{Language, PdfError};

/// A report.
#[derive(Debug, Clone, Serialize)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it is about, in one sentence.
    pub subtitle: String,
    /// Of which day.
    pub date: Date,
    /// Its language.
    pub language: Language,
    /// Its parts.
    pub sections: Vec<Section>,
}

/// A part of a report.
#[derive(Debug, Clone, Serialize)]
pub struct Section {
    /// Its heading.
    pub heading: String,
    /// What stands in it.
    pub blocks: Vec<ReportBlock>,
}

impl Section {
    /// An empty one.
    pub fn new(heading: impl Into<String>) -> Self {
        Self {
            heading: heading.into(),
            blocks: Vec::new(),
        }
    }

    /// Adds a paragraph.
    #[must_use]
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.blocks.push(ReportBlock::Text { text: text.into() });
        self
    }

    /// Adds a block.
    #[must_use]
    pub fn with(mut self, block: ReportBlock) -> Self {
        self.blocks.push(block);
        self
    }
}

/// A piece of a report.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum ReportBlock {
    /// A paragraph.
    Text {
        /// Its words.
        text: String,
    },
    /// Figures side by side.
    Figures {
        /// Each with its name.
        figures: Vec<ReportFigure>,
    },
    /// A table.
    Table(ReportTable),
    /// A chart.
    Chart(Chart),
}

/// A figure with its name.
#[derive(Debug, Clone, Serialize)]
pub struct ReportFigure {
    /// What it is.
    pub label: String,
    /// The figure with its unit.
    pub value: String,
    /// Of what, or how it is meant; empty for nothing.
    pub note: String,
}

impl ReportFigure {
    /// A figure.
    pub fn new(
        label: impl Into<String>,
        value: impl Into<String>,
        note: impl Into<String>,
    ) -> Self {
        Self {
            label: label.into(),
            value: value.into(),
            note: note.into(),
        }
    }
}

/// A table.
#[derive(Debug, Clone, Serialize)]
pub struct ReportTable {
    /// Above it; empty for none.
    pub caption: String,
    /// Headings; one that begins with `>` is aligned to the right, with its column.
    pub columns: Vec<String>,
    /// One text a column.
    pub rows: Vec<Vec<String>>,
}

impl ReportTable {
    /// A table without rows.
    pub fn new(caption: impl Into<String>, columns: &[impl AsRef<str>]) -> Self {
        let columns = columns
            .iter()
            .map(|heading| heading.as_ref().to_owned())
            .collect();
        Self {
            caption: caption.into(),
            columns,
            rows: Vec::new(),
        }
    }
}

/// What the template sees.
#[derive(Serialize)]
struct Paper<'r> {
    #[serde(flatten)]
    report: &'r Report,
    fonts: Vec<String>,
    day: (i32, u32, u32),
}

/// The report as PDF/A-3b. Equal input gives equal bytes.
///
/// # Errors
/// [`PdfError::Layout`] when a chart cannot be drawn.
pub fn report_pdf(report: &Report) -> Result<Vec<u8>, PdfError> {
    let renderer = Renderer::shared();
    let view = Paper {
        report,
        fonts: renderer.families().to_vec(),
        day: (report.date.year(), report.date.month(), report.date.day()),
    };
    let blocks = report.sections.iter().flat_map(|section| &section.blocks);
    let charts = blocks.filter_map(|block| match block {
        ReportBlock::Chart(chart) => Some(chart.svg.clone()),
        _ => None,
    });
    let charts: Vec<String> = charts.collect();
    renderer.render_report(serde_json::to_value(&view)?, charts, &report.title)
}
