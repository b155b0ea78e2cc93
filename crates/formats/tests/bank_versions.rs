//! Risk: an element that was renamed between the versions of camt is not read. One message is made
//! for each version, with the elements that the schemas of that version have and no others.

use std::collections::BTreeMap;

use cashlane_formats::bank::{
    BankFile, Entry, Exchange, Format, Hint, Identifier, Reference, ReferenceKind, parse,
};
use kernel::{Currency, Money};

const ELEMENTS: &str = include_str!("fixtures/bank/camt/elements.txt");

const KINDS: [(&str, &str, &str); 3] = [
    ("052", "BkToCstmrAcctRpt", "Rpt"),
    ("053", "BkToCstmrStmt", "Stmt"),
    ("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn"),
];

/// Element paths of a message kind and version.
fn paths(kind: &str, version: u8) -> Vec<&'static str> {
    let in_range = |ranges: &str| {
        ranges
            .split(',')
            .filter(|range| !range.is_empty())
            .any(|range| {
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let number = |text: &str| text.parse::<u8>().expect("number");
                (number(first)..=number(last)).contains(&version)
            })
    };
    ELEMENTS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let (path, kinds) = line.split_once(' ')?;
            let ranges = kinds.split(' ').find_map(|word| word.strip_prefix(kind))?;
            in_range(ranges.trim_start_matches(':')).then_some(path)
        })
        .collect()
}

/// What stands in an element, in a message that tells all by codes and IBANs (`plain`) and in one
/// that tells all in the banks' own words.
fn value(path: &str, plain: bool) -> Option<&'static str> {
    let end = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    let own = end(&[
        "/Prtry",
        "/Prtry/Cd",
        "Othr/Id",
        "BBAN",
        "PrtryAcct/Id",
        "MmbId",
        "PrtryId/Id",
    ]) || end(&["ClrSysMmbId/Id", "OthrId/Id"]);
    let code = end(&["IBAN", "BIC", "BICFI", "LEI", "BEI", "BkTxCd/Domn/Cd"])
        || (end(&[
            "Tp/CdOrPrtry/Cd",
            "Rsn/Cd",
            "CdtrRefTp/Cd",
            "Purp/Cd",
            "RfrdDocTp/Cd",
        ]))
        || end(&["Bal/Tp/Cd", "RtrRsn/Cd"]);
    if (own && plain && !path.contains("/Id/OrgId/") && !path.contains("/PrvtId/"))
        || (code && !plain)
    {
        return None;
    }
    VALUES
        .iter()
        .find(|(known, _)| match known.strip_suffix('|') {
            Some(known) => path == known,
            None => path.ends_with(known),
        })
        .map(|(_, value)| *value)
}

