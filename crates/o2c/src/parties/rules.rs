//! What follows from what a customer is. Pure.

use kernel::TermId;

use super::country::Country;
use super::inputs::CustomerKey;
use super::types::TaxRegime;
use crate::error::{Code, Outcome, Refusal};

/// How sales to a customer are taxed when nobody says otherwise: within one country domestic;
/// from one EU country to a business in another (it has a VAT id) intra-community, which for goods
/// includes Northern Ireland; from an EU country to a consumer in another domestic; across any
/// other border export.
#[must_use]
pub fn default_tax_regime(seller: Country, customer: Country, vat_id: Option<&str>) -> TaxRegime {
    if seller == customer {
        TaxRegime::Domestic
    } else if seller.is_eu() && intra_community(customer, vat_id) {
        TaxRegime::IntraCommunity
    } else if seller.is_eu() && customer.is_eu() {
        TaxRegime::Domestic
    } else {
        TaxRegime::Export
    }
}

fn intra_community(customer: Country, vat_id: Option<&str>) -> bool {
    vat_id.is_some_and(|vat_id| customer.is_eu() || vat_id.starts_with("XI"))
}

/// Refuses a tax regime that cannot hold for these countries.
pub(super) fn check_tax_regime(
    regime: TaxRegime,
    seller: Country,
    customer: Country,
    vat_id: Option<&str>,
) -> Outcome<()> {
    let refuse = |detail: String, remedy: &str| {
        Err(Refusal::new(
            Code::InvalidValue,
            "tax_regime",
            detail,
            remedy,
        ))
    };
    match regime {
        TaxRegime::IntraCommunity if vat_id.is_none() => refuse(
            "an intra-community customer needs a VAT id".to_owned(),
            "give the VAT id, or tax the customer as domestic",
        ),
        TaxRegime::IntraCommunity
            if !seller.is_eu() || seller == customer || !intra_community(customer, vat_id) =>
        {
            refuse(
                format!("sales from {seller} to {customer} are not intra-community"),
                "choose another tax regime, or correct the country",
            )
        }
        TaxRegime::Export if seller == customer => refuse(
            format!("sales within {seller} are no exports"),
            "choose another tax regime, or correct the country",
        ),
        _ => Ok(()),
    }
}

pub(super) fn unknown_customer(field: &str, key: &CustomerKey) -> Refusal {
    let named = match key {
        CustomerKey::Id(id) => id.to_string(),
        CustomerKey::Number(number) => number.clone(),
    };
    let detail = format!("there is no customer {named} in this legal entity");
    Refusal::new(
        Code::UnknownReference,
        field,
        detail,
        "correct it, or take that one on first",
    )
}

pub(super) fn payer_circle() -> Refusal {
    Refusal::new(
        Code::InvalidValue,
        "payer",
        "the payers stand in a circle: in the end nobody would pay",
        "let one of them pay for itself",
    )
}

pub(super) fn check_term(term: Option<TermId>, known: &[TermId]) -> Outcome<()> {
    match term {
        Some(term) if !known.contains(&term) => Err(Refusal::new(
            Code::UnknownReference,
            "payment_term_id",
            format!("there is no payment term {term} in this legal entity"),
            "create the payment term first, or correct the id",
        )),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn country(code: &str) -> Country {
        Country::parse(code).expect("a country")
    }

    #[test]
    fn the_tax_regime_follows_from_countries_and_vat_id() {
        let cases = [
            ("DE", "DE", Some("DE136695976"), TaxRegime::Domestic),
            ("DE", "FR", Some("FR40303265045"), TaxRegime::IntraCommunity),
            ("DE", "FR", None, TaxRegime::Domestic),
            ("DE", "GB", Some("GB980780684"), TaxRegime::Export),
            ("DE", "GB", Some("XI980780684"), TaxRegime::IntraCommunity),
            ("DE", "US", None, TaxRegime::Export),
            ("CH", "DE", Some("DE136695976"), TaxRegime::Export),
            ("GB", "GB", None, TaxRegime::Domestic),
        ];
        for (seller, customer, vat_id, expected) in cases {
            let (seller, customer) = (country(seller), country(customer));
            let found = default_tax_regime(seller, customer, vat_id);
            assert_eq!(found, expected, "{seller} → {customer} {vat_id:?}");
            assert_eq!(check_tax_regime(found, seller, customer, vat_id), Ok(()));
        }
    }

    #[test]
    fn a_regime_that_contradicts_the_countries_is_refused() {
        let (de, fr, us) = (country("DE"), country("FR"), country("US"));
        let refused = |regime, seller, customer, vat_id| {
            check_tax_regime(regime, seller, customer, vat_id).is_err()
        };
        assert!(refused(TaxRegime::IntraCommunity, de, fr, None));
        assert!(refused(
            TaxRegime::IntraCommunity,
            de,
            de,
            Some("DE136695976")
        ));
        assert!(refused(
            TaxRegime::IntraCommunity,
            us,
            fr,
            Some("FR40303265045")
        ));
        assert!(refused(TaxRegime::IntraCommunity, de, us, Some("12")));
        assert!(refused(TaxRegime::Export, de, de, None));
        assert!(!refused(TaxRegime::ReverseCharge, de, de, None));
        assert!(!refused(TaxRegime::Domestic, de, us, None));
    }
}
