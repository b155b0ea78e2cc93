//! Documents of a made-up company, for tests and for the gallery.

use cashlane_pdf::{
    Address, AgingBucket, Allowance, BankAccount, Contact, CreditNote, DeliveryLine, DeliveryNote,
    Discount, Document, DocumentRef, Head, Instalment, Invoice, Language, Logo, Movement,
    MovementKind, OpenItem, OrderAcknowledgement, OrderLine, Payment, PricedLine, Sender, Shipping,
    Statement, Supply, TaxCategory, TaxLine, TaxMark, Totals,
};
use kernel::{Currency, Date, Money, Percent, Quantity, Rounding, UnitPrice, line_amount};

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

/// Three lines, an early-payment discount.
pub fn short_invoice() -> Invoice {
    let mut second = line(
        2,
        "Wacholderschinken, mild geräuchert, am Stück",
        "12.5",
        "18.90",
    );
    second.unit = "KGM".into();
    second.details = vec!["Charge 2601-17, mindestens haltbar bis 30.06.2026".into()];
    let lines = vec![
        line(1, "Queso Cabrales", "12", "14.00"),
        second,
        line(
            3,
            "Louisiana Fiery Hot Pepper Sauce, 24 Flaschen im Karton",
            "40",
            "16.8425",
        ),
    ];
    let mut invoice = invoice_of("RE-2026-00417", lines);
    let payable = invoice.totals.payable;
    let two = percent("2");
    let amount = payable
        .percent(two, Rounding::HalfUp)
        .expect("an amount in range");
    invoice.payment.discounts = vec![Discount {
        until: day(2026, 2, 10),
        percent: two,
        amount,
        payable: payable.checked_sub(amount).expect("an amount in range"),
    }];
    invoice.head.notes = vec!["Danke für die gute Zusammenarbeit.".into()];
    invoice
}

/// Many lines, some with long descriptions and details, in two instalments.
pub fn long_invoice(count: usize) -> Invoice {
    let lines = (1..=count).map(|index| {
        let description = match index % 9 {
            0 => {
                "Sir Rodney's Marmalade, 30 gift boxes, bitter orange with a hint of whisky, \
                  hand-labelled"
            }
            4 => "Gnocchi di nonna Alice, vacuum packed",
            _ => "Chartreuse verte 70 cl",
        };
        let price = format!("{}.{:02}", 3 + index % 17, index * 37 % 100);
        let mut line = line(
            index,
            description,
            &(index * 7 % 90 + 1).to_string(),
            &price,
        );
        if index % 11 == 0 {
            line.details = vec![
                "Serial 8841-2236".into(),
                "From delivery LS-2026-00298".into(),
            ];
        }
        line
    });
    let mut invoice = invoice_of("RE-2026-00418", lines.collect());
    let halves = invoice.totals.payable.split(&[1, 1]).expect("two halves");
    invoice.payment.instalments = vec![
        Instalment {
            due: day(2026, 3, 2),
            amount: halves[0],
        },
        Instalment {
            due: day(2026, 4, 2),
            amount: halves[1],
        },
    ];
    invoice
}

