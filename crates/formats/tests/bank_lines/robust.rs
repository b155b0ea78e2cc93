//! No file makes a reader panic, and a cut file keeps what was read.

use std::fs;
use std::path::{Path, PathBuf};

use cashlane_formats::bank::{BankFile, Format, Hint, detect, parse};
use proptest::prelude::*;

use crate::entries;

const FORMATS: [Format; 7] = [
    Format::Bai2,
    Format::Lockbox,
    Format::Ofx,
    Format::Nacha,
    Format::Coda,
    Format::Cfonb120,
    Format::Esr,
];

/// All samples of these formats.
fn samples() -> Vec<(PathBuf, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/bank");
    let mut found = Vec::new();
    for name in ["bai2", "lockbox", "ofx", "nacha", "bankfile", "made"] {
        collect(&folder.join(name), &mut found);
    }
    found.sort();
    assert!(found.len() > 50);
    found
}

fn collect(folder: &Path, found: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        let is_licence = path.to_string_lossy().contains("LICENSE");
        match path.is_dir() {
            true => collect(&path, found),
            false if is_licence => {}
            false => found.push((path.clone(), fs::read(&path).expect("sample"))),
        }
    }
}

fn read_as(bytes: &[u8], format: Format) -> Option<BankFile> {
    let hint = Hint {
        format: Some(format),
        ..Hint::default()
    };
    parse(bytes, &hint).ok()
}

/// A cut file has the entries of the whole one up to the cut, and says that its end is missing. The
/// last entry may lack what stood behind the cut.
#[test]
fn a_cut_file_keeps_what_was_read_and_says_so() {
    for (path, bytes) in samples() {
        let Ok(format) = detect(&bytes) else {
            panic!("{}", path.display());
        };
        let whole = read_as(&bytes, format).expect("whole");
        let amounts: Vec<_> = entries(&whole).iter().map(|entry| entry.amount).collect();
        let mut most = 0;
        for length in 0..bytes.len().saturating_sub(2) {
            let Some(file) = read_as(&bytes[..length], format) else {
                continue;
            };
            let found: Vec<_> = entries(&file).iter().map(|entry| entry.amount).collect();
            let at = format!("{} cut at {length}", path.display());
            // A dishonoured return changes its sign with a later record.
            let prefix = |n: usize| found[..n].iter().zip(&amounts).all(|(a, b)| a == b);
            assert!(prefix(found.len().saturating_sub(1)), "{at}");
            assert!(
                found
                    .last()
                    .zip(amounts.get(found.len().wrapping_sub(1)))
                    .is_none_or(|(a, b)| a.abs() == b.abs()),
                "{at}"
            );
            assert!(found.len() + 1 >= most, "{at}: {} of {most}", found.len());
            most = most.max(found.len());
            if found.len() < amounts.len() {
                assert!(!file.warnings.is_empty(), "{at}: says nothing");
            }
        }
    }
}

fn mutate(bytes: &mut Vec<u8>, edits: &[(usize, u8, u8)]) {
    for (place, kind, value) in edits {
        if bytes.is_empty() {
            return;
        }
        let at = place % bytes.len();
        match kind % 4 {
            0 => bytes[at] = *value,
            1 => bytes.insert(at, *value),
            2 => drop(bytes.remove(at)),
            _ => {
                let end = (at + usize::from(*value)).min(bytes.len());
                let part = bytes[at..end].to_vec();
                bytes.splice(at..at, part);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_bytes_make_a_reader_panic(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        place in 0usize..7,
    ) {
        read_as(&bytes, FORMATS[place]);
        parse(&bytes, &Hint::default()).ok();
    }

    #[test]
    fn no_change_of_a_sample_makes_a_reader_panic(
        place in any::<proptest::sample::Index>(),
        edits in proptest::collection::vec((any::<usize>(), any::<u8>(), any::<u8>()), 1..12),
    ) {
        let samples = samples();
        let (_, bytes) = place.get(&samples);
        let mut bytes = bytes.clone();
        mutate(&mut bytes, &edits);
        for format in FORMATS {
            read_as(&bytes, format);
        }
    }
}
