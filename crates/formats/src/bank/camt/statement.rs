//! Statement, report or notification: everything around the entries.

use std::io::BufRead;

use kernel::{Currency, Date, Instant, Money};

use super::details::BANK_PATHS;
use super::{Notes, entry};
use crate::bank::amount::parse_amount;
use crate::bank::{AccountRef, Balance, BalanceKind, DeclaredSum, Entry, Format, Sink, Statement};
use crate::error::FormatError;
use crate::ids::Iban;
use crate::xml::Node;
use crate::xml::{Tag, XmlFile};

/// Page number and whether it is the last.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct PageInfo {
    number: Option<u64>,
    last: Option<bool>,
}

impl PageInfo {
    pub(super) fn of(node: Option<Node<'_>>) -> Self {
        let Some(node) = node else {
            return Self::default();
        };
        Self {
            number: node.str_at("PgNb").and_then(|text| text.parse().ok()),
            last: node.str_at("LastPgInd").and_then(boolean),
        }
    }
}

/// XML Schema's spelling of truth.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// A statement on its way.
#[derive(Default)]
struct Reading {
    statement: Statement,
    balances: Vec<Balance>,
    /// The account's currency, else that of the first balance or entry.
    currency: Option<Currency>,
    begun: bool,
    declared: DeclaredTotals,
    /// What has been read: number and sum without signs, as long as there is one currency.
    count: u64,
    sum: Option<i128>,
}

/// What the bank says the entries come to.
#[derive(Default)]
struct DeclaredTotals {
    count: Option<u64>,
    sum: Option<String>,
}

/// Reads the statement whose start tag has just been passed.
pub(super) fn read<R: BufRead>(
    file: &mut XmlFile<R>,
    format: Format,
    message_page: PageInfo,
    sink: &mut dyn Sink,
) -> Result<(), FormatError> {
    let mut reading = Reading {
        sum: Some(0),
        ..Reading::default()
    };
    let mut notes = Notes::default();
    (reading.statement.page, reading.statement.last_page) =
        (message_page.number, message_page.last);
    loop {
        match file.tag()? {
            Tag::Open => {}
            Tag::Empty => {
                file.skip()?;
                continue;
            }
            Tag::Close => {
                file.pass(Tag::Close)?;
                break;
            }
            Tag::End => break,
        }
        let tree = file.tree()?;
        if let Some(node) = tree.undeclared() {
            let problem = "refers to an entity that nobody declared; kept as written";
            notes.warn("unknown_entity", node, node.name(), problem);
        }
        let node = tree.root();
        match node.name() {
            "Ntry" => {
                let entry = reading.entry(node, &mut notes)?;
                if !reading.begun {
                    reading.begin(format, sink)?;
                }
                notes.tell(sink);
                sink.entry(entry)?;
            }
            _ => reading.header(node, &mut notes),
        }
        file.pass_tree();
    }
    if !reading.begun {
        reading.begin(format, sink)?;
    }
    reading.compare_totals(&mut notes);
    notes.tell(sink);
    let mut statement = reading.statement;
    place_balances(&mut statement, reading.balances, format);
    sink.end(statement)
}

impl Reading {
    /// A part of the statement that is no entry.
    fn header(&mut self, node: Node<'_>, notes: &mut Notes) {
        let statement = &mut self.statement;
        match node.name() {
            "Id" => statement.id = node.text().to_owned(),
            "ElctrncSeqNb" => statement.number = node.text().parse().ok(),
            "LglSeqNb" => statement.legal_number = node.text().parse().ok(),
            "StmtPgntn" | "RptPgntn" | "NtfctnPgntn" => {
                let page = PageInfo::of(Some(node));
                (statement.page, statement.last_page) = (page.number, page.last);
            }
            "CreDtTm" => statement.created_at = instant(node, notes),
            "FrToDt" => {
                statement.from = node.at("FrDtTm").and_then(|node| date(node, notes));
                statement.to = node.at("ToDtTm").and_then(|node| date(node, notes));
            }
            "Acct" => {
                statement.account = account(node, notes);
                self.currency = statement.account.currency.or(self.currency);
            }
            "Bal" => {
                if let Some(balance) = balance(node, notes, statement.account.currency) {
                    self.currency.get_or_insert(balance.amount.currency());
                    self.balances.push(balance);
                }
            }
            "TxsSummry" => {
                self.declared.count = node
                    .str_at("TtlNtries/NbOfNtries")
                    .and_then(|text| text.parse().ok());
                self.declared.sum = node.text_at("TtlNtries/Sum");
                let currency = self.currency;
                let statement = &mut self.statement;
                statement.declared_credits = declared_sum(node, "TtlCdtNtries", currency);
                statement.declared_debits = declared_sum(node, "TtlDbtNtries", currency);
            }
            "AddtlStmtInf" | "AddtlRptInf" | "AddtlNtfctnInf" => {
                statement.info.push(node.text().to_owned());
            }
            _ => {}
        }
    }