/// Very large amounts, very long names, a foreign tax case and a prepayment.
pub fn extreme_invoice() -> Invoice {
    let mut lines = vec![
        line(
            1,
            "Vollautomatische Abfüll- und Verpackungsanlage einschließlich Montage, \
             Inbetriebnahme und Schulung des Personals an drei Standorten",
            "1000000",
            "1000.00",
        ),
        line(2, &"Unbrechbar".repeat(12), "123456.789", "0.000125"),
        line(3, "Schlichtes", "1", "1000000000.00"),
    ];
    lines[0].sku = Some("ANLAGE-ABFUELLUNG-VERPACKUNG-2026-XXL-0000000001".into());
    lines[1].unit = "Sonderverpackungseinheit".into();
    for line in &mut lines {
        line.tax = TaxMark {
            category: TaxCategory::AE,
            rate: percent("0"),
        };
    }
    let mut invoice = invoice_of("RE-2026-00419-SONDERFALL-INTERNATIONAL", lines);
    let net = invoice.totals.net;
    let discount = eur("-1000000.00");
    let net = net.checked_add(discount).expect("a sum");
    let prepaid = eur("500000000.00");
    let payable = net.checked_sub(prepaid).expect("a difference");
    invoice.allowances = vec![Allowance {
        reason: "Mengenrabatt laut Rahmenvertrag vom 1. Januar 2026".into(),
        amount: discount,
    }];
    invoice.totals = Totals {
        net,
        tax: eur("0.00"),
        gross: net,
        prepaid: Some(prepaid),
        payable,
        tax_accounting: None,
    };
    invoice.taxes = vec![TaxLine {
        category: TaxCategory::AE,
        rate: percent("0"),
        base: net,
        tax: eur("0.00"),
        exemption_reason: Some("Article 196, Directive 2006/112/EC".into()),
    }];
    let thirds = payable.split(&[1, 1, 1]).expect("three thirds");
    invoice.payment.instalments = (0u32..)
        .zip(thirds)
        .map(|(index, amount)| Instalment {
            due: day(2026, 3 + index, 1),
            amount,
        })
        .collect();
    invoice.head.recipient = Address {
        name: "Gesellschaft für die Entwicklung, Herstellung und den weltweiten Vertrieb \
               außergewöhnlich langer Firmennamen mbH & Co. Kommanditgesellschaft auf Aktien"
            .into(),
        extra: vec![
            "Abteilung Kreditorenbuchhaltung und Rechnungsprüfung".into(),
            "z. Hd. Frau Dr. Maximiliane Freifrau von und zu Hohenlohe-Waldenburg".into(),
            "Gebäude 17, Aufgang C, 4. Obergeschoss".into(),
        ],
        street: "Straße der Deutsch-Französischen Freundschaft 123456".into(),
        postal_code: "9999".into(),
        city: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch".into(),
        region: None,
        country: "AT".into(),
    };
    invoice.head.customer_order = Some("PO-2026-000000000000000000000000000000000017".into());
    invoice.supply = Some(Supply::Period {
        from: day(2026, 1, 1),
        to: day(2026, 1, 31),
    });
    invoice
}

pub fn order_acknowledgement() -> OrderAcknowledgement {
    let priced: Vec<_> = short_invoice().lines;
    let (taxes, totals) = totals(&priced);
    let dates = [Some(day(2026, 2, 3)), Some(day(2026, 2, 17)), None];
    let mut head = head("AB-2026-00311");
    head.order_number = None;
    head.delivery_numbers = vec![];
    let lines = priced.into_iter().zip(dates);
    OrderAcknowledgement {
        sender: sender_with_logo(),
        head,
        lines: lines
            .map(|(line, confirmed)| OrderLine { line, confirmed })
            .collect(),
        allowances: vec![],
        taxes,
        totals,
        payment_terms: Some("30 days net, 2 % within 10 days".into()),
        delivery_terms: Some("DAP Strasbourg (Incoterms 2020)".into()),
    }
}

pub fn delivery_note(count: usize) -> DeliveryNote {
    let line = |index: usize| DeliveryLine {
        position: index.to_string(),
        sku: Some(format!("NF-{:04}", 1000 + index)),
        description: "Gudbrandsdalsost, 10 kg".into(),
        details: if index % 2 == 0 {
            vec!["Charge 2601-17".into()]
        } else {
            vec![]
        },
        unit: "KGM".into(),
        ordered: Some(Quantity::parse("120").expect("a quantity")),
        delivered: Quantity::parse("100.5").expect("a quantity"),
        outstanding: Some(Quantity::parse("19.5").expect("a quantity")),
    };
    let mut head = head("LS-2026-00298");
    head.delivery_numbers = vec![];
    DeliveryNote {
        sender: sender_with_logo(),
        head,
        shipping: Shipping {
            shipped: Some(day(2026, 1, 29)),
            carrier: Some("Spedition Federal".into()),
            tracking: Some("00340434161094042557".into()),
            packages: Some(6),
            weight_kg: Some(Quantity::parse("612.4").expect("a quantity")),
            terms: Some("DAP Strasbourg (Incoterms 2020)".into()),
        },
        lines: (1..=count).map(line).collect(),
    }
}

