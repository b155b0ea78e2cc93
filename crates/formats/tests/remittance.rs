//! Risks: a document is missed or read with a wrong amount; what does not add up goes unnoticed;
//! a damaged file stops the reader in an unexpected way.

use cashlane_formats::remittance::{Advice, DocumentKind, Form, Hint, Line, detect, parse};
use kernel::{Currency, Money};
use proptest::prelude::*;

const X12: &str = "ISA*00*          *00*          *ZZ*PAYER          *ZZ*PAYEE          *260105*1200*U*00401*000000001*0*P*>~\
    GS*RA*PAYER*PAYEE*20260105*1200*1*X*004010~ST*820*0001~\
    BPR*C*2840.00*C*ACH*CTX*01*111000025*DA*123456*1512345678**01*222000111*DA*987654*20260107~\
    TRN*1*TRACE-77~CUR*PR*USD~REF*CK*4711~N1*PR*Big Stores Inc*92*BIG~N1*PE*We Ltd~ENT*1~\
    RMR*IV*INV-1**1960.00*2000.00*40.00~REF*PO*PO-9~DTM*003*20251205~\
    RMR*IV*INV-2**900.00*1000.00~ADX*-100.00*01~NTE**pallets were damaged~\
    RMR*CM*CN-1**-20.00*-20.00~SE*16*0001~GE*1*1~IEA*1*000000001~";

const EDIFACT: &str = "UNA:+.? 'UNB+UNOC:3+PAYER+PAYEE+260105:1200+1'UNH+1+REMADV:D:96A:UN:EAN004'\
    BGM+481+AV-7+9'DTM+137:20260105:102'DTM+203:20260107:102'RFF+PQ:PAY-55'\
    FII+OR+DE89370400440532013000'NAD+PR+4000000000001::9++Gro?+Klein GmbH'NAD+PE+4000000000002::9'\
    CUX+2:EUR:11'DOC+380+INV-1'MOA+39:1190.00'MOA+12:1166.20'MOA+52:23.80'DTM+171:20251205:102'\
    RFF+ON:PO-9'DOC+380+INV-2'MOA+39:500'MOA+12:450'AJT+1'MOA+165:50'FTX+AAI+++Ware fehlte'\
    DOC+381+CN-1'MOA+39:16.20'MOA+12:16.20'UNS+S'MOA+12:1600.00'UNT+22+1'UNZ+1+1'";

const REMT: &str = "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:remt.001.001.04\"><RmtAdvc>\
    <GrpHdr><MsgId>AV-7</MsgId></GrpHdr><RmtInf><RmtId>R-1</RmtId><Unstrd/><Strd>\
    <RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>INV-1</Nb><RltdDt>2025-12-05</RltdDt></RfrdDocInf>\
    <RfrdDocAmt><DuePyblAmt Ccy=\"EUR\">1190.00</DuePyblAmt><DscntApldAmt><Amt Ccy=\"EUR\">23.80</Amt></DscntApldAmt>\
    <RmtdAmt Ccy=\"EUR\">1166.20</RmtdAmt></RfrdDocAmt></Strd><Strd>\
    <RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>INV-2</Nb></RfrdDocInf>\
    <RfrdDocAmt><DuePyblAmt Ccy=\"EUR\">500</DuePyblAmt><AdjstmntAmtAndRsn><Amt Ccy=\"EUR\">50</Amt>\
    <CdtDbtInd>DBIT</CdtDbtInd><Rsn>SHRT</Rsn><AddtlInf>Ware fehlte</AddtlInf></AdjstmntAmtAndRsn>\
    <RmtdAmt Ccy=\"EUR\">450</RmtdAmt></RfrdDocAmt></Strd><OrgnlPmtInf><Refs><EndToEndId>PAY-55</EndToEndId></Refs>\
    <Amt><InstdAmt Ccy=\"EUR\">1616.20</InstdAmt></Amt><ReqdExctnDt><Dt>2026-01-07</Dt></ReqdExctnDt>\
    <Dbtr><Nm>Groß GmbH</Nm></Dbtr><DbtrAcct><Id><IBAN>DE89370400440532013000</IBAN></Id></DbtrAcct>\
    </OrgnlPmtInf></RmtInf></RmtAdvc></Document>";

