//! Small helpers over text that several formats share.

use std::borrow::Cow;

/// Longest value shown in a message, in characters.
const SHOWN_CHARS_MAX: usize = 80;

/// The value as it may stand in a message: at most 80 characters.
pub(crate) fn shorten(value: &str) -> String {
    match value.char_indices().nth(SHOWN_CHARS_MAX) {
        None => value.to_owned(),
        Some((end, _)) => format!("{}…", &value[..end]),
    }
}

/// Bytes as text: by byte order mark, else UTF-8 where valid, else windows-1252.
///
/// windows-1252 maps every byte, so this never fails; it is what German and Dutch banks send when
/// they do not send UTF-8 (ISO 8859-1 is a subset of it for printable characters).
pub(crate) fn decode_guess(bytes: &[u8]) -> (Cow<'_, str>, &'static str) {
    if let Some((encoding, mark_len)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(&bytes[mark_len..]);
        return (text, encoding.name());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), "UTF-8"),
        Err(_) => {
            let encoding = encoding_rs::WINDOWS_1252;
            (
                encoding.decode_without_bom_handling(bytes).0,
                encoding.name(),
            )
        }
    }
}

/// Letters and digits only, upper case: the form in which identifiers are compared.
pub(crate) fn compact(value: &str) -> String {
    value
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// The entry of `known` that is nearest to `word`, when near enough to be a slip of the pen.
pub(crate) fn did_you_mean<'a>(
    word: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    let limit = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (edit_distance(&word, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits (insert, delete, replace, swap of neighbours) that turn `a` into `b`.
fn edit_distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut rows = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for (i, row) in rows.iter_mut().enumerate() {
        row[0] = i;
    }
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j;
    }
    for i in 1..=a.len() {
        for j in 1..=b.len() {
            let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut best = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = best;
        }
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_pen_is_recognised_and_a_different_word_is_not() {
        let known = ["quantity", "unit_price", "customer"];
        assert_eq!(did_you_mean("quantiy", known), Some("quantity"));
        assert_eq!(did_you_mean("UnitPrice", known), Some("unit_price"));
        assert_eq!(did_you_mean("warehouse", known), None);
    }

    #[test]
    fn bytes_that_are_not_utf8_are_read_as_windows_1252() {
        assert_eq!(decode_guess(b"M\xfcller \x80").0, "Müller €");
        assert_eq!(decode_guess("Müller".as_bytes()).0, "Müller");
        assert_eq!(decode_guess(b"\xef\xbb\xbfx").0, "x");
    }

    #[test]
    fn a_long_value_is_shortened_at_a_character_border() {
        let long = "ü".repeat(200);
        assert_eq!(shorten(&long).chars().count(), 81);
    }
}