/// Values by the end of their path; the first that fits counts.
const VALUES: &[(&str, &str)] = &[
    ("Id|", "S-1"),
    ("ElctrncSeqNb|", "7"),
    ("LglSeqNb|", "8"),
    ("Pgntn/PgNb", "2"),
    ("Pgntn/LastPgInd", "true"),
    ("CreDtTm|", "2026-01-06T02:00:00+01:00"),
    ("FrToDt/FrDtTm", "2026-01-05T00:00:00"),
    ("FrToDt/ToDtTm", "2026-01-05T23:59:59"),
    ("Acct/Ccy", "EUR"),
    ("DbtrAcct/Id/IBAN", "DE02120300000000202051"),
    ("DbtrAcct/Id/Othr/Id", "815"),
    ("DbtrAcct/Id/BBAN", "815"),
    ("Acct/Id/IBAN", "DE89370400440532013000"),
    ("Acct/Id/Othr/Id", "4711"),
    ("Acct/Id/BBAN", "4711"),
    ("Acct/Ownr/Nm", "We"),
    ("Svcr/FinInstnId/BIC", "COBADEFF"),
    ("Svcr/FinInstnId/BICFI", "COBADEFF"),
    ("DbtrAgt/FinInstnId/BIC", "DEUTDEFF"),
    ("DbtrAgt/FinInstnId/BICFI", "DEUTDEFF"),
    ("FinInstnId/ClrSysMmbId/MmbId", "37040044"),
    ("FinInstnId/ClrSysMmbId/Id", "37040044"),
    ("Bal/Tp/CdOrPrtry/Cd", "OPBD"),
    ("Bal/Tp/Cd", "OPBD"),
    ("Bal/Tp/CdOrPrtry/Prtry", "START"),
    ("Bal/Tp/Prtry", "START"),
    ("Bal/Amt", "1.00"),
    ("CdtDbtInd", "CRDT"),
    ("Dt/Dt", "2026-01-05"),
    ("TtlNtries/NbOfNtries", "1"),
    ("TtlNtries/Sum", "90.00"),
    ("TtlCdtNtries/NbOfNtries", "1"),
    ("TtlCdtNtries/Sum", "90.00"),
    ("AddtlStmtInf", "about all"),
    ("AddtlRptInf", "about all"),
    ("AddtlNtfctnInf", "about all"),
    ("Ntry/NtryRef", "N-1"),
    ("Ntry/Amt", "90.00"),
    ("Ntry/RvslInd", "false"),
    ("Ntry/AcctSvcrRef", "B-1"),
    ("BkTxCd/Domn/Cd", "PMNT"),
    ("BkTxCd/Prtry/Cd", "166"),
    ("Chrgs/Rcrd/Amt", "2.00"),
    ("Chrgs/Amt", "2.00"),
    ("Ntry/AddtlNtryInf", "about the entry"),
    ("Ntry/AmtDtls/InstdAmt/Amt", "100.00"),
    ("Ntry/AmtDtls/InstdAmt/CcyXchg/SrcCcy", "USD"),
    ("Ntry/AmtDtls/InstdAmt/CcyXchg/TrgtCcy", "EUR"),
    ("Ntry/AmtDtls/InstdAmt/CcyXchg/XchgRate", "0.92"),
    ("Btch/NbOfTxs", "1"),
    ("Refs/InstrId", "I-1"),
    ("Refs/EndToEndId", "E-1"),
    ("Refs/MndtId", "M-1"),
    ("Refs/Prtry/Tp", "OWN"),
    ("Refs/Prtry/Ref", "O-1"),
    ("RltdPties/Dbtr/Nm", "Payer"),
    ("RltdPties/Dbtr/Pty/Nm", "Payer"),
    ("RltdPties/UltmtDbtr/Nm", "Principal"),
    ("RltdPties/UltmtDbtr/Pty/Nm", "Principal"),
    ("Purp/Cd", "SUPP"),
    ("Purp/Prtry", "OWN"),
    ("RmtInf/Ustrd", "INV-1"),
    ("AddtlTxInf", "about the transaction"),
];

/// Values of structured remittance and returns.
fn more(path: &str, plain: bool) -> Option<&'static str> {
    let end = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    let code = if plain { &["/Cd"][..] } else { &["/Prtry"][..] };
    let by_code = |plain_code, own| end(code).then_some(if plain { plain_code } else { own });
    if path.contains("/RfrdDocInf/") && end(&["/Nb", "/RfrdDocNb"]) {
        Some("INV-1")
    } else if path.contains("/RfrdDocInf/") {
        by_code("CINV", "BILL")
    } else if end(&["RfrdDocAmt/RmtdAmt", "RmtAmtAndTp/Amt"]) {
        Some("90.00")
    } else if end(&["RmtAmtAndTp/Tp/Cd"]) {
        Some("REMI")
    } else if path.contains("/CdtrRefInf/") && end(&["/Ref", "/CdtrRef"]) {
        Some("R-1")
    } else if path.contains("/CdtrRefInf/") {
        by_code("SCOR", "QRR")
    } else if path.contains("/RtrInf/") && !path.ends_with("Inf") {
        by_code("AC04", "OWN")
    } else if end(&[
        "Dbtr/Id/OrgId/BEI",
        "Dbtr/Id/OrgId/BICOrBEI",
        "Dbtr/Id/OrgId/AnyBIC",
    ]) || end(&["Dbtr/Pty/Id/OrgId/AnyBIC"])
    {
        Some("PAYEDEFF")
    } else {
        None
    }
}

