//! Risks: a cell changes its value on the way in; a damaged row is lost or ends the reading; a
//! file of one kind reads differently from the same table in another.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use cashlane_formats::table::write::{RowWriter, WriteFormat, open_writer};
use cashlane_formats::table::{Cell, Record, Row, RowError, TableOptions, open_table};
use chrono::{NaiveDate, NaiveDateTime};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DoubleType, FixedLenByteArray, FixedLenByteArrayType,
    Int32Type, Int64Type,
};
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;
use proptest::prelude::*;

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("folder"))
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.path().join(name);
        fs::write(&path, bytes).expect("write");
        path
    }
}

type Table = (Vec<String>, Vec<Row>);

fn read_with(path: &Path, options: &TableOptions) -> Table {
    let mut source = open_table(path, options).unwrap_or_else(|error| panic!("{error}"));
    let columns = source.columns().to_vec();
    let mut rows = Vec::new();
    while let Some(row) = source.next_row().expect("row") {
        rows.push(row);
    }
    assert_eq!(
        source.next_row().expect("end"),
        None,
        "the end stays the end"
    );
    (columns, rows)
}

fn read(path: &Path) -> Table {
    read_with(path, &TableOptions::default())
}

fn good(rows: &[Row]) -> Vec<&Record> {
    rows.iter()
        .filter_map(|row| {
            if let Row::Good(r) = row {
                Some(r)
            } else {
                None
            }
        })
        .collect()
}

fn bad(rows: &[Row]) -> Vec<&RowError> {
    rows.iter()
        .filter_map(|row| if let Row::Bad(e) = row { Some(e) } else { None })
        .collect()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn decimal(text: &str) -> Cell {
    Cell::Decimal(text.to_owned())
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("date")
}

fn time(text: &str) -> NaiveDateTime {
    text.parse().expect("time")
}

#[test]
fn csv_keeps_lines_quotes_and_empty_cells() {
    let folder = Folder::new();
    let path = folder.write(
        "a.csv",
        "no;name;amount\n1;\"Smith; \"\"Sons\"\"\nLtd\";1,50\n;;\n2;;2\n",
    );
    let (columns, rows) = read(&path);
    assert_eq!(columns, ["no", "name", "amount"]);
    let rows = good(&rows);
    assert_eq!(
        rows[0].cells,
        [text("1"), text("Smith; \"Sons\"\nLtd"), text("1,50")]
    );
    assert_eq!(rows[1].cells, [text("2"), Cell::Empty, text("2")]);
    assert_eq!((rows.len(), rows[0].line, rows[1].line), (2, 2, 5));
}

#[test]
fn a_csv_row_with_too_many_or_few_cells_is_told_and_the_next_is_read() {
    let folder = Folder::new();
    let (_, rows) = read(&folder.write("a.csv", "a,b\n1\n1,2,3\n1,2\n"));
    let errors = bad(&rows);
    assert_eq!(
        errors.iter().map(|error| error.line).collect::<Vec<_>>(),
        [2, 3]
    );
    assert!(errors[1].to_string().contains("3 cells"), "{}", errors[1]);
    assert_eq!(good(&rows).len(), 1);
}

#[test]
fn csv_encodings_separators_and_lines_above_the_header_are_found_or_declared() {
    let folder = Folder::new();
    let latin = folder.write("latin.csv", b"a;b\nM\xfcller;\x80\n");
    assert_eq!(good(&read(&latin).1)[0].cells, [text("Müller"), text("€")]);
    let wide: Vec<u8> = [0xFFu8, 0xFE]
        .into_iter()
        .chain(
            "a\tb\nMüller\t€\n"
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    assert_eq!(
        good(&read(&folder.write("wide.csv", wide)).1)[0].cells[0],
        text("Müller")
    );
    let marked = folder.write("marked.csv", "\u{FEFF}a,b\nü,2\n");
    assert_eq!(read(&marked).0, ["a", "b"]);
    let titled = folder.write("titled.csv", "Report of today\n\na|b\n1|2\n");
    let options = TableOptions {
        skip_rows: 2,
        ..TableOptions::default()
    };
    assert_eq!(read_with(&titled, &options).0, ["a", "b"]);
    let bad_name = TableOptions {
        encoding: Some("utf-9".to_owned()),
        ..TableOptions::default()
    };
    assert!(open_table(&titled, &bad_name).is_err());
}

#[test]
fn a_long_file_of_umlauts_is_decoded_across_chunks() {
    let folder = Folder::new();
    let mut content = String::from("a\n");
    for number in 0..40_000 {
        content.push_str(&format!("ü{number}é\n"));
    }
    let (_, rows) = read(&folder.write("long.csv", &content));
    assert_eq!(rows.len(), 40_000);
    assert_eq!(good(&rows)[39_999].cells[0], text("ü39999é"));
}

#[test]
fn json_numbers_stay_exact_and_objects_and_lists_unfold() {
    let folder = Folder::new();
    let path = folder.write(
        "a.json",
        r#"[ {"no":"A","paid":true,"total":12345678901234567.10,"buyer":{"name":"Ö"},
            "lines":[{"sku":"x","qty":1e1},{"sku":"y","qty":-0.50}],"tags":["a","b"]},
          {"no":"B","note":null} ]"#,
    );
    let (columns, rows) = read(&path);
    let wanted = [
        "no",
        "paid",
        "total",
        "buyer.name",
        "tags",
        "lines.sku",
        "lines.qty",
        "note",
    ];
    assert_eq!(columns, wanted);
    let rows = good(&rows);
    assert_eq!(rows.len(), 3);
    let total = decimal("12345678901234567.1");
    let outer = [text("A"), Cell::Bool(true), total, text("Ö"), text("a, b")];
    assert_eq!(rows[0].cells[..5], outer);
    assert_eq!(rows[0].cells[5..7], [text("x"), Cell::Int(10)]);
    assert_eq!(rows[1].cells[5..7], [text("y"), decimal("-0.5")]);
    assert_eq!((rows[0].line, rows[1].line, rows[2].line), (1, 1, 3));
}

