//! Risk: the layout of a bank's export is known but read wrongly. One row for each layout.

use cashlane_formats::bank::csv::{detect_profile, ready_names};
use cashlane_formats::bank::{BalanceCheck, BankFile, Entry, EntryStatus, Hint, parse};

/// Name of the layout, its header, rows, and what the first row is: amount, day, other side, text.
type Sample = (&'static str, &'static str, &'static str, [&'static str; 4]);

const SAMPLES: [Sample; 21] = [
    (
        "Sparkasse CSV-CAMT",
        "\"Auftragskonto\";\"Buchungstag\";\"Valutadatum\";\"Buchungstext\";\"Verwendungszweck\";\"Glaeubiger ID\";\"Mandatsreferenz\";\"Kundenreferenz (End-to-End)\";\"Sammlerreferenz\";\"Lastschrift Ursprungsbetrag\";\"Auslagenersatz Ruecklastschrift\";\"Beguenstigter/Zahlungspflichtiger\";\"Kontonummer/IBAN\";\"BIC (SWIFT-Code)\";\"Betrag\";\"Waehrung\";\"Info\"",
        "\"DE89370400440532013000\";\"13.01.26\";\"13.01.26\";\"GUTSCHR. UEBERWEISUNG\";\"RE 4711\";\"\";\"\";\"E-1\";\"\";\"\";\"\";\"Muster GmbH\";\"DE02120300000000202051\";\"BYLADEM1001\";\"1190,00\";\"EUR\";\"Umsatz gebucht\"",
        ["1190.00 EUR", "2026-01-13", "Muster GmbH", "RE 4711"],
    ),
    (
        "Volksbanken Raiffeisenbanken",
        "Bezeichnung Auftragskonto;IBAN Auftragskonto;BIC Auftragskonto;Bankname Auftragskonto;Buchungstag;Valutadatum;Name Zahlungsbeteiligter;IBAN Zahlungsbeteiligter;BIC (SWIFT-Code) Zahlungsbeteiligter;Buchungstext;Verwendungszweck;Betrag;Waehrung;Saldo nach Buchung;Bemerkung;Kategorie;Steuerrelevant;Glaeubiger ID;Mandatsreferenz",
        "Konto;DE89370400440532013000;COBADEFF;Bank;13.01.2026;13.01.2026;Muster GmbH;DE02120300000000202051;BYLADEM1001;Gutschrift;RE 4711;1.190,00;EUR;1.290,00;;;;;",
        ["1190.00 EUR", "2026-01-13", "Muster GmbH", "RE 4711"],
    ),
    (
        "Deutsche Bank",
        "Buchungstag;Wert;Umsatzart;Begünstigter / Auftraggeber;Verwendungszweck;IBAN;BIC;Kundenreferenz;Mandatsreferenz;Gläubiger ID;Fremde Gebühren;Betrag;Abweichender Empfänger;Anzahl der Aufträge;Anzahl der Schecks;Soll;Haben;Währung",
        "01.02.2026;01.02.2026;SEPA-Überweisung;Muster GmbH;RE 4711;DE02120300000000202051;BYLADEM1001;E-1;;;;;;;;-1.190,00;;EUR",
        ["-1190.00 EUR", "2026-02-01", "Muster GmbH", "RE 4711"],
    ),
    (
        "Commerzbank",
        "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;Auftraggeberkonto;Bankleitzahl Auftraggeberkonto;IBAN Auftraggeberkonto;Kategorie",
        "01.02.2026;01.02.2026;Gutschrift;Muster GmbH RE 4711;1190,00;EUR;0532013000;37040044;DE89370400440532013000;",
        ["1190.00 EUR", "2026-02-01", "", "Muster GmbH RE 4711"],
    ),
    (
        "DKB",
        "\"Buchungsdatum\";\"Wertstellung\";\"Status\";\"Zahlungspflichtige*r\";\"Zahlungsempfänger*in\";\"Verwendungszweck\";\"Umsatztyp\";\"IBAN\";\"Betrag (€)\";\"Gläubiger-ID\";\"Mandatsreferenz\";\"Kundenreferenz\"",
        "\"13.01.26\";\"13.01.26\";\"Gebucht\";\"Wir GmbH\";\"Stadtwerke\";\"Strom\";\"Ausgang\";\"DE02120300000000202051\";\"-90\";\"\";\"\";\"\"",
        ["-90.00 EUR", "2026-01-13", "Stadtwerke", "Strom"],
    ),
    (
        "ING Germany",
        "Buchung;Wertstellungsdatum;Auftraggeber/Empfänger;Buchungstext;Verwendungszweck;Saldo;Währung;Betrag;Währung",
        "01.02.2026;02.02.2026;Muster GmbH;Gutschrift;RE 4711;1.290,00;EUR;1.190,00;EUR",
        ["1190.00 EUR", "2026-02-01", "Muster GmbH", "RE 4711"],
    ),
    (
        "N26",
        "\"Booking Date\",\"Value Date\",\"Partner Name\",\"Partner Iban\",Type,\"Payment Reference\",\"Account Name\",\"Amount (EUR)\",\"Original Amount\",\"Original Currency\",\"Exchange Rate\"",
        "2026-02-01,2026-02-01,\"Muster GmbH\",DE02120300000000202051,\"Credit Transfer\",\"RE 4711\",\"Main\",1190.00,,,",
        ["1190.00 EUR", "2026-02-01", "Muster GmbH", "RE 4711"],
    ),
    (
        "N26 until 2023",
        "\"Date\",\"Payee\",\"Account number\",\"Transaction type\",\"Payment reference\",\"Amount (EUR)\",\"Amount (Foreign Currency)\",\"Type Foreign Currency\",\"Exchange Rate\"",
        "\"2022-02-01\",\"Muster GmbH\",\"DE02120300000000202051\",\"Income\",\"RE 4711\",\"1190.0\",\"\",\"\",\"\"",
        ["1190.00 EUR", "2022-02-01", "Muster GmbH", "RE 4711"],
    ),
    (
        "Rabobank",
        "\"IBAN/BBAN\",\"Munt\",\"BIC\",\"Volgnr\",\"Datum\",\"Rentedatum\",\"Bedrag\",\"Saldo na trn\",\"Tegenrekening IBAN/BBAN\",\"Naam tegenpartij\",\"Naam uiteindelijke partij\",\"Naam initiërende partij\",\"BIC tegenpartij\",\"Code\",\"Batch ID\",\"Transactiereferentie\",\"Machtigingskenmerk\",\"Incassant ID\",\"Betalingskenmerk\",\"Omschrijving-1\",\"Omschrijving-2\",\"Omschrijving-3\",\"Reden retour\",\"Oorspr bedrag\",\"Oorspr munt\",\"Koers\"",
        "\"NL91ABNA0417164300\",\"EUR\",\"RABONL2U\",\"000000000000000007\",\"2026-02-01\",\"2026-02-01\",\"+1190,00\",\"+1290,00\",\"NL69INGB0123456789\",\"Jansen BV\",\"\",\"\",\"INGBNL2A\",\"cb\",\"\",\"E-1\",\"\",\"\",\"9700123456789012\",\"factuur 4711\",\" \",\"\",\"\",\"\",\"\",\"\"",
        ["1190.00 EUR", "2026-02-01", "Jansen BV", "factuur 4711"],
    ),
    (
        "ING Netherlands",
        "\"Datum\",\"Naam / Omschrijving\",\"Rekening\",\"Tegenrekening\",\"Code\",\"Af Bij\",\"Bedrag (EUR)\",\"Mutatiesoort\",\"Mededelingen\"",
        "\"20260201\",\"Jansen BV\",\"NL91ABNA0417164300\",\"NL69INGB0123456789\",\"GT\",\"Af\",\"12,50\",\"Internetbankieren\",\"factuur 4711\"",
        ["-12.50 EUR", "2026-02-01", "Jansen BV", "factuur 4711"],
    ),
    (
        "Crédit Mutuel",
        "Date;Date de valeur;Débit;Crédit;Libellé;Solde",
        "01/02/2026;02/02/2026;;1 190,00;VIR SEPA DUPONT FACTURE 4711;1 290,00",
        [
            "1190.00 EUR",
            "2026-02-01",
            "",
            "VIR SEPA DUPONT FACTURE 4711",
        ],
    ),
    (
        "Barclays",
        "Number,Date,Account,Amount,Subcategory,Memo",
        " ,01/02/2026,20-00-00 12345678,1190.00,Counter Credit,SMITH LTD INV 4711",
        ["1190.00 GBP", "2026-02-01", "", "SMITH LTD INV 4711"],
    ),
    (
        "Chase",
        "Details,Posting Date,Description,Amount,Type,Balance,Check or Slip #",
        "CREDIT,02/01/2026,\"ORIG CO NAME:SMITH INV 4711\",1190.00,ACH_CREDIT,1290.00,",
        [
            "1190.00 USD",
            "2026-02-01",
            "",
            "ORIG CO NAME:SMITH INV 4711",
        ],
    ),
    (
        "Bank of America",
        "Date,Description,Amount,Running Bal.",
        "02/01/2026,\"SMITH DES:PAYMENT INV 4711\",\"1,190.00\",\"1,290.00\"",
        [
            "1190.00 USD",
            "2026-02-01",
            "",
            "SMITH DES:PAYMENT INV 4711",
        ],
    ),
    (
        "Mercury",
        "Date (UTC),Description,Amount,Status,Source Account,Bank Description,Reference,Note,Last Four Digits",
        "02-01-2026,Smith Ltd,1190.00,Sent,Checking,SMITH LTD,INV 4711,,",
        [
            "1190.00 USD",
            "2026-02-01",
            "Smith Ltd",
            "INV 4711 SMITH LTD",
        ],
    ),
    (
        "Wise",
        "\"TransferWise ID\",Date,Amount,Currency,Description,\"Payment Reference\",\"Running Balance\",\"Exchange From\",\"Exchange To\",\"Exchange Rate\",\"Payer Name\",\"Payee Name\",\"Payee Account Number\",Merchant",
        "TRANSFER-1,01-02-2026,1190.00,GBP,\"Received money from Smith\",\"INV 4711\",1290.00,USD,GBP,0.79,\"Smith Ltd\",,,",
        [
            "1190.00 GBP",
            "2026-02-01",
            "Smith Ltd",
            "INV 4711 Received money from Smith",
        ],
    ),
    (
        "Revolut Business",
        "Date started (UTC),Date completed (UTC),ID,Type,State,Description,Reference,Payer,Card number,Orig currency,Orig amount,Payment currency,Amount,Total amount,Exchange rate,Fee,Fee currency,Balance,Account",
        "2026-02-01,2026-02-01,R-1,TOPUP,COMPLETED,Money added,INV 4711,Smith Ltd,,EUR,1190.00,EUR,1190.00,1189.80,,0.20,EUR,1290.00,Main",
        [
            "1189.80 EUR",
            "2026-02-01",
            "Smith Ltd",
            "INV 4711 Money added",
        ],
    ),
    (
        "PayPal activity",
        "\"Date\",\"Time\",\"TimeZone\",\"Name\",\"Type\",\"Status\",\"Currency\",\"Gross\",\"Fee\",\"Net\",\"From Email Address\",\"To Email Address\",\"Transaction ID\",\"Item Title\",\"Reference Txn ID\",\"Invoice Number\",\"Balance\"",
        "\"01/31/2026\",\"10:00:00\",\"PST\",\"Ann Smith\",\"Website Payment\",\"Completed\",\"USD\",\"1,190.00\",\"-34.81\",\"1,155.19\",\"a@example.com\",\"b@example.com\",\"9X\",\"Chair\",\"\",\"INV 4711\",\"1,255.19\"",
        ["1155.19 USD", "2026-01-31", "Ann Smith", "Chair"],
    ),
    (
        "PayPal activity, German",
        "\"Datum\",\"Uhrzeit\",\"Zeitzone\",\"Name\",\"Typ\",\"Status\",\"Währung\",\"Brutto\",\"Gebühr\",\"Netto\",\"Transaktionscode\",\"Rechnungsnummer\",\"Guthaben\"",
        "\"31.01.2026\",\"10:00:00\",\"CET\",\"Ann Muster\",\"Zahlung\",\"Abgeschlossen\",\"EUR\",\"1.190,00\",\"-34,81\",\"1.155,19\",\"9X\",\"INV 4711\",\"1.255,19\"",
        ["1155.19 EUR", "2026-01-31", "Ann Muster", ""],
    ),
    (
        "Stripe balance transactions",
        "id,Type,Source,Amount,Fee,Destination Platform Fee,Net,Currency,Created (UTC),Available On (UTC),Description,Transfer",
        "txn_1,charge,ch_1,1190.00,34.81,,1155.19,eur,2026-02-01 10:11,2026-02-08 00:00,INV 4711,po_1",
        ["1155.19 EUR", "2026-02-01", "", "INV 4711"],
    ),
    (
        "Stripe payout reconciliation",
        "automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created,available_on,currency,gross,fee,net,reporting_category,source_id,description,customer_name",
        "po_1,2026-02-09 00:00:00,txn_1,2026-02-01 10:11:12,2026-02-08 00:00:00,eur,1190.00,34.81,1155.19,charge,ch_1,INV 4711,Ann Smith",
        ["1155.19 EUR", "2026-02-01", "Ann Smith", "INV 4711"],
    ),
];

