//! The creditor reference of ISO 11649: `RF`, two check digits, up to 21 letters and digits.

use super::{IdError, checksum::mod97, normalise, text_identifier};

/// A checked creditor reference in its electronic form: upper case without blanks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RfReference(String);

text_identifier!(RfReference);

const WHAT: &str = "RF reference";

impl RfReference {
    /// Checks outline and check digits, and normalises.
    pub fn parse(value: &str) -> Result<Self, IdError> {
        let refuse = |problem: &str| {
            let remedy = "a creditor reference reads like RF18 5390 0754 7034";
            Err(IdError::new(WHAT, value, problem, remedy))
        };
        let Some(normal) = normalise(value, &[]) else {
            return refuse("only letters and digits may occur");
        };
        let Some(rest) = normal.strip_prefix("RF") else {
            return refuse("does not begin with RF");
        };
        if rest.len() < 3 || rest.len() > 23 {
            return refuse("must have 1 to 21 characters after the check digits");
        }
        if !rest.bytes().take(2).all(|b| b.is_ascii_digit()) {
            return refuse("characters 3 and 4 must be check digits");
        }
        if mod97(normal[4..].chars().chain(normal[..4].chars())) != Some(1) {
            return refuse("check digits do not fit, so a character is wrong");
        }
        Ok(Self(normal))
    }

    /// The reference that carries `content`, e.g. an invoice number: its letters and digits in
    /// upper case, with check digits computed.
    pub fn generate(content: &str) -> Result<Self, IdError> {
        let refuse = |problem: &str| {
            let remedy = "give 1 to 21 letters and digits, e.g. the invoice number";
            Err(IdError::new(WHAT, content, problem, remedy))
        };
        let body: String = content
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if content
            .chars()
            .any(|c| c.is_alphanumeric() && !c.is_ascii())
        {
            return refuse("only letters A to Z and digits can be carried");
        }
        if body.is_empty() || body.len() > 21 {
            return refuse(&format!(
                "has {} letters and digits, not 1 to 21",
                body.len()
            ));
        }
        let rest = mod97(body.chars().chain("RF00".chars())).unwrap_or_default();
        Ok(Self(format!("RF{:02}{body}", 98 - rest)))
    }

    /// The electronic form as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the reference carries, without `RF` and check digits.
    pub fn content(&self) -> &str {
        &self.0[4..]
    }

    /// The form for print: groups of four.
    pub fn to_paper_form(&self) -> String {
        let groups: Vec<&str> = (0..self.0.len())
            .step_by(4)
            .map(|start| &self.0[start..self.0.len().min(start + 4)])
            .collect();
        groups.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_standards_example_holds() {
        let reference = RfReference::parse("RF18 5390 0754 7034").expect("valid");
        assert_eq!(reference.content(), "539007547034");
        assert_eq!(
            RfReference::generate("539007547034").expect("valid"),
            reference
        );
        assert_eq!(reference.to_paper_form(), "RF18 5390 0754 7034");
    }

    #[test]
    fn separators_of_an_invoice_number_are_left_out() {
        let reference = RfReference::generate("INV-2026/00042").expect("valid");
        assert_eq!(reference.content(), "INV202600042");
        assert_eq!(
            RfReference::parse(reference.as_str()).expect("valid"),
            reference
        );
    }

    #[test]
    fn what_cannot_be_carried_is_refused() {
        assert!(RfReference::generate("").is_err());
        assert!(RfReference::generate("Rechnüng1").is_err());
        assert!(RfReference::generate("1234567890123456789012").is_err());
        assert!(RfReference::parse("RF19539007547034").is_err());
        assert!(RfReference::parse("539007547034").is_err());
        assert!(RfReference::parse("RF18").is_err());
    }

    proptest! {
        #[test]
        fn a_generated_reference_passes_and_one_changed_character_fails(
            body in "[A-Z0-9]{1,21}", place in 0usize..23, step in 1u32..10,
        ) {
            let reference = RfReference::generate(&body).expect("fits");
            prop_assert_eq!(&RfReference::parse(reference.as_str()).expect("own"), &reference);
            let mut chars: Vec<char> = reference.as_str().chars().collect();
            let place = 2 + place % (chars.len() - 2);
            if let Some(digit) = chars[place].to_digit(10) {
                chars[place] = char::from_digit((digit + step) % 10, 10).expect("digit");
                let changed: String = chars.into_iter().collect();
                prop_assert!(RfReference::parse(&changed).is_err());
            }
        }
    }
}