    fn entry(&mut self, node: Node<'_>, notes: &mut Notes) -> Result<Entry, FormatError> {
        let entry = entry::read(node, notes, &self.statement.account, self.currency)?;
        let currency = *self.currency.get_or_insert(entry.amount.currency());
        self.count += 1;
        let amount = i128::from(entry.amount.minor()).abs();
        self.sum = self
            .sum
            .filter(|_| entry.amount.currency() == currency)
            .map(|sum| sum + amount);
        Ok(entry)
    }

    /// Tells the taker what is known before the first entry.
    fn begin(&mut self, format: Format, sink: &mut dyn Sink) -> Result<(), FormatError> {
        self.begun = true;
        let mut known = self.statement.clone();
        place_balances(&mut known, self.balances.clone(), format);
        sink.begin(&known)
    }

    /// Warns where the bank's own totals do not fit what was read: the file may be incomplete.
    fn compare_totals(&self, notes: &mut Notes) {
        let found = self.count;
        if let Some(count) = self.declared.count.filter(|count| *count != found) {
            let problem = format!("the bank declares {count} entries, the file has {found}");
            let error = FormatError::new("TxsSummry/TtlNtries/NbOfNtries", problem);
            notes.push(
                error
                    .value(&self.statement.id)
                    .into_warning("entry_count_differs"),
            );
        }
        let (Some(declared), Some(currency), Some(found)) =
            (&self.declared.sum, self.currency, self.sum)
        else {
            return;
        };
        let Ok(declared) = parse_amount(declared, currency) else {
            return;
        };
        if i128::from(declared.minor()) != found {
            let problem = match i64::try_from(found)
                .ok()
                .and_then(|sum| Money::try_new(sum, currency).ok())
            {
                Some(found) => {
                    format!("the bank declares {declared} in all, the entries come to {found}")
                }
                None => format!("the bank declares {declared} in all, the entries come to more"),
            };
            let error = FormatError::new("TxsSummry/TtlNtries/Sum", problem);
            notes.push(
                error
                    .value(&self.statement.id)
                    .into_warning("entry_sum_differs"),
            );
        }
    }
}

/// Number and sum of credits or debits.
fn declared_sum(node: Node<'_>, side: &str, currency: Option<Currency>) -> Option<DeclaredSum> {
    let node = node.child(side)?;
    let sum = node.str_at("Sum").zip(currency);
    Some(DeclaredSum {
        count: node.str_at("NbOfNtries").and_then(|text| text.parse().ok()),
        sum: sum.and_then(|(sum, currency)| parse_amount(sum, currency).ok()),
    })
}

/// Sorts out which balances open and close the statement.
///
/// Pages carry intermediate balances (ITBD) where the first and last carry OPBD and CLBD. Where
/// one intermediate balance stands alone, it is the state at the end.
fn place_balances(statement: &mut Statement, mut balances: Vec<Balance>, format: Format) {
    let mut take = |kind: BalanceKind| {
        let place = balances.iter().position(|balance| balance.kind == kind)?;
        Some(balances.remove(place))
    };
    statement.opening = take(BalanceKind::OpeningBooked);
    statement.closing = take(BalanceKind::ClosingBooked);
    if statement.opening.is_none() {
        statement.opening = take(BalanceKind::PreviouslyClosed);
    }
    if format == Format::Camt054 || (statement.opening.is_some() && statement.closing.is_some()) {
        statement.other_balances = balances;
        return;
    }
    let interim = balances
        .iter()
        .filter(|b| b.kind == BalanceKind::InterimBooked)
        .count();
    let mut take_interim = || {
        let place = balances
            .iter()
            .position(|b| b.kind == BalanceKind::InterimBooked)?;
        Some(balances.remove(place))
    };
    if statement.opening.is_none() && (statement.closing.is_some() || interim > 1) {
        statement.opening = take_interim();
    }
    if statement.closing.is_none() {
        statement.closing = take_interim();
    }
    statement.other_balances = balances;
}

fn account(node: Node<'_>, notes: &mut Notes) -> AccountRef {
    let (iban, other) = match node.child("Id") {
        Some(id) => account_number(id, notes, format_args!("Acct/Id")),
        None => (None, None),
    };
    let currency = node
        .child("Ccy")
        .and_then(|ccy| match Currency::parse(ccy.text()) {
            Ok(currency) => Some(currency),
            Err(_) => {
                notes.warn("unknown_currency", ccy, "Acct/Ccy", "is no known currency");
                None
            }
        });
    AccountRef {
        iban,
        other,
        bic: node
            .at("Svcr/FinInstnId")
            .and_then(|bank| bank.first_text(BANK_PATHS)),
        owner: node.first_text(&["Ownr/Nm", "Ownr/Pty/Nm", "Nm"]),
        currency,
    }
}

