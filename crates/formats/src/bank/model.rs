//! The one model that every bank format is read into.

use kernel::{Currency, Date, Instant, KernelError, Money};
use serde::Serialize;

use super::{Format, RunningBalance};
use crate::error::Warning;

/// What one bank file holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BankFile {
    /// The format that was read.
    pub format: Format,
    /// Version as the file declares it, e.g. `camt.053.001.08`; empty where it declares none.
    pub version: String,
    /// Statements in file order; a file without transactions may have none.
    pub statements: Vec<Statement>,
    /// Optional parts that could not be read.
    pub warnings: Vec<Warning>,
}

/// One statement (or intraday report, or notification) of one account.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Statement {
    /// The bank's identification of the statement; empty where it gives none.
    pub id: String,
    /// The account it is about.
    pub account: AccountRef,
    /// Statement number (camt: electronic sequence number, MT940: `:28C:` before the slash).
    pub number: Option<u64>,
    /// Legal sequence number of camt, where it differs in meaning from `number`.
    pub legal_number: Option<u64>,
    /// Page, from 1, where a statement is cut into pages.
    pub page: Option<u64>,
    /// False on a page that others follow; `None` where the file does not tell.
    pub last_page: Option<bool>,
    /// First day covered.
    pub from: Option<Date>,
    /// Last day covered.
    pub to: Option<Date>,
    /// When the bank made it.
    pub created_at: Option<Instant>,
    /// Booked balance before the first entry: opening, else previous closing, else intermediate.
    pub opening: Option<Balance>,
    /// Booked balance after the last entry: closing, else intermediate.
    pub closing: Option<Balance>,
    /// All other balances (available, forward, expected …) in file order.
    pub other_balances: Vec<Balance>,
    /// Entries in file order.
    pub entries: Vec<Entry>,
    /// What the bank says the credits come to.
    pub declared_credits: Option<DeclaredSum>,
    /// What the bank says the debits come to.
    pub declared_debits: Option<DeclaredSum>,
    /// MT942: entries below these are not reported; debits negative, a limit for both is given for
    /// both.
    pub floor_limits: Vec<Money>,
    /// MT940 `:21:`: the request that the statement answers.
    pub related_ref: Option<String>,
    /// Free text of the bank about the whole statement.
    pub info: Vec<String>,
}

/// Number and sum of entries as the bank declares them, without signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct DeclaredSum {
    /// Number of entries.
    pub count: Option<u64>,
    /// Their sum.
    pub sum: Option<Money>,
}

/// How opening balance, booked entries and closing balance fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case", tag = "result", content = "difference")]
pub enum BalanceCheck {
    /// opening + booked entries = closing.
    Balanced,
    /// closing − (opening + booked entries): what the statement does not explain.
    Gap(Money),
    /// A balance is missing, currencies differ or a sum leaves the range of money.
    Unknown,
}

impl Statement {
    /// A statement of these days and booked entries, which closes at what they make of the opening
    /// balance. Whose account it is stays open.
    ///
    /// # Errors
    /// Fails when an entry is in another currency or the sum leaves the range of money.
    pub fn of_days(
        from: Date,
        to: Date,
        opening: Money,
        entries: Vec<Entry>,
    ) -> Result<Self, KernelError> {
        let amounts = entries.iter().map(|entry| entry.amount);
        let closing = Money::sum(opening.currency(), std::iter::once(opening).chain(amounts))?;
        let balance = |kind, amount, on| {
            Some(Balance {
                kind,
                amount,
                on: Some(on),
            })
        };
        Ok(Self {
            from: Some(from),
            to: Some(to),
            opening: balance(BalanceKind::OpeningBooked, opening, from),
            closing: balance(BalanceKind::ClosingBooked, closing, to),
            entries,
            ..Self::default()
        })
    }

    /// Checks opening + Σ booked entries = closing.
    pub fn check_balances(&self) -> BalanceCheck {
        let mut running = RunningBalance::default();
        self.entries.iter().for_each(|entry| running.add(entry));
        running.check(self)
    }

