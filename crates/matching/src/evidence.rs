use kernel::{CustomerId, Date, Money};
use serde::Serialize;

/// A payment as the bank reports it, or a remittance advice as the payer sends it.
#[derive(Debug, Clone, Copy)]
pub struct Payment<'a> {
    /// What came in; positive.
    pub amount: Money,
    /// The day the money counts from; early-payment discounts are judged by it.
    pub value_on: Date,
    /// The structured fields: creditor reference, end-to-end id, document references.
    pub references: &'a [&'a str],
    /// The free text.
    pub remittance: &'a str,
    /// The customers to whom the payer's account is known to belong, with those who pay for them.
    pub payer_customers: &'a [CustomerId],
}

/// Where a token was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// In a structured field of the payment.
    Structured,
    /// In the free text.
    Text,
}

/// A piece of the payment that may name a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Token {
    /// Upper case, without surrounding punctuation.
    pub text: String,
    /// As it stood, when that differs from `text`.
    pub(crate) original: Option<String>,
    /// Where it was read.
    pub source: Source,
    /// Which structured field, or 0 for the text.
    field: usize,
    /// Character range within the field.
    start: usize,
    end: usize,
}

impl Token {
    /// Does this token's place lie within that of another, longer one?
    pub(crate) fn lies_within(&self, other: &Self) -> bool {
        self.source == other.source
            && self.field == other.field
            && other.start <= self.start
            && self.end <= other.end
            && (self.end - self.start) < (other.end - other.start)
    }

    /// Do the two tokens share a character?
    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.source == other.source
            && self.field == other.field
            && self.start < other.end
            && other.start < self.end
    }
}

/// What a payment says about what it is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What came in.
    pub amount: Money,
    /// The day the money counts from.
    pub value_on: Date,
    /// The pieces that may name documents.
    pub tokens: Vec<Token>,
    /// The customers to whom the payer's account is known to belong, sorted.
    pub payer_customers: Vec<CustomerId>,
}

/// Shorter pieces are words and years rather than document numbers.
const TOKEN_LENGTH_MIN: usize = 4;
/// The longest document number that we issue or take over.
const TOKEN_LENGTH_MAX: usize = 40;
/// Two words are taken for one number only if together they have this many digits.
const JOINED_DIGITS_MIN: usize = 4;
/// Bounds the work that one hostile text can cause.
const WORDS_MAX: usize = 100;
const TOKENS_MAX: usize = 400;
/// ISO 11649: "RF", two check digits and up to 21 characters, printed in groups of four.
const REFERENCE_LENGTH_MAX: usize = 25;
const REFERENCE_GROUP: usize = 4;

impl Evidence {
    /// Reads the evidence out of a payment.
    pub fn of(payment: &Payment<'_>) -> Self {
        let mut tokens = Vec::new();
        for (field, text) in payment.references.iter().enumerate() {
            read_field(text, Source::Structured, field, &mut tokens);
        }
        read_field(payment.remittance, Source::Text, 0, &mut tokens);
        tokens.truncate(TOKENS_MAX);
        tokens.sort_unstable();
        tokens.dedup();
        let mut payer_customers = payment.payer_customers.to_vec();
        payer_customers.sort_unstable();
        payer_customers.dedup();
        Self {
            amount: payment.amount,
            value_on: payment.value_on,
            tokens,
            payer_customers,
        }
    }

    /// The spellings under which documents are to be looked up, by number and by reference.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.tokens
            .iter()
            .flat_map(|token| std::iter::once(token.text.as_str()).chain(token.original.as_deref()))
    }
}

/// A run of characters without separators, with its place in the field.
struct Word {
    chars: Vec<char>,
    start: usize,
    end: usize,
}

fn separates(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            ',' | ';' | ':' | '(' | ')' | '"' | '=' | '+' | '|' | '*' | '?'
        )
}

fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut start = 0;
    for end in 0..=chars.len() {
        if end < chars.len() && !separates(chars[end]) {
            continue;
        }
        words.extend(trimmed(&chars, start, end));
        start = end + 1;
        if words.len() == WORDS_MAX {
            break;
        }
    }
    words
}

/// The range without punctuation at its ends, if anything is left.
fn trimmed(chars: &[char], mut start: usize, mut end: usize) -> Option<Word> {
    while start < end && !chars[start].is_alphanumeric() {
        start += 1;
    }
    while start < end && !chars[end - 1].is_alphanumeric() {
        end -= 1;
    }
    (start < end).then(|| Word {
        chars: chars[start..end].to_vec(),
        start,
        end,
    })
}

