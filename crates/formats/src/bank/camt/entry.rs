//! One entry (Ntry) with its transactions.

use kernel::{Currency, Money};

use super::Notes;
use super::details::{self, Direction};
use super::statement::{boolean, date, signed_amount};
use crate::bank::{AccountRef, BankCode, Entry, EntryDetail, EntryStatus, Identifier};
use crate::error::FormatError;
use crate::xml::Node;

/// Reads an entry of this account; `currency` is for amounts that name none.
pub(super) fn read(
    node: Node<'_>,
    notes: &mut Notes,
    own: &AccountRef,
    currency: Option<Currency>,
) -> Result<Entry, FormatError> {
    let Some(amount_node) = node.child("Amt") else {
        return Err(node
            .error("Ntry", "has no amount")
            .remedy("ask the bank to correct the file"));
    };
    let amount = signed_amount(amount_node, node, currency)?;
    let mut entry = Entry::new(amount);
    entry.reversal = node.str_at("RvslInd").and_then(boolean).unwrap_or_default();
    entry.status = status(node, notes);
    entry.booked_on = node.child("BookgDt").and_then(|dt| date(dt, notes));
    entry.value_on = node.child("ValDt").and_then(|dt| date(dt, notes));
    entry.bank_ref = node.first_text(&["AcctSvcrRef", "NtryRef"]);
    entry.bank_code = bank_code(node);
    entry.charges = details::charges(node, notes, currency);
    entry.instructed = details::instructed(node, notes);
    entry.exchange = details::exchange(node);
    entry.ids = ids(node);
    entry.info = node.text_at("AddtlNtryInf");
    entry.raw = node.source().to_owned();
    entry.batch_count = node
        .first_text(&["NtryDtls/Btch/NbOfTxs", "Btch/NbOfTxs"])
        .and_then(|text| text.parse().ok());

    let credit = node.str_at("CdtDbtInd") == Some("CRDT");
    let direction = Direction {
        credit,
        reversal: entry.reversal,
    };
    // Version 1 has no group around the transactions.
    let mut found: Vec<EntryDetail> = node
        .children("NtryDtls")
        .chain([node])
        .flat_map(|group| group.children("TxDtls"))
        .map(|detail| details::read(detail, notes, own, amount.currency(), direction))
        .collect();
    if found.len() == 1 {
        if let Some(only) = found.pop() {
            take_over(&mut entry, only);
        }
    } else {
        check_sum(&found, amount, node, notes);
        entry.details = found;
    }
    Ok(entry)
}

/// References of the entry and of the batch that it is.
fn ids(node: Node<'_>) -> Vec<Identifier> {
    let batches = node.children("NtryDtls").chain([node]);
    let batches = batches.flat_map(|group| group.children("Btch"));
    node.children("NtryRef")
        .chain(batches.flat_map(|batch| {
            ["MsgId", "PmtInfId"]
                .into_iter()
                .flat_map(move |name| batch.children(name))
        }))
        .filter(|found| !found.text().is_empty())
        .map(|found| Identifier {
            kind: found.name().to_owned(),
            value: found.text().to_owned(),
        })
        .collect()
}

/// A single transaction is the entry itself.
fn take_over(entry: &mut Entry, only: EntryDetail) {
    entry.bank_ref = entry.bank_ref.take().or(only.bank_ref);
    entry.end_to_end_id = only.end_to_end_id;
    entry.mandate_id = only.mandate_id;
    entry.counterparty = only.counterparty;
    entry.remittance = only.remittance;
    entry.references = only.references;
    if entry.bank_code == BankCode::default() {
        entry.bank_code = only.bank_code;
    }
    entry.return_reason = only.return_reason;
    entry.instructed = entry.instructed.or(only.instructed);
    entry.charges = entry.charges.or(only.charges);
    entry.exchange = entry.exchange.take().or(only.exchange);
    entry.purpose = only.purpose;
    entry.ids.extend(only.ids);
    entry.info = entry.info.take().or(only.info);
}

fn check_sum(found: &[EntryDetail], amount: Money, node: Node<'_>, notes: &mut Notes) {
    let amounts: Option<Vec<Money>> = found.iter().map(|detail| detail.amount).collect();
    let Some(amounts) = amounts.filter(|amounts| !amounts.is_empty()) else {
        return;
    };
    match Money::sum(amount.currency(), amounts) {
        Ok(sum) if sum == amount => {}
        Ok(sum) => {
            let problem = format!("its transactions come to {sum}, the entry to {amount}");
            notes.warn("details_do_not_sum", node, "Ntry/NtryDtls", &problem);
        }
        Err(error) => {
            notes.warn(
                "details_do_not_sum",
                node,
                "Ntry/NtryDtls",
                &error.to_string(),
            );
        }
    }
}

/// Status by code; `Sts` held the code itself until version 7.
fn status(node: Node<'_>, notes: &mut Notes) -> EntryStatus {
    match node.first_text(&["Sts/Cd", "Sts/Prtry", "Sts"]).as_deref() {
        Some("BOOK") => EntryStatus::Booked,
        Some("PDNG" | "FUTR") => EntryStatus::Pending,
        Some("INFO") => EntryStatus::Info,
        None => {
            notes.warn(
                "missing_status",
                node,
                "Ntry/Sts",
                "is missing; taken as booked",
            );
            EntryStatus::Booked
        }
        Some(_) => {
            let found = node.child("Sts").unwrap_or(node);
            let problem = "is no known status; taken as information, not as money moved";
            notes.warn("unknown_status", found, "Ntry/Sts", problem);
            EntryStatus::Info
        }
    }
}

/// The bank transaction code of an entry or transaction.
pub(super) fn bank_code(node: Node<'_>) -> BankCode {
    let Some(code) = node.child("BkTxCd") else {
        return BankCode::default();
    };
    BankCode {
        domain: code.text_at("Domn/Cd"),
        family: code.text_at("Domn/Fmly/Cd"),
        sub_family: code.text_at("Domn/Fmly/SubFmlyCd"),
        proprietary: code.text_at("Prtry/Cd"),
        swift: None,
    }
}
