//! What words around numbers mean, in the languages that payers write.

/// What a word says about the number after it, or about the payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A document number follows.
    Invoice,
    /// A customer number follows.
    Customer,
    /// An order number follows.
    Order,
    /// A delivery note's number follows.
    Delivery,
    /// A telephone number follows.
    Phone,
    /// A date follows.
    Date,
    /// An amount follows.
    Amount,
    /// The number of something that is no document of ours follows: an advice, a project, the
    /// payer's own mark.
    Foreign,
    /// "Number": what follows is what the word before said.
    Number,
    /// More documents than are named.
    More,
    /// Money for something not invoiced yet.
    Prepayment,
    /// The payer gives back what we paid.
    Refund,
    /// No payment of a customer at all: wages, rent, interest.
    Nobody,
    /// An early-payment discount was taken.
    Discount,
    /// Bank charges were taken.
    Charges,
    /// Something was deducted for a reason.
    Deduction,
    /// A part of what is owed.
    Partial,
    /// All that a statement lists.
    Statement,
    /// Somebody pays for somebody else.
    Behalf,
}

/// The words of the text that matter, as bits by [`Meaning`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Said(u32);

impl Said {
    pub fn note(&mut self, meaning: Meaning) {
        self.0 |= 1 << (meaning as u32);
    }

    pub fn has(self, meaning: Meaning) -> bool {
        self.0 & (1 << (meaning as u32)) != 0
    }
}

/// Words in folded capitals, by meaning. Longer words that begin with one marked `*` mean the same.
const WORDS: &[(Meaning, &str)] = &[
    (
        Meaning::Invoice,
        "RE RG RNR RGNR RECHN* RECHNUNG* RG* INV INVOICE* FACT FACTURE* FACTUUR* FATTURA* FAKTURA* \
         FAKTUR* FACTURA* FT FA FS BELEG* BELEGNR BEL DOC* DOK* DOKUMENT* ZAHLUNG* PAYMENT* REF \
         REFERENZ* REFERENCE* BETREFF ZWECK VERWENDUNGSZWECK RF BILL* FRA FV LASKU* FAKT* UF",
    ),
    (
        Meaning::Customer,
        "KD KDNR KUNDE* KUNDENNR KUNDENNUMMER CUST CUSTOMER* CUSTNO KLANT* CLIENT* CLIENTE* DEB \
         DEBITOR* ACCT ACCOUNTNO KLIENT* ASIAKAS* KUND",
    ),
    (
        Meaning::Order,
        "PO BESTELL* BEST ORDER* AUFTR* AUFTRAG* COMMANDE* CDE PEDIDO* ORDINE* BESTEL* \
         ZAMOWIENI* AB ORDRE* BSTNR PURCHASE",
    ),
    (
        Meaning::Delivery,
        "LS LSNR LIEFERSCHEIN* LIEF LIEFER* DEL DELIVERY* DN BL LIVRAISON* PAKBON* DDT ALBARAN*",
    ),
    (Meaning::Phone, "TEL TELEFON* PHONE* FAX MOBIL* HANDY"),
    (
        Meaning::Date,
        "V VOM DD DATED DATUM* DATE* DU DEL DAT VAN AM PER DTD DT FAELLIG* FALLIG* DUE",
    ),
    (
        Meaning::Amount,
        "BETRAG* AMOUNT* EUR EURO USD GBP CHF SUMME* TOTAL* MONTANT* IMPORT* BEDRAG* KWOTA* UEBER",
    ),
    (
        Meaning::Foreign,
        "AVIS* ADVICE* EREF KREF MREF CRED MANDAT* E2E ENDTOEND PROJEKT* PROJECT* TAN IBAN BIC \
         KONTO* BLZ TRN TXN ID SVWZ END PLZ USTID VAT UST STEUERNR HRB CARD KARTE*",
    ),
    (
        Meaning::Number,
        "NR NO NUM NUMMER NUMMERN NUMBER* NUMERO* N NRN NOS NRS",
    ),
    (
        Meaning::More,
        "WEITERE* UA USW ETC DIV DIVERSE* VARIOUS* MORE OTHERS OTHER ANDERE* SIEHE SEE DIVERS* \
         SEVERAL MEHRERE* AUTRES ALTRE ALTRI OTROS OTRAS OVERIGE* FLERE UVM",
    ),
    (
        Meaning::Prepayment,
        "ANZAHLUNG* VORKASSE* VORAUS* VORAUSZAHLUNG* DEPOSIT* PREPAY* PREPAYMENT* ADVANCE* ACOMPTE* \
         ANTICIPO* PROFORMA* AANBETALING* VOORUIT* ACCONTO* ZALICZKA* DOWNPAYMENT*",
    ),
    (
        Meaning::Refund,
        "STORNO* REFUND* RUECKERSTATT* RUCKERSTATT* ERSTATTUNG* RUECKZAHL* RUCKZAHL* REMBOURS* \
         RIMBORSO* REEMBOLSO* TERUGBETALING* RUECKLAST* RUCKLAST* CHARGEBACK*",
    ),
    (
        Meaning::Nobody,
        "LOHN* GEHALT* SALARY* WAGES* ZINSEN* INTEREST* MIETE* MIETEINNAHME* RENT SPENDE* DONATION* \
         STEUER* FINANZAMT* TAX DIVIDEND* DARLEHEN* LOAN* UMBUCHUNG* VERSICHERUNG* INSURANCE* \
         LOYER* STIPENDIO* INTERETS* KAUTION* ABSCHLUSS*",
    ),
    (
        Meaning::Discount,
        "SKONTO* SKTO DISC DISCOUNT* ESCOMPTE* KORTING* SCONTO* DESCUENTO* RABAIS* CASHDISC* PPD \
         SKONTOABZUG*",
    ),
    (
        Meaning::Charges,
        "CHGS CHARGES* CHG FEE FEES SPESEN* GEBUEHR* GEBUHR* BENM BEN SHA FRAIS* KOSTEN* SPESE* \
         COMISION* BANKSPESEN*",
    ),
    (
        Meaning::Deduction,
        "ABZUG* ABZGL ABZ LESS MINUS REKLAMATION* MAENGEL* MANGEL* RETOURE* RETURN* DAMAGE* SHORT \
         BELASTUNG* WERBEKOSTEN* DEDUCT* DEDUCTION* KUERZUNG* KURZUNG* EINBEHALT* CLAIM* DISPUTE* \
         BONUS* GUTSCHRIFT* CREDITNOTE* AVOIR* KULANZ* WKZ PENALTY* RETENUE* DEDUCCION* BRUCH* \
         FEHLMENGE* NACHLASS* SHORTAGE* REBATE*",
    ),
    (
        Meaning::Partial,
        "RATE* TEIL TEILZAHLUNG* TEILBETRAG* ABSCHLAG* PARTIAL* PART INSTALMENT* INSTALLMENT* \
         ACCOUNT* AKONTO* AKTO RESTZAHLUNG* ACOMPTE* DEELBETALING* RATENZAHLUNG*",
    ),
    (
        Meaning::Statement,
        "OFFENE* POSTEN* STATEMENT* SETTLEMENT* BALANCE* KONTOAUSZUG* SAMMEL* MONAT* MONTHLY* \
         AUSGLEICH* SALDO* RELEVE* OPEN OPENSTAAND* SAMMELZAHLUNG* SOLDE*",
    ),
    (
        Meaning::Behalf,
        "BEHALF* AUFTRAGGEBER* NAMENS FUER FUR FOR POUR OBO CO",
    ),
];

