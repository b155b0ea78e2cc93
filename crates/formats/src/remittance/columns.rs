//! The headings by which the columns of a table of documents and amounts are known.

use crate::text::compact;

const DOCUMENT: &[&str] = &[
    "invoicenumber",
    "invoiceno",
    "invoice",
    "invoiceid",
    "documentnumber",
    "documentno",
    "document",
    "rechnungsnummer",
    "rechnungsnr",
    "rechnung",
    "belegnummer",
    "belegnr",
    "beleg",
    "numérodefacture",
    "facture",
    "factuurnummer",
    "factuur",
    "numerofattura",
    "fattura",
    "númerodefactura",
    "factura",
    "reference",
    "referenz",
];
const GROSS: &[&str] = &[
    "grossamount",
    "gross",
    "invoiceamount",
    "documentamount",
    "originalamount",
    "bruttobetrag",
    "brutto",
    "rechnungsbetrag",
    "montantbrut",
    "brutobedrag",
    "importolordo",
];
const DISCOUNT: &[&str] = &[
    "discount",
    "discounttaken",
    "cashdiscount",
    "skonto",
    "skontobetrag",
    "escompte",
    "korting",
    "sconto",
    "descuento",
];
const DEDUCTION: &[&str] = &[
    "deduction",
    "adjustment",
    "abzug",
    "kürzung",
    "déduction",
    "inhouding",
];
const REASON: &[&str] = &[
    "reason",
    "deductionreason",
    "reasontext",
    "grund",
    "abzugsgrund",
    "motif",
    "text",
];
const NET: &[&str] = &[
    "netamount",
    "net",
    "amountpaid",
    "paidamount",
    "paymentamount",
    "paid",
    "amount",
    "betrag",
    "zahlbetrag",
    "zahlungsbetrag",
    "nettobetrag",
    "netto",
    "montant",
    "montantpayé",
    "bedrag",
    "importo",
    "importe",
];
const DATE: &[&str] = &[
    "invoicedate",
    "documentdate",
    "date",
    "rechnungsdatum",
    "belegdatum",
    "datum",
    "datefacture",
    "factuurdatum",
    "data",
    "fecha",
];
const CURRENCY: &[&str] = &[
    "currency", "währung", "waehrung", "devise", "valuta", "divisa",
];
const KIND: &[&str] = &["type", "documenttype", "belegart", "art"];
const PAYER: &[&str] = &[
    "payer",
    "customer",
    "customername",
    "zahler",
    "auftraggeber",
];
const PAYMENT: &[&str] = &[
    "paymentreference",
    "paymentref",
    "paymentnumber",
    "paymentno",
    "checknumber",
    "chequenumber",
    "zahlungsreferenz",
    "zahlungsnummer",
    "zahlungsbeleg",
    "référencedepaiement",
];

/// The column of each field.
#[derive(Default)]
pub(super) struct Columns {
    pub(super) document: Option<usize>,
    pub(super) gross: Option<usize>,
    pub(super) discount: Option<usize>,
    pub(super) deduction: Option<usize>,
    pub(super) reason: Option<usize>,
    pub(super) net: Option<usize>,
    pub(super) date: Option<usize>,
    pub(super) currency: Option<usize>,
    pub(super) kind: Option<usize>,
    pub(super) payer: Option<usize>,
    pub(super) payment: Option<usize>,
}

impl Columns {
    /// The columns that a heading names; `None` where it names no document and amount.
    pub(super) fn of(header: &[String]) -> Option<Self> {
        let names: Vec<String> = header
            .iter()
            .map(|cell| compact(cell).to_lowercase())
            .collect();
        let find = |words: &[&str]| {
            words
                .iter()
                .find_map(|word| names.iter().position(|name| name == word))
        };
        let columns = Self {
            document: find(DOCUMENT),
            gross: find(GROSS),
            discount: find(DISCOUNT),
            deduction: find(DEDUCTION),
            reason: find(REASON),
            net: find(NET),
            date: find(DATE),
            currency: find(CURRENCY),
            kind: find(KIND),
            payer: find(PAYER),
            payment: find(PAYMENT),
        };
        let tells = columns.document.is_some() && columns.net.or(columns.gross).is_some();
        tells.then_some(columns)
    }

    /// The columns of amounts.
    pub(super) fn money(&self) -> impl Iterator<Item = usize> {
        [self.gross, self.discount, self.deduction, self.net]
            .into_iter()
            .flatten()
    }
}
