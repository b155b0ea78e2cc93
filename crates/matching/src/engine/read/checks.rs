//! Payment references with check digits, and what number they contain.

/// What a reference contains, when its check digits are right: ISO 11649, Belgian OGM/VCS,
/// Finnish, Norwegian KID, Swiss QR. The text is given with look-alike letters as digits.
///
/// One check digit in ten is right by chance, so that those kinds count only where `structured`.
pub(super) fn content(text: &[u8], structured: bool) -> Option<&[u8]> {
    if text.len() > 6 && text.len() <= 25 && text.starts_with(b"RF") {
        return is_rf(text).then(|| &text[4..]);
    }
    if !text.iter().all(u8::is_ascii_digit) {
        return None;
    }
    match text.len() {
        12 if mod97(&text[..10]) == value(&text[10..]) => Some(&text[..10]),
        27 if mod10_recursive(&text[..26]) == text[26] - b'0' => Some(&text[..26]),
        8..=25 if structured => {
            let (body, check) = text.split_at(text.len() - 1);
            let check = u32::from(check[0] - b'0');
            (luhn(body) == check || finnish(body) == check).then_some(body)
        }
        _ => None,
    }
}

fn value(digits: &[u8]) -> u32 {
    digits
        .iter()
        .fold(0, |sum, byte| sum * 10 + u32::from(*byte - b'0'))
}

/// The remainder by 97, with 97 for 0, as Belgian references have it.
fn mod97(digits: &[u8]) -> u32 {
    let rest = digits
        .iter()
        .fold(0, |rest, byte| (rest * 10 + u32::from(*byte - b'0')) % 97);
    if rest == 0 { 97 } else { rest }
}

fn is_rf(text: &[u8]) -> bool {
    let turned = text[4..].iter().chain(&text[..4]);
    let mut rest = 0u32;
    for byte in turned {
        rest = match byte {
            b'0'..=b'9' => (rest * 10 + u32::from(*byte - b'0')) % 97,
            b'A'..=b'Z' => (rest * 100 + u32::from(*byte - b'A') + 10) % 97,
            _ => return false,
        };
    }
    rest == 1
}

fn luhn(body: &[u8]) -> u32 {
    let digits = body.iter().rev().enumerate();
    let sum: u32 = digits
        .map(|(place, byte)| {
            let digit = u32::from(*byte - b'0') * if place % 2 == 0 { 2 } else { 1 };
            digit / 10 + digit % 10
        })
        .sum();
    (10 - sum % 10) % 10
}

fn finnish(body: &[u8]) -> u32 {
    let weights = [7, 3, 1].into_iter().cycle();
    let digits = body.iter().rev().zip(weights);
    let sum: u32 = digits
        .map(|(byte, weight)| u32::from(*byte - b'0') * weight)
        .sum();
    (10 - sum % 10) % 10
}

fn mod10_recursive(digits: &[u8]) -> u8 {
    const TABLE: [u8; 10] = [0, 9, 4, 6, 8, 2, 7, 1, 3, 5];
    let carry = digits.iter().fold(0u8, |carry, byte| {
        TABLE[usize::from((carry + byte - b'0') % 10)]
    });
    (10 - carry) % 10
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_five_kinds_give_what_they_contain() {
        let rest = |text: &'static str| content(text.as_bytes(), true).map(<[u8]>::to_vec);
        assert_eq!(rest("RF18539007547034"), Some(b"539007547034".to_vec()));
        assert_eq!(rest("RF19539007547034"), None);
        // +++090/9337/55493+++
        assert_eq!(rest("090933755493"), Some(b"0909337554".to_vec()));
        // 21 00000 00003 13947 14300 09017
        assert_eq!(
            rest("210000000003139471430009017"),
            Some(b"21000000000313947143000901".to_vec())
        );
        // 1234567 with the check digits of a KID and of a Finnish reference.
        assert_eq!(rest("12345674"), Some(b"1234567".to_vec()));
        assert_eq!(rest("12345672"), Some(b"1234567".to_vec()));
        assert_eq!(rest("12345673"), None);
        assert_eq!(content(b"12345674", false), None);
    }
}
