//! Risks: a written statement is read back differently; a damaged file makes a reader panic.

use cashlane_formats::bank::camt::{CamtHeader, write_camt053};
use cashlane_formats::bank::{
    AccountRef, Balance, BalanceCheck, BalanceKind, BankCode, Entry, EntryDetail, EntryStatus,
    Format, Hint, Party, Reference, ReferenceKind, Statement, parse,
};
use cashlane_formats::ids::Iban;
use kernel::{Currency, Date, Instant, Money};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

fn header() -> CamtHeader {
    let created_at = Instant::parse("2026-01-31T18:00:00Z").expect("instant");
    CamtHeader {
        message_id: "MSG-1".to_owned(),
        created_at,
    }
}

/// Text as it may stand in a message: no blanks at the ends, no control characters.
fn words(length_max: usize) -> impl Strategy<Value = String> {
    vec("[A-Za-z0-9<>&'\"/+.,äöüÄéß€ -]", 1..=length_max).prop_map(|chars| {
        let text = chars.concat().trim().to_owned();
        if text.is_empty() {
            "x".to_owned()
        } else {
            text
        }
    })
}

fn day() -> impl Strategy<Value = Date> {
    (2010i32..2040, 1u32..13, 1u32..29)
        .prop_map(|(year, month, day)| Date::from_ymd_opt(year, month, day).expect("date"))
}

fn money() -> impl Strategy<Value = Money> {
    (-9_999_999_999i64..9_999_999_999).prop_map(|minor| Money::new(minor, Currency::EUR))
}

fn positive() -> impl Strategy<Value = Money> {
    (0i64..9_999_999).prop_map(|minor| Money::new(minor, Currency::USD))
}

fn account() -> impl Strategy<Value = (Option<String>, Option<String>)> {
    prop_oneof![
        "[0-9]{18}".prop_map(|bban| {
            let iban = Iban::from_bban("DE", &bban).expect("digits");
            (Some(iban.as_str().to_owned()), None)
        }),
        "[0-9]{6,12}".prop_map(|number| (None, Some(number))),
    ]
}

fn bank() -> impl Strategy<Value = Option<String>> {
    of(prop_oneof![
        Just("COBADEFFXXX".to_owned()),
        Just("DEUTDEFF".to_owned()),
        Just("10020030".to_owned())
    ])
}

fn party() -> impl Strategy<Value = Party> {
    (of(words(140)), of(words(40)), of(account()), bank()).prop_map(
        |(name, ultimate_name, account, bic)| {
            let (iban, other) = account.unwrap_or_default();
            Party {
                name,
                ultimate_name,
                iban,
                other,
                bic,
                id: None,
            }
        },
    )
}

fn reference() -> impl Strategy<Value = Reference> {
    let kind = prop_oneof![
        Just(ReferenceKind::Creditor),
        Just(ReferenceKind::Scheme("QRR".to_owned())),
        Just(ReferenceKind::Scheme("PUOR".to_owned())),
        Just(ReferenceKind::Document("CINV".to_owned())),
        Just(ReferenceKind::Document("own kind".to_owned())),
        Just(ReferenceKind::Document(String::new())),
    ];
    (kind, words(35), of(positive())).prop_map(|(kind, value, amount)| Reference {
        kind,
        value,
        amount,
    })
}

fn bank_code() -> impl Strategy<Value = BankCode> {
    (any::<bool>(), of(words(20))).prop_map(|(iso, proprietary)| BankCode {
        domain: iso.then(|| "PMNT".to_owned()),
        family: iso.then(|| "RCDT".to_owned()),
        sub_family: iso.then(|| "ESCT".to_owned()),
        proprietary,
        swift: None,
    })
}

fn detail() -> impl Strategy<Value = EntryDetail> {
    let ids = (of(words(35)), of(words(35)), of(words(35)));
    let texts = (vec(words(140), 0..3), vec(reference(), 0..3), of(words(60)));
    let amounts = (of(money()), of(positive()), of(positive()));
    (
        ids,
        texts,
        amounts,
        party(),
        bank_code(),
        of(Just("AC04".to_owned())),
    )
        .prop_map(
            |(ids, texts, amounts, counterparty, bank_code, return_reason)| EntryDetail {
                amount: amounts.0,
                bank_ref: ids.0,
                end_to_end_id: ids.1,
                mandate_id: ids.2,
                counterparty,
                remittance: texts.0,
                references: texts.1,
                bank_code,
                return_reason,
                instructed: amounts.1,
                charges: amounts.2,
                info: texts.2,
                ..EntryDetail::default()
            },
        )
}