pub fn credit_note() -> CreditNote {
    let lines = vec![line(1, "Queso Cabrales", "2", "14.00")];
    let (taxes, totals) = totals(&lines);
    CreditNote {
        sender: sender(),
        head: head("GU-2026-00023"),
        corrects: vec![DocumentRef {
            number: "RE-2026-00417".into(),
            date: day(2026, 1, 31),
        }],
        reason: "2 Stück beschädigt angekommen, Rücksendung R-118".into(),
        supply: Some(Supply::Day {
            day: day(2026, 1, 29),
        }),
        lines,
        allowances: vec![],
        taxes,
        totals,
    }
}

pub fn statement(count: usize) -> Statement {
    let opening = eur("1250.00");
    let mut movements = Vec::new();
    let mut open_items = vec![OpenItem {
        date: day(2025, 11, 20),
        kind: MovementKind::Invoice,
        reference: "RE-2025-03991".into(),
        due: Some(day(2025, 12, 20)),
        original: opening,
        open: opening,
    }];
    let mut closing = opening;
    for index in 0..count {
        let date = day(
            2026,
            1,
            1 + u32::try_from(index % 28).expect("a small number"),
        );
        let due = Some(day(
            2026,
            1 + u32::try_from(index % 3).expect("a small number"),
            28,
        ));
        let amount = Money::new(
            10_000 + 777 * i64::try_from(index).expect("small"),
            Currency::EUR,
        );
        let reference = format!("RE-2026-{index:05}");
        movements.push(Movement {
            date,
            kind: MovementKind::Invoice,
            reference: reference.clone(),
            due,
            amount,
        });
        closing = closing.checked_add(amount).expect("a sum");
        if index % 2 == 0 {
            movements.push(Movement {
                date,
                kind: MovementKind::Payment,
                reference: format!("SEPA {reference}"),
                due: None,
                amount: amount.neg(),
            });
            closing = closing.checked_sub(amount).expect("a difference");
        } else {
            open_items.push(OpenItem {
                date,
                kind: MovementKind::Invoice,
                reference,
                due,
                original: amount,
                open: amount,
            });
        }
    }
    let to = day(2026, 1, 31);
    let aging = aged(&open_items, to);
    Statement {
        sender: sender(),
        head: Head {
            ship_to: None,
            delivery_numbers: vec![],
            ..head("KA-2026-0007")
        },
        from: day(2026, 1, 1),
        to,
        opening,
        movements,
        closing,
        open_items,
        aging,
    }
}

/// Open amounts in the usual buckets.
fn aged(items: &[OpenItem], as_of: Date) -> Vec<AgingBucket> {
    let bounds = [
        (None, None),
        (Some(1), Some(30)),
        (Some(31), Some(60)),
        (Some(61), None),
    ];
    let bucket = |(from_days, to_days): (Option<u32>, Option<u32>)| {
        let first = from_days.map_or(i64::MIN, i64::from);
        let last = to_days.map_or(if from_days.is_none() { 0 } else { i64::MAX }, i64::from);
        let within = |item: &&OpenItem| {
            let overdue = item.due.map_or(0, |due| (as_of - due).num_days());
            (first..=last).contains(&overdue)
        };
        let amount = Money::sum(
            Currency::EUR,
            items.iter().filter(within).map(|item| item.open),
        );
        AgingBucket {
            from_days,
            to_days,
            amount: amount.expect("a sum"),
        }
    };
    bounds.map(bucket).into()
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
