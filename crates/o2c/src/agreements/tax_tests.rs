use kernel::{IdGen, Instant};

use super::*;

fn country(code: &str) -> Country {
    Country::parse(code).expect("a country")
}

fn percent(text: &str) -> Percent {
    Percent::parse(text).expect("a percentage")
}

/// Germany's standard and reduced rate, and an exempt class with a sentence of its own.
fn table() -> TaxTable {
    let ids = IdGen::seeded(1);
    let rate = |tax_class, category, text, note: Option<&str>| TaxRate {
        id: ids.next(Instant::from_micros(0)),
        country: Country::DE,
        tax_class,
        category,
        percent: percent(text),
        valid_from: "2007-01-01".parse().expect("a date"),
        valid_to: None,
        note: note.map(Into::into),
    };
    TaxTable::new([
        rate(TaxClass::Standard, TaxCategory::S, "19", None),
        rate(TaxClass::Reduced, TaxCategory::S, "7", None),
        rate(
            TaxClass::Exempt,
            TaxCategory::E,
            "0",
            Some("Steuerfrei nach § 4 Nr. 10 UStG"),
        ),
    ])
}

fn decided(
    customer: &str,
    regime: TaxRegime,
    vat_id: Option<&str>,
    tax_class: TaxClass,
) -> Outcome<TaxDecision> {
    table().decide(&TaxQuery {
        seller: Country::DE,
        customer: country(customer),
        regime,
        vat_id,
        tax_class,
        on: "2026-05-01".parse().expect("a date"),
    })
}

fn category(outcome: Outcome<TaxDecision>) -> (TaxCategory, String) {
    let decision = outcome.expect("decided");
    (decision.category, decision.percent.to_string())
}

#[test]
fn a_domestic_sale_is_taxed_by_its_class() {
    let domestic = |class| category(decided("DE", TaxRegime::Domestic, None, class));
    assert_eq!(
        domestic(TaxClass::Standard),
        (TaxCategory::S, "19".to_owned())
    );
    assert_eq!(
        domestic(TaxClass::Reduced),
        (TaxCategory::S, "7".to_owned())
    );
    assert_eq!(domestic(TaxClass::Zero), (TaxCategory::Z, "0".to_owned()));
    assert_eq!(domestic(TaxClass::Exempt), (TaxCategory::E, "0".to_owned()));
    let refusal = decided("DE", TaxRegime::Domestic, None, TaxClass::SecondReduced);
    assert!(
        refusal
            .expect_err("no such rate")
            .detail
            .contains("second_reduced")
    );
}

#[test]
fn each_regime_has_its_category_at_zero_per_cent_and_its_sentence() {
    let cases = [
        (
            "FR",
            TaxRegime::IntraCommunity,
            Some("FR40303265045"),
            TaxCategory::K,
            "Article 138",
        ),
        (
            "FR",
            TaxRegime::ReverseCharge,
            Some("FR40303265045"),
            TaxCategory::AE,
            "Reverse charge",
        ),
        ("US", TaxRegime::Export, None, TaxCategory::G, "export"),
        ("DE", TaxRegime::Exempt, None, TaxCategory::E, "Exempt"),
        (
            "GB",
            TaxRegime::IntraCommunity,
            Some("XI980780684"),
            TaxCategory::K,
            "Article 138",
        ),
    ];
    for (customer, regime, vat_id, expected, sentence) in cases {
        let decision = decided(customer, regime, vat_id, TaxClass::Standard).expect("decided");
        assert_eq!(decision.category, expected, "{regime}");
        assert!(decision.percent.is_zero(), "{regime}");
        let note = decision.note(Language::En).unwrap_or_default();
        assert!(note.contains(sentence), "{regime}: {note}");
        for language in [Language::De, Language::Fr] {
            assert_ne!(
                decision.note(language),
                Some(note),
                "{regime} in {language}"
            );
        }
    }
}

#[test]
fn a_product_exempt_by_its_nature_is_exempt_everywhere_with_its_own_sentence() {
    let french = Some("FR40303265045");
    for (regime, vat_id) in [
        (TaxRegime::Domestic, None),
        (TaxRegime::IntraCommunity, french),
    ] {
        let decision = decided("FR", regime, vat_id, TaxClass::Exempt).expect("decided");
        assert_eq!(decision.category, TaxCategory::E, "{regime}");
        assert_eq!(
            decision.note(Language::De),
            Some("Steuerfrei nach § 4 Nr. 10 UStG")
        );
    }
}

#[test]
fn an_intra_community_sale_needs_a_vat_id_and_another_member_state() {
    let refused = |customer, vat_id| {
        decided(
            customer,
            TaxRegime::IntraCommunity,
            vat_id,
            TaxClass::Standard,
        )
        .expect_err("refused")
        .field
        .unwrap_or_default()
    };
    assert_eq!(refused("FR", None), "vat_id");
    assert_eq!(refused("DE", Some("DE136695976")), "tax_regime");
    assert_eq!(refused("GB", Some("GB980780684")), "tax_regime");
}

#[test]
fn a_day_before_the_first_rate_has_none() {
    let outcome = table().decide(&TaxQuery {
        seller: Country::DE,
        customer: Country::DE,
        regime: TaxRegime::Domestic,
        vat_id: None,
        tax_class: TaxClass::Standard,
        on: "2006-12-31".parse().expect("a date"),
    });
    assert!(outcome.expect_err("no rate").detail.contains("2006-12-31"));
}
