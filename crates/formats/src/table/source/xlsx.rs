//! Excel workbooks. A thread reads the sheet's cells and hands over whole rows through a bounded
//! channel: the reader borrows the workbook, so the two must live together, and only there. Memory
//! holds the workbook's shared texts (each different text once) and a few hundred rows.

use std::fs::File;
use std::io::BufReader;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use calamine::{DataRef, Reader, Xlsx, XlsxError};
use chrono::NaiveDate;

use super::{Progress, RowSource, TableOptions};
use crate::error::FormatError;
use crate::table::{Cell, Record, Row, RowError};

/// Rows that wait between the two threads.
const QUEUED_ROWS: usize = 256;

/// A row, or the end of the sheet. The end is told, so that a reader that dies is not taken for it.
type Item = Result<Option<Row>, FormatError>;

pub(super) struct XlsxSource {
    rows: Receiver<Item>,
    columns: Vec<String>,
    total: Option<u64>,
    done: u64,
    ended: bool,
}

/// What the reading thread tells first.
struct Start {
    columns: Vec<String>,
    total: Option<u64>,
}

pub(super) fn open(file: File, options: &TableOptions) -> Result<XlsxSource, FormatError> {
    let workbook: Xlsx<_> = Xlsx::new(BufReader::new(file)).map_err(|error| broken(&error))?;
    let sheets = workbook.sheet_names();
    let sheet = match &options.sheet {
        Some(name) if sheets.contains(name) => name.clone(),
        Some(name) => {
            return Err(
                FormatError::new("options.sheet", "the workbook has no such sheet")
                    .value(name)
                    .remedy(format!("it has {}", sheets.join(", "))),
            );
        }
        None => sheets.first().cloned().ok_or_else(|| {
            FormatError::new("workbook", "has no sheet").remedy("save it again with a sheet")
        })?,
    };
    let skip_rows = u32::try_from(options.skip_rows).unwrap_or(u32::MAX);
    let (start_in, start_out) = sync_channel(1);
    let (row_in, rows) = sync_channel(QUEUED_ROWS);
    thread::Builder::new()
        .name("xlsx reader".to_owned())
        .spawn(move || {
            let mut job = ReadJob {
                workbook,
                sheet,
                skip_rows,
                rows: row_in,
                started: false,
            };
            let result = job.run(&start_in);
            // Before the header the starter is told of an error, afterwards the taker of rows. One
            // that has gone away needs no answer, so a refused send is nothing to mind.
            match result {
                Err(error) if !job.started => drop(start_in.send(Err(error))),
                result => drop(job.rows.send(result.map(|()| None))),
            }
        })
        .map_err(|error| FormatError::new("file", error.to_string()))?;
    let Start { columns, total } = start_out
        .recv()
        .map_err(|_| FormatError::new("sheet", "the reader stopped without a result"))??;
    Ok(XlsxSource {
        rows,
        columns,
        total,
        done: 0,
        ended: false,
    })
}

fn broken(error: &XlsxError) -> FormatError {
    FormatError::new("workbook", format!("cannot be read: {error}"))
        .remedy("save it again as .xlsx without password")
}

struct ReadJob {
    workbook: Xlsx<BufReader<File>>,
    sheet: String,
    skip_rows: u32,
    rows: SyncSender<Item>,
    started: bool,
}

impl ReadJob {
    fn run(&mut self, start: &SyncSender<Result<Start, FormatError>>) -> Result<(), FormatError> {
        let mut cells = self
            .workbook
            .worksheet_cells_reader(&self.sheet)
            .map_err(|error| broken(&error))?;
        let last_row = cells.dimensions().end.0;
        let mut header: Option<(u32, usize)> = None;
        let mut row = PendingRow::default();
        loop {
            let cell = cells.next_cell().map_err(|error| broken(&error))?;
            let position = cell.as_ref().map(calamine::Cell::get_position);
            if position.is_none_or(|(number, _)| number != row.number) {
                let done = std::mem::take(&mut row);
                if done.number >= self.skip_rows && !done.is_blank() {
                    match header {
                        None => {
                            let columns = done.header();
                            header = Some((columns.first_column, columns.names.len()));
                            let rows = last_row.checked_sub(done.number).map(u64::from);
                            self.started = true;
                            let told = Start {
                                columns: columns.names,
                                total: rows,
                            };
                            if start.send(Ok(told)).is_err() {
                                return Ok(());
                            }
                        }
                        Some((first, count)) => {
                            if self
                                .rows
                                .send(Ok(Some(done.into_row(first, count))))
                                .is_err()
                            {
                                return Ok(());
                            }
                        }
                    }
                }
            }
            let (Some(cell), Some((number, column))) = (cell, position) else {
                break;
            };
            row.number = number;
            row.cells.push((column, convert(cell.get_value())));
        }
        match header {
            Some(_) => Ok(()),
            None => Err(FormatError::new("sheet", "has no header row")
                .value(&self.sheet)
                .remedy("put the names of the columns into the first row")),
        }
    }
}

