//! Rows of a bank's CSV into entries and statements.

use kernel::{Currency, Date, Money};

use super::CsvProfile;
use super::guess::parse_date;
use super::layout::{Layout, Rows, Table};
use crate::bank::amount::parse_amount;
use crate::bank::{
    AccountRef, Balance, BalanceKind, Entry, EntryStatus, Exchange, Identifier, Party, Reference,
    ReferenceKind, Sink, Statement,
};
use crate::error::{FormatError, Warning};
use crate::ids::Iban;
use crate::number::plain_number;

/// One row with what is in it.
struct Row<'a> {
    line: u64,
    cells: &'a [String],
    header: &'a [String],
}

impl Row<'_> {
    fn cell(&self, column: Option<usize>) -> Option<&str> {
        column
            .and_then(|at| self.cells.get(at))
            .map(String::as_str)
            .filter(|c| !c.is_empty())
    }

    fn error(&self, column: usize, problem: &str) -> FormatError {
        let name = self.header.get(column).map_or("?", String::as_str);
        let value = self.cells.get(column).map_or("", String::as_str);
        FormatError::new(name, problem)
            .at_line(self.line)
            .value(value)
    }
}

/// Reads the rows: one statement per account and currency, in order of appearance. The entries of the first
/// account are handed on as they come; those of others, where there are such, wait for their turn.
pub(super) fn read(
    rows: &mut dyn Rows,
    profile: &CsvProfile,
    currency: Option<Currency>,
    sink: &mut dyn Sink,
) -> Result<(), FormatError> {
    let currency = match &profile.currency {
        Some(code) => Some(Currency::parse(code).map_err(|error| {
            FormatError::new("profile.currency", error.to_string()).value(code)
        })?),
        None => currency,
    };
    let mut table = Table::read(rows, profile)?;
    let layout = Layout::of(&table, profile)?;
    let mut head = std::mem::take(&mut table.rows).into_iter();
    let mut accounts: Vec<Account> = Vec::new();
    let mut warnings = Vec::new();
    while let Some((line, cells)) = match head.next() {
        Some(row) => Some(row),
        None => rows.next()?,
    } {
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let row = Row {
            line,
            cells: &cells,
            header: &table.header,
        };
        let read = read_row(&row, &layout, profile, currency, &mut warnings)?;
        warnings.drain(..).for_each(|warning| sink.warn(warning));
        let Some((entry, balance)) = read else {
            continue;
        };
        let number = row
            .cell(layout.account)
            .or(profile.account.as_deref())
            .unwrap_or_default();
        let currency = entry.amount.currency();
        let same = |known: &Account| known.number == number && known.currency() == Some(currency);
        let place = accounts.iter().position(same);
        let place = match place {
            Some(place) => place,
            None => {
                let account = Account::new(number, currency);
                if accounts.is_empty() {
                    sink.begin(&account.statement)?;
                }
                accounts.push(account);
                accounts.len() - 1
            }
        };
        accounts[place].note(&entry, balance);
        match place {
            0 => sink.entry(entry)?,
            _ => accounts[place].waiting.push(entry),
        }
    }
    for (place, account) in accounts.into_iter().enumerate() {
        account.finish(place > 0, sink)?;
    }
    Ok(())
}

/// An account's statement on its way.
struct Account {
    number: String,
    statement: Statement,
    course: Course,
    waiting: Vec<Entry>,
}

impl Account {
    fn new(number: &str, currency: Currency) -> Self {
        let account = AccountRef {
            currency: Some(currency),
            ..account_ref(number)
        };
        Self {
            number: number.to_owned(),
            statement: Statement {
                account,
                ..Statement::default()
            },
            course: Course::default(),
            waiting: Vec::new(),
        }
    }

    fn currency(&self) -> Option<Currency> {
        self.statement.account.currency
    }

    fn note(&mut self, entry: &Entry, balance: Option<Money>) {
        let statement = &mut self.statement;
        statement.from = statement.from.min(entry.booked_on).or(entry.booked_on);
        statement.to = statement.to.max(entry.booked_on);
        if entry.status == EntryStatus::Booked {
            self.course.note(entry.amount, balance);
        }
    }

    fn finish(mut self, begin: bool, sink: &mut dyn Sink) -> Result<(), FormatError> {
        match self.course.ends() {
            Ok(Some((opening, closing))) => {
                let statement = &mut self.statement;
                let balance = |kind, amount, on| Some(Balance { kind, amount, on });
                statement.opening = balance(BalanceKind::OpeningBooked, opening, statement.from);
                statement.closing = balance(BalanceKind::ClosingBooked, closing, statement.to);
            }
            Ok(None) => {}
            Err(problem) => {
                let error = FormatError::new("balance", problem).value(&self.number);
                sink.warn(error.into_warning("balances_do_not_follow"));
            }
        }
        if begin {
            sink.begin(&self.statement)?;
        }
        self.waiting
            .into_iter()
            .try_for_each(|entry| sink.entry(entry))?;
        sink.end(self.statement)
    }
}

