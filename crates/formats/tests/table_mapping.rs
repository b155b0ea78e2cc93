//! Risks: a value lands in the wrong field or loses digits; a bad row is lost, or half a document
//! is taken for a whole one.

use std::fs;

use cashlane_formats::table::mapping::{
    FieldSpec, FieldType, Grouping, Mapping, MappingError, Plan, Value,
};
use cashlane_formats::table::{Cell, Document, Documents, OpenError, Record, RowError};
use kernel::{Currency, Instant, Quantity};
use proptest::prelude::*;

const fn field(name: &'static str, kind: FieldType, required: bool) -> FieldSpec {
    FieldSpec {
        name,
        kind,
        required,
        doc: "",
    }
}

const ORDERS: &[FieldSpec] = &[
    field("customer", FieldType::Text, true),
    field("ordered_at", FieldType::Instant, true),
    field("sku", FieldType::Text, true),
    field("quantity", FieldType::Quantity, true),
    field("unit_price", FieldType::UnitPrice, true),
    field(
        "total",
        FieldType::Money {
            currency: "currency",
        },
        false,
    ),
    field("currency", FieldType::Currency, false),
    field("due_on", FieldType::Date, false),
    field("rate", FieldType::Percent, false),
    field("urgent", FieldType::Bool, false),
    field("status", FieldType::Choice(&["open", "shipped"]), false),
    field("boxes", FieldType::Int, false),
    field("notes", FieldType::Text, false),
];

const RETAIL: &str = r#"
kind = "orders"
group_by = ["customer", "ordered_at"]
[options]
decimal = ","
thousands = "."
[defaults]
currency = "GBP"
[columns]
customer = { from = "CustomerID", format = "integer", empty = "CASH", map = { "17850" = "X" } }
ordered_at = { from = "InvoiceDate", format = "%d.%m.%Y %H:%M" }
sku = { from = "Description", upper = true, max = 5 }
quantity = { from = "Quantity", unit_factor = "0.5" }
unit_price = "UnitPrice"
notes = { template = "{Country}/{CustomerID}" }
"#;

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

const RETAIL_COLUMNS: [&str; 7] = [
    "Description",
    "Quantity",
    "InvoiceDate",
    "UnitPrice",
    "CustomerID",
    "Country",
    "Rest",
];

fn retail_plan() -> Plan {
    let mapping = Mapping::parse(RETAIL).expect("mapping");
    Plan::compile(Some(&mapping), &columns(&RETAIL_COLUMNS), ORDERS).expect("plan")
}

fn cells(texts: &[&str]) -> Vec<Cell> {
    texts.iter().map(|text| Cell::text(*text)).collect()
}

fn record(texts: &[&str]) -> Record {
    Record {
        line: 9,
        cells: cells(texts),
    }
}

fn compile(mapping: &str, names: &[&str]) -> Result<Plan, Vec<MappingError>> {
    let mapping = Mapping::parse(mapping).map_err(|error| vec![error])?;
    Plan::compile(Some(&mapping), &columns(names), ORDERS)
}

