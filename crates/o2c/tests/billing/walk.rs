//! Random business days: whatever is issued, credited, paid, applied, taken back, refunded and
//! imported twice in whatever order, the books stay sound and no money is used twice.

use crate::books::{Books, all_books, money, statement, untaxed_line};
use cashlane_o2c::cash::{
    self, ApplyEntry, EntryStatus, NewReceipt, NewRefund, ReceiptFilter, ReverseReceipt,
};
use cashlane_o2c::insight::{
    self, FlowFilter, FlowOf, Kpi, Period, Projections, Scope, SplitBy, TrendStep,
};
use cashlane_o2c::invoicing::{self, CreditLine, DraftInvoice, InvoiceFilter, NewCreditNote};
use cashlane_o2c::receivables::{ItemFilter, ItemSide, OpenItem, SettleLine, open_items};
use cashlane_o2c::{Error, PageRequest, receivables};
use kernel::{Currency, Money};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

#[derive(Debug, Clone)]
enum Step {
    Issue {
        bob: bool,
        minor: i64,
    },
    Credit {
        at: usize,
        minor: i64,
    },
    Pay {
        at: usize,
        minor: i64,
    },
    Import {
        at: usize,
        off: i64,
        again: bool,
    },
    Match,
    Apply {
        at: usize,
        minor: i64,
        item: usize,
    },
    TakeBack {
        at: usize,
    },
    Refund {
        at: usize,
        minor: i64,
    },
    SetOff {
        debit: usize,
        credit: usize,
        minor: i64,
    },
}

fn any_step() -> impl Strategy<Value = Step> {
    let minor = || 1..6_i64;
    let at = || 0..12_usize;
    prop_oneof![
        4 => (any::<bool>(), minor()).prop_map(|(bob, minor)| Step::Issue { bob, minor }),
        2 => (at(), minor()).prop_map(|(at, minor)| Step::Credit { at, minor }),
        2 => (at(), minor()).prop_map(|(at, minor)| Step::Pay { at, minor }),
        3 => (at(), -1..2_i64, any::<bool>())
            .prop_map(|(at, off, again)| Step::Import { at, off, again }),
        2 => Just(Step::Match),
        2 => (at(), minor(), at()).prop_map(|(at, minor, item)| Step::Apply { at, minor, item }),
        2 => at().prop_map(|at| Step::TakeBack { at }),
        1 => (at(), minor()).prop_map(|(at, minor)| Step::Refund { at, minor }),
        2 => (at(), at(), minor())
            .prop_map(|(debit, credit, minor)| Step::SetOff { debit, credit, minor }),
    ]
}

fn euros(units: i64) -> Money {
    Money::new(units * 100, Currency::EUR)
}

fn page() -> PageRequest {
    PageRequest::first(100)
}

fn nth<T: Clone>(all: &[T], at: usize) -> Option<T> {
    (!all.is_empty()).then(|| all[at % all.len()].clone())
}

fn items(books: &Books, side: ItemSide) -> Vec<OpenItem> {
    let filter = ItemFilter {
        side: Some(side),
        ..ItemFilter::default()
    };
    books
        .read(|tx, entity| open_items(tx, entity, &filter, &page()))
        .items
        .into_iter()
        .map(|listed| listed.item)
        .collect()
}

/// What a step may answer: done, or refused. Anything else is a bug.
fn tolerate<T>(outcome: Result<T, Error>) -> Option<T> {
    match outcome {
        Ok(done) => Some(done),
        Err(Error::Refused(_)) => None,
        Err(other) => panic!("{other:?}"),
    }
}

struct Walk<'a> {
    books: &'a Books,
    /// Closing balance of the last statement, in minor units, and the statement itself.
    bank: i64,
    last: Option<formats::bank::Statement>,
}

