//! Payment terms in words, as documents print them.

use std::fmt::Write as _;

use kernel::{Percent, UnitPrice};

use super::terms::{DateStep, DiscountRule, InstalmentRule, Share, TermRules};
use crate::parties::Language;

/// A non-breaking space, between number and unit.
const NBSP: char = '\u{a0}';

/// The term as a document says it: one sentence, or one clause an instalment, then the discount.
#[must_use]
pub fn describe(rules: &TermRules, language: Language) -> String {
    let mut text = match rules.instalments.as_slice() {
        [only] => single(only, language),
        several => instalments(several, language),
    };
    if let Some(discount) = rules.discount {
        text.push(' ');
        text.push_str(&early(discount, language));
    }
    text
}

fn single(rule: &InstalmentRule, language: Language) -> String {
    let when = due(&rule.due, language);
    match (rule.due.is_empty(), language) {
        (true, Language::En) => "Payable at once.".to_owned(),
        (true, Language::De) => "Sofort zahlbar.".to_owned(),
        (true, Language::Fr) => "Payable à réception.".to_owned(),
        (false, Language::En) => format!("Payable {when}."),
        // A German ordinal ends in a full stop of its own.
        (false, Language::De) => format!("Zahlbar {}.", when.trim_end_matches('.')),
        (false, Language::Fr) => format!("Payable {when}."),
    }
}

fn instalments(rules: &[InstalmentRule], language: Language) -> String {
    let mut text = match language {
        Language::En => "Payable in instalments: ",
        Language::De => "Zahlbar in Raten: ",
        Language::Fr => "Payable en plusieurs fois\u{a0}: ",
    }
    .to_owned();
    for (index, rule) in rules.iter().enumerate() {
        if index > 0 {
            text.push_str("; ");
        }
        let _ = write!(
            text,
            "{} {}",
            share(rule.share, language),
            due(&rule.due, language)
        );
    }
    if !text.ends_with('.') {
        text.push('.');
    }
    text
}

fn share(share: Share, language: Language) -> String {
    match (share, language) {
        (Share::Fixed(amount), _) => decimal(&amount, language),
        (Share::PercentOfTotal(part), Language::En) => percent(part, language) + " of the total",
        (Share::PercentOfTotal(part), Language::De) => percent(part, language) + " der Summe",
        (Share::PercentOfTotal(part), Language::Fr) => percent(part, language) + " du total",
        (Share::PercentOfRemainder(part), Language::En) => percent(part, language) + " of the rest",
        (Share::PercentOfRemainder(part), Language::De) => percent(part, language) + " des Restes",
        (Share::PercentOfRemainder(part), Language::Fr) => percent(part, language) + " du solde",
        (Share::Remainder, Language::En) => "the rest".to_owned(),
        (Share::Remainder, Language::De) => "der Rest".to_owned(),
        (Share::Remainder, Language::Fr) => "le solde".to_owned(),
    }
}

/// The due date in words. Each step continues the one before; the first starts at the invoice date.
fn due(steps: &[DateStep], language: Language) -> String {
    let (at_once, then) = match language {
        Language::En => ("on the invoice date", ", then "),
        Language::De => ("zum Rechnungsdatum", ", dann "),
        Language::Fr => ("à la date de facture", ", puis "),
    };
    let Some((first, others)) = steps.split_first() else {
        return at_once.to_owned();
    };
    let mut text = first_step(*first, language);
    for other in others {
        text.push_str(then);
        text.push_str(&next_step(*other, language));
    }
    text
}

