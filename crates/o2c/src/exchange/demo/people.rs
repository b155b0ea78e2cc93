//! What the sample data do not tell of a customer and the demo makes up, always alike: tax ids and
//! bank accounts with valid check digits, terms, and habits of payment.

use formats::ids::{Iban, VatId};
use sha2::{Digest, Sha256};

use crate::exchange::setup::{DISCOUNT_2_10_NET_30, NET_14, NET_30};
use crate::parties::Country;

/// A number from 0 to `below` − 1 that follows from the text alone.
pub(super) fn pick(text: &str, below: u32) -> u32 {
    let hash = Sha256::digest(text.as_bytes());
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) % below
}

/// Digits that follow from the text alone.
fn digits(text: &str, count: usize) -> String {
    let hash = Sha256::digest(text.as_bytes());
    hash.iter()
        .map(|byte| char::from(b'0' + byte % 10))
        .take(count)
        .collect()
}

/// The customer's payment term.
pub(super) fn term(number: &str) -> &'static str {
    match pick(&format!("term {number}"), 10) {
        0..=2 => NET_14,
        3..=6 => NET_30,
        _ => DISCOUNT_2_10_NET_30,
    }
}

/// A made-up VAT id of another EU country; none where no pattern is known.
pub(super) fn vat_id(country: Country, number: &str) -> Option<String> {
    let (before, count, after) = match country.as_str() {
        "AT" => ("ATU", 8, ""),
        "BE" => ("BE0", 9, ""),
        "DK" => ("DK", 8, ""),
        "ES" => ("ESB", 8, ""),
        "FI" => ("FI", 8, ""),
        "FR" => ("FR", 11, ""),
        "IE" => ("IE", 7, "A"),
        "IT" => ("IT", 11, ""),
        "PL" => ("PL", 10, ""),
        "PT" => ("PT5", 8, ""),
        "SE" => ("SE", 10, "01"),
        _ => return None,
    };
    // Check digits are found by trying: a few thousand numbers are enough for every rule.
    let fixed = digits(&format!("vat {number}"), count);
    let tail = count.min(5);
    (0..100_000_u32).find_map(|end| {
        let end = format!("{end:05}");
        let body = format!("{}{}", &fixed[..count - tail], &end[5 - tail..]);
        let id = VatId::parse(&format!("{before}{body}{after}")).ok()?;
        Some(id.as_str().to_owned())
    })
}

/// A made-up IBAN; none where the country has no IBAN or no pattern is known.
pub(super) fn iban(country: Country, number: &str) -> Option<String> {
    let (before, count) = match country.as_str() {
        "AT" => ("", 16),
        "BE" => ("", 12),
        "CH" => ("", 17),
        "DE" => ("", 18),
        "DK" | "FI" => ("", 14),
        "ES" => ("", 20),
        "FR" => ("", 23),
        "GB" | "IE" => ("NWTD", 14),
        "IT" => ("X", 22),
        "NO" => ("", 11),
        "PL" => ("", 24),
        "PT" => ("", 21),
        "SE" => ("", 20),
        _ => return None,
    };
    let bban = format!("{before}{}", digits(&format!("iban {number}"), count));
    Iban::from_bban(country.as_str(), &bban)
        .ok()
        .map(|iban| iban.as_str().to_owned())
}

/// How an invoice is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Habit {
    /// By the due day; within the discount days where a discount is offered, every second time.
    OnTime,
    /// Some days to some weeks late.
    Late,
    /// By the due day, but less than the whole.
    Short,
    /// Together with others of the same customer and month.
    Combined,
    /// By the due day, and again some days later by mistake.
    Twice,
    /// Not at all.
    Never,
}

impl Habit {
    /// All of them, each with its share in per cent.
    pub const QUOTAS: &[(Self, u32)] = &[
        (Self::OnTime, 55),
        (Self::Late, 18),
        (Self::Combined, 12),
        (Self::Short, 6),
        (Self::Never, 5),
        (Self::Twice, 4),
    ];

    /// The word for it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OnTime => "on time",
            Self::Late => "late",
            Self::Short => "short",
            Self::Combined => "combined",
            Self::Twice => "twice",
            Self::Never => "never",
        }
    }

    /// How the invoice with this number is paid.
    pub(super) fn of(invoice: &str) -> Self {
        let mut drawn = pick(&format!("habit {invoice}"), 100);
        for (habit, share) in Self::QUOTAS {
            if drawn < *share {
                return *habit;
            }
            drawn -= share;
        }
        Self::OnTime
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotas_are_shares_of_a_hundred() {
        assert_eq!(
            Habit::QUOTAS.iter().map(|(_, share)| share).sum::<u32>(),
            100
        );
    }

    #[test]
    fn made_up_ids_pass_the_checks_of_every_country_in_the_data() {
        for code in [
            "AT", "BE", "DK", "ES", "FI", "FR", "IE", "IT", "PL", "PT", "SE",
        ] {
            let country = Country::parse(code).expect("a country");
            assert!(vat_id(country, "ALFKI").is_some(), "VAT id of {code}");
            assert!(iban(country, "ALFKI").is_some(), "IBAN of {code}");
        }
        for code in ["CH", "DE", "GB", "NO"] {
            assert!(
                iban(Country::parse(code).expect("a country"), "ALFKI").is_some(),
                "{code}"
            );
        }
    }
}
