//! Parquet files without nesting, read column by column in batches.

use std::fs::File;

use chrono::{DateTime, NaiveDate, NaiveDateTime, TimeDelta};
use kernel::Date;
use parquet::basic::{ConvertedType, LogicalType, TimeUnit};
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::DataType;
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::schema::types::ColumnDescriptor;

use super::{Progress, RowSource};
use crate::error::FormatError;
use crate::table::{Cell, Record, Row};

const BATCH_ROWS: usize = 4096;

pub(super) struct ParquetSource {
    file: SerializedFileReader<File>,
    columns: Vec<String>,
    kinds: Vec<Kind>,
    next_group: usize,
    readers: Vec<ColumnReader>,
    batch: Vec<std::vec::IntoIter<Cell>>,
    done: u64,
    total: u64,
}

/// What a column's physical values mean.
#[derive(Clone, Copy)]
enum Kind {
    Plain,
    Unsigned,
    Text,
    Date,
    Decimal { scale: usize },
    Seconds { per_second: i64 },
}

pub(super) fn open(file: File) -> Result<ParquetSource, FormatError> {
    let file = SerializedFileReader::new(file).map_err(broken)?;
    let schema = file.metadata().file_metadata().schema_descr();
    let mut columns = Vec::new();
    let mut kinds = Vec::new();
    for column in schema.columns() {
        if column.max_rep_level() > 0 || column.path().parts().len() != 1 {
            return Err(FormatError::new(column.path().string(), "is nested")
                .remedy("export the table flat, one row per line"));
        }
        columns.push(column.name().to_owned());
        kinds.push(kind_of(column)?);
    }
    let rows = file.metadata().file_metadata().num_rows();
    Ok(ParquetSource {
        columns,
        kinds,
        next_group: 0,
        readers: Vec::new(),
        batch: Vec::new(),
        done: 0,
        total: u64::try_from(rows).unwrap_or_default(),
        file,
    })
}

fn broken(error: ParquetError) -> FormatError {
    FormatError::new("Parquet", error.to_string())
        .remedy("check that the file is whole, unencrypted and compressed with a common codec")
}

fn kind_of(column: &ColumnDescriptor) -> Result<Kind, FormatError> {
    let decimal = |scale: i32| {
        usize::try_from(scale)
            .map(|scale| Kind::Decimal { scale })
            .map_err(|_| FormatError::new(column.name(), "has a negative decimal scale"))
    };
    let kind = match column.logical_type_ref() {
        Some(LogicalType::String | LogicalType::Enum | LogicalType::Json) => Kind::Text,
        Some(LogicalType::Decimal(kind)) => return decimal(kind.scale),
        Some(LogicalType::Date) => Kind::Date,
        Some(LogicalType::Timestamp(kind)) => Kind::Seconds {
            per_second: match kind.unit {
                TimeUnit::MILLIS => 1_000,
                TimeUnit::MICROS => 1_000_000,
                TimeUnit::NANOS => 1_000_000_000,
            },
        },
        Some(LogicalType::Integer(kind)) if !kind.is_signed => Kind::Unsigned,
        _ => match column.converted_type() {
            ConvertedType::UTF8 | ConvertedType::ENUM | ConvertedType::JSON => Kind::Text,
            ConvertedType::DECIMAL => return decimal(column.type_scale()),
            ConvertedType::DATE => Kind::Date,
            ConvertedType::TIMESTAMP_MILLIS => Kind::Seconds { per_second: 1_000 },
            ConvertedType::TIMESTAMP_MICROS => Kind::Seconds {
                per_second: 1_000_000,
            },
            ConvertedType::UINT_8
            | ConvertedType::UINT_16
            | ConvertedType::UINT_32
            | ConvertedType::UINT_64 => Kind::Unsigned,
            _ => Kind::Plain,
        },
    };
    Ok(kind)
}

/// Reads a batch of one column; nulls become empty cells.
fn read_cells<T: DataType>(
    reader: &mut ColumnReaderImpl<T>,
    nullable: bool,
    convert: impl Fn(T::T) -> Cell,
) -> Result<Vec<Cell>, ParquetError> {
    let mut values = Vec::new();
    let mut levels = Vec::new();
    let (rows, _, _) = reader.read_records(
        BATCH_ROWS,
        Some(&mut levels).filter(|_| nullable),
        None,
        &mut values,
    )?;
    let mut values = values.into_iter();
    if !nullable {
        return Ok(values.map(convert).collect());
    }
    let mut cells = Vec::with_capacity(rows);
    for level in levels {
        let value = if level > 0 { values.next() } else { None };
        cells.push(value.map_or(Cell::Empty, &convert));
    }
    Ok(cells)
}