fn first_step(step: DateStep, language: Language) -> String {
    match (step, language) {
        (DateStep::AddDays(1), Language::En) => "within 1 day of the invoice date".to_owned(),
        (DateStep::AddDays(n), Language::En) => format!("within {n} days of the invoice date"),
        (DateStep::AddDays(1), Language::De) => {
            "innerhalb eines Tages ab Rechnungsdatum".to_owned()
        }
        (DateStep::AddDays(n), Language::De) => {
            format!("innerhalb von {n}{NBSP}Tagen ab Rechnungsdatum")
        }
        (DateStep::AddDays(1), Language::Fr) => "à 1 jour date de facture".to_owned(),
        (DateStep::AddDays(n), Language::Fr) => format!("à {n}{NBSP}jours date de facture"),
        (DateStep::AddMonths(1), Language::En) => "within 1 month of the invoice date".to_owned(),
        (DateStep::AddMonths(n), Language::En) => format!("within {n} months of the invoice date"),
        (DateStep::AddMonths(1), Language::De) => {
            "innerhalb eines Monats ab Rechnungsdatum".to_owned()
        }
        (DateStep::AddMonths(n), Language::De) => {
            format!("innerhalb von {n}{NBSP}Monaten ab Rechnungsdatum")
        }
        (DateStep::AddMonths(n), Language::Fr) => format!("à {n}{NBSP}mois date de facture"),
        (DateStep::EndOfMonth, Language::En) => "by the end of the invoice month".to_owned(),
        (DateStep::EndOfMonth, Language::De) => "zum Ende des Rechnungsmonats".to_owned(),
        (DateStep::EndOfMonth, Language::Fr) => "à la fin du mois de facturation".to_owned(),
        (DateStep::DayOfMonth(day), Language::En) => {
            format!("on the {} of the invoice month", ordinal(day))
        }
        (DateStep::DayOfMonth(day), Language::De) => format!("am {day}. des Rechnungsmonats"),
        (DateStep::DayOfMonth(day), Language::Fr) => {
            format!("le {} du mois de facturation", french_day(day))
        }
        (DateStep::NextDayOfMonth(day), Language::En) => {
            format!("on the next {} of a month", ordinal(day))
        }
        (DateStep::NextDayOfMonth(day), Language::De) => format!("am nächsten {day}. eines Monats"),
        (DateStep::NextDayOfMonth(day), Language::Fr) => {
            format!("le {} du mois suivant au plus tôt", french_day(day))
        }
    }
}

fn next_step(step: DateStep, language: Language) -> String {
    match (step, language) {
        (DateStep::AddDays(1), Language::En) => "1 day later".to_owned(),
        (DateStep::AddDays(n), Language::En) => format!("{n} days later"),
        (DateStep::AddDays(1), Language::De) => "1 Tag später".to_owned(),
        (DateStep::AddDays(n), Language::De) => format!("{n}{NBSP}Tage später"),
        (DateStep::AddDays(1), Language::Fr) => "1 jour plus tard".to_owned(),
        (DateStep::AddDays(n), Language::Fr) => format!("{n}{NBSP}jours plus tard"),
        (DateStep::AddMonths(1), Language::En) => "1 month later".to_owned(),
        (DateStep::AddMonths(n), Language::En) => format!("{n} months later"),
        (DateStep::AddMonths(1), Language::De) => "1 Monat später".to_owned(),
        (DateStep::AddMonths(n), Language::De) => format!("{n}{NBSP}Monate später"),
        (DateStep::AddMonths(n), Language::Fr) => format!("{n}{NBSP}mois plus tard"),
        (DateStep::EndOfMonth, Language::En) => "to the end of that month".to_owned(),
        (DateStep::EndOfMonth, Language::De) => "bis zum Ende dieses Monats".to_owned(),
        (DateStep::EndOfMonth, Language::Fr) => "jusqu'à la fin de ce mois".to_owned(),
        (DateStep::DayOfMonth(day), Language::En) => {
            format!("on the {} of that month", ordinal(day))
        }
        (DateStep::DayOfMonth(day), Language::De) => format!("am {day}. dieses Monats"),
        (DateStep::DayOfMonth(day), Language::Fr) => format!("le {} de ce mois", french_day(day)),
        (DateStep::NextDayOfMonth(day), Language::En) => {
            format!("on the {} that follows", ordinal(day))
        }
        (DateStep::NextDayOfMonth(day), Language::De) => format!("am darauf folgenden {day}."),
        (DateStep::NextDayOfMonth(day), Language::Fr) => {
            format!("le {} qui suit", french_day(day))
        }
    }
}

fn early(rule: DiscountRule, language: Language) -> String {
    let (part, days) = (percent(rule.percent, language), rule.days);
    match (language, days) {
        (Language::En, 1) => format!("{part} discount if paid within 1 day."),
        (Language::En, _) => format!("{part} discount if paid within {days} days."),
        (Language::De, 1) => format!("{part} Skonto bei Zahlung innerhalb eines Tages."),
        (Language::De, _) => {
            format!("{part} Skonto bei Zahlung innerhalb von {days}{NBSP}Tagen.")
        }
        (Language::Fr, 0 | 1) => format!("Escompte de {part} pour paiement sous {days}{NBSP}jour."),
        (Language::Fr, _) => format!("Escompte de {part} pour paiement sous {days}{NBSP}jours."),
    }
}

