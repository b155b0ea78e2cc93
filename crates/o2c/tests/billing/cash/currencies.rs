//! Payments in another currency than the items that they pay.
//!
//! Risks covered: a ledger that does not balance in each currency; a bank entry used up by the wrong
//! amount; a wrong rate that brings a payment under a limit; what is taken back not being whole again.

use cashlane_o2c::cash::SignOffRulesChange;
use kernel::Currency;

use super::*;

fn usd(text: &str) -> Money {
    Money::parse(text, Currency::USD).expect("dollars")
}

/// An invoice in dollars.
fn in_dollars(books: &Books, amount: &str) -> IssuedInvoice {
    let draft = DraftInvoice {
        currency: Some(Currency::USD),
        ..DraftInvoice::of(books.ada, vec![untaxed_line(amount)])
    };
    books.issue(draft).expect("issued")
}

/// A statement with one payment of 90.00 EUR for which the payer instructed 100.00 USD.
fn one_payment(books: &Books) -> BankEntryId {
    let paid = Entry {
        instructed: Some(usd("100.00")),
        ..money("90.00", "for our dollars")
    };
    books.import_one(statement("2026-03-03", "0.00", vec![paid], "90.00"));
    books.entries()[0].id
}

/// Applies so many euros of an entry as so many dollars.
fn exchanging(
    books: &Books,
    entry: BankEntryId,
    (euros, dollars): (&str, Money),
    pays: &[(&IssuedInvoice, &str)],
) -> ApplyEntry {
    let lines = pays
        .iter()
        .map(|(invoice, amount)| SettleLine::of(books.item(invoice.id), usd(amount)));
    ApplyEntry {
        exchanged: Some(dollars),
        lines: lines.collect(),
        ..applying(books, entry, Some(euros), &[])
    }
}

/// Debits less credits of the clearing account in one currency.
fn clearing(books: &Books, currency: Currency) -> Money {
    let minor = books.read(|tx, entity| {
        let rows = tx.query(
            "SELECT CAST(coalesce(sum(amount_minor), 0) AS BIGINT) FROM journal_lines
             WHERE entity_id = $1 AND account = '1896' AND currency = $2",
            &[entity.into(), currency.into()],
        )?;
        Ok(rows.first().map(|row| row.get::<i64>(0)).transpose()?)
    });
    Money::new(minor.unwrap_or(0), currency)
}

#[test]
fn euros_pay_dollars_and_are_taken_back_whole() {
    for books in all_books() {
        let invoice = in_dollars(&books, "100");
        let entry = one_payment(&books);
        assert_eq!(books.entries()[0].instructed, Some(usd("100.00")));

        let part = exchanging(
            &books,
            entry,
            ("45.00", usd("50.00")),
            &[(&invoice, "50.00")],
        );
        let first = apply(&books, part).expect("applied");
        assert_eq!(
            (first.amount, first.on_account),
            (usd("50.00"), usd("0.00"))
        );
        assert_eq!(books.open(invoice.id), usd("50.00"));
        let half = books.entries()[0].clone();
        assert_eq!(
            (half.status, half.applied),
            (EntryStatus::Open, eur("45.00"))
        );
        books.assert_all_sound();

        let rest = exchanging(
            &books,
            entry,
            ("45.00", usd("50.01")),
            &[(&invoice, "50.00")],
        );
        let second = apply(&books, rest).expect("applied");
        assert_eq!(second.on_account, usd("0.01"));
        assert_eq!(books.open(invoice.id), usd("0.00"));
        assert_eq!(books.entries()[0].status, EntryStatus::Applied);
        assert_eq!(clearing(&books, Currency::EUR), eur("-90.00"));
        assert_eq!(clearing(&books, Currency::USD), usd("100.01"));
        let seen = books.read(|tx, entity| cash::receipt(tx, entity, second.id));
        assert_eq!(seen.paid, Some(eur("45.00")));
        assert_eq!(seen.rate.as_deref(), Some("1.1113333"));
        books.assert_all_sound();

        take_back(&books, second.id);
        let open = books.entries()[0].clone();
        assert_eq!(
            (open.status, open.applied),
            (EntryStatus::Open, eur("45.00"))
        );
        assert_eq!(books.open(invoice.id), usd("50.00"));
        take_back(&books, first.id);
        assert_eq!(books.entries()[0].applied, eur("0.00"));
        assert_eq!(clearing(&books, Currency::EUR), eur("0.00"));
        assert_eq!(clearing(&books, Currency::USD), usd("0.00"));
        books.assert_all_sound();
    }
}

