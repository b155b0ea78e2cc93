//! How the demo's customers pay: from invoices to entries of our bank account.

use std::collections::{BTreeMap, HashMap};

use formats::bank::camt::{CamtHeader, write_camt053};
use formats::bank::{Entry, Party, Statement};
use kernel::dates::add_days;
use kernel::{Currency, CustomerId, Date, Instant, Money};

use super::people::{Habit, pick};
use crate::error::{Code, Refusal, Result};
use crate::invoicing::IssuedInvoice;

/// Who pays from where.
#[derive(Debug, Clone)]
pub(super) struct Payer {
    pub name: String,
    pub iban: Option<String>,
}

/// An early-payment discount that an invoice offers.
#[derive(Debug, Clone, Copy)]
pub(super) struct Offer {
    pub until: Date,
    pub amount: Money,
}

/// Payments that are still to come, by day.
#[derive(Default)]
pub(super) struct Pending {
    by_day: BTreeMap<Date, Vec<Transfer>>,
    /// Invoices that wait to be paid together, by customer.
    combined: BTreeMap<CustomerId, Vec<(String, Money, Date)>>,
    /// How many invoices each habit got.
    pub habits: BTreeMap<Habit, u64>,
    count: u64,
}

struct Transfer {
    customer: CustomerId,
    amount: Money,
    text: Vec<String>,
}

impl Pending {
    /// Decides how and when an invoice is paid.
    pub fn plan(&mut self, invoice: &IssuedInvoice, offer: Option<Offer>) -> Result<()> {
        let habit = if invoice.gross.is_zero() {
            return Ok(());
        } else {
            Habit::of(&invoice.number)
        };
        *self.habits.entry(habit).or_default() += 1;
        let drawn =
            |what: &str, below| i64::from(pick(&format!("{what} {}", invoice.number), below));
        let early = add_days(invoice.due_on, -drawn("early", 6)).max(invoice.issued_on);
        let whole = (invoice.gross, vec![text_of(invoice)]);
        match habit {
            Habit::Never => {}
            Habit::Combined => {
                let waiting = self.combined.entry(invoice.customer).or_default();
                waiting.push((invoice.number.clone(), invoice.gross, invoice.due_on));
            }
            Habit::OnTime => match offer.filter(|_| drawn("discount", 2) == 0) {
                Some(offer) => {
                    let amount = invoice.gross.checked_sub(offer.amount)?;
                    self.add(offer.until, invoice.customer, amount, whole.1);
                }
                None => self.add(early, invoice.customer, whole.0, whole.1),
            },
            Habit::Late => {
                let day = add_days(invoice.due_on, 4 + drawn("late", 42));
                self.add(day, invoice.customer, whole.0, whole.1);
            }
            Habit::Short => {
                let missing = shortfall(invoice)?;
                self.add(
                    early,
                    invoice.customer,
                    whole.0.checked_sub(missing)?,
                    whole.1,
                );
            }
            Habit::Twice => {
                self.add(early, invoice.customer, whole.0, whole.1.clone());
                self.add(add_days(early, 5), invoice.customer, whole.0, whole.1);
            }
        }
        Ok(())
    }

    fn add(&mut self, day: Date, customer: CustomerId, amount: Money, text: Vec<String>) {
        self.by_day.entry(day).or_default().push(Transfer {
            customer,
            amount,
            text,
        });
    }

    /// Puts together what each customer pays in one sum, once a month.
    pub fn combine(&mut self) -> Result<()> {
        for (customer, invoices) in std::mem::take(&mut self.combined) {
            let currency = invoices[0].1.currency();
            let amount = Money::sum(currency, invoices.iter().map(|(_, amount, _)| *amount))?;
            let day = invoices
                .iter()
                .map(|(.., due)| *due)
                .max()
                .unwrap_or_default();
            let numbers = invoices.into_iter().map(|(number, ..)| number);
            // A remittance line takes 140 characters; each number needs eleven.
            let numbers: Vec<String> = numbers.collect();
            let text = numbers.chunks(10).map(|line| line.join(", ")).collect();
            self.add(day, customer, amount, text);
        }
        Ok(())
    }

    /// Takes out the entries of our account until a day; none is dated before `begin`.
    pub fn take(
        &mut self,
        begin: Date,
        end: Date,
        payers: &HashMap<CustomerId, Payer>,
    ) -> Vec<Entry> {
        let rest = self.by_day.split_off(&add_days(end, 1));
        let due = std::mem::replace(&mut self.by_day, rest);
        let mut entries = Vec::new();
        for (day, transfers) in due {
            let day = day.max(begin);
            for transfer in transfers {
                self.count += 1;
                entries.push(entry(day, transfer, payers, self.count));
            }
        }
        entries
    }
}

fn text_of(invoice: &IssuedInvoice) -> String {
    // Half of the payers use the reference of the invoice, the others its number.
    match pick(&format!("text {}", invoice.number), 2) {
        0 => invoice.reference.clone(),
        _ => format!("Invoice {}", invoice.number),
    }
}

/// What somebody pays too little: cents, a bank's charge, or a tenth.
fn shortfall(invoice: &IssuedInvoice) -> Result<Money> {
    let currency = invoice.gross.currency();
    let missing = match pick(&format!("short {}", invoice.number), 3) {
        0 => Money::new(3, currency),
        1 => Money::new(1_250, currency),
        _ => Money::new(invoice.gross.minor() / 10, currency),
    };
    let most = Money::new(invoice.gross.minor() / 2, currency);
    Ok(if missing.cmp_same(&most)?.is_gt() {
        most
    } else {
        missing
    })
}

fn entry(day: Date, transfer: Transfer, payers: &HashMap<CustomerId, Payer>, count: u64) -> Entry {
    let mut entry = Entry::new(transfer.amount);
    entry.booked_on = Some(day);
    entry.value_on = Some(day);
    if let Some(payer) = payers.get(&transfer.customer) {
        entry.counterparty = Party {
            name: Some(payer.name.chars().take(70).collect()),
            iban: payer.iban.clone(),
            ..Party::default()
        };
    }
    entry.remittance = transfer.text;
    entry.bank_ref = Some(format!("NW{count:010}"));
    entry
}

/// Our account and how far its statements have come.
pub(super) struct Account {
    pub iban: String,
    pub owner: String,
    pub currency: Currency,
    pub balance: Money,
    pub statements: u64,
}

impl Account {
    /// The statement of a month, or of its days until now, as a camt.053 message.
    pub fn write_month(&mut self, begin: Date, end: Date, entries: Vec<Entry>) -> Result<String> {
        let mut statement = Statement::of_days(begin, end, self.balance, entries)?;
        if let Some(closing) = &statement.closing {
            self.balance = closing.amount;
        }
        self.statements += 1;
        statement.id = format!("NW-{}", begin.format("%Y-%m"));
        statement.number = Some(self.statements);
        statement.account.iban = Some(self.iban.clone());
        statement.account.owner = Some(self.owner.clone());
        statement.account.currency = Some(self.currency);
        let header = CamtHeader {
            message_id: format!("NW-CAMT-{}", begin.format("%Y-%m")),
            created_at: Instant::at_start_of(add_days(end, 1)),
        };
        write_camt053(&header, &[statement]).map_err(|error| {
            Refusal::new(
                Code::InvalidValue,
                "",
                format!("the demo's bank statement cannot be written: {error}"),
                "report this as a defect",
            )
            .into()
        })
    }
}