#[test]
fn ndjson_tells_bad_lines_and_late_keys_and_goes_on() {
    let folder = Folder::new();
    let mut content = String::from("{\"a\":1}\n{\"a\":x}\n");
    content.push_str(&"{\"a\":2}\n".repeat(1000));
    content.push_str("{\"a\":3,\"b\":4}\n{\"a\":5,\"c\":null}\n");
    let (_, rows) = read(&folder.write("a.ndjson", content));
    let errors = bad(&rows);
    assert_eq!(
        errors.iter().map(|error| error.line).collect::<Vec<_>>(),
        [2, 1003]
    );
    assert_eq!(errors[1].column, "b");
    assert_eq!(good(&rows).len(), 1002);
}

#[test]
fn json_that_is_cut_or_no_table_is_refused() {
    let folder = Folder::new();
    let refuse = |name: &str, content: &str| {
        let path = folder.write(name, content);
        open_table(&path, &TableOptions::default())
            .map(|_| ())
            .expect_err(name)
            .to_string()
    };
    assert!(refuse("cut.json", "[{\"a\":1},\n{\"a\":").contains("line 2"));
    assert!(refuse("list.json", "[1,2]").contains("object"));
    assert!(refuse("none.json", "[]").contains("no JSON object"));
    assert!(refuse("two.json", "[{\"a\":[{\"x\":1}],\"b\":[{\"y\":2}]}]").contains("no JSON"));
    assert!(refuse("nothing.csv", "").contains("no kind"));
}

#[test]
fn parquet_types_become_cells() {
    let folder = Folder::new();
    let path = folder.0.path().join("a.parquet");
    write_parquet(&path);
    let (columns, rows) = read(&path);
    assert_eq!(columns.len(), 9);
    let rows = good(&rows);
    assert_eq!(
        rows[0].cells,
        [
            text("Müller"),
            Cell::Int(-5),
            decimal("2.55"),
            Cell::DateTime(time("2010-12-01T08:26:00")),
            Cell::Date(day(2026, 1, 5)),
            decimal("-12.30"),
            decimal("0.05"),
            Cell::Bool(true),
            Cell::Int(4_294_967_295),
        ]
    );
    assert_eq!(
        rows[1].cells[..3],
        [Cell::Empty, Cell::Int(7), Cell::Int(17_850)]
    );
    assert_eq!(rows[1].cells[5], decimal("0.01"));
    assert_eq!(rows[2].cells[2], Cell::Empty, "not-a-number is nothing");
    assert_eq!(rows.len(), 3);
}