/// A message with every element that version has and the values above name.
fn message(kind: &str, root: &str, group: &str, version: u8, plain: bool) -> String {
    let mut tree = Element::default();
    for path in paths(kind, version) {
        let known = more(path, plain).or_else(|| value(path, plain));
        // Status was the code itself before version 7.
        let known = match path {
            "Ntry/Sts" if version < 7 => Some("BOOK"),
            "Ntry/Sts/Cd" => Some("BOOK"),
            _ => known,
        };
        if let Some(known) = known.filter(|_| path != "Ntry/Sts/Prtry") {
            let path = match version {
                1 => path.replace("Ntry/NtryDtls/TxDtls", "Ntry/TxDtls"),
                _ => path.to_owned(),
            };
            tree.set(&path, known);
        }
    }
    let root = if version == 1 {
        format!("{root}V01")
    } else {
        root.to_owned()
    };
    let mut xml = format!(
        "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.{kind}.001.{version:02}\"><{root}>\
         <GrpHdr><MsgId>1</MsgId></GrpHdr><{group}>"
    );
    // Accounts and balances come before entries in every schema.
    for first in [true, false] {
        for (name, child) in &tree.children {
            if (name == "Ntry") != first {
                child.write(name, &mut xml);
            }
        }
    }
    xml + &format!("</{group}></{root}></Document>")
}

#[derive(Default)]
struct Element {
    text: String,
    children: BTreeMap<String, Element>,
}

impl Element {
    fn set(&mut self, path: &str, text: &str) {
        let mut at = self;
        for name in path.split('/') {
            at = at.children.entry(name.to_owned()).or_default();
        }
        text.clone_into(&mut at.text);
    }

    fn write(&self, name: &str, xml: &mut String) {
        let currency = match name {
            "Amt" if self.text == "100.00" => " Ccy=\"USD\"",
            name if name.ends_with("Amt") && self.children.is_empty() => " Ccy=\"EUR\"",
            _ => "",
        };
        xml.push_str(&format!("<{name}{currency}>{}", self.text));
        for (name, child) in &self.children {
            child.write(name, xml);
        }
        xml.push_str(&format!("</{name}>"));
    }
}

fn each_version(check: impl Fn(&str, u8, bool, &BankFile)) {
    for (kind, root, group) in KINDS {
        for version in 1..=14 {
            for plain in [true, false] {
                let text = message(kind, root, group, version, plain);
                let file = parse(text.as_bytes(), &Hint::default())
                    .unwrap_or_else(|error| panic!("{kind} {version}: {error}\n{text}"));
                assert_eq!(file.warnings, [], "{kind} {version}: {text}");
                assert_eq!(file.version, format!("camt.{kind}.001.{version:02}"));
                check(kind, version, plain, &file);
            }
        }
    }
}

#[test]
fn the_frame_of_every_version_is_read() {
    each_version(|kind, version, plain, file| {
        let place = format!("camt.{kind} version {version}, plain {plain}");
        let [statement] = file.statements.as_slice() else {
            panic!("{place}: one statement")
        };
        assert_eq!(file.format.as_str(), format!("camt{kind}"), "{place}");
        assert_eq!(statement.id, "S-1", "{place}");
        assert_eq!(
            (statement.number, statement.legal_number),
            (Some(7), Some(8)),
            "{place}"
        );
        let page = (version > 2).then_some(2);
        assert_eq!(
            (statement.page, statement.last_page),
            (page, page.map(|_| true)),
            "{place}"
        );
        let created = statement.created_at.map(|at| at.to_string());
        assert_eq!(created.as_deref(), Some("2026-01-06T01:00:00Z"), "{place}");
        let days = (statement.from, statement.to);
        assert_eq!(
            days.0.map(|day| day.to_string()).as_deref(),
            Some("2026-01-05"),
            "{place}"
        );
        assert_eq!(days.0, days.1, "{place}");
        let account = &statement.account;
        let (iban, other, bank) = match plain {
            true => (Some("DE89370400440532013000"), None, "COBADEFF"),
            false => (None, Some("4711"), "37040044"),
        };
        assert_eq!(account.iban.as_deref(), iban, "{place}");
        assert_eq!(account.other.as_deref(), other, "{place}");
        assert_eq!(account.bic.as_deref(), Some(bank), "{place}");
        assert_eq!(account.owner.as_deref(), Some("We"), "{place}");
        assert_eq!(account.currency, Some(Currency::EUR), "{place}");
        let balances = usize::from(statement.opening.is_some()) + statement.other_balances.len();
        assert_eq!(
            balances,
            usize::from(file.format != Format::Camt054),
            "{place}"
        );
        let credits = statement.declared_credits.expect(&place);
        assert_eq!(
            credits.sum,
            Some(Money::new(9000, Currency::EUR)),
            "{place}"
        );
        assert_eq!(statement.info, ["about all"], "{place}");
    });
}

