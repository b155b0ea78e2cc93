//! VAT identification numbers of the EU, the United Kingdom, Northern Ireland, Switzerland and
//! Norway.

use super::{IdError, normalise, text_identifier, vat_rules};

/// A VAT identification number whose form, and check digit where its country has a published one,
/// are right. Whether it is registered only the tax authority knows.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VatId(String);

text_identifier!(VatId);

impl VatId {
    /// Checks and normalises a number with its country prefix: `DE136695976`, `EL 094259216`,
    /// `CHE-116.281.710 MWST`. Greece may be written GR and becomes EL.
    pub fn parse(value: &str) -> Result<Self, IdError> {
        let refuse =
            |problem: String, remedy: &str| Err(IdError::new("VAT id", value, problem, remedy));
        let Some(normal) = normalise(value, &['.', '-', '/', '+', '*']) else {
            let remedy = "write it with its country prefix, e.g. DE136695976";
            return refuse("only letters and digits may occur".to_owned(), remedy);
        };
        // `+` and `*` are part of old Irish numbers; everywhere else they are separators.
        let normal = match normal.strip_prefix("IE") {
            Some(_) => value
                .to_uppercase()
                .chars()
                .filter(|c| !" .-/".contains(*c))
                .collect(),
            None => normal,
        };
        let normal = match normal.strip_prefix("GR") {
            Some(rest) => format!("EL{rest}"),
            None => normal,
        };
        let Some(rule) = vat_rules::rule_for(&normal) else {
            let remedy = "write it with the prefix of an EU country, GB, XI, CHE or NO";
            return refuse("begins with no known country prefix".to_owned(), remedy);
        };
        let number = &normal[rule.prefix.len()..];
        match (rule.check)(number) {
            vat_rules::Verdict::Good => Ok(Self(normal)),
            vat_rules::Verdict::BadForm => refuse(
                format!("a number of {} is {}", rule.prefix, rule.form),
                REMEDY,
            ),
            vat_rules::Verdict::BadCheckDigit => {
                let problem = "check digit does not fit, so a character is wrong".to_owned();
                refuse(problem, REMEDY)
            }
        }
    }

    /// As [`VatId::parse`] for a number that may come without its prefix.
    pub fn parse_in(country: &str, value: &str) -> Result<Self, IdError> {
        let prefix = match country {
            "GR" => "EL",
            "CH" => "CHE",
            other => other,
        };
        let start = value.trim_start().to_uppercase();
        match start.starts_with(prefix) || start.starts_with(country) {
            true => Self::parse(value),
            false => Self::parse(&format!("{prefix}{value}")),
        }
    }

    /// The normal form: prefix and number without separators, upper case.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// ISO 3166 code of the country (`GR` for Greece, `GB` for Northern Ireland's `XI`).
    pub fn country(&self) -> &str {
        match &self.0[..2] {
            "EL" => "GR",
            "XI" => "GB",
            country => country,
        }
    }

    /// True if this country's numbers carry a check digit that was verified.
    pub fn has_check_digit(&self) -> bool {
        vat_rules::rule_for(&self.0).is_some_and(|rule| rule.checked)
    }
}

const REMEDY: &str = "compare it with the customer's papers or ask the VIES service";

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers from public imprints and the authorities' own examples, one or more per country.
    const GOOD: &[&str] = &[
        "ATU13585627",
        "BE0403019261",
        "BG831641791",
        "CY10259033P",
        "CZ25123891",
        "DE136695976",
        "DK13585628",
        "EE100931558",
        "EL094259216",
        "ESA13585625",
        "ES54362315K",
        "ESX2482300W",
        "FI20774740",
        "FR40303265045",
        "FR23334175221",
        "FRK7399859412",
        "GB980780684",
        "XI980780684",
        "HR33392005961",
        "HU12892312",
        "IE6433435F",
        "IE6433435OA",
        "IE8D79739I",
        "IT00743110157",
        "LT119511515",
        "LU15027442",
        "LV40003521600",
        "MT11679112",
        "NL004495445B01",
        "PL8567346215",
        "PT501964843",
        "RO18547290",
        "SE123456789701",
        "SI50223054",
        "SK2022749619",
        "CHE107787577IVA",
        "CHE-107.787.577 MWST",
        "NO995525828MVA",
    ];

    #[test]
    fn known_numbers_pass() {
        for number in GOOD {
            VatId::parse(number).unwrap_or_else(|error| panic!("{error}"));
        }
    }

    #[test]
    fn a_changed_last_digit_fails_where_there_is_a_check() {
        for number in GOOD {
            let id = VatId::parse(number).expect("good");
            let place = id
                .as_str()
                .rfind(|c: char| c.is_ascii_digit())
                .expect("digit");
            // The last digits of Swedish and Dutch numbers count branches, not check.
            let place = match id.country() {
                "SE" => 11,
                "NL" => 10,
                _ => place,
            };
            let mut bytes = id.as_str().as_bytes().to_vec();
            bytes[place] = if bytes[place] == b'9' {
                b'0'
            } else {
                bytes[place] + 1
            };
            let changed = String::from_utf8(bytes).expect("ascii");
            assert!(id.has_check_digit(), "{number}");
            assert!(VatId::parse(&changed).is_err(), "{changed}");
        }
    }

    #[test]
    fn spelling_is_normalised_and_country_told() {
        let id = VatId::parse("gr 094 259 216").expect("good");
        assert_eq!((id.as_str(), id.country()), ("EL094259216", "GR"));
        assert_eq!(
            VatId::parse_in("DE", "136 695 976").expect("good").as_str(),
            "DE136695976"
        );
        assert_eq!(
            VatId::parse_in("GR", "EL094259216").expect("good").as_str(),
            "EL094259216"
        );
        let swiss = VatId::parse_in("CH", "CHE-107.787.577 MWST").expect("good");
        assert_eq!(swiss.country(), "CH");
    }

    #[test]
    fn a_refusal_says_what_is_wrong() {
        let text = VatId::parse("DE12345").expect_err("short").to_string();
        assert!(text.contains("9 digits"), "{text}");
        let text = VatId::parse("DE136695978").expect_err("digit").to_string();
        assert!(text.contains("check digit"), "{text}");
        let text = VatId::parse("US123").expect_err("prefix").to_string();
        assert!(text.contains("prefix"), "{text}");
        assert!(VatId::parse("").is_err() && VatId::parse("ÄÖ").is_err());
    }
}