/// Cells of a row by column; `Err` holds the error that Excel shows in the cell.
#[derive(Default)]
struct PendingRow {
    number: u32,
    cells: Vec<(u32, Result<Cell, String>)>,
}

struct Header {
    first_column: u32,
    names: Vec<String>,
}

impl PendingRow {
    fn is_blank(&self) -> bool {
        self.cells
            .iter()
            .all(|(_, cell)| matches!(cell, Ok(Cell::Empty)))
    }

    /// Names from the first filled cell to the last.
    fn header(&self) -> Header {
        let filled = || {
            self.cells
                .iter()
                .filter(|(_, cell)| !matches!(cell, Ok(Cell::Empty)))
        };
        let first_column = filled()
            .map(|(column, _)| *column)
            .min()
            .unwrap_or_default();
        let last = filled()
            .map(|(column, _)| *column)
            .max()
            .unwrap_or_default();
        let name = |column: u32| {
            let cell = self.cells.iter().find(|(at, _)| *at == column);
            let text = match cell {
                Some((_, Ok(cell))) => cell.as_text().trim().to_owned(),
                _ => String::new(),
            };
            if text.is_empty() {
                format!("column {}", column + 1)
            } else {
                text
            }
        };
        Header {
            first_column,
            names: (first_column..=last).map(name).collect(),
        }
    }

    fn into_row(self, first: u32, count: usize) -> Row {
        let line = u64::from(self.number) + 1;
        let mut cells = vec![Cell::Empty; count];
        for (column, cell) in self.cells {
            let place = column
                .checked_sub(first)
                .and_then(|place| usize::try_from(place).ok());
            match (place.and_then(|place| cells.get_mut(place)), cell) {
                (_, Err(shown)) => {
                    let column = format!("column {}", column + 1);
                    let error = RowError::new(line, &column, &shown, "the cell shows an error");
                    return Row::Bad(error.remedy("mend the formula and save the workbook again"));
                }
                (Some(slot), Ok(cell)) => *slot = cell,
                (None, Ok(Cell::Empty)) => {}
                (None, Ok(cell)) => {
                    let column = format!("column {}", column + 1);
                    let text = cell.as_text();
                    let error = RowError::new(line, &column, &text, "stands beside the table");
                    return Row::Bad(error.remedy("give the column a name or clear the cell"));
                }
            }
        }
        Row::Good(Record { line, cells })
    }
}

/// A cell of a sheet; the error is what Excel shows in it.
pub(crate) fn convert(value: &DataRef<'_>) -> Result<Cell, String> {
    Ok(match value {
        DataRef::Empty => Cell::Empty,
        DataRef::Int(number) => Cell::Int(*number),
        DataRef::Float(number) => Cell::from_f64(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::text(text.as_str()),
        DataRef::SharedString(text) => Cell::text(*text),
        DataRef::Bool(truth) => Cell::Bool(*truth),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
            let date = NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day));
            let time = date.and_then(|date| {
                let (hour, minute) = (u32::from(hour), u32::from(minute));
                date.and_hms_milli_opt(hour, minute, u32::from(second), u32::from(milli))
            });
            match (date, time) {
                (Some(date), Some(time)) if time.time() == chrono::NaiveTime::MIN => {
                    Cell::Date(date)
                }
                (_, Some(time)) => Cell::DateTime(time),
                // 29 February 1900, which only Excel knows.
                _ => return Err("a day that never was".to_owned()),
            }
        }
        DataRef::DateTime(duration) => Cell::from_f64(duration.as_f64()),
        DataRef::DateTimeIso(text) => match text.parse() {
            Ok(time) => Cell::DateTime(time),
            Err(_) => text
                .parse()
                .map_or_else(|_| Cell::text(text.as_str()), Cell::Date),
        },
        DataRef::Error(error) => return Err(error.to_string()),
    })
}

impl RowSource for XlsxSource {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self) -> Result<Option<Row>, FormatError> {
        if self.ended {
            return Ok(None);
        }
        let stopped = |_| FormatError::new("sheet", "the reader stopped before the end");
        let row = self.rows.recv().map_err(stopped)??;
        match &row {
            Some(_) => self.done += 1,
            None => self.ended = true,
        }
        Ok(row)
    }

    fn total_hint(&self) -> Option<u64> {
        self.total
    }

    fn progress(&self) -> Progress {
        Progress {
            done: self.done,
            total: self.total,
        }
    }
}
