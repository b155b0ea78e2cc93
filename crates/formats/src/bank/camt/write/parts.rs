//! The parts that statements, entries and transactions share.

use kernel::Money;

use super::xml_out::XmlOut;
use crate::bank::{BankCode, EntryDetail, Party, Reference, ReferenceKind};
use crate::error::FormatError;
use crate::ids::Bic;

/// Document types that the schema of version 8 knows by code; others are proprietary.
const DOCUMENT_CODES: [&str; 16] = [
    "MSIN", "CNFA", "DNFA", "CINV", "CREN", "DEBN", "HIRI", "SBIN", "CMCN", "SOAC", "DISP", "BOLD",
    "VCHR", "AROI", "TSUT", "PUOR",
];
/// The same for creditor reference types, SCOR aside.
const REFERENCE_CODES: [&str; 5] = ["RADM", "RPIN", "FXDR", "DISP", "PUOR"];

type Written = Result<(), FormatError>;

/// The amount without its sign.
pub(super) fn amount(xml: &mut XmlOut, name: &str, money: Money) {
    xml.amount(
        name,
        money.currency().code(),
        &money.abs().to_decimal_string(),
    );
}

pub(super) fn amount_and_sign(xml: &mut XmlOut, money: Money) -> Written {
    amount(xml, "Amt", money);
    xml.text(
        "CdtDbtInd",
        if money.is_negative() { "DBIT" } else { "CRDT" },
        4,
    )
}

pub(super) fn instructed(xml: &mut XmlOut, money: Money) -> Written {
    if money.is_negative() {
        return Err(FormatError::new("InstdAmt", "must not be negative").value(money.to_string()));
    }
    xml.within("AmtDtls", |xml| {
        xml.within("InstdAmt", |xml| {
            amount(xml, "Amt", money);
            Ok(())
        })
    })
}

pub(super) fn charges(xml: &mut XmlOut, money: Money) -> Written {
    if money.is_negative() {
        return Err(FormatError::new("Chrgs", "must not be negative").value(money.to_string()));
    }
    xml.within("Chrgs", |xml| {
        amount(xml, "TtlChrgsAndTaxAmt", money);
        Ok(())
    })
}

pub(super) fn account_id(xml: &mut XmlOut, iban: Option<&str>, other: Option<&str>) -> Written {
    xml.within("Id", |xml| match (iban, other) {
        (Some(iban), _) => xml.text("IBAN", iban, 34),
        (None, Some(other)) => xml.within("Othr", |xml| xml.text("Id", other, 34)),
        (None, None) => Ok(()),
    })
}

/// A bank by BIC, or by national code where it is none.
pub(super) fn institution(xml: &mut XmlOut, bic: &str) -> Written {
    xml.within("FinInstnId", |xml| match Bic::parse(bic) {
        Ok(checked) => xml.text("BICFI", checked.as_str(), 11),
        Err(_) => xml.within("ClrSysMmbId", |xml| xml.text("MmbId", bic, 35)),
    })
}

/// The content of a bank transaction code; the ISO code only where all three parts are known.
pub(super) fn bank_code(xml: &mut XmlOut, code: &BankCode) -> Written {
    if let (Some(domain), Some(family), Some(sub)) = (&code.domain, &code.family, &code.sub_family)
    {
        xml.within("Domn", |xml| {
            xml.text("Cd", domain, 4)?;
            xml.within("Fmly", |xml| {
                xml.text("Cd", family, 4)?;
                xml.text("SubFmlyCd", sub, 4)
            })
        })?;
    }
    match code.proprietary.as_deref().or(code.swift.as_deref()) {
        Some(proprietary) => xml.within("Prtry", |xml| xml.text("Cd", proprietary, 35)),
        None => Ok(()),
    }
}

