//! The world of the path with books: a chart of accounts, number series, a bank account.

use std::ops::Deref;

use cashlane_o2c::agreements::{
    self, DateStep, InstalmentRule, NewTerm, Share, TaxClass, TermRules,
};
use cashlane_o2c::cash::{
    self, BankEntry, EntryFilter, ImportedStatement, MatchReport, MatchSelection, NewBankAccount,
    StatementImport,
};
use cashlane_o2c::invoicing::{
    self, Bill, DraftInvoice, DraftLine, InvoiceView, IssuedInvoice, NewCreditNote, Selection,
};
use cashlane_o2c::parties::{self, CustomerChange, EntityChange};
use cashlane_o2c::receivables::{self, OpenItem};
use cashlane_o2c::{Difference, Outcome, PageRequest, Patch, Result};
use formats::bank::{
    AccountRef, Balance, BalanceKind, BankFile, Entry, Format, Statement as FileStatement,
};
use kernel::{CustomerId, Date, EntityId, InvoiceId, Money, OpenItemId, Percent, TermId};
use store::Tx;

use crate::world::{World, at, price, worlds};
pub use crate::world::{day, eur, units};

/// Our account at the bank.
pub const IBAN: &str = "DE89370400440532013000";

/// A world with books.
pub struct Books {
    pub world: World,
}

impl Deref for Books {
    type Target = World;

    fn deref(&self) -> &World {
        &self.world
    }
}

/// The same books on every database there is.
pub fn all_books() -> Vec<Books> {
    worlds().into_iter().map(Books::of).collect()
}

fn set_up(tx: &mut Tx, entity: EntityId) -> Result<()> {
    receivables::create_default_accounts(tx, entity)?;
    let series = [
        ("invoice", "INV-"),
        ("credit_note", "CN-"),
        ("journal", "J-"),
        ("receipt", "RC-"),
        ("refund", "RB-"),
    ];
    for (series, prefix) in series {
        parties::set_number_series(tx, entity, series, prefix, 6)?;
    }
    let version = parties::entity(tx, entity)?.version;
    let change = EntityChange {
        write_off_limit_minor: Some(2_000),
        tolerance_minor: Some(100),
        ..EntityChange::default()
    };
    parties::change_entity(tx, entity, version, change)?;
    let account = NewBankAccount {
        name: "Main".to_owned(),
        account_no: IBAN.to_owned(),
        bic: None,
        currency: None,
        ledger_account: None,
    };
    cash::create_bank_account(tx, entity, account)?;
    Ok(())
}

impl Books {
    pub fn of(world: World) -> Self {
        world.write(set_up);
        Self { world }
    }

    /// Sets the clock to a morning of this day.
    pub fn morning_of(&self, day: &str) {
        self.clock.set(at(&format!("{day}T08:00:00Z")));
    }

    pub fn bill(&self, bill: Bill) -> Vec<Outcome<IssuedInvoice>> {
        self.write(move |tx, entity| invoicing::bill(tx, entity, &bill))
    }

    /// Bills everything that is due and expects no refusal.
    pub fn bill_all(&self) -> Vec<IssuedInvoice> {
        let all = self.bill(Bill::of(Selection::All { until: None }));
        all.into_iter()
            .map(|outcome| outcome.expect("billed"))
            .collect()
    }

    pub fn issue(&self, draft: DraftInvoice) -> Outcome<IssuedInvoice> {
        self.issue_all(vec![draft])
            .pop()
            .expect("one draft, one answer")
    }

    pub fn issue_all(&self, drafts: Vec<DraftInvoice>) -> Vec<Outcome<IssuedInvoice>> {
        self.write(move |tx, entity| invoicing::issue_invoices(tx, entity, drafts.clone()))
    }

    /// An invoice of one line without tax.
    pub fn untaxed(&self, customer: CustomerId, amount: &str) -> IssuedInvoice {
        let draft = DraftInvoice::of(customer, vec![untaxed_line(amount)]);
        self.issue(draft).expect("issued")
    }

    pub fn credit(&self, note: NewCreditNote) -> Outcome<IssuedInvoice> {
        let mut all =
            self.write(move |tx, entity| invoicing::credit_notes(tx, entity, vec![note.clone()]));
        all.pop().expect("one request, one answer")
    }

    pub fn invoice(&self, id: InvoiceId) -> InvoiceView {
        self.read(|tx, entity| invoicing::invoice(tx, entity, id))
    }

    pub fn open(&self, id: InvoiceId) -> Money {
        self.invoice(id).head.open
    }

    pub fn items(&self, id: InvoiceId) -> Vec<OpenItem> {
        self.read(|tx, entity| receivables::items_by_sources(tx, entity, &[id.uuid()]))
    }

    pub fn item(&self, id: InvoiceId) -> OpenItemId {
        self.items(id).first().expect("an open item").id
    }