fn errors(mapping: &str, names: &[&str]) -> String {
    let errors = compile(mapping, names).map(|_| ()).expect_err("refused");
    errors
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn an_id_taken_for_a_number_is_mapped_in_either_spelling() {
    let mapping = "[columns]\n\
        customer = { from = \"a\", format = \"integer\", map = { \"17850\" = \"X\" } }\n\
        ordered_at = \"b\"\nsku = \"a\"\nquantity = \"c\"\nunit_price = \"c\"";
    let plan = compile(mapping, &["a", "b", "c"]).expect("plan");
    let customer = |id: &str| {
        let row = plan.convert(&record(&[id, "2026-01-05", "1"]))?;
        Ok::<_, Vec<RowError>>(row.text(0).map(str::to_owned))
    };
    assert_eq!(customer("17850.0").expect("id").as_deref(), Some("X"));
    assert_eq!(customer("17850").expect("id").as_deref(), Some("X"));
    assert_eq!(customer("12.0").expect("id").as_deref(), Some("12"));
    assert!(customer("12.5").is_err() && customer("A12").is_err());
}

#[test]
fn cells_become_typed_values() {
    let plan = retail_plan();
    let row = record(&[
        " white heart ",
        "1.234,5",
        "01.12.2010 08:26",
        "2,55",
        "",
        "UK",
        "",
    ]);
    let mut row = plan.convert(&row).expect("row");
    let at = |name| plan.index(name).expect("field");
    assert_eq!(row.text(at("customer")), Some("CASH"));
    assert_eq!(row.text(at("sku")), Some("WHITE"));
    assert_eq!(
        row.quantity(at("quantity")),
        Some(Quantity::parse("617.25").expect("q"))
    );
    assert_eq!(
        row.unit_price(at("unit_price")).expect("price").to_string(),
        "2.55"
    );
    let noon = Instant::parse("2010-12-01T08:26:00Z").expect("instant");
    assert_eq!(row.instant(at("ordered_at")), Some(noon));
    assert_eq!(row.currency(at("currency")), Some(Currency::GBP));
    assert_eq!(row.take_text(at("notes")).as_deref(), Some("UK/"));
    assert_eq!(row.text(at("notes")), None);
    assert_eq!(plan.unused_columns(), ["Rest"]);
}

#[test]
fn typed_cells_need_no_format_and_keep_their_value() {
    let mapping = "group_by = [\"customer\"]\n[options]\n\
        decimal = \",\"\ndate_format = \"%d.%m.%Y\"\n\
        [columns]\ncustomer = { from = \"a\", format = \"integer\" }\nordered_at = \"b\"\n\
        sku = \"c\"\nquantity = { from = \"d\", negate = true }\n\
        unit_price = \"d\"\nurgent = \"e\"";
    let plan = compile(mapping, &["a", "b", "c", "d", "e"]).expect("plan");
    let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 5).expect("date");
    let row = Record {
        line: 1,
        cells: vec![
            Cell::Int(17850),
            Cell::Date(day),
            Cell::Int(42),
            Cell::Decimal("2.55".to_owned()),
            Cell::Bool(true),
        ],
    };
    let row = plan.convert(&row).expect("row");
    let at = |name| plan.index(name).expect("field");
    assert_eq!(row.text(at("customer")), Some("17850"));
    assert_eq!(
        row.instant(at("ordered_at")),
        Some(Instant::at_start_of(day))
    );
    assert_eq!(row.text(at("sku")), Some("42"));
    assert_eq!(
        row.quantity(at("quantity")).expect("q").to_string(),
        "-2.55"
    );
    assert_eq!(row.bool(at("urgent")), Some(true));
}

fn convert_one(field: &str, text: &str) -> Result<Option<Value>, Vec<RowError>> {
    let names = [
        "customer",
        "ordered_at",
        "sku",
        "quantity",
        "unit_price",
        "currency",
        field,
    ];
    let plan = Plan::compile(None, &columns(&names), ORDERS).expect("plan");
    let row = record(&["c", "2026-01-05", "s", "1", "1", "EUR", text]);
    plan.convert(&row)
        .map(|row| row.values[plan.index(field).expect("field")].clone())
}

#[test]
fn every_type_reads_its_forms_and_refuses_others() {
    let good = [
        ("total", "12.30"),
        ("due_on", "2026-01-05"),
        ("due_on", "2026-01-05 10:00:00"),
        ("rate", "19%"),
        ("rate", "5.5"),
        ("urgent", "Yes"),
        ("urgent", "0"),
        ("status", "SHIPPED"),
        ("boxes", "1e3"),
        ("notes", "x"),
    ];
    for (field, text) in good {
        let value = convert_one(field, text).unwrap_or_else(|errors| panic!("{}", errors[0]));
        assert!(value.is_some(), "{field} {text}");
    }
    assert_eq!(convert_one("boxes", "1e3"), Ok(Some(Value::Int(1000))));
    assert_eq!(
        convert_one("status", "SHIPPED"),
        Ok(Some(Value::Text("shipped".to_owned())))
    );
    assert_eq!(convert_one("total", ""), Ok(None));
    let bad = [
        ("total", "12.305"),
        ("due_on", "05.01.2026"),
        ("rate", "x"),
        ("urgent", "maybe"),
        ("status", "shiped"),
        ("boxes", "1.5"),
        ("total", "1,000.00"),
    ];
    for (field, text) in bad {
        let errors = convert_one(field, text).expect_err(text);
        let shown = errors[0].to_string();
        assert!(shown.contains("line 9") && shown.contains(field), "{shown}");
        assert!(
            shown.contains(text) && !errors[0].remedy.is_empty(),
            "{shown}"
        );
    }
    let slip = convert_one("status", "shiped").expect_err("slip");
    assert!(
        slip[0].problem.contains("did you mean \"shipped\""),
        "{}",
        slip[0]
    );
}