#[test]
fn an_exchange_that_is_none_is_refused_and_leaves_the_entry_as_it_was() {
    for books in all_books() {
        let invoice = in_dollars(&books, "100");
        let entry = one_payment(&books);
        let refused = |euros, exchanged, pays: &[(&IssuedInvoice, &str)]| {
            apply(&books, exchanging(&books, entry, (euros, exchanged), pays))
                .expect_err("refused")
                .code
        };
        assert_eq!(refused("90.00", eur("100.00"), &[]), Code::CurrencyMismatch);
        assert_eq!(refused("90.00", usd("0.00"), &[]), Code::InvalidValue);
        assert_eq!(refused("90.00", usd("-100.00"), &[]), Code::InvalidValue);
        assert_eq!(refused("0.00", usd("100.00"), &[]), Code::ExceedsRest);
        assert_eq!(refused("90.01", usd("100.00"), &[]), Code::ExceedsRest);
        let beyond = refused("90.00", usd("99.99"), &[(&invoice, "100.00")]);
        assert_eq!(beyond, Code::ExceedsRest);
        let as_it_was = books.entries()[0].clone();
        assert_eq!(
            (as_it_was.status, as_it_was.applied),
            (EntryStatus::Open, eur("0.00"))
        );
        books.assert_all_sound();
    }
}

#[test]
fn limits_hold_in_both_currencies() {
    for books in all_books() {
        let entry = one_payment(&books);
        let limits = SignOffRulesChange {
            applications: Some(vec![eur("80.00"), usd("60.00")]),
            ..SignOffRulesChange::default()
        };
        books.write(move |tx, entity| {
            let version = cash::sign_off_rules(tx, entity)?.version;
            cash::change_sign_off_rules(tx, entity, version, &limits)
        });
        let alone = |euros, dollars| {
            let command = exchanging(&books, entry, (euros, usd(dollars)), &[]);
            let mut all = books
                .write(move |tx, entity| cash::apply_guarded(tx, entity, vec![command.clone()]));
            all.pop()
                .expect("one answer")
                .map_err(|refusal| refusal.code)
        };
        assert_eq!(alone("80.01", "10.00").err(), Some(Code::SignOffNeeded));
        assert_eq!(alone("1.00", "60.01").err(), Some(Code::SignOffNeeded));
        assert!(alone("1.00", "40.00").is_ok());
        // What was exchanged before counts: the limit cannot be passed in parts.
        assert_eq!(alone("1.00", "20.01").err(), Some(Code::SignOffNeeded));
        assert!(alone("1.00", "20.00").is_ok());
        books.assert_all_sound();
    }
}

#[test]
fn what_the_payer_instructed_is_proposed_and_never_applied_by_itself() {
    for books in all_books() {
        let invoice = in_dollars(&books, "100");
        let paid = Entry {
            instructed: Some(usd("100.00")),
            ..money("90.00", &format!("Invoice {}", invoice.number))
        };
        books.import_one(statement("2026-03-03", "0.00", vec![paid], "90.00"));
        let report = books.match_all();
        assert_eq!(report.applied, []);
        let waiting = exceptions(&books).pop().expect("it waits");
        assert_eq!(waiting.reason, "other_currency");
        let proposal = waiting.decision.proposal.expect("a proposal");
        assert_eq!(proposal.exchanged, Some(usd("100.00")));
        assert_eq!(proposal.lines[0].amount, usd("100.00"));

        let chosen = cash::AcceptSelection::Entries(vec![cash::AcceptEntry {
            entry: waiting.entry.id,
            items: vec![books.item(invoice.id)],
        }]);
        let taken = books.write(move |tx, entity| cash::accept_proposals(tx, entity, &chosen, 10));
        assert_eq!(taken.applied.len(), 1);
        assert_eq!(books.open(invoice.id), usd("0.00"));
        let entry = books.entries()[0].clone();
        assert_eq!(
            (entry.status, entry.applied),
            (EntryStatus::Applied, eur("90.00"))
        );
        assert_eq!(clearing(&books, Currency::EUR), eur("-90.00"));
        books.assert_all_sound();
    }
}
