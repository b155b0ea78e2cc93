//! Documents of a made-up company, for tests and for the gallery.

use cashlane_pdf::{
    Address, BankAccount, Contact, Document, Head, Instalment, Invoice, Language, Logo, Payment,
    PricedLine, Sender, Supply, TaxCategory, TaxLine, TaxMark, Totals,
};
use kernel::{Currency, Date, Money, Percent, Quantity, Rounding, UnitPrice, line_amount};

mod account;
mod path;
mod sales;

pub use account::statement;
pub use path::{delivery_note, order_acknowledgement};
pub use sales::{credit_note, extreme_invoice, long_invoice, short_invoice};

/// A wordmark drawn with plain shapes.
pub const LOGO_SVG: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 60">
<rect width="60" height="60" rx="12" fill="#0f5257"/>
<path d="M14 42 L30 16 L46 42 Z" fill="none" stroke="#ffffff" stroke-width="5"/>
<rect x="76" y="12" width="150" height="10" fill="#0f5257"/>
<rect x="76" y="30" width="110" height="6" fill="#7da3a5"/>
<rect x="76" y="42" width="130" height="6" fill="#7da3a5"/></svg>"##;

pub fn day(year: i32, month: u32, day: u32) -> Date {
    Date::from_ymd_opt(year, month, day).expect("a date of the calendar")
}

pub fn eur(text: &str) -> Money {
    Money::parse(text, Currency::EUR).expect("an amount")
}

pub fn percent(text: &str) -> Percent {
    Percent::parse(text).expect("a percentage")
}

pub fn sender() -> Sender {
    Sender {
        address: Address {
            name: "Nordlicht Feinkost GmbH".into(),
            street: "Speicherstraße 14".into(),
            postal_code: "20457".into(),
            city: "Hamburg".into(),
            country: "DE".into(),
            ..Address::default()
        },
        vat_id: Some("DE123456789".into()),
        tax_number: Some("27/123/45678".into()),
        register: Some("Amtsgericht Hamburg, HRB 98765".into()),
        legal_lines: vec!["Geschäftsführerin: Inga Petersen".into()],
        bank_accounts: vec![
            BankAccount {
                bank: Some("Hanseatische Bank".into()),
                iban: "DE02120300000000202051".into(),
                bic: Some("BYLADEM1001".into()),
            },
            BankAccount {
                bank: Some("Norddeutsche Sparkasse".into()),
                iban: "DE02500105170137075030".into(),
                bic: Some("INGDDEFF".into()),
            },
        ],
        contact: Contact {
            name: Some("Jonas Brandt".into()),
            phone: Some("+49 40 1234567-12".into()),
            email: Some("faktura@nordlicht-feinkost.example".into()),
            website: Some("www.nordlicht-feinkost.example".into()),
        },
        accent: "#0f5257".parse().expect("a colour"),
        logo: None,
    }
}

pub fn sender_with_logo() -> Sender {
    let logo = Logo::try_new(LOGO_SVG.as_bytes().to_vec()).expect("an SVG file");
    Sender {
        logo: Some(logo),
        ..sender()
    }
}

pub fn recipient() -> Address {
    Address {
        name: "Blondel père et fils".into(),
        extra: vec!["Service comptabilité".into()],
        street: "24, place Kléber".into(),
        postal_code: "67000".into(),
        city: "Strasbourg".into(),
        country: "FR".into(),
        ..Address::default()
    }
}

pub fn head(number: &str) -> Head {
    Head {
        draft: false,
        number: number.into(),
        date: day(2026, 1, 31),
        recipient: recipient(),
        ship_to: Some(Address {
            name: "Blondel Entrepôt".into(),
            street: "7, rue du Port".into(),
            postal_code: "67100".into(),
            city: "Strasbourg".into(),
            country: "FR".into(),
            ..Address::default()
        }),
        customer_number: Some("D-10042".into()),
        customer_vat_id: Some("FR40303265045".into()),
        customer_order: Some("4500017788".into()),
        buyer_reference: None,
        order_number: Some("AB-2026-00311".into()),
        delivery_numbers: vec!["LS-2026-00298".into()],
        intro: None,
        notes: vec![],
    }
}

/// A line whose net amount follows from quantity and price.
pub fn line(index: usize, description: &str, quantity: &str, price: &str) -> PricedLine {
    let quantity = Quantity::parse(quantity).expect("a quantity");
    let unit_price = UnitPrice::parse(price).expect("a price");
    let net = line_amount(quantity, unit_price, Currency::EUR, Rounding::HalfUp);
    PricedLine {
        position: index.to_string(),
        sku: Some(format!("NF-{:04}", 1000 + index)),
        description: description.into(),
        details: vec![],
        quantity,
        unit: "C62".into(),
        unit_price,
        discount: None,
        tax: TaxMark {
            category: TaxCategory::S,
            rate: percent("19"),
        },
        net: net.expect("an amount in range"),
    }
}

/// Totals and a breakdown for lines of one tax rate.
pub fn totals(lines: &[PricedLine]) -> (Vec<TaxLine>, Totals) {
    let net = Money::sum(Currency::EUR, lines.iter().map(|line| line.net)).expect("a sum");
    let rate = percent("19");
    let tax = net
        .percent(rate, Rounding::HalfUp)
        .expect("an amount in range");
    let gross = net.checked_add(tax).expect("a sum");
    let taxes = vec![TaxLine {
        category: TaxCategory::S,
        rate,
        base: net,
        tax,
        exemption_reason: None,
    }];
    let totals = Totals {
        net,
        tax,
        gross,
        prepaid: None,
        payable: gross,
        tax_accounting: None,
    };
    (taxes, totals)
}

pub fn invoice_of(number: &str, lines: Vec<PricedLine>) -> Invoice {
    let (taxes, totals) = totals(&lines);
    let due = Instalment {
        due: day(2026, 3, 2),
        amount: totals.payable,
    };
    Invoice {
        sender: sender(),
        head: head(number),
        supply: Some(Supply::Day {
            day: day(2026, 1, 29),
        }),
        lines,
        allowances: vec![],
        taxes,
        totals,
        payment: Payment {
            terms: None,
            instalments: vec![due],
            discounts: vec![],
            reference: Some("RF18539007547034".into()),
        },
    }
}

/// One document of each kind, with a short name.
pub fn one_of_each() -> Vec<(&'static str, Document)> {
    vec![
        (
            "order_acknowledgement",
            Document::OrderAcknowledgement(order_acknowledgement()),
        ),
        ("delivery_note", Document::DeliveryNote(delivery_note(4))),
        ("invoice", Document::Invoice(short_invoice())),
        ("credit_note", Document::CreditNote(credit_note())),
        ("statement", Document::Statement(statement(8))),
    ]
}

/// The documents that strain the layout.
pub fn hard_cases() -> Vec<(&'static str, Document)> {
    vec![
        ("invoice_long", Document::Invoice(long_invoice(130))),
        ("invoice_extreme", Document::Invoice(extreme_invoice())),
        (
            "delivery_note_long",
            Document::DeliveryNote(delivery_note(60)),
        ),
        ("statement_long", Document::Statement(statement(60))),
    ]
}

/// Each sample in each language.
pub fn all() -> Vec<(String, Document, Language)> {
    let samples = || one_of_each().into_iter().chain(hard_cases());
    Language::ALL
        .into_iter()
        .flat_map(|language| {
            samples()
                .map(move |(name, document)| (format!("{name}_{language}"), document, language))
        })
        .collect()
}
