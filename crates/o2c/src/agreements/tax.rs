//! Which tax applies to a line. Pure: the table of rates is loaded before.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Date, Percent, TaxRateId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::types::TaxClass;
use crate::error::{Code, Outcome, Refusal};
use crate::parties::{Country, Language, TaxRegime};
use crate::words::words;

/// The version of the rule in [`TaxTable::decide`], kept with every decision it makes.
pub const TAX_RULE: &str = "tax/1";

words! {
    /// Tax category of EN 16931 (code list UNTDID 5305).
    TaxCategory as "a tax category" {
        /// Standard or reduced rate.
        S = "S",
        /// Zero rated goods.
        Z = "Z",
        /// Exempt from tax.
        E = "E",
        /// Reverse charge.
        AE = "AE",
        /// Intra-community supply.
        K = "K",
        /// Export outside the EU.
        G = "G",
        /// Outside the scope of tax.
        O = "O",
    }
}

words! {
    /// Why no tax is charged.
    Exemption as "an exemption" {
        /// Supply to a business in another EU country.
        IntraCommunity = "intra_community",
        /// The customer owes the tax.
        ReverseCharge = "reverse_charge",
        /// Goods leave the customs area.
        Export = "export",
        /// Exempt by the nature of the product or the status of the customer.
        Exempt = "exempt",
        /// The sale is not subject to value added tax at all.
        OutOfScope = "out_of_scope",
    }
}

impl Exemption {
    /// The sentence that the document must carry.
    #[must_use]
    pub const fn note(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::IntraCommunity, Language::En) => {
                "Exempt intra-Community supply, Article 138 of Directive 2006/112/EC"
            }
            (Self::IntraCommunity, Language::De) => {
                "Steuerfreie innergemeinschaftliche Lieferung, Art. 138 der Richtlinie 2006/112/EG"
            }
            (Self::IntraCommunity, Language::Fr) => {
                "Livraison intracommunautaire exonérée, article 138 de la directive 2006/112/CE"
            }
            (Self::ReverseCharge, Language::En) => {
                "Reverse charge: the customer is liable for the VAT"
            }
            (Self::ReverseCharge, Language::De) => "Steuerschuldnerschaft des Leistungsempfängers",
            (Self::ReverseCharge, Language::Fr) => "Autoliquidation : TVA due par le preneur",
            (Self::Export, Language::En) => "Exempt export supply",
            (Self::Export, Language::De) => "Steuerfreie Ausfuhrlieferung",
            (Self::Export, Language::Fr) => "Exportation exonérée de TVA",
            (Self::Exempt, Language::En) => "Exempt from VAT",
            (Self::Exempt, Language::De) => "Umsatzsteuerfrei",
            (Self::Exempt, Language::Fr) => "Exonéré de TVA",
            (Self::OutOfScope, Language::En) => "Not subject to VAT",
            (Self::OutOfScope, Language::De) => "Nicht umsatzsteuerbar",
            (Self::OutOfScope, Language::Fr) => "Hors du champ d'application de la TVA",
        }
    }

    /// The code of the VATEX list for electronic invoices, where the reason has one.
    #[must_use]
    pub const fn vatex_code(self) -> Option<&'static str> {
        match self {
            Self::IntraCommunity => Some("VATEX-EU-IC"),
            Self::ReverseCharge => Some("VATEX-EU-AE"),
            Self::Export => Some("VATEX-EU-G"),
            Self::OutOfScope => Some("VATEX-EU-O"),
            // Which article exempts depends on the product: only the user knows.
            Self::Exempt => None,
        }
    }

    const fn category(self) -> TaxCategory {
        match self {
            Self::IntraCommunity => TaxCategory::K,
            Self::ReverseCharge => TaxCategory::AE,
            Self::Export => TaxCategory::G,
            Self::Exempt => TaxCategory::E,
            Self::OutOfScope => TaxCategory::O,
        }
    }
}