#[test]
fn all_bad_cells_of_a_row_are_told_at_once() {
    let plan = retail_plan();
    let row = record(&["", "x", "2010-12-01", "2,55", "1,5", "UK", ""]);
    let errors = plan.convert(&row).expect_err("bad");
    let named: Vec<&str> = errors.iter().map(|error| error.column.as_str()).collect();
    assert_eq!(
        named,
        ["CustomerID", "InvoiceDate", "Description", "Quantity"]
    );
    assert!(errors[2].problem.contains("required"));
}

#[test]
fn a_mapping_is_checked_whole_and_slips_are_guessed() {
    let shown = errors(
        "group_by = [\"custmer\"]\n[defaults]\nbogus = \"1\"\ncurrency = \"QQQ\"\n[columns]\n\
         customer = \"Custmer\"\nordered_at = { from = \"b\", format = \"%Q\" }\nskuu = \"c\"\n\
         sku = { from = \"c\", unit_factor = \"2\" }\n\
         quantity = { from = \"d\", unit_factor = \"x\" }\n\
         notes = { template = \"{c\" }",
        &["Customer", "b", "c", "d", "b"],
    );
    for part in [
        "group_by \"custmer\": is no field; did you mean \"customer\"?",
        "columns \"skuu\"",
        "did you mean \"Customer\"?",
        "\"%Q\": is no date format",
        "columns.ordered_at.from \"b\": stands more than once",
        "columns.sku.unit_factor",
        "columns.quantity.unit_factor \"x\"",
        "columns.notes.template \"{c\"",
        "defaults.currency \"QQQ\"",
        "columns.unit_price: is required and has no column",
        "defaults \"bogus\"",
    ] {
        assert!(shown.contains(part), "{part} is missing in:\n{shown}");
    }
    let wrong_key = Mapping::parse("kind = \"x\"\ncolums = 1")
        .expect_err("key")
        .to_string();
    assert!(
        wrong_key.contains("line 2") && wrong_key.contains("colums"),
        "{wrong_key}"
    );
    let wrong_rule = "[columns]\nsku = { form = \"x\" }";
    let wrong_rule = Mapping::parse(wrong_rule).expect_err("rule").to_string();
    assert!(wrong_rule.contains("form"), "{wrong_rule}");
    assert!(errors("[options]\ndecimal = \",,\"", &["customer"]).contains("one character"));
    let same = "[options]\ndecimal = \",\"\nthousands = \",\"";
    assert!(errors(same, &["customer"]).contains("also the decimal"));
}

#[test]
fn without_a_mapping_columns_belong_to_fields_of_the_same_name() {
    let names = [
        "Customer",
        "Ordered At",
        "SKU",
        "quantity",
        "unit-price",
        "else",
    ];
    let plan = Plan::compile(None, &columns(&names), ORDERS).expect("plan");
    assert_eq!(plan.unused_columns(), ["else"]);
    let row = plan
        .convert(&record(&["c", "2026-01-05 10:00", "s", "1", "2", ""]))
        .expect("row");
    assert_eq!(row.text(0), Some("c"));
    assert!(!plan.is_grouped());
}

#[test]
fn options_say_how_to_open_the_file() {
    let text = "[options]\ndelimiter = \"\\t\"\nsheet = \"Orders\"\nskip_rows = 2\nencoding = \"\"";
    let options = Mapping::parse(text)
        .expect("mapping")
        .table_options()
        .expect("options");
    assert_eq!((options.delimiter, options.skip_rows), (Some('\t'), 2));
    assert_eq!(
        (options.sheet.as_deref(), options.encoding),
        (Some("Orders"), None)
    );
    let bad = Mapping::parse("[options]\ndelimiter = \"ab\"").expect("mapping");
    assert!(bad.table_options().is_err());
}

const GROUPED: &str = "group_by = [\"customer\"]\ngrouping = \"KIND\"\n[columns]\n\
    customer = \"c\"\nordered_at = \"at\"\nsku = \"s\"\nquantity = \"q\"\nunit_price = \"q\"";