/// Pairs of single letters with a dot after the first that mean [`Meaning::More`]: "u.a.", "u. w.",
/// "u.v.m.", "o.a.", "e.a.", "i.a.".
pub(super) const MORE_IN_LETTERS: [[u8; 2]; 6] = [*b"UA", *b"UW", *b"UV", *b"OA", *b"EA", *b"IA"];

/// All words in order, for searching.
#[derive(Debug)]
pub(crate) struct Vocabulary {
    exact: Vec<(&'static [u8], Meaning)>,
    beginnings: Vec<(&'static [u8], Meaning)>,
}

impl Vocabulary {
    pub fn new() -> Self {
        let mut exact = Vec::new();
        let mut beginnings = Vec::new();
        for (meaning, words) in WORDS {
            for word in words.split_whitespace() {
                match word.strip_suffix('*') {
                    Some(beginning) => beginnings.push((beginning.as_bytes(), *meaning)),
                    None => exact.push((word.as_bytes(), *meaning)),
                }
            }
        }
        exact.sort_by_key(|entry| entry.0);
        beginnings.sort_by_key(|entry| entry.0);
        Self { exact, beginnings }
    }

    /// What a word in capitals means; the longest beginning counts.
    pub fn meaning(&self, word: &[u8]) -> Option<Meaning> {
        let at = self.exact.partition_point(|entry| entry.0 < word);
        if let Some((_, meaning)) = self.exact.get(at).filter(|entry| entry.0 == word) {
            return Some(*meaning);
        }
        let mut length = word.len().min(16);
        while length >= 2 {
            let head = &word[..length];
            let at = self.beginnings.partition_point(|entry| entry.0 < head);
            match self.beginnings.get(at) {
                Some((known, meaning)) if *known == head => return Some(*meaning),
                _ => length -= 1,
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_in_several_languages_and_by_their_beginning() {
        let words = Vocabulary::new();
        for (word, meaning) in [
            ("RECHNUNGSNR", Some(Meaning::Invoice)),
            ("FACTUUR", Some(Meaning::Invoice)),
            ("KUNDENNR", Some(Meaning::Customer)),
            ("BESTELLUNG", Some(Meaning::Order)),
            ("ANZAHLUNG", Some(Meaning::Prepayment)),
            ("ORDERLY", Some(Meaning::Order)),
            ("SCHMIDT", None),
        ] {
            assert_eq!(words.meaning(word.as_bytes()), meaning, "{word}");
        }
    }
}