fn entry() -> impl Strategy<Value = Entry> {
    let status = prop_oneof![
        Just(EntryStatus::Booked),
        Just(EntryStatus::Pending),
        Just(EntryStatus::Info)
    ];
    let dates = (of(day()), of(day()));
    let head = (money(), dates, status, any::<bool>(), of(1u64..99));
    (head, detail(), vec(detail(), 0..4)).prop_map(|(head, single, mut details)| {
        let (amount, (booked_on, value_on), status, reversal, batch_count) = head;
        // A single detail is written as the entry itself.
        if details.len() == 1 {
            details.clear();
        }
        let plain = details.is_empty();
        let single = if plain {
            single
        } else {
            EntryDetail::default()
        };
        Entry {
            booked_on,
            value_on,
            status,
            reversal,
            batch_count,
            bank_ref: single.bank_ref,
            end_to_end_id: single.end_to_end_id,
            mandate_id: single.mandate_id,
            counterparty: single.counterparty,
            remittance: single.remittance,
            references: single.references,
            bank_code: single.bank_code,
            return_reason: single.return_reason,
            instructed: single.instructed,
            charges: single.charges,
            info: single.info,
            details,
            ..Entry::new(amount)
        }
    })
}

fn balance(kind: BalanceKind) -> impl Strategy<Value = Balance> {
    (money(), day()).prop_map(move |(amount, on)| Balance {
        kind: kind.clone(),
        amount,
        on: Some(on),
    })
}