fn documents_of(csv: &str, grouping: Grouping) -> Vec<Document> {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.csv");
    fs::write(&path, csv).expect("write");
    let word = if grouping == Grouping::Adjacent {
        "adjacent"
    } else {
        "anywhere"
    };
    let mapping = Mapping::parse(&GROUPED.replace("KIND", word)).expect("mapping");
    let mut documents = Documents::from_file(&path, Some(&mapping), ORDERS).expect("documents");
    assert_eq!(documents.plan().grouping(), grouping);
    let mut all = Vec::new();
    while let Some(document) = documents.next_document().expect("document") {
        all.push(document);
    }
    let counted: u64 = all.iter().map(Document::row_count).sum();
    assert_eq!(
        counted,
        documents.rows_read(),
        "every row is in one document"
    );
    all
}

fn shapes(documents: &[Document]) -> Vec<(Option<&str>, Vec<u64>, u64)> {
    documents
        .iter()
        .map(|document| {
            let key = document.key.first().and_then(Option::as_ref);
            let key = key.map(|value| match value {
                Value::Text(text) => text.as_str(),
                _ => "?",
            });
            (
                key,
                document.rows.iter().map(|row| row.line).collect(),
                document.bad_rows,
            )
        })
        .collect()
}

const SCATTERED: &str = "\
c,at,s,q\n\
A,2026-01-05,x,1\n\
B,2026-01-05,x,2\n\
A,2026-01-05,y,bad\n\
,2026-01-05,x,3\n\
B,2026-01-05,y,4,5\n\
A,2026-01-05,z,6\n\
B,2026-01-05,z,7\n";

#[test]
fn a_file_that_cannot_be_opened_says_whether_file_or_mapping_is_at_fault() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("a.csv");
    let open = |mapping: Option<&Mapping>| Documents::from_file(&path, mapping, ORDERS).map(|_| ());
    assert!(
        matches!(open(None), Err(OpenError::File(_))),
        "there is no file yet"
    );
    fs::write(&path, "a,b\n1,2\n").expect("write");
    let error = open(None).expect_err("columns");
    assert!(
        matches!(&error, OpenError::Mapping(errors) if errors.len() == 5),
        "{error}"
    );
    let options = Mapping::parse("[options]\ndelimiter = \"::\"").expect("mapping");
    assert!(matches!(open(Some(&options)), Err(OpenError::Mapping(_))));
}

#[test]
fn rows_anywhere_in_the_file_form_whole_documents() {
    let documents = documents_of(SCATTERED, Grouping::Anywhere);
    let wanted = [
        (None, vec![], 1),
        (None, vec![], 1),
        (Some("A"), vec![2, 7], 1),
        (Some("B"), vec![3, 8], 0),
    ];
    assert_eq!(shapes(&documents), wanted);
    assert!(
        !documents[2].is_whole(),
        "a document with a bad row must not be booked"
    );
    assert_eq!(documents[2].line(), 2);
    assert_eq!(documents[2].errors[0].line, 4);
}

#[test]
fn adjacent_rows_form_documents_and_later_ones_another() {
    let documents = documents_of(SCATTERED, Grouping::Adjacent);
    let of_a: Vec<_> = shapes(&documents)
        .into_iter()
        .filter(|(key, _, _)| *key == Some("A"))
        .collect();
    assert_eq!(of_a, [(Some("A"), vec![2], 0), (Some("A"), vec![7], 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn grouping_loses_and_doubles_no_row(
        rows in prop::collection::vec((0u8..6, prop::bool::weighted(0.1)), 0..60),
    ) {
        let mut csv = String::from("c,at,s,q\n");
        for (customer, broken) in &rows {
            let quantity = if *broken { "bad" } else { "1" };
            csv.push_str(&format!("C{customer},2026-01-05,x,{quantity}\n"));
        }
        for grouping in [Grouping::Anywhere, Grouping::Adjacent] {
            let documents = documents_of(&csv, grouping);
            let total: u64 = documents.iter().map(Document::row_count).sum();
            prop_assert_eq!(total, rows.len() as u64);
            if grouping == Grouping::Anywhere {
                let shapes = shapes(&documents);
                let mut keys: Vec<_> = shapes.iter().map(|shape| shape.0).collect();
                let count = keys.len();
                keys.sort();
                keys.dedup();
                prop_assert_eq!(keys.len(), count, "one document per key");
            }
        }
    }
}
