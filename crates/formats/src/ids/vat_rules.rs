//! Form and check digit of VAT numbers by country, as published by the tax authorities.

use super::checksum::{cross_sum, digits, luhn, mod11_10, number, weighted};

/// What a country's rule says of a number without its prefix.
pub(super) enum Verdict {
    Good,
    BadForm,
    BadCheckDigit,
}

use Verdict::{BadCheckDigit, BadForm, Good};

/// One country's rule.
pub(super) struct Rule {
    /// What the number begins with.
    pub(super) prefix: &'static str,
    /// The form in words, for messages.
    pub(super) form: &'static str,
    /// True if a check digit is verified.
    pub(super) checked: bool,
    /// Judges the part after the prefix.
    pub(super) check: fn(&str) -> Verdict,
}

/// The rule whose prefix the number has.
pub(super) fn rule_for(number: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| number.starts_with(rule.prefix))
}

const fn rule(prefix: &'static str, form: &'static str, check: fn(&str) -> Verdict) -> Rule {
    Rule {
        prefix,
        form,
        checked: true,
        check,
    }
}

static RULES: [Rule; 31] = [
    rule("AT", "U and 8 digits", austria),
    rule("BE", "10 digits beginning with 0 or 1", belgium),
    rule("BG", "9 or 10 digits", bulgaria),
    rule(
        "CHE",
        "9 digits, then MWST, TVA or IVA if you like",
        switzerland,
    ),
    rule("CY", "8 digits and a letter", cyprus),
    rule("CZ", "8 to 10 digits", czechia),
    rule("DE", "9 digits", germany),
    rule("DK", "8 digits", denmark),
    rule("EE", "9 digits", |n| {
        remainder_rule(n, &[3, 7, 1, 3, 7, 1, 3, 7, 1], 10)
    }),
    rule("EL", "9 digits", greece),
    rule("ES", "9 characters, the first or last a letter", spain),
    rule("FI", "8 digits", |n| {
        remainder_rule(n, &[7, 9, 10, 5, 8, 4, 2, 1], 11)
    }),
    rule("FR", "2 characters and 9 digits", france),
    rule("GB", "9 or 12 digits, or GD or HA and 3 digits", britain),
    rule("HR", "11 digits", |n| digits_rule(n, &[11], mod11_10)),
    rule("HU", "8 digits", |n| {
        remainder_rule(n, &[9, 7, 3, 1, 9, 7, 3, 1], 10)
    }),
    rule("IE", "7 digits and 1 or 2 letters", ireland),
    rule("IT", "11 digits", italy),
    rule("LT", "9 or 12 digits", lithuania),
    rule("LU", "8 digits", |n| {
        digits_rule(n, &[8], |d| number(&d[..6]) % 89 == number(&d[6..]))
    }),
    rule("LV", "11 digits", latvia),
    rule("MT", "8 digits", |n| {
        remainder_rule(n, &[3, 4, 6, 7, 8, 9, 10, 1], 37)
    }),
    rule("NL", "9 digits, B and 2 digits", netherlands),
    rule("NO", "9 digits, then MVA if you like", norway),
    rule("PL", "10 digits", poland),
    rule("PT", "9 digits", portugal),
    rule("RO", "2 to 10 digits", romania),
    rule("SE", "12 digits", |n| {
        digits_rule(n, &[12], |d| number(&d[10..]) > 0 && luhn(&d[..10]))
    }),
    rule("SI", "8 digits", slovenia),
    rule("SK", "10 digits", |n| {
        digits_rule(n, &[10], |d| number(d).is_multiple_of(11))
    }),
    rule("XI", "9 or 12 digits, or GD or HA and 3 digits", britain),
];

/// Digits only, of one of these lengths, then `holds`.
fn digits_rule(text: &str, lengths: &[usize], holds: impl Fn(&[u32]) -> bool) -> Verdict {
    match digits(text) {
        Some(digits) if lengths.contains(&digits.len()) => judge(holds(&digits)),
        _ => BadForm,
    }
}