/// How the balances after each row follow from its amount, whichever way the rows run.
#[derive(Default)]
struct Course {
    first: Option<Step>,
    last: Option<Step>,
    missing: bool,
    not_upwards: bool,
    not_downwards: bool,
}

/// The balances before and after a row.
#[derive(Clone, Copy)]
struct Step {
    before: Option<Money>,
    after: Money,
}

impl Course {
    fn note(&mut self, amount: Money, balance: Option<Money>) {
        let Some(after) = balance else {
            self.missing = true;
            return;
        };
        let step = Step {
            before: after.checked_sub(amount).ok(),
            after,
        };
        if let Some(last) = &self.last {
            self.not_upwards |= step.before != Some(last.after);
            self.not_downwards |= last.before != Some(step.after);
        }
        self.first.get_or_insert(step);
        self.last = Some(step);
    }

    /// Opening and closing balance; `None` where not every row has a balance.
    fn ends(&self) -> Result<Option<(Money, Money)>, &'static str> {
        let (Some(first), Some(last), false) = (self.first, self.last, self.missing) else {
            return Ok(None);
        };
        let (begin, end) = match (self.not_upwards, self.not_downwards) {
            (false, _) => (first, last),
            (true, false) => (last, first),
            (true, true) => {
                return Err("the balances after each row do not follow from its amounts; left out");
            }
        };
        Ok(begin.before.map(|opening| (opening, end.after)))
    }
}

fn account_ref(number: &str) -> AccountRef {
    let mut account = AccountRef::default();
    match Iban::parse(number) {
        Ok(iban) => account.iban = Some(iban.as_str().to_owned()),
        Err(_) => account.other = Some(number.to_owned()).filter(|number| !number.is_empty()),
    }
    account
}

type ReadRow = Option<(Entry, Option<Money>)>;

fn read_row(
    row: &Row<'_>,
    layout: &Layout,
    profile: &CsvProfile,
    currency: Option<Currency>,
    warnings: &mut Vec<Warning>,
) -> Result<ReadRow, FormatError> {
    let Some((column, credit)) = amount_column(row, layout, profile)? else {
        let error = row.error(layout.booked_on, "the row has no amount; left out");
        warnings.push(error.into_warning("row_without_amount"));
        return Ok(None);
    };
    let currency = match row.cell(layout.currency) {
        Some(code) => Currency::parse(&code.to_uppercase())
            .map_err(|e| row.error(layout.currency.unwrap_or_default(), &e.to_string()))?,
        None => currency.ok_or_else(|| {
            row.error(column, "has no currency")
                .remedy("name the account's currency in the profile or when importing")
        })?,
    };
    let read_money = |column: usize| -> Result<Money, FormatError> {
        let cell = row.cells.get(column).map_or("", String::as_str);
        plain_number(cell, layout.numbers)
            .and_then(|plain| parse_amount(&plain, currency))
            .map_err(|problem| row.error(column, &problem))
    };
    let amount = read_money(column)?;
    let amount = match credit {
        None => amount,
        Some(true) => amount.abs(),
        Some(false) => amount.abs().neg(),
    };
    let mut entry = Entry::new(amount);
    entry.booked_on = Some(read_date(row, layout.booked_on, &layout.date_format)?);
    entry.value_on = match layout
        .value_on
        .filter(|column| row.cell(Some(*column)).is_some())
    {
        Some(column) => read_date(row, column, &layout.date_format)
            .map_err(|error| warnings.push(error.into_warning("unreadable_date")))
            .ok(),
        None => None,
    };
    fill_texts(&mut entry, row, layout);
    entry.status = status(row, layout, profile);
    let mut optional = |column: Option<usize>| {
        let column = column.filter(|column| row.cell(Some(*column)).is_some())?;
        read_money(column)
            .map_err(|error| warnings.push(error.into_warning("unreadable_amount")))
            .ok()
    };
    entry.instructed = optional(layout.gross);
    entry.charges = optional(layout.fee).map(Money::abs);
    let balance = optional(layout.balance);
    if entry.charges.is_some_and(Money::is_zero) {
        (entry.charges, entry.instructed) = (None, None);
    }
    // A row by which no money has moved does not change the balance either.
    let balance = balance.filter(|_| entry.status == EntryStatus::Booked);
    Ok(Some((entry, balance)))
}

