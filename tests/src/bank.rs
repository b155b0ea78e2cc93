//! Bank files as a bank would send them.

use formats::bank::camt::{CamtHeader, write_camt053};
use formats::bank::{Balance, BalanceKind, Entry, Party, Statement};
use kernel::{Currency, Date, Instant, Money};

/// One movement on a statement: how much (money out negative) and the text that came with it.
pub type Transfer<'a> = (&'a str, &'a str);

/// A camt.053 message with one statement of one day, in EUR. `name` names message and statement.
pub fn camt053(
    iban: &str,
    name: &str,
    on: &str,
    opening: &str,
    transfers: &[Transfer<'_>],
    closing: &str,
) -> Vec<u8> {
    let on: Date = on.parse().expect("a day");
    let balance = |kind, text| {
        let amount = euros(text);
        Some(Balance {
            kind,
            amount,
            on: Some(on),
        })
    };
    let mut statement = Statement {
        id: name.to_owned(),
        from: Some(on),
        to: Some(on),
        opening: balance(BalanceKind::OpeningBooked, opening),
        closing: balance(BalanceKind::ClosingBooked, closing),
        entries: transfers
            .iter()
            .enumerate()
            .map(|(at, it)| entry(name, at, on, *it))
            .collect(),
        ..Statement::default()
    };
    statement.account.iban = Some(iban.to_owned());
    statement.account.currency = Some(Currency::EUR);
    let header = CamtHeader {
        message_id: format!("MSG-{name}"),
        created_at: Instant::at_start_of(on),
    };
    let written = write_camt053(&header, &[statement]);
    written.expect("a valid message").into_bytes()
}

fn entry(name: &str, at: usize, on: Date, (amount, text): Transfer<'_>) -> Entry {
    let mut entry = Entry::new(euros(amount));
    entry.booked_on = Some(on);
    entry.value_on = Some(on);
    entry.bank_ref = Some(format!("{name}-{at}"));
    entry.remittance = vec![text.to_owned()];
    entry.counterparty = Party {
        name: Some("Somebody".to_owned()),
        ..Party::default()
    };
    entry
}

fn euros(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}