fn only(text: &str) -> Advice {
    let mut all =
        parse(text.as_bytes(), &Hint::default()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn decimal(money: Option<Money>) -> String {
    money.map(Money::to_decimal_string).unwrap_or_default()
}

/// Document, gross, discount, deductions and net.
fn figures(line: &Line) -> [String; 5] {
    let deductions: Vec<String> = line
        .deductions
        .iter()
        .map(|deduction| deduction.amount.to_decimal_string())
        .collect();
    [
        line.document.clone(),
        decimal(line.gross),
        decimal(line.discount),
        deductions.join(" "),
        decimal(line.net),
    ]
}

fn check(advice: &Advice, wanted: &[[&str; 5]]) {
    let found: Vec<[String; 5]> = advice.lines.iter().map(figures).collect();
    assert_eq!(found, wanted);
    assert_eq!(advice.warnings, []);
}

#[test]
fn an_820_is_read() {
    let advice = only(X12);
    assert_eq!(advice.form, Form::X12);
    check(
        &advice,
        &[
            ["INV-1", "2000.00", "40.00", "", "1960.00"],
            ["INV-2", "1000.00", "", "100.00", "900.00"],
            ["CN-1", "-20.00", "", "", "-20.00"],
        ],
    );
    assert_eq!(
        advice.amount.map(|a| a.to_string()).as_deref(),
        Some("2840.00 USD")
    );
    assert_eq!(advice.payment_ref.as_deref(), Some("TRACE-77"));
    assert_eq!(
        advice.paid_on.map(|on| on.to_string()).as_deref(),
        Some("2026-01-07")
    );
    assert_eq!(advice.payer.name.as_deref(), Some("Big Stores Inc"));
    assert_eq!(advice.payer.id.as_deref(), Some("BIG"));
    assert_eq!(advice.payee.name.as_deref(), Some("We Ltd"));
    let [first, second, credit] = advice.lines.as_slice() else {
        panic!("three lines")
    };
    assert_eq!(first.ids[0].value, "PO-9");
    assert_eq!(
        first.document_date.map(|on| on.to_string()).as_deref(),
        Some("2025-12-05")
    );
    assert_eq!(second.deductions[0].code.as_deref(), Some("01"));
    assert_eq!(
        second.deductions[0].reason.as_deref(),
        Some("pallets were damaged")
    );
    assert_eq!(credit.kind, DocumentKind::CreditNote);
}

#[test]
fn an_820_has_its_own_separators() {
    let other = X12.replace('*', "|").replace('~', "\n");
    assert_eq!(only(&other), only(X12));
}

#[test]
fn an_820_that_names_no_currency_says_so() {
    let advice = only(&X12.replace("CUR*PR*USD~", ""));
    assert_eq!(advice.warnings[0].code, "currency_assumed");
    let hint = Hint {
        currency: Some(Currency::EUR),
        ..Hint::default()
    };
    let told = parse(X12.replace("CUR*PR*USD~", "").as_bytes(), &hint).expect("readable");
    assert_eq!(
        (told[0].currency, told[0].warnings.len()),
        (Some(Currency::EUR), 0)
    );
}

#[test]
fn an_adjustment_behind_an_unreduced_amount_reduces_it() {
    let advice = only(&X12.replace("**900.00*1000.00", "**1000.00*1000.00"));
    check(
        &advice,
        &[
            ["INV-1", "2000.00", "40.00", "", "1960.00"],
            ["INV-2", "1000.00", "", "100.00", "900.00"],
            ["CN-1", "-20.00", "", "", "-20.00"],
        ],
    );
}

#[test]
fn a_remadv_is_read() {
    let advice = only(EDIFACT);
    assert_eq!(advice.form, Form::Edifact);
    check(
        &advice,
        &[
            ["INV-1", "1190.00", "23.80", "", "1166.20"],
            ["INV-2", "500.00", "", "50.00", "450.00"],
            ["CN-1", "-16.20", "", "", "-16.20"],
        ],
    );
    assert_eq!(advice.id.as_deref(), Some("AV-7"));
    assert_eq!(advice.payment_ref.as_deref(), Some("PAY-55"));
    assert_eq!(
        advice.amount.map(|a| a.to_string()).as_deref(),
        Some("1600.00 EUR")
    );
    assert_eq!(advice.payer.name.as_deref(), Some("Gro+Klein GmbH"));
    assert_eq!(
        advice.payer.account.as_deref(),
        Some("DE89370400440532013000")
    );
    assert_eq!(
        advice.paid_on.map(|on| on.to_string()).as_deref(),
        Some("2026-01-07")
    );
    let deduction = &advice.lines[1].deductions[0];
    assert_eq!(deduction.reason.as_deref(), Some("Ware fehlte"));
    assert_eq!(advice.lines[0].ids[0].value, "PO-9");
    let plain = EDIFACT.strip_prefix("UNA:+.? '").expect("prefix");
    assert_eq!(only(plain), advice);
}

#[test]
fn a_remt_001_is_read() {
    let advice = only(REMT);
    assert_eq!(advice.form, Form::Remt001);
    check(
        &advice,
        &[
            ["INV-1", "1190.00", "23.80", "", "1166.20"],
            ["INV-2", "500.00", "", "50.00", "450.00"],
        ],
    );
    assert_eq!(advice.payment_ref.as_deref(), Some("PAY-55"));
    assert_eq!(advice.payer.name.as_deref(), Some("Groß GmbH"));
    assert_eq!(
        advice.lines[1].deductions[0].reason.as_deref(),
        Some("Ware fehlte")
    );
    assert_eq!(
        advice.lines[0]
            .document_date
            .map(|on| on.to_string())
            .as_deref(),
        Some("2025-12-05")
    );
}

#[test]
fn a_table_is_read_by_its_headings() {
    let german = "Zahlungsavis;;;;\n\nRechnungsnummer;Rechnungsdatum;Rechnungsbetrag;Skonto;Betrag;Währung\n\
        INV-1;05.12.2025;1.190,00;23,80;1.166,20;EUR\nINV-2;06.12.2025;500,00;0,00;500,00;EUR\nSumme;;;;1.666,20;EUR\n";
    let advice = only(german);
    assert_eq!(advice.form, Form::Csv);
    check(
        &advice,
        &[
            ["INV-1", "1190.00", "23.80", "", "1166.20"],
            ["INV-2", "500.00", "", "", "500.00"],
        ],
    );
    assert_eq!(decimal(advice.amount), "1666.20");
    let english = "Invoice Number,Invoice Date,Gross Amount,Deduction,Reason,Amount Paid,Currency\n\
        INV-1,2025-12-05,\"1,190.00\",90.00,short delivery,\"1,100.00\",USD\nCN-7,2025-12-06,-10.00,,,-10.00,USD\n";
    let advice = only(english);
    check(
        &advice,
        &[
            ["INV-1", "1190.00", "", "90.00", "1100.00"],
            ["CN-7", "-10.00", "", "", "-10.00"],
        ],
    );
    assert_eq!(
        advice.lines[0].deductions[0].reason.as_deref(),
        Some("short delivery")
    );
    assert_eq!(advice.lines[1].kind, DocumentKind::CreditNote);
}

#[test]
fn the_text_of_a_message_is_read_in_many_layouts() {
    let texts = [
        "Sehr geehrte Damen und Herren,\nwir haben heute überwiesen:\n\nRE-2025-0815   05.12.2025   1.190,00   23,80   1.166,20 EUR\n\
         RE-2025-0816 500,00 EUR\nSumme: 1.666,20 EUR\nMit freundlichen Grüßen",
        "Please find our payment details:\nInvoice RE-2025-0815: EUR 1,190.00 less 23.80 = 1,166.20\n\
         Invoice RE-2025-0816: EUR 500.00\nTotal EUR 1,666.20\nPayment reference: PAY-55",
        "Bonjour,\nfacture RE-2025-0815 1 190,00 € escompte 23,80 € payé 1 166,20 €\n\
         facture RE-2025-0816 500,00 €\nMontant total 1 666,20 €",
    ];
    for text in texts {
        let advice = only(text);
        assert_eq!(advice.form, Form::Text, "{text}");
        check(
            &advice,
            &[
                ["RE-2025-0815", "1190.00", "23.80", "", "1166.20"],
                ["RE-2025-0816", "", "", "", "500.00"],
            ],
        );
        assert_eq!(decimal(advice.amount), "1666.20", "{text}");
        assert_eq!(advice.currency, Some(Currency::EUR), "{text}");
    }
    assert_eq!(only(texts[1]).payment_ref.as_deref(), Some("PAY-55"));
}

#[test]
fn what_does_not_add_up_is_told() {
    let advice = only(&EDIFACT.replace("MOA+12:1600.00", "MOA+12:1601.00"));
    assert_eq!(advice.warnings[0].code, "lines_do_not_sum");
    let advice = only(&EDIFACT.replace("MOA+39:500", "MOA+39:501"));
    assert_eq!(advice.warnings[0].code, "line_does_not_add_up");
    assert_eq!(advice.warnings[0].value, "INV-2");
}

#[test]
fn other_files_are_refused_with_what_they_are() {
    let refused = |text: &str| detect(text.as_bytes()).expect_err(text).to_string();
    assert!(refused("").contains("empty"));
    assert!(refused("<?xml version=\"1.0\"?><html/>").contains("XML of another kind"));
    assert!(refused(&X12.replace("820", "810")).contains("820"));
    assert!(refused(&EDIFACT.replace("REMADV", "INVOIC")).contains("REMADV"));
    let cut = parse(&X12.as_bytes()[..500], &Hint::default()).expect_err("cut");
    assert!(cut.to_string().contains("cut short"), "{cut}");
    let none = parse(b"Hello, we paid you. EUR", &Hint::default()).expect_err("nothing in it");
    assert!(none.to_string().contains("no line"), "{none}");
}

fn file(name: &str) -> Vec<u8> {
    let path = format!(
        "{}/tests/fixtures/remittance/{name}",
        env!("CARGO_MANIFEST_DIR")
    );
    std::fs::read(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn only_of(bytes: &[u8]) -> Advice {
    let mut all = parse(bytes, &Hint::default()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(all.len(), 1);
    all.remove(0)
}

#[test]
fn a_workbook_is_read_by_its_headings_with_what_stands_above() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    let write = |sheet: &mut rust_xlsxwriter::Worksheet, row: u32, cells: &[&str]| {
        for (column, cell) in (0_u16..).zip(cells) {
            sheet.write_string(row, column, *cell).expect("cell");
        }
    };
    write(sheet, 0, &["Payment reference:", "TRACE-77"]);
    write(sheet, 1, &["Payment date", "2026-01-07", "USD"]);
    write(
        sheet,
        3,
        &[
            "Invoice Number",
            "Invoice Date",
            "Gross Amount",
            "Deduction",
            "Reason",
            "Amount Paid",
        ],
    );
    let rows = [
        ("INV-1", 1190.5, 90.25, "short delivery", 1100.25),
        ("CN-7", -10.0, 0.0, "", -10.0),
    ];
    for (row, (number, gross, kept, reason, net)) in (4_u32..).zip(rows) {
        write(sheet, row, &[number]);
        let on = rust_xlsxwriter::ExcelDateTime::from_ymd(2025, 12, 5).expect("day");
        sheet
            .write_datetime_with_format(row, 1, &on, &day)
            .expect("cell");
        sheet.write_number(row, 2, gross).expect("cell");
        sheet.write_number(row, 3, kept).expect("cell");
        sheet.write_string(row, 4, reason).expect("cell");
        sheet.write_number(row, 5, net).expect("cell");
    }
    let advice = only_of(&workbook.save_to_buffer().expect("workbook"));
    assert_eq!(advice.form, Form::Xlsx);
    check(
        &advice,
        &[
            ["INV-1", "1190.50", "", "90.25", "1100.25"],
            ["CN-7", "-10.00", "", "", "-10.00"],
        ],
    );
    assert_eq!(advice.payment_ref.as_deref(), Some("TRACE-77"));
    assert_eq!(
        advice.paid_on.map(|on| on.to_string()).as_deref(),
        Some("2026-01-07")
    );
    assert_eq!(
        advice.lines[0]
            .document_date
            .map(|on| on.to_string())
            .as_deref(),
        Some("2025-12-05")
    );
}

#[test]
fn a_table_of_several_payments_is_one_advice_for_each() {
    let text = "Check number,Invoice,Amount,Currency\n77,INV-1,10.00,USD\n78,INV-2,20.00,USD\n\
        77,INV-3,5.00,USD\n";
    let all = parse(text.as_bytes(), &Hint::default()).expect("readable");
    let found: Vec<(Option<&str>, Vec<&str>)> = all
        .iter()
        .map(|advice| {
            let documents = advice.lines.iter().map(|line| line.document.as_str());
            (advice.payment_ref.as_deref(), documents.collect())
        })
        .collect();
    assert_eq!(
        found,
        [
            (Some("77"), vec!["INV-1", "INV-3"]),
            (Some("78"), vec!["INV-2"])
        ]
    );
}

#[test]
fn a_table_in_a_pdf_is_read_by_where_its_cells_stand() {
    let advice = only_of(&file("table.pdf"));
    assert_eq!(advice.form, Form::Pdf);
    assert_eq!((advice.lines.len(), advice.warnings.len()), (60, 0));
    assert_eq!(
        [
            figures(&advice.lines[0]),
            figures(&advice.lines[1]),
            figures(&advice.lines[59])
        ],
        [
            ["INV-2026-00100", "1000.00", "20.00", "", "980.00"],
            ["INV-2026-00101", "1001.00", "", "50.00", "951.00"],
            ["INV-2026-00159", "1059.00", "", "", "1059.00"],
        ]
    );
    let deduction = &advice.lines[1].deductions[0];
    assert_eq!(deduction.reason.as_deref(), Some("short delivery"));
    assert_eq!(advice.payment_ref.as_deref(), Some("TRACE-4711"));
    assert_eq!(decimal(advice.amount), "61320.00");
    let french = only_of(&file("browser.pdf"));
    check(
        &french,
        &[
            ["F-2026-0101", "1190.00", "23.80", "", "1166.20"],
            ["F-2026-0102", "500.00", "", "", "500.00"],
        ],
    );
    assert_eq!(french.payment_ref.as_deref(), Some("VIR-8871"));
}

#[test]
fn a_letter_in_a_pdf_is_read_as_text() {
    let advice = only_of(&file("letter.pdf"));
    check(
        &advice,
        &[
            ["RE-2025-0815", "1190.00", "23.80", "", "1166.20"],
            ["RE-2025-0816", "500.00", "", "", "500.00"],
        ],
    );
    assert_eq!(advice.payment_ref.as_deref(), Some("PAY-55"));
    assert_eq!(advice.info[0], "Groß GmbH, Bahnhofstraße 1, 10115 Berlin");
}

#[test]
fn a_pdf_without_text_or_key_says_what_to_do() {
    let refused = |bytes: &[u8]| {
        parse(bytes, &Hint::default())
            .expect_err("no advice")
            .to_string()
    };
    assert!(refused(&file("picture.pdf")).contains("it is a picture; ask the sender"));
    assert!(refused(&file("locked.pdf")).contains("password"));
    assert!(refused(b"%PDF-1.7 and nothing else").contains("cannot be read"));
}

/// A PDF of one page with a content and further objects, written without an index.
fn made(content: &str, others: &str) -> Vec<u8> {
    format!(
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
         2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R\
         /Resources<</Font<</F 5 0 R>>/XObject<</X 6 0 R>>>>>>endobj\n\
         4 0 obj<</Length {}>>stream\n{content}\nendstream endobj\n\
         5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n{others}\
         trailer<</Root 1 0 R>>\n",
        content.len()
    )
    .into_bytes()
}

#[test]
fn a_pdf_that_would_exhaust_its_reader_is_refused() {
    let sound = made("BT /F 12 Tf 100 700 Td (INV-100 12.00 EUR) Tj ET", "");
    check(&only_of(&sound), &[["INV-100", "", "", "", "12.00"]]);
    let refused = |bytes: &[u8]| {
        parse(bytes, &Hint::default())
            .expect_err("refused")
            .to_string()
    };
    let form = |number: u32| {
        format!(
            "{number} 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</XObject<</X {} 0 R>>>>\
             /Length 12>>stream\n/X Do /X Do \nendstream endobj\n",
            number + 1
        )
    };
    let doubling: String = (6..40).map(form).collect();
    assert!(refused(&made("/X Do", &doubling)).contains("too intricate"));
    assert!(refused(&made(&format!("BT {}", "[".repeat(1_000_000)), "")).contains("nests"));
    let dictionaries = format!("6 0 obj{}", "<</A".repeat(100_000));
    assert!(refused(&made("BT ET", &dictionaries)).contains("nests"));
    assert!(refused(&made(&"q ".repeat(100_000), "")).contains("nests"));
    let mut large = sound;
    large.resize(17 << 20, b' ');
    assert!(refused(&large).contains("16 MiB"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn damaged_files_never_panic(which in 0usize..3, at in 0usize..2000, byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = [X12, EDIFACT, REMT][which].as_bytes().to_vec();
        let at = at % bytes.len();
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        let _ = parse(&bytes, &Hint::default());
    }

    #[test]
    fn damaged_pdfs_never_panic(which in 0usize..3, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = file(["table.pdf", "letter.pdf", "browser.pdf"][which]);
        let at = at.index(bytes.len());
        if cut {
            bytes.truncate(at);
        } else {
            bytes[at] = byte;
        }
        let _ = parse(&bytes, &Hint::default());
    }

    #[test]
    fn any_text_never_panics(text in "(\\PC|[0-9.,;€ \n-]){0,200}") {
        for form in Form::ALL {
            let hint = Hint { form: Some(form), currency: Some(Currency::EUR) };
            let _ = parse(text.as_bytes(), &hint);
        }
    }
}