fn write_parquet(path: &Path) {
    let schema = "message t {
        OPTIONAL BYTE_ARRAY name (STRING);
        REQUIRED INT32 whole;
        REQUIRED DOUBLE price;
        REQUIRED INT64 at (TIMESTAMP(NANOS,false));
        REQUIRED INT32 day (DATE);
        REQUIRED INT64 amount (DECIMAL(18,2));
        REQUIRED FIXED_LEN_BYTE_ARRAY(3) small (DECIMAL(5,2));
        REQUIRED BOOLEAN yes;
        REQUIRED INT32 count (INTEGER(32,false));
    }";
    let schema = Arc::new(parse_message_type(schema).expect("schema"));
    let file = fs::File::create(path).expect("file");
    let properties = Arc::new(WriterProperties::default());
    let mut writer = SerializedFileWriter::new(file, schema, properties).expect("writer");
    let mut group = writer.next_row_group().expect("group");
    macro_rules! column {
        ($kind:ty, $values:expr, $levels:expr) => {
            let mut column = group.next_column().expect("next").expect("column");
            column
                .typed::<$kind>()
                .write_batch($values, $levels, None)
                .expect("write");
            column.close().expect("close");
        };
    }
    let names = [ByteArray::from("Müller"), ByteArray::from("x")];
    column!(ByteArrayType, &names, Some(&[1, 0, 1]));
    column!(Int32Type, &[-5, 7, 0], None);
    column!(DoubleType, &[2.55, 17850.0, f64::NAN], None);
    let nanos = time("2010-12-01T08:26:00")
        .and_utc()
        .timestamp_nanos_opt()
        .expect("range");
    column!(Int64Type, &[nanos, 0, -1], None);
    column!(Int32Type, &[20458, 0, -1], None);
    column!(Int64Type, &[-1230, 1, 0], None);
    let small = [[0u8, 0, 5], [0xFF, 0xFF, 0xFF], [0, 0, 0]];
    let small = small.map(|bytes| FixedLenByteArray::from(bytes.to_vec()));
    column!(FixedLenByteArrayType, &small, None);
    column!(BoolType, &[true, false, false], None);
    column!(Int32Type, &[-1, 0, 0], None);
    group.close().expect("group");
    writer.close().expect("file");
}

#[test]
fn nested_parquet_is_refused_by_column() {
    let folder = Folder::new();
    let path = folder.0.path().join("nested.parquet");
    let schema = parse_message_type("message t { REPEATED INT32 list; }").expect("schema");
    let file = fs::File::create(&path).expect("file");
    SerializedFileWriter::new(
        file,
        Arc::new(schema),
        Arc::new(WriterProperties::default()),
    )
    .expect("writer")
    .close()
    .expect("close");
    let error = open_table(&path, &TableOptions::default())
        .map(|_| ())
        .expect_err("nested");
    assert!(error.to_string().contains("list"), "{error}");
}

fn write_table(path: &Path, format: WriteFormat, columns: &[&str], rows: &[Vec<Cell>]) {
    let file = fs::File::create(path).expect("file");
    let mut writer: Box<dyn RowWriter> = open_writer(format, file, columns).expect("writer");
    for row in rows {
        writer.row(row).expect("row");
    }
    writer.finish().expect("finish");
}

#[test]
fn what_is_written_as_xlsx_is_read_back_typed() {
    let folder = Folder::new();
    let path = folder.0.path().join("a.xlsx");
    let rows = vec![
        vec![
            text("=1+1"),
            Cell::Int(-5),
            decimal("2.55"),
            Cell::Bool(true),
        ],
        vec![
            Cell::Date(day(2026, 1, 5)),
            Cell::DateTime(time("2026-01-05T08:26:59")),
            decimal("123456789012345.67"),
            Cell::Empty,
        ],
    ];
    write_table(&path, WriteFormat::Xlsx, &["a", "b", "c", "d"], &rows);
    let (columns, read_rows) = read(&path);
    assert_eq!(columns, ["a", "b", "c", "d"]);
    let read_rows = good(&read_rows);
    assert_eq!(read_rows[0].cells, rows[0]);
    assert_eq!(read_rows[1].cells[..2], rows[1][..2]);
    assert_eq!(
        read_rows[1].cells[2],
        text("123456789012345.67"),
        "Excel would round it"
    );
    assert_eq!((read_rows[0].line, read_rows[1].line), (2, 3));
    let missing = TableOptions {
        sheet: Some("Tabelle1".to_owned()),
        ..TableOptions::default()
    };
    let error = open_table(&path, &missing)
        .map(|_| ())
        .expect_err("sheet")
        .to_string();
    assert!(
        error.contains("Tabelle1") && error.contains("Sheet1"),
        "{error}"
    );
}

