//! All words of the documents: one row per label, English, German, French.
//!
//! `{name}` marks a place filled by the program; a test keeps the places equal in all languages.

use crate::Language;

macro_rules! labels {
    ($($name:ident: $en:literal, $de:literal, $fr:literal;)+) => {
        /// The words of one language.
        pub(crate) struct Labels {
            $(pub(crate) $name: &'static str,)+
        }

        static ENGLISH: Labels = Labels { $($name: $en,)+ };
        static GERMAN: Labels = Labels { $($name: $de,)+ };
        static FRENCH: Labels = Labels { $($name: $fr,)+ };

        /// Every label with its wording in all languages.
        #[cfg(test)]
        const ROWS: &[(&str, [&str; 3])] = &[$((stringify!($name), [$en, $de, $fr]),)+];
    };
}

impl Labels {
    /// The words of a language.
    pub(crate) fn of(language: Language) -> &'static Labels {
        match language {
            Language::En => &ENGLISH,
            Language::De => &GERMAN,
            Language::Fr => &FRENCH,
        }
    }
}

labels! {
    // Titles.
    order_acknowledgement: "Order acknowledgement", "Auftragsbestätigung",
        "Confirmation de commande";
    delivery_note: "Delivery note", "Lieferschein", "Bon de livraison";
    invoice: "Invoice", "Rechnung", "Facture";
    credit_note: "Credit note", "Rechnungskorrektur", "Avoir";
    statement: "Statement of account", "Kontoauszug", "Relevé de compte";
    draft: "Draft", "Entwurf", "Projet";
    page_of: "Page {page} of {pages}", "Seite {page} von {pages}", "Page {page} sur {pages}";

    // Information block.
    number: "Number", "Nummer", "Numéro";
    date: "Date", "Datum", "Date";
    customer_number: "Customer no.", "Kundennummer", "N° client";
    customer_vat_id: "Your VAT ID", "Ihre USt-IdNr.", "Votre n° TVA";
    customer_order: "Your order no.", "Ihre Bestellung", "Votre commande";
    buyer_reference: "Your reference", "Ihr Zeichen", "Votre référence";
    order_number: "Our order no.", "Unser Auftrag", "Notre commande";
    delivery_numbers: "Delivery note", "Lieferschein", "Bon de livraison";
    supply_day: "Date of supply", "Leistungsdatum", "Date de livraison";
    supply_period: "Period of supply", "Leistungszeitraum", "Période de prestation";
    due_date: "Due date", "Fällig am", "Échéance";
    shipped: "Shipped on", "Versanddatum", "Expédié le";
    contact: "Contact", "Ansprechpartner", "Contact";
    phone: "Phone", "Telefon", "Téléphone";
    email: "E-mail", "E-Mail", "E-mail";
    ship_to: "Delivery address", "Lieferadresse", "Adresse de livraison";

    // Opening sentences.
    intro_order: "Thank you for your order. We confirm it as follows.",
        "Vielen Dank für Ihren Auftrag, den wir wie folgt bestätigen.",
        "Nous vous remercions de votre commande, que nous confirmons comme suit.";
    intro_delivery: "We deliver to you the following goods.",
        "Wir liefern Ihnen die folgenden Waren.",
        "Nous vous livrons les marchandises suivantes.";
    intro_invoice: "We invoice our deliveries and services as follows.",
        "Unsere Lieferungen und Leistungen berechnen wir wie folgt.",
        "Nous vous facturons nos livraisons et prestations comme suit.";
    intro_statement: "Your account shows the following movements and open items.",
        "Ihr Konto weist folgende Bewegungen und offene Posten aus.",
        "Votre compte présente les mouvements et postes ouverts suivants.";
    corrects: "Corrects invoice {number} of {date}.",
        "Korrigiert die Rechnung {number} vom {date}.",
        "Rectifie la facture {number} du {date}.";
    reason: "Reason: {reason}", "Grund: {reason}", "Motif : {reason}";

    // Lines.
    position: "Pos.", "Pos.", "Pos.";
    sku: "Item", "Artikel", "Article";
    sku_detail: "Item {sku}", "Artikel {sku}", "Article {sku}";
    description: "Description", "Bezeichnung", "Désignation";
    quantity: "Quantity", "Menge", "Quantité";
    unit_detail: "Unit: {unit}", "Einheit: {unit}", "Unité : {unit}";
    unit_price: "Unit price", "Einzelpreis", "Prix unitaire";
    tax_column: "VAT", "USt", "TVA";
    net_column: "Net {currency}", "Netto {currency}", "Net {currency}";
    confirmed: "Delivery", "Liefertermin", "Livraison";
    to_be_confirmed: "open", "offen", "à définir";
    ordered: "Ordered", "Bestellt", "Commandé";
    delivered: "Delivered", "Geliefert", "Livré";
    outstanding: "To follow", "Rückstand", "Reliquat";
    brought_forward: "Brought forward", "Übertrag", "Report";
    carried_forward: "Carried forward", "Übertrag", "À reporter";
    lines_total: "Sum of lines", "Summe der Positionen", "Total des lignes";

    // Tax.
    tax_breakdown: "Tax", "Steuer", "Taxe";
    tax_rate: "Rate", "Satz", "Taux";
    tax_base: "Base", "Basis", "Base";
    tax_amount: "Amount", "Betrag", "Montant";
    tax_s: "VAT", "Umsatzsteuer", "TVA";
    tax_z: "Zero-rated", "Nullsatz", "Taux zéro";
    tax_e: "Exempt", "Steuerfrei", "Exonéré";
    tax_ae: "Reverse charge", "Reverse Charge", "Autoliquidation";
    tax_k: "Intra-Community supply", "Innergemeinschaftlich", "Intracommunautaire";
    tax_g: "Export", "Ausfuhr", "Exportation";
    tax_o: "Outside the scope of VAT", "Nicht steuerbar", "Hors champ de la TVA";
    tax_l: "IGIC", "IGIC", "IGIC";
    tax_m: "IPSI", "IPSI", "IPSI";
    note_e: "Exempt from VAT.", "Umsatzsteuerfrei.", "Exonéré de TVA.";
    note_ae: "Reverse charge: the recipient is liable for the VAT.",
        "Steuerschuldnerschaft des Leistungsempfängers.",
        "Autoliquidation : la TVA est due par le preneur.";
    note_k: "Intra-Community supply, exempt from VAT.",
        "Steuerfreie innergemeinschaftliche Lieferung.",
        "Livraison intracommunautaire, exonérée de TVA.";
    note_g: "Export outside the European Union, exempt from VAT.",
        "Steuerfreie Ausfuhrlieferung.",
        "Exportation hors de l’Union européenne, exonérée de TVA.";
    note_o: "Not subject to VAT.", "Nicht umsatzsteuerbar.", "Non soumis à la TVA.";
    tax_accounting: "VAT in {currency}: {amount}", "Umsatzsteuer in {currency}: {amount}",
        "TVA en {currency} : {amount}";

    // Totals.
    total_net: "Net total", "Nettobetrag", "Total HT";
    total_tax: "VAT", "Umsatzsteuer", "TVA";
    total_gross: "Total", "Gesamtbetrag", "Total TTC";
    prepaid: "Already paid", "Bereits bezahlt", "Déjà réglé";
    payable: "Amount payable", "Zahlbetrag", "Net à payer";
    credited: "Amount credited", "Gutschriftbetrag", "Montant de l’avoir";
    order_total: "Order total", "Auftragssumme", "Total de la commande";

    // Payment and delivery.
    payment: "Payment", "Zahlung", "Règlement";
    payment_terms: "Terms of payment", "Zahlungsbedingungen", "Conditions de paiement";
    payable_by: "Payable by", "Zahlbar bis", "À régler au plus tard le";
    instalment: "Instalment {index} of {count}", "Rate {index} von {count}",
        "Échéance {index} sur {count}";
    line_discount: "{price} less {percent} discount", "{price} abzüglich {percent} Rabatt",
        "{price} moins {percent} de remise";
    instalment_value: "{amount}, due {date}", "{amount}, fällig am {date}",
        "{amount}, le {date}";
    discount: "Early payment", "Skonto", "Escompte";
    discount_value: "{payable} until {date} ({percent} discount, {amount})",
        "{payable} bis {date} ({percent} Skonto, {amount})",
        "{payable} jusqu’au {date} ({percent} d’escompte, {amount})";
    reference: "Payment reference", "Verwendungszweck", "Référence de paiement";
    account: "Bank account", "Bankverbindung", "Compte bancaire";
    delivery: "Delivery", "Lieferung", "Livraison";
    delivery_terms: "Delivery terms", "Lieferbedingungen", "Conditions de livraison";
    carrier: "Carrier", "Frachtführer", "Transporteur";
    tracking: "Tracking no.", "Sendungsnummer", "N° de suivi";
    packages: "Packages", "Packstücke", "Colis";
    weight: "Gross weight", "Bruttogewicht", "Poids brut";

    // Signature.
    goods_received: "Goods received complete and in good order:",
        "Ware vollständig und in ordnungsgemäßem Zustand erhalten:",
        "Marchandises reçues au complet et en bon état :";
    sign_date: "Place, date", "Ort, Datum", "Lieu, date";
    sign_name: "Name in block letters", "Name in Druckbuchstaben", "Nom en capitales";
    sign_signature: "Signature, stamp", "Unterschrift, Stempel", "Signature, cachet";

    // Statement.
    movements: "Movements", "Bewegungen", "Mouvements";
    open_items_at: "Open items on {date}", "Offene Posten zum {date}",
        "Postes ouverts au {date}";
    no_open_items: "There are no open items on {date}.",
        "Zum {date} bestehen keine offenen Posten.",
        "Aucun poste ouvert au {date}.";
    aging: "Open amounts by days overdue", "Offene Beträge nach Tagen der Überfälligkeit",
        "Montants ouverts par ancienneté de retard";
    document: "Document", "Beleg", "Pièce";
    due: "Due", "Fällig", "Échéance";
    debit: "Debit", "Soll", "Débit";
    credit: "Credit", "Haben", "Crédit";
    balance_in: "Balance {currency}", "Saldo {currency}", "Solde {currency}";
    opening_balance: "Opening balance", "Anfangssaldo", "Solde initial";
    closing_balance: "Closing balance", "Endsaldo", "Solde final";
    days_overdue: "Days overdue", "Tage überfällig", "Jours de retard";
    original_amount: "Amount", "Betrag", "Montant";
    open_amount: "Open {currency}", "Offen {currency}", "Ouvert {currency}";
    open_total: "Total open", "Summe offen", "Total ouvert";
    not_due: "Not due", "Nicht fällig", "Non échu";
    overdue_range: "{from}–{to} days", "{from}–{to} Tage", "{from}–{to} jours";
    overdue_from: "over {days} days", "über {days} Tage", "plus de {days} jours";
    total: "Total", "Summe", "Total";
    movement_invoice: "Invoice", "Rechnung", "Facture";
    movement_credit_note: "Credit note", "Rechnungskorrektur", "Avoir";
    movement_payment: "Payment", "Zahlung", "Paiement";
    movement_refund: "Refund", "Rückzahlung", "Remboursement";
    movement_write_off: "Write-off", "Ausbuchung", "Passage en perte";
    movement_reversal: "Reversal", "Rückbuchung", "Annulation";
    movement_adjustment: "Adjustment", "Berichtigung", "Régularisation";

    // Footer.
    vat_id: "VAT ID", "USt-IdNr.", "N° TVA";
    tax_number: "Tax no.", "Steuernummer", "N° fiscal";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn places(label: &str) -> BTreeSet<&str> {
        label
            .split('{')
            .skip(1)
            .map(|part| part.split_once('}').expect("a place is closed").0)
            .collect()
    }

    #[test]
    fn every_label_is_worded_in_every_language() {
        for (name, wordings) in ROWS {
            for wording in wordings {
                assert!(!wording.trim().is_empty(), "{name} has an empty wording");
                assert_eq!(*wording, wording.trim(), "{name} has loose spaces");
                assert!(!wording.contains("  "), "{name} has a double space");
            }
        }
        assert!(ROWS.len() > 100);
    }

    #[test]
    fn every_wording_of_a_label_has_the_same_places_to_fill() {
        for (name, [english, german, french]) in ROWS {
            assert_eq!(places(english), places(german), "{name}");
            assert_eq!(places(english), places(french), "{name}");
        }
    }
}
