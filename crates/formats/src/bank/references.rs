//! References in remittance text: creditor references and what looks like a document number.

use crate::ids::RfReference;
use crate::text::compact;

/// A word or group of words in a text that may be the number of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// As it stands in the text.
    pub text: String,
    /// Letters and digits only, upper case: the form to compare by.
    pub normal: String,
}

/// All valid ISO 11649 references in a text, also where blanks or line breaks cut them, each once,
/// in order.
pub fn creditor_references(text: &str) -> Vec<RfReference> {
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found: Vec<RfReference> = Vec::new();
    for start in 0..chars.len() {
        let is_start = matches!(chars[start], 'R' | 'r')
            && matches!(chars.get(start + 1), Some('F' | 'f'))
            && (2..4).all(|step| chars.get(start + step).is_some_and(char::is_ascii_digit));
        if !is_start {
            continue;
        }
        let length = chars[start..]
            .iter()
            .take(25)
            .take_while(|c| c.is_ascii_alphanumeric())
            .count();
        // The longest reading whose check digits hold; words may follow without a blank.
        let longest = (5..=length).rev().find_map(|length| {
            let candidate: String = chars[start..start + length].iter().collect();
            RfReference::parse(&candidate).ok()
        });
        if let Some(reference) = longest.filter(|reference| !found.contains(reference)) {
            found.push(reference);
        }
    }
    found
}

/// Fewest digits of a document number worth looking up.
const DIGITS_MIN: usize = 3;
/// Longest document number.
const CHARS_MAX: usize = 35;

/// What may be numbers of documents: words with at least three digits, and words that end in a
/// letter joined with the number that follows (`INV 4711`, `RE 25/100681`). Dates and amounts with
/// decimals are left out.
pub fn document_tokens(text: &str) -> Vec<Token> {
    let edge = |c: char| !c.is_alphanumeric();
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || ";:()[]\"'+".contains(c))
        .map(|word| word.trim_matches(edge))
        .filter(|word| !is_amount(word))
        .flat_map(|word| word.split(','))
        .map(|word| word.trim_matches(edge))
        .filter(|word| !word.is_empty())
        .collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut add = |text: String| {
        let normal = compact(&text);
        let known = tokens.iter().any(|token| token.normal == normal);
        if normal.chars().count() <= CHARS_MAX && !known {
            tokens.push(Token { text, normal });
        }
    };
    for (place, word) in words.iter().enumerate() {
        let digits = word.chars().filter(char::is_ascii_digit).count();
        if digits < DIGITS_MIN || is_date(word) {
            continue;
        }
        add((*word).to_owned());
        let before = place.checked_sub(1).and_then(|place| words.get(place));
        if let Some(prefix) = before.filter(|prefix| is_prefix(prefix)) {
            add(format!("{prefix} {word}"));
        }
    }
    tokens
}

/// A short word such as `INV` or `RE` that may belong to the number after it.
fn is_prefix(word: &str) -> bool {
    let length = word.chars().count();
    (1..=6).contains(&length) && word.chars().all(char::is_alphabetic)
}

fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['.', '-', '/']).collect();
    let [first, middle, last] = parts.as_slice() else {
        return false;
    };
    let number = |part: &str, lengths: &[usize]| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let month_first = middle
        .parse::<u8>()
        .is_ok_and(|month| (1..=31).contains(&month));
    number(middle, &[1, 2])
        && month_first
        && ((number(first, &[1, 2]) && number(last, &[2, 4]))
            || (number(first, &[4]) && number(last, &[1, 2])))
}

fn is_amount(word: &str) -> bool {
    let Some((whole, cents)) = word.rsplit_once(['.', ',']) else {
        return false;
    };
    cents.len() == 2
        && cents.bytes().all(|byte| byte.is_ascii_digit())
        && whole
            .bytes()
            .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normals(text: &str) -> Vec<String> {
        document_tokens(text)
            .into_iter()
            .map(|token| token.normal)
            .collect()
    }

    #[test]
    fn creditor_references_are_found_whole_cut_and_glued() {
        let found = |text: &str| {
            creditor_references(text)
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
        };
        assert_eq!(
            found("pay RF18 5390 0754 7034 thanks"),
            ["RF18539007547034"]
        );
        assert_eq!(
            found("x/RF18539007547034/y rf18539007547034"),
            ["RF18539007547034"]
        );
        assert!(found("RF19539007547034 and RF18").is_empty());
    }

    #[test]
    fn document_numbers_are_found_and_dates_and_amounts_are_not() {
        assert_eq!(
            normals("INV-2026-00042 vom 05.01.2026, 1.234,56"),
            ["INV202600042"]
        );
        assert_eq!(normals("Rg.Nr. 7787145895"), ["7787145895"]);
        assert_eq!(normals("INV 4711"), ["4711", "INV4711"]);
        assert_eq!(
            normals("7786404209 + 7786697212"),
            ["7786404209", "7786697212"]
        );
        assert!(normals("ZAHLUNG LT. VEREINBARUNG 12 2026-01-05").is_empty());
    }
}