impl Walk<'_> {
    fn run<T: Send + 'static>(
        &self,
        work: impl Fn(&mut store::Tx, kernel::EntityId) -> cashlane_o2c::Result<T> + Send + 'static,
    ) -> Option<T> {
        let entity = self.books.entity;
        let by = kernel::Actor::system("test");
        tolerate(self.books.store.write(by, move |tx| work(tx, entity)))
    }

    fn step(&mut self, step: &Step) {
        match *step {
            Step::Issue { bob, minor } => {
                let customer = if bob { self.books.bob } else { self.books.ada };
                let line = untaxed_line(&minor.to_string());
                let draft = DraftInvoice::of(customer, vec![line]);
                self.run(move |tx, entity| {
                    invoicing::issue_invoices(tx, entity, vec![draft.clone()]).map(|_| ())
                });
            }
            Step::Credit { at, minor } => self.credit(at, minor),
            Step::Pay { at, minor } => {
                let Some(item) = nth(&items(self.books, ItemSide::Claims), at) else {
                    return;
                };
                let pays = vec![item.number.clone()];
                let receipt = NewReceipt::paying(item.customer, euros(minor), pays);
                self.run(move |tx, entity| {
                    cash::record_receipts(tx, entity, vec![receipt.clone()]).map(|_| ())
                });
            }
            Step::Import { at, off, again } => self.import(at, off, again),
            Step::Match => {
                self.books.match_all();
            }
            Step::Apply { at, minor, item } => self.apply(at, minor, item),
            Step::TakeBack { at } => {
                let filter = ReceiptFilter::default();
                let all = self
                    .books
                    .read(|tx, entity| cash::list_receipts(tx, entity, &filter, &page()));
                let Some(receipt) = nth(&all.items, at) else {
                    return;
                };
                let command = ReverseReceipt {
                    receipt: receipt.id,
                    on: None,
                    reason: "Wrong".to_owned(),
                };
                self.run(move |tx, entity| cash::reverse_receipt(tx, entity, &command));
            }
            Step::Refund { at, minor } => {
                let Some(item) = nth(&items(self.books, ItemSide::Debts), at) else {
                    return;
                };
                let refund = NewRefund {
                    item: item.id,
                    amount: euros(minor),
                    reason: "Overpaid".to_owned(),
                    refunded_on: None,
                };
                self.run(move |tx, entity| {
                    cash::refund(tx, entity, vec![refund.clone()]).map(|_| ())
                });
            }
            Step::SetOff {
                debit,
                credit,
                minor,
            } => self.set_off(debit, credit, minor),
        }
    }

    fn credit(&self, at: usize, minor: i64) {
        let filter = InvoiceFilter::default();
        let all = self
            .books
            .read(|tx, entity| invoicing::list_invoices(tx, entity, &filter, &page()));
        let Some(invoice) = nth(&all.items, at) else {
            return;
        };
        let net = Some(euros(minor));
        let note = NewCreditNote {
            lines: Some(vec![CreditLine {
                line_no: 1,
                quantity: None,
                net,
            }]),
            ..NewCreditNote::whole(invoice.id, "Reduced")
        };
        self.run(move |tx, entity| {
            invoicing::credit_notes(tx, entity, vec![note.clone()]).map(|_| ())
        });
    }

    /// A payment of an open invoice, a euro off perhaps; or the last statement again.
    fn import(&mut self, at: usize, off: i64, again: bool) {
        if let Some(last) = self.last.clone().filter(|_| again) {
            assert!(self.books.import_one(last).known);
            return;
        }
        let item = nth(&items(self.books, ItemSide::Claims), at);
        let (amount, text) = match item {
            Some(item) => (item.residual.minor() + off * 100, item.number),
            None => (100, "nothing".to_owned()),
        };
        let text_of = |minor| Money::new(minor, Currency::EUR).to_decimal_string();
        let entry = money(&text_of(amount), &text);
        let (opening, closing) = (text_of(self.bank), text_of(self.bank + amount));
        let new = statement("2026-03-02", &opening, vec![entry], &closing);
        let imported = self.books.import_one(new.clone());
        // A payment of zero can look like a repetition: nothing tells the two apart.
        assert!(
            amount == 0 || imported.statement.entries == 1,
            "{:?}",
            imported.statement
        );
        self.bank += amount;
        self.last = Some(new);
    }

    fn apply(&self, at: usize, minor: i64, item: usize) {
        let open: Vec<_> = self
            .books
            .entries()
            .into_iter()
            .filter(|entry| entry.status == EntryStatus::Open)
            .collect();
        let Some(entry) = nth(&open, at) else { return };
        let item = nth(&items(self.books, ItemSide::Claims), item);
        let command = ApplyEntry {
            entry: entry.id,
            customer: item.as_ref().map_or(self.books.ada, |item| item.customer),
            amount: Some(euros(minor)),
            exchanged: None,
            lines: item
                .iter()
                .map(|item| SettleLine::of(item.id, euros(minor)))
                .collect(),
            rest: None,
        };
        self.run(move |tx, entity| {
            cash::apply_entries(tx, entity, vec![command.clone()]).map(|_| ())
        });
    }

    fn set_off(&self, debit: usize, credit: usize, minor: i64) {
        let debit = nth(&items(self.books, ItemSide::Claims), debit);
        let credit = nth(&items(self.books, ItemSide::Debts), credit);
        let (Some(debit), Some(credit)) = (debit, credit) else {
            return;
        };
        let request = receivables::AllocationRequest {
            debit: debit.id,
            credit: credit.id,
            amount: euros(minor),
            on: debit.posted_on.max(credit.posted_on),
        };
        self.run(move |tx, entity| {
            receivables::allocate_tx(tx, entity, &[request], &receivables::How::ByPerson)
                .map(|_| ())
        });
    }
}

#[test]
fn random_days_leave_sound_books() {
    let mut runner = TestRunner::new(Config {
        cases: 6,
        ..Config::default()
    });
    let steps = prop::collection::vec(any_step(), 30..60);
    let outcome = runner.run(&steps, |steps| {
        for books in all_books() {
            let mut walk = Walk {
                books: &books,
                bank: 0,
                last: None,
            };
            let kept = Projections::new(1 << 20);
            for (at, step) in steps.iter().enumerate() {
                walk.step(step);
                if at % 10 == 9 {
                    assert_kept(&books, &kept);
                }
            }
            assert_kept(&books, &kept);
            prop_assert_eq!(kept.reads(), 1, "what is posted is followed");
            let differences = books.all_differences();
            prop_assert!(differences.is_empty(), "{}: {differences:?}", books.name);
            let bank = Money::new(walk.bank, Currency::EUR);
            prop_assert_eq!(
                books.balance("1800").checked_sub(bank),
                Ok(paid_by_hand(&books))
            );
        }
        Ok(())
    });
    outcome.expect("sound books");
}