/// IBAN and other number out of an account identification. What is valid as IBAN is one, in
/// whichever element it stands; what stands in IBAN without being valid is another number.
pub(super) fn account_number(
    id: Node<'_>,
    notes: &mut Notes,
    field: std::fmt::Arguments<'_>,
) -> (Option<String>, Option<String>) {
    let paths = ["IBAN", "Othr/Id", "BBAN", "UPIC", "PrtryAcct/Id"];
    let Some(found) = paths
        .iter()
        .find_map(|path| id.at(path))
        .filter(|n| !n.text().is_empty())
    else {
        return (None, None);
    };
    match Iban::parse(found.text()) {
        Ok(iban) => (Some(iban.as_str().to_owned()), None),
        Err(error) => {
            if found.name() == "IBAN" {
                notes.warn("invalid_iban", found, &field.to_string(), &error.problem);
            }
            (None, Some(found.text().to_owned()))
        }
    }
}

fn balance(node: Node<'_>, notes: &mut Notes, currency: Option<Currency>) -> Option<Balance> {
    let code = node.first_text(&["Tp/CdOrPrtry/Cd", "Tp/CdOrPrtry/Prtry", "Tp/Cd", "Tp/Prtry"])?;
    let kind = match code.as_str() {
        "OPBD" => BalanceKind::OpeningBooked,
        "PRCD" => BalanceKind::PreviouslyClosed,
        "CLBD" => BalanceKind::ClosingBooked,
        "ITBD" => BalanceKind::InterimBooked,
        "OPAV" => BalanceKind::OpeningAvailable,
        "CLAV" => BalanceKind::ClosingAvailable,
        "ITAV" => BalanceKind::InterimAvailable,
        "FWAV" => BalanceKind::ForwardAvailable,
        _ => BalanceKind::Other(code),
    };
    let amount_node = node.child("Amt")?;
    let amount = match signed_amount(amount_node, node, currency) {
        Ok(amount) => amount,
        Err(error) => {
            notes.push(error.into_warning("unreadable_amount"));
            return None;
        }
    };
    let on = node.child("Dt").and_then(|dt| date(dt, notes));
    Some(Balance { kind, amount, on })
}

/// The amount of a node that tells its direction in a sibling `CdtDbtInd`.
pub(super) fn signed_amount(
    amount: Node<'_>,
    parent: Node<'_>,
    currency: Option<Currency>,
) -> Result<Money, FormatError> {
    let money = money(amount, currency)?;
    match parent.str_at("CdtDbtInd") {
        Some("CRDT") => Ok(money),
        Some("DBIT") => Ok(money.neg()),
        _ => {
            let node = parent.child("CdtDbtInd").unwrap_or(parent);
            let field = format!("{}/CdtDbtInd", parent.name());
            Err(node.error(&field, "must be CRDT or DBIT").remedy(ASK_BANK))
        }
    }
}

const ASK_BANK: &str = "ask the bank to correct the file";

/// The amount of a node in its own currency, else in the given one.
pub(super) fn money(node: Node<'_>, currency: Option<Currency>) -> Result<Money, FormatError> {
    let field = node.name();
    let currency = match node.currency() {
        Some(code) => match currency {
            Some(known) if known.code() == code => known,
            _ => Currency::parse(code)
                .map_err(|_| node.error(field, &format!("unknown currency {code:?}")))?,
        },
        None => currency.ok_or_else(|| node.error(field, "has no currency").remedy(ASK_BANK))?,
    };
    parse_amount(node.text(), currency)
        .map_err(|problem| node.error(field, &problem).remedy(ASK_BANK))
}

/// A date written as date or as date and time, directly or one element deeper.
pub(super) fn date(node: Node<'_>, notes: &mut Notes) -> Option<Date> {
    let node = node
        .child("Dt")
        .or_else(|| node.child("DtTm"))
        .unwrap_or(node);
    let read = node.text().get(..10).and_then(day);
    if read.is_none() {
        notes.warn(
            "unreadable_date",
            node,
            node.name(),
            "is no date YYYY-MM-DD; left out",
        );
    }
    read
}

/// `YYYY-MM-DD`.
fn day(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let number = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0u16, |number, byte| {
            byte.is_ascii_digit()
                .then(|| number * 10 + u16::from(byte - b'0'))
        })
    };
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let (year, month, day) = (number(0..4)?, number(5..7)?, number(8..10)?);
    Date::from_ymd_opt(year.into(), month.into(), day.into())
}

/// An instant; without offset it is taken as UTC.
fn instant(node: Node<'_>, notes: &mut Notes) -> Option<Instant> {
    let text = node.text();
    let read = Instant::parse(text).or_else(|_| Instant::parse(&format!("{text}Z")));
    if read.is_err() {
        notes.warn(
            "unreadable_time",
            node,
            node.name(),
            "is no ISO 8601 time; left out",
        );
    }
    read.ok()
}
