//! IBAN, the account number of ISO 13616.

use super::{IdError, checksum::mod97, iban_table::COUNTRIES, normalise, text_identifier};

const REMEDY: &str = "compare it with the account holder's bank papers";

/// A checked IBAN in its electronic form: upper case without blanks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Iban(String);

text_identifier!(Iban);

impl Iban {
    /// Checks country, length, structure of the account part and check digits, and normalises.
    pub fn parse(value: &str) -> Result<Self, IdError> {
        let refuse = |problem: String| Err(IdError::new("IBAN", value, problem, REMEDY));
        let Some(mut normal) = normalise(value, &['-', '.', '/']) else {
            return refuse("only letters and digits may occur".to_owned());
        };
        // Paper forms print the word before the number.
        if normal.starts_with("IBAN") {
            normal.drain(..4);
        }
        if normal.len() < 5 {
            return refuse("is too short".to_owned());
        }
        let Some((_, structure)) = COUNTRIES.iter().find(|(code, _)| *code == &normal[..2]) else {
            return refuse(format!("{:?} is no country with IBANs", &normal[..2]));
        };
        if !normal[2..4].bytes().all(|b| b.is_ascii_digit()) {
            return refuse("characters 3 and 4 must be check digits".to_owned());
        }
        let parts = structure_parts(structure);
        let length = 4 + parts.iter().map(|(count, _)| count).sum::<usize>();
        if normal.len() != length {
            let (country, found) = (&normal[..2], normal.len());
            return refuse(format!(
                "has {found} characters, one of {country} has {length}"
            ));
        }
        if !matches_structure(&normal[4..], &parts) {
            return refuse(format!(
                "letters and digits do not follow the pattern {structure}"
            ));
        }
        if mod97(normal[4..].chars().chain(normal[..4].chars())) != Some(1) {
            return refuse("check digits do not fit, so a character is wrong".to_owned());
        }
        Ok(Self(normal))
    }

    /// The IBAN of a national account number (BBAN), with check digits computed.
    pub fn from_bban(country: &str, bban: &str) -> Result<Self, IdError> {
        let bban = normalise(bban, &['-', '.', '/']).unwrap_or_default();
        let whole = || bban.chars().chain(country.chars()).chain("00".chars());
        let check = mod97(whole()).map_or(0, |rest| 98 - rest);
        Self::parse(&format!("{country}{check:02}{bban}"))
    }

    /// The electronic form as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// ISO 3166 code of the country.
    pub fn country(&self) -> &str {
        &self.0[..2]
    }

    /// The national account number (BBAN).
    pub fn bban(&self) -> &str {
        &self.0[4..]
    }

    /// The paper form: groups of four.
    pub fn to_paper_form(&self) -> String {
        let mut paper = String::with_capacity(self.0.len() * 5 / 4);
        for (place, c) in self.0.chars().enumerate() {
            if place > 0 && place % 4 == 0 {
                paper.push(' ');
            }
            paper.push(c);
        }
        paper
    }

    /// True if the text has the outline of an IBAN (country, two digits, 11 to 30 more), whether or
    /// not its check holds: what is no IBAN by this test is another kind of account number.
    pub fn looks_like(value: &str) -> bool {
        normalise(value, &[]).is_some_and(|normal| {
            let bytes = normal.as_bytes();
            (15..=34).contains(&bytes.len())
                && bytes[..2].iter().all(u8::is_ascii_uppercase)
                && bytes[2..4].iter().all(u8::is_ascii_digit)
        })
    }
}

/// `18n4a` as counts and character classes: n digits, a letters, c letters or digits.
fn structure_parts(structure: &str) -> Vec<(usize, char)> {
    let mut parts = Vec::new();
    let mut count = 0usize;
    for c in structure.chars() {
        match c.to_digit(10) {
            Some(digit) => count = count * 10 + digit as usize,
            None => {
                parts.push((count, c));
                count = 0;
            }
        }
    }
    parts
}

fn matches_structure(bban: &str, parts: &[(usize, char)]) -> bool {
    let classes = parts
        .iter()
        .flat_map(|(count, class)| std::iter::repeat_n(*class, *count));
    bban.bytes().zip(classes).all(|(byte, class)| match class {
        'n' => byte.is_ascii_digit(),
        'a' => byte.is_ascii_uppercase(),
        _ => byte.is_ascii_alphanumeric(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of each country's page in the IBAN registry.
    const EXAMPLES: [&str; 12] = [
        "DE89370400440532013000",
        "FR1420041010050500013M02606",
        "GB29NWBK60161331926819",
        "NL91ABNA0417164300",
        "CH9300762011623852957",
        "AT611904300234573201",
        "NO9386011117947",
        "MT84MALT011000012345MTLCAST001S",
        "PL61109010140000071219812874",
        "IT60X0542811101000000123456",
        "ES9121000418450200051332",
        "SE4550000000058398257466",
    ];

    #[test]
    fn registry_examples_pass_and_every_changed_digit_fails() {
        for example in EXAMPLES {
            assert_eq!(Iban::parse(example).expect(example).as_str(), example);
            for place in 2..example.len() {
                let mut bytes = example.as_bytes().to_vec();
                if bytes[place].is_ascii_digit() {
                    bytes[place] = if bytes[place] == b'9' {
                        b'0'
                    } else {
                        bytes[place] + 1
                    };
                    let changed = String::from_utf8(bytes).expect("ascii");
                    assert!(Iban::parse(&changed).is_err(), "{changed}");
                }
            }
        }
    }

    #[test]
    fn paper_form_and_prefix_are_understood() {
        let iban = Iban::parse("IBAN de89 3704 0044 0532 0130 00").expect("valid");
        assert_eq!(iban.as_str(), "DE89370400440532013000");
        assert_eq!(iban.to_paper_form(), "DE89 3704 0044 0532 0130 00");
        assert_eq!((iban.country(), iban.bban()), ("DE", "370400440532013000"));
    }

    #[test]
    fn check_digits_are_computed_from_the_national_number() {
        let iban = Iban::from_bban("DE", "3704 0044 0532013000").expect("valid");
        assert_eq!(iban.as_str(), "DE89370400440532013000");
    }

    #[test]
    fn a_wrong_length_names_both_lengths() {
        let text = Iban::parse("DE8937040044053201300")
            .expect_err("short")
            .to_string();
        assert!(text.contains("21") && text.contains("22"), "{text}");
        assert!(Iban::parse("ZZ8937040044053201300").is_err());
        assert!(Iban::parse("").is_err() && Iban::parse("DÉ89").is_err());
    }
}
