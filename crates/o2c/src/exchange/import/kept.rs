//! What an import keeps of its rows: each one that was reported, with its problem; those that were
//! booked in stretches, of which there are never more than of the others and of batches.

use super::document::Document;
use super::progress::Counts;
use super::result::{Fates, Outcome, Problem};

/// What a batch leaves behind.
#[derive(Debug, Clone, Default)]
pub(super) struct Kept {
    /// Rows with their problems, in the order in which they were read.
    pub problems: Vec<(u64, Problem)>,
    /// Rows that were booked, in the order of the file.
    pub booked: Vec<Stretch>,
}

/// Rows of the file between which none was reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    pub first: u64,
    pub last: u64,
    pub rows: u64,
}

/// What is to be kept of these documents.
pub(super) fn kept(documents: &[Document], fates: &[Fates]) -> Kept {
    let mut kept = Kept::default();
    let mut rows = Vec::new();
    for (document, fates) in documents.iter().zip(fates) {
        for (row, fate) in document.rows.iter().zip(fates) {
            if let Outcome::Reported(problem) = fate {
                kept.problems.push((row.no, problem.clone()));
            }
            rows.push((row.no, matches!(fate, Outcome::Booked { .. })));
        }
    }
    rows.sort_unstable();
    kept.booked = stretches(&rows);
    kept
}

fn stretches(rows: &[(u64, bool)]) -> Vec<Stretch> {
    let between = rows.chunk_by(|(_, booked), (_, next)| booked == next);
    between
        .filter_map(|rows| match rows {
            [(first, true), ..] => Some(Stretch {
                first: *first,
                last: rows.last().map_or(*first, |(last, _)| *last),
                rows: rows.len() as u64,
            }),
            _ => None,
        })
        .collect()
}

/// The counts after these documents.
pub(super) fn counted(documents: &[Document], fates: &[Fates], before: Counts) -> Counts {
    let mut counts = before;
    for (document, fates) in documents.iter().zip(fates) {
        counts.documents += 1;
        for (_, fate) in document.rows.iter().zip(fates) {
            counts.rows_read += 1;
            match fate {
                Outcome::Booked { .. } => counts.rows_booked += 1,
                Outcome::Reported(_) => counts.rows_reported += 1,
            }
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reported_rows_part_the_stretches_of_booked_ones() {
        let rows = [(2, true), (3, true), (5, false), (6, true), (9, false)];
        let stretch = |first, last, rows| Stretch { first, last, rows };
        assert_eq!(stretches(&rows), [stretch(2, 3, 2), stretch(6, 6, 1)]);
        assert_eq!(stretches(&[]), []);
        assert_eq!(stretches(&[(1, false)]), []);
    }
}
