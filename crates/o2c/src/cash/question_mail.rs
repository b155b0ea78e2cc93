//! The mail that asks a payer, in the payer's language.

use kernel::{Date, Money};

use super::types::BankEntry;
use crate::language::Language;

/// The end of the link as the outbox keeps it; sending puts the secret token in its place.
pub(super) const LINK_END: &str = "{token}";

/// Subject and text.
pub(super) fn letter(
    language: Language,
    company: &str,
    entry: &BankEntry,
    message: Option<&str>,
    link: &str,
    last_day: Date,
) -> (String, String) {
    let text = words(language);
    let amount = amount(entry.amount, language);
    let mut facts = vec![
        format!("{}: {amount}", text.amount),
        format!("{}: {}", text.received, day(entry.booked_on, language)),
    ];
    if let Some(name) = &entry.counterparty_name {
        facts.push(format!("{}: {name}", text.payer));
    }
    let reference = entry.remittance.replace('\n', " ");
    if !reference.is_empty() {
        facts.push(format!("{}: {reference}", text.text));
    }
    let own = message
        .map(|message| format!("{message}\n\n"))
        .unwrap_or_default();
    let body = format!(
        "{}\n\n{}\n\n  {}\n\n{own}{}\n{link}\n\n{}\n\n{}\n{company}\n",
        text.greeting,
        text.received_from_you.replace("{company}", company),
        facts.join("\n  "),
        text.please,
        text.until.replace("{day}", &day(last_day, language)),
        text.regards,
    );
    (format!("{} {amount}", text.subject), body)
}

struct Words {
    subject: &'static str,
    greeting: &'static str,
    received_from_you: &'static str,
    amount: &'static str,
    received: &'static str,
    payer: &'static str,
    text: &'static str,
    please: &'static str,
    until: &'static str,
    regards: &'static str,
}

const fn words(language: Language) -> Words {
    match language {
        Language::En => Words {
            subject: "What does this payment settle:",
            greeting: "Hello,",
            received_from_you: "{company} received this payment and cannot tell what it is for:",
            amount: "Amount",
            received: "Received on",
            payer: "Payer",
            text: "Text",
            please: "Please tell us on this page; it needs no sign-in:",
            until: "The page takes one answer, until {day}.",
            regards: "Kind regards",
        },
        Language::De => Words {
            subject: "Wofür ist diese Zahlung:",
            greeting: "Guten Tag,",
            received_from_you: "{company} hat diese Zahlung erhalten und kann sie nicht zuordnen:",
            amount: "Betrag",
            received: "Eingegangen am",
            payer: "Auftraggeber",
            text: "Verwendungszweck",
            please: "Bitte sagen Sie es uns auf dieser Seite; eine Anmeldung ist nicht nötig:",
            until: "Die Seite nimmt eine Antwort entgegen, bis zum {day}.",
            regards: "Mit freundlichen Grüßen",
        },
        Language::Fr => Words {
            subject: "À quoi correspond ce paiement :",
            greeting: "Bonjour,",
            received_from_you: "{company} a reçu ce paiement et ne peut pas l’affecter :",
            amount: "Montant",
            received: "Reçu le",
            payer: "Donneur d’ordre",
            text: "Libellé",
            please: "Merci de nous répondre sur cette page, sans connexion :",
            until: "La page accepte une réponse, jusqu’au {day}.",
            regards: "Cordialement",
        },
    }
}

fn amount(money: Money, language: Language) -> String {
    let digits = money.to_decimal_string();
    let digits = match language {
        Language::En => digits,
        Language::De | Language::Fr => digits.replace('.', ","),
    };
    format!("{digits} {}", money.currency())
}

fn day(day: Date, language: Language) -> String {
    let format = match language {
        Language::En => "%-d %B %Y",
        Language::De => "%d.%m.%Y",
        Language::Fr => "%d/%m/%Y",
    };
    day.format(format).to_string()
}