    /// The account's currency, else that of a balance, else that of the first entry.
    pub fn currency(&self) -> Option<Currency> {
        self.account
            .currency
            .or_else(|| {
                self.opening
                    .as_ref()
                    .map(|balance| balance.amount.currency())
            })
            .or_else(|| {
                self.closing
                    .as_ref()
                    .map(|balance| balance.amount.currency())
            })
            .or_else(|| self.entries.first().map(|entry| entry.amount.currency()))
    }
}

/// An account as a bank names it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct AccountRef {
    /// IBAN, normalised, check digits verified.
    pub iban: Option<String>,
    /// Any other number: national account numbers, and IBANs whose check digits do not hold.
    pub other: Option<String>,
    /// BIC or national code of the bank that keeps the account.
    pub bic: Option<String>,
    /// Name of the owner.
    pub owner: Option<String>,
    /// Currency of the account.
    pub currency: Option<Currency>,
}

/// A balance at the end (opening kinds: beginning) of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Balance {
    /// What is balanced.
    pub kind: BalanceKind,
    /// Credit balances are positive.
    pub amount: Money,
    /// The day it is about.
    pub on: Option<Date>,
}

/// Kinds of balance, in ISO 20022 terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum BalanceKind {
    /// OPBD, MT940 `:60F:`.
    OpeningBooked,
    /// PRCD: closing balance of the statement before.
    PreviouslyClosed,
    /// CLBD, MT940 `:62F:`.
    ClosingBooked,
    /// ITBD, MT940 `:60M:` and `:62M:`.
    InterimBooked,
    /// OPAV.
    OpeningAvailable,
    /// CLAV, MT940 `:64:`.
    ClosingAvailable,
    /// ITAV.
    InterimAvailable,
    /// FWAV, MT940 `:65:`.
    ForwardAvailable,
    /// Any other code, as the bank wrote it.
    Other(String),
}

/// One movement on the account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entry {
    /// Signed as the account moves: credit positive, debit negative; a reversal of a credit is
    /// negative.
    pub amount: Money,
    /// Day of booking.
    pub booked_on: Option<Date>,
    /// Day from which interest counts.
    pub value_on: Option<Date>,
    /// Booked, announced or for information.
    pub status: EntryStatus,
    /// True if it takes back an earlier movement (returned debit, cancelled transfer).
    pub reversal: bool,
    /// The bank's own reference of the entry.
    pub bank_ref: Option<String>,
    /// Customer's end-to-end reference; `None` for NOTPROVIDED and NONREF.
    pub end_to_end_id: Option<String>,
    /// SEPA mandate.
    pub mandate_id: Option<String>,
    /// The other side: payer of a credit, payee of a debit.
    pub counterparty: Party,
    /// Free remittance text, line by line as sent.
    pub remittance: Vec<String>,
    /// References the payer or bank marked as such.
    pub references: Vec<Reference>,
    /// What kind of movement the bank says it is.
    pub bank_code: BankCode,
    /// Reason of a return, e.g. `AC04`, `MS03`.
    pub return_reason: Option<String>,
    /// Amount the payer ordered, where another currency or charges make it differ.
    pub instructed: Option<Money>,
    /// Charges the bank took out of this entry.
    pub charges: Option<Money>,
    /// How the amount was converted, where the payer ordered another currency.
    pub exchange: Option<Exchange>,
    /// Purpose code of the payer, e.g. `SALA`, `SUPP`.
    pub purpose: Option<String>,
    /// All other references that the file has, under the file's own names for them.
    pub ids: Vec<Identifier>,
    /// Further text of the bank about the entry.
    pub info: Option<String>,
    /// The single transactions, when the entry holds several; then counterparty, references and
    /// text of the entry itself are mostly empty.
    pub details: Vec<EntryDetail>,
    /// Number of transactions the bank declares for a batch it does not list.
    pub batch_count: Option<u64>,
    /// The entry as it stands in the file, as evidence; left out of JSON where it is empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub raw: String,
}