/// A tax rate and when it holds.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TaxRate {
    /// Its id.
    #[schema(value_type = String)]
    pub id: TaxRateId,
    /// Where it is owed.
    pub country: Country,
    /// What it applies to.
    pub tax_class: TaxClass,
    /// Category on documents.
    pub category: TaxCategory,
    /// The rate.
    #[schema(value_type = String)]
    pub percent: Percent,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// Last day; `null`: until a later rate takes over.
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
    /// Sentence for documents instead of the usual one, e.g. the article that exempts.
    #[serde(serialize_with = "crate::shared_text::serialize_option")]
    #[schema(value_type = Option<String>)]
    pub note: Option<Arc<str>>,
}

/// A tax rate to set. One that stands for the same country, class and first day is replaced.
#[derive(Debug, Clone, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewTaxRate {
    /// Where it is owed.
    pub country: Country,
    /// What it applies to.
    pub tax_class: TaxClass,
    /// Category on documents; left out, it follows from class and rate.
    #[serde(default)]
    pub category: Option<TaxCategory>,
    /// The rate.
    #[schema(value_type = String)]
    pub percent: Percent,
    /// First day.
    #[schema(value_type = String, format = Date)]
    pub valid_from: Date,
    /// Last day; left out: until a later rate takes over. After it, the rate before comes back.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    pub valid_to: Option<Date>,
    /// Sentence for documents instead of the usual one.
    #[serde(default)]
    pub note: Option<String>,
}

/// What is taxed.
#[derive(Debug, Clone, Copy)]
pub struct TaxQuery<'a> {
    /// Country of the seller.
    pub seller: Country,
    /// Country of the customer.
    pub customer: Country,
    /// How sales to the customer are taxed.
    pub regime: TaxRegime,
    /// VAT id of the customer.
    pub vat_id: Option<&'a str>,
    /// What the product counts as.
    pub tax_class: TaxClass,
    /// Day of supply.
    pub on: Date,
}

/// The tax of a line.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct TaxDecision {
    /// Version of the rule that decided.
    pub rule: &'static str,
    /// Category on documents.
    pub category: TaxCategory,
    /// Rate to charge; 0 where there is an exemption.
    #[schema(value_type = String)]
    pub percent: Percent,
    /// Why no tax is charged, if none is.
    pub exemption: Option<Exemption>,
    /// The user's own sentence for it.
    #[serde(serialize_with = "crate::shared_text::serialize_option")]
    #[schema(value_type = Option<String>)]
    pub own_note: Option<Arc<str>>,
}

impl TaxDecision {
    fn exempt(exemption: Exemption) -> Self {
        Self {
            rule: TAX_RULE,
            category: exemption.category(),
            percent: Percent::ZERO,
            exemption: Some(exemption),
            own_note: None,
        }
    }

    /// The sentence that the document must carry, if any.
    #[must_use]
    pub fn note(&self, language: Language) -> Option<&str> {
        let usual = self.exemption.map(|exemption| exemption.note(language));
        self.own_note.as_deref().or(usual)
    }
}

/// All tax rates of a legal entity, for deciding many lines without the database.
#[derive(Debug, Clone, Default)]
pub struct TaxTable {
    /// Rates by where and what, the one that began last first.
    rates: HashMap<(Country, TaxClass), Vec<TaxRate>>,
}

impl TaxTable {
    /// A table of these rates.
    #[must_use]
    pub fn new(rates: impl IntoIterator<Item = TaxRate>) -> Self {
        let mut table = Self::default();
        for rate in rates {
            table
                .rates
                .entry((rate.country, rate.tax_class))
                .or_default()
                .push(rate);
        }
        for rates in table.rates.values_mut() {
            rates.sort_unstable_by_key(|rate| Reverse(rate.valid_from));
        }
        table
    }

    /// The rate that holds on a day: the one that began last among those that have not ended.
    #[must_use]
    pub fn rate(&self, country: Country, tax_class: TaxClass, on: Date) -> Option<&TaxRate> {
        self.rates
            .get(&(country, tax_class))?
            .iter()
            .find(|rate| rate.valid_from <= on && rate.valid_to.is_none_or(|to| on <= to))
    }