#[test]
fn the_entry_of_every_version_is_read() {
    each_version(|kind, version, plain, file| {
        let place = format!("camt.{kind} version {version}, plain {plain}");
        let [entry] = file.statements[0].entries.as_slice() else {
            panic!("{place}: one entry")
        };
        let eur = |minor| Some(Money::new(minor, Currency::EUR));
        assert_eq!(Some(entry.amount), eur(9000), "{place}");
        assert_eq!(entry.bank_ref.as_deref(), Some("B-1"), "{place}");
        let day = entry.booked_on.map(|day| day.to_string());
        assert_eq!(day.as_deref(), Some("2026-01-05"), "{place}");
        assert_eq!(entry.value_on, entry.booked_on, "{place}");
        // In versions 1 and 2 charges reduce or raise without a record of their own.
        assert_eq!(entry.charges.map(Money::abs), eur(200), "{place}");
        assert_eq!(
            entry.instructed,
            Some(Money::new(10000, Currency::parse("USD").expect("USD")))
        );
        let exchange = Exchange {
            source: Some("USD".to_owned()),
            target: Some("EUR".to_owned()),
            rate: Some("0.92".to_owned()),
        };
        assert_eq!(entry.exchange, Some(exchange), "{place}");
        assert_eq!(entry.info.as_deref(), Some("about the entry"), "{place}");
        assert_eq!(entry.batch_count, Some(1), "{place}");
        assert_eq!(
            entry.bank_code.domain.as_deref(),
            plain.then_some("PMNT"),
            "{place}"
        );
        let own = (!plain).then_some("166");
        assert_eq!(entry.bank_code.proprietary.as_deref(), own, "{place}");
        check_transaction(&place, version, plain, entry);
    });
}

fn check_transaction(place: &str, version: u8, plain: bool, entry: &Entry) {
    assert_eq!(entry.end_to_end_id.as_deref(), Some("E-1"), "{place}");
    assert_eq!(entry.mandate_id.as_deref(), Some("M-1"), "{place}");
    let party = &entry.counterparty;
    assert_eq!(party.name.as_deref(), Some("Payer"), "{place}");
    assert_eq!(party.ultimate_name.as_deref(), Some("Principal"), "{place}");
    let (iban, other, bank) = match plain {
        true => (Some("DE02120300000000202051"), None, "DEUTDEFF"),
        false => (None, Some("815"), "37040044"),
    };
    assert_eq!(party.iban.as_deref(), iban, "{place}");
    assert_eq!(party.other.as_deref(), other, "{place}");
    assert_eq!(party.bic.as_deref(), Some(bank), "{place}");
    assert_eq!(party.id.as_deref(), Some("PAYEDEFF"), "{place}");
    assert_eq!(
        entry.purpose.as_deref(),
        Some(if plain { "SUPP" } else { "OWN" }),
        "{place}"
    );
    assert_eq!(entry.remittance, ["INV-1"], "{place}");
    let (document, creditor, reason) = match plain {
        true => ("CINV", ReferenceKind::Creditor, "AC04"),
        false => ("BILL", ReferenceKind::Scheme("QRR".to_owned()), "OWN"),
    };
    let reference = |kind, value: &str| Reference {
        kind,
        value: value.to_owned(),
        amount: None,
    };
    let wanted = [
        reference(ReferenceKind::Document(document.to_owned()), "INV-1"),
        reference(creditor, "R-1"),
    ];
    assert_eq!(entry.references, wanted, "{place}");
    assert_eq!(entry.return_reason.as_deref(), Some(reason), "{place}");
    let id = |kind: &str, value: &str| Identifier {
        kind: kind.to_owned(),
        value: value.to_owned(),
    };
    assert!(
        entry.ids.contains(&id("InstrId", "I-1")),
        "{place}: {:?}",
        entry.ids
    );
    assert_eq!(
        entry.ids.contains(&id("NtryRef", "N-1")),
        version > 1,
        "{place}"
    );
    assert!(
        entry.ids.contains(&id("OWN", "O-1")),
        "{place}: {:?}",
        entry.ids
    );
}