#[test]
fn the_same_rows_give_the_same_workbook() {
    let folder = Folder::new();
    let write = |name: &str| {
        let path = folder.0.path().join(name);
        write_table(&path, WriteFormat::Xlsx, &["a"], &[vec![text("x")]]);
        fs::read(path).expect("read")
    };
    assert_eq!(write("1.xlsx"), write("2.xlsx"));
}

#[test]
fn a_spreadsheet_dropped_half_read_stops_its_reader() {
    let folder = Folder::new();
    let path = folder.0.path().join("big.xlsx");
    let rows: Vec<Vec<Cell>> = (0..5000).map(|number| vec![Cell::Int(number)]).collect();
    write_table(&path, WriteFormat::Xlsx, &["a"], &rows);
    let mut source = open_table(&path, &TableOptions::default()).expect("open");
    assert!(matches!(
        source.next_row().expect("row"),
        Some(Row::Good(_))
    ));
    drop(source);
    assert_eq!(good(&read(&path).1).len(), 5000);
}

#[test]
fn text_that_a_spreadsheet_would_run_is_guarded_and_numbers_are_not() {
    let folder = Folder::new();
    let path = folder.0.path().join("a.csv");
    let row = vec![
        text("=cmd()"),
        text("-12.50"),
        text("+49 30 1"),
        Cell::Int(-3),
        text("'=x"),
    ];
    write_table(&path, WriteFormat::Csv, &["a", "b", "c", "d", "@e"], &[row]);
    let written = fs::read_to_string(&path).expect("read");
    assert_eq!(written, "a,b,c,d,'@e\n'=cmd(),-12.50,'+49 30 1,-3,''=x\n");
    let mut writer = open_writer(WriteFormat::Csv, Vec::new(), &["a", "b"]).expect("writer");
    assert!(
        writer.row(&[Cell::Empty]).is_err(),
        "a short row is refused"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn csv_text_is_read_back_as_written(
        rows in prop::collection::vec(
            prop::collection::vec("[=+@'\",;a-z ü\n\r\t-]{0,6}", 3), 1..8
        ),
    ) {
        let folder = Folder::new();
        let path = folder.0.path().join("a.csv");
        // A first cell that is never blank: a line of blanks is no row.
        let cells: Vec<Vec<Cell>> = rows
            .iter()
            .map(|row| std::iter::once(text("k")).chain(row.iter().map(Cell::text)).collect())
            .collect();
        write_table(&path, WriteFormat::Csv, &["k", "a", "b", "c"], &cells);
        let options = TableOptions {
            unguard: true,
            delimiter: Some(','),
            ..TableOptions::default()
        };
        let (_, read_rows) = read_with(&path, &options);
        let read_cells: Vec<Vec<Cell>> =
            good(&read_rows).into_iter().map(|record| record.cells.clone()).collect();
        prop_assert_eq!(read_cells, cells);
    }

    #[test]
    fn damaged_files_never_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..300),
        kind in 0usize..5,
    ) {
        const HEADS: [(&str, &[u8]); 5] = [
            ("a.csv", b"a,b\n"),
            ("a.json", b"[{\"a\":1},"),
            ("a.ndjson", b"{\"a\":{\"b\":[1"),
            ("a.xlsx", b"PK\x03\x04"),
            ("a.parquet", b"PAR1"),
        ];
        let folder = Folder::new();
        let (name, head) = HEADS[kind];
        let path = folder.write(name, [head, &bytes].concat());
        if let Ok(mut source) = open_table(&path, &TableOptions::default()) {
            while let Ok(Some(_)) = source.next_row() {}
        }
    }
}