/// Digits whose weighted sum, check digit included, is a multiple of `modulus`.
fn remainder_rule(text: &str, weights: &[u32], modulus: u32) -> Verdict {
    digits_rule(text, &[weights.len()], |d| {
        weighted(d, weights).is_multiple_of(modulus)
    })
}

fn judge(holds: bool) -> Verdict {
    if holds { Good } else { BadCheckDigit }
}

fn austria(text: &str) -> Verdict {
    let Some(rest) = text.strip_prefix('U') else {
        return BadForm;
    };
    digits_rule(rest, &[8], |d| {
        let doubled = |place: usize| cross_sum(d[place] * 2);
        let sum = d[0] + doubled(1) + d[2] + doubled(3) + d[4] + doubled(5) + d[6];
        (10 - (sum + 4) % 10) % 10 == d[7]
    })
}

fn belgium(text: &str) -> Verdict {
    digits_rule(text, &[10], |d| {
        d[0] <= 1 && 97 - number(&d[..8]) % 97 == number(&d[8..])
    })
}

fn bulgaria(text: &str) -> Verdict {
    digits_rule(text, &[9, 10], |d| match d.len() {
        9 => {
            let first = weighted(d, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11;
            let second = weighted(d, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11;
            let check = if first == 10 { second % 10 } else { first };
            check == d[8]
        }
        // Persons: citizens, foreigners and others have a rule each.
        _ => {
            let citizen = weighted(d, &[2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11 % 10;
            let foreigner = weighted(d, &[21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
            let other = (11 - weighted(d, &[4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11;
            [citizen, foreigner, other].contains(&d[9])
        }
    })
}

fn switzerland(text: &str) -> Verdict {
    let bare = ["MWST", "TVA", "IVA", "TPV"]
        .iter()
        .find_map(|suffix| text.strip_suffix(suffix));
    digits_rule(bare.unwrap_or(text), &[9], |d| {
        (11 - weighted(d, &[5, 4, 3, 2, 7, 6, 5, 4]) % 11) % 11 == d[8]
    })
}

fn cyprus(text: &str) -> Verdict {
    let Some((head, letter)) = text.split_at_checked(8) else {
        return BadForm;
    };
    let (Some(d), [letter @ b'A'..=b'Z']) = (digits(head), letter.as_bytes()) else {
        return BadForm;
    };
    const ODD: [u32; 10] = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];
    let sum: u32 = (0..8)
        .map(|place| {
            if place % 2 == 0 {
                ODD[d[place] as usize]
            } else {
                d[place]
            }
        })
        .sum();
    judge(u32::from(letter - b'A') == sum % 26 && !head.starts_with("12"))
}

fn czechia(text: &str) -> Verdict {
    digits_rule(text, &[8, 9, 10], |d| match d.len() {
        8 => {
            let check = (11 - weighted(d, &[8, 7, 6, 5, 4, 3, 2]) % 11) % 11;
            d[0] != 9 && if check == 0 { 1 } else { check % 10 } == d[7]
        }
        // Persons born since 1954 have ten digits; the older nine carry no check, except numbers
        // that begin with 6.
        9 if d[0] == 6 => {
            let check = weighted(&d[1..], &[8, 7, 6, 5, 4, 3, 2]) % 11;
            // 8 - (10 - check) modulo 10, kept above zero.
            (8 + check) % 10 == d[8]
        }
        9 => true,
        _ => {
            let rest = number(&d[..9]) % 11 % 10;
            rest == u64::from(d[9])
        }
    })
}

fn germany(text: &str) -> Verdict {
    digits_rule(text, &[9], |d| d[0] != 0 && mod11_10(d))
}

fn denmark(text: &str) -> Verdict {
    digits_rule(text, &[8], |d| {
        d[0] != 0 && weighted(d, &[2, 7, 6, 5, 4, 3, 2, 1]).is_multiple_of(11)
    })
}

fn greece(text: &str) -> Verdict {
    digits_rule(text, &[9], |d| {
        weighted(d, &[256, 128, 64, 32, 16, 8, 4, 2]) % 11 % 10 == d[8]
    })
}

/// Spain has three kinds: citizens (8 digits, letter), foreigners (X, Y, Z) and companies.
fn spain(text: &str) -> Verdict {
    const PERSON: &[u8] = b"TRWAGMYFPDXBNJZSQVHLCKE";
    const COMPANY: &[u8] = b"JABCDEFGHI";
    let bytes = text.as_bytes();
    let (9, Some(d)) = (bytes.len(), text.get(1..8).and_then(digits)) else {
        return BadForm;
    };
    let person = |lead: u64| {
        let place = usize::try_from((lead * 10_000_000 + number(&d)) % 23).unwrap_or_default();
        judge(PERSON[place] == bytes[8])
    };
    match bytes[0] {
        b'0'..=b'9' => person(u64::from(bytes[0] - b'0')),
        b'X' | b'Y' | b'Z' => person(u64::from(bytes[0] - b'X')),
        b'K' | b'L' | b'M' => person(0),
        b'A'..=b'H' | b'J' | b'N' | b'P'..=b'S' | b'U' | b'V' | b'W' => {
            let odd: u32 = d.iter().step_by(2).map(|digit| cross_sum(digit * 2)).sum();
            let even: u32 = d.iter().skip(1).step_by(2).sum();
            let check = (10 - (odd + even) % 10) % 10;
            let as_digit = u32::from(bytes[8].wrapping_sub(b'0')) == check;
            let as_letter = COMPANY[check as usize] == bytes[8];
            // Which kinds of company use the letter and which the digit has changed over time.
            judge(as_digit || as_letter)
        }
        _ => BadForm,
    }
}

fn france(text: &str) -> Verdict {
    const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let Some((key, siren)) = text.split_at_checked(2) else {
        return BadForm;
    };
    let (9, Some(d)) = (siren.len(), digits(siren)) else {
        return BadForm;
    };
    // Numbers of Monaco have no Luhn sum; they begin with 000.
    if !siren.starts_with("000") && !luhn(&d) {
        return BadCheckDigit;
    }
    if let Some(key) = digits(key) {
        return judge((12 + 3 * (number(&d) % 97)) % 97 == number(&key));
    }
    let places: Option<Vec<u64>> = key
        .chars()
        .map(|c| ALPHABET.find(c).and_then(|p| u64::try_from(p).ok()))
        .collect();
    let Some([first, second]) = places.as_deref() else {
        return BadForm;
    };
    let check = match *first < 10 {
        true => first * 24 + second - 10,
        false => first * 34 + second - 100,
    };
    judge((number(&d) + 1 + check / 11) % 11 == check % 11)
}

fn britain(text: &str) -> Verdict {
    if let Some(rest) = text.strip_prefix("GD").or_else(|| text.strip_prefix("HA")) {
        let government = text.starts_with("GD");
        return digits_rule(rest, &[3], |d| (number(d) < 500) == government);
    }
    digits_rule(text, &[9, 12], |d| {
        let rest = weighted(d, &[8, 7, 6, 5, 4, 3, 2, 10, 1]) % 97;
        // Numbers of the later series, from 100 00 00 01 on, are shifted by 55 or 42.
        rest == 0 || (d[0] > 0 && (rest == 42 || rest == 55))
    })
}

fn ireland(text: &str) -> Verdict {
    const LETTERS: &[u8] = b"WABCDEFGHIJKLMNOPQRSTUV";
    let bytes = text.as_bytes();
    if !(8..=9).contains(&bytes.len()) || !bytes[7].is_ascii_uppercase() {
        return BadForm;
    }
    let check = |digits: &[u32], extra: u32| {
        let sum = weighted(digits, &[8, 7, 6, 5, 4, 3, 2]) + 9 * extra;
        judge(LETTERS[(sum % 23) as usize] == bytes[7])
    };
    if let Some(d) = text.get(..7).and_then(digits) {
        return match bytes.get(8) {
            None | Some(b'W') => check(&d, 0),
            Some(letter @ b'A'..=b'V') => check(&d, u32::from(letter - b'A') + 1),
            Some(_) => BadForm,
        };
    }
    // The old form has a letter, + or * in the second place.
    let (Some(first), Some(middle)) = (
        text.get(..1).and_then(digits),
        text.get(2..7).and_then(digits),
    ) else {
        return BadForm;
    };
    match bytes[1] {
        b'A'..=b'Z' | b'+' | b'*' if bytes.len() == 8 => {
            let order: Vec<u32> = [&[0], middle.as_slice(), first.as_slice()].concat();
            check(&order, 0)
        }
        _ => BadForm,
    }
}

fn italy(text: &str) -> Verdict {
    digits_rule(text, &[11], |d| {
        let office = number(&d[7..10]);
        let known = (1..=100).contains(&office) || [120, 121, 888, 999].contains(&office);
        number(&d[..7]) > 0 && known && luhn(d)
    })
}

fn lithuania(text: &str) -> Verdict {
    digits_rule(text, &[9, 12], |d| {
        let last = d.len() - 1;
        let sum = |shift: usize| -> u32 {
            (0..last)
                .map(|p| d[p] * (1 + u32::try_from((p + shift) % 9).unwrap_or(0)))
                .sum()
        };
        let check = match sum(0) % 11 {
            10 => sum(2) % 11 % 10,
            rest => rest,
        };
        d[last - 1] == 1 && check == d[last]
    })
}

fn latvia(text: &str) -> Verdict {
    digits_rule(text, &[11], |d| match d[0] > 3 {
        true => weighted(d, &[9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1]) % 11 == 3,
        false if text.starts_with("32") => true,
        false => {
            let sum = 1 + weighted(d, &[10, 5, 8, 4, 2, 1, 6, 3, 7, 9]);
            sum % 11 % 10 == d[10]
        }
    })
}

fn netherlands(text: &str) -> Verdict {
    let Some((head, branch)) = text.split_once('B') else {
        return BadForm;
    };
    let (9, Some(d), 2, Some(branch)) = (head.len(), digits(head), branch.len(), digits(branch))
    else {
        return BadForm;
    };
    // Companies: eleven-test over the tax number; sole traders since 2020: mod 97 over the whole.
    let check = weighted(&d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    let whole = format!("NL{text}");
    judge(
        number(&branch) > 0 && (check == d[8] || super::checksum::mod97(whole.chars()) == Some(1)),
    )
}

fn norway(text: &str) -> Verdict {
    digits_rule(text.strip_suffix("MVA").unwrap_or(text), &[9], |d| {
        (11 - weighted(d, &[3, 2, 7, 6, 5, 4, 3, 2]) % 11) % 11 == d[8]
    })
}

fn poland(text: &str) -> Verdict {
    digits_rule(text, &[10], |d| {
        weighted(d, &[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == d[9]
    })
}

fn portugal(text: &str) -> Verdict {
    digits_rule(text, &[9], |d| {
        d[0] != 0 && (11 - weighted(d, &[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == d[8]
    })
}

fn romania(text: &str) -> Verdict {
    digits_rule(text, &[2, 3, 4, 5, 6, 7, 8, 9, 10], |d| {
        const WEIGHTS: [u32; 9] = [7, 5, 3, 2, 1, 7, 5, 3, 2];
        let head = &d[..d.len() - 1];
        let sum = weighted(head, &WEIGHTS[WEIGHTS.len() - head.len()..]);
        d[0] != 0 && sum * 10 % 11 % 10 == d[d.len() - 1]
    })
}

fn slovenia(text: &str) -> Verdict {
    digits_rule(text, &[8], |d| {
        let check = 11 - weighted(d, &[8, 7, 6, 5, 4, 3, 2]) % 11;
        d[0] != 0 && check < 11 && check % 10 == d[7]
    })
}