fn read(header: &str, rows: &str) -> BankFile {
    let text = format!("{header}\n{rows}\n");
    parse(text.as_bytes(), &Hint::default()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

fn first(file: &BankFile) -> &Entry {
    &file.statements[0].entries[0]
}

#[test]
fn every_layout_is_known_and_read() {
    for (name, header, row, wanted) in SAMPLES {
        let profile = detect_profile(format!("{header}\n{row}\n").as_bytes()).expect(name);
        assert_eq!(profile.name.as_deref(), Some(name));
        let file = read(header, row);
        assert_eq!(file.warnings, [], "{name}");
        let entry = first(&file);
        let found = [
            entry.amount.to_string(),
            entry.booked_on.expect(name).to_string(),
            entry.counterparty.name.clone().unwrap_or_default(),
            entry.remittance.join(" "),
        ];
        assert_eq!(found, wanted, "{name}");
        assert_eq!(entry.status, EntryStatus::Booked, "{name}");
        assert_ne!(
            file.statements[0].check_balances(),
            BalanceCheck::Gap(entry.amount)
        );
    }
    let sampled: Vec<&str> = SAMPLES.iter().map(|sample| sample.0).collect();
    assert_eq!(ready_names().collect::<Vec<_>>(), sampled);
}

#[test]
fn fees_of_payment_services_are_charges_of_what_the_payer_paid() {
    for name in [
        "PayPal activity",
        "Stripe balance transactions",
        "Revolut Business",
    ] {
        let (_, header, row, _) = SAMPLES.iter().find(|sample| sample.0 == name).expect(name);
        let file = read(header, row);
        let entry = first(&file);
        let gross = entry.instructed.expect(name);
        assert_eq!(gross.minor(), 119_000, "{name}");
        let charges = entry.charges.expect(name);
        assert_eq!(
            gross.checked_sub(charges).expect(name),
            entry.amount,
            "{name}"
        );
    }
    let (_, header, row, _) = SAMPLES[17];
    let file = read(header, row);
    assert_eq!(first(&file).references[0].value, "INV 4711");
    assert_eq!(first(&file).bank_ref.as_deref(), Some("9X"));
}

#[test]
fn money_that_has_not_moved_is_no_booked_entry() {
    let (_, header, row, _) = SAMPLES[17];
    let rows = [
        row.replace("Completed", "Pending"),
        row.replace("Completed", "Denied"),
    ]
    .join("\n");
    let file = read(header, &rows);
    let found: Vec<EntryStatus> = file.statements[0]
        .entries
        .iter()
        .map(|e| e.status)
        .collect();
    assert_eq!(found, [EntryStatus::Pending, EntryStatus::Info]);
}

#[test]
fn each_currency_is_a_statement_of_its_own() {
    let (_, header, row, _) = SAMPLES[19];
    let file = read(header, &[row, &row.replace("eur", "usd")].join("\n"));
    let currencies: Vec<&str> = file
        .statements
        .iter()
        .map(|s| s.entries[0].amount.currency().to_string())
        .map(|code| if code == "EUR" { "EUR" } else { "USD" })
        .collect();
    assert_eq!(currencies, ["EUR", "USD"]);
}

#[test]
fn a_workbook_reads_as_the_csv_does() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy-mm-dd");
    sheet.write(0, 0, "Umsätze").expect("cell");
    let header = [
        "Buchungstag",
        "Verwendungszweck",
        "Betrag",
        "Währung",
        "Saldo",
    ];
    for (column, name) in (0..).zip(header) {
        sheet.write(2, column, name).expect("cell");
    }
    for (row, amount, balance) in [(3, 1190.5, 1290.5), (4, -90.5, 1200.0)] {
        let on = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 2, 1).expect("day");
        sheet.write_with_format(row, 0, &on, &day).expect("cell");
        sheet.write(row, 1, "RE 4711").expect("cell");
        sheet.write(row, 2, amount).expect("cell");
        sheet.write(row, 3, "EUR").expect("cell");
        sheet.write(row, 4, balance).expect("cell");
    }
    let bytes = workbook.save_to_buffer().expect("workbook");
    let file = parse(&bytes, &Hint::default()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(file.format.as_str(), "xlsx");
    let statement = &file.statements[0];
    assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
    assert_eq!(statement.entries.len(), 2);
    let entry = &statement.entries[0];
    assert_eq!(entry.amount.to_string(), "1190.50 EUR");
    assert_eq!(entry.booked_on.expect("day").to_string(), "2026-02-01");
    assert_eq!(entry.remittance, ["RE 4711"]);
    assert!(parse(b"PK\x03\x04[Content_Types].xml", &Hint::default()).is_err());
}
