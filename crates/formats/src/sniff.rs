//! Finding out what a file is: its head, and how a text separates its columns.

use std::io::{BufRead, Read};

use crate::error::FormatError;

/// How far into a file its kind is looked for.
const HEAD_BYTES: u64 = 64 * 1024;

/// Takes off the head by which a file's kind is told; whoever reads the file puts it back in front.
pub(crate) fn head_of(input: &mut impl BufRead) -> Result<Vec<u8>, FormatError> {
    let mut head = Vec::new();
    input
        .take(HEAD_BYTES)
        .read_to_end(&mut head)
        .map_err(|error| FormatError::new("file", format!("cannot be read: {error}")))?;
    Ok(head)
}

const DELIMITERS: [char; 4] = [';', ',', '\t', '|'];

/// The delimiter that cuts most lines into the same number of two columns or more.
pub(crate) fn delimiter(text: &str) -> Result<char, FormatError> {
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .take(50)
        .collect();
    let score = |delimiter: char| {
        let mut counts: Vec<usize> = lines
            .iter()
            .map(|l| count_outside_quotes(l, delimiter))
            .collect();
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or_default();
        let same = counts.iter().filter(|count| **count == median).count();
        if median == 0 { (0, 0) } else { (same, median) }
    };
    let mut scored: Vec<((usize, usize), char)> = DELIMITERS
        .iter()
        .map(|delimiter| (score(*delimiter), *delimiter))
        .collect();
    scored.sort_unstable_by(|a, b| b.cmp(a));
    match scored.as_slice() {
        [((0, _), _), ..] => Err(FormatError::new("delimiter", "no separator was found")
            .value(lines.first().copied().unwrap_or_default())
            .remedy("name the delimiter")),
        // Decimal commas make a second candidate that is as regular; the other separator wins.
        [(first, ','), (second, other), ..] if first.0 == second.0 => Ok(*other),
        [(_, best), ..] => Ok(*best),
        [] => Ok(','),
    }
}

/// How often a separator stands in a line where it separates: not within double quotes.
pub(crate) fn count_outside_quotes(line: &str, separator: char) -> usize {
    let mut quoted = false;
    line.chars()
        .filter(|c| {
            quoted ^= *c == '"';
            *c == separator && !quoted
        })
        .count()
}
