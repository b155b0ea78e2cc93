//! What the templates see: finished strings in blocks. The field names are the templates' own.

use serde::Serialize;

/// One document, ready to be drawn.
#[derive(Debug, Serialize)]
pub(crate) struct View {
    /// ISO 639-1 code, for hyphenation and the language mark of the file.
    pub(crate) lang: &'static str,
    /// Font families in order of preference.
    pub(crate) fonts: Vec<String>,
    /// Title in the file's metadata.
    pub(crate) title: String,
    /// Author in the file's metadata.
    pub(crate) author: String,
    /// Year, month, day: creation date of the file.
    pub(crate) date: (i32, u32, u32),
    /// `#rrggbb`.
    pub(crate) accent: String,
    /// Path of the logo among the layout's files.
    pub(crate) logo: Option<&'static str>,
    pub(crate) letterhead: Letterhead,
    /// Lines in the address window.
    pub(crate) recipient: Vec<String>,
    /// Information block.
    pub(crate) meta: Vec<Pair>,
    pub(crate) heading: String,
    pub(crate) subheading: Option<String>,
    /// Written across every page.
    pub(crate) watermark: Option<&'static str>,
    /// Right side of the header from the second page on.
    pub(crate) running: String,
    /// With the places `{page}` and `{pages}`.
    pub(crate) page_of: &'static str,
    /// Columns of small lines at the foot of each page.
    pub(crate) footer: Vec<Vec<String>>,
    pub(crate) body: Vec<Block>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Letterhead {
    pub(crate) name: String,
    /// Small line above the recipient.
    pub(crate) return_line: String,
}

/// A label and what it stands for.
#[derive(Debug, Serialize)]
pub(crate) struct Pair {
    pub(crate) label: String,
    pub(crate) value: String,
}

impl Pair {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Pair {
            label: label.into(),
            value: value.into(),
        }
    }
}

/// A piece of the body, drawn from top to bottom.
#[derive(Debug, Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub(crate) enum Block {
    /// Paragraphs.
    Text {
        paragraphs: Vec<String>,
        strong: bool,
    },
    /// A table that may run over pages.
    Table(Table),
    /// Totals on the right, tax breakdown on the left; never broken.
    Summary {
        tax: Option<TaxTable>,
        totals: Vec<Total>,
    },
    /// Labelled values; never broken.
    Pairs {
        heading: Option<&'static str>,
        pairs: Vec<Pair>,
    },
    /// Lines to sign on.
    Signatures {
        statement: &'static str,
        fields: Vec<&'static str>,
    },
}

#[derive(Debug, Serialize)]
pub(crate) struct Table {
    /// Distinguishes the tables of one document.
    pub(crate) id: &'static str,
    pub(crate) caption: Option<String>,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
    /// Present when sums are carried from page to page.
    pub(crate) carry: Option<Carry>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Column {
    pub(crate) label: String,
    pub(crate) align: Align,
    pub(crate) width: Width,
}

impl Column {
    /// As wide as its longest entry, to the left.
    pub(crate) fn text(label: impl Into<String>) -> Self {
        Column {
            label: label.into(),
            align: Align::Left,
            width: Width::Auto,
        }
    }

    /// As wide as its longest entry, to the right.
    pub(crate) fn number(label: impl Into<String>) -> Self {
        Column {
            label: label.into(),
            align: Align::Right,
            width: Width::Auto,
        }
    }

    /// Takes the room that is left.
    pub(crate) fn wide(label: impl Into<String>) -> Self {
        Column {
            label: label.into(),
            align: Align::Left,
            width: Width::Fill,
        }
    }

    /// Shares the room evenly with its like.
    pub(crate) fn share(label: impl Into<String>) -> Self {
        Column {
            label: label.into(),
            align: Align::Right,
            width: Width::Fill,
        }
    }
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Align {
    Left,
    Right,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Width {
    Auto,
    Fill,
}

#[derive(Debug, Serialize)]
pub(crate) struct Row {
    pub(crate) cells: Vec<Cell>,
    /// Sum up to and including this row, shown where a page ends after it.
    pub(crate) carried: String,
    /// Whether the row may be split over pages: only when it might not fit on one.
    pub(crate) breakable: bool,
    pub(crate) strong: bool,
}

impl Row {
    /// Texts longer than this may not fit on one page, with a good margin.
    const CHARS_UNBROKEN_MAX: usize = 1200;
    const DETAILS_UNBROKEN_MAX: usize = 12;

    pub(crate) fn new(cells: Vec<Cell>, carried: String) -> Self {
        let chars =
            |cell: &Cell| cell.text.len() + cell.details.iter().map(String::len).sum::<usize>();
        let lines = |cell: &Cell| {
            cell.text.lines().count()
                + cell
                    .details
                    .iter()
                    .map(|d| d.lines().count())
                    .sum::<usize>()
        };
        let breakable = cells.iter().any(|cell| {
            chars(cell) > Self::CHARS_UNBROKEN_MAX || lines(cell) > Self::DETAILS_UNBROKEN_MAX
        });
        Row {
            cells,
            carried,
            breakable,
            strong: false,
        }
    }

    pub(crate) fn strong(self) -> Self {
        Row {
            strong: true,
            ..self
        }
    }
}

#[derive(Debug, Default, Serialize)]
pub(crate) struct Cell {
    pub(crate) text: String,
    /// Small lines below.
    pub(crate) details: Vec<String>,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Cell {
            text,
            details: Vec::new(),
        }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Cell::from(text.to_owned())
    }
}

/// The lines that tell the sum at the page's edges.
#[derive(Debug, Serialize)]
pub(crate) struct Carry {
    pub(crate) brought: &'static str,
    pub(crate) carried: &'static str,
    /// Label after the last row.
    pub(crate) total: &'static str,
    /// Sum after the last row.
    pub(crate) value: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct TaxTable {
    pub(crate) columns: [&'static str; 4],
    pub(crate) rows: Vec<[String; 4]>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Total {
    pub(crate) label: String,
    pub(crate) value: String,
    pub(crate) strong: bool,
}

impl Total {
    pub(crate) fn plain(label: impl Into<String>, value: String) -> Self {
        Total {
            label: label.into(),
            value,
            strong: false,
        }
    }

    pub(crate) fn strong(label: impl Into<String>, value: String) -> Self {
        Total {
            label: label.into(),
            value,
            strong: true,
        }
    }
}
