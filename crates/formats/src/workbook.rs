//! Excel workbooks as people and banks send them: the rows of the first sheet as texts, one by one.

use std::io::{Cursor, Read, Seek};

use calamine::{Reader, Xlsx, XlsxCellReader};

use crate::error::FormatError;
use crate::table::sheet_cell;

/// A row's line in the file, from 1, and its cells without surrounding blanks.
pub(crate) type Cells = (u64, Vec<String>);

/// Largest workbook: it is compressed, and its table of contents stands at the end.
const WORKBOOK_BYTES_MAX: u64 = 256 * 1024 * 1024;

/// The workbook, in memory.
pub(crate) fn open(input: impl Read) -> Result<Xlsx<Cursor<Vec<u8>>>, FormatError> {
    let mut bytes = Vec::new();
    input
        .take(WORKBOOK_BYTES_MAX + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| FormatError::new("file", format!("cannot be read: {error}")))?;
    if bytes.len() as u64 > WORKBOOK_BYTES_MAX {
        return Err(
            FormatError::new("workbook", "has more than 256 MiB").remedy("export it as CSV")
        );
    }
    Xlsx::new(Cursor::new(bytes)).map_err(|error| broken(&error))
}

fn broken(error: &calamine::XlsxError) -> FormatError {
    FormatError::new("workbook", format!("cannot be read: {error}"))
        .remedy("save it again as .xlsx without password")
}

/// Columns beyond which a sheet is no table of documents.
const COLUMNS_MAX: usize = 1000;

/// The rows of a sheet.
pub(crate) struct SheetRows<'a, R: Read + Seek> {
    cells: XlsxCellReader<'a, R>,
    /// A cell that belongs to the next row.
    ahead: Option<(u32, u32, String)>,
    /// The reader must not be asked again behind the last cell.
    ended: bool,
}

impl<'a, R: Read + Seek> SheetRows<'a, R> {
    /// The rows of the first sheet.
    pub(crate) fn new(workbook: &'a mut Xlsx<R>) -> Result<Self, FormatError> {
        let Some(sheet) = workbook.sheet_names().first().cloned() else {
            return Err(FormatError::new("workbook", "has no sheet"));
        };
        let cells = workbook.worksheet_cells_reader(&sheet);
        Ok(Self {
            cells: cells.map_err(|error| broken(&error))?,
            ahead: None,
            ended: false,
        })
    }
}

impl<R: Read + Seek> SheetRows<'_, R> {
    /// The next row that has a cell; `None` at the end.
    ///
    /// # Errors
    /// The sheet is damaged.
    pub(crate) fn next(&mut self) -> Result<Option<Cells>, FormatError> {
        let mut row: Option<Cells> = None;
        loop {
            let (number, column, text) = match self.ahead.take() {
                Some(ahead) => ahead,
                None if self.ended => return Ok(row),
                None => match self.cells.next_cell().map_err(|error| broken(&error))? {
                    None => {
                        self.ended = true;
                        return Ok(row);
                    }
                    Some(cell) => {
                        let (number, column) = cell.get_position();
                        // What Excel shows as an error is nothing that could be booked.
                        let text = sheet_cell(cell.get_value())
                            .map(|cell| cell.as_text().trim().to_owned())
                            .unwrap_or_default();
                        (number, column, text)
                    }
                },
            };
            let line = u64::from(number) + 1;
            let (known, cells) = row.get_or_insert_with(|| (line, Vec::new()));
            if *known != line {
                self.ahead = Some((number, column, text));
                return Ok(row);
            }
            let place = usize::try_from(column).unwrap_or(usize::MAX);
            if !text.is_empty() && place < COLUMNS_MAX {
                cells.resize(cells.len().max(place + 1), String::new());
                cells[place] = text;
            }
        }
    }
}