    /// The tax of a line.
    ///
    /// A product that is exempt by its nature is exempt under every regime. Otherwise the regime
    /// decides; a domestic sale is taxed by the rate that the seller's country has for the class on
    /// the day of supply. Zero rated and exempt goods need no entry in the table: one only adds its
    /// own category and sentence.
    ///
    /// # Errors
    /// Refuses when the table has no rate for the class on that day, and when an intra-community
    /// sale lacks the customer's VAT id or does not go to another EU country.
    pub fn decide(&self, query: &TaxQuery<'_>) -> Outcome<TaxDecision> {
        match query.regime {
            TaxRegime::Exempt => return Ok(TaxDecision::exempt(Exemption::Exempt)),
            _ if query.tax_class == TaxClass::Exempt => {}
            TaxRegime::Domestic => {}
            TaxRegime::IntraCommunity => {
                check_intra_community(query)?;
                return Ok(TaxDecision::exempt(Exemption::IntraCommunity));
            }
            TaxRegime::ReverseCharge => {
                return Ok(TaxDecision::exempt(Exemption::ReverseCharge));
            }
            TaxRegime::Export => return Ok(TaxDecision::exempt(Exemption::Export)),
        }
        match (
            self.rate(query.seller, query.tax_class, query.on),
            query.tax_class,
        ) {
            (Some(rate), _) => Ok(TaxDecision {
                rule: TAX_RULE,
                category: rate.category,
                percent: rate.percent,
                exemption: exemption_of(rate.category),
                own_note: rate.note.clone(),
            }),
            (None, TaxClass::Exempt) => Ok(TaxDecision::exempt(Exemption::Exempt)),
            (None, TaxClass::Zero) => Ok(TaxDecision {
                rule: TAX_RULE,
                category: TaxCategory::Z,
                percent: Percent::ZERO,
                exemption: None,
                own_note: None,
            }),
            (None, class) => Err(Refusal::new(
                Code::UnknownReference,
                "tax_class",
                format!(
                    "no {class} tax rate of {} holds on {}",
                    query.seller, query.on
                ),
                "set the tax rate for that day, or give the product another tax class",
            )),
        }
    }
}

impl TaxCategory {
    /// Why it carries no tax, if it carries none.
    #[must_use]
    pub const fn exemption(self) -> Option<Exemption> {
        exemption_of(self)
    }
}

/// The exemption that a category of the table stands for.
const fn exemption_of(category: TaxCategory) -> Option<Exemption> {
    match category {
        TaxCategory::S | TaxCategory::Z => None,
        TaxCategory::E => Some(Exemption::Exempt),
        TaxCategory::AE => Some(Exemption::ReverseCharge),
        TaxCategory::K => Some(Exemption::IntraCommunity),
        TaxCategory::G => Some(Exemption::Export),
        TaxCategory::O => Some(Exemption::OutOfScope),
    }
}

fn check_intra_community(query: &TaxQuery<'_>) -> Outcome<()> {
    // Northern Ireland follows EU rules for goods; its businesses have VAT ids beginning with XI.
    let northern_ireland = query.vat_id.is_some_and(|vat_id| vat_id.starts_with("XI"));
    if query.vat_id.is_none() {
        return Err(Refusal::new(
            Code::InvalidValue,
            "vat_id",
            "an intra-community sale needs the customer's VAT id, and there is none",
            "enter the VAT id, or tax the customer as domestic",
        ));
    }
    let other_member = query.customer.is_eu() && query.customer != query.seller;
    if query.seller.is_eu() && (other_member || northern_ireland) {
        return Ok(());
    }
    Err(Refusal::new(
        Code::InvalidValue,
        "tax_regime",
        format!(
            "a sale from {} to {} is not intra-community",
            query.seller, query.customer
        ),
        "correct the customer's tax regime or country",
    ))
}

#[cfg(test)]
#[path = "tax_tests.rs"]
mod tests;