    /// A term of these shares of the total, each so many days later, the last one the rest.
    pub fn term(
        &self,
        code: &str,
        shares: &[(&str, u32)],
        rest_days: u32,
        discount: Option<(&str, u32)>,
    ) -> TermId {
        let mut instalments: Vec<InstalmentRule> = shares
            .iter()
            .map(|(share, days)| InstalmentRule {
                share: Share::PercentOfTotal(Percent::parse(share).expect("a share")),
                due: vec![DateStep::AddDays(*days)],
            })
            .collect();
        let due = if rest_days == 0 {
            Vec::new()
        } else {
            vec![DateStep::AddDays(rest_days)]
        };
        instalments.push(InstalmentRule {
            share: Share::Remainder,
            due,
        });
        let mut rules = TermRules {
            instalments,
            discount: None,
        };
        if let Some((percent, days)) = discount {
            rules = rules.with_discount(Percent::parse(percent).expect("a rate"), days);
        }
        let new = NewTerm {
            code: code.to_owned(),
            name: None,
            rules,
        };
        self.write(move |tx, entity| {
            let made = agreements::create_payment_term(tx, entity, new.clone())?;
            Ok(made.id)
        })
    }

    pub fn change_customer(&self, id: CustomerId, change: CustomerChange) {
        self.write(move |tx, entity| {
            let version = parties::customer(tx, entity, id)?.version;
            parties::change_customer(tx, entity, id, version, change.clone())?;
            Ok(())
        });
    }

    pub fn set_term(&self, customer: CustomerId, term: TermId) {
        let payment_term_id = Patch::Set(term);
        self.change_customer(
            customer,
            CustomerChange {
                payment_term_id,
                ..CustomerChange::default()
            },
        );
    }

    pub fn import(&self, statements: Vec<FileStatement>) -> Vec<Outcome<ImportedStatement>> {
        let file = file_of(statements);
        self.write(move |tx, entity| {
            let import = StatementImport {
                file: &file,
                file_id: None,
                account: None,
            };
            cash::import_statements(tx, entity, &import)
        })
    }

    /// Imports one statement that must be booked.
    pub fn import_one(&self, statement: FileStatement) -> ImportedStatement {
        let mut all = self.import(vec![statement]);
        all.pop()
            .expect("one statement, one answer")
            .expect("booked")
    }

    pub fn match_all(&self) -> MatchReport {
        self.write(|tx, entity| {
            cash::match_open_entries(tx, entity, &MatchSelection::All { after: None }, 5_000)
        })
    }

    pub fn entries(&self) -> Vec<BankEntry> {
        let filter = EntryFilter::default();
        let page = PageRequest::first(100);
        let mut found = self
            .read(|tx, entity| cash::list_entries(tx, entity, &filter, &page))
            .items;
        found.reverse();
        found
    }

    /// Everything that any room can find wrong.
    pub fn all_differences(&self) -> Vec<Difference> {
        let mut found = self.differences();
        found.extend(self.read(|tx, entity| {
            let mut found = invoicing::verify(tx, entity)?;
            found.extend(cash::verify(tx, entity)?);
            found.extend(receivables::verify(tx, entity)?);
            Ok(found)
        }));
        found
    }

    pub fn assert_all_sound(&self) {
        assert_eq!(self.all_differences(), [], "{}", self.name);
    }

    /// Balance of a ledger account.
    pub fn balance(&self, account: &str) -> Money {
        let rows = self.read(|tx, entity| {
            let rows = tx.query(
                "SELECT coalesce(sum(amount_minor), 0) FROM journal_lines
                 WHERE entity_id = $1 AND account = $2",
                &[entity.into(), account.into()],
            )?;
            Ok(rows.first().map(|row| row.get::<i64>(0)).transpose()?)
        });
        Money::new(rows.unwrap_or(0), kernel::Currency::EUR)
    }
}

/// A line of this amount that no tax is on.
pub fn untaxed_line(amount: &str) -> DraftLine {
    DraftLine::of("Service", units("1"), price(amount)).taxed(TaxClass::Zero)
}

pub fn file_of(statements: Vec<FileStatement>) -> BankFile {
    BankFile {
        format: Format::Camt053,
        version: "camt.053.001.08".to_owned(),
        statements,
        warnings: Vec::new(),
    }
}

/// A statement of our account on one day.
pub fn statement(on: &str, opening: &str, entries: Vec<Entry>, closing: &str) -> FileStatement {
    let on: Date = day(on);
    let balance = |text, kind| Balance {
        kind,
        amount: eur(text),
        on: Some(on),
    };
    FileStatement {
        account: AccountRef {
            iban: Some(IBAN.to_owned()),
            ..AccountRef::default()
        },
        from: Some(on),
        to: Some(on),
        opening: Some(balance(opening, BalanceKind::OpeningBooked)),
        closing: Some(balance(closing, BalanceKind::ClosingBooked)),
        entries: entries
            .into_iter()
            .map(|entry| Entry {
                booked_on: entry.booked_on.or(Some(on)),
                value_on: entry.value_on.or(Some(on)),
                ..entry
            })
            .collect(),
        ..FileStatement::default()
    }
}

/// Money in (or out) with a text.
pub fn money(amount: &str, text: &str) -> Entry {
    Entry {
        remittance: vec![text.to_owned()],
        ..Entry::new(eur(amount))
    }
}