fn read_field(text: &str, source: Source, field: usize, tokens: &mut Vec<Token>) {
    let words = words(text);
    let mut push = |chars: &[char], digits: usize, start: usize, end: usize| {
        let number_like = chars.iter().filter(|c| c.is_ascii_digit()).count() >= digits;
        if number_like && (TOKEN_LENGTH_MIN..=TOKEN_LENGTH_MAX).contains(&chars.len()) {
            let original: String = chars.iter().collect();
            let text = original.to_uppercase();
            let original = (original != text).then_some(original);
            tokens.push(Token {
                text,
                original,
                source,
                field,
                start,
                end,
            });
        }
    };
    for (index, word) in words.iter().enumerate() {
        push(&word.chars, 1, word.start, word.end);
        for part in parts(word) {
            push(&part.chars, 1, part.start, part.end);
        }
        // Banks break lines inside numbers, and people print them in groups.
        if let Some(next) = words.get(index + 1) {
            push(
                &joined(&[word, next]),
                JOINED_DIGITS_MIN,
                word.start,
                next.end,
            );
        }
        for count in 3..=reference_groups(&words[index..]) {
            let groups: Vec<&Word> = words[index..index + count].iter().collect();
            push(
                &joined(&groups),
                JOINED_DIGITS_MIN,
                word.start,
                groups[count - 1].end,
            );
        }
    }
}

fn joined(words: &[&Word]) -> Vec<char> {
    words
        .iter()
        .flat_map(|word| word.chars.iter().copied())
        .collect()
}

/// The pieces of a list written with slashes or line breaks that became commas.
fn parts(word: &Word) -> Vec<Word> {
    if !word.chars.contains(&'/') {
        return Vec::new();
    }
    let mut parts = Vec::new();
    let mut start = 0;
    for end in 0..=word.chars.len() {
        if end < word.chars.len() && word.chars[end] != '/' {
            continue;
        }
        parts.extend(trimmed(&word.chars, start, end).map(|part| Word {
            start: word.start + part.start,
            end: word.start + part.end,
            chars: part.chars,
        }));
        start = end + 1;
    }
    parts
}

/// How many of the words, from the first, can be groups of one printed creditor reference.
fn reference_groups(words: &[Word]) -> usize {
    let begins = words.first().is_some_and(|word| {
        matches!(word.chars.as_slice(), ['R' | 'r', 'F' | 'f', a, b]
            if a.is_ascii_digit() && b.is_ascii_digit())
    });
    if !begins {
        return 0;
    }
    let mut length = 0;
    let mut groups = 0;
    for word in words {
        let fits = word.chars.len() <= REFERENCE_GROUP
            && word.chars.iter().all(char::is_ascii_alphanumeric)
            && length + word.chars.len() <= REFERENCE_LENGTH_MAX;
        if !fits {
            break;
        }
        length += word.chars.len();
        groups += 1;
        if word.chars.len() < REFERENCE_GROUP {
            break;
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Currency;

    fn texts(remittance: &str) -> Vec<String> {
        let payment = Payment {
            amount: Money::new(100, Currency::EUR),
            value_on: Date::default(),
            references: &[],
            remittance,
            payer_customers: &[],
        };
        Evidence::of(&payment)
            .tokens
            .into_iter()
            .map(|token| token.text)
            .collect()
    }

    #[test]
    fn numbers_are_read_whatever_surrounds_them() {
        for text in [
            "INV-2026-000123",
            "Rechnung Nr. inv-2026-000123.",
            "SVWZ+INV-2026-000123",
            "(INV-2026-000123)",
            "INV-2026-000122/INV-2026-000123/x",
            "INV-2026-00 0123",
        ] {
            assert!(
                texts(text).contains(&"INV-2026-000123".to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn a_number_with_a_slash_stays_whole_beside_its_parts() {
        let found = texts("RE25/100681");
        assert!(found.contains(&"RE25/100681".to_owned()));
        assert!(found.contains(&"100681".to_owned()));
    }

    #[test]
    fn a_printed_creditor_reference_is_put_together() {
        let found = texts("Ref RF18 5390 0754 7034 danke");
        assert!(found.contains(&"RF18539007547034".to_owned()), "{found:?}");
    }

    #[test]
    fn words_without_digits_and_short_numbers_name_nothing() {
        assert!(texts("two invoices of May, 12 % off").is_empty());
    }

    #[test]
    fn a_hostile_text_yields_a_bounded_number_of_tokens() {
        assert!(texts(&"a1b2/c3d4 ".repeat(20_000)).len() <= TOKENS_MAX);
    }
}
