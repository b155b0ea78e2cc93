//! Risks: a dialect that no sample shows is misread: marks, years, envelopes, slash and keyword
//! forms of MT940, the oldest and newest shapes of camt.

use cashlane_formats::bank::{
    BalanceCheck, BalanceKind, BankFile, Entry, EntryStatus, Format, Hint, ReferenceKind, parse,
};
use kernel::Currency;

fn read(text: &str) -> BankFile {
    parse(text.as_bytes(), &Hint::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// A statement around these lines.
fn statement(lines: &str) -> BankFile {
    read(&format!(
        ":20:1\n:25:DE89370400440532013000\n:28C:7/2\n:60F:C260101EUR0,\n{lines}\n-\n"
    ))
}

fn only(file: &BankFile) -> &Entry {
    let [entry] = file.statements[0].entries.as_slice() else {
        panic!("one entry expected")
    };
    entry
}

#[test]
fn marks_tell_direction_reversal_and_expectation() {
    let lines = "\
        :61:2601050105C1,00NTRFNONREF\n:61:2601050105D2,00NTRFNONREF\n\
        :61:2601050105RC3,00NRTINONREF\n:61:2601050105RD4,00NRTINONREF\n\
        :61:2601050105ED5,00NTRFNONREF\n:61:2601050105RCR6,00NTRFNONREF\n";
    let file = statement(lines);
    let found: Vec<(i64, bool, EntryStatus)> = file.statements[0]
        .entries
        .iter()
        .map(|entry| (entry.amount.minor(), entry.reversal, entry.status))
        .collect();
    let booked = EntryStatus::Booked;
    let wanted = [
        (100, false, booked),
        (-200, false, booked),
        (-300, true, booked),
        (400, true, booked),
        (-500, false, EntryStatus::Pending),
        (-600, true, booked),
    ];
    assert_eq!(found, wanted);
}

#[test]
fn the_entry_date_takes_the_year_nearest_to_the_value_date() {
    let booked = |line: &str| {
        only(&statement(&format!(":61:{line}C1,00NTRFNONREF")))
            .booked_on
            .map(|d| d.to_string())
    };
    assert_eq!(booked("2512311231").as_deref(), Some("2025-12-31"));
    assert_eq!(booked("2512310102").as_deref(), Some("2026-01-02"));
    assert_eq!(booked("2601021231").as_deref(), Some("2025-12-31"));
    assert_eq!(booked("2402280229").as_deref(), Some("2024-02-29"));
    assert_eq!(booked("991231").as_deref(), Some("1999-12-31"));
}

#[test]
fn an_unreadable_line_refuses_with_its_number_and_text() {
    for line in [
        "2613050105C1,00NTRF",
        "260105X1,00NTRF",
        "260105CNTRF",
        "2601050105C1,005NTRF",
    ] {
        let text = format!(":20:1\n:25:1\n:60F:C260101EUR0,\n:61:{line}\n");
        let error = parse(text.as_bytes(), &Hint::default())
            .expect_err(line)
            .to_string();
        assert!(
            error.starts_with("line 4, :61:") && error.contains(line),
            "{error}"
        );
    }
}

#[test]
fn an_envelope_and_bank_headers_are_passed_over() {
    let message = ":20:1\r\n:25:NL91ABNA0417164300EUR\r\n:28C:1/1\r\n:60M:C260101EUR1,\r\n\
        :61:2601050105C1,5NTRFNONREF\r\n:86:text\r\n:62M:C260105EUR2,5\r\n";
    let text = format!(
        "{{1:F01ABNANL2AXXXX0000000000}}{{2:I940X}}{{4:\r\n{message}-}}{{5:}}\r\nBANK\r\n940\r\n{message}-\r\n"
    );
    let file = read(&text);
    assert_eq!((file.format, file.statements.len()), (Format::Mt940, 2));
    for statement in &file.statements {
        assert_eq!(
            statement.account.iban.as_deref(),
            Some("NL91ABNA0417164300")
        );
        assert_eq!(statement.entries[0].remittance, ["text"]);
        assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
        assert_eq!(
            statement.opening.as_ref().expect("opening").kind,
            BalanceKind::InterimBooked
        );
        assert_eq!(statement.last_page, Some(false));
    }
}

#[test]
fn the_slash_form_fills_the_fields() {
    let abn = statement(
        ":61:2601050105C12,50N196NONREF\n:86:/TRTP/SEPA OVERBOEKING/IBAN/NL91ABNA0417164300/BIC/ABN\n\
         ANL2A/NAME/J. Jansen/REMI/Factuur 2026-0042/EREF/E-1\n",
    );
    let entry = only(&abn);
    assert_eq!(
        entry.counterparty.iban.as_deref(),
        Some("NL91ABNA0417164300")
    );
    assert_eq!(entry.counterparty.bic.as_deref(), Some("ABNANL2A"));
    assert_eq!(entry.counterparty.name.as_deref(), Some("J. Jansen"));
    assert_eq!(entry.remittance, ["Factuur 2026-0042"]);
    assert_eq!(entry.end_to_end_id.as_deref(), Some("E-1"));

    let ing = statement(
        ":61:2601050105C12,50NTRFEREF//B1\n:86:/EREF/E-2/CNTP/NL91ABNA0417164300/ABNANL2A/J. Jansen/\n\
         Delft//REMI/STRD/CUR/9700123456789012/\n",
    );
    let entry = only(&ing);
    assert_eq!(entry.counterparty.name.as_deref(), Some("J. Jansen"));
    assert_eq!(entry.references[0].value, "9700123456789012");
    assert_eq!(
        entry.references[0].kind,
        ReferenceKind::Scheme("CUR".to_owned())
    );
    assert_eq!(entry.bank_ref.as_deref(), Some("B1"));

    let back = statement(":61:2601050105D1,NRTINONREF\n:86:/RTRN/MS03/EREF/E-3/");
    assert_eq!(only(&back).return_reason.as_deref(), Some("MS03"));
    assert!(only(&back).reversal);
}

#[test]
fn the_keyword_form_is_read_within_and_without_subfields() {
    let lines = ":61:2601050105C12,50NTRFKREF-1//B2\n:86:166?00GUTSCHRIFT?20EREF+E-1?21MREF+M-1?22\
        SVWZ+INV-2026-00?2342 und Skonto?30COBADEFFXXX?31DE89370400440532013000?32Muster AG?60ABWA+X";
    let file = statement(lines);
    let entry = only(&file);
    assert_eq!(entry.end_to_end_id.as_deref(), Some("E-1"));
    assert_eq!(entry.mandate_id.as_deref(), Some("M-1"));
    assert_eq!(entry.remittance, ["INV-2026-0042 und Skonto"]);
    assert_eq!(
        entry.counterparty.iban.as_deref(),
        Some("DE89370400440532013000")
    );
    assert_eq!(entry.counterparty.ultimate_name.as_deref(), Some("X"));
    assert_eq!(entry.info.as_deref(), Some("GUTSCHRIFT"));
    assert_eq!(entry.references[0].value, "KREF-1");
    let free = statement(":61:2601050105C1,NTRFNONREF\n:86:EREF+E-9 SVWZ+Danke");
    assert_eq!(only(&free).end_to_end_id.as_deref(), Some("E-9"));
    assert_eq!(only(&free).remittance, ["Danke"]);
}

#[test]
fn a_returned_debit_is_a_reversal_with_its_reason() {
    let file = statement(":61:2601050105D7,50NDDTNONREF\n:86:109?00RUECKLASTSCHRIFT?20x?34914");
    let entry = only(&file);
    assert!(entry.reversal);
    assert_eq!(entry.return_reason.as_deref(), Some("914"));
}

#[test]
fn full_lines_of_free_text_run_on_and_short_ones_do_not() {
    let full = "x".repeat(65);
    let file = statement(&format!(
        ":61:2601050105C1,NTRFNONREF\n:86:{full}\nrest\nnext"
    ));
    assert_eq!(
        only(&file).remittance,
        [format!("{full}rest"), "next".to_owned()]
    );
}

#[test]
fn an_interim_reports_sums_are_checked() {
    let report = |sum: &str| {
        read(&format!(
            ":20:1\n:25:1\n:28C:1\n:34F:EURD0,\n:13D:2601051230+0100\n:61:260105C1,50NTRFX\n:90C:{sum}"
        ))
    };
    let right = report("1EUR1,50");
    assert_eq!((right.format, right.warnings.len()), (Format::Mt942, 0));
    let at = right.statements[0].created_at.map(|at| at.to_string());
    assert_eq!(at.as_deref(), Some("2026-01-05T11:30:00Z"));
    assert_eq!(report("2EUR1,50").warnings[0].code, "entry_sum_differs");
}

#[test]
fn unreadable_optional_fields_become_named_warnings() {
    let file = read(
        ":20:1\n:25:DE00370400440532013000\n:28C:x\n:60F:C269901EUR1,\n:62F:C260105EUR1,\n:99:?\n",
    );
    let codes: Vec<&str> = file.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(
        codes,
        [
            "invalid_iban",
            "unreadable_number",
            "unreadable_balance",
            "unknown_tag"
        ]
    );
    assert_eq!(
        file.statements[0].account.other.as_deref(),
        Some("DE00370400440532013000")
    );
    assert_eq!(file.statements[0].check_balances(), BalanceCheck::Unknown);
}

fn camt(version: &str, root: &str, body: &str) -> BankFile {
    read(&format!(
        "<a:Document xmlns:a=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}\"><a:{root}>\
         <GrpHdr><MsgId>1</MsgId></GrpHdr><Stmt><Id>S</Id>\
         <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>{body}</Stmt>\
         </a:{root}></a:Document>"
    ))
}

#[test]
fn the_first_version_of_camt_is_read() {
    let file = camt(
        "01",
        "BkToCstmrStmtV01",
        "<Bal><Tp><Cd>OPBD</Cd></Tp><Amt Ccy=\"EUR\">1</Amt><CdtDbtInd>CRDT</CdtDbtInd>\
         <Dt><Dt>2026-01-05</Dt></Dt></Bal>\
         <Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
         <TxDtls><Refs><EndToEndId>E</EndToEndId></Refs><RltdPties><Dbtr><Nm>D</Nm></Dbtr>\
         </RltdPties><RmtInf><Strd><RfrdDocInf><RfrdDocTp><Cd>CINV</Cd></RfrdDocTp>\
         <RfrdDocNb>INV-1</RfrdDocNb></RfrdDocInf><CdtrRefInf><CdtrRef>R-1</CdtrRef></CdtrRefInf>\
         </Strd></RmtInf></TxDtls></Ntry>",
    );
    assert_eq!(file.version, "camt.053.001.01");
    let entry = only(&file);
    assert_eq!(entry.end_to_end_id.as_deref(), Some("E"));
    assert_eq!(entry.counterparty.name.as_deref(), Some("D"));
    let values: Vec<&str> = entry.references.iter().map(|r| r.value.as_str()).collect();
    assert_eq!(values, ["INV-1", "R-1"]);
    assert!(file.statements[0].opening.is_some());
}

#[test]
fn the_latest_version_of_camt_is_read() {
    let file = camt(
        "14",
        "BkToCstmrStmt",
        "<Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>D</Nm></Pty></Dbtr></RltdPties><RmtInf><Strd>\
         <RfrdDocInf><Nb>INV-1</Nb></RfrdDocInf><RfrdDocAmt><RmtAmtAndTp><Tp><Cd>DUPA</Cd></Tp>\
         <Amt Ccy=\"EUR\">6</Amt></RmtAmtAndTp><RmtAmtAndTp><Tp><Cd>REMI</Cd></Tp>\
         <Amt Ccy=\"EUR\">5</Amt></RmtAmtAndTp></RfrdDocAmt></Strd></RmtInf></TxDtls></NtryDtls></Ntry>",
    );
    let entry = only(&file);
    assert_eq!(
        entry.references[0].amount.map(|money| money.minor()),
        Some(500)
    );
    assert_eq!(entry.counterparty.name.as_deref(), Some("D"));
}

fn ntry(rest: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"EUR\">5</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>{rest}</Ntry>"
    )
}

#[test]
fn a_reversed_credit_keeps_the_payer_as_counterparty() {
    let parties = "<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Payer</Nm></Pty></Dbtr>\
        <Cdtr><Pty><Nm>We</Nm></Pty></Cdtr></RltdPties><RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>\
        </TxDtls></NtryDtls>";
    let reversed = camt(
        "08",
        "BkToCstmrStmt",
        &ntry(&format!("<RvslInd>true</RvslInd>{parties}")),
    );
    assert_eq!(only(&reversed).counterparty.name.as_deref(), Some("Payer"));
    assert_eq!(only(&reversed).return_reason.as_deref(), Some("AC04"));
    let paid = camt("08", "BkToCstmrStmt", &ntry(parties));
    assert_eq!(only(&paid).counterparty.name.as_deref(), Some("We"));
}

#[test]
fn a_batch_lists_its_transactions_and_a_wrong_sum_is_told() {
    let details = |second: &str| {
        format!(
            "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>\
             <TxDtls><Amt Ccy=\"EUR\">2</Amt></TxDtls>\
             <TxDtls><Amt Ccy=\"EUR\">{second}</Amt></TxDtls></NtryDtls>"
        )
    };
    let file = camt("08", "BkToCstmrStmt", &ntry(&details("3")));
    let amounts: Vec<Option<i64>> = only(&file)
        .details
        .iter()
        .map(|detail| detail.amount.map(|m| m.minor()))
        .collect();
    assert_eq!(amounts, [Some(-200), Some(-300)]);
    assert_eq!((only(&file).batch_count, file.warnings.len()), (Some(2), 0));
    let wrong = camt("08", "BkToCstmrStmt", &ntry(&details("4")));
    assert_eq!(wrong.warnings[0].code, "details_do_not_sum");
    let finer = camt("08", "BkToCstmrStmt", &ntry(&details("3.001")));
    assert_eq!(finer.warnings[0].code, "unreadable_amount");
}

#[test]
fn declared_totals_that_differ_are_told() {
    let totals =
        "<TxsSummry><TtlNtries><NbOfNtries>2</NbOfNtries><Sum>9</Sum></TtlNtries></TxsSummry>";
    let file = camt("08", "BkToCstmrStmt", &format!("{totals}{}", ntry("")));
    let codes: Vec<&str> = file.warnings.iter().map(|warning| warning.code).collect();
    assert_eq!(codes, ["entry_count_differs", "entry_sum_differs"]);
}

#[test]
fn unknown_currencies_and_directions_refuse_with_the_line() {
    for (from, to) in [
        ("\"EUR\"", "\"ZZZ\""),
        ("DBIT", "BOTH"),
        ("<Amt Ccy=\"EUR\">5</Amt>", ""),
    ] {
        let text = format!(
            "<Document>\n<BkToCstmrStmt>\n<Stmt>\n{}</Stmt></BkToCstmrStmt></Document>",
            ntry("").replace(from, to)
        );
        let error = parse(text.as_bytes(), &Hint::default())
            .expect_err(to)
            .to_string();
        assert!(error.starts_with("line 4, "), "{error}");
    }
    assert_eq!(Currency::parse("EUR"), Ok(Currency::EUR));
}

#[test]
fn pages_use_intermediate_balances() {
    let balance = |code: &str, amount: u8| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-01-05</Dt></Dt></Bal>"
        )
    };
    let page = |balances: &str| {
        let file = camt("08", "BkToCstmrStmt", &format!("{balances}{}", ntry("")));
        file.statements[0].check_balances()
    };
    let balanced = BalanceCheck::Balanced;
    assert_eq!(
        page(&format!("{}{}", balance("OPBD", 9), balance("ITBD", 4))),
        balanced
    );
    assert_eq!(
        page(&format!("{}{}", balance("ITBD", 9), balance("ITBD", 4))),
        balanced
    );
    assert_eq!(
        page(&format!("{}{}", balance("ITBD", 9), balance("CLBD", 4))),
        balanced
    );
    assert_eq!(
        page(&format!("{}{}", balance("PRCD", 9), balance("CLBD", 4))),
        balanced
    );
    assert_eq!(page(&balance("CLBD", 4)), BalanceCheck::Unknown);
}
