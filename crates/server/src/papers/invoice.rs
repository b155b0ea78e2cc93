use kernel::{Money, Percent};
use o2c::cash::BankAccount;
use o2c::invoicing::{InvoiceLine, InvoiceTax, InvoiceView, Party};
use pdf::{Accent, Address, Contact, Discount, Document, DocumentRef, Head, Instalment, Payment};
use pdf::{PricedLine, Sender, Supply, TaxLine, TaxMark};

use super::{PaperError, bank_accounts, line_discount, tax_category, totals};

/// An invoice as paper. Seller and buyer are those of the day of issue.
///
/// # Errors
/// A tax category is not one of EN 16931, or an amount is out of range.
pub fn invoice(
    view: &InvoiceView,
    accounts: &[BankAccount],
    terms: Option<String>,
) -> Result<Document, PaperError> {
    let instalments = view
        .instalments
        .iter()
        .map(|part| Instalment {
            due: part.due_on,
            amount: part.amount,
        })
        .collect();
    let mut discounts = Vec::new();
    for part in view
        .instalments
        .iter()
        .filter(|part| part.discount.is_positive())
    {
        let Some(until) = part.discount_on else {
            continue;
        };
        discounts.push(Discount {
            until,
            percent: percent_of(part.discount, part.amount),
            amount: part.discount,
            payable: part.amount.checked_sub(part.discount)?,
        });
    }
    Ok(Document::Invoice(pdf::Invoice {
        sender: sender(&view.parties.seller, accounts),
        head: head(view),
        supply: Some(Supply::Day {
            day: view.supplied_on,
        }),
        lines: lines(&view.lines)?,
        allowances: Vec::new(),
        taxes: taxes(&view.taxes)?,
        totals: totals(view.net, view.tax, view.head.gross),
        payment: Payment {
            terms,
            instalments,
            discounts,
            reference: Some(view.reference.clone()),
        },
    }))
}

/// A credit note as paper.
///
/// # Errors
/// As [`invoice`].
pub fn credit_note(
    view: &InvoiceView,
    accounts: &[BankAccount],
    corrected: Option<DocumentRef>,
) -> Result<Document, PaperError> {
    Ok(Document::CreditNote(pdf::CreditNote {
        sender: sender(&view.parties.seller, accounts),
        head: head(view),
        corrects: corrected.into_iter().collect(),
        reason: view.reason.clone().unwrap_or_default(),
        supply: Some(Supply::Day {
            day: view.supplied_on,
        }),
        lines: lines(&view.lines)?,
        allowances: Vec::new(),
        taxes: taxes(&view.taxes)?,
        totals: totals(view.net, view.tax, view.head.gross),
    }))
}

/// The share in per cent, for print only; the amounts beside it are what counts.
fn percent_of(part: Money, whole: Money) -> Percent {
    let micro = i128::from(part.minor()) * 100_000_000 / i128::from(whole.minor()).max(1);
    // A discount is granted in hundredths of a per cent at the finest.
    let hundredth = 10_000;
    let rounded = (micro + hundredth / 2) / hundredth * hundredth;
    Percent::from_micro(i64::try_from(rounded).unwrap_or(0))
}

fn head(view: &InvoiceView) -> Head {
    let buyer = &view.parties.buyer;
    Head {
        draft: false,
        number: view.head.number.clone(),
        date: view.head.issued_on,
        recipient: address(buyer),
        ship_to: view.parties.ship_to.as_ref().map(address),
        customer_number: buyer.number.clone(),
        customer_vat_id: buyer.vat_id.clone(),
        customer_order: view.customer_order_no.clone(),
        buyer_reference: None,
        order_number: view.order_number.clone(),
        delivery_numbers: view.delivery_numbers.clone(),
        intro: None,
        notes: Vec::new(),
    }
}

fn address(party: &Party) -> Address {
    Address {
        name: party.name.clone(),
        extra: Vec::new(),
        street: party.street.clone(),
        postal_code: party.postal_code.clone(),
        city: party.city.clone(),
        region: party.region.clone(),
        country: party.country.clone(),
    }
}

fn sender(seller: &Party, accounts: &[BankAccount]) -> Sender {
    Sender {
        address: address(seller),
        vat_id: seller.vat_id.clone(),
        tax_number: seller.tax_number.clone(),
        register: seller.register_text.clone(),
        legal_lines: Vec::new(),
        bank_accounts: bank_accounts(accounts),
        contact: Contact {
            name: None,
            phone: seller.phone.clone(),
            email: seller.email.clone(),
            website: None,
        },
        accent: Accent::default(),
        logo: None,
    }
}

fn lines(lines: &[InvoiceLine]) -> Result<Vec<PricedLine>, PaperError> {
    lines
        .iter()
        .map(|line| {
            Ok(PricedLine {
                position: line.line_no.to_string(),
                sku: (!line.sku.is_empty()).then(|| line.sku.clone()),
                description: line.name.clone(),
                details: Vec::new(),
                quantity: line.quantity,
                unit: line.unit.clone(),
                unit_price: line.unit_price,
                discount: line_discount(line.base_price, line.discount),
                tax: TaxMark {
                    category: tax_category(line.tax_category.as_str())?,
                    rate: line.tax_percent,
                },
                net: line.net,
            })
        })
        .collect()
}

fn taxes(taxes: &[InvoiceTax]) -> Result<Vec<TaxLine>, PaperError> {
    taxes
        .iter()
        .map(|tax| {
            Ok(TaxLine {
                category: tax_category(tax.category.as_str())?,
                rate: tax.percent,
                base: tax.base,
                tax: tax.tax,
                exemption_reason: tax.note.clone(),
            })
        })
        .collect()
}
