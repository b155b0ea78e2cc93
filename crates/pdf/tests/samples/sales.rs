//! Invoices and a credit note.

use cashlane_pdf::{
    Address, Allowance, CreditNote, Discount, DocumentRef, Instalment, Invoice, Supply,
    TaxCategory, TaxLine, TaxMark, Totals,
};
use kernel::Rounding;

use super::{day, eur, head, invoice_of, line, percent, sender, totals};

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
    invoice.head.recipient = long_winded_address();
    invoice.head.customer_order = Some("PO-2026-000000000000000000000000000000000017".into());
    invoice.supply = Some(Supply::Period {
        from: day(2026, 1, 1),
        to: day(2026, 1, 31),
    });
    invoice
}

fn long_winded_address() -> Address {
    Address {
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