fn percent(part: Percent, language: Language) -> String {
    let number = localised(part.to_string(), language);
    match language {
        Language::En => format!("{number}%"),
        Language::De | Language::Fr => format!("{number}{NBSP}%"),
    }
}

/// An amount in major units with two decimals at least; the currency is the invoice's.
fn decimal(amount: &UnitPrice, language: Language) -> String {
    let mut text = amount.to_string();
    match text.split_once('.').map(|(_, fraction)| fraction.len()) {
        None => text.push_str(".00"),
        Some(1) => text.push('0'),
        Some(_) => {}
    }
    localised(text, language)
}

fn localised(number: String, language: Language) -> String {
    match language {
        Language::En => number,
        Language::De | Language::Fr => number.replace('.', ","),
    }
}

fn ordinal(day: u32) -> String {
    let ending = match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    };
    format!("{day}{ending}")
}

fn french_day(day: u32) -> String {
    if day == 1 {
        "1er".to_owned()
    } else {
        day.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(due: Vec<DateStep>) -> TermRules {
        let instalments = vec![InstalmentRule {
            share: Share::Remainder,
            due,
        }];
        TermRules {
            instalments,
            discount: None,
        }
    }

    /// With plain spaces, so that expectations can be typed.
    fn said(rules: &TermRules, language: Language) -> String {
        describe(rules, language).replace(NBSP, " ")
    }

    #[test]
    fn a_plain_term_reads_naturally_in_each_language() {
        let rules =
            TermRules::net(30).with_discount(Percent::parse("2.5").expect("a percentage"), 10);
        let en =
            "Payable within 30 days of the invoice date. 2.5% discount if paid within 10 days.";
        assert_eq!(said(&rules, Language::En), en);
        let de = "Zahlbar innerhalb von 30 Tagen ab Rechnungsdatum. \
            2,5 % Skonto bei Zahlung innerhalb von 10 Tagen.";
        assert_eq!(said(&rules, Language::De), de);
        let fr = "Payable à 30 jours date de facture. \
            Escompte de 2,5 % pour paiement sous 10 jours.";
        assert_eq!(said(&rules, Language::Fr), fr);
        assert_eq!(said(&TermRules::net(0), Language::De), "Sofort zahlbar.");
    }

    #[test]
    fn steps_are_said_in_their_order() {
        let steps = vec![
            DateStep::EndOfMonth,
            DateStep::AddDays(45),
            DateStep::NextDayOfMonth(17),
        ];
        let en = "Payable by the end of the invoice month, then 45 days later, \
            then on the 17th that follows.";
        assert_eq!(said(&rules(steps.clone()), Language::En), en);
        let de = "Zahlbar zum Ende des Rechnungsmonats, dann 45 Tage später, \
            dann am darauf folgenden 17.";
        assert_eq!(said(&rules(steps.clone()), Language::De), de);
        let fr = "Payable à la fin du mois de facturation, puis 45 jours plus tard, \
            puis le 17 qui suit.";
        assert_eq!(said(&rules(steps), Language::Fr), fr);
    }

    #[test]
    fn instalments_are_said_one_by_one() {
        let quarter = Percent::parse("25").expect("a percentage");
        let rules = TermRules {
            instalments: vec![
                InstalmentRule {
                    share: Share::PercentOfTotal(quarter),
                    due: vec![DateStep::AddDays(30)],
                },
                InstalmentRule {
                    share: Share::Fixed(UnitPrice::parse("396.8").expect("an amount")),
                    due: vec![DateStep::AddMonths(1)],
                },
                InstalmentRule {
                    share: Share::Remainder,
                    due: vec![DateStep::AddMonths(2)],
                },
            ],
            discount: None,
        };
        let de = "Zahlbar in Raten: 25 % der Summe innerhalb von 30 Tagen ab Rechnungsdatum; \
            396,80 innerhalb eines Monats ab Rechnungsdatum; \
            der Rest innerhalb von 2 Monaten ab Rechnungsdatum.";
        assert_eq!(said(&rules, Language::De), de);
    }
}
