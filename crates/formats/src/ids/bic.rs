//! BIC, the business identifier code of ISO 9362.

use super::{IdError, country::is_country, normalise, text_identifier};

/// A checked BIC in its normal form: 8 or 11 characters, upper case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bic(String);

text_identifier!(Bic);

impl Bic {
    /// Checks and normalises: 4 letters or digits of the party, a country, 2 of the location and
    /// optionally 3 of the branch (ISO 9362:2022).
    pub fn parse(value: &str) -> Result<Self, IdError> {
        let refuse = |problem: &str| {
            let remedy = "a BIC reads like DEUTDEFF or DEUTDEFF500; copy it from the bank's papers";
            Err(IdError::new("BIC", value, problem, remedy))
        };
        let Some(normal) = normalise(value, &[]) else {
            return refuse("only letters and digits may occur");
        };
        if normal.len() != 8 && normal.len() != 11 {
            return refuse(&format!("has {} characters, not 8 or 11", normal.len()));
        }
        if !is_country(&normal[4..6]) {
            return refuse("characters 5 and 6 are no country code");
        }
        Ok(Self(normal))
    }

    /// The normal form as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// ISO 3166 code of the party's country.
    pub fn country(&self) -> &str {
        &self.0[4..6]
    }

    /// The 8 characters that name the party, without the branch.
    pub fn party(&self) -> &str {
        &self.0[..8]
    }

    /// The branch; `None` for the head office, which is written with `XXX` or without branch.
    pub fn branch(&self) -> Option<&str> {
        Some(&self.0[8..]).filter(|branch| !matches!(*branch, "" | "XXX"))
    }

    /// True if both name the same party at the same branch; `XXX` and no branch are the head
    /// office.
    pub fn same_office(&self, other: &Bic) -> bool {
        self.party() == other.party() && self.branch() == other.branch()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn well_formed_codes_are_normalised() {
        let bic = Bic::parse(" deutdeff 500 ").expect("valid");
        assert_eq!(
            (bic.as_str(), bic.country(), bic.party()),
            ("DEUTDEFF500", "DE", "DEUTDEFF")
        );
    }

    #[test]
    fn head_office_is_the_same_with_and_without_branch() {
        let parse = |text| Bic::parse(text).expect("valid");
        assert!(parse("DEUTDEFF").same_office(&parse("DEUTDEFFXXX")));
        assert!(!parse("DEUTDEFF").same_office(&parse("DEUTDEFF500")));
    }

    #[test]
    fn a_refusal_names_value_and_problem() {
        let text = Bic::parse("DEUTD1FF").expect_err("country").to_string();
        assert!(
            text.contains("DEUTD1FF") && text.contains("country"),
            "{text}"
        );
        assert!(Bic::parse("DEUTDEFF5").is_err());
        assert!(Bic::parse("DEUT-DEFF").is_err());
    }
}