/// Whether the money of a row has moved.
fn status(row: &Row<'_>, layout: &Layout, profile: &CsvProfile) -> EntryStatus {
    let Some(status) = &profile.status else {
        return EntryStatus::Booked;
    };
    let word = row.cell(layout.status).unwrap_or_default();
    let means = |list: &[String]| list.iter().any(|known| known.eq_ignore_ascii_case(word));
    match (means(&status.booked), means(&status.pending)) {
        (true, _) => EntryStatus::Booked,
        (false, true) => EntryStatus::Pending,
        (false, false) => EntryStatus::Info,
    }
}

/// The column that holds the row's amount, and its direction where the sign does not tell it.
fn amount_column(
    row: &Row<'_>,
    layout: &Layout,
    profile: &CsvProfile,
) -> Result<Option<(usize, Option<bool>)>, FormatError> {
    if let Some(column) = layout
        .amount
        .filter(|column| row.cell(Some(*column)).is_some())
    {
        let (Some(sign), Some(at)) = (&profile.sign, layout.sign) else {
            return Ok(Some((column, None)));
        };
        let value = row.cell(Some(at)).unwrap_or_default();
        let means = |list: &[String]| list.iter().any(|known| known == value);
        return match (means(&sign.credit), means(&sign.debit)) {
            (true, false) => Ok(Some((column, Some(true)))),
            (false, true) => Ok(Some((column, Some(false)))),
            _ => Err(row
                .error(at, "is neither a known debit nor a known credit sign")
                .remedy("name it in the profile's sign.credit or sign.debit")),
        };
    }
    let zero = |column: Option<usize>| {
        row.cell(column)
            .is_none_or(|cell| !cell.contains(|c: char| ('1'..='9').contains(&c)))
    };
    match (zero(layout.debit), zero(layout.credit)) {
        (false, false) => Err(row.error(
            layout.debit.unwrap_or_default(),
            "the row has a debit and a credit amount",
        )),
        (false, true) => Ok(layout.debit.map(|column| (column, Some(false)))),
        (true, false) => Ok(layout.credit.map(|column| (column, Some(true)))),
        (true, true) => Ok(None),
    }
}

fn read_date(row: &Row<'_>, column: usize, format: &str) -> Result<Date, FormatError> {
    let cell = row.cells.get(column).map_or("", String::as_str);
    parse_date(cell, format)
        .ok_or_else(|| row.error(column, &format!("is no date in the format {format}")))
}

fn fill_texts(entry: &mut Entry, row: &Row<'_>, layout: &Layout) {
    let columns = &layout.texts;
    let text = |column: Option<usize>| row.cell(column).map(str::to_owned);
    let account = account_ref(row.cell(columns.account).unwrap_or_default());
    entry.counterparty = Party {
        name: match entry.amount.is_negative() {
            true => text(columns.payee).or_else(|| text(columns.name)),
            false => text(columns.name),
        },
        ultimate_name: text(columns.ultimate_name),
        iban: account.iban,
        other: account.other,
        bic: text(columns.bic),
        id: None,
    };
    entry.end_to_end_id = text(columns.end_to_end_id).filter(|id| id != "NOTPROVIDED");
    entry.mandate_id = text(columns.mandate_id);
    entry.bank_ref = text(columns.bank_ref);
    entry.bank_code.proprietary = text(columns.kind);
    entry.return_reason = text(columns.return_reason);
    entry.reversal = entry.return_reason.is_some();
    if let Some(rate) = text(columns.rate) {
        entry.exchange = Some(Exchange {
            source: text(columns.source),
            target: text(columns.target),
            rate: Some(rate),
        });
    }
    let named = |columns: &[usize]| {
        let name = |at: usize| row.header.get(at).cloned().unwrap_or_default();
        let filled = columns
            .iter()
            .filter_map(|at| Some((name(*at), row.cell(Some(*at))?.to_owned())));
        filled.collect::<Vec<_>>()
    };
    let reference = |(kind, value)| Reference {
        kind: ReferenceKind::Scheme(kind),
        value,
        amount: None,
    };
    entry.references = named(&layout.references)
        .into_iter()
        .map(reference)
        .collect();
    let identifier = |(kind, value)| Identifier { kind, value };
    entry.ids = named(&layout.ids).into_iter().map(identifier).collect();
    let lines = layout
        .remittance
        .iter()
        .filter_map(|column| row.cell(Some(*column)));
    entry.remittance = lines.map(str::to_owned).collect();
    entry.raw = row.cells.join(";");
}