fn read_column(
    reader: &mut ColumnReader,
    kind: Kind,
    nullable: bool,
) -> Result<Vec<Cell>, ParquetError> {
    match reader {
        ColumnReader::BoolColumnReader(r) => read_cells(r, nullable, Cell::Bool),
        ColumnReader::Int32ColumnReader(r) => read_cells(r, nullable, |n| match kind {
            Kind::Unsigned => Cell::Int(i64::from(n.cast_unsigned())),
            Kind::Date => days(i64::from(n)),
            Kind::Decimal { scale } => scaled(i128::from(n), scale),
            _ => Cell::Int(i64::from(n)),
        }),
        ColumnReader::Int64ColumnReader(r) => read_cells(r, nullable, |n| match kind {
            Kind::Unsigned => Cell::from_decimal_text(n.cast_unsigned().to_string()),
            Kind::Decimal { scale } => scaled(i128::from(n), scale),
            Kind::Seconds { per_second } => timestamp(n, per_second),
            _ => Cell::Int(n),
        }),
        ColumnReader::Int96ColumnReader(r) => {
            read_cells(r, nullable, |n| timestamp(n.to_micros(), 1_000_000))
        }
        ColumnReader::FloatColumnReader(r) => read_cells(r, nullable, Cell::from_f32),
        ColumnReader::DoubleColumnReader(r) => read_cells(r, nullable, Cell::from_f64),
        ColumnReader::ByteArrayColumnReader(r) => {
            read_cells(r, nullable, |bytes| from_bytes(bytes.data(), kind))
        }
        ColumnReader::FixedLenByteArrayColumnReader(r) => {
            read_cells(r, nullable, |bytes| from_bytes(bytes.data(), kind))
        }
    }
}

/// Text, or a decimal as a big-endian two's complement number.
fn from_bytes(bytes: &[u8], kind: Kind) -> Cell {
    match kind {
        Kind::Decimal { scale } if bytes.len() <= 16 => {
            let negative = bytes.first().is_some_and(|byte| *byte >= 0x80);
            let start = if negative { -1i128 } else { 0 };
            scaled(
                bytes
                    .iter()
                    .fold(start, |sum, byte| (sum << 8) | i128::from(*byte)),
                scale,
            )
        }
        _ => Cell::text(String::from_utf8_lossy(bytes)),
    }
}

fn days(days: i64) -> Cell {
    let epoch = NaiveDate::default();
    let date: Option<Date> =
        TimeDelta::try_days(days).and_then(|delta| epoch.checked_add_signed(delta));
    date.map_or_else(|| Cell::Text(format!("day {days}")), Cell::Date)
}

fn timestamp(count: i64, per_second: i64) -> Cell {
    let nanos = count.rem_euclid(per_second) * (1_000_000_000 / per_second);
    let time: Option<NaiveDateTime> = u32::try_from(nanos)
        .ok()
        .and_then(|nanos| DateTime::from_timestamp(count.div_euclid(per_second), nanos))
        .map(|time| time.naive_utc());
    time.map_or_else(|| Cell::Text(format!("instant {count}")), Cell::DateTime)
}

fn scaled(number: i128, scale: usize) -> Cell {
    let sign = if number < 0 { "-" } else { "" };
    let digits = format!("{:0width$}", number.unsigned_abs(), width = scale + 1);
    let (whole, fraction) = digits.split_at(digits.len() - scale);
    match fraction.is_empty() {
        true => Cell::from_decimal_text(format!("{sign}{whole}")),
        false => Cell::Decimal(format!("{sign}{whole}.{fraction}")),
    }
}

impl ParquetSource {
    /// Fills the batch; false at the end of the file.
    fn refill(&mut self) -> Result<bool, FormatError> {
        loop {
            if self.readers.is_empty() {
                if self.next_group == self.file.num_row_groups() {
                    return Ok(false);
                }
                let group = self.file.get_row_group(self.next_group).map_err(broken)?;
                self.readers = (0..self.columns.len())
                    .map(|column| group.get_column_reader(column))
                    .collect::<Result<_, _>>()
                    .map_err(broken)?;
                self.next_group += 1;
            }
            let schema = self.file.metadata().file_metadata().schema_descr();
            let mut batch = Vec::with_capacity(self.columns.len());
            for (place, reader) in self.readers.iter_mut().enumerate() {
                let nullable = schema.column(place).max_def_level() > 0;
                let cells = read_column(reader, self.kinds[place], nullable).map_err(broken)?;
                batch.push(cells);
            }
            let rows = batch.first().map_or(0, Vec::len);
            if batch.iter().any(|cells| cells.len() != rows) {
                return Err(
                    FormatError::new("Parquet", "the columns have different lengths")
                        .remedy("export the file again"),
                );
            }
            if rows > 0 {
                self.batch = batch.into_iter().map(Vec::into_iter).collect();
                return Ok(true);
            }
            self.readers.clear();
        }
    }
}

impl RowSource for ParquetSource {
    fn columns(&self) -> &[String] {
        &self.columns
    }

    fn next_row(&mut self) -> Result<Option<Row>, FormatError> {
        if self.batch.first().is_none_or(|cells| cells.len() == 0) && !self.refill()? {
            return Ok(None);
        }
        let cells = self
            .batch
            .iter_mut()
            .map(|cells| cells.next().unwrap_or_default())
            .collect();
        self.done += 1;
        Ok(Some(Row::Good(Record {
            line: self.done,
            cells,
        })))
    }

    fn total_hint(&self) -> Option<u64> {
        Some(self.total)
    }

    fn progress(&self) -> Progress {
        Progress {
            done: self.done,
            total: Some(self.total),
        }
    }
}