impl Entry {
    /// A booked entry of this amount with everything else empty.
    pub fn new(amount: Money) -> Self {
        Self {
            amount,
            booked_on: None,
            value_on: None,
            status: EntryStatus::Booked,
            reversal: false,
            bank_ref: None,
            end_to_end_id: None,
            mandate_id: None,
            counterparty: Party::default(),
            remittance: Vec::new(),
            references: Vec::new(),
            bank_code: BankCode::default(),
            return_reason: None,
            instructed: None,
            charges: None,
            exchange: None,
            purpose: None,
            ids: Vec::new(),
            info: None,
            details: Vec::new(),
            batch_count: None,
            raw: String::new(),
        }
    }

    /// True if money came in (and was not merely announced).
    pub fn is_booked_credit(&self) -> bool {
        self.status == EntryStatus::Booked && self.amount.is_positive()
    }
}

/// One transaction of an entry that holds several.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct EntryDetail {
    /// Signed like the entry; `None` where the bank lists transactions without amounts.
    pub amount: Option<Money>,
    /// The bank's reference of the transaction.
    pub bank_ref: Option<String>,
    /// Customer's end-to-end reference.
    pub end_to_end_id: Option<String>,
    /// SEPA mandate.
    pub mandate_id: Option<String>,
    /// The other side.
    pub counterparty: Party,
    /// Free remittance text.
    pub remittance: Vec<String>,
    /// References marked as such.
    pub references: Vec<Reference>,
    /// Kind of movement, where it is told per transaction.
    pub bank_code: BankCode,
    /// Reason of a return.
    pub return_reason: Option<String>,
    /// Amount the payer ordered.
    pub instructed: Option<Money>,
    /// Charges taken out of this transaction.
    pub charges: Option<Money>,
    /// How the amount was converted.
    pub exchange: Option<Exchange>,
    /// Purpose code of the payer.
    pub purpose: Option<String>,
    /// All other references that the file has, under the file's own names for them.
    pub ids: Vec<Identifier>,
    /// Further text of the bank.
    pub info: Option<String>,
}

/// Whether money has moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryStatus {
    /// Booked on the account.
    Booked,
    /// Announced, not booked.
    Pending,
    /// For information only.
    Info,
}

/// The other side of a movement.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Party {
    /// Name.
    pub name: Option<String>,
    /// The one on whose behalf the other side acts.
    pub ultimate_name: Option<String>,
    /// IBAN, normalised, check digits verified.
    pub iban: Option<String>,
    /// Any other account number.
    pub other: Option<String>,
    /// BIC or national code of its bank.
    pub bic: Option<String>,
    /// Number under which an authority or scheme knows it: LEI, tax number, creditor identifier …
    pub id: Option<String>,
}

impl Party {
    /// True if nothing is known of the other side.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A conversion between currencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Exchange {
    /// Currency that was converted, as the file has it.
    pub source: Option<String>,
    /// Currency it was converted into.
    pub target: Option<String>,
    /// The rate as written, exact; how many of which currency it counts is the bank's custom.
    pub rate: Option<String>,
}

/// A reference with the name that the file has for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Identifier {
    /// E.g. `InstrId`, `TxId`, `ChqNb`, `UETR`, or the bank's own word.
    pub kind: String,
    /// The reference as sent.
    pub value: String,
}

/// A reference that was sent in a field of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// What it refers to.
    pub kind: ReferenceKind,
    /// The reference as sent.
    pub value: String,
    /// Amount meant for it, where told.
    pub amount: Option<Money>,
}

/// Kinds of structured reference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceKind {
    /// Creditor reference (SCOR); ISO 11649 where its check digits hold.
    Creditor,
    /// A national scheme by the bank's name for it: QRR, ISR, OCR, BBA …
    Scheme(String),
    /// A document by its type code: CINV invoice, CREN credit note, SOAC statement …
    Document(String),
}

/// What the bank says a movement is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct BankCode {
    /// ISO 20022 domain, e.g. PMNT.
    pub domain: Option<String>,
    /// ISO 20022 family, e.g. RCDT.
    pub family: Option<String>,
    /// ISO 20022 sub-family, e.g. ESCT.
    pub sub_family: Option<String>,
    /// The bank's own code, or the three-digit German transaction code.
    pub proprietary: Option<String>,
    /// SWIFT transaction type, e.g. NTRF.
    pub swift: Option<String>,
}