/// One transaction; `debtor` tells whether the counterparty is the debtor.
pub(super) fn transaction(xml: &mut XmlOut, detail: &EntryDetail, debtor: bool) -> Written {
    xml.within("TxDtls", |xml| {
        let refs = [
            ("AcctSvcrRef", &detail.bank_ref),
            ("EndToEndId", &detail.end_to_end_id),
            ("MndtId", &detail.mandate_id),
        ];
        if refs.iter().any(|(_, value)| value.is_some()) {
            xml.within("Refs", |xml| {
                refs.iter()
                    .try_for_each(|(name, value)| xml.optional(name, value.as_deref(), 35))
            })?;
        }
        if let Some(money) = detail.amount {
            amount_and_sign(xml, money)?;
        }
        if let Some(money) = detail.instructed {
            instructed(xml, money)?;
        }
        if detail.bank_code != BankCode::default() {
            xml.within("BkTxCd", |xml| bank_code(xml, &detail.bank_code))?;
        }
        if let Some(money) = detail.charges {
            charges(xml, money)?;
        }
        party(
            xml,
            &detail.counterparty,
            if debtor { "Dbtr" } else { "Cdtr" },
        )?;
        remittance(xml, detail)?;
        if let Some(reason) = &detail.return_reason {
            let (name, length) = if reason.len() <= 4 {
                ("Cd", 4)
            } else {
                ("Prtry", 35)
            };
            xml.within("RtrInf", |xml| {
                xml.within("Rsn", |xml| xml.text(name, reason, length))
            })?;
        }
        xml.optional("AddtlTxInf", detail.info.as_deref(), 500)
    })
}

fn party(xml: &mut XmlOut, party: &Party, role: &str) -> Written {
    let named = |xml: &mut XmlOut, element: &str, name: &str| {
        xml.within(element, |xml| {
            xml.within("Pty", |xml| xml.text("Nm", name, 140))
        })
    };
    let has_account = party.iban.is_some() || party.other.is_some();
    if party.name.is_some() || party.ultimate_name.is_some() || has_account {
        xml.within("RltdPties", |xml| {
            if let Some(name) = &party.name {
                named(xml, role, name)?;
            }
            if has_account {
                xml.within(&format!("{role}Acct"), |xml| {
                    account_id(xml, party.iban.as_deref(), party.other.as_deref())
                })?;
            }
            match &party.ultimate_name {
                Some(name) => named(xml, &format!("Ultmt{role}"), name),
                None => Ok(()),
            }
        })?;
    }
    match &party.bic {
        Some(bic) => xml.within("RltdAgts", |xml| {
            xml.within(&format!("{role}Agt"), |xml| institution(xml, bic))
        }),
        None => Ok(()),
    }
}

fn remittance(xml: &mut XmlOut, detail: &EntryDetail) -> Written {
    if detail.remittance.is_empty() && detail.references.is_empty() {
        return Ok(());
    }
    xml.within("RmtInf", |xml| {
        detail
            .remittance
            .iter()
            .try_for_each(|line| xml.text("Ustrd", line, 140))?;
        detail
            .references
            .iter()
            .try_for_each(|reference| structured(xml, reference))
    })
}

fn structured(xml: &mut XmlOut, reference: &Reference) -> Written {
    let kind = |xml: &mut XmlOut, code: &str, known: &[&str]| {
        xml.within("Tp", |xml| {
            xml.within("CdOrPrtry", |xml| match known.contains(&code) {
                true => xml.text("Cd", code, 4),
                false => xml.text("Prtry", code, 35),
            })
        })
    };
    let write_amount = |xml: &mut XmlOut| match reference.amount {
        Some(money) if money.is_negative() => {
            Err(FormatError::new("RmtdAmt", "must not be negative").value(money.to_string()))
        }
        Some(money) => xml.within("RfrdDocAmt", |xml| {
            amount(xml, "RmtdAmt", money);
            Ok(())
        }),
        None => Ok(()),
    };
    xml.within("Strd", |xml| match &reference.kind {
        ReferenceKind::Document(code) => {
            xml.within("RfrdDocInf", |xml| {
                if !code.is_empty() {
                    kind(xml, code, &DOCUMENT_CODES)?;
                }
                xml.text("Nb", &reference.value, 35)
            })?;
            write_amount(xml)
        }
        ReferenceKind::Creditor | ReferenceKind::Scheme(_) => {
            write_amount(xml)?;
            xml.within("CdtrRefInf", |xml| {
                match &reference.kind {
                    ReferenceKind::Scheme(code) => kind(xml, code, &REFERENCE_CODES)?,
                    _ => kind(xml, "SCOR", &["SCOR"])?,
                }
                xml.text("Ref", &reference.value, 35)
            })
        }
    })
}