fn statement() -> impl Strategy<Value = Statement> {
    let head = (
        words(35),
        of(1u64..99_999),
        of(1u64..99_999),
        of(words(500)),
    );
    let period = of((day(), day()));
    let others = vec(balance(BalanceKind::ClosingAvailable), 0..2);
    let opening = balance(BalanceKind::OpeningBooked);
    let balances = (opening, of(balance(BalanceKind::ClosingBooked)), others);
    let owner = (account(), bank(), of(words(140)));
    (head, period, balances, owner, vec(entry(), 0..5)).prop_map(
        |((id, number, legal_number, info), period, balances, owner, entries)| Statement {
            id,
            number,
            legal_number,
            page: Some(1),
            last_page: Some(true),
            from: period.map(|period| period.0),
            to: period.map(|period| period.1),
            created_at: Some(header().created_at),
            account: AccountRef {
                iban: owner.0.0,
                other: owner.0.1,
                bic: owner.1,
                owner: owner.2,
                currency: Some(Currency::EUR),
            },
            opening: Some(balances.0),
            closing: balances.1,
            other_balances: balances.2,
            entries,
            info: info.into_iter().collect(),
            ..Statement::default()
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_written_statement_is_read_back_equal(statements in vec(statement(), 1..3)) {
        let xml = write_camt053(&header(), &statements).expect("writable");
        let mut file = parse(xml.as_bytes(), &Hint::default()).expect("readable");
        prop_assert_eq!(file.format, Format::Camt053);
        prop_assert_eq!(file.version.as_str(), "camt.053.001.08");
        for entry in file.statements.iter_mut().flat_map(|s| &mut s.entries) {
            prop_assert!(entry.raw.starts_with("<Ntry>") && entry.raw.ends_with("</Ntry>"));
            entry.raw.clear();
        }
        prop_assert_eq!(file.statements, statements);
    }

    #[test]
    fn arbitrary_bytes_never_panic(bytes in vec(any::<u8>(), 0..400)) {
        for format in [None, Some(Format::Camt053), Some(Format::Mt940), Some(Format::Csv)] {
            let hint = Hint { format, currency: Some(Currency::EUR), csv: None };
            let _ = parse(&bytes, &hint);
        }
    }

    #[test]
    fn damaged_samples_never_panic(
        sample in 0usize..5,
        edits in vec((any::<prop::sample::Index>(), any::<u8>(), 0u8..3), 1..30),
    ) {
        const SAMPLES: [&[u8]; 5] = [
            include_bytes!("fixtures/bank/camt/genkgo/camt054.v2.xml"),
            include_bytes!("fixtures/bank/camt/genkgo/camt053.v2.all-balance-types.xml"),
            include_bytes!("fixtures/bank/mt940/cmxl/mt940.sta"),
            include_bytes!("fixtures/bank/mt940/jejik/rabobank-iban.sta"),
            include_bytes!("fixtures/bank/mt940/cmxl/statement_details.sta"),
        ];
        let mut bytes = SAMPLES[sample].to_vec();
        for (place, byte, kind) in edits {
            if bytes.is_empty() {
                break;
            }
            let place = place.index(bytes.len());
            match kind {
                0 => bytes[place] = byte,
                1 => bytes.insert(place, byte),
                _ => bytes.truncate(place),
            }
        }
        let _ = parse(&bytes, &Hint { currency: Some(Currency::EUR), ..Hint::default() });
    }
}

fn sample() -> Statement {
    let eur = |text: &str| Money::parse(text, Currency::EUR).expect("money");
    let on = |day| Date::from_ymd_opt(2026, 1, day);
    let mut paid = Entry::new(eur("119.00"));
    paid.booked_on = on(5);
    paid.remittance = vec!["INV-2026-00001".to_owned()];
    let mut back = Entry::new(eur("-19.00"));
    back.reversal = true;
    let balance = |kind, text, day| {
        Some(Balance {
            kind,
            amount: eur(text),
            on: on(day),
        })
    };
    Statement {
        id: "S-1".to_owned(),
        account: AccountRef {
            iban: Some("DE89370400440532013000".to_owned()),
            ..AccountRef::default()
        },
        opening: balance(BalanceKind::OpeningBooked, "0.00", 1),
        closing: balance(BalanceKind::ClosingBooked, "100.00", 5),
        entries: vec![paid, back],
        ..Statement::default()
    }
}

#[test]
fn balances_are_checked_and_a_gap_is_told() {
    let mut statement = sample();
    assert_eq!(statement.check_balances(), BalanceCheck::Balanced);
    let lost = statement.entries.pop().expect("entry");
    assert_eq!(statement.check_balances(), BalanceCheck::Gap(lost.amount));
    statement.entries.push(Entry {
        status: EntryStatus::Pending,
        ..lost
    });
    assert!(matches!(statement.check_balances(), BalanceCheck::Gap(_)));
    statement.closing = None;
    assert_eq!(statement.check_balances(), BalanceCheck::Unknown);
}

#[test]
fn what_the_schema_forbids_is_refused_with_the_elements_name() {
    let refuse = |change: fn(&mut Statement)| {
        let mut statement = sample();
        change(&mut statement);
        write_camt053(&header(), &[statement])
            .expect_err("refused")
            .to_string()
    };
    assert!(refuse(|s| s.id = "x".repeat(36)).starts_with("Id "));
    assert!(refuse(|s| s.entries[0].remittance = vec!["x".repeat(141)]).starts_with("Ustrd "));
    assert!(refuse(|s| s.account = AccountRef::default()).starts_with("Acct/Id "));
    assert!(refuse(|s| s.opening.as_mut().expect("opening").on = None).starts_with("Bal/Dt "));
    assert!(refuse(|s| s.entries[0].info = Some("\u{1}".to_owned())).contains("U+0001"));
    assert!(write_camt053(&header(), &[]).is_err());
}

#[test]
fn hostile_xml_is_refused() {
    let document = |body: &str| format!("<?xml version=\"1.0\"?>{body}");
    let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\
        <Document><BkToCstmrStmt><Stmt><Id>&b;</Id></Stmt></BkToCstmrStmt></Document>";
    let error = parse(document(bomb).as_bytes(), &Hint::default()).expect_err("doctype");
    assert!(error.to_string().contains("DOCTYPE"), "{error}");
    let entity = "<Document><BkToCstmrStmt><Stmt><Id>&b;</Id></Stmt></BkToCstmrStmt></Document>";
    let file = parse(document(entity).as_bytes(), &Hint::default()).expect("kept as written");
    assert_eq!(file.statements[0].id, "&b;");
    assert_eq!(file.warnings[0].code, "unknown_entity");
    let deep = format!("<Document><BkToCstmrStmt><Stmt>{}", "<a>".repeat(100_000));
    let error = parse(document(&deep).as_bytes(), &Hint::default()).expect_err("depth");
    assert!(error.to_string().contains("nested"), "{error}");
    let cut = "<Document>\n<BkToCstmrStmt>\n<Stmt>\n<Ntry><Amt Ccy=\"EUR\">1.00</Amt>";
    let error = parse(document(cut).as_bytes(), &Hint::default())
        .expect_err("cut")
        .to_string();
    assert!(
        error.contains("line 4") && error.contains("cut short"),
        "{error}"
    );
}

#[test]
fn an_amount_finer_than_the_currency_refuses_with_line_and_value() {
    let xml = write_camt053(&header(), &[sample()]).expect("xml");
    let xml = xml.replace("><", ">\n<").replace("119.00", "119.005");
    let error = parse(xml.as_bytes(), &Hint::default())
        .expect_err("finer")
        .to_string();
    assert!(
        error.contains("119.005") && error.contains("line "),
        "{error}"
    );
    // As zeros the extra digits are fine.
    let xml = xml.replace("119.005", "119.00000");
    assert!(parse(xml.as_bytes(), &Hint::default()).is_ok());
}

#[test]
fn declared_encodings_are_followed() {
    let mut statement = sample();
    statement.entries[0].counterparty.name = Some("Müller".to_owned());
    let xml = write_camt053(&header(), &[statement.clone()]).expect("xml");
    let declared = xml.replace("UTF-8", "ISO-8859-1");
    let latin: Vec<u8> = declared
        .chars()
        .map(|c| u8::try_from(u32::from(c)).expect("latin 1"))
        .collect();
    let wide: Vec<u8> = [0xFFu8, 0xFE]
        .into_iter()
        .chain(
            xml.replace("UTF-8", "UTF-16")
                .encode_utf16()
                .flat_map(u16::to_le_bytes),
        )
        .collect();
    for bytes in [xml.into_bytes(), latin, wide] {
        let file = parse(&bytes, &Hint::default()).expect("readable");
        let name = file.statements[0].entries[0].counterparty.name.as_deref();
        assert_eq!(name, Some("Müller"));
    }
}