/// Figures of some customers are the same from memory and from the database, as one transaction
/// sees them.
fn assert_kept(books: &Books, kept: &Projections) {
    let scope = Scope::of(books.entity);
    let (in_memory, read) = books.read(|tx, _| {
        let in_memory = figures(tx, &scope.clone().kept_in(kept))?;
        Ok((in_memory, figures(tx, &scope)?))
    });
    assert_eq!(in_memory, read, "on {}", books.name);
    let (known, plain) =
        books.read(|tx, _| Ok((of_ledger(tx, &scope, true)?, of_ledger(tx, &scope, false)?)));
    assert_eq!(known, plain, "on {}", books.name);
}

/// The figures of the ledger, as they are known in the end or as they are.
fn of_ledger(tx: &mut store::Tx, scope: &Scope, known: bool) -> cashlane_o2c::Result<Vec<String>> {
    let day = |text| kernel::dates::parse(text).expect("a date");
    let end = known.then(|| day("2999-12-31"));
    let mut all = Vec::new();
    for kpi in Kpi::ALL.iter().filter(|kpi| kpi.is_of_ledger()) {
        for to in ["2026-03-31", "2026-12-31"] {
            let period = Period {
                from: day("2026-01-01"),
                to: day(to),
            };
            let figures = insight::measure(tx, &scope.clone().known_on(end), *kpi, period)?;
            all.push(serde_json::to_string(&figures).expect("json"));
        }
    }
    Ok(all)
}

fn figures(tx: &mut store::Tx, scope: &Scope) -> cashlane_o2c::Result<Vec<String>> {
    let day = |text| kernel::dates::parse(text).expect("a date");
    let year = Period {
        from: day("2026-01-01"),
        to: day("2026-12-31"),
    };
    let mut all = Vec::new();
    for of in [FlowOf::Order, FlowOf::Invoice, FlowOf::BankEntry] {
        let flow = insight::flow(tx, scope, of, year, &FlowFilter::default())?;
        all.push(serde_json::to_string(&flow).expect("json"));
    }
    for kpi in Kpi::ALL {
        // What belongs to no customer is not split.
        if !kpi.is_of_customers() {
            continue;
        }
        for by in [SplitBy::Segment, SplitBy::Country] {
            let shares = insight::split(tx, scope, *kpi, year, by)?;
            all.push(serde_json::to_string(&shares).expect("json"));
        }
        let none = scope.clone().among(SplitBy::Segment, None);
        let points = insight::trend(tx, &none, *kpi, year, TrendStep::Month)?;
        all.push(serde_json::to_string(&points).expect("json"));
    }
    Ok(all)
}

#[test]
fn figures_in_memory_follow_writers_that_run_at_the_same_time() {
    for books in all_books() {
        let kept = Projections::new(1 << 20);
        std::thread::scope(|scope| {
            for customer in [books.ada, books.bob] {
                let (store, entity) = (books.store.clone(), books.entity);
                scope.spawn(move || {
                    for units in 1..15 {
                        let draft =
                            DraftInvoice::of(customer, vec![untaxed_line(&units.to_string())]);
                        let by = kernel::Actor::system("test");
                        let issued = store.write(by, move |tx| {
                            invoicing::issue_invoices(tx, entity, vec![draft.clone()]).map(|_| ())
                        });
                        issued.expect("an invoice");
                    }
                });
            }
            for _ in 0..5 {
                assert_kept(&books, &kept);
            }
        });
        assert_kept(&books, &kept);
        assert_eq!(kept.reads(), 1, "on {}", books.name);
    }
}

#[test]
fn receivables_that_are_too_many_are_not_kept() {
    for books in all_books() {
        let draft = DraftInvoice::of(books.ada, vec![untaxed_line("5")]);
        let (by, entity) = (kernel::Actor::system("test"), books.entity);
        let issued = books.store.write(by, move |tx| {
            invoicing::issue_invoices(tx, entity, vec![draft.clone()]).map(|_| ())
        });
        issued.expect("an invoice");
        let kept = Projections::new(50);
        assert_kept(&books, &kept);
        assert_eq!(kept.reads(), 0);
    }
}

/// What receipts without a bank entry brought to the bank account.
fn paid_by_hand(books: &Books) -> Money {
    let minor = books.read(|tx, entity| {
        let row = tx.query_one(
            "SELECT coalesce(sum(amount_minor), 0) FROM receipts
             WHERE entity_id = $1 AND bank_entry_id IS NULL AND reversed_on IS NULL",
            &[entity.into()],
        )?;
        Ok(row.get::<i64>(0)?)
    });
    Money::new(minor, Currency::EUR)
}
